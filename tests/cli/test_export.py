import json
import sys
from pathlib import Path

import pytest

from dragoman.cli import main
from dragoman.cli.export import Format, Mode
from dragoman.exchange.formats import FILES, FOLDERS
from dragoman.schema.plover import ontology
from told import situation

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return situation(tmp_path)


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["dragoman", "export", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main.run()
    return int(ended.value.code or 0)


def test_the_command_knows_every_format_and_mark() -> None:
    assert {one.value for one in Format} == set(FILES) | set(FOLDERS)
    assert {one.value for one in Mode} == set(ontology().auxiliary)


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_format_of_one_file_is_written(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, name: str) -> None:
    out = path.parent / "out"
    assert run(monkeypatch, "-s", path, "--format", name, "-o", out) == 0
    assert out.stat().st_size > 30
    told = capsys.readouterr().err
    assert ("have no form in" in told) == (name != "jsonl")


def test_what_claimants_say_and_what_is_marked_is_left_out(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    narrowed = ("--voices", "author", "--without", "negation", "--without", "future", "--json")
    assert run(monkeypatch, "-s", path, "-o", path.parent / "x", *narrowed) == 0
    assert json.loads(capsys.readouterr().out)["claims"] == 6


def test_tables_want_a_folder(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    assert run(monkeypatch, "-s", path, "--format", "csv") == 2
    assert "name a folder with --output" in capsys.readouterr().err
    assert run(monkeypatch, "-s", path, "--format", "csv", "-o", path.parent / "tables") == 0
    assert (path.parent / "tables" / "event.csv").is_file()


def test_parquet_without_its_package_says_what_to_do(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    assert run(monkeypatch, "-s", path, "--format", "parquet", "-o", path.parent / "tables") == 2
    assert "dragoman[tables]" in capsys.readouterr().err
