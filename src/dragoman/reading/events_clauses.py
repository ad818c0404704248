"""Clauses of a shadow and who leads them: what an elided subject goes back to."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

from dragoman.reading.events_words import EventGrammar
from dragoman.reading.page import Atom, Page, Phrase, Shadow
from dragoman.reading.shadow import CODE
from dragoman.reading.word_lists import Words

PHRASES = frozenset(CODE[letter] for letter in "PSTOUMGLX")
TIMES = frozenset(CODE[letter] for letter in "DN")
SILENT = frozenset("“”「」『』‘’\"' 　《》（）()*")
PLACES, DASH = frozenset((CODE["L"], CODE["T"])), "—"
# What begins a title: A《…法》 is a law, not A.
TITLES = frozenset("《〈")
_HAN = re.compile("[\u4e00-\u9fff]")
# What is known as a verb.
VERBS = frozenset({"cues", "triggers"})
# Before 在: an adverb with it, or a word of its own.
STILL = frozenset("正仍还也都曾")
# Pronouns that own what comes next.
OWNERS = frozenset({"owner", "person", "persons", "self", "selves"})
# Whose owner, named before 的, is not who acts.
HEADS = frozenset("PGOU")
# How far before a member of a list the one before it may stand.
LISTED = 12


class Clause(Struct):
    """A stretch of the shadow between two marks."""

    start: int
    end: int


class Lead(Struct):
    """The phrases that a clause begins with, its subject. `closed`: it begins with something that is no actor (A的X)."""

    phrases: list[Phrase]
    start: int
    end: int
    closed: bool = False


class Reader:
    """Small steps over one shadow, left and right, that the argument finder is made of."""

    def __init__(self, page: Page, shadow: Shadow, grammar: EventGrammar, words: Iterable[Atom]) -> None:
        self.page = page
        self.shadow = shadow
        self.text = shadow.text
        self.grammar = grammar
        self.clauses = self.split()
        self.starts = [clause.start for clause in self.clauses]
        self.leads: dict[int, Lead | None] = {}
        known = [word for word in words if word.table in VERBS]
        spans = sorted((shadow.at(word.start), shadow.at(word.end)) for word in known)
        # Indices just after a speech cue.
        self.cues = frozenset(shadow.at(word.end) for word in known if word.table == "cues")
        # Where triggers and cues end, by where they begin, and the other way round: of several the longest.
        self.verbs = dict(spans)
        self.ended = {end: start for start, end in reversed(spans)}

    def split(self) -> list[Clause]:
        """Clauses at marks; a dash or an opening quotation mark after a mark ends one too."""
        found: list[Clause] = []
        at = 0
        for mark in self.grammar.marks.finditer(self.text):
            index, char = mark.start(), mark.group()
            if (char == DASH and self.tied(index)) or (char == " " and not self.parted(index)):
                continue
            found.append(Clause(at, index))
            at = index + 1
        if at < len(self.text):
            found.append(Clause(at, len(self.text)))
        return found

    def tied(self, index: int) -> bool:
        """甲城—乙城: the dash joins two places."""
        return 0 < index < len(self.text) - 1 and {self.text[index - 1], self.text[index + 1]} <= PLACES

    def parted(self, index: int) -> bool:
        """A space between two Han characters parts the halves of a headline."""
        at = self.shadow.offsets[index]
        return _HAN.match(self.page.folded, at - 1) is not None and _HAN.match(self.page.folded, at + 1) is not None

    def clause_at(self, index: int) -> int:
        n = bisect_right(self.starts, index) - 1
        return n if n > 0 and index < self.clauses[n].end else 0

    def edge(self, index: int) -> bool:
        """A word may begin or end at this index."""
        if index <= 0 or index >= len(self.text):
            return True
        if self.text[index] in PHRASES or self.text[index - 1] in PHRASES:
            return True
        return self.shadow.offsets[index] in self.page.boundaries

    def whole(self, start: int, end: int) -> bool:
        """One-character words must stand as words."""
        return end - start > 1 or (self.edge(start) and self.edge(end))

    def ends(self, words: Words, end: int, low: int) -> int:
        """Length of the listed word that ends at `end`."""
        if self.text[end - 1 : end] not in words.lasts:
            return 0
        n = words.ending(self.text, end, low)
        return n if n and self.whole(end - n, end) else 0

    def staying(self, found: list[Phrase], first: int, low: int) -> int:
        """Length of 在 in 正在A出席: A is where somebody does it who is named before."""
        alone = first - low > 1 and self.text[first - 1] == "在" and self.text[first - 2] in STILL and all(p.letter in "LTS" for p in found)
        return int(alone and any(char in PHRASES for char in self.text[low : first - 2]))

    def chain_left(self, end: int, low: int) -> int:
        """Where a list of phrases begins whose last one ends at `end`."""
        at = end - 1
        while at > low:
            if self.text[at - 1] in PHRASES:
                at -= 1
                continue
            match = self.grammar.listed.search(self.text, max(low, at - LISTED), at)
            if match is None:
                break
            at = match.start()
        return at

    def chain_right(self, start: int, high: int) -> int:
        """Where a list of phrases ends whose first one begins at `start`."""
        at = start + 1
        while at < high:
            match = self.grammar.listing.match(self.text, at, high)
            if match is None:
                break
            at = match.end() + 1
        return at

    def phrases(self, start: int, end: int) -> list[Phrase]:
        """The phrases of a stretch; of two that stand side by side the last is the head, but states may be listed so (中美)."""
        found: list[Phrase] = []
        for at in range(start, end):
            phrase = self.shadow.slots.get(at)
            if phrase is None:
                continue
            if at - 1 >= start and at - 1 in self.shadow.slots and (phrase.letter, found[-1].letter) != ("S", "S"):
                if (found[-1].letter == "M" and phrase.letter in "STL") or (found[-1].letter == "U" and phrase.letter in "TL"):
                    continue  # a medium's branch; an army's group of one front
                if found[-1].also and phrase.letter in "OG":
                    continue  # 两国 + 当局, 三国 + 外长: the states act
                found.pop()
            found.append(phrase)
        return found

    def owner_left(self, first: int, low: int) -> int:
        """Where the owners of the phrase at `first` begin: A的B."""
        while (n := self.grammar.owning.ending(self.text, first, low)) and first - n > low and self.text[first - n - 1] in PHRASES:
            first = self.chain_left(first - n, low)
        return first

    def beside_owner(self, start: int, first: int) -> list[Phrase]:
        """Who is listed before the pronoun that owns the phrase at `first`: A和他的 + 战友们."""
        last = max((k for k in range(start, first) if k in self.shadow.slots), default=start)
        owner = self.shadow.slots.get(last)
        return self.phrases(start, last) if last > start and owner is not None and owner.open_reference in OWNERS else []

    def leading_states(self, owners: int, first: int, head: Phrase) -> list[Phrase]:
        """The states that own a place, or that several of one office lead: 甲、乙两国的总统."""
        if owners >= first or (head.letter != "L" and all(post.kind != "office" for post in head.posts)):
            return []
        states = [p for p in self.phrases(owners, first) if p.letter in "ST"]
        several = head.letter == "G" and (len(states) > 1 or any(p.also for p in states))
        return states if head.letter == "L" or several else []

    def skip_right(self, at: int, high: int) -> int:
        """Over connectives, adverbs, times, quotation marks and preposed places."""
        connectives, adverbs = self.grammar.connectives, self.grammar.adverbs
        while at < high:
            char = self.text[at]
            if char in SILENT or char in TIMES:
                at += 1
                continue
            n = connectives.starting(self.text, at, high) if char in connectives.firsts else 0
            n = n or (adverbs.starting(self.text, at, high) if char in adverbs.firsts else 0)
            if n and self.whole(at, at + n):
                at += n
                continue
            match = self.grammar.openings.match(self.text, at, high)
            if match is None or match.end() == at:
                break
            at = match.end()
        return at

    def unreal(self, start: int, end: int) -> bool:
        """A word between two indices says that what follows it is no fact."""
        words, text = self.grammar.unreal, self.text
        known = (self.grammar.behest, self.grammar.forced)
        for at in range(start, end):
            n = words.starting(text, at, end) if text[at] in words.firsts else 0
            if n and self.whole(at, at + n) and not any(p.match(text, at) for p in known):
                return True
        return False

    def verbal(self, number: int) -> bool:
        """The clause begins with a known verb: its subject is elided."""
        clause = self.clauses[number]
        at = self.skip_right(clause.start, clause.end)
        return at in self.verbs or at >= clause.end or self.verb(at, clause.end) > 0

    def handed(self, number: int) -> Lead | None:
        """Who is made or asked to act in a clause (已让A别无选择) acts in the next one."""
        clause = self.clauses[number]
        ends = [match.end() for match in self.grammar.handing.finditer(self.text, clause.start, clause.end)]
        return Lead(self.phrases(ends[-1] - 1, ends[-1]), ends[-1] - 1, ends[-1]) if ends else None

    def reported(self, number: int, lead: Lead) -> bool:
        """The lead of a clause stands behind a speech cue with which the clause begins."""
        start = self.clauses[number].start
        return any(start < at <= lead.start for at in self.cues)

    def spoken(self, index: int) -> bool:
        """What is said at an index without a subject may be an act of the speaker's own: no mere chance, no part of a condition."""
        number = self.clause_at(index)
        start = self.clauses[number].start
        if self.grammar.unspoken.search(self.text, start, index):
            return False
        before = self.clauses[number - 1] if number else None
        if before is None or self.grammar.supposing.match(self.text, before.start, before.end) is None:
            return True
        return self.grammar.concluding.search(self.text, start, index) is not None

    def told(self, number: int, joined: bool) -> Lead | None:
        """Of whom a clause tells (评论认为A将出兵): he acts in the next one; not who is reproached, where it is joined (谴责A，并声援B)."""
        clause = self.clauses[number]
        for at in sorted(self.cues, reverse=True):
            if joined and clause.start < at <= clause.end and self.grammar.reproach.ending(self.text, at, clause.start):
                return None
            if clause.start < at < clause.end and self.text[at] in PHRASES:
                end = self.chain_right(at, clause.end)
                owner = end >= clause.end or self.grammar.topics.match(self.text, self.skip_right(end, clause.end), clause.end)
                return Lead(self.phrases(at, end), at, end) if not owner else None
        return None

    def verb(self, at: int, high: int) -> int:
        """Length of the common verb or preposition that begins here."""
        n = self.grammar.verbs.starting(self.text, at, high)
        return n if n and self.whole(at, at + n) else 0

    def lead(self, number: int) -> Lead | None:
        """The subject that a clause begins with; None where it begins with something else."""
        if number not in self.leads:
            self.leads[number] = self.find_lead(self.clauses[number])
        return self.leads[number]

    def closed_between(self, start: int, at: int) -> bool:
        """Between lead and trigger a word takes a clause of its own, so that the lead is not who acts."""
        return any(self.grammar.stops.starting(self.text, k, at) for k in range(start, at))

    def shares(self, start: int, at: int) -> bool:
        """Between lead and trigger stands another verb, alone or with its object, and a word that joins both: 谴责并要求B."""
        verb = self.skip_right(start, at)
        return verb in self.verbs and (self.text[at - 2] in PHRASES or self.grammar.verbs.starting(self.text, verb, at) == at - 1 - verb)

    def inner(self, start: int, at: int) -> Lead | None:
        """The one phrase between lead and trigger, right behind a verb that takes a clause: it is the subject of that clause."""
        chain = next((k for k in range(start, at) if self.text[k] in PHRASES), at)
        end = self.chain_right(chain, at) if chain < at else at
        if end >= at or any(char in PHRASES for char in self.text[end:at]) or self.text[end] in "的之":
            return None
        n = self.grammar.stops.ending(self.text, chain, start)
        denied = any(char in "不未没" for char in self.text[start : chain - n])
        told = n > 1 and not denied and chain - n in self.verbs and self.shadow.slots[end - 1].letter != "L"
        return Lead(self.phrases(chain, end), chain, end) if told else None

    def predicate(self, number: int, high: int) -> int:
        """Where the predicate of a clause's own subject begins; −1 where it has none before `high`."""
        lead = self.lead(number)
        return self.skip_right(lead.end, high) if lead is not None and lead.end < high else -1

    def find_lead(self, clause: Clause) -> Lead | None:
        at = self.skip_right(clause.start, clause.end)
        if at >= clause.end:
            return None
        if self.text[at] not in PHRASES:
            return None
        end = self.chain_right(at, clause.end)
        while end < clause.end and self.text[end] in PHRASES:
            front = self.shadow.slots[end - 1].letter == "U" and self.shadow.slots[end].letter in "TL"
            listed = end - 1 > at  # A及其 + 成员B
            at, end = at if front or listed else end, self.chain_right(end, clause.end)
        beside: list[Phrase] = []
        while self.text.startswith("的", end) and end + 1 < clause.end and (own := self.shadow.slots.get(end + 1)) and own.letter in HEADS:
            beside = self.beside_owner(at, end)  # A和我们的政府
            at, end = end + 1, self.chain_right(end + 1, clause.end)  # A的副手: not A
        if (gap := self.grammar.belongs.match(self.text, end, clause.end)) and self.shadow.slots[gap.end()].letter in "PG":
            at, end = gap.end(), self.chain_right(gap.end(), clause.end)
        follows = self.skip_right(end, clause.end)
        if (
            self.shadow.slots[end - 1].letter in "LT"
            and self.shadow.slots[at].letter != "U"
            and follows == end
            and end not in self.verbs
            and self.verb(end, clause.end) == 0
        ):
            return None  # 基辅 + 战役军团: the place only begins a name
        closed = self.text[end : end + 1] in TITLES or self.grammar.topics.match(self.text, end, clause.end) is not None
        if closed and self.grammar.organs.match(self.text, end, clause.end) is not None:
            closed = False  # A的黑手: A acts by them
        elif not closed and follows == end and end not in self.verbs and self.verb(end, clause.end) == 0:
            closed = self.grammar.goes_on.match(self.text, end, clause.end) is not None
        return Lead(beside + self.phrases(at, end), at, end, closed)
