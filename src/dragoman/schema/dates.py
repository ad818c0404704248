"""Dates as records hold them: a subset of EDTF (ISO 8601-2).

`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `a/b`, `a/..` (still going on) and `/b` (start unknown), with a ≤ b.
"""

import calendar
import re
from datetime import date
from functools import lru_cache

from dragoman.schema.errors import ContractError

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
Bounds = tuple[date | None, date | None]


def point_bounds(text: str) -> tuple[date, date]:
    """First and last day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; ContractError for anything else."""
    match = _POINT.fullmatch(text)
    if match is None:
        raise ContractError(f"{text!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return date(int(text), 1, 1), date(int(text), 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise ContractError(f"{text!r} is no date: {error}") from error


@lru_cache(maxsize=4096)
def bounds(text: str) -> Bounds:
    """First and last day that an EDTF value covers; None where it is open or unknown."""
    start, slash, end = text.partition("/")
    if not slash:
        return point_bounds(text)
    if not start:
        return None, point_bounds(end)[1]
    first = point_bounds(start)
    if end == "..":
        return first[0], None
    last = point_bounds(end)
    if first[0] > last[1]:
        raise ContractError(f"{text!r} ends before it starts")
    return first[0], last[1]


def check_date(text: str | None) -> None:
    """ContractError unless the value is null or in the subset."""
    if text is not None:
        bounds(text)
