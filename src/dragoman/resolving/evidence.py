"""What the claims say of each actor that tells it from others: offices, bodies, countries, company, each with its claims.

The unit is a mention: a known actor is one wherever it stands, any other actor is one in each report.
"""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec
from msgspec import Struct

from dragoman.resolving.names import PersonName, is_known, is_unnamed, names_of
from dragoman.schema.actor import Actor, Name
from dragoman.schema.claims import AnyClaim, Occupancy, entities_of
from dragoman.schema.entities import Entity
from dragoman.schema.ids import fold_key
from dragoman.text.scripts import fold

Evidence = dict[str, tuple[str, ...]]  # value → ids of the claims that say so
# Codes of actors' countries that are no country: who works for one comes from elsewhere.
NO_COUNTRY = frozenset({"IGO", "UNO", "EUR", "NGO", "MNC"})


class Mention(NamedTuple):
    """An actor in a report; `report` is empty for an actor that is known."""

    report: str
    actor: str


def key_of(mention: Mention) -> str:
    """A mention in one word, as judgements and people write it: the id of a known actor, else `id@report`."""
    return f"{mention.actor}@{mention.report}" if mention.report else mention.actor


def mention_from(key: str) -> Mention:
    """The mention that key_of wrote."""
    actor, at, report = key.rpartition("@")
    return Mention(report, actor) if at and key.startswith("x:") else Mention("", key)


def mention_of(report: str, actor: str) -> Mention:
    """The mention that an actor's id in a report stands for."""
    return Mention("" if is_known(actor) else report, actor)


class Profile(Struct, frozen=True, kw_only=True):
    """A mention with all that speaks for or against its being somebody else's."""

    mention: Mention
    actor: Actor
    names: tuple[PersonName, ...]
    posts: Evidence
    bodies: Evidence
    company: Evidence
    scene: frozenset[str] = frozenset()  # known persons and bodies in the mention's report; empty for a known actor

    @property
    def country(self) -> str | None:
        """The state it belongs to; None where that is not said."""
        return None if self.actor.country in NO_COUNTRY else self.actor.country


def profiles(actors: Iterable[tuple[str, Actor]], claims: Iterable[AnyClaim]) -> dict[Mention, Profile]:
    """A profile for each actor of each report, `actors` being pairs of report id and record. Sorted; order of input is without effect."""
    records: dict[Mention, set[Actor]] = {}
    scenes: dict[str, set[str]] = {}
    for report, actor in actors:
        records.setdefault(mention_of(report, actor.id), set()).add(actor)
        if is_known(actor.id) and actor.type in ("person", "organisation"):
            scenes.setdefault(report, set()).add(actor.id)
    found: dict[Mention, dict[str, dict[str, set[str]]]] = {one: {"posts": {}, "bodies": {}, "company": {}} for one in records}
    for claim in claims:
        _note(claim, found)
    made = {}
    for one in sorted(records):
        actor = united(records[one], one.actor)
        sorted_evidence = {kind: _frozen(values) for kind, values in found[one].items()}
        made[one] = Profile(mention=one, actor=actor, names=names_of(actor), scene=frozenset(scenes.get(one.report, ())), **sorted_evidence)
    return made


def united(records: Iterable[Actor], actor_id: str) -> Actor:
    """One record under one id from several: the fullest leads, the others add names and fill what it leaves open."""
    ordered = sorted(records, key=lambda one: (not is_known(one.id), -len(one.names), msgspec.json.encode(one)))
    names: dict[str, Name] = {name.text: name for one in reversed(ordered) for name in one.names}
    order = dict.fromkeys(name.text for one in ordered for name in one.names)
    filled = {
        field: next((value for one in ordered if (value := getattr(one, field))), None) for field in ("country", "sector", "description")
    }
    return msgspec.structs.replace(ordered[0], id=actor_id, names=tuple(names[text] for text in order), **filled)


def _frozen(values: dict[str, set[str]]) -> Evidence:
    return {value: tuple(sorted(values[value])) for value in sorted(values)}


def _note(claim: AnyClaim, found: dict[Mention, dict[str, dict[str, set[str]]]]) -> None:
    named = {entity.id for _, entity in entities_of(claim) if entity.id is not None}
    company = [one for one in named if is_known(one)]
    for actor in named:
        known = found.get(mention_of(claim.report, actor))
        if known is None or is_unnamed(actor):
            continue
        for other in company:
            if other != actor:
                known["company"].setdefault(other, set()).add(claim.id)
    if isinstance(claim, Occupancy) and claim.holder.id is not None and not is_unnamed(claim.holder.id):
        holder = found.get(mention_of(claim.report, claim.holder.id))
        if holder is not None:
            holder["posts"].setdefault(post_key(claim), set()).add(claim.id)
            if claim.organisation is not None and not is_unnamed(claim.organisation.id):
                holder["bodies"].setdefault(str(claim.organisation.id), set()).add(claim.id)


def post_key(claim: Occupancy) -> str:
    """A post as it is compared across languages: in English, without the body it belongs to."""
    if claim.post_en is None:
        return fold_key(fold(claim.post))
    return fold_key(_without(claim.post_en, claim.organisation))


def _without(post: str, body: Entity | None) -> str:
    return post.removesuffix(f" of {body.name}") if body is not None else post
