"""dragoman reread"""

from typing import Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Jobs, Lexicon, Situation
from dragoman.cli.read import print_run


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Examples:  dragoman reread  ·  dragoman reread --lexicon my-packs/  ·  dragoman reread 0a1b2c3d4e5f6071")(reread)


def reread(
    reports: Annotated[list[str] | None, typer.Argument(help="Ids of reports; all where none is named.", metavar="[REPORT]...")] = None,
    situation: Situation = DEFAULT_SITUATION,
    lexicon: Lexicon = None,
    jobs: Jobs = 0,
    as_json: AsJson = False,
) -> None:
    """Read the situation's reports again after the lexicon was edited or Dragoman was updated.

    The reading before stays in the history. Reports that this reader and lexicon have read are passed over."""
    from dragoman.flow.engine import reread as read_again
    from dragoman.flow.readers import grammar_reader
    from dragoman.flow.settings import Settings

    with terminal.progress("Reading again") as tell:
        summary = read_again(situation, Settings(make_reader=grammar_reader, lexicon=lexicon, jobs=jobs), tell, reports or ())
    if as_json:
        terminal.print_json(summary)
    else:
        print_run(summary, situation)
