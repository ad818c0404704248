"""Where a trigger stands: the shadow it is read in, and whether its clause only wishes for what it says."""

from msgspec import Struct

from dragoman.reading.events_clauses import Reader
from dragoman.reading.page import Atom, last_mark
from dragoman.schema.entities import Entity

OPENING, CLOSING = "“「『《", "”」』》"
# A quotation of so few characters is a slogan, a title or a word held at arm's length.
SLOGAN = 15


class Scope(Struct):
    """A stretch of the report that another trigger governs. `claimants` say that what stands there is so; None: nothing there is a fact."""

    start: int
    end: int
    claimants: list[Entity] | None


class Place(Struct):
    """A trigger found in a sentence: the shadow it is read in, indices there, and its offset."""

    reader: Reader
    start: int
    end: int
    form: str
    offset: int

    @property
    def high(self) -> int:
        """Where its clause ends."""
        return self.reader.clauses[self.reader.clause_at(self.start)].end

    def unreal(self) -> bool:
        """Its clause only wishes, wards off or speaks of it; or it is a slogan, a few words between quotation marks."""
        number, text = self.reader.clause_at(self.start), self.reader.text
        clause = self.reader.clauses[number]
        if self.reader.unreal(clause.start, self.start):
            lead = self.reader.lead(number)
            own = self.reader.grammar.proposed.match(text, lead.end) if lead is not None and lead.closed else None
            if own is None or self.reader.unreal(own.end(), self.start):
                return True  # but A的提案被B驳回 is done
        opened = last_mark(text, OPENING, clause.start, self.start)
        if opened < 0:
            return False
        closed = min((at for mark in CLOSING if (at := text.find(mark, self.end, clause.end)) >= 0), default=-1)
        if closed < 0 or text[opened - 1 : opened] in {"：", ":", "，", ","} or any(mark in text[opened : self.start] for mark in CLOSING):
            return False
        return self.reader.shadow.offsets[closed] - self.reader.shadow.offsets[opened] <= SLOGAN

    def topical(self) -> bool:
        """A的邀请遭B婉拒: only the thing that somebody met."""
        reader, lead = self.reader, self.reader.lead(self.reader.clause_at(self.start))
        own = reader.grammar.proposed.match(reader.text, lead.end) if lead is not None and lead.closed else None
        return own is not None and self.start < own.end() < self.high

    def done(self) -> bool:
        """在A号召下, 应A请求: what comes next is no wish of A's, but done."""
        reader = self.reader
        asked = reader.grammar.behest.search(reader.text, reader.clauses[reader.clause_at(self.start)].start, self.end)
        return asked is not None or self.topical() or reader.grammar.under.match(reader.text, self.end) is not None


def spot(reader: Reader, offset: int, form: str) -> Place | None:
    at = reader.shadow.at(offset)
    if at >= len(reader.text) or reader.shadow.offsets[at] != offset or not reader.text.startswith(form, at):
        return None
    return Place(reader, at, at + len(form), form, offset)


def longest(atoms: list[Atom]) -> list[Atom]:
    """Triggers without those inside a longer one; of two that overlap, the first."""
    kept: list[Atom] = []
    for atom in sorted(atoms, key=lambda a: (a.start, -a.end)):
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept
