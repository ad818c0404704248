"""The public Python API: `import dragoman; situation = dragoman.open("situation.db")`. See docs/python.md."""

from pathlib import Path

from dragoman.api.records import Records
from dragoman.api.situation import Situation
from dragoman.schema.errors import DragomanError

__all__ = ["DragomanError", "Records", "Situation", "open"]


def open(path: Path | str = "situation.db", lexicon: Path | None = None, raw: bool = False) -> Situation:
    """Open a situation for questions. DragomanError where there is none at the path."""
    if not Path(path).is_file():
        raise DragomanError(f"there is no situation at {path}; read reports into one first: dragoman read FOLDER --situation {path}")
    return Situation(path, lexicon, raw)
