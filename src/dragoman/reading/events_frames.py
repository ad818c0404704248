"""Who did it to whom: walks from a trigger word to the left and to the right over the shadow of its clause."""

from msgspec import Struct, field

from dragoman.reading.events_carried import alone, earlier, holds
from dragoman.reading.events_clauses import PHRASES, SILENT, TIMES, Lead, Reader
from dragoman.reading.events_means import joined_verb, sender, taken_up
from dragoman.reading.events_passives import described
from dragoman.reading.events_words import Trigger
from dragoman.reading.page import Phrase, last_mark
from dragoman.reading.shadow import CODE

# How far before its head noun an object's own clause may reach: 逮捕 + 参与示威的 + 学生.
OBJECT_GAP = 16
CARRIED, LOOSE, COORDINATED, NOMINAL, GAPPED, HEADED = 0.85, 0.75, 0.9, 0.75, 0.8, 0.75
# How far back a whole stretch before a trigger may begin, and how far behind 的 the people may stand whom an act meets.
STRETCH, OWNED = 44, 5
# Before a phrase these say nothing of who it is: marks, a number.
COUNTED = SILENT | {CODE["N"]}
# 威胁入侵B, 拒绝支持B: whom the complement names is whom the act meets.
DIRECTED = frozenset({"THREATEN", "REJECT"})
# Frames of acts of speech that nobody suffers.
SPOKEN = frozenset({"comp", "vc"})
ARISING, STRIKING = frozenset({"PROTEST", "ASSAULT"}), frozenset({"ASSAULT", "SANCTION", "REJECT"})
# Of acts of the body the clause's lead is the subject more often than not, whatever stands between.
CAUSED, LOOSE_ACT = 0.55, 0.82
ACTED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
# 对A侵略B表示遗憾: A acts; 向A出售B的产品: A only gets them.
DELEGATED = frozenset({"为", "替", "帮", "对", "对于", "就", "针对"})
# Of these the phrase after such a word is whom they meet: 为A提供庇护.
GIVEN = frozenset({"AID", "CONSULT", "COOPERATE", "REQUEST"})
# 在 before places alone says where, though it may open a clause that says when.
WHERE = "在"
BRACKETS, CLOSED, ONE_WAY = "（(", frozenset("）)"), frozenset({"pv", "vi"})
# Fewer characters than this behind a name may be its last ones: 对A基发动进攻.
LEAST_REST = 2


class Frame(Struct):
    """What surrounds one trigger. Indices are those of the shadow; `start` and `end` bound the evidence."""

    start: int
    end: int
    verb_end: int
    actor: list[Phrase] = field(default_factory=list)
    recipient: list[Phrase] = field(default_factory=list)
    dative: list[Phrase] = field(default_factory=list)
    source: list[Phrase] = field(default_factory=list)
    places: list[Phrase] = field(default_factory=list)
    passive: bool = False
    nominal: bool = False
    announced: bool = False
    # No subject stands in the clause; bare: nothing else stands there either.
    bare: bool = False
    elided: bool = False
    # The subject was taken over words that are not understood.
    guessed: bool = False
    # The phrase after a preposition stands right before the verb: 为A入侵B.
    beside: bool = False
    # Index of the first preposition of the predicate.
    head: int = 0
    # Index at which the other side's phrase ends, and whether 的 follows it.
    after: int = 0
    owned: bool = False
    factor: float = 1.0
    # 将 … V: the preposition is no sign of the future.
    disposed: bool = False
    # Number of the clause before that the subject was found in; −1: the trigger's own.
    source_clause: int = -1


class Leftward:
    """From the trigger to the beginning of its clause."""

    def __init__(self, reader: Reader, frame: Frame, trigger: Trigger) -> None:
        self.reader = reader
        self.text = reader.text
        self.frame = frame
        self.trigger = trigger
        self.number = reader.clause_at(frame.start)
        clause = reader.clauses[self.number]
        self.low = clause.start
        # 在 … 后: the trigger stands in a clause that only says when.
        grammar = reader.grammar
        around = grammar.closers.search(self.text, frame.end, clause.end) or grammar.circumstance.match(self.text, frame.end, clause.end)
        self.timed = around is not None
        self.cut = False
        self.partner: list[Phrase] = []
        self.joint = False
        opened = last_mark(self.text, BRACKETS, self.low, frame.start)
        inside = self.text[opened : frame.start]
        if opened > self.low and self.text[opened - 1] not in PHRASES and any(c in PHRASES for c in inside) and CLOSED.isdisjoint(inside):
            self.low, self.cut = opened + 1, True  # 各种迹象（援军集结）: what stands before the bracket is no subject in it
        closed, inner = grammar.closers.match(self.text, frame.end, clause.end), None
        if closed is None and frame.end < clause.end and self.text[frame.end] in PHRASES:
            inner = grammar.meanwhile.match(self.text, frame.end + 1, clause.end)
        if (closed or inner) is not None:
            openings = [at for at in range(self.low, frame.start) if self.opens(at)]
            # 甲在会见乙时: no other stands between 在 and the verb, so that 甲 does both.
            if openings and (closed or any(char in PHRASES for char in self.text[openings[-1] : frame.start])):
                self.low, self.cut = openings[-1] + 1, True

    def opens(self, at: int) -> bool:
        n = self.reader.grammar.opening_words.starting(self.text, at, self.frame.start)
        # 在9日对B发动进攻后: the preposition has its date.
        dated = n > 0 and self.text[at + n] in TIMES and self.reader.grammar.dative.starting(self.text, at + n + 1, self.frame.start) > 0
        return n > 0 and not dated and self.reader.whole(at, at + n)

    def walk(self, at: int) -> None:
        """Take in one word or phrase after the other until the subject is found."""
        while True:
            if at <= self.low:
                self.elided(at)
                return
            if (step := self.transparent(at)) < at:
                at = step
            elif self.text[at - 1] in PHRASES:
                at = self.phrase(at)
                if at < 0:
                    return
            elif self.text[at - 1] == "的":
                self.frame.nominal = True
                at -= 1
            elif self.reader.ends(self.reader.grammar.towards, at, self.low):
                self.frame.factor = 0.0  # 对抗议的学生: the verb describes whom it is about
                return
            elif (verb := joined_verb(self.reader, at, self.low)) < at:
                at = verb
            else:
                self.loose(at)
                return

    def transparent(self, at: int) -> int:
        """Over adverbs, light verbs, times, marks, and whole prepositional phrases; also over a bare 被."""
        reader, grammar = self.reader, self.reader.grammar
        char = self.text[at - 1]
        if char in SILENT or char in TIMES:
            return at - 1
        if char in PHRASES:
            return at  # all that is asked for here ends with a word
        if n := self.joined(at):
            return at - n
        if char == "所" and (by := grammar.by.search(self.text, self.low, at)) is not None:
            self.frame.actor, self.frame.passive, self.frame.head = reader.phrases(*by.span("by")), True, by.start()
            return by.start()
        if char in "下，" and (by := grammar.behind.search(self.text, max(self.low, at - STRETCH), at)) and by.end() == at:
            self.frame.actor = self.frame.actor or reader.phrases(*by.span("by"))
            return by.start()
        if n := reader.ends(grammar.passive, at, self.low):
            self.frame.passive = True
            self.frame.head = at - n
            return at - n
        if n := reader.ends(grammar.adverbs, at, self.low) or reader.ends(grammar.modifiers, at, self.low):
            self.frame.announced |= grammar.announcing.ending(self.text, at, self.low) > 0
            if reader.ends(grammar.light, at, self.low):
                self.frame.nominal = False  # 发动了大规模的进攻: the noun is what the verb does
            return at - n
        if self.trigger.category in ARISING and (n := reader.ends(grammar.arising, at, self.low)):
            return at - n
        reach = max(self.low, at - STRETCH)
        for pattern in grammar.ending(self.text, reach, at):
            match = pattern.search(self.text, reach, at)
            if match is not None and match.end() == at and reader.edge(match.start()):
                self.frame.places += [p for p in reader.phrases(match.start(), at) if p.letter in "LTSO"]
                return match.start()
        return at

    def joined(self, at: int) -> int:
        """Length of the conjunction that joins the trigger to another noun; 0 where it joins it to a verb and its object."""
        n = self.reader.ends(self.reader.grammar.conjunctions, at, self.low)
        return n if n and at - n > self.low and self.text[at - n - 1] not in PHRASES else 0

    def phrase(self, at: int) -> int:
        """A list of phrases that ends at `at`: by the word before it, one side or the other. −1: the subject was found."""
        reader, grammar, frame = self.reader, self.reader.grammar, self.frame
        first = reader.chain_left(at, self.low)
        owners = reader.owner_left(first, self.low)
        found = reader.beside_owner(owners, first) + reader.phrases(first, at)
        found = reader.leading_states(owners, first, found[-1]) or found
        first = owners
        if all(p.letter in "GU" for p in found) and (before := sender(reader, self.low, first)) >= 0:
            return before
        first = self.opening(found, first)
        if grammar.taking.ending(self.text, first, self.low) and found[-1].end - found[-1].start == 1:
            self.loose(first)  # 访俄之前会见B: the state is whom another verb meets
            return -1
        if self.trigger.frame == "with" and (frame.dative or len(found) > 1) and (n := reader.ends(grammar.visiting, first, self.low)):
            frame.dative = frame.dative or found[1:]
            self.loose(first - n)  # 访问A与B会面, 会见A之后和B通话
            return -1
        n = reader.ends(grammar.passive, first, self.low) or reader.ends(grammar.gaining, first, self.low)
        if n := n or described(reader, (self.low, first), found[-1]):
            frame.actor, frame.passive, frame.nominal, frame.head = found, True, False, first - n
            return first - n
        if n := reader.ends(grammar.agent, first, self.low):
            frame.actor, frame.passive = found, self.trigger.frame not in SPOKEN
            return first - n if frame.passive else -1  # 甲受威胁，由A保证……: 甲 is not whom A promises it
        if n := reader.ends(grammar.disposal, first, self.low) or taken_up(reader, self.low, first):
            frame.recipient, frame.nominal, frame.head, frame.disposed = found, False, first - n, True
            return first - n
        if self.trigger.frame != "with" and (n := reader.ends(grammar.joint, first, self.low)):
            frame.actor, self.joint = found, True
            return first - n
        if at == frame.start and self.trigger.category in ACTED and reader.ends(grammar.lending, first, self.low):
            self.subject(found, first)
            return -1
        if n := reader.ends(grammar.dative, first, self.low) or reader.ends(grammar.together, first, self.low):
            delegated = at == frame.start and self.trigger.category not in GIVEN and self.text[first - n : first] in DELEGATED
            frame.beside = frame.beside or delegated
            frame.dative, frame.head = frame.dative or found, first - n
            return first - n
        if self.timed and not frame.nominal and not self.placed(found, (first, at)) and reader.ends(grammar.when, first, self.low):
            self.subject(found, first)
            return -1
        if n := reader.ends(grammar.source, first, self.low):
            frame.source = found
            return first - n
        if n := reader.ends(grammar.locative, first, self.low) or reader.staying(found, first, self.low):
            return self.located(found, first, n)
        if self.trigger.category == "PROTEST" and (n := reader.ends(grammar.against, first, self.low)):
            frame.dative, frame.nominal = found, True  # 反对X的游行
            return first - n
        return self.leading(found, first)

    def placed(self, found: list[Phrase], chain: tuple[int, int]) -> bool:
        """在A: places alone, that say where; but 在A2014年: when stands before where, so that A is who acts."""
        first, end = chain
        dated = not TIMES.isdisjoint(self.text[end : self.frame.start])
        return all(p.letter in "LT" for p in found) and self.text[first - 1] == WHERE and not dated

    def opening(self, found: list[Phrase], first: int) -> int:
        """Where the words begin that only describe the phrases: 流亡 + 记者, 整个 + A."""
        reader, grammar = self.reader, self.reader.grammar
        if all(p.letter in "GUP" for p in found):
            first -= reader.ends(grammar.attributive, first, self.low)
        while first > self.low and (n := 1 if self.text[first - 1] in COUNTED else reader.ends(grammar.whole_of, first, self.low)):
            first -= n
        return first

    def leading(self, found: list[Phrase], first: int) -> int:
        """A list of phrases with no preposition before it: the subject, but for what is met further off (对A仅有的守军)."""
        reader, grammar, frame = self.reader, self.reader.grammar, self.frame
        if n := reader.ends(grammar.serial, first, self.low):
            return first - n  # 投靠A攻击B: A is not who attacks
        opening = reader.skip_right(self.low, first)
        far = grammar.far_dative.search(self.text, opening, first)  # 对A仅有的守军展开进攻, 甲向乙城的农民开枪
        near = far and (self.text[far.start() - 1] in PHRASES | {"令"} or far.start() == reader.predicate(self.number, first))
        if far and (far.start() == opening or ("的" in far.group() and near)):
            frame.dative = frame.dative or found
            return far.start()
        frame.factor *= CAUSED if reader.ends(grammar.causative, first, self.low) else 1.0
        suffered = frame.passive and self.trigger.category in ACTED
        if found[-1].letter in "LT" and first > self.low and self.text[first - 1] == "的" and not suffered:
            frame.factor = 0.0  # a place that is described does nothing
            return -1
        lead = reader.lead(self.number)
        led = grammar.suspected if (self.trigger.swap or frame.passive) and not frame.actor else grammar.heading
        if lead is not None and lead.end < first and led.search(self.text, lead.end, first):
            found, first = lead.phrases, lead.start
        self.subject(found, first)
        return -1

    def located(self, found: list[Phrase], first: int, length: int) -> int:
        """B在A的支持下: A acts, and B is whom it meets where no other is (在A对C的打击下). Else a place."""
        frame = self.frame
        own = self.trigger.category == "AID" and all(p.letter == "U" and p.possessor is None for p in found)
        if (
            own
            or self.trigger.category == "CONCEDE"
            or (not frame.nominal and all(p.letter in "LT" for p in found))
            or self.reader.grammar.under.match(self.text, frame.end) is None
        ):
            frame.places += found
            return first - length
        frame.actor, frame.passive, frame.nominal = found, not frame.dative, False
        if frame.dative:
            frame.start = first
            return -1
        return first - length

    def subject(self, found: list[Phrase], first: int) -> None:
        frame = self.frame
        frame.start = first
        if frame.passive and (frame.actor or not frame.recipient):
            whom = [p for p in frame.recipient if not p.open_reference]  # 甲遭乙质疑他: 他 is 甲
            frame.recipient = whom or found
        elif frame.passive:
            frame.actor = found
        else:
            frame.actor = found + frame.actor

    def lone(self, lead: Lead) -> list[Phrase]:
        """Who of the lead acts, without those he only met."""
        acting = alone(self.reader, lead, self.trigger, self.frame.verb_end - len(self.trigger.form))
        self.partner = lead.phrases[len(acting) :]
        return acting

    def loose(self, at: int) -> None:
        """Words that are not understood stand before the trigger: the clause's own lead is the subject, less surely."""
        reader, frame = self.reader, self.frame
        if self.cut:
            frame.elided = True
            return
        if (by := reader.grammar.suffered_by.search(self.text, max(self.low, at - STRETCH), at)) is not None:
            frame.actor, frame.nominal = reader.phrases(*by.span("by")), False
            if by.group("caused"):
                frame.start = by.start("by")
                return
            frame.passive, frame.head = True, by.start()
            self.walk(by.start())
            return
        if self.struck(at):
            return
        if (suffered := reader.grammar.suffered.search(self.text, max(self.low, at - STRETCH), at)) is not None:
            frame.passive, frame.head = True, suffered.start()
            self.walk(suffered.start())
            return
        if self.text.startswith("了", at) and at + 1 <= frame.start:
            # 背弃了承诺: the trigger is a noun, object of a verb that is not known.
            frame.elided, frame.nominal = True, True
            return
        high = reader.clauses[self.number].end
        if reader.grammar.described.search(self.text, self.low, at) and reader.grammar.described_by.match(self.text, frame.end, high):
            frame.factor = 0.0  # 对示威抗议的学生: the verb describes whom it is about
            return
        if reader.skip_right(self.low, at) >= at:
            self.elided(self.low)
            return
        lead = reader.lead(self.number)
        if lead is None or lead.closed or lead.end > at or frame.nominal:
            beside = at > self.low + 1 and self.text[at - 2] in PHRASES and not reader.verbal(self.number)
            if frame.nominal or lead is not None or beside or not self.coordinated(at):
                frame.elided, frame.factor = True, frame.factor * LOOSE
                return
            self.elided(at)
            return
        # 甲方声称击落敌机: who tells of it has done it.
        told = self.trigger.category in ACTED and reader.grammar.announcing.ending(self.text, at, lead.end) > 0
        frame.announced |= told
        if not told and not (self.coordinated(at) and reader.shares(lead.end, at)) and reader.closed_between(lead.end, at):
            inner = reader.inner(lead.end, at)
            frame.elided, frame.factor = inner is None, frame.factor * LOOSE
            if inner is not None:
                self.subject(inner.phrases, inner.start)  # 谴责A悬赏通缉B: A does
            return
        loosely = LOOSE_ACT if self.trigger.category in ACTED and (self.trigger.strong or self.trigger.frame == "vi") else LOOSE
        charged = (frame.passive or self.trigger.swap) and reader.grammar.charged.fullmatch(self.text, lead.end, at)
        frame.factor *= COORDINATED if charged or self.coordinated(at) else loosely
        frame.guessed = True
        self.subject(self.lone(lead), lead.start)

    def struck(self, at: int) -> bool:
        """对A的补给线展开打击: A is whom the act meets."""
        frame, grammar = self.frame, self.reader.grammar
        pattern = grammar.struck if self.trigger.category in STRIKING else grammar.reproached
        composed = grammar.light.starting(self.text, at, frame.verb_end) > 0
        alone = frame.start == at and self.trigger.category == "ASSAULT" and self.trigger.object is None
        if frame.nominal or frame.dative or (alone and not composed):
            return False
        found = pattern.search(self.text, max(self.low, at - STRETCH), at)
        if found is None or not self.reader.edge(found.start()) or (composed and at - found.end("whom") < LEAST_REST):
            return False
        frame.dative, frame.head = self.reader.phrases(*found.span("whom")), found.start()
        self.walk(found.start())
        return True

    def coordinated(self, at: int) -> bool:
        """A verb phrase joined to the one before it: 并, 而, 以及."""
        return self.reader.ends(self.reader.grammar.joining, at, self.low) > 0

    def elided(self, at: int) -> None:
        """No subject in the clause: that of the clause before."""
        frame = self.frame
        frame.start = min(frame.start, max(at, self.low))
        frame.elided = frame.bare = True
        if frame.passive and frame.actor and not frame.recipient and self.reader.grammar.behest.match(self.text, frame.head):
            self.asked()
            return
        if self.cut or (frame.actor and not frame.passive and not self.joint) or frame.nominal:
            return
        if self.timed and self.reader.grammar.occasion.match(self.text, frame.end, self.reader.clauses[self.number].end):
            return
        lead = earlier(self.reader, self.trigger, (self.number, self.low, self.frame.end), suffered=frame.passive)
        if lead is not None:
            frame.source_clause = next((n for n in range(self.number - 1, -1, -1) if holds(self.reader, n, lead)), -1)
            frame.factor *= CARRIED
            first = frame.start
            self.subject(self.lone(lead), lead.start)
            frame.start = first

    def asked(self) -> None:
        """应A号召，B……: whom A asks is the subject of the next clause."""
        lead, number = earlier(self.reader, self.trigger, (self.number, self.low, self.frame.end)), self.number + 1
        if lead is None and number < len(self.reader.clauses):
            lead = self.reader.lead(number)
            lead = lead if lead is not None and lead.start == self.reader.clauses[number].start else None
        if lead is not None and not lead.closed and all(p.letter not in "LT" for p in lead.phrases):
            self.frame.recipient = lead.phrases
