"""Who acts in a clause that only says when and names nobody who does: 在占领A后，B继续推进; B在与A通话时表示."""

from dragoman.reading.events_clauses import PHRASES, Lead, Reader
from dragoman.reading.events_frames import CARRIED, Frame, Leftward

# How many clauses on the sentence may come to its subject.
FAR = 3
# Before a clause that begins anew.
NEW = "；。"


def fill(reader: Reader, frame: Frame, left: Leftward) -> None:
    """Give the act the subject of the clause around it, or of the one that it leans on."""
    if not frame.bare or frame.nominal or frame.source_clause >= 0 or (frame.actor and not (frame.passive and not frame.recipient)):
        return
    lead = _around(reader, left)
    if lead is None and left.trigger.category != "PROTEST" and (left.trigger.frame != "with" or frame.dative) and _opens(reader, left):
        lead = _after(reader, frame, left.number)
    if lead is None or lead.closed or all(p.letter in "LT" for p in lead.phrases) or _alike(lead, frame):
        return
    first = frame.start
    left.subject(lead.phrases, lead.start)
    frame.start, frame.factor = min(first, lead.start), frame.factor * CARRIED


def _around(reader: Reader, left: Leftward) -> Lead | None:
    """B在与A通话时: the subject before the word that opens the time."""
    lead = reader.lead(left.number) if left.cut else None
    return lead if lead is not None and lead.end < left.low and reader.skip_right(lead.end, left.low) >= left.low - 1 else None


def _opens(reader: Reader, left: Leftward) -> bool:
    """Nobody is named in the sentence before the clause; or it begins with 在, and nobody speaks of it."""
    start = reader.clauses[left.number].start
    if left.cut:
        return start not in {at + 1 for at in reader.cues}
    low = max(reader.text.rfind(mark, 0, start) for mark in NEW) + 1
    return not any(char in PHRASES for char in reader.text[low:start])


def _after(reader: Reader, frame: Frame, number: int) -> Lead | None:
    """在占领A后，B…: the subject of the next clause, over others that say when."""
    for later in range(number, min(number + FAR, len(reader.clauses) - 1)):
        clause = reader.clauses[later]
        start = max(frame.end, frame.verb_end) if later == number else clause.start
        if reader.text[clause.end] not in "，," or reader.grammar.leaning.when_only.fullmatch(reader.text, start, clause.end) is None:
            return None
        lead = reader.lead(later + 1)
        if lead is not None and reader.grammar.leaning.when_only.fullmatch(reader.text, lead.start, reader.clauses[later + 1].end) is None:
            return lead if _acts(reader, lead) else None
    return None


def _acts(reader: Reader, lead: Lead) -> bool:
    """What follows the subject is a predicate that is understood."""
    high = len(reader.text)
    return reader.skip_right(lead.end, high) > lead.end or lead.end in reader.verbs or reader.verb(lead.end, high) > 0


def _alike(lead: Lead, frame: Frame) -> bool:
    """The subject is of those whom the act meets, or of their land."""
    met = {name for p in frame.recipient + frame.dative if p.member is not None for name in (p.member.final.id, p.member.final.country)}
    return any(p.member is not None and not met.isdisjoint({p.member.final.id, p.member.final.country} - {None}) for p in lead.phrases)
