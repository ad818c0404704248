"""How two actors' acts ran: PLOVER scores over time, with a band, where there are enough of them; else what is missing.

The level at the end of a period is the mean of the scores so far, each weighted by confidence × (1 + log2 of independent voices) and by
2^(−age / half-life): recent acts count most. It is the usual exponential smoothing of event data (Goldstein 1992 scores net cooperation so;
PLOVER 2.0 gives the scores). The band is a percentile bootstrap over reports, since one report's acts stand and fall together.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import log2
from typing import Literal

import numpy as np
from msgspec import Struct, structs
from numpy.typing import NDArray

from dragoman.analysis.pair.ledger import Direction, Entry
from dragoman.analysis.pair.sides import Voice
from dragoman.schema.claims import AnyClaim

Numbers = NDArray[np.float64]
Every = Literal["week", "month", "quarter", "year"]
Matter = Literal["acts", "words"]
Need = Literal["scored act", "stance", "report", "period"]
LONGEST: dict[Every, int] = {"week": 7, "month": 31, "quarter": 92, "year": 366}  # days
HALF_LIFE = 30.0  # days; half a year's smoothing would hide a crisis of a week
ENOUGH_ACTS, ENOUGH_REPORTS, ENOUGH_PERIODS = 6, 4, 3
ENOUGH_FOR_CHANGES = 10
DRAWS, SEED, BAND = 1000, 1, (0.05, 0.95)
CONFIDENT = 0.95


class Level(Struct, frozen=True, kw_only=True):
    """A period: its first and last day, the acts in it, their plain mean, and the smoothed level at its end with its band."""

    start: date
    end: date
    acts: int
    mean: float | None
    level: float | None
    low: float | None
    high: float | None


class Turn(Struct, frozen=True, kw_only=True):
    """A day from which acts were of another kind: mean scores before and after, how sure that is, and the acts around it."""

    day: date
    before: float
    after: float
    confidence: float
    claims: tuple[str, ...]


class Course(Struct, frozen=True, kw_only=True):
    """One direction's levels and turns. `too_thin` says what is missing; there are no levels then.

    `of`: scores of acts, or stances of words (× 10, so that both have one scale). `voice`: whose words. `acts`: how many of either.
    `missing`: (what there is, what is needed, of what) for each thing there is too little of.
    """

    direction: Direction | Literal["all"]
    acts: int
    levels: tuple[Level, ...] = ()
    turns: tuple[Turn, ...] = ()
    too_thin: str | None = None
    of: Matter = "acts"
    voice: Voice | None = None
    missing: tuple[tuple[int, int, Need], ...] = ()


def course(
    entries: Sequence[Entry], claims: dict[str, AnyClaim], every: Every, direction: Direction | Literal["all"], half_life: float = HALF_LIFE
) -> Course:
    """The course of the scored acts in one direction, those of both sides together included."""
    acts = [one for one in entries if one.scored and (direction in ("all", one.direction) or one.direction == "both")]
    return _course(acts, claims, every, Course(direction=direction, acts=len(acts)), half_life)


def words_course(
    entries: Sequence[Entry], claims: dict[str, AnyClaim], every: Every, spoken: tuple[Direction, Voice], half_life: float = HALF_LIFE
) -> Course:
    """The course of the stances that one side's state, or its society, takes towards the other; words count on the day they were said,
    else on that of their report."""
    direction, voice = spoken
    said = [one for one in entries if one.stance is not None and one.direction == direction and one.voice and one.voice.voice == voice]
    known = [one for one in said if one.when is not None]
    return _course(known, claims, every, Course(direction=direction, acts=len(known), of="words", voice=voice), half_life)


def _course(acts: list[Entry], claims: dict[str, AnyClaim], every: Every, empty: Course, half_life: float) -> Course:
    acts.sort(key=lambda one: (one.when or date.max, one.claims))
    days = [one.when or date.max for one in acts]
    periods = _periods(days, every)
    reports = sorted({claims[claim].report for one in acts for claim in one.claims})
    missing = _missing(empty.of, len(acts), len(reports), sum(any(start <= day <= end for day in days) for start, end in periods))
    if missing:
        return structs.replace(empty, too_thin=_too_thin(missing), missing=missing)
    scores = np.array([one.score if empty.of == "acts" else 10 * (one.stance or 0) for one in acts], dtype=np.float64)
    weights = np.array([one.confidence * (1 + log2(max(one.voices, 1))) for one in acts])
    counts = _resampled(acts, claims, reports)
    levels = []
    for start, end in periods:
        age = np.array([(end - day).days for day in days], dtype=np.float64)
        kernel = np.where(age >= 0, weights * 2 ** (-np.maximum(age, 0) / half_life), 0)
        inside = np.array([start <= day <= end for day in days])
        level, low, high = _level(scores, kernel, counts)
        mean = float(np.average(scores[inside], weights=weights[inside])) if inside.any() else None
        levels.append(Level(start=start, end=end, acts=int(inside.sum()), mean=mean, level=level, low=low, high=high))
    turns = _turns(acts, scores, days) if len(acts) >= ENOUGH_FOR_CHANGES else ()
    return structs.replace(empty, levels=tuple(levels), turns=tuple(turns))


def _resampled(acts: Sequence[Entry], claims: dict[str, AnyClaim], reports: Sequence[str]) -> Numbers:
    """How often each act is told in each resample of the reports: (draws, acts). A telling counts by its share of the act's tellings."""
    told = np.zeros((len(reports), len(acts)))
    for column, one in enumerate(acts):
        for claim in one.claims:
            told[reports.index(claims[claim].report), column] += 1 / len(one.claims)
    drawn = np.random.default_rng(SEED).multinomial(len(reports), [1 / len(reports)] * len(reports), DRAWS)
    counts: Numbers = drawn.astype(np.float64) @ told
    return counts


def _level(scores: Numbers, kernel: Numbers, counts: Numbers) -> tuple[float | None, float | None, float | None]:
    if not kernel.sum():
        return None, None, None
    mass = counts @ kernel
    means = (counts @ (kernel * scores))[mass > 0] / mass[mass > 0]
    low, high = np.quantile(means, BAND)
    return float((kernel * scores).sum() / kernel.sum()), float(low), float(high)


def _missing(of: Matter, acts: int, reports: int, periods: int) -> tuple[tuple[int, int, Need], ...]:
    first: Need = "scored act" if of == "acts" else "stance"
    have: tuple[tuple[int, int, Need], ...] = (
        (acts, ENOUGH_ACTS, first), (reports, ENOUGH_REPORTS, "report"), (periods, ENOUGH_PERIODS, "period"),
    )  # fmt: skip
    return tuple(one for one in have if one[0] < one[1])


def _too_thin(missing: Sequence[tuple[int, int, Need]]) -> str:
    wants = [f"{have} {name}{'' if have == 1 else 's'} of {need}" for have, need, name in missing]
    return f"too thin for a curve: {', '.join(wants)} that it needs"


def _periods(days: Sequence[date], every: Every) -> list[tuple[date, date]]:
    """Periods from the first act to the last, without gaps."""
    if not days:
        return []
    start, made = _beginning(days[0], every), []
    while start <= days[-1]:
        following = _beginning(start + timedelta(LONGEST[every]), every)
        made.append((start, following - timedelta(1)))
        start = following
    return made


def _beginning(day: date, every: Every) -> date:
    if every == "week":
        return day - timedelta(day.weekday())
    month = {"month": day.month, "quarter": 3 * ((day.month - 1) // 3) + 1, "year": 1}[every]
    return date(day.year, month, 1)


def _turns(acts: Sequence[Entry], scores: Numbers, days: Sequence[date]) -> Iterable[Turn]:
    """Change points by cumulative sums: the furthest point from the mean's line, if shuffled series hardly ever go so far (Taylor 2000)."""
    rng = np.random.default_rng(SEED)
    waiting, found = [(0, len(scores))], []
    while waiting:
        first, last = waiting.pop()
        part = scores[first:last]
        if len(part) < ENOUGH_FOR_CHANGES // 2:
            continue
        sums = np.cumsum(part - part.mean())
        shuffled = np.cumsum(rng.permuted(np.tile(part - part.mean(), (DRAWS, 1)), axis=1), axis=1)
        sure = float((np.ptp(shuffled, axis=1) < np.ptp(sums)).mean())
        at = first + int(np.abs(sums[:-1]).argmax()) + 1
        if sure < CONFIDENT or days[at] == days[at - 1]:
            continue
        around = acts[max(first, at - 2) : min(last, at + 3)]
        found.append(
            Turn(
                day=days[at],
                before=float(scores[first:at].mean()),
                after=float(scores[at:last].mean()),
                confidence=sure,
                claims=tuple(one.claims[0] for one in around),
            )
        )
        waiting += [(first, at), (at, last)]
    return sorted(found, key=lambda one: one.day)
