"""dragoman status"""

from typing import TYPE_CHECKING

import typer

from dragoman.cli import terminal
from dragoman.cli.marks import Raw
from dragoman.cli.options import DEFAULT_SITUATION, EPILOG, AsJson, Situation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from dragoman.analysis.summary import Summary
    from dragoman.schema.claims import AnyClaim
    from dragoman.store.view import Mentions


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=f"Examples:  dragoman status  ·  dragoman status -s kz.db --json\n\n{EPILOG}")(status)


def status(raw: Raw = False, situation: Situation = DEFAULT_SITUATION, as_json: AsJson = False) -> None:
    """Say what is in the situation, and what failed and why."""
    from dragoman.analysis.judged import open_judged
    from dragoman.analysis.summary import summarize

    with open_judged(situation, raw) as view:
        summary = summarize(view)
    if as_json:
        terminal.print_json(summary)
        return
    console = terminal.out()
    if not summary.reports and not summary.failures:
        console.print("The situation is empty. Read reports into it: dragoman read FOLDER", markup=False)
        return
    _print_counts(console, summary)
    _print_people(console, summary)
    _print_claims(console, "Latest events", summary.latest_events)
    _print_claims(console, "Deployments", summary.deployments)
    _print_failures(console, summary)
    console.print("[dim]More:[/] dragoman show NAME · dragoman find WORDS · dragoman export -o claims.jsonl")


def _print_counts(console: "Console", summary: "Summary") -> None:
    days = f", {summary.first} to {summary.last}" if summary.first else ""
    console.print(f"[bold]{summary.reports:,} reports[/]{days}, {summary.characters:,} characters ({_tally(summary.languages)})")
    console.print(f"[bold]{summary.actors:,} actors[/] ({_tally(summary.actor_types)})")
    console.print(f"[bold]{summary.claims:,} claims[/], {summary.doubtful:,} of them doubtful ({_tally(summary.kinds)})\n")


def _tally(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items())


def _print_people(console: "Console", summary: "Summary") -> None:
    _print_mentions(console, "Most named", "#claims", summary.most_named)
    _print_mentions(console, "Most quoted", "#quotations", summary.most_quoted)


def _print_mentions(console: "Console", title: str, counted: str, mentions: "Sequence[Mentions]") -> None:
    from rich.markup import escape

    if mentions:
        table = terminal.table("who", "id", counted, "#reports", title=title)
        for one in mentions:
            table.add_row(escape(one.actor.name), f"[dim]{escape(one.actor.id)}[/]", f"{one.claims:,}", f"{one.reports:,}")
        console.print(table)
        console.print()


def _print_claims(console: "Console", title: str, claims: "Sequence[AnyClaim]") -> None:
    from rich.markup import escape

    from dragoman.cli.wording import line

    if claims:
        console.print(f"[bold]{title}[/]")
        for claim in claims:
            console.print(f"  {escape(line(claim))}  [dim]{claim.id}[/]")
        console.print()


def _print_failures(console: "Console", summary: "Summary") -> None:
    from rich.markup import escape

    if summary.failures:
        console.print(f"[bold]Not read ({len(summary.failures)})[/]")
        for failure in summary.failures:
            console.print(f"  {escape(failure.path)}  [dim]{escape(failure.reason)}[/]")
        console.print()
    if summary.unfinished:
        console.print(f"[bold]Read in part ({len(summary.unfinished)})[/]: run the same dragoman read again")
        for path in summary.unfinished:
            console.print(f"  {escape(path)}")
        console.print()
