"""What comes with an analyst's form, and how a judgement is made of it: signed, appended, and back to where it was sent from."""

import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote, unquote

from anyio.to_thread import run_sync
from litestar import Response
from litestar.datastructures import Cookie
from litestar.response import Redirect
from msgspec import Struct

from dragoman.flow.judging import Signature, signed
from dragoman.schema.derived import Judgement
from dragoman.schema.errors import DragomanError
from dragoman.store.view import NotThereError
from dragoman.web.look import Page
from dragoman.web.routes.seeing import ANALYST, MADE, AnyRequest, see
from dragoman.web.slots import Sent

_YEAR, _WHILE = 365 * 24 * 3600, 90
_INSIDE = re.compile(r"/(?![/\\])[^\s\\]*")
_ANCHOR = re.compile(r"[\w-]{1,80}")
_OWN = frozenset({"_token", "by", "next", "at", "reason"})
Decide = Callable[[Signature], Sequence[Judgement]]
Refuse = Callable[[str], Response[str]]
Forward = Callable[[Sequence[Judgement]], str]


class Sending(Struct, frozen=True):
    """What came with a form: its fields, who sends it and why, and where the reader came from."""

    sent: Sent
    by: str
    reason: str | None
    back: str
    at: str

    def first(self, name: str) -> str:
        """A field's value; empty where it was not sent."""
        return next(iter(self.sent.get(name, ())), "").strip()


async def sending_of(request: AnyRequest) -> Sending:
    """What came with the form of this request."""
    sent: dict[str, list[str]] = {}
    for name, value in (await request.form()).multi_items():
        if isinstance(value, str):
            sent.setdefault(name, []).append(value)
    told = {name: values[0].strip() for name, values in sent.items()}
    by = told.get("by") or unquote(request.cookies.get(ANALYST, "")) or request.app.state.settings.analyst or ""
    back = told.get("next", "/")
    return Sending(
        sent={name: values for name, values in sent.items() if name not in _OWN},
        by=by.strip(),
        reason=told.get("reason") or None,
        back=back if _INSIDE.fullmatch(back) else "/",
        at=told.get("at", "") if _ANCHOR.fullmatch(told.get("at", "")) else "",
    )


async def decided(
    request: AnyRequest, sending: Sending, decide: Decide, refuse: Refuse | None = None, forward: Forward | None = None
) -> Response[Any]:
    """Decide, and lead back; who has not said a name is asked for it first. `refuse` shows the form again with what is wrong,
    `forward` says where to go on to."""
    if not sending.by:
        return await run_sync(_ask_name, request, sending)
    try:
        made = await run_sync(decide, signed(sending.by, sending.reason))
    except NotThereError:
        raise
    except DragomanError as error:
        if refuse is None:
            raise
        return await run_sync(refuse, str(error))
    at = sending.at or (f"n-{made[0].target[0]}" if made[0].action == "add" else "")
    cookies = [
        Cookie(ANALYST, value=quote(sending.by), max_age=_YEAR, samesite="lax", httponly=True),
        Cookie(MADE, value=".".join(one.id for one in made), max_age=_WHILE, samesite="lax", httponly=True),
    ]
    back = forward(made) if forward else sending.back
    return Redirect(back + (f"#{at}" if at else ""), status_code=303, cookies=cookies)


def _ask_name(request: AnyRequest, sending: Sending) -> Response[str]:
    """The same form once more, asking who sends it."""
    fields = [(name, value) for name, values in sending.sent.items() for value in values]
    fields += [(name, value) for name, value in (("next", sending.back), ("at", sending.at), ("reason", sending.reason)) if value]
    return see(request, lambda _: Page("sign.html", {"action": request.url.path, "sent": fields}))
