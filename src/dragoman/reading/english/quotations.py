"""Who said what in English: cue before or after the words, direct speech in one or several parts, sources cited."""

import re

from dragoman.lexicon.model import Lexicon
from dragoman.reading.drafts import Drafts
from dragoman.reading.english.blockquotes import BlockQuotations
from dragoman.reading.english.clauses import word_before
from dragoman.reading.english.lexis import Found
from dragoman.reading.english.speech import Cue, SpeechGrammar, Told, edtf_between, people
from dragoman.reading.english.telling import SHORTEST, Telling
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.text.quotes import QuotePair

# Fewer words before "…, X said" are no words of his: "Furthermore, X promised".
FEWEST_WORDS = 3
# How far into its sentence the speaker of "As X noted, …" may stand, in characters of the shadow.
AS_LEAD = 40


class EnglishQuotations(Telling):
    """The quotation pass for English."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        super().__init__(SpeechGrammar(lexicon))
        self.blocks = BlockQuotations(lexicon)

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the quotations of one page, and the scopes of who says what."""
        found = self.grammar.cues(page)
        starts = [hit.start for hit in found]
        quotes = [q for q in page.quotes if q.depth == 0 and q.kind == "quote"]
        self.dated = {}
        last: tuple[Sentence, list[Phrase]] | None = None
        for sentence in page.sentences:
            cues = self.grammar.of_sentence(page, sentence, found, starts)
            own = [q for q in quotes if sentence.start <= q.start < sentence.end]
            around = [q for q in quotes if q.start < sentence.start < q.end]
            told = self.sentence(page, sentence, cues, [*around, *own]) if sentence.fine.slots else []
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
        self.blocks.read(page, drafts)

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
            if one.last == len(sentence.fine.text) and (rest := self.interposed(sentence, one)) is not None:
                told.append(rest)
        told.extend(t for t in [self.according(page, sentence)] if t is not None)
        return self.cut(sentence, told)

    def interposed(self, sentence: Sentence, one: Told) -> Told | None:
        """The plan, X said, is …: the words go on behind him."""
        text, after = sentence.fine.text, one.cue.high
        if one.start >= one.first or "”" in text[: one.end] or self.grammar.find["verb_next"].match(text, after) is None:
            return None
        return Told(one.speakers, after + 2, self.end(text), one.first, self.end(text), one.cue, one.dates, joined=True)

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
            if one.cue.low < one.start and (lead := self.grammar.find["announcing"].match(text, one.start)) is not None:
                one.start = lead.end()
            if one.first < one.start and (lead := self.grammar.find["cited_first"].match(text, one.start)) is not None:
                one.start = lead.end()
            tail = self.grammar.find["participle"].search(text, one.start, one.end) if one.cue.low < one.start else None
            close = tail.start() + (text[tail.start() + 1] in '”"') * 2 if tail is not None else 0
            if tail is not None and text.count("“", one.start, close) == text.count("”", one.start, close):
                one.end = max(tail.start(), close)
            self.narrow(text, one)
        for earlier, later in ((a, b) for at, a in enumerate(told) for b in told[at + 1 :]):
            if earlier.start < later.first < earlier.end:
                before = text[earlier.start : later.first]
                if later.first == later.cue.low or self.grammar.find["new_subject"].search(before):
                    join = self.grammar.find["junction"].search(before)
                    earlier.end = earlier.start + (join.start() if join else len(before))
        for one in told:
            loose = self.grammar.find["loose_end"].search(text, one.start, one.end) if one.cue.low < one.start else None
            one.end = loose.start() if loose is not None else one.end
        return [t for t in told if len(text[t.start : t.end].strip()) >= SHORTEST]

    def narrow(self, text: str, one: Told) -> None:
        """Words after the cue end before the speaker's next act, with a clause that only leads up to the main one, at a loose join."""
        if one.cue.low >= one.start:
            return
        if one.first == one.cue.low - 3 and text[one.first + 1 : one.cue.low] == ", ":
            one.end = one.start  # X, worried that …, did something
        if text.rfind("(", 0, one.cue.low) > text.rfind(")", 0, one.cue.low) and (closed := text.find(")", one.start)) > 0:
            one.end = min(one.end, closed)  # said within brackets
        again = self.grammar.find["acts_again"].search(text, one.start, one.end)
        if self.grammar.find["leading_up"].match(text) and one.first < 60:
            again = self.grammar.find["comma"].search(text, one.start, one.end) or again
        now = self.grammar.find["back_to_now"].search(text, one.start, one.end) if again is None else None
        if now is not None and " would " in text[one.start : now.start()]:
            again = now
        if again is not None and text.count("“", one.start, again.start()) == text.count("”", one.start, again.start()):
            one.end = again.start()

    def leading(self, page: Page, sentence: Sentence, cue: Cue, subject: list[Phrase], following: Cue | None) -> Told | None:
        """Speaker, cue, words."""
        text = sentence.fine.text
        match = self.grammar.find["before"].search(text, max(0, cue.low - 160), cue.low)
        first = cue.low
        if cue.participle and text[max(0, cue.low - 2) : cue.low] == ", ":
            speakers = subject or self.lead(sentence, cue)
        elif match is not None:
            speakers = [p for p in people(sentence, match.start("S"), match.end("S")) if p.letter in "PSOUMGTX"]
            first = match.start("S")
            if len(speakers) > 1 and speakers[-1].open_reference == "pronoun":
                speakers, first = speakers[-1:], sentence.fine.at(speakers[-1].start)
            if cue.noun is False and speakers and speakers[-1].open_reference == "adjective" and not self.adjective_speaks(cue):
                return None
        elif not cue.noun and self.grammar.find["joined"].search(text, max(0, cue.low - 40), cue.low):
            guessed = not subject and self.grammar.find["guessed"].search(text, 0, cue.low) is not None
            speakers = [] if guessed else subject or self.lead(sentence, cue)
        else:
            speakers = self.lead(sentence, cue) if cue.participle else []
        before = word_before(text, first)[1] if match is not None and first == match.start("S") else ""
        quoting = before == "as" and self.grammar.find["speaks_on"].match(text, cue.high) is not None
        as_told = first < AS_LEAD and text.startswith(", ", cue.high) and not cue.noun
        as_told = as_told and self.grammar.find["as_lead"].match(text, 0, first) is not None
        if before in self.grammar.hanging and not quoting and not as_told:
            return None
        if not speakers or self.grammar.find["silent"].search(text[max(0, cue.low - 24) : cue.low].rstrip()):
            return None
        if first > 1 and any(p.open_reference == "pronoun" and page.folded[p.start : p.end] == "they" for p in speakers):
            return None
        if self.noun_too(page, text, cue, speakers):
            return None
        if self.doubtful(cue) and not all(p.letter == "P" for p in speakers):
            return None
        if cue.participle and self.grammar.find["inferred"].match(page.folded[cue.found.start : cue.found.end]):
            return None
        owned = match is not None and text[match.end("S") : match.end("S") + 2] in {"’s", "'s"}
        if owned and not cue.noun and not self.adjective_speaks(cue):
            return None
        if (
            self.apart(sentence, cue, first)
            or self.strange(page, speakers)
            or (cue.participle and self.grammar.find["in_saying"].search(text, 0, cue.low))
        ):
            return None
        if as_told and not quoting:
            return Told(speakers, cue.high + 2, self.end(text), first, self.end(text), cue, edtf_between(page, sentence, first, cue.high))
        return self.words(page, sentence, cue, (speakers, first, subject is not None and speakers == subject), following)

    def noun_too(self, page: Page, text: str, cue: Cue, speakers: list[Phrase]) -> bool:
        """the rival state “sees”; an X report: title; the X report, “Title”."""
        kinds = {kind for _, forms in cue.found.rows for kind in forms}
        word = page.folded[speakers[-1].head_start : speakers[-1].end]
        if page.folded[cue.found.start : cue.found.end] in self.grammar.nouns_too and len(speakers) == 1 and not word.endswith("s"):
            return True
        if "base" in kinds and text.startswith(":", cue.high) and page.folded.startswith(("a ", "an "), speakers[0].start):
            return True
        return kinds <= {"base"} and speakers[0].letter in "SO" and self.grammar.find["speaks_on"].match(text, cue.high) is not None

    def doubtful(self, cue: Cue) -> bool:
        """reveal, hope: results show and countries hope without a word."""
        return any(row["form"] in self.grammar.doubtful for row, _ in cue.found.rows)

    def adjective_speaks(self, cue: Cue) -> bool:
        """Russian claims that …: a noun of speech with its speaker's adjective."""
        return any(row.get("pos") == "noun" for row, _ in cue.found.rows)

    def lead(self, sentence: Sentence, cue: Cue) -> list[Phrase]:
        """The actor that the sentence begins with: …, stating that; … and claimed that."""
        found = [p for p in people(sentence, 0, min(cue.low, 12)) if p.letter in "PSOUMG" and p.open_reference != "adjective"]
        return found[:1]

    def words(self, page: Page, sentence: Sentence, cue: Cue, who: tuple[list[Phrase], int, bool], following: Cue | None) -> Told | None:
        """The words after a cue, by its frame."""
        speakers, first, again = who
        text = sentence.fine.text
        lead = sentence.fine.at(speakers[0].start)
        dates = edtf_between(page, sentence, first if again else min(lead, first), cue.low)
        told = Told(speakers, cue.high, self.end(text), first, self.end(text), cue, dates)
        limit = following.low if following is not None else len(text)
        that = self.grammar.find["that"].match(text[cue.high :])
        if that is not None and (cue.high + that.start("C") - 6 > limit or not self.leads_in(that.group("pre"))):
            that = None
        if "addressee" in cue.frames and self.heard(page, sentence, told, that is None):
            return told
        if that is not None:
            told.start = cue.high + that.start("C")
            told.dates = dates or edtf_between(page, sentence, cue.high, told.start)
            told.venue = self.venue(text, cue.high, told.start)
            told.source = self.cited(sentence, cue.high, told.start)
            return None if cue.noun and that.group("pre").strip() else told
        return None if cue.noun else self.without_that(page, sentence, told)

    def heard(self, page: Page, sentence: Sentence, told: Told, alone: bool) -> bool:
        """told reporters: the hearer, and, without `that`, the words right after him. True: the words are found."""
        grammar, text, at = self.grammar, sentence.fine.text, told.cue.high
        hearer = grammar.find["hearer"].match(text[at:])
        if hearer is None:
            return False
        heard = people(sentence, at + hearer.start("S"), at + hearer.end("S"))
        told.addressee = heard[0] if heard else None
        after = at + hearer.end()
        if alone and text.startswith(" of ", after):
            told.start = after + len(" of ")
            return True
        if not alone or text[after : after + 1] not in {" ", ",", ":"} or grammar.find["not_heard"].match(text, after):
            return False
        prelude = grammar.find["prelude"].match(text, after)
        told.start = prelude.end() if prelude else after
        told.dates = told.dates + edtf_between(page, sentence, after, told.start)
        return True

    def without_that(self, page: Page, sentence: Sentence, told: Told) -> Told | None:
        """Words right after the cue: what somebody is accused of, a noun phrase, direct speech, a clause."""
        grammar, text, cue, at = self.grammar, sentence.fine.text, told.cue, told.cue.high
        if "accuse" in cue.frames and (of := grammar.find["accused"].match(text[at:])) is not None:
            told.start = at + of.start("C")
            told.dates = told.dates or edtf_between(page, sentence, at, told.end)
            return told
        if "object" in cue.frames and grammar.find["no_object"].match(text, at):
            return None
        if any(row["form"] in grammar.naming for row, _ in cue.found.rows) and grammar.find["named_so"].match(text, at) is None:
            return None
        if "object" in cue.frames and (of := re.match(r" (?P<C>[^ ,.;])", text[at:])) is not None:
            told.start = at + of.start("C")
            return told
        prelude = grammar.find["prelude"].match(text, at)
        start = prelude.end() if prelude else at
        told.dates = told.dates or edtf_between(page, sentence, at, start)
        told.venue, told.addressee = self.venue(text, at, start), None
        if grammar.find["in_principle"].match(text, start):
            return None
        opened = grammar.find["quoted_next"].match(text[start:])
        if opened is not None:
            told.start = start + opened.end()
            return told
        if any(row["type"] == "deny" for row, _ in cue.found.rows) or text[start : start + 1] != " ":
            return None
        told.start = start + 1
        if grammar.find["no_words"].match(text, start) is not None or (
            grammar.find["thing_claimed"].match(text, start) and grammar.find["told_verb"].search(text, start) is None
        ):
            return None
        if cue.strong:
            return told if grammar.find["clause"].match(text, start, told.end) else None
        return told if "clause" in cue.frames and self.weak_clause(sentence, start) else None

    def weak_clause(self, sentence: Sentence, start: int) -> bool:
        """A clause without `that` after a cue that may also take an object: somebody and a finite verb."""
        first = next(
            (sentence.fine.slots[i] for i in range(start, min(start + 6, len(sentence.fine.text))) if i in sentence.fine.slots), None
        )
        pattern = self.grammar.find["helped"] if first is not None and first.open_reference == "adjective" else self.grammar.find["finite"]
        return pattern.match(sentence.fine.text, start) is not None

    def leads_in(self, words: str) -> bool:
        """Between cue and `that` stands only when, where, to whom or from which source."""
        return "citing" in words or self.grammar.find["lead_in"].fullmatch(words) is not None

    def venue(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        match = self.grammar.find["venue"].search(text, start, end)
        return (match.start("V"), match.end("V")) if match else None

    def cited(self, sentence: Sentence, start: int, end: int) -> Phrase | None:
        match = self.grammar.find["source"].search(sentence.fine.text, start, end)
        found = people(sentence, match.start("S"), match.end("S")) if match else []
        return found[0] if found else None

    def trailing(self, page: Page, sentence: Sentence, cue: Cue, quotes: list[QuotePair]) -> Told | None:
        """Words, speaker, cue: the cue stands at the end, or between two parts of direct speech."""
        text = sentence.fine.text
        if cue.noun or ("object" in cue.frames and len(cue.frames) == 1):
            return None
        inverted = self.grammar.find["after"].match(text, cue.high)
        comma = self.grammar.find["closing"].search(text[: cue.low])
        speakers: list[Phrase] = []
        first, content_end = cue.low, 0
        if comma is not None and inverted is not None:
            speakers = people(sentence, inverted.start("S"), inverted.end("S"))
            content_end, last = comma.start() + 1, inverted.end()
        else:
            match = self.grammar.find["before"].search(text, max(0, cue.low - 160), cue.low)
            if match is None or match.start("S") < SHORTEST:
                return None
            lead = self.grammar.find["closing_before"].search(text[: match.start("S")])
            if lead is None or self.grammar.hanging_behind.intersection(lead.group().split()):
                return None
            speakers, first, last = people(sentence, match.start("S"), match.end("S")), match.start("S"), cue.high
            content_end = lead.start() + 1
        if self.doubtful(cue) and not all(p.letter == "P" for p in speakers):
            return None
        tail = self.grammar.find["prelude"].match(text, last)
        close = tail.end() if tail else last
        ended = text[close : close + 1] in {".", ",", "", ":", ";"} or self.grammar.find["goes_on"].match(text, close) is not None
        if not speakers or not ended or self.strange(page, speakers) or not self.said_before(sentence, cue, text[:content_end], first):
            return None
        dates = edtf_between(page, sentence, first, close)
        joined = self.grammar.find["connective"].match(text)
        begin = joined.end() if joined is not None and joined.end() < content_end - SHORTEST else 0
        return Told(speakers, begin, content_end, min(first, cue.low), len(text), cue, dates, None, self.venue(text, last, close))

    def said_before(self, sentence: Sentence, cue: Cue, words: str, first: int) -> bool:
        """Words in front of a speaker are his unless they only say when and where, or he begins to speak behind his cue."""
        if self.apart(sentence, cue, first):
            return False
        if "”" in words or '"' in words:
            return True
        find = self.grammar.find
        fronted = all(len(part.split()) < FEWEST_WORDS or find["fronted"].match(part) is not None for part in words.split(", "))
        return not fronted and find["speaks_on"].match(sentence.fine.text, cue.high) is None

    def strange(self, page: Page, speakers: list[Phrase]) -> bool:
        """he, she: only a person."""
        return any(p.letter != "P" and page.folded[p.start : p.end] in {"he", "she"} for p in speakers)

    def apart(self, sentence: Sentence, cue: Cue, first: int) -> bool:
        """is estimated: nobody's words; it suggests: what `it` is stays open; Texas Instruments said: a name cut in two."""
        text, slots = sentence.fine.text, sentence.fine.slots
        kinds = {kind for _, forms in cue.found.rows for kind in forms}
        if not cue.noun and "ing" not in kinds and self.grammar.find["passive"].search(text, max(0, cue.low - 24), cue.low):
            return True
        speaker = slots.get(first)
        if speaker is None or speaker.letter == "P":
            return False
        if speaker.open_reference == "pronoun":
            return bool(kinds & {"s", "base"}) and speaker.letter in "SOMU"
        unknown = speaker.member is not None and speaker.member.entry is None
        return unknown and text[first - 1] == " " and first - 2 in slots and slots[first - 2].letter in "TLS"

    def according(self, page: Page, sentence: Sentence) -> Told | None:
        """According to X, …; …, according to X."""
        text = sentence.fine.text
        match = self.grammar.find["according"].search(text)
        if match is None:
            return None
        speakers = [p for p in people(sentence, match.start("S"), match.end("S")) if p.open_reference != "adjective"]
        if not speakers:
            return None
        low, after = match.start(), sentence.fine.offsets[match.end("S")]
        if page.text[after : after + 1] == " " and page.text[after + 1 : after + 2].isupper():
            return None  # according to the UN Convention
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
        joined = self.grammar.find["connective"].match(text)
        first = joined.end() if joined is not None and joined.end() < low else 0
        if low <= 3 or (joined is not None and joined.end() == low):
            apposed = self.grammar.find["apposed"].match(text, match.end())
            comma = apposed.end() - 2 if apposed else text.find(", ", match.end())
            if comma < 0:
                return None
            return Told(speakers, comma + 2, self.end(text), low, len(text), cue, dates)
        if self.grammar.find["midway"].match(text, match.end()) or text[:low].rstrip(" ,").endswith(" that"):
            return None
        return Told(speakers, first, len(text[:low].rstrip(" ,")), low, match.end(), cue, dates)
