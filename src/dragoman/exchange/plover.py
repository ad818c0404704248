"""Events as PLOVER JSON, one a line. Field names are those of the manual's JSON tables; docs/exports.md says which, and what is added."""

from typing import Any, BinaryIO

import msgspec

from dragoman.exchange.days import days
from dragoman.exchange.places import Places, Point
from dragoman.exchange.selection import Selection, Written, claimants
from dragoman.exchange.walk import Telling, walk
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, Event
from dragoman.schema.entities import Entity
from dragoman.schema.plover import ontology
from dragoman.schema.report import Report
from dragoman.store.view import View

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")  # 1 to 4, as the manual numbers them
CODEBOOK = "plover-2.0"
Json = dict[str, Any]


def write_plover(view: View, out: BinaryIO, selection: Selection, places: Places) -> Written:
    """Every event that has a day, or a report's day to stand in for it."""
    made = _Records({actor.id: actor for actor in view.actors()}, places)

    def write(claim: AnyClaim, telling: Telling) -> bool:
        dates = _dates(claim, telling.report) if isinstance(claim, Event) else None
        if dates is None or not isinstance(claim, Event):
            return False
        out.write(msgspec.json.encode({"id": claim.id, **dates, **made.content(claim), **_source(claim, telling)}) + b"\n")
        return True

    return walk(view, selection, write)


def _dates(event: Event, report: Report) -> Json | None:
    found = days(event, report)
    if found is None:
        return None
    first = found.first or found.last
    last = found.last or found.first
    if first is None or last is None:
        return None
    told_as = "report" if found.of_report else event.date
    return {"date": first.isoformat(), "enddate": last.isoformat(), "date_text": told_as}


class _Records:
    """Makes the parts of a record that actors and places go into."""

    def __init__(self, actors: dict[str, Actor], places: Places) -> None:
        self._actors, self._places = actors, places

    def content(self, event: Event) -> Json:
        """Who did what to whom, where, and how it is marked."""
        return {
            "has_event": True,
            "event": [event.event],
            "mode": [event.mode] if event.mode else [],
            "context": list(event.context),
            "source": [self.actor(entity) for entity in event.actor],
            "recipient": [self.actor(entity) for entity in event.recipient],
            "event_loc": [self.location(entity) for entity in event.location],
            "event_text": [span.text for span in event.spans],
            "quad_code": QUADS.index(ontology().categories[event.event].quad) + 1,
            "event_scale": event.score,
            "size": msgspec.to_builtins(event.size) if event.size else {},
            "auxiliary_modes": list(event.auxiliary),
            "asserted_by": claimants(event),
            "confidence": event.confidence,
            "cameo": event.cameo,
        }

    def actor(self, entity: Entity) -> Json:
        """PLOVER's information object for actors."""
        known = self._actors.get(entity.id or "")
        return {
            "code": known.country if known else None,
            "sector": known.sector if known else None,
            "actor_text": entity.text,
            "identifier_id": entity.id,
            "identifier_text": entity.name,
        }

    def location(self, entity: Entity) -> Json:
        """A location object, with the names that GeoNames gives its fields."""
        known = self._actors.get(entity.id or "")
        point: Point | None = self._places.point(entity)
        prefix, _, number = (entity.id or "").partition(":")
        return {
            "name": entity.name,
            "geonameid": int(number) if prefix == "gn" and number.isdigit() else None,
            "latitude": point.lat if point else None,
            "longitude": point.lon if point else None,
            "cc3": known.country if known else None,
        }


def _source(event: Event, telling: Telling) -> Json:
    first, report = min(event.spans), telling.report
    return {
        "text_info": {"sequence": telling.sentence(event), "start": first.start, "end": first.end},
        "cite_info": {
            "citation": report.id,
            "title": report.title,
            "publication": report.publisher,
            "url": report.url,
            "language": report.language.partition("-")[0],
            "date": report.published,
            "codebook": CODEBOOK,
        },
        "coder": event.reader,
    }
