"""Dates in running text, as EDTF against the report's own date. Offsets are code points; the text is folded.

Each language finds its expressions (`languages/<code>/dates.py`); here they are counted out. A year that is not written is the narrative's
where it goes on from the last date told, else the one nearest to the report. Words such as 次日 and "two years later" count from the last
date told.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, NamedTuple

from dragoman.text.languages.en import dates as english
from dragoman.text.languages.zh import dates as chinese
from dragoman.text.moments import Bound, Join, Moment, Point, Unit, day_point, is_day, shifted
from dragoman.text.trials import case_year, trial_words

Kind = Literal["explicit", "partial", "report", "anchor"]
# A date without a year may lie this far after the report before it is taken for last year's.
_AHEAD = timedelta(days=35)
# Reports dated outside these years are slips; kept inside, no reckoning leaves the calendar.
_EARLIEST, _LATEST = date(1000, 1, 1), date(9000, 12, 31)
# A chronicle: the date stands at the head of its line, with a colon or a line of its own.
_HEAD = re.compile(r"(?:^|\n)[\s#>*▲▪•_-]*$")
_HEADED = re.compile(r"[_*]*\s?(?:[：:—–]|\n|$)")
_STOP = re.compile(r"[。！？\n]|\.\s")
_BREAKS = re.compile(r"\n+")
# Days that a report of its own time may tell of without a year.
_OWN_MONTHS = 45
# A bare year lends itself to a month and day this many characters on at most (tried on public posts).
_SAME_THOUGHT = 30
# A year told in passing is the one that the next year follows for so many characters.
_SAME_TALE = 160
# A report of old times: so many years are written in it, nearly all of them so far back.
_OLD_YEARS, _OLD_SHARE, _OLD_BACK = 8, 0.8, 20


class DateMention(NamedTuple):
    """A date in the text. `kind`: explicit (year written), partial (year or month filled in), report or anchor (counted from there).

    `anchor`: index in the list of the mention it was counted from or filled in by. `bound`: `after` and `before` leave the point as it
    stands; `since` and `until` are in the EDTF already. `pivot`: in "on 22 February, two days before the landing", the landing's date.
    `edtf`: None where it hangs on a day that is not known (see `undated`)."""

    start: int
    end: int
    edtf: str | None
    kind: Kind
    anchor: int | None = None
    bound: Bound = "at"
    pivot: str | None = None


class _Value(NamedTuple):
    first: Point
    last: Point
    kind: Kind
    anchor: int | None = None
    pivot: str | None = None

    def edtf(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}/{self.last}"


@dataclass
class _Told:
    """What has been told so far: the values of the mentions, in order."""

    text: str
    reference: date
    opener: re.Pattern[str]
    # The report tells of old times; so do its dates without a year.
    old: bool = False
    # In a report of a trial, the year of the case; the months of it that are written out; and what tells a hearing behind its date.
    case: int | None = None
    months: frozenset[int] = frozenset()
    hearing: re.Pattern[str] | None = None
    ends: list[int] = field(default_factory=list)
    bounds: list[Bound] = field(default_factory=list)
    asides: list[bool] = field(default_factory=list)
    frame: Point | None = None
    values: list[_Value] = field(default_factory=list)

    def add(self, value: _Value, moment: Moment, end: int) -> None:
        """Take a value in. A date that opens its sentence sets the frame; one inside a sentence and of an earlier year is an aside."""
        opens = bool(self.opener.search(self.text, max(0, moment.start - 24), moment.start))
        aside = not opens and self.frame is not None and value.last.year < self.frame.year
        if opens or self.frame is None or "\n\n" in self.text[self.ends[-1] : moment.start]:
            self.frame, aside = value.last, False
        self.values.append(value)
        self.bounds.append(moment.bound)
        self.asides.append(aside)
        self.ends.append(end)

    def last(self, unit: Unit, start: int) -> tuple[int, _Value] | None:
        """The last value known at least as finely as the unit; asides count only within their sentence."""
        for index in range(len(self.values) - 1, -1, -1):
            if self.asides[index] and _STOP.search(self.text, self.ends[index], start) and (unit != "year" or not self.near(index, start)):
                continue
            if self.values[index].last.cut("day" if unit == "week" else unit):
                return index, self.values[index]
        return None

    def near(self, index: int, start: int) -> bool:
        """The value was told in the same paragraph, not long before, and what tells its time is the report's own year."""
        if self.frame is None or self.frame.year < self.reference.year:
            return False
        return start - self.ends[index] <= _SAME_TALE and "\n" not in self.text[self.ends[index] : start]

    def heads_a_line(self, moment: Moment) -> bool:
        """Whether the date heads an entry of a chronicle."""
        left = self.text[max(0, moment.start - 12) : moment.start]
        return bool((_HEAD.search(left) if "\n" in left or moment.start < 12 else None) and _HEADED.match(self.text, moment.end))

    def long_ago(self, moment: Moment) -> tuple[int, Point] | None:
        """In a report of old times, the last date told, if it lies far back: a year that is not written follows it."""
        index = next((n for n in range(len(self.values) - 1, -1, -1) if self.values[n].kind != "report"), -1)
        if not self.old or moment.future or moment.shift or index < 0:
            return None
        last = self.values[index].last
        return (index, last) if last.year <= self.reference.year - _OLD_BACK else None

    def tried(self, moment: Moment) -> int | None:
        """The year of the case that is tried, for a day or month that the report writes out with it or that is far from the report's."""
        if self.case is None or moment.month is None or moment.future or moment.shift:
            return None
        if self.hearing is not None and self.hearing.match(self.text, moment.end):
            return None
        months = (self.reference.year - _nearest_year(self, moment.month, None, False)) * 12 + self.reference.month - moment.month
        return self.case if moment.month in self.months or abs(months) > _OWN_MONTHS // 30 else None

    def between(self, index: int, start: int) -> str:
        return self.text[self.ends[index] : start]


def _nearest_year(told: _Told, month: int, day: int | None, future: bool) -> int:
    year = told.reference.year
    limit = told.reference if not future else told.reference + timedelta(days=300)
    for candidate in range(year + 1, year - 5, -1):  # far enough back for 29 February
        if day and not is_day(candidate, month, day):
            continue
        if Point(candidate, month, day).first <= limit + (_AHEAD if not future else timedelta()):
            return candidate
    return year - 1


def _narrative(told: _Told, moment: Moment) -> tuple[int, _Value] | None:
    """The earlier date whose year goes on to hold: same paragraph and not running backwards, or the same sentence if it is a bare year."""
    if not told.values or moment.future or moment.shift:
        return None
    index, value = len(told.values) - 1, told.values[-1]
    if value.kind == "report" or value.first.year != value.last.year or value.last.year > told.reference.year:
        return None
    between = told.between(index, moment.start)
    if "\n" in between:
        listed = told.heads_a_line(moment) and (value.last.month or 1) <= (moment.month or 0)
        return (index, value) if listed or _goes_on(told, moment, value, between) else None
    if value.last.month is None:
        near = len(between) <= _SAME_THOUGHT and told.bounds[index] == "at"
        return None if not near or any(mark in between for mark in "。！？") or ". " in between else (index, value)
    return (index, value) if moment.month is not None and value.last.month <= moment.month else None


def _goes_on(told: _Told, moment: Moment, value: _Value, between: str) -> bool:
    """The next paragraph tells on from a month of an earlier year, and the report's own months are far."""
    if value.last.month is None or moment.month is None or len(_BREAKS.findall(between)) > 1 or value.last.year >= told.reference.year:
        return False
    near = _nearest_year(told, moment.month, moment.day, moment.future)
    point = Point(near, moment.month, moment.day)
    far = abs((told.reference - point.first).days) > _OWN_MONTHS if not moment.day or is_day(near, moment.month, moment.day) else True
    return far and 0 <= moment.month - value.last.month <= 1


def _month_and_day(told: _Told, moment: Moment) -> _Value | None:
    month = moment.month or 1
    before = _narrative(told, moment)
    past = (before[0], before[1].last) if before else told.long_ago(moment)
    year = past[1].year + (month < (past[1].month or 1)) if past else told.tried(moment)
    year = year or _nearest_year(told, month, moment.day, moment.future)
    if moment.day and not is_day(year, month, moment.day):
        return None
    point = Point(year, moment.month, moment.day)
    return _Value(point, point, "partial", past[0] if past else None)


def _day_alone(told: _Told, day: int, start: int) -> _Value | None:
    """A day without a month: on from the last day told, else the latest such day up to the report's."""
    found = told.last("day", start)
    if found:
        index, value = found
        told_day = value.last
        if told_day.month and told_day.day and told_day.day <= day and is_day(told_day.year, told_day.month, day):
            point = Point(told_day.year, told_day.month, day)
            if point.first <= told.reference + timedelta(days=1) or value.last.first > told.reference:
                return _Value(point, point, "partial", index)
        if told.old and told_day.year <= told.reference.year - _OLD_BACK and is_day(told_day.year, told_day.month or 0, day):
            point = Point(told_day.year, told_day.month, day)
            return _Value(point, point, "partial", index)
    year, month = told.reference.year, told.reference.month
    if day > told.reference.day:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    point = Point(year, month, day)
    return _Value(point, point, "partial") if is_day(year, month, day) else None


def _calendar(told: _Told, moment: Moment) -> _Value | None:
    if moment.years:
        return _Value(Point(moment.years[0]), Point(moment.years[1]), "explicit")
    if moment.year is None and moment.months:
        year = told.reference.year
        return _Value(Point(year, moment.months[0]), Point(year, moment.months[1]), "partial")
    if moment.year is None:
        return _month_and_day(told, moment) if moment.month else _day_alone(told, moment.day or 0, moment.start)
    if moment.months:
        return _Value(Point(moment.year, moment.months[0]), Point(moment.year, moment.months[1]), "explicit")
    if moment.day and not is_day(moment.year, moment.month or 0, moment.day):
        return None
    point = Point(moment.year, moment.month, moment.day)
    return _Value(point, point, "explicit")


def _refined(ends: tuple[Point, Point], moment: Moment) -> tuple[Point, Point] | None:
    """A shifted point made finer by the month, day or weekday that stands beside it (去年 + 3月, 上周 + 五)."""
    first, last = ends
    if moment.weekday is not None and moment.unit == "week":
        point = day_point(first.first + timedelta(days=moment.weekday))
        return point, point
    if moment.months:
        return Point(first.year, moment.months[0]), Point(first.year, moment.months[1])
    if moment.month is None and moment.day is None:
        return first, last
    month = moment.month or first.month
    if moment.day and not is_day(first.year, month or 0, moment.day):
        return None
    point = Point(first.year, month, moment.day)
    return point, point


def _weekday(told: _Told, moment: Moment) -> _Value:
    """A weekday alone: the last one up to the report's day (`shift` −1: before it; 1 or future: after it)."""
    back = (told.reference.weekday() - (moment.weekday or 0)) % 7
    if moment.shift < 0 and back == 0:
        back = 7
    if moment.shift > 0 or moment.future:
        back = back - 7
    point = day_point(told.reference - timedelta(days=back))
    return _Value(point, point, "report")


def _restated(told: _Told, moment: Moment) -> _Value | None:
    """Words that tell the same day again (on 22 February, two days before the landing), and the landing's by the way."""
    found = told.last(moment.unit, moment.start)
    if found is None:
        return None
    index, value = found
    pivot = shifted(value.last, moment.unit, -moment.shift)
    return _Value(value.first, value.last, "anchor", index, str(pivot[0]) if pivot and moment.unit != "week" else None)


def _relative(told: _Told, moment: Moment) -> _Value | None:
    if moment.restates and (restated := _restated(told, moment)):
        return restated
    kind: Kind = "report"
    index: int | None = None
    start = end = day_point(told.reference)
    if moment.base == "anchor":
        found = told.last(moment.unit, moment.start)
        if found:
            index, value = found
            kind, start, end = "anchor", value.first, value.last
        elif not moment.future:
            return None
    moved = shifted(start if moment.shift < 0 else end, moment.unit, moment.shift)
    if moved is None:
        return None
    if moment.lasting:
        ends = (end, moved[1]) if moment.shift > 0 else (moved[0], start)
        return _Value(ends[0], ends[1], kind, index) if ends[0].first <= ends[1].last else None
    refined = _refined(moved, moment)
    if refined and kind == "anchor" and not moment.future and refined[0].first > max(told.reference, end.last):
        return None
    return _Value(refined[0], refined[1], kind, index) if refined else None


def _resolve(told: _Told, moment: Moment) -> _Value | None:
    if moment.base == "none":
        return _calendar(told, moment)
    if moment.weekday is not None and moment.unit != "week":
        return _weekday(told, moment)
    return _relative(told, moment)


def _inherit(first: Moment, last: Moment) -> tuple[Moment, Moment]:
    """The two ends of an interval lend each other what is written once (3月22—24日; 2014–2019年; 5 to 8 March)."""
    if first.day and last.day and first.month is None:
        first = first._replace(month=last.month)
    if first.month and first.year is None and last.year and first.base == "none" and first.month <= (last.month or 12):
        first = first._replace(year=last.year)
    return first, last


def _interval(told: _Told, first: Moment, last: Moment) -> _Value | None:
    first, last = _inherit(first, last)
    low = _resolve(told, first)
    if low is None:
        return None
    if last.base == "none" and last.year is None and not last.years:
        year, month = low.last.year, last.month or low.last.month
        if month and low.last.month and month < low.last.month:
            year += 1
        if last.day and not is_day(year, month or 0, last.day):
            return None
        high: _Value | None = low._replace(last=Point(year, month, last.day))
    else:
        high = _resolve(told, last)
    if high is None or low.first.first > high.last.last:
        return None
    return _Value(low.first, high.last, low.kind, low.anchor)


def _of_old(moments: list[Moment], reference: date) -> bool:
    """Whether nearly all years written in a report lie far back."""
    years = [moment.years[0] if moment.years else moment.year for moment in moments if moment.years or moment.year]
    back = sum(year is not None and year <= reference.year - _OLD_BACK for year in years)
    return len(years) >= _OLD_YEARS and back >= _OLD_SHARE * len(years)


def _mention(moment: Moment, value: _Value, end: int) -> DateMention:
    edtf = value.edtf()
    if moment.bound == "since":
        edtf = f"{value.first}/.."
    elif moment.bound == "until":
        edtf = f"/{value.last}"
    return DateMention(moment.start, end, edtf, value.kind, value.anchor, moment.bound, value.pivot)


def find(text: str, reference: date, language: str) -> list[DateMention]:
    """The dates of a folded text, in order, none overlapping. `reference`: the report's date in its own time zone. `language`: BCP 47."""
    code = english if language.startswith("en") else chinese
    moments, joins = code.moments(text)
    reference = min(max(reference, _EARLIEST), _LATEST)
    told = _Told(text, reference, code.OPENER, _of_old(moments, reference), case_year(text, moments, reference.year, language))
    if told.case is not None and (words := trial_words(language)) is not None:
        told.hearing = words.hearing
        told.months = frozenset(m.month for m in moments if m.year == told.case and m.month)
    found: list[DateMention] = []
    ends: dict[int, Join] = {join.first: join for join in joins}
    index = 0
    while index < len(moments):
        moment, step = moments[index], 1
        value, end = None, moment.end
        if index in ends:
            value = _interval(told, moment, moments[index + 1])
            if value:
                step, end = 2, moments[index + 1].end
        if value is None:
            value = _resolve(told, moment)
        if value:
            told.add(value, moment, end)
            found.append(_mention(moment, value, end))
        index += step
    return found


def undated(found: list[DateMention]) -> list[DateMention]:
    """The same dates in a text whose own date nobody knows: those that hang on it are left open."""
    known: list[bool] = []
    for mention in found:
        known.append(mention.kind == "explicit" or (mention.anchor is not None and known[mention.anchor]))
    return [mention if sure else mention._replace(edtf=None, pivot=None) for mention, sure in zip(found, known, strict=True)]
