"""Claims and actors in a line of words for people."""

from collections.abc import Iterable, Sequence

from dragoman.cli.terminal import confidence
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, Condition, Deployment, Event, Occupancy, Quantity, Quotation, Relation
from dragoman.schema.derived import ConflictType
from dragoman.schema.entities import Entity

ARROW = " → "


def line(claim: AnyClaim) -> str:
    """What a claim says, who says so, when, and how sure that is."""
    parts = [content(claim), *_marks(claim)]
    return " · ".join(part for part in parts if part)


def named(actor: Actor) -> str:
    """An actor's name beside its id."""
    return f"{actor.name} ({actor.id})"


def entity(one: Entity | None) -> str:
    """A name, with the words that stand for it here where they differ."""
    if one is None:
        return ""
    return one.name if one.text == one.name else f"{one.name} [{one.text}]"


def _names(entities: Iterable[Entity]) -> str:
    return ", ".join(map(entity, entities))


def _marks(claim: AnyClaim) -> Sequence[str]:
    said = " › ".join(one.name for one in claim.asserted_by)
    return (
        f"says {said}" if said else "",
        ", ".join(claim.auxiliary),
        claim.date or "",
        confidence(claim.confidence),
    )


def brief(conflict: ConflictType, claim: AnyClaim) -> str:
    """What a claim says to the point of a conflict: a figure, a day, a yes or no; empty where its words say it best."""
    match conflict:
        case "number":
            return _amount(claim) if isinstance(claim, Quantity) else ""
        case "date":
            return claim.date or ""
        case "actor":
            return _names(claim.actor) if isinstance(claim, Event) else ""
        case "status":
            return claim.status if isinstance(claim, Occupancy) else ""
        case "denial":
            denies = "negation" in claim.auxiliary or any(link.type == "denies" for link in claim.links)
            return "no" if denies else "yes"
        case "reading":
            return ""


def content(claim: AnyClaim) -> str:
    """What a claim says, without who says so."""
    match claim:
        case Event():
            code = f"{claim.event}/{claim.mode}" if claim.mode else claim.event
            where = f" at {_names(claim.location)}" if claim.location else ""
            return f"{code}: {_names(claim.actor) or '?'}{ARROW}{_names(claim.recipient) or '?'}{where}"
        case Quotation():
            to = f"{ARROW}{entity(claim.addressee)}" if claim.addressee else ""
            venue = f" at {entity(claim.venue)}" if claim.venue else ""
            return f"{entity(claim.speaker)}{to}{venue} ({claim.mode}): {claim.content}"
        case Relation():
            return f"{entity(claim.from_)} {tie(claim)} {entity(claim.to)}{_bracketed(claim.role, claim.trend)}"
        case _:
            return _standing(claim)


def tie(claim: Relation) -> str:
    """A relation's type, with `not` where it is denied or refused."""
    return f"not {claim.type}" if "negation" in claim.auxiliary else claim.type


def _standing(claim: AnyClaim) -> str:
    match claim:
        case Occupancy():
            body = f", {entity(claim.organisation)}" if claim.organisation else ""
            by = f"by {claim.by.name}" if claim.by else None
            return f"{entity(claim.holder)}: {claim.post}{body}{_bracketed(claim.status, claim.change, by)}"
        case Condition():
            return f"{_names(claim.of)}, {claim.aspect}: {claim.matter}{_bracketed(claim.trend)}"
        case Deployment():
            whose = f" of {entity(claim.of)}" if claim.of else ""
            return f"{entity(claim.unit)}{whose} at {entity(claim.site)}{_bracketed(claim.purpose, _number(claim.number))}"
        case Quantity():
            what = claim.of if isinstance(claim.of, str) else entity(claim.of)
            return f"{claim.measure}: {_amount(claim)}{' ' + claim.unit if claim.unit else ''}{_bracketed(what)}"
        case _:
            return ""


def _bracketed(*parts: str | None) -> str:
    told = ", ".join(part for part in parts if part)
    return f" ({told})" if told else ""


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:,}"


def _amount(claim: Quantity) -> str:
    if claim.value is not None:
        return f"{claim.value:,}"
    return f"{_number(claim.low) or '…'}–{_number(claim.high) or '…'}"
