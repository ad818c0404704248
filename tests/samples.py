"""One well-made record of each kind, for the tests of the schema."""

from typing import Any

from dragoman.schema.actor import Actor, Name
from dragoman.schema.claims import AnyClaim, Condition, Deployment, Event, Occupancy, Quantity, Quotation, Relation
from dragoman.schema.derived import Conflict, Fact, Failure, Judgement, ReadingRecord
from dragoman.schema.entities import Entity, Link, Size, Span, Stance
from dragoman.schema.report import Exhibit, Report

STATE = Entity("state:ALV", "Alvania", "阿尔瓦尼亚")
PERSON = Entity("x:person:扎雷诺夫", "扎雷诺夫", "扎雷诺夫")
SPAN = Span(0, 5, "阿尔瓦尼亚")
BASE: dict[str, Any] = {"report": "0123456789abcdef", "spans": (SPAN,), "reader": "grammar/1:test", "confidence": 0.8}

CLAIMS: list[AnyClaim] = [
    Event(
        **BASE,
        event="CONSULT",
        mode="visit",
        context=("diplomatic",),
        actor=(STATE,),
        recipient=(PERSON,),
        size=Size(number=3),
        date="2022-01",
    ),
    Quotation(
        **BASE, mode="direct", speaker=PERSON, content="我们不走", cue="表示", stance=Stance(STATE, -1), links=(Link("reads", "abc"),)
    ),
    Occupancy(**BASE, holder=PERSON, post="总理", post_en="prime minister", organisation=STATE, status="current", change="appointed"),
    Relation(**BASE, type="member_of", from_=STATE, to=PERSON, trend="falling"),
    Condition(**BASE, of=(STATE,), aspect="interest", matter="边界问题", about=(PERSON,)),
    Deployment(**BASE, unit=PERSON, site=STATE, number=300),
    Quantity(**BASE, measure="deaths", low=20, high=99, unit="person", of="平民", asserted_by=(PERSON,), auxiliary=("negation",)),
]
RECORDS = [
    *CLAIMS,
    Report(
        id="0123456789abcdef", title="题", text="阿尔瓦尼亚", language="zh-Hans", exhibits=(Exhibit("a.png", "图"),), questions=("何去？",)
    ),
    Actor(
        id="state:ALV", type="state", names=(Name("阿尔瓦尼亚", "zh-Hans"), Name("Alvania", "en", start="2019", end="2022")), country="ALV"
    ),
    Fact(id="f1", claims=("a", "b"), voices=2),
    Conflict(id="k1", type="number", sides=(("a",), ("b",))),
    Judgement(id="j1", action="reject", target=("a",), by="reader", at="2022-01-09T12:00:00Z", value={"why": "test"}),
    Failure(id="e1", path="a.md", reason="empty", at="2022-01-09T12:00:00Z"),
    ReadingRecord(id="r1", report="0123456789abcdef", reader="grammar/1", lexicon="abc", at="2022-01-09T12:00:00Z"),
]
