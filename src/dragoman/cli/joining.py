"""What the commands on actors, facts and conflicts share: the joined situation, and a telling as it is shown."""

from pathlib import Path
from typing import Any

from rich.text import Text

from dragoman.analysis.joined import Joined, joined
from dragoman.cli.wording import line
from dragoman.lexicon.load import load_lexicon
from dragoman.schema.claims import AnyClaim, entities_of
from dragoman.schema.errors import DragomanError
from dragoman.store.view import View


def join(view: View, lexicon: Path | None) -> Joined:
    """The situation with what is the same joined."""
    return joined(view, load_lexicon(lexicon))


def wanted_actors(view: View, found: Joined, name: str | None) -> set[str] | None:
    """The ids of the day of everybody with this id or name; None where no name is given. DragomanError where nobody has it."""
    if name is None:
        return None
    own = {one.id for one in view.find_actor(name)}
    ids = {day for mention, day in found.linked.ids.items() if mention.actor in own or day == name}
    if not ids:
        raise DragomanError(f"nobody is known as {name!r} in this situation; dragoman find {name!r} searches the texts")
    return ids


def named_in(found: Joined, claims: tuple[str, ...], actors: set[str] | None) -> bool:
    """Whether one of the claims names one of the actors; true where none are asked for."""
    return actors is None or any(found.names(found.claims[claim], actor) for claim in claims for actor in actors)


def as_record(found: Joined, claim: AnyClaim) -> dict[str, Any]:
    """A claim with where it was told, and the ids of the day of actors that go by another than their own."""
    report = found.reports[claim.report]
    own = {entity.id for _, entity in entities_of(claim) if entity.id is not None}
    days = {actor: day for actor in sorted(own) if (day := found.linked.of(claim.report, actor)) != actor}
    told = {"title": report.title, "publisher": report.publisher, "published": report.published, "path": report.path}
    return {"claim": claim, "report": told, "voice": found.voices[claim.report], "actors": days}


def source(found: Joined, claim: AnyClaim) -> str:
    """Which report a claim stands in: publisher, title, day."""
    report = found.reports[claim.report]
    told = (report.publisher, report.title, (report.published or "undated")[:10])
    return " · ".join(part for part in told if part)


def telling(found: Joined, claim: AnyClaim, indent: str) -> Text:
    """A claim, its words, and where they stand."""
    words = " … ".join(span.text.replace("\n", " ") for span in claim.spans)
    said = Text.assemble(indent, line(claim), (f"  {claim.id}", "dim"))
    return Text.assemble(said, f"\n{indent}  “{words}”", (f"\n{indent}  {source(found, claim)} ({claim.report})", "dim"))
