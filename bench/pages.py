"""Times the first byte of every page over a situation of 20,000 claims, beside a page with nothing on it, and weighs what is sent.

python -m bench.pages [CLAIMS]
"""

import logging
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median, quantiles

import psutil
from litestar.testing import TestClient
from msgspec import Struct

from bench.__main__ import Clock
from dragoman.schema.actor import Actor, Name
from dragoman.schema.claims import AnyClaim, Event, Occupancy, Quantity, Quotation, Relation
from dragoman.schema.entities import Entity, Span
from dragoman.schema.ids import report_id
from dragoman.schema.reading import Reading
from dragoman.schema.report import Block, Document, Report
from dragoman.store.situation import open_writer
from dragoman.store.writer import Outcome, Place
from dragoman.web.app import create_app
from dragoman.web.settings import Settings

CLAIMS, IN_A_REPORT, PEOPLE, TIMES = 20_000, 20, 400, 20
MOST_MEDIAN, MOST_95, MOST_SENT = 0.100, 0.300, 400_000  # seconds, seconds, bytes: what a change must keep to
SYLLABLES = ("扎", "雷", "诺", "夫", "米", "拉", "科", "尔", "班", "托", "维", "季", "萨", "隆", "佩", "特")
EVENTS = (("COERCE", "arrest"), ("CONSULT", "visit"), ("ACCUSE", None), ("AID", None), ("ASSAULT", "firearms"), ("REJECT", None))


class Timed(Struct, frozen=True):
    """A page: seconds to its first byte at the median and at the 95th percentile, and bytes sent, its scripts and styles included."""

    address: str
    middle: float
    slow: float
    sent: int


def invented(number: int, random: Random) -> Iterator[tuple[Document, Reading]]:
    """Reports with claims of invented people; the same each time."""
    people = []
    for n in range(PEOPLE):
        name = "".join(random.sample(SYLLABLES, 4)) + str(n)
        people.append(Actor(id=f"person:p{n}", type="person", names=(Name(name, "zh-Hans"), Name(f"Person {n}", "en"))))
    for n in range(number // IN_A_REPORT):
        yield _report(n, people, random)


def _report(n: int, people: list[Actor], random: Random) -> tuple[Document, Reading]:
    cast = random.sample(people, 5)
    lines = [f"第{n}号报道"]
    lines += [
        f"{a.name}在{random.randrange(2, 28)}日谈到{b.name}，说此事涉及{random.randrange(10, 9999)}人。" for a, b in _pairs(cast, random)
    ]
    text = "\n".join(lines)
    day = f"20{random.randrange(28, 32)}-{random.randrange(1, 13):02}-{random.randrange(1, 28):02}"
    name = report_id(text)
    report = Report(id=name, title=lines[0], text=text, language="zh-Hans", published=f"{day}T00:00:00Z", publisher=f"第{n % 30}通讯社")
    blocks, claims, at = [], list[AnyClaim](), 0
    for place, line in enumerate(lines):
        blocks.append(Block(at, at + len(line), "paragraph" if place else "title"))
        if place:
            claims.append(_claim(name, Span(at, at + len(line), line), random.sample(cast, 2), random))
        at += len(line) + 1
    reading = Reading(report=name, reader="bench", lexicon="bench", actors=tuple(cast), claims=tuple(claims))
    return Document(report=report, blocks=tuple(blocks), raw=text.encode()), reading


def _pairs(cast: list[Actor], random: Random) -> list[tuple[Actor, Actor]]:
    return [(pair[0], pair[1]) for pair in (random.sample(cast, 2) for _ in range(IN_A_REPORT))]


def _claim(report: str, span: Span, two: list[Actor], random: Random) -> AnyClaim:
    one, other = (Entity(actor.id, actor.name, actor.name) for actor in two)
    day = f"2030-{random.randrange(1, 13):02}-{random.randrange(1, 28):02}"
    match random.randrange(6):
        case 0 | 1:
            return Quotation(report=report, spans=(span,), mode="indirect", speaker=one, content=span.text, about=(other,), date=day)
        case 2 | 3:
            category, mode = random.choice(EVENTS)
            return Event(report=report, spans=(span,), event=category, mode=mode, actor=(one,), recipient=(other,), date=day)
        case 4:
            return Quantity(report=report, spans=(span,), measure="arrests", value=random.randrange(10, 9999), unit="person")
        case _:
            if random.random() < 0.5:
                return Occupancy(report=report, spans=(span,), holder=one, post="部长", post_en="minister", status="current")
            return Relation(report=report, spans=(span,), type="opposes", from_=one, to=other)


def lay(path: Path, number: int) -> None:
    """Write the situation."""
    with open_writer(path) as writer:
        for n, (document, reading) in enumerate(invented(number, Random(1))):  # noqa: S311 — the same each time
            place = Place(f"/{n}.md", str(n))
            writer.add(document, reading, place, Outcome(path=place.path, sha256=place.sha256, reports=(document.report.id,)))


def timed(client: "TestClient[object]", address: str) -> Timed:  # type: ignore[type-var]
    """Ask for a page often enough to know."""
    seconds, weight = [], 0
    for _ in range(TIMES):
        start = time.perf_counter()
        with client.stream("GET", address) as answer:
            seconds.append(time.perf_counter() - start)
            weight = len(b"".join(answer.iter_raw()))
    page = client.get(address).text
    for asset in set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page)):
        if not asset.endswith("world.js"):
            with client.stream("GET", asset) as answer:
                weight += len(b"".join(answer.iter_raw()))
    return Timed(address, median(seconds), quantiles(seconds, n=20)[-1], weight)


def main(number: int) -> bool:
    """Print a line a page; whether all keep to their budget."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.db"
        lay(path, number)
        app = create_app(Settings(situation=path))
        clock, before = Clock(), psutil.Process().memory_info().rss
        snapshot = app.state.situation.snapshot()
        used = (psutil.Process().memory_info().rss - before) / 1e6
        print(f"{len(snapshot.claims):,} claims in {len(snapshot.reports):,} reports; joined in {clock.seconds:.1f} s, {used:.0f} MB")
        fact = max(snapshot.joined.facts, key=lambda one: len(one.claims))
        addresses = (
            "/static/icon.svg", "/", "/reports", f"/reports/{next(iter(snapshot.reports))}", "/actors", "/actors/person:p1", "/claims",
            "/claims?kind=event&page=9", "/claims?by=two&words=涉及", f"/claims/{fact.claims[0]}", "/conflicts", "/search?q=涉及",
            "/api/search?q=扎", "/api/claims?limit=500",
        )  # fmt: skip
        with TestClient(app, base_url="http://127.0.0.1") as client:
            app.state.first_look.join()  # a machine that is idle otherwise
            found = [timed(client, address) for address in addresses]  # type: ignore[arg-type]
    print(f"{'median ms':>10} {'95% ms':>8} {'kB sent':>8}  page (the first is a page with nothing on it)")
    for one in found:
        print(f"{one.middle * 1000:>10.0f} {one.slow * 1000:>8.0f} {one.sent / 1000:>8.0f}  {one.address}")
    return all(one.middle < MOST_MEDIAN and one.slow < MOST_95 and one.sent < MOST_SENT for one in found)


if __name__ == "__main__":
    kept = main(int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS)
    print("All pages keep to their budget." if kept else "Some pages are over their budget.")
    sys.exit(not kept)
