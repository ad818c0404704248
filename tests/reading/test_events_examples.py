"""Every trigger word: its positive example holds an event of its category, its negative one holds none."""

import pytest

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
