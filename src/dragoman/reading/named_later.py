"""Who an unnamed speaker turns out to be: 一位议员表示…… and, in the next sentence, a new name as its subject."""

from collections import deque

from dragoman.reading.page import Page, Phrase, Sentence

# Within how many sentences an unnamed speaker may get a name.
NAMING_REACH = 2


class NamedLater:
    """Remembers one unnamed speaker; `singular`: how a phrase for one person begins; `recent`: the phrases of the sentences before."""

    def __init__(self, page: Page, singular: tuple[str, ...], recent: deque[list[Phrase]]) -> None:
        self.page = page
        self.singular = singular
        self.recent = recent
        self.pending: tuple[Phrase, int] | None = None

    def remember(self, sentence: Sentence, number: int) -> None:
        first = next((p for p in sentence.phrases if p.letter == "P" or p.posts), None)
        spoken = any(word.table == "cues" for word in sentence.words)
        alone = spoken and first is not None and self.page.folded.startswith(self.singular, first.start)
        # 一位学者，某大学教授甲表示: the sentence itself names him.
        if first is not None and first.open_reference == "indefinite" and alone and self.page.folded[first.end] != "，":
            self.pending = (first, number)

    def may_be(self, unnamed: Phrase, named: Phrase) -> bool:
        """What is known of the named person does not speak against the unnamed one's role."""
        if not unnamed.posts or unnamed.posts[-1].kind not in {"office", "rank", "profession"} or unnamed.posts[-1].sector == "CVL":
            return False
        word = self.page.folded[unnamed.posts[-1].role_start : unnamed.posts[-1].role_end]
        roles = named.member.roles if named.member else set()
        if not roles or any(word in role or role in word for role in roles):
            return True
        return unnamed.posts[-1].kind == "profession" and bool(named.posts) and all(p.kind == "profession" for p in named.posts)

    def name(self, sentence: Sentence, number: int) -> None:
        """一位议员表示…… and, in the next sentence, a new name as its subject: the same person."""
        if self.pending is None:
            return
        phrase, seen = self.pending
        if number - seen > NAMING_REACH:
            self.pending = None
            return
        first = next((p for p in sentence.phrases if p.letter == "P" and p.member is not None), None)
        if first is None or first.member is None or not first.member.named or phrase.member is None:
            return
        fresh = all(p.member is not first.member for phrases in self.recent for p in phrases)
        agree = None in {first.member.country, phrase.member.country} or first.member.country == phrase.member.country
        spoken = any(word.table == "cues" for word in sentence.words)
        told = (p for before in self.page.sentences[:seen] for p in before.phrases)
        unsettled = phrase.member.became is None and phrase.member is not first.member
        if fresh and agree and spoken and unsettled and self.may_be(phrase, first) and not any(p.member is first.member for p in told):
            phrase.member.became = first.member
            first.member.roles |= phrase.member.roles
            first.member.country = first.member.country or phrase.member.country
            first.member.sector = first.member.sector or phrase.member.sector
        self.pending = None
