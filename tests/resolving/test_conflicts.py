from typing import Any

import pytest

from dragoman.resolving.conflicts import find_conflicts
from dragoman.resolving.facts import find_facts
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim
from dragoman.schema.derived import Conflict
from dragoman.schema.entities import Entity, Link
from hand_made import ALVANIA, ZARENOV, count, entities, entity, event, named, office, report, said, situation, unnamed

RIVAL = Actor(id="state:BRZ", type="state", names=named("Borzia").names, country="BRZ")
ARMY, NORTH = named("北军", "armed_unit", "ALV"), named("北岸", "place", "ALV")
MINISTRY = named("卫生部", "organisation", "ALV")
HOLDERS = [unnamed("a", place, text) for place, text in ((1, "批评者"), (2, "支持者"))]
ACTORS = [(one, actor) for one in "abc" for actor in (ZARENOV, ALVANIA, RIVAL, ARMY, NORTH, MINISTRY)] + [("a", one) for one in HOLDERS]
REPORTS = [report("a", "2031-02-03"), report("b", "2031-02-04"), report("c", "2031-02-05")]
NOBODY: tuple[Entity, ...] = ()
OF_ALVANIA: dict[str, Any] = {"of": entity(ALVANIA), "date": "2031-02-02"}


def conflicts(*claims: AnyClaim) -> list[Conflict]:
    made = situation(REPORTS, ACTORS, list(claims))
    return list(find_conflicts(claims, made, find_facts(claims, made)))


def sides(*claims: AnyClaim) -> list[tuple[str, set[frozenset[str]]]]:
    """The type and the sides of each conflict."""
    return [(one.type, {frozenset(side) for side in one.sides}) for one in conflicts(*claims)]


def expected(kind: str, *groups: list[AnyClaim]) -> list[tuple[str, set[frozenset[str]]]]:
    return [(kind, {frozenset(one.id for one in group) for group in groups})]


def arrest(name: str, **more: Any) -> AnyClaim:
    return event(name, "COERCE/arrest", (NOBODY, entities(ZARENOV)), **more)


def test_two_counts_of_one_thing_with_those_who_agree_on_one_side() -> None:
    first, second, third = (count(name, "deaths", value, **OF_ALVANIA) for name, value in (("a", 164), ("b", 225), ("c", 225)))
    assert sides(first, second, third) == expected("number", [first], [second, third])


@pytest.mark.parametrize(
    ("value", "more"),
    [
        (164, {}),
        (160, {"low": 160}),
        (16000, {}),
        (225, {"date": "2031-01-02"}),
        (225, {"date": "2031"}),
        (225, {"date": "2031-01-20/2031-02-04"}),
        (225, {"of": entity(RIVAL)}),
        (225, {"auxiliary": ("hypothetical",)}),
    ],
)
def test_no_conflict_where_figure_time_or_people_leave_room(value: int, more: dict[str, Any]) -> None:
    assert sides(count("a", "deaths", 164, **OF_ALVANIA), count("b", "deaths", value, **(OF_ALVANIA | more))) == []


def test_two_parties_may_differ_by_any_factor() -> None:
    mine = count("a", "deaths", 160, **OF_ALVANIA, asserted_by=entities(ALVANIA))
    theirs = count("b", "deaths", 16000, **OF_ALVANIA, asserted_by=entities(RIVAL))
    assert sides(mine, theirs) == expected("number", [mine], [theirs])


def test_a_tally_of_one_party_that_grows_is_no_conflict() -> None:
    tally: dict[str, Any] = {"of": entity(ALVANIA), "asserted_by": entities(MINISTRY)}
    assert sides(count("a", "deaths", 164, date="2031-02-02", **tally), count("b", "deaths", 225, date="2031-02", **tally)) == []


def test_a_ministry_beside_a_count_is_no_subject_and_one_voice_counts_two_things() -> None:
    early, late = count("a", "deaths", 164, date="2031-02-02", of=entity(MINISTRY)), count("a", "deaths", 225, at=9, date="2031-02")
    assert sides(early, late) == expected("number", [early], [late])
    assert sides(count("a", "deaths", 3, date="2031-02-02"), count("a", "deaths", 5, at=9, date="2031-02-02")) == []


def test_what_is_denied_against_the_denial() -> None:
    claim = said("a", ALVANIA, "北岸有酷刑")
    denial = said("a", MINISTRY, "不存在酷刑", at=9, links=(Link("denies", claim.id),))
    assert sides(claim, denial) == expected("denial", [claim], [denial])


def test_a_claim_and_its_negated_twin() -> None:
    yes, no = arrest("a", date="2031-02-02"), arrest("b", date="2031-02-02", auxiliary=("negation",))
    assert sides(yes, no) == expected("denial", [yes], [no])
    assert sides(yes, arrest("b", date="2031-01-02", auxiliary=("negation",))) == []


def test_one_act_of_force_laid_to_two() -> None:
    mine, theirs = (
        event(name, "ASSAULT/heavy-weapons", (entities(who), entities(NORTH)), date="2031-02-02")
        for name, who in (("a", ALVANIA), ("b", RIVAL))
    )
    assert sides(mine, theirs) == expected("actor", [mine], [theirs])


def test_a_state_and_its_army_are_no_rivals_nor_are_two_visitors() -> None:
    day: dict[str, Any] = {"date": "2031-02-02"}
    force = [event(name, "ASSAULT", (entities(who), entities(NORTH)), **day) for name, who in (("a", ALVANIA), ("b", ARMY))]
    visits = [event(name, "CONSULT/visit", (entities(who), entities(NORTH)), **day) for name, who in (("a", ALVANIA), ("b", RIVAL))]
    assert sides(*force, *visits) == []


def test_one_arrest_on_two_days() -> None:
    first, second, third = arrest("a", date="2031-01-30"), arrest("b", date="2031-02-02"), arrest("c", date="2031-02-02")
    assert sides(first, second, third) == expected("date", [first], [second, third])
    assert sides(first, arrest("b", date="2030-11-02")) == []
    assert sides(first, arrest("a", date="2031-02-02")) == []


def test_an_office_still_held_after_its_end() -> None:
    ended = office("a", ZARENOV, "governor", status="ended", change="resigned", date="2031-02-01")
    held = office("b", ZARENOV, "governor", status="current")
    assert sides(ended, held) == expected("status", [ended], [held])
    assert sides(office("a", ZARENOV, "governor", status="ended", date="2030-02-01"), held) == []
    assert sides(ended, office("b", ZARENOV, "judge", status="current")) == []


def test_rival_readings_of_one_speech_by_holder() -> None:
    speech = said("a", ZARENOV, "我们不承认")
    link: dict[str, Any] = {"links": (Link("reads", speech.id),), "assessment": True}
    critic, friend = (said("a", who, words, at=at, **link) for who, words, at in zip(HOLDERS, ("决裂", "老话"), (10, 20), strict=True))
    (found,) = conflicts(speech, critic, friend)
    assert (found.type, {frozenset(side) for side in found.sides}) == ("reading", {frozenset({critic.id}), frozenset({friend.id})})
    assert sides(speech, critic) == []


def test_what_is_only_possible_or_to_come_disputes_nothing() -> None:
    for mark in ("future", "hypothetical"):
        assert sides(arrest("a", date="2031-02-02"), arrest("b", date="2031-02-01", auxiliary=(mark,))) == []


def test_the_id_of_a_conflict_stays_when_others_join_a_side() -> None:
    claims = sorted((count(name, "deaths", value, **OF_ALVANIA) for name, value in (("a", 164), ("b", 225))), key=lambda one: one.id)
    joining = next(one for at in range(99) if (one := count("c", "deaths", 225, at=at, **OF_ALVANIA)).id > claims[0].id)
    (before,), (after,) = conflicts(*claims), conflicts(*claims, joining)
    assert (before.id, joining.id in {claim for side in after.sides for claim in side}) == (after.id, True)
