"""In whose voice something is told that is no quotation of the sentence: block quotations, views, what a study finds."""

from dragoman.lexicon.model import Lexicon
from dragoman.reading.drafts import Drafts, Scope
from dragoman.reading.english.clauses import ClauseGrammar, Clauses, word_before
from dragoman.reading.english.patterns import patterns
from dragoman.reading.page import Page, Phrase, Sentence

# Those who may speak.
SPEAKING = "PSOUMG"
# Groups and the like only at the head of the sentence, within so many characters of the shadow.
FIRST = 24
# A name right behind one of these stands in a title or in somebody's words.
OPENING = frozenset("“‘\"'")
# Patterns of the grammar file that name who says so.
VOICES = ("in_view", "own_view", "work_of", "who_says", "aloud")
# Behind these stands who a text is by.
AUTHORS = frozenset({"by", "from"})


class BlockQuotations:
    """Adds the scopes of block quotations, so that what stands in them is asserted by their speakers."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.grammar = ClauseGrammar(lexicon)
        self.find = patterns(lexicon.grammar("quotations", "en"))

    def voices(self, page: Page, drafts: Drafts) -> None:
        """In the view of X, …; a study by X finds that …; X, who claims …; X said aloud what others think: …"""
        for sentence in page.sentences:
            text = sentence.fine.text
            if sentence.kind in {"title", "heading"} or not sentence.fine.slots or not self.voiced(text):
                continue
            for name in VOICES:
                match = self.find[name].search(text)
                if match is None or match.start("who") not in sentence.fine.slots:
                    continue
                words = match.span("words") if "words" in match.re.groupindex else (match.end(), len(text))
                start, end = sentence.fine.offsets[words[0]], sentence.fine.offsets[words[1]]
                if drafts.scopes_at(start) or drafts.scopes_at(max(start, end - 2)):
                    continue
                clauses = Clauses(self.grammar, sentence)
                index = match.start("who")
                speakers = [p for p in clauses.phrases(index, clauses.listed(index, len(text))) if p.member is not None]
                entities = [e for p in speakers for e in page.entities(p)]
                if entities and all(p.letter in SPEAKING and p.open_reference != "adjective" for p in speakers):
                    drafts.scopes.append(Scope(start, end, entities, [p.member for p in speakers if p.member]))
                break

    def voiced(self, text: str) -> bool:
        """Words stand in the sentence without which nobody's voice is told of so; most verbs of finding need a colon behind them."""
        if self.find["voiced"].search(text) is not None:
            return True
        return (": " in text or ", who " in text) and self.find["found_so"].search(text) is not None

    def read(self, page: Page, drafts: Drafts) -> None:
        self.voices(page, drafts)
        blocks = page.document.blocks
        for number, block in enumerate(blocks):
            if block.kind != "quotation" or not number or blocks[number - 1].kind == "quotation":
                continue
            lead = next((s for s in reversed(page.sentences) if s.end <= block.start), None)
            if lead is None or lead.block != number - 1 or self.find["leads_block"].search(page.folded, lead.start, lead.end) is None:
                continue
            last = number
            while last + 1 < len(blocks) and blocks[last + 1].kind == "quotation":
                last += 1
            speakers = self.speakers(lead)
            if any(scope.start <= block.start < scope.end for scope in drafts.scopes):
                continue
            entities = [e for p in speakers for e in page.entities(p)]
            if entities:
                drafts.scopes.append(Scope(block.start, blocks[last].end, entities, [p.member for p in speakers if p.member]))

    def speakers(self, lead: Sentence) -> list[Phrase]:
        """The first person who is no more than mentioned behind a preposition, else the first body that is not; else who a text is by."""
        clauses = Clauses(self.grammar, lead)
        able = [
            (i, p)
            for i, p in sorted(clauses.slots.items())
            if p.letter in SPEAKING and p.member is not None and p.open_reference != "adjective" and clauses.text[i - 1 : i] not in OPENING
        ]
        free = [(i, p) for i, p in able if self.behind(clauses, i) not in self.grammar.prepositions and (p.letter != "G" or i < FIRST)]
        own = free or [(i, p) for i, p in able if self.behind(clauses, i) in AUTHORS]
        index = next((i for i, p in own if p.letter == "P"), own[0][0] if own else None)
        return clauses.phrases(index, clauses.listed(index, len(clauses.text))) if index is not None else []

    def behind(self, clauses: Clauses, index: int) -> str:
        """The word before a phrase and its article."""
        start, word = word_before(clauses.text, index)
        return word_before(clauses.text, start)[1] if word == "the" else word
