"""What speaks against an English event: habits, results, things that are no actors, sides that only stand near."""

from itertools import pairwise
from typing import Any, Protocol

from dragoman.lexicon.model import Lexicon
from dragoman.reading.drafts import Drafts
from dragoman.reading.english.clauses import ClauseGrammar, Clauses, Objects, Verb, word_before
from dragoman.reading.english.patterns import patterns
from dragoman.reading.english.triggers import Trigger
from dragoman.reading.page import Page, Phrase, Sentence

# Takes the surest event below what is exported.
DOUBT = 0.36
LONGEST_ACRONYM = 6
# A noun of action without anybody who does it is told a little less surely.
BARE_NOUN = 0.05
# their: a longer word is a country's adjective.
LONGEST_OWNING = 5
# How far behind a verb, in characters of the shadow, the other side may stand without a preposition of the verb's own.
FAR = 36

# A quotation longer than this, in characters, is somebody's words, not a single term.
LONG_QUOTATION = 40


class Sided(Protocol):
    """An event in the making."""

    trigger: Trigger
    actor: list[Phrase]
    recipient: list[Phrase]


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
        self.vague = frozenset(data.get("vague", []))
        self.scenario = frozenset(data.get("scenario", []))
        self.compounding = frozenset(data.get("compounding", []))
        self.owners = frozenset(data.get("owners", []))
        self.declared = frozenset(data.get("declared", []))
        self.bodily = frozenset(data.get("bodily", []))
        self.infinitive = frozenset(data.get("infinitive", []))
        self.momentary = frozenset(data.get("momentary", []))
        self.going_on = frozenset(data.get("going_on", []))
        self.weighing = frozenset(data.get("weighing", []))
        self.signing = frozenset(data.get("signing", []))
        self.meeting = frozenset(data.get("meeting", []))
        self.describing = frozenset(data.get("describing", []))

    def of_verb(self, clauses: Clauses, trigger: Trigger, verb: Verb, kinds: frozenset[str], high: int) -> float:
        """A present tense tells what is usual; a result is no act; what only goes on to another verb is none either."""
        text, words = clauses.text, verb.words
        bare = not self.finite.intersection(words)
        if "part" in kinds and trigger.form in self.states and trigger.object is None and (bare or self.grammar.be.intersection(words)):
            return DOUBT * (verb.loose or verb.inherited or bool(words) or not verb.subject or verb.subject[0].letter not in "PSO")
        if trigger.category == "MOBILIZE" and self.find["peaceful"].match(text, high) is not None:
            return 2 * DOUBT
        if trigger.category == "REJECT" and self.find["silent"].match(text, high) is not None:
            return 2 * DOUBT
        if trigger.form in self.grammar.transparent and text.startswith(" to ", high):
            return 2 * DOUBT
        if kinds <= {"s", "base"} and bare and trigger.category in self.habitual and trigger.form not in self.momentary:
            return DOUBT * (trigger.form not in self.declared)
        if kinds == {"ing"} and bare and trigger.form in self.results:
            return DOUBT
        if "part" in kinds and bare and trigger.frame in {"comp", "v"} and text.startswith(" to ", high):
            return DOUBT * (trigger.form in self.ordered)
        if trigger.frame == "with" and self.grammar.be.intersection(words) and "ing" not in kinds:
            return DOUBT * text.startswith(" with ", high)
        return DOUBT * (trigger.frame == "vi" and trigger.object is None and self.find["something"].match(text, high) is not None)

    def of_form(self, clauses: Clauses, found: "Sided", verb: Verb, where: tuple[frozenset[str], int]) -> float:
        """Asked how; agreed by; have to; what X has agreed to; promised that somebody else would."""
        kinds, high = where
        text, trigger = clauses.text, found.trigger
        bare = not self.finite.intersection(w for w in verb.words if w != "to")
        if kinds == {"base"} and verb.words and verb.words[0] in self.grammar.be:
            return 2 * DOUBT
        obliged = any(a == "to" and b in self.grammar.having for a, b in pairwise(verb.words))
        if trigger.form in self.infinitive and self.find["infinitive_next"].match(text, high) is None:
            return DOUBT
        gap = trigger.form.endswith(" to") and text[high : high + 1] in ".,;)"
        by = bare and bool(kinds & {"past", "part"}) and text.startswith(" by ", high)
        lead = word_before(text, text.rfind(verb.before, 0, high))[1] if bare and verb.loose and verb.before else ""
        described = bare and verb.loose and (verb.before.endswith("ing") or lead == "to")
        asked = self.find["inquiring"].match(text, high) is not None
        asked = asked or (trigger.form == "ask" and self.find["asked"].match(text, high) is not None)
        outer = verb.words[-1] if verb.words else ""
        aside = verb.relative and ", which" in text[verb.start : high]
        adrift = bare and outer.endswith("ing") and outer in self.grammar.transparent and verb.before not in self.grammar.be
        if aside or adrift or obliged or gap or by or described or asked or (trigger.form in self.vague and trigger.object is None):
            return DOUBT
        if trigger.category == "REQUEST" and not found.recipient and text.startswith(" that ", high):
            return DOUBT
        if trigger.form == "encourage" and self.find["wished"].match(text, high) is None:
            return DOUBT
        ends = {id(p): i for i, p in clauses.slots.items()}
        owned = any(text[ends[id(p)] + 1 : ends[id(p)] + 2] in {"'", "’"} for p in found.recipient if id(p) in ends)
        if trigger.form in self.meeting and owned:
            return DOUBT
        if trigger.category == "AGREE" and self.find["no_more"].match(text, high) is not None:
            return DOUBT
        return DOUBT * (trigger.frame == "agree" and self.find["others"].match(text, high) is not None)

    def of_words(self, page: Page, drafts: Drafts, sentence: Sentence, offset: int) -> float:
        """In words of somebody who is not found: a long quotation, claims that, allegations of."""
        scopes = drafts.scopes_at(offset)
        if self.find["rumoured"].search(page.folded, max([sentence.start, *(s.start for s in scopes)]), offset) is not None:
            return DOUBT
        around = [q for q in page.quotes if q.start < offset < q.end and q.end - q.start > LONG_QUOTATION and q.kind == "quote"]
        quoted = any(page.text[q.start] != '"' or "”" not in page.text[q.start : q.end] for q in around)
        return DOUBT * (quoted and not scopes)

    def of_noun(self, clauses: Clauses, trigger: Trigger, actor: list[Phrase], where: tuple[int, int]) -> float:
        """A threat lasts; Western support without an article is no act but a matter; war aims; an attack on X's name."""
        start, high = where
        if trigger.form in self.compounding and self.find["compound"].match(clauses.text, high) is not None:
            return DOUBT
        if trigger.category == "MOBILIZE" and self.find["not_arms"].match(clauses.text, high) is not None:
            return DOUBT
        if self.find["named_after"].match(clauses.text, high) is not None:
            return DOUBT
        if trigger.category == "COOPERATE" and (
            self.find["topic"].search(clauses.text, 0, start) is not None or self.find["advised"].search(clauses.text[:start]) is not None
        ):
            return DOUBT
        if not actor:
            return BARE_NOUN
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
        sides = (*actor, *recipient)
        if any(self.thing(p) or self.adjective(page, p) or self.cataphor(page, p) for p in sides) or any(
            self.anaphor(page, p) for p in actor
        ):
            return DOUBT
        if not actor and not trigger.noun and all(p.open_reference == "adjective" for p in recipient):
            return DOUBT
        if trigger.category == "CONCEDE" and recipient and all(self.belongs(p, actor) for p in recipient):
            return DOUBT  # let his own army do it
        if trigger.frame == "must" and not any(self.known(p) for p in recipient):
            return DOUBT
        if not any(self.known(p) for p in sides) and trigger.category != "PROTEST":
            return DOUBT
        if trigger.form in self.loose and trigger.object is None and any(p.letter in "SO" for p in recipient):
            return DOUBT
        if any(p.open_reference == "pronoun" and page.folded[p.start : p.end] in self.objects for p in recipient):
            return DOUBT
        alone = trigger.category in self.alone and trigger.object is not None
        mutual = trigger.frame == "with" and len(actor) > 1
        return DOUBT * (not recipient and trigger.category in self.two_sided and not mutual and not alone)

    def belongs(self, phrase: Phrase, actor: list[Phrase]) -> bool:
        owner = phrase.member.final.owner if phrase.member is not None and phrase.letter in "GU" else None
        owner = owner or (phrase.possessor.member if phrase.possessor is not None else None)
        return owner is not None and any(a.member is not None and a.member.final is owner.final for a in actor)

    def scenarios(self, clauses: Clauses, found: "Sided", verb: Verb) -> bool:
        """X could attack Y; if X attacked Y."""
        both = bool(found.recipient) and not (verb.loose or verb.inherited or verb.relative)
        thought = bool(self.scenario.intersection(verb.words)) or (
            self.find["supposed"].search(clauses.text, 0, verb.start + 1) is not None and not verb.words
        )
        named = all(p.letter in "SOPU" and p.open_reference != "adjective" for p in (*found.actor, *found.recipient))
        return both and thought and named and "able" not in verb.words

    def near(self, clauses: Clauses, trigger: Trigger, objects: Objects, sides: tuple[list[Phrase], int]) -> float:
        """Far behind the verb, or as an adjective that is not the object itself, somebody else is named than the other side."""
        recipient, high = sides
        if not recipient or any(p in objects.direct for p in recipient):
            return 0
        brought = [p for prep in trigger.preps for p in objects.prepositional.get(prep, [])]
        strange = all(p.open_reference == "adjective" for p in recipient)
        place = next((i for i, p in clauses.slots.items() if p is recipient[0]), high)
        far = trigger.frame in {"v", "vi", "with"} and place - high > FAR and trigger.form not in self.signing
        return DOUBT * ((strange or far) and not any(p in brought for p in recipient))

    def thing(self, phrase: Phrase) -> bool:
        """A weapon nobody owns; capital letters that nothing explains as a body."""
        member = phrase.member.final if phrase.member is not None else None
        if member is None or member.entry is not None:
            return False
        if phrase.letter in "UGX" and phrase.possessor is None and member.name.lower().endswith(self.hardware):
            return True
        letters = [n for n in member.names if n.isupper() and len(n) <= LONGEST_ACRONYM]
        if phrase.letter in "GU" and len(letters) < len(member.names):
            return False
        return phrase.letter != "S" and bool(letters) and not any(n[:1].isupper() for n in member.names if n not in letters)

    def adjective(self, page: Page, phrase: Phrase) -> bool:
        """military in "military support": a noun only behind an article or an owner."""
        word = page.folded[phrase.head_start : phrase.head_end]
        if page.text[phrase.head_start : phrase.head_end] in self.qualities:
            return True
        return word in self.describing and phrase.possessor is None and not page.folded.startswith("the ", phrase.start)

    def open(self, clauses: Clauses, start: int, high: int) -> bool:
        """a Russian attack, an attack could: one that has not been."""
        return (
            self.find["not_yet"].search(clauses.text, max(0, start - 30), start) is not None
            or self.find["may_be"].match(clauses.text, high) is not None
            or (
                clauses.text.endswith(("between", "among", "with", " on", " against", " of", " in"), start, high)
                and self.find["may_be_between"].match(clauses.text, high) is not None
            )
        )

    def anaphor(self, page: Page, phrase: Phrase) -> bool:
        """It, They at the head of a sentence: what they stand for is not sure."""
        word = page.text[phrase.head_start : phrase.head_end]
        return phrase.open_reference == "pronoun" and word in self.anaphors

    def cataphor(self, page: Page, phrase: Phrase) -> bool:
        """his, its: sure only where he whom it stands for is named before it in the same sentence."""
        word = page.folded[phrase.head_start : phrase.head_end]
        sentence = page.sentence_at(phrase.start) if word in self.owners and phrase.open_reference else None
        if sentence is None or phrase.member is None:
            return sentence is not None
        fronted = self.find["fronted_act"].match(page.folded, sentence.start) is not None
        return not any(
            (fronted or p.start < phrase.start) and p is not phrase and p.member is not None and p.member.final is phrase.member.final
            for p in sentence.phrases
        )

    def headline(self, page: Page, sentence: Sentence) -> bool:
        """How Countries Prepare for War: a title that stands among the paragraphs."""
        return self.find["headline"].fullmatch(page.text, sentence.start, sentence.end) is not None

    def known(self, phrase: Phrase) -> bool:
        member = phrase.member.final if phrase.member is not None else None
        return member is not None and (member.named or member.country is not None or member.owner is not None)
