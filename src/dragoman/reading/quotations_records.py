"""From sayings to records and scopes, the outer one first."""

from dragoman.reading.cast import Member
from dragoman.reading.drafts import Drafts, Scope
from dragoman.reading.modality import is_history
from dragoman.reading.page import Page, Sentence
from dragoman.reading.quotations_grammar import Grammar
from dragoman.reading.quotations_saying import Saying
from dragoman.reading.quotations_slots import OCCASION, Occasion, Slots, date_of, outside
from dragoman.schema.claims import Quotation, QuotationMode
from dragoman.schema.entities import Entity

# A saying below this confidence is not exported, and puts nothing into somebody's mouth.
EXPORTED = 0.5
# Over how many sentences of a paragraph its date is carried, whoever speaks.
NARRATION = 4
# Right before a pronoun: something has an effect on him.
_MADE_TO = frozenset("令让使")


class Writer:
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
            reaching = [s for s in reaching if s.parts[-1].end > sentence.start] + [s for s in found if s.rule != "introduced"]
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
        if not speakers and (speakers := self.slots.unknown(saying)):
            saying.silent = True
        self.speakers[id(saying)] = speakers
        confidence = min(saying.confidence, saying.subject.confidence)
        if saying.modes and not speakers:
            self.drafts.scopes += [Scope(part.start, part.end, [], modes=saying.modes) for part in saying.parts]
        if not speakers or (saying.parent is not None and not self.speakers.get(id(saying.parent))):
            return
        self.slots.own(saying, [member for member, _ in speakers])
        if confidence >= EXPORTED:
            for part in saying.parts:
                entities = [entity for _, entity in speakers]
                # Evidence may begin with the opening mark itself.
                start = part.start - 1 if part.quoted and saying.rule != "block" else part.start
                members = [member for member, _ in speakers]
                scope = Scope(start, part.end, entities, members, modes=saying.modes, source=saying.silent)
                scope.direct = part.quoted or saying.direct or saying.rule in {"label", "block"}
                self.drafts.scopes.append(scope)
        if saying.silent or saying.unowned:
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
        # 2016年的冲突令他……: he took no part in it.
        met = {p.start for p in sentence.phrases if p.open_reference == "person" and self.page.folded[p.start - 1 : p.start] in _MADE_TO}
        people = {p.member.final.id for p in sentence.phrases if p.letter == "P" and p.member and not p.indefinite and p.start not in met}
        people |= {member.id for saying in found for member, _ in self.speakers.get(id(saying), [])}
        single = dates[-1][2] if "/" not in dates[-1][2] else None
        self.occasion = Occasion(single, people, sentence.number)
