"""The pages of a situation: every line leads to its words, nothing is unescaped, no script is needed."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.schema.actor import Actor, Name
from dragoman.schema.claims import AnyClaim, Condition, Deployment, Event, Occupancy, Quantity, Quotation, Relation
from dragoman.schema.entities import Entity, Span
from dragoman.schema.errors import DragomanError
from dragoman.schema.ids import report_id
from dragoman.schema.reading import Reading
from dragoman.schema.report import Block, Document, Language, Report
from dragoman.store.situation import open_view, open_writer
from dragoman.store.writer import Outcome, Place
from dragoman.web.page import han, write_site

FIRST = "扎雷諾夫<下台>？\n阿爾瓦尼亞總統扎雷諾夫說：「我不走」。衛隊守住機場，三百人被捕。他依賴鄰國<script>alert(1)</script>。"
SECOND = "Zarenov stays\nThe president of Alvania appointed a new guard."
ZARENOV = Actor(id="person:zarenov", type="person", names=(Name("扎雷諾夫", "zh-Hant"), Name("Zarenov", "en")))
ALVANIA = Actor(id="state:ALV", type="state", names=(Name("Alvania", "en"), Name("阿爾瓦尼亞", "zh-Hant")))
GUARD = Actor(id="unit:guard", type="armed_unit", names=(Name("the guard & co", "en"),))


def entity(actor: Actor, text: str | None = None) -> Entity:
    return Entity(actor.id, actor.name, text or actor.name)


def spans(text: str, words: str) -> tuple[Span, ...]:
    at = text.index(words)
    return (Span(at, at + len(words), words),)


def document(text: str, language: Language, original: str | None = None) -> Document:
    ends = [0, *(n + 1 for n, c in enumerate(text) if c == "\n"), len(text) + 1]
    report = Report(
        id=report_id(text), title=text.partition("\n")[0], text=text, language=language, original_language=original,
        published="2031-05-02T00:00:00Z", publisher="日<b>報",
    )  # fmt: skip
    blocks = tuple(Block(start, end - 1, "paragraph" if start else "title") for start, end in pairwise(ends))
    return Document(report=report, blocks=blocks, raw=text.encode())


def first_claims(report: str) -> list[AnyClaim]:
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


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    one, two = document(FIRST, "zh-Hant", original="ru"), document(SECOND, "en")
    words = spans(SECOND, "appointed a new guard")
    change = Occupancy(report=two.report.id, spans=words, holder=entity(GUARD), post="guard", change="appointed", by=entity(ALVANIA))
    read: dict[str, tuple[Document, list[AnyClaim]]] = {one.report.id: (one, first_claims(one.report.id)), two.report.id: (two, [change])}
    with open_writer(folder / "s.db") as writer:
        for n, (made, claims) in enumerate(read.values()):
            reading = Reading(report=made.report.id, reader="test", lexicon="test", actors=(ZARENOV, ALVANIA, GUARD), claims=tuple(claims))
            place = Place(f"/{n}.md", str(n))
            writer.add(made, reading, place, Outcome(path=place.path, sha256=place.sha256, reports=(made.report.id,)))
        writer.close_file(Outcome(path="/3.md", sha256="3", failures=(("<3>.md", "empty & void"),)))
    with open_view(folder / "s.db") as view:
        assert write_site(view, folder / "site", "扎雷諾夫 & Alvania") == 3
    return folder / "site"


class Page(HTMLParser):
    """Ids, links, tags and attributes of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id" and value:
                self.ids.append(value)
            if name == "href" and value:
                self.links.append(value)


def pages(site: Path) -> dict[Path, Page]:
    return {path: Page(path) for path in site.rglob("*.html")}


def test_every_link_leads_to_something(site: Path) -> None:
    found = pages(site)
    for path, page in found.items():
        for link in page.links:
            file, _, anchor = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.is_file(), link
            assert not anchor or anchor in found[target].ids, link


def test_ids_are_unique_on_a_page(site: Path) -> None:
    assert all(len(page.ids) == len(set(page.ids)) for page in pages(site).values())


def test_each_claim_that_is_not_doubtful_is_linked_from_the_first_page(site: Path) -> None:
    index = Page(site / "index.html")
    linked = {link.partition("#c-")[2] for link in index.links if "#c-" in link}
    shown = {one[2:] for path in (site / "reports").iterdir() for one in Page(path).ids if one.startswith("c-")}
    assert linked == shown
    assert len(shown) == 7


def test_pages_need_no_script_and_let_none_in(site: Path) -> None:
    for page in pages(site).values():
        assert not page.tags & {"script", "iframe", "object", "img", "form"}
        assert not any(name.startswith("on") or name == "style" for name in page.attributes)


def test_what_reports_say_is_escaped(site: Path) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in pages(site))
    assert "&lt;script&gt;" in text
    assert "&lt;3&gt;.md" in text
    assert "empty &amp; void" in text
    assert "the guard &amp; co" in text


def test_words_stand_marked_in_the_language_of_their_report(site: Path) -> None:
    page = (site / "reports" / f"{report_id(FIRST)}.html").read_text(encoding="utf-8")
    assert '<article class="report" lang="zh-Hant">' in page
    assert re.search(r'<mark class="quotation d\d" id="c-\w+">我不走', page)
    assert "下台&gt;" in page
    assert "不可信" not in page


def test_a_quotation_in_a_translated_report_is_marked_so(site: Path) -> None:
    page = (site / "reports" / f"{report_id(FIRST)}.html").read_text(encoding="utf-8")
    assert page.count("in translation") == 2
    assert "in translation" not in (site / "reports" / f"{report_id(SECOND)}.html").read_text(encoding="utf-8")


def test_the_first_page_says_who_says_so_and_how_sure_it_is(site: Path) -> None:
    text = " ".join(re.sub(r"<[^>]+>", "", (site / "index.html").read_text(encoding="utf-8")).split())
    assert "the guard &amp; co coerce · arrest according to 扎雷諾夫" in text
    assert "the guard &amp; co at 機場 inferred" in text
    assert "2 reports, 2031-05-02 to 2031-05-02: 1 in" in text


def test_writing_again_removes_pages_of_reports_that_are_gone(site: Path, tmp_path: Path) -> None:
    with open_view(site.parent / "s.db") as view:
        write_site(view, tmp_path / "again")
        stale = tmp_path / "again" / "reports" / "gone.html"
        stale.write_text("x", encoding="utf-8")
        write_site(view, tmp_path / "again")
    assert not stale.exists()


def test_nobodys_files_are_written_over(site: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>mine</p>", encoding="utf-8")
    with open_view(site.parent / "s.db") as view, pytest.raises(DragomanError, match="not a site"):
        write_site(view, tmp_path)
    with open_view(site.parent / "s.db") as view, pytest.raises(DragomanError, match="is a file"):
        write_site(view, tmp_path / "index.html")
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "<p>mine</p>"


@pytest.mark.parametrize(
    ("text", "language", "marked"),
    [
        ("Zarenov", "zh-Hant", "Zarenov"),
        ("Zarenov（扎雷諾夫）", "zh-Hant", 'Zarenov（<span lang="zh-Hant">扎雷諾夫</span>）'),
        ("扎雷诺夫", None, '<span lang="zh">扎雷诺夫</span>'),
        ("米拉·扎雷诺夫", "zh-Hans", '<span lang="zh-Hans">米拉·扎雷诺夫</span>'),
        ("𠮷野 & <b>", "en", '<span lang="zh">𠮷野</span> &amp; &lt;b&gt;'),
    ],
)
def test_han_runs_carry_their_language(text: str, language: str | None, marked: str) -> None:
    assert han(text, language) == marked
