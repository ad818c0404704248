import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake.errors import IntakeError
from dragoman.intake.files import find, read_bytes
from dragoman.intake.limits import Limits
from dragoman.intake.load import load
from dragoman.schema.report import Document, Exhibit, Report

SHARED = Path(os.environ.get("DRAGOMAN_SHARED", str(Path(__file__).parents[2] / ".." / "shared")))

POST = """
---
layout: post
title : "扎雷諾夫：邊境會關閉嗎？"
author: "某社"
categories:
 - 某社
 - 新聞
date  : 2022-01-09 12:00:00 +0800
image : http://x.y/a.jpg
image_caption: "一座港口。"
description: "邊境仍然開放。"
---

扎雷諾夫**昨天**說：「我們&amp;他們都不會<b>離開</b>。」

<!--more-->

![i](http://x.y/b.jpg)
▲ 邊境的檢查站。

### 鄰國能否接受

> 第一旅：<br>
> • 北方機場<br>
"""

PIECES = [
    "---\n", "title: ", "<p>", "</div>", "**", "`", "> ", "- ", "![a](b)", "▲ ", "<br>", "<table><tr><td>", "</td>", "&amp;", "<!--",
    "-->", "<script>", "甲", "乙。", "word ", "\n", "\n\n", "\r\n", "{", "[^1]", "😀",
]  # fmt: skip


def one(raw: str | bytes, path: str) -> Document:
    loaded = load(raw.encode() if isinstance(raw, str) else raw, path)
    assert loaded.failures == ()
    assert len(loaded.documents) == 1
    return loaded.documents[0]


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.report.text[block.start : block.end]) for block in document.blocks]


def check(document: Document) -> None:
    """Blocks cover the text line by line, origins cover it without a gap, and every run stands in the file."""
    text, source = document.report.text, document.raw.decode(document.encoding)
    assert "\n".join(words for _, words in blocks(document)) == text
    place = 0
    for run in document.origins:
        assert run.start == place
        place += run.length
        if run.source >= 0:
            assert source[run.source : run.source + run.length] == text[run.start : place]
    assert place == len(text)


def test_a_post_becomes_a_report() -> None:
    document = one(POST, "posts/2022-01-09-a.md")
    report = document.report
    assert (report.title, report.author, report.publisher) == ("扎雷諾夫：邊境會關閉嗎？", "某社", "某社")
    assert report.published == "2022-01-09T12:00:00+08:00"
    assert report.language == "zh-Hant"
    assert report.categories == ("某社", "新聞")
    assert report.image == "http://x.y/a.jpg"
    assert report.questions == ("邊境會關閉嗎？", "鄰國能否接受")
    assert report.exhibits == (Exhibit("http://x.y/a.jpg", "一座港口。"), Exhibit("http://x.y/b.jpg", "邊境的檢查站。"))
    assert blocks(document) == [
        ("title", "扎雷諾夫：邊境會關閉嗎？"),
        ("description", "邊境仍然開放。"),
        ("caption", "一座港口。"),
        ("paragraph", "扎雷諾夫昨天說：「我們&他們都不會離開。」"),
        ("caption", "▲ 邊境的檢查站。"),
        ("heading", "鄰國能否接受"),
        ("quotation", "第一旅："),
        ("quotation", "• 北方機場"),
    ]
    check(document)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030", "big5"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_encodings_and_line_ends_change_no_word(encoding: str, ends: str) -> None:
    document = one(POST.replace("\n", ends).encode(encoding), "a.md")
    assert document.report.text == one(POST, "a.md").report.text
    assert document.report.id == one(POST, "a.md").report.id
    check(document)


def test_the_way_back_leads_to_the_same_words() -> None:
    document = one(POST.replace("\n", "\r\n"), "a.md")
    at = document.report.text.index("離開")
    back = document.source_offset(at)
    assert back is not None
    assert document.raw.decode()[back : back + 2] == "離開"


def test_offsets_count_code_points() -> None:
    document = one("---\ntitle: 😀𠮷\n---\n甲😀乙 *丙*𠮷", "a.md")
    assert document.report.text == "😀𠮷\n甲😀乙 丙𠮷"
    check(document)


def test_decomposed_letters_are_composed_and_found_again() -> None:
    document = one("Cafe\u0301 talks were held in the old town of Alvania today.", "a.txt")
    assert document.report.text.startswith("Café talks")
    check(document)


def test_a_page_gives_its_main_part_and_what_it_says_of_itself() -> None:
    page = """<!DOCTYPE html><html><head><title>Ministers meet - The Paper</title>
    <meta property="og:site_name" content="The Paper"><meta name="author" content="A. Writer">
    <meta property="og:description" content="Two ministers met in the old port on Monday …">
    <link rel="canonical" href="https://x.y/a"><meta property="og:image" content="https://x.y/i.jpg">
    <script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-01-09T12:00:00+03:00"}</script></head>
    <body><nav><a href="/">Home</a> <a href="/w">World</a></nav><div class="c"><h1>Ministers meet</h1>
    <p>Two ministers met in the old port on Monday and talked for hours about the border.</p>
    <p>They agreed to meet again, an official said, but set no date for it.</p></div>
    <script>var p = "Two ministers";</script><footer>All rights</footer></body></html>"""
    document = one(page, "a.html")
    report = document.report
    assert (report.title, report.author, report.publisher) == ("Ministers meet", "A. Writer", "The Paper")
    assert (report.published, report.url, report.image) == ("2022-01-09T12:00:00+03:00", "https://x.y/a", "https://x.y/i.jpg")
    assert [words for _, words in blocks(document)] == [
        "Ministers meet",
        "Two ministers met in the old port on Monday and talked for hours about the border.",
        "They agreed to meet again, an official said, but set no date for it.",
    ]
    check(document)


@pytest.mark.parametrize(
    ("raw", "path", "title", "text"),
    [
        ("A title\n\nWords.", "x.txt", "A title", "A title\nWords."),
        ("Words only.", "dir/2022-01-09-the-name.txt", "the-name", "Words only."),
        ("# Head\n\nWords.", "x.md", "Head", "Head\nWords."),
        ("<p>Words.</p>", "-", "-", "Words."),
        ("# Head\n\nWords.", "-", "Head", "Head\nWords."),
        ("---\ntitle: T\n---\n# T\n\nWords.", "x.md", "T", "T\nWords."),
        ("---\ntitle: T\nexcerpt_separator: <cut/>\n---\nWords.\n<cut/>\nMore.", "x.md", "T", "T\nWords.\nMore."),
        ('---\ntitle: A &amp; <i>B</i>\ndescription: "one<br>\n  two"\n---\nWords.', "x.md", "A & B", "A & B\none\ntwo\nWords."),
    ],
)
def test_titles_and_forms(raw: str, path: str, title: str, text: str) -> None:
    document = one(raw, path)
    assert (document.report.title, document.report.text) == (title, text)
    check(document)


@pytest.mark.parametrize(
    ("head", "body", "language", "of"),
    [
        ("author: 某人", "正文。", None, None),
        ("translator: 某人", "正文。", "und", None),
        ("author: 某人 / 某乙譯", "正文。", "und", None),
        ("translation_of: A Report\noriginal_language: en", "正文。", "en", "A Report"),
        ("author: 某人", "正文。\n\n编译自英文媒体", "en", None),
        ("author: 某人", "正文。\n\n译者：某乙\n\n原文链接：[Report](http://x.y/z)", "und", "http://x.y/z"),
        ("author: 某人", "正文。\n\n原文链接：http://x.y/z", None, None),
        ("author: A", "He was translated by nobody. It was translated from Russian.", "ru", None),
    ],
)
def test_signs_of_translation_only_where_they_are_said(head: str, body: str, language: str | None, of: str | None) -> None:
    report = one(f"---\ntitle: T\n{head}\n---\n{body}", "x.md").report
    assert (report.original_language, report.translation_of) == (language, of)


def test_records_give_a_report_each_and_bad_lines_a_reason() -> None:
    rows = [
        json.dumps({"id": "r-1", "date": "2022-01-09", "text": "Alvania closed its border.", "source": "The Paper", "url": "http://x.y"}),
        "{bad",
        json.dumps({"id": "r-2", "title": "T", "event_text": "阿尔瓦尼亚关闭边境。", "lang": "zh"}, ensure_ascii=False),
        json.dumps({"id": "r-3"}),
        "",
        "[1]",
    ]
    loaded = load("\n".join(rows).encode(), "in/events.jsonl")
    first, second = (document.report for document in loaded.documents)
    assert (first.title, first.text, first.published) == ("r-1", "Alvania closed its border.", "2022-01-09T00:00:00Z")
    assert (first.publisher, first.url, first.path) == ("The Paper", "http://x.y", "in/events.jsonl#r-1")
    assert (second.title, second.text, second.language) == ("T", "T\n阿尔瓦尼亚关闭边境。", "zh-Hans")
    assert [failure.path for failure in loaded.failures] == [f"in/events.jsonl#{number}" for number in (2, 4, 6)]
    assert [failure.reason[:7] for failure in loaded.failures] == ["line 2:", "line 4:", "line 6:"]
    for document in loaded.documents:
        check(document)


def test_a_list_of_records_is_read_too() -> None:
    loaded = load(b'[{"id": "a", "text": "One."}, {"id": "b", "text": "Two."}, 3]', "x.json")
    assert [document.report.title for document in loaded.documents] == ["a", "b"]
    assert len(loaded.failures) == 1


@pytest.mark.parametrize(
    ("raw", "path", "reason"),
    [
        (b"", "x.md", "empty file"),
        (b"x" * 101, "x.md", "too large"),
        (b"\x00\x01\x02", "x.md", "binary"),
        (b"<script>x()</script>", "x.html", "no readable text"),
        (b"---\ntitle: T\n---\n", "x.md", "no readable text"),
        (b"* * *\n\n---", "x.md", "no readable text"),
        ("\u200b\n\ufeff".encode(), "x.txt", "no readable text"),
    ],
)
def test_what_cannot_be_read_says_why(raw: bytes, path: str, reason: str) -> None:
    with pytest.raises(IntakeError, match=reason):
        load(raw, path, Limits(max_bytes=100))


def test_reading_twice_gives_the_same() -> None:
    assert one(POST, "a.md") == one(POST, "a.md")
    assert one(POST, "a.md").report.id != one(POST.replace("昨天", "今天"), "a.md").report.id


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["x.md", "x.html", "x.txt", "x.jsonl", "-"]))
def test_any_text_is_read_or_refused(text: str, path: str) -> None:
    try:
        loaded = load(text.encode("utf-8", "ignore"), path)
    except IntakeError:
        return
    for document in loaded.documents:
        check(document)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["x.md", "x.html", "x.txt"]))
def test_any_mixture_of_markup_is_read_or_refused(pieces: list[str], path: str) -> None:
    try:
        loaded = load("".join(pieces).encode(), path)
    except IntakeError:
        return
    for document in loaded.documents:
        check(document)


@pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="the shared texts are not there (DRAGOMAN_SHARED)")
def test_every_shared_post_is_read_and_leads_back_to_its_file() -> None:
    files = [path for path in find([SHARED / "corpora" / "gold", SHARED / "corpora" / "posts"]) if path.suffix == ".md"]
    assert len(files) == 153
    for path in files:
        document = one(read_bytes(path), str(path))
        check(document)
        assert document.report.author
        assert document.report.published
        assert document.report.language in ("zh-Hans", "zh-Hant", "en")
        lost = sum(run.length for run in document.origins if run.source < 0) - document.report.text.count("\n")
        assert lost <= 0.001 * len(document.report.text)


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared texts are not there (DRAGOMAN_SHARED)")
@pytest.mark.parametrize("gold", sorted((SHARED / "gold").glob("*.jsonl")), ids=lambda path: path.stem)
def test_the_gold_reports_are_as_their_records_say(gold: Path) -> None:
    records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    path = SHARED / "corpora" / "gold" / f"{gold.stem}.md"
    report = one(path.read_bytes(), str(path)).report
    told = next(record for record in records if record["kind"] == "report")
    for field in set(told) & set(Report.__struct_fields__) - {"id", "text"}:
        given_value = getattr(report, field)
        assert (list(given_value) if isinstance(given_value, tuple) else given_value) == told[field]
    spans = [span["text"] if isinstance(span, dict) else span for record in records for span in record.get("spans", [])]
    assert [span for span in spans if span not in report.text] == []
