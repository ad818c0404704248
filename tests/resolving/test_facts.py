from typing import Any

import pytest

from dragoman.resolving.facts import find_facts
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, Deployment, Relation
from dragoman.schema.derived import Fact
from dragoman.schema.entities import Entity, Span
from dragoman.schema.report import Report
from hand_made import ALVANIA, ZARENOV, count, entities, entity, event, named, office, report, said, situation, unnamed

ARMY, NORTH = named("北军", "armed_unit", "ALV"), named("北岸", "place", "ALV")
PROTESTERS = (unnamed("a", 1, "示威者"), unnamed("b", 1, "示威者"))
ACTORS = [(one, actor) for one in "ab" for actor in (ZARENOV, ALVANIA, ARMY, NORTH)] + list(zip("ab", PROTESTERS, strict=True))
REPORTS = [report("a", "2031-02-03", publisher="Alvan Post"), report("b", "2031-02-05", publisher="北岸报")]
NOBODY: tuple[Entity, ...] = ()


def facts(*claims: AnyClaim, reports: list[Report] = REPORTS) -> tuple[Fact, ...]:
    return find_facts(claims, situation(reports, ACTORS, list(claims)))


def one_fact(*claims: AnyClaim) -> bool:
    return len(facts(*claims)) == 1


def arrest(name: str, **more: Any) -> AnyClaim:
    return event(name, "COERCE/arrest", (NOBODY, entities(ZARENOV)), **more)


def test_a_fact_says_who_tells_it_when_and_in_how_many_voices() -> None:
    claims = [arrest("a", date="2031-02-02"), arrest("b", date="2031-02", asserted_by=entities(ALVANIA))]
    (fact,) = facts(*claims)
    assert fact.claims == tuple(sorted(one.id for one in claims))
    assert (fact.publishers, fact.claimants) == (("Alvan Post", "北岸报"), ("state:ALV",))
    assert (fact.first, fact.last, fact.voices) == ("2031-02-03", "2031-02-05", 2)


def test_a_copy_is_no_voice_of_its_own() -> None:
    text = "".join(f"扎雷诺夫于第{n}天在第{n * 7}区被带走。" for n in range(20))
    (fact,) = facts(arrest("a"), arrest("b"), reports=[report("a", text=text), report("b", text=text[:200])])
    assert (len(fact.claims), fact.voices) == (2, 1)


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ({"date": "2031-02-02"}, {"date": "2031-02-02"}, True),
        ({"date": "2031-02-02"}, {"date": "2031-02"}, True),
        ({"date": "2031-02-02"}, {}, True),
        ({"date": "2031-02-01"}, {"date": "2031-02-02"}, False),
        ({"date": "2029-02-02"}, {}, False),
        ({}, {"auxiliary": ("negation",)}, False),
        ({}, {"auxiliary": ("future",)}, False),
        ({}, {"auxiliary": ("historical",)}, False),
    ],
)
def test_dates_must_agree_within_their_precision_and_marks_too(first: dict[str, Any], second: dict[str, Any], one: bool) -> None:
    assert one_fact(arrest("a", **first), arrest("b", **second)) is one


def test_a_vague_date_that_fits_two_facts_joins_neither() -> None:
    early, late = arrest("a", date="2031-02-01"), arrest("a", date="2031-02-03", at=5)
    assert [len(one.claims) for one in facts(early, late, arrest("b", date="2031-02"))] == [1, 1, 1]


def test_acts_of_force_between_states_and_armies_need_the_day() -> None:
    sides = (entities(ARMY), entities(NORTH))
    assert not one_fact(event("a", "ASSAULT", sides, date="2031-02"), event("b", "ASSAULT", sides, date="2031-02-02"))
    assert one_fact(event("a", "ASSAULT", sides, date="2031-02-02"), event("b", "ASSAULT", sides, date="2031-02-02"))


def test_other_actors_or_places_make_another_event() -> None:
    visit = event("a", "CONSULT/visit", (entities(ZARENOV), entities(ALVANIA)))
    assert one_fact(visit, event("b", "CONSULT/visit", (entities(ZARENOV), entities(ALVANIA))))
    assert not one_fact(visit, event("b", "CONSULT/visit", (entities(ZARENOV), entities(ARMY))))
    assert not one_fact(visit, event("b", "CONSULT/phone", (entities(ZARENOV), entities(ALVANIA))))
    there: dict[str, Any] = {"location": entities(NORTH)}
    elsewhere: dict[str, Any] = {"location": entities(ALVANIA)}
    sides = (entities(ZARENOV), entities(ALVANIA))
    assert not one_fact(event("a", "CONSULT/visit", sides, **there), event("b", "CONSULT/visit", sides, **elsewhere))


def test_what_befell_unnamed_people_is_told_of_nobody_in_common() -> None:
    first, second = (event(name, "COERCE/arrest", (NOBODY, entities(who))) for name, who in zip("ab", PROTESTERS, strict=True))
    assert not one_fact(first, second)


def test_offices_agree_in_holder_post_body_and_status() -> None:
    body: dict[str, Any] = {"organisation": entity(ALVANIA)}
    assert one_fact(office("a", ZARENOV, "governor", status="current"), office("b", ZARENOV, "governor", status="current", **body))
    assert not one_fact(office("a", ZARENOV, "governor", status="current"), office("b", ZARENOV, "governor", status="ended"))
    assert not one_fact(office("a", ZARENOV, "governor"), office("b", ZARENOV, "judge"))


def test_counts_agree_in_figure_time_and_scene() -> None:
    here, there = event("a", "ASSAULT", (entities(ARMY), entities(NORTH))), event("b", "ASSAULT", (entities(ARMY), entities(NORTH)))
    dead = [count("a", "deaths", 30, at=9), count("b", "deaths", 30, at=9)]
    assert {len(one.claims) for one in facts(*dead)} == {1}
    assert max(len(one.claims) for one in facts(*dead, here, there)) == 2
    assert max(len(one.claims) for one in facts(count("a", "deaths", 30, at=9), count("b", "deaths", 31, at=9), here, there)) == 1
    more = [count("a", "deaths", 30, low=30, of=entity(ALVANIA)), count("b", "deaths", 33, of=entity(ALVANIA))]
    assert one_fact(*more)


def test_the_same_words_of_one_speaker_are_one_saying() -> None:
    assert one_fact(said("a", ZARENOV, "我们明天不会离开北岸的首府"), said("b", ZARENOV, "我們明天不會離開北岸首府"))
    assert not one_fact(said("a", ZARENOV, "我们明天不会离开北岸的首府"), said("b", ZARENOV, "道路已经修好"))
    assert not one_fact(said("a", ZARENOV, "我们明天不会离开北岸的首府"), said("b", ARMY, "我们明天不会离开北岸的首府"))


def relation(name: str, one: Actor, other: Actor) -> Relation:
    return Relation(report=name, spans=(Span(0, 2, "如此"),), type="allied_with", from_=entity(one), to=entity(other))


def test_a_relation_without_direction_counts_either_way_round() -> None:
    assert one_fact(relation("a", ALVANIA, ARMY), relation("b", ARMY, ALVANIA))


def test_a_unit_at_its_site_is_one_fact() -> None:
    spans = (Span(0, 2, "如此"),)
    assert one_fact(*(Deployment(report=name, spans=spans, unit=entity(ARMY), site=entity(NORTH)) for name in "ab"))


def test_the_id_of_a_fact_that_nothing_joined_stays() -> None:
    alone = arrest("a")
    (before,) = facts(alone)
    after = facts(alone, office("b", ZARENOV, "governor"))
    assert before.id in {one.id for one in after}
