"""Questions: those taken up, those that reports pose, and one with its rival answers."""

from collections.abc import Mapping

from msgspec import Struct

from dragoman.analysis.hypotheses.kept import questions
from dragoman.analysis.hypotheses.matrix import VERDICTS, Cell, Evidence, Hypothesis, Question, assess
from dragoman.analysis.hypotheses.proposing import Proposed, posed, propose
from dragoman.analysis.tellings import Telling, told_once
from dragoman.schema.claims import AnyClaim
from dragoman.store.view import NotThereError
from dragoman.web.look import Look, Page

MOST_PROPOSED = 12


class Offered(Struct, frozen=True):
    """A question that a report poses, and the other reports that pose it in the same words."""

    text: str
    reports: tuple[str, ...]


class Piece(Struct, frozen=True):
    """A proposal with its claims and the words it would have as evidence."""

    proposed: Proposed
    telling: Telling
    text: str


def listing(look: Look, problem: str = "") -> Page:
    """All questions. `problem`: why one could not be taken up."""
    offered: dict[str, list[str]] = {}
    for one in posed(look.snapshot):
        offered.setdefault(one.text, []).append(one.report)
    read = [one for one in look.snapshot.joined.conflicts if one.type == "reading"]
    return Page(
        "questions.html",
        {
            "taken": questions(look.snapshot.judgements),
            "offered": [Offered(text, tuple(reports)) for text, reports in offered.items()],
            "readings": [(one.id, look.snapshot.joined.read_by(one)[0]) for one in read if look.snapshot.joined.read_by(one)],
            "problem": problem,
        },
    )


def found(look: Look, which: str) -> Question:
    """The question of this id; NotThereError where it is not there or was taken away."""
    for one in questions(look.snapshot.judgements):
        if one.id == which:
            return one
    raise NotThereError(f"there is no question {which} in this situation")


def page(look: Look, which: str, chosen: Mapping[str, str] | None = None, problem: str = "") -> Page:
    """One question. `chosen`: the cell that the form for ratings begins with (e, h)."""
    asked = found(look, which)
    claims = {one.id: one for one in look.claims} if look.links.published else look.snapshot.claims
    answers = {one.id: one for one in asked.hypotheses}
    pieces = {one.id: one for one in asked.evidence}
    parts: tuple[Hypothesis | Evidence, ...] = (*asked.hypotheses, *asked.evidence)
    rests = {one.id: told_once(look.snapshot, [claims[claim] for claim in one.claims if claim in claims]) for one in parts}
    cells: dict[tuple[str, str], list[Cell]] = {}
    for one in asked.cells:
        cells.setdefault((one.evidence, one.hypothesis), []).append(one)
    return Page(
        "question.html",
        {
            "question": asked,
            "found": assess(asked),
            "answers": answers,
            "adduced": pieces,
            "rests": rests,
            "cells": cells,
            "offered": [_piece(look, one) for one in propose(look.snapshot, asked, MOST_PROPOSED) if set(one.claims) <= set(claims)],
            "verdicts": VERDICTS,
            "chosen": chosen or {},
            "problem": problem,
            "actors": [one for one in asked.actors if one in look.snapshot.actors],
        },
    )


def _piece(look: Look, one: Proposed) -> Piece:
    first, *others = (look.snapshot.claims[claim] for claim in one.claims)
    fact = look.snapshot.fact_of.get(first.id)
    return Piece(one, Telling(first, tuple(others), fact.voices if fact else 1), plain(look, first))


def plain(look: Look, claim: AnyClaim) -> str:
    """A claim's line in plain words of the reader's language."""
    text = "".join(f" {piece.text} " if piece.role == "code" else piece.text for piece in look.wording.line(claim))
    return " ".join(text.split())
