"""A situation with one claim of each kind and mark, for tests of what is made from claims."""

from pathlib import Path
from typing import Any

from dragoman.schema.actor import Actor, Name
from dragoman.schema.claims import AnyClaim, Condition, Deployment, Event, Occupancy, Quantity, Quotation, Relation
from dragoman.schema.entities import Entity, Link, Size, Span, Stance
from dragoman.schema.ids import sha256_of
from dragoman.schema.reading import Reading
from dragoman.store.situation import open_writer
from dragoman.store.writer import Outcome, Place
from inventing import PRESIDENT, STATE, document

TEXT = (
    "札雷諾夫下令逮捕示威者。他說：“我們不走。”\n外交部稱鄰國可能襲擊北岸。札雷諾夫是總統，其女婿為部長。"
    "第3旅駐紮在北岸。北岸有20到30人死亡。阿爾瓦尼亞是公約成員。"
)
RIVAL = Actor(id="state:BRZ", type="state", names=(Name("Borzia", "en"), Name("鄰國", "zh-Hant")), country="KGZ", sector="GOV")
MINISTRY = Actor(id="org:ministry", type="organisation", names=(Name("Foreign Ministry", "en"),), country="KAZ", sector="GOV")
PACT = Actor(id="wd:Q99999999", type="organisation", names=(Name("Pact", "en"), Name("公約", "zh-Hant")), country="IGO", sector="IGO")
SON = Actor(id="x:person:女婿", type="person", names=(Name("女婿"),))
CROWD = Actor(id="x:0123456789abcdef:7", type="group", names=(Name("示威者"),), sector="CVL")
BRIGADE = Actor(id="x:armed_unit:第3旅", type="armed_unit", names=(Name("第3旅"),), country="KAZ", sector="MIL")
SHORE = Actor(id="place:north-shore", type="place", names=(Name("North Shore", "en"), Name("北岸", "zh-Hant")), country="KAZ")
ACTORS = (PRESIDENT, STATE, RIVAL, MINISTRY, PACT, SON, CROWD, BRIGADE, SHORE)


def who(actor: Actor, text: str | None = None) -> Entity:
    """An actor in a slot."""
    return Entity(actor.id, actor.name, text or actor.names[-1].text)


def _claims(report: str) -> list[AnyClaim]:
    def common(words: str, **more: Any) -> dict[str, Any]:
        start = TEXT.index(words)
        return {"report": report, "spans": (Span(start, start + len(words), words),), "reader": "hand/1", "confidence": 0.9, **more}

    leader, state, shore = who(PRESIDENT, "札雷諾夫"), who(STATE), who(SHORE, "北岸")
    quotation = Quotation(
        **common("他說：“我們不走。”"),
        mode="direct",
        speaker=leader,
        content="我們不走。",
        stance=Stance(who(RIVAL), -1),
        addressee=who(CROWD),
    )
    attack: dict[str, Any] = {"asserted_by": (who(MINISTRY, "外交部"),), "auxiliary": ("future", "hypothetical"), "date": "2031-02"}
    return [
        Event(
            **common("札雷諾夫下令逮捕示威者", date="2031-02-01"),
            event="COERCE",
            mode="arrest",
            actor=(leader, state),
            recipient=(who(CROWD),),
            size=Size(arrested=7),
        ),
        quotation,
        Event(
            **common("鄰國可能襲擊北岸", **attack),
            event="ASSAULT",
            mode="aerial",
            actor=(who(RIVAL),),
            recipient=(shore,),
            location=(shore,),
        ),
        Occupancy(**common("札雷諾夫是總統"), holder=leader, post="總統", post_en="president", organisation=state, status="current"),
        Relation(
            **common("其女婿為部長", links=(Link("because", quotation.id),)),
            type="relative_of",
            from_=who(SON),
            to=leader,
            role="son-in-law",
        ),
        Deployment(**common("第3旅駐紮在北岸", date="2031-01/.."), unit=who(BRIGADE), site=shore, of=state, number=300),
        Quantity(**common("20到30人死亡"), measure="deaths", low=20, high=30, unit="person", of="平民"),
        Relation(**common("阿爾瓦尼亞是公約成員", auxiliary=("negation",)), type="member_of", from_=state, to=who(PACT)),
        Condition(**common("我們不走", confidence=0.3), of=(state,), aspect="interest", matter="北岸", about=(who(RIVAL),)),
    ]


def situation(folder: Path) -> Path:
    """Its path; nine claims, one of them doubtful."""
    told = document(TEXT)
    reading = Reading(report=told.report.id, reader="hand/1", lexicon="l1", actors=ACTORS, claims=tuple(_claims(told.report.id)))
    path = folder / "told.db"
    with open_writer(path) as writer:
        place = Place("a.md", sha256_of(told.raw))
        writer.add(told, reading, place, Outcome(path=place.path, sha256=place.sha256, reports=(told.report.id,)))
    return path
