"""Actors: people, states, bodies, units, media, groups, places."""

from typing import Literal

from msgspec import Struct

from dragoman.schema.dates import check_date
from dragoman.schema.errors import ContractError

ActorType = Literal["person", "state", "territory", "organisation", "armed_unit", "media", "group", "place"]
ACTOR_TYPES: tuple[ActorType, ...] = ("person", "state", "territory", "organisation", "armed_unit", "media", "group", "place")


class Name(Struct, frozen=True, omit_defaults=True):
    """One name in one language (BCP 47); `start` and `end` are EDTF where it held for a time."""

    text: str
    language: str | None = None
    start: str | None = None
    end: str | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ContractError("an actor's name must not be empty")
        if self.start is not None or self.end is not None:
            check_date(self.start)
            check_date(self.end)


class Actor(Struct, frozen=True, kw_only=True, tag_field="kind", tag="actor"):
    """Who or what acts or is acted upon. The canonical name comes first."""

    id: str
    type: ActorType
    names: tuple[Name, ...]
    country: str | None = None
    sector: str | None = None
    description: str | None = None

    def __post_init__(self) -> None:
        if not self.id:
            raise ContractError("an actor needs an id")
        if not self.names:
            raise ContractError(f"actor {self.id} needs a name")

    @property
    def name(self) -> str:
        """The canonical name."""
        return self.names[0].text
