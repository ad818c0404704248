"""A situation opened for questions, from Python and from the web."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, Thread
from types import TracebackType
from typing import Any, TypedDict, TypeVar, Unpack

from dragoman.analysis.asking import Asked, asked_for
from dragoman.analysis.joined import Joiner
from dragoman.analysis.judged import JudgedView, open_judged
from dragoman.analysis.selection import Wanted
from dragoman.analysis.snapshot import Snapshot
from dragoman.api.records import Records
from dragoman.api.standing import Standing
from dragoman.exchange.tables import Row, actor_row, claim_row, report_row
from dragoman.exchange.walk import Telling
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.model import Lexicon
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, Condition, Deployment, Event, Occupancy, Quantity, Quotation, Relation
from dragoman.schema.derived import Conflict, Fact
from dragoman.schema.errors import DragomanError
from dragoman.schema.report import Report

Kind = TypeVar("Kind", bound=AnyClaim)


class Narrowing(TypedDict, total=False):
    """How a question may be narrowed; what is left out does not narrow.

    `actor` and `by` are an id or a name in any script: whom a claim names at all, and who says so or speaks. `category` is a claim's
    event, type, aspect, measure, mode or change. `start` and `end` are dates (EDTF). `language` is that of the report, `least` the least
    confidence (0.5 where none is given), `words` must stand in the evidence."""

    actor: str
    by: str
    category: str
    start: str
    end: str
    language: str
    least: float
    words: str


class Situation(Standing):
    """The reports, actors and claims in one file. What it holds is read once, and again after the file changed.

    Judgements are applied; with `raw` it is the machine's own reading."""

    def __init__(self, path: Path | str, lexicon: Path | None = None, raw: bool = False) -> None:
        self.path, self._raw = Path(path), raw
        self._lexicon_folder = lexicon
        self._lexicon: Lexicon | None = None
        self._lock = Lock()
        self._known: Joiner | None = None
        self._held: tuple[str, Snapshot] | None = None
        self._taking: Thread | None = None

    def __enter__(self) -> "Situation":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of what is held in memory."""
        self._held = None

    @property
    def lexicon(self) -> Lexicon:
        """Who and what is known before reading."""
        if self._lexicon is None:
            self._lexicon = load_lexicon(self._lexicon_folder)
        return self._lexicon

    @property
    def _joiner(self) -> Joiner:
        """What joined the situation last: it joins only what changed since."""
        if self._known is None:
            self._known = Joiner(self.lexicon)
        return self._known

    @contextmanager
    def view(self) -> Iterator[JudgedView]:
        """The file as it stands now, judgements applied, for what a snapshot does not hold."""
        with open_judged(self.path, self._raw) as view:
            yield view

    def stamp(self) -> str:
        """Changes when the file does."""
        files = (self.path, self.path.with_name(self.path.name + "-wal"))
        found = [one.stat() for one in files if one.exists()]
        return "-".join(f"{one.st_mtime_ns}.{one.st_size}" for one in found if one.st_size)

    def stamp_of(self, snapshot: Snapshot) -> str:
        """The file's stamp when this snapshot was taken; empty where a newer one has taken its place."""
        held = self._held
        return held[0] if held is not None and held[1] is snapshot else ""

    def snapshot(self) -> Snapshot:
        """Everything, joined, as it stands now."""
        with self._lock:
            stamp = self.stamp()
            if self._held is None or self._held[0] != stamp:
                with self.view() as view:
                    self._held = (stamp, Snapshot(view, self.lexicon, self._joiner))
            return self._held[1]

    def nearest(self, patience: float = 1.0) -> Snapshot:
        """The snapshot of the file as it stands, if it can be had within so many seconds; else the one before, while a new one is taken."""
        held = self._held
        if held is None:
            return self.snapshot()
        if held[0] != self.stamp():
            if self._taking is None or not self._taking.is_alive():
                self._taking = Thread(target=self.snapshot, daemon=True)
                self._taking.start()
            self._taking.join(patience)
        newer = self._held
        return (newer or held)[1]

    # questions

    def reports(self) -> Records[Report]:
        """Every report, the latest first."""
        return Records(list(self.snapshot().reports.values()), "report", report_row)

    def actors(self) -> Records[Actor]:
        """Everybody whom claims name, joined across reports, by id."""
        snapshot = self.snapshot()
        return Records([snapshot.actors[one] for one in sorted(snapshot.of_actor) if one in snapshot.actors], "actor", actor_row)

    def actor(self, name: str) -> Actor:
        """Who has this id or name, in any script. DragomanError where nobody has, or several do."""
        snapshot = self.snapshot()
        return snapshot.actors[self._id(snapshot, name)]

    def claims(self, **narrowing: Unpack[Narrowing]) -> Records[AnyClaim]:
        """Claims of all kinds, by the day their reports came out and their place in the text."""
        return Records(self._asked(None, narrowing))

    def events(self, **narrowing: Unpack[Narrowing]) -> Records[Event]:
        """Who did what to whom."""
        return self._of(Event, narrowing)

    def quotations(self, **narrowing: Unpack[Narrowing]) -> Records[Quotation]:
        """Who said what."""
        return self._of(Quotation, narrowing)

    def occupancies(self, **narrowing: Unpack[Narrowing]) -> Records[Occupancy]:
        """Who holds what office."""
        return self._of(Occupancy, narrowing)

    def relations(self, **narrowing: Unpack[Narrowing]) -> Records[Relation]:
        """Who stands how to whom."""
        return self._of(Relation, narrowing)

    def conditions(self, **narrowing: Unpack[Narrowing]) -> Records[Condition]:
        """How things stand with somebody."""
        return self._of(Condition, narrowing)

    def deployments(self, **narrowing: Unpack[Narrowing]) -> Records[Deployment]:
        """Which force is where."""
        return self._of(Deployment, narrowing)

    def quantities(self, **narrowing: Unpack[Narrowing]) -> Records[Quantity]:
        """How many."""
        return self._of(Quantity, narrowing)

    def facts(self) -> Records[Fact]:
        """Claims that tell the same, those in most voices first."""
        return Records(sorted(self.snapshot().joined.facts, key=lambda one: (-one.voices, -len(one.claims), one.id)))

    def conflicts(self) -> Records[Conflict]:
        """Claims that cannot all be so."""
        return Records(self.snapshot().joined.conflicts)

    def _of(self, kind: type[Kind], narrowing: Narrowing) -> Records[Kind]:
        name = kind.__name__.lower()
        found: Sequence[Any] = self._asked(name, narrowing)
        return Records(found, name, self._row)

    def _asked(self, kind: str | None, told: Narrowing) -> list[AnyClaim]:
        snapshot = self.snapshot()
        actor, by = (self._id(snapshot, told[key]) if key in told else None for key in ("actor", "by"))
        wanted = Wanted(
            start=told.get("start"), end=told.get("end"), by=by, language=told.get("language"), least=told.get("least", 0.5), trivia=True
        )
        return asked_for(snapshot, wanted, Asked(kind=kind, actor=actor, category=told.get("category"), words=told.get("words")))

    def _row(self, claim: AnyClaim) -> Row:
        with self.view() as view:
            return claim_row(claim, Telling(view, self.snapshot().reports[claim.report]))

    def _id(self, snapshot: Snapshot, name: str) -> str:
        """The id of the day of who has this id or name."""
        if name in snapshot.actors:
            return name
        with self.view() as view:
            days = dict.fromkeys(snapshot.day_actor(one.id) for one in view.find_actor(name))
        found = [one for one in days if one is not None and one in snapshot.actors]
        if not found:
            raise DragomanError(f"nobody is known as {name!r} in this situation")
        if len(found) > 1:
            listed = "\n".join(f"  {one}  {snapshot.actors[one].name}" for one in found[:12])
            raise DragomanError(f"{name!r} could be any of these; give the id:\n{listed}")
        return found[0]
