"""How far the mentions of a name go in a report."""

from bisect import bisect_left
from collections import Counter

from dragoman.reading.name_words import NameKnowledge
from dragoman.reading.page import Atom, Page
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


def nobody_known(page: Page, names: list[Atom], known: NameKnowledge) -> list[Atom]:
    """The names without those of people whose foreign name goes on: 佩特罗 + 夫."""
    chars, folded = known.translit, page.folded
    starts = {atom.start for atom in names}

    def another(atom: Atom) -> bool:
        end = atom.end
        if atom.table != "actor" or folded[end : end + 1] not in chars or end in starts:
            return False
        if any(sense.actor is None or sense.actor.type != "person" for sense in atom.senses) or not set(folded[atom.start : end]) <= chars:
            return False
        stop = next((at for at in range(end, end + LONGEST) if folded[at : at + 1] not in chars), end)
        return stop in page.boundaries and known.onward.fullmatch(folded, end, stop) is not None

    return [atom for atom in names if not another(atom)]


def goes_on(folded: str, start: int, chars: frozenset[str], boundaries: frozenset[int]) -> bool:
    """The name begins inside a longer stretch of foreign characters."""
    return start > 0 and folded[start - 1] in chars and start not in boundaries


def overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(spans, (end, 0)) - 1
    return at >= 0 and spans[at][1] > start
