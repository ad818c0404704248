"""How far each forecasting model is from what was decided: `python -m bench.bargaining`, over the DEU III data of the shared texts.

351 issues before the Council of the European Union: those with an outcome and at least three actors that have a position on the scale
(0–100) and a salience above 0. Errors are in points of the scale; intervals are percentile bootstraps over issues.
"""

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from msgspec import Struct
from rich.console import Console
from rich.table import Table

from dragoman.analysis.forecast.challenge import PRESETS, Preset, run
from dragoman.analysis.forecast.stakes import Numbers, compromise_mean, weighted_median

SHARED = Path(os.environ.get("DRAGOMAN_SHARED") or Path(__file__).parents[2] / "shared")
DATA = SHARED / "corpora" / "bargaining" / "deu3.csv"
DRAWS = 2000
SEED = 1
Model = Callable[[Numbers, Numbers, Numbers], float]


class Case(Struct, frozen=True):
    """One issue: positions (0–100), economic size and salience (0–1) of those who took part, each (n,), and what was decided."""

    positions: Numbers
    size: Numbers
    salience: Numbers
    outcome: float


def cases(path: Path) -> list[Case]:
    """The issues that can be scored."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    sizes, issues = rows[0], rows[1:]
    members = [name[1:] for name in rows[0] if name.startswith("p") and f"s{name[1:]}" in rows[0] and _number(sizes[name]) is not None]
    return [case for issue in issues if (case := _case(issue, sizes, members)) is not None]


def _case(issue: dict[str, str], sizes: dict[str, str], members: list[str]) -> Case | None:
    outcome = _number(issue["out"])
    held = [
        (position, size, salience / 100)
        for member in members
        if (position := _number(issue[f"p{member}"])) is not None
        and 0 <= position <= 100
        and (salience := _number(issue[f"s{member}"])) is not None
        and salience > 0
        and (size := _number(sizes[f"p{member}"])) is not None
    ]
    if outcome is None or not 0 <= outcome <= 100 or len(held) < 3:
        return None
    positions, size_column, salience_column = (np.array(column) for column in zip(*held, strict=True))
    return Case(positions, size_column, salience_column, outcome)


def _number(cell: str | None) -> float | None:
    try:
        return float(cell or "")
    except ValueError:
        return None


def _challenge(preset: Preset) -> Model:
    return lambda x, c, s: float(run(x, c, s, preset, rounds=1).median[1])


MODELS: dict[str, Model] = {
    "compromise_mean": lambda x, c, s: float(compromise_mean(x, c * s)),
    "weighted_median": lambda x, c, s: float(weighted_median(x, c * s)),
    **{preset: _challenge(preset) for preset in PRESETS},
    "middle_of_the_scale": lambda x, c, s: 50.0,
}


class Error(Struct, frozen=True, kw_only=True):
    """The mean absolute error of a model, with its 95% interval.

    `better` is the share of resamples in which the compromise mean errs less.
    """

    model: str
    capability: str
    error: float
    low: float
    high: float
    better: float
    issues: int


def errors(found: list[Case]) -> list[Error]:
    """Every model with every actor alike, and with economic size as capability."""
    drawn = np.random.default_rng(SEED).integers(0, len(found), (DRAWS, len(found)))
    made = []
    for capability in ("equal", "GDP"):
        off = {name: _misses(model, found, capability) for name, model in MODELS.items()}
        lead = off["compromise_mean"][drawn].mean(1)
        for name, misses in off.items():
            means = misses[drawn].mean(1)
            low, high = np.quantile(means, [0.025, 0.975])
            made.append(
                Error(
                    model=name,
                    capability=capability,
                    error=float(misses.mean()),
                    low=float(low),
                    high=float(high),
                    better=float((lead < means).mean()),
                    issues=len(found),
                )
            )
    return made


def _misses(model: Model, found: list[Case], capability: str) -> Numbers:
    return np.array(
        [
            abs(model(case.positions, case.size if capability == "GDP" else np.ones_like(case.size), case.salience) - case.outcome)
            for case in found
        ]
    )


def main(json_out: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Score every model on every issue."""
    scored = errors(cases(DATA))
    if json_out:
        print(json.dumps([{name: getattr(one, name) for name in one.__struct_fields__} for one in scored], indent=1))
        return
    table = Table(
        "model", "capability", "mean error", "95% interval", "compromise mean errs less in", title=f"{scored[0].issues} issues of DEU III"
    )
    for one in scored:
        leads = "" if one.model == "compromise_mean" else f"{one.better:.0%} of resamples"
        table.add_row(one.model, one.capability, f"{one.error:.2f}", f"{one.low:.2f}–{one.high:.2f}", leads)
    Console().print(table)


if __name__ == "__main__":
    typer.run(main)
