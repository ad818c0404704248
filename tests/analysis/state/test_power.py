"""Who gained and lost in a state: from claims on offices, arrests and influence."""

from pathlib import Path

import pytest

from affairs import ARVANIA, BELMARK, CIRCLE, MINISTER, OUTSIDER, PREMIER, SCHOLAR, Make, act, office, relation, snapshot, words
from dragoman.analysis.state.power import Move, Power, head_word, power
from dragoman.schema.errors import DragomanError


def found(path: Path, *makers: Make, day: str = "2031-02-10") -> Power:
    return power(snapshot(path / "s.db", [(day, makers)]), "state:ARV", "2031-02-01", "2031-02-28")


def told(moves: tuple[Move, ...]) -> list[tuple[str, str, str, str | None]]:
    return [(one.outcome, one.what, one.holder, one.by) for one in moves]


def test_offices_lost_and_taken(tmp_path: Path) -> None:
    made = found(
        tmp_path,
        office(SCHOLAR, "interior minister", organisation=ARVANIA, status="ended", change="dismissed", by=PREMIER, date="2031-02-03"),
        office(PREMIER, "interior minister", organisation=ARVANIA, status="current", change="appointed", date="2031-02-04"),
        office(MINISTER, "foreign minister", organisation=BELMARK, status="ended", change="resigned", date="2031-02-04"),
    )
    assert told(made.moves) == [("lost", "office", SCHOLAR.id, PREMIER.id), ("gained", "office", PREMIER.id, None)]
    (seat,) = made.offices
    assert (seat.before, seat.after) == ((SCHOLAR.id,), (PREMIER.id,))


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        ({"date": "2031-02-03"}, True),
        ({"date": "2031-01-03"}, False),
        ({"date": "2031-02-03", "auxiliary": ("future",)}, False),
        ({"date": "2031-02-03", "auxiliary": ("negation",)}, False),
        ({}, True),
        ({"auxiliary": ("historical",)}, False),
    ],
)
def test_only_what_happened_in_the_period(tmp_path: Path, more: dict[str, object], counts: bool) -> None:
    made = found(tmp_path, office(SCHOLAR, "judge", organisation=ARVANIA, status="ended", change="dismissed", **more))
    assert bool(made.moves) == counts


def test_the_end_of_a_tenure_is_a_loss(tmp_path: Path) -> None:
    (one,) = found(tmp_path, office(SCHOLAR, "judge", organisation=ARVANIA, status="ended", date="2027-05/2031-02-06")).moves
    assert (one.outcome, one.holder) == ("lost", SCHOLAR.id)


def test_who_dismisses_and_then_holds_the_office_took_it(tmp_path: Path) -> None:
    made = found(
        tmp_path,
        office(SCHOLAR, "council chair", organisation=ARVANIA, status="ended", change="dismissed", by=PREMIER, date="2031-02-03"),
        office(PREMIER, "security chair", status="current"),
    )
    assert [(one.outcome, one.holder, one.implied, one.day) for one in made.moves if one.outcome == "gained"] == [
        ("gained", PREMIER.id, True, "2031-02-03")
    ]
    (seat,) = made.offices
    assert (seat.before, seat.after) == ((SCHOLAR.id,), (PREMIER.id,))


def test_followings_are_formed_and_turned_against(tmp_path: Path) -> None:
    made = found(
        tmp_path,
        relation("leads", SCHOLAR, CIRCLE),
        act("COERCE", PREMIER, CIRCLE, date="2031-02-05/.."),
        relation("created", PREMIER, CIRCLE),
        act("COERCE", PREMIER, CIRCLE, date="2031-03-05/.."),
    )
    assert [(one.outcome, one.what, one.holder) for one in made.moves] == [
        ("lost", "following", CIRCLE.id),
        ("gained", "following", PREMIER.id),
    ]


def test_a_loss_without_a_day_of_what_the_report_says_is_held_is_none(tmp_path: Path) -> None:
    resigned = office(PREMIER, "premier", organisation=ARVANIA, status="ended", change="resigned")
    assert found(tmp_path / "a", resigned, office(PREMIER, "premier", organisation=ARVANIA, status="current")).moves == ()
    assert found(tmp_path / "b", resigned).moves


def test_arrests_influence_and_readings(tmp_path: Path) -> None:
    made = found(
        tmp_path,
        act("COERCE", ARVANIA, SCHOLAR, mode="arrest", date="2031-02-05"),
        relation("influences", PREMIER, ARVANIA, trend="rising", date="2031-02-06"),
        words(OUTSIDER, [PREMIER], "Verde has won", assessment=True),
        words(OUTSIDER, [MINISTER], "Lund has won", assessment=True),
        relation("relative_of", PREMIER, SCHOLAR),
    )
    assert told(made.moves) == [("lost", "freedom", SCHOLAR.id, ARVANIA.id), ("gained", "influence", PREMIER.id, None)]
    assert (len(made.readings), len(made.ties)) == (1, 1)


def test_what_two_reports_tell_is_one_move(tmp_path: Path) -> None:
    lost = office(SCHOLAR, "judge", organisation=ARVANIA, status="ended", change="dismissed", date="2031-02-03")
    held = snapshot(tmp_path / "s.db", [("2031-02-04", [lost]), ("2031-02-05", [lost])])
    (one,) = power(held, "state:ARV", "2031-02-01", "2031-02-28").moves
    assert (len(one.claims), one.voices) == (2, 2)


def test_only_a_state_has_power_to_share(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="not a state"):
        power(snapshot(tmp_path / "s.db", [("2031-02-10", [office(PREMIER, "premier")])]), PREMIER.id, "2031", "2031")


@pytest.mark.parametrize(("one", "other"), [("國安會主席", "安理會主席"), ("council chair", "Chair"), ("部長", "部长")])
def test_the_head_word_of_an_office(one: str, other: str) -> None:
    assert head_word(one) == head_word(other.replace("Chair", "the Chair"))
