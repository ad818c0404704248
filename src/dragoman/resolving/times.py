"""When what a claim tells took place, as a stretch of days that two tellings can share."""

from datetime import date, timedelta

from msgspec import Struct

from dragoman.schema.claims import AnyClaim
from dragoman.schema.dates import bounds, point_bounds
from dragoman.schema.report import Report

# News tells of the week before it; a count without a date is as of the day it was published, or the one before.
NEWS, COUNT = timedelta(days=7), timedelta(days=1)
STRETCH = 16  # days: short enough that few are compared, long enough that few windows lie across many


class Window(Struct, frozen=True, order=True):
    """First and last day, ends taken in; `given` where the claim itself has the date."""

    first: date
    last: date
    given: bool

    @property
    def days(self) -> int:
        """How many days it spans, 1 for a single day."""
        return (self.last - self.first).days + 1


def stretches(window: Window | None, apart: int, most: int) -> list[int]:
    """Numbers such that two windows of at most `most` days, no more than `apart` days from each other, have one in common.

    None for a window that is not known or longer: with them only what is near is compared.
    """
    if window is None or window.days > most:
        return []
    reach = (apart + 1) // 2
    first, last = window.first.toordinal() - reach, window.last.toordinal() + reach
    return list(range(first // STRETCH, last // STRETCH + 1))


def published_day(report: Report | None) -> date | None:
    """The day a report came out, in its own time zone; None where it does not say."""
    return point_bounds(report.published[:10])[0] if report is not None and report.published else None


def window_of(claim: AnyClaim, report: Report | None, back: timedelta = NEWS) -> Window | None:
    """The claim's date, else the days up to its report; None where neither can be told."""
    if claim.date is not None:
        first, last = bounds(claim.date)
        return Window(first or date.min, last or date.max, True)
    day = published_day(report)
    if day is None or "historical" in claim.auxiliary:
        return None
    return Window(day - back, day, False)


def overlap(one: Window | None, other: Window | None) -> bool:
    """Whether two windows share a day; two that cannot be told share none."""
    return one is not None and other is not None and one.first <= other.last and other.first <= one.last
