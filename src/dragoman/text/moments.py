"""What a date expression says before it is counted out: the form in which each language hands its dates to the resolver."""

import calendar
from datetime import date, timedelta
from typing import Literal, NamedTuple

Base = Literal["none", "report", "anchor"]
Unit = Literal["", "day", "week", "month", "year"]
Bound = Literal["at", "since", "until", "after", "before"]


class Moment(NamedTuple):
    """One date expression. Offsets are code points. Fields left at None are for the resolver to fill.

    With a `base`, `shift` units are counted from the report's date or from the last date told, and the other fields refine the result
    (去年3月: base report, unit year, shift −1, month 3). `years` is a span of years (a decade), `months` one inside the year (spring)."""

    start: int
    end: int
    base: Base = "none"
    unit: Unit = ""
    shift: int = 0
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    years: tuple[int, int] | None = None
    months: tuple[int, int] | None = None
    bound: Bound = "at"
    future: bool = False
    lasting: bool = False
    restates: bool = False


class Join(NamedTuple):
    """Moments `first` and `first + 1` of a list are the two ends of one interval."""

    first: int
    start: int
    end: int


class Point(NamedTuple):
    """A year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    @property
    def first(self) -> date:
        """The first day it covers."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it covers."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def cut(self, unit: Unit) -> "Point | None":
        """The same at the precision of a unit; None where it is not known so finely."""
        if unit == "year":
            return Point(self.year)
        if unit == "month":
            return Point(self.year, self.month) if self.month else None
        return self if self.day else None


def day_point(day: date) -> Point:
    """A calendar day as a point."""
    return Point(day.year, day.month, day.day)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def shifted(point: Point, unit: Unit, shift: int) -> tuple[Point, Point] | None:
    """The point moved by so many units, at that unit's precision, first and last (they differ for weeks); None where it cannot be told."""
    cut = point.cut("day" if unit == "week" else unit)
    if cut is None:
        return None
    try:
        if unit == "year":
            moved = Point(cut.year + shift)
        elif unit == "month":
            months = cut.year * 12 + (cut.month or 1) - 1 + shift
            moved = Point(months // 12, months % 12 + 1)
        else:
            day = cut.first + timedelta(days=shift * (7 if unit == "week" else 1))
            if unit == "week":
                monday = day - timedelta(days=day.weekday())
                return day_point(monday), day_point(monday + timedelta(days=6))
            moved = day_point(day)
        return (moved, moved) if 1 <= moved.year <= 9999 else None
    except OverflowError:
        return None
