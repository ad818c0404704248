"""Who held an office on a day."""

from datetime import date

import pytest

from dragoman.lexicon.holders import holder_on
from dragoman.lexicon.model import OfficeEntry


def office(holder: str, start: str | None, end: str | None) -> OfficeEntry:
    return OfficeEntry(holder=holder, post_en="Minister", post_zh="部长", organisation="state:ARV", start=start, end=end)


HELD = [office("person:first", "2020", "2022-05-03"), office("person:second", "2022-05-04", "2024"), office("person:third", "2024", None)]


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        ("2019-12-31", None),
        ("2022-05-03", "person:first"),
        ("2022-05-04", "person:second"),
        ("2024-06-01", None),
        ("2025-01-01", "person:third"),
    ],
)
def test_who_held_it(day: str, holder: str | None) -> None:
    found = holder_on(HELD, date.fromisoformat(day))
    assert (found.holder if found else None) == holder


def test_of_several_at_once_none_is_meant() -> None:
    assert holder_on([office("person:one", "2020", None), office("person:other", "2021", None)], date(2023, 1, 1)) is None
