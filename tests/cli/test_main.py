import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from dragoman.cli import main
from dragoman.flow import readers
from dragoman.flow.engine import read_paths
from dragoman.flow.settings import Settings
from inventing import phrase_reader, post

Captured = pytest.CaptureFixture[str]
TEXT = "扎雷诺夫说：“局势稳定。”7人死亡。第3旅进驻北岸。阿尔瓦尼亚下令袭击东山州（2031-02-01）。"


@pytest.fixture
def situation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "in").mkdir()
    post(tmp_path / "in", "a.md", "北岸之变", TEXT)
    post(tmp_path / "in", "b.md", "北岸余波", "札雷諾夫說：「明天會好。」")
    read_paths([tmp_path / "in"], tmp_path / "s.db", Settings(make_reader=phrase_reader, jobs=1))
    monkeypatch.setenv("DRAGOMAN_SITUATION", str(tmp_path / "s.db"))
    monkeypatch.setattr(readers, "grammar_reader", phrase_reader)
    return tmp_path / "s.db"


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    """The exit code of the command."""
    monkeypatch.setattr(sys, "argv", ["dragoman", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main.run()
    return int(ended.value.code or 0)


@pytest.fixture
def say(situation: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> Any:
    def said(*arguments: object, code: int = 0) -> str:
        assert run(monkeypatch, *arguments) == code
        return capsys.readouterr().out

    return said


def test_read_tells_what_it_did_and_where_to_look(say: Any, situation: Path) -> None:
    post(situation.parent / "in", "c.md", "新", "2人死亡。")
    told = say("read", situation.parent / "in", "--jobs", 1)
    assert [word for word in told.split() if word.isdigit()][:5] == ["1", "0", "2", "0", "7"]
    assert f"dragoman status -s {situation}" in told


def test_read_in_json(say: Any, situation: Path) -> None:
    told = json.loads(say("read", situation.parent / "in", situation.parent / "none.md", "--json"))
    assert (told["new"], told["unchanged"], told["files"]) == (0, 2, 3)
    assert told["failures"] == [[str(situation.parent / "none.md"), "no such file: check the path"]]


def test_read_of_nothing_readable_fails(monkeypatch: pytest.MonkeyPatch, situation: Path, capsys: Captured) -> None:
    assert run(monkeypatch, "read", situation.parent / "none.md") == 1
    assert "no such file" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["扎雷诺夫", "札雷諾夫", "Zarenov", "person:zarenov"])
def test_show_an_actor_under_any_name(say: Any, name: str) -> None:
    told = say("show", name)
    assert "Ivar Zarenov  person:zarenov" in told
    assert "also: 扎雷诺夫, 札雷諾夫" in told
    assert "Words (2)" in told
    assert "明天會好。" in told


def test_show_a_report_with_claims_under_their_sentences(say: Any) -> None:
    told = say("show", "北岸之變").splitlines()
    at = next(n for n, line in enumerate(told) if line.startswith("第3旅进驻北岸。"))
    assert told[at + 1].strip().startswith("◆ deployment 第3旅 at 北岸 · explicit")
    assert "deaths" not in "".join(told)
    assert "deaths: 7 person · doubtful" in say("show", "北岸之变", "--all")


def test_show_a_claim_with_its_evidence(say: Any) -> None:
    (claim,) = json.loads(say("find", "-k", "event", "--json"))["claims"]
    told = say("show", claim["id"])
    assert "ASSAULT: Alvania [阿尔瓦尼亚] → 东山州 · 2031-02-01 · inferred" in told
    assert "阿尔瓦尼亚下令袭击东山州（2031-02-01）" in told
    assert "actor         Alvania (state:ALV), in the text: 阿尔瓦尼亚" in told
    assert json.loads(say("show", claim["id"], "--json"))["claim"] == claim


def test_show_lists_choices_where_several_could_be_meant(monkeypatch: pytest.MonkeyPatch, situation: Path, capsys: Captured) -> None:
    assert run(monkeypatch, "show", "北岸") == 0
    assert run(monkeypatch, "show", "余波") == 0
    capsys.readouterr()
    assert run(monkeypatch, "show", "岸") == 2
    told = capsys.readouterr().err
    assert "could be any of these; give the id" in told
    assert "北岸之变 (2031-02-03)" in told
    assert "x:place:北岸  北岸 (place)" in told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "Nobody"), "nothing here has the id, name or title 'Nobody'"),
        (("find", "--actor", "Nobody"), "nobody is known as 'Nobody'"),
        (("find",), "say what to find"),
        (("find", "--kind", "opinion"), "'opinion' is no kind of claim; one of event"),
        (("find", "--from", "last week"), "'last week' is no date"),
        (("forget", "ffff"), "there is no report ffff"),
        (("reread", "ffff"), "there is no report ffff"),
        (("schema", "opinion"), "there is no kind of record 'opinion'"),
        (("status", "-s", "none.db"), "there is no situation at none.db"),
        (("export", "-o", "no/such/folder/x.jsonl"), "cannot write no/such/folder/x.jsonl"),
        (("frobnicate",), "No such command"),
    ],
)
def test_what_a_user_can_mend_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, situation: Path, capsys: Captured, arguments: tuple[str, ...], message: str
) -> None:
    assert run(monkeypatch, *arguments) == 2
    told = capsys.readouterr().err
    assert message in told
    assert "Traceback" not in told


def test_an_error_of_the_program_is_one_line_unless_debugging(monkeypatch: pytest.MonkeyPatch, situation: Path, capsys: Captured) -> None:
    monkeypatch.setattr("dragoman.analysis.summary.summarize", lambda view: 1 / 0)
    assert run(monkeypatch, "status") == 1
    assert "ZeroDivisionError" in capsys.readouterr().err
    monkeypatch.setattr(sys, "argv", ["dragoman", "--debug", "status"])
    with pytest.raises(ZeroDivisionError):
        main.run()


def test_ctrl_c_is_130(monkeypatch: pytest.MonkeyPatch, situation: Path) -> None:
    def stop(view: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dragoman.analysis.summary.summarize", stop)
    assert run(monkeypatch, "status") == 130


def test_find_words_in_either_script(say: Any) -> None:
    told = say("find", "明天会好")
    assert "北岸余波" in told
    assert "明天會好" in told
    assert [hit["title"] for hit in json.loads(say("find", "局勢", "--json"))] == ["北岸之变"]


def test_find_claims(say: Any) -> None:
    assert json.loads(say("find", "--by", "札雷諾夫", "--json"))["count"] == 2
    assert json.loads(say("find", "明天", "--by", "Zarenov", "--json"))["count"] == 1
    assert "DEATHS" not in say("find", "--category", "DEATHS", "--to", "2031")


def test_status_sums_up(say: Any) -> None:
    told = say("status")
    assert "2 reports, 2031-02-03 to 2031-02-03" in told
    assert "5 claims, 1 of them doubtful (quotation 2, deployment 1, event 1, quantity 1)" in told
    assert "ASSAULT: Alvania [阿尔瓦尼亚] → 东山州" in told
    assert json.loads(say("status", "--json"))["most_quoted"][0]["actor"]["id"] == "person:zarenov"


def test_export_to_a_file_and_to_standard_output(say: Any, situation: Path) -> None:
    path = situation.parent / "x.jsonl"
    told = json.loads(say("export", "-o", path, "--json"))
    assert told == {"reports": 2, "actors": 5, "claims": 4, "left_out": 0}
    assert not list(situation.parent.glob("*.partial"))
    command = [sys.executable, "-m", "dragoman.cli.main", "export", "--all"]
    piped = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "DRAGOMAN_SITUATION": str(situation)}).stdout
    assert len(piped.splitlines()) == len(path.read_bytes().splitlines()) + 1


def test_forget_asks_first(say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("typer.confirm", lambda *_, **__: (_ for _ in ()).throw(SystemExit(1)))
    say("forget", "北岸余波", code=1)
    assert json.loads(say("status", "--json"))["reports"] == 2
    told = json.loads(say("forget", "北岸余波", "--yes", "--json"))
    assert (told["title"], told["claims"]) == ("北岸余波", 1)
    assert json.loads(say("status", "--json"))["reports"] == 1


def test_reread_passes_over_what_is_up_to_date(say: Any, tmp_path: Path) -> None:
    (tmp_path / "l2").mkdir()
    assert json.loads(say("reread", "--json"))["unchanged"] == 2
    assert json.loads(say("reread", "--lexicon", tmp_path / "l2", "--json"))["reread"] == 2


def test_schema_is_one_of_all_kinds(say: Any) -> None:
    assert {"Report", "Event", "Quotation"} <= set(json.loads(say("schema"))["$defs"])
    assert json.loads(say("schema", "event", "--json"))["properties"]["event"]


def test_publish_writes_pages(say: Any, tmp_path: Path) -> None:
    told = json.loads(say("publish", tmp_path / "site", "--json"))
    assert told["pages"] == len(list((tmp_path / "site").rglob("*.html")))
    assert Path(told["index"]).is_file()


def test_help_comes_at_once() -> None:
    heavy = "import sys, dragoman.cli.main; print([m for m in ('sqlalchemy', 'opencc', 'lxml', 'alembic', 'jinja2') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_reader_of_the_output_that_stops_early_is_no_error(situation: Path) -> None:
    command = f"{sys.executable} -m dragoman.cli.main export -s {situation} | head -c 10"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    time.sleep(0.1)
    assert "Traceback" not in ended.stderr
