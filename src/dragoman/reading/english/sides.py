"""Who stands on which side of an English verb or noun of action, and whether that makes an event."""

import re
from typing import Any

from dragoman.lexicon.model import Lexicon
from dragoman.reading.english.clauses import ClauseGrammar, Clauses, Objects, word_before
from dragoman.reading.english.triggers import Trigger
from dragoman.reading.page import Phrase

# In a row's `preps`: what stands behind a preposition is not the other side.
NONE = "none"


# How far behind a verb of agreeing, in characters of the shadow, he whom it is agreed with may stand.
LONGEST_COMPLEMENT = 60
# How far into its sentence, in characters of the shadow, the actor that it begins with may stand.
OPENING = 24


class Sides:
    """Actor and recipient by the trigger's frame and tier."""

    def __init__(self, lexicon: Lexicon) -> None:
        data: dict[str, Any] = lexicon.grammar("events", "en")
        self.grammar = ClauseGrammar(lexicon)
        self.find = self.grammar.find
        self.general: tuple[str, ...] = tuple(data.get("general", []))
        self.general_nouns = frozenset(data.get("general_nouns", []))
        self.warns = frozenset(data.get("warns", []))
        self.placed = frozenset(data.get("placed", []))
        self.unattributed = frozenset(data.get("unattributed", []))
        self.suffered = frozenset(data.get("suffered", []))
        self.moving = frozenset(data.get("moving", []))
        self.carrying = frozenset(data.get("carrying", []))
        self.wishing = frozenset(data.get("wishing", []))
        self.fronted = self.grammar.prepositions - self.grammar.belonging
        self.judging = frozenset(data.get("judging", []))
        self.aimed = frozenset(data.get("aimed", []))
        self.signing = frozenset(data.get("signing", []))
        grammar = self.grammar
        self.not_owned = grammar.prepositions | grammar.auxiliaries | grammar.relatives | frozenset(data["stops"])
        self.modes = {
            category: [(mode, re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + ")")) for mode, words in listed.items()]
            for category, listed in data.get("modes", {}).items()
        }

    def opening(self, clauses: Clauses) -> list[Phrase]:
        """The actor that the sentence begins with."""
        found = ((i, p) for i, p in sorted(clauses.slots.items()) if p.letter in "PSOUMGX")
        first = next((f for f in found if word_before(clauses.text, f[0])[1] not in self.fronted), None)
        if first is None or first[0] >= OPENING or clauses.text[first[0] + 1 : first[0] + 2] in {"'", "’"}:
            return []
        return [first[1]] if first[1].open_reference != "adjective" else []

    def outside(self, clauses: Clauses, subject: list[Phrase], low: int) -> list[Phrase]:
        """X said “Y …” and called on Z: Y stands within the marks, the verb outside."""
        first = clauses.index(subject[0].start) if subject else low
        between = clauses.text[first:low]
        return self.opening(clauses) if between.count("”") > between.count("“") else subject

    def under(self, clauses: Clauses, low: int) -> list[Phrase]:
        """after X left and allowed Y: X, the subject of the clause that hangs on another one."""
        found = [m.start("side") for m in self.find["under"].finditer(clauses.text, 0, low)]
        index = found[-1] if found else -1
        return [clauses.slots[index]] if index in clauses.slots and self.find["broken"].search(clauses.text, index, low) is None else []

    def inner(self, clauses: Clauses, low: int) -> list[Phrase]:
        """The actor that the last clause with `that` before an index begins with."""
        found = [m.start(1) for m in self.find["that_clause"].finditer(clauses.text, 0, low)]
        return [clauses.slots[found[-1]]] if found and found[-1] in clauses.slots else []

    def other(self, trigger: Trigger, objects: Objects, actor: list[Phrase]) -> list[Phrase]:
        """The other side: the direct object, else what the row's prepositions bring; what is the actor's own is only moved."""
        moved = trigger.category in self.moving and trigger.form.rpartition(" ")[2] not in self.grammar.prepositions
        direct = objects.direct if trigger.frame != "vi" and not moved else []
        if trigger.category in self.carrying and all(p.open_reference == "adjective" for p in direct):
            direct = self.brought(trigger, objects) or direct  # fired X-made missiles at Y
        if trigger.frame == "with":
            direct = [p for p in direct if p.open_reference != "adjective"]
        others = [p for p in direct if not self.own(p, actor) and (trigger.object is None or self.somebody(p))]
        direct = [p for p in direct if trigger.object is None or self.somebody(p)]
        found = others or self.brought(trigger, objects) or direct
        return [p for p in found if p.open_reference != "adjective"] if trigger.frame == "with" else found

    def signatory(self, clauses: Clauses, trigger: Trigger, actor: list[Phrase], high: int) -> list[Phrase]:
        """signed the Treaty of Peace, Friendship and Trade with X: X."""
        fits = trigger.form in self.signing and trigger.frame == "with"
        signed = self.find["signed_with"].match(clauses.text, high) if fits else None
        index = signed.start("side") if signed is not None else -1
        if index not in clauses.slots or clauses.owning(index) or self.own(clauses.slots[index], actor):
            return []
        return [p for p in clauses.phrases(index, clauses.listed(index, len(clauses.text))) if p.open_reference != "adjective"]

    def exemplified(self, clauses: Clauses, phrases: list[Phrase]) -> list[Phrase]:
        """partners like X and Y: X and Y."""
        if len(phrases) != 1 or phrases[0].letter != "G" or phrases[0].member is None or phrases[0].member.final.named:
            return phrases
        named = self.find["such_as"].match(clauses.text, clauses.index(phrases[0].start) + 1)
        index = named.start("side") if named is not None else -1
        if index not in clauses.slots or clauses.slots[index].open_reference:
            return phrases
        return clauses.phrases(index, clauses.listed(index, len(clauses.text)))

    def between_them(self, actor: list[Phrase]) -> bool:
        """Several who agree do so with each other."""
        names = [n.lower() for p in actor if p.member is not None for n in p.member.names]
        return len(actor) > 1 or any(self.find["several"].match(n) for n in names)

    def at_home(self, trigger: Trigger, phrase: Phrase, actor: list[Phrase]) -> bool:
        """Troops moved within one's own land: nobody's matter but his."""
        if trigger.category not in self.moving or phrase.member is None or phrase.letter not in "STL":
            return False
        land = phrase.member.final.country
        return land is not None and any(a.member is not None and a.member.final.country == land for a in actor)

    def joint(self, clauses: Clauses, trigger: Trigger, actor: list[Phrase], high: int) -> list[Phrase] | None:
        """Exercises held with each other are no threat to anybody: the partner, [] where the actors are several; None: not joint."""
        if trigger.tier != "solo" or trigger.category not in self.moving:
            return None
        match = self.find["shared_with"].match(clauses.text, high)
        if match is not None and match.start(1) in clauses.slots:
            index = match.start(1)
            return [p for p in clauses.phrases(index, clauses.listed(index, len(clauses.text))) if not self.own(p, actor)] or None
        return [] if self.between_them(actor) or self.find["mutual"].match(clauses.text, high) else None

    def at_home_measure(self, trigger: Trigger, actor: list[Phrase], recipient: list[Phrase]) -> bool:
        """What a state forbids its own people is no sanction."""
        if trigger.category != "SANCTION" or not all(p.letter in "PSO" for p in actor) or not all(p.letter in "GM" for p in recipient):
            return False
        lands = {p.member.final.country if p.member is not None else None for p in (*actor, *recipient)}
        return len(lands) == 1 and None not in lands

    def placeless(self, trigger: Trigger) -> bool:
        """The place is no other side: annexed to X; spread lies about X in Y."""
        return NONE in trigger.preps or (trigger.category == "COERCE" and trigger.object is not None)

    def somebody(self, phrase: Phrase) -> bool:
        """More than the object word of the row: police in "sent police to X"."""
        member = phrase.member.final if phrase.member is not None else None
        return member is not None and (member.named or phrase.possessor is not None)

    def own(self, phrase: Phrase, actor: list[Phrase]) -> bool:
        """its troops: the actor's, or the actor himself."""
        members = {a.member.final.id for a in actor if a.member is not None}
        owner = phrase.possessor.member if phrase.possessor else None
        if (
            phrase.letter == "O"
            and owner is None
            and phrase.member is not None
            and phrase.member.name.lower().startswith(("its ", "their "))
        ):
            return True
        ids = {m.final.id for m in (phrase.member, owner) if m is not None}
        return bool(ids & members)

    def brought(self, trigger: Trigger, objects: Objects) -> list[Phrase]:
        if NONE in trigger.preps:
            return []
        if "into" in trigger.preps and objects.places:
            return objects.places[:1]  # an inquiry into X's trade
        alone = trigger.frame == "vi" or trigger.form in self.signing
        for prep in [*sorted(trigger.preps), *(() if alone else self.general)]:
            if trigger.form in self.judging and trigger.object is None and prep in self.aimed:
                continue  # criticized the sanctions on X
            if found := objects.prepositional.get(prep):
                return found
        return []

    def complement(self, clauses: Clauses, trigger: Trigger, sides: tuple[Objects, list[Phrase]], high: int) -> list[Phrase]:
        """Whom a request, offer, refusal or threat is about: the first actor after it, within its own words."""
        objects, actor = sides
        if trigger.form in self.wishing and self.find["wished"].match(clauses.text, high) is None:
            return []
        if trigger.frame == "comp" and any(p.member is not None and p.open_reference != "adjective" for p in objects.direct):
            return objects.direct
        if trigger.frame == "comp" and (asked := self.asked(clauses, actor, high)):
            return asked
        if found := self.other(trigger, objects, actor):
            return found
        if trigger.category == "REQUEST" and self.find["asked_passive"].match(clauses.text, high) is not None:
            return []
        end = clauses.reach_of_complement(high)
        fits = [i for i in range(high, end) if i in clauses.slots and clauses.slots[i].letter in "PSOUMGTL" and not clauses.owning(i)]
        fits = [i for i in fits if clauses.slots[i].letter not in "TL" or word_before(clauses.text, i)[1] not in self.grammar.local]
        index = next((i for i in fits if not self.own(clauses.slots[i], actor)), None)
        if index is not None and self.remote(clauses, trigger, index):
            return []
        if index is None or (trigger.category == "AGREE" and index - high > LONGEST_COMPLEMENT):
            return []
        return clauses.phrases(index, clauses.listed(index, end))

    def remote(self, clauses: Clauses, trigger: Trigger, index: int) -> bool:
        """opposed sanctions on X; demanded a part in dividing X: nobody is refused or asked there."""
        word = word_before(clauses.text, index)[1]
        if trigger.form in self.judging:
            return word in self.aimed
        return trigger.category == "REQUEST" and word.endswith("ing") and word not in self.grammar.prepositions

    def asked(self, clauses: Clauses, actor: list[Phrase], high: int) -> list[Phrase]:
        """demanded that X renounce its claim on Y: X."""
        match = self.find["asked_that"].match(clauses.text, high)
        index = match.start("side") if match is not None else -1
        if index not in clauses.slots or self.own(clauses.slots[index], actor) or clauses.owning(index):
            return []
        return clauses.phrases(index, clauses.listed(index, len(clauses.text)))

    def obliged(self, clauses: Clauses, high: int) -> list[Phrase]:
        """said that X must …"""
        match = self.find["obliged"].match(clauses.text, high)
        return [clauses.slots[match.start(1)]] if match and match.start(1) in clauses.slots else []

    def homely(self, actor: list[Phrase], recipient: list[Phrase]) -> bool:
        """The president says that his own country must: asked of nobody else."""
        lands = {a.member.final.country for a in actor if a.member is not None and a.letter in "PS"} - {None}
        return all(p.letter == "S" and p.member is not None and p.member.final.country in lands for p in recipient)

    def threatens(self, trigger: Trigger, text: str, high: int) -> bool:
        """A warning counts only with what it threatens."""
        return trigger.form not in self.warns or self.find["menace"].search(text, high) is not None

    def near_side(self, clauses: Clauses, trigger: Trigger, high: int) -> list[Phrase]:
        """of X, against X right behind a noun."""
        match = self.find["behind"].match(clauses.text, high)
        if match is None or self.find["between"].search(match["words"]) or match.start("side") not in clauses.slots:
            return []
        general = frozenset[str]() if trigger.frame == "with" and trigger.preps else self.general_nouns
        if match["prep"] not in trigger.preps | general:
            return []
        if trigger.frame == "with" and match["prep"] == "to" and match["words"] and clauses.verbal(match["words"].split()[0]):
            return []  # a meeting to discuss X
        if trigger.frame == "with" and match["prep"] == "in":
            return []
        index = match.start("side")
        return clauses.phrases(index, clauses.listed(index, len(clauses.text)))

    def pair(self, clauses: Clauses, low: int) -> list[Phrase]:
        """X-Y talks."""
        match = self.find["pair"].search(clauses.text[:low])
        return [clauses.slots[match.start(1)], clauses.slots[match.start(2)]] if match else []

    def owner(self, clauses: Clauses, low: int) -> tuple[list[Phrase], int]:
        """The actor before a noun: its adjective, or with 's."""
        match = self.find["owner"].search(clauses.text[:low])
        if match is None or match.start(1) not in clauses.slots:
            return [], low
        phrase = clauses.slots[match.start(1)]
        possessive = clauses.text[match.end(1) : match.end(1) + 1] in {"'", "’"}
        words = clauses.text[match.end(1) + 2 * possessive : low].split()
        if any(w in self.not_owned for w in words) or clauses.text[match.start(1) - 1 : match.start(1)] in {"-", "–"}:
            return [], low
        if phrase.open_reference == "adjective" and not clauses.owning(match.start(1)):
            beside = self.find["adjective_beside"].search(clauses.text, max(0, match.start(1) - 8), match.start(1))
            first = clauses.slots.get(beside.start(1)) if beside is not None else None
            if first is not None and first.open_reference == "adjective":
                return [first, phrase], match.start(1)
        return ([phrase], match.start(1)) if possessive or phrase.open_reference == "adjective" else ([], low)

    def enough(self, trigger: Trigger, sides: tuple[list[Phrase], list[Phrase], bool, bool], text: str, high: int) -> bool:
        """Whether the sides that the trigger's tier asks for are there."""
        actor, recipient, direct, passive = sides
        if not actor and not passive:
            return direct and trigger.category in self.unattributed and bool(recipient)
        sure = [p for p in actor if p.open_reference != "adjective"]
        if trigger.tier == "both" or (trigger.frame == "reject" and trigger.tier == "both"):
            return bool(sure and recipient)
        if trigger.tier == "weak":
            return bool(recipient) and bool(actor or trigger.category in self.suffered)
        if trigger.tier == "people":
            return any(p.letter == "G" for p in actor)
        if trigger.tier == "person":
            return any(p.letter == "P" for p in recipient) and bool(sure)
        if trigger.tier == "direct":
            return bool(sure) and bool(recipient) and bool(direct)
        if trigger.tier == "visit":
            return bool(recipient) and any(p.letter in "PS" or (p.letter == "G" and p.member and p.member.sector == "GOV") for p in sure)
        if trigger.tier == "peace":
            return any(self.find["peace"].search(name.lower()) for p in actor if p.member is not None for name in p.member.names)
        if trigger.tier in {"comp", "must"}:
            return bool(sure) and (bool(recipient) or trigger.form in self.wishing or self.find["demanded"].match(text, high) is not None)
        return bool(actor) or (bool(recipient) and trigger.category in self.suffered)

    def mode(self, trigger: Trigger, words: str) -> str | None:
        """The row's mode, else that of the first of the category's words in what follows."""
        if trigger.mode:
            return trigger.mode
        hits = [(m.start(), mode) for mode, pattern in self.modes.get(trigger.category, []) if (m := pattern.search(words))]
        return min(hits)[1] if hits else None
