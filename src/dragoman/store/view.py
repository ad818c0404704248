"""Looking into a situation. A View has no way to change it, and sees it as it stood when first asked."""

import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, bindparam, distinct, func, select

from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim
from dragoman.schema.derived import Failure, Judgement, ReadingRecord
from dragoman.schema.errors import DragomanError
from dragoman.schema.records import decode_claim
from dragoman.schema.report import Block, Document, Origin, Report
from dragoman.store.queries import NOTHING, ClaimQuery, LeftOut, current_claims, is_live, matching_reports, narrowed
from dragoman.store.searching import first_place, name_key
from dragoman.store.tables import (
    actor,
    actor_name,
    actor_version,
    claim,
    claim_actor,
    failure,
    file,
    judgement,
    reading,
    reading_actor,
    report,
    report_file,
    source,
)

_reports = msgspec.json.Decoder(Report)
_actors = msgspec.json.Decoder(Actor)
_blocks = msgspec.json.Decoder(tuple[Block, ...])
_origins = msgspec.json.Decoder(tuple[Origin, ...])
_judgements = msgspec.json.Decoder(Judgement)
_BATCH = 500
TEXT_ORDER = (claim.c.start, claim.c.end, claim.c.kind, claim.c.id)


class NotThereError(DragomanError):
    """The situation holds nothing of that id."""


class Hit(Struct, frozen=True):
    """A report that a search found; `start` and `end` say where in its text, None where only the index could tell."""

    report: Report
    start: int | None = None
    end: int | None = None


class Mentions(Struct, frozen=True):
    """An actor, and how many claims and reports name it."""

    actor: Actor
    claims: int
    reports: int


class Extent(Struct, frozen=True):
    """How much the current reports hold, and the first and last day they were published on."""

    characters: int
    first: str | None
    last: str | None


class View:
    """Reads what is current unless asked for history; made by `open_view`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def left_out(self, query: ClaimQuery | None = None) -> LeftOut:
        """Claims that are passed over where this is asked for; none, unless a kind of view leaves some out."""
        return NOTHING

    def reports(self, limit: int | None = None, offset: int = 0) -> list[Report]:
        """Current reports, the latest first."""
        order = (func.coalesce(report.c.published, "").desc(), report.c.id)
        statement = select(report.c.record).where(is_live()).order_by(*order).limit(limit).offset(offset)
        return [_reports.decode(record) for record in self._connection.execute(statement).scalars()]

    def report_ids(self) -> list[str]:
        """The ids of all current reports, in their own order."""
        return list(self._connection.execute(select(report.c.id).where(is_live()).order_by(report.c.id)).scalars())

    def report(self, report_id: str) -> Report:
        """A report, current or superseded; NotThereError where there is none."""
        return _reports.decode(self._one(select(report.c.record).where(report.c.id == report_id), f"report {report_id}"))

    def find_report(self, words: str, exact: bool = False) -> list[Report]:
        """Current reports with this id or title; else, unless `exact`, those whose title holds the words. Any script, any case."""
        key = name_key(words)
        live = select(report.c.record).where(is_live()).order_by(func.coalesce(report.c.published, "").desc(), report.c.id)
        conditions = [report.c.id == words, report.c.title_key == key, report.c.title_key.contains(key, autoescape=True)]
        for condition in conditions[: 2 if exact else 3] if key else []:
            records = self._connection.execute(live.where(condition)).scalars().all()
            if records:
                return [_reports.decode(record) for record in records]
        return []

    def blocks(self, report_id: str) -> tuple[Block, ...]:
        """The typed stretches of a report's text."""
        return _blocks.decode(self._one(select(report.c.blocks).where(report.c.id == report_id), f"report {report_id}"))

    def document(self, report_id: str) -> Document:
        """A report as intake handed it on; its bytes are empty where they have been forgotten."""
        row = self._connection.execute(
            select(report.c.record, report.c.blocks, report.c.origins, report.c.encoding).where(report.c.id == report_id)
        ).one_or_none()
        if row is None:
            raise NotThereError(f"there is no report {report_id} in this situation")
        held = select(source.c.content).join(report_file, report_file.c.sha256 == source.c.sha256)
        content = self._connection.execute(held.where(report_file.c.report == report_id, source.c.content.is_not(None)).limit(1)).scalar()
        return Document(
            report=_reports.decode(row.record),
            blocks=_blocks.decode(row.blocks),
            origins=_origins.decode(zlib.decompress(row.origins)),
            encoding=row.encoding,
            raw=zlib.decompress(content) if content else b"",
        )

    def readings(self, report_id: str) -> list[ReadingRecord]:
        """Every reading of a report, the oldest first."""
        columns = (reading.c.id, reading.c.report, reading.c.reader, reading.c.lexicon, reading.c.at, reading.c.superseded_by)
        found = self._connection.execute(select(*columns).where(reading.c.report == report_id)).mappings()
        records = [ReadingRecord(**row) for row in found]
        return sorted(records, key=lambda one: (one.superseded_by is None, one.at, one.id))

    def reading_of(self, report_id: str) -> ReadingRecord | None:
        """The current reading of a report."""
        return next((one for one in self.readings(report_id) if one.superseded_by is None), None)

    def former(self, report_id: str) -> list[str]:
        """Ids of reports that stood in the same place of the same file before this one."""
        mine = select(report_file.c.path, report_file.c.position).where(report_file.c.report == report_id).subquery()
        same = (report_file.c.path == mine.c.path) & (report_file.c.position == mine.c.position)
        statement = select(report_file.c.report).distinct().join(mine, same).where(report_file.c.superseded)
        return sorted(self._connection.execute(statement.where(report_file.c.report != report_id)).scalars())

    def successors(self, report_id: str) -> list[str]:
        """Ids of current reports that stand in the same place of the same file as this one did."""
        mine = select(report_file.c.path, report_file.c.position).where(report_file.c.report == report_id).subquery()
        same = (report_file.c.path == mine.c.path) & (report_file.c.position == mine.c.position)
        statement = select(report_file.c.report).distinct().join(mine, same).where(~report_file.c.superseded)
        return sorted(self._connection.execute(statement.where(report_file.c.report != report_id)).scalars())

    def claims(self, query: ClaimQuery | None = None, limit: int | None = None, offset: int = 0) -> list[AnyClaim]:
        """Current claims that the query wants, by report and by place in its text."""
        statement = self._narrowed(query or ClaimQuery(), claim.c.record)
        statement = statement.order_by(reading.c.report, *TEXT_ORDER).limit(limit).offset(offset)
        return [decode_claim(record) for record in self._connection.execute(statement).scalars()]

    def latest(self, query: ClaimQuery, limit: int, until: str = "9999") -> list[AnyClaim]:
        """Current claims with a date that starts by `until`, the latest first."""
        dated = self._narrowed(query, claim.c.record).where(claim.c.date_start.is_not(None), claim.c.date_start <= until)
        order = (claim.c.date_start.desc(), claim.c.confidence.desc(), claim.c.id)
        return [decode_claim(record) for record in self._connection.execute(dated.order_by(*order).limit(limit)).scalars()]

    def each_claim(self, query: ClaimQuery) -> Iterator[str]:
        """The JSON of each claim the query wants, in the order of `claims`, without holding all of them."""
        statement = self._narrowed(query, claim.c.record).order_by(reading.c.report, *TEXT_ORDER)
        yield from self._connection.execution_options(yield_per=_BATCH).execute(statement).scalars()

    def count_claims(self, query: ClaimQuery | None = None) -> int:
        """How many current claims the query wants."""
        counted = self._narrowed(query or ClaimQuery(), func.count())
        return int(self._connection.execute(counted).scalar_one())

    def claims_of_report(self, report_id: str) -> list[AnyClaim]:
        """The current claims of a report, in the order of its text."""
        return self.claims(ClaimQuery(report=report_id))

    def claim(self, claim_id: str) -> AnyClaim:
        """A claim of a current reading; NotThereError where there is none."""
        return decode_claim(self._one(current_claims(claim.c.record).where(claim.c.id == claim_id), f"claim {claim_id}"))

    def claims_by_id(self, ids: Sequence[str]) -> dict[str, AnyClaim]:
        """Those of these claims that are of current readings, left out or not."""
        wanted = claim.c.id.in_(bindparam("ids", list(ids), expanding=True, literal_execute=True))
        found = self._connection.execute(current_claims(claim.c.record).where(wanted)).scalars() if ids else ()
        return {one.id: one for one in map(decode_claim, found)}

    def rules(self) -> dict[str, int]:
        """Each reader and rule, as claims name it, with how many current claims it made; left out or not."""
        return self._tally(current_claims(claim.c.rule, func.count()).group_by(claim.c.rule).order_by(claim.c.rule))

    def actors(self, limit: int | None = None, offset: int = 0) -> list[Actor]:
        """Everybody who is in a current reading, by id."""
        statement = select(actor.c.record).order_by(actor.c.id).limit(limit).offset(offset)
        return [_actors.decode(record) for record in self._connection.execute(statement).scalars()]

    def actor(self, actor_id: str) -> Actor:
        """An actor; NotThereError where there is none."""
        return _actors.decode(self._one(select(actor.c.record).where(actor.c.id == actor_id), f"actor {actor_id}"))

    def actors_by_report(self) -> list[tuple[str, Actor]]:
        """Each report's own record of each actor it names, as pairs of report id and record, in their order."""
        tied = reading_actor.join(reading, reading_actor.c.reading == reading.c.id)
        tied = tied.join(actor_version, reading_actor.c.version == actor_version.c.id)
        current = select(reading.c.report, actor_version.c.record).select_from(tied).where(reading.c.superseded_by.is_(None))
        found = self._connection.execute(current.order_by(reading.c.report, actor_version.c.actor, actor_version.c.id))
        return [(row.report, _actors.decode(row.record)) for row in found]

    def find_actor(self, name: str, exact: bool = False) -> list[Actor]:
        """Actors with this id or name; else, unless `exact`, those with a name that holds it. Any script; the most mentioned first."""
        key = name_key(name)
        named = select(actor_name.c.actor)
        conditions = [actor.c.id == name]
        if key:
            conditions.append(actor.c.id.in_(named.where(actor_name.c.key == key)))
        if key and not exact:
            conditions.append(actor.c.id.in_(named.where(actor_name.c.key.contains(key, autoescape=True))))
        for condition in conditions:
            records = self._connection.execute(select(actor.c.record).where(condition)).scalars().all()
            if records:
                found = [_actors.decode(record) for record in records]
                counts = {row[0]: row[1] for row in self.tallied(actors=[one.id for one in found])}
                return sorted(found, key=lambda one: (-counts.get(one.id, 0), one.id))
        return []

    def mentions(self, slots: Sequence[str] = (), kind: str | None = None, limit: int | None = None) -> list[Mentions]:
        """Who is named in most current claims, in these slots and this kind of claim where given."""
        found = self.tallied(slots, kind, limit=limit)
        known = {one.id: one for one in self._actors_by_id([row[0] for row in found])}
        return [Mentions(known[row[0]], row[1], row[2]) for row in found if row[0] in known]

    def tallied(
        self, slots: Sequence[str] = (), kind: str | None = None, actors: Sequence[str] | None = None, limit: int | None = None
    ) -> list[tuple[str, int, int]]:
        """Actors' ids with how many current claims and reports name each, most claims first; of these actors where they are given."""
        columns = (claim_actor.c.actor, func.count(distinct(claim.c.key)), func.count(distinct(reading.c.report)))
        counted = self._naming(slots, kind, actors, columns).group_by(claim_actor.c.actor).limit(limit)
        ordered = counted.order_by(func.count(distinct(claim.c.key)).desc(), claim_actor.c.actor)
        return [(row[0], row[1], row[2]) for row in self._connection.execute(ordered)]

    def reports_naming(self, actors: Sequence[str], slots: Sequence[str] = (), kind: str | None = None) -> dict[str, set[str]]:
        """For each of the actors the reports whose claims name it."""
        found: dict[str, set[str]] = {one: set() for one in actors}
        for row in self._connection.execute(self._naming(slots, kind, actors, (claim_actor.c.actor, reading.c.report)).distinct()):
            found[row[0]].add(row[1])
        return found

    def search(self, words: str, limit: int | None = None) -> list[Hit]:
        """Current reports that hold all the words ("in quotes": side by side), best first; either Chinese script finds both."""
        hits = []
        for record in self._connection.execute(matching_reports(words).limit(limit)).scalars():
            found = _reports.decode(record)
            hits.append(Hit(found, *(first_place(found.text, words) or (None, None))))
        return hits

    def judgements(self) -> list[Judgement]:
        """What analysts decided, the oldest first; what was undone as well."""
        found = self._connection.execute(select(judgement.c.record).order_by(judgement.c.at, judgement.c.id)).scalars()
        return [_judgements.decode(record) for record in found]

    def failures(self) -> list[Failure]:
        """What could not be read, and why."""
        columns = (failure.c.id, failure.c.path, failure.c.reason, failure.c.at)
        return [Failure(**row) for row in self._connection.execute(select(*columns).order_by(failure.c.path, failure.c.id)).mappings()]

    def unfinished(self) -> list[str]:
        """Paths of files that were not read to their end, and not for a failure of their own."""
        failed = select(failure.c.id).where(failure.c.file == file.c.path).exists()
        return list(self._connection.execute(select(file.c.path).where(~file.c.done, ~failed).order_by(file.c.path)).scalars())

    def extent(self) -> Extent:
        """How much there is, and of which days."""
        columns = (func.coalesce(func.sum(report.c.characters), 0), func.min(report.c.day), func.max(report.c.day))
        return Extent(*self._connection.execute(select(*columns).where(is_live())).one())

    def reports_by_language(self) -> dict[str, int]:
        """How many current reports are in each language, the most frequent first."""
        counted = select(report.c.language, func.count()).where(is_live()).group_by(report.c.language)
        return self._tally(counted.order_by(func.count().desc(), report.c.language))

    def claims_by_kind(self, least: float = 0.0) -> dict[str, int]:
        """How many current claims there are of each kind, the most frequent first."""
        counted = self._narrowed(ClaimQuery(least=least), claim.c.kind, func.count())
        counted = counted.group_by(claim.c.kind)
        return self._tally(counted.order_by(func.count().desc(), claim.c.kind))

    def actors_by_type(self) -> dict[str, int]:
        """How many actors there are of each type, the most frequent first."""
        counted = select(actor.c.type, func.count()).group_by(actor.c.type)
        return self._tally(counted.order_by(func.count().desc(), actor.c.type))

    def _tally(self, statement: Select[str, int]) -> dict[str, int]:
        return dict(self._connection.execute(statement).all())

    def _narrowed(self, query: ClaimQuery, *columns: Any) -> Select[Any]:
        return narrowed(current_claims(*columns, without=self.left_out(query)), query)

    def _naming(
        self, slots: Sequence[str], kind: str | None, actors: Sequence[str] | None, columns: tuple[ColumnElement[Any], ...]
    ) -> Select[Any]:
        """Rows of claims and the actors that they name."""
        joined = claim_actor.join(claim, claim_actor.c.claim == claim.c.key).join(reading, claim.c.reading == reading.c.id)
        statement = select(*columns).select_from(joined).where(reading.c.superseded_by.is_(None), claim_actor.c.actor.is_not(None))
        statement = statement.where(*self.left_out().conditions())
        if slots:
            statement = statement.where(claim_actor.c.slot.in_(slots))
        if kind is not None:
            statement = statement.where(claim.c.kind == kind)
        return statement if actors is None else statement.where(claim_actor.c.actor.in_(actors))

    def _actors_by_id(self, ids: list[str]) -> list[Actor]:
        found = self._connection.execute(select(actor.c.record).where(actor.c.id.in_(ids))).scalars()
        return [_actors.decode(record) for record in found]

    def _one(self, statement: Select[str], what: str) -> str:
        record = self._connection.execute(statement).scalars().first()
        if record is None:
            raise NotThereError(f"there is no {what} in this situation")
        return record
