"""Claims that tell a person's ethnicity or religion: kept where they were read, left out of what goes to others unless asked for."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from msgspec import Struct

from dragoman.lexicon.tables import parse_table
from dragoman.schema.claims import AnyClaim, Occupancy, Relation, entities_of
from dragoman.schema.entities import Entity
from dragoman.text.scripts import fold

_PERSONS = ("person:", "x:person:", "wd:")  # an id of a data package does not tell the type: it may be somebody
_BELONGING = frozenset({"member_of", "part_of"})


class Traits(Struct, frozen=True):
    """Groups that are peoples or confessions, by id, and the words that call somebody so, in folded text."""

    groups: frozenset[str]
    words: re.Pattern[str]


@cache
def traits() -> Traits:
    """All that are known."""
    name = "data/traits.tsv"
    rows = list(parse_table(files("dragoman.lexicon").joinpath(name).read_text(encoding="utf-8"), name))
    words = [(fold(row["value"]), row["kind"]) for row in rows if row["kind"] != "actor"]
    words.sort(key=lambda one: -len(one[0]))
    found = "|".join(re.escape(word) if kind == "zh" else rf"\b{re.escape(word)}\b" for word, kind in words)
    return Traits(frozenset(row["value"] for row in rows if row["kind"] == "actor"), re.compile(found))


def names_trait(text: str | None) -> bool:
    """Whether words call somebody by ethnicity or religion."""
    return bool(text) and traits().words.search(fold(text or "")) is not None


def tells_trait(claim: AnyClaim) -> bool:
    """Whether a claim says of a person that they belong to a people or a confession, or calls them so."""
    if isinstance(claim, Relation) and claim.type in _BELONGING and _is_person(claim.from_) and _is_trait(claim.to):
        return True
    return any(map(names_trait, _called(claim)))


def _is_trait(group: Entity) -> bool:
    return group.id in traits().groups or names_trait(group.name) or names_trait(group.text)


def _called(claim: AnyClaim) -> Iterator[str | None]:
    """The words by which a claim calls persons, the post or role it gives them among these."""
    for _, entity in entities_of(claim):
        if _is_person(entity):
            yield entity.text
            yield entity.name
    if isinstance(claim, Occupancy):
        yield claim.post
    if isinstance(claim, Relation) and (_is_person(claim.from_) or _is_person(claim.to)):
        yield claim.role


def _is_person(entity: Entity) -> bool:
    return entity.id is not None and entity.id.startswith(_PERSONS)
