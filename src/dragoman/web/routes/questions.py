"""Questions, forecasts and briefs: pages, forms and files."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from anyio.to_thread import run_sync
from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody
from msgspec import Struct, structs

from dragoman.analysis.brief import of_actor, of_question
from dragoman.analysis.forecast.models import Forecast
from dragoman.analysis.hypotheses import kept, written
from dragoman.analysis.hypotheses.matrix import VERDICTS, Assessment, Cell, Evidence, Question, assess
from dragoman.analysis.hypotheses.proposing import Posed, posed
from dragoman.analysis.judging import Signature
from dragoman.flow import questions as asking
from dragoman.schema.derived import Judgement
from dragoman.schema.errors import DragomanError
from dragoman.store.view import NotThereError
from dragoman.web.brief import forms
from dragoman.web.brief.document import document
from dragoman.web.pages import forecast, questions
from dragoman.web.routes.seeing import AnyRequest, language_of, look_of, see, single
from dragoman.web.routes.sending import Sending, decided, sending_of

EXPORTS = {"md": "text/markdown; charset=utf-8", "json": "application/json", "csv": "text/csv; charset=utf-8"}
BRIEFS: Mapping[str, tuple[forms.Form, str]] = {
    "md": ("markdown", "text/markdown; charset=utf-8"),
    "html": ("html", "text/html; charset=utf-8"),
    "pdf": ("pdf", "application/pdf"),
}
# A brief in HTML is one file with its own style.
_BRIEF_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


class Asked(Struct, frozen=True):
    """Questions taken up, and those that reports pose."""

    questions: list[Question]
    posed: list[Posed]


class Answered(Struct, frozen=True):
    """A question and what its matrix says."""

    question: Question
    assessment: Assessment


@get("/questions", sync_to_thread=True, include_in_schema=False)
def show_questions(request: AnyRequest) -> Response[str]:
    """All questions."""
    return see(request, questions.listing)


@get("/questions/{which:str}", sync_to_thread=True, include_in_schema=False)
def show_question(request: AnyRequest, which: FromPath[str]) -> Response[str]:
    """One question."""
    return see(request, lambda look: questions.page(look, which, single(request)))


@get("/questions/{which:str}/export/{form:str}", sync_to_thread=True, include_in_schema=False)
def export_question(request: AnyRequest, which: FromPath[str], form: FromPath[str]) -> Response[bytes]:
    """A question as a file."""
    if form not in EXPORTS:
        raise NotThereError(f"a question is exported as {', '.join(EXPORTS)}, not as {form}")
    asked = questions.found(look_of(request), which)
    made = written.as_json(asked) if form == "json" else (written.as_csv if form == "csv" else written.as_markdown)(asked).encode()
    return _file(made, EXPORTS[form], f"question.{form}")


@get("/brief/{form:str}", sync_to_thread=True, include_in_schema=False)
def show_brief(request: AnyRequest, form: FromPath[str]) -> Response[bytes]:
    """A brief on an actor or a question (`about`, an id), as md, html or pdf, in the language of the interface."""
    if form not in BRIEFS:
        raise NotThereError(f"a brief is written as {', '.join(BRIEFS)}, not as {form}")
    look, about = look_of(request), single(request).get("about", "")
    known = about in look.snapshot.actors
    made = of_actor(look.snapshot, about) if known else of_question(look.snapshot, questions.found(look, about))
    kind, media = BRIEFS[form]
    written_ = forms.write(document(made, look.snapshot, language_of(request)), kind)
    answer = _file(written_, media, f"brief.{form}", shown=form != "md")
    if form == "html":
        answer.headers["content-security-policy"] = _BRIEF_POLICY
    return answer


def _file(content: bytes, media: str, name: str, shown: bool = False) -> Response[bytes]:
    headers = {"content-disposition": f"{'inline' if shown else 'attachment'}; filename={name}", "cache-control": "no-cache"}
    return Response(content, media_type=media, headers=headers)


@post("/questions/new", include_in_schema=False)
async def take_up(request: AnyRequest) -> Response[Any]:
    """A new question."""
    sending = await sending_of(request)
    situation = request.app.state.situation

    def decide(sign: Signature) -> list[Judgement]:
        names = [one.strip() for one in sending.first("actors").replace("；", ";").split(";") if one.strip()]
        about = ([situation.actor(one).id for one in names], sending.first("readings") or None)
        return asking.begin(situation.path, situation.snapshot(), sending.first("text"), about, sign)

    def refuse(problem: str) -> Response[str]:
        return see(request, lambda look: questions.listing(look, problem), 400)

    return await decided(request, sending, decide, refuse, lambda made: f"/questions/{quote(made[0].target[0], safe=':')}")


@post("/questions/{which:str}/{step:str}", include_in_schema=False)
async def step_on(request: AnyRequest, which: FromPath[str], step: FromPath[str]) -> Response[Any]:
    """A hypothesis, evidence, a rating; other words; or something taken away."""
    sending = await sending_of(request)
    if step not in _STEPS:
        raise NotThereError(f"there is no way to {step} a question")

    def decide(sign: Signature) -> list[Judgement]:
        return [_STEPS[step](request, which, sending, sign)]

    def refuse(problem: str) -> Response[str]:
        return see(request, lambda look: questions.page(look, which, {}, problem), 400)

    gone = step == "remove" and sending.first("part") == which
    back = "/questions" if gone else f"/questions/{quote(which, safe=':')}"
    return await decided(request, structs.replace(sending, back=back), decide, refuse)


def _hypothesis(request: AnyRequest, which: str, sending: Sending, sign: Signature) -> Judgement:
    return asking.answer(request.app.state.situation.path, which, sending.first("text"), (), sign)


def _evidence(request: AnyRequest, which: str, sending: Sending, sign: Signature) -> Judgement:
    told = sending.first("credibility") or "1"
    try:
        credibility = float(told)
    except ValueError as error:
        raise DragomanError(f"Credibility {told!r} is no number from 0 to 1.") from error
    claims = tuple(sending.first("claims").split())
    piece = Evidence(id="", text=sending.first("text"), claims=claims, source=sending.first("source"), credibility=credibility)
    situation = request.app.state.situation
    return asking.adduce(situation.path, situation.snapshot(), which, piece, sign)


def _rating(request: AnyRequest, which: str, sending: Sending, sign: Signature) -> Judgement:
    verdict = next((one for one in VERDICTS if one == sending.first("verdict")), None)
    if verdict is None:
        raise DragomanError("Choose what the piece says of the hypothesis.")
    heavy = 2.0 if sending.first("weight") == "2" else 1.0
    cell = Cell(evidence=sending.first("e"), hypothesis=sending.first("h"), verdict=verdict, by=sign.by, weight=heavy)
    return asking.rate(request.app.state.situation.path, which, cell, sign)


def _words(request: AnyRequest, which: str, sending: Sending, sign: Signature) -> Judgement:
    return asking.change(request.app.state.situation.path, which, sending.first("part"), sending.first("text"), sign)


def _remove(request: AnyRequest, which: str, sending: Sending, sign: Signature) -> Judgement:
    return asking.remove(request.app.state.situation.path, which, sending.first("part"), sign)


_STEPS = {"hypothesis": _hypothesis, "evidence": _evidence, "rate": _rating, "words": _words, "remove": _remove}


@get("/forecast", sync_to_thread=True, include_in_schema=False)
def show_forecast(request: AnyRequest) -> Response[str]:
    """The form, with positions proposed for `about` where that is given."""
    return see(request, lambda look: forecast.page(look, single(request).get("about")))


@post("/forecast/run", include_in_schema=False)
async def run_forecast(request: AnyRequest) -> Response[str]:
    """What the models make of a table. Nothing is kept."""
    sent: dict[str, str] = {}
    for name, value in (await request.form()).multi_items():
        if isinstance(value, UploadFile):
            sent[name] = (await value.read()).decode("utf-8-sig", errors="replace")
        else:
            sent[name] = str(value)
    return await run_sync(see, request, lambda look: forecast.page(look, None, forecast.asked(sent)))


@get("/api/questions", sync_to_thread=True)
def list_questions(request: AnyRequest) -> Asked:
    """Questions taken up, and those that reports pose."""
    snapshot = look_of(request).snapshot
    return Asked(kept.questions(snapshot.judgements), posed(snapshot))


@get("/api/questions/{which:str}", sync_to_thread=True)
def one_question(request: AnyRequest, which: FromPath[str]) -> Answered:
    """A question with its hypotheses, evidence and ratings, and what the matrix says."""
    asked = questions.found(look_of(request), which)
    return Answered(asked, assess(asked))


@post("/api/forecast", sync_to_thread=True, status_code=200)
def tell_forecast(data: JSONBody[forecast.Asked]) -> Forecast:
    """What the models make of an issue: `text` is a table, TOML or JSON as dragoman forecast reads it. Nothing is kept."""
    return forecast.run(data)


HANDLERS: Sequence[HTTPRouteHandler] = (
    show_questions, show_question, export_question, show_brief, take_up, step_on, show_forecast, run_forecast, list_questions, one_question,
    tell_forecast,
)  # fmt: skip
