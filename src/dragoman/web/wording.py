"""A claim in one line, in the reader's language, as pieces that a template writes out: names, codes, words of the report, words of ours."""

from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

from dragoman.analysis.selection import EXPLICIT, INFERRED
from dragoman.schema.claims import AnyClaim, Claim, Condition, Deployment, Event, Occupancy, Quantity, Quotation, Relation
from dragoman.schema.entities import Entity
from dragoman.text.scripts import fold
from dragoman.web.i18n import Speech
from dragoman.web.names import Called

Role = Literal["name", "code", "words", "plain"]
CONTENT_LENGTH = 120


class Piece(Struct, frozen=True):
    """Some words of a line and what they are. `language` None: that of the report for words, of the page for ours.

    A name has its actor's id of the day, and the words that stood for it in the report where those differ."""

    text: str
    role: Role = "plain"
    language: str | None = None
    actor: str | None = None
    original: str | None = None


Line = tuple[Piece, ...]


def kind_of(claim: Claim) -> str:
    """The kind of a claim, as records write it."""
    return type(claim).__name__.lower()


def confidence(value: float) -> str:
    """A confidence as one of three codes."""
    if value >= EXPLICIT:
        return "explicit"
    return "inferred" if value >= INFERRED else "doubtful"


def shortened(text: str, length: int = CONTENT_LENGTH) -> str:
    """At most so many characters, the rest as …; a word with spaces around it is not cut in two."""
    if len(text) <= length:
        return text
    kept = text[: length - 1]
    whole = kept.rpartition(" ")[0] if text[length - 1].isalnum() else kept
    return (whole if len(whole) > length * 0.7 else kept).rstrip() + "…"


class Wording:
    """Lines of claims in one language. `name` says what an actor of the day is called, `id_of` which one a claim means."""

    def __init__(self, speech: Speech, name: Callable[[str], Called | None], id_of: Callable[[AnyClaim, str | None], str | None]) -> None:
        self._speech, self._name, self._id_of = speech, name, id_of

    def line(self, claim: AnyClaim) -> Line:
        """What a claim says, in one line."""
        match claim:
            case Event():
                return self._event(claim)
            case Quotation():
                return self._quotation(claim)
            case Occupancy():
                return self._occupancy(claim)
            case Relation():
                tail = (*_tail(claim.role), *_tail(self._speech.word("trend", claim.trend)))
                return (self.named(claim, claim.from_), self._verb(claim, "relation", claim.type), self.named(claim, claim.to), *tail)
            case Condition():
                tail = _tail(self._speech.word("trend", claim.trend))
                aspect = Piece(self._speech.word("aspect", claim.aspect), "code")
                return (*self.listed(claim, claim.of), aspect, Piece(shortened(claim.matter), "words"), *tail)
            case Deployment():
                return self._deployment(claim)
            case Quantity():
                return self._quantity(claim)

    def named(self, claim: AnyClaim, entity: Entity) -> Piece:
        """A name as the reader knows it, with the report's own word for it where that is another."""
        actor = self._id_of(claim, entity.id)
        found = self._name(actor) if actor else None
        shown = found or Called(entity.name)
        original = entity.text if fold(entity.text) != fold(shown.text) else None
        return Piece(shown.text, "name", shown.language, actor if found else None, original)

    def listed(self, claim: AnyClaim, entities: Sequence[Entity]) -> Line:
        """Names with commas between them."""
        comma = Piece("、" if self._speech.language != "en" else ", ")
        return tuple(piece for n, one in enumerate(entities) for piece in ((comma,) if n else ()) + (self.named(claim, one),))

    def attribution(self, claim: AnyClaim) -> Line:
        """Who says so, the innermost first; nothing where the report's author does."""
        chain = tuple(reversed(claim.asserted_by))
        if not chain:
            return ()
        told = Piece(self._speech.gettext(", as told by "))
        rest = tuple(piece for one in chain[1:] for piece in (told, self.named(claim, one)))
        return (Piece(self._speech.gettext("according to")), Piece(" "), self.named(claim, chain[0]), *rest)

    def doubts(self, claim: AnyClaim) -> tuple[str, ...]:
        """What a reader must not miss about a claim: its auxiliary modes, and any confidence below explicit."""
        told = {"negation"} if isinstance(claim, Event | Relation) else set()  # their line says it
        modes = tuple(self._speech.word("auxiliary", mode) for mode in claim.auxiliary if mode not in told)
        code = confidence(claim.confidence)
        return modes if code == "explicit" else (*modes, self._speech.word("confidence", code))

    def said(self, claim: Quotation, length: int = CONTENT_LENGTH) -> str:
        """The words of a quotation; only direct speech stands in quotation marks."""
        words = shortened(claim.content, length)
        opening, closing = "「」" if self._speech.language == "zh-Hant" else "“”"
        return f"{opening}{words}{closing}" if claim.mode == "direct" else words

    def figure(self, claim: Quantity) -> str:
        """The number as people write it: 225, at least 225, up to 8, 20–99."""
        speech = self._speech
        value, low, high = (None if n is None else speech.number(n) for n in (claim.value, claim.low, claim.high))
        least, most = speech.gettext("at least %(number)s"), speech.gettext("up to %(number)s")
        if value is not None:
            if (low is None) == (high is None):
                return value
            return (least if high is None else most) % {"number": value}
        if low is not None and high is not None:
            return low if low == high else f"{low}–{high}"
        return least % {"number": low} if low is not None else most % {"number": high}

    def _verb(self, claim: AnyClaim, group: str, code: str) -> Piece:
        """What somebody did or is to somebody; what is said not to be so must not look like what is."""
        word = self._speech.word(group, code)
        return Piece(self._speech.gettext("not so: %(what)s") % {"what": word} if "negation" in claim.auxiliary else word, "code")

    def _event(self, claim: Event) -> Line:
        name = f"{claim.event}/{claim.mode}" if claim.mode else claim.event
        alone = not claim.recipient and self._speech.has("alone", name)
        code = self._verb(claim, "alone" if alone else "event", name)
        place = (Piece(" · "), *self.listed(claim, claim.location)) if claim.location else ()
        nobody = () if claim.actor else (Piece(self._speech.gettext("somebody")),)
        missing = (Piece(self._speech.gettext("somebody not named")),) if not claim.recipient and not alone else ()
        return (*nobody, *self.listed(claim, claim.actor), code, *missing, *self.listed(claim, claim.recipient), *place)

    def _quotation(self, claim: Quotation) -> Line:
        arrow = (Piece(" → "), self.named(claim, claim.addressee)) if claim.addressee else ()
        colon = Piece("：" if self._speech.language != "en" else ": ")
        return (self.named(claim, claim.speaker), *arrow, *self._denial(claim), colon, Piece(self.said(claim), "words"))

    def _denial(self, claim: Quotation) -> Line:
        """That the words are what the speaker says is not so, where the reporting word says that."""
        cue = fold((claim.cue or "").lower())
        denied = claim.mode != "direct" and self._speech.has("denial", cue)
        return (Piece(f" {self._speech.word('denial', cue)}"),) if denied else ()

    def _occupancy(self, claim: Occupancy) -> Line:
        body = (Piece(" · "), self.named(claim, claim.organisation)) if claim.organisation else ()
        state = self._speech.word("change", claim.change) or (self._speech.word("status", "ended") if claim.status == "ended" else "")
        tail = (Piece(state, "code"),) if state else ()
        by = (Piece(" ← "), self.named(claim, claim.by)) if claim.by else ()
        colon = Piece("：" if self._speech.language != "en" else ": ")
        return (self.named(claim, claim.holder), colon, Piece(claim.post, "words"), *self._in_english(claim), *body, *tail, *by)

    def _in_english(self, claim: Occupancy) -> Line:
        """The English of a post that stands in other letters, for readers of English."""
        if self._speech.language != "en" or claim.post_en is None or claim.post.isascii():
            return ()
        body = f" of {claim.organisation.name}" if claim.organisation else ""
        return (Piece(f" ({claim.post_en.removesuffix(body) or claim.post_en})"),)

    def _deployment(self, claim: Deployment) -> Line:
        of = (Piece(" · "), self.named(claim, claim.of)) if claim.of and claim.of.name != claim.unit.name else ()
        number = _tail(None if claim.number is None else self._speech.number(claim.number))
        purpose = (Piece(" · "), Piece(claim.purpose, "words")) if claim.purpose else ()
        at = Piece(self._speech.word("tie", "at"), "code")
        return (self.named(claim, claim.unit), *of, at, self.named(claim, claim.site), *number, *purpose)

    def _quantity(self, claim: Quantity) -> Line:
        unit = self._speech.word("unit", claim.unit) if claim.unit and claim.unit != "person" else ""
        number = Piece(f"{self.figure(claim)} {unit}".strip(), "plain")
        measure = Piece(self._speech.word("measure", claim.measure), "code")
        of: Line = ()
        if isinstance(claim.of, Entity):
            of = (Piece(" · "), self.named(claim, claim.of))
        elif claim.of:
            of = (Piece(" · "), Piece(claim.of, "words"))
        return (measure, number, *of)


def _tail(text: str | None) -> Line:
    return (Piece(f" · {text}"),) if text else ()
