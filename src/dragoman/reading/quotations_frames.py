"""Sayings without a plain speech verb: frames of the grammar file (据X报道, X看来, 将Y视为Z), labels before a colon, bare quotations."""

import re

from dragoman.reading.page import Page, Phrase
from dragoman.reading.quotations_doubts import DOUBTED
from dragoman.reading.quotations_frame_grammar import Frame
from dragoman.reading.quotations_grammar import BLANK, Grammar
from dragoman.reading.quotations_saying import Part, Saying, clause_end, extent, mixed, opinion_end, quoted_parts, speech_like, weight
from dragoman.reading.quotations_speaker import NEAR, SpeakerFinder, Subject
from dragoman.reading.quotations_stretch import Stretch
from dragoman.reading.quotations_widened import Widener

_LABEL = re.compile(rf"{BLANK}*(.){BLANK}*[：:]\s*")
_TITLE = re.compile(rf"《({BLANK}+)》")
_ONLY_QUOTES = re.compile(rf"[“”{BLANK}\s，。]*$")
# Frames of what somebody is held to be.
_HELD = frozenset({"regard", "held-by", "described"})
# Frames of how somebody sees or calls another: he must do so himself.
_SEEN = frozenset({"regard", "called", "described"})
# A label's words are at least this long.
LEAST_LABELLED = 6
LEAST = 3
# What a view is of, before the one who holds it.
LEAST_TOPIC, MOST_TOPIC = 1, 24


class FrameReader:
    """Reads the frames of one page's stretches."""

    def __init__(self, page: Page, grammar: Grammar) -> None:
        self.page = page
        self.grammar = grammar
        self.finder = SpeakerFinder(page, grammar)
        self.widener = Widener(page, grammar)
        self.behind = [frame for frame in grammar.frames if frame.behind]

    def frames(self, stretch: Stretch) -> tuple[list[Saying], list[tuple[int, int]]]:
        """Sayings of frames, and the index ranges whose words they use up."""
        found: list[Saying] = []
        taken: list[tuple[int, int]] = []
        hinted = self.grammar.frame_words.search(stretch.text, stretch.low, stretch.high) is not None
        for frame in self.grammar.frames if hinted else self.behind:
            # A stretch hides what stands in brackets; a source behind its words stands there.
            text = stretch.sentence.fine.text if frame.behind else stretch.text
            if frame.needs.search(text, stretch.low, stretch.high) is None:
                continue
            for match in frame.pattern.finditer(text, stretch.low, stretch.high):
                start, end = match.start("K"), match.end("K")
                if any(low < end and start < high for low, high in taken):
                    continue
                if (saying := self.framed(stretch, frame, match)) is not None:
                    found += [saying.parent, saying] if saying.parent else [saying]
                    taken.append((match.start("S") if "S" in frame.pattern.groupindex else start, max(end, match.end())))
        found.sort(key=lambda s: (s.begin, not s.silent))
        return found, taken

    def framed(self, stretch: Stretch, frame: Frame, match: re.Match[str]) -> Saying | None:
        groups = frame.pattern.groupindex
        cue = (stretch.offset(match.start("K")), stretch.sentence.fine.span(match.start("K"), match.end("K"))[1])
        content = match.start("C") if match.start("C") >= 0 else match.start("C2") if "C2" in groups else match.end()
        if frame.unnamed or "W" in groups:
            start, end = match.span("W" if "W" in groups else "K")
            words = self.page.text[stretch.offset(start) : stretch.sentence.fine.span(start, end)[1]]
            subject = Subject([], start, end, frame.confidence, document=words)
        else:
            named = [name for name in ("S", "S2") if name in groups and match.start(name) >= 0]
            phrases = [p for name in named for p in stretch.sentence.fine.phrases(match, name)]
            if stretch.text[match.end("S") : match.end("S") + 1] in {"的", "之"} and frame.name in {
                "regard",
                "called",
                "described",
                "held-by",
            }:
                return None
            if "A" in groups and match.end("A") > match.start("A"):
                phrases = self.led_by(stretch, match, phrases)
            titled = self.titled(stretch, match) if frame.kind == "hear" else None
            subject = titled or Subject(phrases, match.start("S"), match.end("S"), frame.confidence)
            if frame.kind in {"hear", "say"} and subject is not titled:
                subject = self.widener.whole(stretch, subject, match.start("K")) or subject
            if frame.kind in {"hear", "say"} and subject.phrases is phrases and self.only_owns(stretch, match, phrases):
                return None
            if frame.name in _SEEN and self.grammar.causing.search(stretch.text, stretch.low, match.start("S")):
                return None
        # In a question of the author's nobody is said to think anything.
        if frame.kind == "think" and stretch.text.rstrip(f"{BLANK}”").endswith("？"):
            return None
        begin = stretch.offset(match.start())
        clause = stretch.segment(match.start("K"))
        if frame.unnamed and self.grammar.not_held.search(stretch.text, clause, match.start("K")):
            return None
        saying = Saying(stretch, cue[0], cue[1], frame.kind, frame.assessment, frame.name, frame.confidence, subject, begin, [])
        if "T" in groups:
            saying.begin = min(saying.begin, stretch.offset(match.start("T")))
            saying.target = stretch.sentence.fine.span(match.start("T"), match.end("T"))
        filled = self.credited(stretch, saying, match) if frame.behind else self.fill(stretch, saying, content, frame.indirect)
        if not filled:
            return None
        if "C2" in groups and match.start("C2") >= 0:
            self.with_topic(stretch, saying, match)
        if "M" in groups:
            saying.parent = self.messenger(stretch, match, saying)
        return saying

    def led_by(self, stretch: Stretch, match: re.Match[str], phrases: list[Phrase]) -> list[Phrase]:
        """援引内务部一名匿名官员的话: the words before the noun say whose he is."""
        last = phrases[-1]
        if last.letter != "G" or (last.member is not None and last.member.final.named):
            return phrases
        low = stretch.offset(match.start("A"))
        member = self.page.cast.unnamed(low, "group", self.page.text[low : last.end])
        return [Phrase(low, last.end, low, last.end, "G", member, posts=last.posts, inner=[], also=[])]

    def with_topic(self, stretch: Stretch, saying: Saying, match: re.Match[str]) -> None:
        """邻国在他眼中必须中立: what the view is of stands before the one who holds it."""
        start = stretch.segment(match.start())
        led = self.grammar.lead.match(stretch.text, start, match.start())
        start = led.end() if led else start
        if not LEAST_TOPIC <= match.start() - start <= MOST_TOPIC or stretch.text[start : match.start()].endswith("的"):
            return
        low, high = stretch.offset(start), stretch.sentence.fine.span(start, match.start())[1]
        saying.begin = min(saying.begin, low)
        saying.parts.insert(0, Part(low, high, False))

    def credited(self, stretch: Stretch, saying: Saying, match: re.Match[str]) -> bool:
        """The clause before a bracket that names its source."""
        start = stretch.segment(match.start())
        if weight(stretch, start, match.start()) < LEAST_LABELLED:
            return False
        saying.begin = stretch.offset(start)
        saying.parts = [Part(saying.begin, stretch.sentence.fine.span(start, match.start())[1], False)]
        return True

    def messenger(self, stretch: Stretch, match: re.Match[str], saying: Saying) -> Saying:
        """Who hands the words on: the paper in 某报援引官员的话说."""
        phrases = stretch.sentence.fine.phrases(match, "M")
        subject = Subject(phrases, match.start("M"), match.end("M"), saying.confidence)
        parts = [Part(part.start, part.end, False) for part in saying.parts]
        return Saying(
            stretch, saying.cue_start, saying.cue_end, "hear", "", saying.rule, saying.confidence, subject, saying.begin, parts, silent=True
        )

    def titled(self, stretch: Stretch, match: re.Match[str]) -> Subject | None:
        """据美国《某报》报道: the paper speaks."""
        title = _TITLE.search(stretch.text, match.end("S"), match.start("K"))
        if title is None:
            return None
        start, end = stretch.offset(title.start() + 1), stretch.offset(title.end() - 1)
        name = self.page.text[start:end]
        phrase = Phrase(start, end, start, end, "M", self.page.cast.unknown("media", name), posts=[], inner=[], also=[])
        return Subject([phrase], title.start(), title.end(), NEAR)

    def only_owns(self, stretch: Stretch, match: re.Match[str], phrases: list[Phrase]) -> bool:
        """A state before words that are neither adverbs nor a date owns the speaker, who is not known."""
        between = stretch.text[match.end("S") : match.start("K")].lstrip(BLANK).removeprefix("的")
        if phrases and phrases[-1].letter == "O":
            # 联合国 + 难民事务办公室: another body, and its people, begin with a body's name.
            return any(shape.fullmatch(between) for shape in (self.grammar.named_body, self.grammar.head_behind))
        return all(p.letter in "STL" for p in phrases) and self.grammar.glue.fullmatch(between) is None

    def fill(self, stretch: Stretch, saying: Saying, index: int, indirect: bool) -> bool:
        if not indirect and stretch.quote_at(index) is not None:
            parts, _, goes_on = quoted_parts(stretch, index)
            if not goes_on:
                saying.parts = parts
                return True
        end = extent(stretch, index, self.grammar, stretch.index(saying.begin))
        quote = stretch.quote_at(index) if indirect else None
        if quote is not None and stretch.text[quote[1] : quote[1] + 1] in {"的", "之", BLANK}:
            # 被称为“…”的大楼: a name ends with its marks.
            end = quote[1]
        if indirect and (gloss := self.grammar.glossed.search(stretch.text, index, end)) is not None:
            end = gloss.start()
        if saying.kind in {"judge", "think"}:
            end = opinion_end(stretch, index, end, "view" if saying.rule == "opinion" else saying.kind, self.grammar)
        if (
            saying.rule in {"regard", "held-by", "described"}
            and (turn := self.grammar.regarded.search(stretch.text, index, end)) is not None
        ):
            end = turn.start()
        if saying.rule in {"held-by", "given-out"} and (pause := clause_end(stretch, index)) > index:
            end = min(end, pause)
        if weight(stretch, index, end) < LEAST:
            return False
        saying.parts = [Part(stretch.offset(index), stretch.sentence.fine.span(index, end)[1], False)]
        saying.mixed = mixed(stretch, index, end, self.page.folded, self.grammar)
        return True

    def label(self, stretch: Stretch) -> Saying | None:
        """X：… at the beginning of a sentence: a line of a conversation, or a headline's short form."""
        sentence = stretch.sentence
        match = _LABEL.match(stretch.text, stretch.low, stretch.high)
        phrase = sentence.fine.slots.get(match.start(1)) if match else None
        if match is None or phrase is None or not self.labels(phrase, sentence.kind) or self.first_of_line(phrase) is False:
            return None
        if weight(stretch, match.end(), stretch.high) < LEAST_LABELLED:
            return None
        subject = Subject([phrase], match.start(1), match.end(1), 0.75)
        end = stretch.sentence.fine.span(stretch.low, stretch.high)[1]
        sure = 0.75 if sentence.kind in {"title", "heading", "description"} or self.speaks(phrase, match.end(), stretch) else DOUBTED
        saying = Saying(stretch, phrase.start, phrase.end, "say", "", "label", sure, subject, sentence.start, [])
        if stretch.quote_at(match.end()) is not None:
            saying.parts, _, _ = quoted_parts(stretch, match.end())
        else:
            saying.parts = [Part(stretch.offset(match.end()), end, False)]
        return saying

    def speaks(self, phrase: Phrase, index: int, stretch: Stretch) -> bool:
        """The same label stands elsewhere too, or 我 and marks of speech behind it: else it may only head what is told of somebody."""
        words = self.page.folded[phrase.start : phrase.end]
        twice = self.page.folded.count(f"{words}：") > 1 or stretch.quote_at(index) is not None
        return twice or self.grammar.first_person.search(self.page.folded, phrase.end, stretch.sentence.end) is not None

    def labels(self, phrase: Phrase, kind: str) -> bool:
        words = self.page.folded[phrase.start : phrase.end]
        if kind == "caption" or words in self.grammar.words["no_label"]:
            return False
        if phrase.letter == "P":
            return not phrase.open_reference.startswith(("person", "self", "counted"))
        return phrase.letter in "MO" and kind in {"title", "description"}

    def first_of_line(self, phrase: Phrase) -> bool:
        before = self.page.folded[max(0, phrase.start - 1) : phrase.start]
        return before in {"", "\n", "。", "！", "？", "；", " ", "”", "」"}

    def quiet(self, stretch: Stretch, used: set[int]) -> Saying | None:
        """X以…开场，“…。”: a quotation with a stop of its own after a clause that has a subject."""
        for low, _, pair in stretch.quotes:
            if pair.start in used or not pair.closed or low <= stretch.low:
                continue
            inner = self.page.folded[pair.inner_start : pair.inner_end]
            if inner[-1:] not in {"。", "！", "？"} or stretch.text[low - 1] not in "，：":
                continue
            clause = stretch.segment(low - 1)
            if self.grammar.shown.search(stretch.text, clause, low):
                continue
            comma = stretch.text[low - 1] == "，"
            subject = self.widener.whole(stretch, self.finder.head(stretch, clause, low - 1), low - 1)
            if subject is None or any(p.letter not in ("P" if comma else "PG") for p in subject.phrases):
                continue
            begin = stretch.offset(subject.start)
            saying = Saying(stretch, begin, begin, "say", "", "quiet", 0.65, subject, begin, quoted_parts(stretch, low)[0])
            used.add(pair.start)
            return saying
        return None

    def alone(self, stretch: Stretch) -> bool:
        """The sentence is nothing but quotation."""
        return (
            bool(stretch.quotes)
            and _ONLY_QUOTES.match(stretch.text, stretch.low, stretch.high) is not None
            and speech_like(self.page.folded, stretch.quotes[0][2])
        )
