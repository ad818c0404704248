import json
import sys
from pathlib import Path
from typing import Any

import pytest

from dragoman.cli import main
from dragoman.flow.engine import read_paths
from dragoman.flow.settings import Settings
from inventing import phrase_reader, post

REPORTS = {
    "a": "扎雷诺夫说：“明天会好起来的。”7人死亡。第31旅进驻北岸。扎雷诺夫是总统。",
    "b": "札雷諾夫說：「明天會好起來的。」昨夜9人死亡。",
}


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    (tmp_path / "in").mkdir()
    for name, text in REPORTS.items():
        post(tmp_path / "in", f"{name}.md", f"题{name}", text)
    read_paths([tmp_path / "in"], tmp_path / "s.db", Settings(make_reader=phrase_reader, jobs=1))
    monkeypatch.setenv("DRAGOMAN_SITUATION", str(tmp_path / "s.db"))
    monkeypatch.setenv("DRAGOMAN_ANALYST", "分析员")

    def said(*arguments: str, code: int = 0) -> str:
        monkeypatch.setattr(sys, "argv", ["dragoman", *arguments])
        with pytest.raises(SystemExit) as ended:
            main.run()
        told = capsys.readouterr()
        assert int(ended.value.code or 0) == code, told.err
        return told.out if code == 0 else told.err

    return said


def claims(say: Any, *options: str) -> list[Any]:
    found: list[Any] = json.loads(say("find", *options, "--json"))["claims"]
    return found


def decided(told: str) -> Any:
    return json.loads(told)["judgements"][0]


def test_a_rejected_claim_is_left_out_unless_raw_and_is_listed_with_its_report(say: Any) -> None:
    (dead,) = claims(say, "7", "--kind", "quantity")
    told = say("reject", dead["id"], "--reason", "旧数")
    assert told.startswith(f"Rejected: {dead['id']}")
    assert claims(say, "7", "--kind", "quantity") == []
    assert claims(say, "7", "--kind", "quantity", "--raw") == [dead]
    assert "left out  deaths: 7 person" in say("show", "题a")
    assert "rejected" in say("show", dead["id"])
    assert json.loads(say("status", "--json"))["claims"] == json.loads(say("status", "--raw", "--json"))["claims"] - 1
    assert dead["id"] not in say("export", "--all", "--as-read")
    assert dead["id"] in say("export", "--all", "--as-read", "--raw")
    assert "dragoman: claim" in say("reject", dead["id"], code=2)


def test_an_amended_claim_shows_both_values(say: Any) -> None:
    (dead,) = claims(say, "9", "--kind", "quantity")
    say("amend", dead["id"], "value=10", "date=2031-02-02", "claimant=扎雷诺夫", "--reason", "更正")
    told = say("find", "9", "--kind", "quantity")
    assert "amended:" in told
    assert all(f"{slot} {change}" in told for slot, change in (("value", "9 → 10"), ("date", "none → 2031-02-02")))
    assert "asserted_by none → Ivar Zarenov" in told
    assert json.loads(say("show", dead["id"], "--json"))["mark"]["changes"]["value"] == [9, 10]
    assert "no slot 'holder'" in say("amend", dead["id"], "holder=x", code=2)
    assert "write slot=value" in say("amend", dead["id"], "holder", code=2)


def test_a_claim_is_added_by_its_words_and_a_report_is_corrected(say: Any) -> None:
    report = json.loads(say("show", "题a", "--json"))["report"]["id"]
    made = decided(say("add", "题a", "扎雷诺夫是总统", "holder=扎雷诺夫", "post=总统", "--kind", "occupancy", "--json"))
    assert "added" in say("show", made["target"][0])
    assert claims(say, "--kind", "occupancy")[0]["id"] == made["target"][0]
    say("amend", report, "title=北岸之变", "date=2031-03-04")
    told = say("show", "北岸之变")
    assert told.startswith("北岸之变")
    assert "This report was amended: title 题a → 北岸之变" in told
    assert "does not stand so" in say("add", "题b", "扎雷诺夫是总统", "--kind", "occupancy", code=2)


def test_what_is_checked_leaves_the_queue_and_a_muted_rule_goes(say: Any) -> None:
    assert [one["value"] for one in json.loads(say("queue", "--json"))["claims"]] in ([7, 9], [9, 7])
    assert "Is it so?" in say("queue")
    dead = claims(say, "7", "--kind", "quantity")[0]["id"]
    say("check", dead)
    assert [one["value"] for one in json.loads(say("queue", "--json"))["claims"]] == [9]
    say("confirm", claims(say, "9", "--kind", "quantity")[0]["id"])
    assert json.loads(say("queue", "--json"))["waiting"] == 0
    say("mute", "phrases 1/sent")
    assert claims(say, "--kind", "deployment") == []


def test_judgements_are_listed_undone_written_and_taken_in(say: Any, tmp_path: Path) -> None:
    (dead,) = claims(say, "7", "--kind", "quantity")
    made = decided(say("reject", dead["id"], "--reason", "旧数", "--json"))
    told = say("judgements")
    assert all(words in told for words in (f"reject {dead['id']}", "分析员", "旧数", "deaths: 7 person"))
    assert say("judgements", "--on", "nothing") == say("judgements", "--orphaned") == ""
    say("judgements", "-o", str(tmp_path / "j.jsonl"))
    say("undo", made["id"][:8], "--reason", "doch")
    assert claims(say, "7", "--kind", "quantity") == [dead]
    assert f"undone by {json.loads(say('judgements', '--json'))['judgements'][0]['judgement']['id']}" in say("judgements", "--all")
    read_paths([tmp_path / "in"], tmp_path / "other.db", Settings(make_reader=phrase_reader, jobs=1))
    other = ("-s", str(tmp_path / "other.db"))
    assert say("judgements", "--import", str(tmp_path / "j.jsonl"), *other) == "1 of 1 judgements were new\n"
    assert claims(say, "7", "--kind", "quantity", *other) == []
    assert "cannot read" in say("judgements", "--import", str(tmp_path / "none.jsonl"), code=2)
    assert "there is no situation" in say("judgements", "--import", str(tmp_path / "j.jsonl"), "-s", str(tmp_path / "no.db"), code=2)


def test_an_export_is_as_before_once_all_is_undone(say: Any) -> None:
    before = say("export", "--all")
    (dead,) = claims(say, "7", "--kind", "quantity")
    made = decided(say("amend", dead["id"], "value=8", "--json"))
    assert '"kind":"judgement"' in say("export", "--all")
    say("undo", made["id"])
    assert say("export", "--all") == before


def test_claims_are_parted_and_joined_like_actors(say: Any) -> None:
    one = claims(say, "--kind", "quotation")[0]["id"]
    (fact,) = json.loads(say("facts", "--json"))["facts"]
    say("unlink", one, fact["fact"]["id"], "--reason", "他日")
    assert json.loads(say("facts", "--json"))["count"] == 0
    rest = next(claim for claim in fact["fact"]["claims"] if claim != one)
    say("link", one, rest)
    assert json.loads(say("facts", "--json"))["count"] == 1


def test_a_correction_becomes_a_row(say: Any, tmp_path: Path) -> None:
    (unit,) = claims(say, "--kind", "deployment")
    made = decided(say("amend", unit["id"], "unit=armed_unit:Shore Guard|第31旅", "--json"))
    told = say("lexicon", "row", made["id"], "-o", str(tmp_path / "pack"))
    assert "id unit:shore-guard" in told
    assert (tmp_path / "pack" / "judged.actors.tsv").is_file()
