"""What the lexicon knows of English, compiled once for many reports."""

import re
from collections.abc import Iterable

from msgspec import Struct

from dragoman.lexicon.model import ActorEntry, Lexicon
from dragoman.lexicon.scan import Scanner
from dragoman.reading.english.lexis import irregular_verbs
from dragoman.reading.english.patterns import patterns
from dragoman.text.languages.en.inflection import verb_forms
from dragoman.text.scripts import fold


class English(Struct):
    """Word lists of `phrases.en.toml`, heads of names, and the actors by their English names."""

    scanner: Scanner
    index: dict[str, tuple[ActorEntry, ...]]
    heads: dict[str, str]
    modifiers: frozenset[str]
    modifier_ends: tuple[str, ...]
    former: frozenset[str]
    acting: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    particles: frozenset[str]
    name_joins: frozenset[str]
    never: frozenset[str]
    place_before: frozenset[str]
    org_nouns: frozenset[str]
    he: frozenset[str]
    it: frozenset[str]
    owning: frozenset[str]
    # Two words a number, from two on: both, two, three, three.
    numerals: tuple[str, ...]
    no_joint: frozenset[str]
    missions: tuple[str, ...]
    relational: tuple[str, ...]
    addresses: tuple[str, ...]
    find: dict[str, re.Pattern[str]]
    titles: frozenset[str]
    roles: frozenset[str]
    # Collectives' nouns that may only describe the noun after them, and words that are verbs or small words, so that they end a noun.
    attributive: frozenset[str]
    verbs: frozenset[str]
    # Bare forms of verbs, and collectives that take one although they do not end in s.
    bases: frozenset[str]
    plural_like: frozenset[str]


def prepare(lexicon: Lexicon) -> English:
    """Compile the English knowledge of a lexicon."""
    data = lexicon.grammar("phrases", "en")

    def words(key: str) -> frozenset[str]:
        return frozenset(data.get(key, []))

    roles = lexicon.words("roles", "en")
    return English(
        scanner=Scanner(lexicon, "en"),
        index=_index(lexicon.actors.values()),
        heads={row["form"]: row.get("kind", "") for row in lexicon.words("heads", "en")},
        modifiers=words("modifiers"),
        modifier_ends=tuple(data.get("modifier_ends", [])),
        former=words("former"),
        acting=words("acting"),
        articles=words("articles"),
        indefinite=words("indefinite"),
        particles=words("particles"),
        name_joins=words("name_joins"),
        never=words("never"),
        place_before=words("place_before"),
        org_nouns=words("org_nouns"),
        he=words("he"),
        it=words("it"),
        owning=words("owning"),
        numerals=tuple(data.get("numerals", [])),
        no_joint=words("no_joint"),
        missions=tuple(data.get("missions", [])),
        relational=tuple(data.get("relational", [])),
        addresses=tuple(data.get("addresses", [])),
        find=patterns(data),
        titles=frozenset(row["form"] for row in roles if row.get("kind") == "form"),
        roles=frozenset(row["form"] for row in roles),
        attributive=words("attributive"),
        verbs=words("closed") | _verbs(lexicon),
        bases=_bases(lexicon),
        plural_like=words("plural_like"),
    )


def _verbs(lexicon: Lexicon) -> frozenset[str]:
    """First words of all forms of cues and triggers that are verbs."""
    irregulars = irregular_verbs(lexicon)
    return frozenset(form for verb in _bases(lexicon) for form in verb_forms(verb, irregulars))


def _bases(lexicon: Lexicon) -> frozenset[str]:
    rows = [*lexicon.words("cues", "en"), *lexicon.words("triggers", "en")]
    verbs = [row["form"].split()[0] for row in rows if (row.get("pos") or "verb") == "verb"]
    return frozenset([*verbs, *lexicon.grammar("phrases", "en").get("common_verbs", [])])


def _index(entries: Iterable[ActorEntry]) -> dict[str, tuple[ActorEntry, ...]]:
    """Folded English name → the actors that bear it."""
    found: dict[str, tuple[ActorEntry, ...]] = {}
    for entry in entries:
        for name in entry.names:
            if name.language == "en":
                key = fold(name.text)
                if entry not in found.get(key, ()):
                    found[key] = (*found.get(key, ()), entry)
    return found


def is_modifier(word: str, known: English) -> bool:
    """The word may stand before the head of a noun phrase and changes nothing of whom it names."""
    return word in known.modifiers or (len(word) > 4 and word.endswith(known.modifier_ends))


def before_hyphen(known: English, folded: str, start: int) -> int | None:
    """Where then- or ex- begins that a hyphen joins to what begins at `start`; None where there is none."""
    if folded[start - 1 : start] != "-":
        return None
    return next((start - 1 - len(word) for word in known.former if folded.endswith(word, 0, start - 1)), None)
