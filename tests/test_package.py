"""The package as it is called: `dragoman` and `python -m dragoman` are one command, of one version."""

import subprocess
import sys
import tomllib
from pathlib import Path

import dragoman

ROOT = Path(__file__).parents[1]


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == dragoman.__version__
    assert project["scripts"]["dragoman"] == "dragoman.cli.main:run"


def test_python_m_dragoman_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "dragoman", "--version"], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, f"dragoman {dragoman.__version__}\n")


def test_python_m_dragoman_tells_errors_without_a_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dragoman", "status", "--situation", str(tmp_path / "none.db")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "there is no situation" in done.stderr
    assert "Traceback" not in done.stderr
