"""Records above the claims: what is derived from them and what is appended to them."""

from typing import Any, Literal

from msgspec import Struct

from dragoman.schema.errors import ContractError

JudgementAction = Literal["join", "part", "confirm", "reject", "amend", "add", "mute", "check", "rate"]
ConflictType = Literal["number", "denial", "actor", "date", "status", "reading"]
ClaimState = Literal["machine", "checked", "amended", "rejected", "added"]


class Fact(Struct, frozen=True, kw_only=True, tag_field="kind", tag="fact"):
    """Claims that tell the same thing. `voices` counts independent tellings: copies and translations of one text are one."""

    id: str
    claims: tuple[str, ...]
    publishers: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    voices: int = 1
    version: int = 1


class Conflict(Struct, frozen=True, kw_only=True, tag_field="kind", tag="conflict"):
    """Claims that cannot all be so; each side is a list of claim ids."""

    id: str
    type: ConflictType
    sides: tuple[tuple[str, ...], ...]
    version: int = 1

    def __post_init__(self) -> None:
        if len(self.sides) < 2 or not all(self.sides):
            raise ContractError("a conflict has at least two sides, each with a claim")


class Judgement(Struct, frozen=True, kw_only=True, tag_field="kind", tag="judgement"):
    """What an analyst decided: appended, signed, dated, undoable."""

    id: str
    action: JudgementAction
    target: tuple[str, ...]
    by: str
    at: str
    value: dict[str, Any] | None = None
    reason: str | None = None
    undoes: str | None = None
    version: int = 1


class Failure(Struct, frozen=True, kw_only=True, tag_field="kind", tag="failure"):
    """A file that could not be read, kept with the reason."""

    id: str
    path: str
    reason: str
    at: str
    version: int = 1


class ReadingRecord(Struct, frozen=True, kw_only=True, tag_field="kind", tag="reading"):
    """One pass of one reader over one report, with the lexicon it had."""

    id: str
    report: str
    reader: str
    lexicon: str
    at: str
    superseded_by: str | None = None
    version: int = 1
