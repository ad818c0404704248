from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.schema.dates import bounds, check_date, point_bounds
from dragoman.schema.errors import ContractError

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
FORMS = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"])


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-01-08", date(2022, 1, 8), date(2022, 1, 8)),
        ("2016-09/2022-01-06", date(2016, 9, 1), date(2022, 1, 6)),
        ("2022-01-05/..", date(2022, 1, 5), None),
        ("/2022-03-23", None, date(2022, 3, 23)),
    ],
)
def test_bounds(text: str, first: date | None, last: date | None) -> None:
    assert bounds(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "", "22", "2022-1-8", "2022-13", "2022-00", "2022-02-30", "2023-02-29", "2022/2021", "2022-02/2022-01", "../2022",
        "2022/", "2022/../2023",
        "2022?", "2022~", "2022-XX", "2022-21", "20220108", "0000", " 2022", "2022-01-08T10:00", "/", "..", "/..",
    ],
)  # fmt: skip
def test_what_is_outside_the_subset(text: str) -> None:
    with pytest.raises(ContractError):
        check_date(text)


def test_null_is_a_date() -> None:
    check_date(None)


@given(DAYS, FORMS)
def test_a_point_covers_the_day_it_was_made_of(day: date, form: str) -> None:
    first, last = point_bounds(day.strftime(form))
    assert first <= day <= last


@given(DAYS, DAYS, FORMS, FORMS)
def test_an_interval_runs_forward_or_is_refused(one: date, other: date, form: str, other_form: str) -> None:
    text = f"{one.strftime(form)}/{other.strftime(other_form)}"
    start, end = point_bounds(one.strftime(form))[0], point_bounds(other.strftime(other_form))[1]
    if start <= end:
        assert bounds(text) == (start, end)
    else:
        with pytest.raises(ContractError):
            bounds(text)


@given(st.text(alphabet="0123456789-/.X", max_size=24))
def test_anything_else_is_refused_or_runs_forward(text: str) -> None:
    try:
        first, last = bounds(text)
    except ContractError:
        return
    assert first is None or last is None or first <= last
