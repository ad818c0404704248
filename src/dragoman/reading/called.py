"""Somebody just named, or unnamed in an office, whom the text next calls by what he is: X接任主教。这位主教…; 这名前部长….

What the sentences before were about is the resolver's memory of subjects, which this module only reads."""

from collections import deque
from typing import Any

from dragoman.reading import gender
from dragoman.reading.cast import Member
from dragoman.reading.page import Page, Phrase, Sentence, last_mark
from dragoman.text.alternatives import optional

# Whom a sentence names, its subject first; its number, its block.
Subjects = deque[tuple[list[Member], int, int]]
# How far behind the word for taking it up an office may be named.
TAKEN_REACH = 18
# How many sentences a subject stays in mind, and within how many he is called by his role where a paragraph ends between.
SUBJECT_REACH, NEAR, BOTH = 3, 2, 2
# Kinds of roles by which somebody just named may be called.
TOLD_OF = frozenset({"office", "rank", "profession", "title"})
# After an office with which a sentence begins: it is only a heading, or owns what comes next; of its last character: it is of many.
_NOT_ALONE, _MANY = "的：、（(，", "们等"


class Called:
    """Looks back from a role without a name."""

    def __init__(self, page: Page, data: dict[str, Any], sexes: gender.GenderKnowledge, subjects: Subjects) -> None:
        self.page = page
        self.sexes = sexes
        self.subjects = subjects
        self.this_one = tuple(data.get("this_one", ["\n"]))
        self.taking = tuple(data.get("taking_office", ["\n"]))
        self.told_of, self.of_him, self.was, self.took = optional(data, "told_of", "of_him", "was_office", "took_office").values()

    def taker(self, phrase: Phrase, word: str) -> Member | None:
        """这位主教, after X接任主教: who took up the office in the sentence before."""
        sentence = self.page.sentence_at(phrase.start)
        if sentence is None or not self.subjects:
            return None
        members, number, _ = self.subjects[-1]
        if sentence.number - number > SUBJECT_REACH or not members[0].named:
            return None
        before = self.page.sentences[number]
        ends = [at.end() for at in self.took.finditer(self.page.folded, before.start, before.end)]
        return members[0] if any(word in self.page.folded[end : end + TAKEN_REACH] for end in ends) else None

    def spoken_of(self, phrase: Phrase, word: str) -> Member | None:
        """这位前部长, at the head of a sentence: the named person whom the one before is about."""
        sentence = self.page.sentence_at(phrase.start)
        if sentence is None or not self.subjects or phrase.posts[-1].kind not in TOLD_OF:
            return None
        members, number, block = self.subjects[-1]
        gap, member = sentence.number - number, members[0].final
        if gap > (NEAR if block == sentence.block else 1) or not self.page.folded.startswith(self.this_one, phrase.start):
            return None
        earlier = any(p.letter in "PG" and p.end <= phrase.start and p not in phrase.inner for p in sentence.phrases)
        if earlier or not member.named or member.type != "person":
            return None
        sexes = {sex for role, sex in self.sexes.roles.items() if word.endswith(role)}
        return member if not sexes or gender.of(member, self.sexes) in {"", *sexes} else None

    def met(self, sentence: Sentence) -> Member | None:
        """甲会见了乙。他敦促其……: 乙, where the sentence before names only the two."""
        members, number, _ = self.subjects[-1]
        others = {id(m.final): m for m in members[1:] if m.final is not members[0].final}
        return next(iter(others.values())) if len(others) == 1 and sentence.number - number == 1 else None

    def takes(self, phrase: Phrase) -> Member | None:
        """甲就任总统: he is called so from now on."""
        sentence, folded = self.page.sentence_at(phrase.start), self.page.folded
        if sentence is None or not folded.endswith(self.taking, sentence.start, phrase.start):
            return None
        clause = last_mark(folded, "，；：。", sentence.start, phrase.start)
        if self.was.search(folded, max(clause, sentence.start), phrase.start):
            return None
        own = [p for p in sentence.phrases if clause < p.start < phrase.start and p.letter == "P" and p.member is not None]
        return own[-1].member if own and own[-1].member is not None and own[-1].member.final.named else None

    def other(self, sentence: Sentence, pronoun: Phrase) -> Member | None:
        """甲批评乙，称他…: 乙, who ends the clause before."""
        folded = self.page.folded
        comma = folded.rfind("，", sentence.start, pronoun.start)
        if comma < 0 or self.of_him.fullmatch(folded, comma + 1, pronoun.start) is None:
            return None
        people = [p for p in sentence.phrases if p.end <= comma and p.letter == "P" and p.member is not None]
        if len(people) < BOTH or people[-1].end != comma or people[-1].member is people[-2].member:
            return None
        return people[-1].member if self.told_of.search(folded, people[-2].end, people[-1].start) else None

    def officer(self, sentence: Sentence) -> list[Phrase]:
        """元首另有考虑: who holds an office, without a name, where the sentence begins with him and names nobody."""
        first = sentence.phrases[0] if sentence.phrases else None
        if first is None or first.start > sentence.start or first.open_reference != "role" or first.member is None or not first.posts:
            return []
        post, folded = first.posts[-1], self.page.folded
        alone = post.kind == "office" and not post.group and folded[first.end - 1] not in _MANY
        return [first] if alone and folded[first.end : first.end + 1] not in _NOT_ALONE else []
