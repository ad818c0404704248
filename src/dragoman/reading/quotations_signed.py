"""A paragraph that ends with the name of whose words it is: ……。——《扎雷亚日报》."""

import re

from dragoman.reading.drafts import Drafts, Scope
from dragoman.reading.page import Page, Phrase

_SIGNED = re.compile(r"[。！？…”」』][”」』]?[ \u3000]*(?:——|──)[ \u3000]*(?P<name>[《〈]?[a-z\u4e00-\u9fff· .]{2,20}[》〉]?)[ \u3000]*$")
# How many characters at the end of a paragraph may be a name and the mark before it.
TAIL = 28
# Blocks that may be signed.
SIGNED = frozenset({"paragraph", "quotation", "description"})
MARKS = ("——", "──")
# A name that no pass knows, but that is a work's or a paper's by its end.
WORKS = ("百科", "日报", "时报", "晚报", "周刊", "月刊", "杂志", "通讯社", "电视台", "新闻网", "词典", "辞典")


def sign(page: Page, drafts: Drafts) -> None:
    """Let the words of such paragraphs be those of who signs them, where the report knows him."""
    for block in page.document.blocks:
        low = max(block.start, block.end - TAIL)
        if block.kind not in SIGNED or not any(mark in page.folded[low : block.end] for mark in MARKS):
            continue
        match = _SIGNED.search(page.folded, low, block.end)
        if match is None:
            continue
        start, end = match.span("name")
        signers: list[Phrase] = [
            p for p in page.phrases() if start <= p.start and p.end <= end and p.letter in "PMO" and not p.open_reference
        ]
        if not signers and page.folded[start:end].rstrip("》〉").endswith(WORKS):
            signers = [Phrase(start, end, start, end, "M", page.cast.unknown("media", page.text[start:end].strip("《》〈〉")))]
        entities = [entity for phrase in signers[:1] for entity in page.entities(phrase)]
        if entities:
            members = [phrase.member for phrase in signers[:1] if phrase.member is not None]
            drafts.scopes.append(Scope(block.start, start, entities, members, direct=True))
