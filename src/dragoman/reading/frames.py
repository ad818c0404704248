"""Frames of a grammar file, tried only on sentences that hold one of their words.

A frame has `form`, a pattern as in shadow.py, and `on`, the lists or words of which the sentence must hold one; the first of them inside
the match is the frame's verb. Further in a form: `{~8}` is up to eight characters without an actor or a mark, `{%adv}` and other macros
stand for the patterns of the file's table `macros`. A form without {A:…} takes the subject of its clause, or of one before it.
"""

import re
from collections.abc import Iterator
from typing import Any

import ahocorasick_rs
from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.page import Page, Phrase, Sentence, Shadow
from dragoman.reading.plain import Plain
from dragoman.reading.shadow import CODE, JOIN, class_of, compile_pattern, matches, needed
from dragoman.schema.errors import DragomanError
from dragoman.text.alternatives import either

_MARKS = "，。；：！？“”「」『』"
_GAP = re.compile(r"\{~(\d+)\}")
_LISTED = re.compile(r"\{([A-Z]):(\w+)\+\}")
_MACRO = re.compile(r"\{%(\w+)\}")
_ANY = "".join(CODE[letter] for letter in "PSTOUMGLX")
# How many clauses back the subject of an elided one may stand.
FARTHEST_SUBJECT = 3
# How many characters may stand before an elided clause's own words.
FARTHEST_WORDS = 6


class Frame(Struct):
    """One row of the file: its pattern and its own columns."""

    regex: re.Pattern[str]
    row: dict[str, Any]
    words: frozenset[int]
    raw: bool
    own_subject: bool
    # Its word must be one by itself.
    word: bool
    # The classes of which it takes a phrase in any case.
    needs: tuple[frozenset[str], ...]


class Found(Struct):
    """A match: who (`A`), the verb's place in the report, the stretch, and whether the subject stood elsewhere."""

    frame: Frame
    shadow: Shadow
    match: re.Match[str]
    sources: list[Phrase]
    targets: list[Phrase]
    verb: int
    start: int
    end: int
    elided: bool
    # The words between the subject and the verb.
    between: str
    # Somebody condemns or welcomes it: it is so for the author too.
    granted: bool = False


class Frames:
    """All frames of one file."""

    def __init__(self, lexicon: Lexicon, data: dict[str, Any], key: str = "pattern") -> None:
        self.lists: dict[str, list[str]] = {k: v for k, v in data.items() if isinstance(v, list) and k != key}
        self.macros: dict[str, str] = data.get("macros", {})
        self.plain = Plain(lexicon, data.get("inserted", []), data.get("opened", []))
        self.words: list[str] = []
        self.frames = [self.frame(row) for row in data.get(key, [])]
        # By word: the frames that have it on.
        self.users: list[list[int]] = [[] for _ in self.words]
        self.by_classes: dict[tuple[frozenset[str], bool], frozenset[int]] = {}
        # The words of each sentence of the page that is read.
        self.told: dict[int, set[int]] = {}
        for at, frame in enumerate(self.frames):
            for word in frame.words:
                self.users[word].append(at)
        self.search = ahocorasick_rs.AhoCorasick(self.words)
        self.subject = compile_pattern(self.expand(data.get("subject", "(?!){A:actor}")), self.lists)
        before = "".join(data.get("not_subject_after", []))
        self.not_subject_after = frozenset(before)
        self.barrier = re.compile(either(data.get("barriers", [])))
        self.granting = tuple(data.get("granting", ())) or ("\0",)
        self.wishes = tuple(data.get("wishes", ())) or ("\0",)

    def expand(self, form: str) -> str:
        """Macros, gaps and lists of actors written out; states named by one character each stand side by side without a comma: 美英."""
        form = self.spelt(form)
        form = _LISTED.sub(lambda m: f"(?P<{m.group(1)}>[{class_of(m.group(2))}](?:{JOIN}?[{class_of(m.group(2))}])*)", form)
        return _GAP.sub(lambda m: f"[^{_MARKS}{_ANY}]{{0,{m.group(1)}}}?", form)

    def spelt(self, form: str) -> str:
        """The form with its macros written out."""
        for _ in range(3):
            form = _MACRO.sub(lambda m: self.macros[m.group(1)], form)
        return form

    def frame(self, row: dict[str, Any]) -> Frame:
        form = self.expand(row["form"])
        words: set[int] = set()
        for name in row.get("on", []):
            for word in self.lists.get(name, [name]):
                if word not in self.words:
                    self.words.append(word)
                words.add(self.words.index(word))
        if not words:
            raise DragomanError(f"the frame {row['form']!r} needs `on`: the lists or words of which a sentence must hold one")
        return Frame(
            compile_pattern(form, self.lists), row, frozenset(words), bool(row.get("raw")), "{A:" in row["form"], bool(row.get("word")),
            needed(self.spelt(row["form"])),
        )  # fmt: skip

    def of(self, classes: frozenset[str], single: bool) -> frozenset[int]:
        """The frames that may match where phrases of these classes stand; `single`: no more than one."""
        if (fits := self.by_classes.get((classes, single))) is None:
            needs = ((at, frame.needs) for at, frame in enumerate(self.frames) if not single or len(frame.needs) < 2)
            fits = frozenset(at for at, classed in needs if not any(need.isdisjoint(classes) for need in classed))
            self.by_classes[classes, single] = fits
        return fits

    def sentences(self, page: Page) -> list[Sentence]:
        """Those in which a word of some frame stands."""
        self.told = page.words(self.search)
        return [sentence for sentence in page.sentences if sentence.number in self.told]

    def find(self, page: Page, sentence: Sentence) -> Iterator[Found]:
        """All matches in one sentence, frame by frame."""
        if not sentence.fine.slots:
            return
        single = len(sentence.fine.slots) + len(sentence.dates) + len(sentence.numbers) == 1
        # The plain shadow may set a body free.
        fits = self.of(sentence.classes | {CODE["O"]}, single)
        if all(fits.isdisjoint(self.users[word]) for word in self.told[sentence.number]) and not self.plain.cut.search(
            page.folded, sentence.start, sentence.end
        ):
            return
        whole, bare = self.plain.make(page, sentence)
        hits = self.search.find_matches_as_indexes(bare.text, overlapping=True)
        told = hits if whole is bare else self.search.find_matches_as_indexes(whole.text, overlapping=True)
        starts: dict[int, list[int]] = {}
        for raw, shadow, found in ((False, bare, hits), (True, whole, told)):
            for word, start, end in found:
                for at in fits.intersection(self.users[word]):
                    if self.frames[at].raw == raw and self.stands(page, self.frames[at], shadow, (start, end)):
                        starts.setdefault(at, []).append(start)
        for at in sorted(starts):
            frame = self.frames[at]
            for match in matches(frame.regex, whole if frame.raw else bare):
                made = self.made(frame, whole if frame.raw else bare, match, sorted(starts[at]))
                if made is not None:
                    yield made

    def stands(self, page: Page, frame: Frame, shadow: Shadow, where: tuple[int, int]) -> bool:
        """A frame may ask that its word be one by itself: 有权, not 所有权."""
        return not frame.word or {shadow.offsets[where[0]], shadow.offsets[where[1]]} <= page.boundaries

    def made(self, frame: Frame, shadow: Shadow, match: re.Match[str], starts: list[int]) -> Found | None:
        """What a match says; None where its subject is none."""
        inside = [start for start in starts if match.start() <= start < match.end()]
        if not inside:
            return None
        verb = inside[0]
        low = match.start()
        elided = not frame.own_subject
        if elided:
            subject = self.subject_before(shadow, low)
            if subject is None or not self.near(shadow.text, subject.end(), low):
                return None
            sources = shadow.phrases(subject, "A")
            between = shadow.text[low:verb]
        else:
            first = match.start("A")
            if first == low and not frame.row.get("fact") and shadow.text[first - 1 : first] in self.not_subject_after and first:
                return None
            if not frame.row.get("fact") and shadow.text[:first].endswith(self.wishes):
                return None
            sources = shadow.phrases(match, "A")
            between = shadow.text[match.end("A") : verb] if first < verb else ""
        if frame.row.get("barrier", True) and self.barrier.search(between):
            return None
        targets = shadow.phrases(match, "B") if "B" in match.groupdict() else []
        start, end = shadow.span(low, match.end())
        granted = not elided and shadow.text[: match.start()].endswith(self.granting)
        return Found(frame, shadow, match, sources, targets, shadow.offsets[verb], start, end, elided, between, granted)

    def near(self, text: str, subject: int, low: int) -> bool:
        """Nothing but a few words stand between the subject, or the clause's beginning, and what is said of it."""
        if text[low] in _MARKS:
            return True
        start = max(subject, *(text.rfind(mark, 0, low) + 1 for mark in "，；："))
        gap = text[start:low]
        return len(gap) <= FARTHEST_WORDS and not any(char in _ANY for char in gap) and not self.barrier.search(gap)

    def subject_before(self, shadow: Shadow, low: int) -> re.Match[str] | None:
        """The subject of the clause, or of the nearest before it that has one."""
        best = None
        for match in self.subject.finditer(shadow.text, 0, low):
            before = shadow.text[match.start("A") - 1 : match.start("A")]
            if not (match.start("A") and before in self.not_subject_after):
                best = match
        if best is None or sum(shadow.text.count(mark, best.end(), low) for mark in "，；：") > FARTHEST_SUBJECT:
            return None
        return best
