"""A shadow made plainer for patterns over standing facts: asides and scare quotes out, words that stand for nobody back as words."""

import re

from dragoman.lexicon.model import Lexicon
from dragoman.reading.page import Page, Phrase, Sentence, Shadow
from dragoman.reading.shadow import CODE
from dragoman.text.alternatives import either
from dragoman.text.scripts import fold

LONGEST_ASIDE, LONGEST_QUOTED = 24, 14
_ASIDE = re.compile(rf"[（(][^（()）。！？]{{0,{LONGEST_ASIDE}}}[）)]")
_OWNED_REGION = re.compile(f"[、和与及在于]({CODE['S']})(?={CODE['L']})")
_QUOTED = re.compile(rf"[“「『‘]([^“”「」『』‘’，。：；]{{1,{LONGEST_QUOTED}}})[”」』’]")


class Plain:
    """Makes plain shadows. `inserted` matches asides between commas (也就是…); `opened` the nouns that set a body's name free."""

    def __init__(self, lexicon: Lexicon, inserted: list[str], opened: list[str]) -> None:
        self.bodies = {fold(name.text): entry for entry in lexicon.actors.values() if entry.type == "organisation" for name in entry.names}
        words = either(inserted)
        self.inserted = re.compile(rf"，(?:{words})[^，。；：]{{1,{LONGEST_ASIDE}}}，")
        # Where nothing of this stands, nothing is taken out between words.
        self.cut = re.compile(f"[“「『‘（(]|，(?:{words})")
        self.opened = tuple(sorted(opened, key=len, reverse=True))

    def opening(self, page: Page, shadow: Shadow) -> Shadow:
        """Phrases that stand for nobody (a bare 盟友) become words again; a body's members become the body and the word."""
        loose = {at: phrase for at, phrase in shadow.slots.items() if self.is_loose(page, phrase)}
        if not loose:
            return shadow
        text: list[str] = []
        offsets: list[int] = []
        slots: dict[int, Phrase] = {}
        place = 0
        for at, phrase in shadow.slots.items():
            if at not in loose:
                slots[len(offsets) + at - place] = phrase
                continue
            text.append(shadow.text[place:at])
            offsets.extend(shadow.offsets[place:at])
            place = at + 1
            start = phrase.start
            body = self.body_in(page, phrase)
            if body is not None:
                slots[len(offsets)] = body
                text.append(CODE[body.letter])
                offsets.append(phrase.start)
                start = body.end
            text.append(page.folded[start : phrase.end])
            offsets.extend(range(start, phrase.end))
        text.append(shadow.text[place:])
        return Shadow("".join(text), [*offsets, *shadow.offsets[place:]], slots)

    def is_loose(self, page: Page, phrase: Phrase) -> bool:
        return phrase.member is None or page.folded[phrase.start : phrase.end] in self.opened or self.body_in(page, phrase) is not None

    def body_in(self, page: Page, phrase: Phrase) -> Phrase | None:
        """CSTO in CSTO成员国, whether the lexicon knows the members as a group or not."""
        words = page.folded[phrase.start : phrase.end]
        if phrase.letter not in "GU" or not words.endswith(self.opened):
            return None
        if phrase.inner:
            body = phrase.inner[0]
            return body if body.letter == "O" and body.member is not None and body.start == phrase.start else None
        noun = next(word for word in self.opened if words.endswith(word))
        entry = self.bodies.get(words.removesuffix(noun))
        end = phrase.end - len(noun)
        if entry is None:
            return None
        return Phrase(phrase.start, end, phrase.start, end, "O", page.cast.known(entry, page.text[phrase.start : end]))

    def make(self, page: Page, sentence: Sentence) -> tuple[Shadow, Shadow]:
        """The sentence with its asides, and without them."""
        whole = self.opening(page, sentence.fine)
        cut: list[tuple[int, int]] = []
        for match in _QUOTED.finditer(whole.text):
            cut += [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
        bare = without(whole, cut)
        cut = [match.span() for match in _ASIDE.finditer(bare.text)]
        cut += [match.span() for match in self.inserted.finditer(bare.text)]
        # 在甲国和前苏联中亚: the region is meant, its owner only says where it lies.
        cut += [match.span(1) for match in _OWNED_REGION.finditer(bare.text)]
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
