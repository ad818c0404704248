"""Country codes of other projects: two letters (ISO 3166-1, and what FollowTheMoney has for states that are gone), and back."""

from functools import cache
from importlib.resources import files

from dragoman.lexicon.tables import parse_table


@cache
def _codes() -> dict[str, str]:
    name = "data/countries.tsv"
    text = files("dragoman.lexicon").joinpath(name).read_text(encoding="utf-8")
    return {row["alpha3"]: row["code"] for row in parse_table(text, name)}


@cache
def _back() -> dict[str, str]:
    return {code: alpha3 for alpha3, code in _codes().items()}


def two_letters(country: str | None) -> str | None:
    """`KAZ` → `kz`; None for what has no such code."""
    return _codes().get(country or "")


def three_letters(code: str) -> str | None:
    """`kz` → `KAZ`; None for an unknown code."""
    return _back().get(code.lower())
