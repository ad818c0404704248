"""What an import yields: rows for tables of a pack, and the lines that could not be taken, with the reasons."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field

from dragoman.lexicon.tables import LexiconError, Row
from dragoman.schema.ids import digest

COLUMNS: dict[str, tuple[str, ...]] = {
    "actors": (
        "id", "type", "country", "sector", "en", "zh", "ru", "short", "metonyms", "demonyms", "description", "source",
        "lat", "lon", "population",
    ),
    "offices": ("holder", "post_en", "post_zh", "organisation", "start", "end", "source"),
    "roles.en": ("form", "en", "kind", "sector", "takes", "group"),
    "groups.en": ("form", "en", "type", "sector", "plural"),
    "triggers.en": ("form", "pos", "category", "mode", "context", "frame", "tier", "object", "preps", "positive", "negative"),
    "irregular.en": ("form", "past", "participle"),
}  # fmt: skip


class Refused(Struct, frozen=True):
    """A line that was not taken, and why."""

    line: int
    text: str
    why: str


class Imported(Struct):
    """Rows by table (`actors`, `offices`, `roles.en` …), what was refused, and how many entries our packs hold already."""

    tables: dict[str, list[Row]] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    known: int = 0

    def add(self, table: str, **cells: str) -> None:
        """Add a row; what stands in a cell loses tabs and line ends."""
        clean = {name: " ".join(value.split()) for name, value in cells.items() if value}
        self.tables.setdefault(table, []).append(clean)

    def refuse(self, line: int, text: str, why: str) -> None:
        """Note a line that cannot be taken."""
        self.refused.append(Refused(line, text.strip(), why))

    def counts(self) -> dict[str, int]:
        """Rows by table."""
        return {table: len(rows) for table, rows in self.tables.items()}


def slug(name: str) -> str:
    """`Ivar Zarénov` → `ivar-zarenov`; a digest where no Latin letter is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or digest(name)


def plural_of(form: str) -> str:
    """The regular English plural, as these dictionaries make it: -ies for -y after a consonant, -es for -ss, else -s."""
    if form.endswith("y") and form[-2:-1] not in "aeiou":
        return f"{form[:-1]}ies"
    return f"{form}es" if form.endswith("ss") else f"{form}s"


def joined(names: Iterable[str]) -> str:
    """Alternatives of a cell, each once; a bar inside a name would part it."""
    return "|".join(dict.fromkeys(name.replace("|", "/").strip() for name in names if name.strip()))


def write_pack(imported: Imported, folder: Path, source: Path) -> list[Path]:
    """Write a table for each kind that has rows, and a list of what was not taken. Returns the files written."""
    if not imported.tables:
        raise LexiconError(f"{source}: nothing in it could be taken; is it of this kind? First: {_first(imported)}")
    folder.mkdir(parents=True, exist_ok=True)
    stem, written = slug(source.stem), []
    for table, rows in imported.tables.items():
        columns = COLUMNS[table]
        lines = ["\t".join(columns), f"# Taken from {source.name} by dragoman lexicon import."]
        lines += ["\t".join(row.get(column, "") for column in columns) for row in rows]
        name, _, language = table.partition(".")
        prefix = "verbs." if name == "irregular" else f"{stem}."
        path = folder / (f"{prefix}{name}.{language}.tsv" if language else f"{stem}.{name}.tsv")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        written.append(path)
    if imported.refused:
        path = folder / f"{stem}.not-taken.txt"
        path.write_text("".join(f"{one.line}\t{one.why}\t{one.text}\n" for one in imported.refused), encoding="utf-8")
        written.append(path)
    return written


def _first(imported: Imported) -> str:
    return f"line {imported.refused[0].line}: {imported.refused[0].why}" if imported.refused else "the file is empty"
