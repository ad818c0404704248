"""Whether a cue is one at all: word boundaries, denials, nouns that look like it, a subject that has another use for it."""

import re

from dragoman.reading.page import Atom, Page
from dragoman.reading.quotations_grammar import Grammar
from dragoman.reading.quotations_saying import Part, clause_end, quoted_parts, speech_like
from dragoman.reading.quotations_speaker import SpeakerFinder, Subject
from dragoman.reading.quotations_stretch import Stretch
from dragoman.text.quotes import QuotePair

STOPS = {"，", "：", "“", "「", "。", "；", '"', "\n", ""}
# Quoted words with which others begin that are not quoted have so many characters at least.
LEAST_BEGUN = 8
# Of what a quotation stands for.
LEAST_STOOD = 6
# What stands between a cue and what it brings in.
MARK = re.compile(r"(?:了|过(?![去往])|着|说(?!话)|称|道|到|的是|就是|的就是|表示)*\s*(?P<P>[，：,:])?\s*(?P<Q>“)?")
# Cues that only stand in frames of the grammar file.
FRAMED = {"according", "opinion", "passive"}


class CueChecks:
    """Looks at one page's cues and what stands around them."""

    def __init__(self, page: Page, grammar: Grammar) -> None:
        self.page = page
        self.grammar = grammar
        self.finder = SpeakerFinder(page, grammar)

    def cues(self, stretch: Stretch) -> list[Atom]:
        """The cues that show in a stretch; of overlapping ones the longest."""
        if stretch.cues is None:
            listed = [atom for atom in stretch.sentence.words if atom.table == "cues"]
            stretch.cues = self.showing(stretch, listed) if listed else listed
        return stretch.cues

    def showing(self, stretch: Stretch, listed: list[Atom]) -> list[Atom]:
        found: list[Atom] = []
        taken = 0
        heads = {phrase.end for phrase in stretch.sentence.phrases}
        for atom in listed:
            if atom.start < taken:
                continue
            if atom.get("frame") in FRAMED:
                taken = atom.end
                continue
            index = stretch.index(atom.start)
            if not (stretch.low <= index < stretch.high) or stretch.offset(index) != atom.start:
                continue
            if stretch.text[index] == self.page.folded[atom.start] and self.whole(atom, heads):
                found.append(atom)
                taken = atom.end
        return found

    def whole(self, atom: Atom, heads: set[int]) -> bool:
        """The word stands on word boundaries; `heads`: where phrases end that may be its subject."""
        following = self.page.folded[atom.end : atom.end + 1]
        # 回应 + 指控: the last character belongs to another word.
        if atom.end - atom.start > 2 and self.page.folded[atom.end - 1] in "指称" and following in self.grammar.words["joined"]:
            return False
        # 直言不讳地指出: only how it is said.
        if following == "地" and atom.end + 1 in self.page.boundaries:
            return False
        if atom.start in heads and atom.get("tier") == "strong" and atom.end - atom.start > 1:
            return True
        begun = atom.start in self.page.boundaries or (atom.get("tier") == "strong" and self.led(atom.start))
        ends = begun + (atom.end in self.page.boundaries)
        marked = self.page.folded[atom.end : atom.end + 1] in STOPS
        # ，指是…: what comes before and after leaves no other reading.
        # 称有三万人参加: the word segmenter has glued 有 to the cue.
        if atom.get("frame") == "clause" and (
            (following == "有" and atom.start in self.page.boundaries)
            or self.opens(atom.start, following)
            or (atom.start in heads and following not in self.joined(atom))
        ):
            return True
        return ends == 2 or (ends == 1 and (atom.end - atom.start > 2 or marked))

    def led(self, start: int) -> bool:
        """An adverb of two characters is one word with the cue: 严厉批评."""
        low = start - 2
        return low in self.page.boundaries and self.page.folded[low:start] in self.grammar.words["adverbs"]

    def opens(self, start: int, following: str) -> bool:
        """A cue begins a clause, or stands behind a family name that does."""
        before, words = self.page.folded[start - 1 : start], self.grammar.words
        if before in self.finder.families and self.page.folded[start - 2 : start - 1] in words["leads"]:
            return following not in words["joined"]
        return before in STOPS and following in words["followers"]

    def joined(self, atom: Atom) -> frozenset[str]:
        """What may not follow a cue right behind its subject."""
        return self.grammar.words["joined"] if atom.end - atom.start == 1 else frozenset({"的", "了", "过", "着"})

    def alive(self, stretch: Stretch, start: int, end: int, strong: bool) -> bool:
        """Neither denied nor part of another expression."""
        head = self.grammar.undenied.sub("", stretch.text[max(stretch.low, start - 10) : start])
        if head.endswith("不得不") and stretch.text[start:end] not in self.grammar.words["spoken"]:
            head = head[:-3]
        if self.grammar.denied.search(head) or self.grammar.dead_before.search(head):
            return False
        word = stretch.text[start:end]
        dual = (not strong and word not in self.grammar.words["never_nouns"]) or word in self.grammar.words["dual"]
        after = None if strong and word in self.grammar.words["announcing"] else self.grammar.noun_after.match(stretch.text, end)
        if after and after.group() in {"对", "在"} and word in self.grammar.words["heedless"]:
            after = None
        if dual and (self.grammar.noun.search(head) or after):
            return False
        # 对该岛的主权主张，是…
        if word in self.grammar.words["claims"] and stretch.text[end : end + 1] in {"，", "—"} and self.grammar.claimed_noun.search(head):
            return False
        segment = stretch.segment(start)
        if word in self.grammar.words["never_nouns"] and self.grammar.gesture.match(stretch.text, end):
            return False
        if word in self.grammar.words["dual"] and self.grammar.received.search(stretch.text, segment, start):
            return False
        if self.grammar.manner.search(stretch.text[segment:start]) or self.inside(stretch, segment, start):
            return False
        if self.grammar.passive.search(stretch.text, segment, start) or self.grammar.imagined.search(stretch.text, segment, start):
            return False
        if head.endswith("的") and stretch.text[start:end] not in self.grammar.words["spoken"]:
            return False
        if self.grammar.supposed.match(stretch.text, stretch.segment(start)):
            return False
        if self.grammar.supposing.search(stretch.text, stretch.low, start) and (not strong or stretch.text[end : end + 1] != "，"):
            return False
        if self.grammar.meanwhile.match(stretch.text, end) or self.asked(stretch, start):
            return False
        dead = self.grammar.dead_after.match(stretch.text, end, stretch.high)
        if (
            strong
            and dead is not None
            and (dead.group() in {"有关", "相关"} or ("要" in dead.group() and word not in self.grammar.words["needing"]))
        ):
            return True
        return dead is None or self.grammar.still.match(stretch.text, end) is not None

    def inside(self, stretch: Stretch, segment: int, start: int) -> bool:
        """在X宣布…的情况下: no subject. 他在某网写道: a medium is where he says it."""
        match = self.grammar.within.search(stretch.text, segment, start)
        if match is None or match.start() == segment:
            return match is not None
        phrase = stretch.sentence.fine.slots.get(match.start() + 1)
        words = self.page.folded[phrase.start : phrase.end] if phrase is not None else ""
        if phrase is None or phrase.letter == "M" or words in self.grammar.words["sites"]:
            return phrase is None
        # 他在议会质问：“…”: there he says it, unless the clause only tells when.
        chamber = words.endswith(tuple(self.grammar.words["chambers"]))
        told = phrase.letter == "O" and chamber and self.finder.chains(stretch, segment, match.start())
        return not told or not {"后", "时", "前", "间", "际"}.isdisjoint(stretch.text[start : clause_end(stretch, start)])

    def asked(self, stretch: Stretch, start: int) -> bool:
        """The narrator asks whether or how somebody says it."""
        if stretch.pair is not None or not stretch.text[stretch.low : stretch.high].rstrip().endswith("？"):
            return False
        return self.grammar.wondered.search(stretch.text, stretch.low, start) is not None

    def wordless(self, stretch: Stretch, atom: Atom, end: int) -> bool:
        """Whoever speaks, what stands behind the cue lets no words follow: asked before the speaker is looked for."""
        frame, kind, strong = atom.get("frame"), atom.get("type"), atom.get("tier") == "strong"
        mark = MARK.match(stretch.text, end, stretch.high)
        if mark is None or mark["Q"] or frame in {"addressee", "object"} or kind == "judge":
            return False
        word, words = self.page.folded[atom.start : atom.end], self.grammar.words
        if mark["P"]:
            return mark["P"] not in {"：", ":"} and (kind == "ask" or (not strong and kind == "demand") or word in words["colon_only"])
        bare = strong or word in words["bare"] or word in words["trial"] or word in words["witness"]
        return not bare or self.grammar.topic.match(stretch.text, end) is not None

    def misplaced(self, stretch: Stretch, start: int, subject: Subject | None, marked: bool) -> bool:
        """The subject's clause has another use for the cue: it stands elsewhere, describes a noun, is denied."""
        if subject is None:
            return False
        if not subject.own_clause:
            return not self.at_head(stretch, start, marked)
        return self.describes(stretch, start, subject) or self.grammar.negated.match(stretch.text, subject.end, start) is not None

    def goes_before_pause(self, stretch: Stretch, atom: Atom, start: int, subject: Subject | None) -> bool:
        """A comma may stand between the cue and what is said."""
        kind, strong, word = atom.get("type"), atom.get("tier") == "strong", self.page.folded[atom.start : atom.end]
        if (
            kind == "ask"
            or (not strong and (kind == "demand" or atom.get("frame") == "object"))
            or word in self.grammar.words["colon_only"]
        ):
            return False
        return subject is None or self.plain(stretch, start, word, subject)

    def describes(self, stretch: Stretch, start: int, subject: Subject) -> bool:
        """A person's thought only describes a noun: 另一个她认为离谱的个案."""
        segment = stretch.segment(start)
        if all(p.open_reference in {"person", "persons"} for p in subject.phrases) and not subject.document:
            # 挑选他们认为合适的答案: the pronoun stands behind a verb.
            behind = self.grammar.glue.fullmatch(stretch.text, segment, subject.start) is None
            if behind and self.grammar.described_noun.search(stretch.text, start, clause_end(stretch, start) + 1):
                return True
        person = all(p.letter == "P" and not p.posts for p in subject.phrases) and not subject.document
        return person and self.grammar.described.search(stretch.text, segment, subject.start) is not None

    def points_back(self, stretch: Stretch, start: int, end: int) -> bool:
        """他这样说，: it points at what was said before."""
        led = stretch.text[start - 2 : start] in self.grammar.words["pointing_back"] and stretch.text[end : end + 1] == "，"
        return led and stretch.quote_at(end + 1) is None

    def said_so(self, stretch: Stretch, quote: tuple[int, int, QuotePair]) -> bool:
        """The quoted words are speech, or begin what is said."""
        return speech_like(self.page.folded, quote[2]) or (quote[1] - quote[0] >= LEAST_BEGUN and quoted_parts(stretch, quote[0])[2])

    def only_named(self, stretch: Stretch, word: str, end: int, paused: bool) -> bool:
        """A thing follows that is proposed or recalled, not words."""
        if not paused and self.grammar.pointed_at.match(stretch.text, end):
            return True
        if not paused and word in self.grammar.words["reproving"] and self.grammar.occasioned.match(stretch.text, end):
            return True
        if not paused and word in self.grammar.words["blaming"] and self.grammar.blamed_only.match(stretch.text, end):
            return True
        if not paused and self.grammar.claimed_thing.match(stretch.text, end):
            return True
        if not paused and word in self.grammar.words["publishing"] and self.titled(stretch, end):
            return True
        if not paused and self.grammar.things.match(stretch.text, end):
            return True
        if word == "提出" and self.grammar.proposed.match(stretch.text, end):
            return True
        if not paused and word in self.grammar.words["trusting"] and self.grammar.trusted.match(stretch.text, end):
            return True
        if not paused and word in self.grammar.words["feeling"] and self.grammar.feelings_shown.match(stretch.text, end):
            return True
        if not paused and word in self.grammar.words["believing"] and self.grammar.believed.match(stretch.text, end):
            return True
        return not paused and word in self.grammar.words["recounting"] and self.grammar.recounted.match(stretch.text, end) is not None

    def titled(self, stretch: Stretch, end: int) -> bool:
        """公布“关于…”: the name of a paper."""
        quote = stretch.quote_at(end) or stretch.quote_at(end + 1)
        return quote is not None and self.grammar.published.match(self.page.folded, quote[2].inner_start) is not None

    def stands_for(self, stretch: Stretch, parts: list[Part], end: int) -> bool:
        """明言“…”的立场: the quoted words are what is said."""
        words = sum(part.end - part.start for part in parts)
        return words >= LEAST_STOOD and self.grammar.stood_for.match(stretch.text, end) is not None

    def press(self, subject: Subject) -> bool:
        """Only the press hands on what it hears."""
        return bool(subject.document) or all(p.letter == "M" for p in subject.phrases)

    def plain(self, stretch: Stretch, start: int, word: str, subject: Subject) -> bool:
        """Before a pause a word that is a noun as often has somebody right before it who can speak: X解释，…"""
        if word in self.grammar.words["given"]:
            speakers = "PGXMOTSU" if word in self.grammar.words["weighed"] else "PGXM"
            people = all(p.letter in speakers for p in subject.phrases) and bool(subject.phrases)
            return people and subject.glued and subject.own_clause and "经" not in stretch.text[subject.end : start]
        return subject.glued or word not in self.grammar.words["dual"]

    def at_head(self, stretch: Stretch, start: int, marked: bool) -> bool:
        """The cue begins its clause but for adverbs, and phrases where a mark follows: its subject stands in a clause before."""
        pattern = self.grammar.glue if marked else self.grammar.lead
        low = max(stretch.low, stretch.segment(start))
        return any(shape.fullmatch(stretch.text, low, start) for shape in (pattern, self.grammar.interviewed))
