"""Three invented reports in a situation, for tests of what analysts decide on it."""

import io
from pathlib import Path
from typing import Any

from dragoman.analysis.judged import open_judged
from dragoman.analysis.judging import Signature
from dragoman.exchange.jsonl import write_jsonl
from dragoman.exchange.selection import Selection
from dragoman.flow.engine import read_paths
from dragoman.flow.settings import Settings
from dragoman.schema.claims import AnyClaim
from dragoman.schema.reading import Reader
from dragoman.store.queries import ClaimQuery
from inventing import PhraseReader, phrase_reader, post

REPORTS = {
    "a": "扎雷诺夫说：“明天会好起来的。”7人死亡。第31旅进驻北岸。扎雷诺夫是总统。",
    "b": "札雷諾夫說：「明天會好起來的。」昨夜9人死亡。",
    "c": "扎雷诺夫说：“且看。”第31旅进驻南岸。第7旅进驻南岸。阿尔瓦尼亚下令袭击东山州（2031-02-01）。",
}
SIGN = Signature("分析员", "2031-03-01T00:00:00+00:00", "看过原文")


def newer_reader(lexicon: Path | None) -> Reader:
    """The same phrases, read by a later version."""
    return PhraseReader(lexicon.name if lexicon else "l1", "phrases 2")


def read(folder: Path, path: Path, make: Any = phrase_reader, lexicon: str = "l1") -> None:
    read_paths([folder], path, Settings(make_reader=make, jobs=1, lexicon=Path(lexicon)))


def make(folder: Path) -> Path:
    """The path of a situation that holds the reports."""
    (folder / "in").mkdir()
    for name, text in REPORTS.items():
        post(folder / "in", f"{name}.md", f"题{name}", text)
    read(folder / "in", folder / "s.db")
    return folder / "s.db"


def find(path: Path, kind: str, words: str = "") -> AnyClaim:
    with open_judged(path) as view:
        return next(one for one in view.claims(ClaimQuery(kind=kind)) if any(words in span.text for span in one.spans))


def report_of(path: Path, title: str) -> str:
    with open_judged(path) as view:
        return view.find_report(title)[0].id


def exported(path: Path, raw: bool = False) -> bytes:
    out = io.BytesIO()
    with open_judged(path, raw) as view:
        write_jsonl(view, out, Selection(least=0))
    return out.getvalue()


def now(path: Path, claim_id: str) -> tuple[str, AnyClaim]:
    with open_judged(path) as view:
        return view.mark(claim_id).state, view.claim(claim_id)
