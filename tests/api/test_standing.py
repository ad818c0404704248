"""How things stand, from Python: each answer with its tables."""

from pathlib import Path

import pytest

import dragoman
from affairs import ARMY, ARVANIA, BELMARK, FORT, MINISTER, PREMIER, SCHOLAR, act, office, posting, situation, words
from dragoman.analysis.hypotheses.matrix import Cell, Evidence
from dragoman.flow import questions
from dragoman.flow.judging import signed
from dragoman.web.brief import brief

REPORTS = [
    (
        f"2031-0{month}-10",
        [act("AID", ARVANIA, BELMARK, date=f"2031-0{month}-03"), act("CONSULT", MINISTER, PREMIER, date=f"2031-0{month}-04")],
    )
    for month in range(1, 7)
] + [
    (
        "2031-08-02",
        [
            words(PREMIER, [BELMARK], "we stay friends"),
            office(SCHOLAR, "judge", organisation=ARVANIA, status="ended", change="dismissed", by=PREMIER, date="2031-02-04"),
            posting(ARMY, FORT, date="2031-02-01/.."),
        ],
    )
]


@pytest.fixture
def held(tmp_path: Path) -> dragoman.Situation:
    return dragoman.open(situation(tmp_path / "s.db", REPORTS))


def frames() -> None:
    pytest.importorskip("polars", reason="tables need polars, which is an extra")


def test_two_actors_with_their_ledger_and_levels(held: dragoman.Situation) -> None:
    frames()
    found = held.pair("Arvania", "贝尔马克")
    ledger = found.ledger.frame()
    assert ledger.height == len(found.stand.ledger) == 14
    assert ledger["score"].drop_nulls().to_list().count(10.0) == 6
    levels = found.levels.frame()
    assert set(levels["direction"]) == {"all", "one_to_other", "other_to_one"}
    assert levels.filter(levels["direction"] == "all").height == 6
    assert "words one_to_other state" in found.too_thin
    assert "acts all" not in found.too_thin


def test_a_time_narrows_the_ledger(held: dragoman.Situation) -> None:
    assert len(held.pair("Arvania", "Belmark", start="2031-02", end="2031-02").ledger) == 3
    with pytest.raises(dragoman.DragomanError, match="two actors"):
        held.pair("Arvania", "Arvania")


def test_gains_and_what_held_on_a_day(held: dragoman.Situation) -> None:
    frames()
    moves = held.power("Arvania", "2031-02-01", "2031-02-28").moves.frame()
    assert moves.select("outcome", "holder_name", "by_name").rows() == [("lost", "Mira Sol", "Ilan Verde")]
    assert held.as_of("2031-03-01", "Arvanian army").frame().select("matter", "what_name").rows() == [("force", "Fort Lund")]
    with pytest.raises(dragoman.DragomanError, match="no day"):
        held.as_of("soon")


def test_a_question_with_its_matrix(held: dragoman.Situation) -> None:
    frames()
    sign = signed("ana", "they still help")
    asked = questions.begin(held.path, held.snapshot(), "Is Arvania cooling?", ([ARVANIA.id, BELMARK.id], None), sign)[0].target[0]
    questions.answer(held.path, asked, "Yes", (), sign)
    claim = held.events(category="AID")[0].id
    questions.adduce(held.path, held.snapshot(), asked, Evidence(id="", text="aid goes on", claims=(claim,)), sign)
    questions.rate(held.path, asked, Cell(evidence="E1", hypothesis="H1", verdict="inconsistent", by="ana"), sign)
    questions.change(held.path, asked, "H1", "Yes, slowly", signed("ana"))
    found = held.question("cooling")
    assert [one.text for one in held.questions()] == ["Is Arvania cooling?"]
    assert found.matrix.frame().select("evidence_text", "hypothesis_text", "reason").rows() == [
        ("aid goes on", "Yes, slowly", "they still help")
    ]
    assert found.assessment.standings[0].inconsistency == 1
    assert all(claim not in one.claims for one in found.proposed)
    assert brief(held, asked).startswith(b"# Is Arvania cooling?")
    assert brief(held, "cooling", "zh-Hans").startswith(b"# Is Arvania cooling?")
    assert brief(held, "阿尔万尼亚").startswith(b"# Arvania")


def test_a_forecast_from_text_and_file(held: dragoman.Situation, tmp_path: Path) -> None:
    table = "name,position\nUpland,20\nLowland,70\n"
    (tmp_path / "gates.csv").write_text(table, encoding="utf-8")
    assert held.forecast(table).outcomes[0].value == held.forecast(tmp_path / "gates.csv").outcomes[0].value == 45
    with pytest.raises(dragoman.DragomanError, match="position"):
        held.forecast("name\nUpland\n")
