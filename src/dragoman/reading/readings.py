"""What is read: a judgement is tied to the statement or event it judges, an answer to what it answers. Works on settled claims."""

import re
from bisect import bisect_left

import msgspec
from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.schema.claims import AnyClaim, Deployment, Event, Quotation, entities_of
from dragoman.schema.entities import Link, LinkType
from dragoman.text.alternatives import either, sought
from dragoman.text.scripts import fold

# A person's statements are one occasion while at most so many sentences lie between them.
OCCASION = 6
# The statements of an occasion that a reading is tied to, at most.
MOST = 5
# How long the report may go on talking of the same statement, in sentences; how far back a deed or question may lie.
TOPIC, BACK = 25, 4
# How far before a noun its owner may stand: X + 关于……的 + 言论.
OWNER = 20


class Topic(Struct):
    """Whose statements the report is talking of, and since which sentence."""

    person: str
    statements: list[Quotation]
    since: int


class Readings:
    """Links judgements to what they judge. Compile once."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        data = lexicon.grammar("readings", language)

        def listed(key: str) -> str:
            return either(data.get(key, []))

        self.stated = re.compile(sought(data.get("statements", [])))
        self.statement = re.compile(f"(?P<not>{listed('not_statements')})|(?P<N>{listed('statements')})")
        self.pointing = re.compile(f"(?:{listed('pointing')})[^，。；]{{0,6}}$")
        self.deed = re.compile(f"(?:{listed('deeds')})")
        self.kin: dict[str, list[str]] = {word: row for row in data.get("verbs", []) for word in row}
        self.verb = re.compile(either(self.kin))
        self.not_yet = re.compile(f"(?:{listed('not_yet')})[^，。；]{{0,6}}$")
        self.this = re.compile(data.get("this", "(?!)"))
        self.cues: dict[LinkType, frozenset[str]] = {
            "answers": frozenset(data.get("answers", [])),
        }
        self.asks = frozenset(data.get("asks", []))

    def link(self, page: Page, claims: list[AnyClaim]) -> list[AnyClaim]:
        """The claims, judgements and answers tied to what they judge and answer."""
        quotations = [c for c in claims if isinstance(c, Quotation)]
        if not quotations:
            return claims
        linker = _Linker(page, self, quotations, [c for c in claims if isinstance(c, Event | Deployment)])
        tied = linker.run()
        return [_tied(claim, tied.get(claim.id, [])) for claim in claims]


def _tied(claim: AnyClaim, found: list[tuple[LinkType, str]]) -> AnyClaim:
    if not found:
        return claim
    links = tuple(dict.fromkeys((*claim.links, *(Link(kind, to) for kind, to in found))))
    if not isinstance(claim, Quotation):
        return msgspec.structs.replace(claim, links=links)
    return msgspec.structs.replace(claim, links=links, reads=tuple(dict.fromkeys(to for kind, to in found if kind == "reads")))


class _Linker:
    """One page's quotations and events in the order of the text."""

    def __init__(self, page: Page, known: Readings, quotations: list[Quotation], events: list[Event | Deployment]) -> None:
        self.page = page
        self.known = known
        self.quotations = sorted(quotations, key=lambda q: q.spans[0].start)
        self.events = sorted(events, key=lambda e: e.spans[0].start)
        self.starts = [q.spans[0].start for q in self.quotations]
        self.numbers = {q.id: self.number(q.spans[0].start) for q in self.quotations}
        self.topic: Topic | None = None
        # Questions whose answer is found.
        self.answered_already: set[str] = set()

    def number(self, offset: int) -> int:
        sentence = self.page.sentence_at(offset)
        return sentence.number if sentence else 0

    def run(self) -> dict[str, list[tuple[LinkType, str]]]:
        """Ties by the id of the claim that has them."""
        tied: dict[str, list[tuple[LinkType, str]]] = {}
        by_sentence: dict[int, list[Quotation]] = {}
        for quotation in self.quotations:
            by_sentence.setdefault(self.numbers[quotation.id], []).append(quotation)
        for sentence in self.page.sentences:
            own = by_sentence.get(sentence.number, [])
            self.notice(sentence, own)
            for quotation in own:
                found: list[tuple[LinkType, str]] = [("reads", to) for to in self.read(quotation, sentence)]
                found += self.answered(quotation, sentence)
                if found:
                    tied[quotation.id] = [(kind, to) for kind, to in found if to != quotation.id]
        return tied

    def notice(self, sentence: Sentence, own: list[Quotation]) -> None:
        """A sentence that speaks of somebody's words makes them the topic."""
        if self.known.stated.search(self.page.folded, sentence.start, sentence.end) is None:
            return
        for match in self.known.statement.finditer(self.page.folded, sentence.start, sentence.end):
            if match["N"] is None or any(self.quoted(q, match.start()) for q in own):
                continue
            owner = self.owner(sentence, match.start())
            if owner is None or owner.member is None:
                continue
            person = owner.member.final.id
            about = self.page.folded[owner.end : match.start()]
            if statements := self.statements(person, sentence.number, {q.id for q in own}, about):
                self.topic = Topic(person, statements, sentence.number)

    def quoted(self, quotation: Quotation, offset: int) -> bool:
        """The offset lies in words in quotation marks."""
        return quotation.mode == "direct" and any(s.start <= offset < s.end for s in quotation.spans)

    def owner(self, sentence: Sentence, noun: int) -> Phrase | None:
        """X in X的言论, X上周的话, 他关于……的言论: the nearest person before it, with 的 right before the noun."""
        if self.page.folded[noun - 1 : noun] not in {"的", "番", "篇", "次"}:
            return None
        near = [p for p in sentence.phrases if p.letter in "PSOU" and p.member and noun - OWNER <= p.end <= noun]
        persons = [p for p in near if p.letter == "P"]
        return (persons or near or [None])[0]  # type: ignore[list-item]

    def statements(self, person: str, before: int, leave: set[str], about: str) -> list[Quotation]:
        """The occasion on which somebody was quoted before a sentence; quoted words before reported ones.

        News before history, then the one that shares more with `about` (words between the person and the noun), then the latest."""
        occasions: list[list[Quotation]] = []
        for quotation in self.quotations[: bisect_left(self.starts, self.page.sentences[before].end)]:
            if quotation.speaker.id != person or quotation.id in leave:
                continue
            last = occasions[-1][-1] if occasions else None
            near = last is not None and self.numbers[quotation.id] - self.numbers[last.id] <= OCCASION
            if near and last is not None and last.date == quotation.date:
                occasions[-1].append(quotation)
            else:
                occasions.append([quotation])
        if not occasions:
            return []
        ranked = enumerate(occasions)
        found = max(ranked, key=lambda pair: ("historical" not in pair[1][-1].auxiliary, self.shared(pair[1], about), pair[0]))[1]
        direct = [q for q in found if q.mode == "direct"]
        return (direct or found)[-MOST:]

    def shared(self, occasion: list[Quotation], about: str) -> int:
        """How many pairs of characters the words on an occasion share with others."""
        words = " ".join(self.page.folded[s.start : s.end] for q in occasion for s in q.spans)
        return sum(about[at : at + 2] in words for at in range(len(about) - 1))

    def read(self, quotation: Quotation, sentence: Sentence) -> list[str]:
        """Ids of the statements or events that a quotation judges."""
        start, end = quotation.spans[0].start, quotation.spans[-1].end
        folded = self.page.folded
        if deeds := self.deeds(quotation, sentence, start, end):
            return deeds
        if not quotation.assessment and not self.known.statement.search(folded, start, end):
            return self.topical(quotation, sentence) if self.points(quotation) else []
        for match in self.known.statement.finditer(folded, start, end):
            if match["N"] is None:
                continue
            owner = self.owner(sentence, match.start())
            if owner is not None and owner.member is not None and owner.member.final.id != quotation.speaker.id:
                about = folded[owner.end : match.start()]
                if statements := self.statements(owner.member.final.id, sentence.number, {quotation.id}, about):
                    return [q.id for q in statements]
            elif owner is None and self.known.pointing.search(folded, max(start, match.start() - 8), match.start()):
                near = self.topic is not None and sentence.number - self.topic.since <= BACK
                return (self.topical(quotation, sentence) if near else []) or [q.id for q in self.others(quotation, sentence)[:1]]
        return self.topical(quotation, sentence)

    def points(self, quotation: Quotation) -> bool:
        first = quotation.content
        return self.known.this.search(first) is not None

    def topical(self, quotation: Quotation, sentence: Sentence) -> list[str]:
        """The topic's statements, where the words judge it or the one who made them."""
        topic = self.topic
        if topic is None or sentence.number - topic.since > TOPIC or quotation.speaker.id == topic.person:
            return []
        # 这 points at what was told just before, not at what was said long ago.
        last = max(topic.since, *(self.numbers[q.id] for q in topic.statements))
        concerned = any(e.id == topic.person for e in quotation.about) or (self.points(quotation) and sentence.number - last <= OCCASION)
        return [q.id for q in topic.statements if q.id != quotation.id] if concerned else []

    def deeds(self, quotation: Quotation, sentence: Sentence, start: int, end: int) -> list[str]:
        """Events named by a noun (这一举动) or by their own verb (出兵)."""
        if not quotation.assessment:
            return []
        folded = self.page.folded
        deed = self.known.deed.search(folded, start, end)
        if deed and self.known.pointing.search(folded, max(sentence.start, deed.start() - 8), deed.start()):
            inside = [e for e in self.events if sentence.start <= e.spans[0].start and e.spans[0].end <= deed.end() + 1]
            near = [e for e in self.events if 0 < sentence.number - self.number(e.spans[0].start) <= BACK]
            if inside or near:
                return [e.id for e in inside or near[-1:]]
        verbs = self.known.verb.finditer(folded, start, end)
        done = [m for m in verbs if not self.known.not_yet.search(folded, max(start, m.start() - 10), m.start())]
        named = {word for match in done for word in self.known.kin[match.group()]}
        if not named:
            return []
        about = {e.id for e in quotation.about}
        settled = [e for e in self.events if not (e.asserted_by or e.auxiliary)]
        told = [e for e in settled if any(w in folded[e.spans[0].start : e.spans[0].end] for w in named)]
        elsewhere = [e for e in told if any(s.start < start or s.start >= end for s in e.spans)]
        return [e.id for e in elsewhere if about & {x.id for _, x in entities_of(e)}][:MOST]

    def others(self, quotation: Quotation, sentence: Sentence) -> list[Quotation]:
        """Others' words in the last sentences, the latest first."""
        found: list[Quotation] = []
        for at in range(bisect_left(self.starts, quotation.spans[0].start) - 1, -1, -1):
            other = self.quotations[at]
            if sentence.number - self.numbers[other.id] > BACK:
                break
            if other.speaker.id != quotation.speaker.id:
                found.append(other)
        return found

    def answered(self, quotation: Quotation, sentence: Sentence) -> list[tuple[LinkType, str]]:
        """What an answer answers: of others' last words those that share most with it, else the latest.

        Also the question that was put to the speaker."""
        before = self.others(quotation, sentence)
        for kind, cues in self.known.cues.items():
            if quotation.cue in cues and before:
                words, speaker = fold(quotation.content), quotation.speaker.id
                told = max(before, key=lambda q: (self.shared([q], words), any(one.id == speaker for one in q.about)))
                return [(kind, told.id)]
        asked = [q for q in before if q.cue in self.known.asks and q.addressee is not None and q.addressee.id == quotation.speaker.id]
        if not asked or asked[0].id in self.answered_already:
            return []
        self.answered_already.add(asked[0].id)
        return [("answers", asked[0].id)]
