"""Files and folders on disk."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.intake.errors import IntakeError
from dragoman.intake.limits import Limits


def find(paths: Sequence[Path]) -> Iterator[Path]:
    """Every file to read, folders searched to the bottom in sorted order, each file once.

    Hidden files and folders inside a folder are skipped. What is missing or cannot be listed is handed on as it is: `read_bytes`
    then says why, so that nothing is lost in silence.
    """
    seen: set[str] = set()
    for path in paths:
        for file in _walk(path) if path.is_dir() else (path,):
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                yield file


def _walk(root: Path) -> Iterator[Path]:
    entered: set[str] = set()
    closed: list[Path] = []
    for folder, folders, names in os.walk(root, followlinks=True, onerror=lambda error: closed.append(Path(str(error.filename)))):
        real = os.path.realpath(folder)
        if real in entered:
            folders.clear()
            continue
        entered.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))
    yield from closed


def read_bytes(path: Path, limits: Limits | None = None) -> bytes:
    """The bytes of a file; IntakeError where it is missing, closed, no regular file, or over the limit."""
    most = (limits or Limits()).max_bytes
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            os.listdir(path)
        if not stat.S_ISREG(status.st_mode):
            raise IntakeError("not a regular file: give a text, Markdown, HTML or JSON Lines file, or a folder of them")
        if status.st_size > most:
            raise IntakeError(too_large(status.st_size, most))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise IntakeError("no such file: check the path") from error
    except PermissionError as error:
        raise IntakeError("no permission to read it: change its permissions or read it as another user") from error
    except OSError as error:
        raise IntakeError(f"the system could not read it: {error.strerror or error}") from error


def too_large(size: int, most: int) -> str:
    """The reason given for a file over the limit."""
    return f"too large: {size / 1e6:.1f} MB, the limit is {most / 1e6:g} MB; split it or raise the limit"
