"""Who said something: the speakers around a cue, and the words of the cue's sentence that are theirs."""

import re
from bisect import bisect_left

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.english.lexis import Found, Lexis
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.reading.shadow import class_of

LONGEST_PRELUDE = 110


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
        speaker = "[" + class_of("PSOUMGTX") + "]"
        date = class_of("D")
        adverbs = _any(data.get("adverbs", []))
        self.speaker = speaker
        listed = rf"{speaker}(?:(?:, {speaker})*,? and {speaker})?"
        aside = r"(?:, [^,;]{1,90},| \([^)]{1,60}\))?"
        small = rf"(?: (?:{adverbs}|[a-z]+ly|(?:on )?{date}))*"
        self.before = re.compile(rf"(?P<S>{listed})(?:['’]s)?{aside}(?P<mid>{small}),? $")
        self.joined = re.compile(rf"(?:,? (?:{_any(data.get('joins', []))})|,)(?: (?:{adverbs}|[a-z]+ly))* $")
        self.after = re.compile(rf" (?P<S>{listed})")
        self.silent = re.compile(rf"\b(?:{_any(data.get('silent', []))})$")
        self.date = re.compile(date)
        venue = rf"(?:in|during|at|on|via|through) (?:an? |the |his |her |its |their |{speaker}['’]s )?(?:[a-z-]+ ){{0,3}}?(?:{_any(data.get('venues', []))})(?: (?:with|to|by|in|on|for|of) (?:the )?(?:[a-z]+ ){{0,2}}{speaker}?)?"
        self.venue = re.compile(rf" (?P<V>{venue})\b")
        place = rf"in {'[' + class_of('SLT') + ']'}"
        self.prelude = re.compile(
            rf"(?: (?:(?:on |in |early |late |last |this )*{date}|also|again|separately|{venue}|{place}|yesterday|today|later in the day|there)(?:,)?)*"
        )
        helping = "did|does|do|has|have|had|is|are|was|were|will|would|could|can|cannot|may|might|must|should"
        opened = rf" (?:the |an? )?{speaker}(?:['’]s [a-z ]{{3,30}}?)?,? (?:[a-z]+ly |also |now |still )?"
        self.finite = re.compile(rf"{opened}(?:{helping}|[a-z]+(?<!ne)ed|[a-z]+s)\b")
        self.helped = re.compile(rf"{opened}(?:[a-z]+ ){{0,4}}?(?:{helping})\b")
        self.facts = re.compile(r"\b(?:had|has|have|did|was|were|been)\b")
        self.that = re.compile(r"(?P<pre>[^.;:“\"]{0,110}?)(?:,)? that (?P<C>.)")
        self.lead_in = re.compile(
            rf"(?:[ ,]|{date}|{speaker}|{venue}|{place}|(?:on|in|early|late|last|this|the|also|again|separately|respectively|and|to|response|both|here"
            rf"|there|yesterday|today|[a-z]+ly)\b)*"
        )
        self.source = re.compile(rf"\bciting (?:the )?(?:[a-z-]+ ){{0,3}}?(?P<S>{listed})")
        self.hearer = re.compile(rf" (?P<S>{listed}|reporters|lawmakers|viewers|parliament)")
        self.assessed = re.compile(rf"\b(?:{_any(data.get('assessed', []))})\b")
        self.according = re.compile(
            rf"\b[Aa]ccording to (?:an? |the )?(?:[a-z-]+ ){{0,4}}?(?:{speaker}['’]s (?:[a-z-]+ ){{0,2}})?(?P<S>{listed})"
        )

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
            rows = [row for row, _ in hit.rows]
            kinds = {kind for _, forms in hit.rows for kind in forms}
            noun = all(row.get("pos") == "noun" for row in rows)
            frames = frozenset(row["frame"] for row in rows)
            strong = any(row.get("tier") == "strong" and row["frame"] == "clause" for row in rows)
            verb_rows = [row for row in rows if row.get("pos") != "noun"] or rows
            cues.append(
                Cue(
                    low, low + hit.end - hit.start, hit, frames, strong,
                    any(row.get("assessment") == "yes" for row in verb_rows), any(row["type"] == "silent" for row in rows), noun, kinds == {"ing"}, any(row["type"] == "claim" for row in rows),
                )
            )  # fmt: skip
        return cues


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


def people(sentence: Sentence, start: int, end: int) -> list[Phrase]:
    """The phrases between two indices of the shadow that stand for somebody."""
    return [p for i, p in sorted(sentence.fine.slots.items()) if start <= i < end and p.member is not None]


def shadow_text(sentence: Sentence, start: int, end: int) -> str:
    """A stretch of the shadow."""
    return sentence.fine.text[start:end]


def edtf_between(page: Page, sentence: Sentence, start: int, end: int) -> list[str]:
    """Dates told between two indices of the shadow."""
    low, high = sentence.fine.offsets[start], sentence.fine.offsets[min(end, len(sentence.fine.offsets) - 1)]
    return [d.edtf for d in sentence.dates if low <= d.start < high and d.edtf is not None]
