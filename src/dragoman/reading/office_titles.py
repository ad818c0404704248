"""Roles beside a name that nobody holds: a ship's, one that somebody is only addressed by, and that of whoever serves the one named."""

import re
from typing import Any

from dragoman.reading.page import Page, Phrase, Post, Sentence
from dragoman.reading.tenures import Tenure
from dragoman.text.scripts import fold

# A name that is only called out leaves no more of its line than its marks.
CALL = 2
# Shorter than this the name before a role may be a family name: 王顾问.
WHOLE_NAME = 2
# How far before its word, in characters, an office may tell where its holder is posted.
POSTING = 7


class Titles:
    """Word lists of the grammar file `occupancies`."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.vessels = tuple(data.get("vessels", ["\0"]))
        self.servants = frozenset(data.get("servants", []))
        self.of_matters = tuple(data.get("of_matters", ["\0"]))
        self.envoys = tuple(data.get("left", {}).get("envoys", ["\0"]))
        self.posted = re.compile(data.get("left", {}).get("posted", "(?!)"))

    def idle(self, page: Page, sentence: Sentence, phrase: Phrase) -> bool:
        """A ship is called so, or somebody in a conversation is only called upon: 甲：乙总统！"""
        if page.folded.startswith(self.vessels, phrase.end):
            return True
        label = page.folded[phrase.start - 1 : phrase.start] in {"：", ":"} and sentence.end - phrase.end <= CALL
        return label and any(p.letter == "P" and p.start == sentence.start and p.end == phrase.start - 1 for p in sentence.phrases)

    def serves(self, page: Page, phrase: Phrase, post: Post) -> bool:
        """Behind the name stands who speaks for him or defends him: 甲代表律师 is not 甲."""
        behind = post.role_start == phrase.head_end and phrase.head_end - phrase.head_start >= WHOLE_NAME
        return behind and page.folded[post.role_start : post.role_end] in self.servants

    def widen(self, page: Page, sentence: Sentence, phrase: Phrase, what: tuple[Tenure, Post]) -> None:
        """Take into the office what it is for or where: 甲国 + 问题专家, 驻乙城 + 总领事."""
        tenure, post = what
        start = post.role_start
        if tenure.words.startswith(self.of_matters):
            land = next((p for p in (*phrase.inner, *sentence.phrases) if p.end == start and p.letter in "STL"), None)
            start = land.start if land is not None else start
            tenure.organisation = None if land is not None and tenure.organisation is land.member else tenure.organisation
        elif tenure.words.endswith(self.envoys) and (place := self.posted.search(page.folded, max(0, start - POSTING), start)) is not None:
            start = place.start()
        if start < post.role_start:
            lead = page.text[start : post.role_start]
            tenure.words, tenure.post = fold(lead) + tenure.words, lead + tenure.post
