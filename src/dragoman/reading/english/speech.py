"""Who said something: the speakers around a cue, and the words of the cue's sentence that are theirs."""

from bisect import bisect_left

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.english.lexis import Found, Lexis
from dragoman.reading.english.patterns import patterns
from dragoman.reading.page import Page, Phrase, Sentence


class Cue(Struct, eq=False):
    """A cue in a sentence; `low` and `high` are indices of the shadow."""

    low: int
    high: int
    found: Found
    frames: frozenset[str]
    strong: bool
    assessment: bool
    denies: bool
    noun: bool
    participle: bool = False
    judges: bool = False


class Told(Struct, eq=False):
    """Speakers with the stretch of their words; indices of the shadow."""

    speakers: list[Phrase]
    start: int
    end: int
    first: int
    last: int
    cue: Cue
    dates: list[str]
    addressee: Phrase | None = None
    venue: tuple[int, int] | None = None
    source: Phrase | None = None
    # The words begin again after a second cue of the same speaker: …, but repeated that ….
    joined: bool = False


class SpeechGrammar:
    """Cues and patterns, compiled once."""

    def __init__(self, lexicon: Lexicon) -> None:
        data = lexicon.grammar("quotations", "en")
        self.lexis = Lexis(lexicon, lexicon.words("cues", "en"))
        self.hanging = frozenset(data.get("hanging", []))
        self.hanging_behind = self.hanging | frozenset(data.get("hanging_behind", []))
        self.nominal_forms = frozenset(data.get("nominal_forms", []))
        self.nouns_too = frozenset(data.get("nouns_too", []))
        self.naming = frozenset(data.get("naming", []))
        self.doubtful = frozenset(data.get("doubtful", []))
        self.find = patterns(data)

    def cues(self, page: Page) -> list[Found]:
        """All cue forms of the page."""
        return self.lexis.find(page.folded)

    def of_sentence(self, page: Page, sentence: Sentence, found: list[Found], starts: list[int]) -> list[Cue]:
        """The cues of one sentence outside its phrases, with their places in the shadow."""
        shadow = sentence.fine
        cues = []
        for hit in found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]:
            low = shadow.at(hit.start)
            if shadow.offsets[low] != hit.start or shadow.text[low] != page.folded[hit.start]:
                continue
            if page.folded[hit.start : hit.end] in self.nominal_forms:
                continue
            rows = [row for row, _ in hit.rows]
            kinds = {kind for _, forms in hit.rows for kind in forms}
            noun = all(row.get("pos") == "noun" for row in rows)
            frames = frozenset(row["frame"] for row in rows)
            strong = any(row.get("tier") == "strong" and row["frame"] == "clause" for row in rows)
            verb_rows = [row for row in rows if row.get("pos") != "noun"] or rows
            types = {row["type"] for row in rows}
            assessment = any(row.get("assessment") == "yes" for row in verb_rows)
            high = low + hit.end - hit.start
            cues.append(Cue(low, high, hit, frames, strong, assessment, "silent" in types, noun, kinds == {"ing"}, "claim" in types))
        return cues


def people(sentence: Sentence, start: int, end: int) -> list[Phrase]:
    """The phrases between two indices of the shadow that stand for somebody."""
    return [p for i, p in sorted(sentence.fine.slots.items()) if start <= i < end and p.member is not None]


def edtf_between(page: Page, sentence: Sentence, start: int, end: int) -> list[str]:
    """Dates told between two indices of the shadow."""
    low, high = sentence.fine.offsets[start], sentence.fine.offsets[min(end, len(sentence.fine.offsets) - 1)]
    return [d.edtf for d in sentence.dates if low <= d.start < high and d.edtf is not None]
