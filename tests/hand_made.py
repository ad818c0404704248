"""Actors, claims and reports made by hand, of invented people and states, for the tests of resolving."""

from typing import Any

from dragoman.lexicon.model import Lexicon
from dragoman.resolving.actors import Linked
from dragoman.resolving.copies import voices
from dragoman.resolving.linking import link_actors
from dragoman.resolving.phonetics import Sounds
from dragoman.resolving.tellings import Situation
from dragoman.schema.actor import Actor, ActorType, Name
from dragoman.schema.claims import AnyClaim, Event, Occupancy, Quantity, Quotation
from dragoman.schema.derived import Judgement, JudgementAction
from dragoman.schema.entities import Entity, Span
from dragoman.schema.report import Language, Report

# Latin letters for the characters that write 伊瓦尔·扎雷诺夫 and 佩特罗夫, and the Cyrillic letters of the first.
LETTERS = {
    "伊": "i|yi",
    "瓦": "va|wa",
    "尔": "r|l",
    "扎": "za|zha",
    "雷": "re|ray",
    "诺": "no",
    "夫": "v|ff",
    "佩": "pe",
    "特": "t",
    "罗": "ro",
}
CYRILLIC = dict(zip("иварзено", "ivarzeno", strict=True))
ALVANIA = Actor(id="state:ALV", type="state", names=(Name("Alvania", "en"), Name("阿尔瓦尼亚", "zh")), country="ALV")
ZARENOV = Actor(
    id="person:zarenov",
    type="person",
    country="ALV",
    names=(Name("Ivar Zarenov", "en"), Name("伊瓦尔·扎雷诺夫", "zh"), Name("扎雷诺夫", "zh")),
)


def letters() -> Lexicon:
    """A lexicon of the few letters that the tests use."""
    rows = [{"form": form, "latin": latin} for form, latin in LETTERS.items()]
    cyrillic = [{"form": form, "latin": latin} for form, latin in CYRILLIC.items()]
    return Lexicon({}, [], {("translit", "zh"): rows, ("translit", "ru"): cyrillic}, {}, "test")


def sounds() -> Sounds:
    """Their sounds."""
    return Sounds(letters())


def named(text: str, kind: ActorType = "person", country: str | None = None, *others: str) -> Actor:
    """An actor that no pack holds."""
    return Actor(id=f"x:{kind}:{text}", type=kind, names=tuple(map(Name, (text, *others))), country=country)


def unnamed(report: str, start: int, text: str) -> Actor:
    """Somebody without a name."""
    return Actor(id=f"x:{report:0>16}:{start}", type="group", names=(Name(text),), sector="CVL")


def entity(actor: Actor) -> Entity:
    """The actor in a slot."""
    return Entity(actor.id, actor.name, actor.name)


def entities(*actors: Actor) -> tuple[Entity, ...]:
    """Actors in a slot that takes several."""
    return tuple(map(entity, actors))


def _common(report: str, at: int, more: dict[str, Any]) -> dict[str, Any]:
    return {"report": report, "spans": (Span(at, at + 2, "如此"),), **more}


def event(report: str, code: str, sides: tuple[tuple[Entity, ...], tuple[Entity, ...]], at: int = 0, **more: Any) -> Event:
    """An event `CATEGORY` or `CATEGORY/mode` with its actors and recipients."""
    category, _, mode = code.partition("/")
    return Event(**_common(report, at, more), event=category, mode=mode or None, actor=sides[0], recipient=sides[1])


def office(report: str, holder: Actor, post: str, at: int = 0, **more: Any) -> Occupancy:
    """Who holds what office."""
    return Occupancy(**_common(report, at, more), holder=entity(holder), post=post, post_en=post)


def count(report: str, measure: Any, value: int, at: int = 0, **more: Any) -> Quantity:
    """A count of persons."""
    return Quantity(**_common(report, at, more), measure=measure, value=value, unit="person")


def said(report: str, speaker: Actor, words: str, at: int = 0, **more: Any) -> Quotation:
    """Words in a report."""
    return Quotation(**_common(report, at, more), mode="indirect", speaker=entity(speaker), content=words)


def report(
    name: str, day: str | None = "2031-02-03", text: str = "", publisher: str | None = None, language: Language = "zh-Hans"
) -> Report:
    """A report of that day."""
    published = f"{day}T10:00:00Z" if day else None
    return Report(id=name, title=f"title {name}", text=text or f"text {name}", published=published, publisher=publisher, language=language)


def linked(actors: list[tuple[str, Actor]], claims: list[AnyClaim], judgements: list[Judgement] | None = None) -> Linked:
    """Actors joined by the letters above."""
    return link_actors(actors, claims, sounds(), judgements or [])


def judged(action: JudgementAction, *target: str, name: str = "j1", undoes: str | None = None) -> Judgement:
    """What an analyst decided."""
    return Judgement(id=name, action=action, target=target, by="tester", at="2031-03-01T00:00:00Z", undoes=undoes)


def situation(reports: list[Report], actors: list[tuple[str, Actor]], claims: list[AnyClaim]) -> Situation:
    """Reports and joined actors, ready for facts and conflicts."""
    joined = linked(actors, claims)
    return Situation(reports={one.id: one for one in reports}, linked=joined, voices=voices(reports, claims, joined))
