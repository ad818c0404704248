"""From a request to a page."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

from litestar import MediaType, Request, Response
from litestar.datastructures import Cookie, State

from dragoman.analysis.selection import Wanted
from dragoman.analysis.snapshot import Snapshot
from dragoman.api.situation import Situation
from dragoman.schema.errors import DragomanError
from dragoman.web.address import kept, wanted
from dragoman.web.forms import token_of
from dragoman.web.i18n import LANGUAGES, negotiated, speech
from dragoman.web.judged import last_made
from dragoman.web.links import Live
from dragoman.web.look import Look, Page
from dragoman.web.render import render

AnyRequest = Request[Any, Any, State]
ANALYST, MADE = "analyst", "made"  # cookies: who judges, and what was judged last
_YEAR = 365 * 24 * 3600


def look_of(request: AnyRequest) -> Look:
    """What this reader sees: the filters of the address, the language of the address, the cookie or the browser."""
    parameters = single(request)
    try:
        filters = wanted(parameters)
    except DragomanError:
        if request.scope.get("explaining"):
            filters, parameters = Wanted(), {}
        else:
            raise
    links = Live(request.url.path, parameters, kept(parameters))
    return Look(_snapshot(request), filters, speech(language_of(request)), links)


def _snapshot(request: AnyRequest) -> Snapshot:
    """The situation as it stands or stood a moment ago; who has just judged waits until it holds that judgement."""
    situation: Situation = request.app.state.situation
    found = situation.nearest()
    made = {one for one in request.cookies.get(MADE, "").split(".") if one}
    return found if made <= {one.id for one in found.judgements} else situation.snapshot()


def single(request: AnyRequest) -> Mapping[str, str]:
    """The parameters of the address, the last of each name."""
    return dict(request.query_params.items())


def language_of(request: AnyRequest) -> str:
    """The language of the interface for this request."""
    for told in (request.query_params.get("lang"), request.cookies.get("lang")):
        if told in LANGUAGES:
            return str(told)
    return negotiated(request.headers.get("accept-language"))


def see(request: AnyRequest, make: Callable[[Look], Page], status: int = 200) -> Response[str]:
    """Make a page and write it out for this reader."""
    if status != 200:
        request.scope["explaining"] = True  # type: ignore[typeddict-unknown-key]
    look = look_of(request)
    settings = request.app.state.settings
    situation: Situation = request.app.state.situation
    told = {
        "token": token_of(settings),
        "news": f"/news?since={situation.stamp_of(look.snapshot)}",
        "made": last_made(look.snapshot, request.cookies.get(MADE, "").split(".")),
        "analyst": unquote(request.cookies.get(ANALYST, "")) or settings.analyst,
    }
    html = render(make(look), look, site_title=settings.title, static=False, **told)
    chosen = request.query_params.get("lang")
    cookies = [Cookie("lang", value=chosen, max_age=_YEAR, samesite="lax")] if chosen in LANGUAGES else []
    headers = {"vary": "accept-language, cookie", "cache-control": "no-cache"}
    return Response(html, status_code=status, media_type=MediaType.HTML, cookies=cookies, headers=headers)
