"""Chinese names that the word segmenter cuts out of the text though no dictionary has them: 罗启铭."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

import rjieba

from dragoman.reading.page import Page

# What finds family names of one character, and how common each family name is.
Family = tuple[re.Pattern[str], Mapping[str, int]]
# A family name of one character and a given one of two.
LENGTH = 3
# Given names with a character that few have are told only from family names as common as this.
COMMON = 3
# Or from others where one of these follows, and the last character ends no name of an office or place.
MARKS = frozenset("、，。；：（）()")
# Somebody speaks so often under a name that is no family name: 乾山说.
SPOKEN = 3
HEADS = frozenset("署局处厅院部会国党州市县省区镇村厂店社队军团")


def names(page: Page, family: Family, given: frozenset[str], unworded: Callable[[int, int], bool]) -> set[str]:
    """The names; `unworded` says whether a stretch could be one and is no word."""
    folded, edges, found = page.folded, page.boundaries, set[str]()
    pattern, common = family
    for start in [match.start() for match in pattern.finditer(folded) if match.start() in edges]:
        end = start + LENGTH
        if end not in edges or start + 1 in edges or start + 2 in edges:
            continue
        name = folded[start:end]
        rare = len(set(name[1:]) - given)
        odd = common[name[0]] >= COMMON or (common[name[0]] > 1 and folded[end : end + 1] in MARKS and name[-1] not in HEADS)
        if rare <= odd and unworded(start, end) and not rjieba.has_word(name[: LENGTH - 1]):
            found.add(name)
    return found


def bynames(page: Page, cues: Iterable[int], named: Callable[[int, int], bool]) -> set[str]:
    """Names of two characters that nobody bears as a family name, of those who speak again and again: 乾山; `cues`: where verbs of speech
    begin."""
    spans = [(at - 2, at) for at in cues if {at - 2, at} <= page.boundaries and at - 1 not in page.boundaries]
    told = Counter(page.folded[start:end] for start, end in spans if named(start, end))
    return {name for name, count in told.items() if count >= SPOKEN}
