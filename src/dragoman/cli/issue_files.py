"""Issues for dragoman forecast: a TOML or JSON file, or a table of actors (CSV, TSV)."""

import csv
import json
import tomllib
from pathlib import Path
from typing import Any

from msgspec import ValidationError, convert

from dragoman.analysis.forecast.stakes import Issue
from dragoman.schema.errors import DragomanError

COLUMNS = ("name", "position", "capability", "salience")


def read_issue(path: Path) -> Issue:
    """The issue in a file. DragomanError says what is wrong with it, and where."""
    if not path.is_file():
        raise DragomanError(f"there is no file {path}; dragoman forecast --help shows what one looks like")
    try:
        text = path.read_text(encoding="utf-8-sig")
        held: Any
        if path.suffix == ".toml":
            held = tomllib.loads(text)
        elif path.suffix == ".json":
            held = json.loads(text)
        else:
            held = {"question": path.stem, "stakes": _rows(text, path)}
        return convert(held, Issue, strict=False)
    except (tomllib.TOMLDecodeError, json.JSONDecodeError, UnicodeDecodeError, ValidationError) as error:
        raise DragomanError(f"{path}: {error}") from error


def _rows(text: str, path: Path) -> list[dict[str, str]]:
    """The rows of a table with a line of column names; columns that are not there take their usual value."""
    head = text.partition("\n")[0]
    separator = max("\t;,", key=head.count)
    rows = list(csv.DictReader(text.splitlines(), delimiter=separator))
    missing = [name for name in COLUMNS[:2] if not rows or name not in rows[0]]
    if missing:
        raise DragomanError(
            f"{path}: a table of actors begins with a line of column names; {' and '.join(missing)} missing (of {', '.join(COLUMNS)})"
        )
    return [{name: value for name, value in row.items() if name in COLUMNS and value} for row in rows]


def as_toml(issue: Issue, comments: dict[str, str]) -> str:
    """An issue as a file to edit, each actor under a comment."""
    lines = [
        f"{name} = {json.dumps(getattr(issue, name), ensure_ascii=False)}"
        for name in ("question", "least", "most", "least_means", "most_means")
    ]
    for stake in issue.stakes:
        lines += ["", *(f"# {line}" for line in comments.get(stake.name, "").splitlines()), "[[stakes]]"]
        lines += [f"{name} = {json.dumps(getattr(stake, name), ensure_ascii=False)}" for name in COLUMNS]
        if stake.claims:
            lines.append(f"claims = {json.dumps(list(stake.claims))}")
    return "\n".join(lines) + "\n"
