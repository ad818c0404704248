"""When something happened: the date in its clause or sentence, else the day the report is telling of."""

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading import ages, modality
from dragoman.reading.modality import is_history
from dragoman.reading.page import Page, Sentence
from dragoman.text.alternatives import NOTHING, optional, sought
from dragoman.text.dates import DateMention

# A narrative date is carried forward over at most this many sentences of the same block or the next.
CARRY = 4
# How many dated days make a month the one that a report tells of.
LEAST_DAYS = 3
# After a date, within so many characters, these say that what began then still goes on.
ONGOING, ONGOING_REACH = ("以来", "至今", "迄今", "以后", "之后", "起", "开始"), 8
# What is told among dates so far back is history, though its own sentence has none; and how many sentences back those may stand.
AGES_AGO, AGES_REACH = timedelta(days=14 * 365), 4
# How far into its sentence a date begins it; how far before it stands what it is compared with; and what turns from the past to now.
OPENING, BESIDE, TURN = 6, 6, re.compile("[，；](?:而(?![且是])|相比之下)")
# So far behind a date ends what describes somebody by it; before a date that begins its clause; and what that clause gives reasons for.
DESCRIBED, REASONED, REASONS = 24, 60, ("由于", "因为", "鉴于", "随着")
BEGINS = frozenset("，；：“「")
# What stands before the words under a picture.
PICTURES = frozenset("▲▼△▽◀▶")
# So begins a sentence that sets what is told now against it.
THIS_TIME = ("这次", "此次", "这一次", "今次", "这回")
# How many sentences a section may have whose heading tells its time, and how such a heading ends or begins.
_SPAN = "[（(](?:[12][0-9]{3}年?[-–—~～至到]{1,2})?([12][0-9]{3})年?[)）] *$"
_HEAD = "^[^，。：]{0,4}(?<![0-9])([12][0-9]{3})年(?!代?(?:以来|至今|[之以]?后|起|到|至))"
SECTION, SPAN = 60, re.compile(f"{_SPAN}|{_HEAD}")
# How far behind a date the word may begin that it is the time of.
OBJECT = 10
_OF = re.compile("[^，。；：、的]{0,8}的")
# How long a day is written.
DAY = len("2020-01-01")
# How many sentences back the dates may stand that a tale without dates of its own goes by.
TALE = 7


def date_at(page: Page, sentence: Sentence, offset: int) -> str | None:
    """EDTF of the date nearest before the offset in its sentence, else the first one after it; None where the sentence gives none."""
    dated = [d for d in sentence.dates if d.edtf is not None]
    if not dated:
        return None
    before = [d for d in dated if d.start <= offset]
    return (before[-1] if before else dated[0]).edtf


def narrative(page: Page) -> str | None:
    """The month that the report tells of: its own, where most of its dated days of the last year lie in it."""
    month = page.reference.isoformat()[:7]
    days = [d.edtf[:7] for s in page.sentences for d in s.dates if d.edtf and len(d.edtf) >= 7 and d.edtf[:4] == month[:4]]
    return month if len(days) >= LEAST_DAYS and days.count(month) * 2 > len(days) else None


def carried(page: Page, sentence: Sentence) -> str | None:
    """The narrative date of the sentences before, in the same block."""
    at = sentence.number
    for earlier in page.sentences[max(0, at - CARRY) : at][::-1]:
        if earlier.block != sentence.block:
            return None
        dated = [d for d in earlier.dates if d.edtf is not None]
        if dated:
            return dated[-1].edtf
    return None


class TimingKnowledge(Struct):
    """What the grammar file `modality` says of dates, compiled."""

    present: re.Pattern[str]
    # After a date, and right before it: it only describes a thing, or is what something is compared with.
    describing: re.Pattern[str]
    beside: re.Pattern[str]
    # After a date: it is part of what somebody or something is known for.
    epithet: re.Pattern[str]
    # Something was so before: a date of a later clause is not its own.
    once: re.Pattern[str]
    # What began then still goes on.
    lasting: re.Pattern[str]
    # The beginning of a war; and after a date, that a war broke out then.
    outset: re.Pattern[str]
    outbreak: re.Pattern[str]
    # Begins a paragraph that goes on with the one before.
    goes_on: re.Pattern[str]
    ages: ages.AgesKnowledge

    def goes_on_from(self, page: Page, sentence: Sentence) -> bool:
        """The paragraph of the sentence goes on with the tale of the one before it."""
        first = next(s for s in page.sentences[max(0, sentence.number - TALE) :] if s.block == sentence.block)
        before = page.sentences[first.number - 1] if first.number else first
        return self.goes_on.match(page.folded, first.start) is not None and before.kind == first.kind


@lru_cache(maxsize=8)
def knowledge(lexicon: Lexicon, language: str = "zh") -> TimingKnowledge:
    """Compiled once for each lexicon, whoever asks."""
    data = lexicon.grammar("modality", language)
    mood = modality.knowledge(lexicon, language)
    return TimingKnowledge(
        **optional(data, "describing", "epithet", "lasting", "outset", "outbreak", "goes_on"),
        once=mood.once,
        present=re.compile(sought(data.get("present", []))),
        beside=re.compile(f"(?:{data.get('beside', NOTHING)})$"),
        ages=mood.ages,
    )


def told_at(page: Page, sentence: Sentence, offset: int, known: TimingKnowledge, foreign: Sequence[tuple[int, int]] = ()) -> str | None:
    """EDTF of the date by which an act that stands at the offset is told: the nearest before it in its sentence that does not stand in
    a bracket of its own, else one after it, else the one that the sentences before go by. `foreign`: words of others than who tells it."""
    dated = [d for d in sentence.dates if d.edtf is not None and not enclosed(page, d, offset)]
    before = [d for d in dated if d.start <= offset]
    if before:
        telling = [d for d in before if tells(page, d, known)] or [d for d in before if may_tell(page, d, known)]
        if not telling:
            return None if known.present.search(page.folded, sentence.start, sentence.end) is not None else narrated(page, sentence, known)
        last = telling[-1]
        return None if is_history(last.edtf, page.reference) and now_since(page, last, offset, known) else last.edtf
    after = [d for d in dated if tells(page, d, known) and not any(low <= d.start < high for low, high in foreign)]
    if after and not behind(page, after[0], offset) and not of_another(page, after[0], (sentence.start, offset), known):
        return after[0].edtf
    if known.present.search(page.folded, sentence.start, sentence.end) is not None:
        return None
    return narrated(page, sentence, known)


def may_tell(page: Page, date: DateMention, known: TimingKnowledge) -> bool:
    """Where no other date does, this one may say when: it is neither compared with nor part of what somebody is known for."""
    before = page.folded[max(0, date.start - BESIDE) : date.start]
    return known.epithet.match(page.folded, date.end) is None and known.beside.search(before) is None


def described(page: Page, sentence: Sentence, date: DateMention, offset: int) -> bool:
    """The date stands in a relative clause with which somebody is described before the act: 2008年独立的甲…"""
    of = page.folded.find("的", date.end, min(offset, date.end + DESCRIBED)) + 1
    if not of or any(mark in page.folded[date.end : of] for mark in "，；：。"):
        return False
    acts = any(word.table == "triggers" and date.end <= word.start < of for word in sentence.words)
    return acts and any(p.start == of or (p.start <= date.start and of < p.end) for p in sentence.phrases if p.end <= offset)


def of_object(page: Page, sentence: Sentence, date: DateMention, offset: int, said: bool = False) -> bool:
    """A date of long ago behind an act, in its clause, belongs to what is told there: 逮捕参与2015年袭击的人; with `said` the act is words,
    and all that they are about has its own time."""
    if date.start <= offset or not is_history(date.edtf, page.reference):
        return False
    if any(mark in page.folded[offset : date.start] for mark in "，；。"):
        return False
    if said:
        return True
    begun = (w.end for w in sentence.words if w.table == "triggers" and date.end <= w.start <= date.end + OBJECT)
    return any(_OF.match(page.folded, end) is not None for end in begun)


def sets(page: Page, sentence: Sentence, told: Sequence[DateMention], offset: int, known: TimingKnowledge) -> bool:
    """The last of the dates told up to the offset, of long ago, is still the time of what stands there."""
    return not now_since(page, told[-1], offset, known) and (len(told) > 1 or not described(page, sentence, told[0], offset))


def behind(page: Page, date: DateMention, offset: int) -> bool:
    """A date of long ago that begins a clause after that of an act is another's: 甲要求…，2016年乙曾…"""
    if not is_history(date.edtf, page.reference) or page.folded[max(offset, date.start - 1) : date.start] not in BEGINS:
        return False
    return not any(word in page.folded[max(0, offset - REASONED) : offset] for word in REASONS)


def of_another(page: Page, date: DateMention, told: tuple[int, int], known: TimingKnowledge) -> bool:
    """A date in a clause after that of an act which was done before (曾支持X，直到…) is not the act's."""
    start, offset = told
    if not any(mark in "，；：。" for mark in page.folded[offset : date.start]):
        return False
    clause = max(start, *(page.folded.rfind(mark, start, offset) + 1 for mark in "，；："))
    return known.once.search(page.folded, clause, offset) is not None


def opens(page: Page, sentence: Sentence, date: DateMention) -> bool:
    """The date sets the time of what follows; but of ones counted from the report's only where it begins its sentence (八十年前)."""
    return date.kind != "report" or date.start - sentence.start <= OPENING or not is_history(date.edtf, page.reference)


def now_since(page: Page, date: DateMention, offset: int, known: TimingKnowledge) -> bool:
    """A clause after the date's own begins with now before the offset: 2020年…；现在…; not in what somebody says there."""
    marks = [at for at in range(date.end, offset) if page.folded[at] in "，；"]
    if known.lasting.match(page.folded, date.end, offset) is not None:
        return True
    told = not any(quote in page.folded[date.end : offset] for quote in "“「")
    return told and any(known.present.match(page.folded, at + 1 + (page.folded[at + 1] in "但而"), offset) for at in marks)


def narrated(page: Page, sentence: Sentence, known: TimingKnowledge) -> str | None:
    """The date that the sentences before go by: of the same block, or of the one before where blocks are single sentences."""
    near = page.sentences[max(0, sentence.number - CARRY) : sentence.number][::-1]
    for back, earlier in enumerate(near):
        if earlier.block != sentence.block and (earlier.kind != sentence.kind or sentence.block - earlier.block > 1 or back > 1):
            return None
        dated = [d for d in earlier.dates if d.edtf is not None]
        telling = [d for d in dated if tells(page, d, known) and not enclosed(page, d, earlier.end)]
        if telling:
            new = earlier.block != sentence.block and page.sentences[earlier.number + 1].block == earlier.block
            stale = new and is_history(telling[-1].edtf, page.reference) and not known.goes_on_from(page, sentence)
            stale |= earlier.block != sentence.block and quoted(page, telling[-1])
            return telling[-1].edtf if opens(page, earlier, telling[-1]) and not stale else None
        if dated or known.present.search(page.folded, earlier.start, earlier.end) is not None:
            return None
    return None


def quoted(page: Page, date: DateMention) -> bool:
    """The date stands in words that somebody says."""
    within = (q for q in page.quotes if q.kind == "quote" and q.inner_start <= date.start < q.inner_end)
    return any(page.folded[q.start - 1 : q.start] in {"：", ":"} for q in within)


def told_aside(page: Page, sentence: Sentence, known: TimingKnowledge) -> bool:
    """The time that the sentences before would give is of long ago and was told in passing, inside a sentence of a report of these days:
    what somebody says now has no part in it."""
    if sentence.dates:
        return False
    for earlier in page.sentences[max(0, sentence.number - CARRY) : sentence.number][::-1]:
        telling = [d for d in earlier.dates if d.edtf is not None and tells(page, d, known)]
        if earlier.block != sentence.block:
            return False
        if telling:
            inside = all(d.start - earlier.start > OPENING and page.folded[d.start - 1] not in "；。" for d in telling)
            return inside and all(is_history(d.edtf, page.reference) for d in telling) and of_these_days(page)
    return False


def of_these_days(page: Page) -> bool:
    """Most days that the report tells of lie in its last year."""
    days = [d.edtf for s in page.sentences for d in s.dates if d.edtf is not None and len(d.edtf) >= DAY]
    return len(days) >= LEAST_DAYS and sum(not is_history(day, page.reference) for day in days) * 2 > len(days)


def spanned(start: str | None, end: str) -> str:
    """The time from one date, which may be open or unknown, to the end of another (`/1986`)."""
    first, last = (start or "").split("/")[0], end.split("/")[-1]
    return f"{first}/{last}" if first and first <= last else f"/{last}"


def tells(page: Page, date: DateMention, known: TimingKnowledge) -> bool:
    """The date says when something happened; it does not only describe a thing, nor is it counted from one (抗议的四十天前)."""
    if date.kind == "report" and page.folded[date.start - 1 : date.start] == "的" and page.folded[date.end - 1] == "前":
        return False
    return known.describing.match(page.folded, date.end) is None and may_tell(page, date, known)


def enclosed(page: Page, date: DateMention, offset: int) -> bool:
    """The date stands in a bracket that the offset is outside of."""
    for opening, closing in ("（）", "()", "《》"):
        low = page.folded.rfind(opening, max(0, date.start - 60), date.start)
        if low >= 0 and page.folded.find(closing, low, date.start) < 0:
            high = page.folded.find(closing, date.end, date.end + 80)
            return not (low < offset and (high < 0 or offset <= high))
    return False


def of_now(page: Page, start: int, end: int, known: TimingKnowledge) -> bool:
    """The stretch speaks of now, not only in words quoted in it."""
    found = [m.start() for m in known.present.finditer(page.folded, start, end)]
    return any(not any(q.kind != "title" and start <= q.inner_start <= at < q.inner_end <= end for q in page.quotes) for at in found)


def in_past(page: Page, sentence: Sentence, offset: int, known: TimingKnowledge) -> bool:
    """Whether an act without a date stands in a tale of a time over a year ago: the nearest dates before it in its paragraph all lie so
    far back, or an age is named there, and nothing since speaks of now."""
    turn = TURN.search(page.folded, offset, sentence.end)
    if of_now(page, sentence.start, turn.start() if turn else sentence.end, known) and not captioned(page, sentence):
        return False
    blocks = {sentence.block, sentence.block - known.goes_on_from(page, sentence)}
    for earlier in page.sentences[max(0, sentence.number - TALE) : sentence.number + 1][::-1]:
        if earlier.block not in blocks:
            return headed(page, sentence)
        telling = [d for d in earlier.dates if d.edtf is not None and tells(page, d, known) and not enclosed(page, d, sentence.end)]
        if earlier is sentence:
            telling = [d for d in telling if not behind(page, d, offset) and not described(page, sentence, d, offset)]
            telling = [d for d in telling if not of_object(page, sentence, d, offset)]
        told = [d.edtf for d in telling if not page.folded.startswith(ONGOING, d.end)]
        if telling:
            lasts = earlier is sentence and known.lasting.match(page.folded, telling[-1].end, offset) is not None
            sets = earlier is sentence or opens(page, earlier, telling[-1])
            return bool(told) and sets and not lasts and all(is_history(when, page.reference) for when in told)
        if earlier is not sentence and of_now(page, earlier.start, earlier.end, known):
            return False
        if earlier is not sentence and known.ages.tells(page.folded, earlier.start, earlier.end, times=True):
            return True
    return False


def captioned(page: Page, sentence: Sentence) -> bool:
    """The words under a picture begin with its date: 近期 there is near that day."""
    first = next(s for s in page.sentences[max(0, sentence.number - TALE) :] if s.block == sentence.block)
    marked = first.kind == "caption" or page.folded[first.start : first.start + 1] in PICTURES
    return marked and any(d.start - first.start <= OPENING and is_history(d.edtf, page.reference) for d in first.dates[:1])


def headed(page: Page, sentence: Sentence) -> bool:
    """The heading of the section sets its time with years long gone by: 内战（2014—2015）; but of a sentence that begins with this time."""
    if page.folded.startswith(THIS_TIME, sentence.start):
        return False
    for earlier in reversed(page.sentences[max(0, sentence.number - SECTION) : sentence.number]):
        if earlier.kind == "heading":
            years = SPAN.search(page.folded[earlier.start : earlier.end])
            return years is not None and is_history(years[1] or years[2], page.reference)
    return False


def at_outset(page: Page, sentence: Sentence, offset: int, known: TimingKnowledge) -> bool:
    """It was at the beginning of a war (开战之初) that broke out over a year ago, as the last date of an outbreak in the report has it."""
    if known.outset.search(page.folded, sentence.start, offset) is None:
        return False
    told = (d for s in page.sentences for d in s.dates if d.edtf is not None and tells(page, d, known))
    began = [d.edtf for d in told if known.outbreak.match(page.folded, d.end) is not None]
    return bool(began) and is_history(began[-1].split("/")[0] if began[-1] else None, page.reference)


def told_of_past(page: Page, sentence: Sentence, offset: int, margin: timedelta = timedelta()) -> bool:
    """Whether the tale at the offset is of a time over a year ago: by the date nearest before it in its sentence, by all of them, or,
    where it has none, by those of the sentences before. With a margin it must lie so much farther back."""
    day = page.reference - margin
    dated = [d for d in sentence.dates if d.edtf is not None]
    before = [d for d in dated if d.end <= offset]
    if before:
        last = before[-1]
        goes_on = any(word in page.folded[last.end : min(offset, last.end + ONGOING_REACH)] for word in ONGOING)
        return is_history(last.edtf, day) and not goes_on
    if dated:
        return all(is_history(d.edtf, day) for d in dated)
    near = [s for s in page.sentences[max(0, sentence.number - AGES_REACH) : sentence.number] if s.block == sentence.block]
    told = [d.edtf for s in near for d in s.dates if d.edtf is not None]
    return bool(told) and all(is_history(when, page.reference - AGES_AGO) for when in told)
