"""A shadow made plainer for patterns over standing facts: asides and scare quotes out, words that stand for nobody back as words."""

import re

from dragoman.reading.page import Page, Phrase, Sentence, Shadow
from dragoman.reading.shadow import CODE

LONGEST_ASIDE, LONGEST_QUOTED = 24, 14
_PHRASE = f"[{''.join(CODE.values())}]"
_ASIDE = re.compile(rf"[（(][^（()）。！？]{{0,{LONGEST_ASIDE}}}[）)]")
_QUOTED = re.compile(rf"[“「『‘]([^“”「」『』‘’，。：；]{{1,{LONGEST_QUOTED}}})[”」』’]")


class Plain:
    """Makes plain shadows. `inserted` matches asides between commas (也就是…); `opened` the nouns that set a body's name free."""

    def __init__(self, inserted: list[str], opened: list[str]) -> None:
        words = "|".join(map(re.escape, inserted)) or "(?!)"
        self.inserted = re.compile(rf"，(?:{words})[^，。；：]{{1,{LONGEST_ASIDE}}}，")
        self.opened = tuple(sorted(opened, key=len, reverse=True))

    def opening(self, page: Page, shadow: Shadow) -> Shadow:
        """Phrases that stand for nobody (a bare 盟友) become words again; a body's members become the body and the word."""
        loose = {at: phrase for at, phrase in shadow.slots.items() if self.is_loose(page, phrase)}
        if not loose:
            return shadow
        text: list[str] = []
        offsets: list[int] = []
        slots: dict[int, Phrase] = {}
        for at, char in enumerate(shadow.text):
            phrase = loose.get(at)
            if phrase is None:
                if at in shadow.slots:
                    slots[len(offsets)] = shadow.slots[at]
                text.append(char)
                offsets.append(shadow.offsets[at])
                continue
            start = phrase.start
            body = self.body_in(page, phrase)
            if body is not None:
                slots[len(offsets)] = body
                text.append(CODE[body.letter])
                offsets.append(phrase.start)
                start = body.end
            text.append(page.folded[start : phrase.end])
            offsets.extend(range(start, phrase.end))
        return Shadow("".join(text), [*offsets, shadow.offsets[-1]], slots)

    def is_loose(self, page: Page, phrase: Phrase) -> bool:
        return phrase.member is None or page.folded[phrase.start : phrase.end] in self.opened or self.body_in(page, phrase) is not None

    def body_in(self, page: Page, phrase: Phrase) -> Phrase | None:
        """CSTO in CSTO成员国."""
        if phrase.letter not in "GU" or not phrase.inner or not page.folded[phrase.start : phrase.end].endswith(self.opened):
            return None
        body = phrase.inner[0]
        return body if body.letter == "O" and body.member is not None and body.start == phrase.start else None

    def make(self, page: Page, sentence: Sentence) -> tuple[Shadow, Shadow]:
        """The sentence with its asides, and without them."""
        whole = self.opening(page, sentence.fine)
        cut: list[tuple[int, int]] = []
        for match in _QUOTED.finditer(whole.text):
            cut += [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
        bare = without(whole, cut)
        cut = [match.span() for match in _ASIDE.finditer(bare.text)]
        for match in self.inserted.finditer(bare.text):
            cut.append(match.span())
        return whole, without(bare, cut)


def without(shadow: Shadow, cut: list[tuple[int, int]]) -> Shadow:
    """The shadow with some stretches left out."""
    if not cut:
        return shadow
    gone = {at for start, end in cut for at in range(start, end)}
    kept = [at for at in range(len(shadow.text)) if at not in gone]
    return Shadow(
        "".join(shadow.text[at] for at in kept),
        [shadow.offsets[at] for at in kept] + [shadow.offsets[-1]],
        {new: shadow.slots[old] for new, old in enumerate(kept) if old in shadow.slots},
    )
