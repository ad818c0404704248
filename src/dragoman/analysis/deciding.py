"""From what an analyst says of a claim, a report or a rule to the judgement that holds it, with the record as it stood."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from dragoman.analysis.amending import SURE, amended, built
from dragoman.analysis.judged import JudgedView
from dragoman.analysis.judging import Signature
from dragoman.analysis.slots import Filled, Filling, Place, report_values
from dragoman.analysis.standing import is_taking_back, rule_of
from dragoman.analysis.translations import translated
from dragoman.lexicon.model import Lexicon
from dragoman.resolving.judged import standing
from dragoman.schema.claims import CLAIM_TYPES, AnyClaim, Event
from dragoman.schema.derived import Judgement, JudgementAction
from dragoman.schema.entities import Span
from dragoman.schema.errors import DragomanError
from dragoman.schema.plover import ontology
from dragoman.schema.report import Report
from dragoman.store.view import NotThereError

SPLIT = "…"
_MARKS = "“”‘’「」『』《》\"'"
Knowledge = Callable[[], Lexicon]


class Words(Struct, frozen=True, kw_only=True):
    """Words of a report, verbatim; parts that stand apart with … between them. `start` tells which, where they stand there twice."""

    report: str
    words: str
    start: int | None = None


def on_claim(view: JudgedView, action: JudgementAction, claim_id: str, signed: Signature) -> Judgement:
    """That a claim is right, wrong, or was looked at; NotThereError where there is none."""
    if action == "reject" and view.mark(claim_id).state == "rejected":
        raise DragomanError(f"claim {claim_id} is rejected already; dragoman judgements --on {claim_id} says why")
    return _judgement(action, (claim_id,), signed, {"of": _record(_as_read(view, claim_id))})


def on_report(view: JudgedView, report_id: str, signed: Signature) -> Judgement:
    """That a report was looked through, with all claims that it has today."""
    claims = sorted(one.id for one in view.claims_of_report(report_id))
    return _judgement("check", (report_id,), signed, {"of": _head(view.report(report_id)), "claims": claims})


def amending(view: JudgedView, claim_id: str, changes: Mapping[str, Any], signed: Signature, lexicon: Knowledge) -> Judgement:
    """That slots of a claim are other than read; DragomanError where nothing would change or the contract refuses it."""
    before = view.claim(claim_id)
    place = Place(view.report(before.report), before.spans)
    filled = Filling(view, place, lexicon).fill(type(before), changes, before)
    _drop_mode(before, filled.slots)
    after = amended(before, filled.slots)
    if msgspec.structs.replace(after, confidence=before.confidence) == before and view.mark(claim_id).state != "rejected":
        raise DragomanError(f"claim {claim_id} says so already; dragoman confirm {claim_id} marks it as right")
    return _judgement("amend", (claim_id,), signed, {"of": _record(_as_read(view, claim_id)), "set": filled.slots, **_named(filled)})


def translating(view: JudgedView, claim_id: str, into: tuple[str, str], signed: Signature) -> Judgement:
    """A claim's words in another language: (language, words). It is on the words, and says nothing of whether the claim is right."""
    return _judgement("check", (claim_id,), signed, {"of": _record(_as_read(view, claim_id)), **translated(*into)})


def correcting(view: JudgedView, report_id: str, changes: Mapping[str, Any], signed: Signature) -> Judgement:
    """That a report has another title, publisher, author or date."""
    report = view.report(report_id)
    values = report_values(report, changes)
    if all(getattr(report, name) == value for name, value in values.items()):
        raise DragomanError(f"report {report_id} says so already")
    return _judgement("amend", (report_id,), signed, {"of": _head(report), "set": values})


def adding(view: JudgedView, words: Words, told: tuple[str, Mapping[str, Any]], signed: Signature, lexicon: Knowledge) -> Judgement:
    """A claim that the machine did not see: its words, its kind and its slots."""
    kind, slots = told
    if kind not in CLAIM_TYPES:
        raise DragomanError(f"{kind!r} is no kind of claim; one of {', '.join(CLAIM_TYPES)}")
    report = view.report(words.report)
    if view.reading_of(report.id) is None:
        raise DragomanError(f"report {report.id} is history: its file holds other words now; dragoman find searches what is current")
    spans = spans_of(report, words)
    structure: Any = CLAIM_TYPES[kind]
    filled = Filling(view, Place(report, spans), lexicon).fill(structure, slots)
    own: dict[str, Any] = {"kind": kind, "report": report.id, "spans": msgspec.to_builtins(spans)}
    if kind == "quotation":
        own |= {"content": f" {SPLIT} ".join(span.text.strip(_MARKS) for span in spans)}
    claim = built({**own, "reader": f"analyst:{signed.by}", "confidence": SURE, **filled.slots})
    if view.claims_by_id([claim.id]) or claim.id in view.marks():
        raise DragomanError(f"the same claim is there as {claim.id}; dragoman amend or confirm says what is to be said of it")
    return _judgement("add", (claim.id,), signed, {"of": _record(claim), **_named(filled)})


def muting(view: JudgedView, what: str, signed: Signature) -> Judgement:
    """That nothing a rule makes is to count; `what` is the rule, or a claim that it made."""
    readers = {rule_of(one) for one in view.rules()}
    rule = rule_of(what)
    if rule not in readers:
        claim = view.claims_by_id([what]).get(what)
        if claim is None:
            raise DragomanError(f"no claim was made by a rule {what!r}; dragoman show CLAIM names a claim's rule")
        rule = rule_of(claim.reader)
    if any(one.action == "mute" and one.target == (rule,) for one in standing(view.judgements())):
        raise DragomanError(f"rule {rule} is muted already")
    return _judgement("mute", (rule,), signed, {"rule": rule})


def undoing(view: JudgedView, judgement_id: str, signed: Signature) -> Judgement:
    """That a judgement counts no more; what only took another back is undone by saying that other one again."""
    known = {one.id: one for one in view.judgements()}
    found = [one for name, one in known.items() if name.startswith(judgement_id)] if judgement_id else []
    if judgement_id in known:
        found = [known[judgement_id]]
    if len(found) != 1:
        raise DragomanError(f"there is no judgement {judgement_id!r}, or more than one; dragoman judgements lists them")
    one = found[0]
    if one.id not in {held.id for held in standing(known.values())}:
        raise DragomanError(f"judgement {one.id} is undone already; dragoman judgements says by which")
    first = known.get(one.undoes or "")
    if first is not None and is_taking_back(one):
        return msgspec.structs.replace(first, id="", by=signed.by, at=signed.at, reason=signed.reason or first.reason, undoes=one.id)
    return Judgement(id="", action="check", target=(one.id,), by=signed.by, at=signed.at, reason=signed.reason, undoes=one.id)


def spans_of(report: Report, words: Words) -> tuple[Span, ...]:
    """Where the words stand; DragomanError where they do not, or where it is not clear which are meant."""
    parts = [part.strip() for part in words.words.split(SPLIT) if part.strip()]
    if words.words.strip() and words.words.strip() in report.text:
        parts = [words.words.strip()]
    if not parts:
        raise DragomanError("a claim needs its words: name them as they stand in the report")
    text, spans = report.text, []
    here = words.start if words.start is not None else text.find(parts[0])
    if here < 0 or text[here : here + len(parts[0])] != parts[0]:
        raise DragomanError(f"{parts[0]!r} does not stand so in “{report.title}”; give the words as they are, in the report's own script")
    if words.start is None and (again := text.find(parts[0], here + 1)) >= 0:
        raise DragomanError(f"{parts[0]!r} stands in “{report.title}” at {here}, {again} and perhaps more places; say which with --start")
    for part in parts:
        at = text.find(part, here)
        if at < 0:
            raise DragomanError(f"{part!r} does not stand behind the words before it in “{report.title}”")
        spans.append(Span(at, at + len(part), part))
        here = at + len(part)
    return tuple(spans)


def is_claim(view: JudgedView, name: str) -> bool:
    """Whether this is the id of a claim, rejected ones included; DragomanError where it is neither that nor a report's."""
    try:
        view.claim(name)
    except NotThereError:
        pass
    else:
        return True
    try:
        view.report(name)
    except NotThereError as error:
        raise DragomanError(f"there is no claim or report {name!r} in this situation; dragoman find and show tell their ids") from error
    return False


def _drop_mode(before: AnyClaim, slots: dict[str, Any]) -> None:
    """A mode that another category does not have goes with the old one."""
    category = ontology().categories.get(slots.get("event", "")) if isinstance(before, Event) else None
    if category is not None and isinstance(before, Event) and before.mode not in category.modes:
        slots.setdefault("mode", None)


def _as_read(view: JudgedView, claim_id: str) -> AnyClaim:
    """A claim as the machine has it; an added one as it was added."""
    return view.claims_by_id([claim_id]).get(claim_id) or view.claim(claim_id)


def _record(claim: AnyClaim) -> dict[str, Any]:
    return dict(msgspec.to_builtins(claim))


def _head(report: Report) -> dict[str, Any]:
    """What tells a report, without its text."""
    names = ("id", "title", "publisher", "author", "published")
    return {"kind": "report"} | {name: getattr(report, name) for name in names}


def _named(filled: Filled) -> dict[str, Any]:
    return {"actors": [msgspec.to_builtins(one) for one in filled.actors]} if filled.actors else {}


def _judgement(action: JudgementAction, target: tuple[str, ...], signed: Signature, value: dict[str, Any]) -> Judgement:
    return Judgement(id="", action=action, target=target, by=signed.by, at=signed.at, reason=signed.reason, value=value)
