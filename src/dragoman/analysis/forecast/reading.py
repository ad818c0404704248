"""An issue from text: TOML, JSON, or a table of actors (CSV, TSV)."""

import csv
import json
import tomllib
from typing import Any, Literal

from msgspec import ValidationError, convert

from dragoman.analysis.forecast.stakes import ForecastError, Issue

Form = Literal["toml", "json", "table"]
COLUMNS = ("name", "position", "capability", "salience")


def read_issue(text: str, form: Form | None = None, question: str = "") -> Issue:
    """The issue that a text holds; its form is guessed where it is not told. `question` is what a table is about. ForecastError says what
    is wrong with it."""
    form = form or _guessed(text)
    try:
        held: Any
        if form == "toml":
            held = tomllib.loads(text)
        elif form == "json":
            held = json.loads(text)
        else:
            held = {"question": question, "stakes": _rows(text)}
        return convert(held, Issue, strict=False)
    except (tomllib.TOMLDecodeError, json.JSONDecodeError, ValidationError) as error:
        raise ForecastError(str(error)) from error


def as_table(issue: Issue) -> str:
    """The actors of an issue as a table that `read_issue` reads."""
    rows = [
        COLUMNS,
        *((one.name.replace(",", " "), f"{one.position:g}", f"{one.capability:g}", f"{one.salience:g}") for one in issue.stakes),
    ]
    return "\n".join(",".join(row) for row in rows) + "\n"


def _guessed(text: str) -> Form:
    begins = text.lstrip()
    if begins.startswith("{"):
        return "json"
    return "toml" if "[[stakes]]" in text else "table"


def _rows(text: str) -> list[dict[str, str]]:
    """The rows of a table with a line of column names; columns that are not there take their usual value."""
    head = text.partition("\n")[0]
    separator = max("\t;,", key=head.count)
    rows = list(csv.DictReader(text.splitlines(), delimiter=separator))
    missing = [name for name in COLUMNS[:2] if not rows or name not in rows[0]]
    if missing:
        raise ForecastError(
            f"a table of actors begins with a line of column names; {' and '.join(missing)} missing (of {', '.join(COLUMNS)})"
        )
    return [{name: value for name, value in row.items() if name in COLUMNS and value} for row in rows]
