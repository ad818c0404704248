"""Which reports are one voice: copies of one text, and translations of one.

Copies share most of their runs of letters; the share is taken of the shorter text, for agencies' texts are cut from the end. MinHash finds
texts that may be copies, whatever else there is; their runs decide. Translations name the same actors, numbers and days in one order.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz.distance import LCSseq
from rensa import RMinHash

from dragoman.resolving.actors import Linked
from dragoman.resolving.names import is_unnamed
from dragoman.resolving.pairs import Pairs, reached
from dragoman.resolving.times import published_day
from dragoman.schema.claims import AnyClaim, Quantity, entities_of
from dragoman.schema.report import Report
from dragoman.text.scripts import fold

RUN, KEPT = 8, 8
# A text of fewer kept runs, of about a hundred letters, is too short to tell a copy from one quotation in common.
LEAST_RUNS = 10
# Of two texts on one event that share quotations, the shorter has up to a third in common with the other; of copies, nearly all.
SAME_TEXT = 0.6
# Bands of two hashes: of copies of which one is four times as long as the other, 999 in 1,000 have a band in common; of texts that share
# one run in 200, three in 1,000.
BANDS, ROWS, SEED = 128, 2, 1
_NO_LETTERS = re.compile(r"[\W_]+")
# Translations are of one week, and hold enough to compare.
SAME_ORDER, LEAST_MARKS, DAYS = 0.8, 10, 7


class Marked(Struct, frozen=True, eq=False):
    """A report with what is compared of it: its runs of letters, the bands of their MinHash; its actors, numbers and days in order."""

    report: Report
    runs: frozenset[str]
    bands: frozenset[Hashable]
    marks: tuple[str, ...]

    @property
    def keys(self) -> Iterable[Hashable]:
        """What it shares with its copies and translations."""
        yield from self.bands
        yield from (("address", one) for one in (self.report.id, self.report.url, self.report.translation_of) if one)
        day = published_day(self.report)
        if day is not None and len(self.marks) >= LEAST_MARKS:
            week = day.toordinal() // DAYS
            yield from (("week", one) for one in (week, week + 1))


class Voices:
    """The voice each report belongs to, kept up to date: the least report of its copies and translations."""

    def __init__(self) -> None:
        self._held: dict[str, Marked] = {}
        self._pairs: Pairs[str, bool] = Pairs(lambda one, other: one_voice(self._held[one], self._held[other]) or None)
        self.of: dict[str, str] = {}

    def update(self, reports: Mapping[str, Report | None], marks: Mapping[str, tuple[str, ...]]) -> set[str]:
        """Take in reports as they are now, None for one that is gone, and the marks that changed; returns whose voice is another."""
        for name, report in reports.items():
            if report is None:
                self._held.pop(name, None)
            elif name not in self._held or self._held[name].report != report:
                runs = runs_of(report)
                self._held[name] = Marked(report, runs, bands_of(runs), marks.get(name, ()))
        for name, new in marks.items():
            if name in self._held and self._held[name].marks != new:
                self._held[name] = replace(self._held[name], marks=new)
        changed = {name: self._held[name].keys if name in self._held else None for name in sorted({*reports, *marks})}
        touched = self._pairs.update(changed)
        before = {name: self.of.pop(name, None) for name in touched}
        for whole in reached(sorted(touched & self._held.keys()), self._pairs.of):
            before |= {name: self.of.get(name) for name in whole if name not in before}
            self.of.update(dict.fromkeys(whole, whole[0]))
        return {name for name, voice in before.items() if self.of.get(name) != voice}


def voices(reports: Iterable[Report], claims: Iterable[AnyClaim], linked: Linked) -> dict[str, str]:
    """For each report the id of the voice it belongs to: the least report of its copies and translations."""
    made = Voices()
    made.update({one.id: one for one in reports}, marks_of(claims, linked))
    return made.of


def one_voice(one: Marked, other: Marked) -> bool:
    """Whether two reports are copies or translations of one text."""
    mine, theirs = one.report, other.report
    if _is_of(mine, theirs) or _is_of(theirs, mine):
        return True
    if not one.bands.isdisjoint(other.bands) and len(one.runs & other.runs) >= SAME_TEXT * min(len(one.runs), len(other.runs)):
        return True
    return _translated(one, other)


def _is_of(one: Report, other: Report) -> bool:
    return one.translation_of is not None and one.translation_of in (other.id, other.url)


def _translated(one: Marked, other: Marked) -> bool:
    days = [published_day(told.report) for told in (one, other)]
    if one.report.language[:2] == other.report.language[:2] or days[0] is None or days[1] is None:
        return False
    if abs((days[0] - days[1]).days) > DAYS or min(len(one.marks), len(other.marks)) < LEAST_MARKS:
        return False
    return LCSseq.normalized_similarity(one.marks, other.marks, score_cutoff=SAME_ORDER) >= SAME_ORDER


def runs_of(report: Report) -> frozenset[str]:
    """A text's runs of letters: of all, those that begin with one letter in KEPT, so that a pair costs little."""
    text = fold(report.text) if report.language == "zh-Hant" else report.text.lower()  # only Traditional is written otherwise
    letters = _NO_LETTERS.sub("", text)
    return frozenset(letters[at : at + RUN] for at, char in enumerate(letters) if ord(char) % KEPT == 0)


def bands_of(runs: frozenset[str]) -> frozenset[Hashable]:
    """The bands of a text's MinHash; none where it is too short."""
    if len(runs) < LEAST_RUNS:
        return frozenset()
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    sketch.update(list(runs))
    found = sketch.digest()
    return frozenset((at, *found[at : at + ROWS]) for at in range(0, len(found), ROWS))


def marks_of(claims: Iterable[AnyClaim], linked: Linked) -> dict[str, tuple[str, ...]]:
    """For each report its actors, numbers and dates, in the order in which each is first told."""
    found: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for claim in claims:
        start = min(claim.spans).start
        named = (linked.of(claim.report, entity.id) for _, entity in entities_of(claim) if not is_unnamed(entity.id))
        told = [name for name in named if name]
        if isinstance(claim, Quantity):
            told += [f"{claim.measure} {number:g}" for number in (claim.value, claim.low, claim.high) if number is not None]
        found[claim.report].update((start, mark) for mark in (*told, claim.date) if mark)
    return {report: tuple(dict.fromkeys(mark for _, mark in sorted(marks))) for report, marks in found.items()}
