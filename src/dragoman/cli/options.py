"""Options that several commands share."""

import inspect
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_type_hints

import typer

Situation = Annotated[
    Path, typer.Option("--situation", "-s", envvar="DRAGOMAN_SITUATION", help="The file that holds the situation.", show_default=True)
]
DEFAULT_SITUATION = Path("situation.db")
Lexicon = Annotated[
    Path | None,
    typer.Option("--lexicon", "-l", envvar="DRAGOMAN_LEXICON", help="A folder of your own lexicon packs, on top of those that ship."),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes to read in; 0: one a processor, at most two.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
EPILOG = "Claims carry a confidence in words: explicit (0.8 and above), inferred, doubtful (below 0.5)."

Given = TypeVar("Given")


def gathered(kind: type[Given]) -> Callable[[Callable[[Given], None]], Callable[..., None]]:
    """For a command with many options: its function takes them as one dataclass, whose fields are the options."""

    def decorate(command: Callable[[Given], None]) -> Callable[..., None]:
        @wraps(command)
        def run(**given: Any) -> None:
            command(kind(**given))

        run.__annotations__ = get_type_hints(kind, include_extras=True)
        run.__signature__ = inspect.signature(kind, eval_str=True).replace(return_annotation=None)  # type: ignore[attr-defined]
        return run

    return decorate
