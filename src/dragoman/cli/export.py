"""dragoman export"""

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.marks import Raw
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Lexicon, Situation, gathered

if TYPE_CHECKING:
    from dragoman.analysis.judged import JudgedView
    from dragoman.exchange.formats import Job
    from dragoman.exchange.jsonl import Above
    from dragoman.exchange.selection import Written
    from dragoman.schema.claims import Auxiliary


class Format(StrEnum):
    """The formats, as they are named on the command line."""

    JSONL = "jsonl"
    PLOVER = "plover"
    CAMEO = "cameo"
    FTM = "ftm"
    FTM_STATEMENTS = "ftm-statements"
    GEXF = "gexf"
    GEOJSON = "geojson"
    CSV = "csv"
    PARQUET = "parquet"


class Voice(StrEnum):
    """Whose claims."""

    ALL = "all"
    AUTHOR = "author"


class Mode(StrEnum):
    """What an event may be marked as."""

    NEGATION = "negation"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    HISTORICAL = "historical"


def register(app: typer.Typer) -> None:
    """Add the command."""
    examples = "dragoman export -o claims.jsonl  ·  dragoman export --format cameo --voices author --without negation -o events.tsv"
    app.command(epilog=f"Examples:  {examples}  ·  dragoman export --format csv -o tables/")(export)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What export is given."""

    output: Annotated[str, typer.Option("--output", "-o", help="The file to write, - for standard output; a folder for tables.")] = "-"
    format: Annotated[Format, typer.Option("--format", "-f", help="The form to write.")] = Format.JSONL
    everything: Annotated[bool, typer.Option("--all", help="Take in doubtful claims, of a confidence below 0.5.")] = False
    voices: Annotated[Voice, typer.Option("--voices", help="author: only what the reports say in their own voice.")] = Voice.ALL
    without: Annotated[list[Mode] | None, typer.Option("--without", help="Leave out claims marked so; may be given again.")] = None
    as_read: Annotated[bool, typer.Option("--as-read", help="jsonl: actors by the ids of their reports; nothing is joined.")] = False
    traits: Annotated[bool, typer.Option("--traits", help="Take in what tells a person's ethnicity or religion.")] = False
    raw: Raw = False
    lexicon: Lexicon = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Wanted)
def export(wanted: Wanted) -> None:
    """Write the situation as records, event data, a network, a map or tables, in an order that depends on nothing but it."""
    from dragoman.analysis.judged import open_judged
    from dragoman.exchange.formats import FOLDERS, Job
    from dragoman.exchange.selection import LEAST, Selection

    without: frozenset[Auxiliary] = frozenset(mode.value for mode in wanted.without or ())
    least = 0.0 if wanted.everything else LEAST
    selection = Selection(voices=wanted.voices.value, without=without, least=least, traits=wanted.traits)
    with open_judged(wanted.situation, wanted.raw) as view:
        job = Job(view, selection, wanted.lexicon, None if wanted.as_read else lambda: _above(view, wanted.lexicon))
        written = _write_folder(job, wanted) if wanted.format.value in FOLDERS else _write_file(job, wanted)
    if wanted.as_json and wanted.output != "-":
        terminal.print_json(written)
    else:
        _say(written, wanted)


def _above(view: "JudgedView", lexicon: Path | None) -> "Above":
    from dragoman.analysis.standing import is_taking_back
    from dragoman.cli.joining import join
    from dragoman.exchange.jsonl import Above

    found = join(view, lexicon)
    decided = [one.judgement for one in view.listed() if one.stands and not is_taking_back(one.judgement)]
    return Above(linked=found.linked, facts=found.facts, conflicts=found.conflicts, judgements=decided)


def _write_file(job: "Job", wanted: Wanted) -> "Written":
    from dragoman.exchange.formats import FILES
    from dragoman.schema.errors import DragomanError

    write = FILES[wanted.format.value]
    if wanted.output == "-":
        written = write(job, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return written
    partial = Path(f"{wanted.output}.partial")
    try:
        with partial.open("wb") as out:
            written = write(job, out)
        os.replace(partial, wanted.output)  # whoever reads the file never sees half of it
    except OSError as error:
        raise DragomanError(f"cannot write {wanted.output}: {error.strerror or error}") from error
    finally:
        partial.unlink(missing_ok=True)
    return written


def _write_folder(job: "Job", wanted: Wanted) -> "Written":
    from dragoman.exchange.formats import FOLDERS
    from dragoman.schema.errors import DragomanError

    if wanted.output == "-":
        raise DragomanError(f"--format {wanted.format.value} writes a table for each kind: name a folder with --output")
    folder = Path(wanted.output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return FOLDERS[wanted.format.value](job, folder)
    except OSError as error:
        raise DragomanError(f"cannot write into {folder}: {error.strerror or error}") from error


def _say(written: "Written", wanted: Wanted) -> None:
    where = "standard output" if wanted.output == "-" else wanted.output
    console = terminal.err()
    console.print(f"{written.reports:,} reports, {written.actors:,} actors, {written.claims:,} claims → {where}", markup=False)
    if written.left_out:
        console.print(
            f"{written.left_out:,} claims have no form in {wanted.format.value} and were left out: see docs/exports.md", markup=False
        )
