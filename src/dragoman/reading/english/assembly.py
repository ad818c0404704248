"""English noun phrases that stand for actors: owner, head, role, apposition."""

import re

from dragoman.reading.cast import add_name
from dragoman.reading.english.discourse import Discourse
from dragoman.reading.english.members import Members, letter
from dragoman.reading.english.words import English, before_hyphen, is_modifier
from dragoman.reading.page import Atom, Page, Phrase, Post, Sentence
from dragoman.schema.actor import ActorType

_BODIES = frozenset({"bodies", "groups", "roles", "organisation", "armed_unit", "media"})
_PEOPLE = frozenset({"person", "actor"})
_BEFORE = re.compile(r"([A-Za-z][\w'’-]*) $")
_NEXT = re.compile(r" ([a-z][a-z-]+)")
_HYPHENED = re.compile(r"-[a-z]")
_IN_BRACKETS = re.compile(r" \([^()]*\)")
LONGEST_APPOSITION = 90


class Assembler(Discourse):
    """Puts phrases together from names, nouns and pronouns."""

    def __init__(self, page: Page, known: English, members: Members) -> None:
        super().__init__(page, known, members)
        # Bodies whose owner is not told yet, by where they stand.
        self.unowned: dict[int, Atom] = {}

    def read(self, sentence: Sentence, units: list[Atom]) -> None:
        """The phrases of one sentence."""
        taken = {(u.start, u.end) for u in units}
        pronouns = [
            Atom(m.start(), m.end(), "pronoun")
            for m in self.find["pronoun"].finditer(self.page.folded, sentence.start, sentence.end)
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
        self.doubled()
        self.coordinate()
        self.locate()
        self.cataphora(sentence)
        self.counted(sentence)
        sentence.phrases = self.current
        self.remember(sentence)

    def attributive(self, unit: Atom) -> bool:
        """military in "military spending": a collective's noun that only describes the noun after it."""
        if unit.table not in {"bodies", "groups"} or self.page.folded[unit.start : unit.end] not in self.known.attributive:
            return False
        word = self.page.folded[unit.start : unit.end]
        if self.find["releases"].match(self.page.folded, unit.end - len(word.split()[-1])):
            return True
        if _HYPHENED.match(self.page.text, unit.end):
            return True
        following = _NEXT.match(self.page.text, unit.end)
        # A single body would take attacks, not attack: in "military aid" the second word is a noun.
        bare = (
            following is not None
            and self.find["that_before"].search(self.page.folded, max(0, unit.start - 40), unit.start) is None
            and following.group(1) in self.known.bases
            and word not in self.known.plural_like
            and not word.endswith("s")
        )
        return bare or self.noun_follows(unit.end)

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
            step = self.join(left, units, at, sentence, inner)
            if step == at:
                break
            at = step
        return left, at

    def join(self, left: Phrase, units: list[Atom], at: int, sentence: Sentence, inner: bool) -> int:
        """Take what belongs to the phrase on its right; the index after it."""
        gap, nxt = self.page.folded[left.end : units[at].start], units[at]
        if left.open_reference == "role":
            return self.filled(left, gap, units, at, sentence)
        if left.letter == "P" and not inner and left.member is not None and self.find["apposed"].match(gap):
            sub, after = self.parse(units, at, sentence, inner=True)
            if sub is None or sub.open_reference != "role" or not self.find["closed"].match(self.page.folded, sub.end):
                return at
            self.appose(left, sub, gap)
            return after
        if gap == " (" and nxt.table == "actor" and self.page.text.startswith(")", nxt.end) and self.members.actor(nxt) is left.member:
            left.end = nxt.end + 1
            return at + 1
        if gap == " (" and self.abbreviates(left, nxt):
            left.member, left.end = self.members.actor(nxt), nxt.end + 1
            return at + 1
        if nxt.table in {"actor", "place", "adjective"}:
            return self.located(left, gap, units, at, sentence)
        if gap.strip() == "(" and nxt.table == "acronym" and left.member is not None and left.letter in "OUGM":
            self.members.explain(self.page.text[nxt.start : nxt.end], left.member)
            if self.page.text.startswith(")", nxt.end):
                left.end = nxt.end + 1
                return at + 1
        return at

    def abbreviates(self, left: Phrase, nxt: Atom) -> bool:
        """Security Service (FSB): the letters say which one is meant."""
        letters = self.page.text[nxt.start : nxt.end]
        return nxt.table == "actor" and left.letter in "OU" and letters.isupper() and self.page.text.startswith(")", nxt.end)

    def filled(self, left: Phrase, gap: str, units: list[Atom], at: int, sentence: Sentence) -> int:
        """A role takes its bearer's name, or the body that it is of."""
        nxt = units[at]
        if nxt.table in _PEOPLE and self.is_person(nxt):
            if gap in {" ", ". "} or (gap == ", " and self.enclosed(left, nxt)):
                self.bear(left, nxt)
                return at + 1
            if self.find["for_what"].fullmatch(self.page.text, left.end, nxt.start):
                post = left.posts[-1]
                post.end = post.role_end = nxt.start - 1
                post.en = post.role = self.page.text[post.role_start : post.role_end]
                self.bear(left, nxt)
                return at + 1
        if nxt.table == "person" and self.employs(left, gap, nxt):
            nxt = units[at] = Atom(nxt.start, nxt.end, "organisation", (), None, nxt.confidence)
        if left.posts[-1].organisation and gap in {" to ", " to the "} and nxt.table == "actor":
            left.end = left.posts[-1].end = nxt.end  # the X representative to Y
            return at + 1
        if not self.find["of"].match(gap) or nxt.table in {"pronoun", "roles", "person"} or left.posts[-1].organisation:
            return at
        if (whole := self.find["programme"].match(self.page.text, nxt.start, sentence.end)) is not None:
            unit = Atom(nxt.start, whole.end(), "organisation", (), None, nxt.confidence)
            self.employ(left, self._named(unit, None))
            host = self.find["host"].match(self.page.text, unit.end, sentence.end)
            left.end = left.posts[-1].end = host.end() if host is not None else unit.end
            return next((later for later in range(at, len(units)) if units[later].start >= left.end), len(units))
        sub, after = self.parse(units, at, sentence, inner=True)
        if sub is None or sub.member is None or sub.letter not in "SOUTLMG" or sub.open_reference == "adjective":
            return at
        self.employ(left, sub)
        return after

    def located(self, left: Phrase, gap: str, units: list[Atom], at: int, sentence: Sentence) -> int:
        """residents + of X; the embassy + in X."""
        unowned = left.letter in "GU" and left.possessor is None and (left.member is not None or left.open_reference == "body")
        if unowned and self.find["belongs"].match(gap):
            return self.belong(left, gap, units, at, sentence)
        if left.letter == "O" and left.member is not None and left.possessor is not None and self.find["hosted"].fullmatch(gap):
            return self.host(left, units[at], at)
        return at

    def employs(self, left: Phrase, gap: str, nxt: Atom) -> bool:
        """a spokesman for X Y: an unknown name that such a role stands under is a body's, not a person's."""
        firm = left.posts[-1].kind == "office" and left.posts[-1].sector != "JUD"
        name = self.page.folded[nxt.start : nxt.end]
        unknown = self.members.listed(name, "person") is None and not self.members.is_known(name)
        return firm and unknown and self.find["firm"].fullmatch(gap) is not None

    def enclosed(self, left: Phrase, nxt: Atom) -> bool:
        """the head of the bank, X Y, …"""
        return left.posts[-1].organisation is not None and self.page.text.startswith(",", nxt.end)

    def is_person(self, atom: Atom) -> bool:
        return atom.table == "person" or any(s.actor and s.actor.type == "person" for s in atom.senses)

    def owns(self, left: Phrase, gap: str, nxt: Atom) -> bool:
        """The phrase on the left is the owner of the noun on the right."""
        joined = self.page.text[left.start - 1 : left.start] == "-" and before_hyphen(self.known, self.page.folded, left.start) is None
        if nxt.table not in _BODIES or left.member is None or joined:
            return False
        match = self.find["gap"].fullmatch(gap)
        if match is None or any(not is_modifier(w, self.known) and w not in self.known.former for w in match["words"].split()):
            return False
        if match["poss"]:
            return nxt.table != "media"
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

    def _adjective(self, unit: Atom, owner: Phrase | None) -> Phrase:
        form = self.page.text[unit.start : unit.end]
        member = self.members.actor(unit)
        if form.endswith("s") and not form.endswith("ss") and member.type != "group":
            return self.phrase(unit, owner, self.members.collective(unit.start, form, form.lower(), member, ("group", "CVL")))
        return self.phrase(unit, owner, member, "adjective")

    def _actor(self, unit: Atom, owner: Phrase | None) -> Phrase:
        return self.phrase(unit, owner, self.members.actor(unit))

    def _person(self, unit: Atom, owner: Phrase | None) -> Phrase:
        return self.phrase(unit, owner, self.members.person(unit))

    def _acronym(self, unit: Atom, owner: Phrase | None) -> Phrase:
        return self.phrase(unit, owner, self.members.acronym(unit))

    def _groups(self, unit: Atom, owner: Phrase | None) -> Phrase:
        start = owner.start if owner else unit.start
        form, noun = _IN_BRACKETS.sub("", self.page.text[start : unit.end]), self.page.folded[unit.start : unit.end]
        kind: ActorType = "armed_unit" if unit.get("type") == "armed_unit" else "group"
        member = self.members.collective(start, form, noun, owner.member if owner else None, (kind, unit.get("sector")))
        return self.phrase(unit, owner, member)

    def _bodies(self, unit: Atom, owner: Phrase | None) -> Phrase | None:
        if self.page.folded.startswith(self.known.addresses, unit.start):
            return None
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

    def belong(self, left: Phrase, gap: str, units: list[Atom], at: int, sentence: Sentence) -> int:
        """residents of X; with `in` only where the phrase begins its sentence, since else the place is where it happens."""
        leads, nxt = left.start - sentence.start < 40, units[at]
        if self.find["anywhere"].match(gap) is None and not leads:
            return at
        described = nxt.table == "adjective" and at + 1 < len(units) and units[at + 1].table in {"actor", "place"}
        described = described and self.page.text[nxt.end : units[at + 1].start] == " "
        if described:
            at, nxt = at + 1, units[at + 1]
        sub = self.base(nxt, None)
        if sub is None or sub.member is None or sub.letter not in "STLO" or sub.open_reference == "adjective":
            return at - described
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
            left.member = self.members.collective(left.start, form, noun, sub.member, (left.member.type, left.member.sector or ""))
            if left.member.names[0].lower() == noun:
                left.member.names = [form, *(n for n in left.member.names if n != form)]  # not "Officials" alone
        return at + 1

    def host(self, left: Phrase, nxt: Atom, at: int) -> int:
        """The Russian Embassy + in X."""
        sub = self.base(nxt, None)
        noun = self.page.folded[left.head_start : left.head_end]
        if sub is None or sub.member is None or sub.letter not in "STO" or left.member is None or not noun.endswith(self.known.missions):
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
            unit = self.unowned[phrase.head_start]
            phrase.member, phrase.open_reference = self.members.earlier(unit) if article != "both" else None, ""
            if phrase.member is None:
                return False
            phrase.letter = letter(phrase.member)
        if (
            phrase.open_reference == ""
            and phrase.letter in "SOTL"
            and (phrase.letter in "SO" or article in {"a", "an"})
            and not phrase.posts
            and self.describes(phrase)
        ):
            phrase.open_reference = "adjective"
        if phrase.open_reference == "adjective" and phrase.letter in "STOG" and phrase.member is not None:
            self.owned_noun(phrase)
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
        if self.find["wanted"].search(folded, max(0, phrase.start - 30), phrase.start):
            return False  # demanded that X renounce
        if phrase.letter == "O" and self.find["sort_of_body"].match(folded, phrase.end):
            return False  # X terror network
        return text[phrase.head_start : phrase.end].isupper() or "." in text[phrase.head_start : phrase.end] or not word.endswith("s")

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
        if phrase.posts and (start := before_hyphen(self.known, self.page.folded, phrase.start)) is not None:
            for post in phrase.posts:
                post.former = post.former or post.start == phrase.start or post.role_start == phrase.start
            phrase.start = start
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
