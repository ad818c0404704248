"""A situation opened for questions, from Python and from the web."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from types import TracebackType

from dragoman.analysis.judged import JudgedView, open_judged
from dragoman.analysis.snapshot import Snapshot
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.model import Lexicon


class Situation:
    """The reports, actors and claims in one file. What it holds is read once, and again after the file changed.

    Judgements are applied; with `raw` it is the machine's own reading."""

    def __init__(self, path: Path, lexicon: Path | None = None, raw: bool = False) -> None:
        self.path = path
        self._raw = raw
        self._lexicon_folder = lexicon
        self._lexicon: Lexicon | None = None
        self._lock = Lock()
        self._held: tuple[object, Snapshot] | None = None

    def __enter__(self) -> "Situation":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of what is held in memory."""
        self._held = None

    @property
    def lexicon(self) -> Lexicon:
        """Who and what is known before reading."""
        if self._lexicon is None:
            self._lexicon = load_lexicon(self._lexicon_folder)
        return self._lexicon

    @contextmanager
    def view(self) -> Iterator[JudgedView]:
        """The file as it stands now, judgements applied (unless `raw`), for what a snapshot does not hold."""
        with open_judged(self.path, self._raw) as view:
            yield view

    def stamp(self) -> object:
        """Changes when the file does."""
        files = (self.path, self.path.with_name(self.path.name + "-wal"))
        found = [one.stat() for one in files if one.exists()]
        return tuple((one.st_mtime_ns, one.st_size) for one in found if one.st_size)

    def snapshot(self) -> Snapshot:
        """Everything, joined, as it stands now."""
        with self._lock:
            stamp = self.stamp()
            if self._held is None or self._held[0] != stamp:
                with self.view() as view:
                    self._held = (stamp, Snapshot(view, self.lexicon))
            return self._held[1]
