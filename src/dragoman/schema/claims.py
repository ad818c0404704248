"""The seven kinds of claim. Construction refuses what the data contract refuses."""

from functools import cache
from typing import Literal, get_args, get_type_hints

import msgspec
from msgspec import Struct

from dragoman.schema import plover
from dragoman.schema.dates import check_date
from dragoman.schema.entities import Entity, Link, Size, Span, Stance
from dragoman.schema.errors import ContractError
from dragoman.schema.ids import digest, fold_key

Auxiliary = Literal["negation", "future", "hypothetical", "historical"]
Trend = Literal["rising", "falling", "steady"]
Change = Literal["appointed", "dismissed", "resigned", "elected"]
Status = Literal["current", "ended", "unknown"]
QuotationMode = Literal["direct", "indirect", "mixed"]
Aspect = Literal["interest", "mandate", "capability", "economy", "grievance", "security", "opinion"]
RelationType = Literal[
    "member_of", "leads", "allied_with", "recognises", "claims", "controls", "part_of", "supports_side", "opposes", "relative_of",
    "successor_of", "created", "funds", "trades_with", "sanctions", "depends_on", "influences", "neighbour_of", "works_for",
]  # fmt: skip
Measure = Literal[
    "deaths", "injured", "arrests", "displaced", "troops", "money", "states", "population", "distance", "duration", "sentence",
    "territories", "protesters", "other",
]  # fmt: skip
SYMMETRIC_RELATIONS = frozenset({"allied_with", "trades_with", "neighbour_of"})


def _words(entity: Entity | None) -> str:
    return fold_key(entity.text) if entity else ""


class Claim(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What every kind of claim has. `id` is made from report, kind, first span and key slots when it is left empty."""

    report: str
    spans: tuple[Span, ...]
    id: str = ""
    asserted_by: tuple[Entity, ...] = ()
    auxiliary: tuple[Auxiliary, ...] = ()
    date: str | None = None
    links: tuple[Link, ...] = ()
    reader: str = ""
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.report:
            raise ContractError("a claim needs the id of the report it was read in")
        if not self.spans:
            raise ContractError("no claim without its words: spans must not be empty")
        if not 0.0 <= self.confidence <= 1.0:
            raise ContractError(f"confidence is a number from 0 to 1, not {self.confidence}")
        if len(set(self.auxiliary)) != len(self.auxiliary):
            raise ContractError(f"an auxiliary mode stands twice: {self.auxiliary}")
        check_date(self.date)
        self.check()
        if not self.id:
            msgspec.structs.force_setattr(self, "id", self.make_id())

    def check(self) -> None:
        """Refuse what the contract refuses of this kind."""

    def key_slots(self) -> tuple[str, ...]:
        """The slots that tell this claim from another on the same words; never anything that a newer reader could resolve differently."""
        return ()

    def make_id(self) -> str:
        """Stable for the same report text: report, kind, offsets of the first span, key slots."""
        first = min(self.spans)
        claimants = tuple(_words(entity) for entity in self.asserted_by)
        return digest(self.report, type(self).__name__.lower(), f"{first.start}-{first.end}", *self.key_slots(), *claimants)


class Event(Claim, frozen=True, kw_only=True, tag="event"):
    """Who did what to whom (PLOVER 2.0)."""

    event: str
    mode: str | None = None
    context: tuple[str, ...] = ()
    actor: tuple[Entity, ...] = ()
    recipient: tuple[Entity, ...] = ()
    location: tuple[Entity, ...] = ()
    size: Size | None = None
    score: float | None = None
    cameo: str | None = None

    def check(self) -> None:
        plover.check(self.event, self.mode, self.context)
        if self.event == "AGREE" and "future" in self.auxiliary:
            raise ContractError("AGREE never takes the auxiliary mode 'future'")
        if self.score is None:
            msgspec.structs.force_setattr(self, "score", plover.score(self.event, self.mode))
        if self.cameo is None:
            msgspec.structs.force_setattr(self, "cameo", plover.cameo(self.event, self.mode))

    def key_slots(self) -> tuple[str, ...]:
        sides = ("|".join(sorted(_words(e) for e in side)) for side in (self.actor, self.recipient))
        return (self.event, *sides)


class Quotation(Claim, frozen=True, kw_only=True, tag="quotation"):
    """Who said what, to whom, where."""

    mode: QuotationMode
    speaker: Entity
    content: str
    cue: str | None = None
    addressee: Entity | None = None
    venue: Entity | None = None
    about: tuple[Entity, ...] = ()
    stance: Stance | None = None
    assessment: bool = False
    reads: tuple[str, ...] = ()

    def check(self) -> None:
        if not self.content.strip():
            raise ContractError("a quotation needs the words that were said")

    def key_slots(self) -> tuple[str, ...]:
        return (_words(self.speaker),)


class Occupancy(Claim, frozen=True, kw_only=True, tag="occupancy"):
    """Who holds what office."""

    holder: Entity
    post: str
    post_en: str | None = None
    organisation: Entity | None = None
    status: Status = "unknown"
    by: Entity | None = None
    change: Change | None = None

    def check(self) -> None:
        if not self.post.strip():
            raise ContractError("an occupancy needs its post")

    def key_slots(self) -> tuple[str, ...]:
        return (_words(self.holder), fold_key(self.post), self.change or "")


class Relation(Claim, frozen=True, kw_only=True, tag="relation", rename={"from_": "from"}):
    """Who stands how to whom. Directed from `from_` (written `from`) to `to`, but for allied_with, trades_with, neighbour_of."""

    type: RelationType
    from_: Entity
    to: Entity
    role: str | None = None
    trend: Trend | None = None

    def check(self) -> None:
        if self.from_.id is not None and self.from_.id == self.to.id:
            raise ContractError(f"{self.from_.name} cannot stand in the relation {self.type} to itself")

    def key_slots(self) -> tuple[str, ...]:
        ends = (_words(self.from_), _words(self.to))
        return (self.type, *(sorted(ends) if self.type in SYMMETRIC_RELATIONS else ends))


class Condition(Claim, frozen=True, kw_only=True, tag="condition"):
    """How things stand with somebody."""

    of: tuple[Entity, ...]
    aspect: Aspect
    matter: str
    about: tuple[Entity, ...] = ()
    trend: Trend | None = None

    def check(self) -> None:
        if not self.of or not self.matter.strip():
            raise ContractError("a condition needs whose it is and the words of its matter")

    def key_slots(self) -> tuple[str, ...]:
        return (self.aspect, "|".join(sorted(_words(e) for e in self.of)))


class Deployment(Claim, frozen=True, kw_only=True, tag="deployment"):
    """Which force is where."""

    unit: Entity
    site: Entity
    of: Entity | None = None
    purpose: str | None = None
    number: int | None = None

    def key_slots(self) -> tuple[str, ...]:
        return (_words(self.unit), _words(self.site))


class Quantity(Claim, frozen=True, kw_only=True, tag="quantity"):
    """How many. `value` is the figure named; `low` and `high` bound it where the text does."""

    measure: Measure
    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    unit: str | None = None
    of: Entity | str | None = None

    def check(self) -> None:
        if self.value is None and self.low is None and self.high is None:
            raise ContractError("a quantity needs a value or a bound")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ContractError(f"a quantity's low bound {self.low} is above its high bound {self.high}")

    def key_slots(self) -> tuple[str, ...]:
        return (self.measure, *("" if n is None else f"{float(n):g}" for n in (self.value, self.low, self.high)))


AnyClaim = Event | Quotation | Occupancy | Relation | Condition | Deployment | Quantity
CLAIM_TYPES: dict[str, type[Claim]] = {
    "event": Event, "quotation": Quotation, "occupancy": Occupancy, "relation": Relation, "condition": Condition,
    "deployment": Deployment, "quantity": Quantity,
}  # fmt: skip


@cache
def _slots(kind: type[Claim]) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of claim that can hold entities, each with its slot's name."""
    hints = get_type_hints(kind)
    return tuple((name, name.rstrip("_")) for name in kind.__struct_fields__ if _names_entities(hints[name]))


def _names_entities(hint: object) -> bool:
    return hint in (Entity, Stance) or any(map(_names_entities, get_args(hint)))


def entities_of(claim: Claim) -> list[tuple[str, Entity]]:
    """Every entity of a claim with the slot it fills, claimants and stance target included."""
    found: list[tuple[str, Entity]] = []
    for name, slot in _slots(type(claim)):
        value = getattr(claim, name)
        if isinstance(value, Entity):
            found.append((slot, value))
        elif isinstance(value, tuple):
            found.extend((slot, item) for item in value if isinstance(item, Entity))
        elif isinstance(value, Stance):
            found.append(("stance", value.target))
    return found
