"""Whose troops are meant where only a common word stands for them: A军的几个 + 坦克营; 守军, whom somebody else attacks."""

import re

import msgspec

from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.schema.entities import Entity

# How far before such a word its owner may stand.
NEAR = 24


def owned(page: Page, sentence: Sentence, phrase: Phrase, counted: re.Pattern[str]) -> Phrase:
    """The force of which the troops are so many, where their own words name none; else the phrase itself."""
    if not _bare(phrase):
        return phrase
    for owner in reversed(sentence.phrases):
        if owner.end > phrase.start or owner.letter != "U" or phrase.start - owner.end > NEAR:
            continue
        if owner.member is None or not counted.fullmatch(page.folded, owner.end, phrase.start):
            return phrase
        return phrase if _bare(owner) else owner
    return phrase


def defenders(
    page: Page, sentence: Sentence, phrase: Phrase, acting: list[Phrase], known: tuple[re.Pattern[str], re.Pattern[str]]
) -> list[Entity]:
    """Of which force a garrison is that is attacked: of the only other state whose troops the paragraph has told of.

    `known`: words for a garrison, and for the troops of a state."""
    own = {p.member.final.country for p in acting if p.member is not None}
    if not own or None in own or not _bare(phrase) or not known[0].fullmatch(page.folded, phrase.head_start, phrase.head_end):
        return []
    found: dict[str, Phrase] = {}
    for other in _before(page, sentence, phrase):
        country = other.member.final.country if other.member is not None else None
        if country is not None and country not in own and known[1].fullmatch(page.folded, other.head_start, other.head_end):
            found[country] = other
    words = page.text[phrase.start : phrase.end]
    return [msgspec.structs.replace(e, text=words) for p in found.values() for e in page.entities(p)] if len(found) == 1 else []


def _bare(phrase: Phrase) -> bool:
    """A common word for troops, of no state and nobody."""
    member = phrase.member.final if phrase.member is not None else None
    return phrase.letter == "U" and member is not None and member.country is None and member.owner is None and phrase.possessor is None


def _before(page: Page, sentence: Sentence, phrase: Phrase) -> list[Phrase]:
    """The troops told of before the phrase in its paragraph."""
    found = [p for p in sentence.phrases if p.letter == "U" and p.end <= phrase.start]
    for earlier in reversed(page.sentences[: sentence.number]):
        if earlier.block != sentence.block:
            break
        found = [p for p in earlier.phrases if p.letter == "U"] + found
    return found
