"""What is told of one actor, sorted by what an analyst asks of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from dragoman.analysis.selection import Wanted
from dragoman.analysis.snapshot import Snapshot
from dragoman.analysis.tellings import Telling, latest_first, told_once
from dragoman.schema.claims import AnyClaim, Condition, Deployment, Event, Occupancy, Quantity, Quotation, Relation
from dragoman.schema.dates import bounds
from dragoman.text.scripts import fold

MOST_EDGES = 60


class Office(Struct, frozen=True):
    """An office somebody holds or held, or that is held in a body: the tellings of it, and the days between which it is told of."""

    telling: Telling
    start: date | None
    end: date | None


class Edge(Struct, frozen=True):
    """A relation between two actors of the day, and what tells it."""

    source: str
    target: str
    telling: Telling


class Voices(Struct, frozen=True):
    """Somebody who spoke for or against the actor, and in which words; `value` is 1, 0 or −1."""

    speaker: str
    value: int
    tellings: tuple[Telling, ...]


class Portrait(Struct, frozen=True, kw_only=True):
    """Everything told of an actor; each list the latest first."""

    offices: tuple[Office, ...]
    edges: tuple[Edge, ...]
    did: tuple[Telling, ...]
    done_to: tuple[Telling, ...]
    said: tuple[Telling, ...]
    said_of: tuple[Telling, ...]
    voices: tuple[Voices, ...]
    deployments: tuple[Telling, ...]
    conditions: tuple[Telling, ...]
    figures: tuple[Telling, ...]
    claims_it_makes: tuple[Telling, ...]
    otherwise: tuple[Telling, ...]


def portrait(snapshot: Snapshot, actor: str, wanted: Wanted, steps: int = 1) -> Portrait:
    """Sort the claims that name an actor and that the filters let through. `steps` is how far its network reaches: 1 or 2."""
    claims = latest_first(snapshot, snapshot.wanted(wanted, snapshot.of_actor.get(actor, ())))
    sorted_: dict[str, list[AnyClaim]] = defaultdict(list)
    for claim in claims:
        sorted_[_heading(claim, {slot for slot, name in snapshot.slots[claim.id] if name == actor})].append(claim)

    def told(heading: str) -> tuple[Telling, ...]:
        return tuple(told_once(snapshot, sorted_[heading]))

    return Portrait(
        offices=tuple(_offices(snapshot, sorted_["offices"])),
        edges=tuple(_edges(snapshot, actor, wanted, steps)),
        did=told("did"),
        done_to=told("done_to"),
        said=told("said"),
        said_of=told("said_of"),
        voices=tuple(_voices(snapshot, actor, claims)),
        deployments=told("deployments"),
        conditions=told("conditions"),
        figures=told("figures"),
        claims_it_makes=told("claims_it_makes"),
        otherwise=told("otherwise"),
    )


def _heading(claim: AnyClaim, slots: set[str]) -> str:
    if slots == {"asserted_by"}:
        return "claims_it_makes"
    match claim:
        case Event():
            return "did" if "actor" in slots else "done_to" if "recipient" in slots else "otherwise"
        case Quotation():
            return "said" if "speaker" in slots else "said_of"
        case Occupancy():
            return "offices"
        case Deployment():
            return "deployments"
        case Condition():
            return "conditions"
        case Quantity():
            return "figures"
        case Relation():
            return "relations"


def _offices(snapshot: Snapshot, claims: Iterable[AnyClaim]) -> list[Office]:
    """Offices in the order in which they begin or are first told of: one for all that tells that somebody holds it."""
    offices = []
    held: dict[tuple[str | None, ...], list[AnyClaim]] = defaultdict(list)
    for telling in told_once(snapshot, claims):
        if isinstance(telling.claim, Occupancy):
            held[_seat(snapshot, telling.claim)] += [telling.claim, *telling.others]
    for found in held.values():
        telling = Telling(found[0], tuple(found[1:]))
        told = [one for one in found if isinstance(one, Occupancy)]
        starts, ends = [], []
        for one in told:
            start, end = _tenure(snapshot, one)
            starts += [start] if start else []
            ends += [end] if end else []
        offices.append(Office(telling, min(starts, default=None), max(ends, default=None)))
    return sorted(offices, key=lambda one: (one.start or one.end or date.max, one.telling.claim.id))


def _seat(snapshot: Snapshot, claim: Occupancy) -> tuple[str | None, ...]:
    """Who holds what where, how it changed hands, and whether it is told as so."""
    body = claim.organisation
    post = fold(claim.post_en or claim.post).removesuffix(f" of {fold(body.name)}" if body else "")
    return snapshot.id_of(claim, claim.holder.id), post, snapshot.id_of(claim, body.id) if body else None, claim.change, *claim.auxiliary


def _tenure(snapshot: Snapshot, claim: Occupancy) -> tuple[date | None, date | None]:
    """From when to when an office is told of: its tenure; else the day of the report that finds somebody in it."""
    if claim.date is not None:
        start, end = bounds(claim.date)
        if claim.change in ("appointed", "elected"):
            return start, None
        if claim.change in ("dismissed", "resigned"):
            return None, end
        return start, end
    day = snapshot.day_of(claim)
    seen = bounds(day)[0] if day and claim.status == "current" and not claim.change else None
    return seen, seen


def _edges(snapshot: Snapshot, actor: str, wanted: Wanted, steps: int) -> list[Edge]:
    """Relations of the actor; with two steps those of whom it is related to as well."""
    edges = _relations(snapshot, wanted, [actor])
    if steps > 1:
        near = sorted({end for one in edges for end in (one.source, one.target)} - {actor})
        known = {one.telling.claim.id for one in edges}
        edges += [one for one in _relations(snapshot, wanted, near) if one.telling.claim.id not in known]
    return edges[:MOST_EDGES]


def _relations(snapshot: Snapshot, wanted: Wanted, actors: Sequence[str]) -> list[Edge]:
    claims = {one.id: one for actor in actors for one in snapshot.of_actor.get(actor, ()) if isinstance(one, Relation)}
    made = []
    for telling in told_once(snapshot, latest_first(snapshot, snapshot.wanted(wanted, claims.values()))):
        slots = dict(snapshot.slots[telling.claim.id])
        source, target = slots.get("from"), slots.get("to")
        if source and target and {source, target} & set(actors):
            made.append(Edge(source, target, telling))
    return made


def _voices(snapshot: Snapshot, actor: str, claims: Iterable[AnyClaim]) -> list[Voices]:
    """Who took a stance on the actor, those with most words first."""
    words: dict[tuple[str, int], list[AnyClaim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, Quotation) and claim.stance and snapshot.id_of(claim, claim.stance.target.id) == actor:
            speaker = snapshot.id_of(claim, claim.speaker.id)
            if speaker and speaker != actor:
                words[speaker, claim.stance.value].append(claim)
    found = [Voices(speaker, value, tuple(told_once(snapshot, said))) for (speaker, value), said in words.items()]
    return sorted(found, key=lambda one: (-one.value, -len(one.tellings), one.speaker))


def related(edges: Iterable[Edge]) -> Sequence[tuple[str, int]]:
    """The types of relation among edges, the most frequent first."""
    counted = Counter(edge.telling.claim.type for edge in edges if isinstance(edge.telling.claim, Relation))
    return counted.most_common()
