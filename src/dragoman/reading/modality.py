"""How a verb is meant: negated, planned, possible (PLOVER's auxiliary modes)."""

import re
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading import ages
from dragoman.reading.page import Page, Sentence
from dragoman.schema.claims import Auxiliary
from dragoman.schema.dates import bounds
from dragoman.text.alternatives import NOTHING, either, optional, sought

# A report's "history" is what lies more than a year back (the data contract).
HISTORY = timedelta(days=366)
# How far before its clause stands what makes the past of an act a recent one.
LATELY = 24
# Phrases of these classes are names.
_NAMED = frozenset("PSTOUML")
# Patterns that the grammar file may hold.
_OPTIONAL = (
    "denied_after", "once", "long_since", "lately", "to_come", "denied_behind", "shows", "if_then", "outcome", "tried", "ended",
    "disposal", "perhaps", "trying", "able", "unforeseen", "asked", "presupposed", "only_then", "tolerated", "along", "counted_time",
    "ceased", "unasked", "known_by", "suffers", "grounds",
)  # fmt: skip


class ModalityKnowledge(Struct):
    """The grammar file `modality`, compiled."""

    negation: re.Pattern[str]
    negation_far: re.Pattern[str]
    # What is denied is not the act, but what the next clause says came after it: 并非A进攻后，….
    denied_after: re.Pattern[str]
    # Words of one character that count only where they stand as words.
    alone: dict[Auxiliary, re.Pattern[str]]
    future: re.Pattern[str]
    hypothetical: re.Pattern[str]
    historical: re.Pattern[str]
    once: re.Pattern[str]
    blockers: re.Pattern[str]
    # Of these words what is told is history even in a report of one month.
    long_since: re.Pattern[str]
    # One of them opens the sentence: 当年，….
    back_then: re.Pattern[str]
    # What looks like such a word and tells of the last days: 法官曾质疑, 上任后曾.
    lately: re.Pattern[str]
    # After the verb and the end of its clause: it is yet to come.
    to_come: re.Pattern[str]
    # After the verb: that does not come to pass, or is made up.
    denied_behind: re.Pattern[str]
    # Joins a verb to a sentence that only guesses at something else: 或许反映出A对B的影响.
    shows: re.Pattern[str]
    ages: ages.AgesKnowledge
    # Begins a condition: what follows in the sentence hangs on it.
    condition: re.Pattern[str]
    # A condition by the clause after it.
    if_then: re.Pattern[str]
    # After the verb: what would come of it.
    outcome: re.Pattern[str]
    # An attempt, and what in the rest of the sentence says how it ended: it was made.
    tried: re.Pattern[str]
    ended: re.Pattern[str]
    # Put somewhere, not to come; an attempt under way; what somebody still did.
    disposal: re.Pattern[str]
    trying: re.Pattern[str]
    # 会 that foretells nothing.
    perhaps: re.Pattern[str]
    able: re.Pattern[str]
    # Nobody foresaw what came: 没料到A会.
    unforeseen: re.Pattern[str]
    # Words of a question, that hold a negation.
    asked: re.Pattern[str]
    # Begins what is so all the same.
    real: re.Pattern[str]
    # Asks why something is so: it is so. After the verb: only so can it come to something.
    presupposed: re.Pattern[str]
    only_then: re.Pattern[str]
    # What is not put up with is only thought of.
    tolerated: re.Pattern[str]
    # What is done no more, or given up.
    ceased: re.Pattern[str]
    # Right before whoever gave no leave.
    unasked: re.Pattern[str]
    # 将 that only takes its object along, by what stands before it; and what after a number makes a time of it.
    along: re.Pattern[str]
    counted_time: re.Pattern[str]
    # What somebody was once (group `once`) or tries to do (`tried`) before the word that he is called by; behind that: he suffers.
    known_by: re.Pattern[str]
    suffers: re.Pattern[str]
    # On what ground somebody is taken.
    grounds: re.Pattern[str]
    marks: re.Pattern[str]
    questions: frozenset[str]


@lru_cache(maxsize=8)
def knowledge(lexicon: Lexicon, language: str = "zh") -> ModalityKnowledge:
    """Compiled once for each lexicon, whoever asks."""
    data = lexicon.grammar("modality", language)

    def listed(key: str) -> str:
        return either(data.get(key, []))

    def whole(key: str) -> str:
        return sought(data.get(key, []), word) + word

    reach, far = int(data.get("negation_reach", 4)), int(data.get("negation_far_reach", 0))
    word, joined = ("", "[因惟但故而]?") if language == "zh" else (r"\b", "")
    return ModalityKnowledge(
        **optional(data, *_OPTIONAL),
        negation=re.compile(rf"{word}(?:{listed('negation')}){word}(?!{data.get('no_negation', NOTHING)}).{{0,{reach}}}$"),
        negation_far=re.compile(
            rf"(?:{listed('negation_far')})(?!{data.get('no_negation_far', NOTHING)})"
            rf"(?:{data.get('negation_over', NOTHING)})?[^的，。；\s]{{0,{far}}}(?<!的)$"
        ),
        alone={mode: re.compile(data[f"{mode}_alone"]) for mode in ("future", "hypothetical") if f"{mode}_alone" in data},
        future=re.compile(whole("future")),
        hypothetical=re.compile(whole("hypothetical")),
        historical=re.compile(whole("historical")),
        back_then=re.compile(rf"[^，。；]{{0,3}}(?:{data.get('long_since', NOTHING)})[^，。；]{{0,6}}，"),
        blockers=re.compile(whole("blockers")),
        real=re.compile(listed("real")),
        ages=ages.knowledge(lexicon, language),
        condition=re.compile(
            rf"(?:^|[，；：“「『\s]){joined}{word}"
            rf"(?:{listed('condition')}|{data.get('if_word', NOTHING)}){word}(?!{data.get('rhetorical', NOTHING)})"
            rf"(?![^，；：,;:]{{0,20}}(?:{listed('closed_condition')}))"
        ),
        # A comma inside a figure (1,300) ends no clause.
        marks=re.compile(f"[{re.escape(data.get('clause_marks', '，；：'))}]" + ("" if language == "zh" else r"(?!\d)")),
        questions=frozenset(data.get("question", [])),
    )


def clause_start(page: Page, sentence: Sentence, offset: int, known: ModalityKnowledge) -> int:
    """Where the clause that holds the offset begins."""
    start = sentence.start
    for match in known.marks.finditer(page.folded, sentence.start, offset):
        start = match.end()
    return start


def _hidden(match: re.Match[str]) -> str:
    """As many boxes as there were characters, so that all others keep their places."""
    return "▢" * len(match.group())


def auxiliary(page: Page, sentence: Sentence, verb: int, known: ModalityKnowledge) -> set[Auxiliary]:
    """Auxiliary modes of the verb that begins at `verb`, from the words before it in its clause (and a question mark at the end)."""
    start = clause_start(page, sentence, verb, known)
    before = known.blockers.sub(_hidden, named_out(page, sentence, start, verb))
    before = described_out(page, sentence, start, before, known)
    found: set[Auxiliary] = set()
    plain = known.asked.sub(_hidden, before)
    if plain != before:
        found.add("hypothetical")
    denied = known.negation.search(plain) or known.negation_far.search(plain) or known.ceased.search(plain)
    if denied and known.denied_after.match(page.folded, start, sentence.end) is None:
        found.add("hypothetical" if known.tolerated.search(plain) else "negation")
    for mode, pattern in known.alone.items():
        if any({start + m.start(), start + m.end()} <= page.boundaries for m in pattern.finditer(before)):
            found.add(mode)
    if known.future.search(before):
        found.add("future")
    if "future" in found and (happened(page, (verb, sentence.end), before, known) or handed(page, sentence, start, before, known)):
        found.discard("future")
    if known.hypothetical.search(before):
        found.add("hypothetical")
    if "hypothetical" in found and plain == before and (known.shows.search(before) or known.able.search(before)):
        found.discard("hypothetical")
    if {"future", "hypothetical"} <= found and known.perhaps.search(before) and known.future.search(known.perhaps.sub("", before)) is None:
        found.discard("future")
    if past(page, sentence, (start, verb), before, known):
        found.add("historical")
    hangs = start > sentence.start and known.condition.search(page.folded[sentence.start : start])
    if hangs and known.real.search(before) is None:
        found.add("hypothetical")
        found.discard("future")
    mark = known.marks.search(page.folded, verb, sentence.end)
    after = page.folded[verb : mark.start() if mark else sentence.end]
    if (outcome := known.outcome.search(after)) is not None and "了" not in after[: outcome.start()]:
        found.add("hypothetical")
    if known.only_then.match(page.folded, verb, sentence.end):
        found.add("hypothetical")
    if known.denied_behind.match(page.folded, verb, sentence.end):
        found.add("negation")
    if known.to_come.match(page.folded, verb, sentence.end):
        found.add("future")
    told = page.folded[sentence.start : sentence.end]
    if (then := known.if_then.search(told)) is not None and then.start() < verb - sentence.start:
        found.add("hypothetical")
        found.discard("future")
    tail = told.rstrip("”」』\"' ")
    # Only the last clause is asked.
    asked = tail[-1:] in {"？", "?"} and tail[-1:] in known.questions and known.presupposed.search(page.folded, start, verb) is None
    if asked and not known.marks.search(tail[:-1], verb - sentence.start):
        found.add("hypothetical")
    return found


def unasked(page: Page, sentence: Sentence, verb: int, known: ModalityKnowledge) -> bool:
    """未经A同意: A gave no leave."""
    start = clause_start(page, sentence, verb, known)
    return "未" in page.folded[start:verb] and known.unasked.search(page.folded[start:verb]) is not None


def past(page: Page, sentence: Sentence, clause: tuple[int, int], before: str, known: ModalityKnowledge) -> bool:
    """Words of the past stand in the clause up to the verb (`before`: without what only looks so), or open the sentence."""
    start, verb = clause
    if known.back_then.match(page.folded, sentence.start, verb) or ages.named(page, sentence.start, verb, known.ages):
        return True
    if known.historical.search(before) is None and known.once.search(before) is None:
        return False
    return known.lately.search(page.folded, max(sentence.start, start - LATELY), verb) is None


def named_out(page: Page, sentence: Sentence, start: int, verb: int) -> str:
    """The words of a clause up to the verb, without the names in them: 那不勒斯 denies nothing, 准将 foretells nothing."""
    words = page.folded[start:verb]
    for phrase in sentence.phrases:
        if phrase.start >= verb:
            break
        if phrase.end > start and phrase.letter in _NAMED:
            for low, high in ((phrase.head_start, phrase.head_end), *((p.role_start, p.role_end) for p in phrase.posts)):
                low, high = max(low, start) - start, min(high, verb) - start
                if low < high:
                    words = words[:low] + "▢" * (high - low) + words[high:]
    return words


def described_out(page: Page, sentence: Sentence, start: int, before: str, known: ModalityKnowledge) -> str:
    """The same words without what somebody is known by before he acts or suffers: 曾任部长的甲批评…, 试图逃走的男子被….

    Of what is tried or planned only where he suffers after it: 试图对甲的盟友开战 is one clause."""
    if "由" in before or "因" in before or "嫌" in before:
        before = known.grounds.sub(_hidden, before)
    if "的" not in before:
        return before
    told = [p for p in sentence.phrases if p.letter in "PGOU" and p.start >= start and p.end - start <= len(before)]
    for match in known.known_by.finditer(before):
        low, high = start + match.start(), start + match.end()
        head = next((p for p in told if p.head_start == high or (p.start <= low and high < p.end)), None)
        if head is None:
            continue
        own = match["once"] is not None and not any(p.end <= low for p in told)
        if own or (match["tried"] is not None and known.suffers.match(page.folded, head.end)):
            before = before[: match.start()] + "▢" * (match.end() - match.start()) + before[match.end() :]
    return before


def handed(page: Page, sentence: Sentence, start: int, before: str, known: ModalityKnowledge) -> bool:
    """将 only takes its object along: 将两名嫌犯移送警方, 将领土提供给A."""
    clause = known.marks.search(page.folded, start + len(before), sentence.end)
    if put_somewhere(before, page.folded[start + len(before) : clause.start() if clause else sentence.end], known):
        return True
    first = known.future.search(before)
    if first is None or first.group() != "将" or known.future.search(before, first.end()) is not None:
        return False
    at = start + first.end()
    if known.along.search(before, 0, first.end()) or any(p.start == at for p in sentence.phrases):
        return True
    return any(n.start == at and known.counted_time.match(page.folded, n.end) is None for n in sentence.numbers)


def put_somewhere(before: str, after: str, known: ModalityKnowledge) -> bool:
    """将 only hands something over or puts it somewhere: 将领土提供给A."""
    if "将" not in before:
        return False
    rest = known.disposal.sub("把", before + after)
    return rest != before + after and known.future.search(rest[: len(before)]) is None


def happened(page: Page, rest: tuple[int, int], before: str, known: ModalityKnowledge) -> bool:
    """What was tried and how it ended is told (试图登陆，但未能成功), or what nobody foresaw: no future. `rest`: from the verb on."""
    if known.unforeseen.search(before) or known.trying.search(before):
        return True
    return known.tried.search(before) is not None and known.ended.search(page.folded, *rest) is not None


def is_history(when: str | None, reference: date) -> bool:
    """The date lies more than a year before the report."""
    if when is None:
        return False
    start, end = bounds(when)
    last = end if end is not None else None if when.endswith("..") else start
    return last is not None and last < reference - HISTORY
