"""The guide to reading keeps its word: its pack mends its sentences, and what it shows is what the commands print."""

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.tables import parse_table
from dragoman.reading import layout
from dragoman.reading.readers.grammar import GrammarReader
from dragoman.reading.shadow import CODE
from dragoman.schema.claims import AnyClaim, Condition, Deployment, Event, Occupancy, Quotation, Relation
from dragoman.schema.report import Block, Document, Report

ROOT = Path(__file__).parents[1]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "refresh_guide.py"))
PAGE = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
FILES: dict[str, str] = SCRIPT["files"](PAGE)
EXPORTED = 0.5
Found = Callable[[str], list[AnyClaim]]


def document(text: str) -> Document:
    report = Report(id="0123456789abcdef", title=text[:10], text=text, published="2024-05-10T00:00:00Z", language="zh-Hans")
    return Document(report=report, blocks=(Block(0, len(text), "paragraph"),))


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> GrammarReader:
    """A reader with the pack of the page."""
    folder = tmp_path_factory.mktemp("guide")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return GrammarReader(load_lexicon(folder / "my-packs"))


@pytest.fixture
def found(mended: GrammarReader) -> Found:
    """The claims of a sentence of the guide that an export would hold."""

    def claims(sentence: str) -> list[AnyClaim]:
        assert sentence in PAGE
        return [claim for claim in mended.read(document(sentence)).claims if claim.confidence >= EXPORTED]

    return claims


def test_the_misread_sentence_is_mended(found: Found) -> None:
    (claim,) = found("扎雷亚外长和贝罗尼亚外长5月6日在停战石会面。")
    assert isinstance(claim, Event)
    assert (claim.event, claim.date) == ("CONSULT", "2024-05-06")
    assert [place.id for place in claim.location] == ["place:armistice-stone"]
    assert len(claim.actor) == 2


def test_without_the_pack_it_is_misread() -> None:
    claims = GrammarReader(load_lexicon()).read(document("扎雷亚外长和贝罗尼亚外长5月6日在停战石会面。")).claims
    read_well = [c.event for c in claims if isinstance(c, Event)] == ["CONSULT"]
    assert not read_well, "the guide needs another example: this sentence is read well now"


@pytest.mark.parametrize(
    ("sentence", "kind", "wanted"),
    [
        ("扎雷亚总统5月4日呼吁贝罗尼亚撤军。", Event, {"event": "REQUEST", "actor": ["person:bogdan-zarenov"], "recipient": ["state:XBE"]}),
        ("扎雷亚海峡总管叶琳娜·多尔金娜当天撂话，", Occupancy, {"post": "海峡总管", "organisation": "state:XZA"}),
        ("总统扎雷诺夫撂话，渔船不许再靠近。", Quotation, {"speaker": "person:bogdan-zarenov", "cue": "撂话", "content": "渔船不许再靠近"}),
        ("5月6日，扎雷亚边防军越过界线，扣走三名贝罗尼亚渔民。", Event, {"event": "COERCE", "mode": "arrest", "date": "2024-05-06"}),
        ("扎雷亚和贝罗尼亚是换帖兄弟。", Relation, {"type": "allied_with", "from_": "state:XZA", "to": "state:XBE"}),
        ("扎雷亚一直靠贝罗尼亚的运河吃饭。", Relation, {"type": "depends_on", "from_": "state:XZA", "to": "state:XBE"}),
        ("5月8日，海狼营移防托兰察。", Deployment, {"unit": "unit:sea-wolves", "site": "territory:torancha", "date": "2024-05-08"}),
        ("海狼营在停战石附近安下营盘。", Deployment, {"unit": "unit:sea-wolves", "site": "x:place:停战石附近"}),
        ("扎雷亚有底气封锁海峡，", Condition, {"aspect": "capability", "of": ["state:XZA"], "matter": "有底气封锁海峡"}),
        ("外长顾明庭披上海峡总管的绶带。", Occupancy, {"post": "海峡总管", "change": "appointed"}),
    ],
)
def test_each_row_of_the_pack_reads_its_sentence(found: Found, sentence: str, kind: type[Any], wanted: dict[str, Any]) -> None:
    made = [{slot: _plain(getattr(claim, slot)) for slot in wanted} for claim in found(sentence) if isinstance(claim, kind)]
    assert wanted in made


def _plain(value: Any) -> Any:
    """Ids in the place of entities."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return getattr(value, "id", value)


def test_examples_of_the_rows_hold_what_they_should(found: Found) -> None:
    tables = ("cues", "triggers", "blockers")
    cue, trigger, blocker = (next(parse_table(FILES[f"my-packs/strait.{table}.zh.tsv"], table)) for table in tables)
    assert [c.cue for c in found(cue["positive"]) if isinstance(c, Quotation)] == [cue["form"]]
    assert [c for c in found(cue["negative"]) if isinstance(c, Quotation)] == []
    assert [(c.event, c.mode) for c in found(trigger["positive"]) if isinstance(c, Event)] == [(trigger["category"], trigger["mode"])]
    assert [c for c in found(trigger["negative"]) if isinstance(c, Event)] == []
    assert [c for c in found(blocker["positive"]) if isinstance(c, Event)] == []
    assert [c.event for c in found(blocker["negative"]) if isinstance(c, Event)] == ["ASSAULT"]


def test_a_relative_clause_is_taken_into_its_phrase(mended: GrammarReader) -> None:
    page = layout.lay_out(document("扎雷亚主导的北岸同盟呼吁停火。"), mended.lexicon, mended.chinese)
    assert page.sentences[0].coarse.text == f"{CODE['O']}呼吁停火。"


@pytest.mark.parametrize("sentence", ["扎雷亚第七步兵旅移防托兰察。", "5月6日，扎雷亚总统扎雷诺夫访问贝罗尼亚。"])
def test_shadows_are_as_the_page_draws_them(mended: GrammarReader, sentence: str) -> None:
    page = layout.lay_out(document(sentence), mended.lexicon, mended.chinese)
    letters = {char: f" `{letter}` " for letter, char in CODE.items()}
    drawn = "".join(letters.get(char, char) for char in page.sentences[0].fine.text)
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {sentence} |"))
    assert row.split("|")[2].replace(" ", "") == drawn.replace(" ", "")


def test_the_page_shows_what_its_commands_print(tmp_path: Path) -> None:
    assert SCRIPT["refreshed"](PAGE, tmp_path) == PAGE, "run scripts/refresh_guide.py, and see that the words around still hold"
