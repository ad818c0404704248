"""Events and deployments whose place is known, as GeoJSON (RFC 7946): longitude before latitude, WGS 84."""

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from dragoman.exchange.places import Places, Point
from dragoman.exchange.selection import Selection, Written, claimants, evidence
from dragoman.exchange.walk import Telling, walk
from dragoman.schema.claims import AnyClaim, Deployment, Event
from dragoman.schema.entities import Entity
from dragoman.store.view import View


def write_geojson(view: View, out: BinaryIO, selection: Selection, places: Places) -> Written:
    """One feature for each event or deployment with coordinates."""
    started = False

    def write(claim: AnyClaim, telling: Telling) -> bool:
        nonlocal started
        feature = _feature(claim, telling, places)
        if feature is None:
            return False
        out.write((b",\n" if started else b"\n") + msgspec.json.encode(feature))
        started = True
        return True

    out.write(b'{"type":"FeatureCollection","features":[')
    written = walk(view, selection, write)
    out.write(b"\n]}\n")
    return written


def _feature(claim: AnyClaim, telling: Telling, places: Places) -> dict[str, Any] | None:
    if isinstance(claim, Event):
        spots = claim.location
        special = {
            "event": claim.event,
            "mode": claim.mode,
            "score": claim.score,
            "actor": _names(claim.actor),
            "recipient": _names(claim.recipient),
        }
    elif isinstance(claim, Deployment):
        spots = (claim.site,)
        of = claim.of.name if claim.of else None
        special = {"unit": claim.unit.name, "of": of, "purpose": claim.purpose, "number": claim.number}
    else:
        return None
    found = [(spot, point) for spot in spots if (point := places.point(spot)) is not None]
    if not found:
        return None
    geometry = _geometry([point for _, point in found])
    common = {"kind": type(claim).__name__.lower(), "place": _names(spot for spot, _ in found), **special, **_told(claim, telling)}
    return {"type": "Feature", "id": claim.id, "geometry": geometry, "properties": common}


def _geometry(points: list[Point]) -> dict[str, Any]:
    positions = [[point.lon, point.lat] for point in points]
    if len(positions) == 1:
        return {"type": "Point", "coordinates": positions[0]}
    return {"type": "MultiPoint", "coordinates": positions}


def _told(claim: AnyClaim, telling: Telling) -> dict[str, Any]:
    report = telling.report
    return {
        "date": claim.date,
        "asserted_by": claimants(claim),
        "auxiliary": list(claim.auxiliary),
        "confidence": claim.confidence,
        "evidence": evidence(claim),
        "report": report.id,
        "title": report.title,
        "published": report.published,
        "url": report.url,
    }


def _names(entities: Iterable[Entity]) -> list[str]:
    return [entity.name for entity in entities]
