"""Which reports are one voice: copies of one text, and translations of one.

Copies share most of their runs of characters. Of these a fixed tenth is kept, by their hashes, so that a pair costs little; the share is
taken of the shorter text, for agencies' texts are cut from the end. Translations name the same actors, numbers and days in one order.
"""

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from rapidfuzz.distance import LCSseq

from dragoman.resolving.actors import Linked
from dragoman.resolving.names import is_unnamed
from dragoman.resolving.times import published_day
from dragoman.schema.claims import AnyClaim, Quantity, entities_of
from dragoman.schema.report import Report
from dragoman.text.scripts import fold

RUN, KEPT = 8, 10
# A text of fewer kept runs, of about a hundred letters, is too short to tell a copy from one quotation in common.
LEAST_RUNS = 10
# Of two texts on one event that share quotations, the shorter has up to a third in common with the other; of copies, nearly all.
SAME_TEXT = 0.6
# Translations are of one week, and hold enough to compare.
SAME_ORDER, LEAST_MARKS, DAYS = 0.8, 12, 7
# A run in more reports than this is boilerplate of a site.
_BOILERPLATE = 50


def voices(reports: Iterable[Report], claims: Iterable[AnyClaim], linked: Linked) -> dict[str, str]:
    """For each report the id of the voice it belongs to: the least report of its copies and translations."""
    by_id = {one.id: one for one in sorted(reports, key=lambda one: one.id)}
    parent = {name: name for name in by_id}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    marks = marks_of(claims, linked)
    for left, right in sorted({*_copies(by_id), *_declared(by_id), *_translations(by_id, marks)}):
        low, high = sorted((root(left), root(right)))
        parent[high] = low
    return {name: root(name) for name in parent}


def runs_of(text: str) -> frozenset[int]:
    """The kept hashes of a text's runs of letters."""
    letters = "".join(filter(str.isalnum, fold(text)))
    hashes = {zlib.crc32(letters[at : at + RUN].encode()) for at in range(max(1, len(letters) - RUN + 1))}
    return frozenset(one for one in hashes if one % KEPT == 0)


def _copies(reports: Mapping[str, Report]) -> Iterable[tuple[str, str]]:
    runs = {name: found for name, one in reports.items() if len(found := runs_of(one.text)) >= LEAST_RUNS}
    holders: dict[int, list[str]] = defaultdict(list)
    for name, found in runs.items():
        for run in found:
            holders[run].append(name)
    shared = Counter(pair for names in holders.values() if len(names) <= _BOILERPLATE for pair in combinations(sorted(names), 2))
    return (pair for pair, count in shared.items() if count >= SAME_TEXT * min(len(runs[pair[0]]), len(runs[pair[1]])))


def _declared(reports: Mapping[str, Report]) -> Iterable[tuple[str, str]]:
    by_url = {one.url: name for name, one in reports.items() if one.url}
    for name, one in reports.items():
        of = one.translation_of or ""
        original = of if of in reports else by_url.get(of)
        if original is not None and original != name:
            yield name, original


def marks_of(claims: Iterable[AnyClaim], linked: Linked) -> dict[str, list[str]]:
    """For each report its actors, numbers and dates, in the order of its claims."""
    found: dict[str, list[str]] = defaultdict(list)
    for claim in sorted(claims, key=lambda one: (one.report, min(one.spans), one.id)):
        named = (linked.of(claim.report, entity.id) for _, entity in entities_of(claim) if not is_unnamed(entity.id))
        found[claim.report] += [name for name in named if name]
        if isinstance(claim, Quantity):
            found[claim.report] += [f"{claim.measure} {number:g}" for number in (claim.value, claim.low, claim.high) if number is not None]
        if claim.date:
            found[claim.report].append(claim.date)
    return dict(found)


def _translations(reports: Mapping[str, Report], marks: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    rich = [name for name in sorted(reports) if len(marks.get(name, ())) >= LEAST_MARKS]
    for left, right in combinations(rich, 2):
        days = [published_day(reports[name]) for name in (left, right)]
        if reports[left].language[:2] == reports[right].language[:2] or days[0] is None or days[1] is None:
            continue
        if abs((days[0] - days[1]).days) <= DAYS and LCSseq.normalized_similarity(marks[left], marks[right]) >= SAME_ORDER:
            yield left, right
