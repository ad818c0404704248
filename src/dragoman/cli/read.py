"""dragoman read"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Jobs, Lexicon, Situation, gathered

if TYPE_CHECKING:
    from dragoman.flow.summary import RunSummary

MOST_SHOWN = 20


def register(app: typer.Typer) -> None:
    """Add the command."""
    examples = "dragoman read reports/  ·  dragoman read a.md b.html -s kz.db  ·  dragoman read --watch inbox/"
    app.command(epilog=f"Examples:  {examples}  ·  cat post.md | dragoman read -")(read)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What read is given."""

    paths: Annotated[list[str], typer.Argument(help="Files and folders; - for standard input.", metavar="PATH...")]
    watch: Annotated[bool, typer.Option("--watch", "-w", help="Go on reading what comes into the folders, until Ctrl-C.")] = False
    situation: Situation = DEFAULT_SITUATION
    lexicon: Lexicon = None
    jobs: Jobs = 0
    as_json: AsJson = False


@gathered(Wanted)
def read(wanted: Wanted) -> None:
    """Read reports into a situation: posts, Markdown, HTML, plain text, JSON Lines.

    What is there already and unchanged is passed over. What cannot be read is listed at the end with its reason."""
    from dragoman.flow.engine import read_paths
    from dragoman.flow.readers import grammar_reader
    from dragoman.flow.settings import Settings
    from dragoman.schema.errors import DragomanError

    files = [Path(path) for path in wanted.paths if path != "-"]
    settings = Settings(make_reader=grammar_reader, lexicon=wanted.lexicon, jobs=wanted.jobs)
    if wanted.watch:
        from dragoman.flow.watching import read_on

        if "-" in wanted.paths:
            raise DragomanError("standard input cannot be watched: name folders, or leave --watch out")
        read_on(files, wanted.situation, settings, lambda summary: _tell(wanted, summary))
        return
    piped = sys.stdin.buffer.read() if "-" in wanted.paths else None
    with terminal.progress("Reading") as tell:
        summary = read_paths(files, wanted.situation, settings, tell, piped)
    _tell(wanted, summary)
    if summary.failures and not (summary.new or summary.reread or summary.unchanged):
        raise typer.Exit(1)


def _tell(wanted: Wanted, summary: "RunSummary") -> None:
    if wanted.as_json:
        terminal.print_json(summary)
    else:
        print_run(summary, wanted.situation)


def print_run(summary: "RunSummary", situation: Path) -> None:
    """The table that a run ends with, what failed, and where to look."""
    console = terminal.out()
    table = terminal.table("#new reports", "#read anew", "#unchanged", "#failed", "#characters", "#claims")
    numbers = (summary.new, summary.reread, summary.unchanged, len(summary.failures), summary.characters, summary.claims)
    table.add_row(*(f"{number:,}" for number in numbers))
    console.print(table)
    if summary.failures:
        print_failures(summary.failures)
    where = "" if situation == DEFAULT_SITUATION else f" -s {situation}"
    console.print(f"[dim]See what is in it:[/] dragoman status{where}", markup=True)


def print_failures(failures: list[tuple[str, str]]) -> None:
    """What could not be read, with the reasons."""
    from rich.markup import escape

    console = terminal.err()
    console.print(f"[bold]Not read ({len(failures)}):[/]")
    for path, reason in failures[:MOST_SHOWN]:
        console.print(f"  {escape(path)}  [dim]{escape(reason)}[/]", soft_wrap=True)
    if len(failures) > MOST_SHOWN:
        console.print(f"  … and {len(failures) - MOST_SHOWN} more: dragoman status shows all")
