"""Speakers that several words name together."""

from dragoman.reading.page import Page, Phrase


def of_all(page: Page, phrases: list[Phrase]) -> Phrase:
    """甲国和乙国的官员: one group, where nobody is known by name."""
    first, last = phrases[0], phrases[-1]
    if first is last or (last.member is not None and last.member.final.named):
        return last
    member = page.cast.unnamed(first.start, "group", page.text[first.start : last.end])
    return Phrase(first.start, last.end, first.start, last.end, "G", member, posts=[], inner=[], also=[])
