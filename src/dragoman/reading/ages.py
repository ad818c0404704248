"""What belongs to times gone by: ages and wars named in the text, and rulers, writers and bodies that are no more."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.page import Page, Sentence
from dragoman.schema.dates import bounds
from dragoman.schema.entities import Entity
from dragoman.text.alternatives import NOTHING, either, sought
from dragoman.text.scripts import fold

# A report of the past: so many dates, all of them of years before the one that lies so many years back.
TALE_DATES, TALE_YEARS = 6, 1
# Who left office longer ago than this is a ruler of the past.
OVER = timedelta(days=366)
# So long after an invasion began it is history: of its first anniversary more is told than that.
BEGUN = timedelta(days=396)
# How far before an act the words for an invasion may begin.
ONSET_REACH = 60


class AgesKnowledge(Struct):
    """The grammar file `history`, compiled."""

    # Words with one of which an era or a time begins, the wars left out, which are told by themselves.
    hints: re.Pattern[str]
    eras: re.Pattern[str]
    # Those of them that set the time of a tale.
    times: re.Pattern[str]
    wars: re.Pattern[str]
    # Upheavals of our day and their last year.
    ended: dict[str, int]
    upheavals: re.Pattern[str]
    # The words for one side begin or end with the name of what is no more.
    gone: re.Pattern[str]
    # After the name of somebody who rules no more.
    rule: re.Pattern[str]
    # How the words for somebody's government end, and the folded names of those who held offices.
    government: tuple[str, ...]
    rulers: dict[str, str]
    # Invasions of our day and when they began; after the words for one: it goes on, or something was then; among them: it goes on.
    onsets: list[tuple[re.Pattern[str], re.Pattern[str], date]]
    lasts: re.Pattern[str]
    then: re.Pattern[str]
    goes_on: re.Pattern[str]

    def tells(self, folded: str, start: int, end: int, times: bool = False) -> bool:
        """The stretch names an era, or with `times` one that sets the time of a tale."""
        named = self.times if times else self.eras
        hinted = self.hints.search(folded, start, end) is not None and named.search(folded, start, end) is not None
        return hinted or self.wars.search(folded, start, end) is not None

    def ruler(self, words: str) -> str | None:
        """Whose government the words name."""
        return self.rulers.get(words[:-2]) if words.endswith(self.government) else None


@lru_cache(maxsize=8)
def knowledge(lexicon: Lexicon, language: str = "zh") -> AgesKnowledge:
    """Compiled once for each lexicon, whoever asks."""
    data: dict[str, Any] = lexicon.grammar("history", language)
    gone, rule, begun = data.get("gone", {}), data.get("rule", {}), data.get("begun", {})
    marks = data.get("age_marks", NOTHING)
    listed = [data.get("eras", []), data.get("ages", []), gone.get("names", [])]
    names = either(gone.get("names", []))
    times = f"(?:{either(data.get('ages', []))})(?:{marks})|(?:{names})(?:{gone.get('time', NOTHING)})"
    return AgesKnowledge(
        hints=re.compile(sought(word for words in listed for word in words)),
        eras=re.compile(f"{either(data.get('eras', []))}|{times}"),
        times=re.compile(times),
        wars=re.compile("|".join(data[key] for key in ("wars_over", "in_office") if key in data) or NOTHING),
        ended=data.get("ended", {}),
        upheavals=re.compile(f"({sought(data.get('ended', {}))})(?:{marks}|{data.get('upheaval_marks', NOTHING)})"),
        gone=re.compile(f"(?:前|故|已故)?(?:{names})(?:{gone.get('tails', NOTHING)})?$"),
        rule=re.compile(rule.get("time", NOTHING)),
        government=tuple(rule.get("government", "\0").split("|")),
        rulers={
            fold(name.text): entry.id
            for entry in lexicon.actors.values()
            if entry.type == "person" and entry.id in lexicon.offices_of
            for name in entry.names
            if name.language == language
        },
        onsets=[(re.compile(told["of"]), re.compile(told["words"]), told["day"]) for told in begun.get("onsets", [])],
        lasts=re.compile(begun.get("lasts", NOTHING)),
        then=re.compile(begun.get("marks", NOTHING)),
        goes_on=re.compile(begun.get("goes_on", NOTHING)),
    )


def named(page: Page, start: int, end: int, known: AgesKnowledge) -> bool:
    """The stretch names a time gone by."""
    if known.tells(page.folded, start, end):
        return True
    return any(known.ended[m[1]] + 1 < page.reference.year for m in known.upheavals.finditer(page.folded, start, end))


def begun(page: Page, sentence: Sentence, offset: int, known: AgesKnowledge, own: bool = False) -> bool:
    """The act at the offset is the outbreak of an invasion which the lexicon knows to lie far back, or (but with `own`) was done right
    before or after."""
    low, far = max(sentence.start, offset - ONSET_REACH), page.reference - BEGUN
    for of, words, day in known.onsets:
        if far < day or of.search(page.folded, low, sentence.end) is None:
            continue
        for match in words.finditer(page.folded, low, sentence.end):
            if known.lasts.match(page.folded, match.end()) or known.goes_on.search(page.folded, max(0, match.start() - 4), match.end()):
                continue
            if match.start() <= offset < match.end() or (not own and match.end() <= offset and known.then.match(page.folded, match.end())):
                return True
    return False


def outlived(page: Page, sides: Iterable[Entity], known: AgesKnowledge) -> bool:
    """One of the sides is no more, or is the government of somebody who rules no more."""
    for words in {fold(words) for entity in sides for words in (entity.text, entity.name)}:
        if known.gone.match(words) is not None:
            return True
        if over(page, known.ruler(words)):
            return True
    return False


def begins(page: Page, sentence: Sentence, offset: int, known: AgesKnowledge) -> bool:
    """The first whom the sentence names is no more."""
    first = next((p for p in sentence.phrases if p.end <= offset), None)
    return first is not None and known.gone.match(page.folded, first.head_start, first.head_end) is not None


def goes_on(page: Page, sentence: Sentence, known: AgesKnowledge) -> bool:
    """The sentence, which has no date, goes on with the one before, whose first name is of somebody long gone: 李承晚政权…。又派兵…."""
    if sentence.number == 0 or sentence.dates:
        return False
    before = page.sentences[sentence.number - 1]
    return before.block == sentence.block and not before.dates and begins(page, before, before.end, known)


def over(page: Page, holder: str | None) -> bool:
    """The lexicon knows offices of the holder, and all that he took before the report ended more than a year before it."""
    held = page.lexicon.offices_of.get(holder or "", [])
    offices = [o for o in held if o.start is None or (began := bounds(o.start)[0]) is None or began <= page.reference]
    ends = [bounds(office.end)[1] for office in offices if office.end]
    return bool(offices) and len(ends) == len(offices) and all(end is not None and end < page.reference - OVER for end in ends)


def of_old(page: Page) -> bool:
    """All dates of the report lie years back."""
    ends = [end for s in page.sentences for d in s.dates if d.edtf is not None and (end := bounds(d.edtf)[1]) is not None]
    return len(ends) >= TALE_DATES and all(end.year < page.reference.year - TALE_YEARS for end in ends)


def reigned(page: Page, sentence: Sentence, known: AgesKnowledge) -> bool:
    """The sentence goes on with the one before, which names the time of somebody who rules no more, with a word for him: 她也要求…."""
    if sentence.number == 0 or sentence.dates:
        return False
    before = page.sentences[sentence.number - 1]
    if before.block != sentence.block or before.dates or not ruled(page, before, before.end, known):
        return False
    return any(p.open_reference == "person" and p.start - sentence.start <= 4 for p in sentence.phrases[:1])


def ruled(page: Page, sentence: Sentence, offset: int, known: AgesKnowledge) -> bool:
    """Before the offset the sentence names the time of somebody who rules no more: 在X任期内."""
    if known.rule.search(page.folded, sentence.start, offset) is None:
        return False
    for phrase in sentence.phrases:
        if phrase.member is None or phrase.end > offset or known.rule.match(page.folded, phrase.end, offset) is None:
            continue
        if over(page, known.ruler(page.folded[phrase.start : phrase.end]) or phrase.member.final.id):
            return True
    return False
