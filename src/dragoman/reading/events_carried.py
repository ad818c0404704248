"""The subject that an elided one goes back to: that of a clause before."""

from dragoman.reading.events_clauses import PHRASES, Lead, Reader
from dragoman.reading.events_words import Trigger
from dragoman.reading.page import Phrase

# How many clauses back it may stand.
CLAUSES_BACK = 3
# How many characters that are not understood may stand before the subject of a clause; how far before its end who tells may stand.
PREFIX, CUED = 8, 8
# What stands right before a phrase that is no subject.
GOVERNORS = frozenset("被受遭由对向给把将让使令叫请派以从在与和同跟比为劝果")
# What stands right after a phrase that is the object of a verb not known: 撤除A在B的业务.
PREPOSED = frozenset("在对于向的之")
# Between the halves of a headline; what may stand behind one and go on with the subject before it.
SPACES, SUFFERED = " 　", "被遭获"
# Joins a clause to the one before it.
JOINING = frozenset("并且亦也又")
# So begins a clause that tells by whom something is known.
SOURCED = ("据", "根据", "按照")
# The clauses of a warning before what it threatens: who says it, and the condition.
LEAST_BEFORE = 2
# Between two who meet: the second is a partner; or they may be two subjects. Acts of two sides.
PAIR, WITH, AND = 2, frozenset("与同跟和"), "和"
MUTUAL, TRUCE = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"}), "ceasefire"
# Asked for by who speaks, whatever condition comes before.
ASKING = "REQUEST"
# Acts that the one acts of whom somebody tells, not the teller.
TOLD = frozenset({"v", "vi", "from", "pv", "with"})


def earlier(reader: Reader, trigger: Trigger, place: tuple[int, int, int], suffered: bool = False) -> Lead | None:
    """The subject of an earlier clause. For an act of speech one who spoke there comes first: X表示，Y……，并要求.

    `place`: number of the trigger's clause, where that begins, and where the trigger ends; `suffered`: it is done to the subject."""
    current, low, end = place
    start = reader.clauses[current].start
    if start and reader.text[start - 1] in SPACES and reader.text[start] not in SUFFERED:
        return None  # a headline: 甲弃保　遊行挂牌
    back = range(current - 1, max(-1, current - 1 - CLAUSES_BACK), -1)
    speech = trigger.frame in {"comp", "hint", "va", "vc"}
    spoken = speech and reader.spoken(end - len(trigger.form))
    if speech and back and repeated(reader, trigger.form, back[0]):
        return None
    if spoken:
        for number in back:
            clause = reader.clauses[number]
            lead = (reader.lead(number) or teller(reader, number)) if clause.end in reader.cues else None
            if lead is not None and not lead.closed and not reader.reported(number, lead):
                return announced(reader, number, current, low) or lead
    if (
        back
        and trigger.category == "ASSAULT"
        and reader.grammar.cases.search(reader.text, reader.clauses[current - 1].start, reader.clauses[current - 1].end)
    ):
        return None  # 法官审理甲砍人案，砍伤三人: no judge did
    if (speaker := promising(reader, current, end)) is not None:
        return speaker
    joined = low < end and reader.text[low] in JOINING
    if joined and (judge := ruled(reader, back)) is not None:
        return judge
    again = reader.grammar.afterwards.starting(reader.text, low, end) > 0
    for number in back:
        if reader.grammar.instances.starting(reader.text, reader.clauses[number].start, reader.clauses[number].end):
            continue
        told = trigger.frame in TOLD or (suffered and reader.text.startswith(SOURCED, reader.clauses[number].start))
        own = told and not reader.grammar.resuming.starting(reader.text, low, end)
        made = None if suffered or again else reader.handed(number)
        if (handed := made or (reader.told(number, joined) if own else None)) is not None:
            return handed
        lead = reader.lead(number)
        if trigger.category == ASKING and number and reader.clauses[number - 1].end in reader.cues and supposed(reader, number):
            return reader.lead(number - 1)  # 甲说，若乙失败，建议……
        if lead is not None and trigger.frame not in TOLD and reader.reported(number, lead):
            continue  # 强调A独立，拒绝……: A is not who refuses
        if lead is not None:
            telling = speech and not spoken and reader.clauses[number].end in reader.cues
            return None if lead.closed or telling else lead
        if (inner := within(reader, number)) is not None:
            return inner
        if not reader.verbal(number):
            return None
    return None


def teller(reader: Reader, number: int) -> Lead | None:
    """Who stands right before the cue with which a clause ends, behind words that are not understood: 在野的议员A质疑，."""
    clause = reader.clauses[number]
    last = next((at for at in range(clause.end - 1, max(clause.start, clause.end - CUED), -1) if reader.text[at] in PHRASES), -1)
    if last < 0 or reader.shadow.slots[last].letter not in "PGOS":
        return None
    first = reader.chain_left(last + 1, clause.start)
    if reader.text[first - 1] in GOVERNORS or reader.skip_right(last + 1, clause.end) not in reader.verbs:
        return None
    return Lead(reader.phrases(first, last + 1), first, last + 1)


def supposed(reader: Reader, number: int) -> bool:
    """The clause is a condition."""
    clause = reader.clauses[number]
    return reader.grammar.supposing.match(reader.text, clause.start, clause.end) is not None


def ruled(reader: Reader, back: range) -> Lead | None:
    """法官裁定，A违宪，并驳回……: it is the court that goes on."""
    for number in back:
        clause, lead = reader.clauses[number], reader.lead(number)
        if lead is not None and reader.grammar.ruling.ending(reader.text, clause.end, clause.start):
            return None if lead.closed else lead
    return None


def announced(reader: Reader, number: int, current: int, low: int) -> Lead | None:
    """总统宣布，A将……，并拒绝B: what is announced is done by A. `number`: of the announcer's clause, right before A's."""
    if number != current - 2 or reader.text[low] not in JOINING or not reader.text.endswith("宣布", 0, reader.clauses[number].end):
        return None
    lead = reader.lead(current - 1)
    return lead if lead is not None and not lead.closed and all(p.letter in "SOTU" for p in lead.phrases) else None


def repeated(reader: Reader, form: str, number: int) -> bool:
    """The clause has the same verb, with a subject that is not understood, which goes on: 某公司可拒绝甲，可拒绝乙."""
    clause = reader.clauses[number]
    return reader.text.find(form, clause.start, clause.end) > 0 and reader.lead(number) is None and not reader.verbal(number)


def promising(reader: Reader, current: int, end: int) -> Lead | None:
    """Who says what happens if another acts, is the one to act then: 甲警告，若乙不撤军，将……."""
    if current < LEAST_BEFORE or reader.grammar.supposing.match(reader.text, reader.clauses[current - 1].start, end) is None:
        return None
    said = reader.lead(current - LEAST_BEFORE)
    coming = reader.grammar.threatened.match(reader.text, reader.clauses[current].start, end) is not None
    return said if coming and said is not None and not said.closed and reader.clauses[current - LEAST_BEFORE].end in reader.cues else None


def within(reader: Reader, number: int) -> Lead | None:
    """The one subject of a clause that begins with words not understood: 河西A军攻入市区，…."""
    clause = reader.clauses[number]
    first = next((at for at in range(clause.start, min(clause.end, clause.start + PREFIX)) if reader.text[at] in PHRASES), -1)
    if first <= clause.start or reader.text[first - 1] in GOVERNORS or any(at in reader.verbs for at in range(clause.start, first)):
        return None
    if reader.verb(reader.skip_right(clause.start, clause.end), clause.end):
        return None
    last = reader.chain_right(first, clause.end)
    after = reader.skip_right(last, clause.end)
    if reader.shadow.slots[last - 1].letter in "LTX" or reader.text[after : after + 1] in PREPOSED:
        return None
    if after not in reader.verbs and not reader.verb(after, clause.end):
        return None
    return Lead(reader.phrases(first, last), first, last)


def holds(reader: Reader, number: int, lead: Lead) -> bool:
    """The lead stands in the clause of this number."""
    clause = reader.clauses[number]
    return clause.start <= lead.start < clause.end


def alone(reader: Reader, lead: Lead, trigger: Trigger, high: int) -> list[Phrase]:
    """甲与乙通话，却拒绝…: 乙 is only whom 甲 spoke with; both go on where the act is one of both sides, or both are named again.

    `high`: where the act begins."""
    text, first = reader.text, lead.start + 1
    if len(lead.phrases) < PAIR or (joined := text[first : lead.end - 1]) not in WITH or trigger.frame == "with":
        return lead.phrases
    met = reader.grammar.leaning.meeting.match(text, lead.end, high)
    told = reader.grammar.leaning.apart.search(text, met.end(), high) if met is not None else None
    if met is None or (told is not None and told.group("both")):
        return lead.phrases
    mutual = (trigger.category in MUTUAL or trigger.mode == TRUCE) and told is None
    if met.group("fought"):
        return lead.phrases if mutual else lead.phrases[:1]
    return lead.phrases if mutual or (joined == AND and met.group("when") is None and told is None) else lead.phrases[:1]
