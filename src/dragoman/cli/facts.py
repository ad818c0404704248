"""dragoman facts"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.options import DEFAULT_SITUATION, EPILOG, AsJson, Lexicon, Situation, gathered

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.analysis.joined import Joined
    from dragoman.schema.derived import Fact


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=f"Examples:  dragoman facts  ·  dragoman facts Tokayev -n 5  ·  dragoman facts --json\n\n{EPILOG}")(facts)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What facts is given."""

    who: Annotated[str | None, typer.Argument(help="Only facts that name this actor (id, or name in any script).")] = None
    everything: Annotated[bool, typer.Option("--all", help="Facts as well that only one claim tells.")] = False
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")] = 20
    lexicon: Lexicon = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Wanted)
def facts(wanted: Wanted) -> None:
    """Show what several claims tell alike: in how many voices, by whom, when first and last, and each telling with its words."""
    from dragoman.analysis.judged import open_judged
    from dragoman.cli.joining import as_record, join, named_in, wanted_actors

    with open_judged(wanted.situation) as view:
        found = join(view, wanted.lexicon)
        ids = wanted_actors(view, found, wanted.who)
    several = [one for one in found.facts if (wanted.everything or len(one.claims) > 1) and named_in(found, one.claims, ids)]
    several.sort(key=lambda one: (-one.voices, -len(one.claims), one.id))
    shown = several[: wanted.limit]
    if wanted.as_json:
        records = [{"fact": one, "tellings": [as_record(found, claim) for claim in found.told(one.claims)]} for one in shown]
        terminal.print_json({"count": len(several), "facts": records})
        return
    console = terminal.out()
    for one in shown:
        console.print(_fact(found, one))
    terminal.err().print(f"{len(shown)} of {len(several):,} facts" if shown else "Nothing is told twice.")


def _fact(found: "Joined", fact: "Fact") -> "Text":
    from rich.text import Text

    from dragoman.cli.joining import telling
    from dragoman.cli.wording import content

    claims = found.told(fact.claims)
    voices = "one voice" if fact.voices == 1 else f"{fact.voices} voices"
    said = [found.linked.actors[one].name if one in found.linked.actors else one for one in fact.claimants]
    told = [
        f"{voices}, {len(fact.claims)} claims",
        " to ".join(dict.fromkeys(day for day in (fact.first, fact.last) if day)),
        ", ".join(fact.publishers),
        f"says {', '.join(said)}" if said else "",
    ]
    what = " · ".join((content(claims[0]), *claims[0].auxiliary))
    head = Text.assemble((what, "bold"), (f"  {fact.id}", "dim"), "\n  " + " · ".join(part for part in told if part))
    return Text("\n").join([head, *(telling(found, claim, "    ") for claim in claims), Text("")])
