"""dragoman export"""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Situation


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog='Examples:  dragoman export -o claims.jsonl  ·  dragoman export --all | grep \'"kind":"event"\'')(export)


def export(
    output: Annotated[str, typer.Option("--output", "-o", help="The file to write; - for standard output.")] = "-",
    everything: Annotated[bool, typer.Option("--all", help="Take in doubtful claims, of a confidence below 0.5.")] = False,
    situation: Situation = DEFAULT_SITUATION,
    as_json: AsJson = False,
) -> None:
    """Write the situation as JSON Lines: reports, actors, claims, in an order that depends on nothing but them."""
    from dragoman.exchange.jsonl import write_jsonl
    from dragoman.schema.errors import DragomanError
    from dragoman.store.situation import open_view

    with open_view(situation) as view:
        if output == "-":
            written = write_jsonl(view, sys.stdout.buffer, everything)
            sys.stdout.buffer.flush()
        else:
            partial = Path(f"{output}.partial")
            try:
                with partial.open("wb") as out:
                    written = write_jsonl(view, out, everything)
                os.replace(partial, output)  # whoever reads the file never sees half of it
            except OSError as error:
                raise DragomanError(f"cannot write {output}: {error.strerror or error}") from error
            finally:
                partial.unlink(missing_ok=True)
    if as_json and output != "-":
        terminal.print_json(written)
    else:
        where = "standard output" if output == "-" else output
        terminal.err().print(f"{written.reports:,} reports, {written.actors:,} actors, {written.claims:,} claims → {where}", markup=False)
