"""Forms of English verbs and nouns by rule; what does not follow the rules comes from a table."""

from typing import Literal, NamedTuple

Form = Literal["base", "s", "past", "part", "ing", "plural"]
_VOWELS = "aeiou"


class Irregular(NamedTuple):
    """Past tense and participle of a verb that does not follow the rules."""

    past: str
    participle: str


def third(verb: str) -> str:
    """says, goes, denies."""
    if verb in {"have", "be", "do"}:
        return {"have": "has", "be": "is", "do": "does"}[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def past(verb: str) -> str:
    """denied, stated, bombed."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + "ed"


def ing(verb: str, irregular: Irregular | None) -> str:
    """denying, stating; the last letter is doubled where the past doubles it (banned, banning), or before an irregular past (hitting)."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    doubled = irregular is not None and irregular.past == verb + verb[-1] + "ed"
    short = irregular is not None and len(verb) > 2 and verb[-1] in "tdgnmp" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    return verb + verb[-1] + "ing" if doubled or (short and len(verb) <= 5) else verb + "ing"


def verb_forms(words: str, irregulars: dict[str, list[Irregular]]) -> dict[str, set[Form]]:
    """All forms of a verb or a verb with words after it (call on): the first word is inflected."""
    verb, _, rest = words.partition(" ")
    tail = f" {rest}" if rest else ""
    found: dict[str, set[Form]] = {}

    def put(form: str, kind: Form) -> None:
        found.setdefault(form + tail, set()).add(kind)

    put(verb, "base")
    put(third(verb), "s")
    for irregular in irregulars.get(verb, []) or [Irregular(past(verb), past(verb))]:
        put(irregular.past, "past")
        put(irregular.participle, "part")
        put(ing(verb, irregular if verb in irregulars else None), "ing")
    return found


def noun_forms(words: str) -> dict[str, set[Form]]:
    """A noun (or words that end in it) and its plural; `of` and what follows stay as they are."""
    head, of, rest = words.partition(" of ")
    return {words: {"base"}, third(head) + of + rest: {"plural"}}
