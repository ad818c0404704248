"""What a number in the text says: the form in which each language hands its numbers and units on."""

from typing import Literal, NamedTuple

NumberKind = Literal["cardinal", "percent", "ordinal", "decade"]


class NumberMention(NamedTuple):
    """A number with the words that bound it (超过, 多, nearly). `value` is the figure named; `low` and `high` bound it where the text does.

    Offsets are code points; the unit follows `end`. `approx`: about so many."""

    start: int
    end: int
    value: float | int | None
    low: float | int | None = None
    high: float | int | None = None
    approx: bool = False
    kind: NumberKind = "cardinal"


class UnitMention(NamedTuple):
    """A unit or classifier: `unit` and `measure` as records have them (`unit` None for a bare classifier)."""

    start: int
    end: int
    unit: str | None
    measure: str


def whole(number: float | int) -> float | int:
    """An integer where the number is one."""
    rounded = round(number, 6)
    return int(rounded) if rounded == int(rounded) else rounded
