"""The challenge model: who can make whom move, round by round.

Bueno de Mesquita's expected-utility model as Scholz, Calbert and Smith set it out (2011, doi:10.5220/0003121500180030). The equations
as they are printed do not give the tables that are printed with them, so there are three presets:

- `scholz_2011` gives the published tables: a side's chance is its share of all votes between all ordered pairs, votes bend with the voter's
  risk, both utilities of a pair use the mover's own risk, and among compromises the one nearest the low end of the scale is taken;
- `literal` is what is printed: the share of the votes between the two, unbent, and each side's utility with its own risk;
- `symmetric` is `scholz_2011` with the least move among compromises, so that turning the scale round turns the forecast round.

All arrays may have leading axes (draws of a simulation); the last axis is the actor. In pairs, [..., i, j] is i's view of j.
"""

from typing import Literal, get_args

import numpy as np
from msgspec import Struct

from dragoman.analysis.forecast.stakes import Numbers, compromise_mean, weighted_median

Preset = Literal["scholz_2011", "literal", "symmetric"]
PRESETS: tuple[Preset, ...] = get_args(Preset)
ROUNDS = 8
_TIE = 1e-9  # relative to the range: moves so alike are one move


class Course(Struct, frozen=True, kw_only=True):
    """A run: positions[t, ..., i], and the weighted median and mean of each round, [t, ...]; round 0 is the start."""

    positions: Numbers
    median: Numbers
    mean: Numbers


def run(positions: Numbers, capability: Numbers, salience: Numbers, preset: Preset, rounds: int = ROUNDS) -> Course:
    """Play a fixed number of rounds, all moving at once."""
    weights = capability * salience
    steps = [positions]
    for _ in range(rounds):
        steps.append(_round(steps[-1], weights, salience, preset))
    all_steps = np.stack(steps)
    middle = preset == "symmetric"
    median = np.stack([weighted_median(step, weights, middle=middle) for step in steps])
    mean = np.stack([compromise_mean(step, weights) for step in steps])
    return Course(positions=all_steps, median=median, mean=mean)


def risk(positions: Numbers, weights: Numbers, salience: Numbers, preset: Preset) -> Numbers:
    """The risk exponent of each actor, 0.5 (takes risks) to 2 (shuns them): how safe it stands when nobody minds risk."""
    neutral = np.ones_like(positions)
    _, threats = _utilities(positions, weights, salience, neutral, preset)
    security = threats.sum(-1) - np.diagonal(threats, axis1=-2, axis2=-1)
    most, least = security.max(-1, keepdims=True), security.min(-1, keepdims=True)
    spread = np.where(most > least, most - least, 1.0)
    taste = np.where(most > least, (2 * security - most - least) / spread, 0.0)
    exponent: Numbers = (1 - taste / 3) / (1 + taste / 3)
    return exponent


def _round(positions: Numbers, weights: Numbers, salience: Numbers, preset: Preset) -> Numbers:
    exponent = risk(positions, weights, salience, preset)
    attack, threat = _utilities(positions, weights, salience, exponent, preset)
    return _moves(positions, attack, threat, preset)


def _utilities(positions: Numbers, weights: Numbers, salience: Numbers, exponent: Numbers, preset: Preset) -> tuple[Numbers, Numbers]:
    """What i expects of challenging j, and of being challenged by j. Q = 1: else the status quo stays."""
    extent = positions.max(-1) - positions.min(-1)
    scale = np.where(extent > 0, extent, 1.0)[..., None, None]
    apart = np.abs(positions[..., :, None] - positions[..., None, :]) / scale
    chance = _chances(apart, weights, exponent, preset)
    mine = exponent[..., :, None]
    theirs = exponent[..., None, :] if preset == "literal" else mine
    attack = _expected(apart, chance, mine, salience[..., None, :])
    threat = _expected(apart, np.swapaxes(chance, -1, -2), theirs, salience[..., :, None])
    return attack, threat


def _expected(apart: Numbers, chance: Numbers, exponent: Numbers, salience: Numbers) -> Numbers:
    """Whoever is challenged gives way at once as far as the matter leaves it cold, and otherwise the stronger side wins."""
    won = 2 - 4 * (0.5 - 0.5 * apart) ** exponent
    lost = 2 - 4 * (0.5 + 0.5 * apart) ** exponent
    unchanged = 2 - 4 * 0.5**exponent
    expected: Numbers = salience * (chance * won + (1 - chance) * lost) + (1 - salience) * won - unchanged
    return expected


def _chances(apart: Numbers, weights: Numbers, exponent: Numbers, preset: Preset) -> Numbers:
    """How likely i prevails over j: votes[..., k, i, j] is what k gives to i rather than j."""
    near = apart if preset == "literal" else apart ** exponent[..., :, None]
    votes = weights[..., :, None, None] * (near[..., :, None, :] - near[..., :, :, None])
    support = np.maximum(votes, 0).sum(-3)
    cast = np.abs(votes)
    total = cast.sum(-3) if preset == "literal" else cast.sum((-3, -2, -1))[..., None, None]
    chance: Numbers = np.divide(support, total, out=np.zeros_like(support), where=np.broadcast_to(total, support.shape) > 0)
    return chance


def _moves(positions: Numbers, attack: Numbers, threat: Numbers, preset: Preset) -> Numbers:
    """Each takes the offer that asks least of it, confrontations before compromises before capitulations; who gets none stays."""
    here, there = positions[..., :, None], positions[..., None, :]
    apart = here != there
    pressed = apart & (threat > 0)
    confrontation = pressed & (attack > 0) & (threat > attack)
    compromise = pressed & (attack < 0) & (threat > -attack)
    capitulation = pressed & (attack < 0) & (threat < -attack)
    share = np.divide(np.abs(attack), np.abs(threat), out=np.zeros_like(attack), where=threat != 0)
    halfway = here + (there - here) * share
    goal = np.where(compromise, halfway, there + np.zeros_like(here))
    cost = np.abs(goal - here)
    if preset == "scholz_2011":
        pull = np.abs(attack) + np.abs(threat)
        lowest = np.divide(np.abs(attack) * here + np.abs(threat) * there, pull, out=np.zeros_like(pull), where=pull > 0)
        cost = np.where(compromise, lowest, cost)
    new = np.array(positions)
    waiting = np.ones(positions.shape, dtype=bool)
    for offers in (confrontation, compromise, capitulation):
        taken = waiting & offers.any(-1)
        new = np.where(taken, _cheapest(goal, np.where(offers, cost, np.inf), preset), new)
        waiting &= ~taken
    return new


def _cheapest(goal: Numbers, cost: Numbers, preset: Preset) -> Numbers:
    """The goal of least cost; of two, the lower one, or in the symmetric preset what lies halfway."""
    least = cost.min(-1, keepdims=True)
    same = cost <= np.where(np.isfinite(least), least + _TIE * np.maximum(np.abs(least), 1.0), -np.inf)
    low: Numbers = np.where(same, goal, np.inf).min(-1)
    if preset != "symmetric":
        return low
    high = np.where(same, goal, -np.inf).max(-1)
    middle: Numbers = (low + np.where(np.isfinite(high), high, low)) / 2
    return middle
