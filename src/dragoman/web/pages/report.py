"""All reports, and one with the words of its claims marked."""

from collections.abc import Mapping

from dragoman.analysis.judged import JudgedView
from dragoman.analysis.passages import passages
from dragoman.schema.claims import CLAIM_TYPES
from dragoman.schema.report import Block
from dragoman.store.view import NotThereError, View
from dragoman.web.judged import Entered
from dragoman.web.look import Look, Page, part_of
from dragoman.web.marking import paragraphs
from dragoman.web.slots import Sent, fields

ON_A_PAGE = 100


def reports(look: Look, number: int = 1) -> Page:
    """All reports that the filters let through, the latest first."""
    found = [one for one in look.snapshot.reports.values() if look.keeps_report(one)]
    part = part_of(found, number, ON_A_PAGE)
    failures = {"failures": look.snapshot.failures, "unfinished": look.snapshot.unfinished}
    return Page("reports.html", {"reports": part.items, "part": part, "total": len(found), **failures})


def page(look: Look, view: View, report_id: str, entered: Entered | None = None) -> Page:
    """A report with its claims beside it. Time and claimant do not narrow here: a text is read whole.

    `entered` is what an analyst wrote of the report that could not be taken."""
    report = look.snapshot.reports.get(report_id)
    if report is None:
        raise NotThereError(f"there is no report {report_id} in this situation")
    claims = [one for one in look.snapshot.of_report.get(report_id, ()) if look.keeps_in_text(one)]
    body = paragraphs(report, view.blocks(report_id), claims)
    left_out = [one for one in look.snapshot.left_out.values() if one.report == report_id]
    mark = view.report_mark(report_id) if isinstance(view, JudgedView) else None
    decided = {"left_out": left_out, "mark": mark, "entered": entered}
    return Page("report.html", {"report": report, "paragraphs": body, "claims": claims, **decided})


def excerpts(look: Look, view: View, report_id: str) -> Page:
    """A report as it is published: its title, and of its text only the sentences that claims rest on."""
    page_ = page(look, view, report_id)
    report, claims = look.snapshot.reports[report_id], page_.context["claims"]
    cut = [one for one in passages(report.text, view.blocks(report_id), claims) if one.evidence or one.kind == "title"]
    blocks = [Block(one.start, one.end, one.kind) for one in cut]
    shown = [one for one in paragraphs(report, blocks, claims) if one.kind == "title" or any(token.opens for token in one.tokens)]
    return Page("report.html", {**page_.context, "paragraphs": shown, "excerpts": True})


def adding(look: Look, view: View, report_id: str, asked: Sent, problem: str | None = None) -> Page:
    """A form for a claim that was not seen: on words of the report, of a kind. The words are those from `start` to `end`, or `words`."""
    report = view.report(report_id)
    told = {name: values[0] for name, values in asked.items() if values}
    kind = told.get("kind") if told.get("kind") in CLAIM_TYPES else None
    words, start = words_of(report.text, told)
    held = fields(look, kind) if kind else []
    entered = Entered(asked, problem or "") if kind else None
    context = {"report": report, "kind": kind, "kinds": tuple(CLAIM_TYPES), "chosen": words, "start": start, "problem": problem}
    return Page("add.html", {**context, "fields": held, "entered": entered})


def words_of(text: str, told: Mapping[str, str]) -> tuple[str, int | None]:
    """The words that were chosen, without the space around them, and where they start; None where only the words are known."""
    start, end = told.get("start", ""), told.get("end", "")
    if start.isdecimal() and end.isdecimal():
        chosen = text[int(start) : int(end)]
        return chosen.strip(), int(start) + len(chosen) - len(chosen.lstrip())
    return told.get("words", "").replace("\r\n", "\n").strip(), int(start) if start.isdecimal() else None
