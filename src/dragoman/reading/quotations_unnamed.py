"""Speakers that no name pass found: 一名国会助手, 港务局, 有研究, 消息人士, by the words between a clause's head and its cue."""

import re

from dragoman.reading.cast import Member
from dragoman.reading.page import Page, Phrase
from dragoman.reading.quotations_grammar import BLANK, Grammar
from dragoman.reading.quotations_speaker import Subject
from dragoman.reading.quotations_stretch import Stretch
from dragoman.text.scripts import fold

# The words that stand for a speaker, at most.
LONGEST = 22
# A name of Han characters has at most so many.
LONGEST_NAME = 3
# How many sentences back the body may be named that a bare head means.
BACK = 6
ADVERBS = ("也", "则", "还", "又", "曾", "亦")
PEOPLE, BODY, DOCUMENT, BESIDE = 0.65, 0.65, 0.55, 0.8


class UnnamedFinder:
    """Reads the words before a cue as a speaker, where nothing else is known of them."""

    def __init__(self, page: Page, grammar: Grammar) -> None:
        self.page = page
        self.grammar = grammar

    def find(self, stretch: Stretch, cue: int) -> Subject | None:
        """The speaker whose words begin the clause and lead to the cue but for adverbs."""
        segment = stretch.segment(cue)
        at = self.grammar.lead.match(stretch.text, segment, cue)
        begin = at.end() if at else segment
        if begin >= cue or cue - begin > LONGEST or BLANK in stretch.text[begin:cue]:
            return None
        low, high = stretch.offset(begin), stretch.offset(cue)
        words = self.page.folded[low:high]
        if (trailing := self.grammar.trailing.search(words)) is not None:
            words = words[: trailing.start()]
        return self.read(words, low, (begin, cue))

    def read(self, words: str, low: int, place: tuple[int, int]) -> Subject | None:
        text = self.page.text[low : low + len(words)]
        if self.grammar.unnamed_people.fullmatch(words):
            member = self.page.cast.unnamed(low, "group", text)
            return Subject([_phrase(low, text, "G", member)], *place, PEOPLE)
        if (document := self.grammar.unnamed_documents.fullmatch(words)) is not None:
            return Subject([], *place, DOCUMENT, document=text[document.start("D") :])
        if self.called(words):
            return Subject([_phrase(low, text, "P", self.page.cast.unknown("person", text))], *place, PEOPLE)
        if self.grammar.unnamed_bodies.fullmatch(words) and not any(c in words for c in self.grammar.words["no_body"]):
            return Subject([_phrase(low, text, "O", self.page.cast.unknown("organisation", text))], *place, BODY)
        return None

    def bare_head(self, stretch: Stretch, cue: int) -> Subject | None:
        """委员会称: the body of that head that was named before."""
        segment = stretch.segment(cue)
        at = self.grammar.lead.match(stretch.text, segment, cue)
        begin = at.end() if at else segment
        low, high = stretch.offset(begin), stretch.offset(cue)
        words = self.page.folded[low:high]
        if (trailing := self.grammar.trailing.search(words)) is not None:
            words = words[: trailing.start()]
        if words not in self.grammar.words["bare_heads"] or begin >= cue:
            return None
        text = self.page.text[low : low + len(words)]
        named = (
            p
            for s in reversed(self.page.sentences[max(0, stretch.sentence.number - BACK) : stretch.sentence.number + 1])
            for p in reversed(s.phrases)
        )
        known = next((p.member for p in named if p.end <= low and self.headed(p, words)), None)
        member = known or self.page.cast.unnamed(low, "group", text)
        return Subject([_phrase(low, text, "O" if known else "G", member)], begin, begin + len(words), PEOPLE)

    def headed(self, phrase: Phrase, head: str) -> bool:
        """The phrase is a body whose name ends with the head."""
        name = fold(phrase.member.final.name) if phrase.member is not None and phrase.letter in "OUMG" else ""
        return name.endswith(head) and len(name) > len(head)

    def beside(self, stretch: Stretch, start: int, cue: int) -> Subject | None:
        """Behind quoted words somebody named right before the cue, whatever leads up to him: 总部设在甲地的某地与某湾研究所研究员X说."""
        index = max((i for i in range(start, cue) if stretch.text[i] in self.grammar.letters), default=-1)
        phrase = stretch.sentence.fine.slots.get(index)
        if phrase is None or phrase.letter != "P" or not (phrase.member and phrase.member.final.named) or not phrase.posts:
            return None
        return Subject([phrase], index, index + 1, BESIDE) if self.grammar.lead.fullmatch(stretch.text, index + 1, cue) else None

    def host(self, stretch: Stretch, cue: int) -> Subject | None:
        """Who holds a rally and says how many came: 大会指, 主办方则称."""
        segment = stretch.segment(cue)
        at = self.grammar.lead.match(stretch.text, segment, cue)
        begin = at.end() if at else segment
        match = self.grammar.hosts.match(stretch.text, begin, cue)
        if match is None or (match.end() < cue and self.grammar.trailing.fullmatch(stretch.text, match.end(), cue) is None):
            return None
        low, high = stretch.offset(begin), stretch.offset(match.end())
        text = self.page.text[low:high]
        return Subject([_phrase(low, text, "G", self.page.cast.unnamed(low, "group", text))], begin, cue, PEOPLE)

    def called(self, words: str) -> bool:
        """陈晞说: a family name and one or two characters that speak more than once on the page."""
        if not 2 <= len(words) <= LONGEST_NAME or words[0] not in self.grammar.surnames or self.grammar.no_name.search(words):
            return False
        said = re.compile(f"(?<![\u4e00-\u9fff]){words}(?:{'|'.join(ADVERBS)})?(?:说|表示|指出|认为|告诉|坦言|回忆|解释|强调)")
        return len(said.findall(self.page.folded)) > 1

    def voiced(self, stretch: Stretch, start: int, end: int) -> Subject | None:
        """The speaker that the cue itself names: 消息人士称, 外界认为."""
        match = self.grammar.voiced.fullmatch(stretch.text, start, end)
        begin = start - stretch.text.endswith("有", 0, start)  # 有报道称
        if match is None or self.grammar.lead.fullmatch(stretch.text, stretch.segment(start), begin) is None:
            return None
        words = self.page.text[stretch.offset(match.start("V")) : stretch.offset(match.end("V"))]
        return Subject([], start, start, DOCUMENT, document=words)


def _phrase(low: int, text: str, letter: str, member: Member) -> Phrase:
    return Phrase(low, low + len(text), low, low + len(text), letter, member, posts=[], inner=[], also=[])
