import json
import sys
from pathlib import Path
from typing import Any

import pytest

from dragoman.cli import main
from dragoman.flow.engine import read_paths
from dragoman.flow.settings import Settings
from dragoman.store.situation import open_view
from inventing import phrase_reader, post

REPORTS = {
    "a": "扎雷诺夫说：“明天会好起来的。”7人死亡。第31旅进驻北岸。",
    "b": "札雷諾夫說：「明天會好起來的。」昨夜9人死亡。",
    "c": "第31旅进驻南岸。第7旅进驻南岸。",
}


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    (tmp_path / "in").mkdir()
    for name, text in REPORTS.items():
        post(tmp_path / "in", f"{name}.md", f"题{name}", text)
    read_paths([tmp_path / "in"], tmp_path / "s.db", Settings(make_reader=phrase_reader, jobs=1, lexicon=Path("l2")))
    monkeypatch.setenv("DRAGOMAN_SITUATION", str(tmp_path / "s.db"))

    def said(*arguments: str, code: int = 0) -> str:
        monkeypatch.setattr(sys, "argv", ["dragoman", *arguments])
        with pytest.raises(SystemExit) as ended:
            main.run()
        told = capsys.readouterr()
        assert int(ended.value.code or 0) == code
        return told.out if code == 0 else told.err

    return said


def test_actors_shows_links_with_their_reasons(say: Any) -> None:
    told = say("actors")
    assert all(f"x:armed_unit:第31旅 in “{title}”" in told for title in ("题a", "题c"))
    assert "+0.20  a name nobody else has: 第31旅" in told
    assert "第7旅" not in told
    assert "Ivar Zarenov" in say("actors", "--all")


def test_actors_of_a_name_and_in_json(say: Any) -> None:
    told = json.loads(say("actors", "第31旅", "--json"))
    (brigade,) = told["actors"]
    assert len(brigade["reports"]) == len(brigade["mentions"]) == 2
    assert [reason["name"] for reason in brigade["links"][0]["features"]] == ["name of a body", "a name nobody else has"]
    assert say("actors", "无名氏", code=2).startswith("dragoman: nobody is known as")


def test_doubtful_links_alone(say: Any) -> None:
    assert json.loads(say("actors", "--doubtful", "--json"))["actors"] == []


def test_facts_are_told_with_their_words(say: Any) -> None:
    told = say("facts")
    assert "2 voices, 2 claims" in told
    assert "“札雷諾夫說：「明天會好起來的。」”" in told
    (fact,) = json.loads(say("facts", "扎雷诺夫", "--json"))["facts"]
    assert {one["report"]["title"] for one in fact["tellings"]} == {"题a", "题b"}
    assert json.loads(say("facts", "--all", "-n", "1", "--json"))["count"] > 1


def test_conflicts_say_what_is_disputed_by_whom_in_which_words(say: Any) -> None:
    told = say("conflicts")
    assert told.startswith("How many deaths?")
    assert [line.strip() for line in told.splitlines() if "—" in line] in (["— “题a”: 7", "— “题b”: 9"], ["— “题b”: 9", "— “题a”: 7"])
    assert all(f"“{words}”" in told for words in ("7人死亡", "9人死亡"))


def test_conflicts_of_a_type_or_an_actor(say: Any) -> None:
    (found,) = json.loads(say("conflicts", "--type", "number", "--json"))["conflicts"]
    assert sorted(side[0]["claim"]["value"] for side in found["sides"]) == [7, 9]
    assert json.loads(say("conflicts", "--type", "denial", "--json")) == {"count": 0, "conflicts": []}
    assert json.loads(say("conflicts", "扎雷诺夫", "--json"))["count"] == 0


def test_link_and_unlink_decide_and_undo_each_other(say: Any) -> None:
    brigades = ("x:armed_unit:第31旅", "x:armed_unit:第7旅")
    (made,) = json.loads(say("link", *brigades, "--reason", "改称", "--by", "分析员", "--json"))["judgements"]
    assert (made["action"], made["by"], made["reason"]) == ("join", "分析员", "改称")
    assert "judgement: 分析员" in say("actors")
    assert "are one already" in say("link", *brigades, code=2)
    undone = json.loads(say("unlink", *brigades, "--json"))["judgements"]
    assert made["id"] in [one["undoes"] for one in undone]
    assert "第7旅" not in say("actors")
    assert "are not joined" in say("unlink", *brigades, code=2)


def test_a_decision_holds_when_reports_are_read_again_and_goes_with_a_forgotten_report(say: Any, tmp_path: Path) -> None:
    say("link", "x:armed_unit:第31旅", "x:armed_unit:第7旅")
    settings = Settings(make_reader=phrase_reader, jobs=1, lexicon=Path("l3"))
    assert read_paths([tmp_path / "in"], tmp_path / "s.db", settings).reread == 3
    (brigade,) = json.loads(say("actors", "第7旅", "--json"))["actors"]
    assert len(brigade["mentions"]) == 3
    for report in brigade["reports"]:
        say("forget", report, "--yes")
    with open_view(tmp_path / "s.db") as view:
        assert view.judgements() == []


def test_a_name_that_several_have_is_not_guessed(say: Any) -> None:
    assert "give the id" in say("link", "旅", "扎雷诺夫", code=2)
    assert "nobody is known" in say("link", "无名氏", "扎雷诺夫", code=2)
    assert "cannot be parted from itself" in say("unlink", "扎雷诺夫", "Ivar Zarenov", code=2)
