"""Who did what somebody suffers, where the verb's own clause leaves it out but the text beside it names him: 警方驱散人群，5人被捕."""

import re
from typing import Any

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading import events_refusals as refusals
from dragoman.reading.cast import Member
from dragoman.reading.events_clauses import PHRASES, Reader
from dragoman.reading.events_frames import Frame
from dragoman.reading.events_sides import Sides
from dragoman.reading.events_words import Trigger
from dragoman.reading.page import Page, Phrase, Post, Sentence
from dragoman.reading.shadow import class_of, compile_pattern
from dragoman.text.alternatives import either

Act = tuple[Reader, Frame, Trigger, Sides]
# What is asked in a clause before.
Before = refusals.Asked | None
FORCE = frozenset({"ASSAULT", "COERCE", "ACCUSE"})
# Begin a clause that tells of some of those before; before who does what somebody suffers.
SOME_OF, SUFFERING = ("其中", "当中"), frozenset("被遭")
# So many of a body; where one of them that acts may begin.
_NUMBERED, EDGES = re.compile("[0-9一二两三四五六七八九十数多几]{1,3}[余多]?名"), frozenset("，。；：！？\n”」被由遭")
# Behind who does what somebody suffers: that only describes him (被甲列入名单的乙).
_OF = re.compile("[^，。；：的]{1,24}的")
# How many clauses on it may be done to them again.
AGAIN = 3
# Not done by who only speaks for those who do it.
DONE, ENDED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "AID"}), frozenset({"withdraw", "ceasefire", "release"})
# So end the words for a body that nobody knows.
BODIES = frozenset("方军府部局处室团会院")
# Modes of what ends an arrest, and of what courts do.
FREED, JUDGED = "release", frozenset({"release", "convict"})
# How many clauses before an arrest the raid may be told of.
RAIDED = 3
# How far before a body the word may stand by which it does nothing.
REACH = 8


class Agents(Struct):
    """The table `agents` of the grammar file `events`."""

    # Modes of what the police do, and their sectors; modes of what armies do.
    modes: frozenset[str]
    sectors: frozenset[str]
    military: frozenset[str]
    # Forms for what a court does, and the sectors of courts.
    courts: frozenset[str]
    benches: frozenset[str]
    # How those are called who speak for others.
    mouthpieces: re.Pattern[str]
    # Who sets out to take people (group `who`): 当局展开搜捕行动.
    raids: re.Pattern[str]
    # After a refusal: what the police have ordered.
    orders: re.Pattern[str]
    # Before a body that takes nobody here: it only says where, or is whom something is done to; with what one begins that never does.
    idle: re.Pattern[str]
    never: tuple[str, ...]


def agents(lexicon: Lexicon, language: str) -> Agents:
    """Compiled once."""
    data: dict[str, Any] = lexicon.grammar("events", language).get("agents", {})
    sets = {name: frozenset(data.get(name, [])) for name in ("modes", "sectors", "military", "courts", "benches")}
    orders = re.compile(data.get("orders", "(?!)"))
    raids = compile_pattern(data.get("raids", "(?P<who>)(?!)").replace("@", class_of("any")))
    idle = re.compile(f"(?:{data.get('idle', '(?!)')})$")
    mouthpieces = re.compile(either(data.get("mouthpieces", ["\n"])) + "$")
    never = tuple(data.get("never", ["\n"]))
    return Agents(**sets, mouthpieces=mouthpieces, never=never, raids=raids, orders=orders, idle=idle)


def complete(page: Page, sentence: Sentence, act: Act, before: Before, known: Agents) -> Before:
    """Fill the sides that only the words beside the verb name; what a later clause may refuse. `before`: what an earlier one asks."""
    reader, frame, trigger, sides = act
    refusals.answer(page, sentence, act, before)
    if trigger.category == "REQUEST" and frame.source_clause >= 0 and not frame.passive:
        sides.actor = _others(page, sentence, reader, frame, sides.actor)
    told = frame.source_clause >= 0 and reader.clauses[frame.source_clause].end in reader.cues
    if (frame.announced or told) and trigger.mode in known.modes:
        sides.actor = [_office(page, phrase, known) for phrase in sides.actor]
    if (frame.announced or told) and (trigger.category in DONE or trigger.mode in ENDED):
        sides.actor = [_spoken_for(page, phrase, known) for phrase in sides.actor]
    supply(page, sentence, act, known)
    if trigger.category == "REJECT" and not frame.passive and not sides.recipient:
        sides.recipient = _ordering(page, sentence, (reader, frame, sides), known)
    return refusals.asked(reader, frame, trigger, sides) or before


def same_foes(act: Act, last: Act | None) -> None:
    """Give an act whom the one before meets: 袭击营地，摧毁该营地; 敦促甲让步，并扬言报复; 甲指责乙，乙反驳."""
    reader, frame, trigger, sides = act
    if last is None or last[0] is not reader:
        return
    text, elsewhere, before = reader.text, reader.grammar.elsewhere, last[3]
    number = reader.clause_at(frame.verb_end - 1)
    back = number - reader.clause_at(last[1].verb_end - 1)
    kinds, same = (last[2].category, trigger.category), any(p in before.actor for p in sides.actor)
    if kinds == ("ACCUSE", "ACCUSE") and elsewhere.replying.fullmatch(trigger.form):
        sides.recipient = [p for p in before.actor if p not in sides.actor] or sides.recipient
    if sides.recipient or not 0 < back <= AGAIN:
        return
    if kinds == ("ASSAULT", "ASSAULT"):
        again = back == 1 and elsewhere.same.match(text, frame.verb_end) is not None and (same or _same(before.actor, sides.actor))
    elif kinds == ("REQUEST", "REQUEST"):
        again = same and elsewhere.owed.match(text, frame.verb_end) is not None
    else:
        again = trigger.category == "THREATEN" and frame.source_clause >= 0 and kinds[0] in {"REQUEST", "ACCUSE"} and same
    sides.recipient = before.recipient if again else []


def same_hands(act: Act, last: Act | None) -> None:
    """Give an act the doer of what the clause before tells: 5人被甲杀害，其中3人被虐杀; 乙被甲指控，并以某罪起诉乙."""
    reader, frame, trigger, sides = act
    number = reader.clause_at(frame.verb_end - 1)
    same_foes(act, last)
    if not sides.recipient or (trigger.category not in FORCE and trigger.mode != FREED):
        return
    if not sides.actor and last is not None and last[0] is reader and last[1].passive:
        clause, gap = reader.clauses[number], number - reader.clause_at(last[1].verb_end - 1)
        alike = gap == 1 and (last[2].category, last[2].mode) == (trigger.category, trigger.mode)
        some = alike and any(word in reader.text[clause.start : frame.verb_end] for word in SOME_OF)
        again = (
            0 < gap < AGAIN
            and (frame.bare or trigger.mode == FREED)
            and last[2].category in FORCE
            and _same(last[3].recipient, sides.recipient)
        )
        if some or again:
            sides.actor = list(last[3].actor)
    elif sides.actor and frame.source_clause >= 0 and not frame.passive and _same(sides.actor, sides.recipient):
        before = reader.clauses[frame.source_clause]
        for at in range(before.start, before.end - 1):
            if reader.text[at] in SUFFERING and reader.text[at + 1] in PHRASES:
                sides.actor = reader.phrases(at + 1, reader.chain_right(at + 1, before.end))
                return


def blamed(start: int, act: Act, last: Act | None) -> tuple[bool, Act]:
    """Whether nobody does it and it is only what somebody is blamed for; else it may get the doer of the clause before."""
    same_hands(act, last)
    return not act[3].actor and act[0].grammar.blamed_for.search(act[0].text, 0, start) is not None, (
        act if act[2].category in FORCE or last is None else last
    )


def _same(some: list[Phrase], others: list[Phrase]) -> bool:
    """One is among both, by name."""
    known = {p.member.final.id for p in some if p.member is not None}
    return any(p.member is not None and p.member.final.id in known and not p.open_reference for p in others)


def _office(page: Page, phrase: Phrase, known: Agents) -> Phrase:
    """警司A公布，已拘捕5人: the police did, whose officer A is."""
    body = next((post.organisation for post in phrase.posts if post.organisation is not None), None)
    if phrase.letter != "P" or body is None or known.sectors.isdisjoint({body.final.sector, *(post.sector for post in phrase.posts)}):
        return phrase
    return _body(page, next(post for post in phrase.posts if post.organisation is body), body)


def _body(page: Page, post: Post, body: Member) -> Phrase:
    """The words before a role that name its body."""
    at = page.text.find(post.organisation_text, post.start, post.end) if post.organisation_text else -1
    end = at + len(post.organisation_text) if at >= 0 else post.role_start
    return Phrase(post.start, end, post.start, end, "O", body)


def _spoken_for(page: Page, phrase: Phrase, known: Agents) -> Phrase:
    """军方发言人A说，已击毙40人: the army did, for which A speaks."""
    for post in phrase.posts if phrase.letter in "PG" else ():
        if (said := known.mouthpieces.search(page.folded, post.role_start, post.role_end)) is None:
            continue
        if post.organisation is not None:
            return _body(page, post, post.organisation)
        if page.folded[said.start() - 1 : said.start()] in BODIES and post.start < said.start():
            words = page.text[post.start : said.start()]
            body = page.cast.unnamed(post.start, "organisation", words)
            return Phrase(post.start, said.start(), post.start, said.start(), "O", body)
    return phrase


def _others(page: Page, sentence: Sentence, reader: Reader, frame: Frame, actor: list[Phrase]) -> list[Phrase]:
    """Without those of whom what is asked for speaks: 她被指违法，呼吁警方对她调查 is no call of hers."""
    low, high = reader.shadow.offsets[frame.verb_end], reader.shadow.offsets[reader.clauses[reader.clause_at(frame.verb_end - 1)].end]
    spoken = {
        p.member.final.id for p in sentence.phrases if p.open_reference == "person" and low <= p.start < high and p.member is not None
    }
    return [p for p in actor if p.member is None or p.member.final.id not in spoken]


def supply(page: Page, sentence: Sentence, act: Act, known: Agents) -> None:
    """Give an act its missing doer: the police of an arrest, the only other army of a blow."""
    reader, frame, trigger, sides = act
    if sides.actor or sides.spoken or not sides.recipient:
        return
    if trigger.mode in JUDGED:
        sides.actor = _court(reader, frame, trigger, known)
    if sides.actor or trigger.category not in FORCE:
        return
    at = reader.shadow.offsets[frame.verb_end - 1]
    met = {e.id for p in sides.recipient for e in page.entities(p)}
    found: Phrase | None = None
    if trigger.mode in known.modes and trigger.form not in known.courts:
        found = _nearest(page, sentence, at, met, known) or _raiding(reader, frame, known)
    if found is None and frame.passive and (trigger.mode in known.military or (trigger.category == "ASSAULT" and not _damaged(sides))):
        found = _army(sentence, at, sides.recipient)
    sides.actor = [found] if found is not None else []


def _court(reader: Reader, frame: Frame, trigger: Trigger, known: Agents) -> list[Phrase]:
    """在高等法院获准保释; 向高等法院申请保释，获准……: the court does it."""
    number = reader.clause_at(frame.verb_end - 1)
    before, own = reader.clauses[max(0, number - 1)], reader.clauses[number]
    bail = reader.grammar.elsewhere.bailed.search(reader.text, before.start, own.end) if trigger.mode == FREED else None
    if bail is not None:
        return reader.phrases(*bail.span("of" if bail.start("of") >= 0 else "at"))
    bench = [p for p in frame.places if p.letter == "O" and p.member is not None and p.member.final.sector in known.benches]
    if bench or not number:
        return bench
    sought = reader.grammar.sought.search(reader.text, before.start, before.end)
    found = reader.phrases(*sought.span("of")) if sought is not None else []
    return [p for p in found if p.member is not None and p.member.final.sector in known.benches]


def _raiding(reader: Reader, frame: Frame, known: Agents) -> Phrase | None:
    """当局展开搜捕行动，60人被捕: those who set out to take people have taken them."""
    number = reader.clause_at(frame.verb_end - 1)
    for clause in reversed(reader.clauses[max(0, number - RAIDED) : number]):
        if (raid := known.raids.search(reader.text, clause.start, clause.end)) is not None:
            who = reader.phrases(*raid.span("who"))
            return who[-1] if who[-1].letter in "SOGU" else None
    return None


def _ordering(page: Page, sentence: Sentence, told: tuple[Reader, Frame, Sides], known: Agents) -> list[Phrase]:
    """Whose order a civilian refuses: the police, where the text beside names them. 警员上前截查，该女子拒绝合作."""
    reader, frame, sides = told
    names = [page.folded[p.head_start : p.head_end] for p in sides.actor]
    if not names or not all(name.endswith(reader.grammar.civilians) for name in names):
        return []
    if known.orders.match(reader.text, frame.verb_end) is None:
        return []
    refusing = {e.id for p in sides.actor for e in page.entities(p)}
    found = _nearest(page, sentence, reader.shadow.offsets[frame.verb_end - 1], refusing, known)
    return [found] if found is not None else []


def _nearest(page: Page, sentence: Sentence, at: int, met: set[str | None], known: Agents) -> Phrase | None:
    """The police body of the sentence, else of the one before it."""
    found = _police(page, sentence, at, met, known)
    if found is None and sentence.number and (before := page.sentences[sentence.number - 1]).block == sentence.block:
        found = _police(page, before, at, met, known)
    return found


def _damaged(sides: Sides) -> bool:
    """Only a place is met, which fighting may have harmed as well."""
    return all(p.letter in "LT" for p in sides.recipient)


def _police(page: Page, sentence: Sentence, at: int, met: set[str | None], known: Agents) -> Phrase | None:
    """The police body named next before the verb, else next after it; in a sentence before, only where it is but one."""
    bodies = [p for p in sentence.phrases if _acts(page, p, known) and p.member is not None and p.member.final.id not in met]
    if sentence.end <= at:
        bodies = [p for p in bodies if not (page.folded[p.start - 1 : p.start] in SUFFERING and _OF.match(page.folded, p.end))]
        return bodies[-1] if len({p.member.final.id for p in bodies if p.member is not None}) == 1 else None
    before = [p for p in bodies if p.end <= at]
    return before[-1] if before else next(iter(bodies), None)


def _acts(page: Page, phrase: Phrase, known: Agents) -> bool:
    """It is of the police and stands where a subject or a doer may."""
    member = phrase.member
    if member is None or phrase.letter not in "GOU" or member.final.sector not in known.sectors or phrase.confidence < 0.5:
        return False
    folded = page.folded
    if _NUMBERED.match(folded, phrase.start) and folded[phrase.start - 1 : phrase.start] not in EDGES:
        return False  # 打伤两名警察，随后被捕
    if folded.startswith(known.never, phrase.head_start) or folded.startswith("的", phrase.end):
        return False
    return known.idle.search(folded, max(0, phrase.start - REACH), phrase.start) is None


def _army(sentence: Sentence, at: int, met: list[Phrase]) -> Phrase | None:
    """The only force of another state that the sentence names before the blow."""
    lands = {_land(p) for p in met}
    if len(lands) != 1 or "" in lands:
        return None
    others = [p for p in sentence.phrases if p.letter == "U" and p.end <= at and not p.open_reference and _land(p) not in {"", *lands}]
    return others[-1] if len({_land(p) for p in others}) == 1 else None


def _land(phrase: Phrase) -> str:
    """Whose a force or place is."""
    member = phrase.member.final if phrase.member is not None else None
    if member is None:
        return ""
    return member.country or (member.owner.final.id if member.owner is not None else "")
