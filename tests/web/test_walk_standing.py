"""A walk through the pages on how things stand, in a browser: wide and narrow, and a question from its beginning to a rating."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from affairs import ARMY, ARVANIA, BELMARK, FORT, PREMIER, SCHOLAR, office, posting, relation, seven_months, situation, words
from walking import NEEDS_CHROMIUM, complaints_of, serving

pytestmark = NEEDS_CHROMIUM
REPORTS = [
    *seven_months(),
    (
        "2031-08-02",
        [
            words(PREMIER, [BELMARK], "we stay friends"),
            relation("allied_with", ARVANIA, BELMARK, trend="falling"),
            office(SCHOLAR, "judge", organisation=ARVANIA, status="ended", change="dismissed", by=PREMIER, date="2031-02-04"),
            posting(ARMY, FORT, date="2031-02-01/.."),
        ],
    ),
]
ADDRESSES = (
    "/pairs/state:ARV/state:BEL", "/power/state:ARV?from=2031-01-01&to=2031-12-31", "/as-of/2031-03-01", "/questions", "/forecast",
    "/forecast?about=state:BEL",
)  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path: Path = situation(tmp_path_factory.mktemp("walk") / "s.db", REPORTS)
    with serving(path) as address:
        yield address


def troubles(page: Page) -> list[str]:
    """Sideways scrolling, and what axe finds serious."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    found = [f"{wide} pixels too wide"] if wide > 0 else []
    serious = (one for one in Axe().run(page).response["violations"] if one["impact"] in {"serious", "critical"})
    return found + [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in serious]


@pytest.mark.parametrize(("width", "language"), [(1440, "en-GB"), (390, "zh-CN"), (390, "zh-TW")])
def test_each_page_is_whole(server: str, browser: Browser, width: int, language: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale=language)
    page = context.new_page()
    complaints = complaints_of(page)
    wrong = {}
    for address in ADDRESSES:
        page.goto(server + address)
        if found := troubles(page) + complaints:
            wrong[address] = list(found)
        complaints.clear()
    context.close()
    assert wrong == {}


def test_the_curve_is_drawn_with_its_band_and_a_dot_for_each_act(server: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{server}/pairs/state:ARV/state:BEL")
    picture = page.locator("#curve-acts-all-acts svg")
    assert picture.locator("path.reach").count() == 1
    assert picture.locator("circle").count() == page.locator("#curve-acts-all-acts tr[data-score]").count() == 14
    page.close()


def test_a_question_from_its_beginning_to_a_rating(server: str, browser: Browser) -> None:
    page = browser.new_page(locale="en-GB", viewport={"width": 1440, "height": 900})
    page.goto(f"{server}/questions")
    page.fill("#question-text", "Is Arvania cooling?")
    page.fill("input[name=actors]", "Arvania; Belmark")
    page.fill("#new input[name=by]", "Ana")
    page.click("#new button")
    assert page.locator("h1").inner_text() == "Is Arvania cooling?"
    for answer in ("Yes", "No"):
        page.fill("#hypotheses input[name=text]", answer)
        page.click("#hypotheses form.asking button")
    page.locator("#offered button").first.click()
    page.locator(".matrix .cell a").first.click()
    page.select_option("#rate select[name=verdict]", "inconsistent")
    page.fill("#rate input[name=reason]", "they still help")
    page.click("#rate button")
    assert "rank 2, inconsistency 1" in page.locator("#hypotheses").inner_text()
    assert troubles(page) == []
    page.set_viewport_size({"width": 390, "height": 900})
    assert troubles(page) == []
    page.close()


def test_a_forecast_is_made_from_the_form(server: str, browser: Browser) -> None:
    page = browser.new_page(locale="en-GB", viewport={"width": 390, "height": 900})
    page.goto(f"{server}/forecast")
    page.click("#issue button")
    assert "weighted median" in page.locator("#outcomes").inner_text()
    assert troubles(page) == []
    page.close()
