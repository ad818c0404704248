"""The audit takes verdicts, keeps no words of the texts, and counts what was decided."""

import re
import tomllib
from pathlib import Path

import pytest
from bench.audit import drawing, figures, verdicts
from bench.audit.model import REASONS, Drawn, Kind, Round, Sheet, Stratum, Verdict

from dragoman.schema.errors import DragomanError

ROOT = Path(__file__).parents[1]
STRATA = (
    Stratum(genre="news", script="zh-Hans", posts=1, characters=2000, claims={"event": 6}),
    Stratum(genre="essay", script="zh-Hant", posts=1, characters=2000, claims={"event": 2}),
)
HEADER = Round(round=7, seed=7, lexicon="x", strata=STRATA)


def drawn(number: str, kind: Kind = "event") -> Drawn:
    return Drawn(
        number=number, id=f"id-{number}", kind=kind, genre="news", script="zh-Hans", post="p", record={}, before="",
        sentence="阿尔瓦尼亚出兵。", paragraph="",
    )  # fmt: skip


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(verdicts, "FOLDER", tmp_path)
    monkeypatch.setattr(verdicts, "SHEETS", tmp_path / "sheets")
    verdicts.keep_sheet(Sheet(header=HEADER, drawn=(drawn("e1"), drawn("e2"))))
    return tmp_path


def test_verdicts_are_kept_without_the_words_and_a_later_one_replaces_an_earlier(place: Path) -> None:
    verdicts.take(7, "e1 right\n# note\n\nid-e2 wrong recipient, auxiliary", again=False)
    verdicts.take(7, "e1 wrong nothing", again=False)
    header, judged = verdicts.read(7)
    assert header == HEADER
    assert [(one.id, one.verdict, one.reasons) for one in judged] == [
        ("id-e1", "wrong", ("nothing",)),
        ("id-e2", "wrong", ("recipient", "auxiliary")),
    ]
    assert "阿尔瓦尼亚" not in (place / "round-7.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", ["e3 right", "e1 wrong", "e1 right actor", "e1 wrong tired", "e1 perhaps"])
def test_a_line_that_is_no_verdict_is_refused(place: Path, line: str) -> None:
    with pytest.raises(DragomanError):
        verdicts.take(7, line, again=False)


def test_a_round_that_was_not_drawn_cannot_be_judged(place: Path) -> None:
    with pytest.raises(DragomanError, match="draw --round 8"):
        verdicts.take(8, "e1 right", again=False)


def verdict(number: int, right: bool, again: bool = False) -> Verdict:
    reasons = () if right else ("actor",)
    return Verdict(
        id=str(number), kind="event", genre="news", script="zh-Hans", verdict="right" if right else "wrong", reasons=reasons, again=again
    )


def test_shares_yields_and_agreement() -> None:
    judged = [verdict(1, True), verdict(2, True), verdict(3, False), verdict(1, True, again=True), verdict(3, True, again=True)]
    row = figures.table(HEADER, judged)[0]
    assert row[0] == "event"
    assert row[1].startswith("0.67 (3)")
    assert row[3] == "–"
    assert row[-3:] == ["2.00", "3.00", "1.00"]
    assert figures.agreement(judged)[:2] == (1, 2)
    assert figures.reasons(judged)["event"] == {"actor": 1}


def test_a_tenth_is_judged_twice_and_always_the_same_one() -> None:
    sheet = Sheet(header=HEADER, drawn=tuple(drawn(f"e{n}") for n in range(30)))
    chosen = [one.number for one in drawing.a_tenth(sheet)]
    assert len(chosen) == 3
    assert chosen == [one.number for one in drawing.a_tenth(sheet)]


def test_every_post_has_one_genre() -> None:
    table = tomllib.loads(drawing.GENRES.read_text(encoding="utf-8"))
    stems = [stem for group in table.values() for stem in group]
    assert set(table) == {"news", "essay"}
    assert len(stems) == len(set(stems))


def test_the_page_tells_every_reason() -> None:
    page = (ROOT / "docs" / "audit.md").read_text(encoding="utf-8")
    assert set(REASONS) <= set(re.findall(r"`(\w+)`", page))


@pytest.mark.parametrize(("number", "language"), [(n, language) for language in verdicts.LANGUAGES for n in verdicts.rounds(language)])
def test_kept_rounds_can_be_read(number: int, language: str) -> None:
    header, judged = verdicts.read(number, language)
    assert (header.round, header.language) == (number, language)
    assert "event" in {one.kind for one in judged}


def test_rounds_of_another_language_have_files_of_their_own(place: Path) -> None:
    verdicts.keep_sheet(Sheet(header=Round(round=7, seed=7, lexicon="x", language="en", strata=STRATA), drawn=(drawn("e1"),)))
    verdicts.take(7, "e1 right", again=False, language="en")
    assert verdicts.rounds("en") == [7]
    assert verdicts.rounds() == []
    assert [one.verdict for one in verdicts.read(7, "en")[1]] == ["right"]
