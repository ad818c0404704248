"""dragoman publish"""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Situation


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog='Examples:  dragoman publish site/  ·  dragoman publish site/ --title "Kazakhstan 2022" -s kz.db')(publish)


def publish(
    folder: Annotated[Path, typer.Argument(help="Where to write the pages: a new or empty folder, or one written before.")],
    title: Annotated[str, typer.Option("--title", "-t", help="The heading of the first page.")] = "Situation",
    situation: Situation = DEFAULT_SITUATION,
    as_json: AsJson = False,
) -> None:
    """Write the situation as pages that open from the folder, without a server: each line leads to the words it came from."""
    from dragoman.store.situation import open_view
    from dragoman.web.page import write_site

    with open_view(situation) as view:
        pages = write_site(view, folder, title)
    index = folder / "index.html"
    if as_json:
        terminal.print_json({"pages": pages, "index": str(index)})
    else:
        terminal.out().print(f"{pages:,} pages. Open {index} in a browser.", markup=False)
