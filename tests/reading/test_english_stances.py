"""What is history, what is no act, and whose name a side bears."""

import pytest

from dragoman.schema.claims import Quotation
from short_texts import Read, sure_events


@pytest.mark.parametrize(
    "text",
    [
        "In 1994, the talks failed. Norway invaded Chad.",
        "In 1994, the talks failed. At that time, Norway accused Chad of fraud.",
        "The Soviet Union accused Norway of fraud.",
        "During World War II, Norway accused Chad of fraud.",
    ],
)
def test_a_year_carries_on(read: Read, text: str) -> None:
    told = sure_events(read(text))
    assert told
    assert all("historical" in e.auxiliary for e in told)


@pytest.mark.parametrize(
    "text",
    [
        "In 1994, the talks failed. Norway has now accused Chad of fraud.",
        "In 1994, the talks failed.\n\nNorway accused Chad of fraud.",
        "Since he became president in 1994, Ivo Krasny has met with Jan Weiss often enough.",
    ],
)
def test_what_is_told_of_today_is_no_history(read: Read, text: str) -> None:
    told = sure_events(read(text))
    assert told
    assert all("historical" not in e.auxiliary for e in told)


@pytest.mark.parametrize(
    "text",
    [
        "Norway agreed that Chad is weak.",
        "Norway opposes Chad.",
        "Norway likely intends to annex Chad.",
        "No Norwegian state has agreed to sanction Chad.",
        "Norway supports talks between Chad and Sweden.",
        "Norway often accuses Chad of fraud.",
        "Norway has refused to condemn Chad.",
        "The bank sold the account to a Norwegian company.",
        "Norway sanctioned five Hamas-linked firms.",
        "Norway will expand SWIFT sanctions.",
        "The tale could go on like this:\n\nNorway annexed Chad.",
    ],
)
def test_stances_and_half_names_are_no_acts(read: Read, text: str) -> None:
    assert not [e for e in sure_events(read(text)) if e.event not in {"AGREE", "CONSULT"} or len(e.actor) > 1]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Norway banned Swedish state-affiliated media.", ["Norway"], ["Swedish state-affiliated media"]),
        ("Norwegian and Swedish warships attacked Chad.", ["Norwegian warships", "Swedish warships"], ["Chad"]),
        ("Norwegian Prime Minister and Foreign Minister Ivo Krasny accused Chad of fraud.", ["Ivo Krasny"], ["Chad"]),
        ("Norway and Chad signed the Treaty of Good Neighborliness.", ["Norway", "Chad"], []),
        ("Norway and Chad signed a treaty for Sweden to leave Ghana.", ["Norway", "Chad"], []),
    ],
)
def test_the_head_of_a_phrase_decides(read: Read, text: str, actors: list[str], recipients: list[str]) -> None:
    assert (actors, recipients) in [([x.name for x in e.actor], [x.name for x in e.recipient]) for e in sure_events(read(text))]


def test_a_plan_that_is_near_keeps_its_future(read: Read) -> None:
    (told,) = sure_events(read("Norway will likely order Swedish troops to leave Chad."))
    assert (told.event, told.auxiliary) == ("REQUEST", ("future",))


def test_missiles_fired_at_somebody_are_an_attack(read: Read) -> None:
    assert [e.event for e in sure_events(read("Norwegian troops fired 40 missiles at Chad."))] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ivo Krasny said that the talks have failed in a letter to UN High Commissioner Jan Weiss.", "the talks have failed"),
        ("Ivo Krasny said that the talks have failed, with some adding a joke.", "the talks have failed"),
        ("Ivo Krasny said that the talks have failed, indicated by his anger.", "the talks have failed"),
        ("Ivo Krasny said that the talks have failed in apparent anger.", "the talks have failed"),
    ],
)
def test_words_end_before_the_author_goes_on(read: Read, text: str, content: str) -> None:
    assert [c.content for c in read(text).claims if isinstance(c, Quotation)] == [content]


@pytest.mark.parametrize("text", ["Norway likely believes that the talks have failed.", "Norwegian diplomats often echo these points."])
def test_guesses_and_pointers_are_no_quotations(read: Read, text: str) -> None:
    assert not [c for c in read(text).claims if isinstance(c, Quotation)]
