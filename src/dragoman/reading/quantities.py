"""How many: numbers with what they count."""

import re

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading import figure_times, modality
from dragoman.reading.counted import Counting
from dragoman.reading.drafts import Drafts
from dragoman.reading.page import Page, Sentence
from dragoman.schema.claims import Quantity
from dragoman.schema.entities import Entity
from dragoman.text.alternatives import either
from dragoman.text.figures import NumberMention, UnitMention, whole
from dragoman.text.numbers import unit_of

CERTAIN, PLAIN = 0.9, 0.8
# So many characters before a clause may say what those whom it counts came to.
CONTEXT = 60
# How far behind what is counted may stand what speaks against a measure, and how far around a number a set phrase reaches.
UNLESS, PHRASED = 12, 3
# How far before a figure the name of its money may begin.
MONEY = 6


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
    # What the words shortly before must speak of, where the number's own words say too little: N人参加.
    context: re.Pattern[str] | None
    # What in the clause speaks against it: 释放三名在押者.
    unless: re.Pattern[str] | None


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
                context=re.compile(row["context"]) if "context" in row else None,
                unless=re.compile(row["unless"]) if "unless" in row else None,
            )
            for row in data.get("measure", [])
        ]
        # What stands before people who are counted without a word for them.
        self.peopled = [rule.before for rule in self.rules if rule.bare]
        self.pointing = frozenset(data.get("pointing", []))
        self.counting = Counting(data)
        self.idioms = re.compile(data["idioms"]) if "idioms" in data else None
        self.estimated = re.compile(data.get("estimated", "(?!)"))
        self.supposed = re.compile(data.get("supposed", "(?!)"))
        self.among, self.unnamed = tuple(data.get("among", [])), frozenset(data.get("unnamed", []))
        self.money, self.moneys = data.get("money", ""), data.get("moneys", {})
        self.months = re.compile(data["months"]) if "months" in data else None
        self.whole_months = data.get("whole_months", "")
        self.twelve: dict[str, int] = data.get("twelve", {})
        self.brings = re.compile(data.get("brings", "(?!)"))
        self.hosts = re.compile(data.get("hosts", "(?!)"))
        self.modality = modality.knowledge(lexicon, language)
        self.times = figure_times.knowledge(lexicon, language)

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
        if self.idiom(page, number) or self.rest(page, number):
            return
        unit = unit_of(page.folded, number, self.language) or self.people(page, sentence, number)
        if unit is None:
            return
        unit = self.currency(page, sentence, number, unit)
        start, end = self.clause(page, sentence, number.start, unit.end)
        measure = self.measure(page, (start, end), number, unit)
        confidence = CERTAIN if measure != "other" else PLAIN
        if measure == "other" and not unit.unit:
            return
        when = figure_times.date_of(page, sentence, (start, end), (number, measure), self.times)
        modes = figure_times.modes_of(page, sentence, number, (unit, measure, when), self.times)
        if "hypothetical" in modes and self.estimated.search(page.folded, start, number.start):
            modes -= set() if self.supposed.search(page.folded, start, end) else {"hypothetical"}
        counted, teller = self.counting.of(page, sentence, start, (number, unit, measure))
        claimants = drafts.claimants(number.start)
        if claimants == [()] and (one := teller or self.host(page, start, number.start) or self.brought(page, sentence, start)):
            claimants = [(one,)]
        drafts.emit(
            Quantity,
            [(start, end)],
            rule=f"quantity.{measure}",
            confidence=confidence,
            claimants=claimants,
            date=when if measure not in {"duration", "distance", "sentence"} else None,
            auxiliary=modes | ({"historical"} if modality.is_history(when, page.reference) else set()),
            measure=measure,
            value=self.value(page, number, unit, measure),
            low=number.low,
            high=number.high,
            unit=unit.unit or None,
            of=counted,
        )

    def currency(self, page: Page, sentence: Sentence, number: NumberMention, unit: UnitMention) -> UnitMention:
        """元 is the money named before the figure (新台币20万元); in traditional writing, that which the report names elsewhere, if any."""
        if unit.unit != "CNY" or page.folded[unit.start : unit.end] != self.money:
            return unit
        before = page.folded[max(sentence.start, number.start - MONEY) : number.start]
        for word, code in self.moneys.items():
            if word in before:
                return unit._replace(unit=code)
        if not page.document.report.language.endswith("Hant"):
            return unit
        named = [code for word, code in self.moneys.items() if word in page.folded]
        return unit._replace(unit=named[0] if named else None)

    def value(self, page: Page, number: NumberMention, unit: UnitMention, measure: str) -> float | int | None:
        """The figure, of years with their months: 七年八个月."""
        if measure not in {"sentence", "duration"} or unit.unit != "year" or number.value is None or self.months is None:
            return number.value
        months = self.months.match(page.folded, unit.end)
        if months and measure == "duration" and self.whole_months not in months[0]:
            return number.value  # 七十四年六月 is a date
        return whole(round(number.value + self.twelve.get(months[1], 0) / 12, 2)) if months else number.value

    def rest(self, page: Page, number: NumberMention) -> bool:
        """The number is the months of years that were just told."""
        if self.months is None or number.start < MONEY:
            return False
        months = self.months.match(page.folded, number.start)
        return (
            months is not None
            and self.whole_months in months[0]
            and page.folded[number.start - 1] == "年"
            and page.folded[number.start - 2] in self.twelve
        )

    def idiom(self, page: Page, number: NumberMention) -> bool:
        """The number stands in a set phrase: 十年如一日."""
        if self.idioms is None or number.end - number.start > PHRASED:
            return False
        low = max(0, number.start - PHRASED)
        found = self.idioms.search(page.folded, low, number.end + 2 * PHRASED)
        return found is not None and found.start() <= number.start < found.end()

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
        if any(pattern.search(before) for pattern in self.peopled):
            return UnitMention(number.end, number.end, "person", "other")
        return None

    def measure(self, page: Page, clause: tuple[int, int], number: NumberMention, counted: UnitMention) -> str:
        """The measure of the first rule that fits, else the unit's own."""
        unit, measure = counted.unit, counted.measure
        fits = [rule for rule in self.rules if rule.unit == unit and measure in rule.over]
        fits = [rule for rule in fits if rule.context is None or rule.context.search(page.folded, max(0, clause[0] - CONTEXT), clause[1])]
        end = min(clause[1], counted.end + UNLESS)
        fits = [rule for rule in fits if rule.unless is None or rule.unless.search(page.folded, clause[0], end) is None]
        for rule in fits:
            if rule.after.search(page.folded, counted.end, min(clause[1], counted.end + rule.reach)):
                return rule.name
        before = page.folded[max(clause[0], number.start - self.reach_before) : number.start]
        for rule in fits:
            if measure in {"other", "duration"} and rule.before.search(before):
                return rule.name
        return measure

    def brought(self, page: Page, sentence: Sentence, clause: int) -> Entity | None:
        """Who brings the figure in, in the clause before: 协调厅估计，三万人…"""
        if (
            page.folded[clause - 1 : clause] != "，"
            or (found := self.brings.search(page.folded, max(sentence.start, clause - CONTEXT), clause)) is None
        ):
            return None
        if found[2] and not page.folded.startswith(self.among, clause):
            return None
        low, high = found.span(1)
        named = [p for p in sentence.phrases if low <= p.start and p.end == high and p.member is not None and p.letter != "L"]
        if named:
            return page.entity(named[0])
        words = page.text[low:high]
        return None if words[0] in self.unnamed else page.cast.unnamed(low, "group", words).entity(words)

    def host(self, page: Page, start: int, offset: int) -> Entity | None:
        """Who called people together and says how many came: 主办方称有…"""
        if (found := self.hosts.search(page.folded, start, offset)) is None:
            return None
        words = page.text[found.start(1) : found.end(1)]
        return page.cast.unnamed(found.start(1), "group", words).entity(words)


def _words(words: list[str]) -> re.Pattern[str]:
    return re.compile(either(words))
