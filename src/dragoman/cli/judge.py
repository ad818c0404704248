"""dragoman confirm, reject, check, translate, mute and undo: a judgement on one thing"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.marks import By, Reason, say, sign
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Situation, gathered

if TYPE_CHECKING:
    from dragoman.analysis.judging import Signature
    from dragoman.schema.derived import Judgement

    Decide = Callable[[Path, str, Signature], Judgement]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog='Example:  dragoman confirm 0a1b2c3d4e5f6071 --reason "read in full"')(confirm)
    app.command(epilog='Example:  dragoman reject 0a1b2c3d4e5f6071 --reason "he quotes somebody else"')(reject)
    app.command(epilog="Example:  dragoman check 0a1b2c3d4e5f6071")(check)
    translating = 'dragoman translate 0a1b2c3d4e5f6071 en "We shall not leave." --reason "from the Russian, as broadcast"'
    app.command(epilog=f"Example:  {translating}")(translate)
    app.command(epilog='Example:  dragoman mute grammar:quotation:cue --reason "too loose"')(mute)
    app.command(epilog="Example:  dragoman undo 0a1b2c3d4e5f6071")(undo)


@dataclass(frozen=True, kw_only=True)
class One:
    """What confirm and reject are given."""

    claim: Annotated[str, typer.Argument(help="The id of a claim, as show and find tell it.")]
    reason: Reason = None
    by: By = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(One)
def confirm(one: One) -> None:
    """Decide that a claim is right as it stands; a doubtful one is shown and exported from now on."""
    from dragoman.flow import judging

    say([judging.confirm(one.situation, one.claim, sign(one.by, one.reason))], "Confirmed", one.as_json)


@gathered(One)
def reject(one: One) -> None:
    """Decide that a claim is wrong; it is left out of everything but --raw."""
    from dragoman.flow import judging

    say([judging.reject(one.situation, one.claim, sign(one.by, one.reason))], "Rejected", one.as_json)


def check(
    what: Annotated[str, typer.Argument(help="The id of a claim, or of a report with all its claims.", metavar="CLAIM_OR_REPORT")],
    reason: Reason = None,
    by: By = None,
    situation: Situation = DEFAULT_SITUATION,
    as_json: AsJson = False,
) -> None:
    """Mark a claim, or a report with the claims it has today, as looked at; it leaves the queue."""
    from dragoman.flow import judging

    say([judging.check(situation, what, sign(by, reason))], "Checked", as_json)


@dataclass(frozen=True, kw_only=True)
class Translating:
    """What translate is given."""

    claim: Annotated[str, typer.Argument(help="The id of a claim.")]
    language: Annotated[str, typer.Argument(help="The language of the translation: zh-Hans, zh-Hant, en or ru.")]
    words: Annotated[str, typer.Argument(help="The claim's words in that language.")]
    reason: Reason = None
    by: By = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Translating)
def translate(wanted: Translating) -> None:
    """Write a translation of a claim's words, signed and dated; it stands beside them and says nothing of whether the claim is right."""
    from dragoman.flow import judging

    made = judging.translate(wanted.situation, wanted.claim, (wanted.language, wanted.words), sign(wanted.by, wanted.reason))
    say([made], "Translated", wanted.as_json)


def mute(
    rule: Annotated[str, typer.Argument(help="A rule, as show names it, or the id of a claim that it made.", metavar="RULE_OR_CLAIM")],
    reason: Reason = None,
    by: By = None,
    situation: Situation = DEFAULT_SITUATION,
    as_json: AsJson = False,
) -> None:
    """Decide that nothing a rule makes is to count, in whatever version; claims of its that are confirmed or amended stay."""
    from dragoman.flow import judging

    say([judging.mute(situation, rule, sign(by, reason))], "Muted", as_json)


def undo(
    judgement: Annotated[str, typer.Argument(help="The id of a judgement, or its beginning.")],
    reason: Reason = None,
    by: By = None,
    situation: Situation = DEFAULT_SITUATION,
    as_json: AsJson = False,
) -> None:
    """Take a judgement back; taking that back says the judgement again."""
    from dragoman.flow import judging

    say([judging.undo(situation, judgement, sign(by, reason))], "Undone", as_json)
