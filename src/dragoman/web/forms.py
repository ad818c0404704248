"""What keeps others' pages from posting to this server: a token that only our own pages know."""

import hashlib
import hmac
import secrets
from typing import Any
from urllib.parse import urlsplit

from litestar import Request
from litestar.datastructures import State
from litestar.enums import RequestEncodingType
from litestar.exceptions import PermissionDeniedException

from dragoman.web.settings import Settings

FIELD, HEADER = "_token", "x-token"
_SAFE = {"GET", "HEAD", "OPTIONS"}


def token_of(settings: Settings) -> str:
    """The token of this run of the server. Pages are shown to their own origin alone, so nobody else can read it."""
    return hmac.new(settings.secret.encode(), b"form", hashlib.sha256).hexdigest()


async def check_token(request: Request[Any, Any, State]) -> None:
    """Refuse what would change something and does not come from a page of ours. A Bearer token is no browser's doing, and passes."""
    if request.method in _SAFE or request.headers.get("authorization", "").lower().startswith("bearer "):
        return
    origin = request.headers.get("origin")
    if origin not in (None, "null") and urlsplit(origin).netloc != request.headers.get("host"):
        raise PermissionDeniedException("This was sent from another site's page.")
    given = request.headers.get(HEADER)
    if given is None and request.content_type[0] in {RequestEncodingType.URL_ENCODED, RequestEncodingType.MULTI_PART}:
        given = (await request.form()).get(FIELD)
    if not isinstance(given, str) or not secrets.compare_digest(given.encode(), token_of(request.app.state.settings).encode()):
        raise PermissionDeniedException("The form is out of date: go back, reload the page, send it again.")
