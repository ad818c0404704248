"""Takes the pictures of docs/screenshots/ from the example situation, in a Chromium of the system's.

python scripts/take_screenshots.py
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from dragoman.api.situation import Situation  # noqa: E402
from dragoman.flow.engine import read_paths  # noqa: E402
from dragoman.flow.readers import grammar_reader  # noqa: E402
from dragoman.flow.settings import Settings  # noqa: E402
from walking import browsing, serving  # noqa: E402 — what the tests walk with

# name: address, language, width, colours, the element to bring to the top
PICTURES = {
    "overview": ("/", "en-GB", 1280, "light", ""),
    "report": ("/reports/REPORT", "en-GB", 1280, "light", ""),
    "actor": ("/actors/person:kassym-jomart-tokayev", "zh-TW", 1280, "light", ""),
    "claim": ("/claims/CLAIM", "zh-CN", 1280, "light", ""),
    "forces": ("/claims?kind=deployment", "en-GB", 1280, "dark", "#map"),
    "narrow": ("/reports/REPORT", "zh-CN", 390, "light", ""),
}
HEIGHT = 860


def main() -> None:
    """Write all pictures."""
    folder = ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "s.db"
        read_paths([ROOT / "examples" / "kazakhstan-2022"], path, Settings(make_reader=grammar_reader, jobs=1))
        with Situation(path) as opened:
            snapshot = opened.snapshot()
            chinese = [one for one in snapshot.of_report if snapshot.reports[one].language != "en"]
            report = max(chinese, key=lambda one: (len(snapshot.of_report[one]), one))
            fact = max(snapshot.joined.facts, key=lambda one: (len(one.claims), one.id))
        with serving(path, "Kazakhstan 2022") as server, browsing() as browser:
            for name, (address, language, width, colours, element) in PICTURES.items():
                page = browser.new_page(
                    viewport={"width": width, "height": HEIGHT},
                    locale=language,
                    color_scheme="dark" if colours == "dark" else "light",
                )
                page.goto(server + address.replace("REPORT", report).replace("CLAIM", fact.claims[0]))
                if element:
                    page.locator(element).evaluate("one => one.scrollIntoView({block: 'start', behavior: 'instant'})")
                page.wait_for_timeout(300)
                page.screenshot(path=folder / f"{name}.png")
                page.close()
                print(folder / f"{name}.png")


if __name__ == "__main__":
    main()
