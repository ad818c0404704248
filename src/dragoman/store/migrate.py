"""Bring a situation's tables to the version this program knows. A new one is made as declared; Alembic is loaded only for an old one."""

from importlib.resources import files

from sqlalchemy import Connection, insert, inspect, text

from dragoman import __version__
from dragoman.schema.errors import DragomanError
from dragoman.store.sqlite import create_indexes
from dragoman.store.tables import meta, metadata

HEAD = "0001"


def version_of(connection: Connection) -> str | None:
    """The version of the tables; None where there are none yet. DragomanError where the database is somebody else's."""
    names = set(inspect(connection).get_table_names())
    if "alembic_version" in names and {"report", "claim"} <= names:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if names:
        raise DragomanError("this database is no situation: it holds other tables. Name another file with --situation")
    return None


def upgrade(connection: Connection) -> None:
    """Apply what is missing inside the connection's transaction; a situation of a newer Dragoman is refused."""
    version = version_of(connection)
    if version == HEAD:
        return
    if version is not None and version > HEAD:
        raise DragomanError(f"this situation was made by a newer Dragoman (tables {version}, known here {HEAD}); update Dragoman to use it")
    if version is None:
        create(connection)
    else:
        migrate(connection)


def create(connection: Connection) -> None:
    """Make all tables as all migrations together would."""
    metadata.create_all(connection, checkfirst=False)
    create_indexes(connection)
    connection.execute(insert(meta), {"key": "made_by", "value": f"dragoman {__version__}"})
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:head)"), {"head": HEAD})


def migrate(connection: Connection) -> None:
    """Run the migrations that are missing."""
    from alembic import command  # half a second to load, and needed once in a situation's life
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("dragoman.store") / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
