"""Whom roles without a name, pronouns and pointing words stand for."""

from bisect import bisect_right
from collections import deque
from collections.abc import Collection
from datetime import date
from operator import attrgetter

from dragoman.lexicon.holders import holder_on
from dragoman.lexicon.model import OfficeEntry
from dragoman.reading import family_names, gender, pointing
from dragoman.reading import roles as posts_of
from dragoman.reading.apart import Apart
from dragoman.reading.called import SUBJECT_REACH, Called
from dragoman.reading.cast import Member, add_name
from dragoman.reading.collectives import Noun
from dragoman.reading.crowds import Crowds
from dragoman.reading.named_later import NamedLater
from dragoman.reading.naming import LETTERS, Namer
from dragoman.reading.owning import Owners
from dragoman.reading.page import Page, Phrase, Post, Sentence
from dragoman.schema.dates import bounds
from dragoman.text.quotes import QuotePair

# How many sentences back a reference may reach.
REACH = 6
# How far, in characters, a role without a name may stand from a mention of who bears it.
BEARER_REACH = 3000
# How near one of several bearers must stand to a role without an owner.
NEAR = 500
# How many subjects stay in mind; how many are both.
REMEMBERED, PAIR = 4, 2

Known = tuple[gender.GenderKnowledge, pointing.Pointing]


class Resolver:
    """Goes through the report once, sentence by sentence, and remembers who was spoken of last."""

    def __init__(self, page: Page, namer: Namer, known: Known) -> None:
        self.page = page
        self.namer = namer
        self.sexes, self.pointing = known
        data = page.lexicon.grammar("phrases", "zh")
        self.not_subject_after = frozenset(data.get("not_subject_after", []))
        self.not_subject_before = frozenset(data.get("not_subject_before", []))
        self.only_time_after = frozenset(data.get("only_time_after", []))
        self.namesakes = tuple(data.get("namesakes", []))
        self.counted_as: dict[str, str] = data.get("counted_as", {})
        self.singular = tuple(data.get("singular", []))
        self.leader_words = frozenset(data.get("leader_words", []))
        self.leader_offices: list[str] = data.get("leader_offices", [])
        self.heads = (frozenset(data.get("state_words", [])), set(data.get("state_offices", [])))
        self.cabinets = (frozenset(data.get("led_by_government", [])), list(data.get("government_heads", [])))
        self.of_that_time = tuple(data.get("of_that_time", []))
        self.office_after, self.office_before = (tuple(data.get(key, ["\n"])) for key in ("office_after", "office_before"))
        self.recent: deque[list[Phrase]] = deque(maxlen=REACH)
        self.later = NamedLater(page, self.singular, self.recent)
        # Subjects so far, the latest last: whom the sentence names, its subject first, number of the sentence, its block.
        self.subjects: deque[tuple[list[Member], int, int]] = deque(maxlen=REMEMBERED)
        self.called = Called(page, data, self.sexes, self.subjects)
        self.quotes = sorted((q for q in page.quotes if q.kind != "title" and q.depth == 0), key=attrgetter("start"))
        self.families = family_names.found(page)
        self.apart = Apart(page, data)
        self.owners = Owners(page, data)
        self.crowds = Crowds(page, data)
        # By their words, in the order of the text.
        self.posts: dict[str, list[tuple[Phrase, Post]]] = {}
        for phrase in page.phrases():
            for post in phrase.posts:
                self.posts.setdefault(page.folded[post.role_start : post.role_end], []).append((phrase, post))

    def run(self) -> None:
        """Resolve every open phrase of the page."""
        for number, sentence in enumerate(self.page.sentences):
            self.later.name(sentence, number)
            for phrase in list(sentence.phrases):
                for inner in phrase.inner:
                    if inner.member is None and inner.open_reference:
                        self.resolve(inner, sentence)
                if phrase.member is None and phrase.open_reference:
                    self.resolve(phrase, sentence)
                elif self.pointing.begins(self.page, phrase) and phrase.member is not None and not phrase.member.named:
                    self.take(phrase, pointing.collective(self.page, self.pointing, phrase, self.before(phrase)))
            self.recent.append(sentence.phrases)
            self.update_subject(sentence)
            self.later.remember(sentence, number)

    def resolve(self, phrase: Phrase, sentence: Sentence) -> None:
        kind = phrase.open_reference
        if phrase.posts and kind in {"role", "definite", "indefinite"}:
            phrase.member = self.role(phrase, kind)
            posts_of.others(self.page, phrase, self.holder)
        elif pointing.asked(kind):
            self.take(phrase, pointing.meant(self.page, self.pointing, phrase, self.before(phrase)))
        elif kind == "person":
            phrase.member = self.person(phrase, sentence)
        elif kind == "owner":
            phrase.member = self.owner(phrase, sentence)
        elif kind == "persons":
            self.crowd(phrase)
        elif kind.startswith("counted:") and (region := self.adjoining(phrase, sentence)) is not None:
            phrase.start = phrase.head_start = region.start
            phrase.letter = "G"
            form = self.page.text[phrase.start : phrase.end]
            phrase.member = self.namer.collective(Noun(phrase.start, form, form), region.member)
            sentence.phrases.remove(region)
        elif kind.startswith("counted:"):
            letters = self.counted_as.get(phrase.letter, phrase.letter)
            listed = self.listed(phrase, count := int(kind.partition(":")[2]), letters)
            self.fill(phrase, listed or (pointing.two(self.page, phrase, self.before(phrase)) if count == PAIR else []))
            if phrase.member is None and phrase.letter == "P":
                # Nobody was listed: the number counts others.
                sentence.phrases.remove(phrase)
        elif kind in {"states", "pair"}:
            two = self.listed(phrase, 2, "S") or (pointing.matched(self.listed(phrase, 2, "")) if kind == "pair" else [])
            self.fill(phrase, two or pointing.both(self.page, self.pointing, phrase, self.before(phrase)))
        elif kind in {"place", "territory", "state"}:
            phrase.member = self.last(phrase, phrase.letter)
        if phrase.member is not None and phrase.posts:
            phrase.letter = LETTERS[phrase.member.final.type]
        if phrase.member is not None and kind in {"role", "definite"}:
            add_name(phrase.member.final, self.page.text[phrase.head_start : phrase.head_end])

    def crowd(self, phrase: Phrase) -> None:
        """他们: the collective spoken of last, or those listed last at the head of a sentence or clause."""
        sentence, before = self.page.sentence_at(phrase.start), self.before(phrase)
        subject = self.apart.subject(sentence, sentence.phrases, phrase) if sentence is not None else None
        if subject is not None:
            before = [p for p in before if p.member is None or p.member.final is not subject]
            before = [p for p in before if sentence is None or p.start >= sentence.start or self.crowds.acted(p)]
        if self.quote_of(phrase) is None:
            before = [p for p in before if self.quote_of(p) is None]
        if found := self.crowds.meant(phrase, before):
            phrase.member, phrase.letter = found[0].member, found[0].letter
            phrase.also = [p.member for p in found[1:] if p.member]

    def adjoining(self, phrase: Phrase, sentence: Sentence) -> Phrase | None:
        """中亚 + 四国: the region that the counted states belong to."""
        return next((p for p in sentence.phrases if p.end == phrase.start and p.letter in "LTO"), None)

    def take(self, phrase: Phrase, other: Phrase | None) -> None:
        if other is not None:
            phrase.member, phrase.letter = other.member, other.letter

    def fill(self, phrase: Phrase, members: list[Member]) -> None:
        if members:
            phrase.member, phrase.also = members[0], members[1:]

    def before(self, phrase: Phrase) -> list[Phrase]:
        """Phrases before this one, the nearest first: its own sentence, then earlier ones."""
        sentence = self.page.sentence_at(phrase.start)
        own = [p for p in (sentence.phrases if sentence else []) if p.start < phrase.start]
        return own[::-1] + [p for phrases in reversed(self.recent) for p in reversed(phrases)]

    def person(self, phrase: Phrase, sentence: Sentence) -> Member | None:
        """他: in the same sentence its first person, else who was last the subject. In quoted words it is not the one who speaks them."""
        quote = self.quote_of(phrase)
        words = self.page.folded[phrase.start : phrase.end]
        named = self.named_in(sentence)
        others = {id(m) for m in (self.apart.subject(sentence, named, phrase), self.apart.speaker(sentence)) if m is not None}
        own = [
            (p.member, p.end)
            for p in named
            if p.end <= phrase.start and p.member and self.single(p) and p.open_reference != "self" and not self.possessor(p)
            and id(p.member.final) not in others and (quote is None or p.start >= quote.inner_start)
            and gender.agrees(p.member, words, self.sexes)
        ]  # fmt: skip
        if own:
            if (of_him := self.called.other(sentence, phrase)) is not None and gender.agrees(of_him, words, self.sexes):
                return of_him
            first = self.apart.told_of(sentence, phrase, own) or self.apart.met_by_him(sentence, phrase, own) or own[0][0]
            # 甲帮她: in the clause of its own subject the pronoun is most often somebody else.
            until = self.page.folded.find(words, own[0][1], phrase.end)
            apart = any(mark in self.page.folded[own[0][1] : until] for mark in "，；：。")
            if apart and len({id(member.final) for member, _ in own}) == 1:
                first.final.sex = first.final.sex or self.sexes.pronouns.get(words, "")
            return first
        return self.last_subject(sentence, words, others) if quote is None else None

    def named_in(self, sentence: Sentence) -> list[Phrase]:
        """The phrases of a sentence, and the family names alone that lead its clauses."""
        leading = self.families.leading(sentence)
        return sorted([*sentence.phrases, *leading], key=attrgetter("start")) if leading else sentence.phrases

    def single(self, phrase: Phrase) -> bool:
        """One person, named or not: 一名妇女; not a book of his name."""
        if phrase.letter == "P":
            return self.page.text[phrase.start - 1 : phrase.start] + self.page.text[phrase.end : phrase.end + 1] != "《》"
        return phrase.letter == "G" and self.page.folded.startswith(self.singular, phrase.start)

    def last_subject(self, sentence: Sentence, pronoun: str = "", but: Collection[int] = ()) -> Member | None:
        """Who was last the subject, and none of those left out; an earlier one only within the paragraph."""
        last = self.subjects[-1][0] if self.subjects else None
        for members, number, block in reversed(self.subjects):
            if sentence.number - number > SUBJECT_REACH:
                return None
            if block != sentence.block and members is not last:
                continue
            if id(members[0].final) not in but and gender.agrees(members[0], pronoun, self.sexes):
                return members[0]
            others = [m for m in members[1:] if id(m.final) not in but and gender.agrees(m, pronoun, self.sexes)]
            sure = [m for m in others if gender.fits(m, pronoun, self.sexes)]
            if sure or len({id(m.final) for m in others}) == 1:
                return (sure or others)[0]
        return None

    def quote_of(self, phrase: Phrase) -> QuotePair | None:
        """The quotation marks in which a phrase stands."""
        at = bisect_right(self.quotes, phrase.start, key=attrgetter("start")) - 1
        return self.quotes[at] if at >= 0 and phrase.start < self.quotes[at].inner_end else None

    def possessor(self, phrase: Phrase) -> bool:
        """The person only owns what comes next, lends it his name (X雕像), or dates something (自X上任以来)."""
        folded = self.page.folded
        named_for = folded[phrase.end : phrase.end + 1] in self.not_subject_before or folded.startswith(self.namesakes, phrase.end)
        return named_for or folded[phrase.start - 1 : phrase.start] in self.only_time_after

    def owner(self, phrase: Phrase, sentence: Sentence) -> Member | None:
        """其: the subject of the clause, else of the sentence so far, else of the one before; who is made to act is not who makes him."""
        own = [p for p in sentence.phrases if p.end <= phrase.start and p.letter in "PSOUGM" and p.member]
        found, made_to = self.owners.found(sentence, phrase, own)
        if found is not None:
            phrase.letter = found.letter
            return found.member
        near = bool(self.subjects) and self.subjects[-1][2] == sentence.block
        subject = (self.called.met(sentence) if made_to else self.last_subject(sentence)) if near else None
        if subject is not None:
            phrase.letter = "P"
        return subject

    def last(self, phrase: Phrase, letter: str) -> Member | None:
        return next((p.member for p in self.before(phrase) if p.letter == letter and p.member), None)

    def listed(self, phrase: Phrase, count: int, letters: str) -> list[Member]:
        """As many members as are asked for that were listed side by side just before; of any letter where none is given."""
        chain: list[Phrase] = []
        for candidate in self.before(phrase):
            if candidate.member is None or candidate.also or (letters and candidate.letter not in letters):
                continue
            if chain and not self.side_by_side(candidate, chain[-1]):
                chain = []
            if candidate.member.final not in [c.member.final for c in chain if c.member]:
                chain.append(candidate)
            if len(chain) == count:
                if count == PAIR and not pointing.whole(self.page, self.before(phrase), chain):
                    return []
                return [c.member for c in reversed(chain) if c.member]
        return []

    def side_by_side(self, left: Phrase, right: Phrase) -> bool:
        glue = self.page.folded[left.end : right.start].strip()
        return glue in {"、", "和", "与", "及", "以及", "跟", "同"} or (not glue and left.letter == right.letter)

    def role(self, phrase: Phrase, kind: str) -> Member | None:
        """A role without a name: who bears it in this report, else who is known to hold it, else somebody unnamed."""
        post = phrase.posts[-1]
        word = self.page.folded[post.role_start : post.role_end]
        owner = post.organisation or (phrase.possessor.member if phrase.possessor else None)
        if kind == "indefinite":
            return self.unnamed(phrase, word, owner, fresh=True)
        if post.kind == "relation" and owner is not None and owner.type in {"state", "group"}:
            return self.unnamed(phrase, word, owner, fresh=False)
        if post.kind in {"kin", "relation"}:
            return self.unnamed(phrase, word, None, fresh=True) if posts_of.beside(self.page, phrase) else None
        if kind == "role" and (self.page.folded.endswith(self.of_that_time, 0, phrase.start) or self.only_office(phrase)):
            return self.unnamed(phrase, word, owner, fresh=True)
        if kind == "role" and not owner and (found := self.called.takes(phrase)) is not None:
            self.posts.setdefault(word, []).append((Phrase(phrase.start, phrase.end, phrase.start, phrase.end, "P", found), post))
            return found
        if kind == "definite" and (found := self.called.taker(phrase, word)) is not None:
            return found
        if kind == "definite" and (body := pointing.body_of(self.page, self.pointing, phrase, self.before(phrase))) is not None:
            post.organisation = owner = body.member
            kind = "role"
        loose = kind == "role" and post.group
        if not loose and (found := self.bearer(phrase, word, owner)) is not None:
            return found
        if (
            kind == "role"
            and phrase.letter != "G"
            and post.kind in {"office", "rank"}
            and (office := self.holder(phrase, word, owner, post.former)) is not None
        ):
            entry = self.page.lexicon.actors.get(office.holder)
            if entry is not None:
                return self.page.cast.known(entry, self.page.text[phrase.head_start : phrase.head_end])
        told = kind == "definite" and owner is None and self.quote_of(phrase) is None
        found = self.called.spoken_of(phrase, word) if told else None
        return found or self.unnamed(phrase, word, owner, fresh=False)

    def only_office(self, phrase: Phrase) -> bool:
        """The office is meant, whoever holds it: 竞选总统, 总统一职, 正副主席."""
        folded = self.page.folded
        return folded.endswith(self.office_after, 0, phrase.start) or folded.startswith(self.office_before, phrase.end)

    def bearer(self, phrase: Phrase, word: str, owner: Member | None) -> Member | None:
        leads = self.heads[1] if word in self.heads[0] else set(self.leader_offices)
        words = {word} | (leads if word in self.leader_words else set())
        former, alone = phrase.posts[-1].former, self.page.folded.startswith(self.called.this_one, phrase.start)
        fits: list[tuple[int, Member]] = []
        for bearer, post in (held for one in words for held in self.posts.get(one, ())):
            member = bearer.member
            if member is None or post.former != former:
                continue
            if owner is not None and not self.same_body(owner, post, member.final):
                continue
            if alone and self.crowds.counted(bearer, post):
                continue
            # The nearest before the phrase; else the nearest after it.
            gap = phrase.start - bearer.start
            if abs(gap) > BEARER_REACH:
                continue
            fits.append((gap if gap >= 0 else 100_000 - gap, member.final))
        if not fits:
            return None
        gap, nearest = min(fits, key=lambda fit: fit[0])
        # 总统 alone, where the report speaks of several and of none near by, is an office.
        several = owner is None and len({id(member) for _, member in fits}) > 1
        return None if several and gap > NEAR else nearest

    def same_body(self, owner: Member, post: Post, member: Member) -> bool:
        """The role is one of the body asked for: the body itself, or for a state one of its citizens, not 两位总统 of no state."""
        if post.organisation is not None and post.organisation.final is owner.final:
            return True
        loose = member.named and member.country is None and post.organisation is None
        return owner.type == "state" and (member.country == owner.country or loose)

    def holder(self, phrase: Phrase, word: str, owner: Member | None, former: bool) -> OfficeEntry | None:
        """Who held the office of that body on the day that the sentence tells of, else on the report's."""
        if owner is None or former:
            return None
        words = [word]
        if word in self.leader_words:
            cabinets, heads = self.cabinets
            words = heads if owner.country in cabinets and word not in self.heads[0] else self.leader_offices
        day, body = self.told_of(phrase), [one for one in self.page.lexicon.offices if one.organisation == owner.id]
        held = (holder_on([one for one in body if wanted in one.post_zh.split("|")], day) for wanted in words)
        return next((one for one in held if one is not None), None)

    def told_of(self, phrase: Phrase) -> date:
        """The day of the date that stands before the phrase in its sentence; the report's where there is none, or a later one."""
        sentence = self.page.sentence_at(phrase.start)
        before = [d.edtf for d in (sentence.dates if sentence else []) if d.edtf is not None and d.end <= phrase.start]
        day = bounds(before[-1])[0] if before else None
        return day if day is not None and day < self.page.reference else self.page.reference

    def unnamed(self, phrase: Phrase, word: str, owner: Member | None, fresh: bool) -> Member:
        form = self.page.text[phrase.head_start : phrase.head_end]
        sector = phrase.posts[-1].sector
        if fresh:
            member = self.page.cast.unnamed(phrase.start, "group", form)
            member.sector = member.sector or sector or None
            member.country = member.country or (owner.country if owner else None)
            member.roles.add(word)
            return member
        member = self.namer.collective(Noun(phrase.start, form, word, "group", sector), owner)
        member.roles.add(word)
        return member

    def update_subject(self, sentence: Sentence) -> None:
        """Whom 他 means next: the first person of the sentence that is not the object of a preposition, else the one whom it is about."""
        label = self.apart.label(sentence) if self.apart.talk else None
        persons = [p for p in self.named_in(sentence) if p.member is not None and p is not label and self.single(p)]
        # 甲说：“乙怕……”: the sentence is about 甲.
        persons = [p for p in persons if self.quote_of(p) is None] or persons
        if not persons:
            persons = self.called.officer(sentence)
        if not persons:
            return
        led = [p for p in persons if p.open_reference == "somebody"] or [p for p in persons if self.may_lead(p, sentence)]
        subject = led[0] if led else None
        if subject is None and len({id(p.member.final) for p in persons if p.member is not None}) == 1:
            subject = persons[0]
        if subject is not None and subject.member is not None:
            others = [p.member for p in persons if p.member is not None and p is not subject]
            self.subjects.append(([subject.member, *others], sentence.number, sentence.block))

    def may_lead(self, phrase: Phrase, sentence: Sentence) -> bool:
        """It stands after no preposition and owns nothing."""
        before = self.page.folded[max(sentence.start, phrase.start - 1) : phrase.start]
        after = self.page.folded[phrase.end : phrase.end + 1]
        return before not in self.not_subject_after and after not in self.not_subject_before
