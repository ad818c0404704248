"""What a trigger word is done to: the walk to its right, and its whole frame."""

from dragoman.reading import events_occasions as occasions
from dragoman.reading.events_clauses import OWNERS, PHRASES, SILENT, TIMES, TITLES, Reader
from dragoman.reading.events_frames import DIRECTED, GAPPED, HEADED, OBJECT_GAP, ONE_WAY, OWNED, Frame, Leftward
from dragoman.reading.events_means import over_verbs
from dragoman.reading.events_sides import TAKEN
from dragoman.reading.events_words import Trigger
from dragoman.reading.page import Phrase

# After people: others are listed with them.
JOINED = frozenset("、和与及")
# Between the titles of one person.
JOINING = frozenset("、“”「」『』")
# Before persons: 该名53岁 + 女子.
CLASSIFIERS = frozenset("名位")
# An object with which its clause ends is surer than one in its midst.
LAST = 0.9
# Right before a verb: it stands in the clause that describes the object of another.
PERFECT = frozenset("了过着")
# Said by those who 表示 them.
EXPRESSED = frozenset({"ACCUSE", "SUPPORT"})
# Said to the one with whom somebody meets.
ADDRESSED = frozenset({"AGREE", "REJECT", "REQUEST", "THREATEN"})
# Between a verb and 与: 断绝了与A的关系.
WITH = frozenset({"", "了"})
# What follows these may be a clause of its own.
CLAUSAL = frozenset({"comp", "vc", "va"})


def find(reader: Reader, start: int, end: int, trigger: Trigger) -> Frame:
    """The frame of a trigger that stands at `start`–`end` of the shadow."""
    frame = Frame(start, end, end, after=end)
    left = Leftward(reader, frame, trigger)
    # 对A轰炸B表示谴责: A is whom it meets, whatever A does in between.
    if trigger.category not in EXPRESSED or not left.struck(start):
        left.walk(start)
    rightward(reader, frame, end, trigger)
    occasions.fill(reader, frame, left)
    if left.partner and trigger.category in ADDRESSED and not frame.recipient and not frame.dative:
        frame.recipient = left.partner
    if start and reader.text[start - 1] in PERFECT and frame.actor and not frame.passive:
        _related(reader, frame, (start, end))
    return frame


def _related(reader: Reader, frame: Frame, verb: tuple[int, int]) -> None:
    """资助了要求独立的B: B asks, the last noun of the clause; nobody, where it is a name not known."""
    high = reader.clauses[reader.clause_at(verb[1] - 1)].end
    of = reader.text.rfind("的", verb[1], high)
    head = of + 1
    while head < high and reader.text[head] in SILENT:
        head += 1
    if of < 0 or head >= high or frame.actor[-1].end > reader.shadow.offsets[verb[0]]:
        return
    if reader.text[head] in PHRASES and reader.chain_right(head, high) >= high:
        frame.actor = reader.phrases(head, high)
        frame.recipient = [p for p in frame.recipient if p not in frame.actor]
    elif head > of + 1 and reader.text[high - 1] in SILENT:
        frame.factor = 0.0


def rightward(reader: Reader, frame: Frame, end: int, trigger: Trigger) -> None:
    """What the trigger is done to: the phrases after it."""
    high = reader.clauses[reader.clause_at(frame.end - 1)].end
    if trigger.frame == "hint":
        found = [at for at in range(end, high) if reader.text[at] in PHRASES]
        if found:
            frame.recipient = reader.phrases(reader.chain_left(found[-1] + 1, end), found[-1] + 1)
        return
    if trigger.frame == "comp" and trigger.category == "REQUEST" and not frame.passive and _those(reader, frame, end, high):
        return
    at = _over(reader, _shared(reader, trigger, end, high), high)
    some = trigger.category == "CONSULT" or (trigger.mode not in reader.grammar.people_only and reader.text.find("在内", at, high) > 0)
    at += reader.grammar.some_of.starting(reader.text, at, high) if some else 0
    at += _to(reader, trigger, at, high)
    at += reader.text[end:at] in WITH and reader.grammar.with_whom.match(reader.text, at, high) is not None
    if (frame.passive or trigger.swap) and frame.guessed and (trigger.swap or not frame.actor) and at < high and reader.text[at] in PHRASES:
        frame.factor = 0.0  # 统计被动员的士兵: the verb describes its object
    if (trigger.frame == "comp" or trigger.category == "SANCTION") and (into := reader.grammar.joined.match(reader.text, at, high)):
        frame.after = reader.chain_right(into.end(), high)
        frame.recipient = reader.phrases(into.end(), frame.after)
        return
    if at < high and reader.text[at] in PHRASES:
        last = reader.chain_right(at, high)
    else:
        if (at := _far(reader, trigger, at, high)) < 0:
            return  # 要求释放被捕的B: B is not whom they ask
        frame.factor *= LAST if at + 1 >= high and trigger.category in TAKEN else GAPPED
        last = reader.chain_right(at, high)
    if reader.text[at - 1] in TITLES and reader.shadow.slots[at].letter not in "MOU":
        return  # 签署《A条约》
    last = _side_by_side(reader, trigger, (at, last), high)
    if (trigger.frame in ONE_WAY and not reader.text.startswith("于", end)) or (frame.passive and frame.recipient):
        return
    at, last = _there(reader, (frame, trigger), (at, last), high)
    if trigger.mode == "visit" and last - at > 1 and reader.grammar.meets.match(reader.text, last, high):
        last = max(k for k in range(at, last - 1) if reader.text[k] in PHRASES) + 1  # 访问A与B会面: B is no host
    side = last + reader.grammar.party.starting(reader.text, last, high)
    frame.owned = side < high and reader.text[side] in "的之" and not reader.text.startswith("之间", side)
    if frame.owned:
        last = side
    frame.recipient = _titled(reader, (at, last))
    if trigger.mode in reader.grammar.people_only and all(p.letter in "STL" for p in frame.recipient):
        frame.owned = False
        frame.recipient, last = _people(reader, last, high)
    last = _belonging(reader, frame, (at, last), high)
    if frame.beside and trigger.frame == "v":
        frame.actor, frame.dative = frame.dative, []
    frame.after = frame.end = last
    if frame.owned and frame.elided and not frame.actor and last + 1 < high and reader.text[last + 1] in PHRASES:
        # 派出部队的X: the verb stands in a relative clause whose head acts.
        frame.actor, frame.owned, frame.elided = reader.phrases(last + 1, reader.chain_right(last + 1, high)), False, False
        frame.factor *= HEADED


def _titled(reader: Reader, found: tuple[int, int]) -> list[Phrase]:
    """击伤甲国前总理、“顾问”、元老 + A: what A is and was stands before his name; in a list of people 和 stands before the last."""
    phrases = reader.phrases(*found)
    titles, one = phrases[:-1], phrases[-1] if phrases else None
    if one is None or one.letter != "P" or not titles or not all(p.letter == "G" and p.posts for p in titles):
        return phrases
    alone = JOINING.issuperset(c for c in reader.text[found[0] : found[1]] if c not in PHRASES)
    return [one] if alone and any(post.former for post in titles[0].posts) else phrases


def _to(reader: Reader, trigger: Trigger, at: int, high: int) -> int:
    """Length of the preposition before whom something is promised: 答应为A培训."""
    n = reader.grammar.dative.starting(reader.text, at, high) if trigger.category == "AGREE" else 0
    return n if n and reader.text[at + n : at + n + 1] in PHRASES else 0


def _side_by_side(reader: Reader, trigger: Trigger, found: tuple[int, int], high: int) -> int:
    """Where the phrases end that stand side by side, or behind a pronoun that owns them: A及其百余名 + 幕僚."""
    at, last = found
    if trigger.frame in CLAUSAL and last - at > 1 and reader.grammar.plotting.match(reader.text, last, high):
        return next(k for k in range(at, last) if reader.text[k + 1] not in PHRASES) + 1  # 指责A与B勾结: only A is blamed
    while last < high and reader.text[last] in PHRASES:
        if trigger.frame in CLAUSAL and not (_states(reader, last) or _own(reader, at, last)):
            break
        last = reader.chain_right(last, high)
    more = _over(reader, last, high) if _own(reader, at, last) else high
    return reader.chain_right(more, high) if more < high and reader.text[more] in PHRASES else last


def _belonging(reader: Reader, frame: Frame, found: tuple[int, int], high: int) -> int:
    """Who is of the phrases that 的 follows: 绑架A和她的两个 + 孩子, 接纳来自A的 + 记者; index where the object ends."""
    at, last = found
    if frame.owned and _own(reader, at, last):
        frame.recipient, frame.owned = reader.phrases(at, last - 1), False
        if head := _owned_people(reader, last, high):
            frame.recipient, last = frame.recipient + reader.phrases(head, head + 1), head + 1
    if frame.owned and not frame.elided and (head := _owned_people(reader, last, high)):
        last = reader.chain_right(head, high)
        frame.recipient, frame.owned = reader.phrases(head, last), False
    while frame.owned and (more := reader.grammar.parallel.match(reader.text, last, high)) is not None:
        frame.recipient, last = frame.recipient + reader.phrases(more.end(), more.end() + 1), more.end() + 1  # 资助A的学校和B的医院
    return last


def _shared(reader: Reader, trigger: Trigger, end: int, high: int) -> int:
    """Over a second verb with the same object: 谴责并制裁 + A, 开枪扫射 + A."""
    joined = end if reader.text.startswith("而", end) else over_verbs(reader, end)
    if joined == end and (trigger.category not in TAKEN or end not in reader.verbs):
        return end
    second = reader.grammar.verbs.starting(reader.text, end, high) if joined == end else joined - end
    after = end + second + reader.grammar.aspect.starting(reader.text, end + second, high) if second else high
    return after if after < high and reader.text[after] in PHRASES else end


def _people(reader: Reader, low: int, high: int) -> tuple[list[Phrase], int]:
    """Those behind a land or body: 拘捕甲国会 + 成员B. None, and `low`, where no people stand there."""
    at = next((k for k in range(low, min(high, low + OBJECT_GAP)) if reader.text[k] in PHRASES), -1)
    if at < 0 or reader.shadow.slots[at].letter not in "PG":
        return [], low
    last = reader.chain_right(at, high)
    while last < high and reader.text[last] in PHRASES:
        last = reader.chain_right(last, high)  # 团体 + 成员A
    if (one := reader.grammar.one_of.match(reader.text, last, high)) is not None:
        at, last = one.end(), reader.chain_right(one.end(), high)
    return reader.phrases(at, last), last


def _states(reader: Reader, at: int) -> bool:
    """呼吁俄乌停火: two states side by side are both asked."""
    return reader.shadow.slots[at - 1].letter == reader.shadow.slots[at].letter == "S"


def _own(reader: Reader, at: int, last: int) -> bool:
    """指责A及其 + 家人: the pronoun at the end of a list is the owner of who comes next."""
    return last - 1 > at and reader.shadow.slots[last - 1].open_reference in OWNERS


def _far(reader: Reader, trigger: Trigger, at: int, high: int) -> int:
    """Index of the phrase that the verb meets behind other words; −1: none."""
    if trigger.category != "THREATEN" and reader.ends(reader.grammar.disposal, at + 1, at):
        return -1  # 拒绝将A的提案付委: A is not whom they refuse
    if trigger.category == "REJECT" and (reader.text[at : at + 1] == "派" or reader.grammar.withheld.match(reader.text, at)):
        return -1  # 拒绝公布A的名单
    if trigger.frame == "comp" and trigger.category in DIRECTED:
        if opening := reader.grammar.openings.match(reader.text, at, high):
            at = opening.end()  # 拒绝在B的法庭上作证: B is only where
        return next((k for k in range(at, high) if reader.text[k] in PHRASES), -1)
    if trigger.frame == "comp":
        return -1
    found = _gapped(reader, at, high) if trigger.category != "AGREE" else -1  # 承诺举行新的A选举
    counted = trigger.mode in reader.grammar.people_only and not CLASSIFIERS.isdisjoint(reader.text[max(0, at - 3) : at])
    if found < 0 and counted:
        people = (k for k in range(at, min(high, at + OBJECT_GAP)) if reader.text[k] in PHRASES)
        return next((k for k in people if reader.shadow.slots[k].letter in "PG"), -1)
    if found < 0 and (trigger.category in TAKEN or trigger.category == "SUPPORT"):
        for pattern in (reader.grammar.named_last, reader.grammar.relative_last)[trigger.category not in TAKEN :]:
            if town := pattern.match(reader.text, at):
                return town.end() if town.end() < high else -1  # 收复该州唯一的首府城市B, 占领早已被A放弃的B
    return found


def _those(reader: Reader, frame: Frame, at: int, high: int) -> bool:
    """要求曾到过A的居民隔离: the people who are described are asked; not where nothing is asked of them, 要求释放被捕的B."""
    found = reader.grammar.elsewhere.those.match(reader.text, at, high)
    if found is None or at in reader.verbs or reader.shadow.slots[found.end()].letter not in "GPU":
        return False
    frame.after = frame.end = reader.chain_right(found.end(), high)
    frame.recipient = reader.phrases(found.end(), frame.after)
    return True


def _described(reader: Reader, at: int, high: int) -> int:
    """Over what only describes the phrase behind it: 首都 + A, 无辜的 + 平民, 在A的两艘 + B军舰; where no phrase is, nothing is passed."""
    grammar, text, first = reader.grammar, reader.text, at
    if standing := grammar.standing.match(text, at, high):
        return standing.end()
    while at < high and text[at] not in PHRASES:
        n = 1 if text[at] in SILENT else grammar.describing.starting(text, at, high)
        if not n:
            return first
        at += n
    return at if at < high else first


def _inside(reader: Reader, found: tuple[int, int], high: int) -> tuple[int, int]:
    """袭击A的B军: B's forces, and not the place where they are; 收复A州的B: the town."""
    slots = reader.shadow.slots
    if slots[found[0]].letter not in "LT" or (there := reader.grammar.inside.match(reader.text, found[1], high)) is None:
        return found
    letter = slots[there.end()].letter
    return (
        (there.end(), reader.chain_right(there.end(), high))
        if letter == "U" or (letter == "L" and slots[found[0]].letter == "T")
        else found
    )


def _there(reader: Reader, act: tuple[Frame, Trigger], found: tuple[int, int], high: int) -> tuple[int, int]:
    """包围A突出部的B: B, where A only says where; else the phrases found."""
    frame, trigger = act
    if (
        trigger.mode == "visit"
        and reader.shadow.slots[found[0]].letter in "LT"
        and (some := reader.grammar.elsewhere.several.match(reader.text, found[1], high))
    ):
        return some.end(), reader.chain_right(some.end(), high)  # 访问A洋三友邦
    if (
        trigger.frame == "comp"
        and reader.shadow.slots[found[0]].letter in "LT"
        and (inner := reader.grammar.within.match(reader.text, found[1], high))
    ):
        return inner.end(), reader.chain_right(inner.end(), high)  # 要求A境内的B投降
    if trigger.frame == "vc" and reader.shadow.slots[found[0]].letter in "LTS":
        whose = reader.grammar.regarded.match(reader.text, found[1], high)
        return found if whose is None else (whose.end(), reader.chain_right(whose.end(), high))  # 承认A是B的一部分
    if trigger.category not in TAKEN:
        return found
    letter = reader.shadow.slots[found[0]].letter
    if letter in "STL" and not frame.passive and (within := reader.grammar.elsewhere.inland.match(reader.text, found[1], high)):
        return within.end(), reader.chain_right(within.end(), high)  # 空袭甲国北部的乙军
    if letter == "U" and not frame.passive and (held := reader.grammar.held.match(reader.text, found[1], high)) is not None:
        return (held.end(), held.end() + 1) if reader.shadow.slots[held.end()].letter in "LTO" else found
    if letter not in "LT":
        return found
    if trigger.category == "ASSAULT" and frame.actor and (frame.source_clause >= 0 or not frame.elided):
        found = _inside(reader, found, high)
    there = reader.grammar.beyond.match(reader.text, found[1], high)
    if there is None or reader.shadow.slots[there.end()].letter not in "UGL":
        return found
    return there.end(), reader.chain_right(there.end(), high)


def _owned_people(reader: Reader, last: int, high: int) -> int:
    """接纳来自A的流亡记者: index of the people who are of the phrase before 的; 0 where none are."""
    at = next((k for k in range(last + 1, min(high, last + OWNED)) if reader.text[k] in PHRASES), 0)
    ends = (
        at + 1 >= high
        or reader.text[at + 1] in SILENT
        or reader.text[at + 1] in JOINED
        or reader.grammar.aspect.starting(reader.text, at + 1, high) > 0
    )
    return at if at and ends and reader.shadow.slots[at].letter in "PG" else 0


def _over(reader: Reader, at: int, high: int) -> int:
    """Over aspect particles, numbers, measure words and modifiers."""
    grammar = reader.grammar
    while at < high:
        char = reader.text[at]
        if char in SILENT or char in TIMES:
            at += 1
            continue
        n = grammar.passed.starting(reader.text, at, high)
        if not n:
            break
        at += n
    return _described(reader, at, high)


def _gapped(reader: Reader, at: int, high: int) -> int:
    """An object noun with words of its own before it, that end in 的."""
    for index in range(at, min(high, at + OBJECT_GAP)):
        if reader.text[index] in PHRASES:
            return index if reader.text[index - 1] == "的" and index - at > 1 else -1
    return -1
