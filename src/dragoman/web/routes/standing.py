"""How things stand: two actors, gains and losses in a state, what held on a day; as pages and as JSON."""

from collections.abc import Sequence
from typing import Annotated, Generic, TypeVar

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, QueryParameter
from msgspec import Struct

from dragoman.analysis.pair.stand import Stand, stand
from dragoman.analysis.snapshot import Snapshot
from dragoman.analysis.state.as_of import Held, as_of
from dragoman.analysis.state.power import Power, power
from dragoman.schema.claims import AnyClaim
from dragoman.store.view import NotThereError
from dragoman.web.pages import pair, standing
from dragoman.web.routes.seeing import AnyRequest, look_of, see, single

Answer = TypeVar("Answer")


class Told(Struct, Generic[Answer], frozen=True):
    """An answer, and the claims that it rests on by id."""

    answer: Answer
    claims: dict[str, AnyClaim]


def _two(request: AnyRequest, path: str) -> tuple[str, str]:
    """Two actors in one path, each by id or name; ids may have a slash in them."""
    parts = path.strip("/").split("/")
    ways = [("/".join(parts[:at]), "/".join(parts[at:])) for at in range(1, len(parts))]
    actors = look_of(request).snapshot.actors
    for one, other in ways:
        if one in actors and other in actors:
            return one, other
    if len(ways) != 1:
        raise NotThereError(f"{path} does not name two actors of this situation")
    situation = request.app.state.situation
    return situation.actor(ways[0][0]).id, situation.actor(ways[0][1]).id


def _state(request: AnyRequest, path: str) -> str:
    name = path.strip("/")
    return name if name in look_of(request).snapshot.actors else str(request.app.state.situation.actor(name).id)


@get("/pairs/{both:path}", sync_to_thread=True, include_in_schema=False)
def show_pair(request: AnyRequest, both: FromPath[str]) -> Response[str]:
    """Two actors."""
    one, other = _two(request, both)
    return see(request, lambda look: pair.page(look, one, other, pair.weighing(single(request))))


@get("/power/{whole:path}", sync_to_thread=True, include_in_schema=False)
def show_power(request: AnyRequest, whole: FromPath[str]) -> Response[str]:
    """Who gained and lost in a state."""
    name = _state(request, whole)
    return see(request, lambda look: standing.gains(look, name))


@get("/as-of", sync_to_thread=True, include_in_schema=False)
def show_some_day(request: AnyRequest) -> Response[str]:
    """What held on the day of the address's `day`, or on the last."""
    return see(request, lambda look: standing.day(look, None, single(request)))


@get("/as-of/{day:str}", sync_to_thread=True, include_in_schema=False)
def show_day(request: AnyRequest, day: FromPath[str]) -> Response[str]:
    """What held on a day."""
    return see(request, lambda look: standing.day(look, day, single(request)))


def _told(snapshot: Snapshot, answer: Answer, claims: Sequence[str]) -> Told[Answer]:
    return Told(answer, {one: snapshot.claims[one] for one in claims if one in snapshot.claims})


@get("/api/pairs/{both:path}", sync_to_thread=True)
def tell_pair(request: AnyRequest, both: FromPath[str]) -> Told[Stand]:
    """How two actors (ids or names) stand: the ledger, the courses of acts and words, and the claims. `every` and `half-life` as on the
    page."""
    one, other = _two(request, both)
    look = look_of(request)
    found = stand(look.snapshot, one, other, look.claims, pair.weighing(single(request)))
    return _told(look.snapshot, found, [claim for entry in found.ledger for claim in (*entry.claims, *entry.read_by)])


@get("/api/power/{whole:path}", sync_to_thread=True)
def tell_power(request: AnyRequest, whole: FromPath[str]) -> Told[Power]:
    """Who gained and lost in a state between `from` and `to`."""
    look, name = look_of(request), _state(request, whole)
    first, last = standing.span(look)
    found = power(look.snapshot, name, look.wanted.start or first, look.wanted.end or last)
    return _told(look.snapshot, found, [*(claim for one in found.moves for claim in one.claims), *found.ties, *found.readings])


About = Annotated[str | None, QueryParameter(description="Only what names this actor (id).")]


@get("/api/as-of/{day:str}", sync_to_thread=True)
def tell_day(request: AnyRequest, day: FromPath[str], actor: About = None) -> Told[list[Held]]:
    """What held on a day (YYYY-MM-DD)."""
    snapshot = look_of(request).snapshot
    held = as_of(snapshot, standing.day_of(day), actor)
    return _told(snapshot, held, [claim for one in held for claim in one.claims])


HANDLERS: Sequence[HTTPRouteHandler] = (show_pair, show_power, show_some_day, show_day, tell_pair, tell_power, tell_day)
