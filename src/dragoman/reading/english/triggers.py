"""Rows of the trigger table, and which row a word stands for in its sentence."""

import re
from collections.abc import Iterator

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.lexicon.tables import Row, split
from dragoman.reading.english.clauses import Clauses, word_before
from dragoman.reading.english.lexis import Found, Lexis
from dragoman.reading.english.patterns import patterns
from dragoman.text.languages.en.inflection import Form


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


class Meant(Struct, frozen=True, eq=False):
    """What a form may mean: forms of verbs, whether of nouns too, and the triggers of both, those with an object word first."""

    verbs: frozenset[str]
    nouns: bool
    of_verb: tuple[tuple[Trigger, frozenset[str]], ...]
    of_noun: tuple[tuple[Trigger, frozenset[str]], ...]


class Triggers:
    """The trigger table, compiled once."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.words("triggers", "en")
        self.lexis = Lexis(lexicon, rows)
        self.apart = patterns(lexicon.grammar("events", "en"))["apart"]
        self.of_row = {id(row): _trigger(row) for row in rows}
        # What the forms met so far mean, by their rows, which the lexis holds on to: no more than there are forms.
        self._met: dict[int, Meant] = {}

    def meant(self, found: Found) -> Meant:
        """What a form may mean; told when it is first met."""
        meant = self._met.get(id(found.rows))
        if meant is None:
            meant = self._met[id(found.rows)] = self._meant(found.rows)
        return meant

    def _meant(self, rows: tuple[tuple[Row, frozenset[Form]], ...]) -> Meant:
        listed = [(self.of_row[id(row)], frozenset[str](kinds)) for row, kinds in rows]
        listed.sort(key=lambda m: m[0].object is None)
        verbs = frozenset[str]().union(*(kinds for trigger, kinds in listed if not trigger.noun))
        of_verb, of_noun = (tuple(m for m in listed if m[0].noun == noun) for noun in (False, True))
        return Meant(verbs, bool(of_noun), of_verb, of_noun)

    def is_noun(self, found: Found, clauses: Clauses, low: int) -> bool:
        """A form that may be either is a noun after an article, an adjective or a preposition."""
        meant = self.meant(found)
        verbs, nouns = meant.verbs, meant.nouns
        if not verbs or not nouns:
            return nouns
        _, word = word_before(clauses.text, low)
        if word in clauses.grammar.nominal_before or word.endswith(clauses.grammar.noun_ends):
            return True
        phrase = clauses.slots.get(low - 2)
        if phrase is None:
            return word not in clauses.grammar.auxiliaries and word not in clauses.grammar.verbal_before and verbs <= {"base", "s"}
        return phrase.open_reference == "adjective" or (verbs <= {"base"} and not clauses.plural(phrase))

    def fitting(
        self, meanings: tuple[tuple[Trigger, frozenset[str]], ...], text: str, start: int, end: int
    ) -> Iterator[tuple[Trigger, int]]:
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
