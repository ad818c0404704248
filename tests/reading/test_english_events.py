"""Events, relations and deployments in English, on sentences of our own."""

import pytest

from dragoman.schema.claims import Deployment, Relation
from short_texts import Read, sure_events


def main(text: str, read: Read) -> tuple[str, list[str], list[str]]:
    event = sure_events(read(text))[0]
    return event.event, [e.name for e in event.actor], [e.name for e in event.recipient]


@pytest.mark.parametrize(
    ("text", "category", "actor", "recipient"),
    [
        ("Norway invaded Chad.", "ASSAULT", "Norway", "Chad"),
        ("Chad was invaded by Norway.", "ASSAULT", "Norway", "Chad"),
        ("The Norwegian invasion of Chad has begun.", "ASSAULT", "Norway", "Chad"),
        ("Norway provided food aid to Chad.", "AID", "Norway", "Chad"),
        ("Norway will provide food aid to Chad.", "AGREE", "Norway", "Chad"),
        ("Norway will not provide food aid to Chad.", "REJECT", "Norway", "Chad"),
        ("Norway offered to negotiate with Chad.", "AGREE", "Norway", "Chad"),
        ("Norway refused to negotiate with Chad.", "REJECT", "Norway", "Chad"),
        ("Norway threatened to attack Chad.", "THREATEN", "Norway", "Chad"),
        ("Norway plans to blockade Chad.", "THREATEN", "Norway", "Chad"),
        ("Norway called on Chad to release the prisoners.", "REQUEST", "Norway", "Chad"),
        ("Norway demanded that Chad withdraw.", "REQUEST", "Norway", "Chad"),
        ("Norway accused Chad of hiding weapons.", "ACCUSE", "Norway", "Chad"),
        ("Norway imposed sanctions on Chad.", "SANCTION", "Norway", "Chad"),
        ("Norway held talks with Chad.", "CONSULT", "Norway", "Chad"),
        ("Norway lifted the sanctions on Chad.", "CONCEDE", "Norway", "Chad"),
        ("Norway recognized the independence of Chad.", "SUPPORT", "Norway", "Chad"),
    ],
)
def test_category_and_sides(read: Read, text: str, category: str, actor: str, recipient: str) -> None:
    assert main(text, read) == (category, [actor], [recipient])


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Norwegian police arrested three journalists.", "arrest"),
        ("Thousands of Norwegian students staged a hunger strike.", "hunger"),
        ("Minister Ivo Krasny resigned on Monday.", "resign"),
        ("Norway deployed troops to Chad.", "troops"),
        ("Norway asked Chad for help.", "assist"),
        ("Norway urged Chad to cease fire.", "yield"),
    ],
)
def test_mode(read: Read, text: str, mode: str) -> None:
    assert sure_events(read(text))[0].mode == mode


def test_two_verbs_share_their_subject(read: Read) -> None:
    found = sure_events(read("Norway invaded Chad and arrested Ivo Krasny."))
    assert {(e.event, e.actor[0].name) for e in found} == {("ASSAULT", "Norway"), ("COERCE", "Norway")}


def test_what_is_asked_for_is_no_event_of_its_own(read: Read) -> None:
    assert [e.event for e in sure_events(read("Norway urged Chad to attack Peru."))] == ["REQUEST"]


@pytest.mark.parametrize(
    "text",
    [
        "The occupied villages are quiet in Chad.",
        "Norway has a strong public support system.",
        "The arrest warrant was in Norwegian.",
        "In March Norway was cold.",
        "Norway is cold in March 2023.",
    ],
)
def test_no_event(read: Read, text: str) -> None:
    assert sure_events(read(text)) == []


def test_what_a_speaker_says_is_asserted_by_the_speaker(read: Read) -> None:
    found = sure_events(read("Minister Ivo Krasny said that Norway attacked Chad."))
    assert [(e.event, [s.name for s in e.asserted_by]) for e in found] == [("ASSAULT", ["Ivo Krasny"])]


def test_a_claim_of_wrongdoing_is_an_accusation(read: Read) -> None:
    found = sure_events(read("Norway claimed that Chad violates the treaty."))
    assert ("ACCUSE", ["Norway"], ["Chad"]) in [(e.event, [a.name for a in e.actor], [r.name for r in e.recipient]) for e in found]


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("Norwegian control over Chad has ended.", "controls", "Norway", "Chad"),
        ("Norway is a member of NATO.", "member_of", "Norway", "NATO"),
        ("Chad depends on Norway.", "depends_on", "Chad", "Norway"),
        ("Norway is an ally of Chad.", "allied_with", "Norway", "Chad"),
    ],
)
def test_relation(read: Read, text: str, kind: str, source: str, target: str) -> None:
    found = [c for c in read(text).claims if isinstance(c, Relation)]
    assert [(c.type, c.from_.name, c.to.name) for c in found] == [(kind, source, target)]


def test_deployment(read: Read) -> None:
    found = [c for c in read("Norwegian troops are stationed in Chad.").claims if isinstance(c, Deployment)]
    assert [(c.unit.text, c.site.name) for c in found] == [("Norwegian troops", "Chad")]
