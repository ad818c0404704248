"""dragoman conflicts"""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.options import DEFAULT_SITUATION, EPILOG, AsJson, Lexicon, Situation

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.analysis.joined import Joined
    from dragoman.schema.claims import AnyClaim
    from dragoman.schema.derived import Conflict
    from dragoman.schema.entities import Entity


class Kind(StrEnum):
    """The types of conflict, as they are named on the command line."""

    NUMBER = "number"
    DENIAL = "denial"
    ACTOR = "actor"
    DATE = "date"
    STATUS = "status"
    READING = "reading"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=f"Examples:  dragoman conflicts  ·  dragoman conflicts Tokayev  ·  dragoman conflicts --type number\n\n{EPILOG}")(
        conflicts
    )


def conflicts(
    who: Annotated[str | None, typer.Argument(help="Only conflicts that name this actor (id, or name in any script).")] = None,
    kind: Annotated[Kind | None, typer.Option("--type", "-t", help="Only conflicts of this type.")] = None,
    lexicon: Lexicon = None,
    situation: Situation = DEFAULT_SITUATION,
    as_json: AsJson = False,
) -> None:
    """Show where the voices differ: what is disputed, who says what, in which words, where."""
    from dragoman.analysis.judged import open_judged
    from dragoman.cli.joining import as_record, join, named_in, wanted_actors

    with open_judged(situation) as view:
        found = join(view, lexicon)
        ids = wanted_actors(view, found, who)
    shown = [one for one in found.conflicts if kind is None or one.type == kind.value]
    shown = [one for one in shown if any(named_in(found, side, ids) for side in one.sides)]
    if as_json:
        records = [
            {"conflict": one, "sides": [[as_record(found, claim) for claim in found.told(side)] for side in one.sides]} for one in shown
        ]
        terminal.print_json({"count": len(shown), "conflicts": records})
        return
    console = terminal.out()
    for one in shown:
        console.print(_conflict(found, one))
    terminal.err().print(f"{len(shown):,} conflicts" if shown else "No conflict was found.")


def _conflict(found: "Joined", conflict: "Conflict") -> "Text":
    from rich.text import Text

    sides = sorted((found.told(side) for side in conflict.sides), key=lambda claims: (_day(found, claims[0]), claims[0].id))
    lines = [Text.assemble((_question(found, conflict, sides), "bold"), (f"  {conflict.type} {conflict.id}", "dim"))]
    for claims in sides:
        lines.append(Text.assemble(("  — ", "cyan"), _says(found, conflict, claims)))
        lines += [_words(found, claim) for claim in claims]
    return Text("\n").join([*lines, Text("")])


def _day(found: "Joined", claim: "AnyClaim") -> str:
    return found.reports[claim.report].published or ""


def _question(found: "Joined", conflict: "Conflict", sides: "list[list[AnyClaim]]") -> str:
    """What is disputed, as a question."""
    from dragoman.schema.claims import Occupancy, Quantity

    claims = [claim for side in sides for claim in side]
    first = claims[0]
    match conflict.type:
        case "number":
            measure = first.measure if isinstance(first, Quantity) else ""
            days = sorted({claim.date for claim in claims if claim.date})
            return f"How many {measure}{', ' + ' and '.join(days) if days else ''}?"
        case "denial":
            return f"Is it so? {_matter(found, next((one for one in claims if 'negation' not in one.auxiliary), first))}"
        case "actor":
            return f"Who did it? {_matter(found, first, doers=False)}"
        case "date":
            return f"When was it? {_matter(found, first, dated=False)}"
        case "status":
            return (
                f"Still in office? {_name(found, first, first.holder)}, {first.post}"
                if isinstance(first, Occupancy)
                else "Still in office?"
            )
        case "reading":
            read = found.read_by(conflict)
            return f"What does it mean? {_matter(found, read[0])}" if read else "What does it mean?"


def _matter(found: "Joined", claim: "AnyClaim", doers: bool = True, dated: bool = True) -> str:
    """What a claim is about, in words: an act with who does it to whom, where and when; who said what."""
    from dragoman.cli.wording import content
    from dragoman.schema.claims import Event, Quotation

    if isinstance(claim, Quotation):
        return f"{_name(found, claim, claim.speaker)}: “{claim.content}”"
    if not isinstance(claim, Event):
        return content(claim)
    kind = claim.event.lower() + (f" ({claim.mode.replace('-', ' ')})" if claim.mode else "")
    sides = {"by": claim.actor if doers else (), "against": claim.recipient, "at": claim.location}
    named = [f"{word} {', '.join(_name(found, claim, one) for one in ends)}" for word, ends in sides.items() if ends]
    return " ".join([kind, *named]) + (f", {claim.date}" if dated and claim.date else "")


def _name(found: "Joined", claim: "AnyClaim", one: "Entity") -> str:
    """The name of an actor as it is known today."""
    day = found.linked.of(claim.report, one.id)
    known = found.linked.actors.get(day) if day else None
    return known.name if known is not None else one.name


def _says(found: "Joined", conflict: "Conflict", claims: "list[AnyClaim]") -> str:
    """Who is on a side, and in a word what it says."""
    from dragoman.cli.wording import brief

    holders = dict.fromkeys(name for claim in claims for name in _holders(found, claim))
    return f"{', '.join(holders)}: {brief(conflict.type, claims[0])}".rstrip(": ")


def _words(found: "Joined", claim: "AnyClaim") -> "Text":
    """In which words, and where they stand."""
    from rich.text import Text

    from dragoman.cli.joining import source

    words = " … ".join(span.text.replace("\n", " ") for span in claim.spans)
    return Text.assemble(f"      “{words}”", (f"\n      {source(found, claim)}  {claim.id}", "dim"))


def _holders(found: "Joined", claim: "AnyClaim") -> list[str]:
    """Who says it: claimants and speakers, else the report in its own voice."""
    from dragoman.schema.claims import Quotation

    said = [claim.speaker] if isinstance(claim, Quotation) else list(claim.asserted_by[-1:])
    report = found.reports[claim.report]
    return [_name(found, claim, one) for one in said] or [report.publisher or f"“{report.title}”"]
