"""What is in a situation, at a glance. Every finding is a claim, or counts of them."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from dragoman.schema.claims import AnyClaim, Deployment, Event
from dragoman.schema.derived import Failure
from dragoman.schema.entities import Entity
from dragoman.store.queries import ClaimQuery
from dragoman.store.view import Mentions, View

LEAST = 0.5  # doubtful claims are counted, but not put before a reader
NOT_DONE = {"future", "hypothetical", "negation"}
_TRIED = 6  # how many candidates are looked at for one that is shown
Shown = TypeVar("Shown", bound=AnyClaim)


class Summary(Struct, frozen=True, kw_only=True):
    """Counts take in all current claims; lists only those that are not doubtful."""

    reports: int
    languages: dict[str, int]
    first: str | None
    last: str | None
    characters: int
    actors: int
    actor_types: dict[str, int]
    claims: int
    doubtful: int
    kinds: dict[str, int]
    most_named: tuple[Mentions, ...]
    most_quoted: tuple[Mentions, ...]
    latest_events: tuple[Event, ...]
    deployments: tuple[Deployment, ...]
    failures: tuple[Failure, ...]
    unfinished: tuple[str, ...]


def summarize(view: View, most: int = 8) -> Summary:
    """Sum up the current readings; `most` is the length of each list."""
    languages, types, kinds = view.reports_by_language(), view.actors_by_type(), view.claims_by_kind()
    extent = view.extent()
    events = view.latest(ClaimQuery(kind="event", least=LEAST), most * _TRIED, until=extent.last or "9999")
    deployments = view.claims(ClaimQuery(kind="deployment", least=LEAST), most * _TRIED)
    return Summary(
        reports=sum(languages.values()),
        languages=languages,
        first=extent.first,
        last=extent.last,
        characters=extent.characters,
        actors=sum(types.values()),
        actor_types=types,
        claims=sum(kinds.values()),
        doubtful=sum(kinds.values()) - sum(view.claims_by_kind(LEAST).values()),
        kinds=kinds,
        most_named=tuple(view.mentions(limit=most)),
        most_quoted=tuple(view.mentions(("speaker",), "quotation", most)),
        latest_events=_told_once((one for one in events if isinstance(one, Event) and happened(one)), most),
        deployments=_told_once((one for one in deployments if isinstance(one, Deployment)), most),
        failures=tuple(view.failures()),
        unfinished=tuple(view.unfinished()),
    )


def happened(event: Event) -> bool:
    """Whether an event is told as done, and with somebody in it."""
    return not NOT_DONE & set(event.auxiliary) and bool(event.actor or event.recipient)


def _told_once(claims: Iterable[Shown], most: int) -> tuple[Shown, ...]:
    """The first claims that do not tell what one before them told."""
    seen: set[tuple[object, ...]] = set()
    kept: list[Shown] = []
    for claim in claims:
        key = _sameness(claim)
        if key not in seen and len(kept) < most:
            seen.add(key)
            kept.append(claim)
    return tuple(kept)


def _sameness(claim: AnyClaim) -> tuple[object, ...]:
    if isinstance(claim, Event):
        return (claim.event, claim.mode, claim.date, _ids(claim.actor), _ids(claim.recipient))
    if isinstance(claim, Deployment):
        return (_ids((claim.unit,)), _ids((claim.site,)))
    return (claim.id,)


def _ids(entities: Sequence[Entity]) -> tuple[str, ...]:
    return tuple(sorted(one.id or one.name for one in entities))
