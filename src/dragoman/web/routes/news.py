"""Tells open pages that the situation changed."""

import asyncio
from collections.abc import AsyncIterator, Sequence

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.response import ServerSentEvent
from litestar.response.sse import ServerSentEventMessage

from dragoman.web.routes.seeing import AnyRequest

EVERY = 1.0  # seconds between two looks at the file
_QUIET = 20  # looks without news before a line that keeps the connection open


@get("/news", include_in_schema=False)
async def news(request: AnyRequest) -> ServerSentEvent:
    """An event `changed` each time the situation's file does."""
    situation = request.app.state.situation

    async def told() -> AsyncIterator[ServerSentEventMessage]:
        seen, quiet = situation.stamp(), 0
        yield ServerSentEventMessage(data="", event="open", retry=3000)
        while True:
            await asyncio.sleep(EVERY)
            now = situation.stamp()
            quiet += 1
            if now != seen:
                await asyncio.to_thread(situation.snapshot)
                seen, quiet = now, 0
                yield ServerSentEventMessage(data="", event="changed")
            elif quiet >= _QUIET:
                quiet = 0
                yield ServerSentEventMessage(comment="quiet")

    return ServerSentEvent(told())


HANDLERS: Sequence[HTTPRouteHandler] = (news,)
