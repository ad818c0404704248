"""dragoman find"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.marks import Raw
from dragoman.cli.options import DEFAULT_SITUATION, EPILOG, AsJson, Situation, gathered

if TYPE_CHECKING:
    from dragoman.analysis.judged import JudgedView
    from dragoman.schema.claims import AnyClaim
    from dragoman.store.view import Hit

AROUND = 40


def register(app: typer.Typer) -> None:
    """Add the command."""
    examples = (
        'dragoman find 北约  ·  dragoman find --actor Tokayev --kind quotation  ·  dragoman find "emergency" --from 2022-01 --to 2022-02'
    )
    app.command(epilog=f"Examples:  {examples}\n\n{EPILOG}")(find)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What find is given."""

    words: Annotated[list[str] | None, typer.Argument(help='Words that must all be there; "in quotes": side by side.')] = None
    actor: Annotated[str | None, typer.Option("--actor", "-a", help="Claims that name this actor (id, or name in any script).")] = None
    by: Annotated[str | None, typer.Option("--by", "-b", help="Claims that this actor makes, or words it says.")] = None
    kind: Annotated[str | None, typer.Option("--kind", "-k", help="Claims of this kind, such as event or quotation.")] = None
    category: Annotated[str | None, typer.Option("--category", "-c", help="Claims of this category, such as ASSAULT or deaths.")] = None
    start: Annotated[str | None, typer.Option("--from", help="Claims of this day or later (2022, 2022-01, 2022-01-05).")] = None
    end: Annotated[str | None, typer.Option("--to", help="Claims of this day or earlier.")] = None
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")] = 20
    raw: Raw = False
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Wanted)
def find(wanted: Wanted) -> None:
    """Find reports by their words; with any option that narrows, find claims by their evidence.

    Either Chinese script finds both. A claim without a date goes by its report's."""
    from dragoman.analysis.judged import open_judged
    from dragoman.cli.choices import one_actor
    from dragoman.schema.claims import CLAIM_TYPES
    from dragoman.schema.errors import DragomanError
    from dragoman.store.queries import ClaimQuery

    words = " ".join(wanted.words or ()) or None
    if wanted.kind is not None and wanted.kind not in CLAIM_TYPES:
        raise DragomanError(f"{wanted.kind!r} is no kind of claim; one of {', '.join(CLAIM_TYPES)}")
    with open_judged(wanted.situation, wanted.raw) as view:
        actor, by = (one_actor(view, name).id if name else None for name in (wanted.actor, wanted.by))
        query = ClaimQuery(words=words, actor=actor, by=by, kind=wanted.kind, category=wanted.category, start=wanted.start, end=wanted.end)
        if query != ClaimQuery(words=words):
            _show_claims(view, view.claims(query, wanted.limit), view.count_claims(query), wanted.as_json)
        elif words is not None:
            _show_reports(view.search(words, wanted.limit), wanted.as_json)
        else:
            raise DragomanError("say what to find: words, or an option such as --actor; dragoman find --help lists them")


def _show_reports(hits: "list[Hit]", as_json: bool) -> None:
    from rich.markup import escape

    if as_json:
        terminal.print_json([{"report": hit.report.id, "title": hit.report.title, "start": hit.start, "end": hit.end} for hit in hits])
        return
    console = terminal.out()
    for hit in hits:
        told = f"{(hit.report.published or 'undated')[:10]}  {hit.report.publisher or ''}".rstrip()
        console.print(f"[bold]{escape(hit.report.title)}[/]  [dim]{told}  {hit.report.id}[/]")
        if hit.start is not None and hit.end is not None:
            text = hit.report.text
            before, after = text[max(0, hit.start - AROUND) : hit.start], text[hit.end : hit.end + AROUND]
            console.print(f"  …{escape(_flat(before))}[reverse]{escape(text[hit.start : hit.end])}[/]{escape(_flat(after))}…")
    if not hits:
        terminal.err().print("Nothing found.")


def _show_claims(view: "JudgedView", claims: "list[AnyClaim]", count: int, as_json: bool) -> None:
    from rich.markup import escape

    from dragoman.cli.marks import told
    from dragoman.cli.wording import line

    if as_json:
        terminal.print_json({"count": count, "claims": claims})
        return
    console = terminal.out()
    for claim in claims:
        mark = told(view, claim.id)
        console.print(f"{escape(line(claim))}{f'  [yellow]{escape(mark)}[/]' if mark else ''}  [dim]{claim.id}[/]")
        console.print(f"  [dim]“{escape(_flat(' … '.join(span.text for span in claim.spans)))}” {claim.report}[/]")
    terminal.err().print(f"{len(claims)} of {count:,} claims" if claims else "Nothing found.")


def _flat(text: str) -> str:
    return text.replace("\n", " ")
