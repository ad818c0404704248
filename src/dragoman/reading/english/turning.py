"""An event in the making, and what a promise, a refusal or an announcement makes of it."""

from typing import Any

from msgspec import Struct, field

from dragoman.lexicon.model import Lexicon
from dragoman.reading.english.accusing import Accusing
from dragoman.reading.english.clauses import Clauses, Verb
from dragoman.reading.english.triggers import Trigger
from dragoman.reading.page import Phrase
from dragoman.schema.claims import Auxiliary


class Making(Struct, eq=False):
    """An event in the making. `start`, `end`: indices of the shadow."""

    trigger: Trigger
    category: str
    mode: str | None
    actor: list[Phrase]
    recipient: list[Phrase]
    places: list[Phrase]
    start: int
    end: int
    at: int
    confidence: float
    modes: set[Auxiliary] = field(default_factory=set)
    # Somebody considers it, as the text says of him.
    weighed: bool = False


class Turning(Accusing):
    """From help, harm and agreement to what their auxiliaries make of them."""

    def __init__(self, lexicon: Lexicon) -> None:
        data: dict[str, Any] = lexicon.grammar("events", "en")
        super().__init__(lexicon)
        self.cooperative = frozenset(data.get("cooperative", []))
        self.threatening = frozenset(data.get("threatening", []))
        self.spoken = frozenset(data.get("spoken", []))
        # Not to agree now is an attitude, not a refusal.
        self.standing = frozenset(data.get("present_helpers", []))
        self.saying = self.spoken | {"AGREE"}

    def convert(self, clauses: Clauses, found: Making) -> None:
        """Help that is only promised is an agreement, help that will not come a refusal, harm that its author announces a threat."""
        if found.actor and found.recipient and self.at_home_measure(found.trigger, found.actor, found.recipient):
            found.category, found.mode = "COERCE", "restrict"
        if found.category in self.threatening and not found.trigger.noun and self.announced(clauses, found):
            found.category, found.mode = "THREATEN", None
            found.modes -= {"future", "hypothetical"}
            return
        if found.category not in self.cooperative or found.trigger.noun:
            if found.category == "AGREE" and "negation" in found.modes:
                found.confidence -= found.confidence * bool(self.standing.intersection(self.before(clauses, found)))
                found.category, found.mode = "REJECT", None
                found.modes.discard("negation")
            itself = self.grammar.future.intersection(self.before(clauses, found)) and found.category != "AGREE"
            found.modes -= {"future"} if found.category in self.saying and not itself else set()
            return
        words = self.before(clauses, found)
        if not words & (self.grammar.future | self.grammar.promising):
            return
        if self.grammar.possible.intersection(words):
            found.modes.add("hypothetical")
            return
        refused = words & self.grammar.negation
        found.category, found.mode = ("REJECT", None) if refused else ("AGREE", None)
        found.modes -= {"future", "negation", "hypothetical"}

    def announced(self, clauses: Clauses, found: Making) -> bool:
        """X plans to harm; X said that he would harm."""
        words = self.before(clauses, found)
        if self.grammar.negation.intersection(words):
            return False
        himself = len(found.actor) == 1 and found.actor[0].open_reference == "pronoun" and found.actor[0].letter != "X"
        return bool(self.grammar.planning & words) or (himself and bool(self.grammar.future & words))

    def announces(self, clauses: Clauses, low: int) -> bool:
        """X said it would: the future of the past, if nothing but `would` makes it open."""
        said = self.find["said_would"].search(clauses.text[:low])
        return said is not None and self.find["conditional"].search(clauses.text) is None

    def before(self, clauses: Clauses, found: Making) -> set[str]:
        """The auxiliaries and adverbs before the event's verb."""
        verb = Verb()
        if not found.trigger.noun:
            clauses.chain(found.at, verb)
        return set(verb.words)
