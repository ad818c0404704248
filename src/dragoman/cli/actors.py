"""dragoman actors"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Lexicon, Situation, gathered

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.analysis.joined import Joined, JoinedActor
    from dragoman.resolving.actors import ActorLink


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Examples:  dragoman actors  ·  dragoman actors Tokayev  ·  dragoman actors --doubtful")(actors)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What actors is given."""

    who: Annotated[str | None, typer.Argument(help="Only this actor (id, or name in any script).")] = None
    everybody: Annotated[bool, typer.Option("--all", help="Those as well who go by one id in all their reports.")] = False
    doubtful: Annotated[bool, typer.Option("--doubtful", help="Only links that were not made, the likeliest first.")] = False
    lexicon: Lexicon = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Wanted)
def actors(wanted: Wanted) -> None:
    """Show who was joined with whom across reports and scripts, and why; then what was too doubtful to join."""
    from dragoman.analysis.joined import joined_actors
    from dragoman.analysis.judged import open_judged
    from dragoman.cli.joining import join, wanted_actors

    with open_judged(wanted.situation) as view:
        found = join(view, wanted.lexicon)
        ids = wanted_actors(view, found, wanted.who)
        shown = [one for one in joined_actors(view, found.linked) if ids is None or one.actor.id in ids]
    shown = [] if wanted.doubtful else [one for one in shown if one.links or wanted.everybody or wanted.who]
    days = found.linked.ids
    links = [one for one in found.linked.links if not one.accepted and days[one.left] != days[one.right]]
    links = [one for one in links if ids is None or {days[one.left], days[one.right]} & ids]
    links.sort(key=lambda one: (-one.score, one.left, one.right))
    if wanted.as_json:
        terminal.print_json({"actors": shown, "doubtful": links})
        return
    console = terminal.out()
    for one in shown:
        console.print(_actor(found, one))
    if links:
        console.print("[bold]Too doubtful to join[/]")
    for link in links:
        console.print(doubtful(found, link))
    if not shown and not links:
        terminal.err().print("Nobody was joined with anybody; dragoman actors --all shows all.")


def _actor(found: "Joined", one: "JoinedActor") -> "Text":
    from rich.text import Text

    told = " · ".join(part for part in (one.actor.type, one.actor.country, one.actor.sector) if part)
    names = dict.fromkeys(name.text for name in one.actor.names)
    head = Text.assemble((one.actor.name, "bold"), (f"  {one.actor.id}  {told}  {len(one.reports):,} reports", "dim"))
    lines = [head, Text("  " + ", ".join(names))]
    lines += [_link(found, link) for link in one.links]
    return Text("\n").join([*lines, Text("")])


def doubtful(found: "Joined", link: "ActorLink") -> "Text":
    """A link that was not made: who could be one, and what speaks for it."""
    from rich.text import Text

    ends = (found.linked.actors[found.linked.ids[one]].name for one in (link.left, link.right))
    return Text.assemble(f"  {' ? '.join(ends)}\n", _link(found, link))


def _link(found: "Joined", link: "ActorLink") -> "Text":
    """One link: its ends, its score, and each reason with its weight and claims."""
    from rich.text import Text

    made = Text.assemble(f"  {_end(found, link.left)} = {_end(found, link.right)}", (f"  {link.score:.2f}", "cyan"))
    for reason in link.features:
        made.append(f"\n    {reason.weight:+.2f}  {reason.name}: {reason.value}")
        made.append(f"  {' '.join(reason.claims)}" if reason.claims else "", style="dim")
    return made


def _end(found: "Joined", mention: "tuple[str, str]") -> str:
    report, actor = mention
    return f"{actor} in “{found.reports[report].title}”" if report else actor
