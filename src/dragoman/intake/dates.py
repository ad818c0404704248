"""When a report came out: the forms that posts and pages write dates in, to RFC 3339 with the offset they give."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from pathlib import PurePath

from dragoman.intake.vocabulary import vocabulary

_HALVES = "|".join(map(re.escape, [*vocabulary().names.morning, *vocabulary().names.afternoon]))
_TIME = (
    rf"(?:(?:[T\s,，]|at\b)*(?P<half>{_HALVES})?"
    r"\s*(?P<hour>\d{1,2})\s*[:：时時]\s*(?P<minute>\d{2})\s*分?"
    r"(?:[:：]?(?P<second>\d{2})(?:\.\d+)?秒?)?\s*(?P<pm>[ap]\.?m\.?)?)?"
)
_ZONE = r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2}|[+-]\d{1,2}|[A-Za-z]{2,4})?\b.*$"
_REST = _TIME + _ZONE
_YEAR, _DAY, _NAME = r"(?P<year>\d{4})", r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?:[a-z]+,\s*)?(?P<name>[a-z]{3,9})\.?"
_NUMERIC = rf"^{_YEAR}\s*[-/.年]\s*(?P<month>\d{{1,2}})\s*[-/.月]\s*(?P<day>\d{{1,2}})(?:\s*[日号號])?{_REST}"
_COMPACT = r"^(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?:T?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?)?(?P<zone>Z)?$"
_MONTH_FIRST = rf"^{_NAME}\s+{_DAY},?\s+{_YEAR}{_REST}"
_DAY_FIRST = rf"^(?:[a-z]+,\s*)?{_DAY}\s+(?P<name>[a-z]{{3,9}})\.?,?\s+{_YEAR}{_REST}"
_FORMS = [re.compile(form, re.IGNORECASE | re.DOTALL) for form in (_NUMERIC, _COMPACT, _MONTH_FIRST, _DAY_FIRST)]
_STAMP = re.compile(r"^\d{10}(?:\d{3})?$")
_IN_NAME = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?=[-_. ]|$)")


def published(value: str | None) -> str | None:
    """RFC 3339 with the date's own offset, `Z` where it gives none or UTC; None where no day can be read."""
    if not value or not (text := value.strip().strip("\"'")):
        return None
    if _STAMP.match(text):
        return _written(datetime.fromtimestamp(int(text[:10]), UTC))
    for form in _FORMS:
        if match := form.match(text):
            return _from_parts(match.groupdict())
    try:
        return _written(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def published_in_name(path: str) -> str | None:
    """The day a file's name begins with, as posts of static sites do: `2022-01-09-title.md`."""
    match = _IN_NAME.match(PurePath(path).name)
    return published("-".join(match.groups())) if match else None


def _written(moment: datetime) -> str:
    if moment.tzinfo is None or not moment.utcoffset():
        return moment.replace(tzinfo=None, microsecond=0).isoformat() + "Z"
    return moment.replace(microsecond=0).isoformat()


def _from_parts(parts: dict[str, str | None]) -> str | None:
    names = vocabulary().names
    name = parts.get("name")
    if name and name[:3].lower() not in names.months:
        return None
    month = names.months.index(name[:3].lower()) + 1 if name else int(parts["month"] or 0)
    hour = int(parts.get("hour") or 0)
    half = (parts.get("half") or parts.get("pm") or "").lower()
    if hour < 12 and half in names.afternoon:
        hour += 12
    minute, second = int(parts.get("minute") or 0), int(parts.get("second") or 0)
    try:
        moment = datetime(int(parts["year"] or 0), month, int(parts["day"] or 0), hour, minute, second, tzinfo=_zone(parts.get("zone")))
    except ValueError:
        return None
    return _written(moment)


def _zone(text: str | None) -> timezone:
    if not text:
        return UTC
    if text[0] in "+-":
        digits = text[1:].replace(":", "").zfill(2)
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
        return timezone(-offset if text[0] == "-" else offset)
    return timezone(timedelta(hours=vocabulary().names.zones.get(text.lower(), 0)))
