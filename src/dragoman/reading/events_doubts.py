"""Words around a trigger by which it tells no act: a name, a purpose, a habit, a stance, a thing in a list."""

import re
from typing import Any

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.events_clauses import PHRASES, Reader
from dragoman.reading.events_frames import LOOSE, Frame
from dragoman.reading.events_words import Trigger
from dragoman.reading.page import Phrase, Sentence
from dragoman.reading.shadow import class_of, compile_pattern
from dragoman.text.scripts import fold

# Characters of a word for people.
WORD = 2
# A clause that ends so says that the next one is declared.
DECLARED = ("决议", "声明", "公报", "文告", "宣言")
DASHES = "—；："
# So near before a trigger stands what lets somebody do it.
RULED = 12
# A word of so many characters names its means as well: 以无人机袭击.
MEANS = 4
# Begin a clause about whoever or whatever does it.
WHOEVER = ("任何", "凡", "所有", "一切", "每个", "每一")


class Doubts(Struct, frozen=True):
    """The table `doubts` of the grammar file `events`, compiled."""

    # In the clause after the trigger: only a chance, an image or a plan is told of.
    after: re.Pattern[str]
    # In the clause before it: a habit, an allegation, a right.
    before: re.Pattern[str]
    # Right before it: what is aimed at, or what another noun is about.
    aim: re.Pattern[str]
    # Words that may not stand before, or after, a certain trigger in its clause.
    unless: dict[str, re.Pattern[str]]
    unless_after: dict[str, re.Pattern[str]]
    # Nouns as much as verbs, by category: what makes verbs of them, and what after them says that they are nouns.
    nouns: dict[str, tuple[re.Pattern[str], re.Pattern[str]]]
    # By category, pairs of what stands right before and right after a word that is only part of what another word tells of.
    asides: dict[str, list[tuple[re.Pattern[str], re.Pattern[str]]]]
    # Two states side by side before one of these are its name: 中俄谈判.
    named: frozenset[str]
    # Stances, and the words that make an act of one.
    stances: frozenset[str]
    performed: re.Pattern[str]
    # Ask for what follows, and are nouns where nothing does.
    asking: frozenset[str]
    heading: re.Pattern[str]
    # In the subject's clause: what the clauses after it tell is tried, planned or (group `if`) possible; and what ends that.
    intent: re.Pattern[str]
    real: re.Pattern[str]
    # Intents of which what befalls whoever has them is no part.
    willed: re.Pattern[str]
    # Acts of force that are a claim where their doer announces them.
    claimed: frozenset[str]
    wish: re.Pattern[str]
    firm: re.Pattern[str]
    # Before the subject: what it is feared to do.
    fear: re.Pattern[str]
    # After the act and its object, where its clause follows a dash: the act itself is the subject.
    brings: re.Pattern[str]
    # After an act of nobody in its clause: what would come of it.
    bodes: re.Pattern[str]
    # The same: it is judged.
    judged: re.Pattern[str]
    # Up to the trigger, from the clause before: what a law lets somebody do; and a character that such words hold.
    rule: re.Pattern[str]
    ruling: frozenset[str]
    # What was tried is no future where it was tried on a day gone by.
    tried: re.Pattern[str]
    # Done again and again.
    habit: re.Pattern[str]
    # It was decided upon; of aid also: promised.
    decided: re.Pattern[str]
    pledged: re.Pattern[str]
    # Behind it: such is the plan; and before it, that one was made.
    planned: re.Pattern[str]
    planning: re.Pattern[str]
    # Right before who acts: none of them does.
    none: re.Pattern[str]
    # Before the trigger: what is told was done before it is told.
    recounted: re.Pattern[str]
    # Before the trigger, in his own words: he has yet to do it, or does not. Before his words: a cue by which he does what they tell.
    intended: re.Pattern[str]
    announcing: re.Pattern[str]


def doubts(lexicon: Lexicon, language: str = "zh") -> Doubts:
    """Compiled once."""
    data: dict[str, Any] = lexicon.grammar("events", language).get("doubts", {})

    def pattern(key: str, end: str = "") -> re.Pattern[str]:
        return _shadowed(data.get(key, "(?!)"), end)

    return Doubts(
        after=pattern("after"),
        before=pattern("before"),
        aim=pattern("aim", "$"),
        unless={fold(form): _shadowed(words) for form, words in data.get("unless", {}).items()},
        unless_after={fold(form): _shadowed(words) for form, words in data.get("unless_after", {}).items()},
        nouns={name: (_shadowed(pair[0], "$"), _shadowed(pair[1])) for name, pair in data.get("nouns", {}).items()},
        asides={name: [(_shadowed(a, "$"), _shadowed(b)) for a, b in pairs] for name, pairs in data.get("asides", {}).items()},
        named=frozenset(map(fold, data.get("named", []))),
        stances=frozenset(map(fold, data.get("stances", []))),
        performed=pattern("performed"),
        asking=frozenset(map(fold, data.get("asking", []))),
        heading=pattern("heading"),
        intent=pattern("intent"),
        real=pattern("real"),
        willed=pattern("willed"),
        claimed=frozenset(map(fold, data.get("claimed", []))),
        wish=pattern("wish"),
        firm=pattern("firm"),
        fear=pattern("fear"),
        brings=pattern("brings"),
        bodes=pattern("bodes"),
        judged=pattern("judged"),
        rule=pattern("rule"),
        ruling=frozenset(data.get("ruling", "")),
        tried=pattern("tried"),
        habit=pattern("habit"),
        decided=pattern("decided", "$"),
        pledged=pattern("pledged", "$"),
        none=pattern("none", "$"),
        planned=pattern("planned"),
        planning=pattern("planning"),
        recounted=pattern("recounted", "$"),
        intended=pattern("intended", "$"),
        announcing=pattern("announcing", "$"),
    )


def _shadowed(words: str, end: str = "") -> re.Pattern[str]:
    """A pattern over shadows, in which `@` is any phrase, for use inside a character set."""
    return compile_pattern(f"(?:{words}){end}".replace("@", class_of("any")))


class Doubter:
    """Asks of a trigger at `start`–`end` of a shadow whether it tells an act."""

    def __init__(self, known: Doubts, reader: Reader, start: int, end: int) -> None:
        self.known, self.reader, self.start, self.end = known, reader, start, end
        self.text = reader.text
        clause = reader.clauses[reader.clause_at(start)]
        self.low, self.high = clause.start, clause.end
        self.form = reader.text[start:end]

    def word(self, sentence: Sentence) -> bool:
        """Whatever the trigger means here: its surroundings say that nothing is told."""
        known, text = self.known, self.text
        if known.after.search(text, self.end, self.high) or known.before.search(text, self.low, self.start):
            return True
        if (len(self.form) < MEANS and self.aimed()) or self.ruled():
            return True
        offsets, folded = self.reader.shadow.offsets, self.reader.page.folded
        if (pattern := known.unless.get(self.form)) is not None and (pattern.search(text, self.low, self.start) or self.acted(pattern)):
            return True
        if (pattern := known.unless_after.get(self.form)) is not None and (
            pattern.match(text, self.end, self.high + 1) or pattern.match(folded, offsets[self.end], offsets[self.high])
        ):
            return True
        if sentence.kind in {"heading", "title"} and known.heading.search(text):
            return True
        return self.listed()

    def acted(self, pattern: re.Pattern[str]) -> bool:
        """The phrase right before the trigger ends with such a word: 大批旅客 + 到访."""
        phrase = self.reader.shadow.slots.get(self.start - 1)
        end = phrase.head_end if phrase is not None else 0
        return end > WORD and pattern.fullmatch(self.reader.page.folded, end - WORD, end) is not None

    def aimed(self) -> bool:
        """以平息抗议, 为撤军: what the trigger says is a purpose or a subject."""
        match = self.known.aim.search(self.text, self.low, self.start)
        return match is not None and self.reader.edge(match.start())

    def ruled(self) -> bool:
        """根据宪法，A可解散议会: what may or must be done, not what was."""
        known, low = self.known, self.low
        if known.ruling.isdisjoint(self.text[max(low, self.start - RULED) : self.start]):
            return False
        number = self.reader.clause_at(self.start)
        first = self.reader.clauses[number - 1].start if number else low
        return known.rule.search(self.text, first, self.start) is not None

    def listed(self) -> bool:
        """收买A、封锁B: A is no subject but the object of another verb."""
        at, reader = self.start, self.reader
        if at - 2 <= self.low or self.text[at - 1] != "、" or self.text[at - 2] not in PHRASES or self.leads(at - 1):
            return False
        # 甲谴责乙、要求丙: both verbs have one subject.
        lead = reader.lead(reader.clause_at(at))
        return lead is None or lead.closed or lead.end >= at - 2 or reader.skip_right(lead.end, at) not in reader.verbs

    def leads(self, at: int) -> bool:
        """Only phrases stand between the beginning of the clause and an index."""
        first = self.reader.skip_right(self.low, at)
        return all(char in PHRASES or char in "、和与及" for char in self.text[first:at])

    def meaning(self, trigger: Trigger) -> bool:
        """In this meaning the trigger is only a noun or a stance here."""
        known, text = self.known, self.text
        if self.form in known.stances and trigger.category != "AID" and not self.performs():
            return True
        if self.form in known.asking and self.end >= self.high and not self.reader.grammar.behest.search(text, self.low, self.end):
            return True
        for before, after in known.asides.get(trigger.category, ()):
            if after.match(text, self.end, self.high + 1) is not None and before.search(text, self.low, self.start) is not None:
                return True
        if (pair := known.nouns.get(trigger.category)) is None or trigger.object is not None:
            return False
        verbal, nominal = pair
        return verbal.search(text, self.low, self.start) is None and nominal.match(text, self.end) is not None

    def performs(self) -> bool:
        if self.start == self.low and self.text.endswith(DECLARED, 0, max(0, self.low - 1)):
            return True  # 通过决议，支持A
        return self.text.startswith(("了", "过"), self.end) or self.known.performed.search(self.text, self.low, self.start) is not None

    def framed(self, trigger: Trigger, frame: Frame) -> bool:
        """Said of the frame: 中俄谈判 as a name; a noun that words not understood stand before."""
        if trigger.category in self.known.nouns and (frame.disposed or (frame.nominal and frame.factor <= LOOSE)):
            return True
        if trigger.category == "MOBILIZE" and frame.nominal:
            return True
        if frame.elided and self.text.startswith(WHOEVER, self.low):
            return True  # 甲说，任何支持乙的方案……: it is not 甲 who backs 乙
        if frame.source_clause >= 0:
            if self.known.bodes.match(self.text, frame.end, self.high):
                return True  # 警告，出动军队只会令…: whoever warns does not
            if self.low and self.text[self.low - 1] in DASHES and self.known.brings.match(self.text, frame.end, self.high):
                return True  # ——发动对A的入侵已经使得…
            clause = self.reader.clauses[frame.source_clause]
            if known_wish := self.known.wish.search(self.text, clause.start, clause.end):
                return self.known.firm.search(self.text, known_wish.end(), self.start) is None
            feared = known_fear.end() if (known_fear := self.known.fear.search(self.text, clause.start, clause.end)) else len(self.text)
            if frame.actor and self.reader.shadow.at(frame.actor[0].start) >= feared:
                return True
        if not frame.actor and not frame.passive and self.known.judged.match(self.text, frame.end, self.high):
            return True
        first = frame.start
        return self.form in self.known.named and self.start - first == len(frame.actor) == 2 and frame.end == self.end


def misplaced(reader: Reader, trigger: Trigger, frame: Frame, sides: tuple[list[Phrase], list[Phrase]]) -> bool:
    """A land where only its people, or those who leave it, are meant: A一些被征召的人, A撤军."""
    actor, met = sides
    if trigger.form in reader.grammar.enlisting and frame.passive and met and all(p.letter in "LST" for p in met):
        return True
    words = [reader.page.folded[p.head_start : p.head_end] for p in actor]
    if actor and trigger.category == "ASSAULT" and trigger.mode != "beat" and all(name.endswith(reader.grammar.wordy) for name in words):
        return True
    if trigger.category == "MOBILIZE" and any(name.endswith(reader.grammar.envoys) for name in words):
        return True
    if (
        trigger.category == "SUPPORT"
        and trigger.object is not None
        and trigger.frame == "v"
        and any(n.endswith(reader.grammar.civil) for n in words)
    ):
        return True
    if trigger.mode == "visit" and any(name.endswith(reader.grammar.sightseers) for name in words):
        return True
    if trigger.mode == "visit" and trigger.object is None and trigger.before is None and trigger.form in reader.grammar.travelling:
        known = [p.member.final for p in actor if p.member is not None and (p.posts or p.member.final.entry is not None)]
        return all(member.sector not in reader.grammar.official for member in known)
    if trigger.category != "RETREAT" or trigger.frame != "from" or met or frame.start + 1 != frame.verb_end - len(trigger.form):
        return False
    folded = reader.page.folded
    names = [folded[p.head_start : p.head_end] for p in actor if p.letter in "LST"]
    return any(form.replace("@", name) in folded for name in names for form in reader.grammar.leaving)
