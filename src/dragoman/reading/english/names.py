"""English names: those of the lexicon, and runs of capitalised words that no pack holds, sorted by head noun, role and cue."""

import re
from bisect import bisect_left

from msgspec import Struct

from dragoman.lexicon.model import Sense
from dragoman.reading import atoms
from dragoman.reading.english.words import English
from dragoman.reading.page import Atom, Page, Sentence

_TOKEN = re.compile(
    r"[A-Za-z\u00c0-\u024f]\.(?:[A-Za-z]\.)+|[A-Za-z\u00c0-\u024f]\.(?=\s[A-Z])|[A-Za-z\u00c0-\u024f0-9]+(?:[-'’&][A-Za-z\u00c0-\u024f0-9]+)*"
)
_POSSESSIVE = ("'s", "’s")
_LOWER = re.compile(r"(?<![\w'’-])[a-z]{2,}")
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th) ")
SURE, LIKELY, GUESSED = 0.9, 0.75, 0.6
# Share of capitalised words from which a line is set as a heading, so that capitals tell nothing.
HEADING = 0.6
# Longer names are words, not letters.
LONGEST_LETTERS = 7
# So many words behind a capitalised one may tell how a run goes on: a joint, an article, the next.
BEHIND = 3
# Part of a longer name stands so many characters before a known one.
BRAND = 24


class Token(Struct, eq=False, gc=False):
    """A word with its place, and whether it begins with a capital letter."""

    start: int
    end: int
    text: str
    folded: str
    capital: bool


def tokens(page: Page, start: int, end: int, whole: bool) -> list[Token]:
    """The words of a stretch; a possessive 's is no part of its word. Unless `whole`, the first, the capitalised and those right behind."""
    found: list[Token] = []
    folded, left = page.folded, 1
    for match in _TOKEN.finditer(page.text, start, end):
        word = match[0]
        capital = word[0].isupper()
        if capital:
            left = BEHIND + 1
        elif not left and not whole:
            continue
        left -= left > 0
        first = match.start()
        if word.endswith(_POSSESSIVE):
            word = word[:-2]
        last = first + len(word)
        found.append(Token(first, last, word, folded[first:last], capital))
    return found


def find(page: Page, known: English) -> tuple[list[Atom], list[Atom]]:
    """Settled names, roles, bodies and collectives in order, and the other words of the lexicon outside them."""
    found = atoms.scan(page, known.scanner)
    atoms.unblocked(found, page.folded)
    found.names = [_split(atom) for atom in found.names]
    plain = [a for a in found.names if not _bare_title(page, a, known) and not _small_letters(page, a)]
    settled = [a for a in atoms.settle(page, plain) if not _in_longer_name(page, a, known)]
    runs = _Runs(page, known, settled)
    names = sorted([*runs.kept, *runs.found], key=lambda a: a.start)
    return names, sorted(atoms.cut_words(found, names), key=lambda a: (a.start, -a.end))


def _split(atom: Atom) -> Atom:
    """A demonym is an adjective (Russian) or a people (Russians), told apart by its end."""
    if atom.table == "actor" and all(s.table == "demonym" for s in atom.senses):
        return Atom(atom.start, atom.end, "adjective", atom.senses, None, atom.confidence)
    return atom


def _bare_title(page: Page, atom: Atom, known: English) -> bool:
    """`rep`, `gen` and their like count only with a capital."""
    return atom.table == "roles" and page.folded[atom.start : atom.end] in known.titles and not page.text[atom.start].isupper()


def _small_letters(page: Page, atom: Atom) -> bool:
    """Plan is not PLAN: letters that stand for a name are capitals."""
    word = page.text[atom.start : atom.end]
    if atom.table != "actor" or not 2 < len(word) < LONGEST_LETTERS or not word[1:].islower():
        return False
    forms = {n.text for s in atom.senses if s.actor is not None for n in s.actor.names if len(n.text) == len(word)}
    same = [form for form in forms if form.lower() == word.lower()]
    return bool(same) and all(form.isupper() for form in same)


def _in_longer_name(page: Page, atom: Atom, known: English) -> bool:
    """A capital in the name of a summit or treaty, a state in that of a firm, a parliament's bare word in that of a congress."""
    kinds = {s.actor.type for s in atom.senses if s.actor is not None}
    low, find = max(0, atom.start - BRAND), known.find
    if kinds == {"state"} and find["mixed_before"].search(page.text, low, atom.end):
        return True
    if atom.table != "actor" or not kinds:
        return False
    if (kinds == {"place"} or any(s.table == "metonym" for s in atom.senses)) and find["title_after"].match(page.text, atom.end):
        return True
    if kinds == {"state"}:
        branded = find["brand_before"].search(page.text, low, atom.start)
        return branded is not None or find["firm_after"].match(page.text, atom.end) is not None
    bare = kinds == {"organisation"} and page.folded[atom.start : atom.end] in known.heads
    return bare and find["worded_before"].search(page.text, low, atom.start) is not None


class _Runs:
    """Finds capitalised runs in each sentence and sorts them."""

    def __init__(self, page: Page, known: English, settled: list[Atom]) -> None:
        self.page = page
        self.known = known
        self.kept = settled
        # No name begins or ends with them.
        self.joints = known.name_joins | {"and", "the"}
        self.starts = [a.start for a in settled]
        self.lower = frozenset(_LOWER.findall(page.text))
        self.found: list[Atom] = []
        self.surnames: dict[str, str] = {}
        for atom in settled:
            if any(s.actor and s.actor.type == "person" for s in atom.senses):
                self.surnames.setdefault(page.folded[atom.start : atom.end].split()[-1], "known")
        gone: set[int] = set()
        later: list[tuple[Sentence, list[Token]]] = []
        for sentence in page.sentences:
            headed = sentence.kind in {"title", "heading"}
            words = tokens(page, sentence.start, sentence.end, headed)
            if headed:
                long = [t for t in words if len(t.text) > 3]
                if sum(t.capital for t in long) > HEADING * max(1, len(long)):
                    continue
            for run in self.runs(words):
                self.take(sentence, run, gone, later)
        for sentence, run in later:
            self.single(sentence, run)
        self.kept = [a for a in settled if a.start not in gone]

    def runs(self, words: list[Token]) -> list[list[Token]]:
        """Capitalised words side by side; particles and, after a head noun, `of`, `for`, `and` hold them together."""
        found: list[list[Token]] = []
        run: list[Token] = []
        at = 0
        while at < len(words):
            token = words[at]
            if not run and not token.capital:
                at += 1
                continue
            if (
                token.capital
                and (not run or self.page.text[run[-1].end : token.start] in {" ", '"', "/"})
                and not self.opens(words, at, run)
            ):
                run.append(token)
                at += 1
                continue
            if run and (reach := self.bridge(words, at, run)) > at:
                run.extend(words[at:reach])
                at = reach
                continue
            if run:
                found.append(run)
                run = []
                if token.capital and not self.opens(words, at, run):
                    continue
            at += 1
        return [*found, run] if run else found

    def opens(self, words: list[Token], at: int, run: list[Token]) -> bool:
        """A capital that only the beginning of a sentence gives, or a word that is never part of a name."""
        token = words[at]
        if token.folded in self.known.never and not (run and len(token.text) == 1):
            return True
        return at == 0 and not run and token.folded in self.lower and not token.text[1:2].isupper()

    def bridge(self, words: list[Token], at: int, run: list[Token]) -> int:
        """Index after the small words that join the run to a next capital; `at` where they do not."""
        text, known = self.page.text, self.known
        if text[run[-1].end : words[at].start] != " ":
            return at
        if words[at].folded in known.particles and at + 1 < len(words) and words[at + 1].capital:
            return at + 1
        if words[at].folded == "the" or at + 1 >= len(words):
            return at
        reach = at + 2 if words[at].folded in known.name_joins and words[at + 1].folded == "the" else at + 1
        if reach >= len(words) or not words[reach].capital or text[words[at].start - 1] != " ":
            return at
        headed = any(known.heads.get(t.folded) in {"organisation", "armed_unit", "thing"} for t in run) or self.in_role(run[-1])
        if words[at].folded in known.name_joins and headed and words[at].folded not in known.no_joint:
            return reach
        if words[at].folded in {"and", "&"} and headed and any(t.folded in known.name_joins for t in run):
            return reach
        if words[at].folded == "and" and not self.inside(words[reach].start) and not self.blocks(run[-1]):
            tail = reach
            while tail + 1 < len(words) and words[tail + 1].capital and text[words[tail].end : words[tail + 1].start] == " ":
                tail += 1
            if (
                tail > reach - 1
                and known.heads.get(words[tail].folded) == "organisation"
                and known.heads.get(run[-1].folded) != "organisation"
            ):
                return reach
        return at

    def blocks(self, token: Token) -> bool:
        atom = self.inside(token.start)
        return atom is not None and atom.table != "bodies"

    def in_role(self, token: Token) -> bool:
        atom = self.inside(token.start)
        return atom is not None and atom.table == "roles"

    def inside(self, offset: int) -> Atom | None:
        """The settled atom that covers the offset."""
        at = bisect_left(self.starts, offset + 1) - 1
        return self.kept[at] if at >= 0 and self.kept[at].end > offset else None

    def take(self, sentence: Sentence, run: list[Token], gone: set[int], later: list[tuple[Sentence, list[Token]]]) -> None:
        """Cut a run at what the lexicon knows; the rest is a name of its own."""
        piece: list[Token] = []
        for token in run:
            atom = self.inside(token.start)
            if atom is None or self.weak(atom, piece, run, token):
                piece.append(token)
                continue
            if piece:
                self.piece(sentence, piece, gone, later)
                piece = []
        self.piece(sentence, piece, gone, later)

    def weak(self, atom: Atom, piece: list[Token], run: list[Token], token: Token) -> bool:
        """A known name that may be part of a longer unknown one: a person's surname, a town's name beside another word."""
        if atom.table in {"groups"}:
            return bool(piece) or self.known.heads.get(run[-1].folded) == "organisation"
        if atom.table == "bodies":
            longer = atom.end < run[-1].end and self.known.heads.get(run[-1].folded) == "organisation"
            return (longer and atom.start >= run[0].start) or (bool(piece) and atom.end == run[-1].end)
        kinds = {s.actor.type for s in atom.senses if s.actor}
        if any(s.table == "metonym" for s in atom.senses):
            return False
        if kinds <= {"organisation", "media"} and any(s.actor and s.actor.sector in {"BUS", "JRN"} for s in atom.senses):
            after = next((t for t in run if t.start >= atom.end), None)
            return (
                after is not None and self.known.heads.get(after.folded) in {"organisation", "media"} and self.inside(after.start) is None
            )
        if kinds == {"person"}:
            return atom.start == token.start and " " not in self.page.folded[atom.start : atom.end] and bool(piece)
        if kinds == {"territory"}:
            after = next((t for t in run if t.start >= atom.end), None)
            firm = after is not None and self.known.heads.get(after.folded) == "organisation" and self.inside(after.start) is None
            return firm and atom.end == after.start - 1 and after is run[-1] if after is not None else False
        if kinds == {"place"}:
            after = next((t for t in run if t.start >= atom.end), None)
            lone = after is not None and self.page.text[atom.end : after.start] == " " and self.inside(after.start) is None
            return bool(piece) or (lone and self.known.heads.get(after.folded, "") == "" if after else False)
        return False

    def piece(self, sentence: Sentence, piece: list[Token], gone: set[int], later: list[tuple[Sentence, list[Token]]]) -> None:
        while piece and (piece[-1].folded in self.joints or piece[-1].folded in self.known.particles):
            piece = piece[:-1]
        while piece and piece[0].folded in self.joints:
            piece = piece[1:]
        if not piece:
            return
        if cut := self.name_after(piece):
            self.piece(sentence, piece[:cut], gone, later)
            piece = piece[cut:]
        kind = self.kind(sentence, piece)
        if kind == "single":
            later.append((sentence, piece))
            return
        if kind in {"", "thing", "portfolio"}:
            return
        start = piece[0].start
        if kind == "armed_unit" and (number := re.search(r"\d+(?:st|nd|rd|th) $", self.page.text[max(0, start - 7) : start])):
            start -= len(number.group())
        for token in piece:
            if (atom := self.inside(token.start)) is not None:
                gone.add(atom.start)
        confidence = SURE if kind != "person" else self.evidence(piece)
        self.found.append(Atom(start, piece[-1].end, kind, (), None, confidence))
        if kind == "person":
            self.surnames.setdefault(piece[-1].folded, self.page.folded[start : piece[-1].end])

    def name_after(self, piece: list[Token]) -> int:
        """Index of a person's name that follows a body's head noun: … Council + X Y. 0: none does."""
        heads = [i for i, t in enumerate(piece) if self.known.heads.get(t.folded) in {"organisation", "armed_unit", "portfolio"}]
        if not heads:
            return 0
        rest = piece[heads[-1] + 1 :]
        plain = all(t.folded not in self.known.heads and t.folded not in self.known.name_joins | {"and"} for t in rest)
        return heads[-1] + 1 if len(rest) in {2, 3} and plain else 0

    def kind(self, sentence: Sentence, piece: list[Token]) -> str:
        """What a name of these words is; "single" where only the rest of the report can tell."""
        known = self.known
        folded = [t.folded for t in piece]
        text = self.page.text[piece[0].start : piece[-1].end]
        joined = next((i for i, w in enumerate(folded) if w in known.name_joins), len(folded))
        head = known.heads.get(folded[joined - 1], "") or known.heads.get(folded[-1], "")
        if head and (
            len(piece) > 1 or (head in {"armed_unit"} and _NUMBERED.search(self.page.text[max(0, piece[0].start - 6) : piece[0].start]))
        ):
            return head
        if len(piece) == 1:
            before = self.inside(max(0, piece[0].start - 2))
            if before is not None and before.table == "roles" and self.page.text[before.end : piece[0].start] in {" ", ". "}:
                return "person"
            return "single"
        if head or any(w in known.modifiers for w in folded) or any(t.text.isupper() and len(t.text) > 3 for t in piece) or "/" in text:
            return ""
        if len(piece) > 5 or any(ch.isdigit() for ch in text) or any(w in known.name_joins for w in folded):
            return ""
        if all(w in self.lower for w in folded if w not in known.particles):
            return ""
        return "person"

    def evidence(self, piece: list[Token]) -> float:
        start, end = piece[0].start, piece[-1].end
        before = self.inside(max(0, start - 2))
        if before is not None and before.table == "roles":
            return SURE
        if self.known.find["speaks"].match(self.page.text, end) or self.page.text.startswith(", ", end):
            return LIKELY
        return GUESSED

    def single(self, sentence: Sentence, piece: list[Token]) -> None:
        """One capitalised word: the surname of somebody, an acronym, or somebody who is said to have said something."""
        token = piece[0]
        if token.folded in self.surnames:
            self.found.append(Atom(token.start, token.end, "person", (), None, SURE))
        elif 2 < len(token.text) <= 7 and token.text.isupper() and token.text.isalpha():
            self.found.append(Atom(token.start, token.end, "acronym", (), None, LIKELY))
        elif (
            token.start > sentence.start
            and self.known.find["speaks"].match(self.page.text, token.end)
            and token.folded not in self.lower
            and token.folded not in self.known.heads
        ):
            self.found.append(Atom(token.start, token.end, "person", (), None, GUESSED))


def choose(page: Page, atom: Atom, known: English) -> Sense:
    """The sense of a known name that its place in the sentence makes likely: a capital is its government unless something stands in it."""
    senses = [s for s in atom.senses if s.actor is not None]
    if len(senses) == 1:
        return senses[0]
    before = page.folded[max(0, atom.start - 24) : atom.start].split()
    local = bool(before) and (before[-1] in known.place_before or " ".join(before[-2:]) in known.place_before)
    order = ("state", "person", "territory", "organisation", "armed_unit", "media", "place", "group")

    def rank(sense: Sense) -> tuple[int, int, int]:
        kind = sense.actor.type if sense.actor else "group"
        placed = kind == "place" and local
        return (0 if placed else 1, order.index(kind), -(sense.actor.population if sense.actor else 0))

    return min(senses, key=rank)
