from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

from dragoman.schema.errors import DragomanError
from dragoman.store.queries import ClaimQuery
from dragoman.store.situation import open_view, open_writer
from dragoman.store.sqlite import StoreError, reading_engine
from dragoman.store.view import NotThereError, View
from dragoman.store.writer import Outcome, Place, Writer
from inventing import PhraseReader, document

TEXTS = (
    ("北约之争", "扎雷诺夫说：“北约不会来。”7人死亡。", "2031-02-03T10:00:00+08:00"),
    ("北約之爭", "札雷諾夫說：「北約會來。」第3旅进驻北岸。", "2031-03-03T10:00:00+08:00"),
    ("NATO and the north", "阿尔瓦尼亚下令袭击东山州（2030-12-31）。The NORTH is cold. 约北。", None),
)


@pytest.fixture(scope="module")
def situation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("view") / "s.db"
    reader = PhraseReader()
    with open_writer(path) as writer:
        for number, (title, text, published) in enumerate(TEXTS):
            found = document(text, title, f"{number}.md", published)
            end = Outcome(path=f"/{number}.md", sha256=str(number), reports=(found.report.id,))
            writer.add(found, reader.read(found), Place(f"/{number}.md", str(number)), end)
    return path


@pytest.fixture
def view(situation: Path) -> Iterator[View]:
    with open_view(situation) as made:
        yield made


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("北约", {"北约之争", "北約之爭"}),
        ("北約", {"北约之争", "北約之爭"}),
        ("约北", {"NATO and the north"}),
        ("nato NORTH", {"NATO and the north"}),
        ('"north is"', {"NATO and the north"}),
        ('"is north"', set()),
        ("nor*", {"NATO and the north"}),
        ("北约 死亡", {"北约之争"}),
        ("北约 OR 约北", set()),
        ('a"b', set()),
        ("来不会", set()),
    ],
)
def test_search_finds_words_side_by_side_in_either_script(view: View, words: str, titles: set[str]) -> None:
    assert {hit.report.title for hit in view.search(words)} == titles


def test_a_hit_says_where_it_stands(view: View) -> None:
    for hit in view.search("北約"):
        assert hit.start is not None
        assert hit.report.text[hit.start : hit.end] in {"北约", "北約"}


@pytest.mark.parametrize("words", ["", "  ", "「」", '""'])
def test_a_search_for_nothing_is_told(view: View, words: str) -> None:
    with pytest.raises(DragomanError, match="nothing to search for"):
        view.search(words)


@pytest.mark.parametrize("name", ["扎雷诺夫", "札雷諾夫", "ivar zarenov", "Zarenov", "person:zarenov"])
def test_an_actor_is_found_under_any_of_its_names(view: View, name: str) -> None:
    assert [one.id for one in view.find_actor(name)] == ["person:zarenov"]


@pytest.mark.parametrize("name", ["", "·", "%", "nobody", "Zarenova"])
def test_nobody_is_found_under_another_name(view: View, name: str) -> None:
    assert view.find_actor(name) == []


def test_exact_finding_takes_no_part_of_a_name(view: View) -> None:
    assert view.find_actor("Zarenov", exact=True) == []


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        (ClaimQuery(actor="person:zarenov"), ["quotation", "quotation"]),
        (ClaimQuery(by="person:zarenov", words="北约"), ["quotation", "quotation"]),
        (ClaimQuery(words="不会来"), ["quotation"]),
        (ClaimQuery(kind="quantity"), ["quantity"]),
        (ClaimQuery(kind="quantity", least=0.5), []),
        (ClaimQuery(category="assault"), ["event"]),
        (ClaimQuery(category="deaths"), ["quantity"]),
        (ClaimQuery(start="2031-03"), ["deployment", "quotation"]),
        (ClaimQuery(end="2030"), ["event"]),
        (ClaimQuery(start="2030-12-31", end="2031-02-03"), ["event", "quantity", "quotation"]),
        (ClaimQuery(by="state:ALV"), []),
        (ClaimQuery(actor="x:territory:东山州"), ["event"]),
    ],
)
def test_claims_are_narrowed(view: View, query: ClaimQuery, kinds: list[str]) -> None:
    found = view.claims(query)
    assert sorted(type(claim).__name__.lower() for claim in found) == kinds
    assert view.count_claims(query) == len(kinds)
    assert len(list(view.each_claim(query))) == len(kinds)


def test_pages_of_claims_together_are_all_of_them(view: View) -> None:
    whole = view.claims()
    assert [*view.claims(limit=2), *view.claims(limit=9, offset=2)] == whole
    assert len(whole) == 5


def test_reports_come_latest_first_and_undated_last(view: View) -> None:
    assert [one.title for one in view.reports()] == ["北約之爭", "北约之争", "NATO and the north"]


@pytest.mark.parametrize(("words", "count"), [("北約之爭", 2), ("NATO", 1), ("北", 2), ("nothing of it", 0)])
def test_reports_are_found_by_title_in_either_script(view: View, words: str, count: int) -> None:
    assert len(view.find_report(words)) == count


def test_what_is_not_there_is_told(view: View) -> None:
    for ask in (view.report, view.actor, view.claim, view.document, view.blocks):
        with pytest.raises(NotThereError, match="0000"):
            ask("0000")


def test_a_view_cannot_write(situation: Path) -> None:
    writing = {name for name in dir(Writer) if not name.startswith("_")} - {"up_to_date"}
    assert not writing & set(dir(View))
    with reading_engine(situation).connect() as connection, pytest.raises((StoreError, DatabaseError)):
        connection.exec_driver_sql("DELETE FROM claim")
