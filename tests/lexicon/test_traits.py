"""What tells a person's ethnicity or religion, and what does not."""

from typing import Any

import pytest

from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.traits import names_trait, tells_trait, traits
from dragoman.schema.claims import Condition, Occupancy, Relation
from dragoman.schema.entities import Entity, Span

ALVA = Entity("person:alva", "Alva", "阿尔瓦")
SPANS: Any = {"report": "0" * 16, "spans": (Span(0, 1, "x"),)}


def member(of: Entity, who: Entity = ALVA, **more: Any) -> Relation:
    return Relation(**SPANS, type=more.pop("type", "member_of"), from_=who, to=of, **more)


@pytest.mark.parametrize(
    "claim",
    [
        member(Entity("group:uyghurs", "Uyghurs", "维吾尔人")),
        member(Entity("group:shia", "Shia", "什叶派")),
        member(Entity("x:group:山地穆斯林", "山地穆斯林", "山地穆斯林")),
        member(Entity("x:group:x", "hill folk", "hill folk"), who=Entity("x:person:bek", "Bek", "the Muslim trader Bek")),
        member(Entity("org:club", "the club", "the club"), role="ethnic Kazakh member"),
        Occupancy(**SPANS, holder=ALVA, post="維吾爾族商人"),
        Condition(**SPANS, of=(Entity("x:person:bek", "Bek", "Jewish merchant Bek"),), aspect="grievance", matter="prices"),
    ],
)
def test_who_belongs_to_a_people_or_a_confession_or_is_called_so(claim: Any) -> None:
    assert tells_trait(claim)


@pytest.mark.parametrize(
    "claim",
    [
        member(Entity("org:party", "the party", "党")),
        member(Entity("group:uyghurs", "Uyghurs", "维吾尔人"), type="supports_side"),
        member(Entity("group:uyghurs", "Uyghurs", "维吾尔人"), who=Entity("group:traders", "traders", "商人")),
        Occupancy(**SPANS, holder=ALVA, post="牧首"),
        Occupancy(**SPANS, holder=ALVA, post="家族企业总裁"),
        Condition(**SPANS, of=(Entity("group:uyghurs", "Uyghurs", "维吾尔人"),), aspect="grievance", matter="prices"),
    ],
)
def test_what_is_said_of_peoples_offices_and_parties_stays(claim: Any) -> None:
    assert not tells_trait(claim)


def test_the_groups_are_in_the_packs_and_their_names_are_words_for_it() -> None:
    actors = load_lexicon().actors
    assert traits().groups <= actors.keys()
    for one in traits().groups:
        assert any(names_trait(name.text) for name in actors[one].names), one


def test_a_confession_of_the_packs_is_known_as_one() -> None:
    confessions = {one.id for one in load_lexicon().actors.values() if one.type == "group" and one.sector == "REL"}
    assert confessions <= traits().groups
