"""Speakers whose owner stands before them: 某国 + 民意研究所, 某党 + 海外部, 某党喉舌《某报》."""

import re

from dragoman.reading.page import Page, Phrase
from dragoman.reading.quotations_grammar import BLANK, Grammar
from dragoman.reading.quotations_stretch import Stretch
from dragoman.reading.shadow import CODE
from dragoman.text.scripts import fold

# Between an owner and its paper stand so many characters at most.
LEAD_UP = 14
_PAPER = re.compile(f"《(?P<T>{BLANK}+)》|{CODE['M']}")
_BESIDE = frozenset({"", "、", "和", "与", "及", "以及"})


def body_of(page: Page, grammar: Grammar, stretch: Stretch, owner: Phrase, place: tuple[int, int]) -> tuple[Phrase, int] | None:
    """The body whose name the owner's begins, and where it ends; `place`: behind the owner, and the clause's end."""
    shape = grammar.body_behind if owner.letter in "STL" else grammar.department if owner.letter == "O" else None
    match = shape.match(stretch.text, *place) if shape is not None else None
    if match is None or match.end() == place[0] or BLANK in match.group():
        return None
    low, high = owner.start, stretch.sentence.fine.span(place[0], match.end())[1]
    if any(w.table in {"triggers", "cues"} and owner.end <= w.start < high for w in stretch.sentence.words):
        return None
    member = page.cast.unknown("organisation", page.text[low:high])
    return Phrase(low, high, low, high, "O", member, posts=[], inner=[], also=[]), match.end()


def author(page: Page, grammar: Grammar, stretch: Stretch, start: int, title: int) -> Phrase | None:
    """陆某在之后的《某文》一文中论述: a name that nobody knows, right before the words that say where he wrote it."""
    match = grammar.authored.search(stretch.text, start, title)
    if match is None or match["N"][0] not in grammar.surnames:
        return None
    low, high = stretch.offset(match.start("N")), stretch.sentence.fine.span(*match.span("N"))[1]
    if any(w.table in {"triggers", "cues"} and w.start < high and low < w.end for w in stretch.sentence.words):
        return None
    return Phrase(low, high, low, high, "P", page.cast.unknown("person", page.text[low:high]), posts=[], inner=[], also=[])


def organs(page: Page, grammar: Grammar, stretch: Stretch, start: int, end: int) -> list[Phrase]:
    """The papers and stations behind the word that says whose mouthpiece they are; those side by side together."""
    found: list[Phrase] = []
    for match in _PAPER.finditer(stretch.text, start, end):
        phrase = _paper(page, grammar, stretch, match)
        if phrase is None:
            break
        before = page.folded[found[-1].end if found else stretch.offset(start) : phrase.start]
        if found and before.strip("《》") not in _BESIDE and not grammar.organ.search(before):
            break
        if not found and (
            match.start() - start > LEAD_UP or not (grammar.organ.search(before) or _named_organ(page, grammar, stretch, match))
        ):
            return []
        found.append(phrase)
    return found


def _paper(page: Page, grammar: Grammar, stretch: Stretch, match: re.Match[str]) -> Phrase | None:
    """The medium that is known, or that stands in title marks and is called like one."""
    if match["T"] is None:
        return stretch.sentence.fine.slots.get(match.start())
    low, high = stretch.offset(match.start("T")), stretch.offset(match.end("T"))
    name = page.text[low:high]
    if not fold(name).endswith(tuple(grammar.words["media_ends"])):
        return None
    return Phrase(low, high, low, high, "M", page.cast.unknown("media", name), posts=[], inner=[], also=[])


def _named_organ(page: Page, grammar: Grammar, stretch: Stretch, match: re.Match[str]) -> bool:
    """The phrase right before ends with such a word: 某党的官媒."""
    before = stretch.sentence.fine.slots.get(match.start() - 1) or stretch.sentence.fine.slots.get(match.start() - 2)
    return before is not None and grammar.organ.search(page.folded[before.start : before.end]) is not None


def body_behind(grammar: Grammar, after: str) -> bool:
    """X的办公室: the body speaks, and nothing else is his."""
    match = grammar.head_behind.match(after)
    return bool(match and match["B"] and grammar.glue.fullmatch(after, match.end()))
