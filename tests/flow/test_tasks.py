import time

import pytest

from dragoman.flow import tasks
from dragoman.flow.tasks import StuckError, Task, at_most, perform
from dragoman.schema.reading import Reading
from dragoman.schema.report import Document
from inventing import PhraseReader


class StuckReader(PhraseReader):
    def read(self, document: Document) -> Reading:
        while True:
            time.sleep(0.01)


def test_a_reader_that_is_stuck_is_a_failure_with_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "PATIENCE_SECONDS", 0.05)
    done = perform(Task(path="a.txt", key="/a.txt", raw="无尽的话。".encode()), StuckReader())
    ((path, reason),) = done.failures
    assert path == "a.txt"
    assert "StuckError: gave up after" in reason
    assert [read for _, read in done.read] == [None]


def test_the_limit_ends_with_its_block() -> None:
    with at_most(0.05):
        pass
    time.sleep(0.1)
    with pytest.raises(StuckError), at_most(0.05):
        time.sleep(1)


def test_a_file_that_cannot_be_taken_in_is_a_failure_with_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(raw: bytes, path: str) -> None:
        raise KeyError("title")

    monkeypatch.setattr("dragoman.intake.load.load", broken)
    done = perform(Task(path="a.md", key="/a.md", raw=b"x"), PhraseReader())
    assert done.failures == (("a.md", "could not be taken in (KeyError: 'title')"),)
    assert "Traceback" in done.details[0]
