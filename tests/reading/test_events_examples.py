"""Every trigger word: its positive example holds an event of its category, its negative one holds none."""

import pytest

from dragoman.lexicon.tables import Row
from invented_states import events, lexicon

ROWS = lexicon().words("triggers", "zh")


def categories(sentence: str) -> set[tuple[str, str | None]]:
    return {(event.event, event.mode) for event in events(sentence)}


@pytest.mark.parametrize("category", sorted({row["category"] for row in ROWS}))
def test_examples_of_a_category(category: str) -> None:
    missed, false = [], []
    for row in (row for row in ROWS if row["category"] == category):
        found = categories(row["positive"])
        if not any(event == category and row.get("mode", "") in {"", mode} for event, mode in found):
            missed.append((row["form"], row["mode"], row["positive"], found))
        if any(event == category for event, _ in categories(row["negative"])):
            false.append((row["form"], row["negative"]))
    assert not missed
    assert not false


def test_every_trigger_has_examples() -> None:
    assert [row["form"] for row in ROWS if row["form"] not in row.get("positive", "") or not row.get("negative")] == []


FORMS = {row["form"] for row in ROWS}
BLOCKERS = [row for row in lexicon().words("blockers", "zh") if row["kind"] == "trigger" and row["blocks"] in FORMS]


@pytest.mark.parametrize("row", BLOCKERS, ids=lambda row: row["form"])
def test_what_a_blocker_holds_is_no_event(row: Row) -> None:
    own = {trigger["category"] for trigger in ROWS if trigger["form"] == row["blocks"]}
    assert own.isdisjoint(category for category, _ in categories(row["positive"]))
