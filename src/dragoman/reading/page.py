"""A report laid out for reading: its sentences, the names and phrases in them, dates, numbers and quotation marks.

Passes fill a Page one after the other; claim passes read it and never change it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from ahocorasick_rs import AhoCorasick
from msgspec import Struct, field

from dragoman.lexicon.model import Lexicon, Sense
from dragoman.reading.cast import Cast, Member
from dragoman.schema.entities import Entity, Span
from dragoman.schema.report import BlockKind, Document
from dragoman.text.dates import DateMention
from dragoman.text.figures import NumberMention
from dragoman.text.quotes import QuotePair


class Atom(Struct, eq=False, gc=False):
    """A word or name found in the text. `table` says what it is: actor, roles, groups, person (unknown to the lexicon) …"""

    start: int
    end: int
    table: str
    senses: tuple[Sense, ...] = ()
    member: Member | None = None
    confidence: float = 1.0
    # How many characters after its end belong to the name too, though they begin a role: 房屋 + 局长.
    tail: int = 0

    def get(self, column: str) -> str:
        """A cell of the word's first row."""
        if not self.senses or (row := self.senses[0].row) is None:
            return ""
        return row.get(column, "")


class Post(Struct, eq=False):
    """A role that a phrase gives somebody: 哈萨克斯坦前总统. `start`–`end` cover body and role; `role_*` the role word alone."""

    start: int
    end: int
    role_start: int
    role_end: int
    role: str
    en: str
    kind: str
    sector: str
    organisation: Member | None = None
    organisation_text: str = ""
    former: bool = False
    acting: bool = False
    # The role is one of a state (总统), not of any body.
    of_state: bool = False
    # What a name before the role is, as the table roles says.
    takes: str = ""
    # The bare word mostly means somebody unnamed, or many: 官员.
    group: bool = False


class Phrase(Struct, eq=False):
    """A noun phrase that stands for an actor. `letter` is its class in shadows (see shadow.py).

    `start`–`end` is the whole phrase with what leads up to the head; `head_start`–`head_end` the name or noun itself."""

    start: int
    end: int
    head_start: int
    head_end: int
    letter: str
    member: Member | None
    posts: list[Post] = []
    possessor: "Phrase | None" = None
    # The phrase is a bare role, pronoun or 该X that reference has to resolve.
    open_reference: str = ""
    indefinite: bool = False
    confidence: float = 1.0
    # Others that the phrase stands for as well: 双方, 两国.
    also: list[Member] = []
    # Phrases that this one swallowed: the body of an apposition, the subject of a relative clause.
    inner: list["Phrase"] = []


class Shadow(Struct, eq=False):
    """A sentence in which each phrase is one character of its class (see shadow.py).

    `offsets[i]` is where character i of `text` begins in the report; the last entry is the end. `slots` holds the phrases by index."""

    text: str
    offsets: list[int]
    slots: dict[int, Phrase]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Report offsets of a stretch of the shadow."""
        last = self.slots.get(end - 1)
        return self.offsets[start], last.end if last is not None else self.offsets[end]

    def phrases(self, match: re.Match[str], group: str) -> list[Phrase]:
        """The phrases that a named group of a pattern took."""
        if match.start(group) < 0:
            return []
        return [self.slots[at] for at in range(match.start(group), match.end(group)) if at in self.slots]

    def at(self, offset: int) -> int:
        """Index in the shadow of a report offset."""
        at = bisect_right(self.offsets, offset)
        return at - 1 if at else 0


def _no_shadow() -> Shadow:
    return _EMPTY


_EMPTY = Shadow("", [0], {})


class Sentence(Struct, eq=False):
    """One sentence. `fine` is its shadow; `coarse` has relative clauses taken into the phrase they describe."""

    number: int
    start: int
    end: int
    block: int
    kind: BlockKind
    phrases: list[Phrase] = []
    words: list[Atom] = []
    dates: list[DateMention] = []
    numbers: list[NumberMention] = []
    fine: Shadow = field(default_factory=_no_shadow)
    # The classes of what stands in `fine`, as characters of shadows.
    classes: frozenset[str] = frozenset()
    coarse: Shadow = field(default_factory=_no_shadow)


class Page(Struct, eq=False):
    """Everything that is known about a report while it is being read. Offsets count into `text`; `folded` is as long."""

    document: Document
    lexicon: Lexicon
    text: str
    folded: str
    language: str
    reference: date
    cast: Cast
    sentences: list[Sentence] = []
    quotes: list[QuotePair] = []
    # Offsets at which a word may begin or end.
    boundaries: frozenset[int] = frozenset()
    # Where the sentences end.
    ends: list[int] = []
    # Whom a family name alone means.
    families: dict[str, Member] = {}

    def span(self, start: int, end: int) -> Span:
        """Evidence, without white space at its ends or marks at its beginning."""
        while start < end - 1 and (self.text[start].isspace() or self.text[start] in "，；：、。,;"):
            start += 1
        while end > start + 1 and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end, self.text[start:end])

    def entity(self, phrase: Phrase) -> Entity | None:
        """The phrase's actor in a slot; None while nothing is known of whom it stands for."""
        if phrase.member is None:
            return None
        return phrase.member.entity(self.text[phrase.head_start : phrase.head_end])

    def entities(self, phrase: Phrase) -> list[Entity]:
        """Everybody whom the phrase stands for."""
        words = self.text[phrase.head_start : phrase.head_end]
        members = ([phrase.member] if phrase.member else []) + phrase.also
        return [member.entity(words) for member in members]

    def phrases(self) -> Iterator[Phrase]:
        """All phrases in order."""
        for sentence in self.sentences:
            yield from sentence.phrases

    def words(self, search: AhoCorasick) -> dict[int, set[int]]:
        """Which of the words that are looked for stand in which sentence, by its number: one look at the page for all of them."""
        found: dict[int, set[int]] = {}
        at = 0
        for word, start, end in search.find_matches_as_indexes(self.folded, overlapping=True):
            while at < len(self.sentences) and self.sentences[at].end < end:
                at += 1
            if at < len(self.sentences) and self.sentences[at].start <= start:
                found.setdefault(at, set()).add(word)
        return found

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the offset."""
        if len(self.ends) != len(self.sentences):
            self.ends = [sentence.end for sentence in self.sentences]
        at = bisect_right(self.ends, offset)
        return self.sentences[at] if at < len(self.ends) and self.sentences[at].start <= offset else None


def last_mark(text: str, marks: Iterable[str], low: int, high: int) -> int:
    """Where the last of these marks stands between two offsets; -1 where none does."""
    last = -1
    for mark in marks:
        at = text.rfind(mark, low, high)
        if at > last:
            last = at
    return last
