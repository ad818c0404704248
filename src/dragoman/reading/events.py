"""The event pass: who did what to whom, by trigger words and the frames they stand in."""

import re

import msgspec

from dragoman.lexicon.model import ActorEntry, Lexicon
from dragoman.reading import ages, events_met, modality, timing
from dragoman.reading import events_agents as doers
from dragoman.reading import events_details as details
from dragoman.reading import events_families as families
from dragoman.reading import events_members as members
from dragoman.reading import events_rightward as rightward
from dragoman.reading import events_sides as siding
from dragoman.reading import events_troops as troops
from dragoman.reading import events_voices as voices
from dragoman.reading.drafts import Drafts
from dragoman.reading.events_clauses import PHRASES, Reader
from dragoman.reading.events_doubts import Doubter, doubts, misplaced
from dragoman.reading.events_frames import Frame
from dragoman.reading.events_hearsay import Hearsay
from dragoman.reading.events_means import over_verbs
from dragoman.reading.events_modes import Modes, Tale, said, verbal
from dragoman.reading.events_named import named
from dragoman.reading.events_places import Place, Scope, longest, spot
from dragoman.reading.events_sides import AT, Sides
from dragoman.reading.events_terms import Terms
from dragoman.reading.events_trials import Trials
from dragoman.reading.events_triggers import triggers
from dragoman.reading.events_words import Trigger, event_grammar
from dragoman.reading.page import Atom, Page, Phrase, Sentence, Shadow
from dragoman.reading.shadow import strip
from dragoman.schema.claims import Event
from dragoman.schema.entities import Entity
from dragoman.text.scripts import fold

# How far after the verb its object word may stand, how far before it a word that it needs there, how far after it a number of persons.
OBJECT_REACH, BEFORE_REACH, COUNT_REACH = 26, 8, 8
# What is done, not said: 进攻X的计划 is no attack, but 反对X的计划 objects to it.
BODILY = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "SANCTION", "AID", "CONSULT", "COOPERATE", "PROTEST"})
# May be done to so many persons: 拘捕35人, 12人获释.
CHARGED = "allege"
COUNTED = frozenset({"COERCE", "ASSAULT", "RETREAT", "SANCTION"})
# Words of somebody whom nobody names make an event so much less sure.
UNCLAIMED = 0.55
# Words so short must begin or end where a word does.
SHORT = 2
# What comes after these is wanted or alleged, no fact.
GOVERNING = frozenset({"comp", "hint", "vc", "va"})
_BRACKETS = re.compile("[（(][^（()）]{0,60}[)）]")


class EventPass:
    """Reads events. Build once, read many pages."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.grammar = event_grammar(lexicon, language)
        self.triggers = triggers(lexicon, language)
        self.doubts = doubts(lexicon, language)
        self.modality = modality.knowledge(lexicon, language)
        self.timing = timing.knowledge(lexicon, language)
        self.hearsay = Hearsay(lexicon, language)
        self.agents = doers.agents(lexicon, language)
        self.terms = Terms(lexicon, language)
        self.trials = Trials(lexicon, language)
        self.sizes = details.Sizes(lexicon, language)
        # Places that stand for their government: 在莫斯科支持下.
        self.metonyms = {fold(form): entry for entry in lexicon.actors.values() for form in entry.metonyms}

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the events of a page. A law tells what shall be, not what was done."""
        if details.is_law(page, self.grammar):
            return
        before = len(drafts.claims)
        month = details.topical_month(page)
        foes: dict[str | None, str | None] = {}
        known = families.found(page, self.grammar)
        tale = Tale(month is not None, ages.of_old(page), self.trials.told(page))
        for sentence in page.sentences:
            atoms = longest([word for word in sentence.words if word.table == "triggers"])
            if atoms:
                events = SentenceEvents(self, page, drafts, sentence)
                events.modes.tale, events.foes, events.families = tale, foes, known
                events.read(atoms)
        drafts.claims[before:] = details.dated_alike(drafts.claims[before:], month)


class SentenceEvents:
    """The events of one sentence."""

    def __init__(self, known: EventPass, page: Page, drafts: Drafts, sentence: Sentence) -> None:
        self.known, self.page, self.drafts, self.sentence = known, page, drafts, sentence
        self.plain = self.reader(known.terms.unmarked(sentence, strip(strip(sentence.coarse, _BRACKETS), known.grammar.led)))
        self.whole: Reader | None = None
        self.scopes: list[Scope] = []
        self.asked: doers.Before = None
        self.last: doers.Act | None = None
        self.families = families.NONE
        self.modes = Modes(page, sentence, known)
        # Whose places a state's forces attacked earlier in the report; None: of several states.
        self.foes: dict[str | None, str | None] = {}

    def reader(self, shadow: Shadow) -> Reader:
        return Reader(self.page, shadow, self.known.grammar, self.sentence.words)

    def read(self, atoms: list[Atom]) -> None:
        if (told := self.known.hearsay.stretch(self.page, self.drafts, self.sentence)) is not None:
            self.scopes.append(Scope(*told))
        marched = -1
        for atom in atoms:
            place = self.locate(atom)
            if place is None or self.governing(place.offset, facts=False):
                continue
            doubter = Doubter(self.known.doubts, place.reader, place.start, place.end)
            meanings = self.known.triggers[place.form]
            protest = place.form in self.known.triggers.protesting
            if protest and marched == place.offset:
                continue  # 游行抗议: one act
            marched = place.offset + len(place.form) if protest else -1
            if place.unreal() or doubter.word(self.sentence) or not any(self.take(place, meaning, doubter) for meaning in meanings):
                self.veil(place)

    def locate(self, atom: Atom) -> Place | None:
        """Where the trigger stands in the shadow without brackets; inside a bracket, in the full one."""
        form = self.page.folded[atom.start : atom.end]
        edges = (atom.start in self.page.boundaries) + (atom.end in self.page.boundaries)
        if edges == 0 and len(form) <= SHORT:
            return None
        found = spot(self.plain, atom.start, form)
        if found is None:
            self.whole = self.whole or self.reader(self.sentence.fine)
            found = spot(self.whole, atom.start, form)
        return found if found is None or found.reader.whole(found.start, found.end) else None

    def governing(self, offset: int, facts: bool) -> list[Scope]:
        """Scopes that hold the offset: those of allegations, or those in which nothing is a fact."""
        return [s for s in self.scopes if s.start <= offset < s.end and (s.claimants is not None) == facts] if self.scopes else []

    def veil(self, place: Place) -> None:
        """What is asked for or threatened is no fact either where nobody is seen to ask or threaten."""
        if place.form in self.known.triggers.wishing and not place.done():
            offsets = place.reader.shadow.offsets
            self.scopes.append(Scope(offsets[place.end], offsets[place.high], None))

    def take(self, place: Place, trigger: Trigger, doubter: Doubter) -> bool:
        """Read the trigger in one of its meanings. False: it reports no event in that meaning."""
        if doubter.meaning(trigger):
            return False
        reader, after = place.reader, place.offset + len(place.form)
        if not self.beside(place, trigger, after):
            return False
        word = siding.object_word(reader, (place.start, place.end, after), trigger, OBJECT_REACH)
        if trigger.object is not None and word is None:
            return False
        frame = rightward.find(reader, place.start, place.end, trigger)
        before = trigger.passive or (word is not None and word.low < place.start)
        if (before and not frame.passive) or doubter.framed(trigger, frame):
            return False
        sides = events_met.mediated(reader, frame, trigger, siding.sides_of(reader, frame, trigger, word))
        acting = [p for p in sides.actor if p.letter != "L" or self.stands(p) or siding.arose(reader, frame, trigger)]
        if sides.actor and not acting and place.done():
            return False
        sides.actor = [] if trigger.mode == "arrest" and siding.taken_by_none(reader, frame, acting) else acting
        if not sides.recipient and (trigger.category in COUNTED or trigger.mode == CHARGED or trigger.form in self.known.grammar.enlisting):
            sides.recipient = self.counted(place, frame, trigger)
        if trigger.category == "PROTEST" and not frame.nominal and all(p.letter in "STL" for p in sides.actor):
            sides.actor = self.counted(place, frame, trigger) or sides.actor
        self.families.fill(reader, (place.start, place.offset + len(place.form)), frame, (trigger, sides))
        self.asked = doers.complete(self.page, self.sentence, (reader, frame, trigger, sides), self.asked, self.known.agents)
        blamed, self.last = doers.blamed(place.start, (reader, frame, trigger, sides), self.last)
        if blamed and trigger.category in BODILY:
            return False
        if not siding.fits(trigger, sides) or misplaced(reader, trigger, frame, (sides.actor, sides.recipient)):
            return False
        if trigger.frame == "speaker":
            sides.actor = []
        if not sides.actor and (trigger.frame == "speaker" or (frame.bare and trigger.frame in GOVERNING and verbal(trigger))):
            sides.spoken = bool(self.drafts.voices_at(place.offset)) and place.reader.spoken(place.start)
        if trigger.category == "PROTEST" and not sides.recipient:
            sides.recipient, frame.end = siding.target(reader, frame, trigger, self.known.grammar)
        sure = siding.confidence(reader, frame, trigger, sides, word)
        if sure <= 0:
            return False
        if word is not None and place.start < word.low and (word.low < place.high or trigger.category != "PROTEST"):
            self.scopes.append(Scope(word.start, word.end, None))
            frame.end = max(frame.end, word.high)
        self.govern(place, frame, trigger, sides)
        self.emit(place, frame, trigger, sides, sure)
        return True

    def beside(self, place: Place, trigger: Trigger, after: int) -> bool:
        """The words that the meaning asks for stand before and behind the trigger, and none that it forbids."""
        folded = self.page.folded
        if trigger.before is not None:
            low = max(self.sentence.start, place.offset - BEFORE_REACH)
            if not trigger.before.search(folded, low, place.offset):
                return False
        if trigger.category in BODILY and self.known.grammar.hollow.match(place.reader.text, place.end, place.high):
            return False
        if trigger.without is None:
            return True
        high = min(place.reader.shadow.offsets[place.high], after + OBJECT_REACH)
        return not trigger.without.search(folded, after, high)

    def counted(self, place: Place, frame: Frame, trigger: Trigger) -> list[Phrase]:
        """So many persons that are taken, hurt or set free, or that protest: 35人."""
        offsets = place.reader.shadow.offsets
        clause = place.reader.clauses[place.reader.clause_at(place.start)]
        after = place.offset + len(place.form)
        suffered = trigger.swap or frame.passive or trigger.category == "PROTEST"
        high, nearest = offsets[clause.end], -1 if suffered else None
        if self.known.grammar.among.search(self.page.folded, after, high) is None:
            high, nearest = min(high, after + COUNT_REACH), nearest or 0
        span = (offsets[clause.start], place.offset) if suffered else (after, high)
        found = details.counted(self.page, self.known.grammar, self.sentence, span, nearest)
        if found is None:
            return []
        if suffered:
            frame.start = min(frame.start, place.reader.shadow.at(found.start))
        else:
            frame.end = max(frame.end, place.reader.shadow.at(found.end - 1) + 1)
        return [found, *details.counted_too(self.page, self.known.grammar, found)]

    def govern(self, place: Place, frame: Frame, trigger: Trigger, sides: Sides) -> None:
        """What is asked, refused, threatened or wanted is no fact; what is alleged is the accuser's claim."""
        if trigger.frame not in GOVERNING or place.done():
            return
        claimants = [e for phrase in sides.actor for e in self.entities(phrase)] if trigger.frame == "va" else None
        offsets = place.reader.shadow.offsets
        high = voices.asked_end(place) if claimants is None else voices.alleged_end(place)
        self.scopes.append(Scope(offsets[over_verbs(place.reader, place.end)], offsets[high], claimants))
        if trigger.frame in {"comp", "hint"}:
            frame.end = place.high

    def entities(self, phrase: Phrase, acting: bool = False) -> list[Entity]:
        """Whom a phrase stands for; 我, 我们 in somebody's words: the speaker."""
        found = self.page.entities(phrase)
        if phrase.letter == "L" and acting and (entry := self.metonym(phrase)) is not None:
            words = self.page.text[phrase.head_start : phrase.head_end]
            return [self.page.cast.known(entry, words).entity(words)]
        if not found and phrase.open_reference == "persons":
            before = [p for p in self.sentence.phrases if p.letter == "G" and p.member is not None and p.end <= phrase.start]
            return self.page.entities(before[-1]) if before else []
        if not found and phrase.open_reference in voices.SELVES and phrase.open_reference != "own_state":
            return self.speakers(phrase.start, self.page.text[phrase.start : phrase.end])
        return found

    def met(self, phrase: Phrase, trigger: Trigger, sides: Sides) -> list[Entity]:
        """A place of another state that is attacked or taken stands for that state; where something is threatened to be done is no side."""
        if trigger.category == "THREATEN" and phrase.letter in "LT" and self.page.folded[phrase.start - 1 : phrase.start] in AT:
            return []
        forces = (self.known.grammar.garrison, self.known.grammar.state_troops)
        if phrase.letter == "U" and (held := troops.defenders(self.page, self.sentence, phrase, sides.actor, forces)):
            return held
        if phrase.letter == "L" and (
            (verbal(trigger) and trigger.mode != "visit") or details.ends(self.page, phrase, self.known.grammar.waters)
        ):
            return []
        found = self.state_of(phrase, trigger, sides)
        if found or phrase.letter not in "LT" or trigger.category not in {"ASSAULT", "COERCE", "MOBILIZE"}:
            return found or self.entities(phrase) or details.sides_unnamed(self.page, phrase)
        beside = self.known.grammar.beside.match(self.page.folded, phrase.end) is not None
        if beside and self.known.grammar.inhabited.match(self.page.folded, phrase.end):
            return self.entities(phrase)
        if beside and phrase.letter == "T" and details.listed(phrase) and not self.page.folded.startswith("的", phrase.end):
            acting = {p.member.final.country for p in sides.actor if p.member is not None}
            beside = phrase.member is None or phrase.member.final.country in acting
        # A town that nobody knows, beside one that is known, is of the same state.
        listed = not details.listed(phrase) and any(self.state_of(p, trigger, sides) for p in sides.recipient)
        return [] if beside or listed else self.entities(phrase)

    def state_of(self, phrase: Phrase, trigger: Trigger, sides: Sides) -> list[Entity]:
        """The other state whose place is attacked or taken."""
        member = phrase.member.final if phrase.member is not None and phrase.letter == "L" else None
        if member is None or trigger.category not in {"ASSAULT", "COERCE"} or not sides.actor:
            return []
        countries = {p.member.final.country for p in sides.actor if p.member is not None}
        if member.entry is not None and member.country not in countries:
            for attacker in countries:
                self.foes[attacker] = member.country if self.foes.get(attacker, member.country) == member.country else None
        foes = {self.foes.get(country) for country in countries} if member.entry is None else set()
        state = self.page.lexicon.states.get(member.country or (foes.pop() if len(foes) == 1 else None) or "")
        if state is None or (member.country or state.country) in countries or None in countries:
            return []
        words = self.page.text[phrase.head_start : phrase.head_end]
        return [self.page.cast.known(state, state.name).entity(words)]

    def metonym(self, phrase: Phrase) -> ActorEntry | None:
        """The government that a place stands for."""
        return self.known.metonyms.get(self.page.folded[phrase.head_start : phrase.head_end])

    def stands(self, phrase: Phrase) -> bool:
        """The place stands for who governs it, or is the name of several states."""
        return self.metonym(phrase) is not None or details.ends(self.page, phrase, self.known.grammar.nations)

    def speakers(self, offset: int, words: str) -> list[Entity]:
        scopes = self.drafts.voices_at(offset)
        return [msgspec.structs.replace(e, text=words or e.text) for e in scopes[-1].speakers] if scopes else []

    def emit(self, place: Place, frame: Frame, trigger: Trigger, sides: Sides, sure: float) -> None:
        page, grammar, shadow = self.page, self.known.grammar, place.reader.shadow
        start, end = shadow.span(frame.start, max(frame.end, place.end))
        sides.actor, sides.recipient = members.whole(page, self.sentence, sides, grammar)
        actor = self.actors(place, frame, trigger, sides)
        whom = sides.recipient or events_met.followed(place.reader, frame, trigger)
        whom = whom + named(place.reader, frame, place.end, trigger, sides.recipient)
        met = [e for p in whom for e in self.met(p, trigger, sides)]
        met = met or [e for p in events_met.beyond(place.reader, frame, trigger, sides) for e in page.entities(p)]
        if actor and {e.id for e in actor} & {e.id for e in met}:
            if frame.passive and frame.source_clause >= 0:
                met = []  # 学校建议A入党，但被她拒绝: A is who refuses
            else:
                actor, met = details.apart(page, self.sentence, sides.recipient[0], frame.source_clause >= 0, (actor, met))
        recipient = details.unique(met, actor) or details.crowd_met(page, grammar, trigger, (start, end))
        claimants = self.claimants(place, trigger, actor, frame)
        told = voices.only_told(sides, trigger, claimants, actor)
        actor = () if told else actor
        want = siding.wanted(trigger, frame)
        single = trigger.category in siding.RECIPROCAL and len(actor) > 1
        if (want != "recipient" and not actor and not told) or (want != "actor" and not recipient and not single):
            return
        actor, recipient = (*details.narrator(page, sides.actor), *actor), (*details.narrator(page, sides.recipient), *recipient)
        foreign = self.drafts.foreign(place.offset, self.sentence.end) if self.sentence.dates else ()
        now = said(trigger) and details.heard(page, self.sentence, grammar, (sides.actor, place.offset), self.known.timing)
        telling = details.told_by(page, self.sentence, place.offset, said(trigger))
        dated = details.date_of(page, telling, (start, end), self.known.timing, foreign)
        date, certain = (None, 1.0) if now else dated
        around = page.folded[max(self.sentence.start, start - details.CONTEXT_REACH) : min(self.sentence.end, end + details.CONTEXT_REACH)]
        known = min((p.confidence for p in sides.actor + sides.recipient), default=1.0) ** 0.5
        self.drafts.emit(
            Event,
            [(start, end)],
            rule="event-" + trigger.frame + ("-noun" if frame.nominal else ""),
            confidence=sure * certain * known * (UNCLAIMED if voices.unclaimed(page, self.drafts, place.offset) else 1.0),
            date=date,
            auxiliary=(self.modes.of(place, frame, trigger, date) | self.modes.bygone(place, trigger, (actor, recipient), date))
            - ({"historical"} if now else set()),
            claimants=claimants,
            event=trigger.category,
            mode=details.mode_of(grammar, trigger, place.reader.text[place.end : max(frame.end, place.end)]),
            context=details.contexts(grammar, trigger, around),
            actor=actor,
            recipient=recipient,
            location=details.unique(
                (e for p in frame.places + sides.recipient if p.letter in "LT" for e in page.entities(p)), actor + recipient
            ),
            size=self.known.sizes.of(page, self.sentence, start, self.sentence.end),
        )

    def actors(self, place: Place, frame: Frame, trigger: Trigger, sides: Sides) -> tuple[Entity, ...]:
        """Who acts: phrases, the speaker whose words these are, or the crowd that a protest tells of."""
        own = [self.spokesman(p) if verbal(trigger) else None for p in sides.actor]
        actor = details.unique(e for p, said in zip(sides.actor, own, strict=True) for e in said or self.entities(p, acting=True))
        if sides.spoken:
            return details.unique(self.speakers(place.offset, ""))
        if (
            trigger.category == "PROTEST"
            and trigger.frame == "vi"
            and not (frame.passive and actor)
            and all(p.letter in "STL" for p in sides.actor)
        ):
            if place.reader.text[place.end : place.end + 1] in PHRASES:
                return ()  # a state protests against somebody, no crowd does
            beside = frame.start + 1 == place.start
            if actor and frame.guessed and not frame.nominal and not siding.arose(place.reader, frame, trigger):
                return actor  # 甲发射导弹抗议
            first = sides.actor[0].start if beside and sides.actor else place.offset
            return details.crowd(self.page, self.known.grammar, sides.actor, first, place.offset + len(place.form))
        return actor

    def spokesman(self, phrase: Phrase) -> list[Entity] | None:
        """我们要求: who says so asks."""
        owner = phrase.member.owner if phrase.open_reference == "selves" and phrase.member is not None else None
        return [owner.entity(self.page.text[phrase.start : phrase.end])] if owner is not None and owner.type == "person" else None

    def handed_on(self, offset: int, acting: set[str | None]) -> list[tuple[Entity, ...]]:
        """甲说乙开枪，随后抓人: of whom somebody told, he tells in the next clause too; not of himself, nor outside of quoted words."""
        chains = self.drafts.claimants(offset)
        own = any(chain and chain[-1].id in acting for chain in chains)
        return [()] if own or any(scope.direct for scope in self.drafts.scopes_at(offset)) else chains

    def claimants(self, place: Place, trigger: Trigger, actor: tuple[Entity, ...], frame: Frame) -> list[tuple[Entity, ...]]:
        """Who says so. Nobody says so of a speech act of his own; what is alleged is the accuser's; an act of force, its announcer's."""
        reader = place.reader
        suffered = frame.passive or trigger.swap  # A说被B拘捕: A says so
        recounted = self.known.doubts.recounted.search(reader.text, reader.clauses[reader.clause_at(place.start)].start, place.start)
        chains = self.drafts.claimants(place.offset if recounted or suffered else reader.shadow.offsets[frame.start])
        if chains == [()] and frame.source_clause >= 0 and frame.actor and not suffered:
            chains = self.handed_on(frame.actor[0].start, {entity.id for entity in actor})
        if voices.told_of_oneself(self.drafts, place, frame, (verbal(trigger), self.known.doubts)):
            chains = self.drafts.claimants(place.offset)
        elif verbal(trigger) and not recounted and trigger.category != "CONSULT":
            chains = [chain[:-1] if chain and {chain[-1].id} == {entity.id for entity in actor} else chain for chain in chains]
        elif actor and voices.announced(place, frame, trigger, self.known.doubts.claimed):
            chains = [chain if chain and chain[-1].id == actor[0].id else (*chain, actor[0]) for chain in chains]
        for scope in self.governing(place.offset, facts=True):
            chains = [(*chain, e) if not chain or chain[-1].id != e.id else chain for chain in chains for e in scope.claimants or []]
        return chains
