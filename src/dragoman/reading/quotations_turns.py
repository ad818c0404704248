"""Where one speaker's words end within a sentence and another's, or the same one's next, begin."""

from dragoman.reading.quotations_grammar import Grammar
from dragoman.reading.quotations_saying import Saying
from dragoman.reading.quotations_speaker import SpeakerFinder, Subject
from dragoman.reading.quotations_stretch import Stretch

_POINTING = frozenset({"self", "selves", "person", "owner"})
# Longest words that lead up to a name behind a dash.
LEAD_UP = 14
# A clause of its own has more characters.
WHOLE = 6


def same(before: list[Saying]) -> Subject | None:
    """The speaker of the words before, for a cue that has none: 并呼吁…"""
    if not before or not before[-1].subject.phrases:
        return None
    who = before[-1].subject
    return Subject(who.phrases, who.start, who.end, who.confidence, own_clause=False)


class Turns:
    """Settles whose a cue is that stands in or behind somebody's words."""

    def __init__(self, grammar: Grammar, finder: SpeakerFinder) -> None:
        self.grammar = grammar
        self.finder = finder

    def continued(self, stretch: Stretch, start: int, saying: Saying, last: Saying, inside: bool) -> Saying | None:
        """A cue without a subject of its own after earlier words of the same sentence: 并强调…"""
        segment = stretch.segment(start)
        if inside and not self.may_cut(stretch, segment, start, saying, last):
            return None
        first_clause = inside and stretch.index(last.parts[0].start) >= segment
        if inside and (not self.goes_on(stretch, segment, saying, last) or self.of_another(stretch, segment, start, saying, last)):
            return None
        bare = self.bare(stretch, max(segment, stretch.low), start, saying)
        if first_clause or not bare or saying.kind not in self.grammar.words["going_on"]:
            return None
        if inside:
            last.cut(stretch.offset(segment))
        if last.parent is not None and not inside and self.in_court(last.parent.subject):
            # 甲指，乙称…；又指…: in court the witness goes on, or the other.
            return None
        if not inside and self.others_turn(stretch, stretch.index(last.parts[-1].end), segment):
            return None
        who = last.subject
        saying.subject = Subject(who.phrases, who.start, who.end, who.confidence, False, who.document)
        saying.begin = stretch.offset(segment)
        saying.parent = last.parent
        return saying

    def others_turn(self, stretch: Stretch, start: int, segment: int) -> bool:
        """甲暗示…，这让乙撰文痛批，指控…: a whole clause of the narrator's lies between."""
        return segment - start > WHOLE and self.grammar.others_turn.match(stretch.text, start, segment) is not None

    def may_cut(self, stretch: Stretch, segment: int, start: int, saying: Saying, last: Saying) -> bool:
        """The words before the clause of a cue can stand alone: no 《条例》颁布后，认为…, no 当局既不…，也认为…"""
        first = stretch.index(last.parts[0].start)
        if segment <= first:
            return True
        if self.grammar.dangling.search(stretch.text[first : segment - 1]) or self.grammar.paired.search(stretch.text[first:start]):
            return False
        # 鄭認為有人說…，估計…: what the witness guesses is not theirs.
        if saying.kind == "think" and last.parent is not None and self.in_court(last.parent.subject):
            last.cut(stretch.offset(segment))
            return False
        return True

    def bare(self, stretch: Stretch, segment: int, start: int, saying: Saying) -> bool:
        """Nothing but adverbs leads up to the cue; before a pause, and behind 又 or the like, also 在盘问时."""
        if self.grammar.lead.fullmatch(stretch.text, segment, start) is not None:
            return True
        going = saying.paused and stretch.text[segment : segment + 1] in self.grammar.words["going"]
        return going and self.grammar.glue.fullmatch(stretch.text, segment, start) is not None

    def of_another(self, stretch: Stretch, segment: int, start: int, saying: Saying, last: Saying) -> bool:
        """指黎去过…，认为…: who thinks is the person that the words begin with."""
        cue = self.finder.page.folded[last.cue_start : last.cue_end]
        if saying.kind != "think" or segment < start or last.paused or cue not in self.grammar.words["telling"]:
            return False
        first = stretch.index(last.parts[0].start)
        phrase = stretch.sentence.fine.slots.get(first)
        if phrase is None or phrase.letter != "P" or phrase.open_reference or phrase.member is None:
            return self.finder.of_name(stretch, first) is not None
        return phrase.member.final.id not in {p.member.final.id for p in last.subject.phrases if p.member}

    def witness(self, saying: Saying, last: Saying) -> bool:
        """郑供称…，解释…: in court the witness explains, unless another person acts in the clause before."""
        return self.finder.page.folded[saying.cue_start : saying.cue_end] in self.grammar.words["witness"] and self.in_court(last.subject)

    def goes_on(self, stretch: Stretch, segment: int, saying: Saying, last: Saying) -> bool:
        """The cue belongs to the speaker of the words it stands in, not to somebody these words tell of."""
        if last.kind == "hear":
            return False
        cue = self.finder.page.folded[saying.cue_start : saying.cue_end]
        led = segment < stretch.index(saying.cue_start) or cue in self.grammar.words["never_nouns"]
        onward = led and self.grammar.onward_adverbs.match(stretch.text, segment)
        if onward or stretch.text[segment - 1 : segment] == "；":
            return True
        floor = stretch.index(last.parts[0].start)
        begin = max(floor, stretch.segment(segment - 1))
        told = self.finder.head(stretch, begin, segment - 1) if begin > floor else None
        if told is None:
            return begin <= floor or self.witness(saying, last) or not self.finder.closed(stretch, begin, segment - 1)
        mine = {p.member.final.id for p in last.subject.phrases if p.member}
        return all(p.open_reference or (p.member and p.member.final.id in mine) for p in told.phrases)

    def turned(self, stretch: Stretch, start: int, saying: Saying, subject: Subject, inside: Saying) -> Saying | None:
        """A cue with a subject of its own: the narrator goes on with another's words, or what is told holds somebody else's."""
        first = stretch.index(inside.parts[0].start)
        segment = max(stretch.segment(start), first)
        at_head = self.grammar.lead.fullmatch(stretch.text, segment, subject.start) is not None or self.titled(stretch, segment, subject)
        if segment > first and at_head and self.narrated(stretch, segment, saying, subject, inside):
            self.close(stretch, self.led_up(stretch, segment), saying, inside)
            return saying
        if segment > first and at_head and self.pronoun(subject, saying, inside):
            self.close(stretch, self.led_up(stretch, segment), saying, inside)
            return saying
        if self.alike(subject, inside) or _only(subject, _POINTING) or saying.kind not in self.grammar.words["nesting"]:
            return None
        saying.parent = inside
        limit = self.told_until(saying, inside.parts[-1].end)
        for part in saying.parts:
            part.end = min(part.end, limit) if not part.quoted else part.end
        saying.confidence = min(saying.confidence, 0.65)
        inside.silent = inside.silent or (segment <= first and inside.kind == "hear" and at_head)
        return saying

    def titled(self, stretch: Stretch, segment: int, subject: Subject) -> bool:
        """同盟发言人X则声称: words that no grammar knows begin the title of him who speaks."""
        before, first = stretch.text[segment : subject.start], subject.phrases[0]
        if first.letter != "P" or not first.posts or not 0 < len(before) <= LEAD_UP or self.grammar.governs.search(before):
            return False
        if any(c in self.grammar.letters or not "\u4e00" <= c <= "\u9fff" for c in before):
            return False
        low, high = stretch.offset(segment), stretch.offset(subject.start)
        return not any(w.table in {"triggers", "cues"} and low <= w.start < high for w in stretch.sentence.words)

    def contrasted(self, stretch: Stretch, segment: int, saying: Saying, subject: Subject, inside: Saying) -> bool:
        """甲方说…，乙则声称…: the other one stands against who speaks, where no third one is told of as speaking."""
        between = stretch.text[subject.end : stretch.index(saying.cue_start)]
        if "则" not in between and "却" not in between:
            return False
        low, high = inside.parts[0].start, stretch.offset(segment)
        return not any(w.table == "cues" and low <= w.start < high for w in stretch.sentence.words)

    def told_until(self, saying: Saying, end: int) -> int:
        """甲认为，乙一直指控…，从无提及…: where what another tells of somebody's words goes on with his own."""
        folded, first = self.finder.page.folded, saying.parts[0].start
        own = None if saying.direct else self.grammar.told_end.search(folded, first, min(end, saying.parts[-1].end))
        return own.start() if own is not None and folded[first : own.start()].count("“") == folded[first : own.start()].count("”") else end

    def until_own(self, saying: Saying, owner: Saying) -> Saying:
        """甲：乙提到了税率，让我们谈谈…: in a conversation who asks goes on with words of his own."""
        first, last = saying.parts[0].start, saying.parts[-1].end
        if owner.rule == "label" and not saying.direct and (own := self.grammar.own_again.search(self.finder.page.folded, first, last)):
            saying.cut(own.start())
        return saying

    def close(self, stretch: Stretch, segment: int, saying: Saying, inside: Saying) -> None:
        """End the words that the turn stands in; in court those too in which they are told."""
        inside.cut(stretch.offset(segment))
        outer = inside.parent
        while outer is not None and self.in_court(saying.subject) and outer.covers(stretch.offset(segment)):
            outer.cut(stretch.offset(segment))
            outer = outer.parent
        saying.parent = outer

    def narrated(self, stretch: Stretch, segment: int, saying: Saying, subject: Subject, inside: Saying) -> bool:
        """Nobody but the narrator would put it so: a mark after the cue, ；, a family name alone, the speaker's own name, an answer."""
        end = stretch.index(saying.cue_end)
        if self.contrasted(stretch, segment, saying, subject, inside):
            return True
        if self.told_of(subject) and self.told_of(inside.subject):
            # 有人说…，有人说…: side by side.
            return True
        if stretch.text[end : end + 1] != "：" and stretch.text[segment - 1 : segment] != "；" and self.told_of(subject):
            return False
        if stretch.text[end : end + 1] in {"，", "：", "“"} or saying.direct or stretch.text[segment - 1 : segment] == "；":
            return True
        named = all(p.letter == "P" and not p.open_reference for p in subject.phrases)
        if self.in_court(subject) or (named and self.alike(subject, inside)):
            return True
        if named and stretch.text[stretch.index(saying.cue_start) : end] in self.grammar.words["answers"]:
            return True
        # 有人 after words without a pause is one of those told of.
        return not inside.paused and self.grammar.crowd.match(stretch.text, max(stretch.low, subject.start - 3), subject.end + 3) is None

    def told_of(self, subject: Subject) -> bool:
        """有人, 一些市民: in somebody's words one of those told of."""
        folded = self.finder.page.folded
        return bool(subject.phrases) and all(self.grammar.crowd.match(folded, p.start) is not None for p in subject.phrases)

    def pronoun(self, subject: Subject, saying: Saying, inside: Saying) -> bool:
        """X声称…，他强调…: the speaker goes on, told of by a pronoun."""
        sure = saying.paused or saying.direct or saying.kind in {"stress", "deny", "warn"}
        return sure and _only(subject, frozenset({"person"})) and self.alike(subject, inside)

    def led_up(self, stretch: Stretch, segment: int) -> int:
        """而对方代表——X则表示; 至本周，X表示: the turn begins before the words that lead up to the name."""
        if stretch.text[segment - 2 : segment] != "——":
            before = stretch.segment(segment - 1)
            return before if before < segment - 1 and self.grammar.led_up.fullmatch(stretch.text, before, segment - 1) else segment
        before = stretch.segment(segment - 2)
        return before if segment - before <= LEAD_UP and any(c in self.grammar.letters for c in stretch.text[before:segment]) else segment

    def in_court(self, subject: Subject) -> bool:
        """A family name alone, or who sits in court: so speak reports of trials."""
        heads = {self.finder.page.folded[p.head_start : p.head_end] for p in subject.phrases}
        alone = all(p.end - p.start == 1 and p.letter == "P" and not p.open_reference for p in subject.phrases)
        return bool(heads) and (alone or heads <= self.grammar.words["court"])

    def alike(self, subject: Subject, inside: Saying) -> bool:
        """The same one speaks."""
        mine = {p.member.final.id for p in inside.subject.phrases if p.member}
        return any(p.member.final.id in mine for p in subject.phrases if p.member)


def _only(subject: Subject, kinds: frozenset[str]) -> bool:
    return all(p.open_reference in kinds for p in subject.phrases)
