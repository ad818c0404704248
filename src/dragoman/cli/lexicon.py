"""dragoman lexicon: taking in others' dictionaries, and trying a pack"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Situation, gathered

MOST_SHOWN = 20
FAULTY = 2


class Kind(StrEnum):
    """What can be taken in."""

    PETRARCH_ACTORS = "petrarch-actors"
    PETRARCH_AGENTS = "petrarch-agents"
    PETRARCH_VERBS = "petrarch-verbs"
    FTM = "ftm"
    CSV = "csv"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(no_args_is_help=True, help="Take in others' dictionaries, and try your own packs.", rich_markup_mode="rich")
    taking = "dragoman lexicon import Phoenix.Countries.actors.txt --kind petrarch-actors -o my-packs/phoenix"
    group.command("import", epilog=f"Examples:  {taking}")(import_)
    group.command("check", epilog="Examples:  dragoman lexicon check my-packs/")(check)
    group.command(
        "row", epilog="Examples:  dragoman lexicon row 3c4d5e6f -o my-packs/  ·  dragoman lexicon row 3c4d5e6f -o my-packs/ --form 突袭"
    )(row)
    app.add_typer(group, name="lexicon")


def import_(
    file: Annotated[Path, typer.Argument(help="The dictionary.", metavar="FILE")],
    kind: Annotated[Kind, typer.Option("--kind", "-k", help="What it is.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder of the pack, made where there is none.")],
    as_json: AsJson = False,
) -> None:
    """Make a pack of a PETRARCH or TABARI dictionary, of FollowTheMoney entities, or of a plain table of actors.

    Lines that cannot be taken are listed with their numbers, here and in a file beside the tables."""
    from dragoman.flow.packs import take

    taken = take(file, kind.value, output)
    if as_json:
        terminal.print_json(taken)
        return
    console = terminal.out()
    for table, count in taken.rows.items():
        console.print(f"{count:,} rows of {table}", markup=False)
    if taken.known:
        console.print(f"{taken.known:,} are known to our packs already", markup=False)
    for path in taken.files:
        console.print(f"→ {path}", markup=False)
    notes = terminal.err()
    if taken.refused:
        notes.print(f"Not taken ({len(taken.refused):,}):", markup=False)
    for one in taken.refused[:MOST_SHOWN]:
        notes.print(f"  line {one.line}: {one.why}: {one.text[:80]}", markup=False, soft_wrap=True)
    if len(taken.refused) > MOST_SHOWN:
        notes.print(f"  … and {len(taken.refused) - MOST_SHOWN:,} more: see {taken.files[-1]}", markup=False)


@dataclass(frozen=True, kw_only=True)
class Row:
    """What row is given."""

    judgement: Annotated[str, typer.Argument(help="The id of a judgement, or its beginning.")]
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder of the pack, made where there is none.")]
    form: Annotated[str, typer.Option("--form", help="The word of the claim that is to be known: a verb, a cue, a longer word.")] = ""
    object_: Annotated[str, typer.Option("--object", help="The word that must follow a verb that is known already.")] = ""
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Row)
def row(wanted: Row) -> None:
    """Turn a correction into a row of your own pack: who was joined or named by other words, or the word of an event, of a quotation, of a
    claim that was wrong."""
    from dragoman.flow.teaching import Word, teach

    taught = teach(wanted.situation, wanted.judgement, wanted.output, Word(wanted.form, wanted.object_))
    if wanted.as_json:
        terminal.print_json(taught)
    else:
        cells = " · ".join(f"{name} {cell}" for name, cell in taught.row.items() if cell)
        terminal.out().print(f"{cells}\n→ {taught.file}", markup=False)
        for one in taught.tried.faults:
            terminal.err().print(f"  {one.file}{f', line {one.line}' if one.line else ''}: {one.what}", markup=False, soft_wrap=True)
        terminal.err().print(f"To read with it: dragoman reread --lexicon {wanted.output}", markup=False)
    if taught.tried.faults:
        raise typer.Exit(FAULTY)


def check(
    folder: Annotated[Path, typer.Argument(help="The folder of the pack.", metavar="PACK_DIR")],
    as_json: AsJson = False,
) -> None:
    """Look a pack through (columns, values, ids, dates, patterns) and run the example sentences of its words."""
    from dragoman.flow.packs import try_pack

    tried = try_pack(folder)
    if as_json:
        terminal.print_json(tried)
    else:
        console = terminal.out()
        for name, count in tried.rows.items():
            console.print(f"{count:,} rows in {name}", markup=False)
        console.print(f"{tried.examples:,} examples run, {len(tried.faults):,} faults", markup=False)
        for one in tried.faults:
            terminal.err().print(f"  {one.file}{f', line {one.line}' if one.line else ''}: {one.what}", markup=False, soft_wrap=True)
    if tried.faults:
        raise typer.Exit(FAULTY)
