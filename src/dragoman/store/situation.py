"""Opening a situation: to write into it, or to look at it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.schema.errors import DragomanError
from dragoman.store.migrate import HEAD, upgrade, version_of
from dragoman.store.sqlite import reading_engine, writing_engine
from dragoman.store.view import View
from dragoman.store.writer import Writer


@contextmanager
def open_writer(path: Path) -> Iterator[Writer]:
    """A Writer on the situation, which is made where there is none and brought up to date where it is old."""
    if not path.parent.is_dir():
        raise DragomanError(f"{path.parent} is no folder; make it first, or name another place with --situation")
    if path.is_dir():
        raise DragomanError(f"{path} is a folder; --situation names a file, such as situation.db")
    engine = writing_engine(path)
    with engine.begin() as connection:
        upgrade(connection)
    try:
        with engine.connect() as connection:
            yield Writer(connection)
    finally:
        engine.dispose()


@contextmanager
def open_view(path: Path) -> Iterator[View]:
    """A View of the situation as it stands now; it cannot change it."""
    if not path.is_file():
        raise DragomanError(f"there is no situation at {path}; read reports into one first: dragoman read FOLDER --situation {path}")
    engine = reading_engine(path)
    with engine.connect() as connection:
        version = version_of(connection)
    if version is None or version < HEAD:
        engine.dispose()
        with open_writer(path):
            pass
        engine = reading_engine(path)
    elif version > HEAD:
        raise DragomanError(f"{path} was made by a newer Dragoman (tables {version}, known here {HEAD}); update Dragoman to use it")
    try:
        with engine.connect() as connection:
            yield View(connection)
    finally:
        engine.dispose()
