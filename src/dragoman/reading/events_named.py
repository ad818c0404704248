"""Who is named besides those an act is told to meet: 拘捕4人，包括A及B; 拘捕A、某会成员B，以及C."""

from dragoman.reading.events_clauses import SILENT, Reader
from dragoman.reading.events_details import counted_too
from dragoman.reading.events_frames import Frame
from dragoman.reading.events_members import fitting
from dragoman.reading.events_words import Trigger
from dragoman.reading.page import Phrase

# How many characters that are not understood may stand before a name in the list.
GAP = 20
# Begin the words for the others behind the last name.
RESTED = frozenset("等与和及连以、")
ENDS = frozenset("。；：！？!?;:\n")


def named(reader: Reader, frame: Frame, end: int, trigger: Trigger, found: list[Phrase]) -> list[Phrase]:
    """The persons that a list right behind the act gives by name, where those it meets are only counted or the list goes on.

    `end`: where the trigger ends."""
    text, grammar, start = reader.text, reader.grammar, max(frame.end, end)
    # A及其党羽: 其 only says whose.
    last = found[-2:][0] if found and found[-1].open_reference == "owner" else next(reversed(found), None)
    if last is not None and last.letter in "PG" and (group := _rest(reader, last.end)) is not None:
        return [group]
    if found and found[-1].letter == "G" and (bodies := counted_too(reader.page, grammar, found[-1])):
        return bodies
    if not found:
        return []
    of_people = trigger.mode in grammar.people_only or trigger.category == "SANCTION"
    if all(p.letter == "G" for p in found):
        if of_people and (inner := _inside(reader, found[0])):
            return inner
        opening = grammar.naming.match(text, start)
        return [] if opening is None else _list(reader, opening.end(), fitting(reader.page, found[-1], grammar))
    if not of_people:
        return []
    if found[-1].letter == "P" and (goes_on := grammar.further.match(text, frame.after)) is not None and frame.after >= start:
        return _list(reader, goes_on.end())
    return []


def _inside(reader: Reader, counted: Phrase) -> list[Phrase]:
    """包括甲和乙在内的 + 5人: the persons named before the count."""
    at = reader.shadow.at(counted.start)
    low = reader.clauses[reader.clause_at(at)].start
    match = reader.grammar.counting.search(reader.text, low, at) if reader.text.rfind("在内的", low, at) > 0 else None
    listed = reader.phrases(*match.span("named")) if match is not None else []
    ends = {p.start: reader.shadow.at(p.start) + 1 for p in listed}
    return [p for p in listed if p.letter == "P" and p.member is not None and reader.text[ends[p.start]] != "的"]


def _rest(reader: Reader, at: int) -> Phrase | None:
    """The group of which the persons named are some, or that is told of with them: A等 + 13位活动人士, A与另 + 2人, 8人及 + 5间公司."""
    page = reader.page
    if page.folded[at : at + 1] not in RESTED or (match := reader.grammar.rest.match(page.folded, at)) is None:
        return None
    start, end = match.span(next(name for name, words in match.groupdict().items() if words is not None))
    return Phrase(start, end, start, end, "G", page.cast.unnamed(start, "group", page.text[start:end]))


def _list(reader: Reader, at: int, letters: str = "P") -> list[Phrase]:
    """Phrases of these classes from a shadow index on, as long as the list goes on."""
    text, grammar, found, gap = reader.text, reader.grammar, list[Phrase](), 0
    while at < len(text) and gap <= GAP and (text[at] not in ENDS or (found and grammar.further.match(text, at))):
        if not gap and (charge := grammar.charged_with.match(text, at) or grammar.told_of.match(text, at)) is not None:
            at = charge.end()
        if at in reader.verbs:
            break
        phrase = reader.shadow.slots.get(at)
        if phrase is not None and phrase.letter in letters and phrase.member is not None:
            if grammar.item.match(text, at + 1) is not None:
                found.append(phrase)
                gap = 0
            elif phrase.letter == "P":
                break
        if text[at] in "，,；":
            if (goes_on := grammar.further.match(text, at)) is None:
                break
            at = goes_on.end() - 1
        gap = 0 if text[at] == "、" else gap + (text[at] not in SILENT)
        at += 1
    return found
