"""Issues for dragoman forecast: a TOML or JSON file, or a table of actors (CSV, TSV)."""

import json
from pathlib import Path

from dragoman.analysis.forecast.reading import COLUMNS, Form
from dragoman.analysis.forecast.reading import read_issue as read_text
from dragoman.analysis.forecast.stakes import Issue
from dragoman.schema.errors import DragomanError

_FORMS: dict[str, Form] = {".toml": "toml", ".json": "json"}


def read_issue(path: Path) -> Issue:
    """The issue in a file. DragomanError says what is wrong with it, and where."""
    if not path.is_file():
        raise DragomanError(f"there is no file {path}; dragoman forecast --help shows what one looks like")
    try:
        return read_text(path.read_text(encoding="utf-8-sig"), _FORMS.get(path.suffix, "table"), path.stem)
    except (DragomanError, UnicodeDecodeError) as error:
        raise DragomanError(f"{path}: {error}") from error


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
