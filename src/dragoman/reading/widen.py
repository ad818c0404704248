"""Names and nouns that were found in part, in full: 言语治疗 + 师总工会, 艺术 + 发展局, 扎雷格勒 + 战役军团, 新 + 扎雷 + 诺夫卡."""

import re

import rjieba
from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.bodies import BodyKnowledge
from dragoman.reading.page import Atom, Page
from dragoman.text.alternatives import either

# How many characters a name may gain, and from how many characters of a head on a collective noun becomes a body's name.
LONGEST_GAIN = 10
_HAN = re.compile("[\u4e00-\u9fff]")


class WideningKnowledge(Struct):
    """Word lists of the grammar file `names`, compiled."""

    bodies: BodyKnowledge
    # What ends a body's name, though the bare word is a collective: 工会.
    guilds: tuple[str, ...]
    # Words for a force that is one of a place: 扎雷格勒 + 战役军团.
    forces: re.Pattern[str]
    # What is posted somewhere: 驻甲机构.
    posted: re.Pattern[str]
    # What goes on after a known name that is only the beginning of a town's: 扎雷 + 诺夫卡; and what may stand before it: 新.
    endings: re.Pattern[str]
    before: frozenset[str]
    # Parts of speech, and words, that a body's name may gain.
    kinds: tuple[str, ...]
    # Small words that no noun begins with.
    small: frozenset[str]
    # One of a list, by how nouns for people end: 、贫困者.
    listed: re.Pattern[str]


def knowledge(lexicon: Lexicon, bodies: BodyKnowledge) -> WideningKnowledge:
    """Compiled once."""
    grammar = lexicon.grammar("names", "zh")
    return WideningKnowledge(
        bodies=bodies,
        guilds=tuple(grammar.get("guild_endings", ["\n"])),
        forces=re.compile(either(grammar.get("local_forces", ["\n"]))),
        posted=re.compile(grammar.get("posted_lead", "(?!)") + either(grammar.get("posted_bodies", ["-"]))),
        endings=re.compile(either(grammar.get("place_endings", ["\n"]))),
        before=frozenset(grammar.get("before_towns", "")),
        kinds=tuple(grammar.get("noun_tags", [])),
        listed=re.compile(grammar.get("listed_people", "(?!)")),
        small=frozenset(grammar.get("never_in_bodies", "") + grammar.get("loose_in_bodies", "")),
    )


def find(page: Page, known: WideningKnowledge, names: list[Atom], words: list[Atom]) -> list[Atom]:
    """The longer names; each competes with the part that was found."""
    taken = bytearray(len(page.folded) + 1)
    for atom in [*names, *(w for w in words if w.table in {"cues", "triggers", "function"})]:
        inner = atom.table in {"cues", "triggers", "function"} and page.folded[atom.start : atom.end] in known.bodies.parts
        if not inner:
            taken[atom.start : atom.end] = b"\x01" * (atom.end - atom.start)
    found = [
        Atom(m.start(), m.end(), "groups", confidence=0.85) for m in known.posted.finditer(page.folded) if m.start() in page.boundaries
    ]
    found += _listed(page, known, names, taken)
    for atom in names:
        longer = _town(page, known, atom) or _force(page, known, atom) or _noun(page, known, atom, taken)
        if longer is not None:
            found.append(longer)
    return found


def _listed(page: Page, known: WideningKnowledge, names: list[Atom], taken: bytearray) -> list[Atom]:
    """Nouns for people in a list with people: 示威者、贫困者和 + 妇女."""
    groups = [atom for atom in names if atom.table == "groups" or atom.get("group") == "yes"]
    starts, ends = {atom.start for atom in groups}, {atom.end for atom in groups}
    found = []
    for match in known.listed.finditer(page.folded):
        start, end = match.span("noun")
        beside = match.start() in ends or match.end("next") in starts
        if beside and {start, end} <= page.boundaries and not any(taken[start:end]):
            found.append(Atom(start, end, "groups", confidence=0.75))
    return found


def _types(atom: Atom) -> set[str]:
    return {sense.actor.type for sense in atom.senses if sense.actor is not None}


def _town(page: Page, known: WideningKnowledge, atom: Atom) -> Atom | None:
    """A known town's name that only begins another's."""
    if atom.table != "actor" or _types(atom) != {"place"} or (match := known.endings.match(page.folded, atom.end)) is None:
        return None
    start = atom.start - (page.folded[atom.start - 1 : atom.start] in known.before and atom.start > 0)
    return Atom(start, match.end(), "place", confidence=0.8)


def _force(page: Page, known: WideningKnowledge, atom: Atom) -> Atom | None:
    """The force of a place."""
    if atom.table != "actor" or not _types(atom) & {"place", "territory", "state"}:
        return None
    match = known.forces.match(page.folded, atom.end)
    return Atom(atom.start, match.end(), "armed_unit", confidence=0.85) if match is not None else None


def _noun(page: Page, known: WideningKnowledge, atom: Atom, taken: bytearray) -> Atom | None:
    """A body's name with the nouns before it, or a collective that begins inside a word with the whole of the word."""
    body = atom.table == "organisation" and not atom.senses
    guild = atom.table in {"groups", "bodies"} and page.folded[atom.start : atom.end].endswith(known.guilds)
    if not body and not guild and (atom.table != "groups" or atom.start in page.boundaries):
        return None
    start = end = atom.start
    while start > 0 and end - start < LONGEST_GAIN and _HAN.match(page.folded, start - 1) and not taken[start - 1]:
        if page.folded[start - 1] in known.small:
            break
        start -= 1
    start = next((at for at in range(start, end) if at in page.boundaries), end)
    if start == end:
        return None
    start = _nouns(page, known, start, atom)
    lead = page.folded[start:end]
    if start >= end or (lead in known.bodies.plain and not taken[start - 1]) or lead.startswith(known.bodies.plain_starts):
        return None
    table = "organisation" if guild and end - start > 1 else atom.table
    return Atom(start, atom.end, table, () if table == "organisation" else atom.senses, confidence=0.75)


def _nouns(page: Page, known: WideningKnowledge, start: int, atom: Atom) -> int:
    """Where the row of nouns begins that the name ends."""
    at = best = start
    for token, kind in rjieba.tag(page.folded[start : atom.end]):
        at += len(token)
        if at >= atom.end or (at > atom.start and at - len(token) < atom.start):
            break
        if at <= atom.start and not kind.startswith(known.kinds) and token not in known.bodies.parts:
            best = at
    lead = known.bodies.lead.match(page.folded, best, atom.start)
    return lead.end() if lead is not None and lead.end() - lead.start() > 1 else best
