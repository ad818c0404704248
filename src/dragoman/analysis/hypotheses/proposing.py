"""What a situation offers a question: hypotheses from rival readings, and evidence ranked by how much it could tell answers apart.

Evidence is proposed, never rated. A claim that names the question's actors scores a point for each of: it reads, or is read as, what a
hypothesis rests on (2); it carries a stance or a trend; it is an act, or words, between two of the actors; it is disputed; it is told
as a fact, not alleged; and log2 of its independent voices. What all tell alike and nobody reads tells answers apart least.
"""

from collections.abc import Iterable, Sequence
from math import log2

from msgspec import Struct

from dragoman.analysis.hypotheses.matrix import Question
from dragoman.analysis.pair.sides import OFFICIAL
from dragoman.analysis.snapshot import Snapshot
from dragoman.schema.claims import AnyClaim, Condition, Event, Occupancy, Quantity, Quotation, Relation


class Reading(Struct, frozen=True, kw_only=True):
    """One answer that the situation holds: its words, its claims, and the ids of the day of those whose words they are."""

    text: str
    claims: tuple[str, ...]
    holders: tuple[str, ...]


class Proposed(Struct, frozen=True, kw_only=True):
    """A piece of evidence: the claims of one fact, with the reasons that it is offered."""

    claims: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]
    voices: tuple[str, ...]


class Posed(Struct, frozen=True, kw_only=True):
    """A question that a report poses in its title or a heading."""

    text: str
    report: str


def posed(snapshot: Snapshot) -> list[Posed]:
    """Questions that reports pose, by report."""
    return [Posed(text=text, report=one.id) for one in snapshot.reports.values() for text in one.questions]


def readings(snapshot: Snapshot, target: str) -> list[Reading]:
    """The rival readings of a claim, or those of a conflict of readings; those of one holder together, in the order of the text."""
    for one in snapshot.joined.conflicts:
        if one.id == target and one.type == "reading":
            return [_side(snapshot, side) for side in one.sides]
    held: dict[str, list[Quotation]] = {}
    for kind, claim in snapshot.answers_to.get(target, ()):
        if kind == "reads" and isinstance(claim, Quotation) and snapshot.state(claim) != "rejected":
            held.setdefault(snapshot.id_of(claim, claim.speaker.id) or claim.speaker.name, []).append(claim)
    return [Reading(text=claims[0].content, claims=tuple(one.id for one in claims), holders=(who,)) for who, claims in held.items()]


def _side(snapshot: Snapshot, claims: Sequence[str]) -> Reading:
    held = [one for one in (snapshot.claims[claim] for claim in claims) if isinstance(one, Quotation)]
    holders = dict.fromkeys(snapshot.id_of(one, one.speaker.id) or one.speaker.name for one in held)
    return Reading(text=held[0].content, claims=tuple(claims), holders=tuple(holders))


def propose(snapshot: Snapshot, question: Question, most: int = 20) -> list[Proposed]:
    """Claims about the question's actors that are not in it yet, those that could tell most first."""
    used = {claim for piece in question.evidence for claim in piece.claims}
    answers = {claim for hypothesis in question.hypotheses for claim in hypothesis.claims}
    read = {to for claim in answers for to in _read(snapshot.claims.get(claim))}
    found: dict[str, Proposed] = {}
    for claim in snapshot.claims.values():
        named = _meant(snapshot, question, claim)
        in_play = claim.id in answers | read or bool(read & _read(claim))
        if claim.id in used or claim.id not in snapshot.joined.claims or not (in_play or named):
            continue
        if isinstance(claim, Quantity | Occupancy) or snapshot.state(claim) == "rejected":
            continue
        fact = snapshot.fact_of.get(claim.id)
        reasons = list(_reasons(snapshot, claim, in_play, len(named)))
        voices = fact.voices if fact else 1
        score = sum(points for points, _ in reasons) + log2(max(voices, 1))
        if not reasons:
            continue
        told = tuple(why for _, why in reasons) + ((f"{voices} independent voices",) if voices > 1 else ())
        made = Proposed(claims=fact.claims if fact else (claim.id,), score=score, reasons=told, voices=_voices(snapshot, claim))
        key = fact.id if fact else claim.id
        if key not in found or found[key].score < score:
            found[key] = made
    return sorted(found.values(), key=lambda one: (-one.score, one.claims))[:most]


def _meant(snapshot: Snapshot, question: Question, claim: AnyClaim) -> set[str]:
    """The question's actors that a claim names, by themselves or by who acts for them."""
    countries = {held.country: one for one in question.actors if (held := snapshot.actors.get(one)) is not None and held.type == "state"}
    found = set()
    for _, actor in snapshot.slots[claim.id]:
        held = snapshot.actors.get(actor)
        if actor in question.actors:
            found.add(actor)
        elif held is not None and held.country in countries and held.sector in OFFICIAL:
            found.add(countries[held.country])
    return found


def _reasons(snapshot: Snapshot, claim: AnyClaim, in_play: bool, named: int) -> Iterable[tuple[float, str]]:
    if in_play:
        yield 2, "it is, or reads, what a hypothesis rests on"
    if isinstance(claim, Quotation) and claim.stance is not None and claim.stance.value:
        yield 1, "it takes a stance"
    if isinstance(claim, Relation | Condition) and claim.trend in {"rising", "falling"}:
        yield 1, f"it tells of a trend ({claim.trend})"
    if isinstance(claim, Event) and named > 1:
        yield 1 + abs(claim.score or 0) / 10, "an act between the question's actors"
    elif isinstance(claim, Quotation | Relation) and named > 1:
        yield 1, "it is about the question's actors together"
    if claim.id in snapshot.conflicts_of:
        yield 1, "it is disputed"
    if isinstance(claim, Event) and not claim.asserted_by and not claim.auxiliary:
        yield 0.5, "told as a fact"


def voices_of(snapshot: Snapshot, claims: Iterable[str]) -> tuple[str, ...]:
    """Whose word claims are."""
    return tuple(dict.fromkeys(voice for one in claims for voice in _voices(snapshot, snapshot.claims[one])))


def _voices(snapshot: Snapshot, claim: AnyClaim) -> tuple[str, ...]:
    """Whose word it is: the claimant or speaker, else the report's publisher."""
    if isinstance(claim, Quotation):
        return (snapshot.id_of(claim, claim.speaker.id) or claim.speaker.name,)
    if claim.asserted_by:
        return tuple(snapshot.id_of(claim, one.id) or one.name for one in claim.asserted_by[-1:])
    report = snapshot.reports[claim.report]
    return (report.publisher or report.id,)


def _read(claim: AnyClaim | None) -> set[str]:
    if claim is None:
        return set()
    own = set(claim.reads) if isinstance(claim, Quotation) else set()
    return own | {link.to for link in claim.links if link.type == "reads"}
