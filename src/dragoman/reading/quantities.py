"""How many: numbers with what they count."""

import re

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading import modality, timing
from dragoman.reading.drafts import Drafts
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.schema.claims import Quantity
from dragoman.text.figures import NumberMention, UnitMention
from dragoman.text.numbers import unit_of

CERTAIN, PLAIN = 0.9, 0.8


class MeasureRule(Struct):
    """One measure of the grammar file."""

    name: str
    unit: str
    after: re.Pattern[str]
    before: re.Pattern[str]
    bare: bool
    # How far after the number its words may stand, and which measures of the bare unit it may override.
    reach: int
    over: frozenset[str]


class Quantities:
    """The quantity pass."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        data = lexicon.grammar("quantities", language)
        self.language = language
        reach = data.get("reach", {})
        self.reach_before = int(reach.get("before", 8))
        self.rules = [
            MeasureRule(
                name=row["name"],
                unit=row["unit"],
                after=_words(row.get("after", [])),
                before=_words(row.get("before", [])),
                bare=bool(row.get("bare")),
                reach=int(row.get("reach", reach.get("after", 8))),
                over=frozenset([*row.get("over", ["other"]), row["name"]]),
            )
            for row in data.get("measure", [])
        ]
        self.pointing = frozenset(data.get("pointing", []))
        self.modality = modality.knowledge(lexicon, language)

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the quantities of one page."""
        for sentence in page.sentences:
            for number in sentence.numbers:
                if number.kind == "cardinal" and not any(d.start < number.end and number.start < d.end for d in sentence.dates):
                    self.number(page, drafts, sentence, number)

    def number(self, page: Page, drafts: Drafts, sentence: Sentence, number: NumberMention) -> None:
        if page.folded[max(sentence.start, number.start - 1) : number.start] in self.pointing:
            return
        if any(p.open_reference and not p.posts and p.start <= number.start < p.end for p in sentence.phrases):
            return
        unit = unit_of(page.folded, number, self.language) or self.people(page, sentence, number)
        if unit is None:
            return
        start, end = self.clause(page, sentence, number.start, unit.end)
        measure = self.measure(page, (start, end), number, unit)
        confidence = CERTAIN if measure != "other" else PLAIN
        if measure == "other" and not unit.unit:
            return
        modes = modality.auxiliary(page, sentence, number.start, self.modality) - {"negation"}
        if sentence.dates and all(modality.is_history(d.edtf, page.reference) for d in sentence.dates):
            modes.add("historical")
        drafts.emit(
            Quantity,
            [(start, end)],
            rule=f"quantity.{measure}",
            confidence=confidence,
            claimants=drafts.claimants(number.start),
            date=timing.date_at(page, sentence, number.start) if measure not in {"duration", "distance", "sentence"} else None,
            auxiliary=modes,
            measure=measure,
            value=number.value,
            low=number.low,
            high=number.high,
            unit=unit.unit or None,
            of=self.counted(page, sentence, start, number.start),
        )

    def clause(self, page: Page, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
        """The clause around the number."""
        left = modality.clause_start(page, sentence, start, self.modality)
        match = self.modality.marks.search(page.folded, end, sentence.end)
        return left, match.start() if match else sentence.end

    def people(self, page: Page, sentence: Sentence, number: NumberMention) -> UnitMention | None:
        """A number without a classifier counts people where people follow it (数以千计的示威者), or where 人口 stands before it."""
        for phrase in sentence.phrases:
            if (phrase.letter in "GU" and phrase.start <= number.end <= phrase.end) or number.end <= phrase.start <= number.end + 1:
                return UnitMention(number.end, number.end, "person", "other") if phrase.letter in "GU" else None
        before = page.folded[max(sentence.start, number.start - self.reach_before) : number.start]
        if any(rule.bare and rule.before.search(before) for rule in self.rules):
            return UnitMention(number.end, number.end, "person", "other")
        return None

    def measure(self, page: Page, clause: tuple[int, int], number: NumberMention, counted: UnitMention) -> str:
        """The measure of the first rule that fits, else the unit's own."""
        unit, measure = counted.unit, counted.measure
        fits = [rule for rule in self.rules if rule.unit == unit and measure in rule.over]
        for rule in fits:
            if rule.after.search(page.folded, counted.end, min(clause[1], counted.end + rule.reach)):
                return rule.name
        before = page.folded[max(clause[0], number.start - self.reach_before) : number.start]
        for rule in fits:
            if measure in {"other", "duration"} and rule.before.search(before):
                return rule.name
        return measure

    def counted(self, page: Page, sentence: Sentence, start: int, offset: int) -> object:
        """The actor of the clause before the number: whose men, whose money."""
        near: list[Phrase] = [p for p in sentence.phrases if start <= p.start and p.end <= offset and p.member is not None]
        return page.entity(near[-1]) if near else None


def _words(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)")
