"""One-character names of states (中, 俄, 美), read only where their surroundings say so: 俄军, 中俄关系, 对俄, 美、俄、中."""

import re
from typing import Any

from msgspec import Struct

from dragoman.lexicon.model import ActorEntry, Lexicon, Sense
from dragoman.reading import atoms
from dragoman.reading.page import Atom, Page
from dragoman.text.alternatives import either, only_at


class ShortKnowledge(Struct):
    """Short names and the patterns of their surroundings, made once."""

    entries: dict[str, ActorEntry]
    pattern: re.Pattern[str]
    # Short names that are everyday words too: never after a preposition alone.
    ambiguous: frozenset[str]
    # What the word segmenter glues to a short name before it, and short names that are not read so.
    glued: frozenset[str]
    loose: frozenset[str]
    # Those that name a state only after a preposition: 对华.
    tails: dict[str, ActorEntry]
    # 方 and 国 belong to the name; one-character bodies (军, 媒) follow it.
    extends: frozenset[str]
    # Words that begin like an extension: 国安.
    not_extended: tuple[str, ...]
    # After a role that only tells in what quality: 以总统身份.
    not_held: tuple[str, ...]
    # Between a short name and a role: when it was held.
    once: tuple[str, ...]
    # What follows pairs, but other words too; the preposition that is a short name.
    loose_pairs: frozenset[str]
    preposition: str
    attitudes: frozenset[str]
    bodies: dict[str, Sense]


def knowledge(lexicon: Lexicon) -> ShortKnowledge:
    """Patterns from the grammar file `names`."""
    entries: dict[str, ActorEntry] = {}
    for entry in lexicon.actors.values():
        for short in entry.short:
            if len(short) == 1 and "\u4e00" <= short <= "\u9fff":
                entries.setdefault(short, entry)
    grammar = lexicon.grammar("names", "zh").get("short", {})
    return ShortKnowledge(
        entries=entries,
        pattern=_pattern("".join(entries), grammar),
        ambiguous=frozenset(grammar.get("ambiguous", "")),
        glued=frozenset(grammar.get("glued", "")),
        loose=frozenset(grammar.get("loose", "")),
        tails={char: lexicon.actors[name] for char, name in grammar.get("tails", {}).items() if name in lexicon.actors},
        extends=frozenset(grammar.get("extends", "")),
        not_held=tuple(grammar.get("not_held", ["\n"])),
        once=tuple(grammar.get("once", ())),
        not_extended=tuple(grammar.get("not_extended", ["\n"])),
        loose_pairs=frozenset(grammar.get("loose_pairs", "")),
        preposition=grammar.get("preposition", "\n"),
        attitudes=frozenset(lexicon.grammar("phrases", "zh").get("attitudes", [])),
        bodies={row["form"]: Sense("bodies", None, row) for row in lexicon.words("bodies", "zh") if len(row["form"]) == 1},
    )


def _pattern(chars: str, grammar: dict[str, Any]) -> re.Pattern[str]:
    if not chars or not grammar:
        return re.compile("(?!)")
    one, tail = f"[{chars}]", f"[{chars}{''.join(grammar.get('tails', {}))}]"
    after = either(grammar["after_pair"])
    before = "[" + "".join(map(re.escape, grammar["prefixes"])) + "]"
    asked = either(grammar.get("askers", []))
    suffixes = "[" + "".join(map(re.escape, grammar["suffixes"])) + "]"
    forms = (
        rf"(?P<list>{one}(?:、{one})+)|(?P<pair>{one}{one}{{1,3}})(?={after})|(?P<head>{one})(?={suffixes})"
        rf"|(?:(?<={before})|(?<={asked}))(?P<tail>{tail})"
    )
    return re.compile(only_at([*chars, *grammar.get("tails", {})], forms))


def find(page: Page, known: ShortKnowledge, names: list[Atom]) -> list[Atom]:
    """Short names outside the settled names, also before a role or body: 俄 + 外长."""
    covered = bytearray(len(page.folded) + 1)
    heads: dict[int, Atom] = {}
    for atom in names:
        covered[atom.start : atom.end] = b"\x01" * (atom.end - atom.start)
        if atom.table in {"roles", "bodies"} or (atom.table == "groups" and atom.get("type") == "armed_unit"):
            heads[atom.start] = atom
    found: dict[int, Atom] = {}
    others = _others(known, names)
    named = {sense.actor.id for atom in names for sense in atom.senses if sense.actor is not None and sense.table != "short"}
    for match in known.pattern.finditer(page.folded):
        group, around = str(match.lastgroup), False
        # 对 + 美 must be two words of the text, and so must 俄 + 军.
        if group == "tail" and not _attitude(page, known, match) and (match.group() in known.ambiguous or not _word(page, known, match)):
            continue
        if group == "head" and match.start() not in page.boundaries and not (around := _glued(page, known, match)):
            continue
        if atoms.ends_date(page.folded, match.start()):
            continue
        # 参加 + 中俄: a word of the text goes on in the first of them.
        torn = group == "pair" and match.start() not in page.boundaries and match.start() + 1 in page.boundaries
        if group == "pair" and _one_word(page, known, match, named):
            continue
        for at in range(match.start() + torn, match.end()):
            _add(page, known, found, at, covered)
        if around and match.end() + 1 not in page.boundaries:
            found.pop(match.end(), None)  # 环台 + 军演: no troops
    for start, role in heads.items():
        at = start - _former(page, known, role)
        if at and atoms.ends_date(page.folded, at - 1):
            continue
        # 岚州中 + 议员 is one of a part of that land.
        of_place = at > 1 and covered[at - 2] and page.folded[at - 1 : at] in known.ambiguous
        bare = page.folded[at - 1] == known.preposition and known.entries[known.preposition].id not in named
        if (
            at
            and page.folded[at - 1] in known.entries
            and (at - 1) in page.boundaries
            and not (of_place or bare)
            and _held(page, known, role)
        ):
            _add(page, known, found, at - 1, covered)
    return [atom for at, atom in found.items() if page.folded[at] not in others]


def _one_word(page: Page, known: ShortKnowledge, match: re.Match[str], named: set[str]) -> bool:
    """加奥 + 的商人 is a town: one word to the segmenter, of states that the report names nowhere, and little behind it."""
    whole = match.start() in page.boundaries and match.start() + 1 not in page.boundaries
    loose = page.folded[match.end() : match.end() + 1] in known.loose_pairs
    return whole and loose and not any(known.entries[char].id in named for char in match.group())


def _others(known: ShortKnowledge, names: list[Atom]) -> frozenset[str]:
    """Short names that may stand here for a land that the report names in full, theirs being named nowhere: 巴 beside 巴勒斯坦 alone."""
    named = {sense.actor.id: sense.actor for atom in names for sense in atom.senses if sense.actor is not None and sense.table != "short"}
    lands = [one for one in named.values() if one.type in ("state", "territory")]
    written = [next((name.text for name in one.names if (name.language or "").startswith("zh")), "") for one in lands]
    return frozenset(char for char, entry in known.entries.items() if entry.id not in named and any(w.startswith(char) for w in written))


def _former(page: Page, known: ShortKnowledge, role: Atom) -> int:
    """How many characters between a short name and a role only say when it was held: 俄 + 前 + 外长."""
    n = next((len(word) for word in known.once if page.folded.endswith(word, 0, role.start)), 0) if role.table == "roles" else 0
    name = page.folded[role.start - n - 1 : role.start - n]
    return n if name in known.entries and name not in known.ambiguous else 0


def _held(page: Page, known: ShortKnowledge, role: Atom) -> bool:
    """A state has it: 以 + 总理, not 以 + 穆斯林为主 and 以 + 总统身份."""
    if page.folded[role.start - 1] not in known.ambiguous:
        return True
    office = role.table in {"bodies", "groups"} or role.get("kind") in {"office", "rank"}
    return office and not page.folded.startswith(known.not_held, role.end)


def _word(page: Page, known: ShortKnowledge, match: re.Match[str]) -> bool:
    """对 + 美 are two words of the text, or one that the segmenter makes of both: 对台."""
    return match.end() in page.boundaries and (match.start() in page.boundaries or _glued(page, known, match))


def _glued(page: Page, known: ShortKnowledge, match: re.Match[str]) -> bool:
    """A word goes before it of which the segmenter makes one with it: 对台, 环台."""
    before = match.start() - 1
    return page.folded[before] in known.glued and match.group() not in known.loose and {before, match.end()} <= page.boundaries


def _attitude(page: Page, known: ShortKnowledge, match: re.Match[str]) -> bool:
    """亲美 and 反中 are words of their own, whatever 中 means elsewhere; 母亲中 is not one."""
    after = match.end() + (page.folded[match.end() : match.end() + 1] == "的")
    return page.folded[match.start() - 1] in known.attitudes and match.start() - 1 in page.boundaries and after in page.boundaries


def _add(page: Page, known: ShortKnowledge, found: dict[int, Atom], at: int, covered: bytearray) -> None:
    entry = known.entries.get(page.folded[at]) or known.tails.get(page.folded[at])
    if entry is None or covered[at]:
        return
    following = page.folded[at + 1 : at + 2]
    if page.folded[at] in known.ambiguous and page.folded.startswith(known.not_extended, at + 1):
        return  # 以 + 国安法
    end = at + 2 if following in known.extends and not covered[at + 1] else at + 1
    found[at] = Atom(at, end, "actor", (Sense("short", entry),), confidence=0.85)
    if following in known.bodies and not covered[at + 1] and not page.folded.startswith(known.not_extended, at + 1):
        found[at + 1] = Atom(at + 1, at + 2, "bodies", (known.bodies[following],), confidence=0.85)
