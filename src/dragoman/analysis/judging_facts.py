"""From what an analyst says of two facts, or of claims in them, to the judgements that hold it."""

from collections.abc import Iterable, Sequence

import msgspec

from dragoman.analysis.judging import Signature
from dragoman.resolving.judged import standing
from dragoman.schema.claims import AnyClaim
from dragoman.schema.derived import Fact, Judgement, JudgementAction
from dragoman.schema.errors import DragomanError


def told_by(facts: Iterable[Fact], who: str) -> tuple[str, ...] | None:
    """The claims of a fact, or the one claim, of this id; None where it is neither."""
    for fact in facts:
        if fact.id == who:
            return fact.claims
        if who in fact.claims:
            return (who,)
    return None


def joining_facts(
    facts: Sequence[Fact], sides: tuple[tuple[str, ...], tuple[str, ...]], signed: Signature, known: Iterable[Judgement]
) -> list[Judgement]:
    """That claims tell the same; DragomanError where they are of one fact already, or of two kinds."""
    if any(set(sides[0]) & set(one.claims) and set(sides[1]) & set(one.claims) for one in facts):
        raise DragomanError("they are one fact already; dragoman facts shows its tellings")
    return _decided("join", (sides[0][0], sides[1][0]), signed, _undone(known, "part", *sides))


def parting_facts(
    facts: Sequence[Fact], sides: tuple[tuple[str, ...], tuple[str, ...]], signed: Signature, known: Iterable[Judgement]
) -> list[Judgement]:
    """That a claim does not tell what others tell; DragomanError where they are of two facts already."""
    one, other = sides if len(sides[0]) == 1 else (sides[1], sides[0])
    others = tuple(claim for claim in other if claim not in one)
    if len(one) != 1 or not any(one[0] in fact.claims and set(others) & set(fact.claims) for fact in facts):
        raise DragomanError("they are not one fact; give a claim, and another claim or the fact that it is to leave")
    return _decided("part", (one[0], *others), signed, _undone(known, "join", one, others))


def with_claims(decided: Iterable[Judgement], claims: dict[str, AnyClaim]) -> list[Judgement]:
    """The judgements with the claims as they stand, by which they are found again."""
    return [
        msgspec.structs.replace(one, value={"of": [msgspec.to_builtins(claims[claim]) for claim in one.target]})
        if all(claim in claims for claim in one.target)
        else one
        for one in decided
    ]


def _undone(known: Iterable[Judgement], action: JudgementAction, one: Sequence[str], other: Sequence[str]) -> list[str]:
    found = (held for held in standing(known) if held.action == action)
    return [held.id for held in found if set(one) & set(held.target) and set(other) & set(held.target)]


def _decided(action: JudgementAction, target: tuple[str, ...], signed: Signature, undone: Sequence[str]) -> list[Judgement]:
    """What is decided, and before it the taking back of what said the opposite."""
    back = [Judgement(id="", action="check", target=(one,), by=signed.by, at=signed.at, reason=signed.reason, undoes=one) for one in undone]
    return [*back, Judgement(id="", action=action, target=target, by=signed.by, at=signed.at, reason=signed.reason)]
