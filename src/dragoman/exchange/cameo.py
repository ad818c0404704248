"""Events in the tab-separated daily form of CAMEO data sets: a line for each day, source, target and code, and what CAMEO cannot say."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import combinations, product
from typing import Any, BinaryIO

from dragoman.exchange.days import one_day
from dragoman.exchange.selection import Selection, Written, claimants
from dragoman.exchange.walk import Telling, walk
from dragoman.schema import plover
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, Event
from dragoman.schema.entities import Entity
from dragoman.store.view import View

COLUMNS = (
    "Date", "Source", "Target", "CAMEO", "Goldstein", "Sentence", "Source Name", "Target Name", "PLOVER", "Modes", "Voice", "Confidence",
    "Publisher", "URL", "Claim",
)  # fmt: skip
NOBODY = "---"  # as TABARI and PETRARCH write an actor without a code


@cache
def scheme() -> dict[str, Any]:
    """Goldstein values, sectors and roots."""
    return tomllib.loads(files("dragoman.exchange").joinpath("data/cameo.toml").read_text(encoding="utf-8"))


def goldstein(code: str) -> float:
    """The Goldstein score of a CAMEO code, else of the code above it; KeyError for what is no code."""
    scores: dict[str, float] = scheme()["goldstein"]
    return next(scores[known] for known in (code, code[:3], f"{code[:2]}0") if known in scores)


def actor_code(actor: Actor | None) -> str:
    """Country and sector, as CAMEO chains them: KAZ, KAZGOV, IGOUNO, REB; --- where nothing is known."""
    if actor is None:
        return NOBODY
    country = actor.country or ""
    root = scheme()["roots"].get(country, country) or ("NGO" if actor.sector == "NGO" else "")
    sector = "" if actor.type == "state" else scheme()["sectors"].get(actor.sector or "", actor.sector or "")
    return root + sector or NOBODY


def write_cameo(view: View, out: BinaryIO, selection: Selection) -> Written:
    """Every event of a single day with at least one side that has a code."""
    actors = {actor.id: actor for actor in view.actors()}
    out.write(("\t".join(COLUMNS) + "\n").encode())

    def write(claim: AnyClaim, telling: Telling) -> bool:
        day = one_day(claim, telling.report) if isinstance(claim, Event) else None
        if day is None or not isinstance(claim, Event):
            return False
        pairs = list(_pairs(claim, actors))
        for pair in pairs:
            line = {**_line(claim, telling, pair, actors), "Date": day.isoformat()}
            out.write("\t".join(_cell(line[column]) for column in COLUMNS).encode() + b"\n")
        return bool(pairs)

    return walk(view, selection, write)


Pair = tuple[Entity | None, Entity | None]


def _pairs(event: Event, actors: dict[str, Actor]) -> Iterator[Pair]:
    """CAMEO has one actor a side: every actor with every recipient; several actors without a recipient meet each other, both ways."""
    if event.recipient or len(event.actor) < 2:
        found: list[Pair] = list(product(event.actor or (None,), event.recipient or (None,)))
    else:
        found = [pair for a, b in combinations(event.actor, 2) for pair in ((a, b), (b, a))]
    for source, target in found:
        if any(actor_code(actors.get(one.id or "")) != NOBODY for one in (source, target) if one is not None):
            yield source, target


def _line(event: Event, telling: Telling, pair: Pair, actors: dict[str, Actor]) -> dict[str, object]:
    source, target = pair
    report = telling.report
    code = event.cameo or plover.cameo(event.event, event.mode)
    return {
        "Source": actor_code(actors.get(source.id or "")) if source else NOBODY,
        "Target": actor_code(actors.get(target.id or "")) if target else NOBODY,
        "CAMEO": code,
        "Goldstein": goldstein(code),
        "Sentence": f"{report.id}_{telling.sentence(event)}",
        "Source Name": source.name if source else "",
        "Target Name": target.name if target else "",
        "PLOVER": f"{event.event}/{event.mode}" if event.mode else event.event,
        "Modes": ";".join(event.auxiliary),
        "Voice": ";".join(claimants(event)),
        "Confidence": f"{event.confidence:.2f}",
        "Publisher": report.publisher or "",
        "URL": report.url or "",
        "Claim": event.id,
    }


def _cell(value: object) -> str:
    return " ".join(str(value).split())
