"""When something happened: the date in its clause or sentence, else the day the report is telling of."""

from dragoman.reading.page import Page, Sentence

# A narrative date is carried forward over at most this many sentences of the same block or the next.
CARRY = 4
# How many dated days make a month the one that a report tells of.
LEAST_DAYS = 3


def date_at(page: Page, sentence: Sentence, offset: int) -> str | None:
    """EDTF of the date nearest before the offset in its sentence, else the first one after it; None where the sentence gives none."""
    dated = [d for d in sentence.dates if d.edtf is not None]
    if not dated:
        return None
    before = [d for d in dated if d.start <= offset]
    return (before[-1] if before else dated[0]).edtf


def narrative(page: Page) -> str | None:
    """The month that the report tells of: its own, where most of its dated days of the last year lie in it."""
    month = page.reference.isoformat()[:7]
    days = [d.edtf[:7] for s in page.sentences for d in s.dates if d.edtf and len(d.edtf) >= 7 and d.edtf[:4] == month[:4]]
    return month if len(days) >= LEAST_DAYS and days.count(month) * 2 > len(days) else None


def carried(page: Page, sentence: Sentence) -> str | None:
    """The narrative date of the sentences before, in the same block."""
    at = sentence.number
    for earlier in page.sentences[max(0, at - CARRY) : at][::-1]:
        if earlier.block != sentence.block:
            return None
        dated = [d for d in earlier.dates if d.edtf is not None]
        if dated:
            return dated[-1].edtf
    return None
