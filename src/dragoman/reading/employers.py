"""Bodies that no pack holds, read off the words before a role: 岚州传媒集团 + 总经理, 岚协 + 前主席, 《橙报》 + 社长, 岚大的 + 校长."""

import re

import rjieba

from dragoman.lexicon.model import Sense
from dragoman.reading.bodies import KINDS, BodyKnowledge
from dragoman.reading.page import Atom, Page

# How many characters a body's name may have before its head, and one in marks with its gloss.
LONGEST_NAME, LONGEST_QUOTED = 14, 60
# Fewest characters of a name without a head: where no name of a person follows the role, and where one does.
LEAST_BARE, LEAST_NAMED = 4, 2
# Shortest name in title or quotation marks.
LEAST_QUOTED = 2
_OPENERS = {"》": "《", "」": "「", "”": "“", "』": "『", "〉": "〈"}
_SPOKEN = re.compile("[，。！？；：…,!?]")
_LATIN = re.compile(r"[a-z][a-z0-9 .&'’-]*$")
# Parts of speech with which no name of a body begins.
_NO_NOUNS = frozenset({"v", "d", "p", "c", "s", "f", "r", "u", "t", "m", "q", "y"})
# Parts of speech of the matters that a department is for, and how short their words are.
_MATTERS, LONGEST_MATTER = frozenset({"n", "vn", "v", "an", "l", "j", "t"}), 5
# Sectors whose offices of a state stand over bodies with heads of their own: 第9旅 + 旅长.
_FORCES = frozenset({"MIL", "COP", "JUD"})
_LEADERS = frozenset({"leader", "leaders"})
_GLOSS = re.compile(r"[ ]?[（(][^（）()。]{1,50}[）)]$")


class _Finder:
    """What stands in the way of a name that is read from right to left."""

    def __init__(self, page: Page, known: BodyKnowledge, names: list[Atom], words: list[Atom]) -> None:
        self.page = page
        self.known = known
        self.names = names
        self.ending = {atom.end: atom for atom in names if atom.table != "roles"}
        self.people = {atom.start for atom in names if atom.table == "person" or (atom.table == "actor" and _is(atom, "person"))}
        self.roles = {atom.start: atom for atom in names if atom.table == "roles"}
        # For names without a head, and for those with one, which may hold collectives and shorter names.
        self.taken = _cover(page, names)
        self.joinable = _cover(page, [atom for atom in names if not _joinable(atom)])
        self.firm = _cover(page, [atom for atom in names if not _composable(atom)])
        self.verbs = bytearray(len(page.folded) + 1)
        for atom in words:
            if atom.table in {"cues", "triggers", "function"} and page.folded[atom.start : atom.end] not in known.parts:
                self.verbs[atom.start + 1 : atom.end + 1] = b"\x01" * (atom.end - atom.start)

    def followed(self, role: Atom) -> bool:
        """Somebody's name seems to follow the role, or another role that it follows."""
        folded, at = self.page.folded, role.end
        at += folded.startswith(" ", at)
        if folded.startswith(self.known.also, at):
            return True
        if at in self.people:
            return True
        if at in self.roles:
            return self.followed(self.roles[at])
        after = folded[at : at + 2]
        return len(after) == 2 and (bool({after, after[0]} & self.known.surnames) or set(after) <= self.known.translit)

    def head(self, end: int) -> int:
        """How long the head of a body's name is that ends here."""
        for length in range(min(5, end), 1, -1):
            if self.page.folded[end - length : end] in self.known.personal:
                return length
            if self.known.heads.get(self.page.folded[end - length : end], ("",))[0] in {"organisation", "media", "armed_unit"}:
                return length
        one = end > 0 and self.page.folded[end - 1] in self.known.endings
        # 法律 + 系, but 关系 is one word.
        return int(one and self.page.folded[end - 2 : end] not in self.known.no_heads)

    def reach(self, end: int, stops: bytearray) -> int:
        """The farthest word boundary to the left that a name may begin at."""
        page, known = self.page, self.known
        best = at = end
        while at > 0 and end - at < LONGEST_NAME:
            char = page.folded[at - 1]
            alone = char in known.loose and at in page.boundaries and at - 1 in page.boundaries
            if not "\u4e00" <= char <= "\u9fff" or char in known.small or alone or self.verbs[at] or stops[at - 1]:
                break
            at -= 1
            if at in page.boundaries:
                best = at
        if at == 0 or stops[at - 1] or not "\u4e00" <= page.folded[at - 1] <= "\u9fff":
            best = at
        for lead in known.lead.finditer(page.folded, best, end):
            best = lead.end() if lead.start() == best or lead.end() - lead.start() > 1 else best
        if 0 < best < end and page.folded[best] in known.measures and page.folded[best - 1] in known.counted:
            best += 1
        return self.noun(best, end)

    def of_place(self, start: int, head: str) -> bool:
        """A name of a land or city ends here: 岚州 + 职工盟."""
        before = self.ending.get(start)
        return before is not None and head not in self.known.generic and _is(before, "place", "state", "territory")

    def owned(self, start: int, head: str) -> bool:
        """What ends here makes a mere head a name: a land, or a known body with its gloss (岚州观察（Watch）+ 东方部); some are names."""
        gloss = _GLOSS.search(self.page.folded, max(0, start - LONGEST_QUOTED), start)
        of_body = gloss is not None and self.ending.get(gloss.start()) is not None
        before = self.ending.get(start)
        of_person = head in self.known.personal and before is not None and (before.table == "person" or _is(before, "person"))
        return of_body or of_person or head in self.known.proper or self.of_place(start, head)

    def titled(self, quoted: tuple[int, int]) -> Atom | None:
        """A name in marks, unless it is known as a whole."""
        known = self.ending.get(quoted[1])
        return None if known is not None and known.start <= quoted[0] else _titled(self.page, quoted, self.names)

    def noun(self, start: int, end: int) -> int:
        """Where a name begins behind verbs and small words that no table has: 决定 + 解雇 + 法律 + 系."""
        at = best = start
        small = True
        for token, kind in rjieba.tag(self.page.folded[start:end]):
            at += len(token)
            other = len(token) > 1 and kind in _NO_NOUNS and token not in self.known.parts and rjieba.has_word(token)
            small = small and other
            if (small or (other and kind == "v")) and end - at >= LEAST_NAMED:
                best = at
        return best

    def several(self, start: int, end: int) -> int:
        """Where the name of a department of several matters begins: 家庭、青年、 + 运动厅."""
        departs = self.page.folded[end - 1] in self.known.departments
        while departs and self.page.folded[start - 1 : start] == "、":
            token, kind = rjieba.tag(self.page.folded[max(0, start - 7) : start - 1])[-1]
            at = start - 1 - len(token)
            if kind not in _MATTERS or not 1 < len(token) < LONGEST_MATTER or any(self.firm[at:start]) or at in self.people:
                break
            start = at
        return start

    def whole(self, start: int) -> int:
        """Where a longer name begins of which the found one is the last part: 岚州大学 + 法律系, 岚卡 + 莫斯科 + 中心, 内科及 + 外科."""
        while self.known.led.search(self.page.folded, max(0, start - LONGEST_MATTER), start) is None:
            joined = self.page.folded[start - 1 : start] in self.known.joins and self.head(start - 1) > 0
            start -= joined
            gloss = _GLOSS.search(self.page.folded, max(0, start - LONGEST_QUOTED), start)
            if gloss is not None and gloss.start() - (farther := self.reach(gloss.start(), self.joinable)) >= LEAST_NAMED:
                return farther
            before = self.ending.get(start)
            if before is not None and before.end - before.start > 1 and _is(before, "place", "state", "territory"):
                farther = self.reach(before.start, self.firm)
                lead = self.page.folded[farther : before.start]
                if len(lead) < LEAST_NAMED or lead in self.known.plain or all(kind in _NO_NOUNS for _, kind in rjieba.tag(lead)):
                    return start + joined
                start = farther
                continue
            length = 0 if before is not None and before.table == "actor" else self.head(start)
            farther = self.reach(start - length, self.firm) if length else start
            if not length or farther >= start - length:
                return start + joined
            start = farther
        return start


def employers(page: Page, known: BodyKnowledge, names: list[Atom], words: list[Atom]) -> list[Atom]:
    """A body for each role that may have one and has none known before it."""
    finder = _Finder(page, known, names, words)
    found = []
    for atom in names:
        if atom.table == "roles":
            _lengthen(page, known, atom, finder.taken)
            _split(finder, atom)
            body = _employer(finder, atom) if _takes_body(atom) else None
            if body is not None:
                found.append(body)
    return found


def _takes_body(role: Atom) -> bool:
    if role.get("kind") not in {"office", "profession"}:
        return False
    if role.get("takes") in {"organisation", "either"}:
        return True
    # Leaders are those of lands, and of bodies too: 岚州变革联盟 + 领导人.
    return role.get("takes") == "state" and (role.get("sector") in _FORCES or role.get("en") in _LEADERS)


def _employer(finder: _Finder, role: Atom) -> Atom | None:
    """The body directly before a role, over 前, 的 and a gloss in brackets."""
    page, known = finder.page, finder.known
    end = _before_prefix(page, known, role.start)
    linked = page.folded[end - 1 : end] == "的"
    end -= linked
    gloss = _GLOSS.search(page.folded, max(0, end - LONGEST_QUOTED), end)
    end = gloss.start() if gloss else end
    if (quoted := _quoted(page, end)) is not None:
        return finder.titled(quoted)
    last = finder.ending.get(end)
    if (latin := _LATIN.search(page.folded, max(0, end - LONGEST_QUOTED), end)) is not None:
        return _latin(finder, latin.start(), end) if role.get("kind") == "office" and last is None else None
    if last is not None and last.table in {"organisation", "media"} and not last.senses:
        start = finder.reach(last.start, finder.firm)
        start = finder.several(finder.whole(last.start if page.folded[start : last.start].endswith(known.plain_ends) else start), end)
        return Atom(start, end, last.table, confidence=0.7) if start < last.start else None
    length = finder.head(end)
    if not end or finder.firm[end - 1] or (last is not None and last.table == "bodies" and last.end - last.start >= length):
        return None
    if length and (quoted := _quoted(page, end - length)) is not None:
        return finder.titled(quoted)
    start = finder.reach(end - length, finder.firm) if length else end
    whole = finder.whole(start) if length else end
    if length and (start < end - length or whole < start or finder.owned(start, page.folded[start:end])):
        kind = known.heads.get(page.folded[end - length : end], ("organisation",))[0]
        whole = finder.several(whole, end)
        return Atom(whole, end, kind if kind in KINDS else "organisation", confidence=0.7)
    if length or linked or role.get("takes") == "state" or role.get("kind") != "office":
        return None
    return _bare(finder, role, end)


def _bare(finder: _Finder, role: Atom, end: int) -> Atom | None:
    """A name without a head: 岚阵 + 召集人. The first character of the role may be its last: 房屋 + 局长."""
    page, known = finder.page, finder.known
    named = finder.followed(role)
    start = finder.reach(end, finder.joinable)
    words = page.folded[start:end]
    if (start in finder.ending and not finder.of_place(start, "")) or (
        page.folded[end] == "前" and page.folded[start - 1 : start] in known.during
    ):
        return None
    least = LEAST_NAMED if named or page.folded[start - 1 : start] in known.loose else LEAST_BARE
    if len(words) < least or words in known.plain or words.startswith(known.plain_starts) or words.endswith(known.plain_ends):
        return None
    shared = role.start == end and page.folded[end : role.end] in known.shared and words[-1] != page.folded[end]
    return Atom(start, end, "organisation", confidence=0.6, tail=int(shared))


def _latin(finder: _Finder, start: int, end: int) -> Atom | None:
    """A name in Latin letters, from its first capital on: Orange Union + 发起人."""
    text = finder.page.text
    while start < end and not text[start].isupper():
        start += 1
    if end - start < LEAST_NAMED:
        return None
    return Atom(start, end, "organisation", confidence=0.7)


def _quoted(page: Page, end: int) -> tuple[int, int] | None:
    """What stands in title or quotation marks that close at `end`, without its gloss: 《橙报（Orange）》 + 社长."""
    opener = _OPENERS.get(page.folded[end - 1 : end])
    start = page.folded.rfind(opener, max(0, end - LONGEST_QUOTED), end) + 1 if opener else 0
    if not start:
        return None
    stop = page.folded.find("（", start, end)
    stop = end - 1 if stop < 0 else stop
    # “我们走了，”船长说: quoted words are no body's name.
    if _SPOKEN.search(page.folded, start, stop) is not None:
        return None
    return (start, stop) if LEAST_QUOTED <= stop - start <= LONGEST_NAME else None


def _titled(page: Page, quoted: tuple[int, int], names: list[Atom]) -> Atom:
    """A body or medium in marks; the first part of a known name that the report gives is that one: 《橙》 beside 《橙报》."""
    start, end = quoted
    words = page.folded[start:end]
    known = (atom for atom in names if atom.table == "actor" and page.folded[atom.end : atom.end + 1] == "》")
    full = next((atom for atom in known if page.folded.startswith(words, atom.start)), None)
    if full is not None:
        return Atom(start, end, "actor", full.senses, confidence=0.8)
    return Atom(start, end, "media" if page.folded[start - 1] == "《" else "organisation", confidence=0.7)


def _lengthen(page: Page, known: BodyKnowledge, atom: Atom, taken: bytearray) -> None:
    """Take into a role what tells its rank: 行政 + 总监, 第一 + 副主任."""
    match = known.rank.search(page.folded, max(0, atom.start - 6), atom.start)
    row = atom.senses[0].row if atom.senses else None
    if match is None or row is None or match.start() not in page.boundaries or taken[match.start()]:
        return
    words = match.group()
    rank = " ".join(english for word, english in known.ranks.items() if word in words)
    atom.start = match.start()
    atom.senses = (Sense(atom.senses[0].table, None, {**row, "en": f"{rank} {row.get('en', '')}".strip()}),)


def _split(finder: _Finder, atom: Atom) -> None:
    """A role that names the kind of its body, after the body's own name, is the body's head and a shorter role: 岚州 + 大学校长."""
    page, known = finder.page, finder.known
    form = page.folded[atom.start : atom.end]
    length = next((n for n in range(len(form) - 2, 0, -1) if form[:n] in known.split and form[n:] in known.roles), 0)
    if not length or _before_prefix(page, known, atom.start) < atom.start:
        return
    if finder.reach(atom.start, finder.firm) < atom.start or finder.of_place(atom.start, form[:length]):
        for cover in (finder.taken, finder.joinable, finder.firm):
            cover[atom.start : atom.start + length] = bytes(length)
        atom.start += length
        atom.senses = (Sense(atom.senses[0].table, None, known.roles[form[length:]]),)


def _before_prefix(page: Page, known: BodyKnowledge, start: int) -> int:
    """Where a role begins with its 前, 副, 首席 … before it."""
    match = known.prefix.search(page.folded, max(0, start - 6), start)
    return match.start() if match else start


def _cover(page: Page, atoms: list[Atom]) -> bytearray:
    covered = bytearray(len(page.folded) + 1)
    for atom in atoms:
        covered[atom.start : atom.end] = b"\x01" * (atom.end - atom.start)
    return covered


def _joinable(atom: Atom) -> bool:
    """A collective, or the short last word of a body's name: it may be part of a longer one."""
    if atom.table == "bodies":
        return atom.end - atom.start <= 2
    if atom.table == "actor":
        return _is(atom, "group")
    return atom.table == "groups" or (atom.table == "roles" and atom.get("group") == "yes")


def _composable(atom: Atom) -> bool:
    """What a longer name that ends in a head may hold."""
    return atom.table == "bodies" or _joinable(atom) or (atom.table in {"organisation", "place"} and not atom.senses)


def _is(atom: Atom, *types: str) -> bool:
    for sense in atom.senses:  # noqa: SIM110 (asked often: `any` costs twice as much)
        if sense.actor is not None and sense.actor.type in types:
            return True
    return False
