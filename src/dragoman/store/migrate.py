"""Bring a situation's tables to the version this program knows. Alembic is loaded only where there is something to do."""

from importlib.resources import files

from sqlalchemy import Connection, inspect, text

from dragoman.schema.errors import DragomanError

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
    from alembic import command  # half a second to load, and needed once in a situation's life
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("dragoman.store") / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
