"""How things stand with somebody: interests, mandates, capabilities, economy, grievances, security, opinion."""

from dragoman.lexicon.model import Lexicon
from dragoman.reading import modality
from dragoman.reading.drafts import Drafts
from dragoman.reading.frames import Found, Frames
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.reading.trends import Trends
from dragoman.schema.claims import Auxiliary, Condition
from dragoman.schema.entities import Entity

TOLD = 0.7
# What a subject from another clause, and a text that only considers, take off.
ELIDED, CONSIDERED = 0.05, 0.25
SELVES = frozenset({"self", "selves"})


class Conditions:
    """The condition pass."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        data = lexicon.grammar("conditions", language)
        self.frames = Frames(lexicon, data)
        self.trends = Trends(data.get("trend", {}))
        self.modality = modality.knowledge(lexicon, language)

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the conditions of one page."""
        for sentence in self.frames.sentences(page):
            if sentence.kind == "title":
                continue
            taken: list[tuple[int, int, str]] = []
            for found in self.frames.find(page, sentence):
                self.told(page, drafts, sentence, found, taken)

    def told(self, page: Page, drafts: Drafts, sentence: Sentence, found: Found, taken: list[tuple[int, int, str]]) -> None:
        """One match; the same words with the same aspect only once."""
        row, shadow, match = found.frame.row, found.shadow, found.match
        low, high = shadow.span(*match.span("m"))
        if "rest" in match.groupdict() and match["rest"]:
            high = shadow.span(*match.span("rest"))[1]
        of = self.holders(page, found)
        if not of or any(a < high and low < b and aspect == row["aspect"] for a, b, aspect in taken):
            return
        trend = self.trends.of(found)[0] if row.get("trend") else None
        if row.get("trend") == "needed" and trend is None:
            return
        modes = self.modes(page, sentence, found)
        taken.append((low, high, row["aspect"]))
        about = {e.id: e for p in sentence.phrases if low <= p.start < high for e in page.entities(p)}
        drafts.emit(
            Condition,
            [(min(found.start, low), max(high, found.end))],
            rule=f"condition.{row['aspect']}",
            confidence=row.get("confidence", TOLD) - ELIDED * found.elided - CONSIDERED * ("hypothetical" in modes),
            auxiliary=modes,
            of=of,
            aspect=row["aspect"],
            matter=page.text[low:high].strip("，、；： "),
            about=tuple(e for e in about.values() if e not in of),
            trend=trend,
        )

    def modes(self, page: Page, sentence: Sentence, found: Found) -> set[Auxiliary]:
        """From the words between holder and verb, so that the 只有 of 只有甲拥有 is no condition; what stands elsewhere counts whole."""
        modes = modality.auxiliary(page, sentence, found.verb, self.modality) - {"historical"}
        if not found.elided and "hypothetical" in modes and not self.modality.hypothetical.search(found.between):
            modes.discard("hypothetical")
        if found.frame.row.get("negation"):
            modes.add("negation")
        return modes

    def holders(self, page: Page, found: Found) -> tuple[Entity, ...]:
        """Whose condition it is; nobody where the form asks for another class or for a name."""
        row = found.frame.row
        if row.get("only") and any(p.letter not in row["only"] for p in found.sources):
            return ()
        if row.get("named") and not all(self.is_named(p) for p in found.sources):
            return ()
        return tuple({e.id: e for p in found.sources for e in page.entities(p)}.values())

    def is_named(self, phrase: Phrase) -> bool:
        return phrase.open_reference not in SELVES and phrase.member is not None and phrase.member.final.named
