"""What the commands that answer questions share: the situation held ready, one actor by name, a period."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from rich.text import Text

from dragoman.analysis.judged import open_judged
from dragoman.analysis.snapshot import Snapshot
from dragoman.cli.joining import source
from dragoman.lexicon.load import load_lexicon
from dragoman.schema.claims import AnyClaim
from dragoman.schema.dates import bounds
from dragoman.schema.errors import ContractError, DragomanError
from dragoman.store.view import View


@contextmanager
def looking(situation: Path, lexicon: Path | None) -> Iterator[tuple[View, Snapshot]]:
    """The situation with its judgements applied, and all of it joined."""
    with open_judged(situation) as view:
        yield view, Snapshot(view, load_lexicon(lexicon))


def one_actor(view: View, snapshot: Snapshot, name: str) -> str:
    """The id of the day of the one actor with this id or name. DragomanError where nobody has it, or several."""
    if name in snapshot.actors:
        return name
    own = {one.id for one in view.find_actor(name)}
    days = sorted({day for mention, day in snapshot.joined.linked.ids.items() if mention.actor in own})
    if len(days) == 1:
        return days[0]
    if not days:
        raise DragomanError(f"nobody is known as {name!r} in this situation; dragoman find {name!r} searches the texts")
    told = "\n".join(f"  {one}  {snapshot.actors[one].name}" for one in days[:12])
    raise DragomanError(f"{name!r} could be any of these; give the id:\n{told}")


def day_given(text: str, option: str) -> str:
    """A date as it was typed, if it is one (YYYY, YYYY-MM or YYYY-MM-DD)."""
    try:
        bounds(text)
    except ContractError as error:
        raise DragomanError(f"{option}: {error}") from error
    return text


def within(day: date | None, start: str | None, end: str | None) -> bool:
    """Whether a day lies between two others, either of which may be missing."""
    if day is None:
        return start is None and end is None
    after = start is None or day >= (bounds(start)[0] or date.min)
    return after and (end is None or day <= (bounds(end)[1] or date.max))


def name_of(snapshot: Snapshot, actor: str | None) -> str:
    """An actor's name by the id of the day; empty for none."""
    if actor is None:
        return ""
    return snapshot.actors[actor].name if actor in snapshot.actors else actor


def evidence(snapshot: Snapshot, claims: Sequence[str]) -> list[dict[str, Any]]:
    """Claims with their words and where they stand, for programs."""
    return [_evidence(snapshot, snapshot.claims[one]) for one in claims]


def _evidence(snapshot: Snapshot, claim: AnyClaim) -> dict[str, Any]:
    report = snapshot.reports[claim.report]
    words = [span.text for span in claim.spans]
    return {"claim": claim.id, "words": words, "report": report.id, "title": report.title, "publisher": report.publisher}


def words_of(snapshot: Snapshot, claim: str, indent: str = "    ") -> Text:
    """A claim's words, and where they stand."""
    held = snapshot.claims[claim]
    words = " … ".join(span.text.replace("\n", " ") for span in held.spans)
    return Text.assemble(f"{indent}“{words}”", (f"  {source(snapshot.joined, held)} · {claim}", "dim"))
