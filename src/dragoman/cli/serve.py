"""dragoman serve"""

import os
from dataclasses import dataclass
from typing import Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Lexicon, Situation, gathered


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Examples:  dragoman serve  ·  DRAGOMAN_PASSWORD=… dragoman serve --host 0.0.0.0 -s north.db")(serve)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What serve is given."""

    port: Annotated[int, typer.Option("--port", "-p", min=1, max=65535, help="The port.")] = 8000
    host: Annotated[str, typer.Option("--host", help="The address to listen at; beyond this machine only with a password.")] = "127.0.0.1"
    title: Annotated[str, typer.Option("--title", "-t", help="What the situation is called on its pages.")] = "Situation"
    lexicon: Lexicon = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Wanted)
def serve(wanted: Wanted) -> None:
    """Open the situation in a browser. The password stands in the environment variable DRAGOMAN_PASSWORD."""
    import uvicorn

    from dragoman.web.app import create_app
    from dragoman.web.settings import Settings

    settings = Settings(
        situation=wanted.situation,
        lexicon=wanted.lexicon,
        title=wanted.title,
        host=wanted.host,
        port=wanted.port,
        password=os.environ.get("DRAGOMAN_PASSWORD") or None,
        analyst=os.environ.get("DRAGOMAN_ANALYST") or None,
    )
    app = create_app(settings)
    address = f"http://{f'[{wanted.host}]' if ':' in wanted.host else wanted.host}:{wanted.port}/"
    if wanted.as_json:
        terminal.print_json({"address": address})
    else:
        terminal.err().print(f"{address}  (Ctrl-C stops it)", markup=False)
    uvicorn.run(app, host=wanted.host, port=wanted.port, log_level="warning", server_header=False, timeout_graceful_shutdown=1)
