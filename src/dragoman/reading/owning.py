"""Whose 其 is: the subject's, but not where the subject makes another do something, or does it to him."""

from typing import Any

import rjieba

from dragoman.reading.page import Page, Phrase, Sentence, last_mark

# How many characters after 其 are looked at; what a verb, or a word before one, is to the tagger.
AHEAD, VERBAL = 6, ("v", "d", "p", "c")
_MARKS, _LISTED = "，；：", "及和与暨"


class Owners:
    """Looks back from one 其."""

    def __init__(self, page: Page, data: dict[str, Any]) -> None:
        self.page = page
        # After these another acts: 迫使 + 其; after the second ones he does where a verb follows, and owns where a noun does (呼吁其成员).
        self.made_to = tuple(data.get("not_owner_after", ["\n"]))
        self.asked_to = tuple(data.get("asked_after", ["\n"]))
        self.met = tuple(data.get("object_after", ["\n"]))

    def found(self, sentence: Sentence, phrase: Phrase, own: list[Phrase]) -> tuple[Phrase | None, bool]:
        """Whose it is, of those before it in its sentence, and whether he is made to act."""
        folded = self.page.folded
        if own and own[-1].end == phrase.start - 1 and folded[phrase.start - 1] in _LISTED:
            return own[-1], False  # 甲及其家人
        if folded.endswith(self.met, sentence.start, phrase.start) and (other := self.other(phrase, own)) is not None:
            return other, False
        made_to = folded.endswith(self.made_to, sentence.start, phrase.start)
        if not made_to and folded.endswith(self.asked_to, sentence.start, phrase.start):
            made_to = self.acts(phrase)
        if made_to:
            own = [p for p in own if p.member is not own[0].member][-1:]
        else:
            clause = last_mark(folded, _MARKS, sentence.start, phrase.start)
            own = [p for p in own if p.start > clause] or own
        return (own[0] if own else None), made_to

    def acts(self, phrase: Phrase) -> bool:
        """A verb follows: 其 is who does it."""
        words = rjieba.tag(self.page.folded[phrase.end : phrase.end + AHEAD])
        return bool(words) and words[0][1].startswith(VERBAL) and not words[0][1].startswith("vn")

    def other(self, phrase: Phrase, own: list[Phrase]) -> Phrase | None:
        """对其: not the subject of the clause, but the one named last besides him; where it has none, not the sentence's first."""
        clause = last_mark(self.page.folded, _MARKS, 0, phrase.start)
        subject = next((p for p in own if p.start > clause), own[0] if len(own) > 1 else None)
        return next((p for p in reversed(own) if subject is None or p.member is not subject.member), None)
