"""Family names that stand alone for somebody named in full, as reports of trials write: 法官質疑鄭…, 鄭拒絕…."""

import re
from functools import lru_cache

import rjieba
from msgspec import Struct, field

from dragoman.lexicon.model import Lexicon
from dragoman.reading.cast import Member
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.text.alternatives import optional, places
from dragoman.text.scripts import fold

LONGEST_HAN = 4
# So often at least a report must let somebody speak by the family name alone.
OFTEN = 3
# A name so many times rarer than another with the same family name is rather a misreading.
SELDOM = 4
LIKELY = 0.85
_CLAUSE_ENDS = re.compile("[，；：]")


class FamilyNames(Struct):
    """Whom a family name alone means in a report."""

    page: Page | None = None
    bearers: dict[str, Member] = field(default_factory=dict)
    # What a family name before it is no name by itself: 何 + 时.
    never: re.Pattern[str] = re.compile("(?!)")
    # After it: somebody speaks.
    answers: re.Pattern[str] = re.compile("(?!)")

    def at(self, offset: int) -> Phrase | None:
        """The family name that stands here as a word."""
        page = self.page
        if page is None or (member := self.bearers.get(page.folded[offset : offset + 1])) is None:
            return None
        if offset not in page.boundaries or self.never.match(page.folded, offset + 1):
            return None
        # The word segmenter may glue it to the word after it, which must make no word.
        if offset + 1 not in page.boundaries and rjieba.has_word(page.folded[offset : offset + 2]):
            return None
        if any(page.folded.startswith(fold(name), offset) for name in member.names):
            return None
        return Phrase(offset, offset + 1, offset, offset + 1, "P", member, confidence=LIKELY)

    def leading(self, sentence: Sentence) -> list[Phrase]:
        """Those with whom a clause of the sentence begins."""
        if self.page is None or not self.bearers:
            return []
        folded = self.page.folded
        starts = [sentence.start, *(mark.end() for mark in _CLAUSE_ENDS.finditer(folded, sentence.start, sentence.end))]
        return [phrase for start in starts if (phrase := self.at(start)) is not None]


NONE = FamilyNames()


@lru_cache(maxsize=8)
def knowledge(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a family name before it is no name by itself, and what tells behind it that somebody speaks; compiled once."""
    patterns = optional(lexicon.grammar("events", "zh"), "no_surname", "speaks")
    return patterns["no_surname"], patterns["speaks"]


def found(page: Page) -> FamilyNames:
    """Those who alone bear their family name in the report, and speak by it."""
    families: dict[str, dict[str, Member]] = {}
    for member in page.cast.members.values():
        name = fold(member.names[0]) if member.type == "person" and member.names and member.named else ""
        if 2 <= len(name) <= LONGEST_HAN and all("\u4e00" <= c <= "\u9fff" for c in name):
            families.setdefault(name[0], {})[name] = member
    if not families:
        return NONE
    _, speaks = knowledge(page.lexicon)
    page.families = {char: known for char, named in families.items() if (known := foremost(page, named)) and often(page, char, speaks)}
    return of(page)


def of(page: Page) -> FamilyNames:
    """Those of whom the page knows."""
    if not page.families:
        return NONE
    return FamilyNames(page, page.families, *knowledge(page.lexicon))


def foremost(page: Page, named: dict[str, Member]) -> Member | None:
    """The only bearer; or the one whom the report names far more often than any other, who is rather a misreading."""
    ranked = sorted(named, key=page.folded.count, reverse=True)
    clear = len(ranked) == 1 or page.folded.count(ranked[1]) * SELDOM < page.folded.count(ranked[0])
    return named[ranked[0]] if clear else None


def often(page: Page, char: str, speaks: re.Pattern[str]) -> bool:
    """The report lets this family name speak again and again."""
    said = (at for at in places(char, page.folded) if at in page.boundaries and speaks.match(page.folded, at + 1) is not None)
    return sum(1 for _ in said) >= OFTEN
