"""Forms of English verbs and nouns."""

import pytest

from dragoman.text.languages.en.inflection import Irregular, noun_forms, verb_forms

IRREGULAR = {"say": [Irregular("said", "said")], "ban": [Irregular("banned", "banned")], "withdraw": [Irregular("withdrew", "withdrawn")]}


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("state", {"state", "states", "stated", "stating"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("say", {"say", "says", "said", "saying"}),
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("withdraw", {"withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"}),
        ("call on", {"call on", "calls on", "called on", "calling on"}),
    ],
)
def test_verb(verb: str, forms: set[str]) -> None:
    assert set(verb_forms(verb, IRREGULAR)) == forms


def test_past_and_participle_are_told_apart() -> None:
    forms = verb_forms("withdraw", IRREGULAR)
    assert (forms["withdrew"], forms["withdrawn"]) == ({"past"}, {"part"})
    assert verb_forms("state", {})["stated"] == {"past", "part"}


def test_noun_with_of() -> None:
    assert set(noun_forms("show of force")) == {"show of force", "shows of force"}
