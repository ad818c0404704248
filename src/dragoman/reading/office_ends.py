"""Words beside somebody's name that tell that his office is over: he died, was killed, lost his post, or stands in a list of such."""

import re
from typing import Any

from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.schema.claims import Change

# How far behind the name he may be told to be dead, or out of office, and how far before it he may be killed or the list begin.
DEATH_REACH, LOSS_REACH, BEFORE = 28, 70, 90
# How far behind its loss it may be told how the office was lost, and how far before an office how its holder went.
HOW_REACH, GONE_REACH = 16, 8
# What tells somebody else's doing.
_TOLD = frozenset({"cues", "triggers"})


class OfficeEnds:
    """The table `ends` of the grammar file `occupancies`, compiled."""

    def __init__(self, data: dict[str, Any]) -> None:
        words: dict[str, str] = data.get("ends", {})
        # 被证实 tells of the one before it, as 证实 does not.
        self.passive = frozenset(words.get("passive", ""))
        self.joins = frozenset(words.get("joins", ""))
        self.parting, self.contract = (re.compile(words.get(key, "(?!)")) for key in ("parting", "contract"))
        keys = ("dead", "out", "killed", "listed", "unreal", "dismissed", "resigned", "put_out", "gone")
        self.dead, self.out, self.killed, self.listed, self.unreal, self.dismissed, self.resigned, self.put_out, self.went = (
            re.compile(words.get(key, "(?!)")) for key in keys
        )

    def over(self, page: Page, sentence: Sentence, phrase: Phrase, end: int) -> bool:
        """Whether the sentence tells that the office of the phrase's person is over; `end`: where the list ends that he stands in."""
        low = max(sentence.start, phrase.start - BEFORE)
        before = page.folded[low : phrase.start]
        if self.listed.search(before):
            return True
        if (killed := self.killed.search(before)) is not None and not self.unreal.search(before[: killed.start()]):
            return not any(p.letter == "P" and p.start > low + killed.start() and p is not phrase for p in before_of(sentence, phrase))
        if self.parted(page, phrase, end) is not None:
            return True
        if page.folded[end : end + 1] == "的":
            return False
        return any(self.told(page, sentence, end, how) for how in ((self.dead, DEATH_REACH), (self.out, LOSS_REACH)))

    def how(self, page: Page, sentence: Sentence, phrase: Phrase, end: int) -> Change | None:
        """Whether who is out of office was dismissed or went himself; None where the sentence does not tell."""
        before = page.folded[max(sentence.start, phrase.start - BEFORE) : phrase.start]
        if (killed := self.killed.search(before)) is not None and self.dismissed.match(killed.group()):
            return "dismissed"
        if (parted := self.parted(page, phrase, end)) is not None:
            return "dismissed" if self.dismissed.match(parted) else None
        match = self.out.search(page.folded, end, min(sentence.end, end + LOSS_REACH))
        if match is None or not self.told(page, sentence, end, (self.out, LOSS_REACH)):
            return None
        # 失去教席，遭校方终止合约: how he lost it may stand behind.
        stop = next((p.start for p in sentence.phrases if p.letter == "P" and p.start > match.end()), sentence.end)
        if self.dismissed.search(page.folded, match.start(), min(stop, match.end() + HOW_REACH)):
            return "dismissed"
        return "resigned" if self.resigned.search(match.group()) else None

    def parted(self, page: Page, phrase: Phrase, end: int) -> str | None:
        """What is done with him about his contract, in words around his name: 不再与甲续约, 终止与甲的合约."""
        if page.folded[phrase.start - 1 : phrase.start] not in self.joins or self.contract.match(page.folded, end) is None:
            return None
        match = self.parting.search(page.folded, max(0, phrase.start - GONE_REACH), phrase.start)
        return match.group() + page.folded[end : end + GONE_REACH] if match is not None else None

    def gone(self, page: Page, start: int) -> Change | None:
        """How he went of whom it is said before his office: 已免职的 + 局长甲, 已辞职的 + 部长乙."""
        low = max(0, start - GONE_REACH)
        if page.folded[start - 1 : start] != "的":
            return None
        if self.put_out.search(page.folded, low, start):
            return "dismissed"
        return "resigned" if self.went.search(page.folded, low, start) else None

    def told(self, page: Page, sentence: Sentence, end: int, how: tuple[re.Pattern[str], int]) -> bool:
        """The words stand behind the name, with nobody else and no other act between."""
        pattern, reach = how
        match = pattern.search(page.folded, end, min(sentence.end, end + reach))
        if match is None or self.unreal.search(page.folded[end : match.start()]):
            return False
        between = range(end, match.start())
        others = "P" if pattern is self.out else "PG"
        if any(p.start in between and p.letter in others and p.open_reference != "owner" for p in sentence.phrases):
            return False
        told = (w for w in sentence.words if w.start in between and w.table in _TOLD)
        return pattern is self.out or all(page.folded[w.start - 1] in self.passive for w in told)


def before_of(sentence: Sentence, phrase: Phrase) -> list[Phrase]:
    """The phrases that stand before one in its sentence."""
    return [p for p in sentence.phrases if p.end <= phrase.start]
