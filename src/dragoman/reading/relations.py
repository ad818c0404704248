"""Who stands how to whom: patterns of the grammar file, and what phrases themselves say (X的前任Y, 亲X的Y, X的派系)."""

import re
from typing import Any, cast

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading import modality, timing
from dragoman.reading.cast import Member
from dragoman.reading.drafts import Drafts
from dragoman.reading.page import Page, Phrase, Post, Sentence
from dragoman.reading.shadow import compile_pattern, matches
from dragoman.schema.claims import Relation, RelationType, Trend
from dragoman.schema.entities import Entity

TOLD, IMPLIED = 0.75, 0.7
# Relations that a plan or a possibility does not make: kept out where the text only considers them.
ASSERTED = 0.15


class RelationPattern(Struct):
    """One pattern of the grammar file."""

    regex: re.Pattern[str]
    type: RelationType
    trend: bool


class Relations:
    """The relation pass."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        data = lexicon.grammar("relations", language)
        lists: dict[str, list[str]] = {k: v for k, v in data.items() if isinstance(v, list) and k != "pattern"}
        self.patterns = [
            RelationPattern(compile_pattern(row["form"], lists), row["type"], bool(row.get("trend"))) for row in data.get("pattern", [])
        ]
        trend: dict[str, Any] = data.get("trend", {})
        self.reach = int(trend.get("reach", 12))
        words = [(w, k) for k in ("rising", "falling", "steady") for w in trend.get(k, [])]
        self.trends: dict[str, Trend] = {w: cast(Trend, k) for w, k in words}
        self.trend = re.compile("|".join(map(re.escape, sorted(self.trends, key=len, reverse=True))) or "(?!)")
        self.posts = {word: kind for kind, listed in data.get("posts", {}).items() for word in listed}
        self.kin = {word: kind for kind, listed in data.get("kin", {}).items() for word in listed}
        self.possessed = {word: kind for kind, listed in data.get("possessed", {}).items() for word in listed}
        self.attitudes = {word: kind for kind, listed in data.get("attitudes", {}).items() for word in listed}
        self.modality = modality.knowledge(lexicon, language)

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the relations of one page."""
        for sentence in page.sentences:
            if len(sentence.fine.slots) >= 2:
                for pattern in self.patterns:
                    for match in matches(pattern.regex, sentence.fine):
                        self.told(page, drafts, sentence, (pattern, match))
            for phrase in sentence.phrases:
                self.implied(page, drafts, phrase)

    def told(self, page: Page, drafts: Drafts, sentence: Sentence, found: tuple[RelationPattern, re.Match[str]]) -> None:
        """One match: a relation for each pair of ends."""
        pattern, match = found
        shadow = sentence.fine
        sources, targets = shadow.phrases(match, "A"), shadow.phrases(match, "B")
        start, end = shadow.span(match.start(), match.end())
        trend = self.trend_of(shadow.text, match) if pattern.trend else None
        verb = shadow.span(max(match.end("A"), match.start()), match.end())[0]
        if match.start("B") > match.start("A"):
            verb = shadow.offsets[match.start("B")] if pattern.type != "trades_with" else verb
        modes = modality.auxiliary(page, sentence, verb, self.modality)
        if trend is not None:
            modes -= {"negation"}
            end = max(end, self.trend_end(page, sentence, end))
        for source in sources:
            for target in targets:
                self.emit(page, drafts, (source, target), (start, end), pattern.type, modes, trend, timing.date_at(page, sentence, start))

    def trend_of(self, text: str, match: re.Match[str]) -> Trend | None:
        inside = self.trend.search(text, match.end("A"), match.end())
        after = self.trend.search(text, match.end(), min(len(text), match.end() + self.reach))
        before = self.trend.search(text, max(0, match.start() - 6), match.start())
        found = inside or after or before
        return self.trends[found.group()] if found else None

    def trend_end(self, page: Page, sentence: Sentence, end: int) -> int:
        mark = self.modality.marks.search(page.folded, end, sentence.end)
        return mark.start() if mark else sentence.end

    def emit(  # noqa: PLR0913 - the slots of a relation
        self, page: Page, drafts: Drafts, ends: tuple[Phrase, Phrase], span: tuple[int, int], kind: RelationType, modes: set[Any],
        trend: Trend | None, date: str | None,
    ) -> None:  # fmt: skip
        for source in page.entities(ends[0]):
            for target in page.entities(ends[1]):
                self.put(drafts, (source, target), span, kind, modes, trend, date, TOLD - ASSERTED * bool(modes & {"hypothetical"}))

    def put(  # noqa: PLR0913 - the slots of a relation
        self, drafts: Drafts, ends: tuple[Entity, Entity], span: tuple[int, int], kind: RelationType, modes: set[Any],
        trend: Trend | None, date: str | None, confidence: float, role: str | None = None,
    ) -> None:  # fmt: skip
        if ends[0].id == ends[1].id:
            return
        drafts.emit(
            Relation,
            [span],
            rule=f"relation.{kind}",
            confidence=confidence,
            date=date,
            auxiliary=modes,
            type=kind,
            from_=ends[0],
            to=ends[1],
            role=role,
            trend=trend,
        )

    def implied(self, page: Page, drafts: Drafts, phrase: Phrase) -> None:
        """What a phrase says by its make-up."""
        entity = page.entity(phrase)
        if entity is None or phrase.member is None:
            return
        for post in phrase.posts:
            self.of_post(page, drafts, phrase, post, entity)
        owner = phrase.possessor
        if owner is None or owner.member is None or owner.member.final is phrase.member.final:
            return
        span = (phrase.start, phrase.end)
        other = page.entity(owner)
        attitude = self.attitudes.get(page.folded[owner.start - 1 : owner.start]) if owner.start else None
        if other is not None and attitude is not None and phrase.start <= owner.start:
            self.put(drafts, (entity, other), span, cast(RelationType, attitude), set(), None, None, TOLD)
            return
        noun = page.folded[owner.end : phrase.end]
        kind = next((k for word, k in self.possessed.items() if noun.endswith(word)), None)
        if other is not None and kind is not None:
            ends = (other, entity) if kind == "leads" else (entity, other)
            self.put(drafts, ends, span, cast(RelationType, kind), set(), None, None, IMPLIED)

    def of_post(self, page: Page, drafts: Drafts, phrase: Phrase, post: Post, entity: Entity) -> None:
        """Founders, members of parties, kin, predecessors."""
        word = page.folded[post.role_start : post.role_end]
        span = (min(post.start, phrase.start), phrase.end)
        owner = self.owner_of(page, phrase, post)
        if owner is None or (not post.organisation_text and post.kind not in {"kin", "relation"}):
            return
        other = owner.entity(post.organisation_text or owner.name)
        kind = self.posts.get(word)
        if post.kind == "kin":
            self.put(drafts, (entity, other), span, "relative_of", set(), None, None, TOLD, role=post.en or None)
        elif word in self.kin:
            ends = (other, entity) if self.kin[word] == "successor_of" else (entity, other)
            self.put(drafts, ends, span, "successor_of", set(), None, None, TOLD)
        elif kind == "created":
            self.put(drafts, (entity, other), span, "created", set(), None, None, TOLD)
        elif kind == "member_of_party" and owner.sector == "PTY":
            self.put(drafts, (entity, other), span, "member_of", set(), None, None, TOLD)

    def owner_of(self, page: Page, phrase: Phrase, post: Post) -> Member | None:
        """The body of a post; for kin, the person whose kin it is (a pronoun is resolved by now)."""
        if post.organisation is not None:
            return post.organisation.final
        inner = [p for p in phrase.inner if p.member is not None and p.end <= post.role_start]
        return inner[-1].member.final if inner and inner[-1].member else None
