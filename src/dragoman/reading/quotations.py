"""Quotations: who said what. Runs before the other passes, for what stands in reported words is asserted by its speaker."""

import re
from collections.abc import Iterable

from dragoman.lexicon.model import Lexicon
from dragoman.reading import gender
from dragoman.reading.drafts import Drafts
from dragoman.reading.page import Atom, Page, Phrase, Sentence
from dragoman.reading.quotations_bounds import reach_back
from dragoman.reading.quotations_cues import CueReader
from dragoman.reading.quotations_documents import Issuers
from dragoman.reading.quotations_doubts import DOUBTED, doubtful, trim, unowned
from dragoman.reading.quotations_frames import FrameReader
from dragoman.reading.quotations_grammar import Grammar, compile_grammar
from dragoman.reading.quotations_introduced import Introduced
from dragoman.reading.quotations_pronouns import Antecedents, nicknamed, within_sentence
from dragoman.reading.quotations_records import Writer
from dragoman.reading.quotations_saying import Part, Saying
from dragoman.reading.quotations_signed import sign
from dragoman.reading.quotations_sources import SourceReader, go_on
from dragoman.reading.quotations_stretch import Marks, Stretch
from dragoman.reading.quotations_transcript import Transcript
from dragoman.reading.quotations_whole import complete

# An elided subject, and a pronoun that goes on with the last speaker.
ELIDED = 0.6
# How many sentences later a pronoun may still mean who spoke last.
RECALLED = 3
# What may stand between two pieces of direct speech that make one record, of cues that differ.
BETWEEN = 8
_UNSURE = frozenset({"latter", "former", "pair", "owner"})
_OWNING = re.compile("[^，。；：“”]{0,12}的")
_LATIN_FIRST = re.compile(r"(?:[^，。；：“”A-Za-z]{0,14}，)?(?P<N>[A-Z][a-z]{2,})(?![A-Za-z ·])")
_LATIN_NAME = re.compile(r"[A-Z][a-z]{2,}")


class Quotations:
    """The pass: reads all sayings of a page, then makes records and scopes, the outer one first."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.grammar: Grammar = compile_grammar(lexicon, language)
        self.sexes = gender.knowledge(lexicon)

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the quotations of one page and set the scopes of all claims."""
        sayings = _PageReader(page, self.grammar, self.sexes).read()
        Writer(page, drafts, self.grammar).write(sayings)
        sign(page, drafts)


class _PageReader:
    """Goes through a page sentence by sentence and remembers who spoke last."""

    def __init__(self, page: Page, grammar: Grammar, sexes: gender.GenderKnowledge) -> None:
        self.page = page
        self.grammar = grammar
        self.sexes = sexes
        self.marks = Marks(page)
        self.antecedents = Antecedents(page, self.marks)
        self.cues = CueReader(page, grammar)
        self.frames = FrameReader(page, grammar)
        self.sources = SourceReader(page, grammar, self.cues, self.frames)
        self.transcript = Transcript(page, grammar)
        self.issuers = Issuers(page, grammar)
        self.sayings: list[Saying] = []
        self.owners: dict[int, Saying] = {}
        self.last: Saying | None = None
        # Ids of the persons whose words were read so far.
        self.heard: set[str] = set()
        # The labelled line that the sentence may stand in.
        self.line: Saying | None = None

    def read(self) -> list[Saying]:
        """All sayings in the order of the text."""
        for sentence in self.page.sentences:
            if self.worth(sentence):
                self.sentence(sentence)
        introduced = Introduced(self.page, self.grammar, self.cues.finder, self.marks).read()
        kept = [s for s in introduced + self.sayings if s.tidy(self.page.folded)]
        go_on(self.page, kept, self.grammar.sources.onward)
        for saying in kept:
            trim(self.page, saying, self.grammar)
            complete(self.page, saying, self.grammar)
            saying.unowned = unowned(saying, self.grammar)
            if doubtful(self.page, saying, self.grammar):
                saying.confidence = DOUBTED
        return kept

    def worth(self, sentence: Sentence) -> bool:
        """Whether anything in the sentence can bring in words."""
        text = sentence.fine.text
        if "：" in text or self.marks.within(sentence.start, sentence.end) or any(word.table == "cues" for word in sentence.words):
            return True
        return self.grammar.sources.hints.search(text) is not None or any(frame.pattern.search(text) for frame in self.frames.behind)

    def sentence(self, sentence: Sentence) -> None:
        for stretch in self.marks.stretches(sentence):
            if stretch.pair is None:
                self.narrated(stretch)
            elif (owner := self.owners.get(stretch.pair.start)) is not None:
                self.add(self.nested(stretch, owner))

    def narrated(self, stretch: Stretch) -> None:
        """The narrator's part of a sentence."""
        line = self.line
        if line is not None and line.parts[-1].start <= stretch.sentence.start < line.parts[-1].end:
            self.add(self.nested(stretch, line))
            return
        if (turn := self.transcript.saying(stretch)) is not None:
            self.line = turn
            self.add([turn, *self.nested(stretch, turn)])
            return
        if (label := self.frames.label(stretch)) is not None:
            self.to_line_end(label)
            self.line = label
            self.add([label])
            return
        found = self.said(stretch)
        if stretch.text.endswith("：") and (block := self.block_quoted(stretch)) is not None:
            self.line = block
            self.add([*found, block])
            return
        if not found and self.frames.alone(stretch):
            self.run_on(stretch)
            return
        used = {p.start - 1 for s in found for p in s.parts if p.quoted}
        if (quiet := self.frames.quiet(stretch, used)) is not None and not any(s.covers(quiet.parts[0].start) for s in found):
            found.append(quiet)
        within_sentence(self.page, found)
        self.add(found + self.sources.read(stretch, found))

    def block_quoted(self, stretch: Stretch) -> Saying | None:
        """X写道： and then paragraphs that are set as a quotation."""
        atoms = self.cues.cues(stretch)
        quoted: list[Sentence] = []
        for following in self.page.sentences[stretch.sentence.number + 1 :]:
            if following.kind != "quotation":
                break
            quoted.append(following)
        if not atoms or not quoted or stretch.high - stretch.index(atoms[-1].end) > 2:
            return None
        cue = atoms[-1]
        subject = self.cues.finder.subject(stretch, stretch.index(cue.start), stretch.low)
        if subject is None or not subject.phrases:
            return None
        part = Part(quoted[0].start, quoted[-1].end, True)
        begin = stretch.offset(subject.start)
        return Saying(stretch, cue.start, cue.end, cue.get("type"), cue.get("assessment"), "block", 0.85, subject, begin, [part])

    def said(self, stretch: Stretch) -> list[Saying]:
        found, taken = self.frames.frames(stretch)
        atoms = self.cues.cues(stretch)
        for atom in atoms:
            index = stretch.index(atom.start)
            used = any(s.cue_start <= atom.start < s.parts[0].start for s in found if s.parts)
            if used or any(low <= index < high for low, high in taken):
                continue
            saying = self.cues.read(stretch, atom, [s for s in found if s.begin < atom.start])
            if saying is not None and not saying.direct and self.leads_to(atom, saying, self.at_once(saying, atoms)):
                continue
            if saying is None or (not saying.subject.phrases and not saying.subject.document and not self.elided(saying)):
                continue
            self.join(saying, found)
        reach_back(stretch, found, self.grammar)
        for saying in found:
            self.pointing(saying)
        return [s for s in found if s.parent is not None or not any(p.open_reference == "self" for p in s.subject.phrases)]

    def at_once(self, saying: Saying, atoms: list[Atom]) -> Atom | None:
        """The cue that the words begin with, but for adverbs: 介绍，最后总结说，…"""
        stretch, first = saying.stretch, saying.parts[0].start
        following = next((atom for atom in atoms if atom.start >= first), None)
        if following is None or following.start == first:
            return following
        low, high = stretch.index(first), stretch.index(following.start)
        paused = stretch.text[stretch.index(following.end) :][:1] in {"，", "：", "“"}
        return following if paused and self.grammar.lead.fullmatch(stretch.text, low, high) else None

    def leads_to(self, atom: Atom, saying: Saying, following: Atom | None) -> bool:
        """The words would begin with the cue that really brings them in: X否认，指…"""
        if following is None:
            return False
        bare = following.get("tier") == "strong" or self.page.folded[following.start : following.end] in self.grammar.words["onward"]
        return atom.get("tier") != "strong" or (saying.paused and bare)

    def nested(self, stretch: Stretch, owner: Saying) -> list[Saying]:
        """Sayings inside quoted words: another's, told by the speaker."""
        kept = []
        for saying in self.said(stretch):
            phrases = saying.subject.phrases
            mine = {p.member.final.id for p in owner.subject.phrases if p.member} & {p.member.final.id for p in phrases if p.member}
            own = any(p.open_reference in {"self", "selves", "own_state", "person", "persons", "owner"} for p in phrases)
            if phrases and not own and not mine and saying.kind in self.grammar.words["nesting"] and saying.subject.own_clause:
                saying.parent = saying.parent or owner
                saying.confidence = min(saying.confidence, ELIDED)
                kept.append(self.cues.turns.until_own(saying, owner))
        return kept

    def join(self, saying: Saying, found: list[Saying]) -> None:
        """One record for direct speech in several pieces of one sentence by one speaker."""
        alike = (s for s in reversed(found) if s.subject.phrases == saying.subject.phrases and s.direct and s.parent is saying.parent)
        same = next(alike, None)
        if same is not None and saying.direct and saying.subject.phrases and self.side_by_side(same, saying):
            known = {part.start for part in same.parts}
            same.parts += [part for part in saying.parts if part.start not in known]
            same.parts.sort(key=lambda part: part.start)
            return
        found.append(saying)

    def side_by_side(self, first: Saying, second: Saying) -> bool:
        """The same kind of cue brings in both, or hardly more than the cue stands between."""
        return first.kind == second.kind or second.parts[0].start - first.parts[-1].end <= BETWEEN

    def elided(self, saying: Saying) -> bool:
        """随后表示，… : the speaker of the sentence before, in the same paragraph."""
        last, sentence = self.last, saying.stretch.sentence
        if last is None or last.stretch.sentence.block != sentence.block or sentence.number - self.end_sentence(last) > 1:
            return False
        stretch, cue = saying.stretch, saying.stretch.index(saying.cue_start)
        segment = stretch.segment(cue)
        if segment > stretch.low + 3 or not self.grammar.lead.fullmatch(stretch.text, segment, cue):
            return False
        if any(c in self.grammar.letters for c in stretch.text[segment:cue]):
            return False
        saying.subject = last.subject
        saying.confidence = min(saying.confidence, ELIDED)
        return True

    def end_sentence(self, saying: Saying) -> int:
        at = self.page.sentence_at(saying.parts[-1].end - 1) if saying.parts else None
        return at.number if at else saying.stretch.sentence.number

    def pointing(self, saying: Saying) -> None:
        """Who is meant, where a word that only points speaks."""
        kinds = {p.open_reference for p in saying.subject.phrases}
        if kinds == {"person"}:
            self.pronoun(saying)
        elif kinds == {"persons"} and len(saying.subject.phrases) == 1:
            self.crowd(saying)
        elif kinds & _UNSURE:
            saying.confidence = DOUBTED

    def pronoun(self, saying: Saying) -> None:
        """他表示 right after somebody's words: the same one goes on; a little later too, where nobody else comes between."""
        phrases, last = saying.subject.phrases, self.last
        one = phrases[0] if len(phrases) == 1 else None
        if one and (self.latin(saying, one) or self.told_of(saying, one) or nicknamed(self.page, saying, one)):
            return
        self.going_on(saying)
        sentence = saying.stretch.sentence
        recent = (
            last is not None
            and len(last.subject.phrases) == 1
            and last.confidence > DOUBTED
            and sentence.number - self.end_sentence(last) <= RECALLED
        )
        spoken = (last.subject.phrases[0].member, last.parts[-1].end) if recent and last is not None else (None, 0)
        if saying.parent is None and self.antecedents.doubtful(sentence, phrases[0], spoken, self.of_another):
            saying.confidence = DOUBTED

    def of_another(self, named: Phrase) -> bool:
        """The name stands in words that somebody else says."""
        inside = (s for s in self.sayings if any(part.start <= named.start < part.end for part in s.parts))
        return any(named.member not in {p.member for p in s.subject.phrases} for s in inside)

    def going_on(self, saying: Saying) -> None:
        """He who spoke last goes on."""
        phrases, last = saying.subject.phrases, self.last
        if len(phrases) != 1 or phrases[0].open_reference != "person" or last is None or len(last.subject.phrases) != 1:
            return
        speaker, pronoun = last.subject.phrases[0], phrases[0]
        sentence = saying.stretch.sentence
        first = next((p for p in sentence.phrases if p.letter == "P"), None)
        if first is not pronoun or speaker.letter != "P" or not speaker.member:
            return
        gap = sentence.number - self.end_sentence(last)
        if not gender.agrees(speaker.member, self.page.folded[pronoun.start : pronoun.end], self.sexes):
            return
        unheard = pronoun.member is None or pronoun.member.final.id not in self.heard
        if gap == 1 or (unheard and gap <= RECALLED and not self.others(last, pronoun)):
            pronoun.member = speaker.member

    def told_of(self, saying: Saying, pronoun: Phrase) -> bool:
        """店员是一名女性，她说…: the subject of the clause before, whoever owns or describes it."""
        stretch = saying.stretch
        before = [
            p for p in stretch.sentence.phrases if p.end <= pronoun.start and p.letter in "PGSTLO" and not self.marks.within(p.start, p.end)
        ]
        if not before or pronoun.open_reference != "person":
            return False
        head, at = before.pop(0), stretch.index(pronoun.start)
        leads = ((stretch.low, stretch.index(head.start)), (stretch.segment(at), at))
        if stretch.segment(at) <= stretch.low or not all(self.grammar.lead.fullmatch(stretch.text, low, high) for low, high in leads):
            return False
        while before and _OWNING.fullmatch(self.page.folded, head.end, before[0].start):
            head = before.pop(0)
        single = head.letter == "P" or (head.letter == "G" and head.open_reference == "role" and bool(head.posts))
        if not single or head.open_reference.startswith(("person", "self")) or self.page.folded[head.end - 1] in "们等":
            return False
        member = head.member or self.page.cast.unnamed(head.start, "group", self.page.text[head.start : head.end])
        if not gender.agrees(member, self.page.folded[pronoun.start : pronoun.end], self.sexes):
            return False
        others = {p.member.final.id for p in stretch.sentence.phrases[:1] if p.member}
        if pronoun.member is not None and pronoun.member.final.id not in others:
            return False
        head.member = pronoun.member = member
        return True

    def latin(self, saying: Saying, pronoun: Phrase) -> bool:
        """Ivar对此没有兴趣，他觉得…: a name in Latin letters begins the sentence."""
        sentence = saying.stretch.sentence
        match = _LATIN_FIRST.match(self.page.text, sentence.start, pronoun.start)
        if match is None or next((p for p in sentence.phrases if p.letter == "P"), None) is not pronoun:
            return False
        name = match["N"]
        members = [m for m in self.page.cast.members.values() if m.type == "person" and any(name in n.split() for n in m.names)]
        if len(members) > 1:
            return False
        pronoun.member = members[0] if members else self.page.cast.unknown("person", name)
        return True

    def number(self, phrase: Phrase) -> int:
        sentence = self.page.sentence_at(phrase.start)
        return sentence.number if sentence else 0

    def crowd(self, saying: Saying) -> None:
        """他们 who speak: those who spoke just before, else those whom this sentence or the one before begins with, else nobody knows."""
        pronoun, last = saying.subject.phrases[0], self.last
        number = saying.stretch.sentence.number
        if self.grammar.others_meant.search(self.page.folded, saying.stretch.sentence.start, pronoun.start):
            saying.confidence = DOUBTED
            return
        told = last.subject.phrases if last is not None and number - self.end_sentence(last) <= 1 else []
        if len(told) > 1 or any(p.letter == "G" for p in told):
            members = [p.member for p in told if p.member]
            if members:
                pronoun.member, pronoun.also = members[0], members[1:]
                return
        near = [s.phrases for s in self.page.sentences[max(0, number - 1) : number + 1]]
        heads = [next((p for p in phrases if p.letter in "PGSTOUM" and p is not pronoun), None) for phrases in near]
        known = any(p is not None and p.member is not None and p.member is pronoun.member and p.start < pronoun.start for p in heads)
        saying.confidence = saying.confidence if known else DOUBTED

    def others(self, last: Saying, pronoun: Phrase) -> bool:
        """Another person is named between somebody's words and a pronoun."""
        speaker = last.subject.phrases[0].member
        begin = self.end_sentence(last)
        between = [p for s in self.page.sentences[begin : self.number(pronoun)] for p in s.phrases]
        spoken = last.parts[-1].end
        latin = _LATIN_NAME.findall(self.page.text, spoken, pronoun.start)
        named = " ".join(speaker.final.names) if speaker else ""
        persons = [p for p in between if p.letter == "P" and p.member is not None and p.member is not speaker and p.start > spoken]
        return any(not self.marks.within(p.start, p.end) for p in persons) or any(name not in named for name in latin)

    def run_on(self, stretch: Stretch) -> None:
        """A sentence that is all quotation: it goes on from the quotation right before it."""
        last = self.last
        if last is None or not last.parts or not last.parts[-1].quoted or stretch.quotes[0][2].start in self.owners:
            return
        # “…”X说。 and then a paragraph of its own: another's turn in a conversation.
        other = stretch.sentence.block != last.stretch.sentence.block and last.rule == "after"
        # “…” and then “…？” in a paragraph of its own: another asks.
        asks = stretch.sentence.block != last.stretch.sentence.block and self.asked(stretch, last)
        if stretch.sentence.number - self.end_sentence(last) > 1 or other or asks:
            return
        for _, _, pair in stretch.quotes:
            last.parts.append(Part(pair.inner_start, pair.inner_end, True))
            self.owners[pair.start] = last

    def asked(self, stretch: Stretch, last: Saying) -> bool:
        """These quoted words, or those before them, end with a question."""
        ends = (stretch.quotes[-1][2].inner_end, last.parts[-1].end)
        return any(self.page.folded[end - 1] in "？?" for end in ends)

    def to_line_end(self, saying: Saying) -> None:
        """A labelled line's words go on to the end of its paragraph, or to the next label."""
        sentence = saying.stretch.sentence
        for following in self.page.sentences[sentence.number + 1 :]:
            if following.block != sentence.block or self.frames.label(self.marks.stretches(following)[0]) is not None:
                break
            if not saying.parts[-1].quoted:
                saying.parts[-1].end = following.end

    def add(self, found: Iterable[Saying]) -> None:
        for saying in found:
            self.issuers.settle(saying, self.last)
            self.sayings.append(saying)
            for part in saying.parts:
                if part.quoted:
                    self.owners[part.start - 1] = saying
                else:
                    for _, _, pair in saying.stretch.quotes:
                        if part.start <= pair.start < part.end:
                            self.owners.setdefault(pair.start, saying)
            self.heard |= {p.member.final.id for p in saying.subject.phrases if p.letter == "P" and p.member}
            if saying.parent is None and not saying.silent:
                self.last = saying
