"""The slots of a claim as fields of a form, and what an analyst wrote there back to slots as judgements take them."""

from collections.abc import Mapping, Sequence
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from dragoman.analysis.amending import slots_of
from dragoman.schema.claims import CLAIM_TYPES, AnyClaim
from dragoman.schema.entities import Entity, Link, Size, Stance
from dragoman.schema.errors import DragomanError
from dragoman.schema.plover import ontology
from dragoman.text.scripts import language_of
from dragoman.web.look import Look

Form = Literal["actors", "choice", "codes", "text", "long", "number", "day"]
Sent = Mapping[str, Sequence[str]]
_LONG = frozenset({"content", "matter"})
# What nobody asks first; they stand folded away.
_RARE = frozenset({"context", "size", "score", "cameo", "links", "reads", "cue", "venue", "assessment", "post_en", "role", "purpose"})
_LATE = {"date": 1, "asserted_by": 2, "auxiliary": 3}
_FOLLOWS = frozenset({"mode"})  # chosen together with an event's category
SIZES = tuple(field.name for field in msgspec.structs.fields(Size))


class Field(Struct, frozen=True):
    """One field: its name in a record (a dot leads into a part), how it is filled in, and what stands there now."""

    name: str
    form: Form
    value: str = ""
    options: tuple[str, ...] = ()
    rare: bool = False
    needed: bool = False
    many: bool = False

    @property
    def label(self) -> str:
        """The code that its label goes by."""
        return "counted_in" if self.name == "unit" and self.form == "text" else self.name

    @property
    def codes(self) -> list[str]:
        """What is chosen among several."""
        return self.value.split()

    @property
    def language(self) -> str | None:
        """The language that what stands there looks like, so that Han has its own glyphs."""
        guess = language_of(self.value) if self.value else "und"
        return None if guess == "und" else guess


def fields(look: Look, kind: str, claim: AnyClaim | None = None) -> list[Field]:
    """The fields of a kind of claim, filled with what a claim says, those that matter most first."""
    structure: Any = CLAIM_TYPES[kind]
    hints = get_type_hints(structure)
    held = {one.encode_name: one for one in msgspec.structs.fields(structure)}
    made: list[Field] = []
    for name in [*(one for one in slots_of(structure) if one != "asserted_by"), "asserted_by"]:
        if kind == "event" and name in _FOLLOWS:
            continue
        value = getattr(claim, held[name].name) if claim is not None else None
        needed = held[name].default is msgspec.NODEFAULT
        made += [
            msgspec.structs.replace(one, needed=needed and not one.rare)
            for one in _fields(look, name, hints[held[name].name], (claim, value))
        ]
    return sorted(made, key=lambda one: (one.rare, not one.needed, _LATE.get(one.name, 0)))


def _fields(look: Look, name: str, hint: Any, said: tuple[AnyClaim | None, Any]) -> list[Field]:
    claim, value = said
    rare = name in _RARE
    if name == "event":
        mode = getattr(claim, "mode", None)
        return [Field(name, "choice", "/".join(filter(None, (value, mode))), _events())]
    if hint == Size | None:
        return [Field(f"{name}.{part}", "number", _plain(getattr(value, part, None)), rare=True) for part in SIZES]
    if hint == Stance | None:
        stance = _plain(value.value) if value else ""
        target = actors(look, claim, (value.target,)) if claim and value else ""
        return [Field(f"{name}.value", "choice", stance, ("1", "0", "-1")), Field(f"{name}.target", "actors", target)]
    if Link in _inner(hint):
        return [Field(name, "text", "; ".join(f"{one.type} {one.to}" for one in value or ()), rare=True)]
    if Entity in _inner(hint):
        entities = value if isinstance(value, tuple) else (value,) if isinstance(value, Entity) else ()
        shown = value if isinstance(value, str) else actors(look, claim, entities) if claim else ""
        return [Field(name, "actors", shown, rare=rare, many=tuple in _inner(hint))]
    options = tuple(one for part in _inner(hint) for one in get_args(part) if get_origin(part) is Literal)
    if options and tuple in _inner(hint):
        return [Field(name, "codes", " ".join(value or ()), options, rare=rare)]
    if bool in _inner(hint):
        return [Field(name, "choice", "true" if value else "false" if value is not None else "", ("true", "false"), rare=rare)]
    if options:
        return [Field(name, "choice", value or "", options, rare=rare)]
    if tuple in _inner(hint):
        return [Field(name, "text", "; ".join(value or ()), rare=rare)]
    form: Form = "number" if {int, float} & _inner(hint) else "day" if name == "date" else "long" if name in _LONG else "text"
    return [Field(name, form, _plain(value), rare=rare)]


def actors(look: Look, claim: AnyClaim | None, entities: Sequence[Entity]) -> str:
    """What actors are called here, parted by semicolons."""
    return "; ".join(_called(look, claim, one) for one in entities)


def _called(look: Look, claim: AnyClaim | None, entity: Entity) -> str:
    day = look.snapshot.id_of(claim, entity.id) if claim else entity.id
    shown = look.name(day) if day else None
    return shown.text if shown else entity.name


def changes(look: Look, kind: str, claim: AnyClaim | None, sent: Sent) -> dict[str, Any]:
    """The slots that an analyst filled in otherwise than they stood, as judgements take them. What was not sent stays."""
    made: dict[str, Any] = {}
    for field in fields(look, kind, claim):
        if field.name not in sent:
            continue
        told = " ".join(sent[field.name]) if field.form == "codes" else "; ".join(sent[field.name]).strip().replace("\r\n", "\n")
        if sorted(told.split()) == sorted(field.codes) if field.form == "codes" else told == field.value:
            continue
        name, _, part = field.name.partition(".")
        if part:
            made.setdefault(name, _parts(claim, name))[part] = _entities(look, claim, told)[0] if part == "target" and told else told
        elif name == "event":
            made["event"], _, mode = told.partition("/")
            made["mode"] = mode or None
        else:
            made[name] = _told(look, claim, field, told)
    for name in ("size", "stance"):
        if name in made:
            made[name] = _whole(name, made[name])
    return made


def _told(look: Look, claim: AnyClaim | None, field: Field, told: str) -> Any:
    if field.form == "codes":
        return told.split()
    if field.form == "actors":
        found = _entities(look, claim, told)
        if not field.many and len(found) > 1:
            raise DragomanError(f"{told!r}: this slot holds one actor alone")
        return found if field.many else found[0] if found else None
    if not told:
        return None
    if field.name == "links":
        pairs = [part.split() for part in told.split(";") if part.strip()]
        if any(len(pair) != 2 for pair in pairs):
            raise DragomanError(f"{told!r}: write a tie as its type and the id of a claim, such as: denies 0a1b2c3d4e5f6071")
        return [{"type": kind, "to": to} for kind, to in pairs]
    if field.form == "number":
        return _number(told)
    return {"true": True, "false": False}.get(told, told) if field.form == "choice" else told


def _entities(look: Look, claim: AnyClaim | None, told: str) -> list[Any]:
    """Each actor: as the claim has it where it stood there before, else as it was written."""
    known: dict[str, dict[str, str | None]] = {}
    for entity in _all(claim):
        known.setdefault(_called(look, claim, entity), {"id": entity.id, "name": entity.name, "text": entity.text})
    return [known.get(part, part) for part in (one.strip() for one in told.split(";")) if part]


def _all(claim: AnyClaim | None) -> list[Entity]:
    from_ = msgspec.structs.asdict(claim).values() if claim is not None else ()
    found: list[Entity] = []
    for value in from_:
        found += [one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, Entity)]
        found += [value.target] if isinstance(value, Stance) else []
    return found


def _parts(claim: AnyClaim | None, name: str) -> dict[str, Any]:
    held = getattr(claim, name, None)
    return dict(msgspec.to_builtins(held)) if held is not None else {}


def _whole(name: str, parts: dict[str, Any]) -> Any:
    """A size or a stance from its parts; none where nothing is left of it."""
    kept = {part: value for part, value in parts.items() if value not in ("", None)}
    if not kept:
        return None
    if name == "size":
        return {part: _number(str(value)) for part, value in kept.items()}
    if set(kept) != {"value", "target"}:
        raise DragomanError("a stance needs both: on whom, and whether for, neutral or against")
    return {"value": int(kept["value"]), "target": kept["target"]}


def _number(told: str) -> int | float:
    try:
        number = float(told.replace(",", ""))
    except ValueError as error:
        raise DragomanError(f"{told!r} is no number; write it in figures, such as 1200 or 0.5") from error
    return int(number) if number.is_integer() else number


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def _events() -> tuple[str, ...]:
    """Each category of PLOVER, and each with each of its modes."""
    return tuple(code for name, one in ontology().categories.items() for code in (name, *(f"{name}/{mode}" for mode in one.modes)))


def _inner(hint: Any) -> set[Any]:
    """The types that a field can hold, taken out of unions and tuples; `tuple` where it holds several."""
    if get_origin(hint) in (Union, UnionType):
        return {found for part in get_args(hint) for found in _inner(part)}
    if get_origin(hint) is tuple:
        return {tuple} | {found for part in get_args(hint) if part is not ... for found in _inner(part)}
    return {hint}
