"""Finding a claim again that a newer reader may have made otherwise: by its id, else by its kind and its words."""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from dragoman.schema.claims import AnyClaim
from dragoman.schema.entities import Span

ENOUGH = 0.5  # two stretches of text are the same words where each lies in the other by half at least
_CATEGORIES = ("event", "type", "aspect", "measure", "change")


def found_again(old: AnyClaim, now: Iterable[AnyClaim]) -> AnyClaim | None:
    """The one claim of today that the old one has become; None where there is none, or where several could be it."""
    kin = [one for one in now if type(one) is type(old)]
    first = min(old.spans)
    same_id = [one for one in kin if one.id == old.id]
    if same_id:
        return same_id[0]
    same_place = [one for one in kin if one.report == old.report and _place(one) == (first.start, first.end)]
    same_words = [one for one in kin if one.report != old.report and min(one.spans).text == first.text]
    overlapping = [one for one in kin if one.report == old.report and _category(one) == _category(old) and _overlap(one, first)]
    for found in (same_place, same_words, overlapping):
        if found:
            return _likest(old, found)
    return None


def relocated(claim: AnyClaim, report: str, text: str) -> AnyClaim | None:
    """The claim on the same words of an edited text; None where they are gone or stand there more than once."""
    spans = []
    for span in claim.spans:
        start = text.find(span.text)
        if start < 0 or text.find(span.text, start + 1) >= 0:
            return None
        spans.append(Span(start, start + len(span.text), span.text))
    return msgspec.structs.replace(claim, report=report, spans=tuple(spans), id="")


def _place(claim: AnyClaim) -> tuple[int, int]:
    first = min(claim.spans)
    return first.start, first.end


def _category(claim: AnyClaim) -> str | None:
    return next((str(getattr(claim, field)) for field in _CATEGORIES if hasattr(claim, field)), None)


def _overlap(claim: AnyClaim, other: Span) -> bool:
    start, end = _place(claim)
    shared = min(end, other.end) - max(start, other.start)
    return shared >= ENOUGH * max(end - start, other.end - other.start)


def _likest(old: AnyClaim, found: Sequence[AnyClaim]) -> AnyClaim | None:
    """The one that is most like the old one: category first, then the slots that ids are made from, then who claims it."""
    marks: tuple[Callable[[AnyClaim], object], ...] = (
        _category,
        lambda one: one.key_slots(),
        lambda one: [entity.text for entity in one.asserted_by],
        lambda one: one.auxiliary,
    )
    left = list(found)
    for mark in marks:
        alike = [one for one in left if mark(one) == mark(old)]
        left = alike or left
        if len(left) == 1:
            return left[0]
    return None
