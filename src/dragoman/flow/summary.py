"""What a run tells while it goes on and when it is done."""

from collections.abc import Callable

from msgspec import Struct

from dragoman.schema.reading import Reader


class Progress(Struct, frozen=True):
    """How far a run is: files (or reports) behind it, all there are, and the one just done."""

    done: int
    total: int
    path: str


class RunSummary(Struct, kw_only=True):
    """What a run did. `files` counts what was found; `new`, `reread` and `unchanged` count reports, but unchanged files count as one."""

    files: int = 0
    new: int = 0
    reread: int = 0
    unchanged: int = 0
    characters: int = 0
    claims: int = 0
    failures: list[tuple[str, str]] = []
    reader: str = ""
    lexicon: str = ""


OnProgress = Callable[[Progress], None]


class Run:
    """Counts what is done, and tells of each step."""

    def __init__(self, reader: Reader, total: int, on_progress: OnProgress | None) -> None:
        self.summary = RunSummary(files=total, reader=reader.name, lexicon=reader.lexicon_version)
        self._done = 0
        self._tell = on_progress

    def step(self, shown: str) -> None:
        """A file or report is behind the run."""
        self._done += 1
        if self._tell is not None:
            self._tell(Progress(self._done, self.summary.files, shown))

    def pass_over(self, shown: str) -> None:
        """A file or report is as it was."""
        self.summary.unchanged += 1
        self.step(shown)
