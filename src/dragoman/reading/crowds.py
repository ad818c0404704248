"""Whom 他们 means: several who were spoken of last, rather those who did something than those to whom it was done."""

import re
from itertools import zip_longest
from typing import Any

from dragoman.reading import pronouns
from dragoman.reading.page import Page, Phrase, Post

# How far, in characters, 他们 may stand from those it means.
REACH = 120
# How far before a noun the word may stand by which it only says what somebody is.
PREDICATE_REACH = 16
# So begins a turn in a transcript, which has so many at least, and one in five paragraphs.
TURNS = 6
_WITH = frozenset("和与跟")
_TURN = re.compile("[^，。；：:、\n]{1,14}：")


class Crowds:
    """Looks back from one pronoun over the phrases before it."""

    def __init__(self, page: Page, data: dict[str, Any]) -> None:
        self.page = page
        self.many = frozenset(data.get("many", ""))
        self.singular = tuple(data.get("singular", []))
        self.several = tuple(data.get("one_of_many", ["\n"]))
        self.counted_one = tuple(data.get("counted_one", ["\n"]))
        self.aside = re.compile(data.get("aside", "(?!)"))
        self.one_of_them = re.compile(data.get("one_of_them", "(?!)"))
        self.predicate = re.compile(f"(?:{data.get('predicate', '(?!)')})$")
        self.opening = re.compile(f"(?:{data.get('subject_opening', '')})*$")
        self.places_of_many = frozenset(data.get("places_of_many", []))
        self.dealing = frozenset(data.get("dealing_sectors", []))
        self.oblique = frozenset(data.get("not_subject_after", []))
        turns = sum(_TURN.match(page.folded, block.start) is not None for block in page.document.blocks)
        self.talk = turns >= max(TURNS, len(page.document.blocks) // 5)

    def meant(self, phrase: Phrase, before: list[Phrase]) -> list[Phrase]:
        """The phrases that the pronoun stands for, of those before it, the nearest first; none where nobody fits."""
        near = [p for p in before if p.member is not None and phrase.start - p.end <= REACH]
        sentence = self.page.sentence_at(phrase.start)
        if sentence is not None and self.talk:
            # Who talks freely means by it now these, now those: only who stands in the same sentence, or acted in one before.
            near = [p for p in near if p.start >= sentence.start or self.acts(p)]
        found = self.nearest(near, subject=self.leads(phrase))
        if len(found) != 1 or found[0].letter not in "GUO":
            return found
        return self.instead(found[0], near) if self.leads(phrase) else found

    def nearest(self, near: list[Phrase], subject: bool) -> list[Phrase]:
        """Two that act together, a collective, or a body that acts, where the pronoun is a subject too."""
        for at, (right, left) in enumerate(zip_longest(near, near[1:])):
            if self.one_of_them.match(self.page.folded, right.end) is not None:
                return []
            if right.letter in "GU" and not self.one(right) and not self.idle(right):
                return [right]
            if right.letter == "P" and self.page.folded[right.end : right.end + 1] in _WITH and self.acts(right):
                return []  # 甲和妻子: nobody knows her
            body = right.member.final if right.letter == "O" and subject and right.member is not None and self.acts(right) else None
            if body is not None and body.named and body.sector not in self.places_of_many:
                return [right]
            land = left is not None and left.letter in "TSLO" and left.end == right.start
            left = near[at + 2] if land and at + 2 < len(near) else left
            if left is None or left.letter != right.letter or left.letter not in "PSO" or left.member is right.member:
                continue
            if self.page.folded[left.end : near[at + 1].start if land else right.start] in pronouns.CONJUNCTIONS:
                row = self.row(near[at + 1 + land :], right)
                if self.together(row, subject):
                    return row
        return []

    def row(self, rest: list[Phrase], last: Phrase) -> list[Phrase]:
        """甲、乙和丙: those listed before the last, and he; `rest`: the nearest first."""
        row = [last]
        for other in rest:
            joined = len(row) == 1 or self.page.folded[other.end : row[0].start] in pronouns.CONJUNCTIONS
            if other.letter != last.letter or not joined or any(other.member is p.member for p in row):
                break
            row.insert(0, other)
        return row

    def together(self, row: list[Phrase], subject: bool) -> bool:
        """They act at the head of their clause; or people end it, and are spoken of as object: 召见了甲和乙，要求他们…."""
        after = self.page.folded[row[-1].end : row[-1].end + 1]
        if self.leads(row[0]):
            return after not in {"的", *pronouns.CONJUNCTIONS}
        return not subject and row[0].letter == "P" and after == "，"

    def instead(self, found: Phrase, near: list[Phrase]) -> list[Phrase]:
        """遊行者呼吁议员…，他们: those who act in the clause of whom was named last, or, where that one stands behind 与 or 对, in its
        sentence; not those who deal with people, as the police do."""
        sentence = self.page.sentence_at(found.start)
        oblique = self.page.folded[found.start - 1 : found.start] in self.oblique and self.page.folded[found.start] not in self.many
        start = sentence.start if oblique and sentence is not None else self.clause_start(found)
        for other in (p for p in near if start <= p.start < found.start and p.letter in "GUO"):
            member = other.member.final if other.member is not None else None
            if member is None or (other.letter == "O" and member.sector in self.places_of_many):
                continue
            if self.acts(other) and not self.one(other) and member.sector not in self.dealing:
                return [other]
        return [found]

    def clause_start(self, phrase: Phrase) -> int:
        """Where the clause of the phrase begins."""
        start = phrase.start
        while start and self.page.folded[start - 1] not in pronouns.CLAUSE_EDGES:
            start -= 1
        return start

    def leads(self, phrase: Phrase) -> bool:
        """It begins its clause, but for words that join or time it."""
        start = self.clause_start(phrase)
        return self.opening.match(self.page.folded, start, phrase.start) is not None

    def acts(self, phrase: Phrase) -> bool:
        """It stands where a subject stands: it begins its clause, and owns nothing."""
        after = self.page.folded[phrase.end : phrase.end + 1]
        return self.leads(phrase) and after not in {"的", "、", "："}

    def acted(self, phrase: Phrase) -> bool:
        """Somebody who acts, and does not deal with people: in the sentence before 保安驱散了他们."""
        return phrase.member is not None and phrase.member.final.sector not in self.dealing and self.acts(phrase)

    def idle(self, phrase: Phrase) -> bool:
        """It only says when, or what somebody else is."""
        folded = self.page.folded
        low = max(self.clause_start(phrase), phrase.start - PREDICATE_REACH)
        return self.aside.match(folded, phrase.end) is not None or self.predicate.search(folded, low, phrase.start) is not None

    def counted(self, phrase: Phrase, post: Post) -> bool:
        """许多学者, 两名议员: so nobody calls one person."""
        folded = self.page.folded
        before = folded[phrase.start : post.role_start]
        several = (not self.many.isdisjoint(before[:2]) and "岁" not in before) or folded[phrase.end - 1] == "们"
        return phrase.letter == "G" and several and post.organisation is None

    def one(self, phrase: Phrase) -> bool:
        """Somebody unnamed, not many: 一名妇女, 总统."""
        folded = self.page.folded
        if phrase.open_reference in {"latter", "former", "other", "somebody"}:
            return True
        before = folded[phrase.start : phrase.posts[-1].role_start] if phrase.posts else ""
        office = bool(phrase.posts) and not phrase.posts[-1].group and not phrase.indefinite and self.many.isdisjoint(before)
        if folded.endswith(self.several, phrase.start, phrase.end):
            return False
        return office or folded.startswith(self.singular, phrase.start) or folded.endswith(self.counted_one, 0, phrase.start)
