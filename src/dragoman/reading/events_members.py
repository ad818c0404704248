"""Who is on a side besides the phrase that the act was found with: whom brackets behind a collective name (各国（甲、乙）), whom
包括…在内 or 等 names before it, and who heads it (甲国为首的 + 各国)."""

from dragoman.reading import events_troops as troops
from dragoman.reading.events_clauses import PHRASES
from dragoman.reading.events_sides import Sides
from dragoman.reading.events_words import EventGrammar
from dragoman.reading.page import Page, Phrase, Sentence

# How far before a collective the members of it may begin.
REACH = 56
BRACKETS, COLLECTIVE = frozenset("（("), frozenset("GUOM")
# So ends what joins members to their collective.
JOINS = frozenset("内的等首类导表众")


def whole(page: Page, sentence: Sentence, sides: Sides, grammar: EventGrammar) -> tuple[list[Phrase], list[Phrase]]:
    """Both sides with those who belong to them; bare troops are of the force before them."""
    actor, recipient = ([troops.owned(page, sentence, p, grammar.some_troops) for p in side] for side in (sides.actor, sides.recipient))
    return _with(page, sentence, (actor, recipient), grammar), _with(page, sentence, (recipient, actor), grammar)


def _with(page: Page, sentence: Sentence, sides: tuple[list[Phrase], list[Phrase]], grammar: EventGrammar) -> list[Phrase]:
    side, other = sides
    found = list(side)
    taken = {id(p.member.final) for p in side + other if p.member is not None}
    for phrase in side:
        if (group := _around(page, sentence, phrase, grammar)) is not None and group not in found:
            found.append(group)
        if phrase.letter not in COLLECTIVE or phrase.member is None:
            continue
        for member in _before(page, sentence, phrase, grammar) + _behind(page, sentence, phrase, grammar):
            if member.member is not None and id(member.member.final) not in taken:
                taken.add(id(member.member.final))
                found.append(member)
    return found


def fitting(page: Page, phrase: Phrase, grammar: EventGrammar) -> str:
    """The classes that members of a collective have, by its noun: of 各国 states, of 议员 people."""
    return next((letters for ends, letters in grammar.members if ends.search(page.folded, phrase.start, phrase.end)), "PG")


def _before(page: Page, sentence: Sentence, phrase: Phrase, grammar: EventGrammar) -> list[Phrase]:
    shadow = sentence.fine
    at = shadow.at(phrase.start)
    low = max(0, at - REACH)
    if JOINS.isdisjoint(shadow.text[max(0, at - 8) : at]) or shadow.slots.get(at) is not phrase:
        return []
    match = grammar.including.search(shadow.text, low, at)
    if match is None:
        headed = grammar.headed.search(shadow.text, low, at) if phrase.letter == "G" else None
        return [shadow.slots[headed.start()]] if headed is not None else []
    letters = fitting(page, phrase, grammar)
    listed = shadow.phrases(match, "members" if match["members"] else "alike")
    return listed if all(p.letter in letters for p in listed) else []


def _behind(page: Page, sentence: Sentence, phrase: Phrase, grammar: EventGrammar) -> list[Phrase]:
    shadow = sentence.fine
    at = shadow.at(phrase.end - 1) + 1
    if shadow.text[at : at + 1] not in BRACKETS or (match := grammar.bracketed.match(shadow.text, at)) is None:
        return []
    listed = shadow.phrases(match, "members")
    sure = match["lead"] or sum(char in PHRASES for char in match["members"]) > 1
    letters = fitting(page, phrase, grammar)
    return listed if sure and all(p.letter in letters for p in listed) else []


def _around(page: Page, sentence: Sentence, phrase: Phrase, grammar: EventGrammar) -> Phrase | None:
    """包括 + 甲 + 在内的 + 多名官员: the collective of which the phrase names some."""
    if page.folded.find("在内", phrase.end, phrase.end + REACH) < 0:
        return None
    shadow = sentence.fine
    at = shadow.at(phrase.end - 1) + 1
    match = grammar.included.match(shadow.text, at)
    opened = shadow.text.find("包括", max(0, at - REACH), at)
    group = shadow.slots[match.end()] if match is not None and opened >= 0 else None
    return group if group is not None and group.letter in COLLECTIVE and phrase.letter in fitting(page, group, grammar) else None
