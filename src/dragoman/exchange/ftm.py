"""A situation in the model of FollowTheMoney: entities, or statements (one value each, with who says it and when it was seen).

Written as plain JSON Lines, without the package `followthemoney`; a test that has the package checks the result against its model."""

from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

import msgspec

from dragoman.exchange.ftm_actors import Thing, actor_thing, report_thing
from dragoman.exchange.ftm_claims import claim_things
from dragoman.exchange.selection import Selection, Written
from dragoman.exchange.walk import Telling, walk
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, entities_of
from dragoman.schema.report import Report
from dragoman.store.view import View

DATASET = "dragoman"


def write_entities(view: View, out: BinaryIO, selection: Selection) -> Written:
    """One entity a line, each once: reports, actors, positions, then what links them."""
    done: set[str] = set()

    def put(things: Iterable[Thing], claim: AnyClaim, report: Report) -> None:
        for thing in things:
            if thing.id not in done:
                done.add(thing.id)
                out.write(msgspec.json.encode(_entity(thing)) + b"\n")

    return _write(view, selection, put)


def write_statements(view: View, out: BinaryIO, selection: Selection) -> Written:
    """One statement a line: entity, property, value, and where it comes from."""
    done: set[str] = set()

    def put(things: Iterable[Thing], claim: AnyClaim, report: Report) -> None:
        for thing in things:
            if thing.id not in done:
                done.add(thing.id)
                for statement in _statements(thing, claim, report):
                    out.write(msgspec.json.encode(statement) + b"\n")

    return _write(view, selection, put)


def _write(view: View, selection: Selection, put: Callable[[Iterable[Thing], AnyClaim, Report], None]) -> Written:
    actors: dict[str, Actor] = {actor.id: actor for actor in view.actors()}

    def write(claim: AnyClaim, telling: Telling) -> bool:
        own = claim_things(claim, telling.report, actors)
        if own:
            named = {entity.id: actors[entity.id] for _, entity in entities_of(claim) if entity.id in actors}
            put([report_thing(telling.report), *map(actor_thing, named.values()), *own], claim, telling.report)
        return bool(own)

    return walk(view, selection, write)


def _entity(thing: Thing) -> dict[str, Any]:
    properties = {name: [value.text for value in values] for name, values in thing.properties.items()}
    return {"id": thing.id, "caption": thing.caption, "schema": thing.schema, "properties": properties, "datasets": [DATASET]}


def _statements(thing: Thing, claim: AnyClaim, report: Report) -> Iterable[dict[str, Any]]:
    for name, values in thing.properties.items():
        for value in values:
            yield {
                "canonical_id": thing.id,
                "entity_id": thing.id,
                "prop": name,
                "schema": thing.schema,
                "value": value.text,
                "dataset": DATASET,
                "lang": value.language,
                "original_value": None,
                "external": False,
                "first_seen": report.published,
                "last_seen": report.published,
                "origin": claim.reader or None,
            }
