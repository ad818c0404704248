"""Tells open pages that the situation changed."""

import asyncio
from collections.abc import AsyncIterator, Sequence

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.response import ServerSentEvent
from litestar.response.sse import ServerSentEventMessage

from dragoman.api.situation import Situation
from dragoman.web.routes.seeing import AnyRequest

EVERY = 1.0  # seconds between two looks at the file
_QUIET = 20  # looks without news before a line that keeps the connection open


@get("/news", include_in_schema=False)
async def news(request: AnyRequest) -> ServerSentEvent:
    """An event `changed` each time the situation's file does, counted from the stamp that the page was made from.

    Who connects again is told what changed meanwhile: each event's id is the stamp it told of."""
    situation: Situation = request.app.state.situation
    since = request.headers.get("last-event-id") or request.query_params.get("since")

    async def told() -> AsyncIterator[ServerSentEventMessage]:
        seen, quiet = situation.stamp() if since is None else since, 0
        yield ServerSentEventMessage(data="", event="open", id=seen, retry=3000)
        while True:
            now = situation.stamp()
            quiet += 1
            if now != seen:
                await asyncio.to_thread(situation.snapshot)
                seen, quiet = now, 0
                yield ServerSentEventMessage(data="", event="changed", id=now)
            elif quiet >= _QUIET:
                quiet = 0
                yield ServerSentEventMessage(comment="quiet")
            await asyncio.sleep(EVERY)

    return ServerSentEvent(told())


HANDLERS: Sequence[HTTPRouteHandler] = (news,)
