"""The server: pages, records under /api, assets."""

import gc
from pathlib import Path
from threading import Thread
from typing import Any

from litestar import Litestar, MediaType, Request, Response
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.static_files import create_static_files_router

from dragoman import __version__
from dragoman.analysis.asking import Asked
from dragoman.analysis.selection import Wanted
from dragoman.api.situation import Situation
from dragoman.schema.claims import CLAIM_TYPES
from dragoman.schema.errors import DragomanError
from dragoman.store.view import NotThereError
from dragoman.web.forms import check_token
from dragoman.web.guard import Door, add_headers
from dragoman.web.i18n import DEFAULT, LANGUAGES, speech
from dragoman.web.links import Live
from dragoman.web.look import Look, Page
from dragoman.web.pages import actor, claims, conflicts, overview
from dragoman.web.render import environment
from dragoman.web.routes import judging, news, pages, questions, records, standing
from dragoman.web.routes.seeing import see
from dragoman.web.settings import LARGEST_BODY, Settings

STATIC = Path(__file__).parent / "static"


def create_app(settings: Settings) -> Litestar:
    """The application for one situation."""
    situation = Situation(settings.situation, settings.lexicon)
    first_look = Thread(target=_look_around, args=(situation,), daemon=True)
    return Litestar(
        route_handlers=[
            *pages.HANDLERS,
            *records.HANDLERS,
            *news.HANDLERS,
            *judging.HANDLERS,
            *standing.HANDLERS,
            *questions.HANDLERS,
            create_static_files_router(path="/static", directories=[STATIC], cache_control=None, include_in_schema=False),
        ],
        state=State({"situation": situation, "settings": settings, "first_look": first_look}),
        middleware=[Door(settings)],
        before_send=[add_headers],
        compression_config=CompressionConfig(backend="gzip", minimum_size=1000),
        before_request=check_token,
        request_max_body_size=LARGEST_BODY,
        openapi_config=OpenAPIConfig(
            title="Dragoman",
            version=__version__,
            path="/api",
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
            description="What a situation holds, as records. Every claim carries its words.",
        ),
        exception_handlers={DragomanError: _explain, HTTPException: _explain},
        on_startup=[first_look.start],
        on_shutdown=[situation.close],
        debug=False,
    )


def _look_around(situation: Situation) -> None:
    """Make what the first pages show before anybody asks for them, and ready the templates."""
    for language in LANGUAGES:
        templates = environment(language)
        for name in templates.list_templates(extensions=["html"]):
            templates.get_template(name)
    look = Look(situation.snapshot(), Wanted(), speech(DEFAULT), Live("/", {}, {}))
    for make in (overview.page, actor.actors, conflicts.page):
        make(look)
    for kind in (None, *CLAIM_TYPES):
        claims.page(look, Asked(kind=kind), 1)
    gc.freeze()  # what is held is no garbage, and looking through it for some stops every reader


def _explain(request: Request, error: Exception) -> Response[Any]:  # type: ignore[type-arg]
    """An error as a page, or as JSON under /api."""
    status = error.status_code if isinstance(error, HTTPException) else 404 if isinstance(error, NotThereError) else 400
    message = error.detail if isinstance(error, HTTPException) else str(error)
    if request.url.path.startswith(("/api", "/static")):
        return Response({"status": status, "error": message}, status_code=status, media_type=MediaType.JSON)
    return see(request, lambda _: Page("error.html", {"status": status, "message": message}), status)
