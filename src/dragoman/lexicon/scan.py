"""One overlapping Aho–Corasick scan of a folded text for everything the lexicon knows in a language."""

from collections.abc import Iterable, Iterator

import ahocorasick_rs
from msgspec import Struct

from dragoman.lexicon.model import ActorEntry, Lexicon, Sense
from dragoman.text.scripts import fold_all

# Tables whose words are parts of names or grammar, looked up where they are needed and never searched for by themselves.
UNSCANNED = frozenset({"translit", "surnames", "given", "heads", "parts", "function", "irregular"})
# What actors are called; all are senses of one name.
_OF_ACTORS = frozenset({"actor", "metonym", "demonym"})


class Form(Struct, frozen=True, eq=False, gc=False):
    """A folded form with its meanings by table; names, metonyms and demonyms of actors stand together under `actor`.

    `cased`: it begins with a letter that could be a capital. `alphabetic`: it must stand as a whole word. `blocks`: what must not be
    read inside it."""

    text: str
    tables: tuple[tuple[str, tuple[Sense, ...]], ...]
    cased: bool
    alphabetic: bool
    blocks: tuple[str, ...]


class Scanner:
    """Finds every form of a lexicon in folded text. Build once, use for many reports."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        listed = list(_forms(lexicon, language))
        senses: dict[str, list[Sense]] = {}
        for form, (_, sense) in zip(fold_all([form for form, _ in listed]), listed, strict=True):
            if form in senses:
                senses[form].append(sense)
            else:
                senses[form] = [sense]
        self._senses = list(senses.items())
        # Few of them are ever met: a form is made when it is.
        self._forms: list[Form | None] = [None] * len(senses)
        self._search = ahocorasick_rs.AhoCorasick(list(senses))

    def find(self, folded: str) -> Iterator[tuple[int, int, Form]]:
        """Start, end and form of the hits, in order of their end."""
        forms = self._forms
        for index, start, end in self._search.find_matches_as_indexes(folded, overlapping=True):
            form = forms[index]
            if form is None:
                form = forms[index] = _form(*self._senses[index])
            if form.alphabetic and not _whole_word(folded, start, end):
                continue
            yield start, end, form


_GAPS = frozenset(" \n,.，。、的")
# Most letters of folded text, without asking for each what it is.
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_CYRILLIC = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґқңүұһәө")


def _by_table(senses: list[Sense]) -> tuple[tuple[str, tuple[Sense, ...]], ...]:
    tables: dict[str, list[Sense]] = {}
    for sense in senses:
        tables.setdefault("actor" if sense.table in _OF_ACTORS else sense.table, []).append(sense)
    return tuple([(table, tuple(found)) for table, found in tables.items()])


def _form(form: str, senses: list[Sense]) -> Form:
    return Form(
        form,
        _by_table(senses),
        form[:1].lower() != form[:1].upper(),
        form.isascii() or form[0] in _CYRILLIC,
        tuple(what for sense in senses if sense.table == "blockers" for what in sense.get("blocks").split("|")),
    )


def _alphabetic(char: str) -> bool:
    return char in _PLAIN or (char.isalnum() and not "\u3400" <= char <= "\u9fff")


def _whole_word(text: str, start: int, end: int) -> bool:
    if start > 0 and (char := text[start - 1]) not in _GAPS and _alphabetic(char) and _alphabetic(text[start]):
        return False
    return not (end < len(text) and (char := text[end]) not in _GAPS and _alphabetic(char) and _alphabetic(text[end - 1]))


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
