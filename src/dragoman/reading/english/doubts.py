"""What speaks against an English event: habits, results, things that are no actors, sides that only stand near."""

from typing import Any

from dragoman.lexicon.model import Lexicon
from dragoman.reading.english.clauses import ClauseGrammar, Clauses, Objects
from dragoman.reading.english.patterns import patterns
from dragoman.reading.english.triggers import Trigger
from dragoman.reading.page import Page, Phrase

# Takes the surest event below what is exported.
DOUBT = 0.36
LONGEST_ACRONYM = 6
# their: a longer word is a country's adjective.
LONGEST_OWNING = 5
# How far behind a verb, in characters of the shadow, the other side may stand without a preposition of the verb's own.
FAR = 36


class Doubts:
    """Word lists of the grammar file `events` that lower the confidence, compiled once."""

    def __init__(self, lexicon: Lexicon, grammar: ClauseGrammar) -> None:
        data: dict[str, Any] = lexicon.grammar("events", "en")
        self.grammar = grammar
        self.find = patterns(data)
        self.habitual = frozenset(data.get("habitual", []))
        self.two_sided = frozenset(data.get("two_sided", []))
        self.results = frozenset(data.get("results", []))
        self.hardware: tuple[str, ...] = tuple(data.get("hardware", []))
        self.anaphors = frozenset(data.get("anaphors", []))
        self.themselves = frozenset(data.get("themselves", []))
        self.matters = frozenset(data.get("matters", []))
        self.circumstances = frozenset(data.get("circumstances", []))
        self.qualities = frozenset(data.get("qualities", []))
        self.states = frozenset(data.get("states", []))
        self.loose = frozenset(data.get("loose", []))
        self.objects = frozenset(data.get("objects", []))
        self.alone = frozenset(data.get("alone", []))
        self.aspects = frozenset(data.get("aspects", []))
        self.standing = frozenset(data.get("standing", []))
        self.ordered = frozenset(data.get("ordered", []))
        self.finite = frozenset(data.get("finite_auxiliaries", []))
        self.describing = frozenset(data.get("describing", []))
        self.indefinite: tuple[str, ...] = tuple(data.get("indefinite", []))

    def of_verb(self, clauses: Clauses, trigger: Trigger, words: list[str], kinds: frozenset[str], high: int) -> float:
        """A present tense tells what is usual; a result is no act; what only goes on to another verb is none either."""
        text = clauses.text
        bare = not self.finite.intersection(words)
        if bare and "part" in kinds and trigger.form in self.states:
            return DOUBT
        if trigger.category == "REJECT" and self.find["silent"].match(text, high) is not None:
            return 2 * DOUBT
        if trigger.form in self.grammar.transparent and text.startswith(" to ", high):
            return 2 * DOUBT
        if kinds <= {"s", "base"} and bare and trigger.category in self.habitual:
            return DOUBT
        if kinds == {"ing"} and bare and trigger.form in self.results:
            return DOUBT
        if "part" in kinds and bare and trigger.frame in {"comp", "v"} and text.startswith(" to ", high):
            return DOUBT * (trigger.form in self.ordered)
        if trigger.frame == "with" and self.grammar.be.intersection(words) and "ing" not in kinds:
            return DOUBT * text.startswith(" with ", high)
        return DOUBT * (trigger.frame == "vi" and trigger.object is None and self.find["something"].match(text, high) is not None)

    def of_noun(self, clauses: Clauses, trigger: Trigger, actor: list[Phrase], start: int) -> float:
        """A threat lasts; Western support without an article is no act but a matter."""
        matter = trigger.category in self.matters and actor[0].open_reference == "adjective"
        bare = actor[0].start == actor[0].head_start and actor[0].end - actor[0].start > LONGEST_OWNING
        bare = bare and not clauses.text.endswith("the ", 0, start)
        return DOUBT * (trigger.form in self.standing or (matter and bare))

    def of_subject(self, trigger: Trigger, actor: list[Phrase]) -> float:
        """Western response stopped X: not those whom the adjective names; Russian shelling killed X: they are."""
        if not actor:
            return DOUBT * (trigger.form in self.circumstances)
        return DOUBT * (trigger.category != "ASSAULT" and any(p.open_reference == "adjective" for p in actor))

    def of_sides(self, page: Page, trigger: Trigger, actor: list[Phrase], recipient: list[Phrase]) -> float:
        """Things, letters that stand for things, and pronouns that point out of their sentence."""
        if any(self.thing(p) or self.adjective(page, p) for p in (*actor, *recipient)) or any(self.anaphor(page, p) for p in actor):
            return DOUBT
        if not any(self.known(p) for p in (*actor, *recipient)) and trigger.category != "PROTEST":
            return DOUBT
        if trigger.form in self.loose and any(p.letter in "SO" for p in recipient):
            return DOUBT
        if any(p.open_reference == "pronoun" and page.folded[p.start : p.end] in self.objects for p in recipient):
            return DOUBT
        alone = trigger.category in self.alone and trigger.object is not None
        mutual = trigger.frame == "with" and len(actor) > 1
        return DOUBT * (not recipient and trigger.category in self.two_sided and not mutual and not alone)

    def near(self, clauses: Clauses, trigger: Trigger, objects: Objects, sides: tuple[list[Phrase], int]) -> float:
        """Far behind the verb, or as an adjective that is not the object itself, somebody else is named than the other side."""
        recipient, high = sides
        if not recipient or any(p in objects.direct for p in recipient):
            return 0
        brought = [p for prep in trigger.preps for p in objects.prepositional.get(prep, [])]
        strange = all(p.open_reference == "adjective" for p in recipient)
        place = next((i for i, p in clauses.slots.items() if p is recipient[0]), high)
        far = trigger.frame in {"v", "vi", "with"} and place - high > FAR
        return DOUBT * ((strange or far) and not any(p in brought for p in recipient))

    def thing(self, phrase: Phrase) -> bool:
        """A weapon nobody owns; capital letters that nothing explains as a body."""
        member = phrase.member.final if phrase.member is not None else None
        if member is None or member.entry is not None:
            return False
        if phrase.letter in "UGX" and phrase.possessor is None and member.name.lower().endswith(self.hardware):
            return True
        letters = [n for n in member.names if n.isupper() and len(n) <= LONGEST_ACRONYM]
        return phrase.letter != "S" and bool(letters) and not any(n[:1].isupper() for n in member.names if n not in letters)

    def adjective(self, page: Page, phrase: Phrase) -> bool:
        """military in "military support": a noun only behind an article or an owner."""
        word = page.folded[phrase.head_start : phrase.head_end]
        if page.text[phrase.head_start : phrase.head_end] in self.qualities:
            return True
        return word in self.describing and phrase.possessor is None and not page.folded.startswith("the ", phrase.start)

    def open(self, clauses: Clauses, start: int, high: int) -> bool:
        """a Russian attack, an attack could: one that has not been."""
        return clauses.text.endswith(self.indefinite, 0, start) or self.find["may_be"].match(clauses.text, high) is not None

    def anaphor(self, page: Page, phrase: Phrase) -> bool:
        """It, They at the head of a sentence: what they stand for is not sure."""
        return phrase.open_reference in {"pronoun", "adjective"} and page.text[phrase.head_start : phrase.head_end] in self.anaphors

    def known(self, phrase: Phrase) -> bool:
        member = phrase.member.final if phrase.member is not None else None
        return member is not None and (member.named or member.country is not None or member.owner is not None)
