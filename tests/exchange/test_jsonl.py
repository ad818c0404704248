import json
from io import BytesIO
from pathlib import Path

import pytest

from dragoman.exchange.jsonl import read_jsonl, write_jsonl
from dragoman.exchange.selection import LEAST, Selection, Written
from dragoman.flow.engine import read_paths
from dragoman.flow.settings import Settings
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
