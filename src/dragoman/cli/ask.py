"""dragoman ask"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dragoman.cli import terminal
from dragoman.cli.options import DEFAULT_SITUATION, EPILOG, AsJson, Lexicon, Situation, gathered

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.analysis.pair.course import Course
    from dragoman.analysis.pair.ledger import Entry
    from dragoman.analysis.snapshot import Snapshot

Which = Literal["all", "one_to_other", "other_to_one"]
DIRECTIONS: tuple[Which, ...] = ("all", "one_to_other", "other_to_one")


class Every(StrEnum):
    """Periods of the curve."""

    week = "week"
    month = "month"
    quarter = "quarter"
    year = "year"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=f"Examples:  dragoman ask kazakhstan russia  ·  dragoman ask 哈萨克斯坦 俄罗斯 --from 2022-01 --to 2022-06\n\n{EPILOG}"
    )(ask)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What ask is given."""

    one: Annotated[str, typer.Argument(help="An actor: its id, or a name in any script.")]
    other: Annotated[str, typer.Argument(help="The other actor.")]
    start: Annotated[str | None, typer.Option("--from", help="From this day on: YYYY, YYYY-MM or YYYY-MM-DD.")] = None
    end: Annotated[str | None, typer.Option("--to", help="Up to this day.")] = None
    every: Annotated[Every, typer.Option("--every", help="The periods of the curve.")] = Every.month
    half_life: Annotated[float, typer.Option("--half-life", min=1, help="Days after which an act counts half in the curve.")] = 30
    lexicon: Lexicon = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Wanted)
def ask(wanted: Wanted) -> None:
    """Show how two actors stand: the dated ledger of acts and words with the sentences behind it, and a curve where there are acts enough.

    Only dated acts that the author or a voice of neither side tells as facts are scored (PLOVER, −10 to 10). What is alleged, planned,
    supposed, denied or long past is shown, never scored.
    """
    from dragoman.analysis.pair.course import course
    from dragoman.analysis.pair.ledger import ledger
    from dragoman.analysis.pair.sides import Sides
    from dragoman.cli.looking import day_given, evidence, looking, one_actor, within

    start = day_given(wanted.start, "--from") if wanted.start else None
    end = day_given(wanted.end, "--to") if wanted.end else None
    with looking(wanted.situation, wanted.lexicon) as (view, snapshot):
        one, other = one_actor(view, snapshot, wanted.one), one_actor(view, snapshot, wanted.other)
    if one == other:
        from dragoman.schema.errors import DragomanError

        raise DragomanError(f"{wanted.one} and {wanted.other} are one and the same here; name two actors")
    sides = Sides(snapshot, one, other)
    entries = [entry for entry in ledger(snapshot, sides) if within(entry.when, start, end)]
    courses = [course(entries, snapshot.claims, wanted.every.value, which, wanted.half_life) for which in DIRECTIONS]
    if wanted.as_json:
        lines = [{"entry": entry, "scored": entry.scored, "evidence": evidence(snapshot, entry.claims)} for entry in entries]
        terminal.print_json({"one": sides.actors["one"], "other": sides.actors["other"], "ledger": lines, "courses": courses})
        return
    names = (sides.actors["one"].name, sides.actors["other"].name)
    console = terminal.out()
    for entry in entries:
        console.print(_line(snapshot, entry, names))
    if not entries:
        console.print(f"No claim ties {names[0]} to {names[1]} in this time.")
    for found in courses:
        _course(found, names)


def _line(snapshot: "Snapshot", entry: "Entry", names: tuple[str, str]) -> "Text":
    from rich.text import Text

    from dragoman.cli.looking import words_of
    from dragoman.cli.wording import content, tie
    from dragoman.schema.claims import Relation

    day = f"{entry.day or 'undated'}{'' if entry.dated else ' (report)'}"
    towards = direction(entry.direction, names)
    score = f"{entry.score:+g}" if entry.scored else ""
    marks = [
        "" if entry.told == "fact" and entry.kind != "act" else entry.told,
        entry.trend or "",
        f"stance {entry.stance:+d}" if entry.stance else "",
        entry.voice.voice if entry.voice and entry.voice.voice == "society" else "",
        f"{entry.voices} voices" if entry.voices > 1 else "",
        "disputed" if entry.disputed else "",
        f"read as meant for the other in {len(entry.read_by)} claims" if entry.read_by else "",
    ]
    first = snapshot.claims[entry.claims[0]]
    what = tie(first) if isinstance(first, Relation) else entry.what if entry.kind == "act" else entry.kind
    head = Text.assemble((day, "dim"), "  ", (towards, "bold"), f"  {what}", (f"  {score}" if score else "", "bold cyan"))
    told = " · ".join(mark for mark in marks if mark)
    body = Text(f"\n    {content(first)}") if entry.kind not in {"words"} else Text("")
    tail = Text(f"  ({told})" if told else "")
    return Text.assemble(head, tail, body, "\n", Text("\n").join(words_of(snapshot, claim) for claim in entry.claims[:3]))


def direction(which: str, names: tuple[str, str]) -> str:
    """Who towards whom, in words."""
    one, other = names
    return {
        "one_to_other": f"{one} → {other}",
        "other_to_one": f"{other} → {one}",
        "both": f"{one} ↔ {other}",
        "about_both": f"of {one} and {other}",
        "all": f"{one} ↔ {other}, all acts",
    }[which]


def _course(found: "Course", names: tuple[str, str]) -> None:
    console = terminal.out()
    head = f"\n{direction(found.direction, names)}: {found.acts} scored act{'' if found.acts == 1 else 's'}"
    if found.too_thin:
        console.print(f"{head}; {found.too_thin}.")
        return
    console.print(head)
    table = terminal.table("from", "to", "#acts", "#mean", "#level", "#band (90%)")
    for level in found.levels:
        mean = "" if level.mean is None else f"{level.mean:+.1f}"
        value = "" if level.level is None else f"{level.level:+.1f}"
        band = "" if level.low is None or level.high is None else f"{level.low:+.1f} to {level.high:+.1f}"
        table.add_row(level.start.isoformat(), level.end.isoformat(), str(level.acts), mean, value, band)
    console.print(table)
    for turn in found.turns:
        change = f"from {turn.before:+.1f} to {turn.after:+.1f} ({turn.confidence:.0%} sure)"
        console.print(f"Turn on {turn.day}: {change}; claims {', '.join(turn.claims)}")
