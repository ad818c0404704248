"""Who held an office on a day, as far as the lexicon tells."""

from collections.abc import Iterable
from datetime import date

from dragoman.lexicon.model import OfficeEntry
from dragoman.schema.dates import bounds


def holder_on(offices: Iterable[OfficeEntry], day: date) -> OfficeEntry | None:
    """The one of some entries of one office that held on a day; none where several did: spokesmen, or a year in which it changed hands."""
    held = [one for one in offices if _held(one, day, surely=False)]
    sure = [one for one in held if _held(one, day, surely=True)] or held
    return sure[0] if len({one.holder for one in sure}) == 1 else None


def _held(office: OfficeEntry, day: date, *, surely: bool) -> bool:
    """Whether the day lies in the office's time: within its dates at their widest, or surely, at their narrowest."""
    start = bounds(office.start)[1 if surely else 0] if office.start else None
    end = bounds(office.end)[0 if surely else 1] if office.end else None
    return (start is None or start <= day) and (end is None or day <= end)
