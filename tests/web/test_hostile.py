"""Reports that would do harm are shown inert: no script runs, nothing is fetched, no text is turned around."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog

from dragoman.analysis.selection import Wanted
from dragoman.api.situation import Situation
from dragoman.flow.engine import read_paths
from dragoman.flow.readers import grammar_reader
from dragoman.flow.settings import Settings
from dragoman.web.site import Publishing, write_site
from walking import NEEDS_CHROMIUM, serving

pytestmark = NEEDS_CHROMIUM
ALARM = "document.title='harmed';window.harmed=1"
HOSTILE = {
    "script.md": f"---\ntitle: <script>{ALARM}</script>\npublisher: '\"><script>{ALARM}</script>'\nurl: javascript:{ALARM}\n---\n"
    f"Ivar Zarenov said that <script>{ALARM}</script> he would stay. </article></main><script>{ALARM}</script>",
    "handler.html": f"<html><head><title>a\" onload=\"{ALARM}</title></head><body><p>Ivar Zarenov said “<img src=x onerror={ALARM}> stay”."
    f"</p><svg onload={ALARM}></svg><iframe srcdoc='<script>parent.harmed=1</script>'></iframe>"
    f"<a href='javascript:{ALARM}'>here</a></body></html>",
    "address.md": "---\ntitle: Addresses\nurl: data:text/html,<script>alert(1)</script>\nimage: javascript:alert(1)\n---\n"
    "[Ivar Zarenov](javascript:alert(1)) said that [this](data:text/html;base64,PHNjcmlwdD4=) holds. ![x](http://127.0.0.1:9/pixel.png)",
    "turned.md": "---\ntitle: Turned \u202etxt.exe\n---\nIvar Zarenov said that the \u202enoitcele\u202c was \u200b\u2066free\u2069.",
    "template.md": "---\ntitle: '{{ 7 * 7 }} {% raw %}'\n---\nIvar Zarenov said that {{ config }} and ${7*7} and <%= 7 %> hold.",
    "markup.md": "---\ntitle: </title><base href=http://127.0.0.1:9/>\n---\n"
    "Ivar Zarenov said that </script><meta http-equiv=refresh content=0;url=http://127.0.0.1:9/> holds.",
}  # fmt: skip


@pytest.fixture(scope="module")
def situation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "reports").mkdir()
    for name, text in HOSTILE.items():
        (folder / "reports" / name).write_text(text, encoding="utf-8")
    read_paths([folder / "reports"], folder / "s.db", Settings(make_reader=grammar_reader, jobs=1))
    return folder / "s.db"


def harm_done(browser: Browser, addresses: list[str]) -> list[str]:
    """What the pages did that they should not."""
    page = browser.new_page()
    found: list[str] = []

    def alarmed(dialog: Dialog) -> None:
        found.append(f"dialog {dialog.message}")
        dialog.dismiss()

    page.on("dialog", alarmed)
    page.on("request", lambda request: found.append(request.url) if ":9/" in request.url else None)
    for address in addresses:
        page.goto(address)
        page.mouse.move(300, 300)
        page.wait_for_timeout(50)
        if page.evaluate("window.harmed === 1 || document.title === 'harmed'"):
            found.append(f"script ran on {address}")
        found += page.evaluate("[...document.querySelectorAll('a[href],img,iframe,base')].map(e => e.href || e.src)"
                               ".filter(u => /^(javascript|data):/.test(u))")  # fmt: skip
        if any(mark in page.content() for mark in "\u202e\u2066\u200b"):
            found.append(f"text is turned on {address}")
    page.close()
    return found


def test_nothing_runs_on_the_server(situation: Path, browser: Browser) -> None:
    with Situation(situation) as opened:
        reports = [f"/reports/{one}" for one in opened.snapshot().reports]
        claims = [f"/claims/{one}" for one in opened.snapshot().claims]
    assert len(reports) == len(HOSTILE)
    with serving(situation) as server:
        odd = ["/search?q=%3Cscript%3E", "/claims?words=%22%3E%3Csvg+onload%3Dalert(1)%3E", "/actors/%3Cimg%20src=x%3E"]
        assert harm_done(browser, [server + one for one in ("/", "/reports", "/claims", "/actors", *odd, *reports, *claims[:8])]) == []


def test_nothing_runs_on_a_published_site(situation: Path, browser: Browser, tmp_path: Path) -> None:
    with Situation(situation) as opened, opened.view() as view:
        write_site(opened.snapshot(), view, tmp_path / "site", Publishing(wanted=Wanted(), whole=True))
    pages = [path.as_uri() for path in sorted((tmp_path / "site" / "en").rglob("*.html"))]
    assert harm_done(browser, pages[:40]) == []
