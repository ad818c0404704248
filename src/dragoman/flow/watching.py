"""Reading on as files come: folders are watched, and what is new or changed is read."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

from dragoman.flow.engine import is_own, read_paths
from dragoman.flow.settings import Settings
from dragoman.flow.summary import RunSummary
from dragoman.schema.errors import DragomanError

SETTLED = 300  # milliseconds without a change before files count as written
ASKING = 1000  # milliseconds between two looks at whether to stop
_UNFINISHED = ("~", ".tmp", ".part", ".swp", ".crdownload")


def read_on(
    paths: Sequence[Path], situation: Path, settings: Settings, tell: Callable[[RunSummary], None], stop: Event | None = None
) -> None:
    """Read what is there, then whatever comes or changes, until `stop` is set or the program is interrupted.

    A file that goes away stays in the situation. DragomanError where there is nothing to watch."""
    missing = [str(path) for path in paths if not path.exists()]
    if missing or not paths:
        raise DragomanError(f"cannot watch {', '.join(missing) or 'nothing'}: name files or folders that are there")
    tell(read_paths(paths, situation, settings))
    since = True  # what came between the first reading and the first watching
    for batch in watch(
        *paths, watch_filter=partial(_counts, situation), step=SETTLED, rust_timeout=ASKING, stop_event=stop,
        yield_on_timeout=True, raise_interrupt=False,
    ):  # fmt: skip
        found = list(paths) if since else sorted(path for path in {Path(name) for _, name in batch} if path.is_file())
        since = False
        if found:
            summary = read_paths(found, situation, settings)
            if summary.new or summary.reread or summary.failures:
                tell(summary)


def _counts(situation: Path, change: Change, name: str) -> bool:
    """Whether a change is one of a report: hidden files, half-written ones and the situation's own are none."""
    path = Path(name)
    if change is Change.deleted or is_own(path, situation):
        return False
    return not path.name.startswith(".") and not path.name.endswith(_UNFINISHED)
