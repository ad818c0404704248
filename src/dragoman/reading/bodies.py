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
    body: re.Pattern[str]
    heads: dict[str, tuple[str, str, str]]


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
        elif match.group("middle") and start in page.boundaries and end - start - len(head or "") >= int(least or 2):
            if kind == "place" and before is not None and _is_place(before):
                start = before.start
            found.append(Atom(start, end, kind, confidence=0.8))
        elif match.group("base") and start in page.boundaries:
            found.append(Atom(start, end, "place", confidence=0.8))
    return found


def _is_place(atom: Atom) -> bool:
    return any(sense.actor is not None and (sense.actor.type == "place" or sense.table == "metonym") for sense in atom.senses)
