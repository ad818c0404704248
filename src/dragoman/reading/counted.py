"""Whom or what a number counts, and who only says how many."""

import re
from typing import Any

from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.schema.entities import Entity
from dragoman.text.alternatives import optional
from dragoman.text.figures import NumberMention, UnitMention

# Of what is timed, paid or done so many times, who acts is told without a word of having.
TIMED = frozenset({"duration", "distance", "sentence", "money"})
REPEATED = frozenset({"time", "round", "vote", "seat", "times"})
# Of these a place is told by what stands in it.
LANDED = frozenset({"territories", "states", "population"})
# How far before a name stands what it hangs on, and how far into a group its number may stand.
REACH, INTO = 6, 4
_FIGURES = frozenset("一二两三四五六七八九十百千万亿零〇0123456789")
_ESTIMATED = "估计"
# 其中两名是儿童: the children are told apart from the two.
_COPULAS = frozenset("是为系乃")
_NAMES = frozenset("PSTOUMGL")
# What is counted stands in the words for people; a unit of an army in its own.
_COUNTING = {"person": "GPU"}


class Counting:
    """Finds what is counted; the words are those of the grammar file `quantities`."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.owner = re.compile(data["owner"]) if "owner" in data else None
        words = optional(data, "tells", "ordered", "governed", "leading", "listed")
        self.tells, self.ordered, self.governed, self.leading, self.listed = words.values()

    def of(
        self, page: Page, sentence: Sentence, clause: int, told: tuple[NumberMention, UnitMention, str]
    ) -> tuple[Entity | None, Entity | None]:
        """Whom the number counts or whose it is, and who only says how many: 警方称有… `told`: the number, its unit and its measure."""
        number, unit, measure = told
        near = [p for p in sentence.phrases if clause <= p.start and p.end <= number.start and p.member is not None and p.letter in _NAMES]
        if self.owner is None:
            return (page.entity(near[-1]), None) if near else (None, None)
        # 估计 is a word of the number too.
        begin = number.start + len(_ESTIMATED) * page.folded.startswith(_ESTIMATED, number.start)
        if near and self.tells.match(page.folded, near[-1].end, begin):
            return self.group(page, sentence, number, unit)[0], None if near[-1].letter == "L" else page.entity(near[-1])
        group, own = self.group(page, sentence, number, unit)
        if group is not None and own:
            return group, None
        if not near:
            return group, None
        if measure in TIMED or unit.unit in REPEATED:
            return self.actor(page, clause, near, number.start), None
        return self.possessor(page, clause, near, (number.start, measure)) or group, None

    def group(self, page: Page, sentence: Sentence, number: NumberMention, unit: UnitMention) -> tuple[Entity | None, bool]:
        """The people whom the number counts, and whether it stands in the words for them: 四名妇女; 约三万 + 居民."""
        letters = _COUNTING.get(unit.unit or "")
        if letters is None:
            return None, False
        for phrase in sentence.phrases:
            if number.start - INTO <= phrase.start <= max(number.end, unit.end) and phrase.end > number.end:
                if phrase.letter not in letters or phrase.member is None or page.folded[unit.end : unit.end + 1] in _COPULAS:
                    return None, False
                cut = number.start < phrase.start < number.end and any(c in _FIGURES for c in page.folded[number.start : phrase.start])
                return (None, False) if cut else (self.told(page, phrase, number.start), phrase.head_start < number.end)
        return None, False

    def told(self, page: Page, phrase: Phrase, number: int) -> Entity | None:
        """The phrase's actor, but by its own words: sixty soldiers are not the two who stood somewhere else."""
        entity = page.entity(phrase)
        if phrase.start < number and self.leading.fullmatch(page.folded, phrase.start, number) is not None:
            words = page.text[number : phrase.head_end]
            return page.cast.unnamed(number, "group", words).entity(words)
        if entity is None or phrase.letter == "P" or entity.text in entity.name or entity.name in entity.text:
            return entity
        words = page.text[phrase.head_start : phrase.head_end]
        return page.cast.unnamed(phrase.head_start, "group", words).entity(words)

    def actor(self, page: Page, clause: int, near: list[Phrase], offset: int) -> Entity | None:
        """Who acts in the clause of what is timed: the nearest before it that hangs on no preposition."""
        for at in range(len(near) - 1, -1, -1):
            phrase = near[at]
            if self.ordered.search(page.folded, phrase.end, offset) is not None:
                return None
            if phrase.letter != "L" and not self.hangs(page, clause, near, at):
                return page.entity(phrase)
        return None

    def possessor(self, page: Page, clause: int, near: list[Phrase], told: tuple[int, str]) -> Entity | None:
        """Whose the counted are: right before the number, or the subject of a word of having, sending or losing."""
        offset, measure = told
        if self.owner is None:
            return None
        for at in range(len(near) - 1, max(-1, len(near) - 3), -1):
            phrase = near[at]
            between = page.folded[phrase.end : offset]
            for other in near[at + 1 :]:
                low, high = other.start - phrase.end, other.end - phrase.end
                between = between[:low] + "▢" * (high - low) + between[high:]
            if self.owner.fullmatch(between) is None:
                continue
            if measure in LANDED:
                return page.entity(phrase)
            placed = phrase.letter in "LT" and page.folded[phrase.end : phrase.end + 1] != "的"
            if not placed and not self.hangs(page, clause, near, at):
                return page.entity(phrase)
        return None

    def hangs(self, page: Page, clause: int, near: list[Phrase], at: int) -> bool:
        """The phrase hangs on a preposition or a verb, or is listed after one that does."""
        while True:
            before = near[at].start
            if self.governed.search(page.folded, max(clause, before - REACH), before) is not None:
                return True
            if at == 0 or self.listed.search(page.folded, max(clause, before - 2), before) is None:
                return False
            at -= 1
