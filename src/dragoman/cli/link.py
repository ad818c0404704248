"""dragoman link and dragoman unlink"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Lexicon, Situation, gathered

if TYPE_CHECKING:
    from dragoman.analysis.joined import Joined
    from dragoman.analysis.judging import Signature
    from dragoman.resolving.evidence import Mention
    from dragoman.schema.derived import Judgement

    Decide = Callable[[Joined, list[Mention], list[Mention], Signature, Iterable[Judgement]], list[Judgement]]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    linking = 'dragoman link x:person:扎雷诺夫 "Ivar Zarenov" --reason "the post names both"'
    app.command(epilog=f"Example:  {linking}")(link)
    parting = 'dragoman unlink x:person:扎雷诺夫 person:zarenov --reason "his brother"'
    app.command(epilog=f"Example:  {parting}")(unlink)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """What both commands are given."""

    one: Annotated[str, typer.Argument(help="An actor: its id, id@report for one report's mention, or a name.")]
    other: Annotated[str, typer.Argument(help="The other actor.")]
    reason: Annotated[str | None, typer.Option("--reason", "-r", help="Why; kept with the judgement.")] = None
    by: Annotated[str | None, typer.Option("--by", envvar="DRAGOMAN_ANALYST", help="Who decides; your login name unless told.")] = None
    lexicon: Lexicon = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Pair)
def link(pair: Pair) -> None:
    """Decide that two actors are one, whatever the evidence says. The judgement is appended, signed and dated; no claim is changed."""
    from dragoman.analysis.judging import joining

    _decide(pair, joining, "One from now on")


@gathered(Pair)
def unlink(pair: Pair) -> None:
    """Decide that two actors are not one, whatever the evidence says. The judgement is appended, signed and dated; no claim is changed."""
    from dragoman.analysis.judging import parting

    _decide(pair, parting, "Apart from now on")


def _decide(pair: Pair, decide: "Decide", told: str) -> None:
    from getpass import getuser

    from dragoman.analysis.judging import Signature, mentions_of
    from dragoman.cli.joining import join
    from dragoman.store.situation import open_view, open_writer
    from dragoman.store.writer import now

    signed = Signature(pair.by or getuser(), now(), pair.reason)
    with open_view(pair.situation) as view:
        found = join(view, pair.lexicon)
        one, other = (mentions_of(view, found, who) for who in (pair.one, pair.other))
        judgements = decide(found, one, other, signed, view.judgements())
    with open_writer(pair.situation) as writer:
        kept: list[Judgement] = [writer.judge(judgement) for judgement in judgements]
    if pair.as_json:
        terminal.print_json({"judgements": kept})
        return
    for judgement in kept:
        terminal.out().print(f"{told}: {', '.join(judgement.target)} ({judgement.id})", markup=False)
