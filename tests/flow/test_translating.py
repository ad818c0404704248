"""An analyst's own translation of a claim's words: signed, kept, undoable, and no word on whether the claim is right."""

from pathlib import Path

import pytest

from dragoman.analysis.judged import open_judged
from dragoman.analysis.translations import Rendering
from dragoman.flow import judging
from dragoman.flow.judging import signed
from dragoman.schema.errors import DragomanError
from judged_posts import SIGN, exported, find, make, newer_reader, read


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make(tmp_path)


def renderings(path: Path, raw: bool = False) -> dict[str, tuple[Rendering, ...]]:
    with open_judged(path, raw) as view:
        return view.renderings()


def test_a_translation_is_signed_and_leaves_the_claim_as_it_was(path: Path) -> None:
    said, before = find(path, "quotation", "明天会"), exported(path)
    made = judging.translate(path, said.id, ("en", " Tomorrow it will be well.\r\n"), SIGN)
    assert renderings(path) == {said.id: (Rendering("en", "Tomorrow it will be well.", SIGN.by, SIGN.at, SIGN.reason, made.id),)}
    assert renderings(path, raw=True) == {}
    assert exported(path) == before
    with open_judged(path) as view:
        assert view.mark(said.id).state == "machine"
        assert [one.on for one in view.listed()] == [said.id]


def test_the_last_of_each_analyst_in_each_language_is_shown_and_undoing_it_brings_the_one_before(path: Path) -> None:
    said = find(path, "quotation", "明天会").id
    judging.translate(path, said, ("en", "It will be good."), signed("a"))
    second = judging.translate(path, said, ("en", "It will be well."), signed("a"))
    judging.translate(path, said, ("ru", "Всё будет хорошо."), signed("a"))
    judging.translate(path, said, ("en", "All will be well."), signed("b"))
    assert [(one.by, one.text) for one in renderings(path)[said]] == [
        ("b", "All will be well."), ("a", "Всё будет хорошо."), ("a", "It will be well."),
    ]  # fmt: skip
    judging.undo(path, second.id, signed("a"))
    assert renderings(path)[said][-1].text == "It will be good."


def test_it_outlives_a_newer_reader_and_goes_to_others_with_the_judgements(path: Path, tmp_path: Path) -> None:
    said = find(path, "quotation", "明天会").id
    judging.translate(path, said, ("en", "It will be well."), SIGN)
    read(path.parent / "in", path, newer_reader)
    assert [one.text for one in renderings(path)[find(path, "quotation", "明天会").id]] == ["It will be well."]
    (tmp_path / "other").mkdir()
    other = make(tmp_path / "other")
    assert judging.import_(other, judging.export(path)) == 1
    assert renderings(other) == renderings(path)


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [("en", "  ", "needs its words"), ("xx", "well", "none of the languages"), ("en", "x" * 20_001, "at most")],
)
def test_what_is_no_translation_is_refused(path: Path, language: str, words: str, told: str) -> None:
    with pytest.raises(DragomanError, match=told):
        judging.translate(path, find(path, "quotation").id, (language, words), SIGN)
    assert judging.export(path) == []
