import json
from io import BytesIO
from pathlib import Path

import pytest

from dragoman.exchange.jsonl import Above, read_jsonl, write_jsonl
from dragoman.exchange.selection import LEAST, Selection, Written
from dragoman.flow.engine import read_paths
from dragoman.flow.settings import Settings
from dragoman.resolving.actors import Linked
from dragoman.resolving.evidence import Mention
from dragoman.schema.claims import Quotation
from dragoman.schema.derived import Fact
from dragoman.schema.errors import DragomanError
from dragoman.schema.report import Report
from dragoman.store.situation import open_view
from inventing import phrase_reader, post


def export(folder: Path, name: str, everything: bool = False) -> tuple[Written, bytes]:
    read_paths([folder / "in"], folder / name, Settings(make_reader=phrase_reader, jobs=1))
    out = BytesIO()
    with open_view(folder / name) as view:
        return write_jsonl(view, out, Selection(least=0.0 if everything else LEAST)), out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    post(tmp_path / "in", "a.md", "甲", "扎雷诺夫说：“局势稳定。”7人死亡。")
    post(tmp_path / "in", "b.md", "乙", "第3旅进驻北岸。")
    return tmp_path


def test_reports_then_actors_then_claims_each_in_order(folder: Path) -> None:
    written, data = export(folder, "s.db", everything=True)
    records = [json.loads(line) for line in data.splitlines()]
    kinds = [record["kind"] if record["kind"] in {"report", "actor"} else "claim" for record in records]
    assert kinds == ["report"] * 2 + ["actor"] * 3 + ["claim"] * 3
    assert written == Written(2, 3, 3)
    ids = [record["id"] for record in records]
    assert ids[:2] == sorted(ids[:2])
    assert ids[2:5] == sorted(ids[2:5])


def test_doubtful_claims_are_left_out_unless_all_are_asked_for(folder: Path) -> None:
    assert export(folder, "s.db")[0].claims == 2
    assert b'"quantity"' not in export(folder, "s.db")[1]
    assert b'"quantity"' in export(folder, "s.db", everything=True)[1]


def test_equal_situations_give_equal_bytes_whatever_their_history(folder: Path) -> None:
    _, straight = export(folder, "one.db")
    first = post(folder / "in", "a.md", "甲", "别的话。3人死亡。")
    export(folder, "two.db")
    post(folder / "in", first.name, "甲", "扎雷诺夫说：“局势稳定。”7人死亡。")
    assert export(folder, "two.db")[1] == straight


def test_an_export_is_read_back_as_it_was_written(folder: Path) -> None:
    _, data = export(folder, "s.db", everything=True)
    records = list(read_jsonl(data.splitlines()))
    assert len(records) == 8
    assert [record.title for record in records if isinstance(record, Report)]


def test_a_line_that_is_no_record_is_named() -> None:
    with pytest.raises(DragomanError, match="line 2 is no record"):
        list(read_jsonl([b"", b'{"kind":"report"}']))


def test_actors_go_by_their_ids_of_the_day_and_what_is_above_the_claims_follows(folder: Path) -> None:
    post(folder / "in", "c.md", "丙", "佩特罗夫说：“我们不走。”")
    export(folder, "s.db")
    with open_view(folder / "s.db") as view:
        spoken = next(one for one in view.claims() if isinstance(one, Quotation) and one.speaker.id == "x:person:佩特罗夫")
        linked = Linked({Mention(spoken.report, "x:person:佩特罗夫"): "person:petrov"}, {}, ())
        above = Above(linked=linked, facts=(Fact(id="f", claims=(spoken.id,)),))
        whole, narrowed = BytesIO(), BytesIO()
        write_jsonl(view, whole, Selection(), above)
        write_jsonl(view, narrowed, Selection(voices="author"), above)
    records = list(read_jsonl(whole.getvalue().splitlines()))
    assert isinstance(records[-1], Fact)
    assert "person:petrov" in {record.speaker.id for record in records if isinstance(record, Quotation)}
    assert not any(isinstance(record, Fact) for record in read_jsonl(narrowed.getvalue().splitlines()))
