"""The work on one file or one report, as it runs in any process: intake, then reading. Never raises for what is wrong with a text."""

import signal
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from dragoman.schema.errors import DragomanError
from dragoman.schema.reading import Reader, Reading
from dragoman.schema.report import Document

# A reader that needs longer is stuck: the slowest pace allowed is a hundredth of what the slowest machine tried reads at.
PATIENCE_SECONDS, SLOWEST_PACE = 60.0, 200


class StuckError(DragomanError):
    """A report took far longer to read than any should."""


class Done(Struct, frozen=True, kw_only=True):
    """What came of a task: documents with their readings (None where the reader failed), what failed, and tracebacks for the log."""

    read: tuple[tuple[Document, Reading | None], ...] = ()
    failures: tuple[tuple[str, str], ...] = ()
    details: tuple[str, ...] = ()


class Task(Struct, frozen=True, kw_only=True):
    """A file to read (`raw`, or `reason` why it has none), or a report to read again (`document`).

    `path` is shown to people, `key` is what the store knows the file by, `taken` what intake made of it where that is done already."""

    path: str
    key: str
    sha256: str = ""
    raw: bytes = b""
    reason: str | None = None
    document: Document | None = None
    taken: Done | None = None


def perform(task: Task, reader: Reader) -> Done:
    """Do the work of a task."""
    taken = task.taken or take_in(task)
    done = _read_all(tuple(document for document, _ in taken.read), task.path, reader)
    return Done(read=done.read, failures=taken.failures + done.failures, details=taken.details + done.details)


def take_in(task: Task) -> Done:
    """The first half of the work: the documents of a task, with no readings yet, and what failed."""
    if task.reason is not None:
        return Done(failures=((task.path, task.reason),))
    if task.document is not None:
        return Done(read=((task.document, None),))
    # What intake needs takes a tenth of a second to load, in which the first process reads already.
    from dragoman.intake.load import load

    try:
        loaded = load(task.raw, task.path)
    except DragomanError as error:
        return Done(failures=((task.path, str(error)),))
    except Exception as error:
        return _broken(task.path, "could not be taken in", error)
    failures = tuple((failed.path, failed.reason) for failed in loaded.failures)
    return Done(read=tuple((document, None) for document in loaded.documents), failures=failures)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """StuckError inside the block after so many seconds; no limit off the main thread, or where the system has no such timer."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: object) -> None:
        raise StuckError(f"gave up after {seconds:.0f} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _read_all(documents: tuple[Document, ...], path: str, reader: Reader) -> Done:
    read: list[tuple[Document, Reading | None]] = []
    failures: list[tuple[str, str]] = []
    details: list[str] = []
    for document in documents:
        try:
            with at_most(PATIENCE_SECONDS + len(document.report.text) / SLOWEST_PACE):
                read.append((document, reader.read(document)))
        except Exception as error:
            broken = _broken(document.report.path or path, f"the reader failed on “{document.report.title}”", error)
            read.append((document, None))
            failures += broken.failures
            details += broken.details
    return Done(read=tuple(read), failures=tuple(failures), details=tuple(details))


def _broken(path: str, what: str, error: Exception) -> Done:
    """An error of the program's own: its kind is shown, its traceback kept for the log."""
    detail = "".join(traceback.format_exception(error))
    return Done(failures=((path, f"{what} ({type(error).__name__}: {error})"),), details=(f"{path}\n{detail}",))
