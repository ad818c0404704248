"""One overlapping Aho–Corasick scan of a folded text for everything the lexicon knows in a language."""

from collections.abc import Iterable, Iterator

import ahocorasick_rs

from dragoman.lexicon.model import ActorEntry, Lexicon, Sense
from dragoman.text.scripts import fold

# Tables whose words are parts of names or grammar, looked up where they are needed and never searched for by themselves.
UNSCANNED = frozenset({"translit", "surnames", "given", "heads"})


class Hit:
    """A form found in the text, with all its meanings."""

    __slots__ = ("end", "form", "senses", "start")

    def __init__(self, start: int, end: int, form: str, senses: tuple[Sense, ...]) -> None:
        self.start = start
        self.end = end
        self.form = form
        self.senses = senses


class Scanner:
    """Finds every form of a lexicon in folded text. Build once, use for many reports."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        forms: dict[str, list[Sense]] = {}
        for form, sense in _forms(lexicon, language):
            forms.setdefault(fold(form), []).append(sense)
        self.forms = list(forms)
        self.senses = [tuple(senses) for senses in forms.values()]
        self.latin = [form.isascii() or form[0] in _CYRILLIC for form in self.forms]
        self._search = ahocorasick_rs.AhoCorasick(self.forms)

    def find(self, folded: str) -> Iterator[Hit]:
        """Hits in order of their end. Alphabetic forms must stand as whole words."""
        for index, start, end in self._search.find_matches_as_indexes(folded, overlapping=True):
            if self.latin[index] and not _whole_word(folded, start, end):
                continue
            yield Hit(start, end, self.forms[index], self.senses[index])


_CYRILLIC = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґқңүұһәө")


def _alphabetic(char: str) -> bool:
    return char.isalnum() and not "\u3400" <= char <= "\u9fff"


def _whole_word(text: str, start: int, end: int) -> bool:
    before = start > 0 and _alphabetic(text[start - 1]) and _alphabetic(text[start])
    after = end < len(text) and _alphabetic(text[end]) and _alphabetic(text[end - 1])
    return not before and not after


def _forms(lexicon: Lexicon, language: str) -> Iterator[tuple[str, Sense]]:
    for entry in lexicon.actors.values():
        yield from _actor_forms(entry, language)
    for table in lexicon.tables(language):
        if table in UNSCANNED:
            continue
        for row in lexicon.words(table, language):
            yield row["form"], Sense(table, None, row)


def _actor_forms(entry: ActorEntry, language: str) -> Iterable[tuple[str, Sense]]:
    wanted = {"zh", "en", "ru"} if language == "zh" else {language, "en"}
    for name in entry.names:
        if name.language in wanted:
            yield name.text, Sense("actor", entry)
    for form in entry.metonyms:
        yield form, Sense("metonym", entry)
    for form in entry.demonyms:
        yield form, Sense("demonym", entry)
