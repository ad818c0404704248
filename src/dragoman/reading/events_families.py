"""Family names that stand alone for somebody named in full, as reports of trials write: 法官質疑鄭…, 鄭拒絕…."""

import re

import rjieba
from msgspec import Struct, field

from dragoman.reading.cast import Member
from dragoman.reading.events_clauses import Reader
from dragoman.reading.events_frames import Frame
from dragoman.reading.events_sides import Sides
from dragoman.reading.events_words import EventGrammar, Trigger
from dragoman.reading.page import Page, Phrase
from dragoman.text.alternatives import places
from dragoman.text.scripts import fold

LONGEST_HAN = 4
# So often at least a report must let somebody speak by the family name alone.
OFTEN = 3
# In how many clauses beside the verb such a name is looked for.
BACK = 3
# A name so many times rarer than another with the same family name is rather a misreading.
SELDOM = 4
SPOKEN = frozenset({"comp", "va", "vc"})
LIKELY = 0.85


class Families(Struct):
    """Whom a family name alone means in a report."""

    page: Page | None = None
    bearers: dict[str, Member] = field(default_factory=dict)
    # What a family name before it is no name by itself: 何 + 时.
    never: re.Pattern[str] = re.compile("(?!)")
    # After it: somebody speaks.
    answers: re.Pattern[str] = re.compile("(?!)")

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

    def at(self, offset: int) -> Phrase | None:
        """The family name that stands here as a word."""
        page = self.page
        if page is None or (member := self.bearers.get(page.folded[offset : offset + 1])) is None:
            return None
        if offset not in page.boundaries or self.never.match(page.folded, offset + 1):
            return None
        # The word segmenter may glue it to the word after it, which must make no word.
        if offset + 1 not in page.boundaries and rjieba.has_word(page.folded[offset : offset + 2]):
            return None
        if any(page.folded.startswith(fold(name), offset) for name in member.names):
            return None
        return Phrase(offset, offset + 1, offset, offset + 1, "P", member, confidence=LIKELY)


NONE = Families()


def pronoun(sides: Sides) -> bool:
    """遭法官质疑他…: 他 is of whom the clauses before tell."""
    return all(phrase.open_reference == "person" for phrase in sides.recipient)


def found(page: Page, grammar: EventGrammar) -> Families:
    """Those who alone bear their family name in the report, and speak by it."""
    if not page.language.startswith("zh"):
        return NONE
    families: dict[str, dict[str, Member]] = {}
    for member in page.cast.members.values():
        name = fold(member.names[0]) if member.type == "person" and member.names and member.named else ""
        if 2 <= len(name) <= LONGEST_HAN and all("\u4e00" <= c <= "\u9fff" for c in name):
            families.setdefault(name[0], {})[name] = member
    bearers = {char: known for char, named in families.items() if (known := foremost(page, named)) and often(page, char, grammar)}
    return Families(page, bearers, grammar.no_surname, grammar.speaks) if bearers else NONE


def foremost(page: Page, named: dict[str, Member]) -> Member | None:
    """The only bearer; or the one whom the report names far more often than any other, who is rather a misreading."""
    ranked = sorted(named, key=page.folded.count, reverse=True)
    clear = len(ranked) == 1 or page.folded.count(ranked[1]) * SELDOM < page.folded.count(ranked[0])
    return named[ranked[0]] if clear else None


def often(page: Page, char: str, grammar: EventGrammar) -> bool:
    """The report lets this family name speak again and again."""
    said = (at for at in places(char, page.folded) if at in page.boundaries and grammar.speaks.match(page.folded, at + 1) is not None)
    return sum(1 for _ in said) >= OFTEN
