"""Where words end because the narrator turns to somebody else in the same sentence: …；外长则…, ，内务部则一口咬定…"""

import re

from dragoman.reading.page import Phrase
from dragoman.reading.quotations_grammar import BLANK, Grammar
from dragoman.reading.quotations_saying import Part, Saying
from dragoman.reading.quotations_stretch import Stretch

_JUDGED = frozenset({"called-so", "regard", "called", "described", "described-so", "given-out"})
_PAUSE = re.compile("，")
_STOP = re.compile("[，；]")
_CONTRAST = re.compile(f"{BLANK}*(?:[^，。；：“”的]{{0,4}}?)(?P<W>则|却|倒是|反倒|反而)")
_TITLED = re.compile("(?:[^，。；：“”]{1,24}的|[\u4e00-\u9fff]{1,6})[^\u4e00-\u9fff，。；：、“”]")
_POINTING = ("person", "self", "selves", "owner", "latter", "former", "pair")
# Classes that are told of side by side: people, and what acts like a state.
_PEOPLE, _BODIES = frozenset("PG"), frozenset("STOUM")


def others_begin(stretch: Stretch, index: int, end: int, speakers: list[Phrase], grammar: Grammar) -> int | None:
    """Index of the stop behind which somebody else is told of, in words that begin at `index` and would end at `end`."""
    text = stretch.text
    latter = any(p.open_reference in {"latter", "former"} for p in stretch.sentence.phrases)
    if text.find("；", index, end) < 0 and text.find("则", index, end) < 0 and not latter:
        return None
    mine = {p.member.final.id for p in speakers if p.member}
    heads = [_head(stretch, index, end, grammar)]
    for stop in _STOP.finditer(text, index, end):
        head = _head(stretch, stop.end(), end, grammar)
        told = [one.letter for one, _ in filter(None, heads) if not one.open_reference.startswith(_POINTING)]
        heads.append(head)
        if head is None:
            continue
        phrase, behind = head
        if phrase.open_reference in {"latter", "former"}:
            if len([p for p in stretch.sentence.phrases if index <= stretch.index(p.start) < stop.start() and p.letter in "STOUMPG"]) > 1:
                continue  # both are told of in the words
            return stop.start()
        pointing = phrase.open_reference.startswith(_POINTING)
        if pointing or (phrase.member is not None and phrase.member.final.id in mine):
            continue
        if text[behind : behind + 1] in {"的", "之", "等", "、"}:
            continue
        if _turns(stretch, stop.group(), phrase, behind, told):
            return stop.start()
    return None


def _turns(stretch: Stretch, stop: str, phrase: Phrase, behind: int, told: list[str]) -> bool:
    """It is the narrator who goes on with the phrase, for nobody like him is told of in the words before."""
    contrast = _CONTRAST.match(stretch.text, behind)
    alike = _PEOPLE if phrase.letter in _PEOPLE else _BODIES
    if stop == "，":
        return contrast is not None and contrast["W"] == "则" and not told
    if contrast is not None:
        return not alike.intersection(told)
    named = phrase.letter == "P" and phrase.member is not None and (phrase.member.final.named or bool(phrase.posts))
    office = phrase.letter == "G" and phrase.open_reference == "role" and bool(phrase.posts)
    return (named or office) and not _PEOPLE.intersection(told)


def _head(stretch: Stretch, begin: int, end: int, grammar: Grammar) -> tuple[Phrase, int] | None:
    """The phrase that a clause begins with but for adverbs, and where it ends."""
    lead = grammar.lead.match(stretch.text, begin, end)
    at = lead.end() if lead else begin
    chain = grammar.speakers.match(stretch.text, at, end)
    if chain is None and (titled := _TITLED.match(stretch.text, at, end)) is not None:
        # 曾在甲地服役的退役将领X却…; 草原复兴党发言人…: words that no grammar knows lead up to him.
        phrase = stretch.sentence.fine.slots.get(titled.end() - 1)
        known = phrase is not None and phrase.letter in "PG" and bool(phrase.posts)
        at, chain = titled.end() - 1, grammar.speakers.match(stretch.text, titled.end() - 1, end) if known else None
    phrase = stretch.sentence.fine.slots.get(at) if chain else None
    return (phrase, chain.end()) if phrase is not None and chain is not None else None


def reach_back(stretch: Stretch, found: list[Saying], grammar: Grammar) -> None:
    """若停不了火，甲警告，…; 最大的障碍，甲认为，是…: the clause before the cue's is said as well."""
    _side_by_side(stretch, found)
    for saying in found:
        if not saying.parts or saying.parts[0].quoted or not saying.subject.phrases or not saying.subject.own_clause or saying.parent:
            continue
        if saying.rule not in {"cue", "according"} or (saying.rule == "cue" and not saying.paused):
            continue
        if set("会将就便才") & set(stretch.text[saying.subject.end : stretch.index(saying.cue_start)]):
            continue
        low, high = _clause_before(stretch, stretch.index(saying.begin), grammar)
        if low >= high:
            continue
        first = stretch.index(saying.parts[0].start)
        supposed = saying.rule == "cue" and grammar.condition.fullmatch(stretch.text, low, high)
        if not supposed and not (
            grammar.predicate.match(stretch.text, first) and grammar.topical_clause.fullmatch(stretch.text, low, high)
        ):
            continue
        begin, end = stretch.offset(low), stretch.sentence.fine.span(low, high)[1]
        if any(begin < part.end and part.start < end for other in found for part in other.parts):
            continue
        if any(w.table == "cues" and w.get("tier") == "strong" and begin <= w.start < end for w in stretch.sentence.words):
            continue
        saying.parts.insert(0, Part(begin, end, False))
        saying.begin = min(saying.begin, begin)


def _side_by_side(stretch: Stretch, found: list[Saying]) -> None:
    """甲认为…；乙则把它看作…，他预计…: a judgement behind ； is the narrator's next, and ends before the next words of its own speaker."""
    for saying in found:
        if saying.rule not in _JUDGED or not saying.subject.phrases or saying.parent:
            continue
        segment = stretch.segment(stretch.index(saying.begin))
        mine = {p.member.final.id for p in saying.subject.phrases if p.member}
        for other in found:
            theirs = {p.member.final.id for p in other.subject.phrases if p.member}
            first = other.parts[0].start if other.parts else 0
            if other is saying or not other.parts or other.direct:
                continue
            if first < stretch.offset(segment) < other.parts[-1].end and stretch.text[segment - 1] == "；" and not mine & theirs:
                other.cut(stretch.offset(segment - 1))
        _ends_before_own(stretch, saying)


def _ends_before_own(stretch: Stretch, saying: Saying) -> None:
    """…的新支点，她预计…: the speaker, told of by a pronoun, thinks on."""
    low, high = stretch.index(saying.parts[0].start), stretch.index(saying.parts[-1].end - 1)
    for stop in _PAUSE.finditer(stretch.text, low, high):
        phrase = stretch.sentence.fine.slots.get(stop.end())
        if phrase is None or phrase.open_reference != "person":
            continue
        starts = stretch.offset(stop.end())
        if any(w.table == "cues" and phrase.end <= w.start <= phrase.end + 3 for w in stretch.sentence.words):
            saying.cut(starts - 1)
            return


def _clause_before(stretch: Stretch, begin: int, grammar: Grammar) -> tuple[int, int]:
    """The clause that begins the sentence or stands behind ；, where the one that begins at or before the index is the next."""
    segment = stretch.segment(begin)
    lead = grammar.lead.fullmatch(stretch.text, segment, begin)
    if lead is None or segment <= stretch.low or stretch.text[segment - 1] != "，":
        return 0, 0
    low = stretch.segment(segment - 1)
    return (low, segment - 1) if low <= stretch.low or stretch.text[low - 1] in "；。！？" else (0, 0)


def past_condition(stretch: Stretch, index: int, grammar: Grammar) -> int:
    """扬言若批准条款，他的议员就会…: where what would follow begins; the index itself where nothing is supposed."""
    stop = stretch.text.find("，", index, stretch.high)
    if stop < 0 or grammar.condition.fullmatch(stretch.text, index, stop) is None:
        # The one of whom it is said may stand before: 内阁若批准….
        head = grammar.speakers.match(stretch.text, index, stop) if stop > 0 else None
        if head is None or grammar.condition.fullmatch(stretch.text, head.end(), stop) is None:
            return index
    return stop + 1
