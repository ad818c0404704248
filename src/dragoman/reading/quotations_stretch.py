"""Stretches: the narrator's part of a sentence, and each quoted part of it, as shadows in which all else is blank."""

import re
from bisect import bisect_left, bisect_right

from msgspec import Struct

from dragoman.reading.page import Atom, Page, Sentence
from dragoman.reading.quotations_grammar import BLANK
from dragoman.text.quotes import QuotePair

_BRACKET = re.compile(r"[（(\[【][^（()）\[\]【】]*[)）\]】]")
_TITLE = re.compile(r"《[^《》]*》")
_BREAK = re.compile(r"，|；|：|。|！|？|…|——|,(?!\d)")
# Marks a quotation may stand after when it is not closed.
_BEFORE_OPEN = "：:，,"


class Stretch(Struct, eq=False):
    """Part of a sentence at one depth of quotation. Indices count into `text`, which is as long as the sentence's shadow.

    `quotes`: index ranges of the quotations inside it, marks included, which show as “ and ”. `pair`: the quotation it is inside of."""

    sentence: Sentence
    text: str
    low: int
    high: int
    pair: QuotePair | None
    quotes: list[tuple[int, int, QuotePair]]
    # Where its clauses end, found when they are first asked for.
    ends: list[int] | None = None
    # Its cues, likewise: several passes ask for them.
    cues: list[Atom] | None = None

    def offset(self, index: int) -> int:
        """Report offset of an index."""
        return self.sentence.fine.offsets[index]

    def index(self, offset: int) -> int:
        """Index of a report offset."""
        return self.sentence.fine.at(offset)

    def segment(self, index: int) -> int:
        """Where the clause before the index begins."""
        if self.ends is None:
            self.ends = [match.end() for match in _BREAK.finditer(self.text, self.low, self.high)]
        before = bisect_right(self.ends, index)
        return self.ends[before - 1] if before else self.low

    def quote_at(self, index: int) -> tuple[int, int, QuotePair] | None:
        """The quotation whose opening mark stands at the index."""
        return next((q for q in self.quotes if q[0] == index), None)

    def quote_ending(self, index: int) -> tuple[int, int, QuotePair] | None:
        """The quotation that ends just before the index."""
        return next((q for q in self.quotes if q[1] == index), None)


class Marks:
    """The quotation marks of a page that count: closed ones, and open ones that plainly begin a quotation."""

    def __init__(self, page: Page) -> None:
        self.page = page
        starts = {block.start for block in page.document.blocks}
        self.pairs = [p for p in page.quotes if p.kind == "quote" and p.inner_end > p.inner_start and (p.closed or self.begins(p, starts))]
        self.pairs.sort()
        self.starts = [p.start for p in self.pairs]
        self.longest = max((p.end - p.start for p in self.pairs), default=0)

    def begins(self, pair: QuotePair, starts: set[int]) -> bool:
        return pair.start in starts or self.page.folded[max(0, pair.start - 1) : pair.start] in _BEFORE_OPEN

    def within(self, start: int, end: int) -> list[QuotePair]:
        """Pairs that share a character with the range."""
        if not self.pairs:
            return []
        low = bisect_left(self.starts, start - self.longest)
        high = bisect_left(self.starts, end)
        return [p for p in self.pairs[low:high] if p.end > start]

    def stretches(self, sentence: Sentence) -> list[Stretch]:
        """The narrator's stretch first, then the quoted ones."""
        pairs = self.within(sentence.start, sentence.end)
        found = [_stretch(sentence, sentence.start, sentence.end, None, _outermost(pairs))]
        for pair in pairs:
            low, high = max(sentence.start, pair.inner_start), min(sentence.end, pair.inner_end)
            if high - low > 3:
                inner = [p for p in pairs if pair.inner_start <= p.start and p.end <= pair.inner_end]
                found.append(_stretch(sentence, low, high, pair, _outermost(inner)))
        return found


def _outermost(pairs: list[QuotePair]) -> list[QuotePair]:
    kept: list[QuotePair] = []
    for pair in pairs:
        if not kept or pair.start >= kept[-1].end:
            kept.append(pair)
    return kept


def _stretch(sentence: Sentence, start: int, end: int, pair: QuotePair | None, inner: list[QuotePair]) -> Stretch:
    fine = sentence.fine
    low, high = fine.at(start), fine.at(end) if end < sentence.end else len(fine.text)
    quotes: list[tuple[int, int, QuotePair]] = []
    if not inner:
        text = BLANK * low + fine.text[low:high] + BLANK * (len(fine.text) - high)
        return Stretch(sentence, _without_brackets(text), low, high, pair, quotes)
    chars = [BLANK] * low + list(fine.text[low:high]) + [BLANK] * (len(fine.text) - high)
    for quote in inner:
        first = max(low, fine.at(quote.start)) if quote.start >= start else low
        last = min(high, fine.at(quote.end)) if quote.end < sentence.end else high
        for at in range(first, last):
            chars[at] = BLANK
        if last <= first:
            continue
        if quote.start >= start:
            chars[first] = "“"
        if quote.closed and quote.end <= end:
            chars[last - 1] = "”"
        quotes.append((first, last, quote))
    return Stretch(sentence, _without_brackets("".join(chars)), low, high, pair, quotes)


def _without_brackets(text: str) -> str:
    text = _BRACKET.sub(lambda m: _blanked(m.group()), text)
    return _TITLE.sub(lambda m: _blanked(m.group()), text) if "《" in text else text


def _blanked(found: str) -> str:
    """Brackets vanish; a title keeps its marks, and what it names where that is an actor and nothing else."""
    if found[0] == "《":
        return BLANK + found[1] + BLANK if len(found) == 3 else "《" + BLANK * (len(found) - 2) + "》"
    return BLANK * len(found)
