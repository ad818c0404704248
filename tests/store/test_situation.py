import re
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dragoman.schema.errors import DragomanError
from dragoman.store import migrate, sqlite
from dragoman.store.situation import open_view, open_writer
from dragoman.store.sqlite import writing_engine
from dragoman.store.tables import metadata


@pytest.fixture
def situation(tmp_path: Path) -> Path:
    with open_writer(tmp_path / "s.db"):
        return tmp_path / "s.db"


def test_the_last_migration_is_the_version_known() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == migrate.HEAD


def test_migrations_make_the_tables_as_they_are_declared(tmp_path: Path) -> None:
    with writing_engine(tmp_path / "s.db").begin() as connection:
        migrate.migrate(connection)
        context = MigrationContext.configure(connection, opts={"include_name": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_new_situation_is_what_all_migrations_make(tmp_path: Path) -> None:
    found = []
    for make in (migrate.create, migrate.migrate):
        with writing_engine(tmp_path / make.__name__).begin() as connection:
            make(connection)
            tables = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master").all()
            rows = connection.exec_driver_sql("SELECT key, value FROM meta UNION SELECT 'version', version_num FROM alembic_version").all()
            found.append((sorted((kind, name, sorted(re.findall(r"\w+|[()]", sql or ""))) for kind, name, sql in tables), rows))
    assert found[0] == found[1]


def ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or not str(name).startswith((sqlite.REPORT_INDEX, sqlite.CLAIM_INDEX))


def test_making_tables_is_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.db"
    with monkeypatch.context() as patch:
        patch.setattr("dragoman.store.sqlite.CLAIM_INDEX", "not a name")
        with pytest.raises(Exception, match="syntax"), open_writer(path):
            pass
    with open_writer(path), open_view(path) as view:
        assert view.reports() == []


def test_a_situation_at_head_opens_without_loading_alembic(situation: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from dragoman.store.situation import open_view, open_writer\n"
        f"with open_writer(Path({str(situation)!r})), open_view(Path({str(situation)!r})): print('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"


def test_a_missing_situation_is_told(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="there is no situation at"), open_view(tmp_path / "none.db"):
        pass


@pytest.mark.parametrize("opening", [open_view, open_writer])
def test_a_file_that_is_no_database_is_told(tmp_path: Path, opening: object) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("just some notes, not a database " * 99)
    with pytest.raises(DragomanError, match="is no situation"), opening(path):  # type: ignore[operator]
        pass
    assert path.read_text().startswith("just some notes")


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with writing_engine(path).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE recipe (name TEXT)")
    with pytest.raises(DragomanError, match="holds other tables"), open_writer(path):
        pass


def test_a_newer_situation_is_refused(situation: Path) -> None:
    with writing_engine(situation).begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    for opening in (open_view, open_writer):
        with pytest.raises(DragomanError, match="newer Dragoman"), opening(situation):
            pass


@pytest.mark.parametrize("place", ["no/such/folder/s.db", "."])
def test_a_place_that_cannot_hold_a_situation_is_told(tmp_path: Path, place: str) -> None:
    with pytest.raises(DragomanError, match="folder"), open_writer(tmp_path / place):
        pass
