"""The walk that every export makes: report by report in the order of their ids, claim by claim in the order of the text."""

from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property

from dragoman.exchange.selection import Selection, Written
from dragoman.schema.claims import AnyClaim, entities_of
from dragoman.schema.report import Report
from dragoman.store.queries import ClaimQuery
from dragoman.store.view import View
from dragoman.text.sentences import split


class Telling:
    """The report whose claims are being written."""

    def __init__(self, view: View, report: Report) -> None:
        self._view = view
        self.report = report

    @cached_property
    def _starts(self) -> list[int]:
        blocks = [(block.start, block.end) for block in self._view.blocks(self.report.id)]
        return [start for start, _ in split(self.report.text, blocks or [(0, len(self.report.text))])]

    def sentence(self, claim: AnyClaim) -> int:
        """The number, from 1, of the sentence in which the claim's first span begins."""
        return max(1, bisect_right(self._starts, min(claim.spans).start))


def walk(view: View, selection: Selection, write: Callable[[AnyClaim, Telling], bool]) -> Written:
    """Hand every wanted claim to `write`, which says whether its format has a form for it; one report is held at a time."""
    reports = claims = left_out = 0
    named: set[str] = set()
    for report_id in view.report_ids():
        wanted = [one for one in view.claims(ClaimQuery(report=report_id, least=selection.least)) if selection.wants(one)]
        telling = Telling(view, view.report(report_id))
        taken = [claim for claim in wanted if write(claim, telling)]
        named.update(entity.id for claim in taken for _, entity in entities_of(claim) if entity.id)
        reports += bool(taken)
        claims += len(taken)
        left_out += len(wanted) - len(taken)
    return Written(reports, len(named), claims, left_out)
