"""Reading into a situation: find, load, read, store.

What fails is noted and the rest goes on; a run that was killed is finished by the next one.
"""

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from dragoman.flow.pool import results
from dragoman.flow.settings import Settings
from dragoman.flow.tasks import Done, Task
from dragoman.intake.errors import IntakeError
from dragoman.intake.files import find, read_bytes
from dragoman.schema.errors import DragomanError
from dragoman.schema.reading import Reader, Reading
from dragoman.schema.report import Document
from dragoman.store.situation import open_view, open_writer
from dragoman.store.sqlite import StoreError
from dragoman.store.writer import Change, Outcome, Place, Writer, sha256_of

_log = logging.getLogger(__name__)
PIPED = "standard input"
_OWN = frozenset({"", "-wal", "-shm", "-journal", ".lock"})


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


def read_paths(
    paths: Sequence[Path], situation: Path, settings: Settings, on_progress: OnProgress | None = None, piped: bytes | None = None
) -> RunSummary:
    """Read files and folders, and bytes piped in, into the situation. Unchanged files are passed over; what fails is in the summary."""
    reader = settings.make_reader(settings.lexicon)
    found = [path for path in find(paths) if not is_own(path, situation)]
    run = _Run(reader, len(found) + (piped is not None), on_progress)
    with open_writer(situation) as writer:
        tasks = run.changed(_sources(piped, found), writer)
        for task, done in results(tasks, reader, settings):
            run.store_file(task, done, writer)
    return run.summary


def is_own(path: Path, situation: Path) -> bool:
    """Whether a file is the situation's own, which may lie among the reports: its database, log or lock."""
    rest = path.name.removeprefix(situation.name)
    return rest in _OWN and path.name.startswith(situation.name) and path.parent.resolve() == situation.parent.resolve()


def reread(situation: Path, settings: Settings, on_progress: OnProgress | None = None, reports: Sequence[str] = ()) -> RunSummary:
    """Read reports of the situation again, all of them or these; those that this reader and lexicon have read are passed over."""
    reader = settings.make_reader(settings.lexicon)
    with open_view(situation) as view:
        ids = [view.report(one).id for one in reports] or view.report_ids()
    run = _Run(reader, len(ids), on_progress)
    with open_writer(situation) as writer:
        for task, done in results(run.outdated(ids, situation), reader, settings):
            run.store_reading(task, done, writer)
    return run.summary


def _sources(piped: bytes | None, found: Iterable[Path]) -> Iterator[tuple[str, str, bytes | Path]]:
    """(path as shown, key, bytes or where they are): what was piped in first. Piped texts replace nothing: their key is their hash."""
    if piped is not None:
        yield PIPED, f"{PIPED}:{sha256_of(piped)}", piped
    for path in found:
        yield str(path), os.path.abspath(path), path


class _Run:
    def __init__(self, reader: Reader, total: int, on_progress: OnProgress | None) -> None:
        self.summary = RunSummary(files=total, reader=reader.name, lexicon=reader.lexicon_version)
        self._reader = reader
        self._done = 0
        self._tell = on_progress

    def changed(self, found: Iterable[tuple[str, str, bytes | Path]], writer: Writer) -> Iterator[Task]:
        """A task for each file that is not stored as it stands."""
        for shown, key, place in found:
            try:
                raw = place if isinstance(place, bytes) else read_bytes(place)
            except IntakeError as error:
                yield Task(path=shown, key=key, reason=str(error))
                continue
            sha256 = sha256_of(raw)
            if writer.up_to_date(key, sha256, self._reader.name, self._reader.lexicon_version):
                self.summary.unchanged += 1
                self._step(shown)
            else:
                yield Task(path=shown, key=key, sha256=sha256, raw=raw)

    def outdated(self, ids: Iterable[str], situation: Path) -> Iterator[Task]:
        """A task for each report that another reader or lexicon read. No view stays open meanwhile, so that the log stays short."""
        for one in ids:
            with open_view(situation) as view:
                last = view.reading_of(one)
                document = view.document(one)
            shown = document.report.path or one
            if last and (last.reader, last.lexicon) == (self._reader.name, self._reader.lexicon_version):
                self.summary.unchanged += 1
                self._step(shown)
            else:
                yield Task(path=shown, key=f"report:{one}", document=document)

    def store_file(self, task: Task, done: Done, writer: Writer) -> None:
        """Store what came of a file: each report in a transaction of its own, the last one with the file's end."""
        failures = list(done.failures)
        reports = tuple(document.report.id for document, _ in done.read)
        stored = 0
        for position, (document, read) in enumerate(done.read):
            whole = stored == len(done.read) - 1
            end = _outcome(task, reports, failures, True) if whole else None
            if read is not None:
                place = Place(task.key, task.sha256, position)
                stored += self._store(partial(writer.add, document, read, place, end), document, read, failures)
        if not done.read or stored < len(done.read):
            writer.close_file(_outcome(task, reports, failures, False))
        self._note(task, done, failures)

    def store_reading(self, task: Task, done: Done, writer: Writer) -> None:
        """Store a new reading of a report."""
        failures = list(done.failures)
        for document, read in done.read:
            if read is not None:
                self._store(partial(writer.add_reading, read), document, read, failures)
        writer.close_file(_outcome(task, (), failures, True))
        self._note(task, done, failures)

    def _store(self, write: Callable[[], Change], document: Document, read: Reading, failures: list[tuple[str, str]]) -> bool:
        """Whether a report was stored; if not, the reason is added to the failures. Trouble with the situation's file ends the run."""
        try:
            change = write()
        except StoreError:
            raise
        except Exception as error:
            _log.debug("storing %s failed", document.report.path, exc_info=error)
            shown = str(error) if isinstance(error, DragomanError) else f"{type(error).__name__}: {error}"
            failures.append((document.report.path or document.report.id, f"not stored: {shown}"))
            return False
        if change == "unchanged":
            self.summary.unchanged += 1
            return True
        if change == "new":
            self.summary.new += 1
        else:
            self.summary.reread += 1
        self.summary.characters += len(document.report.text)
        self.summary.claims += len(read.claims)
        return True

    def _note(self, task: Task, done: Done, failures: list[tuple[str, str]]) -> None:
        for detail in done.details:
            _log.debug("%s", detail)
        self.summary.failures += failures
        self._step(task.path)

    def _step(self, shown: str) -> None:
        self._done += 1
        if self._tell is not None:
            self._tell(Progress(self._done, self.summary.files, shown))


def _outcome(task: Task, reports: tuple[str, ...], failures: list[tuple[str, str]], done: bool) -> Outcome:
    return Outcome(path=task.key, sha256=task.sha256, reports=reports, failures=tuple(failures), done=done)
