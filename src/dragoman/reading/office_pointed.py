"""The body of an office that is only pointed at: 该中心的 + 分析员, or its noun alone behind its name: 橙果委员会…。委员会 + 协调人."""

import re
from collections.abc import Iterator
from typing import Any

from dragoman.lexicon.model import Lexicon
from dragoman.reading import pointing
from dragoman.reading.cast import Member
from dragoman.reading.page import Page, Phrase, Post, Sentence
from dragoman.reading.tenures import Tenure
from dragoman.text.alternatives import either
from dragoman.text.scripts import fold

# How many sentences of the paragraph before are looked at, and how long an article with its noun is.
REACH, LONGEST = 4, 10
# And how many characters of a body's words stand at least before the noun.
LEAST = 2


class PointedBodies:
    """The tables `pointing` of the grammar file `phrases` and `pointed` of `occupancies`."""

    def __init__(self, lexicon: Lexicon, language: str, data: dict[str, Any]) -> None:
        listed: dict[str, Any] = lexicon.grammar("phrases", language).get("pointing", {})
        self.known = pointing.knowledge(lexicon)
        articles = either([*listed.get("articles", ["\n"]), *listed.get("measured", [])])
        bare, nouns = either(data.get("pointed", ["\n"])), either(list(listed.get("nouns", {"\n": ""})))
        self.words = re.compile(f"(?:(?P<article>{articles})(?P<noun>{nouns})|(?<![\u4e00-\u9fff])(?P<bare>{bare}))的?$")
        self.firms = frozenset(data.get("firms", []))
        self.ends = frozenset(lexicon.grammar("names", language).get("body_endings", ""))
        # An organ of a state is named by its own noun.
        self.organs = tuple(data.get("organs", ["\0"]))
        # With what such words end, before the office: asked first.
        self.last = frozenset(noun[-1] for noun in (*data.get("pointed", []), *listed.get("nouns", {}))) | {"的"}

    def settle(self, page: Page, sentence: Sentence, tenure: Tenure, post: Post) -> bool:
        """Give the office the body meant; false where an article points at one that was not found."""
        if page.folded[post.role_start - 1 : post.role_start] not in self.last:
            return True
        match = self.words.search(page.folded, max(sentence.start, post.role_start - LONGEST), post.role_start)
        if match is None or (tenure.organisation is not None and not self.only(tenure, match)):
            return True
        noun, start = match["noun"] or match["bare"], match.start()
        asked = Phrase(start, match.end(), start, match.end(), "O", None, open_reference=pointing.MARK + noun)
        found = self.longer(page, sentence, start, noun) or pointing.body(self.known, asked, self.before(page, sentence, start))
        found = found or (self.firm(page, sentence, start) if match["article"] and noun in self.firms else None)
        tenure.organisation, tenure.organisation_text = (None, "") if match["article"] else (tenure.organisation, tenure.organisation_text)
        if found is not None and found.member is not None and len(pointing.words(page, found)) > len(noun):
            tenure.organisation, tenure.organisation_text = found.member, pointing.words(page, found)
        return tenure.organisation is not None or not match["article"]

    def longer(self, page: Page, sentence: Sentence, start: int, noun: str) -> Phrase | None:
        """The words that end so and say more, of a body without a name of its own: 驻岚州的临时安全部队."""
        near = (p for p in self.before(page, sentence, start) if p.letter in "OU" and p.member is not None)
        return next((p for p in near if page.folded[p.start + LEAST : p.end].partition("（")[0].endswith(noun)), None)

    def firm(self, page: Page, sentence: Sentence, start: int) -> Phrase | None:
        """该公司 where the report has only the firm's name, which ends as no body's does: 橙果光电."""
        near = (p for p in self.before(page, sentence, start) if p.letter == "O" and p.member is not None and p.member.final.named)
        return next(
            (p for p in near if p.member is not None and not p.member.final.entry and page.folded[p.end - 1] not in self.ends), None
        )

    def only(self, tenure: Tenure, match: re.Match[str]) -> bool:
        """The body that was read is nothing but these words, and stands for no other."""
        body: Member | None = tenure.organisation
        words = {match["noun"] or match["bare"], match.group().removesuffix("的")}
        return body is not None and fold(tenure.organisation_text) in words and fold(body.final.name) in words

    def before(self, page: Page, sentence: Sentence, start: int) -> Iterator[Phrase]:
        """The phrases of the paragraph so far, and what they hold, the last first."""
        for earlier in reversed(page.sentences[max(0, sentence.number - REACH) : sentence.number + 1]):
            if earlier.block == sentence.block:
                for phrase in reversed([p for p in earlier.phrases if p.end <= start]):
                    if phrase.letter != "O" or not page.folded.endswith(self.organs, phrase.start, phrase.end):
                        yield phrase
                    yield from reversed(phrase.inner)
