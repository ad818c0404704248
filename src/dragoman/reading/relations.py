"""Who stands how to whom: frames of the grammar file. What phrases say by their make-up is in relations_implied.py."""

import re
from typing import Any, cast

from dragoman.lexicon.model import Lexicon
from dragoman.reading import modality
from dragoman.reading.drafts import Drafts
from dragoman.reading.frames import Found, Frames
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.reading.relations_implied import Implied, put
from dragoman.reading.trends import Trends
from dragoman.schema.claims import Auxiliary, RelationType, Trend
from dragoman.schema.entities import Entity

TOLD = 0.75
# What a subject from another clause, and a text that only considers, take off.
ELIDED, CONSIDERED = 0.12, 0.15
# For how many sentences 填补空白 still means the place just told of.
VACUUM_REACH = 3


class Relations:
    """The relation pass."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        data = dict(lexicon.grammar("relations", language))
        kin = [row["form"] for row in lexicon.words("roles", language) if row["kind"] == "kin"]
        data["kinship"] = kin or ["(?!)"]
        self.frames = Frames(data)
        self.trends = Trends(data.get("trend", {}))
        self.denials = re.compile("|".join(map(re.escape, data.get("denials", []))) or "(?!)")
        self.nobody: tuple[str, ...] = tuple(data.get("nobody", []))
        self.kin = {row["form"]: row["en"] for row in lexicon.words("roles", language) if row["kind"] == "kin"}
        self.implied = Implied(data)
        self.modality = modality.knowledge(lexicon, language)

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the relations of one page."""
        left: tuple[int, list[Entity]] = (-VACUUM_REACH, [])
        for sentence in page.sentences:
            for phrase in sentence.phrases:
                self.implied.read(page, drafts, sentence, phrase)
            lost: list[Entity] = []
            for found in self.frames.find(page, sentence):
                near = left[1] if sentence.number - left[0] <= VACUUM_REACH else []
                targets = self.told(page, drafts, sentence, (found, near))
                if found.frame.row["type"] == "influences" and found.frame.row.get("trend_is") is None:
                    lost += targets
            if lost:
                left = (sentence.number, lost)

    def told(self, page: Page, drafts: Drafts, sentence: Sentence, matched: tuple[Found, list[Entity]]) -> list[Entity]:
        """One match: a relation for each pair of ends. Gives back the far ends."""
        found, near = matched
        row = found.frame.row
        trend, end = self.trends.of(found) if row.get("trend") else (cast(Trend | None, row.get("trend_is")), found.end)
        if row.get("trend") == "needed" and trend is None:
            return []
        modes = self.modes(page, sentence, found)
        if trend is not None:
            modes -= {"negation"}
        sources = self.entities(page, found.sources) + self.entities(page, found.shadow.phrases(found.match, "C") if "C" in found.match.groupdict() else [])
        targets = self.targets(page, found, near)
        confidence = row.get("confidence", TOLD) - ELIDED * found.elided - CONSIDERED * bool(modes & {"hypothetical"})
        for source in sources:
            for target in targets:
                put(
                    drafts,
                    (source, target),
                    (found.start, max(found.end, end)),
                    cast(RelationType, row["type"]),
                    confidence=confidence,
                    auxiliary=modes,
                    trend=trend,
                    date=None if row.get("gloss") else self.date(page, sentence, (found.start, found.end)),
                    role=self.kin.get(found.match["kin"]) if "kin" in found.match.groupdict() else None,
                    claimants=[()] if row.get("gloss") else None,
                )
        return targets

    def modes(self, page: Page, sentence: Sentence, found: Found) -> set[Auxiliary]:
        if found.frame.row.get("fact"):
            return set()
        modes = modality.auxiliary(page, sentence, found.verb, self.modality)
        if self.denials.search(found.between):
            modes.add("negation")
        return modes

    def entities(self, page: Page, phrases: list[Phrase]) -> list[Entity]:
        found: dict[str, Entity] = {}
        for phrase in phrases:
            if phrase.letter == "O" and phrase.member and not phrase.member.final.named and not phrase.posts and phrase.possessor is None:
                if page.folded[phrase.start : phrase.end].endswith(self.nobody):
                    continue
            for entity in page.entities(phrase):
                found.setdefault(entity.id or entity.text, entity)
        return list(found.values())

    def targets(self, page: Page, found: Found, near: list[Entity]) -> list[Entity]:
        row = found.frame.row
        if found.targets:
            return self.entities(page, found.targets)
        if row.get("home"):
            return self.home(page, found.sources)
        if row.get("where") == "vacuum":
            return near
        if "noun" in found.match.groupdict():
            low, high = found.shadow.span(*found.match.span("noun"))
            words = page.text[low:high]
            return [page.cast.unnamed(low, "group", words).entity(words)]
        return []

    def home(self, page: Page, sources: list[Phrase]) -> list[Entity]:
        """The states of the subjects."""
        found = []
        for phrase in sources:
            member = phrase.member.final if phrase.member else None
            posted = [post.organisation.final for post in phrase.posts if post.organisation is not None]
            country = (member.country if member else None) or (phrase.possessor.member.final.country if phrase.possessor and phrase.possessor.member else None)
            state = next((body for body in posted if body.type == "state"), None) or (page.cast.by_id(f"state:{country}", country) if country else None)
            if state is not None:
                found.append(state.entity(state.names[0] if state.names else state.name))
        return found

    def date(self, page: Page, sentence: Sentence, span: tuple[int, int]) -> str | None:
        """The date in the clause of the match."""
        start = modality.clause_start(page, sentence, span[0] + 1, self.modality)
        dated = [d for d in sentence.dates if d.edtf is not None and start <= d.start < span[1]]
        return dated[-1].edtf if dated else None
