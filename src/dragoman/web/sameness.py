"""Who may be one, and who was taken for one: the links of actors as pages show them."""

from collections.abc import Sequence

from msgspec import Struct

from dragoman.resolving.actors import ActorLink, Feature
from dragoman.resolving.evidence import Mention, key_of
from dragoman.resolving.names import is_unnamed
from dragoman.schema.claims import entities_of
from dragoman.web.look import Look
from dragoman.web.names import called

MOST_REASONS = 4
MOST_LINKS = 40


class End(Struct, frozen=True):
    """One of two who may be one: its key for a judgement, its actor of the day, what it is called there, and the title of its report."""

    key: str
    actor: str
    name: str
    report: str | None
    title: str | None
    language: str | None


class Doubt(Struct, frozen=True):
    """Two who may be one, and what speaks for and against it."""

    ends: tuple[End, End]
    score: float
    reasons: tuple[Feature, ...]


class Sameness(Struct, frozen=True):
    """What joins those who go by an actor's id, and who else may be one with it."""

    joined: Sequence[Doubt]
    doubted: Sequence[Doubt]


def sameness(look: Look, actor: str) -> Sameness | None:
    """Of an actor of the day; None of one without a name, whom nothing may join to anybody."""
    if is_unnamed(actor):
        return None
    ids, links = look.snapshot.joined.linked.ids, look.snapshot.joined.linked.links
    mine = [one for one in links if actor in (ids[one.left], ids[one.right])]
    inside = [one for one in mine if one.accepted and ids[one.left] == ids[one.right]]
    across = [one for one in mine if ids[one.left] != ids[one.right]]
    across.sort(key=lambda one: -one.score)
    return Sameness([doubt(look, one) for one in inside[:MOST_LINKS]], [doubt(look, one) for one in across[:MOST_LINKS]])


def doubt(look: Look, link: ActorLink) -> Doubt:
    """A link with its strongest reasons."""
    reasons = sorted(link.features, key=lambda one: -abs(one.weight))[:MOST_REASONS]
    return Doubt((_end(look, link.left), _end(look, link.right)), link.score, tuple(reasons))


def _end(look: Look, mention: Mention) -> End:
    report = look.snapshot.reports.get(mention.report or "")
    return End(
        key=key_of(mention),
        actor=look.snapshot.joined.linked.ids[mention],
        name=_called(look, mention),
        report=report.id if report else None,
        title=report.title if report else None,
        language=report.language if report else None,
    )


def _called(look: Look, mention: Mention) -> str:
    """What it is called before it is joined to others: its name where it is known, else the report's word for it."""
    day = look.snapshot.joined.linked.ids[mention]
    if (known := look.snapshot.lexicon_actors.get(mention.actor)) is not None:
        return called(known, look.speech.language).text
    for claim in look.snapshot.of_actor.get(day, ()):
        if mention.report in ("", claim.report):
            for _slot, entity in entities_of(claim):
                if entity.id == mention.actor:
                    return entity.name
    shown = look.name(day)
    return shown.text if shown else mention.actor
