"""CAMEO actor codes and the dates they hold for, as PETRARCH dictionaries write them: `[USAGOV 930120-010120]`, `[USAELI >010120]`."""

import calendar
import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from dragoman.lexicon.countries import two_letters
from dragoman.schema.errors import ContractError

_BRACKET = re.compile(r"\[([^\[\]]*)\]?")
_WHEN = re.compile(r"(?P<sign>[<>])\s*(?P<one>\d{6,8})|(?P<from>\d{6,8})\s*-\s*(?P<to>\d{6,8})")


@cache
def words() -> dict[str, Any]:
    """The file of what these dictionaries write."""
    return tomllib.loads(files("dragoman.lexicon.imports").joinpath("petrarch.toml").read_text(encoding="utf-8"))


class Code(Struct, frozen=True):
    """Whose code it is: country and sector of ours, the type it suggests, and whether it is a country alone."""

    text: str
    country: str = ""
    sector: str = ""
    type: str = ""
    agents: tuple[str, ...] = ()

    @property
    def bare_country(self) -> bool:
        """`[AFG]`: the name is the country's, or stands for it."""
        return bool(self.country) and not self.agents and not self.type


class Held(Struct, frozen=True):
    """A code and the time it holds for (EDTF days, empty: open)."""

    code: str
    start: str = ""
    end: str = ""

    @property
    def dated(self) -> bool:
        """Whether it holds for a time only."""
        return bool(self.start or self.end)


def held_codes(text: str) -> list[Held]:
    """The codes in brackets of a line; ContractError for one that makes no sense."""
    found = []
    for match in _BRACKET.finditer(text):
        code, _, when = match[1].strip().partition(" ")
        found.append(_held(code.strip(), when.strip()))
    return found


def _held(code: str, when: str) -> Held:
    if not when:
        return Held(code)
    match = _WHEN.fullmatch(when)
    if match is None:
        raise ContractError(f"{when!r} is no date restriction: <date, >date or date-date")
    if match["sign"] == "<":
        return Held(code, end=_day(match["one"]).isoformat())
    if match["sign"] == ">":
        return Held(code, start=_day(match["one"]).isoformat())
    start, end = _day(match["from"]), _day(match["to"])
    if start > end and len(match["from"]) == 6:
        start = start.replace(year=start.year - 100)
    if start > end or end.year - start.year > words()["years"]["longest"]:
        raise ContractError(f"{when!r} does not end after it starts, or lasts too long")
    return Held(code, start.isoformat(), end.isoformat())


def _day(digits: str) -> date:
    """YYYYMMDD or YYMMDD; the 31st of a shorter month, which these dictionaries write, is its last day."""
    if len(digits) == 6:
        year = int(digits[:2])
        digits = f"{20 if year <= words()['years']['latest'] else 19}{digits}"
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if not (1 <= month <= 12 and 1 <= day <= 31 and year):
        raise ContractError(f"{digits!r} is no date")
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def read_code(text: str) -> Code:
    """Country, sector and type of a CAMEO code; ContractError for what is none."""
    known = words()
    if len(text) % 3 or not re.fullmatch(r"[A-Z0-9]{3,}", text):
        raise ContractError(f"{text!r} is no CAMEO code of three-letter pieces")
    pieces = tuple(text[at : at + 3] for at in range(0, len(text), 3))
    root, agents = pieces[0], pieces[1:]
    sector = next((known["sectors"][piece] for piece in agents if piece in known["sectors"]), "")
    if root in known["roots"]:
        return _rooted(text, agents, sector)
    if root in known["wide"]["regions"]:
        return Code(text, "", sector, "group", agents)
    if root in known["wide"]["religions"]:
        return Code(text, "", sector or "REL", "group", agents)
    if root in known["sectors"]:
        return Code(text, "", known["sectors"][root], "group", pieces)
    if not root.isalpha():
        raise ContractError(f"{root!r} is no country")
    # A country and no agent: part of it, where the next piece is a country code too (GBRGIB), else a people of it (USAARB).
    kind = "" if sector or not agents else "territory" if two_letters(agents[0]) else "group"
    return Code(text, root, sector, kind, agents)


def _rooted(text: str, agents: tuple[str, ...], sector: str) -> Code:
    known = words()
    root = known["roots"][text[:3]]
    bodies: dict[str, str] = known["bodies"]
    body = next((bodies[name] for name in sorted(bodies, key=len, reverse=True) if text.startswith(name)), "")
    # Behind the root of companies and movements stands the country they are from.
    country = body or root.get("country", "")
    if not country and agents and agents[0].isalpha() and agents[0] not in {*known["sectors"], *_wide()}:
        country = agents[0]
    return Code(text, country, root["sector"] if root["sector"] != "UNK" else sector, root["type"], agents)


def _wide() -> list[str]:
    wide = words()["wide"]
    return [*wide["regions"], *wide["religions"]]
