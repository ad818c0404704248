"""Family names that stand alone for somebody named in full, as reports of trials write: 法官質疑鄭…, 鄭拒絕…."""

from dragoman.reading.events_clauses import Reader
from dragoman.reading.events_frames import Frame
from dragoman.reading.events_sides import Sides
from dragoman.reading.events_words import EventGrammar, Trigger
from dragoman.reading.family_names import FamilyNames
from dragoman.reading.page import Page, Phrase

# In how many clauses beside the verb such a name is looked for.
BACK = 3
SPOKEN = frozenset({"comp", "va", "vc"})


class Families(FamilyNames):
    """Whom a family name alone means beside an act of speech."""

    def fill(self, reader: Reader, place: tuple[int, int], frame: Frame, told: tuple[Trigger, Sides]) -> None:
        """Give an act of speech the sides that are named so. `place`: where the trigger begins in the shadow, and ends in the report."""
        trigger, sides = told
        if not self.bearers or trigger.frame not in SPOKEN:
            return
        if not sides.recipient and not frame.passive and trigger.frame != "vc" and (met := self.at(place[1])) is not None:
            sides.recipient = [met]
            frame.end = max(frame.end, reader.shadow.at(met.end - 1) + 1)
        elif (
            trigger.frame == "va"
            and (not sides.recipient or pronoun(sides))
            and (other := self.beside(reader, place[0], frame.passive)) is not None
        ):
            sides.recipient = [other]
        if not sides.actor and not frame.passive and frame.elided:
            low = reader.clauses[reader.clause_at(place[0])].start
            first = reader.skip_right(low, place[0])
            lead = self.at(reader.shadow.offsets[first]) if first < place[0] else None
            if lead is not None and reader.skip_right(first + 1, place[0]) >= place[0]:
                sides.actor, frame.elided, frame.bare = [lead], False, False
                frame.start, frame.factor = min(frame.start, first), 1.0

    def beside(self, reader: Reader, start: int, before: bool) -> Phrase | None:
        """Who is blamed and answers in a clause after (法官质疑有何用，郑解释…); where 遭 names who blames, the lead of one before."""
        number = reader.clause_at(start)
        near = range(number - 1, number - 1 - BACK, -1) if before else range(number + 1, number + 1 + BACK)
        for clause in (reader.clauses[n] for n in near if 0 <= n < len(reader.clauses)):
            first = reader.skip_right(clause.start, clause.end)
            if first < clause.end and (lead := self.at(reader.shadow.offsets[first])) is not None:
                return lead if before or self.answers.match(reader.text, first + 1, clause.end) else None
        return None


NONE = Families()


def pronoun(sides: Sides) -> bool:
    """遭法官质疑他…: 他 is of whom the clauses before tell."""
    return all(phrase.open_reference == "person" for phrase in sides.recipient)


def found(page: Page, grammar: EventGrammar) -> Families:
    """Those of the page, whom the reference step found."""
    return Families(page, page.families, grammar.no_surname, grammar.speaks) if page.families else NONE
