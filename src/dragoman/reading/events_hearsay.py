"""Whose hopes and conditions a sentence tells, where no quotation was found: 他希望各国关注，若A施压，就…."""

import re
from typing import Any

from dragoman.lexicon.model import Lexicon
from dragoman.reading.drafts import Drafts
from dragoman.reading.page import Page, Sentence
from dragoman.reading.shadow import compile_pattern
from dragoman.schema.entities import Entity


class Hearsay:
    """The table `hearsay` of the grammar file `events`, compiled."""

    def __init__(self, lexicon: Lexicon, language: str = "zh") -> None:
        data: dict[str, Any] = lexicon.grammar("events", language).get("hearsay", {})
        self.frames = [compile_pattern(template) for template in data.get("frames", [])]
        self.needs = re.compile(data.get("needs", "(?!)"))

    def stretch(self, page: Page, drafts: Drafts, sentence: Sentence) -> tuple[int, int, list[Entity]] | None:
        """Offsets at which somebody's words begin and end, and whose they are."""
        if self.needs.search(page.folded, sentence.start, sentence.end) is None:
            return None
        for frame in self.frames:
            match = frame.search(sentence.fine.text)
            if match is None:
                continue
            start = sentence.fine.offsets[match.end()]
            speakers = [e for phrase in sentence.fine.phrases(match, "S") for e in page.entities(phrase)]
            return (start, sentence.end, speakers) if speakers and not drafts.scopes_at(start) else None
        return None
