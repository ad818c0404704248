"""Imports run one way between the rooms. Every import counts: deferred, for types only, relative, or by a string."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
PACKAGE = "dragoman"
LAYERS = (
    {"schema"}, {"text"}, {"lexicon"}, {"intake", "reading", "resolving"}, {"store"}, {"analysis", "exchange"}, {"flow"}, {"api"},
    {"web"}, {"cli"},
)  # fmt: skip
DEPTH = {room: depth for depth, layer in enumerate(LAYERS) for room in layer}
ROOT = "the package itself"
# What the files beside the rooms may import: `import dragoman` hands on the Python API, `python -m dragoman` is the command.
BESIDE = {"__init__.py": "api", "__main__.py": "cli"}
BY_STRING = {"import_module", "__import__", "files", "find_spec", "import_string", "load_module"}
ONLY_IN = {
    "sqlalchemy": {"store"}, "alembic": {"store"}, "sqlite3": {"store"},
    "typer": {"cli"}, "rich": {"cli"}, "jinja2": {"web"},
    "httpx": {"intake"}, "requests": {"intake"}, "urllib.request": {"intake"}, "http.client": {"intake"}, "socket": {"intake", "web"},
}  # fmt: skip


def _absolute(name: str, level: int, package: str) -> str:
    """The full name of a relative import made in `package`."""
    if not level:
        return name
    parent = package.split(".")[: len(package.split(".")) - level + 1]
    return ".".join([*parent, name] if name else parent)


def _called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""


def imports(code: str, package: str) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a module of `package` imports, wherever in the module it does so."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node.module or "", node.level, package)
            for alias in node.names:
                yield node.lineno, f"{base}.{alias.name}"
        elif isinstance(node, ast.Call) and _called(node) in BY_STRING and node.args and isinstance(node.args[0], ast.Constant):
            name = str(node.args[0].value)
            level = len(name) - len(name.lstrip("."))
            yield node.lineno, _absolute(name.lstrip("."), level, package)


def room_of(name: str) -> str | None:
    """The room that a full name leads to; None for what is outside the package or only names its version."""
    top, _, rest = name.partition(".")
    if top != PACKAGE or rest.startswith("__"):
        return None
    room = rest.split(".")[0]
    return room if room in DEPTH else "api" if room else ROOT


def package_of(path: Path, source: Path) -> str:
    parts = path.relative_to(source).parts
    return ".".join(parts[:-1])


def wrong_arrows(source: Path) -> list[str]:
    """Imports that run against the order of the rooms, as `file:line: from → to`."""
    found = []
    for path in sorted((source / PACKAGE).rglob("*.py")):
        package = package_of(path, source)
        here = room_of(f"{package}.{path.stem}") if package != PACKAGE else ROOT
        for line, name in imports(path.read_text(encoding="utf-8"), package):
            there = room_of(name)
            if there is None or here == there:
                continue
            beside = there == BESIDE.get(path.name)
            allowed = beside if here == ROOT else there != ROOT and here is not None and DEPTH[there] < DEPTH[here]
            if not allowed:
                found.append(f"{path.relative_to(source)}:{line}: {here} → {there}")
    return found


def foreign_arrows(source: Path) -> list[str]:
    """Imports of a foreign package that only some rooms may use."""
    found = []
    for path in sorted((source / PACKAGE).rglob("*.py")):
        package = package_of(path, source)
        room = [*package.split("."), ""][1]
        for line, name in imports(path.read_text(encoding="utf-8"), package):
            for foreign, rooms in ONLY_IN.items():
                if (name == foreign or name.startswith(foreign + ".")) and room not in rooms:
                    found.append(f"{path.relative_to(source)}:{line}: {room} uses {foreign}")
    return found


def test_no_import_runs_against_the_order_of_the_rooms() -> None:
    assert wrong_arrows(SOURCE) == []


def test_sql_terminals_templates_and_fetching_stay_in_their_rooms() -> None:
    assert foreign_arrows(SOURCE) == []


def test_every_folder_of_the_package_is_a_room() -> None:
    folders = {p.name for p in (SOURCE / PACKAGE).iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert folders == set(DEPTH)


def _package(folder: Path, file: str, code: str) -> Path:
    path = folder / PACKAGE / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("text/a.py", "from dragoman.store.view import View"),
        ("text/a.py", "import dragoman.lexicon"),
        ("schema/a.py", "def late():\n    from dragoman.text import fold"),
        ("reading/a.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from dragoman.intake import file"),
        ("reading/readers/a.py", "from ...resolving import same"),
        ("reading/a.py", "from dragoman import intake"),
        ("reading/a.py", "from .. import intake"),
        ("store/a.py", "import importlib\nimportlib.import_module('dragoman.flow')"),
        ("store/a.py", "from importlib import import_module\nimport_module('..flow', __package__)"),
        ("exchange/a.py", "from dragoman.analysis import count"),
        ("flow/a.py", "from dragoman import read"),
        ("flow/a.py", "import dragoman"),
        ("web/a.py", "from dragoman.cli import main"),
        ("__init__.py", "from dragoman.schema import actor"),
        ("__init__.py", "from dragoman.cli import main"),
        ("__main__.py", "from dragoman.flow import engine"),
        ("stray.py", "import dragoman.api"),
    ],
)
def test_a_wrong_arrow_is_found(tmp_path: Path, file: str, code: str) -> None:
    assert len(wrong_arrows(_package(tmp_path, file, code))) == 1


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("text/a.py", "from dragoman.schema.dates import bounds"),
        ("reading/a.py", "from dragoman.lexicon.load import load\nfrom dragoman.reading import page\nfrom . import cast"),
        ("store/a.py", "from ..schema import records\nfrom dragoman import __version__"),
        ("cli/a.py", "import dragoman.api\nfrom dragoman import web\nimport os.path"),
        ("__main__.py", "from dragoman.cli.main import run"),
        ("__init__.py", "def __getattr__(name):\n    import importlib\n    return getattr(importlib.import_module('dragoman.api'), name)"),
    ],
)
def test_a_right_arrow_passes(tmp_path: Path, file: str, code: str) -> None:
    assert wrong_arrows(_package(tmp_path, file, code)) == []


def test_sql_outside_the_store_is_found(tmp_path: Path) -> None:
    assert len(foreign_arrows(_package(tmp_path, "flow/a.py", "from sqlalchemy import select"))) == 1
    assert foreign_arrows(_package(tmp_path, "flow/a.py", "from dragoman.store import view")) == []
