"""Verbs and nouns of a word table in all their forms, found in one scan."""

from collections.abc import Iterable

import ahocorasick_rs
from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.lexicon.tables import Row
from dragoman.text.languages.en.inflection import Form, Irregular, noun_forms, verb_forms


class Found(Struct, frozen=True):
    """A form in the text: the rows it may stand for and what form it is."""

    start: int
    end: int
    rows: tuple[tuple[Row, frozenset[Form]], ...]


class Lexis:
    """Finds every form of the rows of a table. A row's `pos` is `verb` (the default), `noun` or `fixed` (stands as written)."""

    def __init__(self, lexicon: Lexicon, rows: Iterable[Row]) -> None:
        irregulars = irregular_verbs(lexicon)
        forms: dict[str, list[tuple[Row, frozenset[Form]]]] = {}
        for row in rows:
            for form, kinds in _forms(row, irregulars).items():
                forms.setdefault(form, []).append((row, frozenset(kinds)))
        self.words = list(forms)
        self.rows = [tuple(found) for found in forms.values()]
        self._search = ahocorasick_rs.AhoCorasick(self.words or ["\0"], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[Found]:
        """All forms that stand as whole words, the longest at each place."""
        found = []
        for index, start, end in self._search.find_matches_as_indexes(text):
            if (start and (text[start - 1].isalnum() or text[start - 1] == "-")) or (end < len(text) and text[end].isalnum()):
                start, end, index = self._shorter(text, start, end)
                if index < 0:
                    continue
            found.append(Found(start, end, self.rows[index]))
        return found

    def _shorter(self, text: str, start: int, end: int) -> tuple[int, int, int]:
        """A whole word inside a match that ran into the middle of another word."""
        if start and (text[start - 1].isalnum() or text[start - 1] == "-"):
            return start, end, -1
        cut = text.rfind(" ", start, end)
        while cut > start:
            if text[start:cut] in self.words_at:
                return start, cut, self.words_at[text[start:cut]]
            cut = text.rfind(" ", start, cut)
        return start, end, -1

    @property
    def words_at(self) -> dict[str, int]:
        """Form → its index."""
        if not hasattr(self, "_at"):
            self._at = {word: index for index, word in enumerate(self.words)}
        return self._at


def irregular_verbs(lexicon: Lexicon) -> dict[str, list[Irregular]]:
    """Verb → its irregular forms, from the table `irregular`."""
    found: dict[str, list[Irregular]] = {}
    for row in lexicon.words("irregular", "en"):
        found.setdefault(row["form"], []).append(Irregular(row["past"], row["participle"]))
    return found


def _forms(row: Row, irregulars: dict[str, list[Irregular]]) -> dict[str, set[Form]]:
    pos = row.get("pos") or "verb"
    if pos == "noun":
        return noun_forms(row["form"])
    if pos == "fixed":
        return {row["form"]: {"base"}}
    return verb_forms(row["form"], irregulars)
