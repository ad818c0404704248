"""Claims in the making: one record for a fact told twice, who says so, what is history."""

import pytest

from dragoman.reading.drafts import Drafts, Scope
from dragoman.schema.claims import Event, Quantity
from dragoman.schema.entities import Entity
from laying import claims, page

TEXT = "袭击造成30人死亡。袭击造成30人死亡。"
SPEAKER, OTHER = Entity("x:person:a", "甲", "甲"), Entity("x:person:b", "乙", "乙")


def told(drafts: Drafts, start: int, **slots: object) -> None:
    drafts.emit(
        Quantity, [(start, start + 9)], rule="test", confidence=0.8, measure="deaths", value=30, low=None, high=None, unit="person", **slots
    )


def test_a_fact_told_twice_is_one_record_with_two_spans() -> None:
    drafts = Drafts(page(TEXT))
    told(drafts, 10)
    told(drafts, 0)
    (claim,) = drafts.settled()
    assert [(s.start, s.end) for s in claim.spans] == [(0, 9), (10, 19)]


@pytest.mark.parametrize("slots", [{"date": "2024-05-01"}, {"auxiliary": ["future"]}, {"claimants": [(SPEAKER,)]}])
def test_what_differs_in_date_mode_or_claimant_stays_apart(slots: dict[str, object]) -> None:
    drafts = Drafts(page(TEXT))
    told(drafts, 0)
    told(drafts, 10, **slots)
    assert len(drafts.settled()) == 2


def test_what_stands_in_reported_words_is_asserted_by_each_speaker() -> None:
    drafts = Drafts(page(TEXT))
    drafts.scopes += [Scope(10, 19, [SPEAKER, OTHER]), Scope(12, 19, [OTHER])]
    assert drafts.claimants(0) == [()]
    assert drafts.claimants(10) == [(SPEAKER,), (OTHER,)]
    told(drafts, 10)
    assert [c.asserted_by for c in drafts.claims] == [(SPEAKER,), (OTHER,)]


def test_an_old_date_makes_history() -> None:
    drafts = Drafts(page(TEXT))
    told(drafts, 0, date="2014")
    told(drafts, 10, date="2024-05")
    assert [c.auxiliary for c in drafts.claims] == [("historical",), ()]


def test_the_evidence_has_no_marks_at_its_beginning() -> None:
    laid = page("停电，袭击造成30人死亡。")
    assert laid.span(2, 12).text == "袭击造成30人死亡"


def test_repetitions_in_a_report_are_merged() -> None:
    (event,) = claims(Event, "阿尔瓦尼亚袭击了贝罗尼亚。市场关闭了。阿尔瓦尼亚袭击了贝罗尼亚。")
    assert len(event.spans) == 2


def test_acts_in_two_places_are_two() -> None:
    drafts, actor = Drafts(page(TEXT)), (Entity("state:ALV", "Alvania", "甲"),)
    for start, place in ((0, "place:a"), (10, "place:b"), (10, "place:b")):
        where = (Entity(place, place, place),)
        drafts.emit(Event, [(start, start + 9)], rule="test", confidence=0.8, event="ASSAULT", actor=actor, location=where)
    assert len(drafts.settled()) == 2
