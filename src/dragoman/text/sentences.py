"""Sentences and clauses. Offsets are code points. Give the text as written: a capital tells an abbreviation from an end (folded text
without capitals works too, a little worse)."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from dragoman.text.languages.en import sentences as english
from dragoman.text.languages.zh import sentences as chinese
from dragoman.text.quotes import QuotePair, pairs


class Range(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


_CLOSERS = re.escape("".join(dict.fromkeys(chinese.CLOSERS + english.CLOSERS)))
_HAN_OR_CLOSER = r"\u3400-\u9fff”」』）"
# It begins with the mark itself, so that a search passes over all else at once.
_STOP = re.compile(
    rf"[{chinese.TERMINATORS}.!?](?:"
    rf"(?:(?<=[{chinese.TERMINATORS}])[{chinese.TERMINATORS}{chinese.HALF_WIDTH}]*"
    rf"|(?<=[{_HAN_OR_CLOSER}][{chinese.HALF_WIDTH}])[{chinese.HALF_WIDTH}]*)[{_CLOSERS}]*"
    rf"|(?P<en>(?<=[.!?])[.!?]*)[{_CLOSERS}]*(?=\s|$))"
)
_BRACKET = re.compile(r"[（(\[【][^（()）\[\]【】\n]{0,600}[)）\]】]")
_CLAUSE = re.compile(
    rf"[{chinese.CLAUSE_MARKS}。！？]+[{re.escape(chinese.CLOSERS)}]*|{chinese.CLAUSE_DASH}|(?<=\s)[–—-]{{1,2}}(?=\s)|(?<=\w)—(?=\w)"
    rf"|[{english.CLAUSE_MARKS}](?=\s)|(?<=[\u3400-\u9fff])[{english.CLAUSE_MARKS}]"
)


class _Marked(NamedTuple):
    """Stretches in which no sentence may end, but at their own end."""

    starts: list[int]
    ends: list[int]

    def holds(self, at: int) -> bool:
        """Whether the offset lies inside one of them."""
        index = bisect_right(self.starts, at) - 1
        return index >= 0 and at < self.ends[index]


def _trimmed(text: str, start: int, end: int) -> Range | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Range(start, end) if start < end else None


def _goes_on(text: str, pair: QuotePair, block: tuple[int, int]) -> bool:
    """Whether the sentence goes on behind a closed quotation: it has no full stop of its own, or what follows tells who spoke."""
    rest = text[pair.end : block[1]].lstrip(" \t”’」』）)")
    if not rest or rest[0] in "\n。！？.!?":
        return False
    inner = text[pair.inner_start : pair.inner_end].rstrip('”’」』"')
    if not inner or inner[-1] not in "。！？.!?":
        return True
    before = text[block[0] : pair.start].rstrip()
    if rest[0] < "\u2e80":
        return rest[0].islower() or rest[0] in ",;"
    return not before or before[-1] in "。！？"


def _bracket_end(text: str, start: int, end: int, block_start: int) -> int:
    """Up to where a bracket holds sentences together: a sentence wholly in brackets ends where they close."""
    whole = text[end - 2] in "。！？.!?" and (start == block_start or text[start - 1] in "。！？ \n”」")
    return end - 2 if whole else end - 1


def _closed_to_ends(text: str, block: tuple[int, int]) -> _Marked:
    closed = [pair for pair in pairs(text, block) if pair.closed]
    spans = [(p.start, p.end) for p in closed if p.kind == "title" or (p.depth == 0 and _goes_on(text, p, block))]
    spans += [(m.start(), _bracket_end(text, m.start(), m.end(), block[0])) for m in _BRACKET.finditer(text, *block)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return _Marked([start for start, _ in merged], [end for _, end in merged])


def _block(text: str, start: int, end: int, cased: bool) -> list[Range]:
    marked: _Marked | None = None
    found: list[Range] = []
    begin = start
    for match in _STOP.finditer(text, start, end):
        # Headings and cells of tables mostly hold no stop, so that nobody asks what is closed to one.
        marked = marked or _closed_to_ends(text, (start, end))
        if marked.holds(match.start()):
            continue
        if match["en"] is not None and not english.ends(text, match.start(), match.end(), cased):
            continue
        sentence = _trimmed(text, begin, match.end())
        if sentence:
            found.append(sentence)
        begin = match.end()
    rest = _trimmed(text, begin, end)
    return [*found, rest] if rest else found


def split(text: str, blocks: Iterable[tuple[int, int]]) -> list[Range]:
    """The sentences inside each block (start, end), never across blocks or lines; closing marks belong to the sentence they end."""
    cased = text != text.lower()
    found: list[Range] = []
    for block_start, block_end in blocks:
        start = block_start
        while start < block_end:
            line_end = text.find("\n", start, block_end)
            line_end = block_end if line_end < 0 else line_end
            found.extend(_block(text, start, line_end, cased))
            start = line_end + 1
    return found


def clauses(text: str, sentence: tuple[int, int]) -> list[Range]:
    """The clauses of a sentence, without the marks between them; nothing is cut inside brackets or titles."""
    start, end = sentence[0], sentence[1]
    spans = [(m.start(), m.end()) for m in _BRACKET.finditer(text, start, end)]
    spans += [(p.start, p.end) for p in pairs(text, (start, end)) if p.kind == "title"]
    spans.sort()
    marked = _Marked([span[0] for span in spans], [span[1] for span in spans])
    found: list[Range] = []
    begin = start
    for match in _CLAUSE.finditer(text, start, end):
        if marked.holds(match.start()):
            continue
        clause = _trimmed(text, begin, match.start())
        if clause:
            found.append(clause)
        begin = match.end()
    rest = _trimmed(text, begin, end)
    return [*found, rest] if rest else found
