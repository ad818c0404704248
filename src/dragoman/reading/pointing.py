"""Whom words like 该党, 这家报纸, 对方, 双方 and 后者 point at: a body named before, or one of two sides."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.cast import Member
from dragoman.reading.page import Page, Phrase, Sentence, last_mark
from dragoman.text.alternatives import NOTHING, either, optional, sought
from dragoman.text.scripts import fold

# What joins two sides; how far behind them, in characters, they may still be meant.
JOINED, SOLE_REACH = ("与", "同", "和", "跟", "及"), 1200
# So begins the open reference of such a noun.
MARK = "pointing:"
# Who may be a side; how far, in characters, two sides may stand before the word for both, and in how many characters apart.
SIDES, SIDES_REACH, APART = frozenset("PSOUGMT"), 160, 14
PAIRED, _NOTHING = SIDES | {"L"}, re.compile(NOTHING)
# How far before 后者 the other stands whom the clause before ends with.
BOTH, RIGHT_BEFORE = 2, 12
# Bodies that are no 组织.
SHARED = frozenset({"IGO", "UNO", "EUR"})
_PUBLIC = frozenset({"GOV", "LEG", "MIL", "COP", "JUD", "SPY"})
_ENDS = "，。；：！？\n"


class Pointing(Struct):
    """The table `pointing` of the grammar file `phrases`."""

    pattern: re.Pattern[str]
    # By noun: the classes, and how the names end.
    nouns: dict[str, tuple[str, re.Pattern[str]]]
    # Of them those that mean any party.
    parties: frozenset[str]
    # And those that mean no office of a state.
    private: frozenset[str]
    # After two capitals: of whom they are the governments.
    senders: re.Pattern[str]
    # What the articles begin with.
    firsts: frozenset[str]

    def begins(self, page: Page, phrase: Phrase) -> bool:
        """The phrase may be a collective with such an article."""
        return phrase.letter in "GMUO" and page.folded[phrase.start : phrase.start + 1] in self.firsts

    def found(self, page: Page) -> Iterator[re.Match[str]]:
        """Where such words stand."""
        return (match for match in self.pattern.finditer(page.folded) if match.end() in page.boundaries)

    def meaning(self, match: re.Match[str]) -> tuple[str, str]:
        """The first class of their noun, and their kind of open reference."""
        noun = match["noun"]
        return self.nouns[noun][0][0], MARK + noun


def knowledge(lexicon: Lexicon) -> Pointing:
    """Compiled once."""
    data: dict[str, Any] = lexicon.grammar("phrases", "zh").get("pointing", {})
    nouns = {fold(noun): (letters, re.compile(f"(?:{ends})$")) for noun, (letters, ends) in data.get("nouns", {}).items()}
    listed = [*data.get("articles", []), *data.get("measured", [])]
    articles, firsts = sought(listed), frozenset(word[0] for word in listed)
    return Pointing(
        pattern=re.compile(f"{articles}(?P<noun>{either(nouns)})"),
        nouns=nouns,
        parties=frozenset(data.get("parties", [])),
        private=frozenset(data.get("private", [])),
        firsts=firsts,
        **optional(data, "senders"),
    )


def asked(kind: str) -> bool:
    """The open reference is one that `meant` answers."""
    return kind.startswith(MARK) or kind in {"latter", "former", "other", "somebody"}


def meant(page: Page, known: Pointing, phrase: Phrase, before: list[Phrase]) -> Phrase | None:
    """Whom the phrase points at, among those before it, the nearest first."""
    if phrase.open_reference == "other":
        return other(page, phrase, before)
    if phrase.open_reference == "somebody":
        return somebody(page, phrase, before)
    if phrase.open_reference.startswith(MARK):
        return body(known, phrase, before)
    return latter(page, known, phrase, before, phrase.open_reference == "former")


def words(page: Page, phrase: Phrase) -> str:
    """The report's words for a body: its name where it is only pointed at."""
    pointed = phrase.open_reference.startswith(MARK) and phrase.member is not None and phrase.member.names
    return phrase.member.names[-1] if phrase.member is not None and pointed else page.text[phrase.start : phrase.end]


def body(known: Pointing, phrase: Phrase, before: Iterable[Phrase]) -> Phrase | None:
    """The body named last that the noun may mean; one named only by its noun is none."""
    noun = phrase.open_reference.removeprefix(MARK)
    letters, ends = known.nouns[noun]
    for other in before:
        if other.member is None or other.letter not in letters or not other.member.final.named:
            continue
        final = other.member.final
        if noun in known.private and final.sector in _PUBLIC and final.country not in SHARED:
            continue
        party = noun in known.parties and other.member.final.sector == "PTY"
        if party or any(ends.search(fold(name)) for name in (*other.member.final.names, other.member.final.name)):
            return other
    return None


def collective(page: Page, known: Pointing, phrase: Phrase, before: list[Phrase]) -> Phrase | None:
    """这家报纸, a collective by its noun: the paper named before."""
    if phrase.start >= phrase.end or page.folded[phrase.start] not in known.firsts:
        return None
    match = known.pattern.match(page.folded, phrase.start)
    if match is None or match.end() != phrase.end:
        return None
    return body(known, _pointing(match), before)


def body_of(page: Page, known: Pointing, phrase: Phrase, before: list[Phrase]) -> Phrase | None:
    """该旅 in 该旅旅长: the body whose role it is."""
    match = known.pattern.match(page.folded, phrase.start)
    if match is None or not phrase.posts or match.end() > phrase.posts[-1].role_start:
        return None
    return body(known, _pointing(match), before)


def _pointing(match: re.Match[str]) -> Phrase:
    """The words for a body, as a phrase that points at one."""
    return Phrase(*match.span(), *match.span(), "O", None, open_reference=MARK + match["noun"])


def pair(page: Page, known: Pointing, phrase: Phrase, before: list[Phrase], apart: bool = False) -> list[Member]:
    """The two sides spoken of last, each with its own words between: 甲周日同乙会谈。双方……. `apart`: 甲同某军, whatever they are."""
    near = [p for p in before if p.member is not None and p.letter in PAIRED and phrase.start - p.end <= SIDES_REACH]
    for right, left in pairwise(near):
        if left.member is None or right.member is None or left.member.final is right.member.final:
            continue
        between = page.folded[left.end : right.start]
        lands = {left.letter, right.letter} == {"L"}
        owned = known.senders if lands else _NOTHING
        joined = between.endswith(JOINED) and len(between) <= APART and not any(c in _ENDS for c in between)
        whose = page.folded[right.end : right.end + 1] == "的"
        if not joined or left.also or right.also or (whose and owned.match(page.folded, right.end) is None) or (lands and not whose):
            continue
        if page.folded[left.start - 1 : left.start] == "、":
            return []
        unlike = len(between) == 1 and (apart or (left.letter in "ST" and bool(right.posts)))  # 甲和乙外长
        if lands or unlike or (left.posts and right.posts) or _alike(left.member, right.member):
            return [left.member, right.member]
    return []


def both(page: Page, known: Pointing, phrase: Phrase, before: list[Phrase]) -> list[Member]:
    """双方, 两国: the two spoken of last, else the only two states or forces whom the report has joined so far."""
    near = pair(page, known, phrase, before) if phrase.open_reference == "pair" else []
    return near or sole(page, phrase)


def sole(page: Page, phrase: Phrase) -> list[Member]:
    """The only two that a 与 has joined before, where nobody of another state has come between."""
    found: dict[frozenset[int], list[Member]] = {}
    letters, last = frozenset("S" if phrase.open_reference == "states" else "SU"), 0
    for left, right in pairwise(p for p in page.phrases() if p.end <= phrase.start):
        if left.member is None or right.member is None or left.also or right.also or {left.letter, right.letter} - letters:
            continue
        ends = page.folded[left.start - 1 : left.start] + page.folded[right.end : right.end + 1]
        if page.folded[left.end : right.start] not in JOINED or "、" in ends or left.member.final is right.member.final:
            continue
        found[frozenset((id(left.member.final), id(right.member.final)))] = [left.member, right.member]
        last = right.end
    if len(found) != 1 or phrase.start - last > SOLE_REACH:
        return []
    two = next(iter(found.values()))
    return matched(two) if not _strangers(page, phrase, two) else []


def _strangers(page: Page, phrase: Phrase, two: list[Member]) -> bool:
    """In the clauses before, or in the sentence before where it does not name both, somebody of a third state is spoken of."""
    sentence = page.sentence_at(phrase.start)
    if sentence is None:
        return True
    lands = {member.final.country for member in two}
    clause = last_mark(page.folded, _ENDS, 0, phrase.start)
    own = [p for p in sentence.phrases if p.end <= clause]
    before = page.sentence_at(sentence.start - 2)
    earlier = before.phrases if before is not None and not own else []
    ours = {id(member.final) for member in two}
    if ours <= {id(m.final) for p in earlier for m in (p.member, *p.also) if m is not None}:
        earlier = []
    named = [p.member for p in own + list(earlier) if p.member is not None]
    return any(member.final.country is not None and member.final.country not in lands for member in named)


def two(page: Page, phrase: Phrase, before: list[Phrase]) -> list[Member]:
    """甲致电乙，两人……: the only two whom the sentence has named so far."""
    sentence = page.sentence_at(phrase.start)
    low = sentence.start if sentence is not None else phrase.start
    named = [p.member for p in reversed(before) if p.start >= low and p.letter == "P" and p.member is not None]
    found = list({id(member.final): member for member in named}.values())
    return found if len(found) == BOTH and page.folded[phrase.start - 1 : phrase.start] in _ENDS else []


def whole(page: Page, before: list[Phrase], chain: list[Phrase]) -> bool:
    """No third stands in the list right before the two: of five states no two are 双方. `chain`: the nearest first."""
    first = chain[-1]
    earlier = next((p for p in before if p.end <= first.start), None)
    return earlier is None or page.folded[earlier.end : first.start] != "、"


def latter(page: Page, known: Pointing, phrase: Phrase, before: list[Phrase], first: bool) -> Phrase | None:
    """后者: the second of two sides, else the actor named right before; 前者 (`first`): the first of the two."""
    near = [p for p in before if p.member is not None and p.letter in PAIRED and phrase.start - p.end <= SIDES_REACH]
    near = [p for p in near if p.open_reference not in {"latter", "former"}]
    if two := pair(page, known, phrase, near, apart=True):
        return next(p for p in near if p.member is two[0 if first else 1])
    if not near or first:
        near = [p for p in near if page.folded[p.end : p.end + 1] != "的"]
        return near[1] if len(near) == BOTH and first and _opposed(near) else None
    sentence = page.sentence_at(phrase.start)
    if sentence is not None and any(p.open_reference == "former" for p in sentence.phrases):
        return None
    near = [p for p in near if p.letter in SIDES]
    marks = [c for c in page.folded[near[0].end if near else phrase.start : phrase.start] if c in _ENDS]
    return near[0] if near and len(marks) == 1 and phrase.start - near[0].end <= RIGHT_BEFORE else None


def somebody(page: Page, phrase: Phrase, before: list[Phrase]) -> Phrase | None:
    """此人: the one person named last."""
    near = [p for p in before if p.member is not None and p.letter in "PG" and phrase.start - p.end <= SIDES_REACH]
    return near[0] if near and near[0].letter == "P" and page.folded[near[0].end : near[0].end + 1] != "的" else None


def _opposed(two: list[Phrase]) -> bool:
    right, left = two
    return right.member is not None and left.member is not None and right.member is not left.member and _alike(left.member, right.member)


def other(page: Page, phrase: Phrase, before: list[Phrase]) -> Phrase | None:
    """对方: of the two last named the one who is not the subject of its clause."""
    sentence = page.sentence_at(phrase.start)
    if sentence is None:
        return None
    clause = last_mark(page.folded, _ENDS, 0, phrase.start)
    near = [p for p in before if p.member is not None and p.letter in SIDES and phrase.start - p.end <= SIDES_REACH]
    own = [p for p in near if p.start > clause]
    subject = own[-1] if own else next((p for p in reversed(near) if p.start >= sentence.start), None)
    if subject is None or subject.member is None:
        return None
    others = [p for p in near if p.end <= subject.start or p.start > subject.start]
    others = [p for p in others if p.member is not None and p.member.final is not subject.member.final and _alike(p.member, subject.member)]
    others = [p for p in others if p.letter != "G" and subject.member.final.named]
    if not others or len({id(p.member.final) for p in others if p.member is not None}) > 1:
        return facing(page, sentence, subject, others)
    return others[0]


def facing(page: Page, sentence: Sentence, subject: Phrase, others: list[Phrase]) -> Phrase | None:
    """甲表示接受，乙则要求对方……: the subject of the clause right before."""
    if not others or page.folded[subject.end : subject.end + 1] not in {"则", "却"} or page.folded[subject.start - 1] not in "，；":
        return None
    low = last_mark(page.folded, _ENDS, 0, subject.start - 1)
    first = next((p for p in sentence.phrases if p.start > low), None)
    return first if first is others[0] and first.start == low + 1 else None


def _alike(left: Member, right: Member) -> bool:
    """The two may stand over against each other."""
    return bool(matched([left, right])) and (left.final.type == "person") == (right.final.type == "person")


def matched(pair: list[Member]) -> list[Member]:
    """Two that may stand over against each other (two armies, two persons), not a state and some officials."""
    kinds = {member.final.type for member in pair}
    return [] if "place" in kinds or ("group" in kinds and len(kinds) > 1) else pair
