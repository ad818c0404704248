"""PETRARCH agent dictionaries (words for kinds of people: POLICE, FOREIGN_MINISTER) → roles and groups of English."""

import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.lexicon.imports.codes import words
from dragoman.lexicon.imports.lines import dictionary_lines
from dragoman.lexicon.imports.pack import Imported, plural_of
from dragoman.lexicon.model import Lexicon
from dragoman.lexicon.tables import Row
from dragoman.text.scripts import fold

_SET = re.compile(r"!(\w+)!\s*=\s*(.+)")
_ENTRY = re.compile(r"(?P<phrase>[^{\[]+?)\s*(?P<plural>\{[^}]*\})?\s*\[(?P<code>~?[A-Za-z0-9]+~?)[\]}]?")


def import_agents(path: Path, lexicon: Lexicon) -> Imported:
    """A phrase whose last word is a role of ours is a role, every other is a group."""
    imported = Imported()
    sets: dict[str, list[str]] = {}
    roles = {fold(row["form"]): row for row in lexicon.words("roles", "en")}
    held = {fold(row["form"]) for table in ("roles", "groups", "bodies") for row in lexicon.words(table, "en")}
    for line in dictionary_lines(path):
        if not line.text:
            continue
        if (defined := _SET.fullmatch(line.text.strip())) is not None:
            sets[defined[1]] = [part.strip() for part in defined[2].split(",")]
            continue
        entry = _ENTRY.match(line.text.strip())
        if entry is None:
            imported.refuse(line.number, line.raw, "no agent: PHRASE {plural} [~CODE]")
            continue
        sector = _sector(entry["code"])
        if sector is None:
            imported.refuse(line.number, line.raw, f"the agent code {entry['code']} has no sector")
            continue
        unknown = [name for name in re.findall(r"!(\w+)!", entry["phrase"]) if name not in sets]
        if unknown:
            imported.refuse(line.number, line.raw, f"the set !{unknown[0]}! is not defined above")
            continue
        if _plain(entry["phrase"]).rsplit(" ", 1)[-1] in words()["names"]["half"]:
            imported.refuse(line.number, line.raw, "half a phrase: it ends in a preposition")
            continue
        for form, plural in _forms(entry["phrase"], entry["plural"], sets):
            if form in held:
                imported.known += 1
            else:
                held.add(form)
                _add(imported, form, sector, plural, roles)
    return imported


def _sector(code: str) -> str | None:
    pieces = re.findall("...", code.strip("~").upper())
    sectors = words()["sectors"]
    if pieces and pieces[0] in words()["wide"]["religions"]:
        return "REL"
    # The narrower piece behind GOV says more: GOVMIL, GOVJUD. GOVMED is a ministry that has to do with media, not a medium.
    narrow = [piece for piece in pieces[1:] if pieces[0] == "GOV" and piece in ("MIL", "JUD", "COP", "SPY", "LEG")]
    found: str | None = next((sectors[piece] for piece in (*narrow, *pieces) if piece in sectors), None)
    return found


def _forms(phrase: str, plural: str | None, sets: dict[str, list[str]]) -> Iterator[tuple[str, bool]]:
    """Every form of an entry, lower case, and whether it is a plural. Sets stand as they are; `{}` forbids a plural."""
    marked = re.search(r"!(\w+)!", phrase)
    if marked is not None:
        for part in sets[marked[1]]:
            for form, _ in _forms(phrase.replace(marked[0], part, 1), "{}", sets):
                yield form, part.endswith(("MEN", "S"))
        return
    form = _plain(phrase)
    if form:
        yield form, plural == "{}" and form.endswith("s")
    if plural is None and form:
        yield plural_of(form), True
    for irregular in (plural or "{}")[1:-1].split():
        yield _plain(irregular), True


def _plain(phrase: str) -> str:
    return " ".join(phrase.replace("_", " ").lower().split())


def _add(imported: Imported, form: str, sector: str, plural: bool, roles: dict[str, Row]) -> None:
    like = next((roles[tail] for at in range(len(form.split())) if (tail := " ".join(form.split()[at:])) in roles), None)
    if like is not None and not plural:
        kind, takes, group = like.get("kind", ""), like.get("takes", ""), like.get("group", "")
        imported.add("roles.en", form=form, en=form, kind=kind, sector=sector, takes=takes, group=group)
    else:
        type_ = "armed_unit" if sector in ("MIL", "REB", "UAF", "PRM") and plural else "group"
        imported.add("groups.en", form=form, en=form, type=type_, sector=sector, plural="yes" if plural else "no")
