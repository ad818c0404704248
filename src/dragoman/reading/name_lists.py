"""Chinese names in a list behind one that a role has introduced: 委员周博明、陈锦明（63岁）及丘明."""

import re
from collections.abc import Callable

from dragoman.reading.page import Page

# Between two names of a list: a gloss, then a mark or a word.
_NEXT = re.compile(r"(?:[ ]?[（(][^（）()。]{1,30}[）)])?(?:(?P<mark>、)|以及|[和与及暨])")
# After the last name of a list.
_ENDS = frozenset("、，。；：等（(及和与暨")
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


def _closed(page: Page, end: int, *, sure: bool) -> bool:
    """The name ends here: at a mark, or, in the midst of a list, where a word ends."""
    return page.folded[end : end + 1] in _ENDS or (sure and end in page.boundaries)
