"""What analysts have made of a claim, in words, and the options of commands by which they decide."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from dragoman.cli import terminal

if TYPE_CHECKING:
    from dragoman.analysis.judged import JudgedView, Mark
    from dragoman.analysis.judging import Signature
    from dragoman.schema.derived import Judgement

Reason = Annotated[str | None, typer.Option("--reason", "-r", help="Why; kept with the judgement.")]
By = Annotated[str | None, typer.Option("--by", envvar="DRAGOMAN_ANALYST", help="Who decides; your login name unless told.")]
Raw = Annotated[bool, typer.Option("--raw", help="The machine's own reading, without what analysts decided.")]


def sign(by: str | None, reason: str | None) -> "Signature":
    """Who decides, now, and why."""
    from getpass import getuser

    from dragoman.flow.judging import signed

    return signed(by or getuser(), reason)


def told(view: "JudgedView", claim_id: str) -> str:
    """A claim's state and what was changed; empty where nobody has judged it."""
    mark = view.mark(claim_id)
    return "" if mark.state == "machine" else worded(mark)


def worded(mark: "Mark") -> str:
    """A state, and each changed slot with the machine's value and the analyst's."""
    changes = [f"{slot} {brief(was)} → {brief(now)}" for slot, (was, now) in mark.changes.items() if slot not in ("score", "cameo")]
    return f"{mark.state}: {'; '.join(changes)}" if changes else mark.state


def brief(value: Any) -> str:
    """A slot's value in a word or two: actors by their names."""
    if isinstance(value, list | tuple):
        return ", ".join(map(brief, value)) or "none"
    if isinstance(value, dict):
        return str(value.get("name") or msgspec.json.encode(value).decode())
    return "none" if value is None else str(value)


def say(decided: "list[Judgement]", what: str, as_json: bool) -> None:
    """Tell what was appended, and how to take it back."""
    if as_json:
        terminal.print_json({"judgements": decided})
        return
    for one in decided:
        terminal.out().print(f"{what}: {', '.join(one.target)} ({one.id})", markup=False, soft_wrap=True)
    if decided:
        terminal.err().print(f"To take it back: dragoman undo {decided[-1].id}", markup=False)


def read_lines(path: Path) -> list[bytes]:
    """The lines of a file; DragomanError where it cannot be read."""
    from dragoman.schema.errors import DragomanError

    try:
        return path.read_bytes().splitlines()
    except OSError as error:
        raise DragomanError(f"cannot read {path}: {error.strerror or error}") from error
