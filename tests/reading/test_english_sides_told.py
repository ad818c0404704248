"""Sides of English acts of words, and where English quotations begin and end, on sentences of our own."""

import pytest

from dragoman.schema.claims import Quotation
from short_texts import Read, sure_events


def sides(text: str, read: Read) -> dict[str, tuple[list[str], list[str]]]:
    return {e.event: ([one.name for one in e.actor], [one.name for one in e.recipient]) for e in sure_events(read(text))}


@pytest.mark.parametrize(
    ("text", "category", "actor", "recipient"),
    [
        (
            "Ministers condemned the plan to treat both regions as independent states and promised sanctions on Chad.",
            "THREATEN",
            None,
            ["Chad"],
        ),
        (
            "At the United Nations, Sweden wrote two texts condemning Norway, and has vetoed the expulsion of Chad.",
            "REJECT",
            ["Sweden"],
            None,
        ),
        (
            "Foreign minister Marta Zelnik and her Chadian counterpart, Ivo Krasny, signed a protocol.",
            "AGREE",
            ["Marta Zelnik", "Ivo Krasny"],
            [],
        ),
        ("Norway had signed the Treaty of Peace, Friendship and Trade with Chad.", "AGREE", ["Norway"], ["Chad"]),
        ("Norway, together with Sweden and Finland, agreed to impose a price cap.", "AGREE", ["Norway", "Sweden", "Finland"], []),
        ("Ivo Krasny signed treaties on the deployment of forces to Chad.", "AGREE", ["Ivo Krasny"], []),
        ("Norway has acceded to the Nordic Trade Agreement.", "AGREE", ["Norway"], None),
        ("Norway has provided Chad with two ships.", "AID", ["Norway"], ["Chad"]),
        ("Norway has expressed support for partners like Chad and Sweden.", "SUPPORT", ["Norway"], ["Chad", "Sweden"]),
        ("Norway launched an investigation into Chad’s trade restrictions on Norwegian goods.", "ACCUSE", ["Norway"], ["Chad"]),
        ("Nordic navies and coast guards attacked Chad.", "ASSAULT", ["navies and coast guards"], ["Chad"]),
        ("Leaders including Marta Zelnik and Ivo Krasny condemned Chad.", "ACCUSE", ["Marta Zelnik", "Ivo Krasny"], ["Chad"]),
        ("Norway and Chad hold their first bilateral military exercise.", "COOPERATE", ["Norway", "Chad"], []),
        ("Sweden opposed international sanctions on Norway.", "REJECT", ["Sweden"], []),
        ("NATO and EU countries urged Chad to withdraw.", "REQUEST", ["NATO countries", "EU member states"], ["Chad"]),
        (
            "Norway consulted Chadian, Swedish, and U.S. experts.",
            "CONSULT",
            ["Norway"],
            ["Chadian experts", "Swedish experts", "U.S. experts"],
        ),
    ],
)
def test_sides(read: Read, text: str, category: str, actor: list[str] | None, recipient: list[str] | None) -> None:
    found = sides(text, read)[category]
    assert actor is None or found[0] == actor
    assert recipient is None or found[1] == recipient


@pytest.mark.parametrize(
    "text",
    [
        "Chad did not recognize the Norwegian deployment as an “invasion”.",
        "Norway will not allow Chad to lose the war.",
        "They fear that blacklisting Norway will block the talks with Chad.",
        "Pictures that Norway shared with Chad allowed the Chadian army to repel the rebels.",
        "Ola Nordmann supported the Chad protests.",
        "Pipelines from Chad and Norway supported Swedish growth.",
        "Ivo Krasny did not allow his military to retreat.",
        "They skipped the NATO minister’s meeting to discuss the Chad war.",
        "Delegates from Norway agreed that competition with Chad is bad.",
    ],
)
def test_no_act_of_these(read: Read, text: str) -> None:
    assert sides(text, read) == {}


def quotations(text: str, read: Read) -> list[tuple[str, str]]:
    return [(c.speaker.name, c.content) for c in read(text).claims if isinstance(c, Quotation)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("As the scholar Ivo Krasny noted, Norway has closed the mines.", "Ivo Krasny", "Norway has closed the mines"),
        ("Officials from Chad said that the bridge was closed.", "Officials from Chad", "the bridge was closed"),
        (
            "The new tariff on steel, participants emphasised, is the result of a shortage.",
            "participants",
            "The new tariff on steel … is the result of a shortage",
        ),
        ("Ivo Krasny claimed that Chad had closed the mines and called the delegates “fools”.", "Ivo Krasny", "Chad had closed the mines"),
        ("Marta Zelnik said that Chad has no plan despite noting that Norway has one.", "Marta Zelnik", "Chad has no plan"),
        (
            "According to a report by the Daily Herald, citing sources in the steel industry, Chad has closed the mines.",
            "Daily Herald",
            "Chad has closed the mines",
        ),
    ],
)
def test_words_end_where_the_author_speaks(read: Read, text: str, speaker: str, content: str) -> None:
    assert quotations(text, read) == [(speaker, content)]


def test_marks_of_two_sorts_do_not_hold_sentences_together(read: Read) -> None:
    text = 'Marta Zelnik said that Chad has a plan "depending on the case.” Norway has a “package” for Chad. Krasny urged Norway to help.'
    assert quotations(text, read)[0] == ("Marta Zelnik", 'Chad has a plan "depending on the case.”')
