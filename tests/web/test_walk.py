"""A walk through the pages in a browser: wide and narrow, in each language, served and published."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from dragoman.analysis.readings import most_read
from dragoman.analysis.selection import Wanted
from dragoman.api.situation import Situation
from dragoman.flow.engine import read_paths
from dragoman.flow.readers import grammar_reader
from dragoman.flow.settings import Settings as Reading
from dragoman.web.site import Publishing, write_site
from walking import NEEDS_CHROMIUM, complaints_of, serving

pytestmark = NEEDS_CHROMIUM
EXAMPLE = Path(__file__).parents[2] / "examples" / "kazakhstan-2022"
LANGUAGES = {"en": "en-GB", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
WIDTHS = (1440, 390)
ADDRESSES = (
    "/", "/reports", "/reports/REPORT", "/actors", "/actors/ACTOR", "/claims", "/claims?kind=deployment", "/claims/CLAIM", "/conflicts",
    "/search?q=托卡耶夫", "/claims?from=2030", "/nowhere", "/work", "/readings", "/readings/READ",
    "/reports/REPORT/add?kind=event&start=2&end=9",
)  # fmt: skip
NEW = "---\ntitle: Zarenov speaks at last\ndate: 2031-05-02\n---\n\nIvar Zarenov said that he would stay.\n"
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def situation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("walk") / "s.db"
    read_paths([EXAMPLE], path, Reading(make_reader=grammar_reader, jobs=1))
    return path


@pytest.fixture(scope="module")
def server(situation: Path) -> Iterator[str]:
    with serving(situation) as address:
        yield address


@pytest.fixture(scope="module")
def ids(situation: Path) -> dict[str, str]:
    """A report with many claims, an actor with many, a claim that several reports tell."""
    with Situation(situation) as opened:
        snapshot = opened.snapshot()
        report = max(snapshot.of_report, key=lambda one: len(snapshot.of_report[one]))
        actor = max(snapshot.of_actor, key=lambda one: len(snapshot.of_actor[one]))
        fact = max(snapshot.joined.facts, key=lambda one: len(one.claims))
        read = most_read(snapshot, list(snapshot.claims.values()))[0][0].id
    return {"REPORT": report, "ACTOR": actor, "CLAIM": fact.claims[0], "READ": read}


def address_of(address: str, ids: dict[str, str]) -> str:
    for name, value in ids.items():
        address = address.replace(name, value)
    return address


def troubles(page: Page) -> list[str]:
    """What is wrong with a page as it stands: sideways scrolling, and what axe finds serious."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    found = [f"{wide} pixels too wide"] if wide > 0 else []
    for one in Axe().run(page, options={"preload": False}).response["violations"]:
        if one["impact"] in SERIOUS:
            found.append(f"{one['id']}: {one['nodes'][0]['html'][:160]}")
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_is_whole(server: str, browser: Browser, ids: dict[str, str], language: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale=LANGUAGES[language])
    page = context.new_page()
    complaints = complaints_of(page)
    wrong: dict[str, list[str]] = {}
    for address in ADDRESSES:
        page.goto(server + address_of(address, ids))
        assert page.evaluate("document.documentElement.lang") == language
        found = troubles(page) + [one for one in complaints if "404" not in one]
        complaints.clear()
        if found:
            wrong[address] = found
    context.close()
    assert wrong == {}


def test_dark_pages_keep_their_contrast(server: str, browser: Browser, ids: dict[str, str]) -> None:
    context = browser.new_context(color_scheme="dark", locale="zh-TW")
    page = context.new_page()
    for address in ("/", "/reports/REPORT", "/claims/CLAIM"):
        page.goto(server + address_of(address, ids))
        assert troubles(page) == []
    context.close()


def test_words_and_claims_light_each_other_up_by_mouse_and_by_keyboard(server: str, browser: Browser, ids: dict[str, str]) -> None:
    page = browser.new_page()
    page.goto(f"{server}/reports/{ids['REPORT']}")
    claim = page.locator(".notes li").first.get_attribute("data-claim")
    page.locator(".notes li").first.hover()
    assert page.locator("mark.lit").first.get_attribute("data-claim") == claim
    page.mouse.move(0, 0)
    page.keyboard.press("j")
    assert page.locator(".notes li.lit").get_attribute("data-claim") == claim
    page.locator(f"a.ref[data-claim='{claim}']").focus()
    assert page.locator(".notes li.lit").get_attribute("data-claim") == claim
    page.close()


@pytest.mark.parametrize("address", ["/", "/actors", "/actors/ACTOR", "/claims", "/conflicts", "/reports", "/search?q=Tokayev"])
def test_the_words_are_two_clicks_away_at_most(server: str, browser: Browser, ids: dict[str, str], address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(server + address_of(address, ids))
    if not page.locator("main a[href*='#c-']").count():
        page.locator("main a[href*='/reports/'], main a[href*='/actors/']").first.click()
    evidence = page.locator("main a[href*='#c-']").first
    target = (evidence.get_attribute("href") or "").partition("#")[2]
    evidence.click()
    assert page.locator(f"#{target}").count() == 1
    page.context.close()


def test_filters_stay_and_the_way_back_leads_back(server: str, browser: Browser) -> None:
    page = browser.new_page(locale="en-GB")
    page.goto(f"{server}/claims")
    everything = page.locator("h2").first.inner_text()
    page.locator(".filters summary").click()
    page.select_option("select[name=in]", "zh-Hant")
    page.locator(".filters button").click()
    assert "in=zh-Hant" in page.url
    assert page.locator("h2").first.inner_text() != everything
    page.locator(".top nav a", has_text="Reports").click()
    assert "in=zh-Hant" in page.url
    page.go_back()
    page.go_back()
    assert page.locator("h2").first.inner_text() == everything
    page.close()


def test_names_come_up_while_typing(server: str, browser: Browser) -> None:
    page = browser.new_page(locale="en-GB")
    page.goto(server)
    page.fill("input[type=search]", "托卡葉夫")
    page.locator(".suggestions a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/**")
    assert "Tokayev" in page.locator("h1").inner_text()
    page.close()


def test_pictures_are_drawn_over_their_tables_and_can_be_saved(server: str, browser: Browser) -> None:
    page = browser.new_page(locale="en-GB")
    page.goto(server)
    assert page.locator("figure svg a").count() > 3
    for words, ending, begins in (("Save as SVG", "svg", "<?xml"), ("Save as CSV", "csv", "\ufeffDay,")):
        with page.expect_download() as waiting:
            page.locator("#timeline button", has_text=words).click()
        assert waiting.value.suggested_filename == f"timeline.{ending}"
        assert Path(waiting.value.path()).read_text(encoding="utf-8").startswith(begins)
    page.close()


def test_a_new_report_shows_up_without_a_reload(situation: Path, server: str, browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(locale="en-GB")
    page.goto(f"{server}/reports")
    page.evaluate("window.here = true")
    report = tmp_path / "2031-05-02-new.md"
    report.write_text(NEW, encoding="utf-8")
    read_paths([report], situation, Reading(make_reader=grammar_reader, jobs=1))
    page.locator("a", has_text="Zarenov speaks at last").wait_for(timeout=15000)
    assert page.evaluate("window.here")
    page.close()


def test_a_published_site_opens_from_its_folder(situation: Path, browser: Browser, ids: dict[str, str], tmp_path: Path) -> None:
    with Situation(situation) as opened, opened.view() as view:
        claims = len(opened.snapshot().claims)
        write_site(opened.snapshot(), view, tmp_path / "site", Publishing(title="阿爾瓦尼亞", wanted=Wanted(), whole=True))
    size = sum(one.stat().st_size for one in (tmp_path / "site").rglob("*") if one.is_file())
    assert size < 32_000 * claims  # in three languages
    page = browser.new_page(locale="zh-TW")
    complaints = complaints_of(page)
    root = (tmp_path / "site").as_uri()
    page.goto(f"{root}/index.html")
    page.locator("a[lang=zh-Hant]").click()
    for address in ("index", "reports", f"reports/{ids['REPORT']}", f"claims/{ids['CLAIM']}", "claims", "conflicts"):
        page.goto(f"{root}/zh-Hant/{address}.html")
        assert troubles(page) == []
    page.goto(f"{root}/zh-Hant/search.html")
    page.fill("input[data-index]", "托卡耶夫")
    page.locator(".suggestions a").first.click()
    page.locator("h1", has_text="托卡葉夫").wait_for()
    page.goto(f"{root}/zh-Hant/search.html")
    page.fill("input[data-index]", "扎瑙津 油价")
    page.locator("#found a.evidence").first.wait_for()
    assert set(page.locator("#found b").all_inner_texts()) <= {"扎瑙津", "油價", "油价"}
    assert troubles(page) == []
    page.locator("#found a.evidence").first.click()
    page.locator("article.report").wait_for()
    page.go_back()
    page.locator("#found a.evidence").first.wait_for()
    page.fill("input[data-index]", "此語無處可尋")
    page.locator("#found .empty", has_text="沒有找到").wait_for()
    assert complaints == []
    page.close()
