"""dragoman link and dragoman unlink"""

from dataclasses import dataclass
from typing import Annotated

import typer

from dragoman.cli.marks import By, Reason, say, sign
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Lexicon, Situation, gathered


def register(app: typer.Typer) -> None:
    """Add the commands."""
    linking = 'dragoman link x:person:扎雷诺夫 "Ivar Zarenov" --reason "the post names both"'
    app.command(epilog=f"Example:  {linking}")(link)
    parting = 'dragoman unlink x:person:扎雷诺夫 person:zarenov --reason "his brother"'
    app.command(epilog=f"Example:  {parting}")(unlink)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """What both commands are given."""

    one: Annotated[str, typer.Argument(help="An actor: id, id@report for its mention in one report, or name; or a claim or fact: id.")]
    other: Annotated[str, typer.Argument(help="The other one.")]
    reason: Reason = None
    by: By = None
    lexicon: Lexicon = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Pair)
def link(pair: Pair) -> None:
    """Decide that two actors are one, or that two claims or facts tell the same, whatever the evidence says. The judgement is appended,
    signed and dated; no claim is changed."""
    from dragoman.flow import judging

    made = judging.link(pair.situation, pair.one, pair.other, sign(pair.by, pair.reason), pair.lexicon)
    say(made, "One from now on", pair.as_json)


@gathered(Pair)
def unlink(pair: Pair) -> None:
    """Decide that two actors are not one, or that a claim does not tell what others tell, whatever the evidence says. The judgement is
    appended, signed and dated; no claim is changed."""
    from dragoman.flow import judging

    made = judging.unlink(pair.situation, pair.one, pair.other, sign(pair.by, pair.reason), pair.lexicon)
    say(made, "Apart from now on", pair.as_json)
