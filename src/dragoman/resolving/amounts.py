"""Figures as ranges, so that "over 13,000" and "13,200" are the same and 9,000 is not."""

from dragoman.schema.claims import Quantity

# How far "more than" and "nearly" reach, and how far two spellings of one round figure may lie apart.
MORE, NEARLY, ROUND = 1.25, 0.8, 0.005
Range = tuple[float, float]


def range_of(claim: Quantity) -> Range:
    """The figures that a claim can mean."""
    value, low, high = claim.value, claim.low, claim.high
    if low is not None and high is not None:
        return float(low), float(high)
    if low is not None:
        return float(low), max(float(low) * MORE, float(value or 0))
    if high is not None:
        return min(float(high) * NEARLY, float(value if value is not None else high)), float(high)
    exact = float(value or 0)
    return exact - abs(exact) * ROUND, exact + abs(exact) * ROUND


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two figures can be the same."""
    mine, theirs = range_of(one), range_of(other)
    return mine[0] <= theirs[1] and theirs[0] <= mine[1]


def ratio(one: Quantity, other: Quantity) -> float:
    """How many times the larger is the smaller, by the middle of what each can mean."""
    low, high = sorted(sum(range_of(claim)) / 2 for claim in (one, other))
    return high / low if low > 0 else float("inf")
