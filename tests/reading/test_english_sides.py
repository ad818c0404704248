"""English sides: whose a noun is, whom a pronoun takes up, which words join two."""

import pytest

from dragoman.schema.claims import Quotation
from short_texts import Read, sure_events


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Norway sanctioned a Chadian company on Monday.", ["Norway"], ["Chadian company"]),
        ("Norwegian helicopters and tanks shelled Chad.", ["Norwegian helicopters", "tanks"], ["Chad"]),
        ("Norway demanded that Chad renounce its claim on Ghana.", ["Norway"], ["Chad"]),
        (
            "Norwegian police issued a declaration demanding that the Swedish government provide information.",
            ["Norwegian police"],
            ["Sweden"],
        ),
        ("Norway granted political asylum to 18 Chadian rebels.", ["Norway"], ["Chadian rebels"]),
        ("Sweden protested after Norway left the group and attacked Chad.", ["Norway"], ["Chad"]),
        ("Ivo Krasny called for restraint in a meeting with his Chadian counterpart.", ["Ivo Krasny"], ["Chadian counterpart"]),
        ("Norway attacked Chad and invaded Ghana.", ["Norway"], ["Chad"]),
        ("Norway, Chad and Ghana met on Monday. All three countries signed an agreement.", ["Norway", "Chad", "Ghana"], []),
        ("The leaders of Norway and Chad signed an agreement.", ["leaders of Norway", "The leaders of Chad"], []),
        ("Sweden sanctioned the Norwegian representative to the United States Ivo Krasny.", ["Sweden"], ["Ivo Krasny"]),
        ("Since launching its war against Chad, Norway has sold oil to Ghana.", ["Norway"], ["Chad"]),
    ],
)
def test_who_acts_on_whom(read: Read, text: str, actors: list[str], recipients: list[str]) -> None:
    assert (actors, recipients) in [([x.name for x in e.actor], [x.name for x in e.recipient]) for e in sure_events(read(text))]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Norwegian troops captured 20 Chadian soldiers.", "COERCE"),
        ("Norwegian troops captured a Chadian town.", "ASSAULT"),
        ("Ivo Krasny said Norway is ready to provide food to Chad.", "AGREE"),
    ],
)
def test_the_category_of_what_is_done(read: Read, text: str, event: str) -> None:
    assert event in [e.event for e in sure_events(read(text))]


def test_what_is_announced_with_would_is_planned(read: Read) -> None:
    (told,) = sure_events(read("Norway announced on Wednesday that it would cut all aid to Chadian rebels."))
    assert told.auxiliary == ("future",)


@pytest.mark.parametrize(
    "text",
    [
        "Norway's growing power threatened to upset Chad.",
        "Ivo Krasny emphasized that Chad must be a naval power.",
        "Not all of the Norwegian allies are pledged to fight.",
        "Norway began to offer to willing buyers.",
        "Ivo Krasny said the firm is investigating Chadian data.",
        "The claims may indicate that Norwegian forces have attacked Chad.",
        "The Norwegian deployment of new sanctions programmes against Chad went on.",
        "Ivo Krasny claimed that Norway used self-defense in the war.",
    ],
)
def test_no_act(read: Read, text: str) -> None:
    assert sure_events(read(text)) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ivo Krasny told reporters over the phone that the talks have failed.", "the talks have failed"),
        ("Ivo Krasny said the following: (1) Norway knew and (2) Chad did not.", "(1) Norway knew and (2) Chad did not"),
        ("Ivo Krasny said that Norway bans loans but does not ban gifts.", "Norway bans loans but does not ban gifts"),
        ("Ivo Krasny said that Norway fires at “such a road. It is open.”", "Norway fires at “such a road. It is open.”"),
        ("Ivo Krasny said that he would end the war, but the prospect is poor.", "he would end the war"),
        ("However, according to Ivo Krasny, the talks have failed.", "the talks have failed"),
        ("Ivo Krasny claimed that the talks have failed on May 4 to justify a war.", "the talks have failed"),
        ("Ivo Krasny said that Norway was not at war and did not wish for one.", "Norway was not at war and did not wish for one"),
        ("Ivo Krasny said that the talks have failed, referring to those of May.", "the talks have failed"),
    ],
)
def test_where_words_begin_and_end(read: Read, text: str, content: str) -> None:
    assert [c.content for c in read(text).claims if isinstance(c, Quotation)] == [content]


@pytest.mark.parametrize("text", ["Ivo Krasny spoke at a press briefing that Norway held.", "Norway began labeling Chadian tweets."])
def test_nothing_is_said(read: Read, text: str) -> None:
    assert not [c for c in read(text).claims if isinstance(c, Quotation)]


def test_he_is_the_subject_not_who_stands_behind_a_preposition(read: Read) -> None:
    text = "In a letter to Minister Jan Weiss, Minister Ivo Krasny says that he believes that the talks have failed."
    speakers = [c.speaker.name for c in read(text).claims if isinstance(c, Quotation)]
    assert set(speakers) == {"Ivo Krasny"}
