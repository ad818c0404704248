"""From what an analyst writes of a slot to the values that a record holds: actors by name, dates, codes, figures."""

import re
from collections.abc import Callable, Mapping
from typing import Any, get_args, get_type_hints

import msgspec
from msgspec import Struct

from dragoman.analysis.amending import REPORT_FIELDS, slot_name, slots_of
from dragoman.lexicon.model import Lexicon
from dragoman.schema.actor import ACTOR_TYPES, Actor, Name
from dragoman.schema.claims import AnyClaim
from dragoman.schema.dates import check_date
from dragoman.schema.entities import Entity, Link, Size, Span, Stance
from dragoman.schema.errors import ContractError, DragomanError
from dragoman.schema.ids import unknown_actor_id, unnamed_actor_id
from dragoman.schema.report import Report
from dragoman.store.view import View
from dragoman.text.scripts import fold

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOST = 12


class Place(Struct, frozen=True):
    """Where an actor is named: a report, and the words that a claim rests on."""

    report: Report
    spans: tuple[Span, ...]


class Filled(Struct, frozen=True):
    """Slots in the form of a record, and the records of actors that they name."""

    slots: dict[str, Any]
    actors: tuple[Actor, ...]


class Filling:
    """Fills the slots of one claim; `lexicon` is asked only where the situation knows nobody of a name."""

    def __init__(self, view: View, place: Place, lexicon: Callable[[], Lexicon]) -> None:
        self._view = view
        self._place = place
        self._lexicon = lexicon
        self._actors: dict[str, Actor] = {}

    def fill(self, kind: type[AnyClaim], wanted: Mapping[str, Any], before: AnyClaim | None = None) -> Filled:
        """The slots wanted; DragomanError where one is not there, or nobody or several go by a name."""
        hints = get_type_hints(kind)
        fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
        slots = {}
        for written, value in wanted.items():
            name = slot_name(kind, written)
            if name not in slots_of(kind):
                known = ", ".join(sorted(slots_of(kind)))
                raise DragomanError(f"{kind.__name__.lower()} has no slot {written!r} that can be set; it has {known}")
            old = getattr(before, fields[name].name) if before is not None else None
            slots[name] = self._value(hints[fields[name].name], value, old)
        return Filled(slots, tuple(self._actors.values()))

    def _value(self, hint: Any, value: Any, old: Any) -> Any:
        """A slot's value as a record has it; text is taken for what the slot can hold."""
        kinds = _kinds(hint)
        many = tuple in kinds
        if isinstance(value, str) and value[:1] in ("{", "["):
            value = _decoded(value)
        if value is None or value == "":
            return [] if many else None
        if many:
            parts = [part.strip() for part in value.split(";")] if isinstance(value, str) else value
            return [self._entity(part, None) if Entity in kinds else _plain(part) for part in parts]
        if Stance in kinds:
            return {**value, "target": self._entity(value.get("target"), None)} if isinstance(value, dict) else value
        if Entity in kinds:
            return value if str in kinds and not self._is_actor(value) else self._entity(value, old if isinstance(old, Entity) else None)
        if isinstance(value, str) and not {str} & kinds and {int, float, bool, Size, Link} & kinds:
            return _decoded(value)
        return _plain(value)

    def _is_actor(self, value: Any) -> bool:
        """Whether what may be plain text is meant to be an actor: by its form, or as the id of one."""
        return not isinstance(value, str) or "|" in value or _new(value) is not None or bool(self._view.find_actor(value, exact=True))

    def _entity(self, written: Any, old: Entity | None) -> dict[str, Any]:
        if isinstance(written, dict) and {"name", "text"} <= set(written):
            return {"id": written.get("id"), "name": written["name"], "text": written["text"]}
        if isinstance(written, Entity):
            return dict(msgspec.to_builtins(written))
        given = (written.get("id") or written.get("name")) if isinstance(written, dict) else written
        name, _, words = str(given).partition("|")
        actor = self._actor(name.strip(), words.strip())
        self._actors[actor.id] = actor
        return {"id": actor.id, "name": actor.name, "text": words.strip() or self._words(actor, old)}

    def _actor(self, name: str, words: str) -> Actor:
        found = self._view.find_actor(name, exact=True)
        if len(found) > 1:
            told = "\n".join(f"  {one.id}  {one.name} ({one.type})" for one in found[:MOST])
            raise DragomanError(f"{name!r} could be any of these; give the id:\n{told}")
        if found:
            return found[0]
        entry = self._lexicon().actors.get(name)
        if entry is not None:
            return Actor(
                id=entry.id,
                type=entry.type,
                names=entry.names,
                country=entry.country,
                sector=entry.sector,
                description=entry.description,
            )
        new = _new(name)
        if new is None:
            told = "write type:name for somebody new, such as person:Ivar Petrov or group:protesters"
            raise DragomanError(f"nobody is known as {name!r} in this situation; {told}")
        return self._somebody(*new, words)

    def _somebody(self, kind: Any, name: str, words: str) -> Actor:
        """Somebody whom only the analyst knows; a group stands for itself in its own report alone."""
        start = self._place.report.text.find(words or name)
        if kind == "group" and start >= 0:
            return Actor(id=unnamed_actor_id(self._place.report.id, start), type=kind, names=(Name(name),))
        return Actor(id=unknown_actor_id(kind, fold(name)), type=kind, names=(Name(name),))

    def _words(self, actor: Actor, old: Entity | None) -> str:
        """The words that stand for an actor: a name of its in the claim's words or in the report, else those that stood there before."""
        names = sorted({name.text for name in actor.names}, key=lambda name: (-len(name), name))
        for text in (*(span.text for span in self._place.spans), self._place.report.text):
            there = next((name for name in names if name in text), None)
            if there is not None:
                return there
        return old.text if old is not None else actor.name


def report_values(report: Report, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """A report's corrected fields; `date` is its day, in the time and zone that it has."""
    values = {}
    for written, value in wanted.items():
        name = "published" if written == "date" else written
        if name not in REPORT_FIELDS:
            raise DragomanError(f"a report has no {written!r} to correct; title, publisher, author and date can be")
        text = str(value).strip() if value is not None else ""
        if name == "title" and not text:
            raise DragomanError("a report needs a title")
        values[name] = (_moment(report, text) if name == "published" else text) or None
    return values


def _moment(report: Report, text: str) -> str:
    if not text:
        return ""
    if not _DAY.match(text):
        raise DragomanError(f"{text!r} is no day of publication; write it as 2022-01-06, with or without a time behind it")
    try:
        check_date(text[:10])
    except ContractError as error:
        raise DragomanError(f"{text!r} is no day of publication: {error}") from error
    if len(text) > 10:
        return text
    return text + (report.published[10:] if report.published and len(report.published) > 10 else "T00:00:00Z")


def _new(name: str) -> tuple[str, str] | None:
    """`person:Ivar Petrov` → type and name; None where it is not written so."""
    kind, colon, rest = name.partition(":")
    return (kind, rest.strip()) if colon and kind in ACTOR_TYPES and rest.strip() else None


def _kinds(hint: Any) -> set[Any]:
    """The plain types that a slot can hold; `tuple` where it holds several."""
    found = {tuple} if getattr(hint, "__origin__", None) is tuple else set()
    inner = get_args(hint)
    if not inner:
        return {hint}
    for one in inner:
        found |= _kinds(one) if isinstance(one, type) or get_args(one) else {type(one)}
    return found


def _plain(value: Any) -> Any:
    return msgspec.to_builtins(value)


def _decoded(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise DragomanError(f"{text!r} cannot be read: {error}") from error
