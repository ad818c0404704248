"""A situation kept open: reports that come, change and go one by one leave what joining all at once gives, whatever their order."""

from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from dragoman.analysis.joined import Joiner, joined
from dragoman.exchange.jsonl import Above, write_jsonl
from dragoman.flow.engine import read_paths
from dragoman.flow.settings import Settings
from dragoman.store.situation import open_view
from hand_made import letters
from inventing import phrase_reader, post

LEXICON = letters()
TEXTS = {
    "a": "扎雷诺夫说：“明天会好起来的。”7人死亡。第31旅进驻北岸。",
    "b": "札雷諾夫說：「明天會好起來的。」昨夜9人死亡。",
    "c": "第31旅进驻南岸。佩特罗夫说：“我们不走。”",
    "d": "佩特罗夫说：“我们不走。”阿尔瓦尼亚下令袭击北岸州（2031-02-01）。",
}


def exported(path: Path, joiner: Joiner) -> bytes:
    with open_view(path) as view:
        found, out = joiner.join(view), BytesIO()
        write_jsonl(view, out, above=Above(linked=found.linked, facts=found.facts, conflicts=found.conflicts))
        assert found == joined(view, LEXICON)
    return out.getvalue()


@pytest.mark.parametrize("seed", range(10))
def test_reports_read_in_any_order_give_the_same_export(tmp_path: Path, seed: int) -> None:
    (tmp_path / "in").mkdir()
    for name, text in TEXTS.items():
        post(tmp_path / "in", f"{name}.md", f"题{name}", text)
    settings = Settings(make_reader=phrase_reader, jobs=1, lexicon=Path("l2"))
    read_paths([tmp_path / "in"], tmp_path / "whole.db", settings)
    order = Random(seed).sample(sorted(TEXTS), len(TEXTS))  # noqa: S311 - an order is no secret
    joiner = Joiner(LEXICON)
    for name in order:
        read_paths([tmp_path / "in" / f"{name}.md"], tmp_path / "single.db", settings)
        last = exported(tmp_path / "single.db", joiner)
    assert last == exported(tmp_path / "whole.db", Joiner(LEXICON))
    post(tmp_path / "in", f"{order[0]}.md", "别的", "第7旅进驻东岸。")
    read_paths([tmp_path / "in" / f"{order[0]}.md"], tmp_path / "single.db", settings)
    assert exported(tmp_path / "single.db", joiner) != last
