"""From what a user typed to the one thing meant; where several could be, they are listed."""

from collections.abc import Sequence
from contextlib import suppress

from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim
from dragoman.schema.errors import DragomanError
from dragoman.schema.report import Report
from dragoman.store.view import NotThereError, View

MOST = 12


def one_actor(view: View, name: str) -> Actor:
    """The actor with this id or name; DragomanError lists the choices where there are several."""
    found = view.find_actor(name)
    if not found:
        raise DragomanError(f"nobody is known as {name!r} in this situation; dragoman find {name!r} searches the texts")
    if len(found) > 1:
        raise DragomanError(f"{name!r} could be any of these; give the id:\n" + listed(found, ()))
    return found[0]


def one_report(view: View, words: str) -> Report:
    """The report with this id or title, current or superseded; DragomanError lists the choices where there are several."""
    found = view.find_report(words)
    if not found:
        return view.report(words)
    if len(found) > 1:
        raise DragomanError(f"{words!r} could be any of these; give the id:\n" + listed((), found))
    return found[0]


def anything(view: View, words: str) -> Report | Actor | AnyClaim:
    """The claim, report or actor with this id; else the actor or report with just this name or title; else the one that has it in it."""
    with suppress(NotThereError):
        return view.claim(words)
    with suppress(NotThereError):
        return view.report(words)
    for exact in (True, False):
        actors, reports = view.find_actor(words, exact), view.find_report(words, exact)
        if len(actors) + len(reports) == 1:
            return actors[0] if actors else reports[0]
        if actors or reports:
            raise DragomanError(f"{words!r} could be any of these; give the id:\n" + listed(actors, reports))
    raise DragomanError(f"nothing here has the id, name or title {words!r}; dragoman find {words!r} searches the texts")


def listed(actors: Sequence[Actor], reports: Sequence[Report]) -> str:
    """Choices, one a line, id first."""
    lines = [f"  {one.id}  {one.name} ({one.type})" for one in actors]
    lines += [f"  {one.id}  {one.title} ({(one.published or 'undated')[:10]})" for one in reports]
    more = [f"  … and {len(lines) - MOST} more"] if len(lines) > MOST else []
    return "\n".join(lines[:MOST] + more)
