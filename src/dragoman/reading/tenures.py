"""What a report tells of one person in one office, gathered from its mentions: one record each, a change of office by itself."""

from msgspec import Struct

from dragoman.reading.cast import Member
from dragoman.reading.page import Phrase
from dragoman.schema.claims import Auxiliary, Change, Status
from dragoman.text.scripts import fold

# So sure an office is that a rank goes without saying beside it.
KNOWN = 0.5
# Who speaks where nobody is reported: the author.
AUTHOR: tuple[tuple[str, ...], ...] = ((),)


class Tenure(Struct, eq=False):
    """One mention, or several that tell the same. `words` is the folded role word."""

    holder: Member
    holder_text: str
    words: str
    post: str
    en: str
    organisation: Member | None
    organisation_text: str
    status: Status
    spans: list[tuple[int, int]]
    rule: str
    confidence: float
    change: Change | None = None
    by: Phrase | None = None
    date: str | None = None
    auxiliary: set[Auxiliary] = set()
    # The office is one of a state: where the report names no body, the holder's state is meant.
    of_state: bool = False
    # Where the telling of it begins: in whose words it stands.
    anchor: int = 0
    # In whose words it stands, for what a verb tells; one chain of ids for each speaker.
    voice: tuple[tuple[str, ...], ...] = AUTHOR
    # What somebody does for a living, no office.
    trade: bool = False
    # What somebody is called in the forces, beside his office.
    rank: bool = False

    def same(self, other: "Tenure") -> bool:
        """The same person, role and body; a former office and a present one of the same name are two."""
        if self.holder.final is not other.holder.final or self.words != other.words or self.change != other.change:
            return False
        if self.auxiliary != other.auxiliary or self.voice != other.voice or (self.date and other.date and self.date != other.date):
            return False
        if {self.status, other.status} == {"current", "ended"} and self.change is not None:
            return False
        return self.same_body(other)

    def same_body(self, other: "Tenure") -> bool:
        """The same body, one within the other, or one that only the other tells."""
        ours = self.organisation.final if self.organisation else None
        theirs = other.organisation.final if other.organisation else None
        return ours is None or theirs is None or ours is theirs or _within(ours, theirs) or _within(theirs, ours)

    def take(self, other: "Tenure") -> None:
        """Add another mention of the same tenure."""
        self.spans.extend(other.spans)
        if self.organisation is None or (other.organisation is not None and _within(other.organisation.final, self.organisation.final)):
            self.organisation, self.organisation_text = other.organisation, other.organisation_text
        self.date = self.date or other.date
        self.by = self.by or other.by
        self.confidence = max(self.confidence, other.confidence)
        if self.status == "unknown" or other.status == "ended":
            # 前主席A here and 主席A there: he was.
            self.status = other.status


def _within(body: Member, state: Member) -> bool:
    """A body of that state: a lawmaker of the party and of the country is one lawmaker."""
    return state.type == "state" and body.type != "state" and body.country == state.country


def gather(found: list[Tenure]) -> list[Tenure]:
    """Mentions of the same tenure as one; a plain mention inside the words of a change goes into the change."""
    settled: list[Tenure] = []
    for tenure in found:
        same = next((known for known in settled if known.same(tenure)), None)
        if same is not None:
            same.take(tenure)
        else:
            settled.append(tenure)
    settled = [tenure for tenure in settled if not any(_told_too(tenure, author) for author in settled)]
    changes = [t for t in settled if t.change is not None]
    kept = []
    for tenure in settled:
        if tenure.change is None and tenure.date is None and (change := _followed_by(tenure, changes)) is not None:
            change.take(tenure)
            continue
        if tenure.change is None and any(_told_by(tenure, change) for change in changes):
            for change in (c for c in changes if c.organisation is None and _told_by(tenure, c)):
                change.organisation, change.organisation_text = tenure.organisation, tenure.organisation_text
            tenure.spans = [s for s in tenure.spans if not any(_inside(s, change) for change in changes if _told_by(tenure, change))]
            if not tenure.spans:
                continue
        kept.append(tenure)
    for tenure in kept:
        _learn(tenure, kept)
    return [t for t in kept if not (t.rank and any(_serves(o) and o.holder.final is t.holder.final for o in kept))]


def _told_too(title: Tenure, author: Tenure) -> bool:
    """Somebody's title in reported words says no more than the author's own words, and goes into them."""
    if title.rule != "apposition" or title.voice == AUTHOR or author.voice != AUTHOR or author.auxiliary - {"historical"}:
        return False
    ours, theirs = (t.organisation.final if t.organisation else None for t in (title, author))
    bodies = ours is None or theirs is None or ours is theirs or _within(ours, theirs) or _within(theirs, ours)
    fits = author.change is None or author.status == title.status
    if not (bodies and fits and title.holder.final is author.holder.final and title.words == author.words):
        return False
    spans = list(author.spans)
    author.take(title)
    author.spans = spans
    return True


def _serves(tenure: Tenure) -> bool:
    return not tenure.rank and not tenure.trade and tenure.confidence >= KNOWN


def _learn(tenure: Tenure, told: list[Tenure]) -> None:
    """What the report tells elsewhere of the same office of the same person: its body, and that it is over."""
    his = [t for t in told if t is not tenure and t.holder.final is tenure.holder.final]
    same = [t for t in his if t.words == tenure.words]
    bodiless = tenure.organisation is None
    if bodiless:
        # 法官 is what 岚州法院法官 is, 区议员 what 东区议员 is.
        whole = [
            t
            for t in his
            if t.organisation
            and (
                t.words == fold(t.organisation_text) + tenure.words
                or (t.words != tenure.words and tenure.words == fold(t.organisation_text[-1:]) + t.words)
            )
        ]
        bodies = {id(t.organisation.final): t for t in same + whole if t.organisation is not None}
        if len(bodies) == 1:
            (other,) = bodies.values()
            tenure.organisation, tenure.organisation_text = other.organisation, other.organisation_text
    ours = tenure.organisation.final if tenure.organisation else None
    theirs = [t for t in same if t.organisation is None or t.organisation.final is ours]
    # 前东区议员 was a 区议员.
    seats = [t for t in his if len(t.words) > 1 and tenure.words != t.words and tenure.words.endswith(t.words) and bodiless]
    over = [t for t in theirs + seats if t.status == "ended" and not t.auxiliary - {"historical"}]
    if over and (tenure.status == "unknown" or (tenure.change is None and any(t.change == "elected" for t in over))):
        tenure.status = "ended"


def _followed_by(tenure: Tenure, changes: list[Tenure]) -> Tenure | None:
    """The one change that left the office as the plain mention has it: 前总理X beside X被解职."""
    his = [c for c in changes if c.holder.final is tenure.holder.final and c.words == tenure.words]
    # 总监X … 将其免职: the office he is called by is the one he lost, where the report tells of no other change of it.
    lost = tenure.rule == "apposition" and tenure.status == "current" and len(his) == 1 and his[0].change in {"dismissed", "resigned"}
    fits = his if lost and his[0].same_body(tenure) else [c for c in his if c.status == tenure.status]
    sure = len(fits) == 1 and fits[0].voice == tenure.voice and not fits[0].auxiliary - {"historical"}
    return fits[0] if sure else None


def _told_by(tenure: Tenure, change: Tenure) -> bool:
    return tenure.holder.final is change.holder.final and tenure.words == change.words and any(_inside(s, change) for s in tenure.spans)


def _inside(span: tuple[int, int], change: Tenure) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in change.spans)
