"""The audit of what is joined: verdicts are taken without words, and counted."""

from pathlib import Path

import pytest
from bench.audit import joined
from bench.audit.joined import Drawn, Round, Sheet

from dragoman.schema.errors import DragomanError

SHEET = Sheet(
    Round(round=7, seed=7, lexicon="x", population={"link known": 2}),
    (Drawn("l1", "id-1", "link", "known", "扎雷诺夫说"), Drawn("f1", "id-2", "fact", "voices", "阿尔瓦尼亚出兵")),
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(joined, "FOLDER", tmp_path)
    return tmp_path


def test_verdicts_are_kept_without_the_words_and_counted(place: Path) -> None:
    joined.keep(SHEET.header, joined.take(SHEET, "l1 right\n# a note\n\nf1 wrong partly unread"))
    assert joined.rounds() == [7]
    assert "阿尔瓦尼亚" not in joined.path_of(7).read_text(encoding="utf-8")
    _, *lines = joined.report()
    assert lines[0].startswith("  link: 1 of 1 right")
    assert lines[1].endswith("wrong: partly 1")
    assert lines[2].startswith("  conflict: 0 of 0 right")


@pytest.mark.parametrize("line", ["l2 right", "l1 wrong", "l1 right other", "l1 wrong tired", "l1", "perhaps"])
def test_a_line_that_is_no_verdict_is_refused(line: str) -> None:
    with pytest.raises(DragomanError, match="No verdict"):
        joined.take(SHEET, line)


@pytest.mark.parametrize("number", joined.rounds())
def test_kept_rounds_can_be_read(number: int) -> None:
    header, verdicts = joined.read(number)
    assert header.round == number
    assert {one.kind for one in verdicts} == set(joined.KINDS)


def test_the_page_tells_every_reason() -> None:
    page = (joined.ROOT / "docs" / "audit.md").read_text(encoding="utf-8")
    assert [reason for reason in joined.REASONS if f"`{reason}`" not in page] == []
