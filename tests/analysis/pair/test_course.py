"""The curve of two actors' acts, its band, its turns, and when there is none."""

from datetime import date
from typing import Any

import pytest

from dragoman.analysis.pair.course import Every, course
from dragoman.analysis.pair.ledger import Entry
from dragoman.schema.claims import AnyClaim, Event
from dragoman.schema.entities import Span


def acts(told: list[tuple[str, float, str]], **more: Any) -> tuple[list[Entry], dict[str, AnyClaim]]:
    """Entries of (day, score, report), with their claims."""
    entries: list[Entry] = []
    claims: dict[str, AnyClaim] = {}
    for number, (day, score, report) in enumerate(told):
        claim = Event(report=report, spans=(Span(number, number + 1, "x"),), event="AID", id=f"c{number:03}")
        claims[claim.id] = claim
        fields: dict[str, Any] = {"direction": "one_to_other", "confidence": 1.0} | more
        entries.append(Entry(kind="act", day=day, dated=True, what="AID", told="fact", score=score, claims=(claim.id,), **fields))
    return entries, claims


STEADY = [(f"2031-0{month}-05", score, f"r{month}{at}") for month in (1, 2, 3) for at, score in enumerate((4.0, 6.0))]


def test_too_thin_says_what_is_missing() -> None:
    made = course(*acts(STEADY[:1]), every="month", direction="all")
    assert made.levels == ()
    assert made.too_thin == "too thin for a curve: 1 scored act of 6, 1 report of 4, 1 period of 3 that it needs"


def test_levels_and_their_band() -> None:
    made = course(*acts(STEADY), every="month", direction="one_to_other")
    assert made.too_thin is None
    assert [(one.start, one.acts, one.mean) for one in made.levels] == [
        (date(2031, 1, 1), 2, 5.0), (date(2031, 2, 1), 2, 5.0), (date(2031, 3, 1), 2, 5.0),
    ]  # fmt: skip
    for one in made.levels:
        assert one.level == pytest.approx(5.0)
        assert 4 <= (one.low or 0) <= 5 <= (one.high or 9) <= 6


def test_recent_acts_count_most() -> None:
    told = [
        ("2031-01-05", -8.0, "a"),
        ("2031-01-06", -8.0, "b"),
        ("2031-02-05", -8.0, "c"),
        *((f"2031-03-{day:02}", 8.0, f"d{day}") for day in (1, 2, 3)),
    ]
    slow, fast = (course(*acts(told), every="month", direction="all", half_life=days).levels[-1].level for days in (1000.0, 5.0))
    assert slow == pytest.approx(0, abs=0.5)
    assert (fast or 0) > 7.5


def test_confidence_and_voices_weigh() -> None:
    entries, claims = acts(STEADY)
    heavy = [
        Entry(**{name: getattr(one, name) for name in one.__struct_fields__} | {"voices": 8}) if one.score == 6.0 else one
        for one in entries
    ]
    first = course(heavy, claims, every="month", direction="all").levels[0]
    assert first.mean == pytest.approx((4 * 1 + 6 * 4) / 5)


def test_the_other_direction_does_not_count_but_joint_acts_do() -> None:
    entries, claims = acts(STEADY, direction="both")
    assert course(entries, claims, every="month", direction="other_to_one").acts == 6
    entries, claims = acts(STEADY, direction="one_to_other")
    assert course(entries, claims, every="month", direction="other_to_one").acts == 0


def test_a_turn_is_found_with_the_acts_around_it() -> None:
    told = [(f"2031-01-{day:02}", 5.0 + day % 2, f"a{day}") for day in range(1, 11)]
    told += [(f"2031-03-{day:02}", -5.0 - day % 2, f"b{day}") for day in range(1, 11)]
    (turn,) = course(*acts(told), every="week", direction="all").turns
    assert turn.day == date(2031, 3, 1)
    assert [turn.before, turn.after] == pytest.approx([5.5, -5.5])
    assert "c010" in turn.claims


def test_no_turn_where_nothing_turns() -> None:
    told = [(f"2031-01-{day:02}", float(day % 3), f"a{day}") for day in range(1, 21)]
    assert course(*acts(told), every="week", direction="all").turns == ()


@pytest.mark.parametrize(
    ("every", "starts"),
    [
        ("week", [date(2030, 12, 30), date(2031, 1, 6), date(2031, 1, 13)]),
        ("month", [date(2031, 1, 1), date(2031, 2, 1), date(2031, 3, 1)]),
        ("quarter", [date(2031, 1, 1), date(2031, 4, 1), date(2031, 7, 1)]),
        ("year", [date(2031, 1, 1), date(2032, 1, 1), date(2033, 1, 1)]),
    ],
)
def test_periods_have_no_gaps(every: Every, starts: list[date]) -> None:
    told = [
        (f"{start.isoformat() if start > date(2031, 1, 1) else '2031-01-01'}", 1.0, f"r{at}{copy}")
        for at, start in enumerate(starts)
        for copy in (0, 1)
    ]
    made = course(*acts(told), every=every, direction="all")
    assert [one.start for one in made.levels] == starts
    assert all((after.start - before.end).days == 1 for before, after in zip(made.levels, made.levels[1:], strict=False))
