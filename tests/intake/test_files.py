import os
from pathlib import Path

import pytest

from dragoman.intake.errors import IntakeError
from dragoman.intake.files import find, read_bytes
from dragoman.intake.limits import Limits


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.md", "a.txt", "deep/c.html", ".hidden.md", ".git/d.md", "deep/.e.md", "picture.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def names(root: Path, found: list[Path]) -> list[str]:
    return [path.relative_to(root).as_posix() for path in found]


def test_folders_are_searched_in_order_and_hidden_things_left(folder: Path) -> None:
    assert names(folder, list(find([folder]))) == ["a.txt", "b.md", "picture.png", "deep/c.html"]


def test_each_file_comes_once(folder: Path) -> None:
    assert names(folder, list(find([folder / "a.txt", folder, folder / "deep"]))) == ["a.txt", "b.md", "picture.png", "deep/c.html"]


def test_a_named_hidden_file_is_read(folder: Path) -> None:
    assert names(folder, list(find([folder / ".hidden.md"]))) == [".hidden.md"]


def test_links_in_a_circle_end(folder: Path) -> None:
    os.symlink(folder, folder / "deep" / "up")
    assert names(folder, list(find([folder]))) == ["a.txt", "b.md", "picture.png", "deep/c.html"]


def test_a_broken_link_and_a_missing_file_are_not_lost(folder: Path) -> None:
    os.symlink(folder / "gone", folder / "z")
    found = list(find([folder, folder / "missing.md"]))
    assert names(folder, found)[-2:] == ["deep/c.html", "missing.md"]
    assert folder / "z" in found
    for path in (folder / "z", folder / "missing.md"):
        with pytest.raises(IntakeError, match="no such file"):
            read_bytes(path)


def test_a_large_file_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * 2_000_001)
    with pytest.raises(IntakeError, match=r"too large: 2\.0 MB, the limit is 2 MB"):
        read_bytes(path, Limits(max_bytes=2_000_000))
    assert len(read_bytes(path)) == 2_000_001


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(IntakeError, match="not a regular file"):
        read_bytes(tmp_path / "pipe")
