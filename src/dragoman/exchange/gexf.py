"""Who stands how to whom and who did what to whom, as a network in GEXF 1.2 (Gephi, networkx): actors are nodes, claims are edges."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import BinaryIO
from xml.etree.ElementTree import Element, ElementTree, SubElement

from dragoman.exchange.days import days
from dragoman.exchange.selection import Selection, Written, claimants, evidence
from dragoman.exchange.walk import Telling, walk
from dragoman.schema.actor import Actor
from dragoman.schema.claims import SYMMETRIC_RELATIONS, AnyClaim, Event, Relation
from dragoman.schema.entities import Entity
from dragoman.schema.report import Report
from dragoman.store.view import View

NODE_COLUMNS = {"type": "string", "country": "string", "sector": "string", "description": "string"}
EDGE_COLUMNS = {
    "kind": "string", "category": "string", "mode": "string", "score": "double", "trend": "string", "date": "string",
    "asserted_by": "string", "auxiliary": "string", "confidence": "double", "evidence": "string", "report": "string", "url": "string",
    "claim": "string",
}  # fmt: skip
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
End = tuple[Entity, Entity]


def write_gexf(view: View, out: BinaryIO, selection: Selection) -> Written:
    """Relations, and events with two sides; the nodes are the actors at their ends."""
    root = Element("gexf", {"xmlns": "http://www.gexf.net/1.2draft", "version": "1.2"})
    graph = SubElement(root, "graph", {"mode": "dynamic", "defaultedgetype": "directed", "timeformat": "date"})
    _columns(graph, "node", NODE_COLUMNS)
    _columns(graph, "edge", EDGE_COLUMNS)
    nodes, edges = SubElement(graph, "nodes"), SubElement(graph, "edges")
    known: dict[str, Entity] = {}

    def write(claim: AnyClaim, telling: Telling) -> bool:
        pairs = [(a, b) for a, b in _pairs(claim) if a.id and b.id and a.id != b.id]
        for number, pair in enumerate(pairs):
            known.update({entity.id: entity for entity in pair if entity.id})
            _edge(edges, f"{claim.id}-{number}", pair, (claim, telling.report))
        return bool(pairs)

    written = walk(view, selection, write)
    actors = {actor.id: actor for actor in view.actors()}
    for name, entity in sorted(known.items()):
        _node(nodes, name, entity, actors.get(name))
    ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)
    return written


def _columns(graph: Element, what: str, columns: dict[str, str]) -> None:
    group = SubElement(graph, "attributes", {"class": what, "mode": "static"})
    for name, kind in columns.items():
        SubElement(group, "attribute", {"id": name, "title": name, "type": kind})


def _pairs(claim: AnyClaim) -> Iterator[End]:
    if isinstance(claim, Relation):
        yield claim.from_, claim.to
    elif isinstance(claim, Event):
        yield from product(claim.actor, claim.recipient) if claim.recipient else combinations(claim.actor, 2)


def _edge(edges: Element, name: str, pair: End, told: tuple[AnyClaim, Report]) -> None:
    claim, report = told
    special = _special(claim)
    both_ways = special["category"] in SYMMETRIC_RELATIONS or (isinstance(claim, Event) and not claim.recipient)
    ends = {"source": pair[0].id or "", "target": pair[1].id or "", "type": "undirected" if both_ways else "directed"}
    wanted = {"id": name, "label": str(special["category"]), **ends}
    span = days(claim, report)
    if span is not None:
        wanted |= {key: day.isoformat() for key, day in (("start", span.first), ("end", span.last)) if day is not None}
    voices, modes = "|".join(claimants(claim)), "|".join(claim.auxiliary)
    common: dict[str, str | float | None] = {
        "kind": type(claim).__name__.lower(),
        "date": claim.date,
        "asserted_by": voices,
        "auxiliary": modes,
        "confidence": claim.confidence,
        "evidence": evidence(claim),
        "report": report.id,
        "url": report.url,
        "claim": claim.id,
    }
    _values(SubElement(edges, "edge", wanted), common | special)


def _special(claim: AnyClaim) -> dict[str, str | float | None]:
    if isinstance(claim, Event):
        return {"category": claim.event, "mode": claim.mode, "score": claim.score}
    return {"category": claim.type, "trend": claim.trend} if isinstance(claim, Relation) else {"category": None}


def _node(nodes: Element, name: str, entity: Entity, actor: Actor | None) -> None:
    node = SubElement(nodes, "node", {"id": name, "label": _clean(actor.name if actor else entity.name)})
    if actor is not None:
        told = {"type": actor.type, "country": actor.country, "sector": actor.sector, "description": actor.description}
        _values(node, told)


def _values(parent: Element, values: Mapping[str, str | float | None]) -> None:
    given = {key: value for key, value in values.items() if value not in (None, "")}
    if given:
        group = SubElement(parent, "attvalues")
        for key, value in given.items():
            SubElement(group, "attvalue", {"for": key, "value": _clean(str(value))})


def _clean(text: str) -> str:
    """Text without the characters that XML forbids."""
    return _NO_XML.sub("", text)
