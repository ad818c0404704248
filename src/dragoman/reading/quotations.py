"""Quotations: who said what. Runs before the other passes, for what stands in reported words is asserted by its speaker."""

from collections.abc import Iterable

from dragoman.lexicon.model import Lexicon
from dragoman.reading.cast import Member
from dragoman.reading.drafts import Drafts, Scope
from dragoman.reading.modality import is_history
from dragoman.reading.page import Atom, Page, Sentence
from dragoman.reading.quotations_cues import CueReader
from dragoman.reading.quotations_frames import FrameReader
from dragoman.reading.quotations_grammar import Grammar, compile_grammar
from dragoman.reading.quotations_saying import Part, Saying
from dragoman.reading.quotations_slots import OCCASION, Occasion, Slots, date_of, outside
from dragoman.reading.quotations_stretch import Marks, Stretch
from dragoman.schema.claims import Quotation, QuotationMode
from dragoman.schema.entities import Entity

# A saying below this confidence is not exported, and puts nothing into somebody's mouth.
EXPORTED = 0.5
# An elided subject, and a pronoun that goes on with the last speaker.
ELIDED = 0.6
# Over how many sentences of a paragraph its date is carried, whoever speaks.
NARRATION = 4


class Quotations:
    """The pass: reads all sayings of a page, then makes records and scopes, the outer one first."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.grammar: Grammar = compile_grammar(lexicon, language)

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the quotations of one page and set the scopes of all claims."""
        sayings = _PageReader(page, self.grammar).read()
        _Writer(page, drafts, self.grammar).write(sayings)


class _PageReader:
    """Goes through a page sentence by sentence and remembers who spoke last."""

    def __init__(self, page: Page, grammar: Grammar) -> None:
        self.page = page
        self.grammar = grammar
        self.marks = Marks(page)
        self.cues = CueReader(page, grammar)
        self.frames = FrameReader(page, grammar)
        self.sayings: list[Saying] = []
        self.owners: dict[int, Saying] = {}
        self.last: Saying | None = None
        # The labelled line that the sentence may stand in.
        self.line: Saying | None = None

    def read(self) -> list[Saying]:
        """All sayings in the order of the text."""
        for sentence in self.page.sentences:
            if self.worth(sentence):
                self.sentence(sentence)
        return [s for s in self.sayings if s.tidy(self.page.folded)]

    def worth(self, sentence: Sentence) -> bool:
        """Whether anything in the sentence can bring in words."""
        text = sentence.fine.text
        if any(word.table == "cues" for word in sentence.words) or "：" in text or self.marks.within(sentence.start, sentence.end):
            return True
        return any(frame.behind and frame.pattern.search(text) for frame in self.grammar.frames)

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
        self.add(found)

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
        starts = {atom.start: atom for atom in atoms}
        for atom in atoms:
            index = stretch.index(atom.start)
            used = any(s.cue_start <= atom.start < s.parts[0].start for s in found if s.parts)
            if used or any(low <= index < high for low, high in taken):
                continue
            saying = self.cues.read(stretch, atom, found)
            if saying is not None and not saying.direct and self.leads_to(atom, saying, starts.get(saying.parts[0].start)):
                continue
            if saying is None or (not saying.subject.phrases and not saying.subject.document and not self.elided(saying)):
                continue
            self.join(saying, found)
        for saying in found:
            self.pronoun(saying)
        return [s for s in found if s.parent is not None or not any(p.open_reference == "self" for p in s.subject.phrases)]

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
                kept.append(saying)
        return kept

    def join(self, saying: Saying, found: list[Saying]) -> None:
        """One record for direct speech in several pieces of one sentence by one speaker."""
        alike = (s for s in reversed(found) if s.subject.phrases == saying.subject.phrases and s.direct and s.parent is saying.parent)
        same = next(alike, None)
        if same is not None and saying.direct and saying.subject.phrases:
            known = {part.start for part in same.parts}
            same.parts += [part for part in saying.parts if part.start not in known]
            same.parts.sort(key=lambda part: part.start)
            return
        found.append(saying)

    def elided(self, saying: Saying) -> bool:
        """随后表示，… : the speaker of the sentence before, in the same paragraph."""
        last, sentence = self.last, saying.stretch.sentence
        if last is None or last.stretch.sentence.block != sentence.block or sentence.number - self.end_sentence(last) > 1:
            return False
        stretch, cue = saying.stretch, saying.stretch.index(saying.cue_start)
        segment = stretch.segment(cue)
        if segment > stretch.low + 3 or not self.grammar.lead.fullmatch(stretch.text, segment, cue):
            return False
        saying.subject = last.subject
        saying.confidence = min(saying.confidence, ELIDED)
        return True

    def end_sentence(self, saying: Saying) -> int:
        at = self.page.sentence_at(saying.parts[-1].end - 1) if saying.parts else None
        return at.number if at else saying.stretch.sentence.number

    def pronoun(self, saying: Saying) -> None:
        """他表示 right after somebody's words: the same one goes on."""
        phrases, last = saying.subject.phrases, self.last
        if len(phrases) != 1 or phrases[0].open_reference != "person" or last is None or len(last.subject.phrases) != 1:
            return
        speaker = last.subject.phrases[0]
        sentence = saying.stretch.sentence
        first = next((p for p in sentence.phrases if p.letter == "P"), None)
        if first is phrases[0] and speaker.letter == "P" and speaker.member and sentence.number - self.end_sentence(last) == 1:
            phrases[0].member = speaker.member

    def run_on(self, stretch: Stretch) -> None:
        """A sentence that is all quotation: it goes on from the quotation right before it."""
        last = self.last
        if last is None or not last.parts or not last.parts[-1].quoted or stretch.quotes[0][2].start in self.owners:
            return
        # “…”X说。 and then a paragraph of its own: another's turn in a conversation.
        other = stretch.sentence.block != last.stretch.sentence.block and last.rule == "after"
        if stretch.sentence.number - self.end_sentence(last) > 1 or other:
            return
        for _, _, pair in stretch.quotes:
            last.parts.append(Part(pair.inner_start, pair.inner_end, True))
            self.owners[pair.start] = last

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
            self.sayings.append(saying)
            for part in saying.parts:
                if part.quoted:
                    self.owners[part.start - 1] = saying
                else:
                    for _, _, pair in saying.stretch.quotes:
                        if part.start <= pair.start < part.end:
                            self.owners.setdefault(pair.start, saying)
            if saying.parent is None and not saying.silent:
                self.last = saying


class _Writer:
    """Makes the records and scopes of one page."""

    def __init__(self, page: Page, drafts: Drafts, grammar: Grammar) -> None:
        self.page = page
        self.drafts = drafts
        self.slots = Slots(page, grammar)
        self.speakers: dict[int, list[tuple[Member, Entity]]] = {}
        self.occasion = Occasion()

    def write(self, sayings: list[Saying]) -> None:
        by_sentence: dict[int, list[Saying]] = {}
        for saying in sayings:
            by_sentence.setdefault(saying.stretch.sentence.number, []).append(saying)
        reaching: list[Saying] = []
        for sentence in self.page.sentences:
            found = by_sentence.get(sentence.number, [])
            reaching = [s for s in reaching if s.parts[-1].end > sentence.start] + found
            if found or sentence.dates:
                dates = outside(sentence, reaching)
                for saying in sorted(found, key=self.depth):
                    self.one(saying, dates)
                self.narrate(sentence, dates, found)

    def depth(self, saying: Saying) -> int:
        return 0 if saying.parent is None else 1 + self.depth(saying.parent)

    def one(self, saying: Saying, dates: list[tuple[int, int, str]]) -> None:
        """Scope first, then the record, for every speaker."""
        speakers = self.slots.speakers(saying)
        self.speakers[id(saying)] = speakers
        confidence = min(saying.confidence, saying.subject.confidence)
        if not speakers or (saying.parent is not None and not self.speakers.get(id(saying.parent))):
            return
        self.slots.own(saying, [member for member, _ in speakers])
        if confidence >= EXPORTED:
            for part in saying.parts:
                entities = [entity for _, entity in speakers]
                # Evidence may begin with the opening mark itself.
                start = part.start - 1 if part.quoted and saying.rule != "block" else part.start
                self.drafts.scopes.append(Scope(start, part.end, entities, [member for member, _ in speakers]))
        if saying.silent:
            return
        date = date_of(saying, dates) or self.carried(speakers, saying)
        about = self.slots.about(saying, {member.id for member, _ in speakers})
        for member, entity in speakers:
            self.record(saying, entity, confidence, date, [e for e in about if e.id != member.id])

    def record(self, saying: Saying, speaker: Entity, confidence: float, date: str | None, about: list[Entity]) -> None:
        words = " … ".join(self.page.span(part.start, part.end).text for part in saying.parts)
        cue = self.page.text[saying.cue_start : saying.cue_end] if saying.rule not in {"label", "quiet"} else None
        self.drafts.emit(
            Quotation,
            self.evidence(saying),
            rule=f"quotation:{saying.rule}",
            confidence=confidence,
            date=date,
            auxiliary={"future"} if saying.future else set(),
            claimants=self.chains(saying.parent),
            mode=self.mode(saying),
            speaker=speaker,
            content=words,
            cue=cue,
            addressee=self.addressee(saying),
            venue=self.venue(saying),
            about=tuple(about),
            stance=self.slots.stance(saying, about),
            assessment=self.slots.assessment(saying),
        )

    def mode(self, saying: Saying) -> QuotationMode:
        first = saying.parts[0]
        if saying.direct or (saying.spoken and self.slots.grammar.first_person.search(self.page.folded, first.start, first.end)):
            return "direct"
        return "mixed" if saying.mixed else "indirect"

    def evidence(self, saying: Saying) -> list[tuple[int, int]]:
        """The clause with its cue and first words; each further piece by itself."""
        first, *rest = saying.parts
        low = min(saying.begin, first.start)
        if saying.rule == "block":
            return [(low, saying.stretch.sentence.end), (first.start, first.end)]
        if saying.rule == "after" or (first.start <= saying.cue_start and saying.rule not in {"label", "quiet"}):
            return [(low, max(saying.cue_end, first.end)), *((p.start, p.end) for p in rest)]
        closing = 1 if first.quoted and first.end < len(self.page.text) and first.end - first.start > 0 else 0
        end = first.end + closing if self.page.text[first.end : first.end + 1] in {"”", "」", "』", '"'} else first.end
        return [(low, end), *((p.start, p.end) for p in rest)]

    def chains(self, parent: Saying | None) -> list[tuple[Entity, ...]]:
        """Who hands the words on, outermost first."""
        if parent is None:
            return [()]
        if min(parent.confidence, parent.subject.confidence) < EXPORTED:
            return self.chains(parent.parent)
        own = [entity for _, entity in self.speakers.get(id(parent), [])]
        return [(*chain, entity) for chain in self.chains(parent.parent) for entity in own]

    def addressee(self, saying: Saying) -> Entity | None:
        if saying.addressee is not None:
            entity = self.page.entity(saying.addressee)
            if entity is not None or saying.addressee.open_reference:
                return entity
        if saying.addressee_text is None:
            return None
        start, end = saying.addressee_text
        member = self.page.cast.unnamed(start, "group", self.page.text[start:end])
        return member.entity(self.page.text[start:end])

    def venue(self, saying: Saying) -> Entity | None:
        if saying.venue is None:
            return None
        start, end = saying.venue
        words = self.page.text[start:end]
        phrase = next((p for p in self.slots.phrases(start, end) if p.start == start and p.end == end), None)
        return (self.page.entity(phrase) if phrase else None) or Entity(None, words, words)

    def carried(self, speakers: list[tuple[Member, Entity]], saying: Saying) -> str | None:
        """The occasion's date, where the speaker took part in it."""
        occasion = self.occasion
        if occasion.date is None or saying.stretch.sentence.number - occasion.since > OCCASION or saying.parent is not None:
            return None
        if saying.stretch.sentence.kind != "paragraph":
            return None
        near = saying.stretch.sentence.block == self.page.sentences[occasion.since].block
        if near and not is_history(occasion.date, self.page.reference) and saying.stretch.sentence.number - occasion.since <= NARRATION:
            return occasion.date
        if self.slots.grammar.same_occasion.search(self.page.folded, saying.stretch.sentence.start, saying.cue_start):
            return occasion.date
        if not occasion.people & {member.id for member, _ in speakers}:
            return None
        if saying.addressee is not None and saying.addressee.member is not None:
            occasion.people.add(saying.addressee.member.final.id)
        return occasion.date

    def narrate(self, sentence: Sentence, dates: list[tuple[int, int, str]], found: list[Saying]) -> None:
        """A dated sentence begins an occasion; a heading ends it."""
        if sentence.kind != "paragraph" or not dates:
            return
        people = {p.member.final.id for p in sentence.phrases if p.letter == "P" and p.member and not p.indefinite}
        people |= {member.id for saying in found for member, _ in self.speakers.get(id(saying), [])}
        single = dates[-1][2] if "/" not in dates[-1][2] else None
        self.occasion = Occasion(single, people, sentence.number)
