"""What holds for SQLite alone: opening, write-ahead log, full-text index, erasing."""

import os
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import ColumnElement, Connection, Engine, Table, bindparam, create_engine, event, func, select, text
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.pool import NullPool

from dragoman.schema.errors import ContractError, DragomanError

BUSY_SECONDS = 30
# NORMAL with a write-ahead log: a killed process loses nothing; a power cut may lose the last reports, never the file's wholeness.
# The log may grow to 16 MB before it is written back: pages that many reports change are then written once.
_PRAGMAS = (
    "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "secure_delete = ON", "cache_size = -8000",
    "wal_autocheckpoint = 4000",
)  # fmt: skip
REPORT_INDEX = "report_text"
CLAIM_INDEX = "claim_text"


class StoreError(DragomanError):
    """The situation's file cannot be used as asked."""


def writing_engine(path: Path) -> Engine:
    """An engine that may write. Every transaction takes the write lock at its start, so two writers wait for each other."""
    engine = _engine(path, f"file:{quote(str(path))}?uri=true", "BEGIN IMMEDIATE")

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, _record: object) -> None:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    return engine


def reading_engine(path: Path) -> Engine:
    """An engine that cannot write. In a folder that nobody may write to, the file is taken as unchanging."""
    log = path.with_name(path.name + "-wal")
    frozen = "&immutable=1" if not log.exists() and not os.access(path.parent, os.W_OK) else ""
    return _engine(path, f"file:{quote(str(path))}?mode=ro{frozen}&uri=true", "BEGIN")


def _engine(path: Path, address: str, begin: str) -> Engine:
    engine = create_engine(f"sqlite:///{address}", poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _explicit(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin or end transactions behind our back

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    @event.listens_for(engine, "handle_error")
    def _explain(context: ExceptionContext) -> None:
        if isinstance(context.original_exception, sqlite3.IntegrityError):
            raise ContractError(f"the store refuses the record: {context.original_exception}") from context.original_exception
        message = _explanation(path, context.original_exception)
        if message:
            raise StoreError(message) from context.original_exception

    return engine


def _explanation(path: Path, error: BaseException) -> str | None:
    """What to tell a user of an error that lies in the file or the machine; None for an error that lies in the program."""
    said = str(error)
    if not isinstance(error, sqlite3.DatabaseError):
        return None
    if "not a database" in said:
        return f"{path} is no situation: it is not a database. Name another file with --situation"
    if "locked" in said:
        return f"{path} is being written by another program; try again when that is done"
    if "malformed" in said or "disk I/O" in said:
        return f"{path} is damaged ({said}); take it from a backup or read the reports again into a new file"
    if "full" in said:
        return f"no space left for {path}; free some and run the same command again: what is stored stays"
    if "readonly" in said or "unable to open" in said:
        return f"{path} cannot be opened for this ({said}); check that the file and its folder may be read and written"
    return None


def insert_many(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows of one shape, given as the database holds them: SQLAlchemy would look at each value, which costs more than storing it."""
    if rows:
        names = rows[0].keys()
        statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608
        connection.exec_driver_sql(statement, [tuple(row.values()) for row in rows])


def one_of(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """That the column holds one of the values of the parameter, a list as JSON: the same statement for lists of any length."""
    return column.in_(select(func.json_each(bindparam(name)).table_valued("value").c.value))


def create_indexes(connection: Connection) -> None:
    """The full-text indexes of reports (row: report.number) and of claims (row: claim.key)."""
    options = "tokenize = 'unicode61 remove_diacritics 2'"
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {REPORT_INDEX} USING fts5(title, body, {options})")
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {CLAIM_INDEX} USING fts5(body, {options})")


def drop_indexes(connection: Connection) -> None:
    """Undo create_indexes."""
    for name in (REPORT_INDEX, CLAIM_INDEX):
        connection.exec_driver_sql(f"DROP TABLE {name}")


def index_report(connection: Connection, number: int, title: str, body: str) -> None:
    """Put a report under its number, in place of what stood there."""
    connection.exec_driver_sql(f"DELETE FROM {REPORT_INDEX} WHERE rowid = ?", (number,))  # noqa: S608 (a constant)
    connection.exec_driver_sql(f"INSERT INTO {REPORT_INDEX} (rowid, title, body) VALUES (?, ?, ?)", (number, title, body))  # noqa: S608


def index_claims(connection: Connection, rows: list[tuple[int, str]]) -> None:
    """Put claims (key, folded evidence) into the index."""
    if rows:
        connection.exec_driver_sql(f"INSERT INTO {CLAIM_INDEX} (rowid, body) VALUES (?, ?)", rows)  # noqa: S608


def unindex(connection: Connection, report_number: int, claim_keys: list[int]) -> None:
    """Take a report and claims out of the indexes, leaving no word of them in their pages."""
    connection.exec_driver_sql(f"DELETE FROM {REPORT_INDEX} WHERE rowid = ?", (report_number,))  # noqa: S608
    if claim_keys:
        connection.exec_driver_sql(f"DELETE FROM {CLAIM_INDEX} WHERE rowid = ?", [(key,) for key in claim_keys])  # noqa: S608
    for name in (REPORT_INDEX, CLAIM_INDEX):
        connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608


def matching_reports() -> Any:
    """Rows (number, rank) of reports that match :words, best first; a hit in the title weighs five times one in the body."""
    return text(
        f"SELECT rowid AS number, bm25({REPORT_INDEX}, 5.0, 1.0) AS rank FROM {REPORT_INDEX} WHERE {REPORT_INDEX} MATCH :words"  # noqa: S608
    )


def matching_claims() -> Any:
    """Rows (key) of claims whose evidence matches :words."""
    return text(f"SELECT rowid AS key FROM {CLAIM_INDEX} WHERE {CLAIM_INDEX} MATCH :words")  # noqa: S608


def erase_log(engine: Engine) -> None:
    """Write the log back into the file and cut it to nothing, so that what was deleted stands nowhere."""
    connection = engine.raw_connection()  # outside of any transaction, where a checkpoint has to be
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
