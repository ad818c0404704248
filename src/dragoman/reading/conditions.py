"""How things stand with somebody: interests, mandates, capabilities, economy, grievances."""

import re
from typing import Any, cast

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading import modality
from dragoman.reading.drafts import Drafts
from dragoman.reading.page import Page, Sentence
from dragoman.reading.shadow import compile_pattern, matches
from dragoman.schema.claims import Aspect, Condition, Trend

TOLD = 0.7


class ConditionPattern(Struct):
    """One pattern of the grammar file."""

    regex: re.Pattern[str]
    aspect: Aspect
    trend: bool
    negation: bool


class Conditions:
    """The condition pass."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        data = lexicon.grammar("conditions", language)
        lists: dict[str, list[str]] = {k: v for k, v in data.items() if isinstance(v, list) and k != "pattern"}
        self.patterns = [
            ConditionPattern(compile_pattern(row["form"], lists), row["aspect"], bool(row.get("trend")), bool(row.get("negation")))
            for row in data.get("pattern", [])
        ]
        trend: dict[str, Any] = data.get("trend", {})
        self.trends: dict[str, Trend] = {word: cast(Trend, kind) for kind, words in trend.items() for word in words}
        self.trend = re.compile("|".join(map(re.escape, sorted(self.trends, key=len, reverse=True))) or "(?!)")
        self.modality = modality.knowledge(lexicon, language)

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the conditions of one page."""
        for sentence in page.sentences:
            if not sentence.fine.slots or sentence.kind == "title":
                continue
            taken: list[tuple[int, int, str]] = []
            for pattern in self.patterns:
                for match in matches(pattern.regex, sentence.fine):
                    self.condition(page, drafts, sentence, (pattern, match), taken)

    def condition(
        self, page: Page, drafts: Drafts, sentence: Sentence, found: tuple[ConditionPattern, re.Match[str]], taken: list[tuple[int, int, str]]
    ) -> None:
        """One match; the same words with the same aspect only once."""
        pattern, match = found
        shadow = sentence.fine
        holders = shadow.phrases(match, "A")
        low, high = shadow.span(match.start("m"), match.end("m"))
        if any(a < high and low < b and pattern.aspect == aspect for a, b, aspect in taken):
            return
        of = tuple({e.id: e for p in holders for e in page.entities(p)}.values())
        if not of:
            return
        taken.append((low, high, pattern.aspect))
        about = tuple({e.id: e for p in sentence.phrases if low <= p.start < high for e in page.entities(p)}.values())
        modes = modality.auxiliary(page, sentence, low, self.modality) - {"negation", "historical", "future", "hypothetical"}
        start = modality.clause_start(page, sentence, low, self.modality)
        tail = page.folded[low : min(sentence.end, high + 8)]
        moving = self.trend.search(tail) if pattern.trend else None
        drafts.emit(
            Condition,
            [(max(holders[0].start, start) if holders[-1].end > start else start, high)],
            rule=f"condition.{pattern.aspect}",
            confidence=TOLD,
            auxiliary=modes | ({"negation"} if pattern.negation else set()),
            of=of,
            aspect=pattern.aspect,
            matter=page.text[low:high].strip("，、；： "),
            about=about,
            trend=self.trends[moving.group()] if moving else None,
        )
