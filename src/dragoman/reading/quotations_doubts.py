"""Sayings that are read, but too often wrongly: they are kept below the line of what is exported."""

import re

from dragoman.reading.page import Page, Phrase
from dragoman.reading.quotations_grammar import Grammar
from dragoman.reading.quotations_saying import Saying
from dragoman.reading.quotations_speaker import FAR
from dragoman.text.scripts import fold

# What is kept, and not exported.
DOUBTED = 0.45
# Over how many sentences a pronoun means somebody without a name.
NEAR_BY = 2
# A longer title is an article's rather than a paper's.
LONG_TITLE = 12


def doubtful(page: Page, saying: Saying, grammar: Grammar) -> bool:
    """One of the forms that are wrong as often as right."""
    told = authors_question(page, saying) or passing_thought(page, saying) or misreferred(page, saying)
    unsaid = headline(saying) or loosely_said(page, saying, grammar.prepositions) or on_platform(page, saying, grammar.platform)
    return told or unsaid or stranger(page, saying)


def trim(page: Page, saying: Saying, grammar: Grammar) -> None:
    """宣布…迁走后，乙宣布…: words that were cut short must not leave hanging what only says when, nor the author's gloss."""
    last = saying.parts[-1]
    witness = all(p.end - p.start == 1 for p in saying.subject.phrases)
    thought = saying.kind in {"think", "judge"} and not saying.direct and not witness
    if thought and (acted := grammar.acted_on.search(page.folded, last.start, last.end)) is not None:
        last.end = acted.start()
    gloss = grammar.glossing.search(page.folded, last.start, last.end) if page.folded[last.end - 1] in "）)" else None
    if gloss is not None and gloss.start() > last.start:
        last.end = gloss.start()
    if saying.rule != "cue" or saying.paused or last.quoted:
        return
    if (after := grammar.hanging.search(page.folded, last.start, last.end)) is not None and after.start() > last.start:
        last.end = after.start()


def authors_question(page: Page, saying: Saying) -> bool:
    """甲称治安很好，罪案何以增加？ Who only tells does not ask: the question is the author's."""
    if saying.direct or saying.rule != "cue" or saying.kind == "ask" or saying.spoken or saying.stretch.pair is not None:
        return False
    end = saying.parts[-1].end
    plain = not saying.parts[-1].quoted and page.folded[end : end + 1] in {"？", "?"}
    return plain and saying.kind == "say" and "，" in page.folded[saying.parts[-1].start : end]


def passing_thought(page: Page, saying: Saying) -> bool:
    """甲说，有人以为…，但…: in another's words a thought of some runs on into what he says of it."""
    phrases = saying.subject.phrases
    unknown = bool(phrases) and all(p.letter in "GP" and not (p.member and p.member.final.named) for p in phrases)
    if saying.parent is None or saying.kind not in {"think", "judge"} or not unknown or saying.rule != "cue" or saying.paused:
        return False
    return "，" in page.folded[saying.parts[0].start : saying.parts[-1].end]


def misreferred(page: Page, saying: Saying) -> bool:
    """该党 that is taken for a government: the noun is no part of any of its names."""
    return any(p.open_reference in {"organisation", "definite"} and p.letter in "OMT" and _another(page, p) for p in saying.subject.phrases)


def _another(page: Page, phrase: Phrase) -> bool:
    member = phrase.member.final if phrase.member else None
    words = page.folded[phrase.start : phrase.end]
    names = [fold(name) for name in member.names] if member is not None else []
    return bool(names) and not any(words[-1] in name and not name.endswith(words) for name in names)


def headline(saying: Saying) -> bool:
    """甲国论述：新的观点 heads a text; the state says nothing."""
    titled = saying.spoken and saying.stretch.sentence.kind in {"title", "heading"} and saying.rule == "cue" and not saying.direct
    return titled and all(p.letter in "ST" for p in saying.subject.phrases)


def unowned(saying: Saying, grammar: Grammar) -> bool:
    """声明指出, 《某文》写道: who made the paper public would be he who speaks, and nobody knows him."""
    words = fold(saying.subject.document)
    return not saying.subject.phrases and (words in grammar.words["issued"] or (words.startswith("《") and len(words) > LONG_TITLE))


def on_platform(page: Page, saying: Saying, platform: re.Pattern[str]) -> bool:
    """甲通讯讯息显示: a message that was sent there shows it."""
    phrases = saying.subject.phrases
    return len(phrases) == 1 and phrases[0].letter == "M" and platform.match(page.folded, phrases[0].end) is not None


def loosely_said(page: Page, saying: Saying, prepositions: frozenset[str]) -> bool:
    """甲社旗下研究所的调查显示: far from the cue a body or some people rather describe who speaks."""
    subject = saying.subject
    if subject.glued or subject.confidence > FAR or not subject.phrases or any(p.letter == "P" for p in subject.phrases):
        return False
    end = subject.phrases[-1].end
    return not any(page.folded[end : end + length] in prepositions for length in (1, 2))


def stranger(page: Page, saying: Saying) -> bool:
    """他 who is taken for somebody without a name, told of more than a sentence or two before."""
    number = saying.stretch.sentence.number
    near = page.sentences[max(0, number - NEAR_BY) : number + 1]
    for pronoun in saying.subject.phrases:
        member = pronoun.member.final if pronoun.member else None
        if member is None or member.named or pronoun.open_reference not in {"person", "persons"}:
            continue
        told = (p for s in near for p in s.phrases if p.start < pronoun.start and p.member and p.member.final is member)
        if not any(p.open_reference not in {"person", "persons"} for p in told):
            return True
    return False
