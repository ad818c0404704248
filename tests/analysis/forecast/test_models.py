"""The models side by side, their bands and their record."""

import os
from pathlib import Path

import pytest
from bench.bargaining import cases, errors

from dragoman.analysis.forecast.models import MODELS, Doubt, forecast
from dragoman.analysis.forecast.stakes import ForecastError, Issue, Stake

SHARED = Path(os.environ.get("DRAGOMAN_SHARED") or Path(__file__).parents[4] / "shared")
DATA = SHARED / "corpora" / "bargaining" / "deu3.csv"

BRIDGE = Issue(
    question="How much of the bridge does Arvania pay?",
    stakes=(Stake("Arvania", 20, 2, 0.9), Stake("Belmark", 80, 1, 0.6), Stake("Corvia", 100, 1, 0.3)),
)


def test_the_compromise_mean_stands_first_and_is_the_weighted_mean() -> None:
    made = forecast(BRIDGE)
    assert [one.model for one in made.outcomes] == list(MODELS)
    assert made.outcomes[0].value == pytest.approx((20 * 1.8 + 80 * 0.6 + 100 * 0.3) / 2.7)


def test_every_outcome_has_its_band_and_its_record() -> None:
    for one in forecast(BRIDGE).outcomes:
        assert 0 <= one.low <= one.high <= 100
        assert one.record is not None
        assert one.record.low < one.record.error < one.record.high


def test_no_doubt_no_band() -> None:
    first = forecast(BRIDGE, Doubt(position=0, capability=0, salience=0)).outcomes[0]
    assert first.low == pytest.approx(first.value) == pytest.approx(first.high)


def test_the_strongest_input_comes_first() -> None:
    swings = forecast(BRIDGE).swings
    assert [one.width for one in swings] == sorted((one.width for one in swings), reverse=True)
    assert len(swings) == 9
    position = next(one for one in swings if one.name == "Arvania" and one.input == "position")
    assert position.width == pytest.approx(10 * 1.8 / 2.7)


def test_the_same_issue_gives_the_same_band() -> None:
    assert forecast(BRIDGE) == forecast(BRIDGE)


@pytest.mark.parametrize(
    ("stakes", "told"),
    [
        ((Stake("Arvania", 20),), "at least two"),
        ((Stake("Arvania", 20), Stake("Arvania", 30)), "one position"),
        ((Stake("Arvania", 20), Stake("Belmark", 130)), "not on the scale"),
        ((Stake("Arvania", 20), Stake("Belmark", 30, -1)), "capability"),
        ((Stake("Arvania", 20), Stake("Belmark", 30, 1, 7)), "salience"),
        ((Stake("Arvania", 20, 0), Stake("Belmark", 30, 1, 0)), "weight"),
    ],
)
def test_what_no_model_can_use_is_refused(stakes: tuple[Stake, ...], told: str) -> None:
    with pytest.raises(ForecastError, match=told):
        forecast(Issue(question="?", stakes=stakes))


@pytest.mark.skipif(not DATA.exists(), reason=f"{DATA} is not there")
def test_the_record_shown_is_the_record_measured() -> None:
    found = cases(DATA)
    assert len(found) == 351
    measured = {(one.model, one.capability): one for one in errors(found)}
    assert measured["compromise_mean", "equal"].error == pytest.approx(23.64, abs=0.01)
    assert measured["compromise_mean", "GDP"].error == pytest.approx(23.21, abs=0.01)
    alike = Issue(question="?", stakes=(Stake("Arvania", 20), Stake("Belmark", 80)))
    for issue, capability in ((BRIDGE, "GDP"), (alike, "equal")):
        for one in forecast(issue).outcomes:
            assert one.record is not None
            assert one.record.error == pytest.approx(measured[one.model, capability].error, abs=0.006)
