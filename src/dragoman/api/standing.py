"""How things stand, from Python: two actors, gains and losses, what held on a day, questions, forecasts. Each answer has its tables."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

from dragoman.analysis.forecast.models import Doubt, Forecast
from dragoman.analysis.forecast.models import forecast as run_models
from dragoman.analysis.forecast.reading import read_issue
from dragoman.analysis.forecast.stakes import Issue
from dragoman.analysis.hypotheses import kept
from dragoman.analysis.hypotheses.matrix import Cell, Question, assess
from dragoman.analysis.hypotheses.proposing import Posed, Proposed, posed, propose
from dragoman.analysis.pair.course import HALF_LIFE, Every
from dragoman.analysis.pair.ledger import Entry
from dragoman.analysis.pair.stand import Stand, Weighing, stand
from dragoman.analysis.selection import Wanted
from dragoman.analysis.snapshot import Snapshot
from dragoman.analysis.state.as_of import Held
from dragoman.analysis.state.as_of import as_of as find_held
from dragoman.analysis.state.power import Move, Power
from dragoman.analysis.state.power import power as find_power
from dragoman.api import rows
from dragoman.api.records import Records
from dragoman.exchange.tables import Row
from dragoman.schema.actor import Actor
from dragoman.schema.errors import DragomanError


class Weighed(TypedDict, total=False):
    """The periods of a course, the days after which an act counts half, and the time that it covers (EDTF)."""

    every: Every
    half_life: float
    start: str
    end: str


class Pair:
    """How two actors stand: all of it in `stand`, its tables as `ledger` and `levels`; `too_thin` says of which course there is none."""

    def __init__(self, found: Stand, snapshot: Snapshot) -> None:
        self.stand = found
        self.ledger: Records[Entry] = Records(found.ledger, "ledger", rows.Rows(snapshot).entry, rows.LEDGER)
        self.levels: Records[Row] = Records(rows.levels(found), "levels", dict, rows.LEVELS)

    @property
    def too_thin(self) -> dict[str, str]:
        """What is missing, by course."""
        courses = (*self.stand.courses, *self.stand.spoken)
        return {" ".join(filter(None, (one.of, one.direction, one.voice))): one.too_thin for one in courses if one.too_thin}


class Gains:
    """Who gained and lost in a state: all of it in `power`, its table as `moves`."""

    def __init__(self, found: Power, snapshot: Snapshot) -> None:
        self.power = found
        self.moves: Records[Move] = Records(found.moves, "moves", rows.Rows(snapshot).move, rows.MOVES)


class Weighted:
    """A question, what its matrix says, the cells as a table, and what more could be weighed."""

    def __init__(self, asked: Question, snapshot: Snapshot) -> None:
        self.question, self.assessment = asked, assess(asked)
        self.matrix: Records[Cell] = Records(asked.cells, "matrix", lambda cell: rows.cell(asked, cell), rows.MATRIX)
        self.proposed: Sequence[Proposed] = propose(snapshot, asked)


class Standing:
    """Questions of how things stand, for whatever has a snapshot and finds actors by name."""

    def snapshot(self) -> Snapshot:
        """Everything, joined, as it stands now."""
        raise NotImplementedError

    def actor(self, name: str) -> Actor:
        """Who has this id or name."""
        raise NotImplementedError

    def known(self, name: str) -> bool:
        """Whether anybody has this id or name; where several have it, too."""
        try:
            self.actor(name)
        except DragomanError as error:
            return "could be any of" in str(error)
        return True

    def pair(self, one: str, other: str, **weighed: Unpack[Weighed]) -> Pair:
        """How two actors stand."""
        snapshot = self.snapshot()
        start, end = weighed.get("start"), weighed.get("end")
        among = snapshot.wanted(Wanted(start=start, end=end, least=0, trivia=True)) if start or end else None
        weighing = Weighing(weighed.get("every", "month"), weighed.get("half_life", HALF_LIFE))
        return Pair(stand(snapshot, self.actor(one).id, self.actor(other).id, among, weighing), snapshot)

    def power(self, state: str, start: str, end: str) -> Gains:
        """Who gained and lost in a state between two dates (EDTF)."""
        snapshot = self.snapshot()
        return Gains(find_power(snapshot, self.actor(state).id, start, end), snapshot)

    def as_of(self, day: date | str, about: str | None = None) -> Records[Held]:
        """What held on a day, of everybody or of one."""
        snapshot = self.snapshot()
        try:
            that = date.fromisoformat(day) if isinstance(day, str) else day
        except ValueError as error:
            raise DragomanError(f"{day!r} is no day: write YYYY-MM-DD") from error
        held = find_held(snapshot, that, self.actor(about).id if about else None)
        return Records(held, "held", rows.Rows(snapshot).held, rows.HELD)

    def questions(self) -> list[Question]:
        """Questions taken up, the oldest first."""
        return kept.questions(self.snapshot().judgements)

    def posed(self) -> list[Posed]:
        """Questions that reports pose in titles and headings."""
        return posed(self.snapshot())

    def question(self, words: str) -> Weighted:
        """The question of this id, or with these words."""
        snapshot = self.snapshot()
        return Weighted(kept.question(snapshot.judgements, words), snapshot)

    def forecast(self, issue: Issue | Path | str, doubt: Doubt | None = None, rounds: int = 1) -> Forecast:
        """What the models make of an issue: the issue itself, a file, or the text of one."""
        if isinstance(issue, Path):
            issue = issue.read_text(encoding="utf-8-sig")
        return run_models(read_issue(issue) if isinstance(issue, str) else issue, doubt, rounds)
