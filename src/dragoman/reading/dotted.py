"""Foreign names with a dot between their parts: the dot is the proof, so that here only the two ends are in doubt."""

import re
from itertools import pairwise

import rjieba
from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.page import Atom, Page
from dragoman.text.languages.zh import names as zh_names

# Longest part of a name, and how far a word of the text may go on before the characters that are surely the name's.
LONGEST = 9
_LETTERS = re.compile(r"[a-zA-Z]{1,2}\.?")
_HAN = re.compile("[\u4e00-\u9fff]")
# Shortest word that is surely none of a name's syllables, and parts of speech that are none.
WORD = 2
_NO_NAMES = ("v", "c", "d", "p", "r", "t", "a", "z", "f", "u", "m")
# What somebody is called or comes from may stand right before his name.
_BEFORE = frozenset({"roles", "groups", "bodies"})
_LANDS = frozenset({"state", "territory", "place"})


class DottedKnowledge(Struct):
    """Characters of such names and the words beside them, from the grammar file `names`, made once."""

    chars: frozenset[str]
    # Words of grammar that foreign names hold, but do not begin with, and such as they seldom end with: 当, 因.
    outer: frozenset[str]
    loose: frozenset[str]
    # Words that begin with such a character and follow a name: 本月, 占领; what may stand behind a name that ends so all the same.
    after: frozenset[str]
    kept: frozenset[str]
    # Begins a name before a hyphen only: 让-吕克.
    hyphened: str
    # Words of grammar; and words before a name that the word segmenter takes for names.
    never: frozenset[str]
    leads: frozenset[str]


def knowledge(lexicon: Lexicon, translit: frozenset[str]) -> DottedKnowledge:
    """Compiled once."""
    grammar = lexicon.grammar("names", "zh")
    return DottedKnowledge(
        chars=translit | frozenset(grammar.get("only_in_dotted", "")),
        outer=frozenset(grammar.get("not_first_in_dotted", "")),
        loose=frozenset(grammar.get("not_last_in_dotted", "")),
        after=frozenset(grammar.get("after_dotted", [])),
        kept=frozenset(grammar.get("keeps_last_in_dotted", "")),
        hyphened=grammar.get("before_hyphen", "\n"),
        never=frozenset(grammar.get("never_in_names", "")),
        leads=frozenset(grammar.get("before_dotted", [])),
    )


def find(page: Page, known: DottedKnowledge, names: list[Atom], words: list[Atom]) -> list[Atom]:
    """Dotted names, known or not: they compete with the lexicon's names."""
    folded = page.folded
    at = folded.find(zh_names.DOTS)
    if at < 0:
        return []
    cues = {atom.start for atom in words if atom.table == "cues"}
    ends = {atom.end: atom for atom in names if atom.table in _BEFORE or _called(folded, atom)}
    starting: dict[int, list[Atom]] = {}
    for atom in names:
        starting.setdefault(atom.start, []).append(atom)
    found: list[Atom] = []
    reach = 0
    while at >= 0:
        start, last = _first(folded, known, at, reach), _last(folded, known, at)
        end = _run(folded, known, last)
        if start < at and end > last:
            left = _left(page, known, (start, at), ends, starting)
            right = _right(page, known, (last, end), cues)
            if left < at < right:
                found.append(Atom(left, right, "person", confidence=0.95))
                reach = right
        at = folded.find(zh_names.DOTS, max(end, at + 1))
    return found


def _called(folded: str, atom: Atom) -> bool:
    return atom.table == "actor" and folded[atom.end - 1] in "人籍裔" and any(s.table == "demonym" for s in atom.senses)


def _land(atom: Atom) -> bool:
    """The words mean nothing but a land or place."""
    return bool(atom.senses) and all(s.actor is not None and s.actor.type in _LANDS for s in atom.senses)


def _first(folded: str, known: DottedKnowledge, dot: int, reach: int) -> int:
    """Where the run of characters of foreign names before the first dot begins, hyphens included."""
    at = dot
    while at > max(reach, dot - LONGEST) and (folded[at - 1] in known.chars or (folded[at - 1] == "-" and folded[at - 2] in known.chars)):
        at -= 1
    while at < dot and (folded[at] in known.outer or folded[at] == "-"):
        at += 1
    # 让-吕克: no name begins with 让 but before a hyphen.
    return at - 2 if at > 1 and folded[at - 1] == "-" and folded[at - 2] == known.hyphened else at


def _last(folded: str, known: DottedKnowledge, dot: int) -> int:
    """Where the last part of the name begins: behind the last dot."""
    at = dot + 1
    while True:
        letters = _LETTERS.match(folded, at)
        end = letters.end() if letters is not None else _run(folded, known, at)
        if end == at or folded[end : end + 1] != zh_names.DOTS or any(folded[i : i + 2] in known.after for i in range(at + 1, end - 1)):
            return at
        at = end + 1


def _run(folded: str, known: DottedKnowledge, last: int) -> int:
    """Where the characters of foreign names end that stand behind the last dot."""
    at = last
    while at < len(folded) and at - last < LONGEST and (folded[at] in known.chars or (folded[at] == "-" and at > last)):
        at += 1
    while at > last and folded[at - 1] == "-":
        at -= 1
    return at


def _left(page: Page, known: DottedKnowledge, run: tuple[int, int], ends: dict[int, Atom], names: dict[int, list[Atom]]) -> int:
    """Where the first part begins: behind what somebody is called, else where a word of the text begins."""
    start, dot = run
    if (called := next((e for e in range(dot - 1, start, -1) if e in ends and _whole(page, ends[e])), 0)) > start:
        return called
    if start not in page.boundaries and (begun := _begun(page, known, start, ends)) is not None:
        return begun
    if start in ends or page.folded[start] == known.hyphened:
        return start
    edges = [at for at in range(start, dot + 1) if at in page.boundaries]
    for low, high in pairwise(edges):
        # 要 + 明白 + 唐纳德
        word = page.folded[low:high]
        if high == dot or high - low < WORD or not (word in known.leads or _tagged(word, _NO_NAMES)):
            continue
        edges = [at for at in edges if at >= high]
    edge = edges[0] if edges else start
    return next((a.end for a in names.get(edge, ()) if a.end in page.boundaries and a.end < dot - 1 and _land(a)), edge)


def _begun(page: Page, known: DottedKnowledge, start: int, ends: dict[int, Atom]) -> int | None:
    """Where the word begins within which the characters of names do: 凯末尔 is one, though 末 writes no foreign names."""
    low, high = start, start
    while low > start - 3 and low not in page.boundaries and _HAN.match(page.folded, low - 1):
        low -= 1
    while high not in page.boundaries:
        high += 1
    inside = max((e for e in ends if low < e <= start), default=0)
    if inside:
        return inside
    word = page.folded[low:high]
    if low not in page.boundaries or word in known.leads or known.never & set(page.folded[low:start]):
        return None
    return None if _tagged(word, _NO_NAMES) else low


def _tagged(word: str, kinds: tuple[str, ...]) -> bool:
    """A word of the dictionary, of these parts of speech."""
    return rjieba.has_word(word) and rjieba.tag(word)[0][1].startswith(kinds)


def _whole(page: Page, atom: Atom) -> bool:
    """A role that stands for itself, not two characters inside a name."""
    return atom.start in page.boundaries or atom.end in page.boundaries


def _right(page: Page, known: DottedKnowledge, run: tuple[int, int], cues: set[int]) -> int:
    """Where the last part ends: before a speech cue or a word that goes on, else at the farthest word boundary."""
    folded, edges = page.folded, page.boundaries
    last, end = run
    for at in range(last + 1, end):
        if (at in cues and at in edges and at - last >= 2) or (folded[at : at + 2] in known.after and at - last >= 1):
            return at
    if end in cues or (edge := next((at for at in range(end, last, -1) if at in edges), end)) == end:
        # 西索科 + 因 + 批评
        loose = end - 1 in edges and folded[end - 1] in known.loose and end - last > 2 and folded[end : end + 1] not in known.kept
        return end - loose
    # The word segmenter may have glued the last characters to a word of grammar (沙伊在); only a real word is left whole.
    after = next((at for at in range(end + 1, len(folded)) if at in edges), end)
    return edge if rjieba.has_word(folded[edge:after]) else end
