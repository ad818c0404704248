"""The command `dragoman`. Each command is a module of its own that loads what it needs when it runs, so that help comes at once."""

import gc
import logging
import sys
from typing import Annotated

import typer

from dragoman import __version__
from dragoman.cli import (
    actors,
    amend,
    ask,
    brief,
    conflicts,
    export,
    facts,
    find,
    forecast,
    forget,
    judge,
    judgements,
    lexicon,
    link,
    power,
    publish,
    question,
    read,
    reread,
    schema,
    serve,
    show,
    status,
)  # fmt: skip
from dragoman.schema.errors import DragomanError

FAILED = 2
# A lexicon is a million objects and no garbage: looking for some after every 700 new objects takes a fifth of the time of starting.
GARBAGE_AFTER = (100_000, 20, 50)
app = typer.Typer(
    name="dragoman",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Begin with:  dragoman read reports/   then   dragoman status",
)
MODULES = (
    read, show, find, status, ask, power, question, forecast, brief, actors, facts, conflicts, link, judge, amend, judgements, export,
    serve, publish, reread, forget, lexicon, schema,
)  # fmt: skip
for module in MODULES:
    module.register(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def dragoman(
    debug: Annotated[bool, typer.Option("--debug", envvar="DRAGOMAN_DEBUG", help="Log details of failures, show tracebacks.")] = False,
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Read the political press in the languages it is written in, and keep a sourced model of a situation."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("dragoman").setLevel(logging.DEBUG if debug else logging.WARNING)


def run() -> None:
    """The entry point: an error that a user can mend is one message and exit code 2; Ctrl-C is 130."""
    gc.set_threshold(*GARBAGE_AFTER)
    try:
        app()
    except DragomanError as error:
        if logging.getLogger("dragoman").level == logging.DEBUG:
            raise
        typer.echo(f"dragoman: {error}", err=True)
        sys.exit(FAILED)
    except Exception as error:
        if logging.getLogger("dragoman").level == logging.DEBUG:
            raise
        what = f"{type(error).__name__}: {error}"
        typer.echo(
            f"dragoman: an error of the program's own ({what}). Run it again as dragoman --debug … and report what it says", err=True
        )
        sys.exit(1)


if __name__ == "__main__":
    run()
