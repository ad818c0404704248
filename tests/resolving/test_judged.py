import pytest

from dragoman.resolving.evidence import Mention, key_of, mention_from
from dragoman.schema.actor import Actor
from dragoman.schema.derived import Judgement
from hand_made import ALVANIA, ZARENOV, judged, linked, named

PAIRS = [("a", named("Ivar Zarenov")), ("b", named("Ivar Zarenov")), ("c", named("佩特罗夫")), ("c", ZARENOV)]
FULL, HAN = "x:person:Ivar Zarenov", "x:person:佩特罗夫"


def ids(*judgements: Judgement, pairs: list[tuple[str, Actor]] = PAIRS) -> list[str | None]:
    found = linked(pairs, [], list(judgements))
    return [found.of(report, actor.id) for report, actor in pairs[:3]]


@pytest.mark.parametrize("mention", [Mention("", "person:zarenov"), Mention("a", FULL)])
def test_a_mention_is_written_in_one_word_and_read_back(mention: Mention) -> None:
    assert mention_from(key_of(mention)) == mention


def test_a_join_holds_whatever_the_evidence_says_and_gives_its_reason() -> None:
    assert ids() == ["person:zarenov", "person:zarenov", HAN]
    assert ids(judged("join", f"{HAN}@c", "person:zarenov")) == ["person:zarenov"] * 3
    links = linked(PAIRS, [], [judged("join", f"{HAN}@c", "person:zarenov")]).links
    assert [link.features[0].value for link in links if link.features[0].name == "judgement"] == [
        "tester, 2031-03-01T00:00:00Z: no reason given"
    ]


def test_what_was_parted_stays_apart_through_any_third() -> None:
    pairs = PAIRS[:3]
    found = linked(pairs, [], [judged("part", f"{FULL}@a", f"{FULL}@b")])
    assert found.of("a", FULL) == f"{FULL}@a"
    assert found.of("b", FULL) == f"{FULL}@b"
    assert found.links == ()
    three = linked([*pairs, ("d", named("Ivar Zarenov"))], [], [judged("part", f"{FULL}@a", f"{FULL}@b")])
    assert three.of("a", FULL) != three.of("b", FULL)


def test_what_is_undone_counts_no_more() -> None:
    parted = judged("part", "person:zarenov", f"{FULL}@a", f"{FULL}@b")
    assert ids(parted) == [FULL, FULL, HAN]
    assert ids(parted, judged("join", f"{HAN}@c", f"{HAN}@c", name="j2", undoes="j1")) == ids()


def test_two_known_actors_are_one_where_an_analyst_says_so() -> None:
    other = Actor(id="person:alias", type="person", names=ALVANIA.names, country="BRZ")
    found = linked([("a", ZARENOV), ("a", other)], [], [judged("join", "person:zarenov", "person:alias")])
    assert found.of("a", "person:zarenov") == found.of("a", "person:alias") == "person:alias"


def test_judgements_on_who_is_no_longer_there_are_passed_over() -> None:
    assert ids(judged("join", "x:person:nobody@z", "person:zarenov")) == ids()
