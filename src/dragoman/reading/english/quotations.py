"""Who said what in English: cue before or after the words, direct speech in one or several parts, sources cited."""

import re

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.drafts import Drafts, Scope
from dragoman.reading.english.clauses import word_before
from dragoman.reading.english.lexis import Found
from dragoman.reading.english.speech import Cue, SpeechGrammar, Told, edtf_between, people
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.schema.claims import Quotation, QuotationMode
from dragoman.schema.entities import Entity
from dragoman.text.quotes import QuotePair

REPORTED, DIRECT, NOMINAL, OBJECT = 0.85, 0.9, 0.7, 0.65
SHORTEST = 8
_TRAILING_DATE = re.compile(r",? (?:on |in )?$")
_QUOTED = re.compile(r"[“”\"«»]")
_NEW_SUBJECT = re.compile(r"(?:,? (?:and|but|while)|;) $")
_RESPECTIVELY = re.compile(r"\brespectively\b")
# A participle of speech after a comma goes on about the speaker, not about what he said.
_PARTICIPLE = re.compile(
    r", (?:refuting|denying|rejecting|adding|noting|citing|claiming|stating|stressing|warning|accusing|arguing|calling|describing|dismissing|condemning|urging|likely an?|possibly|probably|apparently)\b"
)
_OPENING = re.compile(r"^[\s“\"‘'—–-]*$")


# Before a speaker these show that somebody else is the subject, or that the speech is only considered.
_HANGING = frozenset(
    {
        "of",
        "with",
        "to",
        "in",
        "for",
        "from",
        "by",
        "on",
        "about",
        "between",
        "against",
        "how",
        "if",
        "what",
        "whether",
        "when",
        "than",
        "unless",
        "as",
    }
)


class Part(Struct):
    """A stretch of somebody's words: offsets of the words, their evidence, the words as recorded."""

    start: int
    end: int
    span: tuple[int, int]
    content: str
    mode: QuotationMode
    dates: list[str]


class EnglishQuotations:
    """The quotation pass for English."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.grammar = SpeechGrammar(lexicon)

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the quotations of one page, and the scopes of who says what."""
        found = self.grammar.cues(page)
        starts = [hit.start for hit in found]
        quotes = [q for q in page.quotes if q.depth == 0 and q.kind == "quote"]
        self.dated: dict[str | None, tuple[int, str]] = {}
        last: tuple[Sentence, list[Phrase]] | None = None
        for sentence in page.sentences:
            cues = self.grammar.of_sentence(page, sentence, found, starts)
            own = [q for q in quotes if sentence.start <= q.start < sentence.end]
            told = self.sentence(page, sentence, cues, own) if sentence.fine.slots else []
            for number, one in enumerate(told):
                if not one.joined:
                    more = [t for t in told[number + 1 :] if t.joined and t.speakers == one.speakers]
                    self.emit(page, drafts, sentence, [one, *more], own)
            if told:
                last = (sentence, told[0].speakers)
                continue
            if last is not None and self.goes_on(page, sentence, own, last[0]):
                self.continued(page, drafts, sentence, last[1], own)
                last = (sentence, last[1])
            elif own or sentence.kind == "heading":
                last = None

    def sentence(self, page: Page, sentence: Sentence, cues: list[Cue], quotes: list[QuotePair]) -> list[Told]:
        """What each cue of a sentence brings in; a cue inside another's words is left to that speaker unless it has its own."""
        told: list[Told] = []
        subject: list[Phrase] = []
        if sentence.kind == "title":
            return []
        for number, cue in enumerate(cues):
            one = self.trailing(page, sentence, cue, quotes) if not told else None
            if one is None and not self.in_quotes(sentence, cue, quotes):
                following = next((c for c in cues[number + 1 :]), None)
                one = self.leading(page, sentence, cue, subject, following)
            if one is None:
                continue
            if any(t.start == one.start for t in told):
                continue
            one.joined = bool(told) and self.same_breath(page, sentence, told[-1], one)
            subject = one.speakers
            told.append(one)
        told.extend(t for t in [self.according(page, sentence)] if t is not None)
        return self.cut(sentence, told)

    def same_breath(self, page: Page, sentence: Sentence, earlier: Told, later: Told) -> bool:
        """X said that …, but repeated that …: one quotation, unless the second has a day of its own."""
        if earlier.speakers != later.speakers or {"object", "accuse"} & (earlier.cue.frames | later.cue.frames) or later.cue.noun:
            return False
        final = self.trailing_date(page, sentence, sentence.fine.offsets[later.start], self.close(sentence, later))[1]
        return not final and not edtf_between(page, sentence, later.cue.high, later.start)

    def in_quotes(self, sentence: Sentence, cue: Cue, quotes: list[QuotePair]) -> bool:
        offset = sentence.fine.offsets[cue.low]
        return any(q.start <= offset < q.end for q in quotes)

    def cut(self, sentence: Sentence, told: list[Told]) -> list[Told]:
        """A later cue of the sentence's own level ends the words of the one before it."""
        text = sentence.fine.text
        for one in told:
            tail = _PARTICIPLE.search(text, one.start, one.end) if one.cue.low < one.start else None
            if tail is not None and text.count("“", one.start, tail.start()) == text.count("”", one.start, tail.start()):
                one.end = tail.start()
        for earlier, later in ((a, b) for at, a in enumerate(told) for b in told[at + 1 :]):
            if earlier.start < later.first < earlier.end:
                before = text[earlier.start : later.first]
                if later.first == later.cue.low or _NEW_SUBJECT.search(before):
                    join = re.search(r"(?:,|;)?(?: (?:and|but|while|then|also|but also))*(?: [a-z]+ly)? $", before)
                    earlier.end = earlier.start + (join.start() if join else len(before))
        return [t for t in told if len(text[t.start : t.end].strip()) >= SHORTEST]

    def leading(self, page: Page, sentence: Sentence, cue: Cue, subject: list[Phrase], following: Cue | None) -> Told | None:
        """Speaker, cue, words."""
        text = sentence.fine.text
        match = self.grammar.before.search(text, max(0, cue.low - 160), cue.low)
        first = cue.low
        if cue.participle and text[max(0, cue.low - 2) : cue.low] == ", ":
            speakers = subject or self.lead(sentence, cue)
        elif match is not None:
            speakers = [p for p in people(sentence, match.start("S"), match.end("S")) if p.letter in "PSOUMGTX"]
            first = match.start("S")
            if cue.noun is False and speakers and speakers[-1].open_reference == "adjective" and not self.adjective_speaks(cue):
                return None
        elif not cue.noun and self.grammar.joined.search(text, max(0, cue.low - 40), cue.low):
            speakers = subject or self.lead(sentence, cue)
        else:
            speakers = self.lead(sentence, cue) if cue.participle else []
        if match is not None and first == match.start("S") and word_before(text, first)[1] in _HANGING:
            return None
        if not speakers or self.grammar.silent.search(text[max(0, cue.low - 24) : cue.low].rstrip()):
            return None
        return self.words(page, sentence, cue, (speakers, first, subject is not None and speakers == subject), following)

    def adjective_speaks(self, cue: Cue) -> bool:
        """Russian claims that …: a noun of speech with its speaker's adjective."""
        return any(row.get("pos") == "noun" for row, _ in cue.found.rows)

    def lead(self, sentence: Sentence, cue: Cue) -> list[Phrase]:
        """The actor that the sentence begins with: …, stating that; … and claimed that."""
        found = [p for p in people(sentence, 0, min(cue.low, 12)) if p.letter in "PSOUMG" and p.open_reference != "adjective"]
        return found[:1]

    def words(self, page: Page, sentence: Sentence, cue: Cue, who: tuple[list[Phrase], int, bool], following: Cue | None) -> Told | None:
        """The words after a cue, by its frame."""
        grammar, text = self.grammar, sentence.fine.text
        speakers, first, again = who
        at, addressee = cue.high, None
        rest = text[at:]
        that = grammar.that.match(rest)
        limit = following.low if following is not None else len(text)
        if that is not None and (at + that.start("C") - 6 > limit or not self.leads_in(that.group("pre"))):
            that = None
        end = self.end(text)
        lead = sentence.fine.at(speakers[0].start)
        dates = edtf_between(page, sentence, first if again else min(lead, first), cue.low)
        if "addressee" in cue.frames and (hearer := grammar.hearer.match(rest)) is not None:
            heard = people(sentence, at + hearer.start("S"), at + hearer.end("S"))
            addressee = heard[0] if heard else None
            after = at + hearer.end()
            if (
                that is None
                and text[after : after + 1] in {" ", ",", ":"}
                and not re.match(r" (?:to|of|about|not|against|after|in|on) ", text[after:])
            ):
                prelude = grammar.prelude.match(text, after)
                start = prelude.end() if prelude else after
                return Told(speakers, start, end, first, end, cue, dates + edtf_between(page, sentence, after, start), addressee)
        if that is not None:
            start = at + that.start("C")
            dates = dates or edtf_between(page, sentence, at, start)
            told = Told(speakers, start, end, first, end, cue, dates, addressee, self.venue(text, at, start))
            told.source = self.cited(sentence, at, start)
            return None if cue.noun and that.group("pre").strip() else told
        if cue.noun:
            return None
        if "accuse" in cue.frames and (of := re.match(rf" (?P<S>{grammar.speaker})[^.;,]{{0,40}}? of (?P<C>.)", rest)) is not None:
            return Told(speakers, at + of.start("C"), end, first, end, cue, dates or edtf_between(page, sentence, at, end))
        if "object" in cue.frames and (of := re.match(r" (?P<C>[^ ,.;])", rest)) is not None:
            return Told(speakers, at + of.start("C"), end, first, end, cue, dates)
        prelude = grammar.prelude.match(text, at)
        start = prelude.end() if prelude else at
        opened = re.match(r"(?:,|:)? ?(?=(?:the |an? |its |his |her )?[“\"«])|: ", text[start:])
        if opened is not None:
            return Told(
                speakers,
                start + opened.end(),
                end,
                first,
                end,
                cue,
                dates or edtf_between(page, sentence, at, start),
                None,
                self.venue(text, at, start),
            )
        if any(row["type"] == "deny" for row, _ in cue.found.rows):
            return None
        clause = self.finite(text, start, end) if cue.strong else "clause" in cue.frames and self.weak_clause(sentence, start)
        if text[start : start + 1] == " " and clause:
            return Told(
                speakers,
                start + 1,
                end,
                first,
                end,
                cue,
                dates or edtf_between(page, sentence, at, start),
                None,
                self.venue(text, at, start),
            )
        return None

    def finite(self, text: str, start: int, end: int) -> bool:
        """What follows looks like a clause of its own: it begins with somebody or with an article or pronoun, and goes on."""
        return (
            re.match(
                rf" (?:{self.grammar.speaker}|[{chr(0xE00A)}]|there |this |these |those |it |he |she |they |we |no |all |both |an? |the |any )",
                text[start:end],
            )
            is not None
        )

    def weak_clause(self, sentence: Sentence, start: int) -> bool:
        """A clause without `that` after a cue that may also take an object: somebody and a finite verb."""
        first = next(
            (sentence.fine.slots[i] for i in range(start, min(start + 6, len(sentence.fine.text))) if i in sentence.fine.slots), None
        )
        pattern = self.grammar.helped if first is not None and first.open_reference == "adjective" else self.grammar.finite
        return pattern.match(sentence.fine.text, start) is not None

    def leads_in(self, words: str) -> bool:
        """Between cue and `that` stands only when, where, to whom or from which source."""
        return "citing" in words or self.grammar.lead_in.fullmatch(words) is not None

    def venue(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        match = self.grammar.venue.search(text, start, end)
        return (match.start("V"), match.end("V")) if match else None

    def cited(self, sentence: Sentence, start: int, end: int) -> Phrase | None:
        match = self.grammar.source.search(sentence.fine.text, start, end)
        found = people(sentence, match.start("S"), match.end("S")) if match else []
        return found[0] if found else None

    def trailing(self, page: Page, sentence: Sentence, cue: Cue, quotes: list[QuotePair]) -> Told | None:
        """Words, speaker, cue: the cue stands at the end, or between two parts of direct speech."""
        text = sentence.fine.text
        if cue.noun or ("object" in cue.frames and len(cue.frames) == 1):
            return None
        inverted = self.grammar.after.match(text, cue.high)
        comma = re.search(r"(?:,[”\"’]?|[?!][”\"]|[”\"],?) $", text[: cue.low])
        speakers: list[Phrase] = []
        first, content_end = cue.low, 0
        if comma is not None and inverted is not None:
            speakers = people(sentence, inverted.start("S"), inverted.end("S"))
            content_end, last = comma.start() + 1, inverted.end()
        else:
            match = self.grammar.before.search(text, max(0, cue.low - 160), cue.low)
            if match is None or match.start("S") < SHORTEST:
                return None
            lead = re.search(r"(?:,[”\"’]?|[?!][”\"]|[”\"],?) (?:an? |the )?(?:[a-z-]+ ){0,3}?$", text[: match.start("S")])
            if lead is None or _HANGING.union({"who", "which", "that", "while"}).intersection(lead.group().split()):
                return None
            speakers, first, last = people(sentence, match.start("S"), match.end("S")), match.start("S"), cue.high
            content_end = lead.start() + 1
        tail = self.grammar.prelude.match(text, last)
        close = tail.end() if tail else last
        if not speakers or (
            text[close : close + 1] not in {".", ",", "", ":", ";"}
            and not re.match(r" (?:in|on|after|during|at|as|from|to|while|when|by) ", text[close:])
        ):
            return None
        if "addressee" in cue.frames and self.grammar.hearer.match(text, cue.high):
            pass
        dates = edtf_between(page, sentence, first, close)
        return Told(speakers, 0, content_end, min(first, cue.low), len(text), cue, dates, None, self.venue(text, last, close))

    def according(self, page: Page, sentence: Sentence) -> Told | None:
        """According to X, …; …, according to X."""
        text = sentence.fine.text
        match = self.grammar.according.search(text)
        if match is None:
            return None
        speakers = [p for p in people(sentence, match.start("S"), match.end("S")) if p.open_reference != "adjective"]
        if not speakers:
            return None
        low = match.start()
        cue = Cue(
            low,
            low + 12,
            Found(sentence.fine.offsets[low], sentence.fine.offsets[low] + len("according to"), ()),
            frozenset({"according"}),
            True,
            False,
            False,
            False,
        )
        dates = edtf_between(page, sentence, match.start(), match.end())
        if low <= 3:
            comma = text.find(", ", match.end())
            if comma < 0:
                return None
            return Told(speakers, comma + 2, self.end(text), low, len(text), cue, dates)
        return Told(speakers, 0, len(text[:low].rstrip(" ,")), low, match.end(), cue, dates)

    def end(self, text: str) -> int:
        return len(text.rstrip(" .\n"))

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
        spread = len(dates) == len(entities) > 1 and _RESPECTIVELY.search(sentence.fine.text) is not None
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
        return self.grammar.assessed.search(words) is not None or self.grammar.facts.search(words) is None

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
        if told.first <= told.start:
            span = (min(shadow.offsets[told.first], start), max(end, cue.end))
        else:
            span = (start, max(cue.end, told.speakers[-1].end))
        return Part(start, end, span, content, mode, dates)

    def trailing_venue(self, sentence: Sentence, told: Told, end: int) -> int:
        """…, during an interview with X at the end."""
        shadow = sentence.fine
        for match in self.grammar.venue.finditer(shadow.text, told.start, told.end):
            if shadow.span(match.start("V"), match.end("V"))[1] >= end - 1:
                heard = people(sentence, match.start("V"), match.end("V"))
                told.addressee = told.addressee or (heard[-1] if heard and "with " in match.group("V") else None)
                told.venue = (match.start("V"), match.end("V"))
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
        lead = _TRAILING_DATE.search(page.folded, start, final.start)
        return (lead.start() if lead else final.start), [final.edtf]

    def content(self, page: Page, start: int, end: int, quotes: list[QuotePair]) -> tuple[str, QuotationMode]:
        """The words, without outer marks."""
        text = page.text[start:end].strip()
        inside = [q for q in quotes if q.start >= start - 1 and q.end <= end + 1]
        if inside and text[:1] in '“"«' and (inside[0].end >= end - 1 or text[-1:] in '”"»,'):
            outer = inside[0]
            if outer.start <= start + 1 and outer.end >= end - 2:
                return page.text[outer.inner_start : outer.inner_end].strip().rstrip(","), "direct"
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
