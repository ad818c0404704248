from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.schema.entities import Span
from dragoman.schema.errors import ContractError
from dragoman.schema.ids import sha256_of
from dragoman.schema.reading import Reading
from dragoman.schema.report import Document
from dragoman.store.queries import ClaimQuery
from dragoman.store.situation import open_view, open_writer
from dragoman.store.view import NotThereError
from dragoman.store.writer import Change, Outcome, Place, Writer
from inventing import PhraseReader, document, relation

READER = PhraseReader()


@pytest.fixture
def situation(tmp_path: Path) -> Path:
    return tmp_path / "s.db"


@pytest.fixture
def writer(situation: Path) -> Iterator[Writer]:
    with open_writer(situation) as made:
        yield made


def add(writer: Writer, found: Document, reader: PhraseReader = READER, path: str = "/r/a.md") -> Change:
    sha256 = sha256_of(found.raw)
    end = Outcome(path=path, sha256=sha256, reports=(found.report.id,))
    return writer.add(found, reader.read(found), Place(path, sha256), end)


def test_a_report_comes_back_as_it_went_in(writer: Writer, situation: Path) -> None:
    found = document("扎雷诺夫说：“局势稳定。”昨日7人死亡。", "动荡之后")
    assert add(writer, found) == "new"
    with open_view(situation) as view:
        assert view.document(found.report.id) == found
        assert view.claims_of_report(found.report.id) == list(READER.read(found).claims)
        assert view.blocks(found.report.id) == found.blocks


def test_the_same_again_changes_nothing(writer: Writer, situation: Path) -> None:
    found = document("扎雷诺夫说：“局势稳定。”")
    add(writer, found)
    assert add(writer, found) == "unchanged"
    assert writer.up_to_date("/r/a.md", sha256_of(found.raw), READER.name, READER.lexicon_version)
    with open_view(situation) as view:
        assert len(view.readings(found.report.id)) == 1


@pytest.mark.parametrize(
    ("path", "words", "reader"),
    [
        ("/r/a.md", "其他", READER),
        ("/r/b.md", "局势", READER),
        ("/r/a.md", "局势", PhraseReader("l2")),
        ("/r/a.md", "局势", PhraseReader("l1", "p 2")),
    ],
)
def test_what_differs_is_not_up_to_date(writer: Writer, path: str, words: str, reader: PhraseReader) -> None:
    add(writer, document("局势"))
    assert not writer.up_to_date(path, sha256_of(words.encode()), reader.name, reader.lexicon_version)


def test_another_lexicon_gives_a_new_reading_and_keeps_the_old(writer: Writer, situation: Path) -> None:
    found = document("昨日7人死亡。")
    add(writer, found)
    assert add(writer, found, PhraseReader("l2")) == "reread"
    with open_view(situation) as view:
        old, new = view.readings(found.report.id)
        assert (old.lexicon, old.superseded_by, new.lexicon, new.superseded_by) == ("l1", new.id, "l2", None)
        assert [claim.confidence for claim in view.claims()] == [0.7]


def test_going_back_to_a_former_lexicon_is_a_third_reading(writer: Writer, situation: Path) -> None:
    found = document("昨日7人死亡。")
    for lexicon in ("l1", "l2", "l1"):
        add(writer, found, PhraseReader(lexicon))
    with open_view(situation) as view:
        assert len(view.readings(found.report.id)) == 3
        assert [claim.confidence for claim in view.claims()] == [0.3]


def test_an_edited_file_supersedes_its_former_report(writer: Writer, situation: Path) -> None:
    old, new = document("扎雷诺夫说：“局势稳定。”"), document("扎雷诺夫说：“局势紧张。”")
    add(writer, old)
    assert add(writer, new) == "new"
    with open_view(situation) as view:
        assert view.report_ids() == [new.report.id]
        assert view.former(new.report.id) == [old.report.id]
        assert view.report(old.report.id) == old.report
        assert view.search("稳定") == []
        (reading,) = view.readings(old.report.id)
        assert reading.superseded_by == view.readings(new.report.id)[0].id


def test_an_edit_taken_back_makes_the_first_report_current_again(writer: Writer, situation: Path) -> None:
    old, new = document("扎雷诺夫说：“局势稳定。”"), document("扎雷诺夫说：“局势紧张。”")
    for found in (old, new, old):
        add(writer, found)
    with open_view(situation) as view:
        assert view.report_ids() == [old.report.id]
        assert len(view.claims()) == 1


def test_a_report_that_another_file_still_holds_stays_current(writer: Writer, situation: Path) -> None:
    shared, other = document("扎雷诺夫说：“局势稳定。”"), document("昨日7人死亡。")
    add(writer, shared, path="/r/a.md")
    add(writer, shared, path="/r/b.md")
    add(writer, other, path="/r/a.md")
    with open_view(situation) as view:
        assert view.report_ids() == sorted([shared.report.id, other.report.id])


def test_a_span_that_is_not_in_the_text_is_refused_and_leaves_no_trace(writer: Writer, situation: Path) -> None:
    found = document("阿尔瓦尼亚加入公约。")
    wrong = Reading(report=found.report.id, reader="r", lexicon="l", claims=(relation(found.report.id, Span(0, 5, "阿尔瓦尼斯")),))
    with pytest.raises(ContractError, match="not what the report says"):
        writer.add(found, wrong, Place("/r/a.md", "0" * 64))
    with open_view(situation) as view:
        with pytest.raises(NotThereError):
            view.report(found.report.id)
        assert view.search("公约") == []


def test_a_reading_of_another_report_is_refused(writer: Writer) -> None:
    with pytest.raises(ContractError, match="handed in with report"):
        writer.add(document("甲乙"), READER.read(document("丙丁")), Place("/r/a.md", "0" * 64))


def test_of_two_claims_with_one_id_the_more_confident_stays(writer: Writer, situation: Path) -> None:
    found = document("阿尔瓦尼亚加入公约。")
    span = Span(0, 9, "阿尔瓦尼亚加入公约")
    twice = tuple(relation(found.report.id, span, confidence, rule) for confidence, rule in ((0.4, "a"), (0.9, "b"), (0.9, "c")))
    writer.add(found, Reading(report=found.report.id, reader="r", lexicon="l", claims=twice), Place("/r/a.md", "0" * 64))
    with open_view(situation) as view:
        assert [claim.reader for claim in view.claims()] == ["b"]


def test_a_failure_is_kept_until_the_file_can_be_read(writer: Writer, situation: Path) -> None:
    found = document("局势")
    writer.close_file(Outcome(path="/r/a.md", sha256="", failures=(("a.md", "closed"),), done=False))
    with open_view(situation) as view:
        assert [(one.path, one.reason) for one in view.failures()] == [("a.md", "closed")]
    add(writer, found)
    with open_view(situation) as view:
        assert view.failures() == []


def test_forgetting_leaves_no_byte(writer: Writer, situation: Path) -> None:
    found = document("奥尔迈说：“谷仓里藏着铜钟。”札雷諾夫說：「沒有。」", "铜钟之谜")
    kept = document("扎雷诺夫说：“没有铜。”", path="b.md")
    add(writer, found)
    add(writer, kept, path="/r/b.md")
    writer.forget(found.report.id)
    with open_view(situation) as view:
        assert view.report_ids() == [kept.report.id]
        assert view.find_actor("奥尔迈") == []
        assert [one.id for one in view.find_actor("札雷諾夫")] == ["person:zarenov"]
        assert view.search("铜钟") == []
        assert view.claims(ClaimQuery(words="铜钟")) == []
    held = b"".join(path.read_bytes() for path in situation.parent.iterdir())
    for trace in ("奥尔迈", "铜钟", "藏着", "谷 "):
        assert trace.encode() not in held
    assert found.report.id.encode() not in held
    assert "没有铜".encode() in held


def test_forgetting_what_is_not_there_is_told(writer: Writer) -> None:
    with pytest.raises(Exception, match="no report ffff"):
        writer.forget("ffff")
