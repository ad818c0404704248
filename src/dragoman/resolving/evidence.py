"""What the claims say of each actor that tells it from others: offices, bodies, countries, company, each with its claims.

The unit is a mention: a known actor is one wherever it stands, any other actor is one in each report.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import msgspec
from msgspec import Struct

from dragoman.resolving.names import PersonName, is_known, is_unnamed, names_of
from dragoman.schema.actor import Actor, Name
from dragoman.schema.claims import AnyClaim, Occupancy, entities_of
from dragoman.schema.entities import Entity
from dragoman.schema.ids import fold_key
from dragoman.text.scripts import fold

Evidence = Mapping[str, AbstractSet[str]]  # value → ids of the claims that say so
KINDS = ("posts", "bodies", "company")
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


class Profile(Struct, frozen=True, kw_only=True, eq=False):
    """A mention with all that speaks for or against its being somebody else's."""

    mention: Mention
    actor: Actor
    names: tuple[PersonName, ...]
    posts: Evidence
    bodies: Evidence
    company: Evidence
    scene: frozenset[str] = frozenset()  # known persons and bodies in the mention's report; empty for a known actor
    keys: frozenset[str] = frozenset()  # names and surnames as they are compared
    scripts: frozenset[str] = frozenset()

    @property
    def country(self) -> str | None:
        """The state it belongs to; None where that is not said."""
        return None if self.actor.country in NO_COUNTRY else self.actor.country


def profile_of(mention: Mention, records: Iterable[Actor], evidence: Mapping[str, Evidence], scene: frozenset[str]) -> Profile:
    """A mention's profile from its records and from what claims say of it."""
    actor = united(records, mention.actor)
    names = names_of(actor)
    surnames = (name.surname for name in names if name.surname and actor.type == "person")
    return Profile(
        mention=mention,
        actor=actor,
        names=names,
        scene=scene,
        keys=frozenset((*(name.key for name in names), *surnames)),
        scripts=frozenset(name.script for name in names),
        **evidence,
    )


def united(records: Iterable[Actor], actor_id: str) -> Actor:
    """One record under one id from several: the fullest leads, the others add names and fill what it leaves open."""
    ordered = sorted(records, key=lambda one: (not is_known(one.id), -len(one.names), msgspec.json.encode(one)))
    names: dict[str, Name] = {name.text: name for one in reversed(ordered) for name in one.names}
    order = dict.fromkeys(name.text for one in ordered for name in one.names)
    filled = {
        field: next((value for one in ordered if (value := getattr(one, field))), None) for field in ("country", "sector", "description")
    }
    return msgspec.structs.replace(ordered[0], id=actor_id, names=tuple(names[text] for text in order), **filled)


class Note(NamedTuple):
    """One thing that a claim says of an actor that it names."""

    mention: Mention
    kind: str
    value: str
    claim: str


def notes(claim: AnyClaim) -> Iterator[Note]:
    """What a claim says of each named actor in it: which known ones stand beside it, which post it holds in which body."""
    named = {entity.id for _, entity in entities_of(claim) if entity.id is not None}
    company = [one for one in named if is_known(one)]
    for actor in named:
        if not is_unnamed(actor):
            mention = mention_of(claim.report, actor)
            yield from (Note(mention, "company", other, claim.id) for other in company if other != actor)
    if isinstance(claim, Occupancy) and claim.holder.id is not None and not is_unnamed(claim.holder.id):
        holder = mention_of(claim.report, claim.holder.id)
        yield Note(holder, "posts", post_key(claim), claim.id)
        if claim.organisation is not None and not is_unnamed(claim.organisation.id):
            yield Note(holder, "bodies", str(claim.organisation.id), claim.id)


def post_key(claim: Occupancy) -> str:
    """A post as it is compared across languages: in English, without the body it belongs to."""
    if claim.post_en is None:
        return fold_key(fold(claim.post))
    return fold_key(_without(claim.post_en, claim.organisation))


def _without(post: str, body: Entity | None) -> str:
    return post.removesuffix(f" of {body.name}") if body is not None else post
