"""An actor as a situation knows it: all current readings' records of it, made one. The result never hangs on the order of reading."""

from collections.abc import Iterable
from functools import lru_cache

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, update

from dragoman.schema.actor import Actor
from dragoman.store.rows import actor_row, name_rows, version_row
from dragoman.store.sqlite import insert_many, one_of
from dragoman.store.tables import actor, actor_name, actor_version, reading_actor

_decoder = msgspec.json.Decoder(Actor)
# Statements that every report needs, made once.
_add_use = update(actor_version).where(actor_version.c.id == bindparam("version")).values(uses=actor_version.c.uses + bindparam("change"))
_uses = select(actor_version.c.id, actor_version.c.uses).where(one_of(actor_version.c.id, "versions"))
_wordings = select(actor_version.c.actor, actor_version.c.record).where(one_of(actor_version.c.actor, "actors"), actor_version.c.uses > 0)
_held = select(actor.c.id, actor.c.record).where(one_of(actor.c.id, "actors"))
_forget_names = delete(actor_name).where(one_of(actor_name.c.actor, "actors"))
_forget = delete(actor).where(one_of(actor.c.id, "actors"))


@lru_cache(maxsize=4096)
def _decoded(record: str) -> Actor:
    """The same wordings come back with most reports."""
    return _decoder.decode(record)


def _listed(ids: Iterable[str]) -> str:
    return msgspec.json.encode(list(ids)).decode()


def merged(records: Iterable[str]) -> Actor:
    """One actor from the JSON of several records of it: the fullest leads, the others add names and fill what it leaves open."""
    ordered = sorted(set(records), key=lambda record: (-len(record), record))
    first, *others = map(_decoded, ordered)
    names = dict.fromkeys(first.names)
    filled = {"country": first.country, "sector": first.sector, "description": first.description}
    for other in others:
        names.update(dict.fromkeys(other.names))
        filled = {field: value or getattr(other, field) for field, value in filled.items()}
    return msgspec.structs.replace(first, names=tuple(names), **filled)


def attach(connection: Connection, reading: str, actors: Iterable[Actor]) -> set[str]:
    """Tie a reading to its actors; returns the ids of those whose record may have changed by it."""
    rows = {row["id"]: row for row in map(version_row, actors)}
    if not rows:
        return set()
    known = dict(connection.execute(_uses, {"versions": _listed(rows)}).all())
    fresh = [row for version, row in rows.items() if version not in known]
    if fresh:
        insert_many(connection, actor_version, fresh)
    insert_many(connection, reading_actor, [{"reading": reading, "version": version} for version in rows])
    connection.execute(_add_use, [{"version": version, "change": 1} for version in rows])
    return {row["actor"] for version, row in rows.items() if not known.get(version)}


def detach(connection: Connection, reading: str) -> set[str]:
    """Count a reading out, as it is no longer current; returns the ids of actors whose record may have changed by it."""
    tied = reading_actor.join(actor_version, reading_actor.c.version == actor_version.c.id)
    found = connection.execute(
        select(actor_version.c.id, actor_version.c.actor, actor_version.c.uses).select_from(tied).where(reading_actor.c.reading == reading)
    ).all()
    if found:
        connection.execute(_add_use, [{"version": row.id, "change": -1} for row in found])
    return {row.actor for row in found if row.uses <= 1}


def settle(connection: Connection, actors: set[str]) -> None:
    """Make the records of these actors anew; who is in no current reading goes."""
    if not actors:
        return
    records: dict[str, list[str]] = {}
    asked = {"actors": _listed(actors)}
    for name, record in connection.execute(_wordings, asked):
        records.setdefault(name, []).append(record)
    held = dict(connection.execute(_held, asked).all())
    made = {name: merged(found) for name, found in records.items()}
    rows = {name: actor_row(one) for name, one in made.items()}
    changed = {name for name in actors if name not in rows or rows[name]["record"] != held.get(name)}
    gone = changed & held.keys()
    if gone:
        connection.execute(_forget_names, {"actors": _listed(gone)})
        connection.execute(_forget, {"actors": _listed(gone)})
    insert_many(connection, actor, [rows[name] for name in rows if name in changed])
    insert_many(connection, actor_name, [row for name, one in made.items() if name in changed for row in name_rows(one)])


def sweep(connection: Connection) -> None:
    """Erase wordings that no reading holds any more."""
    held = select(reading_actor.c.version).where(reading_actor.c.version == actor_version.c.id).exists()
    connection.execute(delete(actor_version).where(~held))
