"""Records → the rows that hold them. Pure: no database is touched here."""

import zlib
from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, Condition, Event, Occupancy, Quantity, Quotation, Relation, entities_of
from dragoman.schema.dates import bounds
from dragoman.schema.derived import Judgement
from dragoman.schema.ids import digest
from dragoman.schema.records import encode
from dragoman.schema.report import Document
from dragoman.store.searching import name_key, searchable_all

FIRST_DAY, LAST_DAY = date.min.isoformat(), date.max.isoformat()
Row = dict[str, Any]
_json = msgspec.json.Encoder()
# zlib's usual 6 takes twice as long for a fortieth less.
_LEVEL = 4


def report_row(document: Document) -> Row:
    """The row of a report, without its number."""
    report = document.report
    return {
        "id": report.id,
        "record": encode(report).decode(),
        "blocks": _json.encode(document.blocks).decode(),
        "origins": zlib.compress(_json.encode(document.origins), _LEVEL),
        "encoding": document.encoding,
        "title_key": name_key(report.title),
        "language": report.language,
        "published": report.published,
        "day": report.published[:10] if report.published else None,
        "characters": len(report.text),
    }


def source_row(document: Document, path: str, sha256: str) -> Row:
    """The row of the bytes a document came from."""
    return {
        "sha256": sha256,
        "path": path,
        "content": zlib.compress(document.raw, _LEVEL),
        "size": len(document.raw),
        "encoding": document.encoding,
    }


def one_per_id(claims: tuple[AnyClaim, ...]) -> list[AnyClaim]:
    """One claim an id, the most confident one (the first of equals), in the order of the text."""
    best: dict[str, AnyClaim] = {}
    for claim in claims:
        other = best.get(claim.id)
        if other is None or claim.confidence > other.confidence:
            best[claim.id] = claim
    return sorted(best.values(), key=lambda claim: (min(claim.spans), claim.id))


def claim_row(claim: AnyClaim, key: int, reading: str) -> Row:
    """The row of a claim."""
    first = min(claim.spans)
    start, end = days_of(claim.date)
    return {
        "key": key,
        "reading": reading,
        "id": claim.id,
        "kind": type(claim).__name__.lower(),
        "category": category_of(claim),
        "start": first.start,
        "end": first.end,
        "date_start": start,
        "date_end": end,
        "confidence": claim.confidence,
        "rule": claim.reader,
        "record": encode(claim).decode(),
    }


def span_rows(claim: AnyClaim, key: int) -> list[Row]:
    """The rows of a claim's spans, in their order."""
    return [{"claim": key, "position": n, "start": span.start, "end": span.end} for n, span in enumerate(claim.spans)]


def entity_rows(claim: AnyClaim, key: int) -> list[Row]:
    """The rows of everybody a claim names, with the slot each fills."""
    return [
        {"claim": key, "position": n, "slot": slot, "actor": entity.id, "name": entity.name, "text": entity.text}
        for n, (slot, entity) in enumerate(entities_of(claim))
    ]


def evidence(claims: Sequence[AnyClaim]) -> list[str]:
    """The words of each claim as the full-text index holds them."""
    return searchable_all([" … ".join(span.text for span in claim.spans) for claim in claims])


def category_of(claim: AnyClaim) -> str | None:
    """The code that a claim is sorted by: PLOVER category, relation type, aspect, measure, mode of speech, or change of office."""
    if isinstance(claim, Event):
        return claim.event
    if isinstance(claim, Relation):
        return claim.type
    if isinstance(claim, Condition):
        return claim.aspect
    if isinstance(claim, Quantity):
        return claim.measure
    if isinstance(claim, Quotation):
        return claim.mode
    if isinstance(claim, Occupancy):
        return claim.change
    return None


def version_row(actor: Actor) -> Row:
    """The row of one wording of an actor's record, known by a hash of it."""
    record = encode(actor).decode()
    return {"id": digest(record), "actor": actor.id, "record": record, "uses": 0}


def actor_row(actor: Actor) -> Row:
    """The row of an actor as all current readings together know it."""
    return {
        "id": actor.id,
        "type": actor.type,
        "name": actor.name,
        "country": actor.country,
        "sector": actor.sector,
        "record": encode(actor).decode(),
    }


def name_rows(actor: Actor) -> list[Row]:
    """One row for each spelling that differs once folded."""
    keys: dict[str, str] = {}
    for name in actor.names:
        keys.setdefault(name_key(name.text) or name.text, name.text)
    return [{"key": key, "actor": actor.id, "text": text} for key, text in keys.items()]


def judgement_row(decided: Judgement) -> Row:
    """The row of what an analyst decided."""
    row = {"id": decided.id, "action": decided.action, "by": decided.by, "at": decided.at, "undoes": decided.undoes}
    return row | {"record": encode(decided).decode()}


def days_of(edtf: str | None) -> tuple[str | None, str | None]:
    """First and last day, open ends as the ends of the calendar; (None, None) for no date."""
    if edtf is None:
        return None, None
    first, last = bounds(edtf)
    return first.isoformat() if first else FIRST_DAY, last.isoformat() if last else LAST_DAY
