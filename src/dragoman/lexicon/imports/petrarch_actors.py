"""PETRARCH and TABARI actor dictionaries → actors and offices."""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from dragoman.lexicon.imports.codes import Code, Held, held_codes, read_code, words
from dragoman.lexicon.imports.lines import Line, dictionary_lines
from dragoman.lexicon.imports.pack import Imported, joined, slug
from dragoman.lexicon.model import Lexicon
from dragoman.schema.errors import ContractError
from dragoman.text.scripts import fold

_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")  # U.N.
_PREFIXES = {"person": "person", "group": "group", "media": "media", "armed_unit": "unit", "territory": "territory"}
_LETTERS = re.compile(r"[^\W\d_]+")


class _Record(Struct):
    """A primary phrase, its synonyms, and its codes."""

    line: Line
    names: list[str]
    codes: list[Held]


def import_actors(path: Path, lexicon: Lexicon) -> Imported:
    """Names of countries go to the state, those with dates to persons with offices, all others to bodies and groups."""
    imported = Imported()
    heads = {row["form"]: row["kind"] for row in lexicon.words("heads", "en")}
    states: dict[str, list[str]] = {}
    others: list[tuple[_Record, list[tuple[Held, Code]]]] = []
    for record in _records(path, imported):
        try:
            codes = [(held, read_code(held.code)) for held in record.codes if held.code not in words()["names"]["none"]]
        except ContractError as error:
            imported.refuse(record.line.number, record.line.raw, str(error))
            continue
        if not codes:
            imported.refuse(record.line.number, record.line.raw, "no code: a null or discard entry")
        elif all(code.bare_country for _, code in codes):
            states.setdefault(codes[-1][1].country, []).extend(record.names)
        else:
            others.append((record, codes))
    for country, names in states.items():
        _state(imported, country, names, lexicon)
    ours = {country: entry.id for country, entry in lexicon.states.items()} | {country: f"state:{country}" for country in states}
    for record, codes in others:
        name = _actor(imported, record, codes, heads)
        if name.startswith("person:"):
            _offices(imported, name, codes, ours)
    return imported


def _records(path: Path, imported: Imported) -> Iterator[_Record]:
    current: _Record | None = None
    for line in dictionary_lines(path):
        if not line.text:
            continue
        phrase, _, _ = line.text.partition("[")
        name = _name(phrase.lstrip("+ \t"))
        try:
            codes = held_codes(line.text)
        except ContractError as error:
            imported.refuse(line.number, line.raw, str(error))
            codes = []
        if name and not line.text.startswith(("+", "\t", " ")):
            if current is not None:
                yield current
            current = _Record(line, [name], codes)
        elif current is None:
            imported.refuse(line.number, line.raw, "a synonym or date before any name")
        else:
            current.names += [name] if name else []
            current.codes += codes
    if current is not None:
        yield current


def _name(phrase: str) -> str:
    """`JOE_CLARK_` → `Joe Clark`; blanks and underscores part words, a word with a digit or a dot keeps its letters."""
    small = set(words()["names"]["small"])
    parts = [part for part in phrase.replace("_", " ").split() if part]
    return " ".join(_cased(part, at > 0 and part.lower() in small) for at, part in enumerate(parts))


def _cased(word: str, small: bool) -> str:
    if small:
        return word.lower()
    if not word.isupper() or _INITIALS.fullmatch(word) or any(char.isdigit() for char in word):
        return word
    return _LETTERS.sub(lambda run: run[0].capitalize(), word)


def _state(imported: Imported, country: str, names: list[str], lexicon: Lexicon) -> None:
    """Names of a state; what a state of our packs is called already is left out."""
    known = lexicon.states.get(country)
    held = {fold(form) for form in (*[n.text for n in known.names], *known.metonyms, *known.demonyms)} if known else set()
    fresh = [name for name in dict.fromkeys(names) if fold(name) not in held]
    imported.known += len(set(names)) - len(fresh)
    if not fresh:
        return
    stem = fold(known.name if known else fresh[0])[:3]
    ends = tuple(words()["names"]["demonym_ends"])
    demonyms = [name for name in fresh[0 if known else 1 :] if fold(name).startswith(stem) and fold(name).endswith(ends)]
    metonyms = [name for name in fresh[0 if known else 1 :] if name not in demonyms]
    imported.add(
        "actors",
        id=known.id if known else f"state:{country}",
        type=known.type if known else "state",
        country=country,
        sector="GOV",
        en="" if known else fresh[0],
        demonyms=joined(demonyms),
        metonyms=joined(metonyms),
        source="PETRARCH dictionary",
    )


def _actor(imported: Imported, record: _Record, codes: list[tuple[Held, Code]], heads: dict[str, str]) -> str:
    """Add an actor; returns its id."""
    last_word = record.names[0].rsplit(" ", 1)[-1].lower()
    latest = max(codes, key=lambda pair: (pair[0].end or "9999") if pair[0].dated else "0")[1]
    dated = any(held.dated for held, _ in codes)
    kind = heads.get(last_word, "")
    if kind in ("armed_unit", "media", "organisation"):
        type_ = kind
    elif dated:
        type_ = "person"
    else:
        type_ = latest.type or "organisation"
    prefix = _PREFIXES.get(type_, "org")
    name = f"{prefix}:{slug(record.names[0])}"
    imported.add(
        "actors",
        id=name,
        type=type_,
        country=latest.country,
        sector=latest.sector or ("UNK" if type_ == "group" else ""),
        en=joined(record.names),
        description="; ".join(f"{held.code} {held.start}/{held.end}" if held.dated else held.code for held, _ in codes),
        source="PETRARCH dictionary",
    )
    return name


def _offices(imported: Imported, holder: str, codes: list[tuple[Held, Code]], states: dict[str, str]) -> None:
    """A date restriction whose agent is an office makes one, of the state if that is known."""
    posts: dict[str, str] = words()["posts"]
    for held, code in codes:
        post = next((posts[agent] for agent in code.agents if agent in posts), None)
        if held.dated and post is not None:
            source, state = f"PETRARCH {held.code}", states.get(code.country, "")
            imported.add("offices", holder=holder, post_en=post, organisation=state, start=held.start, end=held.end, source=source)
