"""The Python API: questions by name in any script, records and tables."""

import re
from pathlib import Path

import pytest

import dragoman
from laid_situation import lay

PAGE = (Path(__file__).parents[2] / "docs" / "python.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def situation(tmp_path_factory: pytest.TempPathFactory) -> dragoman.Situation:
    return dragoman.open(lay(tmp_path_factory.mktemp("api") / "s.db"))


@pytest.mark.parametrize("name", ["person:zarenov", "Zarenov", "扎雷诺夫", "扎雷諾夫"])
def test_somebody_is_found_by_any_name(situation: dragoman.Situation, name: str) -> None:
    assert situation.actor(name).id == "person:zarenov"
    assert [one.content for one in situation.quotations(by=name)] == ["我不走"]
    assert [one.mode for one in situation.events(by=name)] == ["arrest"]


def test_questions_are_narrowed(situation: dragoman.Situation) -> None:
    assert len(situation.claims()) == 7
    assert len(situation.claims(least=0)) == 8
    assert len(situation.claims(language="en")) == 1
    assert len(situation.events(category="ASSAULT")) == 0
    assert len(situation.claims(words="三百")) == 2
    assert len(situation.claims(start="2032")) == 0


def test_nobody_is_an_error_that_says_so(situation: dragoman.Situation) -> None:
    with pytest.raises(dragoman.DragomanError, match="nobody"):
        situation.actor("Petrov")
    with pytest.raises(dragoman.DragomanError, match="there is no situation"):
        dragoman.open("nowhere.db")


def test_records_are_plain_where_that_is_wanted(situation: dragoman.Situation) -> None:
    record = situation.deployments().dicts()[0]
    assert (record["kind"], record["site"]["name"], record["spans"][0]["text"]) == ("deployment", "機場", "衛隊守住機場")


def test_a_table_has_the_columns_of_the_export(situation: dragoman.Situation) -> None:
    pytest.importorskip("polars", reason="tables need polars, which is an extra")
    frame = situation.events(actor="Zarenov").frame()
    assert frame.select("event", "mode", "voice", "evidence").rows() == [("COERCE", "arrest", "扎雷諾夫", "三百人被捕")]
    assert situation.reports().frame().height == 2
    assert situation.actors().frame().height == 4 - 1
    with pytest.raises(dragoman.DragomanError, match="several kinds"):
        situation.claims().frame()


def test_what_is_read_anew_is_seen(tmp_path: Path) -> None:
    opened = dragoman.open(lay(tmp_path / "s.db"))
    before = opened.snapshot()
    assert opened.snapshot() is before
    lay(tmp_path / "other.db").replace(tmp_path / "s.db")
    assert opened.snapshot() is not before


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("polars", reason="tables need polars, which is an extra")
    from dragoman.flow.engine import read_paths
    from dragoman.flow.readers import grammar_reader
    from dragoman.flow.settings import Settings

    example = Path(__file__).parents[2] / "examples" / "kazakhstan-2022"
    read_paths([example], tmp_path / "situation.db", Settings(make_reader=grammar_reader, jobs=1))
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for code in re.findall(r"```python\n(.+?)```", PAGE, flags=re.DOTALL):
        exec(code, names)  # noqa: S102 — the page's own examples
    assert names["table"].height > 0  # type: ignore[attr-defined]


def test_every_question_and_argument_is_documented() -> None:
    asked = [name for name in vars(dragoman.Situation) if not name.startswith("_")]
    technical = {"close", "lexicon", "view", "stamp", "stamp_of", "snapshot", "nearest"}
    from dragoman.api.situation import Narrowing

    assert [name for name in (*asked, *Narrowing.__annotations__) if name not in technical and f"`{name}" not in PAGE] == []
