"""Whether a pronoun that speaks can mean whom it is taken to mean."""

import re
from collections.abc import Callable

from dragoman.reading import family_names
from dragoman.reading.cast import Member
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.reading.quotations_saying import Saying
from dragoman.reading.quotations_stretch import Marks

# Over how many sentences a pronoun looks back.
BACK = 12
_LATIN = re.compile(r"(?<![A-Za-z（(·])[A-Z][a-z]{2,}(?![A-Za-z]*[）)])")
_NICKNAME = re.compile(
    "[“「](?P<N>[\u4e00-\u9fffA-Za-z]{2,6})[”」](?=身[穿着著]|[穿着著手拿到抵站坐现現今]|接受|回应|回應)[^，。；：“”「」]{2,30}，(?:[^，。；：“”「」]{2,20}，)?(?:但|而|惟)?"
)
_GLOSS = re.compile(r"[（(][^（）()]*[)）]|《[^《》]*》|[“「][^”」]*[”」]")


class Antecedents:
    """Looks back from the pronouns of one page."""

    def __init__(self, page: Page, marks: Marks) -> None:
        self.page = page
        self.marks = marks
        self.families = family_names.of(page)

    def doubtful(self, sentence: Sentence, pronoun: Phrase, last: tuple[Member | None, int], told: Callable[[Phrase], bool]) -> bool:
        """He was not named shortly before, or only in another's words (`told`), somebody else was since, or the paragraph before
        is another's. `last`: who spoke last, and where his words end."""
        member = pronoun.member.final if pronoun.member else None
        if member is None:
            return False
        speaker, spoken = last
        if speaker is not None and speaker.final is member:
            return self.foreign(spoken, pronoun, member)
        named = self.named(sentence, pronoun, member)
        if named is None or told(named) or self.foreign(named.end, pronoun, member):
            return True
        return named.end < sentence.start and self.opens(sentence) and not self.told_of(sentence, member)

    def near(self, sentence: Sentence) -> list[Sentence]:
        return self.page.sentences[max(0, sentence.number - BACK) : sentence.number + 1]

    def named(self, sentence: Sentence, pronoun: Phrase, member: Member) -> Phrase | None:
        """Where he was last named, by more than a pronoun; not in a title."""
        told = (p for s in reversed(self.near(sentence)) for p in (*reversed(self.families.leading(s)), *reversed(s.phrases)))
        before = (p for p in told if p.end <= pronoun.start and p.member)
        mine = (p for p in before if p.member and p.member.final is member and not p.open_reference.startswith("person"))
        return next((p for p in mine if self.page.text[p.start - 1 : p.start] != "《"), None)

    def foreign(self, since: int, pronoun: Phrase, member: Member) -> bool:
        """Another person's name in Latin letters stands between."""
        between = set(_LATIN.findall(_GLOSS.sub("", self.page.text[since : pronoun.start])))
        if not between:
            return False
        others = (m for m in self.page.cast.members.values() if m.type == "person" and m.final is not member)
        return any(between & set(name.split()) for other in others for name in other.names)

    def opens(self, sentence: Sentence) -> bool:
        return sentence.number > 0 and self.page.sentences[sentence.number - 1].block != sentence.block

    def told_of(self, sentence: Sentence, member: Member) -> bool:
        """Nobody else is named oftener in the sentences before."""
        counts: dict[str, int] = {}
        for phrase in (p for s in self.near(sentence)[:-1] for p in s.phrases):
            if phrase.letter == "P" and phrase.member is not None and not self.marks.within(phrase.start, phrase.end):
                ident = phrase.member.final.id
                counts[ident] = counts.get(ident, 0) + 1
        return counts.get(member.id, 0) >= max(counts.values(), default=0)


def nicknamed(page: Page, saying: Saying, pronoun: Phrase) -> bool:
    """「某公子」穿黑衣，他表示…: he whose nickname in quotation marks begins the sentence."""
    match = _NICKNAME.match(page.text, saying.stretch.sentence.start, pronoun.start)
    if match is None or match.end() != pronoun.start or pronoun.open_reference != "person":
        return False
    if any(p.letter == "P" and p.member and match.end("N") < p.start < pronoun.start for p in saying.stretch.sentence.phrases):
        return False
    pronoun.member = page.cast.unknown("person", match["N"])
    return True


def within_sentence(page: Page, found: list[Saying]) -> None:
    """刘表示…，惟他…: the pronoun means the family name that stands alone before it in the sentence; 他认为…；他承认…: the same one."""
    alone: Phrase | None = None
    pronoun: Phrase | None = None
    for saying in found:
        phrases = saying.subject.phrases
        if len(phrases) != 1 or saying.parent is not None:
            continue
        phrase = phrases[0]
        if phrase.letter == "P" and not phrase.open_reference and phrase.end - phrase.start == 1:
            alone, pronoun = phrase, None
        elif phrase.open_reference != "person":
            alone, pronoun = None, None
        elif alone is not None:
            phrase.member = alone.member
        elif pronoun is not None and page.folded[pronoun.start : pronoun.end] == page.folded[phrase.start : phrase.end]:
            phrase.member = pronoun.member
        else:
            pronoun = phrase
