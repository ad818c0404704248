"""Runs the commands of docs/reading.md and writes what they print below them. A test runs this too and compares.

A fenced block whose first line names a file is that file; a `console` block holds commands (`$ dragoman …`) and their output."""

import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from dragoman.cli.main import run

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "reading.md"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Reading ids, the lexicon's hash and the time of day hang on the machine and the day.
PASSING = re.compile(r"^(?:current|superseded) reading .*\n", re.MULTILINE)


def files(page: str) -> dict[str, str]:
    """The files of the page, by name."""
    return {match[2]: match[3] for match in BLOCK.finditer(page) if match[2]}


def printed(command: str) -> str:
    """Standard output of one command, run in this process."""
    told, before = io.StringIO(), sys.argv
    sys.argv = shlex.split(command)
    try:
        with redirect_stdout(told), redirect_stderr(io.StringIO()):
            run()
    except SystemExit as ended:
        if ended.code:
            raise RuntimeError(f"{command}: exit code {ended.code}") from ended
    finally:
        sys.argv = before
    return re.sub(r" +$", "", PASSING.sub("", told.getvalue()), flags=re.MULTILINE).strip("\n")


@contextmanager
def settings() -> Iterator[None]:
    """The settings of somebody who has set nothing, and a wide terminal."""
    before = dict(os.environ)
    for name in [name for name in before if name.startswith("DRAGOMAN_")]:
        del os.environ[name]
    os.environ["COLUMNS"] = "140"
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def refreshed(page: str, folder: Path) -> str:
    """The page with what its commands print now; files and situations are made in the folder."""

    def block(match: re.Match[str]) -> str:
        kind, name, body = match.groups()
        if name:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(body, encoding="utf-8")
        if kind != "console":
            return match[0]
        commands = re.findall(r"^\$ (.+)$", body, flags=re.MULTILINE)
        return "```console\n" + "\n\n".join(f"$ {command}\n{printed(command)}" for command in commands) + "\n```"

    with chdir(folder), settings():
        return BLOCK.sub(block, page)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        GUIDE.write_text(refreshed(GUIDE.read_text(encoding="utf-8"), Path(made)), encoding="utf-8")
