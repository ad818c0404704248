"""A speaker's words taken whole: 局长 + 名字, 组织 + “名字”, 傀儡 + 军, 学生 + 家长."""

import re
from itertools import pairwise

import rjieba

from dragoman.reading.page import Page, Phrase
from dragoman.reading.quotations_grammar import BLANK, Grammar
from dragoman.reading.quotations_speaker import Subject
from dragoman.reading.quotations_stretch import Stretch

# A personal name behind an office, and a body's name in quotation marks, have so many characters.
NAME = 3
LEAST_QUOTED, MOST_QUOTED = 3, 16
_GLOSSED = re.compile(
    r"(?:、[\u4e00-\u9fff]{2,6}[家者员师人长授])?"
    r"(?:(?P<N>[A-Z][a-z'’\-]+(?: [A-Z][A-Za-z.'’\-]*){1,3})(?![A-Za-z])|(?P<N2>[\u4e00-\u9fff·]{2,8})(?=[（(][A-Z][a-z]+))"
)
# Between a post and a name: 大使、去年退休的霍尔登. A foreign name without a dot, and its length.
_DESCRIBED = re.compile("(?:、(?:[^，。；：“”、]{0,14}的)?|的)")
_NAME = re.compile("[\u4e00-\u9fff]+")
FOREIGN, LEAST_FOREIGN = 7, 3
_HAN = re.compile("[\u4e00-\u9fff]{3}")
_BRACKET = re.compile("[（(][^（）()]{1,40}[)）]$")
_QUOTED_END = re.compile("[“「『][^“”「」『』]{2,16}[”」』]$")
_CLOSE = re.compile("(?:接近|熟悉|靠近|了解)$")
_THERE_IS = re.compile("(?:另|也|还|亦)?有")


class Widener:
    """Looks right behind the words that name the speaker for what belongs to them."""

    def __init__(self, page: Page, grammar: Grammar) -> None:
        self.page = page
        self.grammar = grammar

    def whole(self, stretch: Stretch, subject: Subject | None, cue: int) -> Subject | None:
        """The subject with all of its words; it reaches no further than the cue."""
        if subject is None or subject.document or not subject.start < subject.end <= cue:
            return subject
        self.called(stretch, subject, cue)
        subject.phrases = self.beside_name(self.without_posts(subject.phrases))
        if len(subject.phrases) != 1:
            return subject
        self.close_to(stretch, subject)
        return self.described(stretch, self.behind(stretch, self.undated(subject), cue))

    def called(self, stretch: Stretch, subject: Subject, cue: int) -> None:
        """反对党“草原党”领导人X说: who leads it speaks, the class of the body only begins his title."""
        phrase, behind = subject.phrases[-1], stretch.sentence.fine.slots.get(subject.end)
        if behind is None or behind.letter not in "PG" or not behind.posts or phrase.letter not in "GOM" or behind.start != phrase.end:
            return
        if self.page.folded[behind.start] not in "“「『" or subject.end >= cue:
            return
        subject.phrases = [*(p for p in subject.phrases[:-1] if not self.post(p)), behind]
        subject.end += 1
        if self.grammar.glue.fullmatch(stretch.text, subject.end, cue):
            subject.loose, subject.glued = False, True

    def close_to(self, stretch: Stretch, subject: Subject) -> None:
        """接近总统府的一名官员: he is none of theirs."""
        phrase = subject.phrases[0]
        near = _CLOSE.search(self.page.folded, max(0, phrase.start - 2), phrase.start)
        if near is None or (phrase.member is not None and phrase.member.final.named and not phrase.open_reference):
            return
        member = self.page.cast.unnamed(near.start(), "group", self.page.text[near.start() : phrase.end])
        subject.phrases = [Phrase(near.start(), phrase.end, near.start(), phrase.end, "G", member, posts=[], inner=[], also=[])]
        subject.start = stretch.index(near.start())

    def undated(self, subject: Subject) -> Subject:
        """近日林议员: who is told of begins behind the word of time."""
        phrase = subject.phrases[0]
        time = self.grammar.dated.match(self.page.folded, phrase.start, phrase.end) if phrase.letter == "G" else None
        if time is None or self.page.folded[time.end()] not in self.grammar.surnames:
            return subject
        low = time.end()
        member = self.page.cast.unnamed(low, "group", self.page.text[low : phrase.end])
        subject.phrases = [Phrase(low, phrase.end, low, phrase.end, "G", member, posts=phrase.posts, inner=[], also=[])]
        return subject

    def without_posts(self, phrases: list[Phrase]) -> list[Phrase]:
        """教授、委员某某: posts beside the name of who holds them speak not for themselves."""
        last = phrases[-1] if phrases else None
        if last is None or len(phrases) < 2 or last.letter != "P" or last.member is None or not last.member.final.named:
            return phrases
        kept = [p for p, n in pairwise(phrases) if not self.post(p) or self.page.folded[p.end : n.start] != "、"]
        return [*kept, last]

    def beside_name(self, phrases: list[Phrase]) -> list[Phrase]:
        """政治学家、活动家Mary Zellin: the last of the posts, behind which the name stands."""
        last = phrases[-1] if phrases else None
        if last is None or not all(self.post(p) for p in phrases) or _GLOSSED.match(self.page.text, last.end) is None:
            return phrases
        joined = all(self.page.folded[p.end : n.start] == "、" for p, n in pairwise(phrases))
        return [last] if joined else phrases

    def post(self, phrase: Phrase) -> bool:
        plural = self.page.folded[phrase.end - 1 : phrase.end] in {"们", "等"}
        return phrase.open_reference == "role" and not plural and not (phrase.member and phrase.member.final.named)

    def described(self, stretch: Stretch, subject: Subject) -> Subject:
        """其他国家的领导人, 出版社负责人: the words that say of which kind they are."""
        phrase = subject.phrases[0]
        headless = self.page.folded[phrase.start : phrase.end] in self.grammar.words["headless"]
        role = phrase.letter == "G" and phrase.open_reference == "role" and not (phrase.member is not None and phrase.member.final.named)
        if not headless and not role:
            return subject
        if not subject.own_clause or self.page.folded[phrase.start : phrase.end] in self.grammar.words["court"]:
            return subject
        segment = max(stretch.low, stretch.segment(subject.start))
        led = self.grammar.lead.match(stretch.text, segment, subject.start)
        low = stretch.offset(led.end() if led else segment)
        if (there_is := _THERE_IS.match(self.page.folded, low, phrase.start)) is not None:
            low = there_is.end()
        words = self.page.folded[low : phrase.start]
        if (name := _QUOTED_END.search(_BRACKET.sub("", words))) is not None:
            # 帮助难民的组织「甲」代表: what they do tells nothing.
            low += words.rfind("的", 0, name.start()) + 1
            words = self.page.folded[low : phrase.start]
        bare = _BRACKET.sub("", words)
        if not bare or "\n" in words or not self.qualifies(bare):
            return subject
        if not words.endswith("的") and any(
            w.table in {"triggers", "cues"} and low <= w.start < phrase.start for w in stretch.sentence.words
        ):
            return subject
        member = self.page.cast.unnamed(low, "group", self.page.text[low : phrase.end])
        subject.phrases = [Phrase(low, phrase.end, low, phrase.end, "G", member, posts=phrase.posts, inner=[], also=[])]
        subject.start = stretch.index(low)
        return subject

    def qualifies(self, words: str) -> bool:
        """The words describe a person of a class, or name the body whose he is, in quotation marks too."""
        if (name := _QUOTED_END.search(words)) is not None:
            return words[: name.start()].endswith(tuple(self.grammar.words["body_ends"]))
        return any(shape.fullmatch(words) for shape in (self.grammar.qualified, self.grammar.unnamed_bodies))

    def behind(self, stretch: Stretch, subject: Subject, cue: int) -> Subject:
        """The subject with what stands behind its phrase."""
        phrase = subject.phrases[0]
        if subject.end >= cue:
            return subject
        if stretch.offset(subject.end) < phrase.end:
            return subject
        found = (
            self.office(stretch, subject, phrase, cue)
            or self.foreign(stretch, subject, phrase, cue)
            or self.glossed(stretch, subject, phrase)
            or self.quoted(stretch, subject, phrase)
            or self.headed(stretch, subject, phrase, cue)
            or self.classed(stretch, subject, phrase, cue)
        )
        if found is None:
            return subject
        subject.phrases, subject.end = [found[0]], found[1]
        if self.grammar.glue.fullmatch(stretch.text, subject.end, cue):
            subject.loose, subject.glued = False, True
        return subject

    def office(self, stretch: Stretch, subject: Subject, phrase: Phrase, cue: int) -> tuple[Phrase, int] | None:
        """局长马某某宣布: a family name and two characters that are no adverbs."""
        if phrase.letter not in "PG" or phrase.open_reference != "role" or (phrase.member is not None and phrase.member.final.named):
            return None
        end = subject.end + NAME
        name = stretch.text[subject.end : end]
        if _HAN.fullmatch(name) is None or name[0] not in self.grammar.surnames or end > cue:
            return None
        if self.grammar.glue.fullmatch(stretch.text, end, cue) is None or self.grammar.glue.fullmatch(stretch.text, subject.end, cue):
            return None
        low, high = stretch.offset(subject.end), stretch.sentence.fine.span(subject.end, end)[1]
        if any(w.start < high and low < w.end and w.table in {"triggers", "cues"} for w in stretch.sentence.words):
            return None
        member = self.page.cast.unknown("person", self.page.text[low:high])
        return Phrase(phrase.start, high, low, high, "P", member, posts=phrase.posts, inner=[], also=[]), end

    def foreign(self, stretch: Stretch, subject: Subject, phrase: Phrase, cue: int) -> tuple[Phrase, int] | None:
        """行政长官日尔佐夫说; 去年退休的霍尔登日前直言: only a foreign name stands behind the post."""
        if phrase.letter not in "PG" or phrase.open_reference != "role" or (phrase.member is not None and phrase.member.final.named):
            return None
        if self.grammar.glue.fullmatch(stretch.text, subject.end, cue):
            return None
        match = _DESCRIBED.match(stretch.text, subject.end, cue)
        begin = match.end() if match else subject.end
        for end in range(begin + LEAST_FOREIGN, min(cue, begin + FOREIGN) + 1):
            if self.sounds(stretch.text[begin:end]) and self.grammar.glue.fullmatch(stretch.text, end, cue):
                break
        else:
            return None
        low, high = stretch.offset(begin), stretch.sentence.fine.span(begin, end)[1]
        if any(w.start < high and low < w.end and w.table in {"triggers", "cues", "function"} for w in stretch.sentence.words):
            return None
        member = self.page.cast.unknown("person", self.page.text[low:high])
        return Phrase(phrase.start, high, low, high, "P", member, posts=phrase.posts, inner=[], also=[]), end

    def sounds(self, name: str) -> bool:
        """Signs that write foreign names, but for one; and no word."""
        signs = sum(1 for c in name if c in self.grammar.translit)
        return _NAME.fullmatch(name) is not None and signs >= len(name) - 1 and not rjieba.has_word(name)

    def glossed(self, stretch: Stretch, subject: Subject, phrase: Phrase) -> tuple[Phrase, int] | None:
        """友人伊万（Ivan）打来电话; 校长Mary Ziegler接受质询: a name that Latin letters show to be one."""
        if phrase.letter not in "PG" or phrase.open_reference != "role" or (phrase.member is not None and phrase.member.final.named):
            return None
        match = _GLOSSED.match(self.page.text, phrase.end, stretch.sentence.end)
        if match is None:
            return None
        group = "N" if match["N"] else "N2"
        low, high = match.span(group)
        if any(w.start < high and low < w.end and w.table in {"triggers", "cues"} for w in stretch.sentence.words):
            return None
        member = self.page.cast.unknown("person", match[group])
        return Phrase(phrase.start, high, low, high, "P", member, posts=phrase.posts, inner=[], also=[]), stretch.index(high)

    def classed(self, stretch: Stretch, subject: Subject, phrase: Phrase, cue: int) -> tuple[Phrase, int] | None:
        """慈善机构儿童救助会在报告中提到: the body's own name behind its class."""
        if phrase.letter != "G" or (phrase.member is not None and phrase.member.final.named):
            return None
        if not self.page.folded[phrase.start : phrase.end].endswith(tuple(self.grammar.words["body_ends"])):
            return None
        low = phrase.end
        match = self.grammar.named_body.match(self.page.folded, low, stretch.offset(cue))
        if match is None or any(w.start < match.end() and low < w.end and w.table == "cues" for w in stretch.sentence.words):
            return None
        name, end = self.page.text[low : match.end()], stretch.index(match.end())
        if self.grammar.glue.fullmatch(stretch.text, end, cue) is None:
            return None
        member = self.page.cast.unknown("organisation", name)
        return Phrase(phrase.start, match.end(), low, match.end(), "O", member, posts=[], inner=[], also=[]), end

    def quoted(self, stretch: Stretch, subject: Subject, phrase: Phrase) -> tuple[Phrase, int] | None:
        """国际组织“某某倡议”指出: the name stands in quotation marks beside the class."""
        quote = stretch.quote_at(subject.end) if phrase.letter in "GOM" else None
        if quote is None or not quote[2].closed or (phrase.letter == "O" and phrase.member is not None and phrase.member.final.named):
            return None
        low, high = quote[2].inner_start, quote[2].inner_end
        name = self.page.text[low:high]
        following = self.page.folded[quote[2].end : quote[2].end + 1]
        if not LEAST_QUOTED <= len(name) <= MOST_QUOTED or re.search("[，。！？；：、,.!?]", name) or following == "的":
            return None
        classes = (*self.grammar.words["body_ends"], *self.grammar.words["quoted_heads"])
        if not self.page.folded[phrase.start : phrase.end].endswith(classes):
            return None
        return Phrase(phrase.start, high, low, high, "O", self.page.cast.unknown("organisation", name), posts=[], inner=[], also=[]), quote[
            1
        ]

    def headed(self, stretch: Stretch, subject: Subject, phrase: Phrase, cue: int) -> tuple[Phrase, int] | None:
        """山地傀儡军称, 学生家长表示: a head that the name of the others only describes."""
        match = self.grammar.head_behind.match(stretch.text, subject.end, cue)
        if match is None or self.grammar.glue.fullmatch(stretch.text, match.end(), cue) is None:
            return None
        high = stretch.sentence.fine.span(subject.end, match.end())[1]
        text = self.page.text[phrase.start : high]
        if BLANK in text:
            return None
        if match["B"]:
            member, letter = self.page.cast.unknown("organisation", text), "O"
        else:
            member, letter = self.page.cast.unnamed(phrase.start, "group", text), "G"
        return Phrase(phrase.start, high, phrase.start, high, letter, member, posts=[], inner=[], also=[]), match.end()
