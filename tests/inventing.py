"""Invented reports and a reader of a few fixed phrases, for tests of the rooms that only carry claims about."""

import os
import re
import time
from pathlib import Path
from typing import Any

from dragoman.schema.actor import Actor, ActorType, Name
from dragoman.schema.claims import AnyClaim, Deployment, Event, Quantity, Quotation, Relation
from dragoman.schema.entities import Entity, Span
from dragoman.schema.ids import report_id
from dragoman.schema.reading import Reader, Reading
from dragoman.schema.report import Block, Document, Origin, Report

PRESIDENT = Actor(
    id="person:zarenov",
    type="person",
    names=(Name("Ivar Zarenov", "en"), Name("扎雷诺夫", "zh-Hans"), Name("札雷諾夫", "zh-Hant")),
    country="ALV",
    sector="GOV",
)
STATE = Actor(
    id="state:ALV", type="state", names=(Name("Alvania", "en"), Name("阿尔瓦尼亚", "zh-Hans"), Name("Алвания", "ru")), country="ALV"
)
KNOWN = {name.text: actor for actor in (PRESIDENT, STATE) for name in actor.names}
SAID = re.compile(r"(\w{2,8}?)[说說]：[“「](.+?)[”」]")
DEAD = re.compile(r"(\d+)人死亡")
SENT = re.compile(r"(第\d+旅)进驻(\w{2,4})")
STRUCK = re.compile(r"(扎雷诺夫|阿尔瓦尼亚)下令袭击(\w{2,3}州)(?:（(\d{4}-\d{2}-\d{2})）)?")


class PhraseReader:
    """Knows four phrases. The text may also tell it to fail (读坏), to kill its process (暴毙) or to take its time (慢读)."""

    def __init__(self, lexicon: str = "l1", name: str = "phrases 1") -> None:
        self._lexicon, self._name = lexicon, name

    @property
    def name(self) -> str:
        return self._name

    @property
    def lexicon_version(self) -> str:
        return self._lexicon

    def read(self, document: Document) -> Reading:
        text, report = document.report.text, document.report.id
        if "读坏" in text:
            raise LookupError("no such phrase")
        if "暴毙" in text:
            os._exit(9)
        if "慢读" in text:
            time.sleep(0.05)
        actors: dict[str, Actor] = {}
        claims = _claims(text, report, actors, self._lexicon)
        return Reading(report=report, reader=self._name, lexicon=self._lexicon, actors=tuple(actors.values()), claims=tuple(claims))


def phrase_reader(lexicon: Path | None) -> Reader:
    """Maker of the reader; its lexicon's version is the name of the folder."""
    return PhraseReader(lexicon.name if lexicon else "l1")


def _claims(text: str, report: str, actors: dict[str, Actor], lexicon: str) -> list[AnyClaim]:
    def who(name: str, kind: ActorType = "person") -> Entity:
        actor = KNOWN.get(name) or Actor(id=f"x:{kind}:{name}", type=kind, names=(Name(name),))
        actors[actor.id] = actor
        return Entity(id=actor.id, name=actor.name, text=name)

    def common(match: re.Match[str], rule: str) -> dict[str, Any]:
        return {"report": report, "spans": (Span(match.start(), match.end(), match.group()),), "reader": f"phrases 1/{rule}"}

    claims: list[AnyClaim] = []
    for found in SAID.finditer(text):
        said = who(found[1])
        claims.append(Quotation(**common(found, "said"), mode="direct", speaker=said, content=found[2], confidence=0.9))
    for found in DEAD.finditer(text):
        confidence = 0.3 if lexicon == "l1" else 0.7
        claims.append(Quantity(**common(found, "dead"), measure="deaths", value=int(found[1]), unit="person", confidence=confidence))
    for found in SENT.finditer(text):
        claims.append(Deployment(**common(found, "sent"), unit=who(found[1], "armed_unit"), site=who(found[2], "place"), confidence=0.8))
    for found in STRUCK.finditer(text):
        sides: dict[str, Any] = {"actor": (who(found[1]),), "recipient": (who(found[2], "territory"),)}
        claims.append(Event(**common(found, "struck"), event="ASSAULT", date=found[3], confidence=0.6, **sides))
    return claims


def document(text: str, title: str = "", path: str | None = "a.md", published: str | None = "2031-02-03T10:00:00+08:00") -> Document:
    """A document of one paragraph below its title, whose bytes are its text."""
    whole = f"{title}\n{text}" if title else text
    report = Report(
        id=report_id(whole),
        title=title or text[:12],
        text=whole,
        path=path,
        published=published,
        language="zh-Hans",
        publisher="Alvan Post",
    )
    blocks = [Block(0, len(title), "title")] if title else []
    blocks.append(Block(len(whole) - len(text), len(whole), "paragraph"))
    return Document(report=report, blocks=tuple(blocks), origins=(Origin(0, len(whole), 0),), raw=whole.encode())


def relation(report: str, span: Span, confidence: float = 1.0, reader: str = "") -> Relation:
    """A claim with no need of a reader."""
    ends: dict[str, Any] = {"from_": Entity("state:ALV", "Alvania", "阿尔瓦尼亚"), "to": Entity("org:pact", "Pact", "公约")}
    return Relation(report=report, spans=(span,), type="member_of", confidence=confidence, reader=reader, **ends)


def post(folder: Path, name: str, title: str, text: str) -> Path:
    """A post on disk, as a blog keeps it."""
    path = folder / name
    path.write_text(f"---\ntitle: {title}\ndate: 2031-02-03 10:00:00 +0800\n---\n\n{text}\n", encoding="utf-8")
    return path
