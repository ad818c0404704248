"""What is told of opinions, attitudes, wishes and guesses is no act; sides whose names point at somebody else than they seem to."""

from typing import Any

from dragoman.lexicon.model import Lexicon
from dragoman.reading.drafts import Drafts
from dragoman.reading.english.clauses import Clauses, Verb
from dragoman.reading.english.past import in_dashes
from dragoman.reading.english.patterns import patterns
from dragoman.reading.english.triggers import Trigger
from dragoman.reading.page import Page, Phrase, Sentence

# How far into its sentence a pronoun still takes up the sentence before.
OPENING = 60


class Stances:
    """Word lists of the grammar file `stances`, compiled once."""

    def __init__(self, lexicon: Lexicon) -> None:
        data: dict[str, Any] = lexicon.grammar("stances", "en")
        self.find = patterns(data)
        self.attitudes = frozenset(data.get("attitudes", []))
        self.opining = frozenset(data.get("opining", []))
        self.wanting = frozenset(data.get("wanting", []))
        self.guessing = frozenset(data.get("guessing", []))
        self.recognizing = frozenset(data.get("recognizing", []))
        self.letting = frozenset(data.get("letting", []))
        self.supposing = frozenset(data.get("supposing", []))
        self.to_come = frozenset(data.get("to_come", []))
        self.habits = frozenset(data.get("habits", []))
        self.personal = frozenset(data.get("personal", []))
        self.nobody = tuple(data.get("nobody_words", []))
        self.owned_by = tuple(data.get("owned_by", []))

    def no_act(self, clauses: Clauses, trigger: Trigger, verb: Verb, kinds: frozenset[str], high: int) -> bool:
        """X agreed that Y is bad; X opposes Y; X likely intends to; X wants to; refused to condemn."""
        text, words = clauses.text, set(verb.words)
        if trigger.form in self.opining and self.find["opinion"].match(text, high) is not None:
            return True
        if words & self.habits or self.undone(clauses, trigger, verb, high):
            return True
        if trigger.form in self.attitudes and kinds <= {"s", "base", "ing"} and not words:
            return True
        if (words & self.supposing and words & self.guessing) or words & self.wanting:
            return True
        if verb.inherited and len(verb.subject) == 1:
            first = next((i for i, p in clauses.slots.items() if p is verb.subject[0]), high)
            if self.find["another"].match(text, first + 1, high) is not None:
                return True
        return trigger.category == "REJECT" and self.find["judging"].match(text, high) is not None

    def undone(self, clauses: Clauses, trigger: Trigger, verb: Verb, high: int) -> bool:
        """did not recognize it as an invasion; will not let X lose; seems willing to; somebody unnamed withdrew and allowed."""
        text = clauses.text
        if trigger.form in self.recognizing and self.find["known_as"].match(text, high) is not None:
            return True
        if (
            trigger.form in self.letting
            and self.find["let_lose"].match(text, high) is not None
            and self.find["denied"].search(text, 0, high)
        ):
            return True
        if self.find["simulated"].search(text, 0, high) is not None:
            return True
        if "willing" in verb.words and self.find["seeming"].search(text, verb.start, high) is not None:
            return True
        return verb.inherited and self.find["somebody_under"].search(text, 0, high) is not None

    def wished(self, clauses: Clauses, trigger: Trigger, start: int, high: int) -> bool:
        """supports talks between X and Y: that they are held is not told."""
        if trigger.category == "REJECT":
            return self.find["judging"].match(clauses.text, high) is not None
        pattern = self.find["wishes" if trigger.category in self.to_come else "thought"]
        return pattern.search(clauses.text, max(0, start - 60), start) is not None

    def misread(self, page: Page, actor: list[Phrase], recipient: list[Phrase]) -> bool:
        """A side that stands for somebody else, or for more, than its phrase."""
        return (
            any(self.distant(page, p) or self.unowned(page, p) for p in (*actor, *recipient))
            or any(self.more(page, p) for p in actor)
            or any(self.describing(page, p) for p in recipient)
        )

    def distant(self, page: Page, phrase: Phrase) -> bool:
        """she, whom nothing near names."""
        word = page.folded[phrase.head_start : phrase.head_end]
        if word not in self.personal or phrase.open_reference not in {"pronoun", "adjective"} or phrase.member is None:
            return False
        sentence = page.sentence_at(phrase.start)
        if sentence is None:
            return True
        member = phrase.member.final
        if self.named(sentence, member.id, phrase.start):
            men = {p.member.final.id for p in sentence.phrases if p.letter == "P" and p.end <= phrase.start and p.member is not None}
            return len(men) > 1
        before = page.sentences[sentence.number - 1] if sentence.number else None
        others = self.find["somebody"].search(page.folded, sentence.start, phrase.start) is not None
        deep = others and phrase.start - sentence.start > OPENING
        return deep or before is None or not self.named(before, member.id, before.end)

    def named(self, sentence: Sentence, member: str, end: int) -> bool:
        return any(p.start < end and p.member is not None and p.member.final.id == member for p in sentence.phrases)

    def unowned(self, page: Page, phrase: Phrase) -> bool:
        """its forces, both forces: whose is not known; no state: nobody."""
        member = phrase.member.final if phrase.member is not None else None
        if page.folded.startswith(self.nobody, phrase.start) or self.find["not_all"].search(
            page.folded, max(0, phrase.start - 24), phrase.start
        ):
            return True
        if member is None or (member.entry is not None and phrase.letter not in "GU"):
            return False
        words = page.folded[phrase.start : phrase.end]
        if phrase.also:
            return False
        return words.startswith("both ") or (words.startswith(self.owned_by) and " " in words and member.owner is None and not member.named)

    def more(self, page: Page, phrase: Phrase) -> bool:
        """diplomats, including X: X acts too."""
        if phrase.letter != "G":
            return False
        match = self.find["including"].match(page.folded, phrase.end)
        return match is not None and any(match.end() <= q.start <= match.end() + 4 for q in self.near(page, phrase))

    def near(self, page: Page, phrase: Phrase) -> list[Phrase]:
        sentence = page.sentence_at(phrase.start)
        return sentence.phrases if sentence is not None else []

    def describing(self, page: Page, phrase: Phrase) -> bool:
        """a Chinese company, SWIFT sanctions: the noun is meant, not the name before it."""
        if phrase.letter == "O" and self.find["means"].match(page.folded, phrase.end):
            return True
        if phrase.open_reference != "adjective" and phrase.letter in "SOTL" and self.find["happening"].match(page.folded, phrase.end):
            return True  # the X protests
        if phrase.open_reference != "adjective" or phrase.letter not in "SOTL":
            return False
        if self.find["belongs_to"].match(page.text, phrase.end):
            return True
        match = self.find["described"].match(page.folded, phrase.end)
        return match is not None and self.find["somebody_else"].search(match["words"]) is not None

    def aside(self, page: Page, drafts: Drafts, offset: int) -> bool:
        """Between dashes in somebody's words: the author's."""
        scopes = drafts.scopes_at(offset)
        return bool(scopes) and in_dashes(page.text, scopes[-1].start, offset)

    def scenario(self, page: Page, sentence: Sentence, told: bool) -> bool:
        """Whether the sentences from here on tell what could come: behind a heading or a lead-in that says so."""
        if sentence.kind in {"title", "heading"}:
            return sentence.kind == "heading" and self.find["scenario"].search(page.folded, sentence.start, sentence.end) is not None
        tail = page.folded[sentence.start : sentence.end].rstrip()
        if tail.endswith(":"):
            return self.find["plays_out"].search(tail) is not None
        return told
