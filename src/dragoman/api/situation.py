"""A situation opened for questions, from Python and from the web."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from types import TracebackType

from dragoman.analysis.snapshot import Snapshot
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.model import Lexicon
from dragoman.store.situation import open_view
from dragoman.store.view import View


class Situation:
    """The reports, actors and claims in one file. What it holds is read once, and again after the file changed."""

    def __init__(self, path: Path, lexicon: Path | None = None) -> None:
        self.path = path
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
    def view(self) -> Iterator[View]:
        """The file as it stands now, for what a snapshot does not hold."""
        with open_view(self.path) as view:
            yield view

    def stamp(self) -> object:
        """Changes when the file does."""
        log = self.path.with_name(self.path.name + "-wal")
        return tuple((found.st_mtime_ns, found.st_size) for one in (self.path, log) if one.exists() for found in (one.stat(),))

    def snapshot(self) -> Snapshot:
        """Everything, joined, as it stands now."""
        with self._lock:
            stamp = self.stamp()
            if self._held is None or self._held[0] != stamp:
                with self.view() as view:
                    self._held = (stamp, Snapshot(view, self.lexicon))
            return self._held[1]
