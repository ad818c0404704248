"""The challenge model against its published tables, and what must hold for any issue."""

import json
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.forecast.challenge import PRESETS, Preset, risk, run

ROOT = Path(__file__).parents[3]
TABLE = Path(os.environ.get("DRAGOMAN_SHARED") or ROOT.parent / "shared") / "corpora" / "bargaining" / "eu_emissions.json"

# The worked example of Bueno de Mesquita 1994: years until cars of medium size must be clean, for ten governments.
POSITIONS = np.array([4, 7, 4, 4, 10, 10, 10, 7, 4, 7], dtype=float)
CAPABILITY = np.array([0.08, 0.08, 0.03, 0.16, 0.16, 0.16, 0.16, 0.05, 0.05, 0.08])
SALIENCE = np.array([0.8, 0.4, 0.2, 0.8, 0.6, 0.6, 0.9, 0.1, 1.0, 0.7])


def test_the_published_medians_and_means_come_out() -> None:
    course = run(POSITIONS, CAPABILITY, SALIENCE, "scholz_2011")
    assert course.median.round(3).tolist() == [7.0, 8.416, 9.611, 9.962, 9.962, 9.962, 7.472, 8.825, 9.671]
    assert course.mean.round(3).tolist() == [7.390, 7.461, 7.553, 7.590, 7.358, 7.349, 7.415, 7.510, 7.572]


@pytest.mark.skipif(not TABLE.exists(), reason=f"{TABLE} is not there")
def test_every_position_of_every_round_is_that_of_the_published_replication() -> None:
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    names = [actor["name"] for actor in table["actors"]]
    course = run(POSITIONS, CAPABILITY, SALIENCE, "scholz_2011")
    for row in table["expected_code_exact"]["rounds"][:9]:
        at = row["round"]
        # The table holds six decimals.
        assert course.positions[at].round(6).tolist() == pytest.approx([row["positions"][name] for name in names], abs=1e-9)
        assert round(float(course.median[at]), 6) == pytest.approx(row["median"], abs=1e-9)
        assert round(float(course.mean[at]), 6) == pytest.approx(row["mean"], abs=1e-9)


def test_the_equations_as_printed_never_move_the_median() -> None:
    assert run(POSITIONS, CAPABILITY, SALIENCE, "literal").median.tolist() == [7.0] * 9


def test_risk_lies_between_a_half_and_two() -> None:
    exponents = risk(POSITIONS, CAPABILITY * SALIENCE, SALIENCE, "scholz_2011")
    assert exponents.min() == pytest.approx(0.5)
    assert exponents.max() == pytest.approx(2.0)


numbers = st.integers(0, 20).map(lambda n: n * 5.0)
shares = st.integers(1, 10).map(lambda n: n / 10)
actors = st.lists(st.tuples(numbers, shares, shares), min_size=2, max_size=6)


@given(actors)
def test_turning_the_scale_round_turns_the_symmetric_forecast_round(stakes: list[tuple[float, float, float]]) -> None:
    x, c, s = (np.array(column) for column in zip(*stakes, strict=True))
    there, back = run(x, c, s, "symmetric", 1), run(100 - x, c, s, "symmetric", 1)
    np.testing.assert_allclose(there.positions[1], 100 - back.positions[1], atol=1e-6)
    np.testing.assert_allclose(there.median[1], 100 - back.median[1], atol=1e-6)


def test_the_slip_of_2011_is_seen_when_the_scale_is_turned_round() -> None:
    there = run(POSITIONS, CAPABILITY, SALIENCE, "scholz_2011").median
    back = 14 - run(14 - POSITIONS, CAPABILITY, SALIENCE, "scholz_2011").median
    assert np.abs(there - back).max() > 0.1


@given(actors, st.sampled_from(PRESETS))
def test_nobody_leaves_the_range(stakes: list[tuple[float, float, float]], preset: Preset) -> None:
    x, c, s = (np.array(column) for column in zip(*stakes, strict=True))
    course = run(x, c, s, preset, 3)
    assert np.isfinite(course.positions).all()
    assert course.positions.min() >= x.min() - 1e-9
    assert course.positions.max() <= x.max() + 1e-9


def test_many_draws_at_once_are_each_one_by_itself() -> None:
    drawn = np.clip(SALIENCE * np.random.default_rng(3).uniform(0.9, 1.1, (7, 10)), 0, 1)
    together = run(np.broadcast_to(POSITIONS, (7, 10)), np.broadcast_to(CAPABILITY, (7, 10)), drawn, "scholz_2011", 2)
    for at, salience in enumerate(drawn):
        alone = run(POSITIONS, CAPABILITY, salience, "scholz_2011", 2)
        np.testing.assert_allclose(together.positions[:, at], alone.positions, atol=1e-12)
