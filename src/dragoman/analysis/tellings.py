"""Claims put together for reading: what tells the same stands once, with how often and by whom."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from dragoman.analysis.snapshot import Snapshot
from dragoman.schema.claims import AnyClaim, Event, Quantity, Quotation
from dragoman.schema.derived import Conflict

NOT_DONE = frozenset({"future", "hypothetical", "negation", "historical"})


class Telling(Struct, frozen=True):
    """A claim, the others that tell the same, and how many voices tell it that are independent of each other."""

    claim: AnyClaim
    others: tuple[AnyClaim, ...] = ()
    voices: int = 1


class Side(Struct, frozen=True):
    """One side of a conflict."""

    tellings: tuple[Telling, ...]


class Dispute(Struct, frozen=True):
    """A conflict with its sides, and the claims that all sides read where it is one of readings."""

    conflict: Conflict
    sides: tuple[Side, ...]
    about: tuple[AnyClaim, ...] = ()


def told_once(snapshot: Snapshot, claims: Iterable[AnyClaim], most: int | None = None) -> list[Telling]:
    """The first claim of each fact in the order given, with those of the same fact that are also given."""
    together: dict[str, list[AnyClaim]] = {}
    for claim in claims:
        fact = snapshot.fact_of.get(claim.id)
        together.setdefault(fact.id if fact else claim.id, []).append(claim)
    made = []
    for first, *rest in list(together.values())[:most]:
        voices = {snapshot.joined.voices.get(one.report, one.report) for one in (first, *rest)}
        made.append(Telling(first, tuple(rest), len(voices)))
    return made


def latest_first(snapshot: Snapshot, claims: Iterable[AnyClaim]) -> list[AnyClaim]:
    """By the day of their matter, the latest first; what is only expected, or has no day of its own, by the day of its report."""

    def key(claim: AnyClaim) -> tuple[str, str]:
        day = snapshot.day_of(claim) or ""
        return (day.partition("/")[0] or day[1:], claim.id)

    return sorted(claims, key=key, reverse=True)


def happened(claim: AnyClaim) -> bool:
    """Whether a claim is an event told as done and no mere background, and with somebody in it."""
    return isinstance(claim, Event) and not NOT_DONE & set(claim.auxiliary) and bool(claim.actor or claim.recipient)


def disputes(snapshot: Snapshot, claims: Iterable[AnyClaim], ids: Collection[str] | None = None) -> list[Dispute]:
    """Conflicts, all or those with these ids, in which each side has one of these claims; the latest first."""
    given = {one.id for one in claims}
    made = []
    for conflict in snapshot.joined.conflicts:
        if ids is not None and conflict.id not in ids:
            continue
        sides = [[one for one in snapshot.joined.told(side) if one.id in given] for side in conflict.sides]
        if all(sides):
            told = tuple(Side(tuple(told_once(snapshot, side))) for side in sides)
            about = tuple(snapshot.joined.read_by(conflict)) if conflict.type == "reading" else ()
            made.append(Dispute(conflict, told, about))
    return sorted(made, key=lambda one: snapshot.day_of(one.sides[0].tellings[0].claim) or "", reverse=True)


def most_active(snapshot: Snapshot, claims: Sequence[AnyClaim], most: int) -> list[tuple[str, int, int]]:
    """Who acts, speaks or is acted upon in most claims that are not figures: actor of the day, claims, reports."""
    named: Counter[str] = Counter()
    reports: dict[str, set[str]] = {}
    for claim in claims:
        if isinstance(claim, Quantity):
            continue
        for actor in {actor for slot, actor in snapshot.slots[claim.id] if slot not in {"location", "site", "venue"}}:
            if actor in snapshot.actors and snapshot.actors[actor].type != "place":
                named[actor] += 1
                reports.setdefault(actor, set()).add(claim.report)
    ranked = sorted(named, key=lambda one: (-named[one], one))[:most]
    return [(actor, named[actor], len(reports[actor])) for actor in ranked]


def quotations(claims: Iterable[AnyClaim]) -> list[Quotation]:
    """The quotations among them."""
    return [one for one in claims if isinstance(one, Quotation)]
