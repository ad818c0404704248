"""Items of a list that tell what would be so: terms that are offered, consequences that are feared."""

import re
from typing import Any

from dragoman.lexicon.model import Lexicon
from dragoman.reading.page import Page, Sentence, Shadow
from dragoman.reading.shadow import class_of, compile_pattern, strip
from dragoman.schema.claims import Auxiliary
from dragoman.text.scripts import fold

# How many sentences back a list may begin, and how many items before must hang on a condition.
REACH, CHANCES = 16, 2


class Terms:
    """The table `terms` of the grammar file `events`."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        data: dict[str, Any] = lexicon.grammar("events", language).get("terms", {})
        # The mark of an item before whoever acts in it.
        self.ordinal = compile_pattern(data.get("ordinal", "(?!)").replace("@", class_of("any")))
        self.item, self.open, self.chance = (re.compile(fold(data.get(key, "(?!)"))) for key in ("item", "open", "chance"))
        self.agreed = re.compile(fold(data.get("agreed", "(?!)")))

    def unmarked(self, sentence: Sentence, shadow: Shadow) -> Shadow:
        """The shadow of a sentence without the mark of a list before it; what heads a section tells no act of its own."""
        return shadow if sentence.kind in {"heading", "title"} else strip(shadow, self.ordinal)

    def of(self, page: Page, sentence: Sentence) -> Auxiliary | None:
        """How an item of such a list is meant: by what opens it, in words for an agreement or for terms that end in a colon, or by the
        conditions among the items before."""
        if self.item.match(page.folded, sentence.start, sentence.end) is None:
            return None
        chances = 0
        for earlier in page.sentences[max(0, sentence.number - REACH) : sentence.number][::-1]:
            if self.item.match(page.folded, earlier.start, earlier.end) is not None:
                chances += self.chance.search(page.folded, earlier.start, earlier.end) is not None
            elif self.agreed.search(page.folded, earlier.start, earlier.end) is not None:
                return "future"
            elif page.folded[earlier.start : earlier.end].rstrip().endswith(("：", ":")):
                return "hypothetical" if chances >= CHANCES or self.open.search(page.folded, earlier.start, earlier.end) else None
        return "hypothetical" if chances >= CHANCES else None
