"""Bodies that the report tells to be no more: who held an office of one holds it no longer."""

import re
from datetime import timedelta
from typing import Any

from dragoman.reading import modality, timing
from dragoman.reading.modality import ModalityKnowledge
from dragoman.reading.page import Page, Sentence
from dragoman.reading.tenures import Tenure
from dragoman.text.alternatives import NOTHING
from dragoman.text.scripts import fold

# So long before the report a body must have been closed that nobody winds it up any more.
WOUND_UP = timedelta(days=45)
# How far before the words its name is looked for, how near it must end, and how long a name behind them may be.
WINDOW, REACH, BEHIND = 60, 16, 12
_MODES = frozenset({"negation", "hypothetical"})


class ClosedBodies:
    """The table `closed` of the grammar file `occupancies`, compiled."""

    def __init__(self, data: dict[str, Any], known: ModalityKnowledge) -> None:
        words: dict[str, str] = data.get("closed", {})
        self.words, self.surely, self.unreal = (re.compile(words.get(key, NOTHING)) for key in ("words", "surely", "unreal"))
        # One of these stands in all words of closing.
        self.on = tuple(words.get("on", [""]))
        self.renewed = tuple(words.get("renewed", ["\0"]))
        self.modality = known
        # The words before each closing, and those right behind it.
        self.before: list[str] = []
        self.behind: list[str] = []

    def begin(self, page: Page) -> None:
        """Find what one page tells to be closed."""
        self.before, self.behind = [], []
        if not any(word in page.folded for word in self.on):
            return
        for match in self.words.finditer(page.folded):
            sentence = page.sentence_at(match.start())
            if sentence is None or sentence.kind in {"title", "heading"} or not self.told(page, sentence, match.start()):
                continue
            self.before.append(page.folded[max(sentence.start, match.start() - WINDOW) : match.start()])
            self.behind.append(page.folded[match.end() : match.end() + BEHIND].removeprefix("了"))

    def over(self, tenure: Tenure) -> bool:
        """Whether the body of an office is among them."""
        body = tenure.organisation.final if tenure.organisation else None
        if body is None or not self.before or body.type not in {"organisation", "media"}:
            return False
        names = {fold(name) for name in (tenure.organisation_text, *body.names) if len(name) > 1}
        return any(self.closes(name) for name in names if not name.endswith(self.renewed))

    def closes(self, name: str) -> bool:
        for words in self.before:
            at = words.rfind(name)
            if at >= 0 and len(words) - at - len(name) <= REACH and not set("，；。") & set(words[at + len(name) :]):
                return True
        return any(words.startswith(name) for words in self.behind)

    def told(self, page: Page, sentence: Sentence, start: int) -> bool:
        """As done, a while before the report."""
        if modality.auxiliary(page, sentence, start, self.modality) & _MODES or self.unreal.search(page.folded, sentence.start, start):
            return False
        if self.surely.search(page.folded, max(sentence.start, start - REACH), start):
            return True
        when = timing.date_at(page, sentence, start) or timing.carried(page, sentence)
        # History begins a year before the day that it is asked for.
        return when is not None and modality.is_history(when, page.reference + modality.HISTORY - WOUND_UP)
