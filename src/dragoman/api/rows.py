"""The tables of how things stand: their columns, and a row from each record."""

from collections.abc import Sequence

from dragoman.analysis.hypotheses.matrix import Cell, Question
from dragoman.analysis.pair.ledger import Entry
from dragoman.analysis.pair.stand import Stand
from dragoman.analysis.snapshot import Snapshot
from dragoman.analysis.state.as_of import Held
from dragoman.analysis.state.power import Move
from dragoman.api.records import Columns
from dragoman.exchange.tables import Row

LEDGER: Columns = {
    "day": "text", "first_day": "text", "dated": "flag", "direction": "text", "kind": "text", "what": "text", "told": "text",
    "score": "number", "scored": "flag", "stance": "integer", "trend": "text", "side": "text", "voice": "text", "voices": "integer",
    "confidence": "number", "disputed": "flag", "claims": "text", "evidence": "text", "report": "text",
}  # fmt: skip
LEVELS: Columns = {
    "of": "text", "direction": "text", "voice": "text", "start": "text", "end": "text", "acts": "integer", "mean": "number",
    "level": "number", "low": "number", "high": "number",
}  # fmt: skip
MOVES: Columns = {
    "outcome": "text", "what": "text", "holder": "text", "holder_name": "text", "matter": "text", "organisation": "text", "by": "text",
    "by_name": "text", "day": "text", "dated": "flag", "implied": "flag", "voices": "integer", "disputed": "flag", "claims": "text",
    "evidence": "text",
}  # fmt: skip
HELD: Columns = {
    "matter": "text", "who": "text", "who_name": "text", "what": "text", "what_name": "text", "words": "text", "negated": "flag",
    "since": "text", "until": "text", "told": "text", "assumed": "flag", "disputed": "flag", "claims": "text", "evidence": "text",
}  # fmt: skip
MATRIX: Columns = {
    "evidence": "text", "evidence_text": "text", "source": "text", "claims": "text", "credibility": "number", "hypothesis": "text",
    "hypothesis_text": "text", "by": "text", "verdict": "text", "weight": "number", "reason": "text",
}  # fmt: skip


class Rows:
    """Rows with the names of actors and the words of claims in them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def entry(self, one: Entry) -> Row:
        """A line of a ledger."""
        return {
            "day": one.day, "first_day": one.when.isoformat() if one.when else None, "dated": one.dated, "direction": one.direction,
            "kind": one.kind, "what": one.what, "told": one.told, "score": one.score, "scored": one.scored, "stance": one.stance,
            "trend": one.trend, "side": one.voice.which if one.voice else None, "voice": one.voice.voice if one.voice else None,
            "voices": one.voices, "confidence": one.confidence, "disputed": one.disputed, "report": self._report(one.claims),
            **self._words(one.claims),
        }  # fmt: skip

    def move(self, one: Move) -> Row:
        """A gain or a loss."""
        return {
            "outcome": one.outcome, "what": one.what, "holder": one.holder, "holder_name": self._name(one.holder), "matter": one.matter,
            "organisation": self._name(one.organisation), "by": one.by, "by_name": self._name(one.by), "day": one.day, "dated": one.dated,
            "implied": one.implied, "voices": one.voices, "disputed": one.disputed, **self._words(one.claims),
        }  # fmt: skip

    def held(self, one: Held) -> Row:
        """What held on a day."""
        return {
            "matter": one.matter, "who": one.who, "who_name": self._name(one.who), "what": one.what, "what_name": self._name(one.what),
            "words": one.words, "negated": one.negated, "since": one.since, "until": one.until, "told": one.told, "assumed": one.assumed,
            "disputed": one.disputed, **self._words(one.claims),
        }  # fmt: skip

    def _name(self, actor: str | None) -> str | None:
        found = self._snapshot.actors.get(actor or "")
        return found.name if found else actor

    def _report(self, claims: Sequence[str]) -> str:
        return self._snapshot.claims[claims[0]].report

    def _words(self, claims: Sequence[str]) -> Row:
        first = self._snapshot.claims[claims[0]]
        return {"claims": " ".join(claims), "evidence": " … ".join(span.text for span in first.spans)}


def levels(found: Stand) -> list[Row]:
    """A row for each period of each course that there is enough for."""
    return [
        {
            "of": course.of, "direction": course.direction, "voice": course.voice, "start": one.start.isoformat(),
            "end": one.end.isoformat(), "acts": one.acts, "mean": one.mean, "level": one.level, "low": one.low, "high": one.high,
        }
        for course in (*found.courses, *found.spoken)
        for one in course.levels
    ]  # fmt: skip


def cell(asked: Question, one: Cell) -> Row:
    """A rating, with the words of its piece and its hypothesis."""
    piece = next(held for held in asked.evidence if held.id == one.evidence)
    answer = next(held for held in asked.hypotheses if held.id == one.hypothesis)
    return {
        "evidence": piece.id, "evidence_text": piece.text, "source": piece.source, "claims": " ".join(piece.claims),
        "credibility": piece.credibility, "hypothesis": answer.id, "hypothesis_text": answer.text, "by": one.by, "verdict": one.verdict,
        "weight": one.weight, "reason": one.reason,
    }  # fmt: skip
