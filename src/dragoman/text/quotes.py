"""Quotation marks: which stretch of a text stands between them, how deep, and whether it is closed. Offsets are code points."""

import re
from typing import Literal, NamedTuple

QuoteKind = Literal["quote", "title"]
_CLOSER = {"“": "”", "‘": "’", "「": "」", "『": "』", "«": "»", "„": "“", "《": "》", "〈": "〉", '"': '"', "＂": "＂", "〝": "〞"}
_TITLES = "《〈"
_STRAIGHT = '"＂'
# An apostrophe (officials’, don’t) looks like a closing mark: between two letters or digits it is none.
_MARK = re.compile(r"[“”‘’「」『』«»„《》〈〉\"＂〝〞](?<![A-Za-z0-9]’(?=[A-Za-z0-9]))")
# An inch or a second of arc is no quotation mark.
_MEASURE = re.compile(r"\d[\d.]*\s?$")


class QuotePair(NamedTuple):
    """A stretch in quotation marks. `inner_*` leave out the marks; `depth` 0 is outermost (titles count for nothing).

    `closed`: false where the mark that should end it is missing in the range: the quotation runs on, or the writer slipped."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool
    kind: QuoteKind = "quote"


class _Open(NamedTuple):
    mark: str
    start: int
    depth: int


def _kind(mark: str) -> QuoteKind:
    return "title" if mark in _TITLES else "quote"


def _opens(mark: str, stack: list[_Open], text: str, at: int) -> bool:
    """Whether a mark opens. „ is closed by “, so that “ closes an open „; a straight mark closes the one that is open."""
    if mark in _STRAIGHT:
        if any(opened.mark == mark for opened in stack):
            return False
        return not _MEASURE.search(text, max(0, at - 8), at)
    if mark == "“" and stack and stack[-1].mark == "„":
        return False
    return mark in _CLOSER


def pairs(text: str, block: tuple[int, int]) -> list[QuotePair]:
    """The quotations and titles inside a block, by where they start. What is unclosed ends with the block, at depth as it stands."""
    start, end = block[0], block[1]
    found: list[QuotePair] = []
    stack: list[_Open] = []
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        if _opens(mark, stack, text, at):
            depth = sum(1 for opened in stack if _kind(opened.mark) == "quote")
            stack.append(_Open(mark, at, depth))
            continue
        for index in range(len(stack) - 1, -1, -1):
            opened = stack[index]
            if _CLOSER[opened.mark] == mark:
                del stack[index:]
                found.append(QuotePair(opened.start, at + 1, opened.start + 1, at, opened.depth, True, _kind(opened.mark)))
                break
    if not found and not stack:
        return found
    last = end
    while last > start and text[last - 1].isspace():
        last -= 1
    for opened in stack:
        if opened.start + 1 < last and _kind(opened.mark) == "quote" and opened.mark not in "‘":
            found.append(QuotePair(opened.start, last, opened.start + 1, last, opened.depth, False))
    return sorted(found)
