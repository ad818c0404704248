"""PLOVER 2.0 as data: categories, modes, contexts, scores, quad classes, sectors, CAMEO equivalents."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from msgspec import Struct

from dragoman.schema.errors import ContractError


class Mode(Struct, frozen=True):
    """A mode of a category; `score` is None where the manual gives none."""

    en: str
    zh: str
    cameo: str
    score: float | None = None


class Category(Struct, frozen=True):
    """One of the 16 categories."""

    quad: str
    score: float
    recipient: bool
    cameo: str
    en: str
    zh: str
    modes: dict[str, Mode] = {}


class Gloss(Struct, frozen=True):
    """What a code means, in English and Chinese."""

    en: str
    zh: str


class Ontology(Struct, frozen=True):
    """The whole of PLOVER 2.0 as this project uses it."""

    source: str
    categories: dict[str, Category]
    contexts: dict[str, Gloss]
    sectors: dict[str, Gloss]
    auxiliary: dict[str, Gloss]
    quads: dict[str, Gloss]
    cameo_roots: dict[str, str]


@cache
def ontology() -> Ontology:
    """The ontology file, loaded once."""
    data: dict[str, Any] = tomllib.loads(files("dragoman.schema").joinpath("data/plover.toml").read_text(encoding="utf-8"))
    return msgspec.convert(data, Ontology)


def check(event: str, mode: str | None, context: tuple[str, ...] = ()) -> None:
    """ContractError for an unknown category, a mode of another category, or an unknown context."""
    known = ontology()
    category = known.categories.get(event)
    if category is None:
        raise ContractError(f"{event!r} is no PLOVER category; one of {', '.join(known.categories)}")
    if mode is not None and mode not in category.modes:
        raise ContractError(f"{mode!r} is no mode of {event}; one of {', '.join(category.modes) or 'none'}")
    for name in context:
        if name not in known.contexts:
            raise ContractError(f"{name!r} is no PLOVER context")


def score(event: str, mode: str | None) -> float:
    """The conflict–cooperation score of a category and mode, −10 to 10."""
    category = ontology().categories[event]
    value = category.modes[mode].score if mode else None
    return category.score if value is None else value


def cameo(event: str, mode: str | None) -> str:
    """The nearest CAMEO code."""
    category = ontology().categories[event]
    return category.modes[mode].cameo if mode else category.cameo
