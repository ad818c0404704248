"""The example reports: written for the project, in three languages and many forms, and nobody else's words."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from dragoman.intake.load import load
from dragoman.schema.report import Document

ROOT = Path(__file__).parents[1]
REPORTS = sorted(path for path in (ROOT / "examples" / "kazakhstan-2022").rglob("*") if path.is_file())
INVENTED = sorted((ROOT / "examples" / "valoria-2031" / "reports").glob("*"))
SHARED = Path(os.environ.get("DRAGOMAN_SHARED") or ROOT.parent / "shared")
HEADERS = ("Written for the Dragoman project", "本文为 Dragoman 项目撰写", "本文為 Dragoman 專案撰寫")
# Longer than the longest name of a body or treaty, shorter than a sentence.
RUNS = {"Han": (re.compile(r"[\u3400-\u9fff，、]+"), 16), "Latin": (re.compile(r"[A-Za-z][A-Za-z ,'’-]+"), 72)}
SOURCES = ("examples", "tests", "docs", "src")
KINDS = {".md", ".py", ".tsv", ".toml", ".txt", ".html"}


def document(path: Path) -> Document:
    return load(path.read_bytes(), str(path)).documents[0]


def name(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", [*REPORTS, *INVENTED], ids=name)
def test_each_says_that_it_was_written_for_the_project(path: Path) -> None:
    raw = path.read_bytes().decode(document(path).encoding)
    assert any(header in raw for header in HEADERS)


@pytest.mark.parametrize("path", [*REPORTS, *INVENTED], ids=name)
def test_each_has_a_title_and_its_own_day(path: Path) -> None:
    report = document(path).report
    assert (report.published or "")[:10] == path.name[:10]
    assert not any(header in report.title for header in HEADERS)


def test_there_are_enough_in_each_language_and_encoding() -> None:
    made = [document(path) for path in REPORTS]
    languages = Counter(one.report.language for one in made)
    assert languages["zh-Hans"] >= 5
    assert languages["zh-Hant"] >= 4
    assert languages["en"] >= 4
    assert len({one.encoding for one in made}) >= 3
    assert len({one.report.id for one in made}) == len(REPORTS)


def windows(text: str, script: str) -> set[str]:
    """Every run of the script's length in the text."""
    runs, length = RUNS[script]
    return {run[n : n + length] for run in runs.findall(text) for n in range(len(run) - length + 1)}


@pytest.mark.parametrize("script", RUNS)
def test_no_sentence_of_the_shared_texts_stands_in_the_project(script: str) -> None:
    texts = [path for folder in ("gold", "posts") for path in sorted((SHARED / "corpora" / folder).glob("*.md"))]
    if not texts:
        pytest.skip(f"no shared texts in {SHARED}")
    own: dict[str, Path] = {}
    for path in (path for folder in SOURCES for path in (ROOT / folder).rglob("*") if path.suffix in KINDS):
        raw = path.read_bytes()
        text = raw.decode("gb18030" if "toll" in path.name else "big5" if "withdrawal" in path.name else "utf-8", errors="replace")
        own |= dict.fromkeys(windows(text, script), path)
    shared = set().union(*(windows(path.read_text(encoding="utf-8"), script) for path in texts))
    assert {words: str(own[words].relative_to(ROOT)) for words in own.keys() & shared} == {}


def test_a_copied_sentence_would_be_found() -> None:
    words = "扎雷诺夫昨天晚上在首都会见了来访的邻国总理"
    assert windows(words, "Han") & windows(f"“他说：{words}。”", "Han")
