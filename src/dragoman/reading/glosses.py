"""Glosses in brackets after a name: another name, an abbreviation, a base."""

import re

from dragoman.reading.cast import add_name
from dragoman.reading.page import Page, Phrase

_ALIAS = re.compile(r"[^，。；！？（）()]{1,60}")
_HAS_LETTERS = re.compile(r"[a-zа-яё]")


def gloss(page: Page, phrase: Phrase, limit: int) -> None:
    """Swallow a gloss in brackets; an alphabetic one, or an abbreviation, is another name."""
    folded = page.folded
    at = phrase.end
    while at < limit and folded[at] == " ":
        at += 1
    if at >= limit or folded[at] not in "（(" or phrase.member is None:
        return
    match = _ALIAS.match(folded, at + 1, limit)
    if match is None or folded[match.end() : match.end() + 1] not in {"）", ")"}:
        return
    words = page.text[match.start() : match.end()].strip()
    lettered = _HAS_LETTERS.search(folded, match.start(), match.end()) is not None and not any("\u4e00" <= c <= "\u9fff" for c in words)
    if lettered and len(words.split()) <= 8:
        for alias in re.split(r"[,，]\s*", words):
            add_name(phrase.member, alias)
        phrase.end = match.end() + 1
    elif lettered is False and len(words) <= 8 and set(words) <= set(folded[phrase.head_start : phrase.head_end]) | set(words[-1:]):
        add_name(phrase.member, words)
        phrase.end = match.end() + 1
    elif phrase.letter == "U" and len(words) <= 12:
        phrase.end = match.end() + 1
