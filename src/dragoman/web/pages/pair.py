"""How two actors stand: the ledger first, then the courses where there is enough for them."""

from collections.abc import Mapping
from datetime import date
from typing import get_args

from msgspec import Struct

from dragoman.analysis.pair.course import HALF_LIFE, Course, Every
from dragoman.analysis.pair.ledger import Entry
from dragoman.analysis.pair.stand import Weighing, stand
from dragoman.analysis.tellings import Telling
from dragoman.schema.errors import DragomanError
from dragoman.store.view import NotThereError
from dragoman.web.look import Look, Page

LONGEST = 200  # lines of the ledger that stand open
MOST_DAYS = 3650


class Line(Struct, frozen=True):
    """A line of the ledger with the claims that tell it."""

    entry: Entry
    telling: Telling


class Mark(Struct, frozen=True, kw_only=True):
    """A row behind the picture: a scored act, or (without one) the level at the end of a period."""

    day: date
    entry: Entry | None = None
    telling: Telling | None = None
    smooth: float | None = None
    low: float | None = None
    high: float | None = None


class Curve(Struct, frozen=True):
    """A course with the rows of its picture."""

    course: Course
    marks: tuple[Mark, ...]


def weighing(parameters: Mapping[str, str]) -> Weighing:
    """Periods and half-life from an address; DragomanError where they are none."""
    every, days = parameters.get("every") or "month", parameters.get("half-life") or f"{HALF_LIFE:g}"
    if every not in get_args(Every):
        raise DragomanError(f"every={every}: one of {', '.join(get_args(Every))}")
    if not days.isdecimal() or not 1 <= int(days) <= MOST_DAYS:
        raise DragomanError(f"half-life={days}: a number of days from 1 to {MOST_DAYS}")
    return Weighing(every, float(days))  # type: ignore[arg-type]


def page(look: Look, one: str, other: str, wanted: Weighing | None = None) -> Page:
    """Two actors, by their ids of the day."""
    for name in (one, other):
        if name not in look.snapshot.actors:
            raise NotThereError(f"nobody has the id {name} in this situation")
    wanted = wanted or Weighing()
    found = stand(look.snapshot, one, other, look.claims, wanted)
    lines = tuple(Line(entry, _telling(look, entry)) for entry in found.ledger)
    return Page(
        "pair.html",
        {
            "one": found.one.id,
            "other": found.other.id,
            "stand": found,
            "lines": lines,
            "longest": LONGEST,
            "curves": tuple(_curve(course, lines) for course in (*found.courses, *found.spoken) if not course.too_thin),
            "thin": tuple(course for course in (*found.courses, *found.spoken) if course.too_thin),
            "weighing": wanted,
            "every": get_args(Every),
        },
    )


def _telling(look: Look, entry: Entry) -> Telling:
    first, *others = (look.snapshot.claims[one] for one in entry.claims)
    return Telling(first, tuple(others), entry.voices)


def _curve(course: Course, lines: tuple[Line, ...]) -> Curve:
    def belongs(entry: Entry) -> bool:
        if course.of == "words":
            return (
                entry.stance is not None and entry.direction == course.direction and bool(entry.voice and entry.voice.voice == course.voice)
            )
        return entry.scored and (course.direction in ("all", entry.direction) or entry.direction == "both")

    acts = [Mark(day=one.entry.when, entry=one.entry, telling=one.telling) for one in lines if one.entry.when and belongs(one.entry)]
    levels = [Mark(day=one.end, smooth=one.level, low=one.low, high=one.high) for one in course.levels if one.level is not None]
    return Curve(course, tuple(sorted((*acts, *levels), key=lambda one: one.day)))
