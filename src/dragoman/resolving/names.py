"""Names as resolving compares them: one key for every spelling of a name in one script, and what a surname is."""

import re
import unicodedata

from msgspec import Struct

from dragoman.schema.actor import Actor
from dragoman.text.scripts import fold, is_han

_PARTS = re.compile(r"[·\s]+")
_UNNAMED = re.compile(r"x:[0-9a-f]{16}:\d+")
# A single Han name of so many characters is hardly anything but a foreign surname.
_LONG = 4


class PersonName(Struct, frozen=True):
    """A name as it is compared: `key` is all of it, `surname` its last part where it has several."""

    text: str
    key: str
    script: str
    surname: str | None = None

    @property
    def short(self) -> bool:
        """Whether it is one part only: a surname alone, or a name written without a dot."""
        return self.surname is None

    @property
    def given(self) -> str:
        """What stands before the surname; empty where there is one part only."""
        return self.key.removesuffix(self.surname) if self.surname else ""

    @property
    def long(self) -> bool:
        """Whether one part says as much as two: nobody else's by chance."""
        return self.script == "han" and len(self.key) >= _LONG


def is_unnamed(actor: str | None) -> bool:
    """Whether an id stands for somebody without a name, whom nothing may join to anybody; true as well of no actor at all."""
    return actor is None or _UNNAMED.fullmatch(actor) is not None


def is_known(actor: str | None) -> bool:
    """Whether a pack or a data package holds this actor."""
    return actor is not None and not actor.startswith("x:")


def name_of(text: str) -> PersonName:
    """A name, folded and taken apart."""
    folded = unicodedata.normalize("NFKD", fold(text)) if not any(map(is_han, text)) else fold(text)
    folded = "".join(char for char in folded if not unicodedata.combining(char))
    parts = [found for part in _PARTS.split(folded) if (found := "".join(filter(str.isalnum, part)))]
    key = "".join(parts)
    return PersonName(text, key, script_of(key), parts[-1] if len(parts) > 1 else None)


def script_of(text: str) -> str:
    """`han`, `cyrillic` or `latin`, by the first letter that tells."""
    for char in text:
        if is_han(char):
            return "han"
        if "\u0400" <= char <= "\u052f":
            return "cyrillic"
    return "latin"


def names_of(actor: Actor) -> tuple[PersonName, ...]:
    """The names that may stand for the actor alone: of a person, the first one, those in other scripts, those that share a part with it.

    The rest are roles that a text used (the chairman) and short forms of bodies (the council), which say nothing across reports. Of a
    body, one name in each script."""
    first, *others = (name_of(name.text) for name in actor.names)
    if actor.type != "person":
        scripts = {name.script: name for name in reversed([first, *others])}
        return tuple(name for _, name in sorted(scripts.items()) if name.key)
    kept = {first.key: first} if first.key else {}
    for other in others:
        if other.key and (other.script != first.script or _share(first, other) or (is_known(actor.id) and not other.short)):
            kept.setdefault(other.key, other)
    return tuple(kept[key] for key in sorted(kept))


def _share(first: PersonName, other: PersonName) -> bool:
    mine, theirs = (first.surname or first.key), (other.surname or other.key)
    return mine == theirs or theirs in first.key or mine in other.key
