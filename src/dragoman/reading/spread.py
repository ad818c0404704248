"""How far the mentions of a name go in a report."""

from bisect import bisect_left
from collections import Counter

from dragoman.text.alternatives import places

LONGEST = 7
# Shortest name that, once known, is read without word boundaries.
SURE_ALONE = 3


def whole(folded: str, name: str, chars: frozenset[str]) -> str:
    """The name as the report has it everywhere: lengthened where each mention goes on alike, cut where only one of several does."""
    while True:
        nexts = Counter(folded[at + len(name) : at + len(name) + 1] for at in places(name, folded))
        char, count = nexts.most_common(1)[0] if nexts else ("", 0)
        if count < 2 or count < nexts.total() or char not in chars or len(name) >= LONGEST:
            break
        name += char
    shorter = name[:-1]
    if len(shorter) >= SURE_ALONE and folded.count(shorter) >= 3 and folded.count(name) == 1:
        return shorter
    return name


def goes_on(folded: str, start: int, chars: frozenset[str], boundaries: frozenset[int]) -> bool:
    """The name begins inside a longer stretch of foreign characters."""
    return start > 0 and folded[start - 1] in chars and start not in boundaries


def overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(spans, (end, 0)) - 1
    return at >= 0 and spans[at][1] > start
