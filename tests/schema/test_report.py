import pytest

from dragoman.schema.errors import ContractError
from dragoman.schema.report import Block, Document, Origin, Report

REPORT = Report(id="a", title="题", text="一二三四五六")


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2)])
def test_a_block_ends_after_it_starts(start: int, end: int) -> None:
    with pytest.raises(ContractError):
        Block(start, end, "paragraph")


@pytest.mark.parametrize(("ident", "text"), [("", "字"), ("a", ""), ("a", " \n")])
def test_a_report_needs_an_id_and_a_text(ident: str, text: str) -> None:
    with pytest.raises(ContractError):
        Report(id=ident, title="", text=text)


@pytest.mark.parametrize(("offset", "source"), [(0, 10), (1, 11), (2, None), (3, 40), (5, 42), (6, None)])
def test_the_way_back_into_the_file(offset: int, source: int | None) -> None:
    document = Document(report=REPORT, blocks=(Block(0, 6, "paragraph"),), origins=(Origin(0, 2, 10), Origin(2, 1, -1), Origin(3, 3, 40)))
    assert document.source_offset(offset) == source


def test_no_origins_no_way_back() -> None:
    assert Document(report=REPORT, blocks=()).source_offset(0) is None
