"""From what a cue brings in to records: the words without their marks, their evidence, date, place and hearer."""

import re

from msgspec import Struct

from dragoman.reading.drafts import Drafts, Scope
from dragoman.reading.english.speech import Cue, SpeechGrammar, Told, people
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.schema.claims import Quotation, QuotationMode
from dragoman.schema.entities import Entity
from dragoman.text.quotes import QuotePair

REPORTED, DIRECT, NOMINAL, OBJECT = 0.85, 0.9, 0.7, 0.65
SHORTEST = 8
# A quotation of several sentences is one, up to so many characters.
LONGEST = 1500
_QUOTED = re.compile(r"[“”\"«»]")
_CLOSING = re.compile(r"[”\"»]")
_OPENING = re.compile(r"^[\s“\"‘'—–-]*$")


class Part(Struct):
    """A stretch of somebody's words: offsets of the words, their evidence, the words as recorded."""

    start: int
    end: int
    span: tuple[int, int]
    content: str
    mode: QuotationMode
    dates: list[str]


class Telling:
    """Makes the records of what was told."""

    def __init__(self, grammar: SpeechGrammar) -> None:
        self.grammar = grammar
        # Who spoke last on which day, by sentence.
        self.dated: dict[str | None, tuple[int, str]] = {}

    def goes_on(self, page: Page, sentence: Sentence, quotes: list[QuotePair], before: Sentence) -> bool:
        """A sentence that is nothing but direct speech, right after a quotation."""
        if sentence.number != before.number + 1 or not quotes:
            return False
        outside = page.text[sentence.start : quotes[0].start] + page.text[quotes[-1].end : sentence.end]
        return _OPENING.match(outside) is not None

    def continued(self, page: Page, drafts: Drafts, sentence: Sentence, speakers: list[Phrase], quotes: list[QuotePair]) -> None:
        start, end = quotes[0].inner_start, quotes[-1].inner_end
        entities = [e for p in speakers for e in page.entities(p)]
        for entity in entities:
            drafts.emit(
                Quotation, [(start, end)], rule="quotation.continued", confidence=DIRECT, claimants=[()], mode="direct",
                speaker=entity, content=page.text[start:end], cue=None,
            )  # fmt: skip
        drafts.scopes.append(Scope(start, end, entities, [p.member for p in speakers if p.member]))

    def emit(self, page: Page, drafts: Drafts, sentence: Sentence, told: list[Told], quotes: list[QuotePair]) -> None:
        """One record for each speaker; what is said stands in his words from now on."""
        one = told[0]
        parts = [self.part(page, sentence, t, quotes) for t in told]
        content = " … ".join(part.content for part in parts)
        if len(content) < SHORTEST:
            return
        modes = {part.mode for part in parts}
        mode: QuotationMode = next(iter(modes)) if len(modes) == 1 else "mixed"
        claimants = drafts.claimants(sentence.fine.offsets[one.first])
        entities = list({e.id: e for p in one.speakers for e in page.entities(p)}.values())
        dates = one.dates or next((p.dates for p in parts if p.dates), [])
        spread = len(dates) == len(entities) > 1 and self.grammar.find["respectively"].search(sentence.fine.text) is not None
        confidence = NOMINAL if one.cue.noun else OBJECT if one.cue.frames == {"object"} else DIRECT if mode == "direct" else REPORTED
        slots = {
            "addressee": page.entity(one.addressee) if one.addressee else None,
            "venue": self.place(page, sentence, one),
            "assessment": self.assessed(one.cue, content),
            "cue": page.text[one.cue.found.start : one.cue.found.end],
            "content": content,
            "mode": mode,
            "auxiliary": {"negation"} if one.cue.denies else set(),
        }
        spans = [part.span for part in parts]
        for at, entity in enumerate(entities):
            date = dates[at] if spread else dates[0] if dates else self.same_day(sentence, entity, one)
            if date is not None:
                self.dated[entity.id] = (sentence.number, date)
            about = self.about(page, sentence, (parts[0].start, parts[-1].end), entity)
            drafts.emit(
                Quotation, spans, rule="quotation.reported", confidence=confidence, date=date, claimants=claimants, speaker=entity,
                about=about, **slots,
            )  # fmt: skip
            source = page.entity(one.source) if one.source else None
            if source is not None and source.id != entity.id:
                chains = [(*chain, entity) for chain in claimants]
                drafts.emit(
                    Quotation, spans, rule="quotation.cited", confidence=confidence, claimants=chains, speaker=source, about=about, **slots
                )  # fmt: skip
        for part in parts:
            drafts.scopes.append(Scope(part.start, part.end, entities, [p.member for p in one.speakers if p.member]))
            if one.source is not None and (source := page.entity(one.source)) is not None:
                drafts.scopes.append(Scope(part.start, part.end, [source]))

    def same_day(self, sentence: Sentence, speaker: Entity, told: Told) -> str | None:
        """X also said: on the day of what he said in the sentence before."""
        number, day = self.dated.get(speaker.id, (-9, ""))
        also = " also " in sentence.fine.text[max(0, told.cue.low - 12) : told.cue.high + 1] or told.joined
        return day if also and sentence.number - number <= 1 else None

    def assessed(self, cue: Cue, content: str) -> bool:
        """Claims of motive, of what will come or how something is; what has been done can be checked."""
        if not cue.judges:
            return cue.assessment
        words = content.lower()
        return self.grammar.find["assessed"].search(words) is not None or self.grammar.find["facts"].search(words) is None

    def part(self, page: Page, sentence: Sentence, told: Told, quotes: list[QuotePair]) -> Part:
        """One stretch of the words with its evidence; a date or place at the end of the sentence belongs to the telling."""
        shadow = sentence.fine
        start, end = shadow.offsets[told.start], self.close(sentence, told)
        dates = told.dates
        if not dates and told.end >= self.end(shadow.text):
            end, dates = self.trailing_date(page, sentence, start, end)
        if told.venue is None and told.cue.low < told.start:
            end = self.trailing_venue(sentence, told, end)
        content, mode = self.content(page, start, end, quotes)
        cue = told.cue.found
        quotes = [q for q in quotes if page.text[q.start] != '"' or "”" not in page.text[q.start : q.end]]  # marks of two sorts
        whole = next((q for q in quotes if start - 1 <= q.start <= start + 2 and sentence.end < q.end < q.start + LONGEST), None)
        if whole is not None and told.cue.low < told.start:
            end, content, mode = whole.end, page.text[whole.inner_start : whole.inner_end].strip(), "direct"
        over = next((q for q in quotes if start + 2 < q.start < end and sentence.end < q.end < q.start + LONGEST), None)
        if whole is None and over is not None and told.cue.low < told.start:
            end, content, mode = over.end, page.text[start : over.end].strip(), "mixed"
        if told.first <= told.start:
            span = (min(shadow.offsets[told.first], start), max(end, cue.end))
        else:
            span = (start, max(cue.end, told.speakers[-1].end))
        return Part(start, end, span, content, mode, dates)

    def trailing_venue(self, sentence: Sentence, told: Told, end: int) -> int:
        """…, during an interview with X at the end."""
        shadow = sentence.fine
        for match in self.grammar.find["venue"].finditer(shadow.text, told.start, told.end):
            if self.grammar.find["held_in"].search(shadow.text, told.start, match.start("V")):
                continue
            last = shadow.span(match.start("V"), match.end("V"))[1] >= end - 1
            rest = None if last else self.grammar.find["venue_rest"].match(shadow.text, match.end("V"))
            if last or rest is not None:
                close = rest.end() if rest is not None else match.end("V")
                heard = people(sentence, match.start("V"), close)
                told.addressee = told.addressee or (heard[-1] if heard and "with " in shadow.text[match.start("V") : close] else None)
                told.venue = (match.start("V"), len(shadow.text[:close].rstrip(".")))
                return shadow.offsets[match.start()]
        return end

    def close(self, sentence: Sentence, told: Told) -> int:
        last = sentence.fine.slots.get(told.end - 1)
        return last.end if last is not None else sentence.fine.offsets[told.end]

    def trailing_date(self, page: Page, sentence: Sentence, start: int, end: int) -> tuple[int, list[str]]:
        """A date at the end of the sentence is when it was said, where nothing else says so."""
        final = next((d for d in sentence.dates if d.edtf is not None and end - 1 <= d.end <= end + 1 and d.start > start), None)
        if final is None or final.edtf is None:
            return end, []
        lead = self.grammar.find["trailing_date"].search(page.folded, start, final.start)
        return (lead.start(), [final.edtf]) if lead is not None else (end, [])

    def content(self, page: Page, start: int, end: int, quotes: list[QuotePair]) -> tuple[str, QuotationMode]:
        """The words, without outer marks."""
        text = page.text[start:end].strip()
        inside = [q for q in quotes if q.start >= start - 1 and q.end <= end + 1]
        if inside and text[:1] in '“"«' and (inside[0].end >= end - 1 or text[-1:] in '”"»,'):
            outer = inside[0]
            if outer.start <= start + 1 and outer.end >= end - 2:
                return page.text[outer.inner_start : outer.inner_end].strip().rstrip(","), "direct"
        if text[:1] in "“«" and not _CLOSING.search(text):
            return text[1:].strip().rstrip(","), "direct"
        if inside or _QUOTED.search(text):
            return text.rstrip(","), "mixed"
        return text.rstrip(","), "indirect"

    def place(self, page: Page, sentence: Sentence, told: Told) -> Entity | None:
        if told.venue is None:
            return None
        low, high = sentence.fine.span(*told.venue)
        words = page.text[low:high]
        return Entity(None, words, words)

    def about(self, page: Page, sentence: Sentence, words: tuple[int, int], speaker: Entity) -> tuple[Entity, ...]:
        found = {e.id: e for p in sentence.phrases if words[0] <= p.start < words[1] for e in page.entities(p)}
        return tuple(e for e in found.values() if e.id != speaker.id)

    def end(self, text: str) -> int:
        return len(text.rstrip(" .\n"))
