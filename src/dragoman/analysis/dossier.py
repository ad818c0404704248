"""Everything current that names one actor, sorted by what it says of it."""

from msgspec import Struct

from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, Deployment, Event, Occupancy, Quotation, Relation, entities_of
from dragoman.store.queries import ClaimQuery
from dragoman.store.view import View


class Section(Struct, frozen=True):
    """Claims under one heading."""

    title: str
    claims: tuple[AnyClaim, ...]


class Dossier(Struct, frozen=True):
    """An actor with its claims by heading; headings without a claim are left out."""

    actor: Actor
    claims: int
    reports: int
    sections: tuple[Section, ...]


HEADINGS = (
    "Offices", "Words", "Acts", "Acts towards it", "Relations", "Deployments", "How things stand", "Figures", "What it claims",
    "Words about or to it", "Otherwise named",
)  # fmt: skip


def dossier(view: View, actor: Actor, least: float = 0.0) -> Dossier:
    """The dossier of an actor, of claims at or above a confidence; dated claims in the order of their dates, then the others."""
    claims = view.claims(ClaimQuery(actor=actor.id, least=least))
    under: dict[str, list[AnyClaim]] = {heading: [] for heading in HEADINGS}
    for claim in claims:
        under[heading_of(claim, actor.id)].append(claim)
    sections = tuple(
        Section(heading, tuple(sorted(found, key=lambda one: (one.date is None, one.date or ""))))
        for heading, found in under.items()
        if found
    )
    return Dossier(actor, len(claims), len({claim.report for claim in claims}), sections)


def heading_of(claim: AnyClaim, actor_id: str) -> str:
    """Under which heading a claim stands in the dossier of somebody it names."""
    slots = {slot for slot, entity in entities_of(claim) if entity.id == actor_id}
    if slots == {"asserted_by"}:
        return "What it claims"
    if isinstance(claim, Event) and slots & {"actor", "recipient"}:
        return "Acts" if "actor" in slots else "Acts towards it"
    if isinstance(claim, Quotation):
        return "Words" if "speaker" in slots else "Words about or to it"
    if isinstance(claim, Occupancy):
        return "Offices"
    if isinstance(claim, Relation):
        return "Relations"
    if isinstance(claim, Deployment):
        return "Deployments"
    return {"condition": "How things stand", "quantity": "Figures"}.get(type(claim).__name__.lower(), "Otherwise named")
