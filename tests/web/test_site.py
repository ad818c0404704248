"""A published situation: every line leads to its words, nothing is unescaped, reading needs no script."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dragoman.analysis.selection import Wanted
from dragoman.api.situation import Situation
from dragoman.flow import judging
from dragoman.schema.errors import DragomanError
from dragoman.schema.ids import report_id
from dragoman.web.render import han, shown
from dragoman.web.site import Publishing, write_site
from laid_situation import FIRST, SECOND, lay

ALL = Publishing(title="扎雷諾夫 & Alvania", wanted=Wanted(), whole=True)


def write(situation: Path, folder: Path, publishing: Publishing = ALL) -> int:
    with Situation(situation) as opened, opened.view() as view:
        return write_site(opened.snapshot(), view, folder, publishing)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    assert write(lay(folder / "s.db"), folder / "site") > 30
    return folder / "site"


class Opened(HTMLParser):
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
            if name in {"href", "src"} and value:
                self.links.append(value)


def pages(site: Path) -> dict[Path, Opened]:
    return {path: Opened(path) for path in site.rglob("*.html")}


def test_every_link_leads_to_something(site: Path) -> None:
    found = pages(site)
    for path, page in found.items():
        for link in page.links:
            file, _, anchor = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.is_file(), f"{path}: {link}"
            assert not anchor or anchor in found[target].ids, f"{path}: {link}"


def test_ids_are_unique_on_a_page(site: Path) -> None:
    assert all(len(page.ids) == len(set(page.ids)) for page in pages(site).values())


def test_each_claim_that_is_not_doubtful_is_listed_with_a_way_to_its_words(site: Path) -> None:
    linked = {link.partition("#c-")[2] for link in Opened(site / "en" / "claims.html").links if "#c-" in link}
    words = {one[2:] for path in (site / "en" / "reports").iterdir() for one in Opened(path).ids if one.startswith("c-")}
    assert linked == words
    assert len(words) == 7


def test_pages_let_no_script_of_others_in(site: Path) -> None:
    for page in pages(site).values():
        assert not page.tags & {"iframe", "object", "img", "form", "style"}
        assert not any(name.startswith("on") or name == "style" for name in page.attributes)
        assert not any(link.startswith("javascript:") for link in page.links)


def test_what_reports_say_is_escaped(site: Path) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in pages(site))
    assert "&lt;script&gt;" in text
    assert "&lt;3&gt;.md" in text
    assert "empty &amp; void" in text
    assert "the guard &amp; co" in text


def test_words_stand_marked_in_the_language_of_their_report(site: Path) -> None:
    page = (site / "en" / "reports" / f"{report_id(FIRST)}.html").read_text(encoding="utf-8")
    assert "<article class=report lang=zh-Hant" in page
    assert re.search(r'<mark class="quotation machine d\d" data-claim=\w+ id=c-\w+>我不走', page)
    assert "下台&gt;" in page
    assert "不可信" not in page


def test_a_quotation_in_a_translated_report_is_marked_so(site: Path) -> None:
    page = (site / "en" / "reports" / f"{report_id(FIRST)}.html").read_text(encoding="utf-8")
    assert page.count("in translation") == 2
    assert "in translation" not in (site / "en" / "reports" / f"{report_id(SECOND)}.html").read_text(encoding="utf-8")


def test_a_list_says_who_says_so_and_how_sure_it_is(site: Path) -> None:
    text = " ".join(re.sub(r"<[^>]+>", "", (site / "en" / "claims.html").read_text(encoding="utf-8")).split())
    assert "the guard &amp; co arrested somebody not named according to Zarenov" in text
    assert "the guard &amp; co at 機場 inferred" in text


@pytest.mark.parametrize(("language", "name"), [("en", "Zarenov"), ("zh-Hans", "扎雷诺夫"), ("zh-Hant", "扎雷諾夫")])
def test_names_stand_in_the_readers_language(site: Path, language: str, name: str) -> None:
    page = (site / language / "actors.html").read_text(encoding="utf-8")
    assert f"<html lang={language}>" in page
    assert re.search(rf"<a class=name href=actors/person-zarenov.html>{name}</a>", page)


def test_writing_again_removes_pages_of_reports_that_are_gone(site: Path, tmp_path: Path) -> None:
    write(site.parent / "s.db", tmp_path / "again")
    stale = tmp_path / "again" / "en" / "reports" / "gone.html"
    stale.write_text("x", encoding="utf-8")
    write(site.parent / "s.db", tmp_path / "again")
    assert not stale.exists()


def test_nobodys_files_are_written_over(site: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>mine</p>", encoding="utf-8")
    with pytest.raises(DragomanError, match="not a site"):
        write(site.parent / "s.db", tmp_path)
    with pytest.raises(DragomanError, match="is a file"):
        write(site.parent / "s.db", tmp_path / "index.html")
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


def test_characters_that_turn_the_text_are_shown_as_what_they_are() -> None:
    assert shown("a\u202eb<") == 'a<span class="unseen">U+202E</span>b&lt;'


def test_only_what_a_person_checked_is_published_unless_all_is_asked_for(tmp_path: Path) -> None:
    situation = lay(tmp_path / "s.db")
    with Situation(situation) as opened:
        quote, machine = opened.quotations()[0], opened.events()[0]
    judging.check(situation, quote.id, judging.signed("Mira", "looked at"))
    write(situation, tmp_path / "site", Publishing())
    listed = Opened(tmp_path / "site" / "en" / "claims.html")
    assert {link.partition("#c-")[2] for link in listed.links if "#c-" in link} == {quote.id}
    assert not (tmp_path / "site" / "en" / "claims" / f"{machine.id}.html").exists()
    found = pages(tmp_path / "site")
    for path, page in found.items():
        for link in page.links:
            assert not link.partition("#")[0] or (path.parent / link.partition("#")[0]).resolve().is_file(), f"{path}: {link}"


def test_of_others_reports_only_the_sentences_under_claims_are_published(tmp_path: Path) -> None:
    situation = lay(tmp_path / "s.db")
    write(situation, tmp_path / "site", Publishing(wanted=Wanted(trivia=True)))
    page = (tmp_path / "site" / "en" / "reports" / f"{report_id(SECOND)}.html").read_text(encoding="utf-8")
    assert "appointed a new guard" in page
    judged = (tmp_path / "site" / "en" / "reports" / f"{report_id(FIRST)}.html").read_text(encoding="utf-8")
    assert "三百人" in judged
    assert "他依賴鄰國" in re.sub("<[^>]+>", "", judged)
    assert "checked by nobody" in judged


def test_corrections_have_a_page(tmp_path: Path) -> None:
    situation = lay(tmp_path / "s.db")
    with Situation(situation) as opened:
        claim = opened.snapshot().of_report[report_id(SECOND)][0]
    judging.amend(situation, claim.id, {"post": "captain"}, judging.signed("Mira", "the text says captain"))
    write(situation, tmp_path / "site")
    page = (tmp_path / "site" / "en" / "corrections.html").read_text(encoding="utf-8")
    assert "the text says captain" in page
    assert f"claims/{claim.id}.html" in page


def lay_believers(path: Path) -> tuple[Path, str, str]:
    """The situation with a claim that tells somebody's religion, and one beside it; the ids of both."""
    situation = lay(path)
    sign = judging.signed("Mira")
    words = judging.Words(report=report_id(FIRST), words="衛隊守住")
    belief = judging.add(situation, words, "relation", {"type": "member_of", "from": "Zarenov", "to": "group:Hill Muslims"}, sign)
    other = judging.add(situation, words, "relation", {"type": "member_of", "from": "Zarenov", "to": "organisation:The Club"}, sign)
    return situation, belief.target[0], other.target[0]


@pytest.mark.parametrize("asked", [False, True])
def test_what_tells_a_persons_religion_is_published_only_where_it_is_asked_for(tmp_path: Path, asked: bool) -> None:
    situation, belief, other = lay_believers(tmp_path / "s.db")
    write(situation, tmp_path / "site", Publishing(wanted=Wanted(), whole=True, traits=asked))
    files = [one for one in (tmp_path / "site").rglob("*") if one.suffix in {".html", ".js"} and one.name != "world.js"]
    held = {one.name: one.read_text(encoding="utf-8") for one in files}
    everything = "".join(held.values())
    assert (belief in everything) is asked
    assert ("Hill Muslims" in everything) is asked
    assert other in everything
    assert "The Club" in everything
