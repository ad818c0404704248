"""One table a kind, flat: CSV by the standard library, Parquet through polars (the extra `dragoman[tables]`)."""

import csv
from collections.abc import Callable
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from dragoman.exchange.days import Days, days
from dragoman.exchange.selection import Selection, Written, evidence
from dragoman.exchange.walk import Telling, walk
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim
from dragoman.schema.entities import Entity, Size, Stance
from dragoman.schema.errors import DragomanError
from dragoman.schema.report import Report
from dragoman.store.view import View

Form = Literal["text", "number", "integer", "flag", "list", "entity", "entities", "stance", "size"]
Type = Literal["text", "number", "integer", "flag"]
Value = str | float | int | bool | None
Row = dict[str, Value]

# Fields of each kind of claim, in the order of their columns. A test holds this against the records.
CLAIMS: dict[str, dict[str, Form]] = {
    "event": {
        "event": "text", "mode": "text", "context": "list", "actor": "entities", "recipient": "entities", "location": "entities",
        "size": "size", "score": "number", "cameo": "text",
    },
    "quotation": {
        "mode": "text", "speaker": "entity", "addressee": "entity", "venue": "entity", "content": "text", "cue": "text",
        "about": "entities", "stance": "stance", "assessment": "flag", "reads": "list",
    },
    "occupancy": {
        "holder": "entity", "post": "text", "post_en": "text", "organisation": "entity", "status": "text", "by": "entity", "change": "text",
    },
    "relation": {"type": "text", "from": "entity", "to": "entity", "role": "text", "trend": "text"},
    "condition": {"of": "entities", "aspect": "text", "matter": "text", "about": "entities", "trend": "text"},
    "deployment": {"unit": "entity", "site": "entity", "of": "entity", "purpose": "text", "number": "integer"},
    "quantity": {"measure": "text", "value": "number", "low": "number", "high": "number", "unit": "text", "of": "entity"},
}  # fmt: skip
COMMON: dict[str, Type] = {
    "claim": "text", "report": "text", "sentence": "integer", "start": "integer", "end": "integer", "evidence": "text", "date": "text",
    "first_day": "text", "last_day": "text", "voice": "text", "voice_id": "text", "negation": "flag", "future": "flag",
    "hypothetical": "flag", "historical": "flag", "confidence": "number", "links": "text", "reader": "text",
}  # fmt: skip
REPORT: dict[str, Type] = dict.fromkeys(
    ("report", "title", "author", "publisher", "published", "language", "url", "path", "sha256", "original_language", "translation_of"),
    "text",
)
ACTOR: dict[str, Type] = dict.fromkeys(("actor", "type", "name", "names", "country", "sector", "description"), "text")


def columns() -> dict[str, dict[str, Type]]:
    """Every table with its columns and their types."""
    tables: dict[str, dict[str, Type]] = {"report": REPORT, "actor": ACTOR}
    for kind, fields in CLAIMS.items():
        tables[kind] = dict(COMMON)
        for field, form in fields.items():
            tables[kind] |= _columns(field, form)
    return tables


def _columns(field: str, form: Form) -> dict[str, Type]:
    match form:
        case "entity" | "entities":
            return {field: "text", f"{field}_id": "text", f"{field}_text": "text"}
        case "stance":
            return {"stance": "integer", "stance_target": "text", "stance_target_id": "text"}
        case "size":
            return dict.fromkeys(("dead", "injured", "arrested", "number"), "integer")
        case "list":
            return {field: "text"}
        case _:
            return {field: form}


def _joined(values: tuple[str, ...] | list[str]) -> str | None:
    return "|".join(values) or None


def _cells(field: str, form: Form, value: Any) -> Row:
    match form:
        case "entity" | "entities":
            # what a quantity counts may be plain words
            if isinstance(value, str):
                return {field: value, f"{field}_id": None, f"{field}_text": value}
            entities: tuple[Entity, ...] = value if isinstance(value, tuple) else (value,) if value else ()
            names, texts = [one.name for one in entities], [one.text for one in entities]
            return {field: _joined(names), f"{field}_id": _joined([one.id or "" for one in entities]), f"{field}_text": _joined(texts)}
        case "stance":
            stance: Stance | None = value
            if stance is None:
                return {"stance": None, "stance_target": None, "stance_target_id": None}
            return {"stance": stance.value, "stance_target": stance.target.name, "stance_target_id": stance.target.id}
        case "size":
            size: Size = value or Size()
            return {"dead": size.dead, "injured": size.injured, "arrested": size.arrested, "number": size.number}
        case "list":
            return {field: _joined(value)}
        case _:
            return {field: value}


def claim_row(claim: AnyClaim, telling: Telling) -> Row:
    """A claim as a row of its kind's table."""
    span = days(claim, telling.report) or Days(None, None)
    row: Row = {
        "claim": claim.id,
        "report": claim.report,
        "sentence": telling.sentence(claim),
        "start": min(claim.spans).start,
        "end": max(one.end for one in claim.spans),
        "evidence": evidence(claim),
        "date": claim.date,
        "first_day": span.first.isoformat() if span.first else None,
        "last_day": span.last.isoformat() if span.last else None,
        "voice": _joined([one.name for one in claim.asserted_by]),
        "voice_id": _joined([one.id or "" for one in claim.asserted_by]),
        **{mode: mode in claim.auxiliary for mode in ("negation", "future", "hypothetical", "historical")},
        "confidence": claim.confidence,
        "links": _joined([f"{link.type} {link.to}" for link in claim.links]),
        "reader": claim.reader,
    }
    for field, form in CLAIMS[type(claim).__name__.lower()].items():
        row |= _cells(field, form, getattr(claim, "from_" if field == "from" else field))
    return row


def report_row(report: Report) -> Row:
    """A report as a row of its table."""
    return {name: getattr(report, "id" if name == "report" else name) for name in REPORT}


def actor_row(actor: Actor) -> Row:
    """An actor as a row of its table."""
    names = _joined([name.text for name in actor.names])
    known: Row = {"actor": actor.id, "type": actor.type, "name": actor.name, "names": names}
    return known | {"country": actor.country, "sector": actor.sector, "description": actor.description}


class _Sink(Struct):
    """Takes rows of one table."""

    put: Callable[[Row], object]


def _fill(view: View, selection: Selection, sinks: dict[str, _Sink]) -> Written:
    for report_id in view.report_ids():
        sinks["report"].put(report_row(view.report(report_id)))
    for actor in view.actors():
        sinks["actor"].put(actor_row(actor))

    def write(claim: AnyClaim, telling: Telling) -> bool:
        sinks[type(claim).__name__.lower()].put(claim_row(claim, telling))
        return True

    return walk(view, selection, write)


def write_csv(view: View, folder: Path, selection: Selection) -> Written:
    """`report.csv`, `actor.csv` and one file for each kind of claim: UTF-8, comma, a header line, empty where nothing is known."""
    with ExitStack() as stack:
        sinks = {}
        for table, names in columns().items():
            out = stack.enter_context((folder / f"{table}.csv").open("w", encoding="utf-8", newline=""))
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(names)
            sinks[table] = _Sink(_plain_rows(writer, list(names)))
        return _fill(view, selection, sinks)


def _plain_rows(writer: Any, names: list[str]) -> Callable[[Row], object]:
    """A row as words: true and false as other programs write them, nothing for what is not known."""

    def put(row: Row) -> object:
        return writer.writerow([str(row[name]).lower() if isinstance(row[name], bool) else row[name] for name in names])

    return put


def write_parquet(view: View, folder: Path, selection: Selection) -> Written:
    """The same tables as Parquet, with types."""
    try:
        polars = import_module("polars")
    except ImportError as error:
        raise DragomanError("Parquet needs the package polars: pip install 'dragoman[tables]'; or take --format csv") from error
    types = {"text": polars.String, "number": polars.Float64, "integer": polars.Int64, "flag": polars.Boolean}
    rows: dict[str, list[Row]] = {table: [] for table in columns()}
    written = _fill(view, selection, {table: _Sink(held.append) for table, held in rows.items()})
    for table, names in columns().items():
        data = {name: [None if row[name] is None else _typed(row[name], kind) for row in rows[table]] for name, kind in names.items()}
        frame = polars.DataFrame(data, schema={name: types[kind] for name, kind in names.items()})
        frame.write_parquet(folder / f"{table}.parquet")
    return written


def _typed(value: Value, kind: Type) -> Value:
    """Whole numbers stand beside fractions in a column of numbers."""
    return float(value) if kind == "number" and value is not None else value
