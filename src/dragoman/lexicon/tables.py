"""Tables that a political scientist can edit in a spreadsheet: tab-separated, first line names the columns, `#` starts a comment."""

from collections.abc import Iterator
from pathlib import Path

from dragoman.schema.errors import DragomanError

Row = dict[str, str]


class LexiconError(DragomanError):
    """A lexicon file that cannot be taken as it is; the text names file and line."""


def split(cell: str) -> tuple[str, ...]:
    """The alternatives of a cell, `|` between them."""
    if "|" not in cell:
        return (part,) if (part := cell.strip()) else ()
    return tuple(filter(None, map(str.strip, cell.split("|"))))


def parse_table(text: str, name: str) -> Iterator[Row]:
    """Rows of a table as dicts; `_line` holds the line number. LexiconError for a row with more cells than columns."""
    columns: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#") or not line or line.isspace():
            continue
        cells = list(map(str.strip, line.split("\t")))
        if columns is None:
            columns = [cell.lstrip("\ufeff") for cell in cells]
            continue
        if len(cells) > len(columns):
            raise LexiconError(f"{name}, line {number}: {len(cells)} cells but {len(columns)} columns; is there a tab too many?")
        if len(cells) < len(columns):
            cells += [""] * (len(columns) - len(cells))
        row = dict(zip(columns, cells, strict=True))
        row["_line"] = str(number)
        yield row


def read_table(path: Path) -> list[Row]:
    """All rows of a file."""
    try:
        return list(parse_table(path.read_text(encoding="utf-8"), path.name))
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not UTF-8 at byte {error.start}; save the table as UTF-8") from error


def table_kind(path: Path) -> tuple[str, str | None]:
    """`world.actors.tsv` → ("actors", None); `speech.cues.zh.tsv` → ("cues", "zh")."""
    parts = path.name.removesuffix(".tsv").split(".")
    if len(parts) >= 3 and len(parts[-1]) == 2:
        return parts[-2], parts[-1]
    if len(parts) >= 2:
        return parts[-1], None
    raise LexiconError(f"{path}: name it <anything>.<table>.tsv or <anything>.<table>.<language>.tsv")
