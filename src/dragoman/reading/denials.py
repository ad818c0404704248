"""Who says that it is not so: a denial is told as an act where it has no words of its own, and tied to the words that it denies."""

import re
from bisect import bisect_left
from typing import Any

import msgspec
from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading import timing
from dragoman.reading.drafts import Drafts
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.schema.claims import AnyClaim, Event, Quotation
from dragoman.schema.entities import Link
from dragoman.text.alternatives import sought
from dragoman.text.scripts import fold

# Words that are denied stand so near before the denial, in characters; a turn of a conversation that is denied, so many turns back.
NEAR, TURNS = {"zh": 90, "en": 260}, 4
# A turn shorter than this only hands over the word.
TURN = 40
# So much of its words must a denial that points at nothing share with what it denies.
SHARED = 2
TOLD, JUDGED = 0.65, 0.7
# How far before a quotation its speaker may have denied what was said, and how many characters tell where its words begin.
LEAD, HEAD = 24, 8
# Who does not agree says so at most so many characters behind what he does not agree with.
CLAUSE = 8
# What is denied may stand behind the evidence of the act.
OBJECT = 40
# So near before a check of facts stands whose it is.
OWNER = 8
# Longer words say more than that something is a lie.
LIE = 60
# A sentence shorter than this gives no grounds.
LEAST = 12
LABEL = ":quotation:label"
RULE = ":denial"


class Knowledge(Struct, frozen=True):
    """The words and patterns of one language."""

    found: dict[str, re.Pattern[str]]
    words: dict[str, frozenset[str]]
    near: int

    def match(self, name: str, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """A pattern in a stretch; None where the language has none."""
        pattern = self.found.get(name)
        return pattern.search(text, start, len(text) if end is None else end) if pattern else None


def prepare(data: dict[str, Any], language: str) -> Knowledge:
    """The knowledge of a grammar file."""
    found = {key: re.compile(value) for key, value in data.items() if isinstance(value, str)}
    words = {key: frozenset(value) for key, value in data.items() if isinstance(value, list)}
    if "signs" in words:
        found["signs"] = re.compile(sought(sorted(words["signs"]), "\\b"))
    return Knowledge(found, words, NEAR.get(language, NEAR["en"]))


class Denials:
    """Tells denials and ties them to what they deny. Compile once."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.known = prepare(lexicon.grammar("denials", language), language)
        self.timing = timing.knowledge(lexicon, language)

    def read(self, page: Page, drafts: Drafts) -> None:
        """Acts of denying that no quotation tells, and the verdicts of those who check claims."""
        if not self.known.match("signs", page.folded):
            return
        said = _Said(page, self.known, drafts.claims)
        if not said.quotations or "denying" not in self.known.found:
            return
        checker: Phrase | None = None
        for sentence in page.sentences:
            if not self.known.match("signs", page.folded, sentence.start, sentence.end):
                continue
            text = page.folded[sentence.start : sentence.end]
            if (match := self.known.match("verdict", text)) and match.start() <= 2:
                if checker is not None:
                    self._verdict(page, drafts, sentence, match, checker)
            elif check := self.known.match("checks", text):
                checker = _owner(sentence, sentence.start + check.start()) or checker
            for found in self.known.found["denying"].finditer(page.folded, sentence.start, sentence.end):
                self._act(page, drafts, sentence, found, said)

    def _verdict(self, page: Page, drafts: Drafts, sentence: Sentence, match: re.Match[str], checker: Phrase) -> None:
        start, end = (sentence.start + at for at in match.span("V"))
        spans = [(sentence.start + match.start("L"), end)]
        content = page.text[start:end].strip()
        why = page.sentences[sentence.number + 1] if sentence.number + 1 < len(page.sentences) else None
        if why is not None and why.kind == "paragraph" and why.end - why.start > LEAST:
            spans.append((why.start, why.end))
            content += f" … {page.span(why.start, why.end).text}"
        for entity in page.entities(checker):
            drafts.emit(
                Quotation, spans, rule="denial:verdict", confidence=JUDGED, claimants=[()], mode="direct", speaker=entity, content=content
            )

    def _act(self, page: Page, drafts: Drafts, sentence: Sentence, found: re.Match[str], said: "_Said") -> None:
        """Somebody denies what another has just said."""
        doer = _before(sentence, page, found.start())
        if doer is None or said.covering(found.start()):
            return
        entities = page.entities(doer)
        end = min(sentence.end, _clause_end(page.folded, found.end(), sentence.end))
        doers = {e.id for e in entities}
        target = said.inside(doers, found.end()) or said.denied(doers, doer.start, page.folded[found.start() : end])
        if target is None or not entities or any(isinstance(c, Event) and _touch(c, found.start()) for c in drafts.claims):
            return
        past = not sentence.dates and timing.in_past(page, sentence, found.start(), self.timing)
        drafts.emit(
            Event, [(doer.start, end)], rule="denial:act", confidence=TOLD, event="REJECT", auxiliary={"historical"} if past else (),
            actor=tuple(entities), recipient=(target.speaker,) if target.speaker.id else (),
        )  # fmt: skip

    def link(self, page: Page, claims: list[AnyClaim]) -> list[AnyClaim]:
        """The claims, denials tied to the words that they deny."""
        if not self.known.match("signs", page.folded):
            return claims
        said = _Said(page, self.known, claims)
        return [_tied(claim, self._denied(page, claim, said)) for claim in claims] if said.quotations else claims

    def _denied(self, page: Page, claim: AnyClaim, said: "_Said") -> AnyClaim | None:
        start = claim.spans[0].start
        if isinstance(claim, Event):
            return self._denied_by_act(page, claim, said) if claim.event == "REJECT" else None
        if not isinstance(claim, Quotation):
            return None
        speaker, words = {claim.speaker.id}, fold(claim.content)
        if claim.reader.endswith(RULE + ":verdict"):
            return said.above(start)
        if claim.reader.endswith(LABEL):
            return said.turn_before(claim) if self.known.match("turn", words) else None
        if said.in_a_mouth(start):
            return None
        sentence = page.sentence_at(start)
        low = max(sentence.start if sentence else start, start - LEAD)
        if claim.mode == "direct" and len(words) <= LIE and self.known.match("turn", words.lower()):
            return said.denied(speaker, start, "")
        if turning := self.known.match("turning", page.folded[low : said.content_start(claim)]):
            return said.just_before(speaker, min(start, low + turning.start()))
        cue = fold(claim.cue or "").lower()
        if cue in self.known.words.get("cues", frozenset()):
            nested = said.nested(claim)
            return nested or said.denied(speaker, start, page.folded[low : claim.spans[-1].end], words)
        if cue in self.known.words.get("rebuts", frozenset()):
            return said.denied(speaker, start, "", words)
        after = page.folded[claim.spans[-1].end : claim.spans[-1].end + 16].lstrip(" ,，")
        if any(after.startswith(word) for word in self.known.words.get("negating", frozenset())):
            return said.inside(speaker, claim.spans[-1].end + 2 + len(after.split(" ")[0]))
        return None

    def _denied_by_act(self, page: Page, claim: Event, said: "_Said") -> AnyClaim | None:
        span = claim.spans[0]
        match = self.known.match("denying", page.folded, max(0, span.start - 1), span.end + OBJECT)
        if match is None or match.start() >= span.end:
            return None
        doers, told = {e.id for e in claim.actor}, {e.id for e in claim.recipient}
        denial = page.folded[match.start() : span.end + OBJECT]
        found = said.inside(doers, match.end()) or said.denied(doers, span.start, denial)
        return found if found is not None and (not told or found.speaker.id in told) else None


class _Said:
    """The words that people say on one page, by their place."""

    def __init__(self, page: Page, known: Knowledge, claims: list[AnyClaim]) -> None:
        self.page = page
        self.known = known
        self.blame = [c for c in claims if isinstance(c, Event) and c.event == "ACCUSE" and c.actor and not c.asserted_by]
        quotations = [c for c in claims if isinstance(c, Quotation)]
        self.quotations = sorted(quotations, key=lambda q: (q.spans[0].start, q.spans[0].end, q.id))
        self.starts = [q.spans[0].start for q in self.quotations]
        self.turns = [q for q in self.quotations if q.reader.endswith(LABEL)]

    def content_start(self, quotation: Quotation) -> int:
        """Where the words themselves begin."""
        span = quotation.spans[0]
        at = self.page.text.find(quotation.content[:HEAD].split(" … ")[0], span.start, span.end)
        return at if at >= 0 else span.start

    def in_a_mouth(self, start: int) -> bool:
        """What stands there is said by another, so that it is not clear who denies: 他认为，甲…，但否认…"""
        return self.known.match("mouth", self.page.folded[max(0, start - 8) : start]) is not None

    def covering(self, offset: int) -> bool:
        """Whether a quotation brings in its words by what stands at the offset."""
        near = self.quotations[max(0, bisect_left(self.starts, offset + 1) - 6) : bisect_left(self.starts, offset + 2)]
        return any(q.spans[0].start <= offset + 1 and offset < q.spans[0].end for q in near if not q.reader.endswith(LABEL))

    def claims_it(self, quotation: Quotation) -> bool:
        """Whether words claim something: no question does."""
        asks = fold(quotation.cue or "").lower() in self.known.words.get("asks", frozenset())
        return not asks and self.known.match("asking", fold(quotation.content).lower()) is None

    def just_before(self, deniers: set[str | None], before: int) -> AnyClaim | None:
        """The words or the blame right before somebody says that he does not agree."""
        low = before - CLAUSE
        near = [q for q in self.quotations[: bisect_left(self.starts, before)] if low <= max(s.end for s in q.spans) <= before]
        fit = [q for q in near if self.fits(q, deniers)]
        if fit:
            return max(fit, key=lambda q: (max(s.end for s in q.spans), -q.spans[0].start))
        blamed = [e for e in self.blame if low <= max(s.end for s in e.spans) <= before and not deniers & {a.id for a in e.actor}]
        return blamed[-1] if blamed and not near else None

    def fits(self, quotation: Quotation, deniers: set[str | None]) -> bool:
        """Words of another that claim something, in the report's own voice."""
        told = {quotation.speaker.id, *(one.id for one in quotation.asserted_by)}
        sure = "hypothetical" not in quotation.auxiliary and not self.in_a_mouth(quotation.spans[0].start)
        return sure and not told & deniers and self.claims_it(quotation)

    def denied(self, deniers: set[str | None], before: int, denial: str, words: str = "") -> Quotation | None:
        """What a denial denies: of others' words just before it those that share most with it."""
        found: list[Quotation] = []
        for quotation in reversed(self.quotations[: bisect_left(self.starts, before)]):
            if quotation.spans[0].start < before - 4 * self.known.near:
                break
            end = max(span.end for span in quotation.spans)
            if quotation.speaker.id in deniers and end <= before and not found:
                continue
            if end > before or before - end > self.known.near or quotation.speaker.id in deniers:
                continue
            found.append(quotation)
        fit = [q for q in found if self.fits(q, deniers)]
        if not fit:
            return None
        best = max(fit, key=lambda q: (self.shared(q, words), q.spans[0].start))
        pointed = bool(denial) and self.known.match("pointing", denial.lower()) is not None
        if words and not pointed and self.shared(best, words) < SHARED:
            return None
        return best

    def shared(self, quotation: Quotation, words: str) -> int:
        """How much of some words stands in a quotation: pairs of characters, or words of some length."""
        if self.page.language.startswith("zh"):
            pairs = {words[at : at + 2] for at in range(len(words) - 1)}
            there = fold(quotation.content)
            return sum(pair.isalpha() and pair in there for pair in pairs)
        told, denied = (set(re.findall(r"[a-z]{5,}", one.lower())) for one in (quotation.content, words))
        return len(told & denied)

    def nested(self, outer: Quotation) -> Quotation | None:
        """Words of another that the denied words hold: 否认控方指…"""
        span = outer.spans[0]
        inner = [q for q in self.quotations if q is not outer and span.start < q.spans[0].start and q.spans[-1].end <= span.end]
        fit = [q for q in inner if q.speaker.id != outer.speaker.id and self.claims_it(q)]
        return fit[0] if fit else None

    def inside(self, deniers: set[str | None], after: int) -> Quotation | None:
        """Words of another that begin right behind a denial: refuting the ministry's claims that …"""
        for quotation in self.quotations[bisect_left(self.starts, after - 2) :]:
            start = quotation.spans[0].start
            if start > after + 24:
                return None
            if quotation.speaker.id not in deniers and self.known.match("owned", self.page.folded[after:start].strip()) is not None:
                return quotation if self.claims_it(quotation) else None
        return None

    def above(self, verdict: int) -> Quotation | None:
        """The first words told in the paragraph above a verdict."""
        sentence = self.page.sentence_at(verdict)
        if sentence is None or sentence.number == 0:
            return None
        block = self.page.sentences[sentence.number - 1].block
        inside = [q for q in self.quotations if (s := self.page.sentence_at(q.spans[0].start)) is not None and s.block == block]
        return inside[0] if inside else None

    def turn_before(self, turn: Quotation) -> Quotation | None:
        """Of the turns of others just before a turn that begins with a denial the latest that claims something."""
        at = next(i for i, one in enumerate(self.turns) if one is turn)
        for other in reversed(self.turns[max(0, at - TURNS) : at]):
            asks = other.content.rstrip().endswith(("？", "?")) or self.known.match("hosting", fold(other.content).lower())
            if other.speaker.id != turn.speaker.id and len(other.content) >= TURN and not asks:
                return other
        return None


def _touch(event: Event, offset: int) -> bool:
    return event.event == "REJECT" and any(span.start <= offset + 1 and offset < span.end for span in event.spans)


def _owner(sentence: Sentence, check: int) -> Phrase | None:
    """Whose check of facts a line brings in: X的事实核查."""
    near = [p for p in sentence.phrases if p.letter in "MO" and p.member is not None and 0 <= check - p.end <= OWNER]
    return near[-1] if near else None


def _before(sentence: Sentence, page: Page, offset: int) -> Phrase | None:
    """Who stands right before an offset, at the head of his clause."""
    for phrase in sentence.phrases:
        if (
            phrase.letter in "PSOUGMT"
            and phrase.member is not None
            and page.folded[phrase.end : offset].strip() == ""
            and phrase.end <= offset
        ):
            return phrase
    return None


def _clause_end(folded: str, start: int, end: int) -> int:
    found = re.compile(r"[，。；：！？\n]|[,;] ").search(folded, start, end)
    return found.start() if found else end


def _tied(claim: AnyClaim, target: AnyClaim | None) -> AnyClaim:
    if target is None or target.id == claim.id or any(link.type == "denies" for link in claim.links):
        return claim
    return msgspec.structs.replace(claim, links=(*claim.links, Link("denies", target.id)))
