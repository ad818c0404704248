"""FollowTheMoney entities, a JSON object a line as OpenSanctions publishes them → actors and offices.

Persons and bodies become actors with their names in Latin, Han and Russian letters; a Position that somebody occupies becomes an office.
Entities may be nested in one another. Links of other kinds are counted as not taken.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field

from dragoman.lexicon.countries import three_letters
from dragoman.lexicon.imports.pack import Imported, joined, slug
from dragoman.lexicon.model import ActorEntry, Lexicon
from dragoman.lexicon.tables import LexiconError
from dragoman.schema.dates import check_date
from dragoman.schema.errors import ContractError
from dragoman.text.scripts import fold

NAMES = ("name", "alias", "previousName")  # weak aliases are too weak to find somebody by
COUNTRIES = ("country", "jurisdiction", "mainCountry", "citizenship", "nationality")
_HOLDER_OF = {"positionOccupancies": "holder", "occupancies": "post"}  # a nested Occupancy leaves out whose it is
Properties = dict[str, list[Any]]


@cache
def words() -> dict[str, dict[str, str]]:
    """The file of schemata and topics."""
    return tomllib.loads(files("dragoman.lexicon.imports").joinpath("ftm.toml").read_text(encoding="utf-8"))


class _Entity(Struct):
    """An entity of the file, nested ones taken out."""

    line: int
    id: str
    schema: str
    properties: Properties

    def values(self, name: str) -> list[str]:
        """The values of a property."""
        return [value for value in self.properties.get(name, []) if isinstance(value, str) and value.strip()]

    def first(self, name: str) -> str:
        """The first value of a property, or nothing."""
        return next(iter(self.values(name)), "")


class _File(Struct):
    """What the file holds, by schema."""

    actors: dict[str, _Entity] = field(default_factory=dict)
    positions: dict[str, _Entity] = field(default_factory=dict)
    occupancies: dict[str, _Entity] = field(default_factory=dict)
    others: Counter[str] = field(default_factory=Counter)
    first_line: dict[str, int] = field(default_factory=dict)


def import_ftm(path: Path, lexicon: Lexicon) -> Imported:
    """Actors and offices of a file of entities."""
    imported = Imported()
    held = _read(path, imported)
    known = _known_names(lexicon)
    ours = {name: _add_actor(imported, entity, known) for name, entity in held.actors.items()}
    states = {country: entry.id for country, entry in lexicon.states.items()}
    for occupancy in held.occupancies.values():
        why = _add_office(imported, (occupancy, held), ours, states)
        if why:
            imported.refuse(occupancy.line, occupancy.id, why)
    for schema, count in held.others.items():
        imported.refuse(held.first_line[schema], f"{count} of {schema}, this the first", "no table of ours holds it")
    return imported


def _read(path: Path, imported: Imported) -> _File:
    held = _File()
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    data = msgspec.json.decode(line)
                    for entity in _entities(data, number, {}):
                        _sort(held, entity)
                except (msgspec.DecodeError, ContractError) as error:
                    imported.refuse(number, line[:80].decode("utf-8", "replace"), f"no entity: {error}")
    except OSError as error:
        raise LexiconError(f"cannot read {path}: {error.strerror or error}") from error
    return held


def _sort(held: _File, entity: _Entity) -> None:
    if entity.schema in words()["types"]:
        held.actors.setdefault(entity.id, entity)
    elif entity.schema == "Position":
        held.positions.setdefault(entity.id, entity)
    elif entity.schema == "Occupancy":
        held.occupancies.setdefault(entity.id, entity)
    else:
        held.others[entity.schema] += 1
        held.first_line.setdefault(entity.schema, entity.line)


def _entities(data: Any, line: int, more: Properties) -> Iterator[_Entity]:
    """An entity and those nested in it."""
    if not isinstance(data, dict) or not isinstance(data.get("id"), str) or not isinstance(data.get("schema"), str):
        raise ContractError("an entity has id, schema and properties")
    given = data.get("properties") or {}
    properties: Properties = {name: list(values) if isinstance(values, list) else [values] for name, values in given.items()}
    for name, values in properties.items():
        for at, value in enumerate(values):
            if isinstance(value, dict):
                back = {_HOLDER_OF[name]: [data["id"]]} if name in _HOLDER_OF else {}
                yield from _entities(value, line, back)
                values[at] = value.get("id", "")
    for name, values in more.items():
        properties.setdefault(name, values)
    yield _Entity(line, data["id"], data["schema"], properties)


def _known_names(lexicon: Lexicon) -> dict[tuple[str, str], list[ActorEntry]]:
    """Actors of our packs by type and folded name."""
    found: dict[tuple[str, str], list[ActorEntry]] = {}
    for entry in lexicon.actors.values():
        for name in entry.names:
            found.setdefault((entry.type, fold(name.text)), []).append(entry)
    return found


def _add_actor(imported: Imported, entity: _Entity, known: dict[tuple[str, str], list[ActorEntry]]) -> str:
    """Add a row; returns the actor's id: ours where a name and the country are those of one actor of our packs."""
    type_ = words()["types"][entity.schema]
    names = list(dict.fromkeys(name for kind in NAMES for name in entity.values(kind)))
    country = next((code for kind in COUNTRIES for value in entity.values(kind) if (code := _country(value))), "")
    if not names:
        imported.refuse(entity.line, entity.id, "it has no name")
        return ""
    by_script = {language: [name for name in names if _language(name) == language] for language in ("en", "zh", "ru")}
    by_script["en"] = [name for at, name in enumerate(by_script["en"]) if at == 0 or " " in name or "-" in name or type_ != "person"]
    if not any(by_script.values()):
        imported.refuse(entity.line, entity.id, "no name in Latin, Han or Russian letters")
        return ""
    same = {one.id: one for name in names for one in known.get((type_, fold(name)), []) if not country or one.country in (None, country)}
    if len(same) == 1:
        imported.known += 1
    actor = next(iter(same)) if len(same) == 1 else _id(entity, type_, names[0])
    imported.add(
        "actors",
        id=actor,
        type=type_,
        country=country,
        sector=_sector(entity),
        **{language: joined(found) for language, found in by_script.items()},
        description="" if same else entity.first("position") or entity.first("description")[:120],
        source=f"FollowTheMoney {entity.id}",
    )
    return actor


def _id(entity: _Entity, type_: str, name: str) -> str:
    item = entity.id if _is_wikidata(entity.id) else entity.first("wikidataId")
    if _is_wikidata(item):
        return f"wd:{item}"
    return f"{'person' if type_ == 'person' else 'org'}:{slug(name)}-{slug(entity.id)}"


def _is_wikidata(name: str) -> bool:
    return name[:1] == "Q" and name[1:].isdigit()


def _country(code: str) -> str:
    return three_letters(code) or (code.upper() if len(code) == 3 and code.isalpha() else "")


def _sector(entity: _Entity) -> str:
    topics = entity.values("topics")
    known = words()["topics"]
    found = next((known[name] for name in known if any(topic == name or topic.startswith(f"{name}.") for topic in topics)), "")
    return found or words()["schemata"].get(entity.schema, "")


def _language(name: str) -> str | None:
    """By the letters: Han zh, Russian ru, Latin en; None for a mix or another script."""
    letters = [char for char in name if char.isalpha()]
    if letters and all("\u3400" <= char <= "\u9fff" for char in letters):
        return "zh" if len(letters) > 1 else None
    if letters and all("\u0400" <= char <= "\u045f" for char in letters):
        return "ru"
    return "en" if len(letters) > 1 and all(char < "\u0250" for char in letters) else None


def _add_office(imported: Imported, told: tuple[_Entity, _File], ours: dict[str, str], states: dict[str, str]) -> str:
    """Add an office; returns why it cannot be taken, or nothing."""
    occupancy, held = told
    holder = ours.get(occupancy.first("holder"), "")
    position = held.positions.get(occupancy.first("post"))
    if not holder:
        return "its holder is not in the file"
    if position is None or not position.first("name"):
        return "its position is not in the file"
    start, end = occupancy.first("startDate")[:10], occupancy.first("endDate")[:10]
    try:
        check_date(f"{start}/{end}" if start and end else start or end or None)
    except ContractError as error:
        return str(error)
    body = ours.get(position.first("organization"), "")
    country = next((code for value in position.values("country") if (code := _country(value))), "")
    names = position.values("name")
    post_zh = joined(name for name in names if _language(name) == "zh")
    post_en = next((name for name in names if _language(name) == "en"), names[0])
    organisation = body or states.get(country, "")
    source = f"FollowTheMoney {occupancy.id}"
    imported.add("offices", holder=holder, post_en=post_en, post_zh=post_zh, organisation=organisation, start=start, end=end, source=source)
    return ""
