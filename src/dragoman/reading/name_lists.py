"""Chinese names in a list, behind one that a role has introduced or a verb that takes people: 委员周博明、陈锦明（63岁）及丘明."""

import re
from collections.abc import Callable

from dragoman.reading.page import Page

# Between two names of a list: a gloss, then a mark or a word.
_NEXT = re.compile(r"(?:[ ]?[（(][^（）()。]{1,30}[）)])?(?:(?P<mark>、)|以及|[和与及暨])")
# The same where it ends.
_BEFORE = re.compile(r"(?:[ ]?[（(][^（）()。]{1,30}[）)])?(?:、|以及|[和与及暨])$")
# After the last name of a list.
_ENDS = frozenset("、，。；：等（(及和与暨")
# How far before a name the one before it may end, with a gloss between them.
_GLOSS = 36
# A word of grammar after it, that the word segmenter may have glued to the name: 陈渭明 + 于网上.
_AFTER = frozenset("因于在被遭涉均都皆亦也今昨已获向就则将")
# How many they all are: 周博明及陈锦明 + 三人.
_ALL = re.compile("[0-9一二两三四五六七八九十]{1,3}[人男女名]")
# Longest list.
MOST = 20


def listed(page: Page, after: int, is_name: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """Spans of the names that go on the list which a name ending at `after` has begun."""
    folded, found = page.folded, list[tuple[int, int]]()
    while len(found) < MOST and (glue := _NEXT.match(folded, after)) is not None:
        start = glue.end()
        marked = glue.group("mark") is not None
        ends = [end for end in (start + 3, start + 2) if _closed(page, end, sure=marked or end - start > 2) and is_name(start, end)]
        if not ends or (ends[0] - start == 2 and folded[ends[0] : ends[0] + 1] not in _ENDS):
            break
        found.append((start, ends[0]))
        after = ends[0]
    return found


def listed_before(page: Page, before: int, is_name: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """Spans of the names of three characters that stand in a list before one that begins at `before`."""
    found = list[tuple[int, int]]()
    while len(found) < MOST and (glue := _BEFORE.search(page.folded, max(0, before - _GLOSS), before)) is not None:
        end = glue.start()
        start = end - 3
        if start < 0 or start not in page.boundaries or not is_name(start, end):
            break
        found.append((start, end))
        before = start
    return found


def opened(page: Page, openers: re.Pattern[str], is_name: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """Spans of two names or more of three characters, listed right behind a word that takes people: 判处苏启明、罗德明及丘敏儿."""
    found = list[tuple[int, int]]()
    for opener in openers.finditer(page.folded):
        start, end = opener.end(), opener.end() + 3
        if page.folded[end : end + 1] in _ENDS and is_name(start, end) and (others := listed(page, end, is_name)):
            found += [(start, end), *others]
    return found


def _closed(page: Page, end: int, *, sure: bool) -> bool:
    """The name ends here: at a mark, or, in the midst of a list, where a word ends."""
    if page.folded[end : end + 1] in _ENDS or _ALL.match(page.folded, end) is not None:
        return True
    return sure and (end in page.boundaries or page.folded[end : end + 1] in _AFTER)
