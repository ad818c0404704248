"""The first tables: reports and their readings, claims, actors, failures, judgements.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
)

from dragoman import __version__
from dragoman.store.sqlite import create_indexes, drop_indexes

revision = "0001"
down_revision = None
f = op.f


def upgrade() -> None:
    """Make every table, and the full-text indexes where the database is SQLite."""
    _kept()
    _reports()
    _claims()
    _actors()
    op.execute(sa.text("INSERT INTO meta (key, value) VALUES ('made_by', :maker)").bindparams(maker=f"dragoman {__version__}"))
    if op.get_bind().dialect.name == "sqlite":
        create_indexes(op.get_bind())


def downgrade() -> None:
    """Take everything away again."""
    if op.get_bind().dialect.name == "sqlite":
        drop_indexes(op.get_bind())
    for name in (
        "actor_name",
        "actor",
        "reading_actor",
        "actor_version",
        "claim_actor",
        "claim_span",
        "claim",
        "reading",
        "report_file",
        "report",
        "judgement",
        "failure",
        "file",
        "source",
        "meta",
    ):
        op.drop_table(name)


def _kept() -> None:
    op.create_table(
        "meta",
        Column("key", String(length=64), nullable=False),
        Column("value", Text(), nullable=False),
        PrimaryKeyConstraint("key", name=f("pk_meta")),
    )
    op.create_table(
        "source",
        Column("sha256", String(length=64), nullable=False),
        Column("path", Text(), nullable=False),
        Column("content", LargeBinary()),
        Column("size", Integer(), nullable=False),
        Column("encoding", String(length=32), nullable=False),
        PrimaryKeyConstraint("sha256", name=f("pk_source")),
    )
    op.create_table(
        "file",
        Column("path", Text(), nullable=False),
        Column("sha256", String(length=64), nullable=False),
        Column("done", Boolean(), nullable=False),
        PrimaryKeyConstraint("path", name=f("pk_file")),
    )
    op.create_table(
        "failure",
        Column("id", String(length=16), nullable=False),
        Column("file", Text(), nullable=False),
        Column("path", Text(), nullable=False),
        Column("reason", Text(), nullable=False),
        Column("at", String(length=40), nullable=False),
        Column("sha256", String(length=64)),
        PrimaryKeyConstraint("id", name=f("pk_failure")),
    )
    op.create_index(f("ix_failure_file"), "failure", ["file"])
    op.create_table(
        "judgement",
        Column("id", String(length=64), nullable=False),
        Column("action", String(length=16), nullable=False),
        Column("by", Text(), nullable=False),
        Column("at", String(length=40), nullable=False),
        Column("undoes", String(length=64)),
        Column("record", Text(), nullable=False),
        PrimaryKeyConstraint("id", name=f("pk_judgement")),
    )


def _reports() -> None:
    op.create_table(
        "report",
        Column("id", String(length=16), nullable=False),
        Column("number", Integer(), nullable=False),
        Column("record", Text(), nullable=False),
        Column("blocks", Text(), nullable=False),
        Column("origins", LargeBinary(), nullable=False),
        Column("encoding", String(length=32), nullable=False),
        Column("title_key", Text(), nullable=False),
        Column("language", String(length=16), nullable=False),
        Column("published", String(length=40)),
        Column("day", String(length=10)),
        Column("characters", Integer(), nullable=False),
        PrimaryKeyConstraint("id", name=f("pk_report")),
        UniqueConstraint("number", name=f("uq_report_number")),
    )
    op.create_index(f("ix_report_title_key"), "report", ["title_key"])
    op.create_table(
        "report_file",
        Column("path", Text(), nullable=False),
        Column("position", Integer(), nullable=False),
        Column("report", String(length=16), nullable=False),
        Column("sha256", String(length=64), nullable=False),
        Column("superseded", Boolean(), nullable=False),
        ForeignKeyConstraint(["report"], ["report.id"], name=f("fk_report_file_report_report"), ondelete="CASCADE"),
        PrimaryKeyConstraint("path", "position", "report", name=f("pk_report_file")),
    )
    op.create_index(f("ix_report_file_report"), "report_file", ["report"])
    op.create_index(f("ix_report_file_sha256"), "report_file", ["sha256"])
    op.create_table(
        "reading",
        Column("id", String(length=16), nullable=False),
        Column("report", String(length=16), nullable=False),
        Column("reader", Text(), nullable=False),
        Column("lexicon", Text(), nullable=False),
        Column("at", String(length=40), nullable=False),
        Column("superseded_by", String(length=16)),
        ForeignKeyConstraint(["report"], ["report.id"], name=f("fk_reading_report_report"), ondelete="CASCADE"),
        PrimaryKeyConstraint("id", name=f("pk_reading")),
    )
    op.create_index(f("ix_reading_report"), "reading", ["report"])
    op.create_index(f("ix_reading_superseded_by"), "reading", ["superseded_by"])


def _claims() -> None:
    op.create_table(
        "claim",
        Column("key", Integer(), autoincrement=False, nullable=False),
        Column("reading", String(length=16), nullable=False),
        Column("id", String(length=16), nullable=False),
        Column("kind", String(length=16), nullable=False),
        Column("category", String(length=32)),
        Column("start", Integer(), nullable=False),
        Column("end", Integer(), nullable=False),
        Column("date_start", String(length=10)),
        Column("date_end", String(length=10)),
        Column("confidence", Float(), nullable=False),
        Column("rule", Text(), nullable=False),
        Column("record", Text(), nullable=False),
        ForeignKeyConstraint(["reading"], ["reading.id"], name=f("fk_claim_reading_reading"), ondelete="CASCADE"),
        PrimaryKeyConstraint("key", name=f("pk_claim")),
        UniqueConstraint("reading", "id", name=f("uq_claim_reading_id")),
    )
    op.create_index(f("ix_claim_id"), "claim", ["id"])
    op.create_index(f("ix_claim_kind_category"), "claim", ["kind", "category"])
    op.create_table(
        "claim_span",
        Column("claim", Integer(), nullable=False),
        Column("position", Integer(), nullable=False),
        Column("start", Integer(), nullable=False),
        Column("end", Integer(), nullable=False),
        ForeignKeyConstraint(["claim"], ["claim.key"], name=f("fk_claim_span_claim_claim"), ondelete="CASCADE"),
        PrimaryKeyConstraint("claim", "position", name=f("pk_claim_span")),
    )
    op.create_table(
        "claim_actor",
        Column("claim", Integer(), nullable=False),
        Column("position", Integer(), nullable=False),
        Column("slot", String(length=16), nullable=False),
        Column("actor", Text()),
        Column("name", Text(), nullable=False),
        Column("text", Text(), nullable=False),
        ForeignKeyConstraint(["claim"], ["claim.key"], name=f("fk_claim_actor_claim_claim"), ondelete="CASCADE"),
        PrimaryKeyConstraint("claim", "position", name=f("pk_claim_actor")),
    )
    op.create_index(f("ix_claim_actor_actor"), "claim_actor", ["actor"])


def _actors() -> None:
    op.create_table(
        "actor_version",
        Column("id", String(length=16), nullable=False),
        Column("actor", Text(), nullable=False),
        Column("record", Text(), nullable=False),
        Column("uses", Integer(), nullable=False),
        PrimaryKeyConstraint("id", name=f("pk_actor_version")),
    )
    op.create_index(f("ix_actor_version_actor"), "actor_version", ["actor"])
    op.create_table(
        "reading_actor",
        Column("reading", String(length=16), nullable=False),
        Column("version", String(length=16), nullable=False),
        ForeignKeyConstraint(["reading"], ["reading.id"], name=f("fk_reading_actor_reading_reading"), ondelete="CASCADE"),
        ForeignKeyConstraint(["version"], ["actor_version.id"], name=f("fk_reading_actor_version_actor_version")),
        PrimaryKeyConstraint("reading", "version", name=f("pk_reading_actor")),
    )
    op.create_index(f("ix_reading_actor_version"), "reading_actor", ["version"])
    op.create_table(
        "actor",
        Column("id", Text(), nullable=False),
        Column("type", String(length=16), nullable=False),
        Column("name", Text(), nullable=False),
        Column("country", String(length=3)),
        Column("sector", String(length=3)),
        Column("record", Text(), nullable=False),
        PrimaryKeyConstraint("id", name=f("pk_actor")),
    )
    op.create_index(f("ix_actor_type"), "actor", ["type"])
    op.create_table(
        "actor_name",
        Column("key", Text(), nullable=False),
        Column("actor", Text(), nullable=False),
        Column("text", Text(), nullable=False),
        ForeignKeyConstraint(["actor"], ["actor.id"], name=f("fk_actor_name_actor_actor"), ondelete="CASCADE"),
        PrimaryKeyConstraint("key", "actor", name=f("pk_actor_name")),
    )
    op.create_index(f("ix_actor_name_actor"), "actor_name", ["actor"])
