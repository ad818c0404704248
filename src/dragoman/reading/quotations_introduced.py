"""Whole sections and lists that a heading or a line above them gives to somebody: 甲社所做的核查："""

from dragoman.reading.page import Page, Sentence
from dragoman.reading.quotations_grammar import Grammar
from dragoman.reading.quotations_saying import Part, Saying
from dragoman.reading.quotations_speaker import SpeakerFinder, Subject
from dragoman.reading.quotations_stretch import Marks, Stretch
from dragoman.text.scripts import fold

SURE = 0.6


class Introduced:
    """Finds what is introduced on one page. What comes of it says who asserts, and makes no record."""

    def __init__(self, page: Page, grammar: Grammar, finder: SpeakerFinder, marks: Marks) -> None:
        self.page, self.known, self.finder, self.marks = page, grammar.sources, finder, marks
        self.blocks = page.document.blocks

    def read(self) -> list[Saying]:
        """Silent sayings, one for each heading or line that introduces others' words."""
        made: list[Saying] = []
        for number, sentence in enumerate(self.page.sentences):
            following = self.page.sentences[number + 1] if number + 1 < len(self.page.sentences) else None
            if following is None or following.block == sentence.block:
                continue
            found = self.headed(sentence) if sentence.kind in {"title", "heading"} else self.listed(sentence)
            if found is not None:
                made.append(found)
        return made

    def headed(self, sentence: Sentence) -> Saying | None:
        """A heading, and all up to the next of its rank."""
        match = self.known.headed.search(sentence.fine.text)
        if match is None:
            return None
        subject = Subject(sentence.fine.phrases(match, "S"), match.start("S"), match.end("S"), SURE)
        if sentence.kind == "title" and self.writes(subject):
            return None
        return self.saying(sentence, subject, self.section(sentence.block))

    def writes(self, subject: Subject) -> bool:
        """Who speaks is the report's author."""
        author = fold(self.page.document.report.author or "")
        return any(fold(name) in author for p in subject.phrases if p.member for name in p.member.final.names)

    def section(self, block: int) -> list[int]:
        """The blocks under a heading."""
        found: list[int] = []
        for number in range(block + 1, len(self.blocks)):
            other = self.blocks[number]
            if other.kind == "heading" and other.level <= self.blocks[block].level and self.blocks[block].kind != "title":
                break
            if other.kind in {"paragraph", "item", "quotation"}:
                found.append(number)
        return found

    def listed(self, sentence: Sentence) -> Saying | None:
        """A line with a colon at its end, and the points under it."""
        if sentence.kind != "paragraph" or not self.page.folded[sentence.start : sentence.end].rstrip().endswith("："):
            return None
        points: list[int] = []
        for number in range(sentence.block + 1, len(self.blocks)):
            block = self.blocks[number]
            if block.kind != "item" and not self.known.point.match(self.page.folded, block.start):
                break
            points.append(number)
        stretch = self.marks.stretches(sentence)[0]
        match = self.known.listing.search(stretch.text.rstrip(), stretch.segment(stretch.high - 1)) if points else None
        subject = self.finder.subject(stretch, match.start(), stretch.low) if match else None
        return self.saying(sentence, subject, points) if subject is not None else None

    def saying(self, sentence: Sentence, subject: Subject, blocks: list[int]) -> Saying | None:
        if not blocks or not (subject.phrases or subject.document):
            return None
        stretch: Stretch = self.marks.stretches(sentence)[0]
        subject.confidence = max(subject.confidence, SURE)
        parts = [Part(self.blocks[number].start, self.blocks[number].end, False) for number in blocks]
        return Saying(stretch, sentence.start, sentence.start, "say", "", "introduced", SURE, subject, sentence.start, parts, silent=True)
