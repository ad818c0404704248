"""People by odd names: with words of grammar in them (赖则钧), between a calling and a rank, or by their first part alone."""

import re
from collections import Counter
from collections.abc import Callable

import rjieba

from dragoman.reading.name_words import NameKnowledge
from dragoman.reading.page import Atom, Page
from dragoman.text.languages.zh import names as zh_names

LIKELY = 0.75
# A family name and two characters.
LENGTH = 3
_HAN = re.compile("[\u4e00-\u9fff]+")
# Words of grammar that stand in no name.
_NEVER = frozenset("的了是在被把将和与及不也都又说称指")


def find(page: Page, known: NameKnowledge, names: list[Atom], taken: Callable[[int, int], bool]) -> list[Atom]:
    """Names of three behind a role or a clause, where what follows ends them; and names between a role and a rank."""
    folded = page.folded
    roles = {atom.end for atom in names if atom.table == "roles"} & page.boundaries
    freed = {match.end() for match in known.freed.finditer(folded)} & page.boundaries if known.freed is not None else set[int]()
    behind = {at + 1 for at in roles if folded[at : at + 1] == "的"} & page.boundaries
    found = []
    for start in roles | behind | freed:
        end = start + LENGTH
        name = folded[start:end]
        if _HAN.fullmatch(name) is None or len(name) < LENGTH or name[0] not in known.surnames or name[1] in _NEVER:
            continue
        if known.ends_name.match(folded, end) is None or name in known.plain or folded.startswith(known.not_given, start + 1):
            continue
        called = start in roles
        whole = called or start + 1 not in page.boundaries or (start not in freed and name[0] not in known.worded)
        # 瞿定海: a place's name within.
        if whole and not taken(start, start + 1 if called else end) and _odd(known, name, called=called):
            found.append(Atom(start, end, "person", confidence=LIKELY))
    return found + _ranked(page, names, roles, taken)


def _odd(known: NameKnowledge, name: str, *, called: bool) -> bool:
    """One word to the segmenter, and that a person's; or a family name and two characters that are no words."""
    if rjieba.has_word(name) or rjieba.has_word(name[:2]):
        return False
    if [kind[:2] for _, kind in rjieba.tag(name)] == ["nr"]:
        return True
    worded = name[0] in known.worded
    usual = known.common.get(name[0], 0) > 1 or (called and not worded and not rjieba.has_word(name[1:]))
    return name[2] not in _NEVER and (usual or not worded)


def _ranked(page: Page, names: list[Atom], roles: set[int], taken: Callable[[int, int], bool]) -> list[Atom]:
    """A name between what somebody is and his rank: 代表 + 耶推 + 少将."""
    found = []
    ranks = {a.start for a in names if a.table == "roles" and a.get("kind") == "rank" and {a.start, a.end} <= page.boundaries}
    for start in roles:
        end = next((at for at in (start + 2, start + 3) if at in ranks), 0)
        name = page.folded[start:end]
        worded = not name or any(rjieba.has_word(name[at : at + 2]) for at in range(len(name) - 1))
        if not worded and _HAN.fullmatch(name) and _NEVER.isdisjoint(name) and not taken(start, end):
            found.append(Atom(start, end, "person", confidence=LIKELY))
    return found


def firsts(page: Page, names: list[Atom]) -> set[str]:
    """First parts of names that only one person of the report has, by which he may go: 阿努松 beside 阿努松·维拉翁."""
    full = {page.folded[atom.start : atom.end] for atom in names if atom.table == "person"}
    told = Counter(zh_names.parts(name)[0] for name in full if zh_names.is_dotted(name))
    lasts = {zh_names.parts(name)[-1] for name in full}
    return {part for part, count in told.items() if count == 1 and len(part) > 1 and part not in lasts and not rjieba.has_word(part)}
