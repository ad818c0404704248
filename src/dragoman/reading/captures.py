"""Towns that nobody knows, by what is done to them: 攻占 + 扎雷诺夫卡, 收复重镇 + 旧扎列夫, and the list that goes on from there."""

import re

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.page import Atom, Page
from dragoman.text.alternatives import either, only_at
from dragoman.text.scripts import fold

SURE = 0.75
# Least mean weight (1–3) of the characters; shortest name with nothing behind it; shortest of heavy characters alone, and their weight.
WEIGHT, BARE, LEAST, HEAVY = 1.5, 4, 3, 2


class Captures(Struct):
    """The keys `capture_…` of the grammar file `names`, compiled."""

    # A verb of taking (group `taken`) or attacking, what may stand behind it, and a run of characters of foreign names.
    object: re.Pattern[str]
    # The next member of the list.
    member: re.Pattern[str]
    # A word that ends the name of a town; what only follows one.
    head: re.Pattern[str]
    beside: re.Pattern[str]
    # What closes a list of towns: …等地.
    closing: re.Pattern[str]
    weight: dict[str, int]
    # Characters that end names of towns of three characters.
    endings: tuple[str, ...]
    never_first: str


def knowledge(lexicon: Lexicon) -> Captures:
    """Compiled once."""
    grammar = lexicon.grammar("names", "zh")
    weight = {r["form"]: int(r.get("weight") or 1) for r in lexicon.words("translit", "zh")}
    chars = "".join(c for c in weight if c not in grammar.get("never_in_names", ""))
    name = f"(?P<town>[{re.escape(grammar.get('before_towns', ''))}]?[{re.escape(chars)}]{{2,9}})" if chars else "(?P<town>(?!))"
    words = {key: [fold(w) for w in grammar.get(f"capture_{key}", ["\n"])] for key in ("taken", "struck", "between")}
    taken, struck, between = map(either, words.values())
    seat = "[^，。；：、]{2,18}?(?:枢纽|重镇|要塞|据点|要地|门户|首府)(?=[^，。；：、]{2,10}(?:[，。；（]|$))"
    object_ = f"(?:(?P<taken>{taken})|{struck})了?(?:{between}|{grammar.get('capture_where', '(?!)')}|{seat})?{name}"
    return Captures(
        object=re.compile(only_at({word[0] for word in (*words["taken"], *words["struck"])}, object_)),
        member=re.compile(f"(?:（[^（）]{{1,20}}）)?(?:、|和|及|以及){name}"),
        head=re.compile(
            either(fold(w) for w in grammar.get("capture_heads", ["\n"])) + f"(?!{either(grammar.get('capture_offices', []))})"
        ),
        beside=re.compile(grammar.get("capture_beside", "(?!)")),
        closing=re.compile(grammar.get("capture_closing", "(?!)")),
        weight=weight,
        endings=tuple(grammar.get("place_endings", [])),
        never_first=grammar.get("never_first", ""),
    )


def find(page: Page, known: Captures, names: list[Atom]) -> list[Atom]:
    """Places beside the names found so far; what the lexicon knows stays as it is."""
    fixed = [False] * (len(page.folded) + 1)
    found: list[Atom] = []
    matches = list(known.object.finditer(page.folded))
    if matches:
        for atom in names:
            if atom.table != "place":
                fixed[atom.start : atom.end] = [True] * (atom.end - atom.start)
    ends = {atom.start: atom.end for atom in names if matches and _placed(atom)}
    for match in matches:
        start = match.start("town")
        at = _town(page.folded, known, match, fixed)
        if at and (match["taken"] or at > match.end("town") or match["town"].endswith(known.endings)):
            found.append(Atom(start, at, "place", confidence=SURE))
            _members(page.folded, known, (at, fixed, ends), found)
        elif start in ends:
            _members(page.folded, known, (ends[start], fixed, ends), found)
    return found


def _placed(atom: Atom) -> bool:
    """The name of a known place."""
    return any(sense.actor is not None and sense.actor.type in {"place", "territory"} for sense in atom.senses)


def _members(folded: str, known: Captures, place: tuple[int, list[bool], dict[int, int]], found: list[Atom]) -> None:
    """The list that goes on; `place`: where the member before ends, what stays as it is, and where known places end by their beginning."""
    at, fixed, ends = place
    while (match := known.member.match(folded, at)) is not None:
        if (start := match.start("town")) in ends:
            at = ends[start]
            continue
        at = _town(folded, known, match, fixed)
        if not at:
            return
        found.append(Atom(start, at, "place", confidence=SURE))


def _town(folded: str, known: Captures, match: re.Match[str], fixed: list[bool]) -> int:
    """Where the name of the town ends; 0 where it is none."""
    start, end = match.span("town")
    name = folded[start:end]
    if any(fixed[start:end]) or name[0] in known.never_first or sum(known.weight.get(c, 1) for c in name) / len(name) < WEIGHT:
        return 0
    if (head := known.head.match(folded, end)) is not None:
        return head.end()
    if known.beside.match(folded, end) is None:
        return 0
    heavy = len(name) == LEAST and all(known.weight.get(c, 1) >= HEAVY for c in name)
    heavy = heavy or (len(name) == LEAST and match.re is known.member and known.closing.match(folded, end) is not None)
    return end if len(name) >= BARE or heavy or name.endswith(known.endings) else 0
