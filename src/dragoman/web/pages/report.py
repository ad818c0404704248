"""All reports, and one with the words of its claims marked."""

from dragoman.store.view import NotThereError, View
from dragoman.web.look import Look, Page
from dragoman.web.marking import paragraphs


def reports(look: Look) -> Page:
    """All reports that the filters let through, the latest first."""
    found = [one for one in look.snapshot.reports.values() if look.keeps_report(one)]
    return Page("reports.html", {"reports": found, "failures": look.snapshot.failures, "unfinished": look.snapshot.unfinished})


def page(look: Look, view: View, report_id: str) -> Page:
    """A report with its claims beside it. Time and claimant do not narrow here: a text is read whole."""
    report = look.snapshot.reports.get(report_id)
    if report is None:
        raise NotThereError(f"there is no report {report_id} in this situation")
    claims = [one for one in look.snapshot.of_report.get(report_id, ()) if look.keeps_in_text(one)]
    body = paragraphs(report, view.blocks(report_id), claims)
    return Page("report.html", {"report": report, "paragraphs": body, "claims": claims})
