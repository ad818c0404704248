"""From what an analyst says of two actors to the judgements that hold it."""

from collections.abc import Iterable

from msgspec import Struct

from dragoman.analysis.joined import Joined
from dragoman.resolving.evidence import Mention, key_of
from dragoman.resolving.judged import standing
from dragoman.schema.derived import Judgement, JudgementAction
from dragoman.schema.errors import DragomanError
from dragoman.store.view import View


class Signature(Struct, frozen=True):
    """Who decided, when (RFC 3339) and why."""

    by: str
    at: str
    reason: str | None = None


def mentions_of(view: View, found: Joined, who: str) -> list[Mention]:
    """The mentions of `id@report`, of an id, or of a name that one actor has; sorted. DragomanError where nobody or several have it."""
    ids = found.linked.ids
    by_id = [one for one in ids if who in (key_of(one), one.actor)]
    if by_id:
        return sorted(by_id)
    own = {one.id for one in view.find_actor(who)}
    named = sorted(one for one in ids if one.actor in own)
    if not named:
        raise DragomanError(f"nobody is known as {who!r} in this situation; dragoman find {who!r} searches the texts")
    days = {ids[one] for one in named}
    if len(days) > 1:
        raise DragomanError(f"{who!r} could be any of these; give the id:\n" + "\n".join(f"  {key_of(one)}" for one in named[:12]))
    return named


def joining(found: Joined, one: list[Mention], other: list[Mention], signed: Signature, known: Iterable[Judgement]) -> list[Judgement]:
    """That two actors are one, and what was said against it undone; DragomanError where they are one already."""
    ids = found.linked.ids
    if ids[one[0]] == ids[other[0]]:
        raise DragomanError(f"{key_of(one[0])} and {key_of(other[0])} are one already; dragoman actors {ids[one[0]]} says why")
    target = (key_of(one[0]), key_of(other[0]))
    sides = [{key_of(mention) for mention, day in ids.items() if day == ids[side[0]]} for side in (one, other)]
    return _signed("join", [target], signed, _between(known, "part", *sides))


def parting(found: Joined, one: list[Mention], other: list[Mention], signed: Signature, known: Iterable[Judgement]) -> list[Judgement]:
    """That two actors are not one, and what was said for it undone.

    DragomanError where they are the same mention, or nothing joins them: no link that was made, and none that is doubtful."""
    ids = found.linked.ids
    if set(one) & set(other):
        raise DragomanError(f"{key_of(one[0])} cannot be parted from itself; give two mentions, as id@report")
    joined = {ids[mention] for mention in one} & {ids[mention] for mention in other}
    if not joined and not any({link.left, link.right} & set(one) and {link.left, link.right} & set(other) for link in found.linked.links):
        raise DragomanError(f"{key_of(one[0])} and {key_of(other[0])} are not joined; dragoman actors shows who is")
    others = tuple(map(key_of, other))
    sides = [{key_of(mention) for mention in side} for side in (one, other)]
    return _signed("part", [(key_of(mention), *others) for mention in one], signed, _between(known, "join", *sides))


def _between(known: Iterable[Judgement], action: JudgementAction, one: set[str], other: set[str]) -> list[str]:
    """Ids of standing judgements of this kind with a target on either side."""
    return [held.id for held in standing(known) if held.action == action and one & set(held.target) and other & set(held.target)]


def _signed(action: JudgementAction, targets: list[tuple[str, ...]], signed: Signature, undone: list[str]) -> list[Judgement]:
    """One judgement a target; the first is said again for each judgement it undoes after one."""
    said = [*targets, *targets[:1] * max(0, len(undone) - len(targets))]
    undoes = [*undone, *[None] * len(said)]
    return [
        Judgement(id="", action=action, target=target, by=signed.by, at=signed.at, reason=signed.reason, undoes=undoes[place])
        for place, target in enumerate(said)
    ]
