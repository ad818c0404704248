"""dragoman publish"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.marks import Raw
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Lexicon, Situation, gathered


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog='Examples:  dragoman publish site/ --all  ·  dragoman publish site/ --title "Northern shore" -s north.db')(publish)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What publish is given."""

    folder: Annotated[Path, typer.Argument(help="The folder for the pages; made where it is not there.")]
    title: Annotated[str, typer.Option("--title", "-t", help="What the first page is called.")] = "Situation"
    everything: Annotated[bool, typer.Option("--all", help="Claims as well that nobody has checked, under a plain label.")] = False
    whole: Annotated[bool, typer.Option("--whole", help="Reports whole; else only the sentences that claims rest on.")] = False
    traits: Annotated[bool, typer.Option("--traits", help="Claims as well that tell a person's ethnicity or religion.")] = False
    raw: Raw = False
    lexicon: Lexicon = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Wanted)
def publish(wanted: Wanted) -> None:
    """Write the situation as web pages that open without a server; every line leads to the words it came from."""
    from dragoman.analysis.selection import Wanted as Filters
    from dragoman.api.situation import Situation as Opened
    from dragoman.web.site import Publishing, write_site

    filters = Filters(checked=not wanted.everything)
    publishing = Publishing(title=wanted.title, wanted=filters, whole=wanted.whole, traits=wanted.traits)
    with Opened(wanted.situation, wanted.lexicon, wanted.raw) as opened, opened.view() as view:
        pages = write_site(opened.snapshot(), view, wanted.folder, publishing)
    index = wanted.folder / "index.html"
    if wanted.as_json:
        terminal.print_json({"pages": pages, "index": str(index)})
    else:
        terminal.out().print(f"{pages} pages: open {index} in a browser", markup=False)
