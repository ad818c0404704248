"""Names of bodies, units, sites and media that no pack holds, put together from name words: 国家 + 安全 + 委员会, 第98 + 空降 + 师."""

import re

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.page import Atom, Page
from dragoman.text.alternatives import either, only_at

KINDS = {"organisation": "organisation", "armed_unit": "armed_unit", "place": "place", "media": "media"}


class BodyKnowledge(Struct):
    """Patterns of composed names, made once, and the sector of each head."""

    unit: re.Pattern[str]
    # Forces known by a letter or a quarter: O集群.
    lettered: re.Pattern[str]
    body: re.Pattern[str]
    heads: dict[str, tuple[str, str, str]]
    # Characters that no name of a body holds, and what may stand between a body and a role.
    small: frozenset[str]
    prefix: re.Pattern[str]
    lead: re.Pattern[str]
    # Words of several characters of those before a body, where it begins: 第二大党 + 甲.
    led: re.Pattern[str]
    generic: frozenset[str]
    # Like `small`, but only where the character is a word by itself: 前 in 前总统, not in 前线.
    loose: frozenset[str]
    # What belongs to an office and stands before it, with its English: 行政 + 总监.
    ranks: dict[str, str]
    rank: re.Pattern[str]
    # Words of which names of bodies are made: none of them is a verb there.
    parts: frozenset[str]
    roles: dict[str, dict[str, str]]
    joins: frozenset[str]
    # Characters that end names of bodies, and roles whose first character may be the last of one: 房屋 + 局长.
    endings: frozenset[str]
    shared: frozenset[str]
    # Words before an office that tell of no body, and such as begin or end no name of one.
    plain: frozenset[str]
    plain_starts: tuple[str, ...]
    plain_ends: tuple[str, ...]
    # Words that only end like a body's name: 关系. Heads that a role may begin with: 大学 + 校长.
    no_heads: frozenset[str]
    # Heads that are names by themselves: 教协.
    proper: frozenset[str]
    # Heads of what is somebody's: 扎雷诺夫 + 团队.
    personal: frozenset[str]
    split: frozenset[str]
    # Before a time: 在…前. Between two roles of one person: 兼.
    during: frozenset[str]
    also: tuple[str, ...]
    # Measure words, and what stands before them: 4 + 名 + 委员会委员.
    measures: frozenset[str]
    counted: frozenset[str]
    # Characters that end names of departments.
    departments: frozenset[str]
    surnames: frozenset[str]
    translit: frozenset[str]


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
        unit=re.compile(rf"[第{numerals}](?:(?<=第)[{numerals}]+|(?<!第)[{numerals}]*)(?:{words})*{kinds}(?:{kinds}(?!长))?"),
        lettered=re.compile(grammar.get("lettered_units", "(?!)")),
        body=re.compile(only_at(["\\d", *sorted(first)], body)),
        heads=heads,
        small=frozenset(grammar.get("never_in_bodies", "")),
        prefix=re.compile(f"(?:{either(grammar.get('before_roles', []))})+$"),
        lead=re.compile(f"(?:{either(grammar.get('before_bodies', []))})+"),
        led=re.compile(f"(?:{either(grammar.get('parties_before', ['-']))})$"),
        generic=frozenset(grammar.get("generic_heads", [])),
        loose=frozenset(grammar.get("loose_in_bodies", "")),
        ranks=grammar.get("ranks", {}),
        rank=re.compile(f"(?:{either(list(grammar.get('ranks', {})))})+$"),
        parts=frozenset((*parts, *grammar.get("body_words", []))),
        roles={r["form"]: r for r in lexicon.words("roles", "zh")},
        joins=frozenset(grammar.get("joins", [])),
        endings=frozenset(grammar.get("body_endings", "")),
        shared=frozenset(grammar.get("shared_roles", [])),
        plain=frozenset(grammar.get("no_bodies", [])),
        plain_starts=tuple(grammar.get("no_body_starts", ["\0"])),
        plain_ends=tuple(grammar.get("no_body_ends", ["\0"])),
        proper=frozenset(grammar.get("proper_heads", [])),
        personal=frozenset(grammar.get("personal_heads", [])),
        no_heads=frozenset(grammar.get("no_heads", [])),
        split=frozenset(grammar.get("split_heads", [])),
        during=frozenset(grammar.get("during", "")),
        also=tuple(grammar.get("also", ["\0"])),
        measures=frozenset(grammar.get("measures", "")),
        counted=frozenset(grammar.get("counted_by", "")),
        departments=frozenset(grammar.get("department_ends", "")),
        surnames=frozenset(r["form"] for r in lexicon.words("surnames", "zh")),
        translit=frozenset(r["form"] for r in lexicon.words("translit", "zh")),
    )


def units(page: Page, known: BodyKnowledge, names: list[Atom]) -> list[Atom]:
    """Units known by a number or a letter; a role may begin with the last character's twin: 第九旅 + 旅长."""
    edges = page.boundaries | {atom.start for atom in names if atom.table == "roles"}
    numbered = [
        Atom(m.start(), m.end(), "unit", confidence=0.9)
        for m in known.unit.finditer(page.folded)
        if m.end() in edges and (m.group().startswith("第") or m.end() - m.start() >= 5)
    ]
    lettered = known.lettered.finditer(page.folded) if "群" in page.folded else ()
    return numbered + [Atom(m.start(), m.end(), "unit", confidence=0.9) for m in lettered]


def composed(page: Page, known: BodyKnowledge, names: list[Atom]) -> list[Atom]:
    """Bodies, sites and media made of name words, or of a known place and a head: 阿克套 + 港."""
    ends = {atom.end: atom for atom in names if atom.table in {"actor", "person"}}
    states = {page.folded[atom.start : atom.end] for atom in names if atom.table in {"bodies", "groups"}}
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
        elif before is not None and kind == "organisation" and match.start("head") == start and len(head or "") > 1 and _is_place(before):
            if head not in known.generic and head not in states:
                found.append(Atom(before.start, end, kind, confidence=0.8))
        elif head in known.generic and len(match.group("middle") or "") <= 2:
            continue
        elif match.group("middle") and start in page.boundaries and end - start - len(head or "") >= int(least or 2):
            if kind == "place" and before is not None and _is_place(before):
                start = before.start
            found.append(Atom(start, end, kind, confidence=0.8))
        elif match.group("base") and start in page.boundaries:
            found.append(Atom(start, end, "place", confidence=0.8))
    return found


def _is_place(atom: Atom) -> bool:
    return any(sense.actor is not None and (sense.actor.type == "place" or sense.table == "metonym") for sense in atom.senses)
