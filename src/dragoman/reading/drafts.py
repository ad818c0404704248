"""Claims in the making: who asserts them, evidence, and one record for a fact that the report tells twice."""

from bisect import bisect_right, insort_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import Any

import msgspec
from msgspec import Struct

from dragoman.reading.cast import Member
from dragoman.reading.modality import is_history
from dragoman.reading.page import Page
from dragoman.schema.claims import AnyClaim, Auxiliary, Claim, Event, Quantity, Quotation, entities_of
from dragoman.schema.entities import Entity, Span
from dragoman.schema.ids import digest, fold_key

READER = "grammar/1"


class Scope(Struct, eq=False):
    """A stretch of the text that is somebody's words: what stands in it is asserted by each of the speakers."""

    start: int
    end: int
    speakers: list[Entity]
    speaker_members: list[Member] = []
    quotation: str = ""
    # Only the source of what is told: not who acts where no subject stands.
    source: bool = False
    # The words themselves, not what somebody tells of them.
    direct: bool = False
    # How all that is told there is meant.
    modes: tuple[Auxiliary, ...] = ()


class Drafts:
    """Collects the claims of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.scopes: list[Scope] = []
        # The scopes outermost first, where each begins, and how far it or one before it reaches.
        self.ordered: list[Scope] = []
        self.starts: list[int] = []
        self.reaches: list[int] = []
        self.claims: list[AnyClaim] = []

    def scopes_at(self, offset: int) -> list[Scope]:
        """The scopes that hold an offset, outermost first."""
        if len(self.ordered) != len(self.scopes):
            for scope in self.scopes[len(self.ordered) :]:
                insort_right(self.ordered, scope, key=_place)
            self.starts = [s.start for s in self.ordered]
            self.reaches = list(accumulate((s.end for s in self.ordered), max))
        at = bisect_right(self.starts, offset)
        found: list[Scope] = []
        while at and self.reaches[at - 1] > offset:
            at -= 1
            if self.ordered[at].end > offset:
                found.append(self.ordered[at])
        return found[::-1]

    def foreign(self, offset: int, end: int) -> list[tuple[int, int]]:
        """Stretches between an offset and an end that are the words of somebody else than of who tells what stands at the offset."""
        return [(s.start, s.end) for s in self.scopes if offset < s.start < end]

    def voices_at(self, offset: int) -> list[Scope]:
        """Those of the scopes whose speakers may be meant where a clause has no subject."""
        return [scope for scope in self.scopes_at(offset) if not scope.source]

    def claimants(self, offset: int) -> list[tuple[Entity, ...]]:
        """The chain of who says so, outermost first; several chains where several speakers say the same. [()]: the author."""
        return _chains(self.scopes_at(offset))

    def titlers(self, offset: int) -> list[tuple[Entity, ...]]:
        """Who gives somebody a title in passing: who speaks the words; the author, where words are only reported."""
        return self.claimants(offset) if any(scope.direct for scope in self.scopes_at(offset)) else [()]

    def emit(self, kind: type[Claim], spans: Iterable[tuple[int, int]], *, rule: str, confidence: float, **slots: Any) -> list[AnyClaim]:
        """Make a claim for each chain of claimants; `slots` are the claim's own.

        Beside them: `claimants`, a list of chains, else the first span's start says in whose words the claim stands; `date`, which
        adds the auxiliary mode `historical` where it lies far back; `scoped`: false where it holds whatever the words around it."""
        date: str | None = slots.pop("date", None)
        auxiliary: Iterable[Auxiliary] = slots.pop("auxiliary", ())
        claimants: list[tuple[Entity, ...]] | None = slots.pop("claimants", None)
        stretches = list(spans)
        evidence = tuple([self.page.span(start, end) for start, end in stretches])
        scopes = self.scopes_at(stretches[0][0])
        modes = set(auxiliary)
        if slots.pop("scoped", True):
            modes.update(*(scope.modes for scope in scopes))
        if is_history(date, self.page.reference):
            modes.add("historical")
        made: list[AnyClaim] = []
        for chain in _chains(scopes) if claimants is None else claimants:
            claim = kind(
                report=self.page.document.report.id,
                spans=evidence,
                asserted_by=chain,
                auxiliary=tuple(sorted(modes)),
                date=date,
                reader=f"{READER}:{rule}",
                confidence=round(confidence, 3),
                **slots,
            )
            made.append(claim)  # type: ignore[arg-type]
        self.claims.extend(made)
        return made

    def settled(self) -> list[AnyClaim]:
        """One record for each fact; the spans of its tellings together, in order of their place in the text."""
        merged: dict[tuple[Any, ...], AnyClaim] = {}
        for claim in self.claims:
            key = _sameness(claim)
            old = merged.get(key)
            merged[key] = claim if old is None else _join(old, claim)
        return _told_apart(sorted(merged.values(), key=lambda c: (c.spans[0].start, c.spans[0].end, type(c).__name__, c.id)))


def _place(scope: Scope) -> tuple[int, int]:
    """By its beginning; of two that begin together the longer one is the outer one."""
    return scope.start, -scope.end


def _chains(scopes: list[Scope]) -> list[tuple[Entity, ...]]:
    """Who says what stands in the scopes, outermost first."""
    chains: list[tuple[Entity, ...]] = [()]
    for scope in scopes:
        chains = [_handed_on(chain, speaker) for chain in chains for speaker in scope.speakers] or chains
    return chains


def _handed_on(chain: tuple[Entity, ...], speaker: Entity) -> tuple[Entity, ...]:
    """Who goes on with words of his own is one claimant."""
    return chain if chain and speaker.id is not None and chain[-1].id == speaker.id else (*chain, speaker)


_PLAIN = ("event", "mode", "type", "measure", "unit", "value", "low", "high", "aspect", "change", "status", "trend")


@lru_cache
def _plain(kind: type[Claim]) -> tuple[str, ...]:
    """Those of the slots that a kind of claim has."""
    return tuple(name for name in _PLAIN if hasattr(kind, name))


def _told_apart(claims: list[AnyClaim]) -> list[AnyClaim]:
    """Claims that the same words make of two actors (双方) have one id by the contract's slots: the later ones take the actors' ids in."""
    seen: set[str] = set()
    apart: list[AnyClaim] = []
    for claim in claims:
        if claim.id in seen:
            claim = msgspec.structs.replace(claim, id=digest(claim.id, *(f"{slot}={e.id}" for slot, e in entities_of(claim))))
        seen.add(claim.id)
        apart.append(claim)
    return apart


def _ids(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(sorted(entity.id or fold_key(entity.text) for entity in entities))


def _sameness(claim: AnyClaim) -> tuple[Any, ...]:
    slots: dict[str, list[Entity]] = {}
    for slot, entity in entities_of(claim):
        if slot not in {"asserted_by", "about", "location", "stance"}:
            slots.setdefault(slot, []).append(entity)
    ends = tuple((slot, _ids(found)) for slot, found in sorted(slots.items()))
    plain = tuple([str(getattr(claim, name)) for name in _plain(type(claim))])
    words = claim.content if isinstance(claim, Quotation) else str(getattr(claim, "post", "")) + str(getattr(claim, "matter", ""))
    if isinstance(claim, Quantity) and claim.of is None and (claim.unit == "person" or claim.measure == "duration"):
        words = claim.spans[0].text  # 两人 of two clauses are not the same two
    # Acts in two places are two, though both places are of one state.
    where = _ids(claim.location) if isinstance(claim, Event) else ()
    return (type(claim).__name__, ends, plain, words and fold_key(words), where, _ids(claim.asserted_by), claim.auxiliary, claim.date)


def _join(old: AnyClaim, new: AnyClaim) -> AnyClaim:
    spans = tuple(sorted(dict.fromkeys((*old.spans, *new.spans))))
    spans = _without_contained(spans)
    best = old if old.confidence >= new.confidence else new
    # The id hangs on the first span: made anew for the joined record.
    return msgspec.structs.replace(best, spans=spans, id="")


def _without_contained(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(s for s in spans if not any(o is not s and o.start <= s.start and s.end <= o.end for o in spans))
