"""dragoman forecast"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Lexicon, Situation, gathered

if TYPE_CHECKING:
    from dragoman.analysis.forecast.models import Forecast
    from dragoman.analysis.forecast.stakes import Issue

NAMES = {
    "compromise_mean": "compromise (weighted mean)",
    "weighted_median": "weighted median",
    "scholz_2011": "challenge model, Scholz 2011",
    "literal": "challenge model, as printed",
    "symmetric": "challenge model, symmetric",
}
WIDTH = 15
EXAMPLE = """Examples:  dragoman forecast bridge.csv  ·  dragoman forecast --about russia kazakhstan china turkey > issue.toml

bridge.csv:  name,position,capability,salience"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLE)(forecast)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What forecast is given."""

    what: Annotated[list[str], typer.Argument(help="A file with the issue (TOML, JSON, or a table: CSV, TSV); with --about, the actors.")]
    about: Annotated[str | None, typer.Option("--about", help="Propose an issue to edit: how the actors stand to this one.")] = None
    rounds: Annotated[int, typer.Option("--rounds", min=1, max=50, help="Rounds of the challenge model.")] = 1
    position: Annotated[float, typer.Option("--position", min=0, max=1, help="How far positions may be off, as a share of the scale.")] = (
        0.05
    )
    capability: Annotated[
        float, typer.Option("--capability", min=0, max=1, help="How far capabilities may be off, as a share of each.")
    ] = 0.2
    salience: Annotated[float, typer.Option("--salience", min=0, max=1, help="How far saliences may be off, in their own units.")] = 0.1
    lexicon: Lexicon = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Wanted)
def forecast(wanted: Wanted) -> None:
    """Forecast a decision from the positions of those who bear on it, by several models side by side, each with its band and its record.

    The compromise mean comes first: of these it was nearest to past decisions. The challenge models stand last; that they forecast well is
    claimed more often than shown.
    """
    from dragoman.analysis.forecast.models import Doubt
    from dragoman.analysis.forecast.models import forecast as run_models
    from dragoman.cli.issue_files import read_issue
    from dragoman.schema.errors import DragomanError

    if wanted.about:
        _propose(wanted, wanted.about)
        return
    if len(wanted.what) != 1:
        raise DragomanError("give one file with the issue, or --about ACTOR with the actors to propose positions for")
    issue = read_issue(Path(wanted.what[0]))
    doubt = Doubt(position=wanted.position, capability=wanted.capability, salience=wanted.salience)
    found = run_models(issue, doubt, wanted.rounds)
    if wanted.as_json:
        terminal.print_json(found)
        return
    _show(found)


def _propose(wanted: Wanted, about: str) -> None:
    from dragoman.analysis.forecast.proposing import propose
    from dragoman.cli.issue_files import as_toml
    from dragoman.cli.looking import looking, name_of, one_actor, words_of

    with looking(wanted.situation, wanted.lexicon) as (view, snapshot):
        subject = one_actor(view, snapshot, about)
        made = propose(snapshot, subject, [one_actor(view, snapshot, one) for one in wanted.what])
    if wanted.as_json:
        terminal.print_json(made)
        return
    comments = {stake.name: "\n".join(words_of(snapshot, claim, "").plain for claim in stake.claims) for stake in made.issue.stakes}
    typer.echo(as_toml(made.issue, comments), nl=False)
    for one in made.too_thin:
        terminal.err().print(f"{name_of(snapshot, one)}: too thin, left out.")


def _show(found: "Forecast") -> None:
    issue, console = found.issue, terminal.out()
    console.print(issue.question, style="bold")
    least = f"{issue.least:g}{' ' + issue.least_means if issue.least_means else ''}"
    console.print(f"Scale: {least} to {issue.most:g}{' ' + issue.most_means if issue.most_means else ''}\n")
    table = terminal.table("model", "#outcome", "#90% band", "", "#past error of 100")
    for one in found.outcomes:
        record = f"{one.record.error:.1f} ({one.record.low:.1f}–{one.record.high:.1f})" if one.record else ""
        table.add_row(
            NAMES[one.model], f"{one.value:.1f}", f"{one.low:.1f}–{one.high:.1f}", _bar(issue, one.low, one.value, one.high), record
        )
    console.print(table)
    console.print(f"\nThe middle of the scale alone is off by {found.middle.error:.1f}. Errors: {found.source}.", style="dim")
    console.print("\nWhat moves the first outcome most", style="bold")
    moving = terminal.table("actor", "input", "#at its least", "#at its most", "")
    for swing in found.swings[:8]:
        low, high = sorted((swing.low, swing.high))
        moving.add_row(swing.name, swing.input, f"{swing.low:.1f}", f"{swing.high:.1f}", _bar(issue, low, found.outcomes[0].value, high))
    console.print(moving)


def _bar(issue: "Issue", low: float, value: float, high: float) -> str:
    """A band on the scale, with the outcome in it."""

    def at(number: float) -> int:
        return round((number - issue.least) / (issue.most - issue.least) * (WIDTH - 1))

    line = ["·"] * WIDTH
    line[at(low) : at(high) + 1] = "─" * (at(high) - at(low) + 1)
    line[at(value)] = "●"
    return "".join(line)
