"""The small parts that claims are made of: spans, entities, links."""

from typing import Literal

from msgspec import Struct

from dragoman.schema.errors import ContractError

LinkType = Literal["reads", "answers", "denies", "because", "despite", "supports"]


class Span(Struct, frozen=True, order=True):
    """Evidence: code-point offsets into the report's text, and that text verbatim."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise ContractError(f"a span must end after it starts: {self.start}–{self.end}")
        if len(self.text) != self.end - self.start:
            raise ContractError(f"a span of {self.end - self.start} characters holds {len(self.text)}: {self.text[:40]!r}")


class Entity(Struct, frozen=True):
    """An actor in a slot: its id (None where a venue is no actor), canonical name, and the words that stand for it here."""

    id: str | None
    name: str
    text: str

    def __post_init__(self) -> None:
        if not self.name or not self.text:
            raise ContractError("an entity needs a name and the words that stand for it")


class Link(Struct, frozen=True):
    """A tie to another claim that the text itself makes."""

    type: LinkType
    to: str


class Stance(Struct, frozen=True):
    """For (1), neutral (0) or against (−1) somebody."""

    target: Entity
    value: Literal[-1, 0, 1]


class Size(Struct, frozen=True, omit_defaults=True):
    """How large an event was, in persons."""

    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    number: int | None = None
