"""How things stand in English reports: relations, conditions and deployments, by the patterns of their grammar files."""

import re
from collections.abc import Iterator
from typing import Any, cast

import ahocorasick_rs
from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading import modality, timing
from dragoman.reading.drafts import Drafts
from dragoman.reading.english.patterns import patterns as compiled
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.reading.shadow import compile_pattern, matches
from dragoman.schema.claims import Aspect, Auxiliary, Condition, Deployment, Relation, RelationType, Trend
from dragoman.schema.entities import Entity

TOLD, WISHED = 0.75, 0.7
KINDS: tuple[Trend, ...] = ("rising", "falling", "steady")
# What is only possible or planned is told less surely.
CONSIDERED = 0.1


class Pattern(Struct):
    """One pattern of a grammar file; a sentence without one of the words of `on` cannot hold it, where there are any."""

    regex: re.Pattern[str]
    kind: str
    trend: bool
    on: frozenset[str]
    negated: bool = False


def patterns(data: dict[str, Any], key: str) -> list[Pattern]:
    """The patterns of a grammar file, with the column that names their kind."""
    lists: dict[str, list[str]] = {k: v for k, v in data.items() if isinstance(v, list) and k != "pattern"}
    made = []
    for row in data.get("pattern", []):
        on = frozenset(word for name in row.get("on", []) for word in lists.get(name, [name]))
        made.append(Pattern(compile_pattern(row["form"], lists), row[key], bool(row.get("trend")), on, bool(row.get("negation"))))
    return made


class Patterns:
    """All patterns of a grammar file: one scan of a sentence for their words tells which it may hold."""

    def __init__(self, data: dict[str, Any], key: str) -> None:
        self.listed = patterns(data, key)
        self.always = frozenset(at for at, pattern in enumerate(self.listed) if not pattern.on)
        words = sorted({word for pattern in self.listed for word in pattern.on})
        self.users = [[at for at, pattern in enumerate(self.listed) if word in pattern.on] for word in words]
        self.search = ahocorasick_rs.AhoCorasick(words)

    def fitting(self, text: str) -> list[Pattern]:
        """The patterns that a sentence may hold, in their order."""
        hits = {word for word, _, _ in self.search.find_matches_as_indexes(text, overlapping=True)}
        return [self.listed[at] for at in sorted(self.always.union(*(self.users[word] for word in hits)))]


class EnglishConditions:
    """The condition pass for English."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        data = lexicon.grammar("conditions", language)
        self.patterns = Patterns(data, "aspect")
        self.trends = {word: kind for kind in KINDS for word in data.get("trend", {}).get(kind, [])}
        self.modality = modality.knowledge(lexicon, language)

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the conditions of one page."""
        for sentence in page.sentences:
            if sentence.kind in {"title", "heading"} or not sentence.fine.slots:
                continue
            for pattern in self.patterns.fitting(sentence.fine.text):
                for match in pattern.regex.finditer(sentence.fine.text):
                    self.told(page, drafts, sentence, (pattern, match))

    def told(self, page: Page, drafts: Drafts, sentence: Sentence, found: tuple[Pattern, re.Match[str]]) -> None:
        """One match: whose condition, in which words, about whom else."""
        pattern, match = found
        shadow = sentence.fine
        holder = shadow.phrases(match, "A")[0]
        start, end = shadow.span(match.start(), match.end())
        low, high = shadow.span(match.start("m"), match.end("m"))
        of = tuple(page.entities(holder))
        if not of or (holder.open_reference == "adjective" and shadow.text[match.end("A")] != "'"):
            return
        about = {e.id: e for p in sentence.phrases if low <= p.start < high for e in page.entities(p)}
        modes = modality.auxiliary(page, sentence, low, self.modality)
        if "hypothetical" in modes:
            return
        found_modes: set[Auxiliary] = {"negation"} if pattern.negated or "negation" in modes else set()
        trend = next((kind for word, kind in self.trends.items() if word in page.folded[low:high]), None) if pattern.trend else None
        drafts.emit(
            Condition, [(start, end)], rule=f"condition.{pattern.kind}", confidence=WISHED, auxiliary=found_modes,
            of=of, aspect=cast(Aspect, pattern.kind), matter=page.text[low:high].strip(), about=tuple(about.values()), trend=trend,
        )  # fmt: skip


class EnglishRelations:
    """The relation pass for English."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        data = lexicon.grammar("relations", language)
        self.patterns = Patterns(data, "type")
        trend: dict[str, Any] = data.get("trend", {})
        self.trend_reach = int(trend.get("reach", 40))
        self.trends = {word: kind for kind in KINDS for word in trend.get(kind, [])}
        self.trend = re.compile(r"\b(?:" + "|".join(map(re.escape, self.trends)) + r")\b" if self.trends else "(?!)")
        self.created = frozenset(data.get("posts", {}).get("created", []))
        self.roles = {word: kind for kind, words in data.get("roles", {}).items() for word in words}
        self.copula = compiled(data)["copula"]
        self.modality = modality.knowledge(lexicon, language)

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the relations of one page."""
        for sentence in page.sentences:
            text = sentence.fine.text
            if len(sentence.fine.slots) >= 2 and sentence.kind not in {"title", "heading"}:
                for pattern in self.patterns.fitting(text):
                    for match in matches(pattern.regex, sentence.fine):
                        self.told(page, drafts, sentence, (pattern, match))
            for at, phrase in sentence.fine.slots.items():
                if phrase.posts:
                    self.kin(page, drafts, phrase)
                    self.of_role(page, drafts, sentence, (at, phrase))

    def told(self, page: Page, drafts: Drafts, sentence: Sentence, found: tuple[Pattern, re.Match[str]]) -> None:
        """One match: a relation for each pair of ends."""
        pattern, match = found
        shadow = sentence.fine
        start, end = shadow.span(match.start(), match.end())
        verb = shadow.offsets[min(match.end("A"), match.end("B"))]
        modes = modality.auxiliary(page, sentence, max(verb, start + 1), self.modality) - {"historical"}
        if pattern.kind == "claims":
            modes.discard("hypothetical")  # that it must return X is the claim itself
        trend = self.trend_of(shadow.text, match) if pattern.trend else None
        date = timing.date_at(page, sentence, start)
        for source, target in self.pairs(page, shadow.phrases(match, "A"), shadow.phrases(match, "B")):
            drafts.emit(
                Relation, [(start, end)], rule=f"relation.{pattern.kind}", confidence=TOLD - CONSIDERED * bool(modes), date=date,
                auxiliary=modes, type=cast(RelationType, pattern.kind), from_=source, to=target, role=None, trend=trend,
            )  # fmt: skip

    def pairs(self, page: Page, sources: list[Phrase], targets: list[Phrase]) -> Iterator[tuple[Entity, Entity]]:
        for source in (e for p in sources for e in page.entities(p)):
            for target in (e for p in targets for e in page.entities(p)):
                if source.id != target.id:
                    yield source, target

    def trend_of(self, text: str, match: re.Match[str]) -> Trend | None:
        found = self.trend.search(text, max(0, match.start() - self.trend_reach), min(len(text), match.end() + self.trend_reach))
        return self.trends[found.group()] if found else None

    def of_role(self, page: Page, drafts: Drafts, sentence: Sentence, where: tuple[int, Phrase]) -> None:
        """X is an ally of Y; X, a member of Y."""
        at, phrase = where
        post = phrase.posts[-1]
        kind = self.roles.get(page.folded[post.role_start : post.role_end])
        if kind is None or post.organisation is None:
            return
        shadow = sentence.fine
        match = self.copula.search(shadow.text[:at])
        named = phrase.member is not None and phrase.member.named and phrase.letter == "P"
        subject = phrase if named else shadow.slots.get(match.start(1)) if match is not None else None
        source = page.entity(subject) if subject is not None and subject.open_reference != "adjective" else None
        if subject is None or source is None or post.organisation.final.id == source.id:
            return
        other = post.organisation.final.entity(post.organisation_text or post.organisation.name)
        modes = modality.auxiliary(page, sentence, phrase.start, self.modality) - {"historical"}
        drafts.emit(
            Relation, [(subject.start, max(phrase.end, post.end))], rule=f"relation.{kind}", confidence=TOLD - CONSIDERED * bool(modes),
            auxiliary=modes, type=cast(RelationType, kind), from_=source, to=other, role=None, trend=None,
        )  # fmt: skip

    def kin(self, page: Page, drafts: Drafts, phrase: Phrase) -> None:
        """his son, X's brother Y, the founder of Z."""
        entity = page.entity(phrase)
        for post in phrase.posts if entity is not None else []:
            owner = phrase.possessor or next(iter(phrase.inner), None)
            span = (min(post.start, phrase.start), phrase.end)
            other = page.entity(owner) if owner is not None and post.kind == "kin" else None
            if other is not None and entity is not None and owner is not None and owner.letter == "P" and other.id != entity.id:
                drafts.emit(
                    Relation, [span], rule="relation.kin", confidence=TOLD, type="relative_of", from_=entity, to=other, role=post.en or None
                )
            elif entity is not None and post.organisation is not None and page.folded[post.role_start : post.role_end] in self.created:
                body = post.organisation.entity(post.organisation_text or post.organisation.name)
                drafts.emit(Relation, [span], rule="relation.founder", confidence=TOLD, type="created", from_=entity, to=body, role=None)


class EnglishDeployments:
    """The deployment pass for English."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.patterns = patterns(lexicon.grammar("deployments", language), "rule")
        self.modality = modality.knowledge(lexicon, language)

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the deployments of one page."""
        for sentence in page.sentences:
            if not any(p.letter == "U" for p in sentence.phrases) or sentence.kind in {"title", "heading"}:
                continue
            seen: set[tuple[str, str]] = set()
            for pattern in self.patterns:
                for match in pattern.regex.finditer(sentence.fine.text):
                    self.told(page, drafts, sentence, (pattern, match), seen)

    def told(
        self, page: Page, drafts: Drafts, sentence: Sentence, found: tuple[Pattern, re.Match[str]], seen: set[tuple[str, str]]
    ) -> None:
        pattern, match = found
        shadow = sentence.fine
        unit, site = shadow.phrases(match, "U")[:1], shadow.phrases(match, "L")[:1]
        sender = shadow.phrases(match, "S")[:1] if match.groupdict().get("S") else []
        if not unit or not site or unit[0].member is None or site[0].member is None or site[0].open_reference == "adjective":
            return
        force, place = unit[0].member.final, site[0].member.final
        owner = sender[0].member.final if sender and sender[0].member else force.owner
        if force is place or (force.id, place.id) in seen or (owner is not None and owner is place):
            return
        seen.add((force.id, place.id))
        start, end = shadow.span(match.start(), match.end())
        modes = modality.auxiliary(page, sentence, site[0].start, self.modality) - {"historical"}
        number = next((n.value for n in sentence.numbers if start - 12 <= n.start < end and isinstance(n.value, int)), None)
        drafts.emit(
            Deployment, [(start, end)], rule=f"deployment.{pattern.kind}", confidence=TOLD - CONSIDERED * bool(modes),
            date=timing.date_at(page, sentence, start), auxiliary=modes, unit=page.entity(unit[0]), site=page.entity(site[0]),
            of=owner.entity(owner.name) if owner else None, number=number,
        )  # fmt: skip
