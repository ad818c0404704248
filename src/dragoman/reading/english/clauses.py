"""Subjects and objects: what stands around an English verb in the shadow of its sentence."""

from typing import Any

from msgspec import Struct, field

from dragoman.lexicon.model import Lexicon
from dragoman.reading.english.patterns import patterns
from dragoman.reading.page import Phrase, Sentence
from dragoman.reading.shadow import class_of

LEADS = "PSOUMGTX"
# Behind a name in quotation marks.
CLOSING = ' ”"'
# king, ring: no verbs.
LONGEST_RING = 5
# Fewer names than this are no list with something before it.
# How many words may stand between a verb and what it is done to: directly, after a preposition.
LIST = 2
DIRECT_WORDS, PREPOSITION_WORDS, BEHIND_PREPOSITION = 6, 13, 5


class ClauseGrammar:
    """Word sets of the grammar file `events`, compiled once."""

    def __init__(self, lexicon: Lexicon) -> None:
        data: dict[str, Any] = lexicon.grammar("events", "en")

        def words(key: str) -> frozenset[str]:
            return frozenset(data.get(key, []))

        self.auxiliaries = words("auxiliaries")
        self.transparent = words("transparent")
        self.promising = words("promising")
        self.planning = words("planning")
        self.be = words("be")
        self.future = words("future")
        self.possible = words("possible")
        self.having = words("having")
        self.inward = words("inward")
        self.voices = words("voices")
        self.negation = words("negation")
        self.prepositions = words("prepositions")
        self.belonging = words("belonging")
        self.before_nouns = words("before_nouns")
        self.leaning = words("leaning")
        self.local = words("local")
        self.nominal_before = words("nominal_before")
        self.relatives = words("relatives")
        self.coordinators = words("coordinators")
        self.verbal_before = words("verbal_before")
        self.noun_ends = (*data.get("possessive_ends", []), *data.get("adjective_ends", []))
        self.possessive_ends = tuple(data.get("possessive_ends", []))
        self.plural_ends = tuple(data.get("plural_ends", []))
        self.any = class_of("any")
        self.date = class_of("D")
        self.find = patterns(data)


class Verb(Struct, eq=False):
    """What stands to the left of a verb. `subject`: who; `start`: index where it begins."""

    subject: list[Phrase] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    start: int = 0
    infinitive: bool = False
    relative: bool = False
    inherited: bool = False
    gerund: bool = False
    loose: bool = False
    before: str = ""


class Objects(Struct, eq=False):
    """What stands to the right: direct object, by preposition, places, the agent of a passive. `end`: index where the last one ends."""

    direct: list[Phrase] = field(default_factory=list)
    prepositional: dict[str, list[Phrase]] = field(default_factory=dict)
    places: list[Phrase] = field(default_factory=list)
    agent: list[Phrase] = field(default_factory=list)
    end: int = 0


def word_before(text: str, at: int) -> tuple[int, str]:
    """Start and text of the word that ends before index `at` (a space between them is passed over)."""
    end = at
    while end and text[end - 1] == " ":
        end -= 1
    start = text.rfind(" ", 0, end) + 1
    return start, text[start:end]


class Clauses:
    """One sentence read as clauses."""

    def __init__(self, grammar: ClauseGrammar, sentence: Sentence) -> None:
        self.grammar = grammar
        self.text = sentence.fine.text
        self.slots = sentence.fine.slots
        self.offsets = sentence.fine.offsets
        self.index = sentence.fine.at

    def left(self, low: int, form: frozenset[str]) -> Verb:
        """Auxiliaries and subject of the verb at `low`."""
        verb = Verb(start=low)
        at = self.chain(low, verb)
        start, word = word_before(self.text, at)
        verb.before = word
        head = self.unbracketed(self.text[:at].rstrip(CLOSING))
        if head and head[-1] in self.grammar.any and len(head) - 1 in self.slots:
            self.take(verb, len(head))
            lead, word_lead = word_before(self.text, verb.start)
            if self.gerund_lead(lead, word_lead):
                verb.subject, verb.start, verb.loose = [], low, True  # blocking X will do something
                return verb
            if word_before(self.text, verb.start)[1] in self.grammar.prepositions - self.grammar.belonging:
                # "attacks in X killed": whoever stands behind a preposition does not act.
                verb.subject, verb.start = [], low
                self.lead(verb, at)
        elif word == "to":
            verb.infinitive = True
        elif word in self.grammar.relatives and (at_phrase := self.text[:start].rstrip(" ,")) and at_phrase[-1] in self.grammar.any:
            verb.relative = True
            self.take(verb, len(at_phrase))
            if word == "who" and all(p.letter in "STLO" for p in verb.subject):
                verb.subject, verb.start = [], low  # people of A and B who did something
        elif head.endswith(",") and self.closed(head):
            self.take(verb, len(head) - 1)
        elif word in self.grammar.coordinators or head.endswith(","):
            verb.inherited = True
            if head.endswith(","):
                self.joined(verb, head)
        elif form == {"ing"} and word in self.grammar.prepositions:
            verb.gerund = True
        else:
            self.lead(verb, at)
        return verb

    def gerund_lead(self, start: int, word: str) -> bool:
        """blacklisting X will …: a clause that begins with a verb on -ing."""
        if not word.endswith("ing") or word in self.grammar.prepositions or len(word) < 6:
            return False
        return self.grammar.find["gerund_before"].search(self.text, max(0, start - 12), start) is not None and not (
            self.grammar.find["describing_ing"].fullmatch(word)
        )

    def closed(self, head: str) -> bool:
        """X and her counterpart, Y, signed: the comma belongs to what explains Y."""
        phrase = self.slots.get(len(head) - 2)
        if phrase is None or phrase.letter != "P" or not phrase.posts:
            return False
        post = phrase.posts[-1]
        return phrase.head_start - post.role_end > 1 or (post.start > phrase.head_end and post.end >= phrase.end - 1)

    def joined(self, verb: Verb, head: str) -> None:
        """X, together with Y and Z, agreed: all of them."""
        match = self.grammar.find["together"].search(head, max(0, len(head) - 120)) if "with" in head or "alongside" in head else None
        if match is None or match.start(1) not in self.slots:
            return
        self.take(verb, match.end(1))
        more = [self.slots[i] for i in range(match.end(1), len(head)) if i in self.slots and not self.owning(i)]
        verb.subject = [*verb.subject, *(p for p in more if p.letter in LEADS and p.open_reference != "adjective")]
        verb.inherited = False

    def unbracketed(self, head: str) -> str:
        """What stands before a bracket that ends here: who stands in it does nothing."""
        opened = head.rfind("(") if head.endswith(")") else -1
        return head[:opened].rstrip(CLOSING) if opened > 0 else head

    def chain(self, low: int, verb: Verb) -> int:
        """Back over auxiliaries, adverbs, dates and verbs that only begin or try."""
        at = low
        while at > 0:
            start, word = word_before(self.text, at)
            bare = word.strip(",")
            if not word:
                break
            known = (
                bare in self.grammar.auxiliaries
                or (len(bare) > 4 and bare.endswith("ly"))
                or bare in {self.grammar.date, f"({self.grammar.date})"}
            )
            if bare == "on" and verb.words and verb.words[-1] == self.grammar.date:
                known = True
            if bare == "and" and verb.words and verb.words[-1].endswith("ly") and word_before(self.text, start)[1].endswith("ly"):
                known = True
            if bare == "to":
                before, matrix = word_before(self.text, start)
                if matrix not in self.grammar.transparent:
                    break
                verb.words += ["to", matrix]
                at = before
                continue
            if not known or (word.endswith(",") and bare != self.grammar.date):
                break
            verb.words.append(bare)
            at = start
        return at

    def take(self, verb: Verb, end: int) -> None:
        """The list of phrases that ends at index `end`."""
        first = end - 1
        found = [self.slots[first]]
        # Only a list that ends in "and" is one: in "near X, Y attacked", X is no subject.
        pattern = self.grammar.find["and_before"]
        if found[0].open_reference == "pronoun":
            verb.subject, verb.start = found, first
            return  # he, she: "in X, and he called"
        while match := pattern.search(self.text, max(0, self.owned(first) - 24), self.owned(first)):
            pattern = self.grammar.find["comma_before"]
            first = match.start(1)
            if first not in self.slots:
                break
            found.append(self.slots[first])
        verb.subject = found[::-1]
        verb.start = first

    def owned(self, first: int) -> int:
        """Index of `its` in "X and its allies", else of the phrase itself."""
        return first - 2 if self.text[first - 1 : first] == " " and first - 2 in self.slots and self.owning(first - 2) else first

    def lead(self, verb: Verb, at: int) -> None:
        """The first actor of the clause, where words that are not understood stand before the verb."""
        opening = 0
        for match in self.grammar.find["opener"].finditer(self.text, 0, at):
            if match.group()[0] != "(" or ")" not in self.text[match.end() : at]:
                opening = match.end()
        for index, phrase in self.slots.items():
            if not opening <= index < at or phrase.letter not in LEADS or self.text[index + 1 : index + 2] in {"'", "’"}:
                continue
            _, word = word_before(self.text, index)
            if index > opening and word in self.grammar.prepositions - {"of"}:
                return
            if self.grammar.find["other_subject"].search(self.text, index, at) or self.grammar.find["shared"].match(
                self.text, index + 1, at
            ):
                return
            verb.loose = True
            self.take(verb, index + 1)
            start, word = word_before(self.text, verb.start)
            if word in self.grammar.inward and word_before(self.text, start)[1] not in self.grammar.voices:
                # pipelines from X and Y: nobody acts; after a split from W, X, Y and Z: W does not.
                fronted = len(verb.subject) > LIST and word_before(self.text, self.text.find(" "))[1] in self.grammar.prepositions
                verb.subject = verb.subject[1:] if fronted else []
            return

    def plural(self, phrase: Phrase) -> bool:
        """A collective whose noun is a plural, or a pronoun that may be one."""
        words = [name.lower() for name in phrase.member.names] if phrase.member is not None else []
        return phrase.letter == "X" or (phrase.letter in "GU" and any(w.endswith(self.grammar.plural_ends) for w in words))

    def subordinate(self, at: int) -> bool:
        """The clause that begins before index `at` hangs on another one."""
        opening = None
        for match in self.grammar.find["opener"].finditer(self.text, 0, at + 1):
            opening = match
        return opening is not None and self.grammar.find["subordinate"].search(opening.group()) is not None

    def reach(self, high: int) -> int:
        """Where the verb's reach to the right ends."""
        match = self.grammar.find["stop"].search(self.text, high)
        return match.start() if match else len(self.text)

    def reach_of_complement(self, high: int) -> int:
        """Where a complement clause ends: at the next mark; `that` and infinitives belong to it."""
        match = self.grammar.find["ends"].search(self.text, high + 1)
        return match.start() if match else len(self.text)

    def right(self, high: int) -> Objects:
        """Phrases after the verb, by how they are joined to it."""
        end = self.reach(high)
        found = Objects(end=high)
        at, index = high, high
        while (index := next((i for i in self.slots if index <= i < end and not self.owning(i)), end)) < end:
            gap = self.text[at:index]
            if "," in gap and (at > high or not self.find_date(gap)):
                break
            words = gap.replace(",", " ").split()
            last = self.listed(index, end)
            phrases = self.phrases(index, last)
            self.sort(found, words, phrases, at == high)
            found.end = max(found.end, last) if found.end >= index or len(words) <= DIRECT_WORDS else found.end
            at = index = last
        return found

    def find_date(self, gap: str) -> bool:
        """Only a day stands between the commas."""
        return self.grammar.date in gap

    def owning(self, index: int) -> bool:
        """his, their: the noun after it is meant."""
        phrase = self.slots[index]
        return (
            phrase.open_reference == "adjective"
            and phrase.end - phrase.start <= 5
            and phrase.head_start == phrase.start
            and self.text[index + 1 : index + 2] == " "
        )

    def listed(self, index: int, end: int) -> int:
        """Index after the list that begins here: one with `and`; somebody after a comma who says something is no part of it."""
        last, joined = index + 1, False
        while (match := self.grammar.find["joint"].match(self.text, last)) is not None and match.end() < end and match.end() in self.slots:
            if match.group().startswith(",") and self.grammar.find["speaks"].match(self.text, match.end() + 1):
                break
            if joined and match.group().startswith(", ") and not match.group().endswith(("and ", "or ")):
                break  # of X and Y, Z did something
            item, after = self.slots[match.end()], self.text[match.end() + 1 : match.end() + 2]
            names = item.member.names if item.member is not None and match.group().startswith((" and", ", and")) else ()
            if any(self.grammar.find["several"].match(name.lower()) for name in names):
                break  # visits X and the two sides sign
            if match.group().startswith(", and") and self.grammar.find["new_clause"].match(self.text, match.end() + 1):
                break  # gave X tanks, and Y sent Z rockets
            if (item.open_reference == "pronoun" and not self.owning(match.end())) or (
                after in {"'", "’"} and match.group().endswith("and ")
            ):
                break  # of X, and they; of X and Y's name
            joined = joined or match.group() != ", "
            last = match.end() + 1
            if self.owning(match.end()) and last + 1 in self.slots:
                last += 2  # X and its allies
        return last if joined else index + 1

    def modifying(self, phrase: Phrase) -> bool:
        """a Delaware trust: a land behind an article only describes what follows."""
        index = next((i for i, p in self.slots.items() if p is phrase), 0)
        _, word = word_before(self.text, index)
        follows = self.text[index + 1 : index + 3]
        return word in ("a", "an") and phrase.letter in "LT" and follows[:1] == " " and follows[1:].islower()

    def phrases(self, index: int, last: int) -> list[Phrase]:
        """The members of a list, without those that only own the next one."""
        return [self.slots[i] for i in range(index, last) if i in self.slots and not self.owning(i)]

    def verbal(self, word: str) -> bool:
        """Behind `to` any word is a verb but those that begin a noun phrase, and numbers."""
        return word[0].isascii() and word not in self.grammar.before_nouns

    def naming_an_act(self, word: str) -> bool:
        return word.endswith("ing") and len(word) > LONGEST_RING and self.grammar.find["describing_ing"].fullmatch(word) is None

    def sort(self, found: Objects, words: list[str], phrases: list[Phrase], first: bool) -> None:
        marks = [w for w in words if w in self.grammar.prepositions]
        if not marks:
            if first and len(words) <= DIRECT_WORDS:
                found.direct = phrases
            elif not first and not words:
                found.prepositional.setdefault("", []).extend(phrases)
            return
        behind = len(words) - 1 - max(i for i, w in enumerate(words) if w in self.grammar.prepositions)
        if len(words) > PREPOSITION_WORDS or behind > BEHIND_PREPOSITION:
            return
        if len(words) > 1 and words[-2] in self.grammar.leaning:
            return  # an investigation based on X
        if behind and self.naming_an_act(words[-behind]):
            return  # in favour of dividing X
        if marks[-1] == "by" and any(w.endswith("ing") for w in words[-2:]):
            return
        if marks[-1] == "to" and words[-1] != "to" and self.verbal(words[words.index("to") + 1]):
            return  # to join X
        if marks[-1] == "by":
            found.agent = found.agent or phrases
        elif marks[-1] in self.grammar.local and phrases[0].letter in "STLO":
            found.places.extend(phrases)
        else:
            found.prepositional.setdefault(marks[-1], []).extend(phrases)
