from typing import Any

import msgspec
import pytest

from dragoman.analysis.anchors import found_again, relocated
from dragoman.analysis.standing import rule_of
from dragoman.schema.claims import AnyClaim, Event, Relation
from dragoman.schema.entities import Entity, Span

ALVANIA, BORZIA = Entity("state:ALV", "Alvania", "阿尔瓦尼亚"), Entity("state:BRZ", "Borzia", "博尔齐亚")
TEXT = "阿尔瓦尼亚袭击了博尔齐亚的北岸。"


def event(start: int = 0, end: int = 12, code: str = "ASSAULT", report: str = "r", **more: Any) -> Event:
    sides: dict[str, Any] = {"actor": (ALVANIA,), "recipient": (BORZIA,)}
    return Event(report=report, spans=(Span(start, end, TEXT[start:end]),), event=code, **(sides | more))


def relation() -> Relation:
    return Relation(report="r", spans=(Span(0, 12, TEXT[:12]),), type="opposes", from_=ALVANIA, to=BORZIA)


OLD = event()


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ([event(code="COERCE"), OLD], 1),
        ([event(code="COERCE")], 0),
        ([relation()], None),
        ([event(code="COERCE"), event(actor=(BORZIA,))], 1),
        ([event(actor=(BORZIA,)), event(recipient=())], None),
        ([event(0, 9), event(9, 15)], 0),
        ([event(0, 9, "COERCE")], None),
        ([event(0, 3)], None),
        ([event(report="later")], 0),
        ([event(0, 9, report="later")], None),
        ([], None),
    ],
    ids=[
        "its id", "another category", "another kind", "the same category", "either could be it", "most of its words",
        "most of its words, another category", "few of its words", "the same words of an edited text", "other words there", "nothing",
    ],
)  # fmt: skip
def test_a_claim_is_found_by_its_id_or_its_words(now: list[AnyClaim], found: int | None) -> None:
    assert found_again(OLD, now) == (None if found is None else now[found])
    assert found_again(OLD, list(reversed(now))) == (None if found is None else now[found])


def test_words_are_found_in_an_edited_text_if_they_stand_there_once() -> None:
    moved = relocated(OLD, "s", "昨夜" + TEXT)
    assert moved is not None
    assert (moved.report, moved.spans[0].start, moved.id == OLD.id) == ("s", 2, False)
    assert msgspec.structs.replace(moved, report="r", spans=OLD.spans, id="") == OLD
    assert relocated(OLD, "s", TEXT + TEXT) is None
    assert relocated(OLD, "s", "别的话") is None


@pytest.mark.parametrize(
    ("reader", "rule"),
    [
        ("grammar/1:said.zh", "grammar:said.zh"),
        ("grammar/1.12:said.zh", "grammar:said.zh"),
        ("phrases 1/said", "phrases/said"),
        ("hand/1", "hand"),
        ("model-x v2.1:events", "model-x:events"),
        ("grammar:said2", "grammar:said2"),
    ],
)
def test_a_rule_is_the_same_in_every_version(reader: str, rule: str) -> None:
    assert rule_of(reader) == rule == rule_of(rule)
