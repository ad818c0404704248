"""Whom an act meets that has no object behind its verb: 到A示威, 派兵进驻A, 赴A访问, 切断向A输送的天然气; the foe of an answer."""

from dragoman.reading.events_clauses import PHRASES, Clause, Reader
from dragoman.reading.events_details import ends
from dragoman.reading.events_frames import Frame
from dragoman.reading.events_sides import TAKEN, Sides, foreign
from dragoman.reading.events_words import EventGrammar, Trigger
from dragoman.reading.page import Phrase

# How many clauses before an attack its foe may be told of, and how many behind it.
BACK, AHEAD = 4, 2
# Of a post abroad.
POSTED = "驻"
# The sector of people in arms against their state, and how its army is called beside them.
REBELS, LOYAL = "REB", ("政府军", "官军")
# Before a mediator.
THROUGH, WHERE, BELOW = frozenset("经由"), frozenset("在"), frozenset("下")


def beyond(reader: Reader, frame: Frame, trigger: Trigger, sides: Sides) -> list[Phrase]:
    """The phrases of the other side, where the clause names them elsewhere."""
    grammar = reader.grammar
    clause = reader.clauses[reader.clause_at(frame.verb_end - 1)]
    if trigger.category == "PROTEST":
        low = max(clause.start, frame.start) if frame.source_clause < 0 else reader.clauses[frame.source_clause].start
        return (
            _seat(reader, grammar, (low, clause.end)) or _rousing(reader, frame, clause.start) or _aimed(reader, frame, clause, sides.actor)
        )
    if trigger.category == "MOBILIZE":
        into = grammar.into.match(reader.text, max(frame.end, frame.verb_end), clause.end)
        return foreign(reader.phrases(*into.span("to")), sides.actor) if into else []
    if trigger.category == "SANCTION":
        at = frame.verb_end + grammar.aspect.starting(reader.text, frame.verb_end, clause.end)
        if tied := grammar.elsewhere.tied.match(reader.text, at, clause.end):
            return reader.phrases(*tied.span("to")) + reader.phrases(*tied.span("too"))
        host = reader.shadow.slots.get(at)
        if host is not None and reader.page.folded.startswith(POSTED, host.start):
            return [p for p in host.inner if p.letter in "STO" and p.start == host.start + 1]  # 召回驻甲大使
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
    if trigger.category in TAKEN and frame.passive:
        return _some(reader, frame)
    if trigger.category == "RETREAT" and (posted := grammar.elsewhere.posted.match(reader.text, frame.verb_end)):
        return reader.phrases(*posted.span("from"))
    if trigger.category in TAKEN and trigger.object is not None and (upon := grammar.elsewhere.upon.match(reader.text, frame.verb_end)):
        return reader.phrases(*upon.span("to"))
    if trigger.frame == "pv" and trigger.category == "ASSAULT" and (waged := grammar.elsewhere.waged.match(reader.text, frame.verb_end)):
        return reader.phrases(*waged.span("to"))
    if (
        trigger.category == "ASSAULT"
        and frame.source_clause >= 0
        and grammar.leaning.quarter.match(reader.text, frame.verb_end, clause.end)
    ):
        return _town(reader, clause.start, sides.actor)
    open_fight = trigger.frame == "pv" or trigger.form in grammar.countering or grammar.elsewhere.site.match(reader.text, frame.verb_end)
    if trigger.category == "ASSAULT" and open_fight and not frame.nominal:
        return _foe(reader, frame, sides.actor)
    return []


def _some(reader: Reader, frame: Frame) -> list[Phrase]:
    """甲军出动三架战机，但其中一架被乙军击落: 甲军, who is the subject of the clause before."""
    number = reader.clause_at(frame.verb_end - 1)
    clause = reader.clauses[number]
    if march := reader.grammar.elsewhere.marching.search(reader.text, clause.start, frame.verb_end):
        return reader.phrases(*march.span("of"))  # 由甲发起的游行被驱散
    if not number or reader.grammar.elsewhere.some.search(reader.text, clause.start, frame.verb_end) is None:
        return []
    lead = reader.lead(number - 1)
    return lead.phrases if lead is not None and all(p.letter in "SUOGP" for p in lead.phrases) else []


def _aimed(reader: Reader, frame: Frame, clause: Clause, acting: list[Phrase]) -> list[Phrase]:
    """集会反对甲，大会称有两万人参加集会: those told of further on are against 甲 too."""
    known = reader.grammar.elsewhere
    if frame.source_clause >= 0 or any(p.letter != "G" for p in acting) or known.backing.search(reader.text, clause.start, clause.end):
        return []
    aimed = known.aimed.search(reader.text, 0, clause.start) if acting else None
    return reader.phrases(*aimed.span("to")) if aimed else []


def _rousing(reader: Reader, frame: Frame, low: int) -> list[Phrase]:
    """甲修改法律，引起学生抗议: 甲, whose doing it is."""
    roused = reader.grammar.elsewhere.roused.search(reader.text, low, frame.start) if frame.source_clause < 0 else None
    if roused is None:
        return []
    number = reader.clause_at(frame.start)
    own = reader.lead(number)
    back = [own] if own is not None and own.end <= roused.start() else [reader.lead(n) for n in range(number - 1, max(-1, number - 3), -1)]
    lead = next((one for one in back if one is not None), None)
    whose = lead is not None and lead.closed and reader.text.startswith("的", lead.end)  # 他的死亡: it is not he
    return [p for p in lead.phrases if p.letter in ("SO" if whose else "SPOGU")] if lead is not None and whose >= lead.closed else []


def _between(reader: Reader, frame: Frame, trigger: Trigger, sides: Sides) -> Sides | None:
    """A在B的斡旋下与C……: B brings A and C together."""
    text, clause = reader.text, reader.clauses[reader.clause_at(frame.verb_end - 1)]
    last = frame.verb_end - len(trigger.form)
    last -= text[last - 1] == "的"
    if last - 1 <= clause.start or text[last - 1] not in PHRASES:
        return None
    first = reader.chain_left(last, clause.start)
    if text[first - 1] not in WHERE:
        return None
    between, lead = reader.phrases(first, last), reader.lead(reader.clause_at(frame.verb_end - 1))
    met = [p for p in sides.actor + sides.recipient if p not in between]
    met = met or (lead.phrases if lead is not None and not lead.closed and lead.end < first else [])
    at = frame.verb_end + 1
    at += reader.grammar.together.starting(text, at, clause.end)
    if at > frame.verb_end + 1 and text[at : at + 1] in PHRASES:
        frame.end = reader.chain_right(at, clause.end)
        met = met + reader.phrases(at, frame.end)
    frame.nominal = False
    return Sides(between, met)


def followed(reader: Reader, frame: Frame, trigger: Trigger) -> list[Phrase]:
    """What the next clause says an attack took: 甲军再次进攻，占领了A; or what is named behind a dash: 夺取要塞之一——A."""
    if trigger.category in TAKEN and not frame.passive and (named := reader.grammar.elsewhere.named.match(reader.text, frame.verb_end)):
        return reader.phrases(*named.span("to"))
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


def _town(reader: Reader, high: int, acting: list[Phrase]) -> list[Phrase]:
    """甲军进攻A城，攻入市区: A城, the last place named before."""
    low = reader.clauses[max(0, reader.clause_at(high) - BACK)].start
    towns = [p for at, p in reader.shadow.slots.items() if low <= at < high and p.letter == "L" and p not in acting]
    return towns[-1:]


def _land(reader: Reader, phrase: Phrase) -> str | None:
    """Whose a force is: its own country, or that of its owner; rebels are their own, and so is a government's army."""
    member = phrase.member.final if phrase.member is not None else None
    if member is None:
        return None
    if member.sector == REBELS:
        return member.id
    if member.country is None and reader.page.folded.endswith(LOYAL, phrase.start, phrase.end):
        return LOYAL[0]
    return member.country or (member.owner.final.country if member.owner is not None else None)


def _foe(reader: Reader, frame: Frame, acting: list[Phrase]) -> list[Phrase]:
    """The one armed force of another side that the sentence tells of: 甲军占领两村，乙军随后反击; 甲军发动攻势，与乙军争夺两村."""
    own = {_land(reader, p) for p in acting}
    if not own or None in own:
        return []
    number = reader.clause_at(frame.verb_end - 1)
    low, high = reader.clauses[max(0, number - BACK)].start, reader.clauses[min(len(reader.clauses) - 1, number + AHEAD)].end
    found: dict[str, Phrase] = {}
    for at, phrase in reader.shadow.slots.items():
        told = low <= at < frame.start or frame.verb_end <= at < high
        armed = phrase.letter == "U" or (phrase.member is not None and phrase.member.final.sector == REBELS and phrase.letter in "GO")
        if not told or not armed or (land := _land(reader, phrase)) is None or land in own:
            continue
        if reader.grammar.backing.match(reader.text, at + 1) is None:
            found.setdefault(land, phrase)
    return list(found.values()) if len(found) == 1 else []


def mediated(reader: Reader, frame: Frame, trigger: Trigger, sides: Sides) -> Sides:
    """在A的斡旋下，B与C……; 经A调解，B……: A brings together those whom the next clause is about."""
    if trigger.mode != "third-party":
        return sides
    if reader.text[frame.verb_end : frame.verb_end + 1] in BELOW and (between := _between(reader, frame, trigger, sides)) is not None:
        sides = between
    if sides.recipient:
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
