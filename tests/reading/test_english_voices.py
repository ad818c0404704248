"""Whose words English block quotations hold, and which acts are history, on sentences of our own."""

import pytest

from dragoman.reading.readers.grammar import GrammarReader
from dragoman.schema.claims import Event
from short_texts import Read, document, sure_events


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("In a letter to the Ministry of Trade, scholar Ivo Krasny put it so:", ["Ivo Krasny"]),
        ("Ivo Krasny wrote that", ["Ivo Krasny"]),
        ("Ivo Krasny has never been to the coast.", []),
    ],
)
def test_block_quotation_has_the_speaker_of_its_lead(reader: GrammarReader, lead: str, speaker: list[str]) -> None:
    told = reader.read(document(f"{lead}\nNorway invaded Chad.", kinds=("paragraph", "quotation"))).claims
    found = [c for c in told if isinstance(c, Event)]
    assert [e.name for e in found[0].asserted_by] == speaker


def test_claimed_acts_are_the_claimants(read: Read) -> None:
    found = sure_events(read("Ivo Krasny claimed intensifying Norwegian attacks against Chad created a catastrophe."))
    assert [e.name for e in found[0].asserted_by] == ["Ivo Krasny"]


@pytest.mark.parametrize(
    ("text", "history"),
    [
        ("Previous Norwegian aggression in Chad has been a catalyst for reform.", True),
        ("Stalin provoked the Norwegian attack on Chad.", True),
        ("Such bases were common during the Cold War. As quarrels faded, Norway attacked Chad.", True),
        ("After the treaty of 2009 Norway has supported Chad.", False),
        ("Peru is once again watching. Norway once again attacked Chad.", False),
        ("Cooperation between Norway and Chad under the 1958 Oslo Agreement will continue.", False),
        ("The Stalin Museum closed when Norway attacked Chad.", False),
    ],
)
def test_history(read: Read, text: str, history: bool) -> None:
    assert ("historical" in sure_events(read(text))[0].auxiliary) is history


@pytest.mark.parametrize(
    ("text", "category", "actor", "recipient"),
    [
        ("Norway and Chad held military exercises near Peru.", "COOPERATE", ["Norway", "Chad"], []),
        ("Norway held military exercises alongside Chad.", "COOPERATE", ["Norway"], ["Chad"]),
        ("Norway held military exercises near Chad.", "MOBILIZE", ["Norway"], ["Chad"]),
        ("Norwegian Prime Minister Ivo Krasny’s ban on Norwegians paying debts was lifted.", "COERCE", ["Ivo Krasny"], ["Norwegians"]),
    ],
)
def test_sides_of_measures(read: Read, text: str, category: str, actor: list[str], recipient: list[str]) -> None:
    found = sure_events(read(text))[0]
    assert (found.event, [e.name for e in found.actor], [e.name for e in found.recipient]) == (category, actor, recipient)


@pytest.mark.parametrize(
    "text",
    [
        "Norway launched a weather satellite on a new rocket.",
        "Norway blocked a Delaware trust with assets.",
        "Encourage close cooperation between Norway and Chad.",
        "Norway published a piece about cooperation between Peru and Chad.",
        "Cooperation between Norway and Chad may grow.",
    ],
)
def test_no_event(read: Read, text: str) -> None:
    assert sure_events(read(text)) == []


def test_what_comes_of_an_attack_is_one_too(read: Read) -> None:
    found = sure_events(read("Norwegian troops struck a power plant in Chad, killing five civilians."))
    assert [(e.event, [r.name for r in e.recipient]) for e in found] == [("ASSAULT", ["Chad"]), ("ASSAULT", ["civilians"])]


@pytest.mark.parametrize(
    "text",
    [
        "In the view of Ivo Krasny, Norway attacked Chad.",
        "In Ivo Krasny’s view, Norway attacked Chad.",
        "A new study by Ivo Krasny finds that Norway attacked Chad.",
        "Ivo Krasny said aloud what many feared: Norway attacked Chad.",
    ],
)
def test_views_and_works_are_somebody_s(read: Read, text: str) -> None:
    assert [e.name for e in sure_events(read(text))[0].asserted_by] == ["Ivo Krasny"]


def test_a_new_clause_is_no_part_of_a_list(read: Read) -> None:
    found = sure_events(read("Norway provided 20 tanks, and various Peruvian militaries sent Chad money."))
    assert all("Peruvian militaries" not in [r.name for r in e.recipient] for e in found)


def test_provided_with(read: Read) -> None:
    found = sure_events(read("Norway has provided Chad with much-needed components."))[0]
    assert (found.event, [e.name for e in found.actor], [e.name for e in found.recipient]) == ("AID", ["Norway"], ["Chad"])
