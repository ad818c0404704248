"""What a phrase says by its make-up: X的前任Y, 亲X的Y, X的派系, founders, members of parties, kin."""

from collections.abc import Iterable
from typing import Any, cast

from dragoman.reading.cast import Member
from dragoman.reading.drafts import Drafts
from dragoman.reading.page import Page, Phrase, Post, Sentence
from dragoman.schema.claims import Auxiliary, Relation, RelationType, Trend
from dragoman.schema.entities import Entity

TOLD, IMPLIED = 0.75, 0.7
OWNER_LINKS = frozenset({"的", "", " ", "之"})


def put(  # noqa: PLR0913 - the slots of a relation, all by keyword
    drafts: Drafts,
    ends: tuple[Entity, Entity],
    span: tuple[int, int],
    kind: RelationType,
    *,
    confidence: float,
    auxiliary: Iterable[Auxiliary] = (),
    trend: Trend | None = None,
    date: str | None = None,
    role: str | None = None,
    claimants: list[tuple[Entity, ...]] | None = None,
) -> None:
    """Make a relation, unless it is one of somebody to himself."""
    if ends[0].id == ends[1].id:
        return
    drafts.emit(
        Relation,
        [span],
        rule=f"relation.{kind}",
        confidence=confidence,
        date=date,
        auxiliary=auxiliary,
        claimants=claimants,
        type=kind,
        from_=ends[0],
        to=ends[1],
        role=role,
        trend=trend,
    )


def _inverse(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: kind for kind, listed in table.items() for word in listed}


class Implied:
    """Word lists of the grammar file `relations`."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.posts = _inverse(data.get("posts", {}))
        self.kin = _inverse(data.get("kin", {}))
        self.ties = _inverse(data.get("ties", {}))
        self.possessed = {kind: tuple(words) for kind, words in data.get("possessed", {}).items()}
        self.attitudes = _inverse(data.get("attitudes", {}))
        self.nobody: tuple[str, ...] = tuple(data.get("nobody", []))

    def read(self, page: Page, drafts: Drafts, sentence: Sentence, phrase: Phrase) -> None:
        """The relations that one phrase holds."""
        entity = page.entity(phrase)
        if entity is None or phrase.member is None:
            return
        for post in phrase.posts:
            self.of_post(page, drafts, (sentence, phrase, post), entity)
        owner = phrase.possessor
        if owner is None or owner.member is None or owner.member.final is phrase.member.final:
            return
        other = page.entity(owner)
        if other is None:
            return
        span = (phrase.start, phrase.end)
        noun = page.folded[owner.end : phrase.end]
        attitude = self.attitudes.get(page.folded[owner.start - 1 : owner.start]) if phrase.start < owner.start else None
        if attitude is not None:
            if not noun.endswith(self.nobody):
                put(drafts, (entity, other), span, cast(RelationType, attitude), confidence=TOLD)
            return
        if phrase.end not in page.boundaries:
            return
        if owner.letter == "P" and noun.endswith(self.possessed.get("leads", ())):
            put(drafts, (other, entity), span, "leads", confidence=IMPLIED)
        elif owner.letter == "S" and phrase.letter in "LT" and noun.endswith(self.possessed.get("part_of", ())):
            put(drafts, (entity, other), span, "part_of", confidence=IMPLIED)

    def of_post(self, page: Page, drafts: Drafts, where: tuple[Sentence, Phrase, Post], entity: Entity) -> None:
        """Founders, members of parties, kin, predecessors, allies."""
        sentence, phrase, post = where
        word = page.folded[post.role_start : post.role_end]
        personal = post.kind in {"kin", "relation"}
        owner, start = self.owner_of(page, sentence, phrase, post, personal)
        if owner is None or (owner.final.type != "person" and personal and self.ties.get(word) != "allied_with"):
            return
        # Whom the owner's name means is written elsewhere; the evidence begins with it.
        span = (min(start, phrase.start), phrase.end)
        other = owner.entity(post.organisation_text or page.text[start : max(start + 1, post.role_start)].rstrip("的之 "))
        tie = cast(RelationType | None, self.ties.get(word))
        if post.kind == "kin":
            if phrase.member is None or not phrase.member.final.named:
                return
            put(drafts, (entity, other), span, "relative_of", confidence=TOLD, role=post.en or None)
        elif word in self.kin:
            ends = (other, entity) if self.kin[word] == "successor_of" else (entity, other)
            put(drafts, ends, span, "successor_of", confidence=TOLD)
        elif tie is not None:
            put(drafts, (entity, other), span, tie, confidence=IMPLIED)
        elif phrase.letter != "P" or not phrase.member or not phrase.member.final.named or not owner.final.named:
            return
        elif self.posts.get(word) == "created" and owner.final.type != "person":
            put(drafts, (entity, other), span, "created", confidence=TOLD)
        elif self.posts.get(word) == "member_of_party" and owner.sector == "PTY":
            put(drafts, (entity, other), span, "member_of", confidence=TOLD)

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
