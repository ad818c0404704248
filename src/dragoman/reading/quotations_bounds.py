"""Where words end because the narrator turns to somebody else in the same sentence: …；外长则…, ，内务部则一口咬定…"""

import re

from dragoman.reading.page import Phrase
from dragoman.reading.quotations_grammar import BLANK, Grammar
from dragoman.reading.quotations_stretch import Stretch

_STOP = re.compile("[，；]")
_CONTRAST = re.compile(f"{BLANK}*(?:[^，。；：“”的]{{0,4}}?)(?P<W>则|却|倒是|反倒|反而)")
_POINTING = ("person", "self", "selves", "owner", "latter", "former", "pair")
# Classes that are told of side by side: people, and what acts like a state.
_PEOPLE, _BODIES = frozenset("PG"), frozenset("STOUM")


def others_begin(stretch: Stretch, index: int, end: int, speakers: list[Phrase], grammar: Grammar) -> int | None:
    """Index of the stop behind which somebody else is told of, in words that begin at `index` and would end at `end`."""
    text = stretch.text
    semicolon = text.find("；", index, end)
    if semicolon < 0 and text.find("则", index, end) < 0:
        return None
    mine = {p.member.final.id for p in speakers if p.member}
    heads = [_head(stretch, index, end, grammar)]
    for stop in _STOP.finditer(text, index, end):
        head = _head(stretch, stop.end(), end, grammar)
        told = [one.letter for one, _ in filter(None, heads) if not one.open_reference.startswith(_POINTING)]
        heads.append(head)
        if head is None:
            continue
        phrase, behind = head
        pointing = phrase.open_reference.startswith(_POINTING)
        if pointing or (phrase.member is not None and phrase.member.final.id in mine):
            continue
        if text[behind : behind + 1] in {"的", "之", "等", "、"}:
            continue
        if _turns(stretch, stop.group(), phrase, behind, told):
            return stop.start()
    return None


def _turns(stretch: Stretch, stop: str, phrase: Phrase, behind: int, told: list[str]) -> bool:
    """It is the narrator who goes on with the phrase, for nobody like him is told of in the words before."""
    contrast = _CONTRAST.match(stretch.text, behind)
    alike = _PEOPLE if phrase.letter in _PEOPLE else _BODIES
    if stop == "，":
        return contrast is not None and contrast["W"] == "则" and not told
    if contrast is not None:
        return not alike.intersection(told)
    named = phrase.letter == "P" and phrase.member is not None and (phrase.member.final.named or bool(phrase.posts))
    office = phrase.letter == "G" and phrase.open_reference == "role" and bool(phrase.posts)
    return (named or office) and not _PEOPLE.intersection(told)


def _head(stretch: Stretch, begin: int, end: int, grammar: Grammar) -> tuple[Phrase, int] | None:
    """The phrase that a clause begins with but for adverbs, and where it ends."""
    lead = grammar.lead.match(stretch.text, begin, end)
    at = lead.end() if lead else begin
    chain = grammar.speakers.match(stretch.text, at, end)
    phrase = stretch.sentence.fine.slots.get(at) if chain else None
    return (phrase, chain.end()) if phrase is not None and chain is not None else None
