"""Whether an office is told of as held today: by the dates of its clause, of its sentence, and of the tale around it."""

import re
from datetime import timedelta
from typing import Any

from dragoman.lexicon.model import Lexicon
from dragoman.reading import modality, timing
from dragoman.reading.page import Page, Sentence
from dragoman.schema.claims import Status
from dragoman.text.alternatives import either
from dragoman.text.dates import DateMention

# Beside the year that makes history: an office told of in times so far back is over; so is a trade that is nobody's office.
LONG_AGO, AGES_AGO, LIFE_AGO = timedelta(days=9 * 365), timedelta(days=14 * 365), timedelta(days=40 * 365)
# Told of in times so far back, nobody knows whether it is still held.
A_WHILE_AGO = timedelta(days=550)
# So near after a date that dates the clauses behind it stands one of these.
TIME_TAIL, TIME_MARKS = 5, frozenset("，,：:﹐")
# How many sentences of a paragraph are looked at for its dates.
BLOCK_REACH = 6
# So many dates, and such a share of them, say of which days a report tells.
MANY_DATES, MOST = 8, 0.8
# So near behind somebody the date may stand that is his clause's, after one of these and with none of those between.
BEHIND, AT, _STOPS = 30, frozenset("在于"), frozenset("，；。：")
# How far before an office, in characters, it may be told to be held at present.
PRESENT = 18
# A date that opens its sentence stands so near its begin.
OPENING = 3


class OfficeTimes:
    """Word lists of the grammar file `occupancies`."""

    def __init__(self, lexicon: Lexicon, language: str, data: dict[str, Any]) -> None:
        self.modality = modality.knowledge(lexicon, language)
        self.timing = timing.knowledge(lexicon, language)
        self.acting = tuple(data.get("acting", ["\0"]))
        self.bygone = frozenset(data.get("bygone", []))
        self.eras = re.compile(either(data.get("eras", [])))
        self.staff = tuple(data.get("staff", ["\0"]))
        self.of_then, self.of_now = tuple(data.get("of_then", [])), tuple(data.get("of_now", []))
        self.held_now = re.compile(f"(?:{either(data.get('at_present', []))})[^，、。的]*$")
        self.bygone_tale = False

    def begin(self, page: Page) -> None:
        """A report nearly all of whose dates lie a lifetime back tells of those days, also where no date stands near."""
        dates = [d.edtf for s in page.sentences for d in s.dates if d.edtf is not None]
        old = sum(modality.is_history(when, page.reference - LIFE_AGO) for when in dates) if len(dates) >= MANY_DATES else 0
        self.bygone_tale = old > MOST * len(dates)

    def status(self, page: Page, sentence: Sentence, offset: int, what: tuple[str, str]) -> Status:
        """`what`: the folded role word and its kind. `ended` where the tale is of times long past, `unknown` where of times past."""
        words, kind = what
        if kind == "profession" and not words.endswith(self.staff):
            own = self.told(page, sentence, offset)
            return "ended" if own and modality.is_history(own[-1].edtf, page.reference - LIFE_AGO) else "current"
        if words in self.bygone or self.eras.search(page.folded, sentence.start, offset) or self.long_past(page, sentence, offset):
            return "ended"
        when = self.governing(page, sentence, offset)
        if words.startswith(self.acting) and modality.is_history(when, page.reference):
            return "ended"
        return "unknown" if modality.is_history(when, page.reference - A_WHILE_AGO) else "current"

    def of_that_time(self, page: Page, sentence: Sentence, end: int) -> bool:
        """Told of beside an office that is said to have been one of then: 时任总统A派特使B."""
        before = page.folded[sentence.start : end]
        at = max(before.rfind(word) for word in (*self.of_then, "\0"))
        return at >= 0 and not any(word in before[at:] for word in self.of_now)

    def at_present(self, page: Page, sentence: Sentence, start: int) -> bool:
        """Said to be held at present, whatever the tale is of: 现任橙果研究院 + 副院长."""
        return self.held_now.search(page.folded, max(sentence.start, start - PRESENT), start) is not None

    def told(self, page: Page, sentence: Sentence, offset: int) -> list[DateMention]:
        """The dates of the clause, or set before it by a comma, or that open the sentence."""
        low = modality.clause_start(page, sentence, offset, self.modality)
        found = []
        for mention in sentence.dates:
            if mention.edtf is None or mention.start >= offset:
                continue
            set_off = low <= mention.start or TIME_MARKS & set(page.folded[mention.end : mention.end + TIME_TAIL])
            opens = mention.start - sentence.start <= OPENING and timing.tells(page, mention, self.timing)
            if set_off or opens:
                found.append(mention)
        return found or [m for m in sentence.dates if m.edtf is not None and m.start > offset and self.behind(page, offset, m)]

    def behind(self, page: Page, offset: int, mention: DateMention) -> bool:
        """The date of the clause stands behind who did it: 大法官甲在1869年的判决中."""
        between = page.folded[offset : mention.start]
        return len(between) < BEHIND and between[-1:] in AT and not _STOPS & set(between)

    def governing(self, page: Page, sentence: Sentence, offset: int) -> str | None:
        """The date by which the office is told; None where what is told since then still goes on."""
        if told := self.told(page, sentence, offset):
            after = page.folded[told[-1].end : max(told[-1].end, min(offset, told[-1].end + timing.ONGOING_REACH))]
            return None if any(word in after for word in timing.ONGOING) else told[-1].edtf
        if sentence.dates or self.timing.present.search(page.folded, sentence.start, sentence.end) is not None:
            return None
        low = max(0, sentence.number - BLOCK_REACH)
        near = [d.edtf for s in page.sentences[low : sentence.number] if s.block == sentence.block for d in s.dates]
        if any(not modality.is_history(when, page.reference) for when in near):
            return None
        return timing.narrated(page, sentence, self.timing)

    def long_past(self, page: Page, sentence: Sentence, offset: int) -> bool:
        """The date of the clause, or one set before it by a comma, else all dates of the sentences around, lie far back."""
        if told := self.told(page, sentence, offset):
            return modality.is_history(told[-1].edtf, page.reference - LONG_AGO)
        if self.bygone_tale and self.timing.present.search(page.folded, sentence.start, sentence.end) is None:
            return True
        block = [s for s in page.sentences[max(0, sentence.number - BLOCK_REACH) : sentence.number + 1] if s.block == sentence.block]
        around = {d.edtf for s in block for d in s.dates if d.edtf is not None}
        return len(around) > 1 and all(modality.is_history(when, page.reference - AGES_AGO) for when in around)
