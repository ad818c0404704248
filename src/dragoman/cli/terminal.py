"""Where and how commands print: results on standard output, all else on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import msgspec
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from dragoman.flow.summary import Progress

EXPLICIT, DOUBTFUL = 0.8, 0.5  # as the data contract says


def out() -> Console:
    """The console for results."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def err() -> Console:
    """The console for progress, notes and errors."""
    return Console(stderr=True, highlight=False)


def print_json(value: Any) -> None:
    """One JSON document on standard output, indented."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def confidence(value: float) -> str:
    """A confidence in words."""
    if value >= EXPLICIT:
        return "explicit"
    return "inferred" if value >= DOUBTFUL else "doubtful"


def table(*columns: str, title: str | None = None) -> Table:
    """A table in the one style of this program; a column whose name starts with # is of numbers."""
    made = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in columns:
        made.add_column(name.lstrip("#"), justify="right" if name.startswith("#") else "left", overflow="fold")
    return made


@contextmanager
def progress(label: str) -> Iterator["Callable[[Progress], None]"]:
    """A bar on standard error while a run goes on; silent where that is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("[dim]{task.fields[path]}"))
    console = err()
    # No thread of the bar's own: beside threads a process cannot be copied, and each would load the lexicon anew.
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal, auto_refresh=False) as bar:
        job = bar.add_task(label, total=None, path="")

        def tell(step: "Progress") -> None:
            bar.update(job, total=step.total, completed=step.done, path=step.path[-60:], refresh=True)

        yield tell
