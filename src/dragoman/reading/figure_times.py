"""When figures hold, and how they are meant: a date tells of the figures of its own clause, or of the clauses that lean on it."""

import re

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading import modality, timing
from dragoman.reading.page import Page, Sentence
from dragoman.schema.claims import Auxiliary
from dragoman.schema.dates import bounds
from dragoman.text.alternatives import optional
from dragoman.text.dates import DateMention
from dragoman.text.figures import NumberMention, UnitMention

# How far before a number stands what says that it is of late; how far after a date the noun that it only describes.
LATE, DESCRIBED = 10, 20
# A description ends here, where no number stands behind it: 2019年创立的.
_OF = re.compile(r"[^，。；：]{1,20}?的(?!时候|同时|时期|期间|情况|背景|那|当)")
_STRUCK = frozenset({"deaths", "injured", "arrests", "displaced", "protesters"})
_BOUND = "；。"


class FigureTimes(Struct):
    """What the grammar file `modality` says of figures, compiled."""

    timing: timing.TimingKnowledge
    modality: modality.ModalityKnowledge
    of_late: re.Pattern[str]
    to_this_day: re.Pattern[str]
    to_now: re.Pattern[str]
    deadline: re.Pattern[str]
    within: re.Pattern[str]
    happening: re.Pattern[str]
    founded: re.Pattern[str]


def knowledge(lexicon: Lexicon, language: str) -> FigureTimes:
    """Compiled for a lexicon."""
    data = lexicon.grammar("modality", language)
    words = optional(data, "of_late", "to_this_day", "to_now", "deadline", "within", "happening", "founded")
    return FigureTimes(timing.knowledge(lexicon, language), modality.knowledge(lexicon, language), **words)


def date_of(page: Page, sentence: Sentence, clause: tuple[int, int], told: tuple[NumberMention, str], known: FigureTimes) -> str | None:
    """EDTF of the date that a figure (with its measure) is told by: one of its own clause, else the last one before it, which must not be
    of long ago where what it tells of goes on or somebody is only described by it."""
    (start, end), (number, measure) = clause, told
    dated = [d for d in sentence.dates if d.edtf is not None]
    own = [d for d in dated if start <= d.start < end and not timing.enclosed(page, d, number.start)]
    before = [d for d in own if d.start <= number.start]
    found = before[-1:] or own[:1] or [d for d in dated if d.end <= start][-1:]
    if not found:
        return None
    date = found[0]
    if not modality.is_history(date.edtf, page.reference):
        return date.edtf
    struck = measure in _STRUCK and date.start >= start and known.happening.match(page.folded, date.end, end) is not None
    return date.edtf if struck or bygone(page, date, clause, number, known) else None


def bygone(page: Page, date: DateMention, clause: tuple[int, int], number: NumberMention, known: FigureTimes) -> bool:
    """A date of long ago is the figure's."""
    start, end = clause
    goes_on = known.to_now if date.start >= start else known.to_this_day
    if not timing.tells(page, date, known.timing) or goes_on.search(page.folded, start, end) is not None:
        return False
    if (of := _OF.match(page.folded, date.end, number.start)) is not None and of.end() < number.start:
        return False
    if date.start >= start:
        return True
    between = page.folded[date.end : start]
    if known.founded.match(page.folded, date.end, start) is not None:
        return False
    if any(mark in between for mark in _BOUND) or known.to_this_day.search(page.folded, date.end, start) is not None:
        return False
    return known.timing.present.search(page.folded, date.end, end) is None


def modes_of(
    page: Page, sentence: Sentence, number: NumberMention, told: tuple[UnitMention, str, str | None], known: FigureTimes
) -> set[Auxiliary]:
    """How a figure is meant. `told`: its unit, its measure and its date."""
    unit, measure, date = told
    if measure == "population":
        return set()
    modes = modality.auxiliary(page, sentence, number.start, known.modality) - {"negation"}
    old = modality.is_history(date, page.reference)
    if "historical" in modes and not old:
        late = date is not None or known.of_late.search(page.folded, max(sentence.start, number.start - LATE), number.start) is not None
        modes -= {"historical"} if late else set()
    began = bounds(date)[0] if date else None
    start = modality.clause_start(page, sentence, number.start, known.modality)
    own = any(d.edtf == date and d.start >= start for d in sentence.dates)
    if began is not None and began > page.reference and own and "hypothetical" not in modes:
        modes.add("future")
    within = measure == "duration" and known.within.match(page.folded, unit.end) is not None
    if within and known.deadline.search(page.folded, start, number.start) is not None:
        modes = modes - {"hypothetical"} | {"future"}
    return modes
