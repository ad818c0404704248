"""The one way into a situation. Each report goes in whole or not at all; nothing is overwritten that a reading said."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, and_, bindparam, delete, exists, func, insert, select, update

from dragoman.schema.claims import AnyClaim
from dragoman.schema.derived import Failure, Judgement
from dragoman.schema.errors import ContractError
from dragoman.schema.ids import digest
from dragoman.schema.reading import Reading, check_spans
from dragoman.schema.report import Document, Report
from dragoman.store import actors, rows, sqlite
from dragoman.store.erasing import erase
from dragoman.store.searching import searchable
from dragoman.store.tables import claim, claim_actor, claim_span, failure, file, judgement, reading, report, report_file, source

Change = Literal["new", "reread", "unchanged"]
_reports = msgspec.json.Decoder(Report)
# Statements that every report needs; building one anew costs more than running it.
_HELD = select(source.c.content.is_not(None)).where(source.c.sha256 == bindparam("sha256"))
_NUMBER = select(report.c.number).where(report.c.id == bindparam("report"))
_LAST_NUMBER = select(func.coalesce(func.max(report.c.number), 0))
_LAST_CLAIM = select(func.coalesce(func.max(claim.c.key), 0))
_THIS_PLACE = and_(*(report_file.c[name] == bindparam(f"this_{name}") for name in ("path", "position", "report")))
_CLEAR_PLACE = delete(report_file).where(_THIS_PLACE)
_CURRENT = select(reading.c.id, reading.c.reader, reading.c.lexicon).where(
    reading.c.report == bindparam("report"), reading.c.superseded_by.is_(None)
)
_READINGS = select(func.count()).select_from(reading).where(reading.c.report == bindparam("report"))
_CLEAR_FAILURES = delete(failure).where(failure.c.file == bindparam("this_path"))
_CLEAR_FILE = delete(file).where(file.c.path == bindparam("this_path"))
_LIVE = select(report_file.c.position, report_file.c.report).where(report_file.c.path == bindparam("path"), ~report_file.c.superseded)
_ADD_SOURCE, _ADD_REPORT, _ADD_PLACE, _ADD_READING, _ADD_FILE = (insert(table) for table in (source, report, report_file, reading, file))


class Place(Struct, frozen=True):
    """Where a document was found: the absolute path, the hash of the file's bytes, and how many documents stood before it there."""

    path: str
    sha256: str
    position: int = 0


class Outcome(Struct, frozen=True, kw_only=True):
    """How reading a file ended: the ids of its reports, what failed, and whether reading it again would change nothing."""

    path: str
    sha256: str
    reports: tuple[str, ...] = ()
    failures: tuple[tuple[str, str], ...] = ()  # (path as shown, reason)
    done: bool = True


def now() -> str:
    """This moment in UTC, RFC 3339, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Writer:
    """Writes reports, readings and failures; made by `open_writer`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def up_to_date(self, path: str, sha256: str, reader: str, lexicon: str) -> bool:
        """Whether a file with these bytes was read whole by this reader with this lexicon."""
        read_so = and_(reading.c.report == report_file.c.report, reading.c.superseded_by.is_(None))
        read_so = and_(read_so, reading.c.reader == reader, reading.c.lexicon == lexicon)
        live = select(report_file.c.report).where(report_file.c.path == path, ~report_file.c.superseded)
        other = live.where(~exists().where(read_so))
        whole = select(file.c.path).where(file.c.path == path, file.c.sha256 == sha256, file.c.done)
        with self._connection.begin():
            found = self._connection.execute(select(exists(whole), exists(live), exists(other))).one()
        return bool(found[0] and found[1] and not found[2])

    def add(self, document: Document, read: Reading, place: Place, last: Outcome | None = None) -> Change:
        """Store a report and its reading; with `last`, close its file in the same transaction.

        ContractError where a span is not the report's own words."""
        _check(document.report, read)
        with self._connection.begin():
            known = self._put_report(document, place)
            change = self._put_reading(read)
            if last is not None:
                self._close(last)
        return "new" if not known else change

    def add_reading(self, read: Reading) -> Change:
        """Store a new reading of a report that is there; the one before stays in the history."""
        with self._connection.begin():
            record = self._connection.execute(select(report.c.record).where(report.c.id == read.report)).scalar_one_or_none()
            if record is None:
                raise ContractError(f"there is no report {read.report} to add a reading to")
            _check(_reports.decode(record), read)
            return self._put_reading(read)

    def close_file(self, outcome: Outcome) -> None:
        """Note how reading a file ended; what stood in it before and no longer does is superseded."""
        with self._connection.begin():
            self._close(outcome)

    def judge(self, decided: Judgement) -> Judgement:
        """Append what an analyst decided; its id is made where it has none."""
        with self._connection.begin():
            count = self._connection.execute(select(func.count()).select_from(judgement)).scalar_one()
            made = decided.id or digest("judgement", decided.action, *decided.target, decided.by, decided.at, str(count))
            decided = msgspec.structs.replace(decided, id=made)
            self._connection.execute(insert(judgement), rows.judgement_row(decided))
        return decided

    def adopt(self, decided: Sequence[Judgement]) -> int:
        """Append judgements made elsewhere, as they are; how many were not there yet."""
        fresh = {one.id: one for one in decided}
        with self._connection.begin():
            known = set(self._connection.execute(select(judgement.c.id)).scalars())
            made = [rows.judgement_row(one) for one in fresh.values() if one.id not in known]
            if made:
                self._connection.execute(insert(judgement), made)
        return len(made)

    def forget(self, report_id: str) -> None:
        """Delete a report, its readings, its claims and the bytes it came from, for good."""
        with self._connection.begin():
            erase(self._connection, report_id)
        sqlite.erase_log(self._connection.engine)

    def _put_report(self, document: Document, place: Place) -> bool:
        """Store report, bytes and place; True where the report was known."""
        connection, found = self._connection, document.report
        held = connection.execute(_HELD, {"sha256": place.sha256}).scalar_one_or_none()
        if held is None:
            connection.execute(_ADD_SOURCE, rows.source_row(document, place.path, place.sha256))
        elif not held:
            connection.execute(update(source).where(source.c.sha256 == place.sha256), rows.source_row(document, place.path, place.sha256))
        number = connection.execute(_NUMBER, {"report": found.id}).scalar_one_or_none()
        if number is None:
            last = connection.execute(_LAST_NUMBER).scalar_one()
            connection.execute(_ADD_REPORT, rows.report_row(document) | {"number": last + 1})
            sqlite.index_report(connection, last + 1, searchable(found.title), searchable(found.text))
        elif not self._lives_elsewhere(found.id, place.path):
            connection.execute(update(report).where(report.c.id == found.id), rows.report_row(document))
        key = {"path": place.path, "position": place.position, "report": found.id}
        connection.execute(_CLEAR_PLACE, {f"this_{name}": value for name, value in key.items()})
        connection.execute(_ADD_PLACE, key | {"sha256": place.sha256, "superseded": False})
        return number is not None

    def _lives_elsewhere(self, report_id: str, path: str) -> bool:
        """Whether the same words stand in another file too: the first one's record is kept."""
        other = exists().where(report_file.c.report == report_id, report_file.c.path != path, ~report_file.c.superseded)
        return bool(self._connection.execute(select(other)).scalar_one())

    def _put_reading(self, read: Reading) -> Change:
        connection = self._connection
        current = connection.execute(_CURRENT, {"report": read.report}).one_or_none()
        if current is not None and (current.reader, current.lexicon) == (read.reader, read.lexicon):
            return "unchanged"
        count = connection.execute(_READINGS, {"report": read.report}).scalar_one()
        name = digest(read.report, read.reader, read.lexicon, str(count))
        touched = self._supersede(current.id, name) if current is not None else set()
        row = {"id": name, "report": read.report, "reader": read.reader, "lexicon": read.lexicon, "at": now()}
        connection.execute(_ADD_READING, row)
        self._put_claims(name, rows.one_per_id(read.claims))
        touched |= actors.attach(connection, name, read.actors)
        actors.settle(connection, touched)
        return "reread" if count else "new"

    def _put_claims(self, name: str, claims: Sequence[AnyClaim]) -> None:
        if not claims:
            return
        connection = self._connection
        first = connection.execute(_LAST_CLAIM).scalar_one() + 1
        keyed = list(enumerate(claims, first))
        sqlite.insert_many(connection, claim, [rows.claim_row(one, key, name) for key, one in keyed])
        sqlite.insert_many(connection, claim_span, [row for key, one in keyed for row in rows.span_rows(one, key)])
        sqlite.insert_many(connection, claim_actor, [row for key, one in keyed for row in rows.entity_rows(one, key)])
        sqlite.index_claims(connection, list(enumerate(rows.evidence(claims), first)))

    def _supersede(self, old: str, new: str) -> set[str]:
        """Put one reading in the place of another; returns the actors whose record may have changed by it."""
        self._connection.execute(update(reading).where(reading.c.id == old).values(superseded_by=new))
        return actors.detach(self._connection, old)

    def _close(self, outcome: Outcome) -> None:
        connection = self._connection
        connection.execute(_CLEAR_FAILURES, {"this_path": outcome.path})
        records = [_failure(outcome.path, path, reason) for path, reason in dict.fromkeys(outcome.failures)]
        if records:
            found = [
                {"id": one.id, "file": outcome.path, "path": one.path, "reason": one.reason, "at": one.at, "sha256": outcome.sha256}
                for one in records
            ]
            connection.execute(insert(failure), found)
        if not outcome.reports:
            return
        connection.execute(_CLEAR_FILE, {"this_path": outcome.path})
        connection.execute(_ADD_FILE, {"path": outcome.path, "sha256": outcome.sha256, "done": outcome.done})
        if outcome.done:
            self._replace_former(outcome)

    def _replace_former(self, outcome: Outcome) -> None:
        """Supersede what the file held before and holds no longer, unless another file still holds it."""
        connection = self._connection
        present = set(enumerate(outcome.reports))
        gone = [row for row in connection.execute(_LIVE, {"path": outcome.path}) if (row.position, row.report) not in present]
        touched: set[str] = set()
        for row in gone:
            place = (report_file.c.path == outcome.path, report_file.c.position == row.position, report_file.c.report == row.report)
            connection.execute(update(report_file).where(*place).values(superseded=True))
            if row.report in outcome.reports or self._lives_elsewhere(row.report, outcome.path):
                continue
            successor = outcome.reports[min(row.position, len(outcome.reports) - 1)]
            old, new = (self._current_reading(one) for one in (row.report, successor))
            if old is not None and new is not None:
                touched |= self._supersede(old, new)
        actors.settle(connection, touched)

    def _current_reading(self, report_id: str) -> str | None:
        current = select(reading.c.id).where(reading.c.report == report_id, reading.c.superseded_by.is_(None))
        return self._connection.execute(current).scalar_one_or_none()


def _failure(file_path: str, path: str, reason: str) -> Failure:
    return Failure(id=digest(file_path, path, reason), path=path, reason=reason, at=now())


def _check(found: Report, read: Reading) -> None:
    if read.report != found.id or any(one.report != found.id for one in read.claims):
        raise ContractError(f"a reading of report {read.report} was handed in with report {found.id}")
    check_spans(read, found.text)
