"""What keeps a server safe: headers on every answer, a password where there is one, and no host name but its own."""

import base64
import binascii
import secrets
from urllib.parse import urlsplit

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.settings import LOOPBACK, Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_ENCODED = [(name.encode(), value.encode()) for name, value in HEADERS.items()]


async def add_headers(message: Message, _scope: Scope) -> None:
    """Put the headers on an answer, whatever it is."""
    if message["type"] == "http.response.start":
        message["headers"] = [*message["headers"], *_ENCODED]


class Door(ASGIMiddleware):
    """Lets in whoever names this host and, where there is a password, knows it: as Basic with any name, or as a Bearer token."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, settings: Settings) -> None:
        self._password = settings.password
        # On loopback a page of somebody else's could reach the server under a name of its own that leads here.
        self._hosts = frozenset(LOOPBACK) if settings.host in LOOPBACK else None

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Pass a request on, or answer it here."""
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        if self._hosts is not None and _host(headers.get(b"host", "")) not in self._hosts:
            await _answer(send, 421, b"This server answers to localhost alone.\n")
        elif self._password and not self._knows(headers.get(b"authorization", "")):
            await _answer(send, 401, b"A password is needed.\n", (b"www-authenticate", b'Basic realm="Dragoman", charset="UTF-8"'))
        else:
            await next_app(scope, receive, send)

    def _knows(self, given: str) -> bool:
        scheme, _, value = given.partition(" ")
        told = value.strip()
        if scheme.lower() == "basic":
            try:
                told = base64.b64decode(told, validate=True).decode().partition(":")[2]
            except (binascii.Error, UnicodeDecodeError):
                return False
        elif scheme.lower() != "bearer":
            return False
        return secrets.compare_digest(told.encode(), (self._password or "").encode())


def _host(header: str) -> str:
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


async def _answer(send: Send, status: int, body: bytes, *more: tuple[bytes, bytes]) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode()), *_ENCODED, *more]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
