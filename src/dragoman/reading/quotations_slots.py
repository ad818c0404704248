"""What a quotation record says beside its words: speakers as entities, about whom, stance, assessment, date."""

import re

from msgspec import Struct

from dragoman.reading.cast import Member
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.reading.quotations_grammar import Grammar
from dragoman.reading.quotations_saying import Saying
from dragoman.schema.entities import Entity, Stance

_SELF = {"self", "selves", "own_state"}
_OPEN = _SELF | {"person", "persons", "owner", "pair", "states", "state", "latter", "former"}
_STATE_SECTORS = {"GOV", "MIL", "LEG", "JUD", "SPY", "COP"}


# How far before a pronoun the name in Latin letters may stand that it means.
NEAR = 200
_LATIN_HEAD = re.compile(
    r"(?:^|[。！？，；\n”」])([A-Z][a-z]{2,}(?: [A-Z][a-z]+){0,2})(?=[是说說指称稱在曾也就则則表认認告原来來已正，（(]|今年|去年|從|从)",
    re.MULTILINE,
)
# How many characters may stand between a word of favour and its target.
ASIDE = 3


class Slots:
    """Fills slots of the sayings of one page."""

    def __init__(self, page: Page, grammar: Grammar) -> None:
        self.page = page
        self.grammar = grammar
        # Those of whom a speaker is one, by his id.
        self.circles: dict[str, Member] = {}

    def phrases(self, start: int, end: int) -> list[Phrase]:
        """Phrases of a range, in order."""
        found: list[Phrase] = []
        sentence = self.page.sentence_at(start)
        while sentence is not None and sentence.start < end:
            found += [p for p in sentence.phrases if p.start >= start and p.end <= end]
            following = sentence.number + 1
            sentence = self.page.sentences[following] if following < len(self.page.sentences) else None
        return found

    def speakers(self, saying: Saying) -> list[tuple[Member, Entity]]:
        """Each speaker; somebody unnamed where the words name none."""
        subject = saying.subject
        if subject.document:
            start = saying.stretch.offset(subject.start)
            member = self.page.cast.unnamed(start, "group", subject.document)
            return [(member, member.entity(subject.document))]
        found: dict[str, tuple[Member, Entity]] = {}
        for phrase in subject.phrases:
            words = self.page.text[phrase.head_start : phrase.head_end]
            members = ([phrase.member] if phrase.member else []) + phrase.also
            if not members and phrase.open_reference == "person" and (name := self.lettered(phrase)):
                phrase.member = self.page.cast.unknown("person", name)
                members = [phrase.member]
            if not members and phrase.posts:
                members = [self.page.cast.unnamed(phrase.start, "group", words)]
                phrase.member = members[0]
            for member in members:
                found.setdefault(member.final.id, (member.final, member.entity(words)))
        return list(found.values())

    def lettered(self, pronoun: Phrase) -> str:
        """The name in Latin letters that begins a clause before a pronoun nobody else is meant by: Mary是学生…。她说"""
        found = _LATIN_HEAD.findall(self.page.text, max(0, pronoun.start - NEAR), pronoun.start)
        return found[-1] if found else ""

    def unknown(self, saying: Saying) -> list[tuple[Member, Entity]]:
        """He or they who say it, where nobody knows whom that means: it is not the author."""
        found = []
        for phrase in saying.subject.phrases:
            if phrase.member is None and phrase.open_reference in {"person", "persons", "pair"}:
                words = self.page.text[phrase.start : phrase.end]
                member = self.page.cast.unnamed(phrase.start, "group", words)
                found.append((member, member.entity(words)))
        return found

    def own(self, saying: Saying, members: list[Member]) -> None:
        """Let 我, 我们, 我国 in the words stand for the speaker, or for his state where he speaks for one."""
        if len(members) != 1:
            return
        speaker = members[0]
        state = self.state(speaker)
        for part in saying.parts:
            for phrase in self.phrases(part.start, part.end):
                if phrase.open_reference in {"self", "selves"} and self.within(part.start, phrase):
                    # Another's words in his.
                    words = self.page.text[phrase.start : phrase.end]
                    phrase.member = self.page.cast.unnamed(phrase.start, "group" if phrase.open_reference == "selves" else "person", words)
                elif phrase.open_reference == "self":
                    phrase.member = speaker
                elif phrase.open_reference == "selves":
                    phrase.member = state or self.ours(saying, speaker, phrase)
                elif phrase.open_reference == "own_state":
                    phrase.member = state
                elif phrase.open_reference == "person" and part.quoted and phrase.member is not None and phrase.member.final is speaker:
                    phrase.member = self.other(part.start, phrase, speaker)

    def within(self, start: int, phrase: Phrase) -> bool:
        """The pronoun stands in quotation marks within quotation marks, that open after the words began."""
        return any(q.depth > 0 and start < q.start < phrase.start < q.inner_end for q in self.page.quotes)

    def ours(self, saying: Saying, speaker: Member, phrase: Phrase) -> Member:
        """Whom 我们 means in the words of one who speaks for no state: the body he has an office in, else people of whom he is one."""
        bodies = (post.organisation for subject in saying.subject.phrases for post in subject.posts if not post.former)
        body = next((b for b in bodies if b is not None and b.type == "organisation"), None)
        if speaker.type != "person" or speaker.sector in _STATE_SECTORS:
            return speaker
        if body is not None:
            return body
        if speaker.id not in self.circles:
            member = self.page.cast.unnamed(phrase.start, "group", self.page.text[phrase.start : phrase.end])
            member.country, member.owner = member.country or speaker.country, speaker
            self.circles[speaker.id] = member
        return self.circles[speaker.id]

    def other(self, start: int, pronoun: Phrase, speaker: Member) -> Member | None:
        """他 in somebody's own words is another: the last person named there before it."""
        named = [p for p in self.phrases(start, pronoun.start) if p.letter == "P" and p.member and p.open_reference not in _OPEN]
        return next((p.member for p in reversed(named) if p.member and p.member.final is not speaker), None)

    def state(self, speaker: Member) -> Member | None:
        """The state that a person or body speaks for."""
        if speaker.type == "state":
            return speaker
        if speaker.owner is not None and speaker.owner.final.type == "state":
            return speaker.owner.final
        if speaker.type in {"person", "group"} and speaker.sector in _STATE_SECTORS and speaker.country:
            entry = self.page.lexicon.states.get(speaker.country)
            return self.page.cast.known(entry, entry.name) if entry else None
        return None

    def about(self, saying: Saying, speakers: set[str]) -> list[Entity]:
        """Whom and what places the words name."""
        ranges = [(part.start, part.end) for part in saying.parts]
        if saying.target is not None:
            ranges.insert(0, saying.target)
        found: dict[str, Entity] = {}
        for start, end in ranges:
            for phrase in self.phrases(start, end):
                self.add(phrase, speakers, found)
        return list(found.values())

    def add(self, phrase: Phrase, speakers: set[str], found: dict[str, Entity]) -> None:
        if phrase.confidence < 0.5 or (phrase.open_reference in _OPEN and phrase.open_reference not in {"selves", "own_state"}):
            return
        if phrase.letter == "P" and phrase.member is not None and not phrase.member.final.named:
            return
        for entity in self.page.entities(phrase):
            if entity.id is not None and entity.id not in speakers:
                found.setdefault(entity.id, entity)
        for inner in phrase.inner:
            self.add(inner, speakers, found)

    def stance(self, saying: Saying, about: list[Entity]) -> Stance | None:
        """For or against somebody, where a word of favour stands right before the name."""
        ids = {entity.id: entity for entity in about}
        low = min(saying.cue_start, saying.parts[0].start)
        high = saying.parts[0].end
        for pattern, value in ((self.grammar.favour, 1), (self.grammar.disfavour, -1)):
            for match in pattern.finditer(self.page.folded, low, high):
                if self.grammar.denied.search(self.page.folded, max(low, match.start() - 3), match.start()):
                    continue
                for phrase in self.phrases(match.end(), min(high, match.end() + 16)):
                    between = self.page.folded[match.end() : phrase.start]
                    if phrase.member is not None and phrase.member.final.id in ids and len(between) <= ASIDE and "的" not in between:
                        return Stance(ids[phrase.member.final.id], value)  # type: ignore[arg-type]
        return None

    def assessment(self, saying: Saying) -> bool:
        """An evaluation, motive or forecast rather than a checkable fact or a position."""
        words = " ".join(self.page.folded[part.start : part.end] for part in saying.parts)
        if saying.kind in {"demand", "ask"}:
            return False
        if saying.assessment == "yes" and saying.kind != "deny":
            return True
        if saying.kind == "announce":
            return False
        if self.grammar.thinking.search(words):
            return True
        if self.grammar.positions.search(words):
            return False
        return self.grammar.assessments.search(words) is not None


class Occasion(Struct):
    """The last dated act of the narration, and who took part."""

    date: str | None = None
    people: set[str] = set()
    since: int = 0


# Over how many sentences an occasion is still the one that is told of.
OCCASION = 12


def outside(sentence: Sentence, sayings: list[Saying]) -> list[tuple[int, int, str]]:
    """Dates of a sentence that do not stand in reported words."""
    parts = [part for saying in sayings for part in saying.parts]
    return [(d.start, d.end, d.edtf) for d in sentence.dates if d.edtf is not None and not any(p.start <= d.start < p.end for p in parts)]


def date_of(saying: Saying, dates: list[tuple[int, int, str]]) -> str | None:
    """The date nearest before the cue in the saying's sentence, else the first before its content ends."""
    before = [edtf for start, _, edtf in dates if start < saying.cue_start]
    return before[-1] if before else None
