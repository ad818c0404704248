"""Claims in the model of FollowTheMoney: which schema each kind becomes, and what is lost is left out, never guessed."""

from collections.abc import Callable, Iterable
from typing import Any

from dragoman.exchange.ftm_actors import Thing, ftm_id, language_of, schema_of
from dragoman.exchange.selection import claimants, evidence
from dragoman.lexicon.countries import two_letters
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, Condition, Deployment, Event, Occupancy, Quotation, Relation
from dragoman.schema.entities import Entity
from dragoman.schema.ids import digest, fold_key
from dragoman.schema.report import Report

Actors = dict[str, Actor]
ORGANISATIONS = frozenset({"Organization", "PublicBody"})
LEGAL = ORGANISATIONS | {"Person", "LegalEntity"}


def claim_things(claim: AnyClaim, report: Report, actors: Actors) -> list[Thing]:
    """What a claim becomes; empty where the model has no form for it (quantities, and links whose ends it does not allow)."""
    make = _MAKERS.get(type(claim))
    made = make(claim, actors) if make else []
    if made:
        _tell(made[0], claim, report)
    return made


def _tell(thing: Thing, claim: AnyClaim, report: Report) -> None:
    """Who says so, how it is marked, in which words, and where."""
    voices, modes = claimants(claim), list(claim.auxiliary)
    language = language_of(report.language)
    thing.add("summary", *[f"said by {' › '.join(voices)}"] if voices else (), *modes)
    thing.add("description", evidence(claim), language=language)
    thing.add("publisher", report.publisher)
    thing.add("sourceUrl", report.url)
    thing.add("proof", f"dragoman-report-{report.id}")
    if thing.schema != "Note":
        thing.add("recordId", claim.id)
        _date(thing, claim.date)


def _date(thing: Thing, date: str | None) -> None:
    if date is None:
        return
    start, slash, end = date.partition("/")
    if not slash:
        thing.add("date", start)
    else:
        thing.add("startDate", start)
        thing.add("endDate", end if end != ".." else None)


def _schema(entity: Entity | None, actors: Actors) -> str | None:
    actor = actors.get(entity.id or "") if entity else None
    return schema_of(actor) if actor else None


def _known(entities: Iterable[Entity], actors: Actors, allowed: frozenset[str] | None = None) -> list[str]:
    """The ids of those that the situation knows and the property allows."""
    return [
        ftm_id(one.id)
        for one in entities
        if one.id and (found := _schema(one, actors)) is not None and (allowed is None or found in allowed)
    ]


def _names(entities: Iterable[Entity]) -> str:
    return ", ".join(one.name for one in entities) or "?"


def _event(claim: Event, actors: Actors) -> list[Thing]:
    code = f"{claim.event}/{claim.mode}" if claim.mode else claim.event
    name = f"{code}: {_names(claim.actor)} → {_names(claim.recipient)}"
    thing = Thing(ftm_id(f"event:{claim.id}"), "Event", name)
    thing.add("name", name)
    thing.add("involved", *_known((*claim.actor, *claim.recipient), actors, LEGAL))
    thing.add("keywords", claim.event, claim.mode, *claim.context)
    thing.add("location", *(one.name for one in claim.location))
    thing.add("country", *(two_letters(actors[one.id].country) for one in claim.location if one.id in actors))
    return [thing]


def _occupancy(claim: Occupancy, actors: Actors) -> list[Thing]:
    if _schema(claim.holder, actors) != "Person":
        return []
    body = claim.organisation
    where = body.id if body and body.id in actors else None
    post = claim.post_en or claim.post
    position = Thing(ftm_id(f"position:{digest(fold_key(post), where or (body.name if body else ''))}"), "Position", post)
    position.add("name", f"{post}, {body.name}" if body else post)
    if body is not None and where is not None:
        if _schema(body, actors) in ORGANISATIONS:
            position.add("organization", ftm_id(where))
        position.add("country", two_letters(actors[where].country))
    thing = Thing(ftm_id(f"occupancy:{claim.id}"), "Occupancy", f"{claim.holder.name}: {post}")
    thing.add("holder", *_known((claim.holder,), actors))
    thing.add("post", position.id)
    if not claim.auxiliary:
        thing.add("status", claim.status)
    return [thing, position]


# Relations that have a schema of their own: schema, property of `from`, property of `to`, what each end must be.
_LINKS: dict[str, tuple[str, str, str, frozenset[str], frozenset[str]]] = {
    "member_of": ("Membership", "member", "organization", LEGAL, ORGANISATIONS),
    "works_for": ("Employment", "employee", "employer", frozenset({"Person"}), ORGANISATIONS),
    "relative_of": ("Family", "relative", "person", frozenset({"Person"}), frozenset({"Person"})),
    "successor_of": ("Succession", "successor", "predecessor", LEGAL, LEGAL),
}


def _relation(claim: Relation, actors: Actors) -> list[Thing]:
    schemas = _schema(claim.from_, actors), _schema(claim.to, actors)
    if None in schemas:
        return []
    schema, first, second = "UnknownLink", "subject", "object"
    role = claim.role or claim.type
    if claim.type in _LINKS:
        own, one, other, of_one, of_other = _LINKS[claim.type]
        if schemas[0] in of_one and schemas[1] in of_other:
            schema, first, second, role = own, one, other, claim.role or ""
    thing = Thing(ftm_id(f"relation:{claim.id}"), schema, f"{claim.from_.name} {claim.type} {claim.to.name}")
    thing.add(first, *_known((claim.from_,), actors))
    thing.add(second, *_known((claim.to,), actors))
    thing.add("relationship" if schema == "Family" else "role", role, claim.type if schema == "UnknownLink" else None)
    if claim.trend:
        thing.add("summary", f"trend: {claim.trend}")
    return [thing]


def _deployment(claim: Deployment, actors: Actors) -> list[Thing]:
    if _schema(claim.unit, actors) is None or _schema(claim.site, actors) is None:
        return []
    thing = Thing(ftm_id(f"deployment:{claim.id}"), "UnknownLink", f"{claim.unit.name} at {claim.site.name}")
    thing.add("subject", *_known((claim.unit,), actors))
    thing.add("object", *_known((claim.site,), actors))
    thing.add("role", "deployed at")
    thing.add("summary", claim.purpose, f"number: {claim.number}" if claim.number is not None else None)
    return [thing]


def _quotation(claim: Quotation, actors: Actors) -> list[Thing]:
    speaker = _known((claim.speaker,), actors)
    if not speaker:
        return []
    thing = Thing(ftm_id(f"quotation:{claim.id}"), "Note", f"{claim.speaker.name}: {claim.content[:60]}")
    thing.add("name", f"{claim.speaker.name} ({claim.mode} quotation)")
    thing.add("entity", *speaker)
    thing.add("notes", claim.content)
    thing.add("keywords", "quotation", claim.mode)
    return [thing]


def _condition(claim: Condition, actors: Actors) -> list[Thing]:
    whose = _known(claim.of, actors)
    if not whose:
        return []
    thing = Thing(ftm_id(f"condition:{claim.id}"), "Note", f"{_names(claim.of)}: {claim.aspect}")
    thing.add("name", f"{_names(claim.of)}: {claim.aspect}")
    thing.add("entity", *whose)
    thing.add("notes", claim.matter)
    thing.add("keywords", "condition", claim.aspect)
    return [thing]


_MAKERS: dict[type, Callable[[Any, Actors], list[Thing]]] = {
    Event: _event,
    Occupancy: _occupancy,
    Relation: _relation,
    Deployment: _deployment,
    Quotation: _quotation,
    Condition: _condition,
}
