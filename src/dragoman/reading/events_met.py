"""Whom an act meets that has no object behind its verb: 到A示威, 派兵进驻A, 赴A访问, 切断向A输送的天然气; the foe of an answer."""

from dragoman.reading.events_clauses import Reader
from dragoman.reading.events_details import ends
from dragoman.reading.events_frames import Frame
from dragoman.reading.events_sides import Sides
from dragoman.reading.events_words import EventGrammar, Trigger
from dragoman.reading.page import Phrase

# How many clauses before a counter-attack its foe may be told of.
BACK = 4
# Before a mediator.
THROUGH = frozenset("经由")


def beyond(reader: Reader, frame: Frame, trigger: Trigger, sides: Sides) -> list[Phrase]:
    """The phrases of the other side, where the clause names them elsewhere."""
    grammar = reader.grammar
    clause = reader.clauses[reader.clause_at(frame.verb_end - 1)]
    if trigger.category == "PROTEST":
        low = max(clause.start, frame.start) if frame.source_clause < 0 else reader.clauses[frame.source_clause].start
        return _seat(reader, grammar, (low, clause.end))
    if trigger.category == "MOBILIZE":
        into = grammar.into.match(reader.text, max(frame.end, frame.verb_end), clause.end)
        return _foreign(reader.phrases(*into.span("to")), sides.actor) if into else []
    if trigger.category == "SANCTION":
        supplied = grammar.supplied.search(reader.text, frame.verb_end, clause.end)
        return reader.phrases(*supplied.span("to")) if supplied else []
    if trigger.mode == "visit":
        return [p for p in frame.places if p.letter in "SLTO" and grammar.bound_for.ending(reader.text, reader.shadow.at(p.start), 0)]
    if trigger.category == "COERCE":
        return [p for p in frame.places if p.letter in "ST"] if trigger.form in grammar.coups else []
    if trigger.category == "ACCUSE":
        number = reader.clause_at(frame.verb_end - 1) - 1
        called = grammar.summoned.search(reader.text, reader.clauses[number].start, reader.clauses[number].end) if number >= 0 else None
        return reader.phrases(*called.span("to")) if called else []
    if trigger.category == "ASSAULT" and trigger.form in grammar.countering and not frame.passive and not frame.nominal:
        return _foe(reader, frame, sides.actor)
    return []


def followed(reader: Reader, frame: Frame, trigger: Trigger) -> list[Phrase]:
    """What the next clause says an attack took: 甲军再次进攻，占领了A."""
    if trigger.category != "ASSAULT" or trigger.frame != "pv" or frame.passive or frame.nominal:
        return []
    end = reader.clauses[reader.clause_at(frame.verb_end - 1)].end
    taken = reader.grammar.followed.match(reader.text, end) if end == frame.verb_end else None
    return reader.phrases(*taken.span("to")) if taken else []


def _seat(reader: Reader, grammar: EventGrammar, span: tuple[int, int]) -> list[Phrase]:
    """The office before which people protest: 到市政府示威, 在大使馆外抗议; not the park or the university where they do."""
    found = grammar.seat.search(reader.text, *span)
    if found is None:
        return []
    phrases = reader.phrases(*found.span("to" if found.start("to") >= 0 else "at"))
    return [p for p in phrases if ends(reader.page, p, grammar.seats)]


def _foreign(phrases: list[Phrase], acting: list[Phrase]) -> list[Phrase]:
    """Without the places of those who act."""
    own = {p.member.final.country for p in acting if p.member is not None} - {None}
    return [p for p in phrases if p.member is not None and p.member.final.country not in own]


def _foe(reader: Reader, frame: Frame, acting: list[Phrase]) -> list[Phrase]:
    """The one armed force of another state that the sentence has told of: 甲军占领两村，乙军随后反击."""
    own = {p.member.final.country for p in acting if p.member is not None}
    if not own or None in own:
        return []
    low = reader.clauses[max(0, reader.clause_at(frame.verb_end - 1) - BACK)].start
    found: dict[str, Phrase] = {}
    for at, phrase in reader.shadow.slots.items():
        member = phrase.member.final if phrase.member is not None else None
        if not low <= at < frame.start or phrase.letter != "U" or member is None or member.country is None or member.country in own:
            continue
        if reader.grammar.backing.match(reader.text, at + 1) is None:
            found.setdefault(member.country, phrase)
    return list(found.values()) if len(found) == 1 else []


def mediated(reader: Reader, frame: Frame, trigger: Trigger, sides: Sides) -> Sides:
    """在A的斡旋下，B与C……; 经A调解，B……: A brings together those whom the next clause is about."""
    if trigger.mode != "third-party" or sides.recipient:
        return sides
    through = next((p for p in frame.places if reader.text[reader.shadow.at(p.start) - 1] in THROUGH), None)
    if through is not None:
        met = [] if frame.elided else sides.actor
        sides = Sides([through], met)
    elif reader.grammar.under.match(reader.text, frame.verb_end) is None:
        return sides
    number = reader.clause_at(frame.verb_end - 1) + 1
    lead = reader.lead(number) if number < len(reader.clauses) and not sides.recipient else None
    if lead is not None and not lead.closed:
        sides.recipient = lead.phrases
    return sides
