"""The models side by side, each with its band over uncertain inputs, its record on decisions of the past, and what moves it."""

import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Literal

import numpy as np
from msgspec import Struct

from dragoman.analysis.forecast.challenge import PRESETS, Preset, run
from dragoman.analysis.forecast.stakes import Issue, Numbers, checked, columns, compromise_mean, weighted_median

Input = Literal["position", "capability", "salience"]
Model = Callable[[Numbers, Numbers, Numbers], Numbers]
CHALLENGES: dict[str, Preset] = {preset: preset for preset in PRESETS}
MODELS = ("compromise_mean", "weighted_median", *CHALLENGES)
DRAWS = 2000
SEED = 1
BAND = (0.05, 0.95)
_AT_ONCE = 250_000  # pairs of actors × draws that the challenge model holds at once, for each voter


class Doubt(Struct, frozen=True, kw_only=True):
    """How far each input may be off, either way, all values in between alike: position as a share of the scale, capability as a share of
    itself, salience in its own units."""

    position: float = 0.05
    capability: float = 0.20
    salience: float = 0.10


class Record(Struct, frozen=True, kw_only=True):
    """How far a model was from past decisions: mean absolute error in hundredths of the scale, with a 95% interval."""

    error: float
    low: float
    high: float


class Outcome(Struct, frozen=True, kw_only=True):
    """What one model says, in the units of the scale.

    `low` to `high` holds nine draws in ten; `rounds` are the medians of a challenge model, the start first.
    """

    model: str
    value: float
    low: float
    high: float
    rounds: tuple[float, ...] = ()
    record: Record | None = None


class Swing(Struct, frozen=True, kw_only=True):
    """What one input does to the first model's outcome when it alone is as low and as high as it may be."""

    name: str
    input: Input
    low: float
    high: float

    @property
    def width(self) -> float:
        """How far apart the two outcomes lie."""
        return abs(self.high - self.low)


class Forecast(Struct, frozen=True, kw_only=True):
    """An issue, what each model makes of it, the best record first, and the inputs that move the first one, the strongest first."""

    issue: Issue
    doubt: Doubt
    outcomes: tuple[Outcome, ...]
    swings: tuple[Swing, ...]
    source: str
    middle: Record


def forecast(issue: Issue, doubt: Doubt | None = None, rounds: int = 1, draws: int = DRAWS) -> Forecast:
    """Run every model. The challenge model's outcome is the median after `rounds` rounds. ForecastError where the issue is not usable."""
    checked(issue)
    doubt = doubt or Doubt()
    inputs = columns(issue.stakes)
    drawn = _drawn(issue, inputs, doubt, draws)
    records, source = _records(len({stake.capability for stake in issue.stakes}) > 1)
    outcomes = []
    for name in MODELS:
        model = _model(name, rounds)
        low, high = np.quantile(_in_parts(model, drawn), BAND)
        medians = run(*inputs, CHALLENGES[name], rounds).median if name in CHALLENGES else ()
        outcomes.append(
            Outcome(
                model=name,
                value=float(model(*inputs)),
                low=float(low),
                high=float(high),
                rounds=tuple(float(one) for one in medians),
                record=records.get(name),
            )
        )
    return Forecast(
        issue=issue,
        doubt=doubt,
        outcomes=tuple(outcomes),
        swings=_swings(issue, inputs, doubt),
        source=source,
        middle=records["middle_of_the_scale"],
    )


def _model(name: str, rounds: int) -> Model:
    if name == "compromise_mean":
        return lambda x, c, s: compromise_mean(x, c * s)
    if name == "weighted_median":
        return lambda x, c, s: weighted_median(x, c * s)
    return lambda x, c, s: run(x, c, s, CHALLENGES[name], rounds).median[-1]


def _drawn(issue: Issue, inputs: tuple[Numbers, Numbers, Numbers], doubt: Doubt, draws: int) -> tuple[Numbers, Numbers, Numbers]:
    """Inputs as they might be, each (draws, n), kept within their bounds."""
    noise = np.random.default_rng(SEED).uniform(-1, 1, (3, draws, len(issue.stakes)))
    extent = issue.most - issue.least
    positions, capability, salience = inputs
    return (
        np.clip(positions + noise[0] * doubt.position * extent, issue.least, issue.most),
        np.maximum(capability * (1 + noise[1] * doubt.capability), 0),
        np.clip(salience + noise[2] * doubt.salience * (salience > 0), 1e-9, 1),
    )


def _in_parts(model: Model, drawn: tuple[Numbers, Numbers, Numbers]) -> Numbers:
    """A model over all draws, few enough at once that memory stays small: the challenge model needs draws × n³ numbers."""
    n = drawn[0].shape[-1]
    step = max(1, _AT_ONCE // n**2)
    return np.concatenate([model(*(column[at : at + step] for column in drawn)) for at in range(0, len(drawn[0]), step)])


def _swings(issue: Issue, inputs: tuple[Numbers, Numbers, Numbers], doubt: Doubt) -> tuple[Swing, ...]:
    lead = _model(MODELS[0], 1)
    found = []
    steps = (doubt.position * (issue.most - issue.least), doubt.capability, doubt.salience)
    bounds = ((issue.least, issue.most), (0, np.inf), (1e-9, 1))
    names: tuple[Input, Input, Input] = ("position", "capability", "salience")
    for kind, name in enumerate(names):
        for at, stake in enumerate(issue.stakes):
            ends = []
            for sign in (-1, 1):
                turned = [np.array(column) for column in inputs]
                by = steps[kind] * (turned[kind][at] if name == "capability" else 1)
                turned[kind][at] = np.clip(turned[kind][at] + sign * by, *bounds[kind])
                ends.append(float(lead(turned[0], turned[1], turned[2])))
            found.append(Swing(name=stake.name, input=name, low=ends[0], high=ends[1]))
    return tuple(sorted(found, key=lambda one: (-one.width, one.name, one.input)))


def _records(weighed: bool) -> tuple[dict[str, Record], str]:
    """Each model's record: with differing capabilities the one that was measured with economic size, else the one with all alike."""
    held = tomllib.loads(files("dragoman.analysis").joinpath("data/model_errors.toml").read_text(encoding="utf-8"))
    rows = held["size" if weighed else "alike"]
    return {name: Record(error=error, low=low, high=high) for name, (error, low, high) in rows.items()}, held["source"]
