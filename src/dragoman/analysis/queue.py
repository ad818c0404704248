"""What an analyst had best look at first."""

from collections.abc import Iterable

from msgspec import Struct

from dragoman.analysis.joined import Joined
from dragoman.analysis.judged import JudgedView, Listed
from dragoman.resolving.actors import ActorLink
from dragoman.resolving.evidence import key_of
from dragoman.resolving.judged import standing
from dragoman.schema.claims import AnyClaim
from dragoman.store.queries import ClaimQuery

SURE = 0.8  # a claim from here on is explicit, as docs/records.md says


class Queue(Struct, frozen=True, kw_only=True):
    """Links that were too doubtful to make, the likeliest first; claims below explicit that nobody has checked, the least sure first;
    judgements that find nothing any more. `waiting` counts all of them, shown or not."""

    links: tuple[ActorLink, ...]
    claims: tuple[AnyClaim, ...]
    orphaned: tuple[Listed, ...]
    waiting: int


def queue(view: JudgedView, found: Joined, most: int = 20, every: Iterable[AnyClaim] | None = None) -> Queue:
    """At most so many of each. `every` are all claims, from who holds them already."""
    days = found.linked.ids
    parted = [set(one.target) for one in standing(view.judgements()) if one.action == "part"]
    links = [
        link
        for link in found.linked.links
        if not link.accepted
        and days[link.left] != days[link.right]
        and not any({key_of(link.left), key_of(link.right)} <= one for one in parted)
    ]
    links.sort(key=lambda one: (-one.score, one.left, one.right))
    marks = view.marks()
    claims = [one for one in (view.claims(ClaimQuery()) if every is None else every) if one.confidence < SURE and one.id not in marks]
    claims.sort(key=lambda one: (one.confidence, one.report, min(one.spans), one.id))
    orphaned = [one for one in view.listed() if one.orphaned]
    waiting = len(links) + len(claims) + len(orphaned)
    return Queue(links=tuple(links[:most]), claims=tuple(claims[:most]), orphaned=tuple(orphaned[:most]), waiting=waiting)
