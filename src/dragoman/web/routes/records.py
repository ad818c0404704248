"""The records under /api, as docs/records.md describes them."""

from collections.abc import Sequence
from typing import Annotated, Generic, TypeVar

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, FromQuery, QueryParameter
from msgspec import Struct

from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim
from dragoman.schema.derived import Conflict, Fact, Failure, Judgement
from dragoman.schema.report import Report
from dragoman.store.view import NotThereError
from dragoman.web.index import suggestions
from dragoman.web.routes.seeing import AnyRequest, look_of
from dragoman.web.wording import kind_of

Record = TypeVar("Record")
MOST = 500
Limit = Annotated[int, QueryParameter(ge=1, le=MOST, description="At most so many records.")]
Offset = Annotated[int, QueryParameter(ge=0, description="How many records to pass over.")]


class Listed(Struct, Generic[Record], frozen=True):
    """A page of records: how many there are in all, and where the next page begins (null on the last)."""

    count: int
    next: int | None
    items: Sequence[Record]


def _listed(found: Sequence[Record], limit: int, offset: int) -> Listed[Record]:
    end = offset + limit
    return Listed(len(found), end if end < len(found) else None, found[offset:end])


def _one(found: dict[str, Record], what: str, name: str) -> Record:
    if name not in found:
        raise NotThereError(f"there is no {what} {name} in this situation")
    return found[name]


@get("/api/claims", sync_to_thread=True)
def list_claims(
    request: AnyRequest, kind: FromQuery[str | None] = None, actor: FromQuery[str | None] = None, limit: Limit = 50, offset: Offset = 0
) -> Listed[AnyClaim]:
    """Claims that the filters let through (from, to, by, in, sure, trivia), by the day their reports came out."""
    look = look_of(request)
    found: Sequence[AnyClaim] = look.claims
    if actor is not None:
        found = look.snapshot.wanted(look.wanted, look.snapshot.of_actor.get(actor, ()))
    return _listed([one for one in found if kind is None or kind_of(one) == kind], limit, offset)


@get("/api/claims/{claim_id:str}", sync_to_thread=True)
def one_claim(request: AnyRequest, claim_id: FromPath[str]) -> AnyClaim:
    """A claim."""
    return _one(look_of(request).snapshot.claims, "claim", claim_id)


@get("/api/reports", sync_to_thread=True)
def list_reports(request: AnyRequest, limit: Limit = 50, offset: Offset = 0) -> Listed[Report]:
    """Reports, the latest first."""
    return _listed(list(look_of(request).snapshot.reports.values()), limit, offset)


@get("/api/reports/{report_id:str}", sync_to_thread=True)
def one_report(request: AnyRequest, report_id: FromPath[str]) -> Report:
    """A report."""
    return _one(look_of(request).snapshot.reports, "report", report_id)


@get("/api/actors", sync_to_thread=True)
def list_actors(request: AnyRequest, type: FromQuery[str | None] = None, limit: Limit = 50, offset: Offset = 0) -> Listed[Actor]:
    """Actors, joined across reports, by id."""
    actors = look_of(request).snapshot.actors
    return _listed([actors[name] for name in sorted(actors) if type is None or actors[name].type == type], limit, offset)


@get("/api/actors/{actor_id:path}", sync_to_thread=True)
def one_actor(request: AnyRequest, actor_id: FromPath[str]) -> Actor:
    """An actor."""
    return _one(look_of(request).snapshot.actors, "actor", actor_id.removeprefix("/"))


@get("/api/facts", sync_to_thread=True)
def list_facts(request: AnyRequest, limit: Limit = 50, offset: Offset = 0) -> Listed[Fact]:
    """Claims that tell the same, in most voices first."""
    facts = look_of(request).snapshot.joined.facts
    return _listed(sorted(facts, key=lambda one: (-one.voices, -len(one.claims), one.id)), limit, offset)


@get("/api/conflicts", sync_to_thread=True)
def list_conflicts(request: AnyRequest, limit: Limit = 50, offset: Offset = 0) -> Listed[Conflict]:
    """Claims that cannot all be so."""
    return _listed(look_of(request).snapshot.joined.conflicts, limit, offset)


@get("/api/judgements", sync_to_thread=True)
def list_judgements(request: AnyRequest, limit: Limit = 50, offset: Offset = 0) -> Listed[Judgement]:
    """What analysts decided, the oldest first."""
    return _listed(look_of(request).snapshot.judgements, limit, offset)


@get("/api/failures", sync_to_thread=True)
def list_failures(request: AnyRequest, limit: Limit = 50, offset: Offset = 0) -> Listed[Failure]:
    """What could not be read, and why."""
    return _listed(look_of(request).snapshot.failures, limit, offset)


@get("/api/search", sync_to_thread=True)
def suggest(request: AnyRequest, q: FromQuery[str] = "") -> Listed[dict[str, str | None]]:
    """Actors and reports with the words in a name or title, as a reader types."""
    return _listed(suggestions(look_of(request), q), MOST, 0)


HANDLERS: Sequence[HTTPRouteHandler] = (
    list_claims, one_claim, list_reports, one_report, list_actors, one_actor, list_facts, list_conflicts, list_judgements, list_failures,
    suggest,
)  # fmt: skip
