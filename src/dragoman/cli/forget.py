"""dragoman forget"""

from typing import Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Situation


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Examples:  dragoman forget 0a1b2c3d4e5f6071  ·  dragoman forget 0a1b2c3d4e5f6071 --yes")(forget)


def forget(
    report: Annotated[str, typer.Argument(help="The id of a report, or its title.", metavar="REPORT")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    situation: Situation = DEFAULT_SITUATION,
    as_json: AsJson = False,
) -> None:
    """Delete a report for good: its text, its bytes, its readings, its claims, and actors that nothing else names.

    The file it was read from is left alone; reading it again brings the report back."""
    from dragoman.cli.choices import one_report
    from dragoman.store.situation import open_view, open_writer

    with open_view(situation) as view:
        found = one_report(view, report)
        claims = len(view.claims_of_report(found.id))
    if not yes:
        typer.confirm(f"Forget “{found.title}” ({found.id}) and its {claims} claims?", abort=True, err=True)
    with open_writer(situation) as writer:
        writer.forget(found.id)
    if as_json:
        terminal.print_json({"forgotten": found.id, "title": found.title, "claims": claims})
    else:
        terminal.out().print(f"Forgotten: {found.title} ({found.id}), {claims} claims", markup=False)
