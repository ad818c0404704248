import pytest

from dragoman.resolving.actors import Linked
from dragoman.schema.actor import Actor, Name
from dragoman.schema.claims import AnyClaim
from hand_made import ALVANIA, ZARENOV, entities, entity, event, linked, named, office, unnamed

Pairs = list[tuple[str, Actor]]
HAN, LATIN = named("扎雷诺夫"), named("Ivar Zarenov")


def groups(found: Linked) -> list[list[str]]:
    """Who is one with whom, as `report/actor`, where more than one mention is."""
    return [[f"{one.report}/{one.actor}" for one in members] for members in found.members().values() if len(members) > 1]


def in_alvania(report: str, actor: Actor, post: str = "governor") -> AnyClaim:
    return office(report, actor, post, organisation=entity(ALVANIA))


def test_a_full_name_is_one_person_in_every_report() -> None:
    found = linked([("a", named("Ivar Zarenov")), ("b", named("Ivar Zarenov"))], [])
    assert groups(found) == [["a/x:person:Ivar Zarenov", "b/x:person:Ivar Zarenov"]]
    assert found.of("b", "x:person:Ivar Zarenov") == "x:person:Ivar Zarenov"


def test_a_gloss_in_brackets_joins_two_scripts() -> None:
    glossed = named("伊瓦尔·扎雷诺夫", "person", None, "Ivar Zarenov")
    found = linked([("a", glossed), ("b", LATIN)], [])
    assert len(groups(found)) == 1
    assert {name.text for name in found.actors[str(found.of("b", LATIN.id))].names} == {"伊瓦尔·扎雷诺夫", "Ivar Zarenov"}


def test_a_known_actor_lends_its_id() -> None:
    found = linked([("a", ZARENOV), ("b", LATIN)], [])
    assert found.of("b", LATIN.id) == "person:zarenov"


@pytest.mark.parametrize(("post", "joined"), [("governor", True), ("painter", False)])
def test_a_surname_alone_needs_a_post_body_or_country_that_agrees(post: str, joined: bool) -> None:
    pairs: Pairs = [("a", named("Ivar Zarenov")), ("b", named("Zarenov"))]
    found = linked(pairs, [office("a", pairs[0][1], "governor"), office("b", pairs[1][1], post)])
    assert bool(groups(found)) is joined


def test_a_surname_that_fits_two_is_left_open() -> None:
    pairs: Pairs = [("a", named("Ivar Zarenov")), ("b", named("Oleg Zarenov")), ("c", named("Zarenov"))]
    found = linked(pairs, [office(report, actor, "governor") for report, actor in pairs])
    assert groups(found) == []
    assert [link.accepted for link in found.links] == [False, False]


def test_sound_alone_joins_nobody_and_sound_with_post_and_body_does() -> None:
    pairs: Pairs = [("a", HAN), ("b", LATIN)]
    assert groups(linked(pairs, [])) == []
    assert groups(linked(pairs, [office("a", HAN, "governor"), office("b", LATIN, "painter")])) == []
    agreeing = linked(pairs, [in_alvania("a", HAN), in_alvania("b", LATIN)])
    assert len(groups(agreeing)) == 1
    (link,) = agreeing.links
    assert [feature.name for feature in link.features] == ["sound of the surname", "same post", "same body", "same company"]
    assert link.score == pytest.approx(sum(feature.weight for feature in link.features))
    assert all(feature.claims for feature in link.features[1:])


def test_another_given_name_is_another_person_whatever_else_agrees() -> None:
    son = named("Oleg Zarenov", "person", "ALV")
    assert linked([("", ZARENOV), ("b", son)], [in_alvania("a", ZARENOV), in_alvania("b", son)]).links == ()


def test_a_given_name_spelled_otherwise_is_the_same() -> None:
    other = named("Iwar Zarenov", "person", "ALV")
    surnamed = Actor(id="person:zarenov", type="person", names=(Name("Ivar Zarenov"), Name("Zarenov")), country="ALV")
    found = linked([("a", surnamed), ("b", other)], [in_alvania("a", surnamed), in_alvania("b", other)])
    assert found.of("b", other.id) == "person:zarenov"


def test_namesakes_of_two_states_stay_apart_with_ids_of_their_own() -> None:
    found = linked([("a", named("Ivar Zarenov", "person", "ALV")), ("b", named("Ivar Zarenov", "person", "BEL"))], [])
    assert [found.of(report, LATIN.id) for report in "ab"] == ["x:person:Ivar Zarenov@a", "x:person:Ivar Zarenov@b"]


def test_namesakes_of_two_states_stay_apart_through_a_third() -> None:
    pairs: Pairs = [(report, named("Ivar Zarenov", "person", country)) for report, country in zip("abc", ("ALV", "BEL", None), strict=True)]
    found = linked(pairs, [])
    assert found.of("a", LATIN.id) != found.of("b", LATIN.id)


def test_two_of_one_report_keep_ids_of_their_own_when_one_of_them_is_a_namesake_elsewhere() -> None:
    glossed = named("伊瓦尔·扎雷诺夫", "person", "BEL", "Ivar Zarenov")
    pairs: Pairs = [("a", named("Ivar Zarenov", "person", "ALV")), ("a", glossed), ("c", named("Ivar Zarenov", "person", "BEL"))]
    found = linked(pairs, [])
    assert [found.of(report, actor.id) for report, actor in pairs] == [f"{LATIN.id}@a", f"{LATIN.id}@c", f"{LATIN.id}@c"]


CHINESE = named("梁北渡")


@pytest.mark.parametrize(("shared", "joined"), [(2, True), (1, False)])
def test_a_whole_chinese_name_is_one_person_where_both_reports_name_the_same_people(shared: int, joined: bool) -> None:
    known = [ZARENOV, Actor(id="org:pact", type="organisation", names=(Name("Pact"),))][:shared]
    pairs: Pairs = [(report, actor) for report in "ab" for actor in (CHINESE, *known)]
    assert bool(groups(linked(pairs, []))) is joined
    surname: Pairs = [(report, actor) for report in "ab" for actor in (named("扎雷诺夫"), *known[1:])]
    assert groups(linked(surname, [])) == []


def test_nobody_unnamed_is_joined() -> None:
    pairs: Pairs = [("a", unnamed("a", 3, "商人")), ("b", unnamed("b", 3, "商人")), ("b", named("商人"))]
    found = linked(pairs, [office(report, actor, "governor") for report, actor in pairs])
    assert (groups(found), found.links) == ([], ())


def test_two_known_actors_are_never_joined() -> None:
    other = Actor(id="person:other", type="person", names=ZARENOV.names, country="ALV")
    assert linked([("a", ZARENOV), ("b", other)], []).links == ()


def test_a_body_of_one_name_needs_its_country_or_a_name_that_nobody_else_has() -> None:
    assert groups(linked([(report, named("新闻部", "organisation")) for report in "ab"], [])) == []
    assert len(groups(linked([(report, named("新闻部", "organisation", "ALV")) for report in "ab"], []))) == 1
    assert len(groups(linked([(report, named("第31山地旅", "armed_unit")) for report in "ab"], []))) == 1


def test_two_whom_one_report_keeps_apart_stay_apart() -> None:
    pairs: Pairs = [("a", named("Ivar Zarenov")), ("a", named("Zarenov"))]
    assert groups(linked(pairs, [office("a", actor, "governor") for _, actor in pairs])) == []


def test_company_counts_but_is_not_enough() -> None:
    pairs: Pairs = [("a", named("Ivar Zarenov")), ("b", named("Zarenov")), ("a", ALVANIA), ("b", ALVANIA)]
    claims: list[AnyClaim] = [event(report, "CONSULT/visit", (entities(actor), entities(ALVANIA))) for report, actor in pairs[:2]]
    (link,) = linked(pairs, claims).links
    assert ([feature.name for feature in link.features], link.accepted) == (["surname", "same company"], False)
