from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from dragoman.schema.claims import AnyClaim, Condition, Deployment, Event, Occupancy, Quantity, Quotation, Relation, entities_of
from dragoman.schema.entities import Entity, Span, Stance
from dragoman.schema.errors import ContractError, DragomanError
from samples import BASE, CLAIMS, PERSON, SPAN, STATE


def event(**slots: Any) -> Event:
    return Event(**{**BASE, "event": "CONSULT", **slots})


@pytest.mark.parametrize(
    "make",
    [
        lambda: event(spans=()),
        lambda: event(report=""),
        lambda: event(event="SPEAK"),
        lambda: event(event="AGREE", mode="visit"),
        lambda: event(mode="arrest"),
        lambda: event(context=("weather",)),
        lambda: event(event="AGREE", auxiliary=("future",)),
        lambda: event(auxiliary=("negation", "negation")),
        lambda: event(date="2022-13"),
        lambda: event(date="2022/2021"),
        lambda: event(date="last week"),
        lambda: event(confidence=1.2),
        lambda: event(confidence=-0.1),
        lambda: Quotation(**BASE, mode="direct", speaker=PERSON, content=" "),
        lambda: Occupancy(**BASE, holder=PERSON, post=""),
        lambda: Relation(**BASE, type="allied_with", from_=STATE, to=STATE),
        lambda: Condition(**BASE, of=(), aspect="interest", matter="边界"),
        lambda: Condition(**BASE, of=(STATE,), aspect="interest", matter=""),
        lambda: Quantity(**BASE, measure="deaths"),
        lambda: Quantity(**BASE, measure="deaths", low=10, high=9),
        lambda: Span(3, 3, ""),
        lambda: Span(5, 3, "ab"),
        lambda: Span(-1, 2, "abc"),
        lambda: Span(0, 2, "abc"),
        lambda: Entity("x", "", "a"),
        lambda: Entity("x", "a", ""),
    ],
)
def test_construction_refuses_what_the_contract_refuses(make: Callable[[], object]) -> None:
    with pytest.raises(ContractError) as caught:
        make()
    assert isinstance(caught.value, DragomanError)
    assert str(caught.value)


def test_an_event_brings_its_score_and_cameo() -> None:
    assert (event(mode="visit").score, event(mode="visit").cameo) == (4, "042")
    assert event(score=1.0, cameo="040").score == 1.0


def test_a_claim_is_frozen() -> None:
    with pytest.raises(AttributeError):
        event().event = "AGREE"  # type: ignore[misc]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: type(claim).__name__)
def test_the_id_leaves_out_what_a_newer_reader_may_change(claim: AnyClaim) -> None:
    again = msgspec.structs.replace(claim, id="", reader="other/2", confidence=0.5, date="2020")
    assert again.id == claim.id
    assert len(claim.id) == 16


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: type(claim).__name__)
def test_the_id_tells_report_place_and_claimant_apart(claim: AnyClaim) -> None:
    changed: list[dict[str, Any]] = [
        {"report": "fedcba9876543210"},
        {"spans": (Span(1, 6, "阿尔瓦尼亚"),)},
        {"asserted_by": (STATE, PERSON)},
    ]
    assert len({claim.id, *(msgspec.structs.replace(claim, id="", **slots).id for slots in changed)}) == 4


def test_the_id_tells_kinds_apart() -> None:
    assert len({claim.id for claim in CLAIMS}) == len(CLAIMS)


def test_the_id_hangs_on_the_words_of_an_entity_not_on_who_it_is() -> None:
    known = Entity("person:known", "Zarenov", "扎雷诺夫")
    one, other = Occupancy(**BASE, holder=PERSON, post="总理"), Occupancy(**BASE, holder=known, post="总理")
    assert one.id == other.id
    assert Occupancy(**BASE, holder=STATE, post="总理").id != one.id


def test_the_id_of_a_relation_without_direction_is_the_same_both_ways() -> None:
    def relation(kind: Any, one: Entity, other: Entity) -> str:
        return Relation(**BASE, type=kind, from_=one, to=other).id

    assert relation("neighbour_of", STATE, PERSON) == relation("neighbour_of", PERSON, STATE)
    assert relation("leads", STATE, PERSON) != relation("leads", PERSON, STATE)


def test_spans_in_another_order_make_the_same_id() -> None:
    later = Span(9, 11, "他们")
    assert event(spans=(SPAN, later)).id == event(spans=(later, SPAN)).id


def test_the_entities_of_a_claim_with_their_slots() -> None:
    quotation = Quotation(
        **BASE, mode="direct", speaker=PERSON, content="不", about=(STATE,), stance=Stance(STATE, 1), asserted_by=(STATE,)
    )
    assert entities_of(quotation) == [("asserted_by", STATE), ("speaker", PERSON), ("about", STATE), ("stance", STATE)]
    assert [slot for slot, _ in entities_of(Relation(**BASE, type="leads", from_=STATE, to=PERSON))] == ["from", "to"]
    assert entities_of(Deployment(**BASE, unit=PERSON, site=STATE)) == [("unit", PERSON), ("site", STATE)]
