"""A question with its hypotheses, evidence and ratings, written for others: JSON, Markdown, CSV."""

import csv
import io
from typing import Any

from msgspec import json, to_builtins

from dragoman.analysis.hypotheses.matrix import Assessment, Cell, Question, assess

MARKS = {"consistent": "+", "inconsistent": "−", "not_applicable": "·"}


def as_json(question: Question) -> bytes:
    """The question and what the matrix says, one object."""
    held: dict[str, Any] = {"question": to_builtins(question), "assessment": to_builtins(assess(question))}
    return json.format(json.encode(held), indent=2) + b"\n"


def as_csv(question: Question) -> str:
    """A row for each cell: the form that a statistician would ask for."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(
        (
            "question",
            "evidence",
            "evidence_text",
            "source",
            "claims",
            "credibility",
            "hypothesis",
            "hypothesis_text",
            "by",
            "verdict",
            "weight",
            "reason",
        )
    )
    evidence = {one.id: one for one in question.evidence}
    hypotheses = {one.id: one for one in question.hypotheses}
    for cell in question.cells:
        piece, answer = evidence[cell.evidence], hypotheses[cell.hypothesis]
        about = (piece.id, piece.text, piece.source, " ".join(piece.claims), piece.credibility, answer.id, answer.text)
        rows.writerow((question.text, *about, cell.by, cell.verdict, cell.weight, cell.reason))
    return out.getvalue()


def as_markdown(question: Question) -> str:
    """The matrix as a table, with the ranking and what it hangs on."""
    found = assess(question)
    lines = [f"# {question.text}", "", "## Hypotheses, the least contradicted first", ""]
    answers = {one.id: one.text for one in question.hypotheses}
    for one in found.standings:
        unrated = f", {one.unrated} pieces not rated" if one.unrated else ""
        lines.append(f"- **{one.hypothesis}** {answers[one.hypothesis]} (rank {one.rank}, inconsistency {one.inconsistency:g}{unrated})")
    lines += ["", "## Evidence", "", _row("", *(one.id for one in question.hypotheses), "tells apart"), _row(*["---"] * (len(answers) + 2))]
    gaps = {one.evidence: one.gap for one in found.diagnosticity}
    for piece in question.evidence:
        cells = [_cell(question, piece.id, one.id) for one in question.hypotheses]
        lines.append(_row(f"**{piece.id}** {piece.text}", *cells, f"{gaps[piece.id]:g}"))
    lines += ["", "\\+ consistent, − inconsistent (−− heavily), · not applicable; ≠ analysts differ.", "", *_hangs_on(found)]
    return "\n".join(lines).rstrip() + "\n"


def _cell(question: Question, evidence: str, hypothesis: str) -> str:
    held = [one for one in question.cells if (one.evidence, one.hypothesis) == (evidence, hypothesis)]
    marks = list(dict.fromkeys(_mark(one) for one in held))
    return marks[0] if len(marks) == 1 else " ≠ ".join(marks)


def _mark(cell: Cell) -> str:
    return MARKS[cell.verdict] * (2 if cell.verdict == "inconsistent" and cell.weight > 1 else 1)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _hangs_on(found: Assessment) -> list[str]:
    lines = ["## What the ranking hangs on", ""]
    for one in found.drops:
        change = "another would lead" if one.leader_changes else "the order behind the first would change"
        lines.append(f"- Without {one.what} {one.dropped}, {change}: {' > '.join(' = '.join(same) for same in one.order)}.")
    if not found.drops:
        lines.append("No single piece, and no single voice, changes it.")
    if found.alike:
        lines += ["", "## What would tell more", ""]
        lines += [
            f"- Nothing so far tells {', '.join(same[:-1])} and {same[-1]} apart: look for what one of them forbids."
            for same in found.alike
        ]
    return lines
