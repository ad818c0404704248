"""Loading packs: ours first, then each folder of the user's own on top."""

import hashlib
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from dragoman.lexicon.model import ActorEntry, Lexicon, OfficeEntry
from dragoman.lexicon.tables import LexiconError, Row, read_table, split, table_kind
from dragoman.schema.actor import ACTOR_TYPES, Name
from dragoman.schema.errors import ContractError

LANGUAGES = {"en": "en", "zh": "zh", "ru": "ru"}


def builtin_packs() -> Path:
    """The folder of packs that ship with Dragoman."""
    return Path(str(files("dragoman.lexicon"))) / "packs"


def load_lexicon(user_folder: Path | None = None) -> Lexicon:
    """All packs, a user's own last. LexiconError names the file and line that cannot be taken."""
    paths = pack_files(builtin_packs())
    if user_folder is not None:
        if not user_folder.is_dir():
            raise LexiconError(f"{user_folder} is no folder; name the folder that holds your lexicon tables")
        paths += pack_files(user_folder)
    loading = _Loading()
    seal = hashlib.sha256()
    for path in paths:
        seal.update(path.name.encode() + path.read_bytes())
        loading.take(path)
    return Lexicon(loading.actors, loading.offices, loading.words, loading.grammar, seal.hexdigest()[:12])


def pack_files(folder: Path) -> list[Path]:
    """Tables and grammar files of a folder and those below it, in the order of loading."""
    return sorted(p for p in folder.rglob("*") if p.suffix in {".tsv", ".toml"} and not p.name.startswith("."))


class _Loading:
    def __init__(self) -> None:
        self.actors: dict[str, ActorEntry] = {}
        self.offices: list[OfficeEntry] = []
        self.words: dict[tuple[str, str], list[Row]] = {}
        self.grammar: dict[str, Any] = {}

    def take(self, path: Path) -> None:
        if path.suffix == ".toml":
            self.take_grammar(path)
            return
        table, language = table_kind(path)
        if language is None and table not in {"actors", "offices"}:
            raise LexiconError(f"{path}: a table of words names its language, as in {path.stem}.zh.tsv")
        for row in read_table(path):
            try:
                if table == "actors":
                    self.take_actor(row)
                elif table == "offices":
                    self.offices.append(_office(row))
                else:
                    self.words.setdefault((table, cast(str, language)), []).append(row)
            except (ContractError, KeyError, ValueError) as error:
                raise LexiconError(f"{path}, line {row['_line']}: {error}") from error

    def take_grammar(self, path: Path) -> None:
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(f"{path}: {error}") from error
        known = self.grammar.setdefault(path.stem, {})
        for key, value in data.items():
            if isinstance(value, list) and isinstance(known.get(key), list):
                known[key] = known[key] + value
            elif isinstance(value, dict) and isinstance(known.get(key), dict):
                known[key] = known[key] | value
            else:
                known[key] = value

    def take_actor(self, row: Row) -> None:
        entry = _actor(row)
        old = self.actors.get(entry.id)
        self.actors[entry.id] = _merged(old, entry) if old else entry


def _names(cell: str, language: str) -> list[Name]:
    found = []
    for part in split(cell):
        if "@" not in part:
            found.append(Name(text=part, language=language))
            continue
        text, _, held = part.partition("@")
        start, _, end = held.partition("/")
        found.append(Name(text=text, language=language, start=start or None, end=end or None))
    return found


def _actor(row: Row) -> ActorEntry:
    kind = row["type"]
    if kind not in ACTOR_TYPES:
        raise ContractError(f"{kind!r} is no actor type; one of {', '.join(ACTOR_TYPES)}")
    names = [name for column, code in LANGUAGES.items() if (cell := row.get(column)) for name in _names(cell, code)]
    lat, lon = _degrees(row)
    return ActorEntry(
        id=row["id"],
        type=kind,
        names=tuple(names),
        country=row.get("country") or None,
        sector=row.get("sector") or None,
        description=row.get("description") or None,
        short=split(row.get("short", "")),
        metonyms=split(row.get("metonyms", "")),
        demonyms=split(row.get("demonyms", "")),
        population=int(row.get("population") or 0),
        lat=lat,
        lon=lon,
    )


def _degrees(row: Row) -> tuple[float | None, float | None]:
    """Latitude and longitude of a row, or neither."""
    north, east = row.get("lat", ""), row.get("lon", "")
    if not north and not east:
        return None, None
    if not north or not east:
        raise ContractError(f"{row['id']} has one of lat and lon; give both or neither")
    lat, lon = float(north), float(east)
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ContractError(f"{row['id']}: lat goes from -90 to 90, lon from -180 to 180, not {north}, {east}")
    return lat, lon


def _merged(old: ActorEntry, new: ActorEntry) -> ActorEntry:
    """A later row adds names and fills or overrides single fields."""
    if old.type != new.type:
        raise ContractError(f"{new.id} is a {old.type} elsewhere and a {new.type} here")
    return ActorEntry(
        id=old.id,
        type=old.type,
        names=tuple(dict.fromkeys(old.names + new.names)),
        country=new.country or old.country,
        sector=new.sector or old.sector,
        description=new.description or old.description,
        short=tuple(dict.fromkeys(old.short + new.short)),
        metonyms=tuple(dict.fromkeys(old.metonyms + new.metonyms)),
        demonyms=tuple(dict.fromkeys(old.demonyms + new.demonyms)),
        population=new.population or old.population,
        lat=old.lat if new.lat is None else new.lat,
        lon=old.lon if new.lon is None else new.lon,
    )


def _office(row: Row) -> OfficeEntry:
    return OfficeEntry(
        holder=row["holder"],
        post_en=row.get("post_en", ""),
        post_zh=row.get("post_zh", ""),
        organisation=row.get("organisation", ""),
        start=row.get("start") or None,
        end=row.get("end") or None,
        source=row.get("source", ""),
    )
