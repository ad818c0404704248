"""Questions as they are kept: judgements of the action `rate`, appended, signed and undoable, each about one part of one question.

The target is (question,), (question, hypothesis), (question, evidence) or (question, evidence, hypothesis); the value says which `part` it
is and holds its fields. The last word of an analyst on a cell, and the last word of anyone on all else, is what stands; a value with
`removed` takes the part away.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from msgspec import convert, to_builtins

from dragoman.analysis.hypotheses.matrix import Cell, Evidence, Hypothesis, Question
from dragoman.analysis.judging import Signature
from dragoman.resolving.judged import standing
from dragoman.schema.derived import Judgement
from dragoman.schema.errors import DragomanError
from dragoman.schema.ids import digest

Part = Literal["question", "hypothesis", "evidence", "cell"]
_REMOVED = "removed"


def questions(judgements: Iterable[Judgement]) -> list[Question]:
    """Every question as it stands, the oldest first."""
    parts: dict[str, dict[tuple[Any, ...], dict[str, Any]]] = {}
    for one in standing(list(judgements)):
        if one.action != "rate" or not one.value or "part" not in one.value:
            continue
        value = {key: held for key, held in one.value.items() if key != "part"}
        key: tuple[Any, ...] = (one.value["part"], *one.target[1:])
        if one.value["part"] == "cell":
            key += (one.by,)
            value |= {"evidence": one.target[1], "hypothesis": one.target[2], "by": one.by, "reason": one.reason or ""}
        elif len(one.target) > 1:
            value["id"] = one.target[1]
        held = parts.setdefault(one.target[0], {})
        held[key] = {**held.get(key, {}), **value}
    return [made for question, held in parts.items() if (made := _question(question, held)) is not None]


def question(judgements: Iterable[Judgement], words: str) -> Question:
    """The question of this id or its beginning, or with these words; DragomanError where there is none or are several."""
    every = questions(judgements)
    found = [one for one in every if one.id == words] or [
        one for one in every if one.id.startswith(words) or words.lower() in one.text.lower()
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise DragomanError(f"There is no question {words!r}. `dragoman question list` shows those there are.")
    raise DragomanError("That could be any of these; give the id:\n" + "\n".join(f"  {one.id}  {one.text}" for one in found))


def _question(id_: str, held: dict[tuple[Any, ...], dict[str, Any]]) -> Question | None:
    own = held.get(("question",))
    if own is None or own.get(_REMOVED):
        return None
    kept = {key: value for key, value in held.items() if not value.get(_REMOVED)}
    hypotheses = tuple(convert(value, Hypothesis) for key, value in kept.items() if key[0] == "hypothesis")
    evidence = tuple(convert(value, Evidence) for key, value in kept.items() if key[0] == "evidence")
    known = {one.id for one in hypotheses} | {one.id for one in evidence}
    cells = (convert(value, Cell) for key, value in kept.items() if key[0] == "cell")
    return Question(
        id=id_,
        text=own["text"],
        actors=tuple(own.get("actors", ())),
        hypotheses=hypotheses,
        evidence=evidence,
        cells=tuple(cell for cell in cells if cell.evidence in known and cell.hypothesis in known),
        removed=tuple(key[1] for key, value in held.items() if value.get(_REMOVED)),
    )


def asking(text: str, actors: Iterable[str], signed: Signature) -> Judgement:
    """A new question."""
    text = text.strip()
    if not text:
        raise DragomanError("A question needs words.")
    return _judgement(
        ("q:" + digest("question", text, signed.by, signed.at),), {"part": "question", "text": text, "actors": sorted(set(actors))}, signed
    )


def answering(to: Question, text: str, signed: Signature, claims: Iterable[str] = ()) -> Judgement:
    """A further hypothesis: H1, H2, …"""
    text = text.strip()
    if not text:
        raise DragomanError("A hypothesis needs words.")
    if any(one.text == text for one in to.hypotheses):
        raise DragomanError(f"The question has this hypothesis already: {text}")
    value = {"part": "hypothesis", "text": text, "claims": list(claims)}
    return _judgement((to.id, _next("H", to)), value, signed)


def adducing(to: Question, piece: Evidence, signed: Signature) -> Judgement:
    """A further piece of evidence: E1, E2, … (the piece's own id is not looked at). It rests on claims, or on a note with a source."""
    if not piece.text.strip():
        raise DragomanError("Evidence needs words.")
    if not piece.claims and not piece.source.strip():
        raise DragomanError("A note needs its source (--source), unless it rests on claims of the situation.")
    if not 0 <= piece.credibility <= 1:
        raise DragomanError(f"Credibility {piece.credibility:g} must be between 0 and 1.")
    if piece.claims and any(set(piece.claims) == set(one.claims) for one in to.evidence):
        raise DragomanError("The question has this evidence already.")
    value = {"part": "evidence", **{key: held for key, held in to_builtins(piece).items() if key != "id"}}
    return _judgement((to.id, _next("E", to)), value, signed)


def changing(to: Question, part: str, signed: Signature, value: dict[str, Any]) -> Judgement:
    """New words, credibility or voices for a hypothesis, a piece of evidence or (its id) the question."""
    if part == to.id:
        return _judgement((to.id,), {"part": "question", **value}, signed)
    return _judgement((to.id, part), {"part": _kind(to, part), **value}, signed)


def removing(to: Question, part: str, signed: Signature) -> Judgement:
    """Take away a hypothesis, a piece of evidence or (its id) the question; undoing brings it back with its cells."""
    return changing(to, part, signed, {_REMOVED: True})


def merging(to: Question, answers: Sequence[str], text: str | None, signed: Signature) -> list[Judgement]:
    """That several hypotheses are one answer: the first keeps its cells and takes the claims of all, the others go."""
    first, *others = dict.fromkeys(answers)
    if not others:
        raise DragomanError("Name the hypothesis to keep, and at least one other that is the same answer.")
    for one in (first, *others):
        if _kind(to, one) != "hypothesis":
            raise DragomanError(f"{one} is no hypothesis of this question.")
    by_id = {one.id: one for one in to.hypotheses}
    claims = list(dict.fromkeys(claim for one in (first, *others) for claim in by_id[one].claims))
    value = {"claims": claims} | ({"text": text.strip()} if text and text.strip() else {})
    return [changing(to, first, signed, value), *(removing(to, one, signed) for one in others)]


def rating(to: Question, cell: Cell, signed: Signature) -> Judgement:
    """What the signer makes of a piece under a hypothesis; a reason is asked for."""
    if _kind(to, cell.evidence) != "evidence":
        raise DragomanError(f"{cell.evidence} is no evidence of this question.")
    if _kind(to, cell.hypothesis) != "hypothesis":
        raise DragomanError(f"{cell.hypothesis} is no hypothesis of this question.")
    if not 0 < cell.weight <= 10:
        raise DragomanError(f"Weight {cell.weight:g} must be above 0 and at most 10; 1 is usual, 2 is heavy.")
    if not (signed.reason or "").strip():
        raise DragomanError("Say why (--reason): a cell without a reason convinces nobody.")
    return _judgement((to.id, cell.evidence, cell.hypothesis), {"part": "cell", "verdict": cell.verdict, "weight": cell.weight}, signed)


def _kind(to: Question, part: str) -> Part:
    if any(one.id == part for one in to.hypotheses):
        return "hypothesis"
    if any(one.id == part for one in to.evidence):
        return "evidence"
    held = ", ".join(_ids(to)) or "none yet"
    raise DragomanError(f"The question has no part {part!r}. It has: {held}.")


def _ids(to: Question) -> list[str]:
    return [one.id for one in to.hypotheses] + [one.id for one in to.evidence]


def _next(letter: str, to: Question) -> str:
    """An id that was never given: what was removed may come back."""
    taken = (*_ids(to), *to.removed)
    return f"{letter}{max((int(one[1:]) for one in taken if one[0] == letter), default=0) + 1}"


def _judgement(target: tuple[str, ...], value: dict[str, Any], signed: Signature) -> Judgement:
    """The store gives it its id."""
    return Judgement(id="", action="rate", target=target, by=signed.by, at=signed.at, value=value, reason=signed.reason)
