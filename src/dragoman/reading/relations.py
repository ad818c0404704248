"""Who stands how to whom: frames of the grammar file. What phrases say by their make-up is in relations_implied.py."""

import re
from typing import Any, cast

from msgspec.structs import replace

from dragoman.lexicon.model import Lexicon
from dragoman.reading import ages, modality
from dragoman.reading.drafts import Drafts
from dragoman.reading.frames import Found, Frames
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.reading.relations_implied import Implied, Telling, put
from dragoman.reading.trends import Trends
from dragoman.schema.claims import Auxiliary, RelationType, Trend
from dragoman.schema.entities import Entity
from dragoman.text.alternatives import either

TOLD = 0.75
# What a subject from another clause, and a text that only considers, take off.
ELIDED, CONSIDERED = 0.12, 0.15
# For how many sentences 填补空白 still means the place just told of.
VACUUM_REACH = 3
# How many characters behind a match may say that it is only a part or a chance.
TAIL = 12
# How near before 亲扎的官员 it may say that they were so once.
ONCE_REACH = 12


class Relations:
    """The relation pass."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        data = dict(lexicon.grammar("relations", language))
        kin = [row["form"] for row in lexicon.words("roles", language) if row["kind"] == "kin"]
        data["kinship"] = kin or ["(?!)"]
        self.frames = Frames(lexicon, data)
        self.trends = Trends(data.get("trend", {}))
        self.rumours, self.views, self.proposals, self.says = (_any(data.get(key, [])) for key in ("rumours", "views", "proposals", "says"))
        self.made = tuple(data.get("made", ["\0"]))
        self.partly = re.compile(data.get("partly", "(?!)"))
        self.chances = re.compile(rf"的?(?:{_any(data.get('chances', [])).pattern})")
        self.denials = re.compile(either(data.get("denials", [])))
        self.nobody: tuple[str, ...] = tuple(data.get("nobody", []))
        self.kin = {row["form"]: row["en"] for row in lexicon.words("roles", language) if row["kind"] == "kin"}
        self.condition, self.alike, self.alleged = (re.compile(data.get(key, "(?!)")) for key in ("condition", "alike", "alleged"))
        self.some, self.states_of, self.no_blocs, self.likened = (
            tuple(data.get(key, ["\0"])) for key in ("some", "states_of", "no_blocs", "likened")
        )
        self.implied = Implied(lexicon, data)
        self.modality = modality.knowledge(lexicon, language)

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the relations of one page."""
        left: tuple[int, list[Entity]] = (-VACUUM_REACH, [])
        for sentence in page.sentences:
            for phrase in sentence.phrases:
                if self.implied.may_tell(page, phrase):
                    self.implied.read(page, drafts, sentence, phrase)
        for sentence in self.frames.sentences(page):
            lost: list[Entity] = []
            if sentence.kind in {"title", "heading"}:
                continue
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
        if self.loose(page, sentence, found):
            return []
        trend, end = self.trends.of(found) if row.get("trend") else (cast(Trend | None, row.get("trend_is")), found.end)
        if row.get("trend") == "needed" and trend is None:
            return []
        modes = self.modes(page, sentence, found)
        if trend is not None:
            modes -= {"negation"}
        also = found.shadow.phrases(found.match, "C") if "C" in found.match.groupdict() else []
        sources = self.entities(page, found.sources + also)
        targets = self.targets(page, found, near)
        asked = page.folded[sentence.start : sentence.end].rstrip("”」』 ").endswith(("？", "?"))
        claimants = self.claimants(page, drafts, sentence, found)
        if claimants is None:
            return []
        confidence = row.get("confidence", TOLD) - ELIDED * found.elided - CONSIDERED * (("hypothetical" in modes) + asked)
        if self.counted_as_one(found) or self.alleged.match(page.folded, found.sources[-1].end if found.sources else found.start):
            return []
        telling = Telling(
            kind=cast(RelationType, row["type"]),
            span=(found.start, max(found.end, end)),
            confidence=confidence,
            auxiliary=modes,
            trend=trend,
            date=None if row.get("fact") else self.date(page, sentence, (found.start, found.end)),
            role=self.kin.get(found.match["kin"]) if "kin" in found.match.groupdict() else None,
            claimants=claimants,
        )
        for source in sources:
            for target in targets:
                gone = {"historical"} if ages.outlived(page, (source, target), self.modality.ages) else set()
                put(drafts, (source, target), replace(telling, auxiliary={*modes, *gone}))
        return targets

    def loose(self, page: Page, sentence: Sentence, found: Found) -> bool:
        """A pronoun that may mean many, what is only rumoured or made of something, and a part of a place."""
        before = page.folded[sentence.start : found.start]
        ends = [*found.sources, *found.targets]
        if any(self.vague(p) for p in ends) or before.endswith(self.made) or self.rumours.search(before):
            return True
        tail = page.folded[found.end : found.end + TAIL]
        if found.frame.row["type"] == "leads" and any(self.no_bloc(page, p, tail) for p in found.targets):
            return True
        if before.endswith(self.likened) and self.alike.match(tail):
            return True
        return found.frame.row["type"] == "controls" and self.partly.match(tail) is not None

    def no_bloc(self, page: Page, phrase: Phrase, tail: str) -> bool:
        """Opinion is nobody's bloc, nor are several states of one the bloc itself."""
        some = page.folded[max(0, phrase.start - 4) : phrase.start].endswith(self.some) and tail.startswith(self.states_of)
        return some or page.folded.endswith(self.no_blocs, 0, phrase.end)

    def vague(self, phrase: Phrase) -> bool:
        """我们 who are no state, 他们, 其."""
        member = phrase.member.final if phrase.member else None
        if phrase.open_reference in {"persons", "owner"}:
            return True
        return phrase.open_reference == "selves" and (member is None or member.type != "state")

    def claimants(self, page: Page, drafts: Drafts, sentence: Sentence, found: Found) -> list[tuple[Entity, ...]] | None:
        """Who says so: whoever claims to have done it himself. None where somebody does, and nobody knows who."""
        row = found.frame.row
        if row.get("gloss") or found.granted:
            return [()]
        chains = drafts.claimants(found.start)
        if row["type"] == "controls" and self.says.search(found.between):
            return [(*chain, source) for chain in chains for source in self.entities(page, found.sources)]
        if chains != [()]:
            return chains
        quoted = any(q.kind != "title" and q.inner_start <= found.start and found.end <= q.inner_end for q in page.quotes)
        seen = self.views.search(page.folded[sentence.start : found.start]) is not None
        return None if (quoted or seen) and not row.get("fact") else chains

    def counted_as_one(self, found: Found) -> bool:
        """俄乌白三国: the number counts the states before it. And nobody in particular (一位这样的总统) is no far end."""
        sources = {p.end for p in found.sources}
        return any((p.also and p.start in sources) or (p.indefinite and p.letter == "P") for p in found.targets)

    def modes(self, page: Page, sentence: Sentence, found: Found) -> set[Auxiliary]:
        if found.frame.row.get("fact"):
            before = page.folded[max(sentence.start, found.start - ONCE_REACH) : found.start]
            return {"historical"} if found.frame.row.get("camp") and self.implied.once.search(before) else set()
        modes = modality.auxiliary(page, sentence, found.verb, self.modality)
        if self.denials.search(found.between):
            modes.add("negation")
        before, tail = page.folded[sentence.start : found.start], page.folded[found.end : found.end + TAIL]
        if self.proposals.search(before) or self.chances.match(tail) or self.condition.match(page.folded, found.end, sentence.end):
            modes.add("hypothetical")
        elif found.frame.row.get("noun"):
            modes.discard("hypothetical")
        return modes

    def entities(self, page: Page, phrases: list[Phrase]) -> list[Entity]:
        found: dict[str, Entity] = {}
        for phrase in self.headed(page, phrases):
            if self.is_nobody(page, phrase):
                continue
            for entity in page.entities(phrase):
                found.setdefault(entity.id or entity.text, self.owned(page, phrase, entity))
        return list(found.values())

    def headed(self, page: Page, phrases: list[Phrase]) -> list[Phrase]:
        """Of two side by side without a mark the last is meant, the first is whose: 岚州民兵; states of one character are two."""
        whose = {p.end for p in phrases if p.end - p.start > 1}
        starts = {p.start for p in phrases}
        return [p for p in phrases if not (p.end in starts and p.end in whose)]

    def owned(self, page: Page, phrase: Phrase, entity: Entity) -> Entity:
        """A family is somebody's: 其家族."""
        if phrase.letter != "G" or phrase.possessor is not None or phrase.member is None or phrase.member.final.named:
            return entity
        sentence = page.sentence_at(phrase.start)
        before = next((p for p in (sentence.phrases if sentence else []) if p.end == phrase.start and p.open_reference == "owner"), None)
        return entity if before is None else replace(entity, text=page.text[before.start : before.end] + entity.text)

    def is_nobody(self, page: Page, phrase: Phrase) -> bool:
        """A bare 政府 that nothing says more of."""
        member = phrase.member
        bare = phrase.letter == "O" and member is not None and not member.final.named and not phrase.posts and phrase.possessor is None
        return bare and page.folded[phrase.start : phrase.end].endswith(self.nobody)

    def targets(self, page: Page, found: Found, near: list[Entity]) -> list[Entity]:
        row = found.frame.row
        if found.targets:
            named = [body for p in found.targets if (body := self.body(p, row)) is not None]
            return self.entities(page, [p for p in named if not row.get("named") or (p.member and p.member.final.named)])
        if row.get("home"):
            return self.home(page, found)
        if row.get("where") == "vacuum":
            return near
        if "noun" in found.match.groupdict():
            low, high = found.shadow.span(*found.match.span("noun"))
            words = page.text[low:high]
            return [page.cast.unnamed(low, "group", words).entity(words)]
        return []

    def body(self, phrase: Phrase, row: dict[str, Any]) -> Phrase | None:
        """Where a frame asks for bodies, the medium in 电视网络负责人X is meant, not X."""
        if phrase.letter != "P" or not row.get("body"):
            return phrase
        return next((p for p in phrase.inner if p.letter in "OMU" and p.start == phrase.start), None)

    def home(self, page: Page, found: Found) -> list[Entity]:
        """The states of the near ends; where they have none, the state of whoever does it to them."""
        states = self.states(page, found.sources)
        if not states and (subject := self.frames.subject_before(found.shadow, found.match.start())) is not None:
            states = self.states(page, found.shadow.phrases(subject, "A"))
        return states

    def states(self, page: Page, phrases: list[Phrase]) -> list[Entity]:
        found = []
        for phrase in phrases:
            member = phrase.member.final if phrase.member else None
            posted = [post.organisation.final for post in phrase.posts if post.organisation is not None]
            owner = phrase.possessor.member.final if phrase.possessor and phrase.possessor.member else None
            country = (member.country if member else None) or (owner.country if owner else None)
            state = next((body for body in posted if body.type == "state"), None)
            if state is None and country is not None:
                state = page.cast.by_id(f"state:{country}", country)
            if state is not None:
                found.append(state.entity(state.names[0] if state.names else state.name))
        return found

    def date(self, page: Page, sentence: Sentence, span: tuple[int, int]) -> str | None:
        """The date in the clause of the match."""
        start = modality.clause_start(page, sentence, span[0] + 1, self.modality)
        dated = [d for d in sentence.dates if d.edtf is not None and start <= d.start < span[1]]
        # 5月31日，X占领Y: the date is the clause's, though a comma parts them.
        alone = [d for d in sentence.dates if d.edtf is not None and d.end == start - 1 and d.start == sentence.start]
        return next((d.edtf for d in reversed(dated or alone)), None)


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(either(words))
