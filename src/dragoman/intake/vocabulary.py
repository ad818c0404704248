"""How the outside world names things: front matter keys, months, captions, notes of translation (data/fields.toml)."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

Fields = Mapping[str, str | Sequence[str]]
"""Keys as `key_of` makes them, to one value or several, as a post or page gave them."""


class Names(Struct, frozen=True):
    """Names that dates are written with."""

    months: list[str]
    zones: dict[str, int]
    morning: list[str]
    afternoon: list[str]


class Captions(Struct, frozen=True):
    """What opens a caption: `signs` anywhere, `starts` after a picture."""

    signs: str
    starts: str


class Translation(Struct, frozen=True):
    """Patterns of notes that tell of a translation."""

    byline: str
    credit: str
    origin: str
    from_: str


class Vocabulary(Struct, frozen=True):
    """The whole file."""

    keys: dict[str, list[str]]
    names: Names
    languages: dict[str, list[str]]
    captions: Captions
    questions: dict[str, str]
    translation: Translation


@cache
def vocabulary() -> Vocabulary:
    """The data file, read once."""
    data = tomllib.loads(files("dragoman.intake").joinpath("data/fields.toml").read_text(encoding="utf-8"))
    data["translation"]["from_"] = data["translation"].pop("from")
    return convert(data, Vocabulary)


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A pattern of the data file, compiled once; case counts for nothing."""
    return re.compile(text, re.IGNORECASE)


def key_of(name: str) -> str:
    """A key as all sources are compared: lower case, `_` for spaces and hyphens."""
    return re.sub(r"[\s\-]+", "_", name.strip().lower())


def values(fields: Fields, name: str) -> list[str]:
    """All values of the first key that gives this field any; empty strings and YAML nulls are none."""
    for key in vocabulary().keys[name]:
        found = fields.get(key, ())
        given = [found] if isinstance(found, str) else list(found)
        clean = [text for value in given if (text := value.strip()) and text.lower() not in {"null", "~", "none"}]
        if clean:
            return clean
    return []


def value(fields: Fields, name: str) -> str | None:
    """The first value of a field, None where there is none."""
    return next(iter(values(fields, name)), None)
