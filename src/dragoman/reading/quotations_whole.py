"""Names of speakers made whole: words in Latin letters beside them, what they lean to, the mission they are posted to."""

import re

from dragoman.reading.cast import Member
from dragoman.reading.page import Page, Phrase
from dragoman.reading.quotations_grammar import Grammar
from dragoman.reading.quotations_saying import Saying

# How far to the left of a name the words that belong to it reach.
LEFT = 16
_CLAUSE = re.compile(r"[的，。；：、？！“”\s]")
_LETTERS = re.compile(r"[A-Z][A-Za-z.&'’\-]*(?: [A-Z][A-Za-z.&'’\-]*)*")
_BEHIND = re.compile(r"(?: [A-Z][A-Za-z.&'’\-]+)+(?![A-Za-z])")
_BEFORE = re.compile(r"(?<![A-Za-z .])(?:[A-Z][A-Za-z.&'’\-]+ )+$")


def complete(page: Page, saying: Saying, grammar: Grammar) -> None:
    """Widen the phrases that name the speaker, each by what stands right beside it."""
    phrases = saying.subject.phrases
    for number, phrase in enumerate(phrases):
        if phrase.open_reference.startswith(("person", "self", "selves")) or phrase.end > saying.stretch.sentence.end:
            continue
        whole = _lettered(page, phrase, grammar) or _classed(page, phrase, grammar) or _described(page, phrase, grammar)
        if whole is not None:
            phrases[number] = whole
            saying.begin = min(saying.begin, whole.start)


def _lettered(page: Page, phrase: Phrase, grammar: Grammar) -> Phrase | None:
    """Baltic News, of Baltic News Service; Field, of Northern Field."""
    if _LETTERS.fullmatch(page.text, phrase.start, phrase.end) is None or (phrase.letter == "P" and _known(phrase)):
        return None
    after = _BEHIND.match(page.text, phrase.end)
    before = _BEFORE.search(page.text, max(0, phrase.start - 2 * LEFT), phrase.start)
    if after is None and before is None:
        return None
    low, high = before.start() if before else phrase.start, after.end() if after else phrase.end
    polled = phrase.letter != "P" or grammar.polled.match(page.folded, high) is not None
    name = page.text[low:high]
    if polled:
        return _renamed(phrase, low, high, "O", page.cast.unknown("organisation", name))
    return _renamed(phrase, low, high, "P", page.cast.unknown("person", name))


def _classed(page: Page, phrase: Phrase, grammar: Grammar) -> Phrase | None:
    """非政府组织「桥援」代表: the class of the body before its name in quotation marks."""
    if phrase.letter != "G" or page.folded[phrase.start] not in "“「『":
        return None
    words = _CLAUSE.split(page.folded[max(0, phrase.start - LEFT) : phrase.start])[-1]
    if not words.endswith(tuple(grammar.words["body_ends"])):
        return None
    low, high = phrase.start - len(words), phrase.end
    return _renamed(phrase, low, high, "G", page.cast.unnamed(low, "group", page.text[low:high]))


def _described(page: Page, phrase: Phrase, grammar: Grammar) -> Phrase | None:
    """亲甲国政客, 甲国驻乙总领事馆, 红色闪电: what nobody knows by the bare word."""
    if _known(phrase) or phrase.letter not in "GPO":
        return None
    shape = grammar.coloured if phrase.letter == "P" else grammar.mission if page.folded[phrase.end - 1] == "馆" else grammar.leaning
    if phrase.letter == "O" and shape is not grammar.mission:
        return None
    before = shape.search(page.folded, max(0, phrase.start - LEFT), phrase.start)
    if before is None or "\n" in before.group():
        return None
    low, high = before.start("W"), phrase.end
    name = page.text[low:high]
    if phrase.letter == "P":
        return _renamed(phrase, low, high, "P", page.cast.unknown("person", name))
    if shape is grammar.mission:
        return _renamed(phrase, low, high, "O", page.cast.unknown("organisation", name))
    return _renamed(phrase, low, high, "G", page.cast.unnamed(low, "group", name))


def _known(phrase: Phrase) -> bool:
    return phrase.member is not None and phrase.member.final.named and not phrase.member.final.id.startswith("x:")


def _renamed(phrase: Phrase, low: int, high: int, letter: str, member: Member) -> Phrase:
    return Phrase(low, high, low, high, letter, member, posts=phrase.posts, inner=[], also=[])
