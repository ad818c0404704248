"""What somebody claims that another did wrong is an accusation."""

from typing import Any

from dragoman.lexicon.model import Lexicon
from dragoman.reading.drafts import Drafts
from dragoman.reading.english.clauses import Clauses
from dragoman.reading.english.sides import Sides
from dragoman.reading.page import Page, Phrase
from dragoman.schema.claims import Event, Quotation
from dragoman.schema.entities import Entity

ALLEGED = 0.6


class Accusing(Sides):
    """Accusations in reported speech."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self.accusing: tuple[str, ...] = tuple(lexicon.grammar("events", "en").get("accusing", []))

    def entities(self, page: Page, phrases: list[Phrase]) -> tuple[Entity, ...]:
        return tuple({e.id: e for p in phrases for e in page.entities(p)}.values())

    def alleged(self, page: Page, drafts: Drafts) -> None:
        """What somebody claims another did wrong is an accusation; several who claim it together make one."""
        groups: dict[tuple[Any, ...], list[Quotation]] = {}
        for claim in drafts.claims:
            if isinstance(claim, Quotation) and claim.cue and claim.cue.lower().startswith(self.accusing):
                groups.setdefault((claim.spans, claim.content, claim.date, claim.asserted_by), []).append(claim)
        for (spans, content, date, asserted_by), claims in groups.items():
            accused = self.blamed(page, claims[0])
            blamed = accused[0] if accused else None
            if blamed is None or not self.find["wrong"].search(content.lower()) or self.find["defended"].search(content.lower()):
                continue
            speakers = tuple(c.speaker for c in claims)
            heard = [m for s in speakers if (m := page.cast.members.get(s.id or "")) is not None]
            if not any(m.final.named or m.final.country or m.final.owner for m in heard):
                continue
            ids = {s.id for s in speakers}
            countries = {m.final.country for s in speakers if (m := page.cast.members.get(s.id or "")) is not None} - {None}
            if (blamed.member and blamed.member.final.country in countries) or (blamed.member and blamed.member.final.id in ids):
                continue
            drafts.emit(
                Event, [(s.start, s.end) for s in spans[:1]], rule="event.alleged", confidence=ALLEGED, date=date,
                claimants=[asserted_by], event="ACCUSE", mode="allege", actor=speakers, recipient=self.entities(page, accused),
            )  # fmt: skip

    def blamed(self, page: Page, claim: Quotation) -> list[Phrase]:
        """The actors that the words begin with."""
        start, end = claim.spans[0].start, claim.spans[0].end
        sentence = page.sentence_at(start)
        offset = page.text.find(claim.content.split(" … ")[0][:24], start, end) if sentence else -1
        if sentence is None or offset < 0:
            return []
        found = next((p for p in sentence.phrases if offset <= p.start <= offset + 12 and p.member is not None), None)
        if found is None or found.open_reference == "adjective" or found.letter not in "PSOUMG":
            return []
        before = [q for p in sentence.phrases if p.start < offset and p.member and p.member.final.id == claim.speaker.id for q in p.inner]
        if "ing " in page.folded[offset : found.start] or any(q.member is found.member for q in before):
            return []
        index = sentence.fine.at(found.start)
        last = Clauses(self.grammar, sentence).listed(index, len(sentence.fine.text))
        return [found, *(sentence.fine.slots[i] for i in range(index + 1, last) if i in sentence.fine.slots)]
