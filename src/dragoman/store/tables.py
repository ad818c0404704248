"""The tables of a situation, in types that SQLite and PostgreSQL share.

A report is live while it has a reading that nothing has superseded. Records stand as JSON; the columns beside them are what is searched by.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

meta = Table("meta", metadata, Column("key", String(64), primary_key=True), Column("value", Text, nullable=False))

# The bytes a report was made from, compressed with zlib; `content` is null once a report made from them has been forgotten.
source = Table(
    "source",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("path", Text, nullable=False),
    Column("content", LargeBinary),
    Column("size", Integer, nullable=False),
    Column("encoding", String(32), nullable=False),
)

# A path as it was last read; `done` once every report in it is stored.
file = Table(
    "file",
    metadata,
    Column("path", Text, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("done", Boolean, nullable=False),
)

report = Table(
    "report",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("number", Integer, nullable=False, unique=True),  # the row of the full-text index
    Column("record", Text, nullable=False),
    Column("blocks", Text, nullable=False),
    Column("origins", LargeBinary, nullable=False),  # JSON, compressed with zlib
    Column("encoding", String(32), nullable=False),
    Column("title_key", Text, nullable=False, index=True),
    Column("language", String(16), nullable=False),
    Column("published", String(40)),
    Column("day", String(10)),
    Column("characters", Integer, nullable=False),
)

# Which report stood at which place of which file. `superseded` once the file was read again and holds something else there.
report_file = Table(
    "report_file",
    metadata,
    Column("path", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("report", String(16), ForeignKey("report.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("sha256", String(64), nullable=False, index=True),
    Column("superseded", Boolean, nullable=False),
)

reading = Table(
    "reading",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("report", String(16), ForeignKey("report.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("reader", Text, nullable=False),
    Column("lexicon", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("superseded_by", String(16), index=True),
)

claim = Table(
    "claim",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("reading", String(16), ForeignKey("reading.id", ondelete="CASCADE"), nullable=False),
    Column("id", String(16), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("category", String(32)),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("date_start", String(10)),
    Column("date_end", String(10)),
    Column("confidence", Float, nullable=False),
    Column("rule", Text, nullable=False),
    Column("record", Text, nullable=False),
    UniqueConstraint("reading", "id"),
    Index(None, "kind", "category"),
)

claim_span = Table(
    "claim_span",
    metadata,
    Column("claim", Integer, ForeignKey("claim.key", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

claim_actor = Table(
    "claim_actor",
    metadata,
    Column("claim", Integer, ForeignKey("claim.key", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("slot", String(16), nullable=False),
    Column("actor", Text, index=True),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
)

# One wording of an actor's record; `uses` counts the current readings that brought it, and those together make the actor.
actor_version = Table(
    "actor_version",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("actor", Text, nullable=False, index=True),
    Column("record", Text, nullable=False),
    Column("uses", Integer, nullable=False),
)

reading_actor = Table(
    "reading_actor",
    metadata,
    Column("reading", String(16), ForeignKey("reading.id", ondelete="CASCADE"), primary_key=True),
    Column("version", String(16), ForeignKey("actor_version.id"), primary_key=True, index=True),
)

actor = Table(
    "actor",
    metadata,
    Column("id", Text, primary_key=True),
    Column("type", String(16), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("country", String(3)),
    Column("sector", String(3)),
    Column("record", Text, nullable=False),
)

actor_name = Table(
    "actor_name",
    metadata,
    Column("key", Text, primary_key=True),
    Column("actor", Text, ForeignKey("actor.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("text", Text, nullable=False),
)

failure = Table(
    "failure",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("file", Text, nullable=False, index=True),
    Column("path", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("sha256", String(64)),
)

judgement = Table(
    "judgement",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("action", String(16), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("undoes", String(64)),
    Column("record", Text, nullable=False),
)
