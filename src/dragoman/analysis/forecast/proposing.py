"""Positions proposed from a situation: how each actor has stood to one of them, by its words and its acts. A beginning to be edited.

On a scale from −1 (against) to 1 (for): the mean of an actor's stances on the subject in its own words, and of the PLOVER scores of its
acts on it, divided by 10. Salience is the share of all such words and acts that are the actor's own, the most engaged at 1. Capability is
left at 1: no claim gives it.
"""

from collections.abc import Sequence
from statistics import fmean

from msgspec import Struct

from dragoman.analysis.forecast.stakes import ForecastError, Issue, Stake
from dragoman.analysis.pair.ledger import Entry, ledger
from dragoman.analysis.pair.sides import Sides
from dragoman.analysis.snapshot import Snapshot

LEAST_EVIDENCE = 2  # one sentence is not a position


class Proposal(Struct, frozen=True, kw_only=True):
    """An issue to edit, and who was left out for want of words and acts."""

    issue: Issue
    too_thin: tuple[str, ...]


def propose(snapshot: Snapshot, about: str, actors: Sequence[str]) -> Proposal:
    """Positions of actors towards one of them (ids of the day). ForecastError where fewer than two have words and acts enough."""
    found = {actor: _evidence(snapshot, actor, about) for actor in dict.fromkeys(actors) if actor != about}
    enough = {actor: held for actor, held in found.items() if len(held) >= LEAST_EVIDENCE}
    thin = tuple(actor for actor in found if actor not in enough)
    if len(enough) < 2:
        names = ", ".join(snapshot.actors[one].name for one in thin) or "nobody"
        raise ForecastError(
            f"Too thin: fewer than two of these have words or acts enough on the subject ({names} not). Enter positions by hand."
        )
    most = max(map(len, enough.values()))
    stakes = [
        Stake(
            name=snapshot.actors[actor].name,
            position=round(50 + 50 * fmean(value for _, value in held)),
            salience=round(len(held) / most, 2),
            claims=tuple(claim for entry, _ in held for claim in entry.claims),
        )
        for actor, held in enough.items()
    ]
    name = snapshot.actors[about].name
    issue = Issue(question=f"How far for or against {name}?", stakes=tuple(stakes), least_means=f"against {name}", most_means=f"for {name}")
    return Proposal(issue=issue, too_thin=thin)


def _evidence(snapshot: Snapshot, actor: str, about: str) -> list[tuple[Entry, float]]:
    """What an actor said and did, each from −1 to 1."""
    held: list[tuple[Entry, float]] = []
    for entry in ledger(snapshot, Sides(snapshot, actor, about)):
        if entry.direction != "one_to_other":
            continue
        if entry.stance is not None and (entry.voice is None or entry.voice.voice == "state"):
            held.append((entry, float(entry.stance)))
        elif entry.score is not None:
            held.append((entry, entry.score / 10))
    return held
