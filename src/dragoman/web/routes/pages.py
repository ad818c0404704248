"""The pages, each at its address."""

from collections.abc import Sequence

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from dragoman.web.address import page_number
from dragoman.web.pages import actor, claim, claims, conflicts, overview, readings, report, search, work
from dragoman.web.routes.seeing import AnyRequest, see, single


@get("/", sync_to_thread=True, include_in_schema=False)
def show_overview(request: AnyRequest) -> Response[str]:
    """What is new."""
    return see(request, overview.page)


@get("/reports", sync_to_thread=True, include_in_schema=False)
def show_reports(request: AnyRequest) -> Response[str]:
    """All reports."""
    return see(request, lambda look: report.reports(look, page_number(single(request))))


@get("/reports/{report_id:str}", sync_to_thread=True, include_in_schema=False)
def show_report(request: AnyRequest, report_id: FromPath[str]) -> Response[str]:
    """A report with its claims."""
    with request.app.state.situation.view() as view:
        return see(request, lambda look: report.page(look, view, report_id))


@get("/actors", sync_to_thread=True, include_in_schema=False)
def show_actors(request: AnyRequest) -> Response[str]:
    """Everybody, by type."""
    return see(request, lambda look: actor.actors(look, single(request).get("type")))


@get("/actors/{actor_id:path}", sync_to_thread=True, include_in_schema=False)
def show_actor(request: AnyRequest, actor_id: FromPath[str]) -> Response[str]:
    """Somebody."""
    return see(request, lambda look: actor.page(look, actor_id.removeprefix("/"), actor.network(single(request))))


@get("/claims", sync_to_thread=True, include_in_schema=False)
def show_claims(request: AnyRequest) -> Response[str]:
    """Claims of all kinds."""
    told = single(request)
    return see(request, lambda look: claims.page(look, claims.asked(told), page_number(told)))


@get("/claims/{claim_id:str}", sync_to_thread=True, include_in_schema=False)
def show_claim(request: AnyRequest, claim_id: FromPath[str]) -> Response[str]:
    """A claim, and all that tells the same."""
    return see(request, lambda look: claim.page(look, claim_id))


@get("/conflicts", sync_to_thread=True, include_in_schema=False)
def show_conflicts(request: AnyRequest) -> Response[str]:
    """Where reports differ."""
    return see(request, lambda look: conflicts.page(look, page_number(single(request))))


@get("/readings", sync_to_thread=True, include_in_schema=False)
def show_readings(request: AnyRequest) -> Response[str]:
    """What others make something of."""
    return see(request, lambda look: readings.listing(look, page_number(single(request))))


@get("/readings/{claim_id:str}", sync_to_thread=True, include_in_schema=False)
def show_reading(request: AnyRequest, claim_id: FromPath[str]) -> Response[str]:
    """Words, and who makes what of them."""
    return see(request, lambda look: readings.page(look, claim_id))


@get("/work", sync_to_thread=True, include_in_schema=False)
def show_work(request: AnyRequest) -> Response[str]:
    """What waits, and what has been decided."""
    with request.app.state.situation.view() as view:
        return see(request, lambda look: work.page(look, view))


@get("/search", sync_to_thread=True, include_in_schema=False)
def show_search(request: AnyRequest) -> Response[str]:
    """Words and names."""
    with request.app.state.situation.view() as view:
        return see(request, lambda look: search.page(look, view, single(request).get("q", "")))


HANDLERS: Sequence[HTTPRouteHandler] = (
    show_overview, show_reports, show_report, show_actors, show_actor, show_claims, show_claim, show_conflicts, show_readings,
    show_reading, show_work, show_search,
)  # fmt: skip
