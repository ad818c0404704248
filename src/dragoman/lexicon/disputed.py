"""Areas whose holder and whose claimants differ, for maps."""

from functools import cache
from importlib.resources import files

from msgspec import Struct

from dragoman.lexicon.tables import parse_table


class DisputedArea(Struct, frozen=True):
    """A disputed area: its actor's id, a point within (degrees, WGS 84) and how far from it the area reaches."""

    actor: str
    lat: float
    lon: float
    km: float


@cache
def disputed_areas() -> tuple[DisputedArea, ...]:
    """All that are known."""
    name = "data/disputed.tsv"
    rows = parse_table(files("dragoman.lexicon").joinpath(name).read_text(encoding="utf-8"), name)
    return tuple(DisputedArea(row["id"], float(row["lat"]), float(row["lon"]), float(row["km"])) for row in rows)
