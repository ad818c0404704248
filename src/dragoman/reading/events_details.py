"""What else belongs to an event: mode by complement, contexts, date, size, place, and the crowd behind a protest."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from msgspec import structs

from dragoman.lexicon.model import Lexicon
from dragoman.reading import modality, timing
from dragoman.reading.events_words import EventGrammar, Trigger
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.schema import plover
from dragoman.schema.actor import ActorType
from dragoman.schema.claims import AnyClaim, Event
from dragoman.schema.dates import bounds
from dragoman.schema.entities import Entity, Size
from dragoman.text.scripts import fold

# Dates within these bounds of the report's own are of what it tells.
# So much of the dates of a report that tells of one month lies in it.
TOPICAL = 0.3
RECENT, NEAR = timedelta(days=45), timedelta(days=7)
# Of these there may be many between the same two.
MOMENTARY = frozenset({"CONSULT", "ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN"})
# How far beyond where they may begin several persons may be told of: 一些偏远地区的男人.
SEVERAL_REACH = 12
# How far around a trigger the words of its context are looked for.
CONTEXT_REACH = 30
CLOSING = frozenset("」”")
# A text with so many numbered articles is a law or treaty.
LEAST_ARTICLES = 8
# Words for two sides.
BOTH_SIDES = frozenset({"pair", "states"})
# 抗议 + 活动: what may end the words for a protest behind the act's own.
CROWD_TAIL = 2


class Sizes:
    """Patterns of the grammar file that say what a number counts."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        data: dict[str, Any] = lexicon.grammar("events", language).get("sizes", {})
        self.after = {name: re.compile(fold(pattern)) for name, pattern in data.items()}

    def of(self, page: Page, sentence: Sentence, start: int, end: int) -> Size | None:
        """Persons counted between two offsets; None where there are none."""
        found: dict[str, int] = {}
        for number in sentence.numbers:
            value = number.value if number.value is not None else number.low
            if not start <= number.start < end or value is None:
                continue
            for name, pattern in self.after.items():
                if name not in found and pattern.match(page.folded, number.end, sentence.end):
                    found[name] = int(value)
        return Size(**found) if found else None


def is_law(page: Page, grammar: EventGrammar) -> bool:
    """The page is the text of a law or treaty."""
    return sum(grammar.article.match(page.folded, block.start) is not None for block in page.document.blocks) >= LEAST_ARTICLES


def mode_of(grammar: EventGrammar, trigger: Trigger, complement: str) -> str | None:
    """The mode of the trigger, or what its complement says."""
    if trigger.mode is not None:
        return trigger.mode
    modes = grammar.modes.get(trigger.category)
    if modes is None or trigger.frame not in {"comp", "hint", "vc"}:
        return None
    match = modes.pattern.search(complement)
    return modes.mode_of[match.group()] if match else grammar.defaults.get(trigger.category) or None


def contexts(grammar: EventGrammar, trigger: Trigger, around: str) -> tuple[str, ...]:
    """Contexts of the trigger and those that the words around it speak of."""
    found = dict.fromkeys((*trigger.context, *grammar.contexts.of(around)))
    known = plover.ontology().contexts
    return tuple(name for name in found if name in known)


def date_of(
    page: Page, sentence: Sentence, span: tuple[int, int], known: timing.TimingKnowledge, foreign: Sequence[tuple[int, int]] = ()
) -> tuple[str | None, float]:
    """EDTF and how sure it is: a date in the clause, in the sentence, or carried over. `foreign`: words of others than who tells it."""
    start, end = span
    own = [d for d in sentence.dates if d.edtf is not None and start - 4 <= d.start < end and not timing.enclosed(page, d, end)]
    told = [d for d in sentence.dates if d.edtf is not None and d.start < end]
    if told and modality.is_history(told[-1].edtf, page.reference) and not timing.sets(page, sentence, told, end, known):
        return None, 1.0
    own = [d for d in own if timing.tells(page, d, known)] or [d for d in own if timing.may_tell(page, d, known)]
    if own:
        return own[-1].edtf if len(own) == 1 else own[0].edtf, 1.0
    found = timing.told_at(page, sentence, start, known, foreign)
    return found, 1.0 if sentence.dates else 0.95


def heard(page: Page, sentence: Sentence, grammar: EventGrammar, speaking: tuple[list[Phrase], int], known: timing.TimingKnowledge) -> bool:
    """Who speaks in a hearing speaks as the report tells: no date after his words is theirs; nor is one that the sentences before told in
    passing. `speaking`: who, and where."""
    who, offset = speaking
    if not who or any(d.edtf is not None and d.start < offset for d in sentence.dates):
        return False
    hearing = all(grammar.hearing.fullmatch(page.folded, p.head_start, p.head_end) for p in who)
    if hearing or any(p.letter not in "POS" for p in who):
        return hearing
    return known.once.search(page.folded, sentence.start, offset) is None and timing.told_aside(page, sentence, known)


def told_by(page: Page, sentence: Sentence, offset: int, said: bool) -> Sentence:
    """The sentence without the dates that belong to what an act at the offset is about."""
    kept = [d for d in sentence.dates if not timing.of_object(page, sentence, d, offset, said)]
    return sentence if len(kept) == len(sentence.dates) else structs.replace(sentence, dates=kept)


def listed(phrase: Phrase) -> bool:
    """The lexicon knows who or what it is, or it is no place."""
    return phrase.letter != "L" or (phrase.member is not None and phrase.member.final.entry is not None)


def begun(date: str, page: Page) -> bool:
    """The date begins before the report's own."""
    first = bounds(date)[0]
    return first is not None and first <= page.reference


def topical_month(page: Page) -> str | None:
    """The month that the report tells of: where two or more of its dates lie near its own, and all in one month, and are no small part of
    all."""
    first = page.reference - RECENT
    days = [bounds(d.edtf)[0] for s in page.sentences for d in s.dates if d.edtf and d.kind != "report"]
    months = [f"{day.year:04}-{day.month:02}" for day in days if day is not None and first <= day <= page.reference + NEAR]
    return months[0] if len(months) > 1 and len(set(months)) == 1 and len(months) >= TOPICAL * len(days) else None


def dated_alike(claims: list[AnyClaim], month: str | None) -> list[AnyClaim]:
    """An event told once with a date and once without is one event; what has no date at all is of the month that the report tells of."""
    known: dict[tuple[Any, ...], str] = {}
    for claim in claims:
        if isinstance(claim, Event) and claim.date is not None:
            known.setdefault(_told(claim), claim.date)
    return [_dated(claim, known, month) if isinstance(claim, Event) and claim.date is None else claim for claim in claims]


def _dated(claim: Event, known: dict[tuple[Any, ...], str], month: str | None) -> Event:
    lasting = claim.event not in MOMENTARY
    date = known.get(_told(claim)) if lasting else None
    if date is None and not claim.auxiliary:
        date = month
    return claim if date is None else structs.replace(claim, date=date, id="")


def _told(claim: Event) -> tuple[Any, ...]:
    sides = tuple(tuple(sorted(str(entity.id) for entity in side)) for side in (claim.actor, claim.recipient, claim.asserted_by))
    return (claim.event, claim.mode, sides, claim.auxiliary)


def crowd(page: Page, grammar: EventGrammar, beside: list[Phrase] | None, start: int, end: int) -> tuple[Entity, ...]:
    """Those who protest where the text names only the protest: the protesters of that land, else the words of the protest itself with
    the land's name; none where it has no land and the report no protesters. `beside`: None where the protest is what is met."""
    land = next((p.member.final for p in beside or () if p.member is not None), None)
    country = land.country if land else None
    words = page.text[start:end]
    for member in page.cast.members.values():
        if (
            member.type == "group"
            and not member.named
            and (country is None or member.country in {None, country})
            and grammar.people.search(fold(member.names[0]))
        ):
            return (member.final.entity(words),)
    if beside == []:
        return ()
    member = page.cast.unnamed(start, "group", words)
    member.country, member.sector = country, "CVL"
    return (member.entity(words),)


def crowd_met(page: Page, grammar: EventGrammar, trigger: Trigger, span: tuple[int, int]) -> tuple[Entity, ...]:
    """Whom it meets where a protest is put down: 镇压示威."""
    if trigger.object is None or trigger.category not in {"COERCE", "ASSAULT"}:
        return ()
    start, end = span
    match = grammar.people.search(page.folded, start, end + CROWD_TAIL)
    return crowd(page, grammar, None, match.start(), match.end()) if match and match.start() < end else ()


def counted(page: Page, grammar: EventGrammar, sentence: Sentence, span: tuple[int, int], nearest: int | None = None) -> Phrase | None:
    """So many persons: the only number of them that begins in the stretch (35人, 逾40人); `nearest`: of several the one at its beginning
    (0) or end (−1)."""
    found = [
        (number.start, match.end())
        for number in sentence.numbers
        if span[0] <= number.start < span[1] and (match := grammar.counted.match(page.folded, number.end)) is not None
    ]
    if not found:
        several = grammar.several.finditer(page.folded, span[0], min(sentence.end, span[1] + SEVERAL_REACH))
        found = [m.span() for m in several if m.start() < span[1] and (nearest != -1 or m.end() <= span[1])]
    if not found or (nearest is None and len(found) > 1):
        return None
    start, end = found[nearest or 0]
    if page.folded[end : end + 1] in CLOSING and page.folded.count("「", start, end) + page.folded.count("“", start, end) == 1:
        end += 1  # 6名「白衣人」
    return Phrase(start, end, start, end, "G", page.cast.unnamed(start, "group", page.text[start:end]))


def counted_too(page: Page, grammar: EventGrammar, people: Phrase) -> list[Phrase]:
    """The bodies that are counted right behind so many persons: 172人 + 及5间公司."""
    match = grammar.counted_too.match(page.folded, people.end)
    if match is None:
        return []
    start, end = match.span("other")
    return [Phrase(start, end, start, end, "O", page.cast.unnamed(start, "organisation", page.text[start:end]))]


def apart(
    page: Page, sentence: Sentence, met: Phrase, carried: bool, sides: tuple[tuple[Entity, ...], list[Entity]]
) -> tuple[tuple[Entity, ...], list[Entity]]:
    """Nobody acts on himself: a pronoun is the other person named before it; else the subject of a clause before is whom the act meets."""
    actor, whom = sides
    if met.open_reference in {"owner", "persons"}:
        return sides
    if met.open_reference != "person":
        return ((), whom) if carried else sides
    acting = {entity.id for entity in actor}
    others = [p for p in sentence.phrases if p.letter == "P" and p.end <= met.start and p.member is not None and not p.open_reference]
    named = [e for p in others[::-1] for e in page.entities(p) if e.id not in acting]
    return actor, [structs.replace(e, text=page.text[met.start : met.end]) for e in named[:1]] or whom


def ends(page: Page, phrase: Phrase, words: tuple[str, ...]) -> bool:
    """The head of the phrase ends with one of the words."""
    return page.folded.endswith(words, phrase.head_start, phrase.head_end)


def narrator(page: Page, phrases: list[Phrase]) -> list[Entity]:
    """我 and 我们 where nobody is known to speak: who tells the report, unnamed."""
    found = []
    for phrase in phrases:
        if phrase.member is None and phrase.open_reference in {"self", "selves"}:
            words = page.text[phrase.start : phrase.end]
            kind: ActorType = "person" if phrase.open_reference == "self" else "group"
            found.append(page.cast.unnamed(page.text.find(words), kind, words).entity(words))
    return found


def sides_unnamed(page: Page, phrase: Phrase) -> list[Entity]:
    """双方 and 两国 where nothing says who they are: the words themselves, as for 各方."""
    if phrase.open_reference not in BOTH_SIDES or phrase.posts:
        return []
    words = page.text[phrase.start : phrase.end]
    return [page.cast.unnamed(phrase.start, "group", words).entity(words)]


def unique(entities: Iterable[Entity], but: Iterable[Entity] = ()) -> tuple[Entity, ...]:
    """Each actor once, and none that stands on the other side."""
    seen = {entity.id for entity in but}
    kept: dict[str | None, Entity] = {}
    for entity in entities:
        if entity.id not in seen:
            kept.setdefault(entity.id, entity)
    return tuple(kept.values())
