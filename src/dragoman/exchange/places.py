"""Where places lie: from the lexicon, for a situation holds no coordinates."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from dragoman.lexicon.load import load_lexicon
from dragoman.schema.entities import Entity


class Point(Struct, frozen=True):
    """Degrees north and east (WGS 84)."""

    lat: float
    lon: float


class Places:
    """Coordinates by actor id."""

    def __init__(self, points: dict[str, Point]) -> None:
        self._points = points

    @classmethod
    def of_lexicon(cls, user_folder: Path | None = None) -> "Places":
        """Those of the packs that ship, with a user's own on top."""
        entries = load_lexicon(user_folder).actors.values()
        return cls({one.id: Point(one.lat, one.lon) for one in entries if one.lat is not None and one.lon is not None})

    def point(self, entity: Entity) -> Point | None:
        """Where an entity lies, where that is known."""
        return self._points.get(entity.id) if entity.id else None

    def first(self, entities: Iterable[Entity]) -> tuple[Entity, Point] | None:
        """The first entity that has coordinates."""
        return next(((one, point) for one in entities if (point := self.point(one)) is not None), None)
