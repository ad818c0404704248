"""A claim in one line, as pieces that a template writes out: names, codes, words of the report, words of ours."""

from typing import Literal

from msgspec import Struct

from dragoman.schema.claims import AnyClaim, Condition, Deployment, Event, Occupancy, Quantity, Quotation, Relation
from dragoman.schema.entities import Entity

Role = Literal["name", "code", "words", "plain"]
SYMBOLS = {
    "event": "E", "quotation": "Q", "occupancy": "O", "relation": "R", "condition": "C", "deployment": "D", "quantity": "N",
}  # fmt: skip
PLURALS = {
    "event": "events", "quotation": "quotations", "occupancy": "offices", "relation": "relations", "condition": "conditions",
    "deployment": "deployments", "quantity": "figures",
}  # fmt: skip
AUXILIARY = {"negation": "said not to be so", "future": "planned or expected", "hypothetical": "possible", "historical": "background"}
CONTENT_LENGTH = 120
EXPLICIT, DOUBTFUL = 0.8, 0.5  # as docs/records.md says


class Piece(Struct, frozen=True):
    """Some words of a line and what they are."""

    text: str
    role: Role = "plain"


Line = tuple[Piece, ...]


def kind_of(claim: AnyClaim) -> str:
    return type(claim).__name__.lower()


def confidence(value: float) -> str:
    """A confidence in words."""
    if value >= EXPLICIT:
        return "explicit"
    return "inferred" if value >= DOUBTFUL else "doubtful"


def shortened(text: str, length: int = CONTENT_LENGTH) -> str:
    """At most so many characters, the rest as …"""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def named(entity: Entity) -> Piece:
    return Piece(entity.name, "name")


def listed(entities: tuple[Entity, ...]) -> Line:
    """Names with commas between them."""
    return tuple(piece for n, entity in enumerate(entities) for piece in ((Piece(", "),) if n else ()) + (named(entity),))


def line(claim: AnyClaim) -> Line:
    """What a claim says, in one line."""
    match claim:
        case Event():
            return _event(claim)
        case Quotation():
            return _quotation(claim)
        case Occupancy():
            return _occupancy(claim)
        case Relation():
            return (named(claim.from_), _verb(claim, claim.type), named(claim.to), *_tail(claim.role), *_tail(claim.trend))
        case Condition():
            return (*listed(claim.of), _code(claim.aspect), Piece(shortened(claim.matter), "words"), *_tail(claim.trend))
        case Deployment():
            return _deployment(claim)
        case Quantity():
            return _quantity(claim)


def _tail(text: str | None) -> Line:
    return (Piece(f" · {text}"),) if text else ()


def _code(text: str) -> Piece:
    return Piece(text.replace("_", " "), "code")


def _verb(claim: Event | Relation, text: str) -> Piece:
    """What somebody did or is to somebody; what is said not to be so must not look like what is."""
    return _code(f"not {text}" if "negation" in claim.auxiliary else text)


def _event(claim: Event) -> Line:
    code = _verb(claim, claim.event.lower() + (f" · {claim.mode}" if claim.mode else ""))
    where = (Piece(" in "), *listed(claim.location)) if claim.location else ()
    return (*listed(claim.actor), code, *listed(claim.recipient), *where)


def said(claim: Quotation) -> str:
    """The words of a quotation; only direct speech stands in quotation marks."""
    words = shortened(claim.content)
    return f"“{words}”" if claim.mode == "direct" else words


def _quotation(claim: Quotation) -> Line:
    to = (Piece(" to "), named(claim.addressee)) if claim.addressee else ()
    return (named(claim.speaker), *to, Piece(": "), Piece(said(claim), "words"))


def _occupancy(claim: Occupancy) -> Line:
    post = Piece(claim.post, "words")
    body = (Piece(", "), named(claim.organisation)) if claim.organisation else ()
    state = claim.change or ("former" if claim.status == "ended" else None)
    by = (Piece(" by "), named(claim.by)) if claim.by else ()
    return (named(claim.holder), Piece(": "), post, *body, *((_code(state),) if state else ()), *by)


def _deployment(claim: Deployment) -> Line:
    of = (Piece(" of "), named(claim.of)) if claim.of and claim.of.name != claim.unit.name else ()
    number = (Piece(f" · {claim.number:,}"),) if claim.number is not None else ()
    purpose = (Piece(" · "), Piece(claim.purpose, "words")) if claim.purpose else ()
    return (named(claim.unit), *of, _code("at"), named(claim.site), *number, *purpose)


def figure(claim: Quantity) -> str:
    """The number as people write it: 225, at least 225, up to 8, 20–99."""
    value, low, high = (None if n is None else f"{n:,}" for n in (claim.value, claim.low, claim.high))
    if value is not None:
        if (low is None) == (high is None):
            return value
        return f"at least {value}" if high is None else f"up to {value}"
    if low is not None and high is not None:
        return low if low == high else f"{low}–{high}"
    return f"at least {low}" if low is not None else f"at most {high}"


def _quantity(claim: Quantity) -> Line:
    unit = f" {claim.unit}" if claim.unit and claim.unit != "person" else ""
    of: Line = ()
    if isinstance(claim.of, Entity):
        of = (Piece(" · "), named(claim.of))
    elif claim.of:
        of = (Piece(" · "), Piece(claim.of, "words"))
    return (_code(claim.measure), Piece(figure(claim) + unit, "name"), *of)


def attribution(claim: AnyClaim) -> Line:
    """Who says so, the innermost first; nothing where the report's author does."""
    chain = tuple(reversed(claim.asserted_by))
    if not chain:
        return ()
    rest = tuple(piece for entity in chain[1:] for piece in (Piece(", as told by "), named(entity)))
    return (Piece("according to "), named(chain[0]), *rest)


def doubts(claim: AnyClaim) -> tuple[str, ...]:
    """What a reader must not miss about a claim: its auxiliary modes, and any confidence below explicit."""
    told = {"negation"} if isinstance(claim, Event | Relation) else set()  # their line says it
    modes = tuple(AUXILIARY[mode] for mode in claim.auxiliary if mode not in told)
    words = confidence(claim.confidence)
    return modes if words == "explicit" else (*modes, words)
