"""What stands in the ledger of two states, and what is scored."""

from pathlib import Path

import pytest

from affairs import (
    ARMY,
    ARVANIA,
    BELMARK,
    CORVIA,
    FORT,
    ISLE,
    MINISTER,
    OUTSIDER,
    PREMIER,
    SCHOLAR,
    Make,
    act,
    condition,
    posting,
    relation,
    snapshot,
    words,
)  # fmt: skip
from dragoman.analysis.pair.ledger import Entry, ledger
from dragoman.analysis.pair.sides import Sides
from dragoman.schema.entities import Span


def lines(path: Path, *makers: Make, day: str = "2031-02-10") -> list[Entry]:
    held = snapshot(path / "s.db", [(day, makers)])
    return ledger(held, Sides(held, "state:ARV", "state:BEL"))


def line(path: Path, *makers: Make) -> Entry:
    (one,) = lines(path, *makers)
    return one


def test_an_act_of_one_on_the_other(tmp_path: Path) -> None:
    one = line(tmp_path, act("AID", PREMIER, BELMARK, date="2031-02-03"))
    assert (one.kind, one.direction, one.what, one.told, one.day, one.dated) == ("act", "one_to_other", "AID", "fact", "2031-02-03", True)
    assert one.score == 10.0
    assert one.scored


@pytest.mark.parametrize(
    ("more", "told", "scored"),
    [
        ({}, "fact", True),
        ({"asserted_by": OUTSIDER}, "independent", True),
        ({"asserted_by": MINISTER}, "alleged", False),
        ({"asserted_by": SCHOLAR}, "alleged", False),
        ({"auxiliary": ("future",)}, "planned", False),
        ({"auxiliary": ("hypothetical",)}, "supposed", False),
        ({"auxiliary": ("negation",)}, "denied", False),
        ({"auxiliary": ("historical",)}, "historical", False),
    ],
)
def test_only_what_is_told_as_a_fact_is_scored(tmp_path: Path, more: dict[str, object], told: str, scored: bool) -> None:
    one = line(tmp_path, act("THREATEN", BELMARK, ARVANIA, date="2031-02-03", **more))
    assert (one.direction, one.told, one.scored) == ("other_to_one", told, scored)
    assert (one.score is not None) == scored


@pytest.mark.parametrize(("date", "scored"), [("2031-02-03", True), ("2031-02", True), ("2031", False), (None, False)])
def test_a_score_needs_a_day(tmp_path: Path, date: str | None, scored: bool) -> None:
    assert line(tmp_path, act("AID", ARVANIA, BELMARK, date=date)).scored == scored


def test_third_parties_and_their_own_people_are_no_acts_between_the_two(tmp_path: Path) -> None:
    assert lines(tmp_path, act("AID", CORVIA, BELMARK), act("COERCE", PREMIER, SCHOLAR), act("PROTEST", SCHOLAR, BELMARK)) == []


def test_words_by_who_says_them(tmp_path: Path) -> None:
    made = lines(
        tmp_path, words(PREMIER, [BELMARK]), words(SCHOLAR, [MINISTER]), words(OUTSIDER, [ARVANIA, BELMARK]), words(OUTSIDER, [ARVANIA])
    )
    assert [(one.direction, one.voice.voice if one.voice else None) for one in made] == [
        ("one_to_other", "state"),
        ("one_to_other", "society"),
        ("about_both", None),
    ]
    assert not any(one.scored for one in made)


def test_relations_conditions_and_forces(tmp_path: Path) -> None:
    made = lines(
        tmp_path,
        relation("allied_with", ARVANIA, BELMARK, trend="falling"),
        relation("depends_on", PREMIER, BELMARK),
        condition(BELMARK, "the strait", [ARVANIA]),
        posting(ARMY, FORT),
        relation("allied_with", ARVANIA, CORVIA),
    )
    assert sorted((one.kind, one.what, one.direction, one.trend) for one in made if one.kind != "relation" or one.what == "depends_on") == [
        ("condition", "interest", "other_to_one", None),
        ("deployment", "deployment", "one_to_other", None),
        ("relation", "depends_on", "one_to_other", None),
    ]
    assert [(one.direction, one.trend) for one in made if one.what == "allied_with"] == [("both", "falling")]


def test_a_recognition_that_the_other_refuses(tmp_path: Path) -> None:
    refused = relation("recognises", PREMIER, ISLE, auxiliary=("negation",), asserted_by=PREMIER)
    assert lines(tmp_path / "one", refused) == []
    made = lines(tmp_path / "two", refused, relation("recognises", BELMARK, ISLE))
    assert {(one.what, one.direction, one.told) for one in made} == {
        ("recognises", "one_to_other", "fact"),
        ("recognises", "other_to_one", "fact"),
    }


def test_a_recognition_refused_in_words_to_the_other(tmp_path: Path) -> None:
    refused = relation("recognises", PREMIER, ISLE, auxiliary=("negation",), asserted_by=PREMIER, spans=(Span(0, 10, "Sentence 0"),))
    assert [one.kind for one in lines(tmp_path / "one", words(PREMIER, [CORVIA]), refused)] == []
    assert {one.kind for one in lines(tmp_path / "two", words(PREMIER, [BELMARK]), refused)} == {"words", "relation"}


def test_one_fact_is_one_line(tmp_path: Path) -> None:
    told = act("AID", ARVANIA, BELMARK, date="2031-02-03")
    held = snapshot(tmp_path / "s.db", [("2031-02-04", [told]), ("2031-02-05", [told])])
    (one,) = ledger(held, Sides(held, "state:ARV", "state:BEL"))
    assert (len(one.claims), one.voices) == (2, 2)
