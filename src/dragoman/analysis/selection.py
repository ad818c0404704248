"""Which claims a reader wants to see: the filters that stay in an address, and what they keep."""

from datetime import date

from msgspec import Struct

from dragoman.schema.claims import AnyClaim, Quantity, Relation
from dragoman.schema.dates import bounds

EXPLICIT, INFERRED = 0.8, 0.5  # as docs/records.md says
AUTHOR, TWO = "author", "two"
# True, and hardly ever what somebody looks for: how long, how far, what lies where.
TRIVIAL_MEASURES = frozenset({"duration", "distance", "population"})
TRIVIAL_RELATIONS = frozenset({"part_of", "neighbour_of"})


class Wanted(Struct, frozen=True, kw_only=True):
    """A reader's filters; the defaults keep all that is not doubtful, rejected or trivial.

    `start` and `end` are EDTF. `by` is `author` (the reports' own voice), `two` (facts that two independent voices tell) or an actor's id
    of the day. `language` is that of the report. `least` is a confidence. `checked` keeps what a person has checked, amended or added.
    Without `traits` claims that tell a person's ethnicity or religion are out."""

    start: str | None = None
    end: str | None = None
    by: str | None = None
    language: str | None = None
    least: float = INFERRED
    trivia: bool = False
    rejected: bool = False
    checked: bool = False
    traits: bool = True


def is_trivial(claim: AnyClaim) -> bool:
    """Whether a claim is of a kind that is hidden unless asked for."""
    if isinstance(claim, Quantity):
        return claim.measure in TRIVIAL_MEASURES
    return isinstance(claim, Relation) and claim.type in TRIVIAL_RELATIONS


def falls_between(when: str | None, start: str | None, end: str | None) -> bool:
    """Whether a date (EDTF) lies at least in part between two others; one that is not known lies nowhere."""
    if start is None and end is None:
        return True
    if when is None:
        return False
    first, last = bounds(when)
    after = start is None or (last or date.max) >= (bounds(start)[0] or date.min)
    return after and (end is None or (first or date.min) <= (bounds(end)[1] or date.max))
