"""dragoman power and dragoman as-of"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.options import DEFAULT_SITUATION, EPILOG, AsJson, Lexicon, Situation, gathered

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.analysis.snapshot import Snapshot
    from dragoman.analysis.state.as_of import Held
    from dragoman.analysis.state.power import Move, Power


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog=f"Example:  dragoman power kazakhstan --from 2022-01-01 --to 2022-01-09\n\n{EPILOG}")(power)
    app.command("as-of", epilog=f"Examples:  dragoman as-of 2022-01-10  ·  dragoman as-of 2022-01-10 russia\n\n{EPILOG}")(as_of)


@dataclass(frozen=True, kw_only=True)
class Period:
    """What power is given."""

    state: Annotated[str, typer.Argument(help="A state: its id, or a name in any script.")]
    start: Annotated[str, typer.Option("--from", help="From this day on: YYYY, YYYY-MM or YYYY-MM-DD.")]
    end: Annotated[str, typer.Option("--to", help="Up to this day.")]
    lexicon: Lexicon = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Period)
def power(period: Period) -> None:
    """Show who gained and who lost in a state: offices, freedom, influence, by whom, before and after, and the readings of it."""
    from dragoman.analysis.state.power import power as find_power
    from dragoman.cli.looking import day_given, evidence, looking, one_actor

    start, end = day_given(period.start, "--from"), day_given(period.end, "--to")
    with looking(period.situation, period.lexicon) as (view, snapshot):
        found = find_power(snapshot, one_actor(view, snapshot, period.state), start, end)
    if period.as_json:
        claims = dict.fromkeys((*(claim for one in found.moves for claim in one.claims), *found.ties, *found.readings))
        terminal.print_json({"power": found, "evidence": evidence(snapshot, list(claims))})
        return
    console = terminal.out()
    console.print(f"{found.state.name}, {start} to {end}", style="bold")
    for outcome in ("lost", "gained"):
        moves = [one for one in found.moves if one.outcome == outcome]
        console.print(f"\n{outcome.capitalize()}" + ("" if moves else ": nothing that a claim tells"), style="bold")
        for one in moves:
            console.print(_move(snapshot, one))
    _rest(snapshot, found)


def _move(snapshot: "Snapshot", one: "Move") -> "Text":
    from rich.text import Text

    from dragoman.cli.looking import name_of, words_of

    body = f", {name_of(snapshot, one.organisation)}" if one.organisation else ""
    matter = one.matter if one.what in {"office", "influence"} else f"{one.what} ({one.matter})"
    marks = [
        f"by {name_of(snapshot, one.by)}" if one.by else "",
        "implied: told as held right after the dismissal" if one.implied else "",
        f"{one.voices} voices" if one.voices > 1 else "",
        "disputed" if one.disputed else "",
    ]
    day = f"{one.day or 'undated'}{'' if one.dated else ' (report)'}"
    head = Text.assemble((f"  {day}  ", "dim"), (name_of(snapshot, one.holder), "bold"), f": {matter}{body}")
    told = " · ".join(mark for mark in marks if mark)
    return Text.assemble(head, f"  ({told})" if told else "", "\n", Text("\n").join(words_of(snapshot, claim) for claim in one.claims[:3]))


def _rest(snapshot: "Snapshot", found: "Power") -> None:
    from dragoman.cli.looking import name_of, words_of

    console = terminal.out()
    if found.offices:
        table = terminal.table("office", "body", "before", "after", title="\nBefore and after")
        for seat in found.offices:
            before, after = (", ".join(name_of(snapshot, one) for one in side) or "–" for side in (seat.before, seat.after))
            table.add_row(seat.post, name_of(snapshot, seat.organisation), before, after)
        console.print(table)
    for title, claims in (("Ties between them", found.ties), ("Readings of it", found.readings)):
        if claims:
            console.print(f"\n{title}", style="bold")
            for claim in claims:
                console.print(words_of(snapshot, claim))


@dataclass(frozen=True, kw_only=True)
class Day:
    """What as-of is given."""

    day: Annotated[str, typer.Argument(help="The day: YYYY-MM-DD.")]
    about: Annotated[str | None, typer.Argument(help="Only what names this actor (id, or name in any script).")] = None
    lexicon: Lexicon = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Day)
def as_of(wanted: Day) -> None:
    """Show what held on a day: offices, forces, recognitions, memberships, alliances and control, from claims valid then."""
    from datetime import date

    from dragoman.analysis.state.as_of import as_of as find_held
    from dragoman.cli.looking import evidence, looking, one_actor
    from dragoman.schema.errors import DragomanError

    try:
        day = date.fromisoformat(wanted.day)
    except ValueError as error:
        raise DragomanError(f"{wanted.day!r} is no day: write YYYY-MM-DD") from error
    with looking(wanted.situation, wanted.lexicon) as (view, snapshot):
        about = one_actor(view, snapshot, wanted.about) if wanted.about else None
    held = find_held(snapshot, day, about)
    if wanted.as_json:
        claims = dict.fromkeys(claim for one in held for claim in one.claims)
        terminal.print_json({"day": day, "held": held, "evidence": evidence(snapshot, list(claims))})
        return
    console, last = terminal.out(), ""
    for one in held:
        if one.matter != last:
            console.print(f"{'' if not last else chr(10)}{one.matter.capitalize()}", style="bold")
        last = one.matter
        console.print(_held(snapshot, one))
    terminal.err().print(f"{len(held)} lines hold on {day}." if held else f"No claim holds on {day}.")


def _held(snapshot: "Snapshot", one: "Held") -> "Text":
    from rich.text import Text

    from dragoman.cli.looking import name_of

    words = one.words if one.matter in {"office", "force"} else one.words.replace("_", " ")
    what = (
        ", ".join(part for part in (words, name_of(snapshot, one.what)) if part)
        if one.matter == "office"
        else f"{words} {name_of(snapshot, one.what)}"
    )
    marks = [
        "refused" if one.negated else "",
        f"since {one.since}" if one.since and not one.assumed else "",
        f"until {one.until}" if one.until else "",
        f"as told on {one.told}" if one.assumed else "",
        "disputed" if one.disputed else "",
    ]
    told = ", ".join(mark for mark in marks if mark)
    more = f" and {len(one.claims) - 1} more" if len(one.claims) > 1 else ""
    return Text.assemble("  ", (name_of(snapshot, one.who), "bold"), f": {what}  ({told})", (f"  {one.claims[0]}{more}", "dim"))
