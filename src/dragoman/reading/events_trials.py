"""Acts told in a report of a trial: what is not of the court is of the case."""

import re
from collections import Counter
from typing import Any

from dragoman.lexicon.model import Lexicon
from dragoman.reading import timing
from dragoman.reading.modality import is_history
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.text.alternatives import NOTHING
from dragoman.text.trials import tells_trial

# A case of years ago: so much of the written dates of the report lies over a year back, and so many at least.
SHARE, LEAST = 0.6, 3
# In these what is done on the stand cannot be told from what was done then.
SPOKEN = frozenset({"ACCUSE", "REJECT", "THREATEN"})


class Trials:
    """The table `trial` of the grammar file `history`."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        data: dict[str, Any] = lexicon.grammar("history", language).get("trial", {})
        self.court = re.compile(data.get("court", NOTHING))
        self.outside = re.compile(data.get("outside", NOTHING))
        self.stand = re.compile(data.get("stand", NOTHING))

    def told(self, page: Page) -> bool:
        """The page tells of a trial, and of a case of years ago."""
        written = Counter(is_history(d.edtf, page.reference) for s in page.sentences for d in s.dates if d.edtf and d.kind == "explicit")
        old = written[True] >= LEAST and written[True] >= SHARE * written.total()
        return old and tells_trial(page.folded, page.document.report.language)

    def of_case(self, page: Page, sentence: Sentence, told: tuple[int, int], sides: list[Phrase], known: timing.TimingKnowledge) -> bool:
        """An act without a date in such a report is of the case. `told`: where its clause begins and its verb stands."""
        if timing.of_now(page, sentence.start, sentence.end, known) or self.stand.match(page.folded, told[1]):
            return False
        if self.court.search(page.folded, *told) or self.outside.search(page.folded, sentence.start, sentence.end):
            return False
        return all(self.court.search(page.folded, p.start, p.end) is None for p in sides)
