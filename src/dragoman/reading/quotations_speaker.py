"""Who speaks: the subject of a speech cue, looked for from the cue to the left."""

import re

from msgspec import Struct

from dragoman.reading.cast import Member
from dragoman.reading.page import Page, Phrase
from dragoman.reading.quotations_grammar import BLANK, Grammar
from dragoman.reading.quotations_stretch import Stretch
from dragoman.text.scripts import fold

# How many clauses back a subject may stand, and how far from its cue.
CLAUSES_BACK = 3
FARTHEST = 60
# Longest unknown words between a state and the person whose title it begins.
TITLE = 16
# A Han name has at most so many characters.
LONGEST_HAN = 4
BESIDE, NEAR, FAR, EARLIER, DOUBTFUL = 0.9, 0.8, 0.7, 0.65, 0.45
_LATIN = re.compile(r"[a-z\u00df-\u024f][a-z\u00df-\u024f.'’\-]+(?: [a-z\u00df-\u024f][a-z\u00df-\u024f.'’\-]*){0,4}")
_TITLED = re.compile(rf"《{BLANK}+》[^，。；“”]{{0,6}}$")


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


class SpeakerFinder:
    """Finds subjects in one page's stretches."""

    def __init__(self, page: Page, grammar: Grammar) -> None:
        self.page = page
        self.grammar = grammar
        # Family name → who bears it in this report; None where several do.
        self.families: dict[str, Member | None] = {}
        for member in page.cast.members.values():
            name = fold(member.names[0]) if member.type == "person" and member.names and member.named else ""
            if 2 <= len(name) <= LONGEST_HAN and all("\u4e00" <= c <= "\u9fff" for c in name):
                self.families[name[0]] = member if name[0] not in self.families else None

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
            found = self.first(stretch, begin, end - 1) or self.topic(stretch, begin, end - 1)
            if found is not None:
                found.own_clause = False
                found.confidence = EARLIER
                return found
            if begin <= floor or stretch.text[begin] in "这那此该":
                return None
            end = begin
        return None

    def in_clause(self, stretch: Stretch, start: int, cue: int) -> Subject | None:
        chains = self.chains(stretch, start, cue)
        if (lettered := self.lettered(stretch, chains[-1].end if chains else start, cue)) is not None:
            return lettered
        for subject in reversed(chains):
            between = stretch.text[subject.end : cue]
            if self.grammar.glue.fullmatch(between):
                subject.confidence = BESIDE if len(between) <= 4 else NEAR
                return self.alone(subject, between)
        chains = self.named(stretch, chains)
        if chains and cue - chains[0].end <= FARTHEST // 2:
            # A state before unknown words is rather their owner than the subject: 美国某智库认为.
            chains[0].loose = cue - chains[0].end > 4
            owner = all(p.letter in "STL" for p in chains[0].phrases)
            chains[0].confidence = DOUBTFUL if owner else FAR if cue - chains[0].end > 6 else NEAR
            return self.alone(chains[0], stretch.text[chains[0].end : cue])
        return None

    def alone(self, subject: Subject, between: str) -> Subject:
        """X与Y会谈后表示: only the first speaks."""
        if len(subject.phrases) > 1 and self.grammar.meeting.match(between):
            subject.phrases = subject.phrases[:1]
        return subject

    def family(self, stretch: Stretch, start: int, cue: int) -> Subject | None:
        """A family name alone before the cue: 黎表示."""
        at = self.grammar.lead.match(stretch.text, start, cue)
        index = at.end() if at else start
        member = self.families.get(stretch.text[index : index + 1])
        if member is None or self.grammar.lead.fullmatch(stretch.text, index + 1, cue) is None:
            return None
        low = stretch.offset(index)
        phrase = Phrase(low, low + 1, low, low + 1, "P", member, posts=[], inner=[], also=[])
        return Subject([phrase], index, index + 1, NEAR)

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

    def topic(self, stretch: Stretch, start: int, end: int) -> Subject | None:
        """X in X的态度趋于强硬，认为…: whose clause it is, though another word is its subject."""
        at = self.grammar.lead.match(stretch.text, start, end)
        index = at.end() if at else start
        phrase = stretch.sentence.fine.slots.get(index)
        if phrase is None or stretch.text[index] not in self.grammar.letters or not stretch.text.startswith("的", index + 1):
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
        found = []
        for match in self.grammar.speakers.finditer(stretch.text, start, end):
            before = stretch.text[max(start, match.start() - 6) : match.start()]
            after = stretch.text[match.end() : end]
            if self.grammar.preposition.search(before) or after.startswith(("的", "之", f"{BLANK}的", "所")):
                continue
            slots = stretch.sentence.fine.slots
            phrases = [slots[at] for at in range(match.start(), match.end()) if at in slots]
            if phrases[-1].open_reference == "owner" and match.end() < end and self.grammar.lead.fullmatch(after) is None:
                continue
            last = phrases[-1]
            if last.possessor is not None and last.posts and all(p.letter == "S" for p in phrases[:-1]):
                # 甲国、乙国和丙国的领导人: the leaders speak.
                phrases = [last]
            found.append(Subject(phrases, match.start(), match.end(), FAR))
        return found

    def document(self, stretch: Stretch, start: int, cue: int) -> Subject | None:
        """报道称, X的声明指出: the body whose document it is, else the document itself."""
        before = stretch.text[start:cue]
        match = self.grammar.document.search(before)
        titled = _TITLED.search(before) if match is None else None
        if match is None and titled is None:
            return None
        at = start + (match.start() if match else titled.start() if titled else 0)
        known = self.grammar.speakers.finditer(stretch.text, start, at)
        owners = [m for m in known if stretch.text[m.end() : at].lstrip(BLANK) in self.grammar.words["document_links"]]
        if owners and stretch.text[owners[-1].start() - 1 : owners[-1].start()] not in {"于", "对"}:
            owner = owners[-1]
            phrases = [stretch.sentence.fine.slots[i] for i in range(owner.start(), owner.end()) if i in stretch.sentence.fine.slots]
            return Subject(phrases, owner.start(), cue, NEAR)
        if match is not None and self.grammar.lead.fullmatch(before[: match.start()].lstrip("该这此一份上述那项篇")) is None:
            return None
        end = start + match.end("D") if match else cue
        words = self.page.text[stretch.offset(at) : stretch.offset(end)].strip()
        return Subject([], at, cue, 0.55, document=words)
