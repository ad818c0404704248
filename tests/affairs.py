"""Two invented states and their people, and situations of reports made by hand: a report for each list of claims."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dragoman.analysis.judged import open_judged
from dragoman.analysis.snapshot import Snapshot
from dragoman.lexicon.load import load_lexicon
from dragoman.schema.actor import Actor, Name
from dragoman.schema.claims import AnyClaim, Condition, Deployment, Event, Occupancy, Quantity, Quotation, Relation
from dragoman.schema.entities import Entity, Span
from dragoman.schema.ids import report_id, sha256_of
from dragoman.schema.reading import Reading
from dragoman.schema.report import Block, Document, Report
from dragoman.store.situation import open_writer
from dragoman.store.writer import Outcome, Place

ARVANIA = Actor(id="state:ARV", type="state", names=(Name("Arvania", "en"), Name("阿尔万尼亚", "zh")), country="ARV", sector="GOV")
BELMARK = Actor(id="state:BEL", type="state", names=(Name("Belmark", "en"), Name("贝尔马克", "zh")), country="BLM", sector="GOV")
CORVIA = Actor(id="state:COR", type="state", names=(Name("Corvia", "en"), Name("科尔维亚", "zh")), country="COR", sector="GOV")
PREMIER = Actor(id="person:ilan-verde", type="person", names=(Name("Ilan Verde", "en"),), country="ARV", sector="GOV")
MINISTER = Actor(id="person:oda-lund", type="person", names=(Name("Oda Lund", "en"),), country="BLM", sector="GOV")
SCHOLAR = Actor(id="person:mira-sol", type="person", names=(Name("Mira Sol", "en"),), country="ARV", sector="EDU")
OUTSIDER = Actor(id="person:tom-reyes", type="person", names=(Name("Tom Reyes", "en"),), country="COR", sector="EDU")
ARMY = Actor(id="unit:arv-army", type="armed_unit", names=(Name("Arvanian army", "en"),), country="ARV", sector="MIL")
FORT = Actor(id="place:fort", type="place", names=(Name("Fort Lund", "en"),), country="BLM")
ISLE = Actor(id="territory:isle", type="territory", names=(Name("the Isle", "en"),), country=None)
CIRCLE = Actor(id="x:group:circle", type="group", names=(Name("Sol's circle", "en"),), country="ARV")
EVERYONE = (CIRCLE, ARVANIA, BELMARK, CORVIA, PREMIER, MINISTER, SCHOLAR, OUTSIDER, ARMY, FORT, ISLE)
Make = Callable[[dict[str, Any]], AnyClaim]


def who(actor: Actor) -> Entity:
    """The actor in a slot."""
    return Entity(actor.id, actor.name, actor.name)


def act(category: str, actor: Actor, recipient: Actor | None, **more: Any) -> Make:
    """An event; `more`: date, asserted_by (an actor), auxiliary, actors (further ones) …"""
    return lambda common: Event(
        **_more(common, more), event=category, actor=(who(actor),), recipient=(who(recipient),) if recipient else ()
    )


def words(speaker: Actor, about: Sequence[Actor], content: str = "so it is", **more: Any) -> Make:
    """An indirect quotation."""
    return lambda common: Quotation(
        **_more(common, more), mode="indirect", speaker=who(speaker), content=content, about=tuple(map(who, about))
    )


def relation(type_: Any, from_: Actor, to: Actor, **more: Any) -> Make:
    """A relation."""
    return lambda common: Relation(**_more(common, more), type=type_, from_=who(from_), to=who(to))


def office(holder: Actor, post: str, **more: Any) -> Make:
    """Who holds what office; `more`: organisation and by (actors), status, change …"""
    for slot in ("organisation", "by"):
        if slot in more:
            more[slot] = who(more[slot])
    return lambda common: Occupancy(**_more(common, more), holder=who(holder), post=post)


def condition(of: Actor, matter: str, about: Sequence[Actor] = (), **more: Any) -> Make:
    """An interest."""
    return lambda common: Condition(**_more(common, more), of=(who(of),), aspect="interest", matter=matter, about=tuple(map(who, about)))


def posting(unit: Actor, site: Actor, **more: Any) -> Make:
    """A deployment."""
    return lambda common: Deployment(**_more(common, more), unit=who(unit), site=who(site))


def number(measure: Any, value: float, **more: Any) -> Make:
    """A quantity."""
    return lambda common: Quantity(**_more(common, more), measure=measure, value=value)


def seven_months() -> list[tuple[str, list[Make]]]:
    """A report a month, 2031: four months of aid and three of threats, talks, and an attack that one side tells of."""
    return [
        (
            f"2031-0{month}-10",
            [
                act("AID" if month < 5 else "THREATEN", ARVANIA, BELMARK, date=f"2031-0{month}-03"),
                act("CONSULT", MINISTER, PREMIER, date=f"2031-0{month}-05"),
                act("ASSAULT", MINISTER, ARVANIA, date=f"2031-0{month}-06", asserted_by=PREMIER),
            ],
        )
        for month in range(1, 8)
    ]


def _more(common: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    if "asserted_by" in more:
        more = more | {"asserted_by": (who(more["asserted_by"]),)}
    return {**common, **more}


def situation(path: Path, reports: Sequence[tuple[str, Sequence[Make]]]) -> Path:
    """Store a report for each (day, claims); claim n stands on its own sentence n. Returns the path."""
    path.parent.mkdir(exist_ok=True)
    with open_writer(path) as writer:
        for number_, (day, makers) in enumerate(reports):
            text = " ".join(f"Sentence {at} of report {number_} tells something of its own." for at in range(max(1, len(makers))))
            report = Report(
                id=report_id(text), title=f"Report {number_}", text=text, publisher=f"Paper {number_}", published=f"{day}T00:00:00Z",
                language="en", path=f"{number_}.md",
            )  # fmt: skip
            claims, start = [], 0
            for at, make in enumerate(makers):
                sentence = f"Sentence {at} of report {number_} tells something of its own."
                span = Span(start, start + len(sentence), sentence)
                claims.append(make({"report": report.id, "spans": (span,), "reader": "hand/1", "confidence": 0.9}))
                start += len(sentence) + 1
            document = Document(report=report, blocks=(Block(0, len(text), "paragraph"),), raw=text.encode())
            reading = Reading(report=report.id, reader="hand/1", lexicon="l1", actors=EVERYONE, claims=tuple(claims))
            place = Place(f"{number_}.md", sha256_of(document.raw))
            writer.add(document, reading, place, Outcome(path=place.path, sha256=place.sha256, reports=(report.id,)))
    return path


def snapshot(path: Path, reports: Sequence[tuple[str, Sequence[Make]]]) -> Snapshot:
    """What a view of such a situation shows."""
    with open_judged(situation(path, reports)) as view:
        return Snapshot(view, load_lexicon())
