"""dragoman show"""

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.marks import Raw
from dragoman.cli.options import DEFAULT_SITUATION, EPILOG, AsJson, Situation

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.analysis.judged import JudgedView
    from dragoman.analysis.passages import Passage
    from dragoman.schema.actor import Actor
    from dragoman.schema.claims import AnyClaim
    from dragoman.schema.report import Report

HIDDEN = 0.5


def register(app: typer.Typer) -> None:
    """Add the command."""
    examples = "dragoman show 托卡葉夫  ·  dragoman show Tokayev  ·  dragoman show 0a1b2c3d4e5f6071  ·  dragoman show --all TITLE"
    app.command(epilog=f"Examples:  {examples}\n\n{EPILOG}")(show)


def show(
    what: Annotated[list[str], typer.Argument(help="An id, a report's title, or a name in any script.", metavar="WHAT...")],
    everything: Annotated[bool, typer.Option("--all", help="Show doubtful claims as well.")] = False,
    raw: Raw = False,
    situation: Situation = DEFAULT_SITUATION,
    as_json: AsJson = False,
) -> None:
    """Show a report with its claims under the sentences they come from, an actor's dossier, or a claim with its evidence."""
    from dragoman.analysis.judged import open_judged
    from dragoman.cli.choices import anything
    from dragoman.schema.actor import Actor
    from dragoman.schema.report import Report

    least = 0.0 if everything else HIDDEN
    with open_judged(situation, raw) as view:
        found = anything(view, " ".join(what))
        if isinstance(found, Report):
            _show_report(view, found, least, as_json)
        elif isinstance(found, Actor):
            _show_actor(view, found, least, as_json)
        else:
            _show_claim(view, found, as_json)


def _show_report(view: "JudgedView", report: "Report", least: float, as_json: bool) -> None:
    from dragoman.analysis.passages import passages
    from dragoman.cli.marks import told

    claims = [claim for claim in view.claims_of_report(report.id) if claim.confidence >= least]
    readings, former = view.readings(report.id), view.former(report.id)
    if as_json:
        marks = {one.id: view.mark(one.id) for one in claims if view.mark(one.id).state != "machine"}
        left_out, mark = view.left_out_claims(report.id), view.report_mark(report.id)
        judged = {"mark": mark, "marks": marks, "left_out": [one.id for one in left_out]}
        terminal.print_json({"report": report, "claims": claims, "readings": readings, "former": former, **judged})
        return
    console = terminal.out()
    _print_head(console, report)
    for passage in passages(report.text, view.blocks(report.id), claims):
        _print_passage(console, report.text, passage, {claim.id: told(view, claim.id) for claim in passage.claims})
    console.print()
    _print_judged(console, view, report)
    if not any(one.superseded_by is None for one in readings):
        console.print("[yellow]This report is history: its file holds other words now.[/]")
    for one in readings:
        state = "superseded" if one.superseded_by else "current"
        console.print(f"[dim]{state} reading {one.id} by {one.reader}, lexicon {one.lexicon}, {one.at}[/]")
    for old in former:
        console.print(f"[dim]before it, the file held report {old}[/]")


def _print_head(console: "Console", report: "Report") -> None:
    from rich.markup import escape

    told = (report.publisher, report.author, (report.published or "undated")[:10], report.language, report.url or report.path, report.id)
    console.print(f"[bold]{escape(report.title)}[/]")
    console.print(f"[dim]{escape(' · '.join(part for part in told if part))}[/]\n")


def _print_judged(console: "Console", view: "JudgedView", report: "Report") -> None:
    """What analysts made of a report: its corrections, and the claims that they left out."""
    from rich.text import Text

    from dragoman.cli.marks import worded
    from dragoman.cli.wording import line

    mark = view.report_mark(report.id)
    if mark is not None:
        console.print(Text(f"This report was {worded(mark)}", style="yellow"))
    for claim in view.left_out_claims(report.id):
        console.print(Text.assemble(("left out  ", "yellow"), (line(claim), "strike"), (f"  {claim.id}", "dim")))


def _print_passage(console: "Console", text: str, passage: "Passage", marks: dict[str, str]) -> None:
    from rich.text import Text

    from dragoman.cli.wording import line

    sentence = Text(text[passage.start : passage.end], style="bold" if passage.kind in ("title", "heading") else "")
    for start, end in passage.evidence:
        sentence.stylize("underline", start - passage.start, end - passage.start)
    console.print(sentence)
    for claim in passage.claims:
        said = ("    ◆ ", "cyan"), (type(claim).__name__.lower(), "cyan"), " ", line(claim)
        mark = marks.get(claim.id)
        console.print(Text.assemble(*said, (f"  {mark}" if mark else "", "yellow"), (f"  {claim.id}", "dim")))


def _show_actor(view: "JudgedView", actor: "Actor", least: float, as_json: bool) -> None:
    from rich.text import Text

    from dragoman.analysis.dossier import dossier
    from dragoman.cli.marks import told
    from dragoman.cli.wording import line

    found = dossier(view, actor, least)
    if as_json:
        terminal.print_json(found)
        return
    console = terminal.out()
    console.print(Text.assemble((actor.name, "bold"), (f"  {actor.id}", "dim")))
    console.print(Text(" · ".join(part for part in (actor.type, actor.country, actor.sector, actor.description) if part)))
    others = [name.text + (f" ({name.start or '…'}–{name.end or '…'})" if name.start or name.end else "") for name in actor.names[1:]]
    if others:
        console.print(Text("also: " + ", ".join(others), style="dim"))
    console.print(Text(f"{found.claims:,} claims in {found.reports:,} reports"))
    for section in found.sections:
        console.print(Text(f"\n{section.title} ({len(section.claims)})", style="bold"))
        for claim in section.claims:
            mark = told(view, claim.id)
            console.print(Text.assemble("  ", line(claim), (f"  {mark}" if mark else "", "yellow"), (f"  {claim.id}", "dim")))


def _show_claim(view: "JudgedView", claim: "AnyClaim", as_json: bool) -> None:
    from msgspec.structs import replace
    from rich.text import Text

    from dragoman.analysis.passages import passages
    from dragoman.cli.marks import told
    from dragoman.cli.wording import line
    from dragoman.schema.claims import entities_of

    report = view.report(claim.report)
    if as_json:
        judged = {"mark": view.mark(claim.id), "translations": view.renderings().get(claim.id, ())}
        terminal.print_json({"claim": claim, "title": report.title, "published": report.published, "path": report.path, **judged})
        return
    console = terminal.out()
    console.print(Text.assemble((type(claim).__name__.lower(), "cyan"), " ", (line(claim), "bold"), (f"  {claim.id}", "dim")))
    for passage in passages(report.text, view.blocks(report.id), [claim]):
        if passage.evidence:
            _print_passage(console, report.text, replace(passage, claims=()), {})
    for slot, one in entities_of(claim):
        console.print(Text.assemble((f"  {slot:<14}", "dim"), f"{one.name} ({one.id or 'no actor'}), in the text: {one.text}"))
    for link in claim.links:
        console.print(Text.assemble((f"  {link.type:<14}", "dim"), link.to))
    console.print(Text.assemble(("  report        ", "dim"), f"{report.title} ({report.id})"))
    console.print(Text.assemble(("  rule          ", "dim"), f"{claim.reader}, confidence {claim.confidence:.2f}"))
    if state := told(view, claim.id):
        console.print(Text.assemble(("  judged        ", "dim"), (state, "yellow")))
    for said in view.renderings().get(claim.id, ()):
        console.print(Text.assemble((f"  in {said.language:<11}", "dim"), said.text, (f"  {said.by}, {said.at[:10]}", "dim")))
