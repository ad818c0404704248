"""An issue as a scale with actors on it, and the two plain forecasts: the compromise mean and the weighted median."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dragoman.schema.errors import DragomanError

Numbers = NDArray[np.float64]
HALF = 1e-12  # of the whole weight: how near to one half counts as one half


class ForecastError(DragomanError):
    """An issue that no model can be run on; the message says what to change."""


class Stake(Struct, frozen=True):
    """One actor on the issue: position in the units of the scale, capability of any unit (≥ 0), salience (0–1).

    `claims` are the ids of the claims that a proposed position rests on.
    """

    name: str
    position: float
    capability: float = 1.0
    salience: float = 1.0
    claims: tuple[str, ...] = ()


class Issue(Struct, frozen=True, kw_only=True):
    """A decision: what is asked, the scale from `least` to `most` with what its ends mean, and who has a stake in it."""

    question: str
    stakes: tuple[Stake, ...]
    least: float = 0.0
    most: float = 100.0
    least_means: str = ""
    most_means: str = ""


def checked(issue: Issue) -> Issue:
    """The issue itself, or a ForecastError that says what is wrong with it."""
    if len(issue.stakes) < 2:
        raise ForecastError("A forecast needs at least two actors with a position.")
    if not issue.least < issue.most:
        raise ForecastError(f"The scale runs from {issue.least:g} to {issue.most:g}: its end must lie above its beginning.")
    names = [stake.name for stake in issue.stakes]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ForecastError(f"{', '.join(sorted(twice))}: an actor has one position; give each name once.")
    for stake in issue.stakes:
        if not issue.least <= stake.position <= issue.most:
            raise ForecastError(f"{stake.name}: position {stake.position:g} is not on the scale from {issue.least:g} to {issue.most:g}.")
        if not (stake.capability >= 0 and np.isfinite(stake.capability)):
            raise ForecastError(f"{stake.name}: capability {stake.capability:g} must be 0 or more.")
        if not 0 <= stake.salience <= 1:
            raise ForecastError(f"{stake.name}: salience {stake.salience:g} must be between 0 and 1.")
    if not any(stake.capability * stake.salience for stake in issue.stakes):
        raise ForecastError("Nobody has any weight: give at least one actor a capability and a salience above 0.")
    return issue


def columns(stakes: Sequence[Stake]) -> tuple[Numbers, Numbers, Numbers]:
    """Positions, capabilities and saliences, each of shape (n,)."""
    return (
        np.array([stake.position for stake in stakes], dtype=np.float64),
        np.array([stake.capability for stake in stakes], dtype=np.float64),
        np.array([stake.salience for stake in stakes], dtype=np.float64),
    )


def compromise_mean(positions: Numbers, weights: Numbers) -> Numbers:
    """Σwx / Σw over the last axis: what bargaining among all comes to, each by capability × salience."""
    mean: Numbers = (positions * weights).sum(-1) / weights.sum(-1)
    return mean


def weighted_median(positions: Numbers, weights: Numbers, *, middle: bool = False) -> Numbers:
    """The lowest position with half of the weight at or below it, over the last axis; `middle`: halfway to the same seen from above."""
    low = _lower_median(positions, weights)
    if not middle:
        return low
    high = -_lower_median(-positions, weights)
    halfway: Numbers = (low + high) / 2
    return halfway


def _lower_median(positions: Numbers, weights: Numbers) -> Numbers:
    order = np.argsort(positions, axis=-1, kind="stable")
    ranked = np.take_along_axis(positions, order, -1)
    below = np.cumsum(np.take_along_axis(np.broadcast_to(weights, positions.shape), order, -1), -1)
    at = (below >= below[..., -1:] * (0.5 - HALF)).argmax(-1)
    median: Numbers = np.take_along_axis(ranked, at[..., None], -1)[..., 0]
    return median
