"""What a View can be asked for, and the SELECT that answers it."""

from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, and_, bindparam, func, literal_column, select

from dragoman.schema.claims import AnyClaim, entities_of
from dragoman.schema.dates import bounds
from dragoman.schema.errors import DragomanError
from dragoman.store import sqlite
from dragoman.store.rows import category_of, days_of
from dragoman.store.searching import holds, phrase_query
from dragoman.store.tables import claim, claim_actor, reading, report

SAID_BY = ("asserted_by", "speaker")


class ClaimQuery(Struct, frozen=True, kw_only=True):
    """Which claims of the current readings are wanted; what is left out does not narrow.

    `actor` may fill any slot, `by` is a claimant or speaker; `start` and `end` (EDTF) hold a claim that falls between them at least
    in part, the report's date standing in for a claim without one; `words` must stand in the evidence."""

    words: str | None = None
    actor: str | None = None
    by: str | None = None
    kind: str | None = None
    category: str | None = None
    start: str | None = None
    end: str | None = None
    report: str | None = None
    least: float = 0.0


class LeftOut(Struct, frozen=True):
    """Claims that a View passes over: by their ids, by the rule that made them, or all of some reports."""

    claims: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()

    def conditions(self) -> list[ColumnElement[bool]]:
        """What holds of the claims that stay."""
        pairs = ((claim.c.id, self.claims), (claim.c.rule, self.rules), (reading.c.report, self.reports))
        return [
            column.not_in(bindparam(f"without_{n}", sorted(values), expanding=True, literal_execute=True))  # however many there are
            for n, (column, values) in enumerate(pairs)
            if values
        ]


NOTHING = LeftOut()


def current_claims(*columns: Any, without: LeftOut = NOTHING) -> Select[Any]:
    """The columns asked for, of claims whose reading nothing has superseded."""
    joined = claim.join(reading, claim.c.reading == reading.c.id).join(report, reading.c.report == report.c.id)
    return select(*columns).select_from(joined).where(reading.c.superseded_by.is_(None), *without.conditions())


def fits(one: AnyClaim, query: ClaimQuery, day: str | None) -> bool:
    """Whether a claim that is no row is what the query wants; `day` is its report's. Says what `narrowed` says in SQL."""
    named = [(slot, entity.id) for slot, entity in entities_of(one)]
    start, end = days_of(one.date)
    first = (bounds(query.start)[0] or date.min).isoformat() if query.start else None
    last = (bounds(query.end)[1] or date.max).isoformat() if query.end else None
    return (
        query.kind in (None, type(one).__name__.lower())
        and query.report in (None, one.report)
        and (query.category is None or (category_of(one) or "").lower() == query.category.lower())
        and one.confidence >= query.least
        and (query.actor is None or any(actor == query.actor for _, actor in named))
        and (query.by is None or any(actor == query.by and slot in SAID_BY for slot, actor in named))
        and (first is None or (end or day or "") >= first)
        and (last is None or (bool(start or day) and (start or day or "") <= last))
        and (query.words is None or holds(" … ".join(span.text for span in one.spans), query.words))
    )


def narrowed(statement: Select[Any], query: ClaimQuery) -> Select[Any]:
    """The statement of current_claims, held to what the query wants."""
    conditions: list[ColumnElement[bool]] = []
    for column, value in ((claim.c.kind, query.kind), (reading.c.report, query.report)):
        if value is not None:
            conditions.append(column == value)
    if query.category is not None:
        conditions.append(func.lower(claim.c.category) == query.category.lower())
    if query.least > 0:
        conditions.append(claim.c.confidence >= query.least)
    if query.actor is not None:
        conditions.append(claim.c.key.in_(select(claim_actor.c.claim).where(claim_actor.c.actor == query.actor)))
    if query.by is not None:
        said = and_(claim_actor.c.actor == query.by, claim_actor.c.slot.in_(SAID_BY))
        conditions.append(claim.c.key.in_(select(claim_actor.c.claim).where(said)))
    conditions += _between(query)
    if query.words is not None:
        matches = sqlite.matching_claims().bindparams(words=required_query(query.words)).columns(claim.c.key).subquery()
        conditions.append(claim.c.key.in_(select(matches.c.key)))
    return statement.where(*conditions)


def _between(query: ClaimQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.start is not None:
        first = bounds(query.start)[0] or date.min
        conditions.append(func.coalesce(claim.c.date_end, report.c.day) >= first.isoformat())
    if query.end is not None:
        last = bounds(query.end)[1] or date.max
        conditions.append(func.coalesce(claim.c.date_start, report.c.day) <= last.isoformat())
    return conditions


def matching_reports(words: str) -> Select[Any]:
    """Records of current reports that hold the words, best match first."""
    matches = sqlite.matching_reports().bindparams(words=required_query(words)).columns(report.c.number, literal_column("rank")).subquery()
    return select(report.c.record).join(matches, matches.c.number == report.c.number).where(is_live()).order_by(matches.c.rank, report.c.id)


def is_live() -> ColumnElement[bool]:
    """Whether a report has a current reading."""
    return select(reading.c.id).where(reading.c.report == report.c.id, reading.c.superseded_by.is_(None)).exists()


def required_query(words: str) -> str:
    """The full-text query of the words; DragomanError where they hold no letter or digit."""
    query = phrase_query(words)
    if not query:
        raise DragomanError(f"there is nothing to search for in {words!r}: give at least one word")
    return query
