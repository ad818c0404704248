"""English noun phrases that stand for actors: owner, head, role, apposition; and whom pronouns and bare roles stand for."""

import re

from dragoman.reading.cast import Member, add_name
from dragoman.reading.english.members import Members, letter
from dragoman.reading.english.words import English, is_modifier
from dragoman.reading.page import Atom, Page, Phrase, Post, Sentence

_BODIES = frozenset({"bodies", "groups", "roles", "organisation", "armed_unit", "media"})
_PEOPLE = frozenset({"person", "actor"})
_GAP = re.compile(r"(?:(?P<poss>['’]s?)?\s+|(?P<tight>['’]s?\s+))(?P<words>(?:[a-z-]+ ){0,4})$")
_OF = re.compile(r" (?:of|for|to|at|with|in|from) (?:the |a )?(?:[a-z-]+ ){0,2}$")
_BELONGS = re.compile(r" (?:of|in|from) (?:the )?(?:[a-z-]+ ){0,2}$")
_APPOSED = re.compile(r", (?:who is |now |then )?(?:(?:the|a|an|one of the) )?(?:[a-z-]+ ){0,3}$")
_CLOSED = re.compile(r"\s*(?:[,.;:)—–]|$|['’]s |\n|who |said|says|told)")
_BEFORE = re.compile(r"([A-Za-z][\w'’-]*) $")
_PREPOSITION = re.compile(
    r"\b(?:of|by|with|to|in|for|from|against|on|about|than|under|near|after|before|at|over|between|towards?|into) (?:the )?$"
)
_BARE = re.compile(
    r"\b(?:as|appointed|elected|named|became|become|remains|nominated|chosen|is|was|acting|reappointed|re-elected|be|called|new) (?:the |a |an )?$"
)
_GOES_ON = re.compile(
    r" (?!(?:of|said|says|told|in|at|for|who|has|had|was|is|were|will|and|to|on|from|with|also|have|would|by|as|are|that|did)\b)[a-z]"
)
_HOSTED = re.compile(r" (?:in|to) (?:the )?")
# From people to the place where they are: "fleeing the war in" X.
_PLACED = re.compile(r"(?: [a-z'’-]+){0,5} (?:in|from|of|across|inside) (?:the )?(?:[a-z]+ ){0,2}")
_NEXT = re.compile(r" ([a-z][a-z-]+)")
# What a role is for, in words of its own: for Relations with International Organizations.
_FOR = re.compile(r" (?:for|of|on) (?:the )?[A-Z][\w'’-]+(?:(?: (?:and|with|of|for|in|the|on)){0,2} [A-Z][\w'’-]+){0,5} ")
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|it|its|they|them|their)\b", re.IGNORECASE)
_OWNING = frozenset({"his", "its", "their", "her"})
LONGEST_APPOSITION = 90


class Assembler:
    """Goes through the report once, sentence by sentence, and remembers who was spoken of last."""

    def __init__(self, page: Page, known: English, members: Members) -> None:
        self.page = page
        self.known = known
        self.members = members
        self.current: list[Phrase] = []
        self.person: Member | None = None
        self.body: Member | None = None
        self.group: Member | None = None
        self.posts: list[tuple[Member, Post]] = []
        self.unowned: dict[int, Atom] = {}
        self.starts: set[int] = set()

    def read(self, sentence: Sentence, units: list[Atom]) -> None:
        """The phrases of one sentence."""
        taken = {(u.start, u.end) for u in units}
        pronouns = [
            Atom(m.start(), m.end(), "pronoun")
            for m in _PRONOUN.finditer(self.page.text, sentence.start, sentence.end)
            if (m.start() == 0 or self.page.text[m.start() - 1] not in "-’'") and not any(a <= m.start() < b for a, b in taken)
        ]
        self.starts = {u.start for u in units}
        units = [u for u in units if not self.attributive(u)]
        listed = sorted([*units, *pronouns], key=lambda u: u.start)
        self.current = []
        at = 0
        while at < len(listed):
            phrase, at = self.parse(listed, at, sentence)
            if phrase is not None and self.finish(phrase, sentence):
                self.current.append(phrase)
        self.coordinate()
        self.locate()
        sentence.phrases = self.current
        self.remember(sentence)

    def attributive(self, unit: Atom) -> bool:
        """military in "military spending": a collective's noun that only describes the noun after it."""
        if unit.table not in {"bodies", "groups"} or self.page.folded[unit.start : unit.end] not in self.known.attributive:
            return False
        return self.noun_follows(unit.end)

    def noun_follows(self, end: int) -> bool:
        """A small word that is neither a verb nor a function word stands next, so that what ends here only describes it."""
        match = _NEXT.match(self.page.text, end)
        if match is None or end in self.starts or end + 1 in self.starts:
            return False
        word = match.group(1)
        return word not in self.known.verbs and not word.endswith(("ed", "ly"))

    def parse(self, units: list[Atom], at: int, sentence: Sentence, inner: bool = False) -> tuple[Phrase | None, int]:
        """The phrase that begins with a unit, and the index of the unit after it."""
        left = self.base(units[at], None)
        at += 1
        while left is not None and at < len(units):
            gap = self.page.folded[left.end : units[at].start]
            if len(gap) > LONGEST_APPOSITION or "\n" in gap:
                break
            if self.owns(left, gap, units[at]):
                merged = self.base(units[at], left)
                if merged is None:
                    break
                left, at = merged, at + 1
                continue
            step = self.join(left, gap, units, at, sentence, inner)
            if step == at:
                break
            at = step
        return left, at

    def join(  # noqa: PLR0913 - where the two stand
        self, left: Phrase, gap: str, units: list[Atom], at: int, sentence: Sentence, inner: bool
    ) -> int:
        """Take what belongs to the phrase on its right; the index after it."""
        nxt = units[at]
        open_role = left.open_reference == "role"
        if (
            open_role
            and nxt.table in _PEOPLE
            and self.is_person(nxt)
            and (gap in {" ", ". "} or (gap == ", " and self.enclosed(left, nxt)))
        ):
            self.bear(left, nxt)
            return at + 1
        if open_role and nxt.table in _PEOPLE and self.is_person(nxt) and _FOR.fullmatch(self.page.text, left.end, nxt.start):
            post = left.posts[-1]
            post.end = post.role_end = nxt.start - 1
            post.role = self.page.text[post.role_start : post.role_end]
            post.en = post.role
            self.bear(left, nxt)
            return at + 1
        if open_role and nxt.table == "person" and self.employs(left, gap, nxt):
            nxt = units[at] = Atom(nxt.start, nxt.end, "organisation", (), None, nxt.confidence)
        if open_role and _OF.match(gap) and nxt.table not in {"pronoun", "roles", "person"} and not left.posts[-1].organisation:
            sub, after = self.parse(units, at, sentence, inner=True)
            if sub is None or sub.member is None or sub.letter not in "SOUTLMG" or sub.open_reference == "adjective":
                return at
            self.employ(left, sub)
            return after
        if left.letter == "P" and not open_role and not inner and left.member is not None and _APPOSED.match(gap):
            sub, after = self.parse(units, at, sentence, inner=True)
            if sub is None or sub.open_reference != "role" or not _CLOSED.match(self.page.folded, sub.end):
                return at
            self.appose(left, sub, gap)
            return after
        places = nxt.table in {"actor", "place", "adjective"}
        if (
            places
            and left.letter in "GU"
            and left.possessor is None
            and _BELONGS.match(gap)
            and (left.member or left.open_reference == "body")
        ):
            return self.belong(left, nxt, gap, sentence, at)
        if places and left.letter == "O" and left.member is not None and left.possessor is not None and _HOSTED.fullmatch(gap):
            return self.host(left, nxt, at)
        if gap.strip() == "(" and nxt.table == "acronym" and left.member is not None and left.letter in "OUGM":
            self.members.explain(self.page.text[nxt.start : nxt.end], left.member)
            if self.page.text.startswith(")", nxt.end):
                left.end = nxt.end + 1
                return at + 1
        return at

    def employs(self, left: Phrase, gap: str, nxt: Atom) -> bool:
        """a spokesman for X Y: an unknown name that such a role stands under is a body's, not a person's."""
        firm = left.posts[-1].kind == "office" and left.posts[-1].sector != "JUD"
        known = self.members.listed(self.page.folded[nxt.start : nxt.end], "person")
        return (
            firm and gap in {" for ", " of ", " at "} and known is None and not self.members.is_known(self.page.folded[nxt.start : nxt.end])
        )

    def enclosed(self, left: Phrase, nxt: Atom) -> bool:
        """the head of the bank, X Y, …"""
        return left.posts[-1].organisation is not None and self.page.text.startswith(",", nxt.end)

    def is_person(self, atom: Atom) -> bool:
        return atom.table == "person" or any(s.actor and s.actor.type == "person" for s in atom.senses)

    def owns(self, left: Phrase, gap: str, nxt: Atom) -> bool:
        """The phrase on the left is the owner of the noun on the right."""
        if nxt.table not in _BODIES or left.member is None or self.page.text[left.start - 1 : left.start] == "-":
            return False
        match = _GAP.fullmatch(gap)
        if match is None or any(not is_modifier(w, self.known) and w not in self.known.former for w in match["words"].split()):
            return False
        if match["poss"] or match["tight"]:
            return not (nxt.table == "media")
        if left.open_reference == "adjective":
            return True
        return left.letter in "SOUMTL" and left.open_reference == ""

    def base(self, unit: Atom, owner: Phrase | None) -> Phrase | None:
        """The phrase of one name, noun or pronoun, with its owner if it has one."""
        make = getattr(self, f"_{unit.table}", None)
        if make is None:
            return None
        phrase: Phrase | None = make(unit, owner)
        if phrase is not None and owner is not None:
            phrase.possessor = owner
            phrase.inner = [*owner.inner, owner]
        return phrase

    def phrase(self, unit: Atom, owner: Phrase | None, member: Member | None, reference: str = "") -> Phrase:
        start = owner.start if owner else unit.start
        kind = letter(member) if member else "P"
        head = unit.start if owner is None or unit.table == "roles" else owner.start
        return Phrase(
            start, unit.end, head, unit.end, kind, member, posts=[], open_reference=reference, confidence=unit.confidence, inner=[]
        )

    def _adjective(self, unit: Atom, owner: Phrase | None) -> Phrase:
        form = self.page.text[unit.start : unit.end]
        member = self.members.actor(unit)
        if form.endswith("s") and not form.endswith("ss") and member.type != "group":
            return self.phrase(unit, owner, self.members.collective(unit.start, form, form.lower(), member, "group", "CVL"))
        return self.phrase(unit, owner, member, "adjective")

    def _actor(self, unit: Atom, owner: Phrase | None) -> Phrase:
        return self.phrase(unit, owner, self.members.actor(unit))

    def _person(self, unit: Atom, owner: Phrase | None) -> Phrase:
        return self.phrase(unit, owner, self.members.person(unit))

    def _acronym(self, unit: Atom, owner: Phrase | None) -> Phrase:
        return self.phrase(unit, owner, self.members.acronym(unit))

    def _groups(self, unit: Atom, owner: Phrase | None) -> Phrase:
        start = owner.start if owner else unit.start
        form, noun = self.page.text[start : unit.end], self.page.folded[unit.start : unit.end]
        kind = "armed_unit" if unit.get("type") == "armed_unit" else "group"
        member = self.members.collective(start, form, noun, owner.member if owner else None, kind, unit.get("sector"))  # type: ignore[arg-type]
        return self.phrase(unit, owner, member)

    def _bodies(self, unit: Atom, owner: Phrase | None) -> Phrase | None:
        member = self.members.body(unit, owner.member if owner else None, owner.start if owner else unit.start)
        if member is None and owner is None:
            self.unowned[unit.start] = unit
            phrase = self.phrase(unit, None, None, "body")
            phrase.letter = "G"
            return phrase
        return self.phrase(unit, owner, member) if member else None

    def _named(self, unit: Atom, owner: Phrase | None) -> Phrase:
        return self.phrase(unit, owner, self.members.named(owner.start if owner else unit.start, unit, owner.member if owner else None))

    _organisation = _armed_unit = _media = _place = _named

    def _roles(self, unit: Atom, owner: Phrase | None) -> Phrase | None:
        kind = unit.get("kind")
        if kind != "form" and self.noun_follows(unit.end):
            return None
        phrase = self.phrase(unit, owner, None, "role")
        gap = self.page.folded[owner.end : unit.start].split() if owner else []
        words = self.page.text[unit.start : unit.end]
        org = owner.member if owner and owner.letter != "P" else None
        text = self.page.text[owner.head_start : owner.head_end] if owner and org else ""
        role = Post(unit.start, unit.end, unit.start, unit.end, words, unit.get("en"), kind, unit.get("sector"), org, text)
        role.start = owner.start if owner else unit.start
        role.former = bool(self.known.former.intersection(gap))
        role.acting = bool(self.known.acting.intersection(gap))
        phrase.posts = [role]
        return phrase

    def _pronoun(self, unit: Atom, owner: Phrase | None) -> Phrase | None:
        word = self.page.folded[unit.start : unit.end]
        own = [p for p in self.current if p.member is not None and p.open_reference != "adjective"]
        clause = self.page.folded.rfind(" that ", self.current[0].start, unit.start) if self.current else -1
        own = [p for p in own if p.start > clause and clause >= 0] or own
        member: Member | None
        if word in {"he", "she", "him", "his", "her"}:
            member = next((p.member for p in own if p.letter == "P"), self.person)
        elif word in {"it", "its"}:
            if word == "it" and self.known.expletive.match(self.page.folded, unit.end):
                return None
            bodies = [p.member for p in own if p.letter in "SOMU"]
            member = bodies[0] if bodies else self.body
        else:
            groups = [p.member for p in own if p.letter in "GU"]
            member = groups[-1] if groups else self.group
        phrase = self.phrase(unit, owner, member, "adjective" if word in _OWNING else "pronoun")
        if member is None:
            phrase.letter = "X"
        return phrase

    def bear(self, left: Phrase, nxt: Atom) -> None:
        """A role and its bearer's name become one phrase."""
        member = self.members.actor(nxt) if nxt.table == "actor" else self.members.person(nxt)
        left.member, left.open_reference = member, ""
        left.head_start, left.head_end, left.end = nxt.start, nxt.end, nxt.end
        left.letter = "P"
        left.confidence = 0.9

    def employ(self, left: Phrase, sub: Phrase) -> None:
        """Deputy Chairman + of + the Security Council."""
        post = left.posts[-1]
        post.organisation = sub.member
        post.organisation_text = self.page.text[sub.head_start : sub.head_end]
        post.end = left.end = left.head_end = sub.end
        left.inner = [*left.inner, *sub.inner, sub]

    def appose(self, left: Phrase, sub: Phrase, gap: str) -> None:
        """X, the head of Y: the name keeps the place, the role is added."""
        for post in sub.posts:
            post.former = post.former or bool(self.known.former.intersection(gap.replace(",", " ").split()))
            left.posts = [*left.posts, post]
            post.end = sub.end
        left.inner = [*left.inner, *sub.inner]
        left.end = sub.end

    def belong(self, left: Phrase, nxt: Atom, gap: str, sentence: Sentence, at: int) -> int:
        """residents of X; with `in` only where the phrase begins its sentence, since else the place is where it happens."""
        leads = left.start - sentence.start < 40
        if " of " not in gap and not leads:
            return at
        sub = self.base(nxt, None)
        if sub is None or sub.member is None or sub.letter not in "STLO" or sub.open_reference == "adjective":
            return at
        if left.open_reference == "body":
            member = self.members.body(self.unowned[left.head_start], sub.member, left.start)
            if member is None:
                return at
            form = self.page.text[left.start : nxt.end]
            add_name(member, form)
            left.member, left.letter, left.open_reference, left.head_end = member, letter(member), "", nxt.end
        left.possessor = sub
        left.inner = [*left.inner, sub]
        left.end = nxt.end
        if left.member is not None and left.member.owner is None and not left.member.named:
            form = self.page.text[left.start : left.end]
            noun = self.page.folded[left.head_start : left.head_end]
            left.member = self.members.collective(left.start, form, noun, sub.member, left.member.type, left.member.sector or "")
        return at + 1

    def host(self, left: Phrase, nxt: Atom, at: int) -> int:
        """The Russian Embassy + in X."""
        sub = self.base(nxt, None)
        noun = self.page.folded[left.head_start : left.head_end]
        if (
            sub is None
            or sub.member is None
            or sub.letter not in "STO"
            or left.member is None
            or not noun.endswith(("embassy", "consulate"))
        ):
            return at
        left.end = left.head_end = nxt.end
        left.member = self.members.embassy(left.member, sub.member, self.page.text[left.head_start : nxt.end])
        return at + 1

    def finish(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Take in article and modifiers, settle former offices, find out whom a bare role means. False: no phrase at all."""
        low = self.current[-1].end if self.current else sentence.start
        article = self.extend(phrase, max(low, sentence.start))
        if phrase.open_reference == "role":
            return self.bare(phrase, article, sentence)
        if phrase.open_reference == "body":
            phrase.member, phrase.open_reference = self.members.earlier(self.unowned[phrase.head_start]), ""
            if phrase.member is None:
                return False
            phrase.letter = letter(phrase.member)
        if phrase.open_reference == "" and phrase.letter in "SO" and not phrase.posts and self.describes(phrase):
            phrase.open_reference = "adjective"
        if phrase.member is not None:
            for post in phrase.posts:
                self.settle_post(phrase, post)
        return True

    def describes(self, phrase: Phrase) -> bool:
        """A name that stands before another noun as an adjective does: US weapons, the pro-Kremlin press."""
        text, folded = self.page.text, self.page.folded
        if text[phrase.start - 1 : phrase.start] == "-" or (
            text[phrase.end : phrase.end + 1] == "-" and text[phrase.end + 1 : phrase.end + 2].islower()
        ):
            return True
        match = _NEXT.match(folded, phrase.end)
        if match is None or not text[match.start(1)].islower():
            return False
        word = match.group(1)
        if word in self.known.verbs or word.endswith(("ed", "ly", "ing")):
            return False
        return text[phrase.head_start : phrase.end].isupper() or "." in text[phrase.head_start : phrase.end] or not word.endswith("s")

    def settle_post(self, phrase: Phrase, post: Post) -> None:
        member = phrase.member
        if member is None or post.kind == "form":
            return
        if post.kind == "person":
            return
        if post.organisation is None and post.kind in {"office", "rank"}:
            near = [p.member for p in self.current if p.member is not None and p.letter == "P" and p.posts and p.posts[-1].organisation]
            if near and near[-1] is not None and near[-1].country and self.page.folded[phrase.start - 5 : phrase.start] == " and ":
                owner = next((p.posts[-1] for p in reversed(self.current) if p.member is near[-1]), None)
                if owner is not None and owner.organisation is not None and owner.organisation.type == "state":
                    post.organisation, post.organisation_text = owner.organisation, owner.organisation_text
        member.roles.add(self.page.folded[post.role_start : post.role_end])
        if post.organisation is not None and not member.entry:
            member.country = member.country or post.organisation.country
        member.sector = member.sector or post.sector or None
        self.posts.append((member, post))

    def extend(self, phrase: Phrase, low: int) -> str:
        """Move the start over modifiers and the article; the article."""
        if phrase.open_reference == "pronoun":
            return ""
        common = (
            (phrase.letter in "GU" and (phrase.member is None or phrase.member.entry is None))
            or phrase.posts
            or phrase.open_reference == "adjective"
            or phrase.possessor is not None
        )
        while match := _BEFORE.search(self.page.folded, max(low, phrase.start - 24), phrase.start):
            word = match.group(1)
            if word in self.known.articles and (word == "the" or common):
                phrase.start = match.start()
                return word
            if not common or not (is_modifier(word, self.known) or word in self.known.former or word in self.known.acting):
                return ""
            for post in phrase.posts:
                if post.start == phrase.start or post.role_start == phrase.start:
                    post.former = post.former or word in self.known.former
                    post.acting = post.acting or word in self.known.acting
                    post.start = match.start()
            phrase.start = match.start()
        return ""

    def bare(self, phrase: Phrase, article: str, sentence: Sentence) -> bool:
        """A role without a name."""
        post = phrase.posts[-1]
        if post.kind == "form":
            return False
        owner = post.organisation or (phrase.possessor.member if phrase.possessor else None)
        word = self.page.folded[post.role_start : post.role_end]
        if not article and owner is None:
            return bool(_BARE.search(self.page.folded, max(sentence.start, phrase.start - 24), phrase.start))
        if owner is None and _GOES_ON.match(self.page.folded, phrase.end) and post.kind != "office":
            return False
        phrase.member = self.meant(phrase, word, owner, article)
        form = self.page.text[phrase.head_start : phrase.head_end]
        if phrase.member is None:
            start = phrase.start
            if article in self.known.indefinite:
                phrase.member = self.page.cast.unnamed(start, "group", self.page.text[start : phrase.end])
                self.members.owned(phrase.member, owner, post.sector)
                phrase.indefinite, phrase.open_reference = True, "indefinite"
            else:
                words = self.page.text[(phrase.possessor.start if phrase.possessor else post.role_start) : phrase.end]
                phrase.member = self.members.collective(start, words, word, owner, "group", post.sector)
        else:
            add_name(phrase.member, form)
        phrase.letter = letter(phrase.member)
        return True

    def meant(self, phrase: Phrase, word: str, owner: Member | None, article: str) -> Member | None:
        """Who bears the role in this report, else who is known to hold it."""
        post = phrase.posts[-1]
        if article in self.known.indefinite or post.kind in {"kin", "person"}:
            return None
        for member, given in reversed(self.posts):
            same = self.page.folded[given.role_start : given.role_end] == word and given.former == post.former
            if same and (
                owner is None or (given.organisation and given.organisation.final is owner.final) or member.country == owner.country
            ):
                return member.final
        return self.members.holder(word, owner, post.former)

    def coordinate(self) -> None:
        """French and Egyptian warships: the first adjective has the same noun."""
        for left, right in zip(self.current, self.current[1:], strict=False):
            joined = self.page.folded[left.end : right.start] in {" and ", ", ", " or "}
            if joined and left.open_reference == "adjective" and right.possessor is not None and right.open_reference != "adjective":
                left.open_reference = ""

    def locate(self) -> None:
        """People whose country nothing tells are of the country of the place right after them, else of the one that the sentence speaks of."""
        lands = [p for p in self.current if p.letter in "STL" and p.member is not None and p.member.country]
        told = {p.member.country for p in self.current if p.member is not None and p.member.country and p.letter in "STLPOUG"}
        for phrase in self.current:
            member = phrase.member
            if (
                member is None
                or member.entry is not None
                or member.country
                or phrase.letter not in "PGUO"
                or phrase.open_reference == "pronoun"
            ):
                continue
            near = next((p for p in lands if p.start > phrase.end and _PLACED.fullmatch(self.page.folded, phrase.end, p.start)), None)
            if near is not None and near.member is not None:
                member.country = near.member.country
            elif len(told) == 1 and self.page.folded[phrase.end : phrase.end + 1] != "-":
                member.country = next(iter(told))

    def remember(self, sentence: Sentence) -> None:
        """Who the next pronoun may mean: the sentence's subjects before its objects."""
        for letters, slot in (("P", "person"), ("SOMU", "body"), ("GU", "group")):
            fits = [p for p in self.current if p.letter in letters and p.member is not None and p.open_reference != "adjective"]
            fits = [p for p in fits if slot != "group" or not p.posts]
            leads = [p for p in fits if not _PREPOSITION.search(self.page.folded, max(sentence.start, p.start - 16), p.start)]
            if leads or fits:
                setattr(self, slot, (leads or fits)[0].member)
