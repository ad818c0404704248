"""From a frame to an event's two sides, and how sure it is that the words report one."""

from msgspec import Struct

from dragoman.reading import events_frames as frames
from dragoman.reading.events_clauses import PHRASES, Reader
from dragoman.reading.events_frames import Frame
from dragoman.reading.events_words import EventGrammar, Trigger
from dragoman.reading.page import Phrase

STRONG, WEAK = 0.85, 0.72
# An event with one side only is less sure than one with both.
ONE_SIDED = 0.85
# After the owner of an object comes a short noun and the clause ends.
SHORT_NOUN = 7
# Recipients of a force that is sent: it is none itself.
SENT_TO = "STO"
# A threat behind a condition: after 警告说 so many characters may come before the mark, and so many before what is threatened.
SAID, THREAT_REACH = 2, 48
BODILY = frozenset({"AID", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT"})
RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "RETREAT", "SUPPORT"})
# After 之: only says when or where.
WHEN = frozenset("后前时间际中下外内余")
# 承诺年内关闭: no noun begins here.
WITHIN = ("年内", "年底", "年初", "年中", "月内", "月底", "月初", "日内", "日后", "日起")
# So near before it, in acts of these categories, stands whose it is, with one of these behind.
OWNED_BEFORE, OWNERS, OWNING = 8, frozenset({"COERCE", "SANCTION", "AID", "PROTEST"}), frozenset("的之《“「")
# Whom an act hurts through a thing of theirs.
HURT = "STLUO"
# What takes somebody or something by force.
TAKEN = frozenset({"ASSAULT", "COERCE"})
# Sectors of people in arms.
ARMED = frozenset({"MIL", "REB", "UAF", "PRM"})
# Before a place where something is suffered.
AT = frozenset("在于")


class Sides(Struct):
    """Who acts and whom it meets, as phrases. `spoken`: no subject, but the words are somebody's, who may be it."""

    actor: list[Phrase]
    recipient: list[Phrase]
    spoken: bool = False

    def both(self, trigger: Trigger) -> bool:
        """There are two sides; who meets or agrees may be listed on one."""
        return bool((self.actor or self.spoken) and self.recipient) or (
            trigger.category in RECIPROCAL and trigger.frame != "pv" and sum(1 + len(p.also) * bool(p.posts) for p in self.actor) > 1
        )


class Word(Struct):
    """The object word that a trigger asked for: shadow indices, and offsets in the report."""

    low: int
    high: int
    start: int
    end: int


def sides_of(reader: Reader, frame: Frame, trigger: Trigger, word: Word | None) -> Sides:
    """The phrases of each side, by the frame of the word."""
    recipient = frame.recipient or frame.dative
    if trigger.frame == "from":
        whom = frame.recipient
        if trigger.category == "RETREAT":
            whom = [p for p in whom if p.letter != "U" or p.possessor is not None]  # 撤出驻军: they are who goes
        recipient = frame.source or whom or [p for p in frame.places if not _goal(reader, p)]
    elif frame.dative and (trigger.frame in {"pv", "with"} or trigger.category in {"REQUEST", "AID", "COOPERATE"}):
        recipient = frame.dative
    if word is not None:
        if not frame.actor and frame.dative and (doer := headed(reader, frame, word)):
            frame.actor, recipient = doer, frame.dative
        if trigger.category in reader.grammar.given:
            lent = "PGS" if trigger.recipients != SENT_TO else ""
            recipient = [p for p in recipient if p.letter in lent or p.end <= word.start or p.start >= word.end]
            if trigger.category == "MOBILIZE":
                recipient = [p for p in recipient if p.start <= word.end]  # 出动战机拦截B的无人机
        if trigger.mode == "visit":
            # 派特使A: A is who goes
            recipient = [p for p in recipient if (p.letter != "P" or p.end < word.start) and not p.start < word.end <= p.end]
        recipient = recipient or _after(reader, frame, word)
        if trigger.category == "MOBILIZE" and not recipient:
            recipient = [p for p in frame.dative if p.letter in SENT_TO]  # 向A增派士兵
    if not recipient and trigger.category == "ASSAULT":
        # A城已被摧毁, but 在A城被打伤
        recipient = [p for p in frame.places if not frame.passive or reader.page.folded[p.start - 1 : p.start] not in AT]
        recipient = recipient if frame.passive else foreign(recipient, frame.actor)
        recipient = recipient or (_hurt(reader, frame) if frame.passive else [])
    if word is not None and frame.passive and not recipient and _things(reader, trigger):
        recipient = owner(reader, word.low if word.high <= frame.verb_end else frame.head)
    if frame.passive and reader.text.startswith("的", frame.verb_end):
        recipient = _head(reader, frame)
    if trigger.recipients and trigger.needs == "actor":
        recipient = [p for p in recipient if p.letter in trigger.recipients]
    if trigger.category == "MOBILIZE" and frame.passive and not frame.actor and all(p.letter == "U" for p in recipient):
        frame.actor, recipient, frame.passive = recipient, [], False  # 更多的A军被部署到B: the force that moves
    if trigger.frame == "with" and trigger.category not in RECIPROCAL and not recipient and len(frame.actor) == 2:
        frame.actor, recipient = frame.actor[:1], frame.actor[1:]
    if trigger.category == "RETREAT" and trigger.frame == "vi":
        recipient = recipient or frame.source
    if trigger.swap and trigger.category == "ACCUSE":
        recipient = []  # 甲被控支持乙: it is not 乙 who accuses
    met = trigger.category == "CONSULT" and trigger.frame == "v" and not frame.passive
    if met and frame.actor and frame.recipient and reader.grammar.together.starting(reader.text, frame.head, len(reader.text)):
        frame.actor = frame.actor + [p for p in frame.dative if p not in recipient]  # 与A会见B: A does so too
    return Sides(recipient, frame.actor) if trigger.swap else Sides(frame.actor, recipient)


def foreign(phrases: list[Phrase], acting: list[Phrase]) -> list[Phrase]:
    """Without the places of those who act."""
    own = {p.member.final.country for p in acting if p.member is not None} - {None}
    return [p for p in phrases if p.member is not None and p.member.final.country not in own]


def _things(reader: Reader, trigger: Trigger) -> bool:
    """Things of somebody may suffer it."""
    return trigger.category in OWNERS and trigger.mode not in reader.grammar.people_only


def owner(reader: Reader, index: int) -> list[Phrase]:
    """A的资产被冻结: A, whose those are that stand at the index."""
    low = max(reader.clauses[reader.clause_at(index)].start, index - OWNED_BEFORE)
    at = next((k for k in range(index - 1, low - 1, -1) if reader.text[k] in PHRASES), index)
    owned = at < index and (at + 1 == index or reader.text[at + 1] in OWNING)
    return [p for p in reader.phrases(at, at + 1) if p.letter in "SOPGTUM"] if owned else []


def _hurt(reader: Reader, frame: Frame) -> list[Phrase]:
    """甲国东部的炼油设施遭到袭击: 甲国 suffers it."""
    found = reader.grammar.property.search(reader.text, reader.clauses[reader.clause_at(frame.start)].start, frame.verb_end)
    phrases = reader.phrases(*found.span("of")) if found is not None else []
    if not phrases or phrases[0].letter not in HURT:
        return []
    frame.start = min(frame.start, found.start("of")) if found is not None else frame.start
    return phrases


def headed(reader: Reader, frame: Frame, word: Word) -> list[Phrase]:
    """为难民提供庇护的X: X does it."""
    at, high = word.high + 1, reader.clauses[reader.clause_at(frame.verb_end - 1)].end
    if not reader.text.startswith("的", word.high) or at >= high or reader.text[at] not in PHRASES:
        return []
    last = at + 1
    while last < high and reader.text[last] in PHRASES:
        last += 1
    frame.end, frame.elided = last, False
    frame.factor = frames.HEADED
    return reader.phrases(at, last)


def arose(reader: Reader, frame: Frame, trigger: Trigger) -> bool:
    """A市爆发了示威: those of the place protest."""
    between = reader.text[frame.start : frame.verb_end - len(trigger.form)]
    return trigger.category == "PROTEST" and not frame.nominal and any(word in between for word in reader.grammar.arising.words)


def taken_by_none(reader: Reader, frame: Frame, actor: list[Phrase]) -> bool:
    """The subject of a clause before takes nobody into custody: 该女子拒绝合作，…拘捕."""
    names = [reader.page.folded[p.head_start : p.head_end] for p in actor]
    return bool(names) and frame.source_clause >= 0 and all(name.endswith(reader.grammar.civilians) for name in names)


def _goal(reader: Reader, phrase: Phrase) -> bool:
    """向A方向撤退: A is where they go."""
    n = reader.shadow.at(phrase.start)
    return reader.grammar.towards.ending(reader.text, n, 0) > 0


def _after(reader: Reader, frame: Frame, word: Word) -> list[Phrase]:
    """汇了一百万美元到B的账户: the other side after the object."""
    at, text = word.high, reader.text
    at += reader.grammar.aspect.starting(text, at, len(text))
    if at >= len(text) or text[at] not in PHRASES or at == word.high:
        return []
    last = reader.chain_right(at, len(text))
    frame.end = max(frame.end, last)
    return reader.phrases(at, last)


def _head(reader: Reader, frame: Frame) -> list[Phrase]:
    """被捕的X: the head of the relative clause."""
    at = frame.verb_end + 1
    if at >= len(reader.text) or reader.text[at] not in PHRASES:
        return []
    if reader.shadow.slots[at].letter in "ST" and reader.grammar.goes_on.match(reader.text, at + 1):
        return []  # 备受打压的A博彩业
    frame.end = at + 1
    frame.factor *= frames.HEADED
    return reader.phrases(at, at + 1)


def target(reader: Reader, frame: Frame, trigger: Trigger, grammar: EventGrammar) -> tuple[list[Phrase], int]:
    """Whom a protest is said to be against, in the words after it and in the clause that leans on it: 发起游行，反对A修法."""
    number = reader.clause_at(frame.verb_end - 1)
    clause = reader.clauses[number]
    if grammar.against.starting(trigger.form, 0, len(trigger.form)) == len(trigger.form) and (
        found := grammar.opposed.match(reader.text, frame.verb_end, clause.end)
    ):
        whom = found.start("whom") if found.start("whom") >= 0 else found.start("body")
        return reader.phrases(whom, whom + 1), found.end()
    for at in range(frame.end, clause.end):
        n = grammar.against.starting(reader.text, at, clause.end)
        if n and at + n < clause.end and reader.text[at + n] in PHRASES:
            last = reader.chain_right(at + n, clause.end)
            return reader.phrases(at + n, last), last
    if number + 1 < len(reader.clauses) and reader.text[clause.end] in "，,":
        following = reader.clauses[number + 1]
        at = reader.skip_right(following.start, following.end)
        n = grammar.against.starting(reader.text, at, following.end)
        if n and at + n < following.end and reader.text[at + n] in PHRASES:
            last = reader.chain_right(at + n, following.end)
            return reader.phrases(at + n, last), last
    return [], frame.end


def wanted(trigger: Trigger, frame: Frame) -> str:
    """Which sides the event cannot do without."""
    if frame.passive and trigger.strong:
        named = trigger.passive and trigger.needs == "actor"  # 一架飞机被甲军击落: no phrase names what it met
        return "actor" if named or (trigger.category == "REJECT" and frame.actor) else "recipient"
    if trigger.category == "ASSAULT" and frame.source_clause >= 0 and any(p.letter == "U" for p in frame.dative):
        return "both"  # 对A展开反击: the subject carried over is not A
    return trigger.needs or ("actor" if trigger.strong else "both")


def confidence(reader: Reader, frame: Frame, trigger: Trigger, sides: Sides, word: Word | None) -> float:
    """How sure the event is; 0 where the words report none."""
    grammar, text = reader.grammar, reader.text
    end = frame.verb_end
    both = sides.both(trigger)
    value = (STRONG if trigger.strong else WEAK) * frame.factor
    compound = (
        word is None
        and grammar.nouns_after.starting(text, end, len(text)) > 0
        and not text.startswith(WITHIN + ("派",) * (trigger.frame == "comp"), end)
    )
    # 散播谣言者 are people, whatever is done to them.
    compound = compound or (word is not None and grammar.doers.starting(text, word.high, len(text)) > 0)
    owned = text.startswith("的", end) or (text.startswith("之", end) and text[end + 1 : end + 2] not in WHEN)
    if owned and not frame.passive and not trigger.relative:
        if not grammar.circumstance.match(text, end):
            return 0.0
        frame.nominal = True
    if compound or _listed(reader, frame) or _grounds(reader, frame, trigger):
        return 0.0
    if frame.nominal and text.startswith(("了", "过", "着"), end):
        frame.nominal = False
    if frame.nominal:
        persons = any(p.letter == "P" for p in sides.actor)
        if not trigger.strong or (persons if trigger.category == "PROTEST" else not both):
            return 0.0
        if trigger.category == "PROTEST" and _anothers(reader, end - len(trigger.form), sides):
            return 0.0
        value *= frames.NOMINAL
    if frame.owned and frame.elided and not _object_only(reader, frame):
        return 0.0
    if frame.owned and trigger.category in BODILY and grammar.relative_head.match(text, frame.after):
        return 0.0  # 帮助B的团体也……: the verb describes who acts
    if frame.owned and (trigger.category in grammar.own_object or trigger.mode in grammar.own_object):
        return 0.0
    if not trigger.strong and frame.elided and not both:
        return 0.0
    want = wanted(trigger, frame)
    has_actor = bool(sides.actor) or sides.spoken
    if (want == "both" and not both) or (want == "actor" and not has_actor) or (want == "recipient" and not sides.recipient):
        return 0.0
    unnamed = frame.passive and trigger.passive and want == "actor"
    return value if both or unnamed or trigger.frame == "vi" or word is not None else value * ONE_SIDED


def _listed(reader: Reader, frame: Frame) -> bool:
    """One item of a list of things (裁军、A撤军、赔款): it is spoken of, not told."""
    text, first = reader.text, frame.start
    before = first > 1 and text[first - 1] == "、" and text[first - 2] not in PHRASES
    return before or text.startswith("、", frame.verb_end)


def _anothers(reader: Reader, start: int, sides: Sides) -> bool:
    """离开他的集会: the gathering is not of those who act in the clause."""
    owner = reader.shadow.slots.get(start - 2) if reader.text[start - 1 : start] == "的" else None
    return owner is not None and all(p is not owner and p.end < owner.start for p in sides.actor)


def _grounds(reader: Reader, frame: Frame, trigger: Trigger) -> bool:
    """以镇压X为由: the grounds that somebody gives for another act."""
    before = frame.verb_end - len(trigger.form) - 1
    return before >= 0 and reader.text[before] == "以" and reader.grammar.grounds.match(reader.text, frame.verb_end) is not None


def _object_only(reader: Reader, frame: Frame) -> bool:
    """推倒X的雕像，: else the verb is part of a relative clause."""
    high = reader.clauses[reader.clause_at(frame.start)].end
    return high - frame.after <= SHORT_NOUN and not any(c in PHRASES for c in reader.text[frame.after : high])


def object_word(reader: Reader, place: tuple[int, int, int], trigger: Trigger, reach: int) -> Word | None:
    """The object word of a trigger at the shadow indices `place[:2]`, that ends at offset `place[2]`: in the clause after it, for a
    gathering in the next clause too, and where it is suffered before it: 资产被冻结."""
    start, index, offset = place
    if (pattern := trigger.object) is None:
        return None
    number = reader.clause_at(index - 1)
    shadow, clause = reader.shadow, reader.clauses[number]
    gathered = trigger.category == "PROTEST" and trigger.frame == "vi" and number + 1 < len(reader.clauses)
    high = reader.clauses[number + 1].end if gathered and reader.text[clause.end] in "，," else clause.end
    match = pattern.search(reader.page.folded, offset, min(shadow.offsets[high], offset + reach))
    if match is None and high - index <= SAID and reader.grammar.supposing.match(reader.text, high + 1):
        match = pattern.search(reader.page.folded, offset, offset + THREAT_REACH)  # 警告说，若A不撤军，将采取……
    if match is None:
        marker = max(reader.text.rfind("被", clause.start, start), reader.text.rfind("遭", clause.start, start))
        found = pattern.finditer(reader.page.folded, shadow.offsets[clause.start], shadow.offsets[marker]) if marker > clause.start else ()
        match = next((m for m in found if _beside(reader, shadow.at(m.end() - 1) + 1, marker)), None)
    if match is None:
        return None
    return Word(shadow.at(match.start()), shadow.at(match.end() - 1) + 1, match.start(), match.end())


def _beside(reader: Reader, at: int, marker: int) -> bool:
    """Only adverbs, or a name between marks, stand between two indices."""
    if at < marker and reader.text[at] in "《“「":
        at = max(at, *(reader.text.rfind(mark, at, marker) + 1 for mark in "》”」"))
    return reader.skip_right(at, marker) >= marker


def fits(trigger: Trigger, sides: Sides) -> bool:
    """The sides are of the classes that this meaning asks for."""
    # A place that acts is its government.
    acting = ["S" if p.letter == "L" else _classes(p) for p in sides.actor]
    met = [_classes(p) for p in sides.recipient]
    return all(
        not allowed or not classes or any(letter in allowed for letters in classes for letter in letters)
        for allowed, classes in ((trigger.recipients, met), (trigger.actors, acting))
    )


def _classes(phrase: Phrase) -> str:
    """The letter of a phrase; A besides for people in arms who are no unit."""
    armed = phrase.letter == "G" and phrase.member is not None and phrase.member.final.sector in ARMED
    return phrase.letter + "A" if armed else phrase.letter
