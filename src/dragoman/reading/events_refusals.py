"""Who is refused and who refuses, where the sentence says so before: 警方要求搜查，她拒绝; 从A获得武器，都遭拒绝."""

from msgspec import Struct

from dragoman.reading.events_clauses import Reader
from dragoman.reading.events_frames import Frame
from dragoman.reading.events_sides import Sides
from dragoman.reading.events_words import Trigger
from dragoman.reading.page import Page, Phrase, Sentence

# Acts that may be met with a refusal.
ASKING = frozenset({"REQUEST", "COERCE", "PROTEST"})
# How many clauses before a refusal that may stand. How many characters may stand between who speaks and the cue.
BACK, SPEAKING = 3, 4
# How many clauses before a refusal that names nothing a wish may stand.
WISHED = 2
PLACES, SUFFERED, MARKS = frozenset("LTX"), frozenset("被遭"), frozenset("，；：、")
# Who may be asked for something by a visitor.
HOSTS = frozenset("SPGO")
# Done with words to what somebody has done, said or asked.
MET_BY_WORDS = frozenset({"REJECT", "ACCUSE", "AGREE", "SUPPORT"})


class Asked(Struct):
    """Who asks for something or forces it, and of whom; and in which clause."""

    by: list[Phrase]
    of: list[Phrase]
    clause: int


def asked(reader: Reader, frame: Frame, trigger: Trigger, sides: Sides) -> Asked | None:
    """What a later clause may refuse."""
    asking = trigger.category in ASKING and sides.actor
    return Asked(sides.actor, sides.recipient, reader.clause_at(frame.verb_end - 1)) if asking else None


def answer(page: Page, sentence: Sentence, found: tuple[Reader, Frame, Trigger, Sides], before: Asked | None) -> None:
    """Fill the side of a request or a refusal that its own clause leaves out."""
    reader, frame, trigger, sides = found
    alone = not sides.recipient or (frame.source_clause >= 0 and shared(page, sides.recipient, sides.actor))
    if trigger.category in MET_BY_WORDS and frame.passive and sides.actor and alone:
        sides.recipient = owned(reader, frame) or sides.recipient
    if trigger.category == "THREATEN" and sides.actor and not sides.recipient:
        sides.recipient = [p for p in warned(reader, frame) if not shared(page, [p], sides.actor)]
    if trigger.category == "ACCUSE" and sides.actor and not sides.recipient and reader.grammar.elsewhere.replying.fullmatch(trigger.form):
        sides.recipient = spoke(page, sentence, reader, frame)
    if trigger.category == "REQUEST" and not sides.recipient:
        sides.recipient = addressed(reader, frame)
    if trigger.category == "REJECT" and sides.actor and not sides.recipient and not frame.passive:
        sides.recipient = approached(reader, frame)
    number = reader.clause_at(frame.verb_end - 1)
    near = before if before is not None and 0 < number - before.clause <= BACK else None
    if trigger.category == "AGREE" and near is not None and sides.actor and not sides.recipient and not frame.passive:
        own = frame.source_clause < 0 if not near.of else shared(page, near.of, sides.actor)
        sides.recipient = near.by if own and not shared(page, near.by, sides.actor) else []
    if trigger.category == "AGREE" and trigger.frame == "vc" and sides.actor and not sides.recipient and not frame.passive:
        sides.recipient = proposing(page, reader, frame, sides.actor)
    if trigger.category in {"REJECT", "ACCUSE"} and sides.actor and not sides.recipient and not frame.passive and number:
        sides.recipient = [p for p in before_it(reader, frame, trigger, number) if not shared(page, [p], sides.actor)]
    if trigger.category != "REJECT" or (sides.actor and sides.recipient and not shared(page, sides.actor, sides.recipient)):
        return
    if frame.passive and sides.actor and near is not None and shared(page, near.of, sides.actor):
        sides.recipient = near.by
    elif frame.passive and sides.actor and number and not sides.recipient:
        sides.recipient = [p for p in wishing(reader, number) if not shared(page, [p], sides.actor)]
    if frame.passive and not sides.actor:
        low = reader.clauses[max(0, number - 1)].start
        sought = reader.grammar.sought.search(reader.text, low, frame.verb_end)
        of = reader.phrases(*sought.span("of")) if sought else near.of if near is not None else []
        sides.actor = of if all(p.letter not in PLACES for p in of) and not shared(page, of, sides.recipient) else []
    elif not frame.passive and near is not None and sides.actor and not shared(page, near.by, sides.actor):
        sides.recipient = near.by if not near.of or frame.source_clause < 0 or shared(page, near.of, sides.actor) else []


def before_it(reader: Reader, frame: Frame, trigger: Trigger, number: int) -> list[Phrase]:
    """Whose doing the clause before tells: 甲扣船，乙对此表示谴责; or calls: 甲召集协商，乙拒绝出席; and what it names
    last: 甲成立了丙，乙拒绝加入."""
    text, elsewhere, last = reader.text, reader.grammar.elsewhere, reader.clauses[number - 1]
    if trigger.category == "REJECT":
        if frame.verb_end == reader.clauses[number].end:
            return wishing(reader, number)
        if elsewhere.unjoined.match(text, frame.verb_end) is None:
            return []
        named, host = reader.shadow.slots.get(last.end - 1), reader.lead(number - 1)
        if host is not None and not host.closed and elsewhere.convened.search(text, host.end, last.end):
            return host.phrases
        return [named] if named is not None and named.letter == "O" else []
    lead = reader.lead(number - 1) if elsewhere.over.search(text, reader.clauses[number].start, frame.verb_end) else None
    suffered = any(char in SUFFERED for char in text[last.start : last.end])
    return lead.phrases if lead is not None and not lead.closed and not suffered and all(p.letter in "SOPGU" for p in lead.phrases) else []


def wishing(reader: Reader, number: int) -> list[Phrase]:
    """Who wished for something in a clause before a refusal that names nothing: 学校建议他入党，但被他拒绝; 员工想帮忙，她一口回绝."""
    for wish in range(number - 1, max(-1, number - 1 - WISHED), -1):
        clause = reader.clauses[wish]
        if reader.grammar.elsewhere.wished.search(reader.text, clause.start, clause.end) is None:
            continue
        lead = reader.lead(wish) or (reader.lead(wish - 1) if wish else None)
        return lead.phrases if lead is not None and not lead.closed and all(p.letter in HOSTS for p in lead.phrases) else []
    return []


def proposing(page: Page, reader: Reader, frame: Frame, actor: list[Phrase]) -> list[Phrase]:
    """To whom somebody agrees: who proposed it to him in a clause before: 甲向乙提出方案，乙同意."""
    number = reader.clause_at(frame.verb_end - 1)
    for asking in range(number - 1, max(-1, number - 1 - BACK), -1) if frame.source_clause < 0 else ():
        clause = reader.clauses[asking]
        sought = reader.grammar.sought.search(reader.text, clause.start, clause.end)
        if sought is not None and shared(page, reader.phrases(*sought.span("of")), actor):
            lead = reader.lead(asking)
            return lead.phrases if lead is not None and not lead.closed and not shared(page, lead.phrases, actor) else []
    return []


def owned(reader: Reader, frame: Frame) -> list[Phrase]:
    """Whose the thing is that meets with it: A的请求被B驳回."""
    number = reader.clause_at(frame.verb_end - 1)
    lead = reader.lead(number)
    if lead is not None and lead.closed and reader.grammar.proposed.match(reader.text, lead.end):
        return lead.phrases
    filed = reader.grammar.elsewhere.filed.search(reader.text, reader.clauses[number].start, frame.verb_end)
    return reader.phrases(*filed.span("by")) if filed is not None else []


def spoke(page: Page, sentence: Sentence, reader: Reader, frame: Frame) -> list[Phrase]:
    """Whom an answer goes to: who spoke last before it, in its sentence or the one before. 市长说……。州长反驳说……."""
    own = {entity.id for phrase in frame.actor for entity in page.entities(phrase)}
    before = [page.sentences[sentence.number - 1]] if sentence.number else []
    for told in (sentence, *(one for one in before if one.block == sentence.block)):
        high = reader.shadow.offsets[frame.start]
        cues = [word.start for word in told.words if word.table == "cues" and word.start < high and word.end in page.boundaries]
        speaking = [p for p in told.phrases if p.letter in "PGOS" and own.isdisjoint(e.id for e in page.entities(p))]
        for cue in reversed(cues):
            near = [p for p in speaking if 0 <= cue - p.end <= SPEAKING and MARKS.isdisjoint(page.folded[p.end : cue])]
            if near:
                return near[-1:]
        if any(page.folded[cue - 1] in MARKS for cue in cues):
            return [p for p in speaking[:1] if p.end < cues[-1]]  # 甲拍桌，扬言……
    return []


def warned(reader: Reader, frame: Frame) -> list[Phrase]:
    """Who must not do what a threat hangs on: 警告，若A不撤军，将……."""
    number = reader.clause_at(frame.verb_end - 1) + 1
    if number >= len(reader.clauses) or (on := reader.grammar.supposing.match(reader.text, reader.clauses[number].start)) is None:
        return []
    at = on.end()
    return reader.phrases(at, reader.chain_right(at, reader.clauses[number].end)) if at in reader.shadow.slots else []


def approached(reader: Reader, frame: Frame) -> list[Phrase]:
    """Whose wish the clause before names: 对于A的要求，B断然拒绝."""
    number = reader.clause_at(frame.verb_end - 1) - 1
    wish = reader.grammar.approached.search(reader.text, reader.clauses[number].start, reader.clauses[number].end) if number >= 0 else None
    return reader.phrases(*wish.span("of")) if wish else []


def addressed(reader: Reader, frame: Frame) -> list[Phrase]:
    """To whom a request goes by the clause after it or before it: 促请释放B，并呼吁A…; 向A发信，要求…."""
    number = reader.clause_at(frame.verb_end - 1)
    if frame.passive:
        return []
    if (match := reader.grammar.readdressed.match(reader.text, reader.clauses[number].end)) is not None:
        return reader.phrases(*match.span("to"))
    if number == 0 or not frame.elided:
        return []
    before = reader.clauses[number - 1]
    if (visit := reader.grammar.leaning.visited.search(reader.text, before.start, frame.verb_end)) and visit.end() == frame.verb_end:
        return [p for p in reader.phrases(*visit.span("to")) if p.letter in HOSTS]
    match = reader.grammar.addressed.search(reader.text, before.start, before.end)
    if match is None and reader.grammar.joining.starting(reader.text, reader.clauses[number].start, reader.clauses[number].end):
        match = reader.grammar.blamed.search(reader.text, before.start, before.end)
        return reader.phrases(*match.span("to")) if match else []
    found = reader.phrases(*match.span(next(name for name in ("to", "of", "whom") if match.start(name) >= 0))) if match else []
    return [p for p in found if p.letter not in "LT"]


def shared(page: Page, some: list[Phrase], others: list[Phrase]) -> bool:
    """One actor stands in both lists."""
    ids = {entity.id for phrase in some for entity in page.entities(phrase)}
    return any(entity.id in ids for phrase in others for entity in page.entities(phrase))
