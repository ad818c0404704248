"""In whose mouth an event stands: where an allegation ends, whether the speaker himself acts, who only tells what others did."""

from dragoman.reading.drafts import Drafts
from dragoman.reading.events_doubts import Doubts
from dragoman.reading.events_frames import Frame
from dragoman.reading.events_places import Place
from dragoman.reading.events_sides import Sides
from dragoman.reading.events_words import Trigger
from dragoman.reading.page import Page
from dragoman.schema.entities import Entity

# Pronouns that are the speaker, or his own state.
SELVES = frozenset({"self", "selves", "own_state"})
# So many characters before somebody's words his cue stands.
LED = 6
# The first of several steps.
FIRST = ("先", "首先")
# A quotation of so many characters is no slogan.
SPOKEN = 20
# Done by a force, not by the one who announces it.
BY_FORCE = frozenset({"arrest"})
# A force that announces one of these tells of its own deed.
ANNOUNCED = frozenset({"arrest", "destroy", "aerial", "heavy-weapons", "drone", "firearms", "targeted", "release"})


def alleged_end(place: Place) -> int:
    """Where what is alleged ends: a clause that only says when (指责A在撤退前，…) is not the whole of it."""
    reader, number = place.reader, place.reader.clause_at(place.start)
    own = reader.clauses[number]
    # 甲部在乙批评法院后，直接要求…: the whole clause of the accuser only says when.
    if reader.grammar.timed.fullmatch(reader.text, own.start, own.end):
        return own.end
    while number + 1 < len(reader.clauses) and reader.grammar.unfinished.search(reader.text, place.end, reader.clauses[number].end):
        number += 1
    return reader.clauses[number].end


def asked_end(place: Place) -> int:
    """Where what is asked for ends: with its clause, or with the last of the steps after a first one (要求先停火，而后撤军)."""
    reader, number = place.reader, place.reader.clause_at(place.start)
    if not any(word in reader.text[place.end : place.high] for word in FIRST):
        return place.high
    while number + 1 < len(reader.clauses) and reader.grammar.sequel.match(reader.text, reader.clauses[number + 1].start):
        number += 1
    return reader.clauses[number].end


def announced(place: Place, frame: Frame, trigger: Trigger, claimed: frozenset[str]) -> bool:
    """宣布击落敌机, 宣布收复A: an act of force is told by who did it."""
    return frame.announced and (trigger.mode in ANNOUNCED or (frame.source_clause < 0 and place.form in claimed))


def told_of_oneself(drafts: Drafts, place: Place, frame: Frame, known: tuple[bool, Doubts]) -> bool:
    """甲强调，他不会否决…, 甲表示将援助乙: he only tells of it; what he announces or does with these words is his act.
    `known`: whether the act is one of speech."""
    scopes = drafts.scopes_at(place.offset)
    if not scopes:
        return False
    spoken, grammar = known
    low, folded = scopes[-1].start, drafts.page.folded
    if grammar.announcing.search(folded, max(0, low - LED), low):
        return False
    inside = [phrase for phrase in frame.actor if phrase.start >= low]
    if inside:
        return all(phrase.open_reference not in SELVES for phrase in inside)
    return (not spoken and frame.source_clause < 0) or grammar.intended.search(folded, low, place.offset) is not None


def unclaimed(page: Page, drafts: Drafts, offset: int) -> bool:
    """A paragraph in quotation marks of which nobody knows who says it."""
    held = [q for q in page.quotes if q.kind == "quote" and q.inner_start <= offset < q.inner_end and q.inner_end - q.inner_start >= SPOKEN]
    return any(page.folded[q.start - 1 : q.start] in {"", "\n"} for q in held) and not drafts.scopes_at(offset)


def only_told(sides: Sides, trigger: Trigger, claimants: list[tuple[Entity, ...]], actor: tuple[Entity, ...]) -> bool:
    """局长宣布，已拘捕四人: his men did it."""
    if trigger.mode not in BY_FORCE or not actor or any(phrase.letter != "P" for phrase in sides.actor):
        return False
    return all(chain and chain[-1].id == actor[0].id for chain in claimants)
