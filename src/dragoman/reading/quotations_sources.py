"""Whose words a stretch is where no quotation was made of it: 根据甲社获得的信息，…; cues whose speaker stands in no list.

What comes of it are silent sayings: they say who asserts what is told there, and make no record."""

import re

import msgspec

from dragoman.reading.page import Atom, Page
from dragoman.reading.quotations_cues import CueReader
from dragoman.reading.quotations_frame_grammar import Frame
from dragoman.reading.quotations_frames import FrameReader
from dragoman.reading.quotations_grammar import BLANK, Grammar
from dragoman.reading.quotations_saying import LEAST, Part, Saying, bare_end, clause_end, extent, opinion_end, weight
from dragoman.reading.quotations_speaker import Subject
from dragoman.reading.quotations_stretch import Stretch
from dragoman.reading.shadow import LETTERS, class_of

SURE = 0.55
# What stands before the one who said it has so many characters.
LEAST_TRAILED = 8
# Words that name a source nobody knows, at most.
LONGEST = 14
LEAST_NAME = 2
_QUOTED = re.compile(f"“({BLANK}+)”{BLANK}*[^，。；：“”]{{0,8}}$")
# So ends a clause that only says when.
_WHEN = frozenset("后时前来间起")
_PAUSES = "，：:"
_PHRASES = frozenset(class_of(LETTERS))


class SourceReader:
    """Reads the sources of one page's stretches, after their quotations."""

    def __init__(self, page: Page, grammar: Grammar, cues: CueReader, frames: FrameReader) -> None:
        self.page, self.grammar, self.known = page, grammar, grammar.sources
        self.cues, self.frames, self.finder = cues, frames, cues.finder

    def read(self, stretch: Stretch, found: list[Saying]) -> list[Saying]:
        """Silent sayings for what none of the sayings found holds."""
        made = self.unquoted(stretch, found)
        made += self.framed(stretch, [*found, *made])
        made += self.missed(stretch, [*found, *made])
        return made if made or found else self.trailed(stretch)

    def trailed(self, stretch: Stretch) -> list[Saying]:
        """…，甲说。: all that stands before is his."""
        text, low = stretch.text, stretch.low
        if low or stretch.quotes or self.known.trails.search(text) is None or (match := self.known.trailing.search(text)) is None:
            return []
        subject = Subject(stretch.sentence.fine.phrases(match, "S"), match.start("S"), match.end("S"), SURE)
        begin, end = stretch.offset(low), stretch.sentence.fine.span(low, match.start())[1]
        if end - begin < LEAST_TRAILED:
            return []
        said = stretch.sentence.fine.span(match.end("S"), len(text))[1]
        where = stretch.offset(match.end("S"))
        return [Saying(stretch, where, said, "say", "", "source", SURE, subject, begin, [Part(begin, end, False)], silent=True)]

    def unquoted(self, stretch: Stretch, found: list[Saying]) -> list[Saying]:
        """“…。”甲说，因为…: behind quoted words and their cue he goes on in words that are not quoted."""
        made: list[Saying] = []
        for said in found:
            if said.rule != "after" or said.parts[-1].end > said.cue_start:
                continue
            start, end = stretch.index(said.cue_start), stretch.index(said.cue_end)
            index = clause_end(stretch, end) + 1
            if index - end > LONGEST or index >= stretch.high or stretch.text[index - 1] != "，" or stretch.quote_at(index):
                continue
            if self.known.gesture.match(stretch.text, index) or self.known.so_said.search(stretch.text, stretch.segment(start), start):
                continue
            limit = extent(stretch, index, self.grammar, start)
            if weight(stretch, index, limit) < LEAST_TRAILED:
                continue
            part = Part(stretch.offset(index), stretch.sentence.fine.span(index, limit)[1], False)
            begin = stretch.offset(index)
            made.append(
                Saying(stretch, said.cue_start, said.cue_end, said.kind, "", "source", SURE, said.subject, begin, [part], silent=True)
            )
        return made

    def framed(self, stretch: Stretch, found: list[Saying]) -> list[Saying]:
        made: list[Saying] = []
        if self.known.hints.search(stretch.text, stretch.low, stretch.high) is None:
            return made
        for frame in self.known.frames:
            if frame.needs.search(stretch.text, stretch.low, stretch.high) is None:
                continue
            for match in frame.pattern.finditer(stretch.text, stretch.low, stretch.high):
                content = stretch.offset(match.start("C")) if match.start("C") < stretch.high else -1
                if content < 0 or any(held(s, content) for s in [*found, *made]) or self.governed(stretch, frame, match):
                    continue
                saying = self.frames.framed(stretch, frame, match)
                if saying is None or (not saying.subject.phrases and not saying.subject.document and not frame.modes):
                    continue
                if frame.authored:
                    saying.subject = Subject([], saying.subject.start, saying.subject.end, saying.confidence)
                saying.silent, saying.modes = True, frame.modes
                made.append(saying)
        return made

    def governed(self, stretch: Stretch, frame: Frame, match: re.Match[str]) -> bool:
        """A preposition stands before the source: 对甲国的要求是… 为法庭裁定甲国开战提供证据: there it governs the clause."""
        if "S" not in frame.pattern.groupindex or match.start("S") != match.start() or frame.name == "ruling":
            return False
        return self.grammar.preposition.search(stretch.text, max(stretch.low, match.start() - 8), match.start()) is not None

    def missed(self, stretch: Stretch, found: list[Saying]) -> list[Saying]:
        """Sayings of cues that the other passes left."""
        made: list[Saying] = []
        for atom in self.cues.cues(stretch):
            word = self.page.folded[atom.start : atom.end]
            if (word not in self.known.cues and not self.grammar.voiced.fullmatch(word)) or any(
                (held(s, atom.start) and not self.apart(stretch, s, atom)) or s.cue_start == atom.start for s in found
            ):
                continue
            if (saying := self.cue(stretch, atom, word)) is not None and self.free(stretch, saying, [*found, *made]):
                made.append(saying)
        return made

    def free(self, stretch: Stretch, saying: Saying, others: list[Saying]) -> bool:
        """Nobody else's words begin here; they end before a cue with which the same speaker goes on."""
        first = saying.parts[0]
        for other in others:
            if not held(other, first.start):
                continue
            if not other.begin <= saying.cue_start < first.start < other.cue_start:
                return False
            first.end = min(first.end, stretch.offset(max(stretch.segment(stretch.index(other.cue_start)), stretch.low)) - 1)
        return first.end > first.start

    def cue(self, stretch: Stretch, atom: Atom, word: str) -> Saying | None:
        start, end = stretch.index(atom.start), stretch.index(atom.end)
        if not self.cues.alive(stretch, start, end, True):
            return None
        paused = stretch.text[end : end + 1] in _PAUSES and end < stretch.high
        if not paused and (not self.told(stretch, end) or (len(word) == 1 and stretch.text[end : end + 1] in self.known.no_words)):
            return None
        subject = self.cues.unnamed.voiced(stretch, start, end) or self.subject(stretch, start)
        if subject is None or (word in self.known.nouns and "的" in stretch.text[stretch.segment(start) : start]):
            return None
        index = end + paused
        limit = extent(stretch, index, self.grammar, stretch.segment(start))
        if not paused:
            limit = bare_end(stretch, index, limit, (atom.get("type"), word), self.grammar)
            # 提到自甲国实施戒严后，…: the act comes behind the clause that only says when or why.
            opened = self.known.leading.match(stretch.text, index, limit)
            limit = opinion_end(stretch, opened.end() if opened else index, limit, atom.get("type"), self.grammar)
        if weight(stretch, index, limit) < LEAST:
            return None
        begin = stretch.offset(subject.start)
        saying = Saying(stretch, atom.start, atom.end, atom.get("type"), "", "source", SURE, subject, begin, [], silent=True)
        saying.parts = [Part(stretch.offset(index), stretch.sentence.fine.span(index, limit)[1], False)]
        return saying

    def apart(self, stretch: Stretch, saying: Saying, atom: Atom) -> bool:
        """甲说被捕时…，又指…: the cue stands before another one with which the same speaker goes on."""
        if not saying.begin <= atom.start < saying.cue_start:
            return False
        return "，" in stretch.text[stretch.index(atom.end) : stretch.index(saying.cue_start)]

    def told(self, stretch: Stretch, end: int) -> bool:
        """A clause with an act in it follows."""
        last = clause_end(stretch, end)
        if stretch.text[last - 1 : last] in _WHEN:
            last = clause_end(stretch, last + 1)
        low, high = stretch.offset(end), stretch.offset(min(last, stretch.high))
        return any(w.table == "triggers" and low < w.start < high for w in stretch.sentence.words)

    def subject(self, stretch: Stretch, cue: int) -> Subject | None:
        """Whoever the clause before the cue begins with; in a clause of adverbs alone, the subject of one before it."""
        segment = stretch.segment(cue)
        lead = self.grammar.lead.match(stretch.text, segment, cue)
        begin = lead.end() if lead else segment
        if begin >= cue:
            return self.finder.subject(stretch, cue, stretch.low)
        if (body := self.described(stretch, begin, cue)) is not None:
            return body
        chains = self.finder.chains(stretch, begin, cue)
        if chains and chains[0].start == begin:
            chains[0] = self.finder.whole_body(stretch, chains[0], cue)  # 甲国 + 航空
        if chains and chains[0].start == begin and self.plain(stretch, chains[0].end, cue):
            chains[0].confidence = SURE
            return chains[0]
        return self.unnamed(stretch, begin, cue) if not chains else None

    def described(self, stretch: Stretch, begin: int, cue: int) -> Subject | None:
        """关注甲国的某研究所发现，…: a body that nobody knows, behind what describes it."""
        head = stretch.text.rfind("的", begin, cue) + 1
        if not begin < head < cue or self.grammar.unnamed_bodies.fullmatch(stretch.text, head, cue) is None:
            return None
        low = stretch.offset(head)
        return Subject([], head, cue, SURE, document=self.page.text[low : low + cue - head])

    def plain(self, stretch: Stretch, start: int, end: int) -> bool:
        """Between subject and cue stand adverbs, or the document in which it is said."""
        between = stretch.text[start:end]
        return self.grammar.glue.fullmatch(between) is not None or self.known.documents.match(between) is not None

    def unnamed(self, stretch: Stretch, begin: int, cue: int) -> Subject | None:
        """Words that nobody knows: 大会称，…; a name in quotation marks: 组织“某”指，…"""
        words = stretch.text[begin:cue]
        if (trailing := self.grammar.trailing.search(words)) is not None:
            words = words[: trailing.start()]
        if (quoted := _QUOTED.search(words)) is not None:
            low, high = stretch.offset(begin + quoted.start(1)), stretch.offset(begin + quoted.end(1))
            return Subject([], begin, cue, SURE, document=self.page.text[low:high])
        document = self.known.documents.search(words)
        if document is not None and document.start() > 1 and self.known.many.fullmatch(words, 0, document.start()) is None:
            words = words[: document.start()]
        if (end := self.known.name_ends.search(words, LEAST_NAME)) is not None:
            words = words[: end.start()]
        begin, words = begin + words.rfind("的") + 1, words[words.rfind("的") + 1 :]
        if (there := self.known.existing.match(words)) is not None:
            begin, words = begin + there.end(), words[there.end() :]
        if (
            not LEAST_NAME <= len(words) <= LONGEST
            or BLANK in words
            or not _PHRASES.isdisjoint(words)
            or self.known.no_source.search(words)
        ):
            return None
        low = stretch.offset(begin)
        busy = there is None and any(w.table in {"triggers", "cues"} and low <= w.start < low + len(words) for w in stretch.sentence.words)
        if busy and (document is None or not self.known.documents.fullmatch(words, document.start())):
            return None
        return Subject([], begin, begin + len(words), SURE, document=self.page.text[low : low + len(words)])


def held(saying: Saying, offset: int) -> bool:
    """The offset stands in somebody's words that are read already, or where they are brought in."""
    return any(part.start <= offset < part.end for part in saying.parts) or (
        bool(saying.parts) and saying.begin <= offset < saying.parts[0].start
    )


def go_on(page: Page, sayings: list[Saying], onward: re.Pattern[str]) -> None:
    """Words that go on: an account (她忆述事件，…) to the end of its paragraph, or until another speaks; others in a sentence with 而且."""
    outer: dict[int, list[Saying]] = {}
    for saying in sayings:
        if saying.parent is None:
            outer.setdefault(saying.stretch.sentence.number, []).append(saying)
    for saying in [s for told in outer.values() for s in told]:
        number, block = saying.stretch.sentence.number, saying.stretch.sentence.block
        if saying.rule == "account":
            own = {p.member.final.id for p in saying.subject.phrases if p.member}
            for following in page.sentences[number + 1 :]:
                spoken = (s for s in outer.get(following.number, ()) if not s.silent)
                others = any(own.isdisjoint({p.member.final.id for p in s.subject.phrases if p.member}) for s in spoken)
                if following.block != block or others:
                    break
                saying.parts[-1].end = following.end
        elif not saying.direct and saying.stretch.sentence.end - saying.parts[-1].end <= 1 and number + 1 < len(page.sentences):
            following = page.sentences[number + 1]
            if following.block == block and following.number not in outer and onward.match(page.folded, following.start):
                sayings.append(msgspec.structs.replace(saying, parts=[Part(following.start, following.end, False)], silent=True))
