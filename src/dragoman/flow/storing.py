"""Storing what came of the tasks of a run."""

import logging
from collections.abc import Callable
from functools import partial

from dragoman.flow.summary import Run
from dragoman.flow.tasks import Done, Task
from dragoman.schema.errors import DragomanError
from dragoman.schema.reading import Reading
from dragoman.schema.report import Document
from dragoman.store.sqlite import StoreError
from dragoman.store.writer import Change, Outcome, Place, Writer

_log = logging.getLogger(__name__)


class Storing:
    """Stores with one writer, and counts it in the run's summary."""

    def __init__(self, run: Run, writer: Writer) -> None:
        self._run = run
        self._writer = writer

    def store_file(self, task: Task, done: Done) -> None:
        """Store what came of a file: each report in a transaction of its own, the last one with the file's end."""
        failures = list(done.failures)
        reports = tuple(document.report.id for document, _ in done.read)
        stored = 0
        for position, (document, read) in enumerate(done.read):
            whole = stored == len(done.read) - 1
            end = _outcome(task, reports, failures, True) if whole else None
            if read is not None:
                place = Place(task.key, task.sha256, position)
                stored += self._store(partial(self._writer.add, document, read, place, end), document, read, failures)
        if not done.read or stored < len(done.read):
            self._writer.close_file(_outcome(task, reports, failures, False))
        self._note(task, done, failures)

    def store_reading(self, task: Task, done: Done) -> None:
        """Store a new reading of a report."""
        failures = list(done.failures)
        for document, read in done.read:
            if read is not None:
                self._store(partial(self._writer.add_reading, read), document, read, failures)
        self._writer.close_file(_outcome(task, (), failures, True))
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
            self._run.summary.unchanged += 1
            return True
        if change == "new":
            self._run.summary.new += 1
        else:
            self._run.summary.reread += 1
        self._run.summary.characters += len(document.report.text)
        self._run.summary.claims += len(read.claims)
        return True

    def _note(self, task: Task, done: Done, failures: list[tuple[str, str]]) -> None:
        for detail in done.details:
            _log.debug("%s", detail)
        self._run.summary.failures += failures
        self._run.step(task.path)


def _outcome(task: Task, reports: tuple[str, ...], failures: list[tuple[str, str]], done: bool) -> Outcome:
    return Outcome(path=task.key, sha256=task.sha256, reports=reports, failures=tuple(failures), done=done)
