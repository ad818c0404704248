"""dragoman ask, power, as-of, question and forecast, as a user runs them."""

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from affairs import ARMY, ARVANIA, BELMARK, FORT, MINISTER, OUTSIDER, PREMIER, SCHOLAR, act, office, posting, relation, situation, words
from dragoman.cli import main

REPORTS = [
    (
        "2031-02-10",
        [
            act("AID", ARVANIA, BELMARK, date="2031-02-03"),
            act("THREATEN", MINISTER, ARVANIA, date="2031-02-05", asserted_by=SCHOLAR),
            words(PREMIER, [BELMARK], "we stay friends"),
            relation("allied_with", ARVANIA, BELMARK, trend="falling"),
            office(SCHOLAR, "judge", organisation=ARVANIA, status="ended", change="dismissed", by=PREMIER, date="2031-02-04"),
            posting(ARMY, FORT, date="2031-02-01/.."),
            words(OUTSIDER, [PREMIER], "Verde has won", assessment=True),
        ],
    )
]


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.setenv("DRAGOMAN_SITUATION", str(situation(tmp_path / "s.db", REPORTS)))
    monkeypatch.setenv("DRAGOMAN_ANALYST", "ana")
    monkeypatch.setenv("COLUMNS", "200")

    def said(*arguments: str, code: int = 0) -> str:
        monkeypatch.setattr(sys, "argv", ["dragoman", *arguments])
        with pytest.raises(SystemExit) as ended:
            main.run()
        told = capsys.readouterr()
        assert int(ended.value.code or 0) == code, told.err
        return told.out if code == 0 else told.err

    return said


def test_ask_gives_the_ledger_with_its_sentences(say: Any) -> None:
    told = say("ask", "Arvania", "贝尔马克")
    assert "2031-02-03  Arvania → Belmark  AID  +10" in told
    assert "Sentence 0 of report 0 tells something of its own." in told
    assert "Belmark → Arvania  THREATEN  (alleged)" in told
    assert "too thin for a curve: 1 scored act of 6" in told


def test_a_refused_recognition_does_not_look_like_one(say: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refusing = [("2031-02-10", [relation("recognises", ARVANIA, BELMARK, auxiliary=("negation",))])]
    monkeypatch.setenv("DRAGOMAN_SITUATION", str(situation(tmp_path / "refusing.db", refusing)))
    assert "Arvania → Belmark  not recognises" in say("ask", "Arvania", "Belmark")


def test_ask_in_json_and_within_a_time(say: Any) -> None:
    told = json.loads(say("ask", "arvania", "belmark", "--from", "2031-02-05", "--to", "2031-02-05", "--json"))
    assert [line["entry"]["what"] for line in told["ledger"]] == ["THREATEN"]
    assert told["ledger"][0]["evidence"][0]["words"]
    assert told["courses"][0]["too_thin"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ask", "Arvania", "Nowhere"), "nobody is known as 'Nowhere'"),
        (("ask", "Arvania", "Arvania"), "one and the same"),
        (("ask", "Arvania", "Belmark", "--from", "spring"), "--from: 'spring' is no date"),
        (("power", "Ilan Verde", "--from", "2031", "--to", "2031"), "is not a state"),
        (("as-of", "2031-02"), "is no day"),
        (("forecast", "missing.csv"), "there is no file"),
        (("question", "show", "bridge"), "There is no question"),
        (("question", "new", "Why?", "--readings", "nothing"), "nobody reads"),
    ],
)
def test_what_cannot_be_asked_says_what_to_do(say: Any, arguments: tuple[str, ...], told: str) -> None:
    assert told in say(*arguments, code=2)


def test_power_lists_losses_with_their_words(say: Any) -> None:
    told = say("power", "Arvania", "--from", "2031-02-01", "--to", "2031-02-28")
    assert "Mira Sol: judge, Arvania  (by Ilan Verde)" in told
    assert "Sentence 6 of report 0" in told
    held = json.loads(say("power", "Arvania", "--from", "2031-02-01", "--to", "2031-02-28", "--json"))
    assert [one["holder"] for one in held["power"]["moves"]] == [SCHOLAR.id]


def test_as_of_a_day(say: Any) -> None:
    assert "Arvanian army: at Fort Lund  (since 2031-02-01)" in say("as-of", "2031-03-01")
    assert [one["matter"] for one in json.loads(say("as-of", "2031-03-01", "Belmark", "--json"))["held"]] == ["alliance"]


def test_a_question_from_beginning_to_end(say: Any, tmp_path: Path) -> None:
    say("question", "new", "Is Arvania cooling?", "--actor", "Arvania", "--actor", "belmark")
    say("question", "hypothesis", "cooling", "Yes")
    say("question", "hypothesis", "cooling", "No")
    proposed = json.loads(say("question", "propose", "cooling", "--json"))["proposed"]
    trend = next(one["piece"]["claims"][0] for one in proposed if "it tells of a trend (falling)" in one["piece"]["reasons"])
    say("question", "evidence", "cooling", trend)
    say("question", "evidence", "cooling", "--note", "Trade doubled", "--source", "Statistics office, 2031")
    say("question", "rate", "cooling", "E1", "H2", "inconsistent", "--reason", "allies drift")
    say("question", "rate", "cooling", "E1", "H1", "consistent", "--reason", "fits")
    say("question", "rate", "cooling", "E2", "H1", "inconsistent", "--weight", "2", "--reason", "no cooling trade doubles", "--by", "ben")
    held = json.loads(say("question", "show", "cooling", "--json"))
    assert [(one["hypothesis"], one["inconsistency"]) for one in held["assessment"]["standings"]] == [("H2", 1.0), ("H1", 2.0)]
    assert held["question"]["evidence"][0]["voices"] == ["Paper 0"]
    out = tmp_path / "q.csv"
    say("question", "export", "cooling", "--format", "csv", "-o", str(out))
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert {(row["evidence"], row["hypothesis"], row["verdict"], row["by"]) for row in rows} == {
        ("E1", "H2", "inconsistent", "ana"),
        ("E1", "H1", "consistent", "ana"),
        ("E2", "H1", "inconsistent", "ben"),
    }
    assert "| **E2** Trade doubled | −− |" in say("question", "export", "cooling")
    say("question", "remove", "cooling", "E2")
    assert len(json.loads(say("question", "show", "cooling", "--json"))["question"]["evidence"]) == 1
    assert "Is Arvania cooling?" in say("question", "list")


def test_hypotheses_in_other_words_and_grouped(say: Any) -> None:
    say("question", "new", "Is Arvania cooling?")
    for text in ("Yes", "It only seems so", "A show", "No"):
        say("question", "hypothesis", "cooling", text)
    say("question", "change", "cooling", "H4", "Not at all")
    held = json.loads(say("question", "merge", "cooling", "H2", "H3", "--text", "It is staged", "--json"))["question"]
    assert [(one["id"], one["text"]) for one in held["hypotheses"]] == [("H1", "Yes"), ("H2", "It is staged"), ("H4", "Not at all")]
    assert "at least one other" in say("question", "merge", "cooling", "H1", code=2)


def test_a_cell_needs_a_reason(say: Any) -> None:
    say("question", "new", "Is Arvania cooling?")
    say("question", "hypothesis", "cooling", "Yes")
    say("question", "evidence", "cooling", "--note", "Trade fell", "--source", "Statistics office")
    assert "Say why" in say("question", "rate", "cooling", "E1", "H1", "consistent", code=2)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("b.csv", "name,position,capability,salience\nArvania,20,2,0.9\nBelmark,80,1,0.6\n"),
        ("b.tsv", "name\tposition\tcapability\tsalience\nArvania\t20\t2\t0.9\nBelmark\t80\t1\t0.6\n"),
        ("b.toml", 'question = "b"\n[[stakes]]\nname = "Arvania"\nposition = 20\ncapability = 2\nsalience = 0.9\n'
                   '[[stakes]]\nname = "Belmark"\nposition = 80\nsalience = 0.6\n'),
        ("b.json", '{"question": "b", "stakes": [{"name": "Arvania", "position": 20, "capability": 2, "salience": 0.9},'
                   ' {"name": "Belmark", "position": 80, "salience": 0.6}]}'),
    ],
)  # fmt: skip
def test_forecast_reads_every_form_alike(say: Any, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    told = json.loads(say("forecast", str(tmp_path / name), "--json"))
    assert told["outcomes"][0]["model"] == "compromise_mean"
    assert told["outcomes"][0]["value"] == pytest.approx((20 * 1.8 + 80 * 0.6) / 2.4)


def test_forecast_for_people(say: Any, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("name,position\nArvania,20\nBelmark,80\n", encoding="utf-8")
    told = say("forecast", str(tmp_path / "b.csv"))
    assert told.index("compromise") < told.index("weighted median") < told.index("challenge model")
    assert "23.6 (21.8–25.8)" in told
    assert "What moves the first outcome most" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("who,where\na,b\n", "name and position missing"),
        ("name,position\nArvania,here\n", "b.csv"),
        ("name,position\nA,1\nB,900\n", "not on the scale"),
    ],
)
def test_a_table_that_is_none(say: Any, tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "b.csv").write_text(text, encoding="utf-8")
    assert told in say("forecast", str(tmp_path / "b.csv"), code=2)
