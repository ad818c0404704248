"""A plain table of actors (CSV with commas, semicolons or tabs) → actors. docs/lexicon.md tells the columns."""

import csv
import io
from pathlib import Path

from dragoman.lexicon.imports.pack import COLUMNS, Imported, slug
from dragoman.lexicon.model import Lexicon
from dragoman.lexicon.tables import LexiconError, split
from dragoman.schema.actor import ACTOR_TYPES
from dragoman.schema.plover import ontology

PREFIX = {
    "person": "person", "state": "state", "territory": "territory", "media": "media", "group": "group", "place": "place",
    "armed_unit": "unit",
}  # fmt: skip
# Headings that people give these columns.
ALSO = {
    "name": "en", "names": "en", "english": "en", "chinese": "zh", "russian": "ru", "latitude": "lat", "longitude": "lon", "kind": "type",
}  # fmt: skip


def import_csv(path: Path, lexicon: Lexicon) -> Imported:
    """Rows with a type and at least one name; an id is made where none is given."""
    imported = Imported()
    text = _text(path)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    columns = [ALSO.get(name.strip().lower(), name.strip().lower()) for name in next(rows, [])]
    unknown = [name for name in columns if name not in COLUMNS["actors"]]
    if unknown:
        imported.refuse(1, ", ".join(unknown), f"no column of ours; known are {', '.join(COLUMNS['actors'])}")
    for cells in rows:
        row = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if name in COLUMNS["actors"]}
        why = _wrong(row, len(cells) > len(columns))
        if why and any(cells):
            imported.refuse(rows.line_num, delimiter.join(cells), why)
        elif not why:
            if row.get("id") in lexicon.actors:
                imported.known += 1
            imported.add("actors", **{**row, "id": row.get("id") or _id(row), "source": row.get("source") or path.name})
    return imported


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise LexiconError(f"cannot read {path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not UTF-8 at byte {error.start}; save the table as UTF-8") from error


def _wrong(row: dict[str, str], too_many: bool) -> str:
    if too_many:
        return "more cells than columns"
    if row.get("type") not in ACTOR_TYPES:
        return f"type is one of {', '.join(ACTOR_TYPES)}, not {row.get('type')!r}"
    if not any(row.get(language) for language in ("en", "zh", "ru")):
        return "no name in en, zh or ru"
    if row.get("sector") and row["sector"] not in ontology().sectors:
        return f"{row['sector']} is no PLOVER sector"
    return ""


def _id(row: dict[str, str]) -> str:
    if row["type"] == "state" and row.get("country"):
        return f"state:{row['country']}"
    name = split(row.get("en") or row.get("zh") or row.get("ru") or "")[0].partition("@")[0]
    return f"{PREFIX.get(row['type'], 'org')}:{slug(name)}"
