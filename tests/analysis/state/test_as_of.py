"""What held on a day."""

from datetime import date
from pathlib import Path

import pytest

from affairs import ARMY, ARVANIA, BELMARK, FORT, ISLE, PREMIER, SCHOLAR, Make, office, posting, relation, snapshot
from dragoman.analysis.state.as_of import Held, as_of


def held(path: Path, day: str, *reports: tuple[str, list[Make]], about: str | None = None) -> list[Held]:
    return as_of(snapshot(path / "s.db", reports), date.fromisoformat(day), about)


@pytest.mark.parametrize(("day", "there"), [("2031-01-31", False), ("2031-02-01", True), ("2031-03-05", True), ("2031-03-06", False)])
def test_a_time_that_is_given_is_kept(tmp_path: Path, day: str, there: bool) -> None:
    posted = posting(ARMY, FORT, date="2031-02-01/2031-03-05")
    assert bool(held(tmp_path, day, ("2031-04-01", [posted]))) == there


@pytest.mark.parametrize(("day", "there"), [("2031-02-09", False), ("2031-02-10", True), ("2033-01-01", True)])
def test_without_a_time_it_is_assumed_from_the_report_on(tmp_path: Path, day: str, there: bool) -> None:
    made = held(tmp_path, day, ("2031-02-10", [relation("member_of", ARVANIA, BELMARK)]))
    assert bool(made) == there
    assert all(one.assumed and one.matter == "membership" for one in made)


def test_a_refused_recognition_is_shown_as_refused(tmp_path: Path) -> None:
    made = held(
        tmp_path,
        "2031-02-11",
        ("2031-02-10", [relation("recognises", ARVANIA, ISLE, auxiliary=("negation",)), relation("recognises", BELMARK, ISLE)]),
    )
    assert [(one.who, one.negated) for one in made] == [("state:ARV", True), ("state:BEL", False)]


def test_who_was_dismissed_no_longer_holds_the_office(tmp_path: Path) -> None:
    current = office(SCHOLAR, "judge", organisation=ARVANIA, status="current")
    lost = office(SCHOLAR, "judge", organisation=ARVANIA, status="ended", change="dismissed", date="2031-02-12")
    reports = (("2031-02-10", [current]), ("2031-02-13", [lost]))
    assert [one.who for one in held(tmp_path / "a", "2031-02-11", *reports)] == [SCHOLAR.id]
    assert held(tmp_path / "b", "2031-02-14", *reports) == []


def test_who_is_named_in_office_long_after_came_back(tmp_path: Path) -> None:
    lost = office(SCHOLAR, "judge", organisation=ARVANIA, status="ended", change="dismissed", date="2031-02-12")
    current = office(SCHOLAR, "judge", organisation=ARVANIA, status="current")
    assert held(tmp_path, "2032-01-02", ("2031-02-13", [lost]), ("2032-01-01", [current]))


def test_plans_do_not_hold(tmp_path: Path) -> None:
    assert held(tmp_path, "2031-02-11", ("2031-02-10", [relation("member_of", ARVANIA, BELMARK, auxiliary=("future",))])) == []


def test_of_one_actor(tmp_path: Path) -> None:
    reports = ("2031-02-10", [office(PREMIER, "premier", organisation=ARVANIA, status="current"), relation("allied_with", BELMARK, ISLE)])
    assert [one.matter for one in held(tmp_path, "2031-02-11", reports, about="state:BEL")] == ["alliance"]


def test_two_tellings_are_one_line(tmp_path: Path) -> None:
    posted = posting(ARMY, FORT)
    (one,) = held(tmp_path, "2031-02-20", ("2031-02-10", [posted]), ("2031-02-12", [posted]))
    assert len(one.claims) == 2
