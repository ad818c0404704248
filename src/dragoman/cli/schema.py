"""dragoman schema"""

from typing import Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.options import AsJson


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Examples:  dragoman schema > records.schema.json  ·  dragoman schema event")(schema)


def schema(
    kind: Annotated[str | None, typer.Argument(help="One kind of record, such as event; all where none is named.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print the JSON Schema of the records. It is JSON with or without --json."""
    from dragoman.schema.errors import DragomanError
    from dragoman.schema.records import json_schema

    whole = json_schema()
    if kind is None:
        terminal.print_json(whole)
        return
    named = {str(name).lower().removesuffix("record"): found for name, found in whole["$defs"].items()}
    if kind.lower() not in named:
        raise DragomanError(f"there is no kind of record {kind!r}; one of {', '.join(sorted(named))}")
    terminal.print_json({**named[kind.lower()], "$defs": whole["$defs"]})
