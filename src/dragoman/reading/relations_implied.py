"""What a phrase says by its make-up: X的前任Y, 亲X的Y, X的派系, founders, members of parties, kin."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, cast

import rjieba
from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading import ages, timing
from dragoman.reading.attributes import AND
from dragoman.reading.cast import Member
from dragoman.reading.drafts import Drafts
from dragoman.reading.modality import is_history
from dragoman.reading.page import Page, Phrase, Post, Sentence, last_mark
from dragoman.schema.claims import Auxiliary, Relation, RelationType, Trend
from dragoman.schema.entities import Entity
from dragoman.text.alternatives import either
from dragoman.text.scripts import fold

REGIMES = ("政权", "政府", "当局")
TOLD, IMPLIED = 0.75, 0.7
# What a tale of the past leaves as it is, and what only times long past change.
TIMELESS, LASTING = frozenset({"neighbour_of", "relative_of", "created", "successor_of"}), frozenset({"part_of", "member_of"})
# So long before the year that makes history a standing relation told of is history.
_VAGUE, _MARKS = frozenset("的某）)"), frozenset("”」』）)")
YEAR = timedelta(days=365)
_ALSO = frozenset("、兼")
_OPENING = frozenset("“「『")
PARTY = ("党", "黨")
# Bodies that lawmakers sit in and no party; sectors that no party is of.
HOUSES = ("议会", "国会", "院", "立法会", "杜马", "大会", "議會", "國會", "立法會", "大會", "市", "区", "區", "州", "省", "县", "縣")
PUBLIC = frozenset({"GOV", "LEG", "JUD", "COP", "SPY", "MIL", "JRN", "EDU", "BUS", "IGO"})
OWNER_LINKS = frozenset({"的", "", " ", "之"})


class Telling(Struct):
    """What is said of a pair, and where."""

    kind: RelationType
    span: tuple[int, int]
    confidence: float = TOLD
    auxiliary: Iterable[Auxiliary] = ()
    trend: Trend | None = None
    date: str | None = None
    role: str | None = None
    claimants: list[tuple[Entity, ...]] | None = None
    # Where it is so whenever the tale is told: a city lies in its land.
    timeless: bool = False
    # Told by a title or a place's name in passing.
    passing: bool = False


def past(page: Page, sentence: Sentence | None, offset: int, kind: str) -> set[Auxiliary]:
    """`historical` where the tale at the offset makes a relation of this kind so."""
    if sentence is None or kind in TIMELESS:
        return set()
    margin = timing.AGES_AGO if kind in LASTING else YEAR
    return {"historical"} if timing.told_of_past(page, sentence, offset, margin) else set()


def put(drafts: Drafts, ends: tuple[Entity, Entity], telling: Telling) -> None:
    """Make a relation, unless it is one of somebody to himself."""
    if ends[0].id == ends[1].id:
        return
    drafts.emit(
        Relation,
        [telling.span],
        rule=f"relation.{telling.kind}",
        confidence=telling.confidence,
        date=telling.date,
        auxiliary={*telling.auxiliary, *_of_the_past(drafts.page, telling, ends)},
        claimants=drafts.titlers(telling.span[0]) if telling.passing else telling.claimants,
        type=telling.kind,
        from_=ends[0],
        to=ends[1],
        role=telling.role,
        trend=telling.trend,
    )


def _of_the_past(page: Page, telling: Telling, ends: tuple[Entity, Entity]) -> set[Auxiliary]:
    ended = page.lexicon.grammar("relations", page.language.partition("-")[0]).get("ended", ())
    if any(entity.id in ended for entity in ends) or (telling.kind not in TIMELESS and any(_fallen(page, entity) for entity in ends)):
        return {"historical"}
    start = telling.span[0]
    return set() if telling.timeless else past(page, page.sentence_at(start), start, telling.kind)


def _fallen(page: Page, entity: Entity) -> bool:
    """A regime named after somebody whose offices are long over: 李承晚政权."""
    words = fold(entity.text)
    if not words.endswith(REGIMES):
        return False
    whose = words[:-2]
    rulers = [m for m in page.cast.members.values() if m.type == "person" and whose and any(fold(n) == whose for n in (m.name, *m.names))]
    offices = [o for ruler in rulers for o in page.lexicon.offices_of.get(ruler.final.id, ())]
    return bool(offices) and all(o.end and is_history(o.end, page.reference) for o in offices)


def _inverse(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: kind for kind, listed in table.items() for word in listed}


class Implied:
    """Word lists of the grammar file `relations`."""

    def __init__(self, lexicon: Lexicon, data: dict[str, Any]) -> None:
        sides = [entry for entry in lexicon.actors.values() if entry.type in {"state", "organisation", "group"}]
        self.sides = {fold(name): entry for entry in sides for name in (*(n.text for n in entry.names), *entry.short, *entry.metonyms)}
        self.posts = _inverse(data.get("posts", {}))
        told, parties = data.get("kinship_told", {}), data.get("parties", {})
        self.told_as, self.told_then = re.compile(told.get("is", "(?!)")), re.compile(told.get("then", "(?!)"))
        self.aides = frozenset(data.get("posts", {}).get("aides", ()))
        self.lawmakers = frozenset(parties.get("lawmakers", ()))
        self.party_ends, self.party_nouns = (tuple(parties.get(key, ["\0"])) for key in ("ends", "nouns"))
        self.kin = _inverse(data.get("kin", {}))
        self.ties = _inverse(data.get("ties", {}))
        self.possessed = {kind: tuple(words) for kind, words in data.get("possessed", {}).items()}
        self.attitudes = _inverse(data.get("attitudes", {}))
        self.settlements = tuple(data.get("settlements", ["\0"]))
        self.waters = tuple(data.get("waters", ["\0"]))
        self.numbered = re.compile(r"第?[0-9一二三四五六七八九十百]+")
        self.states_only = frozenset(data.get("of_states", []))
        self.works = tuple(data.get("works_of_art", ["\0"]))
        self.nobody: tuple[str, ...] = tuple(data.get("nobody", []))
        self.once = re.compile(either(data.get("once", [])))
        self.times = timing.knowledge(lexicon)

    def may_tell(self, page: Page, phrase: Phrase) -> bool:
        """Most phrases are nobody's and hold no post."""
        owned = phrase.possessor is not None or bool(phrase.posts) or phrase.letter in "UL"
        return owned or page.folded[phrase.start : phrase.start + 1] in self.attitudes

    def read(self, page: Page, drafts: Drafts, sentence: Sentence, phrase: Phrase) -> None:
        """The relations that one phrase holds."""
        if phrase.posts and phrase.posts[-1].kind == "kin" and phrase.open_reference == "role":
            self.kin_told(page, drafts, sentence, phrase)
        if phrase.member is None:
            return
        if phrase.letter in "UL":
            self.within(page, drafts, sentence, phrase)
        owner = phrase.possessor
        if owner is None and not phrase.posts and page.folded[phrase.start : phrase.start + 1] not in self.attitudes:
            return
        entity = page.entity(phrase)
        if entity is None:
            return
        for post in phrase.posts:
            self.of_post(page, drafts, (sentence, phrase, post), entity)
        if owner is None and self.sided(page, drafts, (sentence, phrase), entity):
            return
        if owner is None or owner.member is None or owner.member.final is phrase.member.final:
            return
        other = page.entity(owner)
        if other is None:
            return
        span = (phrase.start, phrase.end)
        noun = page.folded[owner.end : phrase.end]
        attitude = self.attitudes.get(page.folded[owner.start - 1 : owner.start]) if phrase.start < owner.start else None
        if attitude is not None:
            # 对抗 + 俄军 is no 抗俄 + 军.
            alone = phrase.start in page.boundaries or page.folded[phrase.start - 1] in AND
            if not _MARKS & set(noun) and alone and len(noun.lstrip("的")) > 1 and not noun.endswith(self.nobody):
                self.stands(page, drafts, (sentence, phrase), (entity, other, cast(RelationType, attitude)))
            return
        if phrase.end not in page.boundaries or page.folded.startswith(self.works, phrase.end):
            return
        if owner.letter == "P" and noun.endswith(self.possessed.get("leads", ())):
            put(drafts, (other, entity), Telling("leads", span, IMPLIED))
        elif owner.letter == "S" and phrase.letter in "LT" and noun.endswith(self.possessed.get("part_of", ())):
            put(drafts, (entity, other), Telling("part_of", span, IMPLIED))

    def within(self, page: Page, drafts: Drafts, sentence: Sentence, phrase: Phrase) -> None:
        """What stands right before a unit or place holds it: 扎军 + 第9旅, 岚州 + 扎雷市, a state + a city that the lexicon has there."""
        inner = next((p for p in reversed(phrase.inner) if p.start == phrase.start), None)
        before = inner or next((p for p in sentence.phrases if p.end == phrase.start), None)
        if before is None or before.member is None or phrase.member is None or sentence.kind in {"title", "heading"}:
            return
        whole, part = before.member.final, phrase.member.final
        words = page.folded[max(before.end, phrase.start) : phrase.end]
        itself = whole.entry is not None or whole.names[:1] == [page.text[before.start : before.end]]
        if before.posts or not (itself and part.named and whole.named) or words.endswith(self.waters) or _VAGUE & set(words):
            return
        unit = phrase.letter == "U" and before.letter in "US" and self.numbered.match(words) is not None
        land = phrase.letter == "L" and before.letter == "T" and (part.entry is not None or words.endswith(self.settlements))
        city = phrase.letter == "L" and before.letter == "S" and part.entry is not None and part.country == whole.country
        entity, other = page.entity(phrase), page.entity(before)
        if (unit or land or city) and entity is not None and other is not None:
            put(drafts, (entity, other), Telling("part_of", (before.start, phrase.end), IMPLIED, timeless=not unit, passing=not unit))

    def stands(self, page: Page, drafts: Drafts, where: tuple[Sentence, Phrase], tie: tuple[Entity, Entity, RelationType]) -> None:
        """Who stands by or against whom: the one of whom 亲X派 is said, not where it is said of a noun that no phrase has, or called so."""
        sentence, phrase = where
        entity, other, kind = tie
        start, end = phrase.start, phrase.end
        after = next((p for p in sentence.phrases if p.start == end and p.letter == "P" and p.member is not None), None)
        if after is not None and after.member is not None and after.member.final.named:
            entity, end = page.entity(after) or entity, after.end
        elif page.folded[end - 1] == "派" and self.of_a_noun(page, end):
            return
        if page.folded[start - 1] in _OPENING and page.folded[end : end + 1] in _MARKS:
            called = next((p for p in sentence.phrases if p.end == start - 2 and p.letter == "P"), None)
            if page.folded[start - 2] == "是" and called is not None and drafts.claimants(start) != [()]:
                entity, start = page.entity(called) or entity, called.start
            elif drafts.claimants(start) == [()]:
                return
        low = last_mark(page.folded, "，；：、", sentence.start, start)
        modes: set[Auxiliary] = {"historical"} if self.once.search(page.folded, max(low, sentence.start), start) else set()
        modes |= self.then(page, sentence, phrase, entity)
        put(drafts, (entity, other), Telling(kind, (start, end), auxiliary=modes))

    def of_a_noun(self, page: Page, end: int) -> bool:
        """A noun follows directly: 亲扎派资产阶级."""
        if not "\u4e00" <= page.folded[end : end + 1] <= "\u9fff":
            return False
        tokens = rjieba.tag(page.folded[end : end + 6])
        first = next((at for at, (_, kind) in enumerate(tokens) if kind[:1] not in "abz"), 0)
        token, kind = tokens[first]
        return len(token) > 1 and kind[:1] in "nv" and kind != "nr" and (kind[0] == "n" or kind == "vn" or first > 0)

    def then(self, page: Page, sentence: Sentence, phrase: Phrase, entity: Entity) -> set[Auxiliary]:
        """`historical` where the government of somebody who rules no more is meant, or people without a name in a tale of the past."""
        unnamed = phrase.letter == "G" and phrase.member is not None and not phrase.member.final.named
        old = ages.outlived(page, [entity], self.times.ages) or (unnamed and timing.in_past(page, sentence, phrase.start, self.times))
        return {"historical"} if old else set()

    def sided(self, page: Page, drafts: Drafts, where: tuple[Sentence, Phrase], entity: Entity) -> bool:
        """亲西方媒体, where the lexicon has the whole as one word."""
        phrase = where[1]
        words = page.folded[phrase.start : phrase.end]
        attitude = self.attitudes.get(words[:1])
        if attitude is None or phrase.letter not in "GMOPU" or phrase.posts or words.endswith(self.nobody):
            return False
        for end in range(len(words) - 1, 1, -1):
            entry = self.sides.get(words[1:end])
            if entry is not None:
                other = page.cast.known(entry, page.text[phrase.start + 1 : phrase.start + end])
                side = other.entity(page.text[phrase.start + 1 : phrase.start + end])
                self.stands(page, drafts, where, (entity, side, cast(RelationType, attitude)))
                return True
        return False

    def of_post(self, page: Page, drafts: Drafts, where: tuple[Sentence, Phrase, Post], entity: Entity) -> None:
        """Founders, members of parties, kin, predecessors, allies."""
        sentence, phrase, post = where
        word = page.folded[post.role_start : post.role_end]
        personal = post.kind in {"kin", "relation"} or word in self.aides
        owner, start = self.owner_of(page, sentence, phrase, post, personal)
        if owner is None or (owner.final.type != "person" and personal and self.ties.get(word) != "allied_with" and word not in self.aides):
            return
        # Whom the owner's name means is written elsewhere; the evidence begins with it.
        span = (min(start, phrase.start), phrase.end)
        other = owner.entity(post.organisation_text or page.text[start : max(start + 1, post.role_start)].rstrip("的之 "))
        tie = cast(RelationType | None, self.ties.get(word))
        if post.kind == "kin":
            if phrase.member is None or not phrase.member.final.named:
                return
            put(drafts, (entity, other), Telling("relative_of", span, role=post.en or None, passing=True))
        elif word in self.kin:
            ends = (other, entity) if self.kin[word] == "successor_of" else (entity, other)
            put(drafts, ends, Telling("successor_of", span))
        elif tie is not None:
            if tie == "allied_with" and self.somebodys(phrase, word, owner):
                return
            put(drafts, (entity, other), Telling(tie, span, IMPLIED))
        elif phrase.letter != "P" or not phrase.member or not phrase.member.final.named or not owner.final.named:
            return
        elif self.posts.get(word) == "created" and owner.final.type != "person":
            put(drafts, (entity, other), Telling("created", span, passing=True))
        elif (
            word in self.aides
            and owner.final.type == "person"
            and not post.former
            and not _ALSO & set(page.folded[start : post.role_start])
        ):
            put(drafts, (entity, other), Telling("works_for", span, IMPLIED))
        elif self.of_party(page, phrase, post, word):
            put(drafts, (entity, other), Telling("member_of", span, passing=True))

    def kin_told(self, page: Page, drafts: Drafts, sentence: Sentence, phrase: Phrase) -> None:
        """Kin that is named by another phrase: 甲是乙的连襟; 乙的遗孀、九十岁的丙."""
        post, at = phrase.posts[-1], sentence.phrases.index(phrase)
        owner, start = self.owner_of(page, sentence, phrase, post, True)
        before = sentence.phrases[at - 1] if at else None
        after = sentence.phrases[at + 1] if at + 1 < len(sentence.phrases) else None
        who = None
        if before is not None and before.letter == "P" and self.told_as.fullmatch(page.folded, before.end, phrase.start):
            who = before
        elif after is not None and after.letter == "P" and self.told_then.fullmatch(page.folded, phrase.end, after.start):
            who = after
        if owner is None or owner.final.type != "person" or who is None or who.member is None or not who.member.final.named:
            return
        entity = page.entity(who)
        if entity is not None and owner.final is not who.member.final:
            text = post.organisation_text or page.text[start : max(start + 1, post.role_start)].rstrip("的之 ")
            span = (min(who.start, phrase.start), max(who.end, phrase.end))
            put(drafts, (entity, owner.entity(text)), Telling("relative_of", span, role=post.en or None))

    def aids(self, page: Page, post: Post, owner: Member, start: int) -> bool:
        """Somebody's lawyer or envoy; what stands behind a mark (甲的女儿、律师乙) is not his."""
        word, between = page.folded[post.role_start : post.role_end], page.folded[start : post.role_start]
        return word in self.aides and owner.final.type == "person" and not post.former and not _ALSO & set(between)

    def of_party(self, page: Page, phrase: Phrase, post: Post, word: str) -> bool:
        """An officer or lawmaker of a party, or of what is a party by its end, its lawmakers or the noun before it."""
        owner = post.organisation.final if post.organisation is not None else None
        if owner is None or post.former:
            return False
        if self.posts.get(word) == "member_of_party" and (owner.sector == "PTY" or owner.name.endswith(PARTY)):
            return True
        if owner.type != "organisation" or owner.entry is not None or owner.sector in PUBLIC:
            return False
        if word in self.lawmakers:
            return not owner.name.endswith(HOUSES)
        named = owner.name.endswith(self.party_ends) or page.folded[max(0, phrase.start - 8) : phrase.start].endswith(self.party_nouns)
        return named and self.posts.get(word) == "member_of_party"

    def somebodys(self, phrase: Phrase, word: str, owner: Member) -> bool:
        """西方盟友 are allies from the West, 扎雷亚战友 comrades from there: whose, is not said."""
        many = phrase.letter == "G" or phrase.member is None or not phrase.member.final.named
        return many and (owner.type != "state" or word not in self.states_only)

    def owner_of(self, page: Page, sentence: Sentence, phrase: Phrase, post: Post, personal: bool) -> tuple[Member | None, int]:
        """The body of a post; for kin, whose kin it is: 他的祖父. And where the owner's words begin."""
        if post.organisation is not None:
            return post.organisation.final, post.start
        inner = [p for p in phrase.inner if p.member is not None and p.end <= post.role_start]
        if inner and inner[-1].member:
            return inner[-1].member.final, inner[-1].start
        if not personal:
            return None, post.start
        before = [p for p in sentence.phrases if p.end <= phrase.start and p.member is not None]
        last = before[-1] if before else None
        if last is None or last.member is None or last.letter not in "PSX" or page.folded[last.end : phrase.start] not in OWNER_LINKS:
            return None, post.start
        return last.member.final, last.start
