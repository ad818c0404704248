"""Where analysts decide: each form goes here, becomes one signed judgement, and leads back to where it was sent from."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from dragoman.flow import judging
from dragoman.flow.judging import Signature, Words
from dragoman.schema.claims import CLAIM_TYPES
from dragoman.schema.derived import Judgement
from dragoman.schema.errors import DragomanError
from dragoman.store.view import NotThereError
from dragoman.web.judged import Entered
from dragoman.web.pages import actor, claim, report
from dragoman.web.routes.seeing import AnyRequest, look_of, see, single
from dragoman.web.routes.sending import Decide, Sending, decided, sending_of
from dragoman.web.slots import changes
from dragoman.web.wording import kind_of


@post("/claims/{claim_id:str}/{action:str}", include_in_schema=False)
async def decide_claim(request: AnyRequest, claim_id: FromPath[str], action: FromPath[str]) -> Response[Any]:
    """Confirm, check, reject, amend or translate a claim, or mute its rule."""
    path, sending = request.app.state.situation.path, await sending_of(request)
    if action == "amend":
        return await _amend(request, claim_id, sending)
    if action == "translate":
        return await _translate(request, claim_id, sending)
    deeds: Mapping[str, Callable[..., Judgement]] = {
        "confirm": judging.confirm, "check": judging.check, "reject": judging.reject, "mute": judging.mute,
    }  # fmt: skip
    if action not in deeds:
        raise NotThereError(f"there is no way to {action} a claim")
    return await decided(request, sending, lambda sign: [deeds[action](path, claim_id, sign)])


async def _amend(request: AnyRequest, claim_id: str, sending: Sending) -> Response[Any]:
    """Slots of a claim."""
    situation = request.app.state.situation

    def decide(sign: Signature) -> list[Judgement]:
        look = look_of(request)
        held = look.snapshot.claims.get(claim_id) or look.snapshot.left_out.get(claim_id)
        if held is None:
            raise NotThereError(f"there is no claim {claim_id} in this situation")
        changed = changes(look, kind_of(held), held, sending.sent)
        if not changed:
            raise DragomanError("Nothing was changed. If the claim is right as it stands, confirm it.")
        return [judging.amend(situation.path, claim_id, changed, sign)]

    def refuse(problem: str) -> Response[str]:
        return see(request, lambda look: claim.page(look, claim_id, Entered(sending.sent, problem)), 400)

    return await decided(request, sending, decide, refuse)


async def _translate(request: AnyRequest, claim_id: str, sending: Sending) -> Response[Any]:
    """A claim's words in another language."""
    situation, into = request.app.state.situation, (sending.first("language"), sending.first("words"))

    def refuse(problem: str) -> Response[str]:
        return see(request, lambda look: claim.page(look, claim_id, Entered(sending.sent, problem)), 400)

    return await decided(request, sending, lambda sign: [judging.translate(situation.path, claim_id, into, sign)], refuse)


@post("/reports/{report_id:str}/{action:str}", include_in_schema=False)
async def decide_report(request: AnyRequest, report_id: FromPath[str], action: FromPath[str]) -> Response[Any]:
    """Correct a report, or mark it as looked through."""
    path, sending = request.app.state.situation.path, await sending_of(request)
    if action == "check":
        return await decided(request, sending, lambda sign: [judging.check(path, report_id, sign)])
    if action != "amend":
        raise NotThereError(f"there is no way to {action} a report")

    def refuse(problem: str) -> Response[str]:
        with request.app.state.situation.view() as view:
            return see(request, lambda look: report.page(look, view, report_id, Entered(sending.sent, problem)), 400)

    return await decided(request, sending, lambda sign: _correct(request, sending, report_id, sign), refuse)


@post("/reports/{report_id:str}/add", include_in_schema=False)
async def add_claim(request: AnyRequest, report_id: FromPath[str]) -> Response[Any]:
    """A claim that the machine did not see."""
    sending = await sending_of(request)

    def refuse(problem: str) -> Response[str]:
        with request.app.state.situation.view() as view:
            return see(request, lambda look: report.adding(look, view, report_id, sending.sent, problem), 400)

    return await decided(request, sending, lambda sign: _add(request, sending, report_id, sign), refuse)


def _correct(request: AnyRequest, sending: Sending, report_id: str, sign: Signature) -> list[Judgement]:
    """Title, publisher, author and date, so far as they are other than they stood."""
    held = look_of(request).snapshot.reports.get(report_id)
    if held is None:
        raise NotThereError(f"there is no report {report_id} in this situation")
    stood = {"title": held.title, "publisher": held.publisher, "author": held.author, "published": (held.published or "")[:10]}
    told = {name: sending.first(name) for name in stood if name in sending.sent}
    changed = {name: value for name, value in told.items() if value != (stood[name] or "")}
    if not changed:
        raise DragomanError("Nothing was changed.")
    return [judging.amend(request.app.state.situation.path, report_id, changed, sign)]


def _add(request: AnyRequest, sending: Sending, report_id: str, sign: Signature) -> list[Judgement]:
    """A claim on words of a report."""
    kind, start = sending.first("kind"), sending.first("start")
    if kind not in CLAIM_TYPES:
        raise DragomanError("Choose what kind of claim it is.")
    slots = {name: value for name, value in changes(look_of(request), kind, None, sending.sent).items() if value not in (None, [], "")}
    words = sending.first("words").replace("\r\n", "\n")
    return [
        judging.add(
            request.app.state.situation.path,
            Words(report=report_id, words=words, start=int(start) if start.isdecimal() else None),
            kind,
            slots,
            sign,
        )
    ]


@get("/reports/{report_id:str}/add", sync_to_thread=True, include_in_schema=False)
def show_adding(request: AnyRequest, report_id: FromPath[str]) -> Response[str]:
    """A form for a claim that was not seen."""
    asked = {name: [value] for name, value in single(request).items()}
    with request.app.state.situation.view() as view:
        return see(request, lambda look: report.adding(look, view, report_id, asked))


@post("/judgements/undo", include_in_schema=False)
async def undo(request: AnyRequest) -> Response[Any]:
    """Take judgements back: those of these ids, parted by dots."""
    path, sending = request.app.state.situation.path, await sending_of(request)
    ids = [one for one in sending.first("id").split(".") if one]
    if not ids:
        raise DragomanError("There is nothing to undo.")
    return await decided(request, sending, lambda sign: [judging.undo(path, one, sign) for one in ids])


@post("/links", include_in_schema=False)
async def decide_link(request: AnyRequest) -> Response[Any]:
    """Whether two are one."""
    situation, sending = request.app.state.situation, await sending_of(request)
    one, typed, decision = (sending.first(name) for name in ("one", "other", "decision"))
    other = sending.first("chosen") or typed
    if decision not in ("join", "part") or not one or not other:
        raise DragomanError("Say which two, and whether they are one: one, other and decision (join or part).")
    decide = judging.link if decision == "join" else judging.unlink

    def refuse(problem: str) -> Response[str]:
        return see(request, lambda look: actor.page(look, on, entered=Entered(sending.sent, problem)), 400)

    on = sending.first("on")
    deed: Decide = lambda sign: decide(situation.path, one, other, sign, request.app.state.settings.lexicon)  # noqa: E731
    return await decided(request, sending, deed, refuse if on else None)


HANDLERS: Sequence[HTTPRouteHandler] = (decide_claim, decide_report, add_claim, show_adding, undo, decide_link)
