"""Looks a pack through: columns, values, ids, dates, double rows. Every fault is told with file and line; nothing stops at the first."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from dragoman.lexicon.load import pack_files
from dragoman.lexicon.model import Lexicon
from dragoman.lexicon.tables import LexiconError, Row, read_table, split, table_kind
from dragoman.schema.actor import ACTOR_TYPES
from dragoman.schema.dates import check_date
from dragoman.schema.errors import ContractError
from dragoman.schema.plover import check as check_event
from dragoman.schema.plover import ontology
from dragoman.text.scripts import fold

_REQUIRED = {"actors": {"id", "type"}, "offices": {"holder"}, "triggers": {"form", "category"}, "irregular": {"form", "past", "participle"}}
_COUNTRY = re.compile(r"[A-Z]{3}")
_NUMBERS = {"lat": 90.0, "lon": 180.0, "population": 1e10, "min": 100.0, "weight": 3.0}


class Fault(Struct, frozen=True):
    """What is wrong where; `line` 0 is the whole file."""

    file: str
    line: int
    what: str


class Checked(Struct):
    """Rows looked at, by table, and the faults."""

    rows: dict[str, int]
    faults: list[Fault]


def check_pack(folder: Path, ours: Lexicon) -> Checked:
    """Every table and grammar file of a folder, beside the packs that ship (`ours`)."""
    files = pack_files(folder)
    if not files:
        raise LexiconError(f"{folder} holds no table (.tsv) and no grammar (.toml); name the folder of your pack")
    tables: dict[Path, list[Row]] = {}
    faults: list[Fault] = []
    for path in files:
        try:
            if path.suffix == ".toml":
                tomllib.loads(path.read_text(encoding="utf-8"))
            else:
                tables[path] = read_table(path)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, LexiconError) as error:
            faults.append(Fault(path.name, 0, str(error)))
    actors = {row.get("id", "") for path, rows in tables.items() if _table(path) == "actors" for row in rows} | set(ours.actors)
    counted: dict[str, int] = {}
    for path, rows in tables.items():
        counted[path.name] = len(rows)
        faults += _table_faults(path, rows, actors)
    return Checked(counted, faults)


def _table(path: Path) -> str:
    try:
        return table_kind(path)[0]
    except LexiconError:
        return ""


def _table_faults(path: Path, rows: list[Row], actors: set[str]) -> Iterator[Fault]:
    try:
        table, language = table_kind(path)
    except LexiconError as error:
        yield Fault(path.name, 0, str(error))
        return
    if language is None and table not in ("actors", "offices"):
        yield Fault(path.name, 0, f"a table of words names its language, as in {path.stem}.en.tsv")
    missing = _REQUIRED.get(table, {"form"}) - set(rows[0] if rows else _REQUIRED.get(table, {"form"}))
    if missing:
        yield Fault(path.name, 1, f"no column {', '.join(sorted(missing))}")
        return
    seen: dict[tuple[str, ...], str] = {}
    for row in rows:
        line = int(row["_line"])
        for what in _row_faults(table, row, actors):
            yield Fault(path.name, line, what)
        key = _key(table, row)
        if key in seen:
            yield Fault(path.name, line, f"{' '.join(filter(None, key))} stands in line {seen[key]} as well")
        seen.setdefault(key, row["_line"])


def _key(table: str, row: Row) -> tuple[str, ...]:
    """What tells a row from every other of its table."""
    if table == "actors":
        return (row["id"],)
    if table == "offices":
        return tuple(row.get(name, "") for name in ("holder", "post_en", "post_zh", "organisation", "start", "end"))
    return tuple(fold(value) for name, value in row.items() if name not in ("_line", "positive", "negative", "note", "en"))


def _row_faults(table: str, row: Row, actors: set[str]) -> Iterator[str]:
    if table == "actors":
        yield from _actor_faults(row)
    elif table == "offices":
        yield from _office_faults(row, actors)
    elif not row["form"]:
        yield "a row without a form"
    elif table == "triggers":
        try:
            check_event(row["category"], row.get("mode") or None, split(row.get("context", "")))
        except ContractError as error:
            yield str(error)
    sector = row.get("sector", "")
    if sector and sector not in ontology().sectors:
        yield f"{sector} is no PLOVER sector"
    for column, most in _NUMBERS.items():
        if row.get(column):
            yield from _number_faults(column, row[column], most)


def _actor_faults(row: Row) -> Iterator[str]:
    if not re.fullmatch(r"[a-z]+:\S+", row["id"]):
        yield f"the id {row['id']!r} is not of the form kind:name, such as state:KAZ"
    if row["type"] not in ACTOR_TYPES:
        yield f"{row['type']!r} is no actor type; one of {', '.join(ACTOR_TYPES)}"
    if row.get("country") and not _COUNTRY.fullmatch(row["country"]):
        yield f"{row['country']!r} is no country of three letters"
    if bool(row.get("lat")) != bool(row.get("lon")):
        yield "one of lat and lon; give both or neither"
    for column in ("en", "zh", "ru"):
        for form in split(row.get(column, "")):
            _, at, held = form.partition("@")
            if at:
                yield from _date_faults(*held.partition("/")[::2])


def _office_faults(row: Row, actors: set[str]) -> Iterator[str]:
    for column in ("holder", "organisation"):
        name = row.get(column, "")
        if name and name not in actors:
            yield f"the {column} {name} is no actor of this pack or of ours"
    if not row["holder"]:
        yield "an office without a holder"
    if not row.get("post_en") and not row.get("post_zh"):
        yield "an office without a post"
    yield from _date_faults(row.get("start", ""), row.get("end", ""))


def _date_faults(start: str, end: str) -> Iterator[str]:
    try:
        check_date(f"{start}/{end}" if start and end else start or end or None)
    except ContractError as error:
        yield str(error)


def _number_faults(column: str, text: str, most: float) -> Iterator[str]:
    try:
        value = float(text)
    except ValueError:
        yield f"{column} is a number, not {text!r}"
        return
    if abs(value) > most:
        yield f"{column} is {text}, beyond {most:g}"
