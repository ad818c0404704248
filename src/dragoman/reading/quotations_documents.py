"""Whose a document is that speaks: 声明又称, 报告指出 mean those who made it public, told of shortly before."""

from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.reading.quotations_grammar import Grammar
from dragoman.reading.quotations_saying import Saying
from dragoman.reading.quotations_speaker import EARLIER, Subject
from dragoman.text.scripts import fold

# Over how many sentences a document is still the one told of.
TOLD = 8
# A body's name before its document has so many characters.
LEAST_NAME = 3


class Issuers:
    """Remembers who made which kind of document public, on one page."""

    def __init__(self, page: Page, grammar: Grammar) -> None:
        self.page, self.grammar = page, grammar
        # Kind of document → who speaks through it, and the number of the sentence that says so.
        self.known: dict[str, tuple[Subject, int]] = {}

    def settle(self, saying: Saying, last: Saying | None) -> None:
        """Let those speak who issued the document, where they are known; remember them."""
        subject, sentence = saying.subject, saying.stretch.sentence
        if subject.document:
            kind = self.kind(subject.document)
            found = (self.owner(saying, kind) or self.issuer(kind, sentence, last)) if kind else None
            if found is not None:
                saying.subject = Subject(list(found.phrases), subject.start, subject.end, EARLIER, subject.own_clause, found.document)
        if saying.parent is None and (saying.subject.phrases or (subject.document and self.kind(subject.document) == "")):
            for kind in self.through(self.page.folded[saying.begin : saying.cue_end]):
                self.known[kind] = (saying.subject, sentence.number)

    def owner(self, saying: Saying, kind: str) -> Subject | None:
        """国际甲会新闻稿表示: the words before the document, where the report knows them as the name of a body."""
        subject, stretch = saying.subject, saying.stretch
        low = stretch.offset(subject.start)
        name = self.page.folded[low : max(low, self.page.folded.find(kind, low, saying.cue_start))].removesuffix("的")
        ends = self.grammar.words["body_ends"]
        known = len(name) >= LEAST_NAME and (name.endswith(tuple(ends)) or any(f"{name}{end}" in self.page.folded for end in ends))
        if not known:
            return None
        high = low + len(name)
        member = self.page.cast.unknown("organisation", self.page.text[low:high])
        return Subject(
            [Phrase(low, high, low, high, "O", member, posts=[], inner=[], also=[])], subject.start, subject.start + len(name), EARLIER
        )

    def kind(self, document: str) -> str:
        """The word for a document, where it is the kind of which somebody made one public."""
        words = fold(document)
        return words if words in self.grammar.words["issued"] else ""

    def through(self, clause: str) -> list[str]:
        """The kinds of document in which somebody says what the clause brings in: 在声明中, 发表报告."""
        return [kind for kind in self.grammar.words["issued"] if kind in clause and self.grammar.spoke.search(clause[: clause.index(kind)])]

    def issuer(self, kind: str, sentence: Sentence, last: Saying | None) -> Subject | None:
        """Who issued it: he who spoke through one, he whom the narration tells of, or he who spoke just before of his own accord."""
        known = self.known.get(kind)
        if known is not None and 0 <= sentence.number - known[1] <= TOLD:
            return known[0]
        for earlier in reversed(self.page.sentences[max(0, sentence.number - TOLD) : sentence.number]):
            if kind in self.page.folded[earlier.start : earlier.end] and (told := self.told(earlier, kind)) is not None:
                self.known[kind] = (told, sentence.number)
                return told
        if last is None or kind not in self.grammar.words["declared"] or last.stretch.sentence.block != sentence.block:
            return None
        near = sentence.number - last.stretch.sentence.number <= 1 and last.parent is None
        return last.subject if near and all(p.letter in "POMG" for p in last.subject.phrases) else None

    def told(self, sentence: Sentence, kind: str) -> Subject | None:
        """甲会、乙会发表联合声明: those before the verb of making it public."""
        for match in self.grammar.issuing.finditer(sentence.fine.text):
            if not match["D"].endswith(kind):
                continue
            phrases: list[Phrase] = sentence.fine.phrases(match, "S")
            if self.grammar.glue.fullmatch(sentence.fine.text, match.end("S"), match.start("K")) is None:
                continue
            if phrases and all(p.member is not None and not p.open_reference for p in phrases):
                return Subject(phrases, match.start("S"), match.end("S"), EARLIER)
        return None
