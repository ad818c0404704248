"""English reports: names, roles, offices, who said what. All people and states here are invented, but for those of the world pack."""

import pytest

from dragoman.schema.claims import Occupancy, Quantity, Quotation
from short_texts import Read


def quotations(text: str, read: Read) -> list[Quotation]:
    return [c for c in read(text).claims if isinstance(c, Quotation)]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Polish Foreign Minister Marta Zelnik spoke.", ("Marta Zelnik", "Foreign Minister", "Poland", "current")),
        ("Former Polish President Ivo Krasny spoke.", ("Ivo Krasny", "President", "Poland", "ended")),
        ("Oto Brandis, the head of the Tarin Institute, spoke.", ("Oto Brandis", "head", "Tarin Institute", "current")),
        ("Deputy Chairman of the Tarin Council Ivo Krasny spoke.", ("Ivo Krasny", "Deputy Chairman", "Tarin Council", "current")),
        ("A spokesman for Tarin Bolts, Ivo Krasny, spoke.", ("Ivo Krasny", "spokesman", "Tarin Bolts", "current")),
    ],
)
def test_offices_in_apposition(read: Read, text: str, office: tuple[str, str, str, str]) -> None:
    found = [c for c in read(text).claims if isinstance(c, Occupancy)]
    assert [(c.holder.name, c.post, c.organisation and c.organisation.name, c.status) for c in found] == [office]


@pytest.mark.parametrize(
    ("text", "speaker", "content", "mode"),
    [
        ("Minister Ivo Krasny said that the bridge was closed.", "Ivo Krasny", "the bridge was closed", "indirect"),
        ("Minister Ivo Krasny said on Monday the bridge was closed.", "Ivo Krasny", "the bridge was closed", "indirect"),
        ("“The bridge is closed for good,” said Minister Ivo Krasny.", "Ivo Krasny", "The bridge is closed for good", "direct"),
        ("The bridge was closed at night, Minister Ivo Krasny said.", "Ivo Krasny", "The bridge was closed at night", "indirect"),
        ("According to Minister Ivo Krasny, the bridge was closed.", "Ivo Krasny", "the bridge was closed", "indirect"),
        ("Minister Ivo Krasny told reporters that the bridge was closed.", "Ivo Krasny", "the bridge was closed", "indirect"),
    ],
)
def test_quotation(read: Read, text: str, speaker: str, content: str, mode: str) -> None:
    assert [(c.speaker.name, c.content, c.mode) for c in quotations(text, read)] == [(speaker, content, mode)]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("It came after then-UK Prime Minister Igor Zarenov visited Kyiv.", ("Prime Minister", "United Kingdom", "ended")),
        ("They protested against then-speaker Igor Zarenov's visit.", ("speaker", None, "ended")),
        (
            "Igor Zarenov, director of the Europe, Russia, and Eurasia Program at the Orange Institute, said so.",
            ("director", "Europe, Russia, and Eurasia Program", "current"),
        ),
        (
            "Igor Zarenov, director of the Asia-Pacific programme at Orange House, spoke.",
            ("director", "Asia-Pacific programme", "current"),
        ),
    ],
)
def test_offices_of_then_and_of_a_programme(read: Read, text: str, office: tuple[str, str | None, str]) -> None:
    held = [c for c in read(text).claims if isinstance(c, Occupancy)]
    assert office in [(c.post, c.organisation.name if c.organisation else None, c.status) for c in held]


def test_two_speakers_with_days_of_their_own(read: Read) -> None:
    text = "Minister Ivo Krasny and Minister Marta Zelnik stated on March 3 and 5 respectively that the bridge was closed."
    assert {(c.speaker.name, c.date) for c in quotations(text, read)} == {("Ivo Krasny", "2024-03-03"), ("Marta Zelnik", "2024-03-05")}


def test_a_second_cue_of_the_same_speaker_joins(read: Read) -> None:
    found = quotations("Minister Ivo Krasny said that the bridge was closed but added that the road was open.", read)
    assert [c.content for c in found] == ["the bridge was closed … the road was open"]
    assert len(found[0].spans) == 2


def test_what_was_not_said_is_no_quotation(read: Read) -> None:
    assert quotations("Minister Ivo Krasny did not say that the bridge was closed.", read) == []


def test_a_surname_alone_is_the_person_named_before(read: Read) -> None:
    found = quotations("Minister Ivo Krasny arrived in Warsaw.\nKrasny said that the bridge was closed.", read)
    assert [c.speaker.name for c in found] == ["Ivo Krasny"]


def test_a_pronoun_is_the_subject_of_the_sentence_before(read: Read) -> None:
    found = quotations("Minister Ivo Krasny arrived in Warsaw.\nHe said that the bridge was closed.", read)
    assert [c.speaker.name for c in found] == ["Ivo Krasny"]


def test_tolls(read: Read) -> None:
    found = [c for c in read("Officials said 1,204 soldiers had been killed and 88 wounded.").claims if isinstance(c, Quantity)]
    assert {(c.measure, c.value) for c in found} == {("deaths", 1204), ("injured", 88)}
