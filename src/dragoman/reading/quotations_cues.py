"""From a cue in a stretch to a saying: what it brings in, who says it, to whom, and whether it is a cue at all."""

import re

from dragoman.reading.page import Atom, Page, Phrase
from dragoman.reading.quotations_bounds import others_begin, past_condition
from dragoman.reading.quotations_checks import MARK, STOPS, CueChecks
from dragoman.reading.quotations_grammar import Grammar
from dragoman.reading.quotations_saying import (
    LEAST,
    LEAST_ANSWER,
    SPEECH,
    Part,
    Saying,
    bare_end,
    clause_end,
    extent,
    mixed,
    named_only,
    opinion_end,
    quoted_parts,
    speech_end,
    speech_like,
    weight,
    whole_end,
)
from dragoman.reading.quotations_speaker import BESIDE, DOUBTFUL, Subject
from dragoman.reading.quotations_stretch import Stretch
from dragoman.reading.quotations_turns import Turns, same
from dragoman.reading.quotations_unnamed import UnnamedFinder
from dragoman.reading.quotations_widened import Widener
from dragoman.reading.shadow import CODE

_TOLD = re.compile(r"(?P<A>[^，。；：“”]{1,26}?)(?P<V>说|称|道|表示|，|：|“)")
_POST_GLUE = re.compile(r"[，,]?\s*")
LEAST_QUOTED = 2
# Quoted words behind the object of a rebuke are so many characters at least, with their marks.
LEAST_MOCKED = 8
# A matter that is stressed or named, without what is said of it.
TOPIC = 0.45
# Longest clause between quoted words and the clause that says whose they are.
ASIDE = 30
# Words that no phrase ends stand for a hearer up to this length.
PLAIN_HEARER = 10
# A phrase, or the range of words that stand for somebody.
Hearer = tuple[Phrase | None, tuple[int, int] | None]
# What is announced or judged without a mark ends with its clause: what follows is the narrator's.
DONE_BY_SAYING = {"announce", "judge", "demand", "warn", "claim"}
# A clause that only says when has so many characters at most.
SHORT = 10


class CueReader(CueChecks):
    """Reads the cues of one page's stretches."""

    def __init__(self, page: Page, grammar: Grammar) -> None:
        super().__init__(page, grammar)
        self.turns = Turns(grammar, self.finder)
        self.unnamed = UnnamedFinder(page, grammar)
        self.widener = Widener(page, grammar)

    def read(self, stretch: Stretch, atom: Atom, before: list[Saying]) -> Saying | None:
        """The saying that a cue brings in, or none. `before`: earlier sayings of the stretch, the last of which may be cut short."""
        start, end = stretch.index(atom.start), stretch.index(atom.end)
        if not self.alive(stretch, start, end, atom.get("tier") == "strong"):
            return None
        if (said := self.after_words(stretch, atom, start, end)) is not None:
            return said
        inside = next((s for s in reversed(before) if s.covers(atom.start)), None)
        floor = stretch.index(inside.parts[0].start) if inside else stretch.low
        for earlier in before:
            for part in earlier.parts:
                if part.quoted and part.end < atom.start:
                    floor = max(floor, min(start, stretch.index(part.end)))
        if inside is not None and self.finder.bears(stretch, stretch.segment(start), start):
            inside.cut(stretch.offset(stretch.segment(start)))
            return None
        if self.wordless(stretch, atom, end):
            return None
        subject = self.speaker(stretch, (start, end), floor, atom.get("tier") == "strong") or same(before)
        saying = self.opened(stretch, atom, (start, end), subject)
        if saying is None:
            return None
        if subject is not None and subject.own_clause:
            return saying if inside is None else self.turns.turned(stretch, start, saying, subject, inside)
        if not before or (inside is None and subject is not None and subject.start > stretch.index(before[-1].parts[-1].start)):
            return saying
        if inside is None and "；" in stretch.text[stretch.index(before[-1].cue_end) : stretch.segment(start) - 1]:
            return None
        return self.turns.continued(stretch, start, saying, inside or before[-1], inside is not None)

    def speaker(self, stretch: Stretch, at: tuple[int, int], floor: int, strong: bool) -> Subject | None:
        """The subject of a cue; before a strong one with a mark behind it also somebody of whom only these words tell."""
        start, end = at
        subject = self.widener.whole(stretch, self.finder.subject(stretch, start, floor), start)
        if (
            (subject is None or not subject.own_clause)
            and floor <= stretch.segment(start)
            and (body := self.unnamed.bare_head(stretch, start))
        ):
            return body
        if subject is None and (host := self.unnamed.host(stretch, start)) is not None:
            return host
        paused = (
            stretch.text[end : end + 1] == "，"
            and self.page.folded[stretch.offset(start) : stretch.offset(end)] in self.grammar.words["bare"]
        )
        if (not strong and not paused) or (subject is not None and subject.own_clause and subject.confidence >= DOUBTFUL + 0.01):
            return subject
        if stretch.text[end : end + 1] not in STOPS or not stretch.text[end : end + 1]:
            return subject
        if floor > stretch.segment(start):
            return subject
        return self.unnamed.voiced(stretch, start, end) or self.unnamed.find(stretch, start) or subject

    def opened(self, stretch: Stretch, atom: Atom, at: tuple[int, int], subject: Subject | None) -> Saying | None:
        """A cue with its content behind it."""
        start, end = at
        strong = atom.get("tier") == "strong"
        addressee, end = self.told(stretch, atom, end)
        if (addressee != (None, None) and stretch.text.startswith("的", end)) or self.points_back(stretch, start, end):
            return None
        if held := atom.get("type") == "judge" and self.grammar.held_as.match(stretch.text, end):
            end = held.end()
        mark = MARK.match(stretch.text, end, stretch.high)
        after = mark.end() if mark else end
        quote = stretch.quote_at(after - 1) if mark and mark["Q"] else None
        pause = (mark["P"] or "") if mark else ""
        colon = pause in {"：", ":"}
        word = self.page.folded[atom.start : atom.end]
        if self.misplaced(stretch, start, subject, quote is not None or bool(pause)):
            return None
        if word in self.grammar.words["heard"] and not (subject and self.press(subject)):
            return None
        if quote is not None and not strong and not colon and not held and not self.said_so(stretch, quote):
            return None
        handed = addressee != (None, None) and word in self.grammar.words["handed"]
        if not strong and pause == "，" and self.grammar.verdict.match(stretch.text, after):
            return None
        if quote is None and colon and subject is not None and subject.loose and atom.get("frame") == "object":
            return None
        if quote is None and not colon and not self.unquoted(stretch, atom, (*at, end), subject, (bool(pause), handed)):
            return None
        who, sure = subject or Subject([], start, start, 0), 0.9 if strong else 0.75
        saying = Saying(stretch, atom.start, atom.end, atom.get("type"), atom.get("assessment"), "cue", sure, who, atom.start, [])
        saying.addressee, saying.addressee_text = addressee
        saying.spoken, saying.paused = colon, bool(pause)
        saying.begin = stretch.offset(min(subject.start if subject else start, start))
        if (
            quote is None
            and not pause
            and stretch.text[end : end + 1] in {"了", "过", "说", "称", "道"}
            and stretch.text[end : end + 2] not in {"过去", "过往", "说话"}
        ):
            if not saying.subject.own_clause and stretch.text[end] == "了":
                return None
            end += 1
        if self.only_named(stretch, word, end, bool(pause)):
            return None
        if not self.fill(stretch, saying, after if pause or quote else end, quote is not None, bool(pause)):
            return None
        if not pause and not saying.direct and word in self.grammar.words["topical"] and self.grammar.topic_only.match(stretch.text, end):
            saying.confidence = TOPIC
        self.around(stretch, saying, start)
        return saying

    def unquoted(self, stretch: Stretch, atom: Atom, at: tuple[int, int, int], subject: Subject | None, marks: tuple[bool, bool]) -> bool:
        """Whether words without marks may follow: behind a pause (unless the hearer stands before it), or at once."""
        start, behind, end = at
        pause, handed = marks
        if subject is not None and subject.loose and (not pause or atom.get("frame") == "object"):
            return False
        if pause:
            return handed or self.goes_before_pause(stretch, atom, start, subject)
        strong = atom.get("tier") == "strong"
        return self.mocked(stretch, atom, end, subject) or self.may_be_bare(stretch, atom, (start, behind), subject, strong)

    def mocked(self, stretch: Stretch, atom: Atom, end: int, subject: Subject | None) -> bool:
        """抗议总理“…”: the object, and then what is said of him."""
        if atom.get("frame") != "object" or subject is None or not subject.own_clause or not subject.glued:
            return False
        quote = stretch.quote_at(end + 1) if stretch.text[end : end + 1] in self.grammar.letters else None
        return quote is not None and quote[1] - quote[0] >= LEAST_MOCKED

    def may_be_bare(self, stretch: Stretch, atom: Atom, at: tuple[int, int], subject: Subject | None, strong: bool) -> bool:
        """Whether content may follow without a mark."""
        if subject is None or (not subject.phrases and not subject.document):
            return False
        kind, word = atom.get("type"), self.page.folded[atom.start : atom.end]
        # Somebody else may be who mentions: only behind 惟 or the like does the witness go on with it.
        mentions = not subject.own_clause and word in self.grammar.words["mentioning"] and stretch.segment(at[0]) == at[0]
        going = "trial" if subject.own_clause else "witness"
        if (
            not mentions
            and self.turns.in_court(subject)
            and word in self.grammar.words[going]
            and self.grammar.topic.match(stretch.text, at[1]) is None
        ):
            return True
        if not strong and word not in self.grammar.words["bare"]:
            return False
        if self.grammar.topic.match(stretch.text, at[1]):
            return False
        if word in self.grammar.words["mentioning"]:
            named = subject.own_clause and all(p.letter in "PGX" for p in subject.phrases)
            return named and subject.confidence >= BESIDE and self.grammar.not_mentioned.match(stretch.text, at[1]) is None
        beside = subject.own_clause and subject.confidence >= 0.8
        if not subject.own_clause and word in self.grammar.words["onward"]:
            return True
        if word in self.grammar.words["official"] and any(p.letter in "PGX" for p in subject.phrases):
            return False
        if not strong and stretch.text[at[1] : at[1] + 1] == "了" and word not in {"提到", "谈到", "提及", "谈及"}:
            return False
        if word in self.grammar.words["feelings"] or (not strong and kind in self.grammar.words["personal"]):
            return beside and all(p.letter in "PGX" for p in subject.phrases)
        return beside or strong

    def told(self, stretch: Stretch, atom: Atom, end: int) -> tuple[Hearer, int]:
        """The addressee after the cue: 告诉Y说，… For a demand the hearer begins the content as well."""
        if atom.get("frame") != "addressee":
            return (None, None), end
        match = _TOLD.match(stretch.text, end, stretch.high)
        if match and match.end("A") - 1 not in stretch.sentence.fine.slots:
            # 告知他认可此事，…: what the hearer's name begins is already said.
            begun = match.start("A") in stretch.sentence.fine.slots and match["V"] == "，"
            match = None if begun or match.end("A") - match.start("A") > PLAIN_HEARER else match
        asked = atom.get("type") in {"demand", "warn", "ask"}
        if match is None or asked:
            known = self.grammar.addressee_after.match(stretch.text, end, stretch.high)
            before = stretch.text[stretch.segment(stretch.index(atom.start)) : stretch.index(atom.start)]
            if known is None or (atom.get("type") == "ask" and (not known["V"] or self.grammar.addressee_before.search(before))):
                return (None, None), end
            phrase = stretch.sentence.fine.slots.get(known.end("A") - 1)
            if known["T"]:
                return (None, (stretch.offset(known.start("A")), stretch.offset(known.end("T")))), known.end("T")
            return (phrase, None), end if asked and not known["V"] else known.end("A")
        phrase = stretch.sentence.fine.slots.get(match.end("A") - 1)
        if phrase is not None and phrase.member is not None:
            return (phrase, None), match.end("A")
        return (None, (stretch.offset(match.start("A")), stretch.offset(match.end("A")))), match.end("A")

    def fill(self, stretch: Stretch, saying: Saying, index: int, quoted: bool, paused: bool) -> bool:
        """Set the content; false where there is none worth the name."""
        begin, word = stretch.index(saying.begin), self.page.folded[saying.cue_start : saying.cue_end]
        if saying.kind == "ask" and not paused and not quoted and (asked := self.grammar.asked_of.match(stretch.text, index, stretch.high)):
            if saying.addressee is None:
                saying.addressee_text = (stretch.offset(index), stretch.sentence.fine.span(index, asked.end("A"))[1])
            index, quoted, paused = asked.end() + 1, True, True
        if not paused and not quoted and (label := self.grammar.labelled.match(stretch.text, index, stretch.high)) is not None:
            index, quoted, paused = label.end() + 1, True, True
        if quoted:
            parts, end, goes_on = quoted_parts(stretch, index - 1)
            spoken_of = self.grammar.this_saying.match(stretch.text, end) or (not paused and self.stands_for(stretch, parts, end))
            only_named = saying.kind == "hear" if goes_on else named_only(self.page.folded, word, parts, self.grammar)
            if only_named and not paused:
                return False
            whole = saying.spoken and parts[-1].end - parts[-1].start >= SPEECH and not self.grammar.still_said.match(stretch.text, end)
            if not goes_on or spoken_of or whole:
                saying.parts = parts
                return sum(part.end - part.start for part in parts) >= LEAST_QUOTED
            saying.mixed = True
            index -= 1
        in_court = self.turns.in_court(saying.subject)
        end = extent(stretch, index, self.grammar, begin, in_court)
        if not paused:
            end = bare_end(stretch, past_condition(stretch, index, self.grammar), end, (saying.kind, word), self.grammar)
            pause = clause_end(stretch, index)
            if word not in self.grammar.words["never_nouns"] and (when := self.only_when(stretch, index, pause)) is not None:
                end = when
                saying.confidence = min(saying.confidence, 0.55)
        # 警告她，若…: the pause stands behind the hearer.
        ends = saying.kind in DONE_BY_SAYING and not in_court
        if ends and (not paused or saying.addressee is not None):
            told = "told" if paused else saying.kind
            end = opinion_end(stretch, past_condition(stretch, index, self.grammar), end, told, self.grammar)
        end = self.before_turns(stretch, (index, end), saying, in_court)
        if paused and self.grammar.turned_at_once.match(stretch.text, index):
            return False
        if (closing := self.grammar.closing.match(stretch.text, index, stretch.high)) is not None:
            end = max(end, closing.end("C"))
        saying.terse = in_court and saying.subject.glued and saying.kind == "say"
        saying.terse = saying.terse or (not paused and saying.subject.glued and word in self.grammar.words["brief"])
        if weight(stretch, index, end) < (LEAST_ANSWER if saying.terse else LEAST):
            return False
        saying.parts = [Part(stretch.offset(index), whole_end(stretch, index, end), False)]
        if self.grammar.recognised.search(self.page.folded[saying.cue_start : saying.parts[0].end]):
            return False
        saying.mixed = saying.mixed or mixed(stretch, index, end, self.page.folded, self.grammar)
        return True

    def before_turns(self, stretch: Stretch, content: tuple[int, int], saying: Saying, in_court: bool) -> int:
        """Where the words end before what came of them, and before what others say or do."""
        index, end = content
        word = self.page.folded[saying.cue_start : saying.cue_end]
        if word in self.grammar.words["announcing"] and (came := self.grammar.came_of.search(stretch.text, index, end)) is not None:
            end = came.start()
        if (after := self.grammar.hanging.search(stretch.text, index, end)) is not None:
            end = after.start()
        if (stop := self.finder.answered(stretch, index, end, in_court)) is not None:
            end = stop
        if not in_court and (stop := others_begin(stretch, index, end, saying.subject.phrases, self.grammar)) is not None:
            end = stop
        return end

    def only_when(self, stretch: Stretch, index: int, pause: int) -> int | None:
        """Where words end that only say when something else happened: 宣布征兵当日."""
        if (when := self.grammar.when.search(stretch.text, index, pause)) is not None:
            return when.start()
        if index < pause < index + SHORT and stretch.text[pause - 1] == CODE["D"]:
            low = stretch.offset(pause - 1)
            return pause - 1 if self.page.folded[low : low + 2] in {"当日", "当天", "当晚", "次日", "翌日"} else None
        return None

    def after_words(self, stretch: Stretch, atom: Atom, start: int, end: int) -> Saying | None:
        """“…”X说。 and “…”X说，“…”"""
        segment, spoken_of = stretch.segment(start), False
        quote = next((q for q in reversed(stretch.quotes) if q[1] <= start and q[1] >= segment - 1 and q[1] > stretch.low), None)
        if quote is None:
            # “…。”谈到邻国，X说: a clause may lie between when the sentence begins with the words.
            quote = next((q for q in stretch.quotes[:1] if q[0] <= stretch.low + 1 and speech_end(stretch, q[1])), None)
            between = stretch.text[quote[1] : segment] if quote else ""
            if quote is None or between.count("，") != 1 or len(between) > ASIDE:
                return None
            spoken_of = self.grammar.spoken_of.match(between) is not None
            if not (spoken_of or self.closes(stretch, end)):
                return None
        if not speech_like(self.page.folded, quote[2]) or "；" in stretch.text[quote[1] : segment]:
            return None
        head = stretch.text[stretch.low : quote[0]].rstrip()
        if head and head[-1] not in "，。：；！？”▢":
            return None
        glue = _POST_GLUE.match(stretch.text, quote[1])
        floor = max(segment, glue.end() if glue else quote[1])
        subject = self.finder.in_clause(stretch, floor, start) or self.unnamed.beside(stretch, floor, start)
        subject = self.widener.whole(stretch, subject, start)
        hearer, end = self.told(stretch, atom, end)
        mark = MARK.match(stretch.text, end, stretch.high)
        after = mark.end() if mark else end
        stops = after >= stretch.high or stretch.text[after] in "。，；！？：" or bool(mark and (mark["P"] or mark["Q"]))
        if subject is None and stops:
            subject = self.unnamed.find(stretch, start)
        if subject is None or not stops or (mark and mark["P"] in {"：", ":"} and mark["Q"] and not spoken_of):
            return None
        parts = [Part(quote[2].inner_start, quote[2].inner_end, True)]
        if mark and mark["Q"]:
            more, _, goes_on = quoted_parts(stretch, after - 1)
            last = extent(stretch, after - 1, self.grammar, start)
            parts += [Part(stretch.offset(after - 1), stretch.sentence.fine.span(after - 1, last)[1], False)] if goes_on else more
        begin = max(stretch.offset(stretch.low), quote[2].start)
        saying = Saying(stretch, atom.start, atom.end, atom.get("type"), atom.get("assessment"), "after", 0.9, subject, begin, parts)
        saying.addressee, saying.addressee_text = hearer
        self.around(stretch, saying, start)
        return saying

    def closes(self, stretch: Stretch, end: int) -> bool:
        """After the cue the sentence ends, or says more of the speaker: …说，他是…"""
        rest = stretch.text[end : stretch.high]
        following = stretch.sentence.fine.slots.get(end + 1)
        return rest[:1] in {"", "。"} or (rest[:1] == "，" and following is not None and following.open_reference == "person")

    def around(self, stretch: Stretch, saying: Saying, start: int) -> None:
        """Addressee and venue that stand before the cue, and whether it is yet to be said."""
        begin = saying.subject.end if saying.subject.phrases and saying.subject.own_clause else stretch.segment(start)
        between = stretch.text[begin:start]
        saying.future = self.grammar.planned.search(between) is not None
        if saying.addressee is None and saying.addressee_text is None:
            match = self.grammar.addressee_before.search(between)
            if match is not None:
                saying.addressee = stretch.sentence.fine.slots.get(begin + match.start("A"))
        venue = self.grammar.venue.search(stretch.text, max(stretch.low, stretch.segment(saying.subject.start)), start)
        if venue is not None and venue.end(1) > venue.start(1):
            saying.venue = (stretch.offset(venue.start(1)), stretch.offset(venue.end(1)))
