"""Reports read in any order give the same actors, facts and conflicts, to the byte."""

from collections.abc import Sequence
from random import Random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.resolving.conflicts import find_conflicts
from dragoman.resolving.evidence import key_of
from dragoman.resolving.facts import find_facts
from dragoman.resolving.joining import Joining, by_report
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim
from dragoman.schema.report import Report
from hand_made import ALVANIA, ZARENOV, count, entities, entity, event, judged, named, office, report, situation, sounds

PEOPLE = [
    named("Ivar Zarenov"),
    named("扎雷诺夫"),
    named("伊瓦尔·扎雷诺夫", "person", None, "Ivar Zarenov"),
    named("Zarenov", "person", "ALV"),
    named("Oleg Zarenov", "person", "BRZ"),
    named("佩特罗夫"),
    named("新闻部", "organisation", "ALV"),
    ZARENOV,
]
DATES = st.sampled_from([None, "2031-02-02", "2031-02-01", "2031-02", "2031-01-30/2031-02-02"])
Told = tuple[list[Report], list[tuple[str, Actor]], list[AnyClaim]]


@st.composite
def tellings(draw: st.DrawFn) -> Told:
    """A few reports with the people they name and what they tell of them."""
    reports, actors, claims = [], [], list[AnyClaim]()
    for name in "abcde":
        reports.append(report(name, f"2031-02-0{draw(st.integers(1, 5))}"))
        for place, person in enumerate(draw(st.lists(st.sampled_from(PEOPLE), max_size=4, unique_by=lambda one: one.id))):
            actors += [(name, person), (name, ALVANIA)]
            at, date = 100 * place, draw(DATES)
            if person.type == "person":
                post = draw(st.sampled_from(["governor", "judge"]))
                status = draw(st.sampled_from(["current", "ended"]))
                claims.append(office(name, person, post, at=at, status=status, organisation=entity(ALVANIA)))
                mark = draw(st.sampled_from([(), ("negation",)]))
                claims.append(event(name, "COERCE/arrest", (entities(ALVANIA), entities(person)), at=at + 10, date=date, auxiliary=mark))
            claims.append(count(name, "deaths", draw(st.integers(1, 4)), at=at + 20, date=date, asserted_by=entities(person)))
    return reports, actors, claims


def joined(reports: Sequence[Report], actors: Sequence[tuple[str, Actor]], claims: Sequence[AnyClaim]) -> bytes:
    """Everything that is made from them, as bytes."""
    made = situation(list(reports), list(actors), list(claims))
    facts = find_facts(claims, made)
    everything = (sorted(made.linked.ids.items()), made.linked.actors, made.linked.links, facts, find_conflicts(claims, made, facts))
    return msgspec.json.encode(everything)


@given(tellings(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_reading_has_no_effect(told: Told, chance: Random) -> None:
    expected = joined(*told)
    for _ in range(3):
        reports, actors, claims = told
        for part in (reports, actors, claims):
            chance.shuffle(part)
        assert joined(reports, actors, claims) == expected


def everything(made: Joining) -> bytes:
    parts = (sorted(made.linked().ids.items()), made.linked().actors, made.linked().links, made.facts(), made.conflicts(), made.voices())
    return msgspec.json.encode(parts)


@given(tellings(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_reports_one_by_one_in_ten_orders_with_some_taken_back_give_what_all_at_once_give(told: Told, chance: Random) -> None:
    whole = by_report(*told)
    at_once = Joining(sounds())
    at_once.update(whole)
    expected = everything(at_once)
    for _ in range(10):
        names = sorted(whole)
        chance.shuffle(names)
        made = Joining(sounds())
        for place, name in enumerate(names):
            made.update({name: whole[name]})
            if chance.random() < 0.4:
                again = chance.choice(names[: place + 1])
                made.update({again: None})
                made.update({again: whole[again]})
        assert everything(made) == expected


@given(tellings(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_a_report_that_was_forgotten_leaves_no_trace_and_a_judgement_undone_none_either(told: Told, chance: Random) -> None:
    whole = by_report(*told)
    gone = chance.choice(sorted(whole))
    rest = {name: one for name, one in whole.items() if name != gone}
    expected, made = Joining(sounds()), Joining(sounds())
    expected.update(rest)
    mentions = sorted(key_of(one) for one in expected.linked().ids)
    decided = [judged("join", *chance.sample(mentions, 2)), judged("part", *chance.sample(mentions, 2), name="j2")] if mentions[1:] else []
    made.update(whole, decided)
    made.update({gone: None}, decided)
    made.update({}, [])
    assert everything(made) == everything(expected)


@given(tellings())
@settings(max_examples=60, deadline=None)
def test_a_partition_never_holds_two_states_people_and_ids_tell_sets_apart(told: Told) -> None:
    found = situation(*told).linked
    records = {(report, actor.id): actor for report, actor in told[1]}
    for members in found.members().values():
        countries = {country for one in members if (country := records.get((one.report, one.actor), ZARENOV).country)}
        assert len(countries - {None}) <= 1
        assert len({one.report for one in members if one.report}) == len([one for one in members if one.report])
    for link in found.links:
        assert not link.accepted or found.ids[link.left] == found.ids[link.right]
