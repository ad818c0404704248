"""How many, in English: the noun of the number says what is counted, the verb after it what became of them."""

import re

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading import modality, timing
from dragoman.reading.drafts import Drafts
from dragoman.reading.english.patterns import patterns
from dragoman.reading.page import Page, Sentence
from dragoman.schema.claims import Quantity
from dragoman.schema.entities import Entity
from dragoman.text.figures import NumberMention, UnitMention
from dragoman.text.numbers import unit_of

CERTAIN, PLAIN = 0.9, 0.8
_NO_DATE = frozenset({"duration", "distance", "sentence"})
# What became of people outweighs what they are: 40 soldiers were killed.
_TOLL = frozenset({"deaths", "injured", "arrests", "displaced"})
ELLIPSIS = 26


class Rule(Struct):
    """One measure of the grammar file."""

    name: str
    unit: str
    after: re.Pattern[str]
    before: re.Pattern[str]


class EnglishQuantities:
    """The quantity pass for English."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        data = lexicon.grammar("quantities", language)
        reach = data.get("reach", {})
        self.reach_after, self.reach_before = int(reach.get("after", 34)), int(reach.get("before", 24))
        self.rules = [
            Rule(row["name"], row["unit"], _words(row.get("after", [])), _words(row.get("before", []))) for row in data.get("measure", [])
        ]
        self.toll = [rule for rule in self.rules if rule.name in _TOLL]
        self.find = patterns(data)
        self.modality = modality.knowledge(lexicon, language)

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the quantities of one page."""
        for sentence in page.sentences:
            for number in sentence.numbers:
                if number.kind == "cardinal" and not any(d.start < number.end and number.start < d.end for d in sentence.dates):
                    self.number(page, drafts, sentence, number)

    def number(self, page: Page, drafts: Drafts, sentence: Sentence, number: NumberMention) -> None:
        unit = unit_of(page.folded, number, "en") or self.elided(page, number)
        if unit is None:
            return
        start, end = self.clause(page, sentence, number.start, unit.end)
        measure = self.measure(page, (start, end), number, unit)
        if measure == "other" and not unit.unit:
            return
        drafts.emit(
            Quantity,
            [(start, end)],
            rule=f"quantity.{measure}",
            confidence=CERTAIN if measure != "other" else PLAIN,
            date=self.when(page, sentence, number.start) if measure not in _NO_DATE else None,
            auxiliary=modality.auxiliary(page, sentence, number.start, self.modality) - {"negation", "historical"},
            measure=measure,
            value=number.value,
            low=number.low,
            high=number.high,
            unit=unit.unit,
            of=self.counted_in(page, sentence, (start, end), number),
        )

    def elided(self, page: Page, number: NumberMention) -> UnitMention | None:
        """1,351 were killed and 40 wounded: people without a noun."""
        for rule in self.toll:
            match = rule.after.search(page.folded, number.end, number.end + ELLIPSIS)
            if match is not None and self.find["elided"].fullmatch(page.folded[number.end : match.start()]):
                return UnitMention(number.end, number.end, "person", "other")
        return None

    def clause(self, page: Page, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
        """From the opening of the number's own clause to the next number or mark."""
        left = modality.clause_start(page, sentence, start, self.modality)
        for match in self.find["opener"].finditer(page.folded, left, start):
            left = match.end()
        earlier = [n.end for n in sentence.numbers if n.end <= start]
        if earlier and (joint := page.folded.rfind(" and ", max(left, earlier[-1]), start)) >= 0:
            left = joint + 5
        mark = self.modality.marks.search(page.folded, end, sentence.end)
        right = mark.start() if mark else sentence.end
        later = [n.start for n in sentence.numbers if n.start >= end]
        if later and later[0] < right and (joint := page.folded.rfind(" and ", end, later[0])) >= 0:
            right = joint
        return left, right

    def measure(self, page: Page, clause: tuple[int, int], number: NumberMention, counted: UnitMention) -> str:
        """What became of those who are counted, else what they are, else the unit's own measure."""
        after = page.folded[number.end : min(clause[1], counted.end + self.reach_after)]
        before = page.folded[max(clause[0], number.start - self.reach_before) : number.start]
        rules = [*self.toll, *(r for r in self.rules if counted.measure in {"other", "duration", r.name})]
        fits = [rule for rule in rules if rule.unit == counted.unit]
        found = next((r.name for r in fits if r.after.search(after)), None) or next((r.name for r in fits if r.before.search(before)), None)
        return counted.measure if found is None or counted.measure in _TOLL else found

    def when(self, page: Page, sentence: Sentence, offset: int) -> str | None:
        """A toll since a day runs up to the report."""
        date = timing.date_at(page, sentence, offset)
        if date is not None and date.endswith("/.."):
            return f"{date[:-2]}{page.reference.isoformat()}" if date[:-3] <= page.reference.isoformat() else date
        return date

    def counted_in(self, page: Page, sentence: Sentence, clause: tuple[int, int], number: NumberMention) -> Entity | None:
        """The phrase that the number counts, else the last actor before it."""
        after = [
            p for p in sentence.phrases if number.end <= p.start < min(clause[1], number.end + ELLIPSIS) and p.letter in "UG" and p.member
        ]
        if after:
            return page.entity(after[0])
        before = [p for p in sentence.phrases if clause[0] <= p.start and p.end <= number.start and p.member is not None]
        return page.entity(before[-1]) if before else None


def _words(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")\b" if words else "(?!)")
