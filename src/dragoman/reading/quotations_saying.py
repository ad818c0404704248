"""One act of saying while it is being read, and how far its content reaches."""

import re

from msgspec import Struct

from dragoman.reading.page import Phrase
from dragoman.reading.quotations_grammar import BLANK, Grammar
from dragoman.reading.quotations_speaker import Subject
from dragoman.reading.quotations_stretch import Stretch
from dragoman.schema.claims import Auxiliary
from dragoman.text.quotes import QuotePair

_TRAILING = "，。；：、！？!?,;: \n\u3000—"
_SPEECH_END = "。！？，…!?,—"
# A quotation without a stop at its end counts as speech from this length on.
SPEECH = 10
# A shorter quotation within reported words only lends a name.
NICKNAME = 3
# What a cue brings in has so many characters at least.
LEAST = 4
# In court also an answer of two: 她說沒有.
LEAST_ANSWER = 2
_NEXT_QUOTE = re.compile(r"(?:、|，|；|和|与|以及|及|或|还有)?“")
_AFTER_QUOTE = re.compile(rf"(?:$|[，。；：、！？）)“”…—\s]|{BLANK}+$)")
_PAUSE = re.compile("[，。；！？]")
_MARKS = re.compile(r"[，。；：、！？“”\s]")
_DASH = "——"
# After 但: what he thinks goes on.
_IF = ("如果", "若", "一旦", "倘若", "假如", "要是")
_CREDIT = re.compile(rf"[\s{BLANK}]+$")


class Part(Struct):
    """A stretch of the content in report offsets; `quoted`: it stood in quotation marks, which are left out."""

    start: int
    end: int
    quoted: bool


class Saying(Struct, eq=False):
    """Somebody's words. `begin` is where the evidence starts; `silent`: it only hands on a saying inside it."""

    stretch: Stretch
    cue_start: int
    cue_end: int
    kind: str
    assessment: str
    rule: str
    confidence: float
    subject: Subject
    begin: int
    parts: list[Part]
    mixed: bool = False
    parent: "Saying | None" = None
    addressee: Phrase | None = None
    addressee_text: tuple[int, int] | None = None
    venue: tuple[int, int] | None = None
    target: tuple[int, int] | None = None
    future: bool = False
    # The words stand after a colon without marks: direct speech where they say 我.
    spoken: bool = False
    silent: bool = False
    # No record is made of it, for nobody knows who speaks; what it tells is still said by it.
    unowned: bool = False
    # A mark stands between the cue and the words.
    paused: bool = False
    # An answer of few words will do.
    terse: bool = False
    # How all that is told there is meant.
    modes: tuple[Auxiliary, ...] = ()

    @property
    def direct(self) -> bool:
        """All of the content stood in quotation marks."""
        return all(part.quoted for part in self.parts)

    def covers(self, offset: int) -> bool:
        """The offset lies in words reported without marks."""
        return any(part.start <= offset < part.end and not part.quoted for part in self.parts)

    def cut(self, offset: int) -> None:
        """Let the content end before the offset."""
        self.parts = [p for p in self.parts if p.start < offset]
        if self.parts and self.parts[-1].end > offset:
            self.parts[-1].end = offset

    def tidy(self, folded: str) -> bool:
        """Strip stops from the ends of what is reported without marks; false where nothing is left."""
        for part in self.parts:
            while part.end > part.start and folded[part.end - 1] in _TRAILING and not part.quoted:
                part.end -= 1
            while part.start < part.end and folded[part.start] in _TRAILING:
                part.start += 1
        self.parts = [p for p in self.parts if p.end > p.start]
        if len(self.parts) == 1 and not self.parts[0].quoted and self.rule == "cue":
            return self.parts[0].end - self.parts[0].start >= (LEAST_ANSWER if self.terse else LEAST)
        return bool(self.parts)


def speech_like(folded: str, pair: QuotePair) -> bool:
    """Words rather than a name: a stop at the end, or length with a pause in it."""
    inner = folded[pair.inner_start : pair.inner_end].rstrip()
    return bool(inner) and (inner[-1] in _SPEECH_END or len(inner) >= SPEECH)


def named_only(folded: str, word: str, parts: list[Part], grammar: Grammar) -> bool:
    """表示「一般」: a word in marks is what something means."""
    if word not in grammar.words["feeling"] or len(parts) != 1:
        return False
    inner = folded[parts[0].start : parts[0].end]
    return len(inner) <= NICKNAME and inner[-1:] not in _SPEECH_END


def speech_end(stretch: Stretch, end: int) -> bool:
    """A stop stands before the closing mark that ends at the index."""
    return end >= 2 and stretch.sentence.fine.text[end - 2] in _SPEECH_END


def mixed(stretch: Stretch, start: int, end: int, folded: str, grammar: Grammar) -> bool:
    """Words in quotation marks stand among the others, and more than a nickname or the name of something."""
    within = [q[2] for q in stretch.quotes if start <= q[0] < end]
    words = [folded[pair.inner_start : pair.inner_end] for pair in within]
    return any(len(word) >= NICKNAME and grammar.naming.match(word) is None for word in words)


def opinion_end(stretch: Stretch, index: int, end: int, kind: str, grammar: Grammar) -> int:
    """Where a judgement ends: before a clause with another subject or turn."""
    if kind not in {"think", "view", "told"} and (stop := grammar.owned.search(stretch.text, index, end)) is not None:
        end = stop.start()
    if kind == "judge" and (stop := grammar.blamed.search(stretch.text, index, end)) is not None:
        end = stop.start()
    for stop in grammar.aside.finditer(stretch.text, index, end):
        phrase = stretch.sentence.fine.slots.get(stop.end() - 1)
        if kind == "told" and (phrase is None or phrase.letter != "P" or phrase.open_reference):
            continue
        if kind == "view" and stop.group() in grammar.words["following"]:
            continue
        if kind == "demand" and stop.group() in grammar.words["purposes"]:
            continue
        # 在X看来: what others do belongs to the view.
        if kind == "view" and (phrase is not None or stop.group() == "，而" or stretch.text.startswith(_IF, stop.end())):
            continue
        if phrase is None or phrase.open_reference not in {"person", "persons"}:
            return stop.start()
    return end


def quoted_parts(stretch: Stretch, index: int) -> tuple[list[Part], int, bool]:
    """The quotations side by side from an opening mark on; where they end; whether the clause goes on unquoted behind them."""
    parts: list[Part] = []
    while (quote := stretch.quote_at(index)) is not None:
        parts.append(Part(quote[2].inner_start, quote[2].inner_end, True))
        end = quote[1]
        following = _NEXT_QUOTE.match(stretch.text, end)
        if following is None:
            stopped = quote[2].closed and speech_end(stretch, end)
            return parts, end, not stopped and _AFTER_QUOTE.match(stretch.text, end, stretch.high) is None
        index = following.end() - 1
    return parts, index, False


def extent(stretch: Stretch, index: int, grammar: Grammar, begin: int, in_court: bool = False) -> int:
    """Index where reported words end that begin at `index`: the narrator's turn, or the end of the stretch."""
    end = stretch.high
    credit = _CREDIT.search(stretch.text, index, end)
    if credit is not None and stretch.text[: stretch.high].endswith(BLANK) and not any(q[1] == end for q in stretch.quotes):
        end = credit.start()
    if (turn := grammar.turn.search(stretch.text, index, end)) is not None:
        end = turn.start()
    if not in_court and (turn := grammar.turn_narrated.search(stretch.text, index, end)) is not None:
        end = turn.start()
    clause = max(stretch.low, stretch.segment(begin) - 1)
    # ——据X称，…——: the words end with the dashes.
    if stretch.text[clause - 1 : clause + 1] == _DASH and (dash := stretch.text.find(_DASH, index, end)) > 0:
        end = dash
    if grammar.although.search(stretch.text, clause, index) and (but := grammar.but.search(stretch.text, index, end)):
        end = but.start()
    if grammar.counted.search(stretch.text, stretch.low, begin) and (other := grammar.next_point.search(stretch.text, index, end)):
        end = other.start()
    if grammar.one_hand.search(stretch.text, clause, index) and (other := grammar.other_hand.search(stretch.text, index, end)):
        end = other.start()
    return end


def bare_end(stretch: Stretch, index: int, end: int, cue: tuple[str, str], grammar: Grammar) -> int:
    """Where words end that follow their cue (its kind and word) without a pause: sooner, for the narrator goes on more often."""
    kind, word = cue
    if (turn := grammar.turn_bare.search(stretch.text, index, end)) is not None:
        end = turn.start()
    distant = kind in {"claim", "warn"} or word in grammar.words["announcing"]
    if distant and (turn := grammar.turn_claimed.search(stretch.text, index, end)) is not None:
        end = turn.start()
    if kind in {"think", "judge"} and (turn := grammar.shares.search(stretch.text, index, end)) is not None:
        end = turn.start()
    if word in grammar.words["announcing"] and (turn := grammar.announced.search(stretch.text, index, end)) is not None:
        end = turn.start()
    if word in grammar.words["admitting"] and (turn := grammar.admitted.search(stretch.text, index, end)) is not None:
        end = turn.start()
    if kind == "stress" and (turn := grammar.stressed.search(stretch.text, index, end)) is not None:
        end = turn.start()
    if word in grammar.words["mistaken"] and (turn := grammar.undeceived.search(stretch.text, index, end)) is not None:
        end = turn.start()
    quote = stretch.quote_at(index)
    if quote is not None and stretch.text[quote[1] : quote[1] + 1] in {"的", "之", "等"}:
        end = min(end, clause_end(stretch, quote[1]))
    return end


def clause_end(stretch: Stretch, index: int) -> int:
    """Index of the first pause after `index`."""
    pause = _PAUSE.search(stretch.text, index, stretch.high)
    return pause.start() if pause is not None else max(index, stretch.high)


def whole_end(stretch: Stretch, start: int, end: int) -> int:
    """Report offset where words end, with all of a quotation in them that runs on into the next sentences."""
    last = stretch.quotes[-1] if stretch.quotes else None
    plain = stretch.sentence.fine.span(start, end)[1]
    if last is not None and end == stretch.high == last[1] and start < last[0] and last[2].closed:
        return max(plain, last[2].end)
    return plain


def weight(stretch: Stretch, start: int, end: int) -> int:
    """How many characters of words stand between two indices."""
    if end <= start:
        return 0
    return stretch.sentence.fine.span(start, end)[1] - stretch.offset(start) - len(_MARKS.findall(stretch.text, start, end))
