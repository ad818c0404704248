"""Forgetting: every row, index entry and byte of a report, taken out for good."""

from sqlalchemy import Connection, delete, select, update

from dragoman.schema.errors import DragomanError
from dragoman.store import actors, sqlite
from dragoman.store.tables import claim, failure, file, judgement, reading, report, report_file, source


def erase(connection: Connection, report_id: str) -> None:
    """Delete a report inside the connection's transaction; DragomanError where there is none of that id.

    The bytes go even where a file held other reports as well: those keep their text and claims."""
    number = connection.execute(select(report.c.number).where(report.c.id == report_id)).scalar_one_or_none()
    if number is None:
        raise DragomanError(f"there is no report {report_id} in this situation")
    touched: set[str] = set()
    for row in connection.execute(select(reading.c.id, reading.c.superseded_by).where(reading.c.report == report_id)).all():
        if row.superseded_by is None:
            touched |= actors.detach(connection, row.id)
    keys = select(claim.c.key).join(reading, claim.c.reading == reading.c.id).where(reading.c.report == report_id)
    sqlite.unindex(connection, number, list(connection.execute(keys).scalars()))
    _erase_bytes(connection, report_id)
    connection.execute(delete(report).where(report.c.id == report_id))  # readings, claims and places go with it
    connection.execute(delete(judgement).where(judgement.c.record.contains(report_id)))  # they hold words and people of the report
    actors.settle(connection, touched)
    actors.sweep(connection)


def _erase_bytes(connection: Connection, report_id: str) -> None:
    places = connection.execute(select(report_file.c.path, report_file.c.sha256).where(report_file.c.report == report_id)).all()
    paths, hashes = [row.path for row in places], [row.sha256 for row in places]
    connection.execute(update(source).where(source.c.sha256.in_(hashes)).values(content=None))
    connection.execute(delete(file).where(file.c.path.in_(paths)))
    connection.execute(delete(failure).where(failure.c.file.in_(paths)))
    connection.execute(delete(report_file).where(report_file.c.report == report_id))
    held = select(report_file.c.sha256).where(report_file.c.sha256 == source.c.sha256).exists()
    connection.execute(delete(source).where(source.c.sha256.in_(hashes), ~held))
