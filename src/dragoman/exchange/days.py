"""From a claim's date to the days that other formats want."""

from datetime import date

from msgspec import Struct

from dragoman.schema.claims import Claim
from dragoman.schema.dates import bounds
from dragoman.schema.report import Report


class Days(Struct, frozen=True):
    """First and last day, None where open or unknown; `of_report` where the report's own day stands in."""

    first: date | None
    last: date | None
    of_report: bool = False


def report_day(report: Report) -> date | None:
    """The day a report came out, by its own clock."""
    return date.fromisoformat(report.published[:10]) if report.published else None


def days(claim: Claim, report: Report) -> Days | None:
    """The days of a claim, or its report's day; None where there is neither."""
    if claim.date is not None:
        return Days(*bounds(claim.date))
    day = report_day(report)
    return None if day is None else Days(day, day, of_report=True)


def one_day(claim: Claim, report: Report) -> date | None:
    """The single day that daily event data want: the claim's own, else its report's where that lies within the claim's date."""
    found = days(claim, report)
    if found is None:
        return None
    if found.first is not None and found.first == found.last:
        return found.first
    day = report_day(report)
    within = day is not None and (found.first or date.min) <= day <= (found.last or date.max)
    return day if within else None
