"""The event pass: who did what to whom, by trigger words and the frames they stand in."""

import re

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading import events_details as details
from dragoman.reading import events_frames as frames
from dragoman.reading import modality
from dragoman.reading.drafts import Drafts
from dragoman.reading.events_clauses import PHRASES, Reader
from dragoman.reading.events_frames import Frame
from dragoman.reading.events_words import Trigger, event_grammar, triggers
from dragoman.reading.page import Atom, Page, Phrase, Sentence
from dragoman.reading.shadow import strip
from dragoman.schema import plover
from dragoman.schema.claims import Auxiliary, Event
from dragoman.schema.entities import Entity

STRONG, WEAK = 0.85, 0.72
# An event with one side only is less sure than one with both.
ONE_SIDED = 0.85
# How far after the verb its object word may stand.
OBJECT_REACH = 26
RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
SELVES = frozenset({"self", "selves", "own_state"})
_BRACKETS = re.compile("[（(][^（()）]{0,60}[)）]")


class Sides(Struct):
    """Who acts and whom it meets, as phrases."""

    actor: list[Phrase]
    recipient: list[Phrase]


class Scope(Struct):
    """A stretch of the shadow that another trigger governs. `claimants` say that what stands there is so; None: nothing there is a fact."""

    start: int
    end: int
    claimants: list[Entity] | None


class Place(Struct):
    """A trigger found in a sentence, and the shadow in which it is read."""

    sentence: Sentence
    reader: Reader
    start: int
    end: int
    form: str
    offset: int


class EventPass:
    """Reads events. Build once, read many pages."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.grammar = event_grammar(lexicon, language)
        self.triggers = triggers(lexicon, language)
        self.modality = modality.knowledge(lexicon, language)
        self.sizes = details.Sizes(lexicon, language)

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the events of a page."""
        for sentence in page.sentences:
            atoms = longest([word for word in sentence.words if word.table == "triggers"])
            if atoms:
                SentenceEvents(self, page, drafts, sentence).read(atoms)


class SentenceEvents:
    """The events of one sentence."""

    def __init__(self, known: EventPass, page: Page, drafts: Drafts, sentence: Sentence) -> None:
        self.known, self.page, self.drafts, self.sentence = known, page, drafts, sentence
        self.plain = Reader(page, strip(sentence.coarse, _BRACKETS), known.grammar)
        self.whole: Reader | None = None
        self.scopes: list[Scope] = []

    def read(self, atoms: list[Atom]) -> None:
        for atom in atoms:
            place = self.locate(atom)
            if place is None or self.governed(place, facts=True):
                continue
            for trigger in self.known.triggers[place.form]:
                if self.take(place, trigger):
                    break

    def locate(self, atom: Atom) -> Place | None:
        """Where the trigger stands in the shadow without brackets; inside a bracket, in the full one."""
        form = self.page.folded[atom.start : atom.end]
        if len(form) <= 2 and not (atom.start in self.page.boundaries or atom.end in self.page.boundaries):
            return None
        found = self.spot(self.plain, atom.start, form)
        if found is None:
            self.whole = self.whole or Reader(self.page, self.sentence.fine, self.known.grammar)
            found = self.spot(self.whole, atom.start, form)
        return found

    def spot(self, reader: Reader, offset: int, form: str) -> Place | None:
        at = reader.shadow.at(offset)
        if at >= len(reader.text) or reader.shadow.offsets[at] != offset or not reader.text.startswith(form, at):
            return None
        return Place(self.sentence, reader, at, at + len(form), form, offset)

    def governed(self, place: Place, facts: bool) -> list[Scope]:
        """Scopes that hold the trigger: with `facts`, those in which nothing is a fact."""
        offset = place.offset
        return [s for s in self.scopes if s.start <= offset < s.end and (s.claimants is None) == facts]

    def take(self, place: Place, trigger: Trigger) -> bool:
        """Read the trigger in one of its meanings. False: it does not have that meaning here."""
        reader = place.reader
        high = reader.clauses[reader.clause_at(place.start)].end
        after = reader.text[place.end : min(high, place.end + OBJECT_REACH)]
        word = trigger.object.search(after) if trigger.object else None
        if trigger.object is not None and word is None:
            return False
        if trigger.before is not None and not trigger.before.search(reader.text, max(0, place.start - OBJECT_REACH), place.start):
            return False
        frame = frames.find(reader, place.start, place.end, trigger)
        if trigger.passive and not frame.passive:
            return False
        if word is not None:
            self.consume(place, frame, word)
        sides = self.sides(frame, trigger, reader)
        if not fits(trigger, sides):
            return False
        self.govern(place, frame, trigger, sides, high)
        confidence = self.confidence(place, frame, trigger, sides)
        if confidence > 0:
            self.emit(place, frame, trigger, sides, confidence)
        return True

    def consume(self, place: Place, frame: Frame, word: re.Match[str]) -> None:
        """The object word is part of this event and none of its own."""
        offsets = place.reader.shadow.offsets
        low, high = place.end + word.start(), place.end + word.end()
        self.scopes.append(Scope(offsets[low], offsets[high], None))
        frame.end = max(frame.end, high)

    def sides(self, frame: Frame, trigger: Trigger, reader: Reader) -> Sides:
        """The phrases of each side by the frame of the word."""
        recipient = frame.recipient or frame.dative
        if trigger.frame == "from":
            recipient = frame.source or frame.recipient or frame.places
        elif trigger.frame in {"pv", "with"} and frame.dative:
            recipient = frame.dative
        if frame.passive and not recipient and reader.text.startswith("的", frame.end):
            at = frame.end + 1
            if at < len(reader.text) and reader.text[at] in PHRASES:
                recipient, frame.end = reader.phrases(at, at + 1), at + 1
        actor = [p for p in frame.actor if p.letter != "L"]
        return Sides(recipient, actor) if trigger.swap else Sides(actor, recipient)

    def govern(self, place: Place, frame: Frame, trigger: Trigger, sides: Sides, high: int) -> None:
        """What is asked, refused, threatened or wanted is no fact; what is alleged is the accuser's claim."""
        if trigger.frame not in {"comp", "vc", "va"}:
            return
        claimants = [e for phrase in sides.actor for e in self.entities(phrase)] if trigger.frame == "va" else None
        if trigger.frame == "va" and not claimants:
            return
        offsets = place.reader.shadow.offsets
        self.scopes.append(Scope(offsets[place.end], offsets[high], claimants))
        if trigger.frame == "comp":
            frame.end = high

    def confidence(self, place: Place, frame: Frame, trigger: Trigger, sides: Sides) -> float:
        """How sure the event is; 0 where the words report none."""
        text, end = place.reader.text, place.end
        both = bool(sides.actor) and bool(sides.recipient)
        value = (STRONG if trigger.strong else WEAK) * frame.factor
        compound = self.known.grammar.nouns_after.starting(text, end, len(text))
        if (text.startswith("的", end) and not frame.passive) or (compound and not trigger.strong):
            return 0.0
        if frame.nominal or compound:
            if not both and trigger.category != "PROTEST":
                return 0.0
            value *= frames.NOMINAL
        if frame.owned and frame.elided and not self.object_only(place, frame):
            return 0.0
        if not trigger.strong and not both:
            return 0.0
        wanted = trigger.needs or ("recipient" if frame.passive else "actor")
        if (wanted == "both" and not both) or (wanted == "actor" and not sides.actor) or (wanted == "recipient" and not sides.recipient):
            return 0.0
        if frame.owned and (trigger.category in self.known.grammar.own_object or trigger.mode in self.known.grammar.own_object):
            return 0.0
        return value if both or trigger.frame == "vi" or trigger.object else value * ONE_SIDED

    def object_only(self, place: Place, frame: Frame) -> bool:
        """推倒X的雕像，: after the owner comes a short noun and the clause ends; else the verb is part of a relative clause."""
        reader = place.reader
        high = reader.clauses[reader.clause_at(place.start)].end
        return high - frame.after <= 7 and not any(c in PHRASES for c in reader.text[frame.after : high])

    def entities(self, phrase: Phrase) -> list[Entity]:
        """Whom a phrase stands for; 我, 我们 in somebody's words: the speaker."""
        found = self.page.entities(phrase)
        if not found and phrase.open_reference in SELVES:
            scopes = self.drafts.scopes_at(phrase.start)
            if scopes and phrase.open_reference != "own_state":
                words = self.page.text[phrase.start : phrase.end]
                return [Entity(id=e.id, name=e.name, text=words) for e in scopes[-1].speakers]
        return found

    def emit(self, place: Place, frame: Frame, trigger: Trigger, sides: Sides, confidence: float) -> None:
        page, grammar, shadow = self.page, self.known.grammar, place.reader.shadow
        start, end = shadow.span(frame.start, max(frame.end, place.end))
        actor = details.unique(e for p in sides.actor for e in self.entities(p))
        recipient = details.unique((e for p in sides.recipient for e in self.entities(p)), actor)
        if trigger.category == "PROTEST" and all(p.letter in "STLO" for p in sides.actor):
            first = sides.actor[0].start if frame.start + 1 == place.start and sides.actor else place.offset
            actor = (details.crowd(page, grammar, sides.actor, first, place.offset + len(place.form)),)
        wanted = trigger.needs or ("recipient" if frame.passive else "actor")
        if (wanted != "recipient" and not actor) or (wanted != "actor" and not recipient) or (not trigger.strong and not (actor and recipient)):
            return
        complement = place.reader.text[place.end : max(frame.end, place.end)]
        mode = details.mode_of(grammar, trigger, complement)
        date, sure = details.date_of(page, self.sentence, start, end)
        around = page.folded[max(self.sentence.start, start - details.CONTEXT_REACH) : min(self.sentence.end, end + details.CONTEXT_REACH)]
        self.drafts.emit(
            Event,
            [(start, end)],
            rule="event-" + trigger.frame,
            confidence=confidence * sure * min((p.confidence for p in sides.actor + sides.recipient), default=1.0) ** 0.5,
            date=date,
            auxiliary=self.auxiliary(place, frame, trigger),
            claimants=self.claimants(place, start, trigger, actor),
            event=trigger.category,
            mode=mode,
            context=details.contexts(grammar, trigger, around),
            actor=actor,
            recipient=recipient,
            location=details.unique((e for p in frame.places if p.letter in "LTS" for e in page.entities(p)), actor + recipient),
            size=self.known.sizes.of(page, self.sentence, start, self.sentence.end),
        )

    def auxiliary(self, place: Place, frame: Frame, trigger: Trigger) -> set[Auxiliary]:
        """Auxiliary modes of the trigger, and of the preposition that opens its predicate."""
        found = modality.auxiliary(self.page, self.sentence, place.offset, self.known.modality)
        if frame.head and frame.head < place.start:
            head = place.reader.shadow.offsets[frame.head]
            found |= modality.auxiliary(self.page, self.sentence, head, self.known.modality)
        if trigger.category == "AGREE":
            found.discard("future")
        return found

    def claimants(self, place: Place, start: int, trigger: Trigger, actor: tuple[Entity, ...]) -> list[tuple[Entity, ...]]:
        """Who says so. What somebody says of his own speech act is the act itself; what is alleged is the accuser's."""
        chains = self.drafts.claimants(start)
        if plover.ontology().categories[trigger.category].quad.startswith("verbal"):
            own = {entity.id for entity in actor}
            chains = [chain[:-1] if chain and {chain[-1].id} == own else chain for chain in chains]
        for scope in self.governed(place, facts=False):
            chains = [(*chain, claimant) for chain in chains for claimant in scope.claimants or []]
        return chains


def fits(trigger: Trigger, sides: Sides) -> bool:
    """The sides are of the classes that this meaning asks for."""
    for letters, phrases in ((trigger.recipients, sides.recipient), (trigger.actors, sides.actor)):
        if letters and not any(p.letter in letters for p in phrases):
            return False
    return True


def longest(atoms: list[Atom]) -> list[Atom]:
    """Triggers without those inside a longer one; of two that overlap, the first."""
    kept: list[Atom] = []
    for atom in sorted(atoms, key=lambda a: (a.start, -a.end)):
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept
