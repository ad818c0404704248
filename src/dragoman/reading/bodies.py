"""Names of bodies, units, sites and media that no pack holds, put together from name words: 国家 + 安全 + 委员会, 第98 + 空降 + 师."""

import re
from bisect import bisect_left, bisect_right

from msgspec import Struct

from dragoman.lexicon.model import Lexicon, Sense
from dragoman.reading.page import Atom, Page
from dragoman.text.alternatives import either, only_at

# How many characters a body's name may have before its head.
LONGEST_NAME = 12
# Shortest name without a head that an office of a body may have before it: 岚州之声 + 发言人.
LEAST_BARE = 4
LEAST_AFTER = 2
# Shortest name in title or quotation marks.
LEAST_QUOTED = 2
_OPENERS = {"》": "《", "」": "「", "”": "“", "』": "『"}
KINDS = {"organisation": "organisation", "armed_unit": "armed_unit", "place": "place", "media": "media"}


class BodyKnowledge(Struct):
    """Patterns of composed names, made once, and the sector of each head."""

    unit: re.Pattern[str]
    body: re.Pattern[str]
    heads: dict[str, tuple[str, str, str]]
    # Characters that no name of a body holds, and what may stand between a body and a role.
    small: frozenset[str]
    prefix: re.Pattern[str]
    lead: re.Pattern[str]
    generic: frozenset[str]
    # Like `small`, but only where the character is a word by itself: 前 in 前总统, not in 前线.
    loose: frozenset[str]
    # What belongs to an office and stands before it, with its English: 行政 + 总监.
    ranks: dict[str, str]
    rank: re.Pattern[str]


def knowledge(lexicon: Lexicon) -> BodyKnowledge:
    """Patterns from the tables heads and parts and the grammar file `names`."""
    rows = [r for r in lexicon.words("heads", "zh") if r.get("kind") in KINDS]
    heads = {r["form"]: (r["kind"], r.get("sector", ""), r.get("min", "")) for r in rows}
    units = [r["form"] for r in rows if r["kind"] == "armed_unit"]
    grammar = lexicon.grammar("names", "zh")
    parts = [r["form"] for r in lexicon.words("parts", "zh")]
    numerals = grammar.get("numerals", "0-9")
    words, kinds = either(grammar.get("unit_words", [])), either(units)
    join, bases = either(grammar.get("joins", [])), grammar.get("numbered_sites", [])
    part, first = either(parts), {form[0] for form in (*parts, *heads)}
    body = rf"(?P<middle>{part}(?:(?:{join})?{part})*)?(?P<head>{either(heads)})|\d{{2,4}}(?P<base>{either(bases)})"
    return BodyKnowledge(
        unit=re.compile(rf"第?[{numerals}]+(?:{words})*{kinds}(?:{kinds})?"),
        body=re.compile(only_at(["\\d", *sorted(first)], body)),
        heads=heads,
        small=frozenset(grammar.get("never_in_bodies", "")),
        prefix=re.compile(f"(?:{either(grammar.get('before_roles', []))})+$"),
        lead=re.compile(f"(?:{either(grammar.get('before_bodies', []))})+"),
        generic=frozenset(grammar.get("generic_heads", [])),
        loose=frozenset(grammar.get("loose_in_bodies", "")),
        ranks=grammar.get("ranks", {}),
        rank=re.compile(f"(?:{either(list(grammar.get('ranks', {})))})+$"),
    )


def units(page: Page, known: BodyKnowledge) -> list[Atom]:
    """Numbered units."""
    return [
        Atom(m.start(), m.end(), "unit", confidence=0.9)
        for m in known.unit.finditer(page.folded)
        if m.end() in page.boundaries and (m.group().startswith("第") or m.end() - m.start() >= 5)
    ]


def composed(page: Page, known: BodyKnowledge, names: list[Atom]) -> list[Atom]:
    """Bodies, sites and media made of name words, or of a known place and a head: 阿克套 + 港."""
    ends = {atom.end: atom for atom in names if atom.table in {"actor", "person"}}
    edges = page.boundaries | {atom.start for atom in names if atom.table == "roles"}
    found = []
    for match in known.body.finditer(page.folded):
        start, end = match.start(), match.end()
        if end not in edges:
            continue
        head = match.group("head")
        kind, _, least = known.heads.get(head, ("place", "", "")) if head else ("place", "MIL", "")
        before = ends.get(start) or ends.get(start - 1) if page.folded[start - 1 : start] == " " else ends.get(start)
        if before is not None and kind in {"place", "media"} and not match.group("middle"):
            found.append(Atom(before.start, end, kind, confidence=0.85))
        elif head in known.generic and len(match.group("middle") or "") <= 2:
            continue
        elif match.group("middle") and start in page.boundaries and end - start - len(head or "") >= int(least or 2):
            if kind == "place" and before is not None and _is_place(before):
                start = before.start
            found.append(Atom(start, end, kind, confidence=0.8))
        elif match.group("base") and start in page.boundaries:
            found.append(Atom(start, end, "place", confidence=0.8))
    return found


def employers(page: Page, known: BodyKnowledge, names: list[Atom], words: list[Atom]) -> list[Atom]:
    """Bodies that no pack holds, directly before a role: 岚州传媒集团 + 总经理. They reach back to the last name, verb or small word."""
    taken = sorted((atom.start, atom.end) for atom in names)
    # A collective may be part of a body's name: 国际 + 渔民 + 学会.
    firm = sorted((atom.start, atom.end) for atom in names if not _joinable(atom))
    verbs = {end for atom in words if atom.table in {"cues", "triggers"} for end in range(atom.start + 1, atom.end + 1)}
    found = []
    for atom in names:
        if atom.table == "roles":
            _lengthen(page, known, atom, taken)
        if atom.table != "roles" or atom.get("takes") in {"none", "state"}:
            continue
        end = _before_prefix(page, known, atom.start)
        if (quoted := _quoted(page, end)) is not None and not _covered(taken, quoted[0]):
            found.append(_titled(page, quoted, names))
            continue
        head = next((k for k in range(4, 1, -1) if known.heads.get(page.folded[end - k : end], ("",))[0] in {"organisation", "media"}), 0)
        bare = _covered(taken, end - 1)
        if _covered(firm if head else taken, end - 1) or not (head == 0 or end in page.boundaries | {atom.start}):
            continue
        start = _reach(page, known, end - head, (firm if head else taken, verbs))
        if head and (start < end - head or (_touches(taken, start) and not bare)):
            found.append(Atom(start, end, known.heads[page.folded[end - head : end]][0], confidence=0.7))
        elif not head and atom.get("kind") == "office" and end - start >= _least(page, known, start):
            found.append(Atom(start, end, "organisation", confidence=0.6))
    return found


def _joinable(atom: Atom) -> bool:
    """A collective, or the short last word of a body's name: it may be part of a longer one."""
    if atom.table == "bodies":
        return atom.end - atom.start <= 2
    return atom.table == "groups" or (atom.table == "roles" and atom.get("group") == "yes")


def _least(page: Page, known: BodyKnowledge, start: int) -> int:
    """Fewest characters of a bare name: less after 前, which begins what is told of an office."""
    return LEAST_AFTER if start and page.folded[start - 1] in known.loose else LEAST_BARE


def _lengthen(page: Page, known: BodyKnowledge, atom: Atom, taken: list[tuple[int, int]]) -> None:
    """Take into a role what tells its rank: 行政 + 总监, 第一 + 副主任."""
    match = known.rank.search(page.folded, max(0, atom.start - 6), atom.start)
    row = atom.senses[0].row if atom.senses else None
    if match is None or row is None or match.start() not in page.boundaries or _covered(taken, match.start()):
        return
    words = match.group()
    rank = " ".join(english for word, english in known.ranks.items() if word in words)
    atom.start = match.start()
    atom.senses = (Sense(atom.senses[0].table, None, {**row, "en": f"{rank} {row.get('en', '')}".strip()}),)


def _quoted(page: Page, end: int) -> tuple[int, int] | None:
    """What stands in title or quotation marks that close at `end`: 《橙报》 + 社长."""
    opener = _OPENERS.get(page.folded[end - 1 : end])
    start = page.folded.rfind(opener, max(0, end - LONGEST_NAME - 2), end) + 1 if opener else 0
    return (start, end - 1) if start and end - 1 - start >= LEAST_QUOTED else None


def _titled(page: Page, quoted: tuple[int, int], names: list[Atom]) -> Atom:
    """A body or medium in marks; the first part of a known name that the report gives is that one: 《橙》 beside 《橙报》."""
    start, end = quoted
    words = page.folded[start:end]
    known = (atom for atom in names if atom.table == "actor" and page.folded[atom.end : atom.end + 1] == "》")
    full = next((atom for atom in known if page.folded.startswith(words, atom.start)), None)
    if full is not None:
        return Atom(start, end, "actor", full.senses, confidence=0.8)
    return Atom(start, end, "media" if page.folded[end] == "》" else "organisation", confidence=0.7)


def _before_prefix(page: Page, known: BodyKnowledge, start: int) -> int:
    """Where a role begins with its 前, 副, 首席 … before it."""
    match = known.prefix.search(page.folded, max(0, start - 6), start)
    return match.start() if match else start


def _covered(taken: list[tuple[int, int]], at: int) -> bool:
    index = bisect_right(taken, (at, 1 << 60)) - 1
    return index >= 0 and taken[index][1] > at


def _touches(taken: list[tuple[int, int]], start: int) -> bool:
    index = bisect_left(taken, (start, 0)) - 1
    return index >= 0 and taken[index][1] == start


def _reach(page: Page, known: BodyKnowledge, end: int, stops: tuple[list[tuple[int, int]], set[int]]) -> int:
    """The farthest word boundary to the left that the name may begin at."""
    taken, verbs = stops
    best = at = end
    while at > 0 and end - at < LONGEST_NAME:
        char = page.folded[at - 1]
        alone = char in known.loose and at in page.boundaries and at - 1 in page.boundaries
        if not "\u4e00" <= char <= "\u9fff" or char in known.small or alone or at in verbs or _covered(taken, at - 1):
            break
        at -= 1
        if at in page.boundaries:
            best = at
    lead = known.lead.match(page.folded, best, end)
    return lead.end() if lead else best


def _is_place(atom: Atom) -> bool:
    return any(sense.actor is not None and (sense.actor.type == "place" or sense.table == "metonym") for sense in atom.senses)
