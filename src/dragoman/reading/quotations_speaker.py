"""Who speaks: the subject of a speech cue, looked for from the cue to the left."""

import re

from msgspec import Struct

from dragoman.reading.cast import Member
from dragoman.reading.page import Page, Phrase
from dragoman.reading.quotations_grammar import BLANK, Grammar
from dragoman.reading.quotations_owned import author, body_behind, body_of, organs
from dragoman.reading.quotations_stretch import Stretch
from dragoman.reading.quotations_together import of_all
from dragoman.text.scripts import fold

# How many clauses back a subject may stand, and how far from its cue.
CLAUSES_BACK = 3
FARTHEST = 60
# Longest unknown words between a state and the person whose title it begins.
TITLE = 16
# Within how many characters behind a body its man's name in Latin letters may stand.
OWNED = 36
# A Han name has at most so many characters.
LONGEST_HAN = 4
# How far back a full name may stand for which the family name alone is written.
RECENT = 400
# A name so many times rarer than another's with the same family name is rather a misreading.
SELDOM = 5
BESIDE, NEAR, FAR, EARLIER, DOUBTFUL = 0.9, 0.8, 0.7, 0.65, 0.45
_LATIN = re.compile(r"[a-z\u00df-\u024f][a-z\u00df-\u024f.'’\-]+(?: [a-z\u00df-\u024f][a-z\u00df-\u024f.'’\-]*){0,4}")
_LATIN_BEFORE = re.compile(r"[a-z\u00df-\u024f][a-z\u00df-\u024f.'’\-]+(?: [a-z\u00df-\u024f][a-z\u00df-\u024f.'’\-]*){0,3}$")
_WITH = re.compile(r"[和跟与同].[说讲聊](?!，)")
_LATIN_PERSON = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
_QUOTED_NAME = re.compile(f"^“{BLANK}{{2,16}}”{BLANK}*")
# What begins with a place and ends so only says when: 参选议会时，…
_TIMES = frozenset({"时", "后", "前", "期间", "之后", "之前", "之时", "以后", "以前", "时期", "当天", "当日"})
_CLAUSE = re.compile("[，；]")
_TITLED = re.compile(rf"《{BLANK}+》(?:[^，。；“”]{{0,6}}|一文[^，。；“”]{{0,6}})$")


class Subject(Struct, eq=False):
    """The speakers of a cue. `start`, `end`: indices of the words that name them; `document`: words that speak for themselves."""

    phrases: list[Phrase]
    start: int
    end: int
    confidence: float
    own_clause: bool = True
    document: str = ""
    # Words that no grammar explains stand between subject and cue.
    loose: bool = False
    # Nothing but adverbs and the like stands between subject and cue.
    glued: bool = True


class SpeakerFinder:
    """Finds subjects in one page's stretches."""

    def __init__(self, page: Page, grammar: Grammar) -> None:
        self.page = page
        self.grammar = grammar
        # Family name → those in this report who bear it, by their folded names.
        self.families: dict[str, dict[str, Member]] = {}
        for member in page.cast.members.values():
            name = fold(member.names[0]) if member.type == "person" and member.names and member.named else ""
            if 2 <= len(name) <= LONGEST_HAN and name[0] not in grammar.words["no_family"] and all("\u4e00" <= c <= "\u9fff" for c in name):
                self.families.setdefault(name[0], {})[name] = member

    def of_name(self, stretch: Stretch, index: int) -> Member | None:
        """Who a family name alone means: its only bearer, else the one named right before when no other was."""
        bearers = self.families.get(stretch.text[index : index + 1], {})
        often = {name: self.page.folded.count(name) for name in bearers} if len(bearers) > 1 else {}
        bearers = {name: m for name, m in bearers.items() if not often or often[name] * SELDOM >= max(often.values())}
        if len(bearers) < 2:
            return next(iter(bearers.values()), None)
        offset = stretch.offset(index)
        near = self.page.folded[max(0, offset - RECENT) : offset] or self.page.folded[:RECENT]
        named = [member for name, member in bearers.items() if name in near]
        return named[0] if len(named) == 1 else None

    def subject(self, stretch: Stretch, cue: int, floor: int) -> Subject | None:
        """The subject of the cue at an index, not before `floor`: in its own clause, else in a clause before it."""
        start = max(floor, stretch.segment(cue))
        found = self.in_clause(stretch, start, cue)
        if found is not None:
            return found
        if (found := self.family(stretch, start, cue) or self.document(stretch, start, cue)) is not None:
            return found
        end = start
        for _ in range(CLAUSES_BACK):
            if end - 1 <= floor or cue - end > FARTHEST or stretch.text[end - 1] not in "，—,":
                return None
            begin = max(floor, stretch.segment(end - 1))
            found = self.head(stretch, begin, end - 1) or self.topic(stretch, begin, end - 1)
            asked = found is not None and self.grammar.questioned.search(stretch.text, begin, cue + 2)
            if asked or (found is not None and self.grammar.owed.match(stretch.text, found.end, end - 1)):
                return None
            if found is not None:
                found.own_clause = False
                found.confidence = EARLIER
                return found
            if begin <= floor or self.closed(stretch, begin, end - 1):
                return None
            end = begin
        return None

    def in_clause(self, stretch: Stretch, start: int, cue: int) -> Subject | None:
        if (paper := self.paper(stretch, start, cue)) is not None:
            return paper
        if (occasion := self.grammar.occasion.match(stretch.text, start, cue)) is not None:
            start = occasion.end()
        chains = self.chains(stretch, start, cue)
        if (lettered := self.lettered(stretch, chains[-1].end if chains else start, cue)) is not None:
            return lettered
        for subject in reversed(chains):
            between = stretch.text[subject.end : cue]
            if self.grammar.made_say.search(between):
                return None
            if subject is not chains[0] and self.object(stretch, subject):
                continue
            if self.glued(stretch, subject, between, cue):
                subject.confidence = BESIDE if len(between) <= 4 else NEAR
                return self.titled(stretch, start, self.alone(subject, between))
        if chains and stretch.text[cue : cue + 2] in self.grammar.words["showing"] and not self.evident(stretch, chains[0].end, cue):
            return None
        chains = self.named(stretch, chains)
        if chains and self.of_somebody(stretch, chains[0], cue):
            return None
        if chains and self.grammar.strangers.search(stretch.text, chains[0].end, cue):
            return None
        if chains and cue - chains[0].end <= FARTHEST // 2 and not self.said_between(stretch, chains[0].end, cue):
            # A state before unknown words is rather their owner than the subject: 美国某智库认为.
            chains[0].loose, chains[0].glued = cue - chains[0].end > 4, False
            owner = chains[0].phrases[-1].letter in "STL" and chains[0].phrases[0].letter != "P"
            chains[0].confidence = DOUBTFUL if owner else FAR if cue - chains[0].end > 6 else NEAR
            return self.whole_body(stretch, self.alone(chains[0], stretch.text[chains[0].end : cue]), cue)
        return None

    def evident(self, stretch: Stretch, start: int, cue: int) -> bool:
        """Behind a body stands a paper of theirs, which shows it; what they do shows nothing."""
        return any(word in stretch.text[start:cue] for word in self.grammar.words["evidence"])

    def glued(self, stretch: Stretch, subject: Subject, between: str, cue: int) -> bool:
        """Whether only adverbs and such phrases stand between that no other noun can be hidden in."""
        if all(p.letter in "GOM" for p in subject.phrases):
            between = _QUOTED_NAME.sub("", between)
        if stretch.text[cue : cue + 2] in self.grammar.words["showing"]:
            return self.grammar.lead.fullmatch(between) is not None
        if all(p.letter in "STL" for p in subject.phrases):
            return self.grammar.sober.fullmatch(between) is not None
        return self.grammar.glue.fullmatch(between) is not None

    def object(self, stretch: Stretch, subject: Subject) -> bool:
        """Right before it stands a verb: 批评 + X."""
        start = stretch.offset(subject.start)
        return any(w.end == start and w.table in {"triggers", "cues"} for w in stretch.sentence.words)

    def said_between(self, stretch: Stretch, start: int, cue: int) -> bool:
        """Another cue that brings in words stands between subject and cue: X亦指承诺…"""
        low, high = stretch.offset(start), stretch.offset(cue)
        words = [w for w in stretch.sentence.words if w.table == "cues" and low <= w.start < high]
        nouns = self.grammar.words["colon_only"]
        asking = {"demand", "ask"}
        return any(
            w.get("tier") == "strong" or w.get("type") in asking or (w.end == high and self.page.folded[w.start : w.end] not in nouns)
            for w in words
        )

    def paper(self, stretch: Stretch, start: int, cue: int) -> Subject | None:
        """《某报》、《某报》接连称: the papers speak, whoever they belong to."""
        match = self.grammar.media_title.search(stretch.text, start, cue)
        if match is None or self.grammar.in_title.search(stretch.text[start : match.start()]):
            return None
        phrases = []
        for title in re.finditer(f"《({BLANK}+)》", match.group()):
            low, high = stretch.offset(match.start() + title.start(1)), stretch.offset(match.start() + title.end(1))
            name = self.page.text[low:high]
            if not fold(name).endswith(tuple(self.grammar.words["media_ends"])):
                return None
            phrases.append(Phrase(low, high, low, high, "M", self.page.cast.unknown("media", name), posts=[], inner=[], also=[]))
        return Subject(phrases, match.start(), match.end(), NEAR)

    def alone(self, subject: Subject, between: str) -> Subject:
        """X与Y会谈后表示: only the first speaks."""
        if len(subject.phrases) > 1 and self.grammar.meeting.match(between):
            subject.phrases = subject.phrases[:1]
        return subject

    def titled(self, stretch: Stretch, start: int, subject: Subject) -> Subject:
        """Smith教授: a name in Latin letters right before a post is that of its bearer."""
        bare = len(subject.phrases) == 1 and subject.phrases[0].open_reference == "role"
        match = _LATIN_BEFORE.search(stretch.text, start, subject.start) if bare else None
        if match is None:
            return subject
        low, high = stretch.offset(match.start()), stretch.sentence.fine.span(match.start(), subject.end)[1]
        name = self.page.text[low : stretch.offset(match.end())]
        if not name[0].isupper() or name.isupper():
            return subject
        phrase = Phrase(low, high, low, low + len(name), "P", self.page.cast.unknown("person", name), posts=[], inner=[], also=[])
        return Subject([phrase], match.start(), subject.end, subject.confidence)

    def family(self, stretch: Stretch, start: int, cue: int) -> Subject | None:
        """A family name alone before the cue: 黎表示."""
        at = self.grammar.lead.match(stretch.text, start, cue)
        index = at.end() if at else start
        member = self.of_name(stretch, index)
        leads = self.grammar.glue if stretch.text[index + 1 : index + 2] in {"在", "于", "向", "对"} else self.grammar.lead
        if member is None or leads.fullmatch(stretch.text, index + 1, cue) is None:
            return None
        return self.of_family(stretch, index, member)

    def lettered(self, stretch: Stretch, start: int, cue: int) -> Subject | None:
        """A person whose name stands in Latin letters beside the cue: 教授Mary Ziegler表示."""
        for match in reversed(list(_LATIN.finditer(stretch.text, start, cue))):
            low, high = stretch.offset(match.start()), stretch.sentence.fine.span(match.start(), match.end())[1]
            name = self.page.text[low:high]
            before = stretch.text[max(start, match.start() - 6) : match.start()]
            if not name[0].isupper() or name.isupper() or self.grammar.preposition.search(before):
                continue
            if self.grammar.glue.fullmatch(stretch.text, match.end(), cue):
                phrase = Phrase(low, high, low, high, "P", self.page.cast.unknown("person", name), posts=[], inner=[], also=[])
                return Subject([phrase], match.start(), match.end(), NEAR)
        return None

    def first(self, stretch: Stretch, start: int, end: int) -> Subject | None:
        chains = self.named(stretch, self.chains(stretch, start, end))
        return chains[0] if chains else None

    def head(self, stretch: Stretch, start: int, end: int) -> Subject | None:
        """The subject of a clause: what stands at its head but for adverbs, or behind words that lead up to a person."""
        chains = self.chains(stretch, start, end)
        if not chains:
            return self.bearer(stretch, start, end)
        before = stretch.text[start : chains[0].start]
        led = self.grammar.glue.fullmatch(before) is not None and self.grammar.speakers.search(before) is None
        led = led and not self.object(stretch, chains[0])
        if not led and not self.titles(stretch, start, chains, end):
            return None
        found, last = self.named(stretch, chains)[0], chains[-1].phrases[-1]
        if found.phrases[-1].open_reference == "role" and stretch.text[found.end : found.end + 1] == "、" and chains[-1].end == end:
            # 甲党主席、接替X出任党魁的前市长Y，…: one man.
            found = chains[-1] if last.letter == "P" and last.posts else found
        if self.of_somebody(stretch, found, end) or stretch.text[found.end : end] in _TIMES:
            return None
        return self.whole_body(stretch, found, end)

    def whole_body(self, stretch: Stretch, subject: Subject, end: int) -> Subject:
        """香港民意研究所公布…，指…: what the owner's name only begins; 某党喉舌《某报》: whose mouthpiece speaks."""
        if papers := organs(self.page, self.grammar, stretch, subject.end, end):
            return Subject(papers, stretch.index(papers[0].start), stretch.index(papers[-1].end), subject.confidence)
        found = body_of(self.page, self.grammar, stretch, subject.phrases[0], (subject.end, end)) if len(subject.phrases) == 1 else None
        return subject if found is None else Subject([found[0]], subject.start, found[1], max(subject.confidence, EARLIER))

    def of_somebody(self, stretch: Stretch, subject: Subject, end: int) -> bool:
        """A state or body only owns somebody whose name stands in Latin letters: 欧盟高级代表 (Ivar Petrov)."""
        if not all(p.letter in "STO" for p in subject.phrases):
            return False
        low = stretch.offset(subject.end)
        return _LATIN_PERSON.search(self.page.text, low, min(stretch.offset(end), low + OWNED)) is not None

    def titles(self, stretch: Stretch, start: int, chains: list[Subject], end: int) -> bool:
        """Words that no grammar knows lead up to a person who then does something: 同样参选的X开始作供, 著名诗人X说."""
        first, before = chains[0].phrases[0], stretch.text[start : chains[0].start]
        if first.letter != "P" or len(before) > TITLE or self.grammar.governs.search(before):
            return False
        if before.endswith("的"):
            return end - chains[0].end > 1
        low, high = stretch.offset(start), stretch.offset(chains[0].start)
        verbs = any(w.table in {"triggers", "cues"} and low <= w.start < high for w in stretch.sentence.words)
        return bool(first.posts) and not verbs

    def closed(self, stretch: Stretch, start: int, end: int) -> bool:
        """The clause has a subject that is not known: what comes after it goes on from it, not from before it."""
        at = self.grammar.lead.match(stretch.text, start, end)
        index = at.end() if at else start
        told_of = stretch.text[start] in "这那此该" or self.grammar.crowd.match(stretch.text, index, end)
        if told_of or self.grammar.answering.match(stretch.text, index + 1, end):
            return True
        chains = self.chains(stretch, start, end)
        if not chains:
            return False
        first, last = stretch.offset(index), stretch.offset(chains[0].start)
        # 签署法令, 批评X: a verb at the head, and right behind it its object.
        verb = next((w for w in stretch.sentence.words if w.start == first and w.table in {"triggers", "cues"}), None)
        return verb is None or last - verb.end > 1

    def bearer(self, stretch: Stretch, start: int, end: int) -> Subject | None:
        """A family name at the head of a clause that answers: 黎不同意，强调…"""
        at = self.grammar.lead.match(stretch.text, start, end)
        index = at.end() if at else start
        member = self.of_name(stretch, index)
        goes_on = self.grammar.answering.match(stretch.text, index + 1, end) or self.grammar.bearing.match(stretch.text, index + 1, end)
        return self.of_family(stretch, index, member) if member is not None and goes_on else None

    def answered(self, stretch: Stretch, start: int, end: int, in_court: bool = False) -> int | None:
        """Where the words end because a family name alone begins a clause that answers them: …，黎不同意; in court also …，他不认同."""
        if not self.families:
            return None
        for match in _CLAUSE.finditer(stretch.text, start, end):
            begin = match.end()
            if self.bearer(stretch, begin, end) is not None or (in_court and self.disputes(stretch, begin)):
                return match.start()
        return None

    def disputes(self, stretch: Stretch, start: int) -> bool:
        """A pronoun, or nobody, begins the clause and takes issue: 他不认同…, 不同意…"""
        phrase = stretch.sentence.fine.slots.get(start)
        pronoun = phrase is not None and phrase.open_reference == "person"
        return self.grammar.disputing.match(stretch.text, start + pronoun) is not None

    def bears(self, stretch: Stretch, start: int, cue: int) -> bool:
        """A family name that several bear begins the clause and is the subject of the cue: 何指… — somebody speaks, nobody knows who."""
        at = self.grammar.lead.match(stretch.text, start, cue)
        index = at.end() if at else start
        if len(self.families.get(stretch.text[index : index + 1], {})) < 2 or self.of_name(stretch, index) is not None:
            return False
        return self.grammar.lead.fullmatch(stretch.text, index + 1, cue) is not None

    def of_family(self, stretch: Stretch, index: int, member: Member) -> Subject:
        low = stretch.offset(index)
        phrase = Phrase(low, low + 1, low, low + 1, "P", member, posts=[], inner=[], also=[])
        return Subject([phrase], index, index + 1, NEAR)

    def topic(self, stretch: Stretch, start: int, end: int) -> Subject | None:
        """X in X的态度趋于强硬，认为…: whose clause it is, though another word is its subject."""
        at = self.grammar.lead.match(stretch.text, start, end)
        index = at.end() if at else start
        phrase = stretch.sentence.fine.slots.get(index)
        if phrase is None or stretch.text[index] not in self.grammar.letters:
            return None
        if self.grammar.attitude.match(stretch.text, index + 1, end) is None:
            return None
        return Subject([phrase], index, index + 1, EARLIER)

    def named(self, stretch: Stretch, chains: list[Subject]) -> list[Subject]:
        """Chains without a state or body that only begins the title of the person after it: 某国 + 委员会 + 主席X."""
        while len(chains) > 1 and all(p.letter in "STLO" or p.open_reference == "role" for p in chains[0].phrases):
            between = stretch.text[chains[0].end : chains[1].start]
            following = chains[1].phrases[0]
            titled = (following.letter == "P" and following.posts) or (following.letter == "O" and not between)
            if not titled or len(between) > TITLE or (between and self.grammar.glue.fullmatch(between)):
                break
            chains = chains[1:]
        return chains

    def chains(self, stretch: Stretch, start: int, end: int) -> list[Subject]:
        """Phrases of a clause that may be its subject, those side by side together."""
        found: list[Subject] = []
        for match in self.grammar.speakers.finditer(stretch.text, start, end):
            before = stretch.text[max(start, match.start() - 16) : match.start()]
            after = stretch.text[match.end() : end]
            governed = self.grammar.preposition.search(before) and not self.grammar.conjoined.search(before)
            owned = after.startswith(("的", "之", f"{BLANK}的", "所"))
            if governed or (owned and not body_behind(self.grammar, after)):
                continue
            slots = stretch.sentence.fine.slots
            phrases = [slots[at] for at in range(match.start(), match.end()) if at in slots]
            told = len(phrases) == 2 and phrases[0].open_reference in {"person", "self"}
            if told and _WITH.match(stretch.text, match.start() + 1, end + 1):
                # 他和朋友说想走: he speaks, to a friend.
                phrases = phrases[:1]
            if phrases[-1].open_reference == "owner" and match.end() < end and self.grammar.lead.fullmatch(after) is None:
                continue
            last = phrases[-1]
            if last.possessor is not None and last.posts and all(p.letter == "S" for p in phrases[:-1]):
                # 甲国、乙国和丙国的领导人: the leaders speak.
                phrases = [of_all(self.page, phrases)]
            if found and found[-1].end == match.start() and stretch.text[match.start() - 1] == "等":
                # 甲社等多家媒体: she who is named speaks too.
                found[-1].phrases, found[-1].end = [*found[-1].phrases, *phrases], match.end()
                continue
            found.append(Subject(phrases, match.start(), match.end(), FAR))
        return found

    def document(self, stretch: Stretch, start: int, cue: int) -> Subject | None:
        """报道称, X的声明指出: the body whose document it is, else the document itself."""
        before = stretch.text[start:cue]
        match = self.grammar.document.search(before)
        titled = _TITLED.search(before) if match is None else None
        wrote = author(self.page, self.grammar, stretch, start, start + titled.start()) if titled is not None else None
        if wrote is not None:
            return Subject([wrote], stretch.index(wrote.start), cue, NEAR)
        if titled is not None and self.grammar.in_title.search(before[: titled.start()]):
            return None
        if match is None and titled is None:
            return None
        at = start + (match.start() if match else titled.start() if titled else 0)
        if match is not None and (paper := self.paper(stretch, start, at - before[: match.start()].endswith("的"))) is not None:
            return paper
        known = self.grammar.speakers.finditer(stretch.text, start, at)
        owners = [m for m in known if stretch.text[m.end() : at].lstrip(BLANK) in self.grammar.words["document_links"]]
        if owners and stretch.text[owners[-1].start() - 1 : owners[-1].start()] not in {"于", "对"}:
            owner = owners[-1]
            phrases = [stretch.sentence.fine.slots[i] for i in range(owner.start(), owner.end()) if i in stretch.sentence.fine.slots]
            return Subject(phrases, owner.start(), cue, NEAR)
        if match is not None and self.grammar.lead.fullmatch(before[: match.start()].lstrip("该这此一份上述那项篇")) is None:
            return None
        end = start + (match.end("D") if match else titled.start() + before[titled.start() :].index("》") + 1 if titled else len(before))
        words = self.page.text[stretch.offset(at) : stretch.offset(end)].strip()
        return Subject([], at, cue, 0.55, document=words)
