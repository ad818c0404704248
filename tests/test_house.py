"""The house rules: small files, small functions, telling names, nothing that belongs to one machine."""

import ast
import io
import re
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = ("src", "tests", "scripts", "bench")
FILE_LINES, FUNCTION_LINES, PARAMETERS = 400, 50, 5
VAGUE = {"util", "utils", "common", "core", "helper", "helpers", "misc"}
CACHES = {".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "__pycache__"}
SKIPPED = CACHES | {".git", ".venv", "out", "build", "dist", "node_modules"}
BINARY = {".db", ".png", ".pyc", ".gz", ".zip"}
# Folders of one machine, and hosts of package registries; written in pieces, for this file is looked through as well.
_FOLDERS = r"(?<![\w./-])/" + r"(?:work|root|opt|home/\w+)/"
_HOSTS = "pypi" + r"\.org|python" + r"hosted|npmjs" + r"\.(?:org|com)"
MACHINE = re.compile(f"{_FOLDERS}|{_HOSTS}")
Function = ast.FunctionDef | ast.AsyncFunctionDef
_NOT_CODE = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING, tokenize.ENDMARKER}


def code_files() -> list[Path]:
    return sorted(path for folder in CODE for path in (ROOT / folder).rglob("*.py") if "__pycache__" not in path.parts)


def all_files(root: Path = ROOT) -> Iterator[Path]:
    """Every file of the project but for what tools leave behind."""
    for path in sorted(root.iterdir()):
        if path.name in SKIPPED or path.suffix in BINARY or path.name.endswith((".db-wal", ".db-shm", ".egg-info")):
            continue
        if path.is_dir():
            yield from all_files(path)
        else:
            yield path


def functions(code: str) -> Iterator[Function]:
    yield from (node for node in ast.walk(ast.parse(code)) if isinstance(node, Function))


def code_lines(code: str) -> set[int]:
    """Numbers of the lines that hold code: no comment, no blank line."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type not in _NOT_CODE:
            lines.update(range(token.start[0], token.end[0] + 1))
    return lines


def length(function: Function, lines: set[int]) -> int:
    """Lines of code of a function, without its docstring."""
    own = {line for line in lines if function.lineno <= line <= (function.end_lineno or function.lineno)}
    first = function.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        own -= set(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    return len(own)


def parameters(function: Function) -> int:
    """How many arguments a function takes, `self` and `cls` left out."""
    given = function.args
    names = [arg.arg for arg in (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg) if arg]
    return len([name for name in names if name not in {"self", "cls"}])


def over_budget(code: str) -> list[str]:
    lines = code_lines(code)
    long = [f"{f.name}: {length(f, lines)} lines" for f in functions(code) if length(f, lines) > FUNCTION_LINES]
    return long + [f"{f.name}: {parameters(f)} parameters" for f in functions(code) if parameters(f) > PARAMETERS]


@pytest.mark.parametrize("path", code_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_keep_to_their_budget(path: Path) -> None:
    code = path.read_text(encoding="utf-8")
    assert len(code.splitlines()) <= FILE_LINES
    assert over_budget(code) == []


def test_a_function_over_its_budget_is_found() -> None:
    body = "\n".join(f"    x = {n}" for n in range(FUNCTION_LINES))
    assert over_budget(f"def long():\n{body}\n") == ["long: 51 lines"]
    assert over_budget(f'def told():\n    """Says so.\n\n    Twice."""\n    # why\n\n{body[:-10]}\n') == []
    assert over_budget("def many(a, b, c, *d, e, **f): ...\n") == ["many: 6 parameters"]
    assert over_budget("class A:\n    def few(self, a, b, c, d, e): ...\n") == []


def test_no_file_or_folder_has_a_vague_name() -> None:
    assert [str(p) for p in all_files() if VAGUE & {part.split(".")[0].strip("_").lower() for part in p.relative_to(ROOT).parts}] == []


def test_nothing_names_a_folder_of_one_machine_or_a_registry() -> None:
    found = []
    for path in all_files():
        text = path.read_bytes().decode("utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in MACHINE.finditer(text)]
    assert found == []


def test_a_machine_path_is_found() -> None:
    assert MACHINE.search('open("/' + 'work/main/x")')
    assert not MACHINE.search("https://example.org/work/report.html and ./opt/x")


def test_the_lock_file_pins_every_package_with_its_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
    assert entries
    assert all(re.fullmatch(r"[a-z0-9._-]+==[\w.]+(?: ;.*)? \\", entry) for entry in entries)
    assert lock.count("--hash=sha256:") >= len(entries)
    assert "://" not in lock


def test_every_dependency_is_in_the_lock_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=~!\[; ]", line)[0].lower().replace("_", "-") for line in wanted}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {line.split("==")[0] for line in lock.splitlines() if "==" in line}
    assert names <= locked
