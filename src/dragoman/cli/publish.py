"""dragoman publish"""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.marks import Raw
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Situation


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog='Examples:  dragoman publish site/  ·  dragoman publish site/ --title "Northern shore" -s north.db')(publish)


def publish(
    folder: Annotated[Path, typer.Argument(help="The folder for the pages; made where it is not there.")],
    title: Annotated[str | None, typer.Option("--title", "-t", help="What the first page is called.")] = None,
    raw: Raw = False,
    situation: Situation = DEFAULT_SITUATION,
    as_json: AsJson = False,
) -> None:
    """Write the situation as web pages that open without a server; every line leads to the words it came from."""
    from dragoman.analysis.judged import open_judged
    from dragoman.web.page import TITLE, write_site

    with open_judged(situation, raw) as view:
        pages = write_site(view, folder, title or TITLE)
    if as_json:
        terminal.print_json({"pages": pages, "index": str(folder / "index.html")})
    else:
        terminal.out().print(f"{pages} pages: open {folder / 'index.html'} in a browser", markup=False)
