"""What people decided on what the machine read, for a published site."""

from msgspec import Struct

from dragoman.analysis.judged import JudgedView
from dragoman.lexicon.traits import tells_trait
from dragoman.schema.claims import AnyClaim
from dragoman.schema.derived import Judgement
from dragoman.store.view import View
from dragoman.web.look import Look, Page


class Correction(Struct, frozen=True):
    """A standing judgement on a claim, and the claim where there is a page for it."""

    judgement: Judgement
    claim: AnyClaim | None


def page(look: Look, view: View) -> Page:
    """Standing judgements that changed what is shown, the latest first."""
    listed = view.listed() if isinstance(view, JudgedView) else []
    told = [one for one in listed if one.stands and not one.orphaned and one.judgement.action in ("amend", "reject", "add", "mute")]
    told = [one for one in told if look.wanted.traits or not _private(look, one.on)]
    found = [Correction(one.judgement, _shown(look, one.on)) for one in reversed(told)]
    return Page("corrections.html", {"corrections": found})


def _private(look: Look, name: str | None) -> bool:
    claim = look.snapshot.claims.get(name or "") or look.snapshot.left_out.get(name or "")
    return claim is not None and tells_trait(claim)


def _shown(look: Look, name: str | None) -> AnyClaim | None:
    claim = look.snapshot.claims.get(name or "")
    return claim if claim is not None and look.shows(claim) else None
