"""All record kinds in one place: their JSON form and their JSON Schema."""

from typing import Any

import msgspec

from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, Condition, Deployment, Event, Occupancy, Quantity, Quotation, Relation
from dragoman.schema.derived import Conflict, Fact, Failure, Judgement, ReadingRecord
from dragoman.schema.report import Report

Record = Report | Actor | AnyClaim | Fact | Conflict | Judgement | Failure | ReadingRecord
RECORD_TYPES = (
    Report, Actor, Event, Quotation, Occupancy, Relation, Condition, Deployment, Quantity, Fact, Conflict, Judgement, Failure,
    ReadingRecord,
)  # fmt: skip
_encoder = msgspec.json.Encoder()
_claims: msgspec.json.Decoder[AnyClaim] = msgspec.json.Decoder(AnyClaim)
_records: msgspec.json.Decoder[Record] = msgspec.json.Decoder(Record)


def encode(record: msgspec.Struct) -> bytes:
    """One record as a line of JSON, `kind` first, without the line end."""
    return _encoder.encode(record)


def decode(line: bytes | str) -> Record:
    """A record from a line of JSON; msgspec.ValidationError or ContractError where the contract refuses it."""
    return _records.decode(line)


def decode_claim(line: bytes | str) -> AnyClaim:
    """A claim from its JSON."""
    return _claims.decode(line)


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of every record: one of the kinds in `$defs`."""
    schemas, components = msgspec.json.schema_components(RECORD_TYPES, ref_template="#/$defs/{name}")
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "title": "Dragoman records", "oneOf": list(schemas), "$defs": components}
