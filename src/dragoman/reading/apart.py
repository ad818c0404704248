"""Whom 他 cannot be: the subject in whose own clause it is the object, and who speaks the turn of a conversation in which it stands."""

from typing import Any

from dragoman.reading.cast import Member
from dragoman.reading.page import Page, Phrase, Sentence, last_mark
from dragoman.text.scripts import fold

# How far, in characters, the subject of a clause may stand from its object.
REACH = 10
# How far a pronoun stands from the beginning of a clause that has only a verb before it.
CLOSE = 5
# So many paragraphs at least begin with who speaks, one in so many of all, and in one in so many of those somebody says I.
TURNS, SHARE, SPOKEN = 6, 5, 3
_ENDS = frozenset("，。；：！？、）)”」』\n")
_ACTORS = frozenset("PGSTOUM")
# Between the two: the pronoun is one of a pair, or stands in a clause about some noun: 他坐上那辆把他…的车.
_JOINED, _HINDERS = frozenset({"", "和", "与", "及", "以及", "、"}), _ENDS | frozenset("的那这哪个名位种")

# Something befalls him; and before the pronoun: it is no object of whom the clause before is about.
_SUFFERED, _MADE_TO = frozenset("被遭获"), frozenset("由使令让")


class Apart:
    """Looks at one pronoun and those before it in its sentence."""

    def __init__(self, page: Page, data: dict[str, Any]) -> None:
        self.page = page
        # Right before a pronoun: it is the object of the verb or preposition; and what says that it is not, though a mark follows.
        words = ("not_owner_after", "asked_after", "object_after", "hearer_after")
        self.unmet = tuple(data.get("not_met_after", ["\n"]))
        self.met = tuple({fold(word) for key in words for word in data.get(key, [])} - {*self.unmet})
        self.is_he = tuple(data.get("predicate_after", ["\n"]))
        blocks = page.document.blocks
        labels = [p for s in page.sentences if (p := self.label(s)) is not None]
        told = [b for p in labels if (b := self.block(p)) is not None and "我" in page.folded[b[0] : b[1]]]
        self.talk = len(labels) >= max(TURNS, len(blocks) // SHARE) and len(told) * SPOKEN >= len(labels)

    def block(self, phrase: Phrase) -> tuple[int, int] | None:
        """Beginning and end of the paragraph of a phrase."""
        sentence = self.page.sentence_at(phrase.start)
        block = self.page.document.blocks[sentence.block] if sentence is not None else None
        return (block.start, block.end) if block is not None else None

    def label(self, sentence: Sentence) -> Phrase | None:
        """NAME： at the head of a paragraph."""
        first = sentence.phrases[0] if sentence.phrases else None
        if first is None or first.letter != "P" or first.start != sentence.start or first.member is None:
            return None
        heads = sentence.start == self.page.document.blocks[sentence.block].start
        return first if heads and self.page.folded[first.end : first.end + 1] in {"：", ":"} else None

    def speaker(self, sentence: Sentence) -> Member | None:
        """Whose turn the sentence belongs to."""
        if not self.talk:
            return None
        number = sentence.number
        while number and self.page.sentences[number - 1].block == sentence.block:
            number -= 1
        label = self.label(self.page.sentences[number])
        return label.member.final if label is not None and label.member is not None else None

    def subject(self, sentence: Sentence, named: list[Phrase], pronoun: Phrase) -> Member | None:
        """甲帮她, 乙问他: of those named, the subject of the clause in which the pronoun is the object."""
        folded, at = self.page.folded, pronoun.start
        before = [p for p in named if p.end <= at and p.letter in _ACTORS]
        nearest = before[-1] if before else None
        if nearest is None or nearest.letter not in "PGUO" or nearest.member is None or at - nearest.end > REACH:
            return None
        between = folded[nearest.end : at]
        if between in _JOINED or not _HINDERS.isdisjoint(between) or not self.object(sentence, pronoun, nearest.end):
            return None
        if any(w.table == "cues" and nearest.end <= w.start and w.end < at for w in sentence.words):
            return None
        return nearest.member.final

    def told_of(self, sentence: Sentence, pronoun: Phrase, own: list[tuple[Member, int]]) -> Member | None:
        """甲表示，乙尚未自首，警方会通缉他: 乙, with whom the words of the first begin. `own`: who was named, and where the names end."""
        if len(own) == 1 or own[1][0].final is own[0][0].final or not self.object(sentence, pronoun, own[0][1]):
            return None
        says = [w for w in sentence.words if w.table == "cues" and own[0][1] <= w.start and w.end < own[1][1]]
        return own[1][0] if says and "，" in self.page.folded[says[-1].end : own[1][1]] else None

    def met_by_him(self, sentence: Sentence, pronoun: Phrase, own: list[tuple[Member, int]]) -> Member | None:
        """甲会见了乙，感谢他……: 乙, where the clause has no subject of its own and 甲 goes on."""
        folded, first = self.page.folded, own[0][0].final
        low = last_mark(folded, "，；", own[0][1], pronoun.start)
        others = [member for member, end in own if member.final is not first and member.final.named and end <= low]
        if not others or pronoun.start - low > CLOSE or folded[pronoun.start - 1] in _MADE_TO:
            return None
        if not _SUFFERED.isdisjoint(folded[own[0][1] : low]):
            return None
        alone = not any(low < p.start < pronoun.start and p.letter in _ACTORS for p in sentence.phrases)
        return others[-1] if alone and self.object(sentence, pronoun, low + 1) else None

    def object(self, sentence: Sentence, pronoun: Phrase, low: int) -> bool:
        """A verb or preposition right before it takes it as its object, or its clause ends with it behind some verb."""
        folded, at = self.page.folded, pronoun.start
        if folded[pronoun.end : pronoun.end + 1] == "的":
            return False
        if any(
            folded.endswith(word, low, at) and at - len(word) in self.page.boundaries for word in self.met if folded[at - 1] == word[-1]
        ):
            return True
        return folded[pronoun.end : pronoun.end + 1] in _ENDS and not folded.endswith(self.is_he, low, at)
