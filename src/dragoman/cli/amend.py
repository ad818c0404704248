"""dragoman amend and dragoman add"""

from dataclasses import dataclass
from typing import Annotated

import typer

from dragoman.cli.marks import By, Reason, say, sign
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Situation, gathered

SLOTS = "slot=value; several values with ; between them, an empty value for none."


def register(app: typer.Typer) -> None:
    """Add the commands."""
    amending = (
        "dragoman amend 0a1b2c3d4e5f6071 speaker=扎雷诺夫 date=2031-02-01  ·  dragoman amend 8f9e0d1c2b3a4756 title=北岸 date=2031-02-03"
    )
    app.command(epilog=f"Examples:  {amending}")(amend)
    adding = 'dragoman add 8f9e0d1c2b3a4756 "扎雷诺夫下令撤军" --kind event actor=扎雷诺夫 category=RETREAT mode=withdraw'
    app.command(epilog=f"Example:  {adding}")(add)


@dataclass(frozen=True, kw_only=True)
class Amending:
    """What amend is given."""

    target: Annotated[str, typer.Argument(help="The id of a claim or of a report.", metavar="CLAIM_OR_REPORT")]
    slots: Annotated[list[str], typer.Argument(help=SLOTS, metavar="SLOT=VALUE...")]
    reason: Reason = None
    by: By = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@dataclass(frozen=True, kw_only=True)
class Adding:
    """What add is given."""

    report: Annotated[str, typer.Argument(help="The id of a report, or its title.")]
    words: Annotated[str, typer.Argument(help="The claim's words as they stand in the report; parts that stand apart with … between.")]
    slots: Annotated[list[str] | None, typer.Argument(help=SLOTS, metavar="[SLOT=VALUE]...")] = None
    kind: Annotated[str, typer.Option("--kind", "-k", help="The kind of claim, such as event or quotation.")]
    start: Annotated[int | None, typer.Option("--start", min=0, help="At which character, where the words stand there twice.")] = None
    reason: Reason = None
    by: By = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Amending)
def amend(wanted: Amending) -> None:
    """Decide that slots of a claim are other than read (any slot; claimant and category for every kind), or that a report has another
    title, publisher, author or date."""
    from dragoman.flow import judging

    made = judging.amend(wanted.situation, wanted.target, _slots(wanted.slots), sign(wanted.by, wanted.reason))
    say([made], "Amended", wanted.as_json)


@gathered(Adding)
def add(wanted: Adding) -> None:
    """Add a claim that was not read, by naming its words."""
    from dragoman.cli.choices import one_report
    from dragoman.flow import judging
    from dragoman.store.situation import open_view

    with open_view(wanted.situation) as view:
        report = one_report(view, wanted.report).id
    words = judging.Words(report=report, words=wanted.words, start=wanted.start)
    made = judging.add(wanted.situation, words, wanted.kind, _slots(wanted.slots or []), sign(wanted.by, wanted.reason))
    say([made], "Added", wanted.as_json)


def _slots(written: list[str]) -> dict[str, str]:
    from dragoman.schema.errors import DragomanError

    slots = {}
    for one in written:
        name, equals, value = one.partition("=")
        if not equals or not name.strip():
            raise DragomanError(f"{one!r} is no slot: write slot=value, such as date=2031-02-01")
        slots[name.strip()] = value.strip()
    return slots
