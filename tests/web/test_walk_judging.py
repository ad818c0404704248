"""Judging in a browser: by key, by form, by selecting words; seen, undone; and reports that come in meanwhile."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event, Thread

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from dragoman.analysis.judged import open_judged
from dragoman.api.situation import Situation
from dragoman.flow.engine import read_paths
from dragoman.flow.readers import grammar_reader
from dragoman.flow.settings import Settings as Reading
from dragoman.flow.summary import RunSummary
from dragoman.flow.watching import read_on
from walking import NEEDS_CHROMIUM, complaints_of, serving

pytestmark = NEEDS_CHROMIUM
EXAMPLE = Path(__file__).parents[2] / "examples" / "kazakhstan-2022"
NEW = "---\ntitle: Zarenov speaks at last\ndate: 2031-05-02\n---\n\nIvar Zarenov said that he would stay.\n"
MANY, MINUTES = 10, 5


@pytest.fixture(scope="module")
def situation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("judging") / "s.db"
    read_paths([EXAMPLE], path, Reading(make_reader=grammar_reader, jobs=1))
    return path


@pytest.fixture(scope="module")
def report(situation: Path) -> str:
    """The report with most claims."""
    with Situation(situation) as opened:
        snapshot = opened.snapshot()
        return max(snapshot.of_report, key=lambda one: len(snapshot.of_report[one]))


@pytest.fixture(scope="module")
def server(situation: Path) -> Iterator[str]:
    with serving(situation) as address:
        yield address


@pytest.fixture
def page(server: str, browser: Browser, report: str) -> Iterator[Page]:
    """The report's page, by an analyst whose name is known."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    context.add_cookies([{"name": "analyst", "value": "Ann", "url": server}])
    made = context.new_page()
    complaints = complaints_of(made)
    made.goto(f"{server}/reports/{report}")
    yield made
    context.close()
    assert [one for one in complaints if "400" not in one] == []


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.closest('[data-claim]')?.dataset.claim"))


def judgements(situation: Path) -> int:
    with open_judged(situation) as view:
        return len(view.listed())


def test_a_judgement_is_made_seen_and_undone_by_key(page: Page) -> None:
    page.keyboard.press("j")
    claim = focused(page)
    page.keyboard.press("c")
    page.locator(f"#n-{claim}.checked").wait_for()
    page.locator(".notice", has_text="Confirmed").wait_for()
    assert focused(page) == claim
    page.keyboard.press("u")
    page.locator(f"#n-{claim}.machine").wait_for()
    page.locator(".notice", has_text="Undone").wait_for()


def test_what_is_rejected_goes_to_the_end_and_the_next_one_is_in_turn(page: Page) -> None:
    page.keyboard.press("j")
    claim = focused(page)
    page.keyboard.press("r")
    page.locator(f"#left-out #n-{claim}").wait_for()
    assert page.locator(f"mark[data-claim='{claim}']").count() == 0
    assert focused(page) not in (claim, "None")
    page.keyboard.press("u")
    page.locator(f".notes #n-{claim}").wait_for()


def test_a_slot_is_amended_in_a_sheet(page: Page) -> None:
    claim = page.locator(".notes li.event").first.get_attribute("data-claim")
    page.locator(f"#n-{claim} a.to-claim").focus()
    page.keyboard.press("e")
    sheet = page.locator("dialog.sheet")
    sheet.wait_for()
    assert [one["id"] for one in Axe().run(page).response["violations"] if one["impact"] in ("serious", "critical")] == []
    sheet.locator("input[name=date]").fill("some day")
    page.keyboard.press("Enter")
    sheet.locator(".problem").wait_for()
    assert sheet.locator("input[name=date]").input_value() == "some day"
    sheet.locator("input[name=date]").fill("2022-01-03")
    page.keyboard.press("Enter")
    page.locator(f"#n-{claim}.amended").wait_for()
    assert page.locator("dialog").count() == 0
    page.keyboard.press("u")
    page.locator(f"#n-{claim}.machine").wait_for()


def test_a_claim_is_added_on_the_words_selected(page: Page) -> None:
    block = page.locator("[data-island=report] p[data-start]").nth(2)
    words = block.evaluate(
        """(block) => {
            const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
            const last = [];
            while (walker.nextNode()) if (!walker.currentNode.parentElement.closest('.ref')) last.push(walker.currentNode);
            const node = last.filter((one) => one.data.length > 6).pop();
            const range = document.createRange();
            range.setStart(node, 1);
            range.setEnd(node, 5);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return range.toString();
        }"""
    )
    page.locator(".kinds.floating button[value=quantity]").click()
    sheet = page.locator("dialog.sheet")
    assert sheet.locator("blockquote").inner_text() == words.strip()
    sheet.locator("select[name=measure]").select_option("arrests")
    sheet.locator("input[name=value]").fill("12")
    sheet.locator("button", has_text="Add the claim").click()
    added = page.locator(".notes li.added")
    added.wait_for()
    assert page.locator("mark.added").first.inner_text().startswith(words.strip()[:2])
    page.keyboard.press("u")
    added.wait_for(state="detached")


def test_words_are_translated_in_a_sheet_and_stand_beside_them(page: Page) -> None:
    claim = page.locator(".notes li.quotation").first.get_attribute("data-claim")
    page.locator(f"#n-{claim} a.to-claim").focus()
    page.keyboard.press("t")
    sheet = page.locator("dialog.sheet")
    sheet.locator("textarea[name=words]").fill("As it was said.")
    assert sheet.locator("blockquote").inner_text()
    assert [one["id"] for one in Axe().run(page).response["violations"] if one["impact"] in ("serious", "critical")] == []
    sheet.locator("form.translate button").click()
    page.locator(f"#n-{claim} .rendering", has_text="translated by Ann").wait_for()
    assert page.locator(f"#n-{claim}.machine").count() == 1
    page.locator(f"#n-{claim} .rendering button").click()
    page.locator(f"#n-{claim} .rendering").wait_for(state="detached")


def test_an_actor_is_joined_to_another_found_by_name_and_parted(page: Page, server: str) -> None:
    page.goto(f"{server}/actors/person:kassym-jomart-tokayev")
    page.fill("#same input[name=other]", "Massimov")
    page.locator("#same .names-found button").first.click()
    assert page.input_value("#same input[name=chosen]") == "person:karim-massimov"
    page.locator("#same form.same-as button", has_text="They are one").click()
    page.locator("#same li.doubted", has_text="Massimov").wait_for()
    assert [one["id"] for one in Axe().run(page).response["violations"] if one["impact"] in ("serious", "critical")] == []
    page.locator("#same li.doubted button", has_text="They are two").first.click()
    page.locator("#same li.doubted", has_text="Massimov").wait_for(state="detached")


def test_ten_claims_are_judged_within_five_minutes(page: Page, situation: Path) -> None:
    before, start = judgements(situation), time.monotonic()
    for _ in range(MANY):
        page.keyboard.press("j")
        page.keyboard.press("c")
    page.wait_for_function(f"document.querySelectorAll('.notes li.checked').length >= {MANY}")
    while judgements(situation) < before + MANY:
        assert time.monotonic() - start < MINUTES * 60
        time.sleep(0.1)


def test_keys_are_told_and_can_be_turned_off(page: Page) -> None:
    page.keyboard.press("?")
    page.locator("dialog.sheet kbd").first.wait_for()
    page.locator("#keys-off").check()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert focused(page) == "None"


def test_who_judges_is_asked_once(server: str, browser: Browser, report: str) -> None:
    page = browser.new_page(locale="en-GB")
    page.goto(f"{server}/reports/{report}")
    claim = page.locator(".notes li.machine").last.get_attribute("data-claim")
    page.locator(f"#n-{claim}").hover()
    page.locator(f"#n-{claim} [data-does=confirm]").click()
    page.locator("dialog input[name=by]").fill("Mira")
    page.keyboard.press("Enter")
    page.locator(f"#n-{claim}.checked").wait_for()
    page.goto(f"{server}/work")
    assert "Mira" in page.locator(".head").inner_text()
    page.close()


def test_judging_needs_no_script(server: str, browser: Browser, report: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(f"{server}/reports/{report}?in=zh-Hans")
    claim = page.locator(".notes li.machine").last.get_attribute("data-claim")
    page.locator(f"#n-{claim}").hover()
    page.locator(f"#n-{claim} [data-does=reject]").click()
    page.fill("input[name=by]", "Ann")
    page.locator("main button").click()
    assert page.url.endswith(f"?in=zh-Hans#n-{claim}")
    page.locator(f"#left-out #n-{claim} a.to-claim").click()
    page.locator("#correct .decision button").click()
    assert page.locator("h1").count() == 1
    page.goto(f"{server}/claims/{claim}")
    assert page.locator(".claim-head.machine").count() == 1
    context.close()


def test_a_report_that_comes_into_a_watched_folder_shows_up_without_a_reload(
    situation: Path, server: str, browser: Browser, tmp_path: Path
) -> None:
    folder, stop, runs = tmp_path / "in", Event(), list[RunSummary]()
    folder.mkdir()
    (folder / "old.md").write_text(NEW.replace("at last", "before"), encoding="utf-8")
    thread = Thread(target=read_on, args=([folder], situation, Reading(make_reader=grammar_reader, jobs=1), runs.append, stop))
    thread.start()
    page = browser.new_page(locale="en-GB")
    try:
        page.goto(f"{server}/reports")
        page.locator("a", has_text="Zarenov speaks before").wait_for(timeout=20000)
        page.evaluate("window.here = true")
        (folder / "2031-05-02-new.md").write_text(NEW, encoding="utf-8")
        page.locator("a", has_text="Zarenov speaks at last").wait_for(timeout=20000)
        assert page.evaluate("window.here")
    finally:
        stop.set()
        thread.join(20)
        page.close()


def test_what_changed_before_a_page_first_listens_shows_up_too(situation: Path, server: str, browser: Browser, tmp_path: Path) -> None:
    late = tmp_path / "2031-05-03-late.md"
    late.write_text(NEW.replace("at last", "too soon"), encoding="utf-8")
    held: list[Route] = []
    page = browser.new_page(locale="en-GB")
    page.route("**/news*", lambda route: held.append(route))
    try:
        page.goto(f"{server}/reports")
        until = time.monotonic() + 20
        while not held and time.monotonic() < until:
            page.wait_for_timeout(50)
        read_paths([late], situation, Reading(make_reader=grammar_reader, jobs=1))
        title = page.locator("a", has_text="Zarenov speaks too soon")
        assert title.count() == 0
        held.pop().continue_()
        title.wait_for(timeout=20000)
    finally:
        page.close()


def test_who_connects_again_is_told_what_changed_meanwhile(situation: Path, server: str, tmp_path: Path) -> None:
    again = tmp_path / "2031-05-04-again.md"
    again.write_text(NEW.replace("at last", "again"), encoding="utf-8")
    opened = told(server, "open", {})
    assert opened
    read_paths([again], situation, Reading(make_reader=grammar_reader, jobs=1))
    changed = told(server, "changed", {"last-event-id": opened})
    assert changed not in ("", opened)
    assert told(server, "open", {"last-event-id": changed}) == changed


def told(server: str, event: str, headers: Mapping[str, str]) -> str:
    """The id of the first event of this kind in the news."""
    with httpx.stream("GET", f"{server}/news", headers=headers, timeout=20) as answer:
        known = ""
        for line in answer.iter_lines():
            if line.startswith("id:"):
                known = line.removeprefix("id:").strip()
            elif line == f"event: {event}":
                return known
    return ""
