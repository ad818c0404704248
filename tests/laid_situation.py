"""A small situation with every kind of claim, of invented people and states, for the tests of what is shown."""

from itertools import pairwise
from pathlib import Path

from dragoman.schema.actor import Actor, Name
from dragoman.schema.claims import AnyClaim, Condition, Deployment, Event, Occupancy, Quantity, Quotation, Relation
from dragoman.schema.entities import Entity, Span
from dragoman.schema.ids import report_id
from dragoman.schema.reading import Reading
from dragoman.schema.report import Block, Document, Language, Report
from dragoman.store.situation import open_writer
from dragoman.store.writer import Outcome, Place

FIRST = "扎雷諾夫<下台>？\n阿爾瓦尼亞總統扎雷諾夫說：「我不走」。衛隊守住機場，三百人被捕。他依賴鄰國<script>alert(1)</script>。"
SECOND = "Zarenov stays\nThe president of Alvania appointed a new guard."
ZARENOV = Actor(id="person:zarenov", type="person", names=(Name("扎雷諾夫", "zh-Hant"), Name("Zarenov", "en")))
ALVANIA = Actor(id="state:ALV", type="state", names=(Name("Alvania", "en"), Name("阿爾瓦尼亞", "zh-Hant")))
GUARD = Actor(id="unit:guard", type="armed_unit", names=(Name("the guard & co", "en"),))


def entity(actor: Actor, text: str | None = None) -> Entity:
    """The actor in a slot."""
    return Entity(actor.id, actor.name, text or actor.name)


def spans(text: str, words: str) -> tuple[Span, ...]:
    """The first place of words in a text."""
    at = text.index(words)
    return (Span(at, at + len(words), words),)


def document(text: str, language: Language, original: str | None = None) -> Document:
    """A report of these lines, the first its title."""
    ends = [0, *(n + 1 for n, c in enumerate(text) if c == "\n"), len(text) + 1]
    report = Report(
        id=report_id(text), title=text.partition("\n")[0], text=text, language=language, original_language=original,
        published="2031-05-02T00:00:00Z", publisher="日<b>報", url="javascript:alert(1)",
    )  # fmt: skip
    blocks = tuple(Block(start, end - 1, "paragraph" if start else "title") for start, end in pairwise(ends))
    return Document(report=report, blocks=blocks, raw=text.encode())


def first_claims(report: str) -> list[AnyClaim]:
    """A claim of each kind on the first text; the last is doubtful."""
    z, a, g = entity(ZARENOV), entity(ALVANIA), entity(GUARD)
    quote, arrest, day = spans(FIRST, "我不走"), spans(FIRST, "三百人被捕"), "2031-05-01"
    return [
        Quotation(report=report, spans=quote, mode="direct", speaker=z, content="我不走", cue="說", date=day),
        Event(report=report, spans=arrest, event="COERCE", mode="arrest", actor=(g,), date=day, asserted_by=(z,)),
        Quantity(report=report, spans=spans(FIRST, "三百人"), measure="arrests", value=300, unit="person"),
        Deployment(report=report, spans=spans(FIRST, "衛隊守住機場"), unit=g, site=Entity("place:a", "機場", "機場"), confidence=0.6),
        Occupancy(report=report, spans=spans(FIRST, "總統"), holder=z, post="總統", organisation=a, status="current"),
        Relation(report=report, spans=spans(FIRST, "依賴鄰國"), type="depends_on", from_=a, to=Entity("x", "鄰國", "鄰國")),
        Condition(report=report, spans=spans(FIRST, "下台"), of=(z,), aspect="opinion", matter="不可信", confidence=0.2),
    ]


def lay(path: Path) -> Path:
    """Write the situation: two reports, eight claims, one file that could not be read."""
    one, two = document(FIRST, "zh-Hant", original="ru"), document(SECOND, "en")
    words = spans(SECOND, "appointed a new guard")
    change = Occupancy(report=two.report.id, spans=words, holder=entity(GUARD), post="guard", change="appointed", by=entity(ALVANIA))
    read: dict[str, tuple[Document, list[AnyClaim]]] = {one.report.id: (one, first_claims(one.report.id)), two.report.id: (two, [change])}
    with open_writer(path) as writer:
        for n, (made, claims) in enumerate(read.values()):
            reading = Reading(report=made.report.id, reader="test", lexicon="test", actors=(ZARENOV, ALVANIA, GUARD), claims=tuple(claims))
            place = Place(f"/{n}.md", str(n))
            writer.add(made, reading, place, Outcome(path=place.path, sha256=place.sha256, reports=(made.report.id,)))
        writer.close_file(Outcome(path="/3.md", sha256="3", failures=(("<3>.md", "empty & void"),)))
    return path
