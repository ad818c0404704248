import json
import sys
from pathlib import Path

import pytest

from dictionaries import ACTORS, written
from dragoman.cli import main
from dragoman.cli.lexicon import Kind
from dragoman.lexicon.imports.kinds import KINDS

Captured = pytest.CaptureFixture[str]


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["dragoman", "lexicon", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main.run()
    return int(ended.value.code or 0)


def test_the_command_knows_every_kind() -> None:
    assert {one.value for one in Kind} == set(KINDS)


def test_import_tells_what_it_took_and_what_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    path = written(tmp_path, "alv.actors.txt", ACTORS)
    assert run(monkeypatch, "import", path, "--kind", "petrarch-actors", "-o", tmp_path / "pack") == 0
    told = capsys.readouterr()
    assert "7 rows of actors" in told.out
    assert "line 24: '10-20' is no date restriction" in told.err
    assert run(monkeypatch, "import", path, "--kind", "petrarch-actors", "-o", tmp_path / "pack", "--json") == 0
    assert json.loads(capsys.readouterr().out)["rows"] == {"actors": 7, "offices": 3}


def test_check_ends_with_2_where_there_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    written(tmp_path, "a.actors.tsv", "id\ttype\ten\nperson:z\tperson\tIvar Zarenov\n")
    assert run(monkeypatch, "check", tmp_path) == 0
    assert "0 faults" in capsys.readouterr().out
    written(tmp_path, "b.actors.tsv", "id\ttype\ten\nperson:y\twizard\tOtto Brek\n")
    assert run(monkeypatch, "check", tmp_path) == 2
    assert "b.actors.tsv, line 2: 'wizard' is no actor type" in capsys.readouterr().err


def test_a_missing_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    assert run(monkeypatch, "import", tmp_path / "none", "--kind", "csv", "-o", tmp_path / "pack") == 2
    assert "cannot read" in capsys.readouterr().err
    assert run(monkeypatch, "check", tmp_path / "none") == 2
