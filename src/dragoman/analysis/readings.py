"""A statement or event with what others make of it."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from dragoman.analysis.snapshot import Snapshot
from dragoman.schema.claims import AnyClaim, Condition, Quotation
from dragoman.schema.entities import Entity


class Readings(Struct, frozen=True):
    """Who reads, answers, denies or supports a claim, those with a name apart from those without; and what it reads itself."""

    named: tuple[tuple[str, AnyClaim], ...]
    unnamed: tuple[tuple[str, AnyClaim], ...]
    own: tuple[tuple[str, AnyClaim], ...]


def readings_of(snapshot: Snapshot, claim: AnyClaim, shown: Callable[[AnyClaim], bool] = lambda _: True) -> Readings:
    """What is linked to a claim or to another telling of its fact, each with the type of the link; only what is shown."""
    fact = snapshot.fact_of.get(claim.id)
    ids: Sequence[str] = fact.claims if fact else (claim.id,)
    about = {(kind, one.id): (kind, one) for target in ids for kind, one in snapshot.answers_to.get(target, ()) if shown(one)}
    named = tuple(pair for pair in about.values() if _is_named(snapshot, pair[1]))
    unnamed = tuple(pair for pair in about.values() if not _is_named(snapshot, pair[1]))
    told = [(str(link.type), link.to) for link in claim.links]
    told += [("reads", to) for to in claim.reads if ("reads", to) not in told] if isinstance(claim, Quotation) else []
    own = tuple((kind, snapshot.claims[to]) for kind, to in told if to in snapshot.claims and shown(snapshot.claims[to]))
    return Readings(named, unnamed, own)


def interests(snapshot: Snapshot, claim: AnyClaim) -> list[Condition]:
    """The interests that claims tell of whoever holds a reading, or of the state whose that is: what may lie behind it."""
    teller: Entity | None = claim.speaker if isinstance(claim, Quotation) else claim.asserted_by[-1] if claim.asserted_by else None
    held = snapshot.actors.get(snapshot.id_of(claim, teller.id) or "") if teller else None
    if held is None:
        return []
    theirs = {held.id} | {
        one.id for one in snapshot.actors.values() if one.type == "state" and held.country and one.country == held.country
    }
    told = (one for actor in sorted(theirs) for one in snapshot.of_actor.get(actor, ()) if isinstance(one, Condition))
    own = [one for one in told if one.aspect == "interest" and any(snapshot.id_of(one, of.id) in theirs for of in one.of)]
    return list({one.id: one for one in own if one.id != claim.id}.values())


def _is_named(snapshot: Snapshot, claim: AnyClaim) -> bool:
    """Whether somebody with a name of their own says so; the author of a report has one."""
    teller: Entity | None = claim.speaker if isinstance(claim, Quotation) else claim.asserted_by[-1] if claim.asserted_by else None
    if teller is None:
        return True
    actor = snapshot.actors.get(snapshot.id_of(claim, teller.id) or "")
    return actor is not None and actor.type != "group"


def most_read(snapshot: Snapshot, claims: Sequence[AnyClaim]) -> list[tuple[AnyClaim, Readings]]:
    """Among these claims the statements and events that others of them read, those with most readings first; each fact once."""
    given = {one.id for one in claims}
    found: dict[str, tuple[AnyClaim, Readings]] = {}
    for claim in claims:
        fact = snapshot.fact_of.get(claim.id)
        key = fact.id if fact else claim.id
        if key in found or not any(one in snapshot.answers_to for one in (fact.claims if fact else (claim.id,))):
            continue
        readings = readings_of(snapshot, claim, lambda one: one.id in given)
        if readings.named or readings.unnamed:
            found[key] = (claim, readings)
    return sorted(found.values(), key=lambda pair: -len(pair[1].named) - len(pair[1].unnamed))
