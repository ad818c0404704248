"""Whom English pronouns and bare roles stand for, and what a sentence leaves in memory for the next."""

import re
from itertools import pairwise

import msgspec

from dragoman.reading.cast import Member, add_name
from dragoman.reading.english.members import Members, letter
from dragoman.reading.english.words import English
from dragoman.reading.page import Atom, Page, Phrase, Post, Sentence

_NEXT = re.compile(r" ([a-z][a-z-]+)")
# Between the beginning of a phrase and its role stands at most the name of a country or body.
LONGEST_LEAD = 30


class Discourse:
    """Goes through the report once, sentence by sentence, and remembers who was spoken of last."""

    def __init__(self, page: Page, known: English, members: Members) -> None:
        self.page = page
        self.known = known
        self.find = known.find
        self.members = members
        self.current: list[Phrase] = []
        self.person: Member | None = None
        self.body: Member | None = None
        self.group: Member | None = None
        self.states: list[Member] = []
        self.posts: list[tuple[Member, Post]] = []
        self.starts: set[int] = set()
        # The noun that a name shares with the one before it in a list: leaders of X, Y and Z.
        self.shared: dict[int, str] = {}
        # The noun that an adjective shares with the next one: Australian, Indian and US experts.
        self.nouns: dict[int, str] = {}

    def _pronoun(self, unit: Atom, owner: Phrase | None) -> Phrase | None:
        word = self.page.folded[unit.start : unit.end]
        own = [p for p in self.current if p.member is not None and p.open_reference != "adjective"]
        clause = self.page.folded.rfind(" that ", self.current[0].start, unit.start) if self.current else -1
        own = [p for p in own if p.start > clause and clause >= 0] or own
        member: Member | None
        if word in self.known.he:
            persons = [p for p in own if p.letter == "P"]
            member = next((p.member for p in [*(q for q in persons if not self.behind(q)), *persons]), self.person)
        elif word in self.known.it:
            if word == "it" and self.find["expletive"].match(self.page.folded, unit.end):
                return None
            bodies = [p.member for p in own if p.letter in "SOM" or (p.letter == "U" and not self.page.folded[: p.end].endswith("s"))]
            leads = [p.member for p in own if p.member in bodies and not self.behind(p)]
            before = [self.body] if self.body is not None and self.page.folded.startswith("its", unit.start) else []
            member = next(iter([*leads, *before, *bodies]), self.body)
        else:
            groups = [p.member for p in own if p.letter in "GU"]
            member = groups[-1] if groups else self.group
        phrase = self.phrase(unit, owner, member, "adjective" if word in self.known.owning else "pronoun")
        if member is None:
            phrase.letter = "X"
        return phrase

    def bare(self, phrase: Phrase, article: str, sentence: Sentence) -> bool:
        """A role without a name."""
        post = phrase.posts[-1]
        if post.kind == "form":
            return False
        owner = post.organisation or (phrase.possessor.member if phrase.possessor else None)
        word = self.page.folded[post.role_start : post.role_end]
        if self.find["quality"].match(self.page.text, post.role_start):
            return False
        if not article and owner is None:
            return bool(self.find["bare"].search(self.page.folded, max(sentence.start, phrase.start - 24), phrase.start))
        if owner is None and self.noun_follows(phrase.end) and post.kind != "office":
            return False
        low = max(sentence.start, phrase.start - 30)
        if not article and (before := self.find["indefinite_lead"].search(self.page.folded, low, phrase.start)):
            article = before.group(1)
        phrase.member = self.meant(phrase, word, owner, article)
        form = self.page.text[phrase.head_start : phrase.head_end]
        if phrase.member is None:
            start = phrase.start
            if article in self.known.indefinite:
                phrase.member = self.page.cast.unnamed(start, "group", self.page.text[start : phrase.end])
                self.members.owned(phrase.member, owner, post.sector)
                phrase.indefinite, phrase.open_reference = True, "indefinite"
                self.posts.append((phrase.member, post))
            else:
                words = self.page.text[(phrase.possessor.start if phrase.possessor else post.role_start) : phrase.end]
                phrase.member = self.members.collective(start, words, word, owner, ("group", post.sector))
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

    def locate(self) -> None:
        """People whose country nothing tells are of that of the place right after them, else of the only one in the sentence."""
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
            near = next(
                (p for p in lands if p.start > phrase.end and self.find["placed"].fullmatch(self.page.folded, phrase.end, p.start)), None
            )
            if near is not None and near.member is not None:
                member.country = near.member.country
            elif len(told) == 1 and self.page.folded[phrase.end : phrase.end + 1] != "-":
                member.country = next(iter(told))

    def doubled(self) -> None:
        """Councilor and Minister X Y: one who holds both."""
        for left, right in pairwise([*self.current]):
            roles = (
                (left.letter != "P" or left.open_reference == "role")
                and left.posts
                and left.open_reference != "indefinite"
                and right.letter == "P"
                and right.posts
            )
            text = self.page.folded
            word = text[left.posts[-1].role_start : left.posts[-1].role_end] if left.posts else ""
            single = text[left.end : right.start] == " and " and not text.startswith("the ", left.start) and not word.endswith("s")
            if roles and single and right.posts[0].role_start - right.start < LONGEST_LEAD and right.head_start > right.posts[0].role_end:
                self.posts = [(right.member if member is left.member and right.member else member, post) for member, post in self.posts]
                right.start, right.posts = left.start, [*left.posts, *right.posts]
                right.inner = [*left.inner, *right.inner]
                self.current.remove(left)

    def coordinate(self) -> None:
        """French and Egyptian warships: the first adjective has the same noun."""
        self.shared, self.nouns = {}, {}
        for left, right in reversed(list(pairwise(self.current))):
            self.short_for_noun(left, right)
        for left, right in pairwise(self.current):
            joined = self.find["beside"].fullmatch(self.page.folded, left.end, right.start) is not None
            if joined and left.member is not None and left.letter in "STL":
                self.share(left, right)
            of_land = left.letter == "G" and right.letter == "S" and left.possessor is not None
            if of_land and (joined or self.page.folded[left.end : right.start] == ", and "):
                self.of_both(left, right)
            if joined and left.letter == right.letter == "U" and left.possessor is not None and left.possessor.member is not None:
                self.same_owner(left.possessor, left.possessor.member, right)

    def short_for_noun(self, left: Phrase, right: Phrase) -> None:
        """Australian, Indian, and US experts; NATO and EU countries: each has the noun of the last."""
        gap = self.page.folded[left.end : right.start]
        if gap not in {" and ", " or ", ", ", ", and ", ", or "} or right.open_reference == "adjective":
            return
        text = self.page.text[left.start : left.end]
        short = left.letter in "STO" and not left.open_reference and text.replace(".", "").isupper()
        if left.open_reference == "adjective" or short:
            self.same_noun(left, right)

    def owned_noun(self, phrase: Phrase) -> None:
        """a Chinese company, Danish websites: not the state, but what is its own."""
        match = self.find["owned_noun"].match(self.page.text, phrase.end)
        owner = phrase.member
        if match is None or owner is None or self.noun_follows(match.end()) or self.page.text[match.end() : match.end() + 1] == "-":
            return
        noun = self.page.folded[match.start("noun") : match.end()]
        phrase.possessor = msgspec.structs.replace(phrase)
        phrase.inner = [*phrase.inner, phrase.possessor]
        form = self.page.text[phrase.head_start : match.end()]
        phrase.member = self.members.collective(phrase.start, form, noun, owner, ("group", ""))
        phrase.end = phrase.head_end = match.end()
        phrase.open_reference, phrase.letter = "", letter(phrase.member)

    def same_noun(self, left: Phrase, right: Phrase) -> None:
        """French and Egyptian warships: French warships."""
        noun, owner = right.member, right.possessor
        if noun is None or left.member is None or left.letter not in "STO":
            return
        head = self.page.text[right.head_start : right.end].split(" ", 1)
        words = self.nouns.get(id(right), "")
        if words:
            pass
        elif owner is None and right.letter == "G" and len(head) > 1 and head[0].isupper() and head[1].islower():
            words = head[1]  # EU countries
        elif noun.entry is not None or noun.named or owner is None or owner.end >= right.end:
            return
        else:
            words = self.page.text[owner.end : right.end].lstrip()
        if not left.open_reference and words.endswith(self.known.relational):
            return  # between NATO and US counterparts
        left.open_reference = ""
        form = f"{self.page.text[left.head_start : left.head_end]} {words}"
        self.nouns[id(left)] = words
        left.possessor = msgspec.structs.replace(left, open_reference="adjective")
        left.member = self.members.collective(left.start, form, words.lower(), left.member, (noun.type, noun.sector or ""))
        left.letter = letter(left.member)

    def of_both(self, left: Phrase, right: Phrase) -> None:
        """leaders of Norway and Chad: leaders of Chad too."""
        owner, noun = left.possessor, left.member
        words = self.shared.pop(id(left), "")
        if owner is None or noun is None or owner.letter != "S" or right.open_reference or right.posts:
            return
        if not words and (owner.start < left.head_start or not self.find["of_land"].search(self.page.folded, left.start, left.end)):
            return
        words = words or self.page.text[left.start : owner.start]
        self.shared[id(right)] = words
        right.possessor = msgspec.structs.replace(right)
        form = f"{words}{self.page.text[right.start : right.end]}"
        right.member = self.members.collective(right.start, form, words.lower(), right.member, (noun.type, noun.sector or ""))
        right.letter = letter(right.member)

    def same_owner(self, lead: Phrase, owner: Member, right: Phrase) -> None:
        """Alvanian helicopters and tanks: Alvanian tanks."""
        member = right.member
        if member is not None and not member.named and member.entry is None and member.owner is None and right.possessor is None:
            noun = self.page.folded[right.head_start : right.head_end]
            form = self.page.text[right.head_start : right.head_end]
            right.member = self.members.collective(right.start, form, noun, owner, (member.type, member.sector or ""))
            right.possessor = lead

    def share(self, left: Phrase, right: Phrase) -> None:
        """the X and Y Republics: the first name has the head of the second."""
        words = self.page.folded[right.head_start : right.head_end].split(" ", 1)
        if len(words) == 2 and words[1].endswith("s"):
            entries = self.known.index.get(f"{self.page.folded[left.head_start : left.head_end]} {words[1][:-1]}", ())
            if len(entries) == 1:
                left.member = self.page.cast.known(entries[0], self.page.text[left.start : left.end])
                left.letter = letter(left.member)

    def remember(self, sentence: Sentence) -> None:
        """Who the next pronoun may mean: the sentence's subjects before its objects; a caption leaves nobody behind."""
        if not self.find["sentence_end"].search(self.page.text, max(sentence.start, sentence.end - 8), sentence.end):
            return
        self.states = [p.member.final for p in self.current if p.letter == "S" and p.member is not None and not p.open_reference]
        for letters, slot in (("P", "person"), ("SOMU", "body"), ("GU", "group")):
            fits = [p for p in self.current if p.letter in letters and p.member is not None and p.open_reference != "adjective"]
            fits = [p for p in fits if slot != "group" or not p.posts]
            if fits:
                setattr(self, slot, next((p for p in fits if not self.governed(p, sentence)), fits[0]).member)

    def governed(self, phrase: Phrase, sentence: Sentence) -> bool:
        """A preposition of its sentence stands before it."""
        return self.find["behind"].search(self.page.folded, max(sentence.start, phrase.start - 16), phrase.start) is not None

    def behind(self, phrase: Phrase) -> bool:
        """It stands behind a preposition."""
        return self.find["behind"].search(self.page.folded, max(0, phrase.start - 16), phrase.start) is not None

    def cataphora(self, sentence: Sentence) -> None:
        """Since launching its war, X: the subject that comes is whose."""
        if self.find["fronted_act"].match(self.page.folded, sentence.start) is None:
            return
        for phrase in self.current:
            text = self.page.folded
            main = next((p for p in self.current if p.start > phrase.end and text[p.start - 2 : p.start] == ", "), None)
            if text[phrase.start : phrase.end] not in self.known.owning or main is None or main.member is None:
                continue
            person = text[phrase.start : phrase.end] in self.known.he
            if main.open_reference in {"", "role"} and (main.letter == "P") == person and (person or main.letter in "SOMU"):
                phrase.member, phrase.letter = main.member, main.letter

    def counted(self, sentence: Sentence) -> None:
        """All three countries, both sides: those that the sentence before names, where it names as many."""
        for phrase in self.current:
            if phrase.letter != "G" or phrase.possessor is not None:
                continue
            match = self.find["counted"].search(self.page.folded, max(sentence.start, phrase.start - 16), phrase.end)
            if match is None or match.end() != phrase.end:
                continue
            number = self.known.numerals.index(match["number"]) // 2 + 2 if match["number"] in self.known.numerals else 0
            states = list({id(m): m for m in self.states}.values())
            if number == len(states):
                phrase.start, phrase.head_start = match.start(), match.start()
                phrase.member, phrase.also, phrase.letter = states[0], states[1:], "S"

    def noun_follows(self, end: int) -> bool:
        """A small word that is neither a verb nor a function word stands next, so that what ends here only describes it."""
        match = _NEXT.match(self.page.text, end)
        if match is None or end in self.starts or end + 1 in self.starts:
            return False
        word = match.group(1)
        return word not in self.known.verbs and not word.endswith(("ed", "ly"))

    def phrase(self, unit: Atom, owner: Phrase | None, member: Member | None, reference: str = "") -> Phrase:
        start = owner.start if owner else unit.start
        kind = letter(member) if member else "P"
        head = unit.start if owner is None or unit.table == "roles" else owner.start
        return Phrase(
            start, unit.end, head, unit.end, kind, member, posts=[], open_reference=reference, confidence=unit.confidence, inner=[]
        )
