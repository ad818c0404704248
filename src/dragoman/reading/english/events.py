"""Who did what to whom in English: verbs with their complements, passives, nouns of action, accusations in reported speech."""

from bisect import bisect_left
from typing import Any

from dragoman.lexicon.model import Lexicon
from dragoman.reading import modality, timing
from dragoman.reading.drafts import Drafts
from dragoman.reading.english.clauses import Clauses, Objects, Verb, word_before
from dragoman.reading.english.doubts import DOUBT, FAR, Doubts
from dragoman.reading.english.lexis import Found
from dragoman.reading.english.past import Past
from dragoman.reading.english.stances import Stances
from dragoman.reading.english.triggers import Trigger, Triggers
from dragoman.reading.english.turning import Making, Turning
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.schema.claims import Auxiliary, Event
from dragoman.schema.entities import Entity

MAIN, NOMINAL = 0.85, 0.6
# What lowers the confidence: a subject found loosely, inherited or relative; no other side; each clause further from the main one.
LOOSE, NO_RECIPIENT, NO_ACTOR, LATER, PARTICIPLE, SUBORDINATE = 0.1, 0.08, 0.2, 0.02, 0.1, 0.1
# How far after a verb the object word of its row may stand.
OBJECT_REACH = 60


class EnglishEvents(Turning):
    """The event pass for English."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        data: dict[str, Any] = lexicon.grammar("events", "en")
        super().__init__(lexicon)
        self.triggers = Triggers(lexicon)
        self.doubts = Doubts(lexicon, self.grammar)
        self.stances, self.past = Stances(lexicon), Past(lexicon)
        self.modality = modality.knowledge(lexicon, language)
        self.shooting, self.shot_at = frozenset(data.get("shooting", [])), tuple(data.get("shot_at", []))
        self.capturing = frozenset(data.get("capturing", []))
        self.unowned = frozenset(data.get("unowned", []))
        self.elsewhere = frozenset(data.get("elsewhere", []))
        self.lasting = frozenset(data.get("lasting", []))
        self.endured = frozenset(data.get("endured", []))
        # Whose deed a noun of action has been in this report, by noun and other side.
        self.told: dict[tuple[str, str], list[Phrase]] = {}

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the events of one page."""
        self.told = {}
        hits = self.triggers.lexis.find(page.folded)
        starts = [hit.start for hit in hits]
        thought = False
        for sentence in page.sentences:
            thought = self.stances.scenario(page, sentence, thought)
            if sentence.kind in {"title", "heading"} or not sentence.fine.slots or self.doubts.headline(page, sentence):
                continue
            own = hits[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            for found in self.sentence(page, sentence, own):
                found.confidence -= DOUBT * (thought and not found.weighed)
                self.emit(page, drafts, sentence, found)
        self.alleged(page, drafts)

    def sentence(self, page: Page, sentence: Sentence, hits: list[Found]) -> list[Making]:
        """The events of one sentence; what is asked, refused or threatened is no event of its own."""
        clauses = Clauses(self.grammar, sentence)
        shadow = sentence.fine
        made: list[Making] = []
        taken = -1
        subject: list[Phrase] = []
        for hit in hits:
            low = shadow.at(hit.start)
            if shadow.offsets[low] != hit.start or shadow.text[low] != page.folded[hit.start] or low < taken:
                continue
            high = low + hit.end - hit.start
            if self.triggers.is_noun(hit, clauses, low):
                found = self.nominal(clauses, hit, low, high)
            else:
                found, subject, reach = self.verbal(page, clauses, (hit, low, high), subject)
                taken = max(taken, reach)
            if found is not None:
                found.modes |= modality.auxiliary(page, sentence, hit.start, self.modality)
                if "hypothetical" in found.modes and not found.trigger.noun and self.announces(clauses, low):
                    found.modes.discard("hypothetical")
                if found.trigger.noun and not self.find["coming"].search(shadow.text, max(0, low - 30), low):
                    found.modes.discard("future")
                if found.trigger.noun and found.actor and page.folded.startswith(("a ", "an ", "any "), found.actor[0].start):
                    found.modes.add("hypothetical")
                self.convert(clauses, found)
                found.recipient = self.exemplified(clauses, found.recipient)
                found.confidence -= DOUBT * ("hypothetical" in found.modes and not found.weighed)
                found.confidence -= self.doubts.of_sides(page, found.trigger, found.actor, found.recipient)
                found.confidence -= DOUBT * self.stances.misread(page, found.actor, found.recipient)
                found.confidence -= LATER * len(made)
                made.append(found)
        return made

    def verbal(
        self, page: Page, clauses: Clauses, where: tuple[Found, int, int], subject: list[Phrase]
    ) -> tuple[Making | None, list[Phrase], int]:
        """A verb: the event, the subject for the verbs after it, and the index up to which its complement reaches."""
        hit, low, high = where
        meant = self.triggers.meant(hit)
        meanings, kinds = meant.of_verb, meant.verbs
        verb = clauses.left(low, kinds)
        if verb.inherited or (kinds == {"ing"} and verb.loose):
            said = " that " in clauses.text[:low] and any(t.category in self.spoken for t, _ in meanings)
            verb.subject = (
                (said and self.opening(clauses)) or self.under(clauses, low) or subject or self.inner(clauses, low) or self.opening(clauses)
            )
            verb.subject = self.outside(clauses, verb.subject, low)
        if verb.infinitive or verb.gerund or self.adjectival(verb, kinds, clauses, high) or self.unfinished(clauses, verb, kinds):
            return None, subject, -1
        passive = "part" in kinds and any(w in self.grammar.be for w in verb.words) and "ing" not in kinds
        reduced = "part" in kinds and not verb.words and self.reduced(clauses, verb, low)
        # resolutions condemning X, and has vetoed: a participle hands its subject to nobody.
        aside = reduced or (kinds == {"ing"} and not verb.words and not verb.before.endswith(","))
        objects = clauses.right(high)
        if reduced and (not objects.agent or low - 2 not in clauses.slots):
            return None, subject, -1
        offsets = clauses.offsets
        first = offsets[verb.start] if passive else hit.end
        for trigger, object_end in self.triggers.fitting(meanings, page.folded, first, self.limit(clauses, high, hit.end)):
            over = clauses.index(object_end) if object_end > hit.end else high
            found = self.frame(clauses, trigger, verb, objects, (low, high, over, passive or reduced))
            if found is None:
                continue
            complex_ = trigger.frame in {"agree", "reject", "comp", "threat", "must"}
            found.confidence -= SUBORDINATE * clauses.subordinate(verb.start) + PARTICIPLE * reduced
            self.weigh(clauses, found, verb, objects, (kinds, high, over))
            return found, subject if aside else verb.subject or subject, clauses.reach_of_complement(high) if complex_ else over
        return None, subject if aside else verb.subject or subject, -1

    def weigh(self, clauses: Clauses, found: Making, verb: Verb, objects: Objects, where: tuple[frozenset[str], int, int]) -> None:
        """Lower the confidence by all that speaks against the event."""
        kinds, high, over = where
        trigger, doubts = found.trigger, self.doubts
        found.confidence -= 2 * DOUBT * self.stances.no_act(clauses, trigger, verb, kinds, high)
        if kinds == {"ing"} and not verb.words and verb.before not in doubts.aspects:
            found.confidence -= PARTICIPLE if trigger.category in doubts.going_on and found.actor else DOUBT
        found.confidence -= doubts.of_verb(clauses, trigger, verb, kinds, high) + doubts.of_form(clauses, found, verb, (kinds, high))
        found.weighed = bool(doubts.weighing.intersection(verb.words)) or doubts.scenarios(clauses, found, verb)
        found.confidence -= DOUBT * (trigger.frame == "threat" and verb.loose and verb.before not in doubts.bodily)
        described = verb.loose and not verb.words
        found.confidence -= doubts.of_subject(trigger, [] if described else found.actor)
        found.confidence -= doubts.near(clauses, trigger, objects, (found.recipient, over))

    def limit(self, clauses: Clauses, high: int, end: int) -> int:
        """How far the object word may stand: within the verb's reach, and near."""
        reach = clauses.offsets[min(clauses.reach(high) + 10, len(clauses.offsets) - 1)]
        return min(end + OBJECT_REACH, max(reach, end + 12))

    def unfinished(self, clauses: Clauses, verb: Verb, kinds: frozenset[str]) -> bool:
        """A bare base form is a verb only after an auxiliary or a plural; a bare participle needs one too."""
        if kinds == {"ing"} and not any(w in self.grammar.be for w in verb.words):
            return not verb.before.endswith(",") and verb.before not in self.doubts.aspects
        if kinds == {"s"}:
            if len(verb.subject) > 1 or any(p.letter in "GU" and p.member is not None and not p.member.named for p in verb.subject):
                return True
            return verb.loose or (verb.inherited and not verb.subject)
        if kinds == {"part"} or kinds == {"base"}:
            plural = len(verb.subject) > 1 or any(clauses.plural(p) for p in verb.subject)
            return not verb.words and (kinds == {"part"} or not plural or verb.loose or verb.inherited)
        return False

    def reduced(self, clauses: Clauses, verb: Verb, low: int) -> bool:
        """rebels ordered out of X: a participle right behind an object of an earlier verb."""
        if not verb.subject or verb.loose or verb.relative or verb.inherited:
            return False
        opening = 0
        for match in self.find["opener"].finditer(clauses.text, 0, verb.start):
            opening = match.end()
        lead = next((i for i in range(opening, low) if i in clauses.slots), low)
        words = clauses.text[opening : verb.start].split()
        return lead < verb.start and len(words) > 2 and self.find["finite"].search(clauses.text, opening, verb.start) is not None

    def adjectival(self, verb: Verb, kinds: frozenset[str], clauses: Clauses, high: int) -> bool:
        """occupied in "the occupied town"."""
        before = verb.before in self.grammar.nominal_before or verb.before.endswith(self.grammar.possessive_ends)
        return not verb.words and before and bool(kinds & {"part", "ing", "past"}) and (verb.loose or not verb.subject)

    def frame(self, clauses: Clauses, trigger: Trigger, verb: Verb, objects: Objects, where: tuple[int, int, int, bool]) -> Making | None:
        """Who acts on whom, by the trigger's frame."""
        low, high, object_end, passive = where
        text = clauses.text
        actor = list(verb.subject)
        recipient: list[Phrase]
        if passive and trigger.frame in {"v", "force", "comp", "threat", "reject"}:
            recipient, actor = actor, objects.agent
        elif trigger.frame in {"comp", "agree", "reject", "threat", "must"}:
            recipient = self.complement(clauses, trigger, (objects, actor), high)
            if trigger.frame == "must" and (not (recipient := self.obliged(clauses, high)) or self.homely(actor, recipient)):
                return None
        else:
            recipient = self.other(trigger, objects, actor) or self.signatory(clauses, trigger, actor, high)
        if trigger.category == "REQUEST" and not recipient and (heard := self.find["heard_in"].search(text, high)):
            recipient = clauses.phrases(heard.start("side"), heard.end())
        if trigger.frame == "threat" and trigger.object is None and not self.threatens(trigger, text, high):
            return None
        if trigger.frame == "with" and not recipient and len(actor) < 2 and trigger.object is None:
            return None
        if not recipient and actor and trigger.category in self.placed and not self.placeless(trigger):
            recipient = [p for p in objects.places[:1] if not self.beyond(clauses, trigger, p)]
        recipient = [p for p in recipient if all(p.member is not a.member for a in actor) and not self.at_home(trigger, p, actor)]
        recipient = [p for p in recipient if trigger.frame != "v" or not clauses.modifying(p)]
        partner = self.joint(clauses, trigger, actor, high)
        recipient = partner if partner is not None else recipient
        if trigger.category == "AGREE" and self.between_them(actor):
            recipient = objects.prepositional.get("with", [])
        if not self.enough(trigger, (actor, recipient, bool(objects.direct) or passive, passive), text, high):
            return None
        confidence = MAIN - LOOSE * (verb.loose + verb.relative + 0.5 * verb.inherited)
        confidence -= NO_RECIPIENT * (not recipient) + NO_ACTOR * (not actor)
        shot = trigger.form in self.shooting and self.shot(clauses, recipient)
        held = trigger.object is None and trigger.form in self.capturing and self.people(clauses, recipient)
        start = min([verb.start, low]) if verb.subject and not verb.inherited else low
        end = max(high, object_end, objects.end if recipient else high)
        turned = ("ASSAULT", "heavy-weapons") if shot else ("COERCE", "arrest") if held else ("COOPERATE", None)
        plain = not shot and not held and partner is None
        category, mode = (trigger.category, self.mode(trigger, text[high : clauses.reach_of_complement(high)])) if plain else turned
        return Making(
            trigger,
            category,
            mode,
            actor,
            recipient,
            objects.places,
            start,
            end,
            low,
            confidence,
        )

    def beyond(self, clauses: Clauses, trigger: Trigger, place: Phrase) -> bool:
        """X sanctioned players outside Y: not Y."""
        return trigger.category in self.elsewhere and word_before(clauses.text, clauses.index(place.start))[1] == "outside"

    def shot(self, clauses: Clauses, recipient: list[Phrase]) -> bool:
        """Fired at somebody."""
        index = clauses.index(recipient[0].start) if recipient else 0
        return word_before(clauses.text, index)[1] in self.shot_at

    def people(self, clauses: Clauses, recipient: list[Phrase]) -> bool:
        """Captured somebody, not something."""
        names = [name.lower() for p in recipient if p.member is not None for name in p.member.names]
        return bool(recipient) and (recipient[0].letter == "P" or any(self.find["captive"].search(name) for name in names))

    def nominal(self, clauses: Clauses, hit: Found, low: int, high: int) -> Making | None:
        """the Russian invasion of X; the arrest of X by Y."""
        meanings = self.triggers.meant(hit).of_noun
        trigger = next((t for t, _ in meanings), None)
        if trigger is None:
            return None
        objects = clauses.right(high)
        actor, recipient, start = self.noun_sides(clauses, trigger, objects, (low, high))
        deed = None if actor else self.known_deed(clauses, trigger, recipient, (low, high))
        actor = deed or actor
        if not (actor or deed is not None) or not (recipient or trigger.frame == "with"):
            return None
        if actor and recipient and recipient[0].member is not None and actor[0].letter in "SO":
            self.told.setdefault((trigger.form, recipient[0].member.final.id), actor)
        executed = not actor and self.find["executed"].search(clauses.text, high) is not None
        thought = executed or self.stances.wished(clauses, trigger, start, high)
        modes: set[Auxiliary] = {"hypothetical"} if self.doubts.open(clauses, start, high) else set()
        return Making(
            trigger,
            trigger.category,
            self.mode(trigger, clauses.text[max(0, low - 24) : high + 12]),
            actor,
            recipient,
            objects.places,
            start,
            max(high, objects.end),
            low,
            NOMINAL - self.doubts.of_noun(clauses, trigger, actor, (start, high)) - DOUBT * thought,
            modes,
        )

    def noun_sides(
        self, clauses: Clauses, trigger: Trigger, objects: Objects, where: tuple[int, int]
    ) -> tuple[list[Phrase], list[Phrase], int]:
        """Whose act on whom a noun tells, and where it begins."""
        low, high = where
        actor, start = self.owner(clauses, low)
        recipient = self.near_side(clauses, trigger, high)
        if trigger.category in self.moving:
            preps = (*sorted(trigger.preps), "to", "against")
            recipient = next((objects.prepositional[p] for p in preps if p in objects.prepositional), [])
            recipient = [p for p in recipient if clauses.index(p.start) - high < FAR]
        if not actor and recipient and objects.agent:
            at = next((i for i, p in clauses.slots.items() if p is objects.agent[0]), high)
            actor = objects.agent if self.find["done_by"].search(clauses.text, high, at) is None else []
        if not recipient and trigger.form.rpartition(" ")[2] in self.general_nouns and clauses.text.startswith(" ", high):
            recipient = objects.direct  # war on X
        if trigger.frame == "comp" and actor and not recipient:
            recipient = self.opening(clauses)
        if trigger.category == "CONSULT" and not actor:
            actor = self.pair(clauses, low)
        if not recipient and objects.places and trigger.frame != "with" and clauses.index(objects.places[0].start) - high < FAR:
            recipient = objects.places[:1]
        if len(recipient) > 1 and not actor and clauses.text.find("between", low, high + 9) >= 0:
            actor, recipient = (recipient, []) if trigger.frame == "with" else (recipient[:1], recipient[1:])
        recipient = [p for p in recipient if all(p.member is not a.member for a in actor)]
        return actor, recipient, start

    def known_deed(self, clauses: Clauses, trigger: Trigger, recipient: list[Phrase], where: tuple[int, int]) -> list[Phrase] | None:
        """the invasion of X: by whom the report has said it was, else []; None: it is not one act."""
        member = recipient[0].member if len(recipient) == 1 and not recipient[0].open_reference else None
        low, high = where
        if member is None or trigger.category not in self.endured or self.find["definite"].search(clauses.text[:low]) is None:
            return None
        if self.find["suffered_by"].match(clauses.text, high - 3 * trigger.form.endswith((" in", " on"))) is None:
            return None
        if trigger.category == "COERCE" and any(p.letter in "SOGP" and p.member is not member for p in clauses.slots.values()):
            return None
        return self.told.get((trigger.form, member.final.id), None if trigger.form in self.unowned else [])

    def emit(self, page: Page, drafts: Drafts, sentence: Sentence, found: Making) -> None:
        actor, recipient = self.entities(page, found.actor), self.entities(page, found.recipient)
        actor = self.himself(page, drafts, sentence, found) or actor
        if not actor and not recipient:
            return
        start, end = sentence.fine.span(found.start, min(max(found.end, found.start + 1), len(sentence.fine.text)))
        if found.category == "AGREE":
            found.modes.discard("future")
        dropped = found.category in {"REJECT", "THREATEN", "ACCUSE", "REQUEST"}
        confidence = (
            found.confidence
            - (0.4 if dropped else 0.15) * ("negation" in found.modes)
            - 0.05 * bool(found.modes & {"future", "hypothetical"})
        )
        at = sentence.fine.offsets[found.at]
        if found.trigger.form in self.doubts.declared and not drafts.scopes_at(at):
            confidence -= DOUBT
        confidence -= self.doubts.of_words(page, drafts, sentence, at) + DOUBT * self.stances.aside(page, drafts, at)
        sides = (*found.actor, *(p for p in found.recipient if p.open_reference != "adjective"))
        lasting = self.past.lasting(page, sentence, at, found.trigger.noun and found.category in self.lasting)
        if (not lasting and self.past.told(page, sentence, at, sides)) or (found.trigger.noun and self.past.earlier(page, start)):
            found.modes.add("historical")
        context, when = found.trigger.context, self.when(page, sentence, at)
        drafts.emit(
            Event, [(start, end)], rule=f"event.{found.trigger.form.replace(' ', '-')}", confidence=max(0.3, confidence),
            claimants=self.voices(page, drafts, sentence, found),
            date=None if lasting and modality.is_history(when, page.reference) else when, auxiliary=found.modes, event=found.category,
            mode=found.mode, context=context, actor=actor, recipient=recipient, location=self.entities(page, found.places),
        )  # fmt: skip

    def voices(self, page: Page, drafts: Drafts, sentence: Sentence, found: Making) -> list[tuple[Entity, ...]]:
        """Whose words the act stands in: those at its verb; X claimed attacks of Y: X."""
        chains = drafts.claimants(sentence.fine.offsets[found.at])
        if chains != [()] or not found.trigger.noun:
            return chains
        match = self.find["claimed_act"].search(sentence.fine.text, 0, found.start)
        claiming = sentence.fine.slots.get(match.start(1)) if match is not None else None
        speakers = self.entities(page, [claiming]) if claiming is not None and claiming.open_reference != "adjective" else ()
        return [(speaker,) for speaker in speakers] or chains

    def himself(self, page: Page, drafts: Drafts, sentence: Sentence, found: Making) -> tuple[Entity, ...]:
        """X said it would: in somebody's words `it` and `they` are mostly the speaker."""
        if len(found.actor) != 1 or found.actor[0].open_reference != "pronoun" or found.actor[0].letter == "P":
            return ()
        phrase = found.actor[0]
        words = page.text[phrase.start : phrase.end]
        scopes = [s for s in drafts.scopes if 0 <= phrase.start - s.start <= 3 and phrase.end <= s.end and len(s.speakers) == 1]
        if words not in self.doubts.themselves or not scopes:
            return ()
        return tuple(Entity(id=s.id, name=s.name, text=words) for s in scopes[-1].speakers)

    def when(self, page: Page, sentence: Sentence, offset: int) -> str | None:
        """The date of the verb's own main clause, else of the sentence."""
        low, high = sentence.start, sentence.end
        for match in self.find["main_clause"].finditer(page.folded, sentence.start, sentence.end):
            if match.end() <= offset:
                low = match.end()
            elif match.start() > offset:
                high = match.start()
                break
        own = [d for d in sentence.dates if d.edtf is not None and low <= d.start < high]
        if not own:
            return timing.date_at(page, sentence, offset)
        after = [d for d in own if d.start >= offset]
        before = [d for d in own if d.start < offset]
        close = after and self.find["then"].fullmatch(page.folded, offset, after[0].start)
        return (before[-1] if before and not close else after[0]).edtf
