"""How and when an event is meant: its auxiliary modes, from the words around its trigger and from the tale that it stands in."""

import re
from datetime import timedelta
from typing import NamedTuple, Protocol

from dragoman.reading import ages, modality, timing
from dragoman.reading.events_details import begun
from dragoman.reading.events_doubts import Doubts
from dragoman.reading.events_frames import Frame
from dragoman.reading.events_places import Place
from dragoman.reading.events_terms import Terms
from dragoman.reading.events_trials import SPOKEN, Trials
from dragoman.reading.events_words import Trigger
from dragoman.reading.modality import is_history
from dragoman.reading.page import Page, Sentence
from dragoman.schema import plover
from dragoman.schema.claims import Auxiliary
from dragoman.schema.dates import bounds
from dragoman.schema.entities import Entity

# Who has held no office for so many years acts no more.
GENERATION = 25
# Of these a decision is told before they are done.
DECIDED = frozenset({"AID", "MOBILIZE", "COOPERATE", "CONSULT", "PROTEST"})
# What is dated so soon after the report is still to come; of a day further off the year may be mistaken.
SOON = timedelta(days=92)
# What goes on since then, or comes at any time after it: no history.
SINCE = re.compile("以来|[0-9]{4}年起(?![义来于初，])|(?:^|[，。；])自从?[^，。；]{4,24}(?:之后|以后|后|起)，")


class Known(Protocol):
    """What the event pass has compiled."""

    modality: modality.ModalityKnowledge
    timing: timing.TimingKnowledge
    doubts: Doubts
    terms: Terms
    trials: Trials


class Tale(NamedTuple):
    """What a report tells of: one month, its own; or times long past."""

    topical: bool = False
    of_old: bool = False
    # A trial of a case of years ago.
    trial: bool = False


class Modes:
    """The auxiliary modes of the events of one sentence."""

    def __init__(self, page: Page, sentence: Sentence, known: Known) -> None:
        self.page, self.sentence, self.known = page, sentence, known
        self.tale = Tale()

    def of(self, place: Place, frame: Frame, trigger: Trigger, date: str | None) -> set[Auxiliary]:
        """Auxiliary modes of the trigger, and of the preposition that opens its predicate."""
        offsets = place.reader.shadow.offsets
        verb = offsets[frame.head] if frame.disposed else place.offset
        found = modality.auxiliary(self.page, self.sentence, verb, self.known.modality) | self.intended(place, frame, trigger)
        if 0 < frame.head < place.start:
            found |= modality.auxiliary(self.page, self.sentence, offsets[frame.head], self.known.modality)
        if not verbal(trigger) and self.laid_down(place):
            found.add("future")
        if self.none_of(place, frame):
            found.add("negation")
        if self.long_ago(place, date, said(trigger)) or (date is None and found <= {"negation"} and self.tried_now(place, frame, trigger)):
            found.add("historical")
        elif not self.ages_ago(place, date):
            found.discard("historical")  # 曾 of last week
        if not found and date and not verbal(trigger) and self.dated_ahead(verb, date):
            found.add("future")
        if "future" in found and self.known.doubts.habit.search(self.page.folded, self.sentence.start, place.offset):
            found.discard("future")  # 每当…就会: told of what is done again and again
        if term := self.known.terms.of(self.page, self.sentence):
            found = found - {"future"} | {term}
        if trigger.category == "AGREE" and modality.unasked(self.page, self.sentence, verb, self.known.modality):
            found.add("negation")
        decided = self.known.doubts.pledged if trigger.category == "AID" else self.known.doubts.decided
        if trigger.category in DECIDED and not found and decided.search(place.reader.text, *self.clause(place)):
            found.add("future")
        if trigger.category == "AGREE" or ("future" in found and date and begun(date, self.page) and self.tried(place)):
            found.discard("future")
        willing = "future" in found and "愿" in self.page.folded[max(0, verb - 6) : verb]
        if willing and date and is_history(date.split("/")[0], self.page.reference):
            found = found - {"future"} | {"hypothetical"}  # whether it came to that, the words leave open
        return found

    def dated_ahead(self, verb: int, date: str) -> bool:
        """A date in the clause before the verb lies after the report."""
        day = bounds(date)[0]
        if day is None or not timedelta() < day - self.page.reference <= SOON or SINCE.search(self.page.folded[verb : self.sentence.end]):
            return False
        start = modality.clause_start(self.page, self.sentence, verb, self.known.modality)
        return any(start <= mention.start < verb and mention.edtf == date for mention in self.sentence.dates)

    def clause(self, place: Place) -> tuple[int, int]:
        """Of the place's shadow, the words from the beginning of the clause to the trigger."""
        return place.reader.clauses[place.reader.clause_at(place.start)].start, place.start

    def laid_down(self, place: Place) -> bool:
        """明确了转入防御、局部撤退的方针: what was decided upon is to be done."""
        plan = self.known.doubts.planned.match(self.page.folded, place.offset, self.sentence.end)
        return plan is not None and self.known.doubts.planning.search(self.page.folded, self.sentence.start, place.offset) is not None

    def none_of(self, place: Place, frame: Frame) -> bool:
        """无议员承诺: none of them did, as the word right before them in the clause says."""
        if not frame.actor or frame.source_clause >= 0 or frame.passive or frame.actor[0].letter not in "GOS":
            return False
        start = frame.actor[0].start
        return (
            start < place.offset and self.known.doubts.none.search(self.page.folded, max(self.sentence.start, start - 4), start) is not None
        )

    def tried_now(self, place: Place, frame: Frame, trigger: Trigger) -> bool:
        """The act is of the case that is tried, or what is told of it on the stand."""
        if not self.tale.trial or trigger.category in SPOKEN:
            return False
        start = modality.clause_start(self.page, self.sentence, place.offset, self.known.modality)
        sides = [*frame.actor, *frame.recipient]
        return self.known.trials.of_case(self.page, self.sentence, (start, place.offset), sides, self.known.timing)

    def long_ago(self, place: Place, date: str | None, words: bool) -> bool:
        """By the tale, where the act has no date; by what it is, where it has one: the outbreak of an invasion of years ago."""
        if date is None:
            later = words and any(timing.of_object(self.page, self.sentence, d, place.offset, said=True) for d in self.sentence.dates)
            return not later and self.told_of_old(place)
        return ages.begun(self.page, self.sentence, place.offset, self.known.modality.ages, own=True)

    def told_of_old(self, place: Place) -> bool:
        """The act has no date, and the sentences before it, the report as a whole, or the ruler in whose time it was, are of the past."""
        page, sentence, known = self.page, self.sentence, self.known
        if self.tale.of_old and not timing.of_now(page, sentence.start, sentence.end, known.timing):
            return True
        if timing.at_outset(page, sentence, place.offset, known.timing) or ages.begins(page, sentence, place.offset, known.modality.ages):
            return True
        if ages.ruled(page, sentence, place.offset, known.modality.ages) or ages.begun(page, sentence, place.offset, known.modality.ages):
            return True
        if ages.goes_on(page, sentence, known.modality.ages) or ages.reigned(page, sentence, known.modality.ages):
            return not timing.of_now(page, sentence.start, sentence.end, known.timing)
        return not self.tale.topical and timing.in_past(page, sentence, place.offset, known.timing)

    def tried(self, place: Place) -> bool:
        """Nothing but a word for an attempt speaks of the future; on a day gone by it does not."""
        words = place.reader.text[place.reader.clauses[place.reader.clause_at(place.start)].start : place.start]
        rest = self.known.doubts.tried.sub("", words)
        return rest != words and self.known.modality.future.search(rest) is None

    def ages_ago(self, place: Place, date: str | None) -> bool:
        """What 曾 and the like may tell of here: the date lies far back, or there is none and the report no month; or an age is named."""
        page, sentence, known = self.page, self.sentence, self.known.modality
        far = not self.tale.topical if date is None else is_history(date, page.reference)
        if far or ages.named(page, sentence.start, place.offset, known.ages):
            return True
        clause = modality.clause_start(page, sentence, place.offset, known)
        return date is None and known.long_since.search(page.folded, clause, place.offset) is not None

    def intended(self, place: Place, frame: Frame, trigger: Trigger) -> set[Auxiliary]:
        """X试图渡河，攻占Y: what is only tried, planned or possible in the clause of the subject is so in those that lean on it."""
        reader = place.reader
        own = reader.clauses[reader.clause_at(place.start)]
        if frame.source_clause < 0 or verbal(trigger) or self.known.doubts.real.search(reader.text, own.start, min(own.end, place.end + 1)):
            return set()
        found: set[Auxiliary] = set()
        for clause in reader.clauses[frame.source_clause : reader.clause_at(place.start)]:
            if self.known.doubts.real.search(reader.text, clause.start, clause.end):
                found = set()
            elif modality.happened(
                self.page, (place.offset, self.sentence.end), reader.text[clause.start : clause.end], self.known.modality
            ):
                continue
            elif intent := self.known.doubts.intent.search(reader.text, clause.start, clause.end):
                if frame.passive and self.known.doubts.willed.fullmatch(intent.group()):
                    continue
                found.add("hypothetical" if intent.lastgroup == "if" else "future")
        return found

    def bygone(
        self, place: Place, trigger: Trigger, sides: tuple[tuple[Entity, ...], tuple[Entity, ...]], date: str | None
    ) -> set[Auxiliary]:
        """`historical` where the date lies far back, or where who acts (or meets more than words) is long gone: what has gone on 以来
        goes on."""
        page, words = self.page, self.page.folded[self.sentence.start : place.offset]
        if date is not None and date.endswith("..") and not SINCE.search(words) and is_history(date.split("/")[0], page.reference):
            return {"historical"}
        if date is not None and not is_history(date, page.reference):
            return set()
        gone = f"{page.reference.year - GENERATION:04}"
        actor, met = sides
        bodily = met if not verbal(trigger) or trigger.category in {"REQUEST", "CONSULT"} else ()
        for entity in (*actor, *bodily):
            offices = page.lexicon.offices_of.get(entity.id or "", [])
            if (entity.id or "").startswith("state:SUN") or (offices and all((o.end or "9999") < gone for o in offices)):
                return {"historical"}
        return {"historical"} if ages.outlived(page, (*actor, *bodily), self.known.modality.ages) else set()


def verbal(trigger: Trigger) -> bool:
    """The act is done by words."""
    return plover.ontology().categories[trigger.category].quad.startswith("verbal")


def said(trigger: Trigger) -> bool:
    """The act is nothing but words: no meeting."""
    return verbal(trigger) and trigger.category != "CONSULT"
