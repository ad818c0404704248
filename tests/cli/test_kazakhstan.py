"""The questions that two real reports and the examples pose, asked as a user asks them."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.cli import main
from dragoman.flow.engine import read_paths
from dragoman.flow.readers import grammar_reader
from dragoman.flow.settings import Settings

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("DRAGOMAN_SHARED") or ROOT.parent / "shared")
GOLD = [SHARED / "corpora" / "gold" / f"kazakhstan-2022-{month}.md" for month in ("01", "06")]
pytestmark = pytest.mark.skipif(not all(path.is_file() for path in GOLD), reason=f"the reports are not in {SHARED}; set DRAGOMAN_SHARED")
Say = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("kazakhstan") / "s.db"
    read_paths([*GOLD, ROOT / "examples" / "kazakhstan-2022"], found, Settings(make_reader=grammar_reader, jobs=1))
    return found


@pytest.fixture
def say(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    monkeypatch.setenv("DRAGOMAN_SITUATION", str(path))
    monkeypatch.setenv("DRAGOMAN_ANALYST", "ana")

    def said(*arguments: str) -> dict[str, Any]:
        monkeypatch.setattr(sys, "argv", ["dragoman", *arguments, "--json"])
        with pytest.raises(SystemExit) as ended:
            main.run()
        told = capsys.readouterr()
        assert not ended.value.code, told.err
        return dict(json.loads(told.out))

    return said


def lines(told: dict[str, Any], **wanted: Any) -> list[dict[str, Any]]:
    """Lines of the ledger with these fields."""
    return [line for line in told["ledger"] if all(line["entry"].get(name) == value for name, value in wanted.items())]


def words(line: dict[str, Any]) -> str:
    return " ".join(part for one in line["evidence"] for part in one["words"])


def test_the_ledger_of_january_to_june(say: Say) -> None:
    told = say("ask", "kazakhstan", "russia", "--from", "2022-01", "--to", "2022-06")
    asked = lines(told, what="REQUEST", direction="one_to_other")
    assert any("求助" in words(line) for line in asked)
    assert any("军事联盟" in words(line) for line in asked)
    assert any("惡化" in words(line) for line in lines(told, what="allied_with", trend="falling"))
    assert lines(told, what="allied_with", trend="rising")
    refused = lines(told, what="recognises", direction="one_to_other")
    assert len([line for line in refused if "不承认" in words(line)]) >= 2
    (threat,) = lines(told, what="THREATEN", direction="other_to_one")
    assert "暗示" in words(threat)
    assert lines(told, kind="deployment", direction="other_to_one")
    assert all(line["evidence"] for line in told["ledger"])


def test_it_says_what_the_curve_is_too_thin_for(say: Say) -> None:
    told = say("ask", "kazakhstan", "russia")
    assert all("too thin for a curve" in course["too_thin"] for course in told["courses"])
    scored = [line["entry"] for line in told["ledger"] if line["scored"]]
    assert {entry["told"] for entry in scored} <= {"fact", "independent"}


def test_all_losses_and_gains_of_the_january_report(say: Say) -> None:
    told = say("power", "kazakhstan", "--from", "2022-01-01", "--to", "2022-01-09")
    shown = {one["claim"]: " ".join(one["words"]) for one in told["evidence"]}
    january = {one["claim"] for one in told["evidence"] if one["title"].startswith("哈薩克局勢")}
    moves = [one for one in told["power"]["moves"] if january.intersection(one["claims"])]
    lost = {(one["what"], one["holder"]) for one in moves if one["outcome"] == "lost"}
    gained = {(one["what"], one["holder"]) for one in moves if one["outcome"] == "gained"}
    tokayev = "person:kassym-jomart-tokayev"
    assert {
        ("office", "person:askar-mamin"), ("office", "person:nursultan-nazarbayev"), ("office", "person:karim-massimov"),
        ("freedom", "person:karim-massimov"),
    } <= lost  # fmt: skip
    text = " ".join(shown[claim] for one in moves for claim in one["claims"])
    assert "凱拉特．克里姆別托夫" in text
    assert "清理" in text
    assert ("office", tokayev) in gained
    by = {one["holder"]: one["by"] for one in moves if one["outcome"] == "lost" and one["what"] == "office"}
    assert by["person:nursultan-nazarbayev"] == tokayev
    read = " ".join(shown[one] for one in told["power"]["readings"])
    assert "最大贏家" in read
    assert "主要受益者" in read


def test_the_question_begins_with_the_rival_readings(say: Say) -> None:
    found = (one["conflict"] for one in say("conflicts", "--type", "reading")["conflicts"])
    (rivals,) = [one for one in found if len(one["sides"]) > 3]
    asked = say("question", "new", "Is Kazakhstan cooling towards Russia?", "-a", "kazakhstan", "-a", "russia", "--readings", rivals["id"])[
        "question"
    ]
    texts = " ".join(one["text"] for one in asked["hypotheses"])
    for reading in ("大胆的声明", "挑战", "避免", "政治奇观", "犯规"):
        assert reading in texts
    held = {claim for one in asked["hypotheses"] for claim in one["claims"]}
    offered = {claim for one in say("question", "propose", asked["id"], "--limit", "40")["proposed"] for claim in one["piece"]["claims"]}
    assert held <= offered
    assert asked["cells"] == []
