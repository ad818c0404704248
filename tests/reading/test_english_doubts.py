"""What lowers the confidence of English events, and where somebody's words begin and end."""

import pytest

from dragoman.schema.claims import Quotation
from short_texts import Read, sure_events


@pytest.mark.parametrize(
    "text",
    [
        "Norway accuses Chad of fraud.",
        "Norway supported Chad in the talks.",
        "Norway has aided Chad.",
        "Norway ordered its troops to leave Chad.",
    ],
)
def test_acts_are_told(read: Read, text: str) -> None:
    assert sure_events(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Norway often supports Chad.",
        "The plan had flaws. It supported Chad.",
        "Chad was forced to look elsewhere.",
        "Norway declined to comment.",
        "The Norwegian threat to Chad lasts.",
        "The plan may fail, and the idea was met with doubts in Norway.",
    ],
)
def test_habits_circumstances_and_loose_pronouns_are_not(read: Read, text: str) -> None:
    assert not sure_events(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Analysts spoke of a Norwegian invasion of Chad.",
        "Norway should attack Chad.",
        "The Kremlin may also accuse foreign groups of fraud in Chad.",
        "Norway is likely to attack Chad.",
        "If rebels attacked civilians, Chad would act.",
        "Norway will have to withdraw from Chad.",
        "The media spoke of claims that Norway attacked Chad.",
        "Norway asked how Chad would react.",
        "The rules agreed by Chad last year are strict.",
        "Norway met Chad's spending target.",
        "How Norway Attacked Chad and Lost the War",
        "Norway promised that Chad would pay for it.",
        "Norway lost the war, allowing Chad to grow.",
        "Norway's war aims in Chad are clear.",
        "Norway's main attack on Chad's legitimacy is new.",
    ],
)
def test_what_has_not_been_or_is_no_act_is_not_told(read: Read, text: str) -> None:
    assert not sure_events(read(text))


@pytest.mark.parametrize(
    "text", ["Norway could attack Chad.", "If Norway attacked Chad, many would flee.", "Norway is considering blockading Chad."]
)
def test_a_scenario_of_two_named_sides_is_hypothetical(read: Read, text: str) -> None:
    (told,) = sure_events(read(text))
    assert "hypothetical" in told.auxiliary


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Norway’s full-scale invasion of Chad alarmed many.", ["Norway"], ["Chad"]),
        ("Norway's 2022 invasion of Chad alarmed many.", ["Norway"], ["Chad"]),
        ("Norway’s war in Chad drags on.", ["Norway"], ["Chad"]),
        ("The invasion of Chad alarmed many.", [], ["Chad"]),
        ("The war between Norway and Chad drags on.", ["Norway"], ["Chad"]),
        ("Norway formally annexed Chad to Sweden.", ["Norway"], ["Chad"]),
        ("Norway and its Swedish allies attacked Chad.", ["Norway", "Swedish allies"], ["Chad"]),
        ("Norway met with Chad and has thanked Sweden.", ["Norway"], ["Chad"]),
        ("Norway fired Swedish missiles at Chad.", ["Norway"], ["Chad"]),
        ("European Union (EU) countries imposed sanctions on Chad.", ["European Union countries"], ["Chad"]),
    ],
)
def test_who_stands_on_which_side(read: Read, text: str, actors: list[str], recipients: list[str]) -> None:
    assert (actors, recipients) in [([x.name for x in e.actor], [x.name for x in e.recipient]) for e in sure_events(read(text))]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("At a meeting on June 30, Ivo Krasny said, “The talks have failed us all.”", "The talks have failed us all."),
        ("Ivo Krasny said that the talks have failed and called for new ones.", "the talks have failed"),
        ("While Ivo Krasny said that the talks have failed, others go on.", "the talks have failed"),
        ("Ivo Krasny said that the talks have failed, with Chad adding a joke.", "the talks have failed"),
        ("Ivo Krasny said that the talks have failed but declined to meet.", "the talks have failed"),
        ("Ivo Krasny said, “The talks have failed. We go on.”", "The talks have failed. We go on."),
        ("According to Ivo Krasny, head of the board at Norbank, the talks have failed.", "the talks have failed"),
    ],
)
def test_words_begin_and_end_where_they_should(read: Read, text: str, content: str) -> None:
    told = [c.content for c in read(text).claims if isinstance(c, Quotation)]
    assert told == [content]


@pytest.mark.parametrize("text", ["Norway is estimated to be rich, Chad is not.", "As of 2023, Norway is estimated to be rich."])
def test_a_passive_is_nobody_s_word(read: Read, text: str) -> None:
    assert not [c for c in read(text).claims if isinstance(c, Quotation)]


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Krasny said this in the talks.",
        "Norway claimed a bigger share of the market.",
        "Deals with Norway reveal that the talks have failed.",
        "Should Norway believe that the talks have failed, it may leave.",
    ],
)
def test_without_words_there_is_no_quotation(read: Read, text: str) -> None:
    assert not [c for c in read(text).claims if isinstance(c, Quotation)]
