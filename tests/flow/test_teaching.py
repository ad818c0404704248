from pathlib import Path

import pytest

from dragoman.analysis.judged import open_judged
from dragoman.flow import judging
from dragoman.flow.engine import read_paths, reread
from dragoman.flow.judging import signed
from dragoman.flow.readers import grammar_reader
from dragoman.flow.settings import Settings
from dragoman.flow.teaching import Word, teach
from dragoman.schema.claims import Event, Quotation
from dragoman.schema.errors import DragomanError
from dragoman.store.queries import ClaimQuery
from inventing import post

TEXT = "阿尔瓦尼亚总统扎雷诺夫2日表示：“我们不会退让。”\n\n俄罗斯总统普京说，俄罗斯军队奇扫了乌克兰。"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    post(tmp_path / "in", "a.md", "北岸之变", TEXT)
    read_paths([tmp_path / "in"], tmp_path / "s.db", Settings(make_reader=grammar_reader, jobs=1))
    return tmp_path / "s.db"


def quotation(path: Path) -> Quotation:
    with open_judged(path) as view:
        return next(
            one for one in view.claims(ClaimQuery(kind="quotation")) if isinstance(one, Quotation) and "扎雷诺夫" in one.speaker.text
        )


def test_a_speaker_becomes_somebody_who_is_known(path: Path, tmp_path: Path) -> None:
    made = judging.amend(path, quotation(path).id, {"speaker": "person:Ivar Zarenov|扎雷诺夫"}, signed("a"))
    taught = teach(path, made.id, tmp_path / "pack")
    assert (taught.row["id"], taught.row["en"], taught.row["zh"]) == ("person:ivar-zarenov", "Ivar Zarenov", "扎雷诺夫")
    assert taught.tried.faults == []
    reread(path, Settings(make_reader=grammar_reader, jobs=1, lexicon=tmp_path / "pack"))
    with open_judged(path, raw=True) as view:
        assert [one.id for one in view.find_actor("扎雷诺夫", exact=True)] == ["person:ivar-zarenov"]


def test_a_verb_is_known_from_then_on(path: Path, tmp_path: Path) -> None:
    with open_judged(path) as view:
        (report,) = view.report_ids()
        assert not any(isinstance(one, Event) and one.event == "ASSAULT" for one in view.claims())
    words = judging.Words(report=report, words="俄罗斯军队奇扫了乌克兰")
    made = judging.add(path, words, "event", {"event": "ASSAULT", "actor": "state:RUS", "recipient": "state:UKR"}, signed("a"))
    taught = teach(path, made.id[:10], tmp_path / "pack", Word("奇扫"))
    assert (taught.file.rsplit("/", 1)[1], taught.row["category"], taught.tried.faults) == ("judged.triggers.zh.tsv", "ASSAULT", [])
    reread(path, Settings(make_reader=grammar_reader, jobs=1, lexicon=tmp_path / "pack"))
    with open_judged(path, raw=True) as view:
        assert any(isinstance(one, Event) and one.event == "ASSAULT" for one in view.claims())


def test_what_a_lexicon_cannot_hold_is_refused(path: Path, tmp_path: Path) -> None:
    said = quotation(path)
    dated = judging.amend(path, said.id, {"date": "2031-01-01"}, signed("a"))
    called = judging.amend(path, said.id, {"speaker": "state:RUS|总统"}, signed("a"))
    seen = judging.check(path, said.id, signed("a"))
    for made, word, told in (
        (dated, "", "name the word with --form"),
        (called, "", "is a word, not a name"),
        (seen, "", "holds nothing for a lexicon"),
        (dated, "宣称", "does not stand in the claim"),
        (dated, "表示", "is known"),
    ):
        with pytest.raises(DragomanError, match=told):
            teach(path, made.id, tmp_path / "pack", Word(word))
    assert not (tmp_path / "pack").exists()


def test_rows_add_up_and_one_actor_keeps_one_row(path: Path, tmp_path: Path) -> None:
    for name in ("扎雷诺夫", "伊瓦尔"):
        made = judging.amend(path, quotation(path).id, {"speaker": f"person:Ivar Zarenov|{name}"}, signed("a"))
        taught = teach(path, made.id, tmp_path / "pack")
        judging.undo(path, made.id, signed("a"))
    rows = [line for line in Path(taught.file).read_text(encoding="utf-8").splitlines() if line.startswith("person:")]
    assert len(rows) == 1
    assert "扎雷诺夫|伊瓦尔" in rows[0]
