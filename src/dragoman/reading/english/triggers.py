"""Rows of the trigger table, and which row a word stands for in its sentence."""

import re
from collections.abc import Iterator

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.lexicon.tables import Row, split
from dragoman.reading.english.clauses import Clauses, word_before
from dragoman.reading.english.lexis import Found, Lexis
from dragoman.reading.english.patterns import patterns


class Trigger(Struct, frozen=True, eq=False):
    """One meaning of a trigger word; see the table."""

    form: str
    noun: bool
    category: str
    mode: str | None
    context: tuple[str, ...]
    frame: str
    tier: str
    object: re.Pattern[str] | None
    preps: frozenset[str]


class Triggers:
    """The trigger table, compiled once."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.words("triggers", "en")
        self.lexis = Lexis(lexicon, rows)
        self.apart = patterns(lexicon.grammar("events", "en"))["apart"]
        self.of_row = {id(row): _trigger(row) for row in rows}

    def meanings(self, found: Found, noun: bool) -> list[tuple[Trigger, frozenset[str]]]:
        """The meanings of a form, those with an object word first."""
        all_of = [(self.of_row[id(row)], frozenset[str](kinds)) for row, kinds in found.rows]
        return sorted(((t, k) for t, k in all_of if t.noun == noun), key=lambda m: m[0].object is None)

    def is_noun(self, found: Found, clauses: Clauses, low: int) -> bool:
        """A form that may be either is a noun after an article, an adjective or a preposition."""
        verbs = {kind for row, kinds in found.rows if row.get("pos") != "noun" for kind in kinds}
        nouns = any(row.get("pos") == "noun" for row, _ in found.rows)
        if not verbs or not nouns:
            return nouns
        _, word = word_before(clauses.text, low)
        if word in clauses.grammar.nominal_before or word.endswith(clauses.grammar.noun_ends):
            return True
        phrase = clauses.slots.get(low - 2)
        if phrase is None:
            return word not in clauses.grammar.auxiliaries and word not in clauses.grammar.verbal_before and verbs <= {"base", "s"}
        return phrase.open_reference == "adjective" or (verbs <= {"base"} and not clauses.plural(phrase))

    def fitting(self, meanings: list[tuple[Trigger, frozenset[str]]], text: str, start: int, end: int) -> Iterator[tuple[Trigger, int]]:
        """The meanings whose object word stands between two offsets of the text, with the offset where it ends; 0 for those without one."""
        found = []
        for trigger, _ in meanings:
            match = trigger.object.search(text, start, end) if trigger.object is not None else None
            if match is not None and not self.apart.search(text, start, match.start()):
                found.append((match.start(), -match.end(), trigger))
        # "hunger strike" before "strike".
        yield from ((trigger, -stop) for _, stop, trigger in sorted(found, key=lambda f: f[:2]))
        yield from ((trigger, 0) for trigger, _ in meanings if trigger.object is None)


def _trigger(row: Row) -> Trigger:
    words = row.get("object", "")
    return Trigger(
        form=row["form"],
        noun=row.get("pos") == "noun",
        category=row["category"],
        mode=row.get("mode") or None,
        context=split(row.get("context", "")),
        frame=row.get("frame") or "v",
        tier=row.get("tier") or "strong",
        object=re.compile(rf"(?:(?<=\s)|(?<=[“\"'(])|(?<=-))(?:{words})(?![a-z])") if words else None,
        preps=frozenset(split(row.get("preps", ""))),
    )
