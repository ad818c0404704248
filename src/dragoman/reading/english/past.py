"""Acts that English reports tell as history: by the years of the sentences before, by words, by states that are no more."""

import re
from collections.abc import Iterable
from typing import Any

from dragoman.lexicon.model import Lexicon
from dragoman.reading.english.patterns import patterns
from dragoman.reading.modality import is_history
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.schema.dates import bounds

# A tale of the past goes on over so many sentences of its paragraph.
GOES_ON = 6
# A date that spans more days is an age, not a time at which something was done.
AGE = 15 * 366


class Past:
    """Word lists of the grammar file `modality`, compiled once."""

    def __init__(self, lexicon: Lexicon) -> None:
        data: dict[str, Any] = lexicon.grammar("modality", "en")
        self.find = patterns(data)
        self.bygone = frozenset(data.get("bygone", []))

    def told(self, page: Page, sentence: Sentence, offset: int, sides: Iterable[Phrase]) -> bool:
        """Whether the act at the offset lies over a year before the report, though its own words give no such date."""
        if any(p.member is not None and p.member.final.country in self.bygone for p in sides) and self.goes_on(page, sentence, offset):
            return True
        if self.find["era"].search(page.folded, sentence.start, sentence.end) is not None or self.known(page, sentence, offset):
            return True
        own = self.times(sentence)
        if own:
            return all(is_history(when, page.reference) for when in own) and self.goes_on(page, sentence, offset)
        return self.goes_on(page, sentence, offset) and self.before(page, sentence)

    def known(self, page: Page, sentence: Sentence, offset: int) -> bool:
        """Told of a leader who lived then or of a deed that everybody knows to lie decades back; older than something else."""
        close = min(sentence.end, offset + 90)
        named = self.find["once_upon"].search(page.folded, sentence.start, close) is not None
        return (named and self.goes_on(page, sentence, offset)) or self.find["predates"].match(page.folded, offset, close) is not None

    def earlier(self, page: Page, start: int) -> bool:
        """Previous, past in front of a noun of action."""
        before = self.find["earlier_act"].search(page.folded, max(0, start - 30), start) is not None
        return before or self.find["earlier_own"].match(page.folded, start) is not None

    def lasting(self, page: Page, sentence: Sentence, offset: int, matter: bool) -> bool:
        """since 2013, X has; after the war of 2008 X has: the perfect tense has no date of its own. `matter`: a noun that lasts."""
        if matter and self.find["still_so"].search(page.folded, offset, sentence.end) is not None:
            return True
        return self.find["perfect"].search(page.folded, max(sentence.start, offset - 30), offset) is not None

    def before(self, page: Page, sentence: Sentence) -> bool:
        """The nearest times told before it in the paragraph are all history, and nothing has come back to the present since."""
        for earlier in page.sentences[max(0, sentence.number - GOES_ON) : sentence.number][::-1]:
            if earlier.block != sentence.block:
                return False
            if times := self.times(earlier):
                some = any if self.find["back_then"].search(page.folded, earlier.end, sentence.end) is not None else all
                return some(is_history(when, page.reference) for when in times)
            if self.find["era"].search(page.folded, earlier.start, earlier.end) is not None:
                return True
            if self.find["present"].search(page.folded, earlier.start, earlier.end) is not None:
                return False
        return False

    def goes_on(self, page: Page, sentence: Sentence, offset: int) -> bool:
        """No word of today, no perfect or future tense near the act."""
        return self.find["present"].search(page.folded, sentence.start, min(sentence.end, offset + 40)) is None

    def times(self, sentence: Sentence) -> list[str]:
        """The dates of a sentence that say when; ages and open spans do not."""
        found = []
        for date in sentence.dates:
            if date.edtf is None or date.edtf.endswith("..") or date.edtf.startswith("/"):
                continue
            first, last = bounds(date.edtf)
            if first is None or last is None or (last - first).days < AGE:
                found.append(date.edtf)
        return found


def in_dashes(text: str, start: int, offset: int) -> bool:
    """The offset stands between dashes of which the first comes behind `start`: an aside."""
    opened = len(re.findall("—|–| - ", text[start:offset]))
    return opened % 2 == 1 and re.match("[^.;:]{0,160}?(?:—|–| - )", text[offset:]) is not None
