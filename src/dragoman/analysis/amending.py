"""A record with an analyst's values in the place of the machine's. Pure: nothing is looked up here."""

from collections.abc import Mapping
from typing import Any

import msgspec

from dragoman.schema.claims import AnyClaim, Condition, Event, Occupancy, Quantity, Quotation, Relation
from dragoman.schema.errors import ContractError, DragomanError
from dragoman.schema.report import Report

SURE = 1.0  # the confidence of what an analyst has confirmed, amended or added
FIXED = frozenset({"id", "kind", "report", "spans", "reader", "confidence"})
REPORT_FIELDS = frozenset({"title", "publisher", "published", "author"})
_CATEGORY: dict[type, str] = {
    Event: "event", Relation: "type", Condition: "aspect", Quantity: "measure", Quotation: "mode", Occupancy: "change",
}  # fmt: skip


def slot_name(kind: type, name: str) -> str:
    """The field that a slot is written in: `claimant` and `category` mean the same for every kind."""
    if name == "claimant":
        return "asserted_by"
    if name == "category" and kind in _CATEGORY:
        return _CATEGORY[kind]
    return name


def slots_of(kind: type) -> list[str]:
    """The fields of a kind of claim that can be amended, as records write them."""
    return [field.encode_name for field in msgspec.structs.fields(kind) if field.encode_name not in FIXED]


def amended(claim: AnyClaim, changes: Mapping[str, Any]) -> AnyClaim:
    """The claim under its own id with these slots, JSON values as in a record; DragomanError where the contract refuses it."""
    values = msgspec.to_builtins(claim) | dict(changes)
    if isinstance(claim, Event) and {"event", "mode"} & set(changes):
        values |= {name: changes.get(name) for name in ("score", "cameo")}  # both follow from category and mode
    return _made(values | {"id": claim.id, "confidence": SURE}, f"claim {claim.id}")


def _made(values: dict[str, Any], what: str) -> AnyClaim:
    try:
        made: AnyClaim = msgspec.convert(values, AnyClaim)
    except (msgspec.ValidationError, ContractError) as error:
        raise DragomanError(f"{what} cannot be so: {error}") from error
    return made


def built(values: dict[str, Any]) -> AnyClaim:
    """A claim from a record's values; DragomanError where the contract refuses it."""
    return _made(values, "a claim")


def corrected(report: Report, changes: Mapping[str, Any]) -> Report:
    """The report with another title, publisher, author or date."""
    return msgspec.structs.replace(report, **changes)


def differences(machine: AnyClaim | Report, judged: AnyClaim | Report) -> dict[str, tuple[Any, Any]]:
    """The machine's and the analyst's value of every slot in which they differ, as JSON values; confidence left out."""
    one, other = (msgspec.json.decode(msgspec.json.encode(record)) for record in (machine, judged))
    names = [name for name in dict.fromkeys((*one, *other)) if name not in FIXED]
    return {name: (one.get(name), other.get(name)) for name in names if one.get(name) != other.get(name)}
