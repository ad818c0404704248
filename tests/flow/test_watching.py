"""Folders are watched: what comes is read, once it is whole."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from dragoman.flow.readers import grammar_reader
from dragoman.flow.settings import Settings
from dragoman.flow.summary import RunSummary
from dragoman.flow.watching import read_on
from dragoman.schema.errors import DragomanError
from dragoman.store.situation import open_view

PATIENCE = 20.0  # seconds


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Path, list[RunSummary]]]:
    """A folder that is watched, and the runs so far. The situation lies in it, as many a user has it."""
    folder, stop, told = tmp_path / "in", Event(), list[RunSummary]()
    folder.mkdir()
    (folder / "first.md").write_text("# One\n\nIvar Zarenov said that he would stay.\n", encoding="utf-8")
    settings = Settings(make_reader=grammar_reader, jobs=1)
    thread = Thread(target=read_on, args=([folder], folder / "s.db", settings, told.append, stop))
    thread.start()
    until(lambda: bool(told))
    yield folder, told
    stop.set()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.05)


def titles(folder: Path) -> list[str]:
    with open_view(folder / "s.db") as view:
        return sorted(one.title for one in view.reports())


def test_what_is_there_and_what_comes_is_read(watched: tuple[Path, list[RunSummary]]) -> None:
    folder, told = watched
    assert titles(folder) == ["One"]
    (folder / "deeper").mkdir()
    (folder / "deeper" / "second.md").write_text("# Two\n\nMira Zarenova said that she would go.\n", encoding="utf-8")
    until(lambda: len(titles(folder)) == 2)
    (folder / ".hidden.md").write_text("# Three\n\nNobody reads this.\n", encoding="utf-8")
    (folder / "half.md.part").write_text("# Four\n\nNobody rea", encoding="utf-8")
    (folder / "fifth.md").write_text("# Five\n\nIvar Zarenov left.\n", encoding="utf-8")
    until(lambda: len(titles(folder)) == 3)
    assert titles(folder) == ["Five", "One", "Two"]
    assert not any(one.failures for one in told)


def test_there_must_be_something_to_watch(tmp_path: Path) -> None:
    settings = Settings(make_reader=grammar_reader, jobs=1)
    with pytest.raises(DragomanError, match="nowhere"):
        read_on([tmp_path / "nowhere"], tmp_path / "s.db", settings, lambda _: None)
