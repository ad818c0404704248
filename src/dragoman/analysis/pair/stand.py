"""Everything that the situation holds on two actors, put together: ledger, courses of acts and of words, and what was left out of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Literal

from msgspec import Struct

from dragoman.analysis.pair.course import HALF_LIFE, Course, Every, course, words_course
from dragoman.analysis.pair.ledger import Direction, Entry, Told, ledger
from dragoman.analysis.pair.sides import Side, Sides, Voice
from dragoman.analysis.snapshot import Snapshot
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim
from dragoman.schema.errors import DragomanError

_TOWARDS: tuple[Direction, ...] = ("one_to_other", "other_to_one")
_WAYS: tuple[Direction | Literal["all"], ...] = ("all", *_TOWARDS)
_VOICES: tuple[Voice, ...] = ("state", "society")


class Weighing(Struct, frozen=True):
    """The periods of the courses, and the days after which an act counts half."""

    every: Every = "month"
    half_life: float = HALF_LIFE


class Voices(Struct, frozen=True, kw_only=True):
    """How often one side spoke of the other, and how often it took a stance for or against it. No side: third parties."""

    side: Side | None
    words: int
    favour: int
    against: int


class Stand(Struct, frozen=True, kw_only=True):
    """How two actors stand. `courses` are of acts (all, then each way), `spoken` of words; `unscored` counts acts that no course has, by
    how they are told, `undated` those told as facts whose day is not known to the month."""

    one: Actor
    other: Actor
    ledger: tuple[Entry, ...]
    courses: tuple[Course, ...]
    spoken: tuple[Course, ...]
    voices: tuple[Voices, ...]
    unscored: dict[Told, int]
    undated: int


def stand(snapshot: Snapshot, one: str, other: str, among: Iterable[AnyClaim] | None = None, weighing: Weighing | None = None) -> Stand:
    """How two actors (ids of the day) stand, from all claims or from some. DragomanError where they are the same."""
    if one == other:
        raise DragomanError(f"{snapshot.actors[one].name} is both of them; name two actors")
    sides, weighing = Sides(snapshot, one, other), weighing or Weighing()
    entries = ledger(snapshot, sides, among)
    every, half_life = weighing.every, weighing.half_life
    acts = [entry for entry in entries if entry.kind == "act"]
    return Stand(
        one=sides.actors["one"],
        other=sides.actors["other"],
        ledger=tuple(entries),
        courses=tuple(course(entries, snapshot.claims, every, which, half_life) for which in _WAYS),
        spoken=tuple(words_course(entries, snapshot.claims, every, (way, voice), half_life) for way in _TOWARDS for voice in _VOICES),
        voices=tuple(_voices(entries)),
        unscored=dict(Counter(entry.told for entry in acts if entry.told not in {"fact", "independent"})),
        undated=sum(entry.score is not None and not entry.scored for entry in acts),
    )


def pairs(snapshot: Snapshot, claims: Sequence[AnyClaim], actors: Sequence[str]) -> list[tuple[str, str]]:
    """Those pairs of actors, in the order given, that some claim ties."""
    return [(one, other) for one, other in combinations(actors, 2) if ledger(snapshot, Sides(snapshot, one, other), claims)]


def _voices(entries: Iterable[Entry]) -> Iterable[Voices]:
    said: dict[Side | None, list[Entry]] = {}
    for entry in entries:
        if entry.kind == "words":
            said.setdefault(entry.voice, []).append(entry)
    order = [Side(which, voice) for which in ("one", "other") for voice in _VOICES]
    for side in (*order, None):
        if side in said:
            stances = [entry.stance or 0 for entry in said[side]]
            yield Voices(side=side, words=len(stances), favour=sum(n > 0 for n in stances), against=sum(n < 0 for n in stances))
