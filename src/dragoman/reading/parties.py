"""Parties, fronts and the like that no table knows and that stand without marks: 岛屿 + 前进 + 党, 进步 + 阵线."""

import re
from itertools import pairwise

import rjieba
from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.bodies import BodyKnowledge
from dragoman.reading.page import Atom, Page
from dragoman.text.alternatives import NOTHING
from dragoman.text.scripts import fold_all

# Longest and shortest words before the last one; known names so short may be the end of a longer one.
LONGEST, LEAST, SHORT = 10, 2, 5
_LANDS = frozenset({"state", "territory", "place"})
# What may follow such a name, though the segmenter glues it on.
_AFTER = frozenset("与和及的在则将已曾于对向被遭")
_HAN = re.compile("[\u4e00-\u9fff]+")


class PartyKnowledge(Struct):
    """The table `parties` of the grammar file `names`, compiled."""

    # Last words of such names; those of forces; nouns that end some; words of the rest, beside nouns; what the rest may not be.
    heads: re.Pattern[str]
    units: tuple[str, ...]
    loose: frozenset[str]
    words: frozenset[str]
    kinds: tuple[str, ...]
    never: frozenset[str]
    small: frozenset[str]
    # Words that end the row.
    stops: frozenset[str]


def knowledge(lexicon: Lexicon, bodies: BodyKnowledge) -> PartyKnowledge:
    """Compiled once."""
    grammar = lexicon.grammar("names", "zh")
    data = grammar.get("parties", {})
    return PartyKnowledge(
        # Each branch begins with a plain character: so the engine passes over all else.
        heads=re.compile("|".join(word + beside for listed, beside in data.get("heads", []) for word in fold_all(listed)) or NOTHING),
        units=tuple(fold_all(data.get("units", ["\n"]))),
        loose=frozenset(data.get("loose", [])),
        words=frozenset(fold_all(data.get("words", []))) | bodies.parts,
        kinds=tuple(kind for kind in grammar.get("noun_tags", []) if kind != "vn"),
        never=frozenset(fold_all(data.get("never", []))) | bodies.plain,
        small=bodies.small,
        stops=frozenset(fold_all(data.get("stops", []))),
    )


def find(page: Page, known: PartyKnowledge, names: list[Atom]) -> list[Atom]:
    """Their names; a land or city before them is their owner."""
    taken = bytearray(len(page.folded) + 1)
    whole = set[tuple[int, int]]()
    places = set[int]()
    for atom in names:
        words = page.folded[atom.start : atom.end]
        part = words in known.loose or words in known.units
        if part or (atom.table == "actor" and len(words) < SHORT and known.heads.search(words + "，") is not None):
            whole.add((atom.start, atom.end))  # 草原 + 复兴党
            continue
        if atom.table == "actor" and any(s.actor is not None and s.actor.type in _LANDS for s in atom.senses):
            places.add(atom.end)
        taken[atom.start : atom.end] = b"\x01" * (atom.end - atom.start)
    found = []
    for head in known.heads.finditer(page.folded):
        if any(taken[head.start() : head.end()]) or not (head.end() in page.boundaries or page.folded[head.end()] in _AFTER):
            continue
        part = any(low >= head.start() - SHORT and high == head.end() for low, high in whole)
        start = _start(page, known, (head.start(), part), taken)
        lead, name = page.folded[start : head.start()], page.folded[start : head.end()]
        enough = len(lead) >= LEAST or len(name) >= SHORT or (start in places and len(name) > LEAST + 1)
        if enough and lead not in known.never and not rjieba.has_word(name) and (start, head.end()) not in whole:
            kind = "armed_unit" if name.endswith(known.units) else "organisation"
            found.append(Atom(start, head.end(), kind, confidence=0.75))
    return found


def _start(page: Page, known: PartyKnowledge, head: tuple[int, bool], taken: bytearray) -> int:
    """Where the row of nouns and name words before the head begins; of a known name, only the latter."""
    end, part = head
    low = end
    while low > 0 and end - low < LONGEST and not taken[low - 1]:
        if _HAN.match(page.folded, low - 1) is None or page.folded[low - 1] in known.small:
            break
        low -= 1
    edges = [at for at in range(low, end + 1) if at in page.boundaries or at == end]
    best = end
    for left, right in reversed(list(pairwise(edges))):
        token = page.folded[left:right]
        noun = len(token) > 1 and (token in known.words or (not part and rjieba.tag(token)[0][1].startswith(known.kinds)))
        if token in known.stops or not noun:
            break
        best = left
    return best
