"""dragoman judgements and dragoman queue"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.options import DEFAULT_SITUATION, EPILOG, AsJson, Lexicon, Situation, gathered

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.analysis.judged import JudgedView, Listed


def register(app: typer.Typer) -> None:
    """Add the commands."""
    examples = "dragoman judgements  ·  dragoman judgements --orphaned  ·  dragoman judgements -o mine.jsonl"
    app.command(epilog=f"Examples:  {examples}  ·  dragoman judgements --import mine.jsonl")(judgements)
    app.command(epilog=f"Examples:  dragoman queue  ·  dragoman queue -n 5\n\n{EPILOG}")(queue)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What judgements is given."""

    on: Annotated[str | None, typer.Option("--on", help="Only those on this claim, report, rule or actor (id).")] = None
    orphaned: Annotated[bool, typer.Option("--orphaned", help="Only those that stand but find nothing any more.")] = False
    everything: Annotated[bool, typer.Option("--all", help="Those as well that were undone.")] = False
    output: Annotated[str | None, typer.Option("--output", "-o", help="Write all of them as records; - for standard output.")] = None
    taken: Annotated[Path | None, typer.Option("--import", help="Append the judgements in a file of records.", metavar="FILE")] = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Wanted)
def judgements(wanted: Wanted) -> None:
    """List what analysts decided, the oldest first; write it to a file, or take in what others decided."""
    from dragoman.analysis.judged import open_judged

    if wanted.taken is not None:
        _take(wanted, wanted.taken)
        return
    with open_judged(wanted.situation) as view:
        listed = view.listed()
        if wanted.output is not None:
            _write(wanted.output, listed)
            return
        shown = [one for one in listed if _wants(wanted, one)]
        if wanted.as_json:
            terminal.print_json({"judgements": shown})
            return
        for one in shown:
            terminal.out().print(_line(view, one))
    if not shown:
        terminal.err().print("Nothing was decided." if not listed else "None of that kind; --all shows those that were undone as well.")


def _wants(wanted: Wanted, one: "Listed") -> bool:
    if wanted.on is not None and wanted.on not in (one.on, *one.judgement.target):
        return False
    return one.orphaned if wanted.orphaned else one.stands or wanted.everything


def _line(view: "JudgedView", one: "Listed") -> "Text":
    """A judgement: what, on what, by whom, when, why, and what the claim says."""
    from rich.text import Text

    from dragoman.analysis.translations import rendering
    from dragoman.cli.marks import brief
    from dragoman.cli.wording import line
    from dragoman.store.view import NotThereError

    held = one.judgement
    said = rendering(held)
    what: str = "undo" if held.undoes is not None and held.target == (held.undoes,) else "translate" if said else held.action
    state = "" if one.stands else f"  undone by {one.undone_by}"
    state = "  finds nothing any more" if one.orphaned else state
    head = Text.assemble((what, "bold"), f" {', '.join(held.target)}", (state, "yellow"), (f"  {held.id}", "dim"))
    head.append(f"\n  {held.by}, {held.at[:19]}{f': {held.reason}' if held.reason else ''}")
    for slot, value in (held.value or {}).get("set", {}).items():
        head.append(f"\n  {slot} → {brief(value)}")
    if said:
        head.append(f"\n  {said.language}: {said.text}")
    of = (held.value or {}).get("of")
    if isinstance(of, dict) and of.get("kind") == "report":
        head.append(f"\n  “{of['title']}”", style="dim")
    elif isinstance(of, dict):
        try:
            head.append(f"\n  {line(view.claim(one.on or ''))}", style="dim")
        except NotThereError:
            head.append("\n  “" + " … ".join(span["text"] for span in of["spans"]).replace("\n", " ") + "”", style="dim")
    return head


def _write(output: str, listed: "list[Listed]") -> None:
    from dragoman.schema.errors import DragomanError
    from dragoman.schema.records import encode

    lines = b"".join(encode(one.judgement) + b"\n" for one in listed)
    if output == "-":
        sys.stdout.buffer.write(lines)
        return
    try:
        Path(output).write_bytes(lines)
    except OSError as error:
        raise DragomanError(f"cannot write {output}: {error.strerror or error}") from error
    terminal.err().print(f"{len(listed):,} judgements → {output}", markup=False)


def _take(wanted: Wanted, path: Path) -> None:
    from dragoman.cli.marks import read_lines
    from dragoman.exchange.jsonl import read_jsonl
    from dragoman.flow import judging
    from dragoman.schema.derived import Judgement
    from dragoman.schema.errors import DragomanError

    if not wanted.situation.is_file():
        raise DragomanError(f"there is no situation at {wanted.situation}; read reports into one first")
    found = [one for one in read_jsonl(read_lines(path)) if isinstance(one, Judgement)]
    count = judging.import_(wanted.situation, found)
    if wanted.as_json:
        terminal.print_json({"found": len(found), "new": count})
    else:
        terminal.out().print(f"{count:,} of {len(found):,} judgements were new", markup=False)


def queue(
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many of each.")] = 10,
    lexicon: Lexicon = None,
    situation: Situation = DEFAULT_SITUATION,
    as_json: AsJson = False,
) -> None:
    """Show what is best looked at first: doubtful links of actors, then claims that are not explicit and that nobody has checked."""
    from dragoman.analysis.judged import open_judged
    from dragoman.analysis.queue import queue as waiting
    from dragoman.cli.actors import doubtful
    from dragoman.cli.joining import join, telling

    with open_judged(situation) as view:
        found = join(view, lexicon)
        shown = waiting(view, found, limit)
        if as_json:
            terminal.print_json(shown)
            return
        console = terminal.out()
        if shown.orphaned:
            console.print("[bold]Judgements that find nothing any more[/]")
            for one in shown.orphaned:
                console.print(_line(view, one))
    if shown.links:
        console.print("[bold]One or two?[/]  dragoman link or unlink decides")
    for link in shown.links:
        console.print(doubtful(found, link))
    if shown.claims:
        console.print("[bold]Is it so?[/]  dragoman confirm, amend or reject decides")
    for claim in shown.claims:
        console.print(telling(found, claim, "  "))
    terminal.err().print(f"{shown.waiting:,} wait in all" if shown.waiting else "Nothing waits.")
