"""Facts as analysts have joined and parted them. A fact has no name of its own that lasts, so judgements name claims."""

from collections.abc import Iterable, Sequence

from dragoman.analysis.overlay import FactVerdict
from dragoman.resolving.facts import fact_of
from dragoman.resolving.tellings import Situation, tellings
from dragoman.schema.claims import AnyClaim
from dragoman.schema.derived import Fact

Groups = list[set[str]]


def judged_facts(
    facts: Sequence[Fact], verdicts: Sequence[FactVerdict], claims: Iterable[AnyClaim], situation: Situation
) -> tuple[Fact, ...]:
    """The facts with what analysts say of them: first who is parted, then who is joined; what is parted is never joined by a third."""
    if not verdicts:
        return tuple(facts)
    groups = [set(one.claims) for one in facts]
    apart = [(one.claims[0], other) for one in verdicts if one.judgement.action == "part" for other in one.claims[1:]]
    for first, _ in apart:
        others = {other for one, other in apart if one == first}
        for group in groups:
            if first in group and others & group:
                group.discard(first)
                groups.append({first})
                break
    for verdict in verdicts:
        if verdict.judgement.action == "join":
            _join(groups, set(verdict.claims), apart)
    known = {one.claims: one for one in facts}
    told = {one.claim.id: one for one in tellings(claims, situation)} if any(_name(group) not in known for group in groups) else {}
    made = [known.get(_name(group)) or fact_of([told[claim] for claim in _name(group)]) for group in groups if group]
    return tuple(sorted(made, key=lambda one: one.id))


def _join(groups: Groups, claims: set[str], apart: Sequence[tuple[str, str]]) -> None:
    touched = [group for group in groups if group & claims]
    whole = set[str]().union(*touched)
    if len(touched) < 2 or any(one in whole and other in whole for one, other in apart):
        return
    for group in touched:
        groups.remove(group)
    groups.append(whole)


def _name(group: set[str]) -> tuple[str, ...]:
    return tuple(sorted(group))
