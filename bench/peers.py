"""Figures of other coders beside ours.

python -m bench.peers                 writes bench/peers.md from bench/peers.toml
python -m bench.peers --speed FILE    reads the records of FILE on one core and tells sentences a second
"""

import sys
import time
import tomllib
from pathlib import Path

from msgspec import Struct, convert

from dragoman.flow.readers import grammar_reader
from dragoman.intake.files import read_bytes
from dragoman.intake.load import load

HERE = Path(__file__).parent
MISSING = "not measured"
OPENING = """# Beside others

Written by `python -m bench.peers` from `peers.toml`: do not edit here. {measured}
`DRAGOMAN_SHARED` is the folder of texts that are not part of this repository; see CONTRIBUTING.md.
"""


class Row(Struct, frozen=True):
    """One coder: its figures in the order of the columns; ours by their names, before the others."""

    who: str
    figures: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    how: str = "measured"


class Table(Struct, frozen=True):
    """One comparison, and the commands that give our figures."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    commands: tuple[str, ...] = ()


class Peers(Struct, frozen=True):
    """The whole file."""

    ours: dict[str, str]
    table: tuple[Table, ...]


def peers() -> Peers:
    """What stands in peers.toml."""
    return convert(tomllib.loads((HERE / "peers.toml").read_text(encoding="utf-8")), Peers)


def page(told: Peers) -> str:
    """The tables as Markdown. KeyError for a figure of ours that has no name."""
    day = told.ours["measured"]
    parts = [OPENING.format(measured=f"Our figures: {day}." if day else "Our figures have not been measured yet.")]
    for table in told.table:
        lines = [
            f"## {table.title}",
            "",
            table.note.strip(),
            "",
            _line("", *table.columns, "how"),
            _line(*["---"] * (len(table.columns) + 2)),
        ]
        lines += [_line(row.who, *_figures(row, told.ours), row.how) for row in table.rows]
        if table.commands:
            lines += ["", *(f"    {command}" for command in table.commands)]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _figures(row: Row, ours: dict[str, str]) -> tuple[str, ...]:
    return (*(ours[name] or MISSING for name in row.ours), *row.figures)


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def speed(path: Path) -> float:
    """Sentences a second, one report a sentence, on one core with the lexicon loaded."""
    documents = load(read_bytes(path), str(path)).documents
    reader = grammar_reader(None)
    reader.read(documents[0])
    start = time.perf_counter()
    for document in documents:
        reader.read(document)
    return len(documents) / (time.perf_counter() - start)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--speed"] and len(sys.argv) == 3:
        print(f"{speed(Path(sys.argv[2])):,.0f} sentences a second")
    else:
        (HERE / "peers.md").write_text(page(peers()), encoding="utf-8")
        print(f"written: {HERE / 'peers.md'}")
