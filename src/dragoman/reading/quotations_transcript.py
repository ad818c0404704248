"""A conversation written down turn by turn: NAME：words. Who says a line that begins with a label no name pass knows, and where it ends."""

import re
from collections import Counter

from dragoman.reading.cast import Member
from dragoman.reading.page import Page, Phrase
from dragoman.reading.quotations_grammar import Grammar
from dragoman.reading.quotations_saying import Part, Saying
from dragoman.reading.quotations_speaker import Subject
from dragoman.reading.quotations_stretch import Stretch
from dragoman.schema.report import Block

# So many labelled lines make a conversation, and so often a label comes again.
LEAST_TURNS, LEAST_AGAIN = 6, 2
# One label in so many is a name that is known.
PEOPLE = 4
# A turn's words are at least this long.
LEAST_WORDS = 6
SURE = 0.75
_LABEL = re.compile(
    r"(?P<L>[\u4e00-\u9fff·．]{1,12}|[a-z][a-z .·'’-]{1,24})(?:[（(][^（）()：:\n]{1,16}[）)])?[：:](?!/)[ \u3000]*", re.IGNORECASE
)
# A paragraph without a label in which somebody says I or you goes on with the turn.
_SPOKEN = re.compile("我|你|您|咱")


class Transcript:
    """The turns of one page, by where they begin."""

    def __init__(self, page: Page, grammar: Grammar) -> None:
        self.page = page
        self.roles = grammar.words["turn_roles"]
        self.asking, self.answering = grammar.words["asking_labels"], grammar.words["answering_labels"]
        self.turns: dict[int, tuple[Phrase, int, int]] = {}
        blocks = page.document.blocks
        labels = {
            b.start: m for b in blocks if b.kind in {"paragraph", "item", "quotation"} and (m := _LABEL.match(page.folded, b.start, b.end))
        }
        often = Counter(m["L"] for m in labels.values())
        if self.interview(labels):
            return
        if len(labels) < LEAST_TURNS or len(often) < 2:
            return
        every = labels
        self.cued = tuple(grammar.words["label_cues"])
        self.unfit = grammar.words["no_label"]
        heads = {p.start: p for p in page.phrases()}
        people = {start: heads[start] for start, m in labels.items() if self.person(heads.get(start), m)}
        labels = {start: m for start, m in labels.items() if start in people or self.again(m["L"], often)}
        if len(labels) < LEAST_TURNS or len(people) * PEOPLE < len(labels):
            return
        for number, block in enumerate(blocks):
            if block.start in labels:
                match = labels[block.start]
                phrase = people.get(block.start) or self.unknown(match)
                self.turns[block.start] = (phrase, match.end(), self.end(blocks, number, every))

    def interview(self, labels: dict[int, re.Match[str]]) -> bool:
        """问：… 答：…: the answers are those of the guest, who is named before the first question."""
        asked = [start for start, m in labels.items() if m["L"] in self.asking]
        answered = {start: m for start, m in labels.items() if m["L"] in self.answering}
        if not asked or not answered or len(asked) + len(answered) < len(labels):
            return False
        guest = self.guest(min(asked[0], min(answered)))
        if guest is None:
            return False
        blocks = self.page.document.blocks
        for number, block in enumerate(blocks):
            if (match := answered.get(block.start)) is not None:
                phrase = Phrase(*match.span("L"), *match.span("L"), "P", guest, posts=[], inner=[], also=[])
                self.turns[block.start] = (phrase, match.end(), self.end(blocks, number, labels))
        return True

    def guest(self, before: int) -> Member | None:
        """Who was named last before the first question, in the title else."""
        named = [p for p in self.page.phrases() if p.end <= before and p.letter == "P" and p.member is not None and p.member.final.named]
        told = [p for p in named if not p.open_reference]
        return told[-1].member if told else None

    def again(self, label: str, often: Counter[str]) -> bool:
        """The label comes again and again, or names a part in the conversation."""
        if label in self.unfit or label.endswith(self.cued):
            return False
        return label in self.roles or often[label] > LEAST_AGAIN

    def person(self, phrase: Phrase | None, label: re.Match[str]) -> bool:
        """The label is a name."""
        if phrase is None or phrase.letter != "P" or phrase.open_reference.startswith(("person", "self", "counted")):
            return False
        if label["L"].endswith(self.cued) or label["L"] in self.unfit:
            return False
        return phrase.head_end >= label.end("L") and phrase.member is not None

    def unknown(self, label: re.Match[str]) -> Phrase:
        """A given name alone, a name that stands nowhere else, or somebody's part: 主持人."""
        low, high = label.span("L")
        folded, name = label["L"], self.page.text[low:high]
        if folded in self.roles:
            member = self.page.cast.unnamed(low, "group", name)
        else:
            full = [m for m in self.page.cast.members.values() if m.type == "person" and any(n.startswith(name + "·") for n in m.names)]
            member = full[0].final if len(full) == 1 else self.page.cast.unknown("person", name)
        return Phrase(low, high, low, high, "P", member, posts=[], inner=[], also=[])

    def end(self, blocks: tuple[Block, ...], number: int, labels: dict[int, re.Match[str]]) -> int:
        """Where the turn that begins with a block ends."""
        end = blocks[number].end
        for block in blocks[number + 1 :]:
            if block.kind != "paragraph" or block.start in labels or not _SPOKEN.search(self.page.folded, block.start, block.end):
                break
            end = block.end
        return end

    def saying(self, stretch: Stretch) -> Saying | None:
        """The turn that begins with a stretch."""
        sentence = stretch.sentence
        if (turn := self.turns.get(sentence.start)) is None:
            return None
        phrase, begin, end = turn
        if end - begin < LEAST_WORDS:
            return None
        at = stretch.index(phrase.start)
        subject = Subject([phrase], at, at + 1, SURE)
        return Saying(
            stretch, phrase.start, phrase.end, "say", "", "label", SURE, subject, sentence.start, [Part(begin, end, False)], spoken=True
        )
