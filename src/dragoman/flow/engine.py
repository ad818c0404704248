"""Reading into a situation: find, load, read, store.

What fails is noted and the rest goes on; a run that was killed is finished by the next one.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.flow.pool import at_work
from dragoman.flow.settings import Settings
from dragoman.flow.summary import OnProgress, Run, RunSummary
from dragoman.flow.tasks import Task
from dragoman.intake.errors import IntakeError
from dragoman.intake.files import find, read_bytes
from dragoman.schema.ids import sha256_of
from dragoman.schema.reading import Reader

if TYPE_CHECKING:
    from dragoman.store.writer import Writer

PIPED = "standard input"
_OWN = frozenset({"", "-wal", "-shm", "-journal", ".lock"})


def read_paths(
    paths: Sequence[Path], situation: Path, settings: Settings, on_progress: OnProgress | None = None, piped: bytes | None = None
) -> RunSummary:
    """Read files and folders, and bytes piped in, into the situation. Unchanged files are passed over; what fails is in the summary."""
    reader = settings.make_reader(settings.lexicon)
    found = [path for path in find(paths) if not is_own(path, situation)]
    run = Run(reader, len(found) + (piped is not None), on_progress)
    with ExitStack() as stack:
        writer = _opened(situation, stack) if situation.exists() else None
        done = stack.enter_context(at_work(_changed(_sources(piped, found), reader, run, writer), reader, settings))
        writer = writer or _opened(situation, stack)
        from dragoman.flow.storing import Storing

        storing = Storing(run, writer)
        for task, result in done:
            storing.store_file(task, result)
    return run.summary


def is_own(path: Path, situation: Path) -> bool:
    """Whether a file is the situation's own, which may lie among the reports: its database, log or lock."""
    rest = path.name.removeprefix(situation.name)
    return rest in _OWN and path.name.startswith(situation.name) and path.parent.resolve() == situation.parent.resolve()


def reread(situation: Path, settings: Settings, on_progress: OnProgress | None = None, reports: Sequence[str] = ()) -> RunSummary:
    """Read reports of the situation again, all of them or these; those that this reader and lexicon have read are passed over."""
    from dragoman.flow.storing import Storing
    from dragoman.store.situation import open_view

    reader = settings.make_reader(settings.lexicon)
    with open_view(situation) as view:
        ids = [view.report(one).id for one in reports] or view.report_ids()
    run = Run(reader, len(ids), on_progress)
    with ExitStack() as stack:
        storing = Storing(run, _opened(situation, stack))
        for task, done in stack.enter_context(at_work(_outdated(ids, situation, reader, run), reader, settings)):
            storing.store_reading(task, done)
    return run.summary


def _opened(situation: Path, stack: ExitStack) -> "Writer":
    # SQLAlchemy takes half a second to load: where the situation is new, the first reports are being read meanwhile.
    from dragoman.store.situation import open_writer

    return stack.enter_context(open_writer(situation))


def _sources(piped: bytes | None, found: Iterable[Path]) -> Iterator[tuple[str, str, bytes | Path]]:
    """(path as shown, key, bytes or where they are): what was piped in first. Piped texts replace nothing: their key is their hash."""
    if piped is not None:
        yield PIPED, f"{PIPED}:{sha256_of(piped)}", piped
    for path in found:
        yield str(path), os.path.abspath(path), path


def _changed(found: Iterable[tuple[str, str, bytes | Path]], reader: Reader, run: Run, writer: "Writer | None") -> Iterator[Task]:
    """A task for each file that is not stored as it stands; without a writer nothing is."""
    for shown, key, place in found:
        try:
            raw = place if isinstance(place, bytes) else read_bytes(place)
        except IntakeError as error:
            yield Task(path=shown, key=key, reason=str(error))
            continue
        sha256 = sha256_of(raw)
        if writer is not None and writer.up_to_date(key, sha256, reader.name, reader.lexicon_version):
            run.pass_over(shown)
        else:
            yield Task(path=shown, key=key, sha256=sha256, raw=raw)


def _outdated(ids: Iterable[str], situation: Path, reader: Reader, run: Run) -> Iterator[Task]:
    """A task for each report that another reader or lexicon read. No view stays open meanwhile, so that the log stays short."""
    from dragoman.store.situation import open_view

    for one in ids:
        with open_view(situation) as view:
            last = view.reading_of(one)
            document = view.document(one)
        shown = document.report.path or one
        if last and (last.reader, last.lexicon) == (reader.name, reader.lexicon_version):
            run.pass_over(shown)
        else:
            yield Task(path=shown, key=f"report:{one}", document=document)
