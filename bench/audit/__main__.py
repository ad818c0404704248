"""Audit of the reading of Chinese and English on unseen posts.

python -m bench.audit draw --round 1 --seed 1      # read the posts, draw records, show them
python -m bench.audit judge --round 1 FILE         # take verdicts: lines of `e12 right` or `e13 wrong actor`
python -m bench.audit draw --round 1 --again       # a tenth, to be judged a second time without looking
python -m bench.audit judge --round 1 --again FILE
python -m bench.audit draw --language en --round 1 --seed 1    # the same for English
python -m bench.audit report                       # what came out, round by round
"""

import argparse
import os
import sys
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bench.audit import drawing, figures, verdicts
from bench.audit.model import KINDS, REASONS, Drawn
from dragoman.schema.errors import DragomanError

ROOT = Path(__file__).parents[2]
SHOWN_FIRST = ("type", "event", "mode", "actor", "recipient", "from", "to", "role", "trend", "speaker", "holder", "post")
HIDDEN = {"kind", "id", "report", "spans", "reader", "score", "cameo", "links", "reads", "confidence", "type_"}


def arguments(given: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.audit", description="Audit of the reading on unseen posts.")
    commands = parser.add_subparsers(dest="command", required=True)
    draw = commands.add_parser("draw", help="read the posts and draw records")
    draw.add_argument("--seed", type=int, help="the round's number where it is not given")
    for kind, plural, count in zip(KINDS, ("events", "quotations", "occupancies", "relations"), (100, 60, 60, 60), strict=True):
        draw.add_argument(f"--{plural}", dest=kind, type=int, default=count, metavar="N", help=f"how many (default {count})")
    draw.add_argument("--again", action="store_true", help="show a tenth of the round that was drawn, to be judged a second time")
    draw.add_argument("--json", action="store_true", help="one record a line, as JSON")
    judge = commands.add_parser("judge", help="take verdicts", epilog=f"Reasons: {'; '.join(f'{a}: {b}' for a, b in REASONS.items())}.")
    judge.add_argument("file", type=Path, help="lines of `e12 right` or `e13 wrong actor`")
    judge.add_argument("--again", action="store_true", help="these are second verdicts")
    for command in (draw, judge):
        command.add_argument("--round", type=int, required=True)
        command.add_argument("--language", choices=verdicts.LANGUAGES, default=verdicts.CHINESE, help="of the posts (default zh)")
    commands.add_parser("report", help="show what came out")
    return parser.parse_args(given)


def draw(options: argparse.Namespace, console: Console) -> None:
    """Draw a round, or a tenth of one that was drawn, and show it."""
    if options.again:
        drawn = list(drawing.a_tenth(verdicts.open_sheet(options.round, options.language)))
    else:
        posts = Path(os.environ.get("DRAGOMAN_SHARED") or ROOT.parent / "shared") / "corpora" / "posts"
        if not posts.is_dir():
            raise DragomanError(f"Nothing to audit: there is no folder {posts}. Set DRAGOMAN_SHARED to where the shared texts are.")
        wanted: dict[str, int] = {kind: getattr(options, kind) for kind in KINDS}
        sheet = drawing.draw(posts, options.language, (options.round, options.seed or options.round), wanted)
        verdicts.keep_sheet(sheet)
        drawn = list(sheet.drawn)
    for one in drawn:
        if options.json:
            sys.stdout.write(msgspec.json.encode(one).decode() + "\n")
        else:
            show(one, console)


def show(one: Drawn, console: Console) -> None:
    """One record: where it stands, what fills its slots, and its sentence with the one before."""
    console.rule(f"{one.number}  {one.kind}  {one.genre} {one.script}  {one.post}", align="left")
    order = {name: at for at, name in enumerate(SHOWN_FIRST)}
    for name, value in sorted(one.record.items(), key=lambda item: order.get(item[0], len(order))):
        if name not in HIDDEN and value not in (None, [], False):
            console.print(Text(f"  {name:12}", style="bold") + Text(slot(value)))
    if one.before:
        console.print(Text(one.before, style="dim"))
    console.print(Text(one.sentence))


def slot(value: object) -> str:
    """A slot's value in short: entities by name, with the words that stand for them where these differ."""
    if isinstance(value, list):
        return "; ".join(slot(item) for item in value)
    if isinstance(value, dict):
        if "name" in value:
            return str(value["name"]) if value["name"] == value["text"] else f"{value['name']} ‹{value['text']}›"
        return ", ".join(f"{key} {slot(item)}" for key, item in value.items() if item is not None)
    return str(value)


def report(console: Console) -> None:
    """Precision, yield, reasons and agreement of every round."""
    kept = [(number, language) for language in verdicts.LANGUAGES for number in verdicts.rounds(language)]
    if not kept:
        console.print("No round was judged yet.")
    for number, language in kept:
        header, judged = verdicts.read(number, language)
        columns = ["kind", "right", *figures.groups(language)[1:], "per 1,000", "in news", "in essays"]
        shown = Table(*columns, title=f"{verdicts.NAMES[language]}, round {number}, seed {header.seed}", title_justify="left", box=None)
        for row in figures.table(header, judged):
            shown.add_row(*row)
        console.print(shown)
        for kind, counts in figures.reasons(judged).items():
            if counts:
                console.print(f"  {kind}: " + ", ".join(f"{name} {count}" for name, count in counts.most_common()))
        same, count, kappa = figures.agreement(judged)
        if count:
            console.print(f"  judged twice: {same} of {count} agree" + (f", kappa {kappa:.2f}" if kappa is not None else ""))
        console.print()


def main(given: list[str]) -> None:
    """Run one command."""
    options, console = arguments(given), Console(width=None if sys.stdout.isatty() else 180, highlight=False)
    try:
        if options.command == "draw":
            draw(options, console)
        elif options.command == "judge":
            try:
                written = options.file.read_text(encoding="utf-8")
            except OSError as error:
                raise DragomanError(f"{options.file} cannot be read ({error.strerror}): check the path") from error
            console.print(f"{len(verdicts.take(options.round, written, options.again, options.language))} verdicts taken.")
        else:
            report(console)
    except DragomanError as error:
        console.print(str(error), style="red")
        sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
