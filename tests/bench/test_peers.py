import pytest
from bench.peers import HERE, MISSING, Peers, Row, Table, page, peers


def test_the_page_is_what_the_file_says() -> None:
    assert (HERE / "peers.md").read_text(encoding="utf-8") == page(peers()), "run python -m bench.peers"


@pytest.mark.parametrize("table", peers().table, ids=lambda table: table.title)
def test_every_row_has_a_figure_for_each_column(table: Table) -> None:
    assert [row.who for row in table.rows if len(row.ours) + len(row.figures) != len(table.columns)] == []


def test_every_figure_of_ours_is_shown() -> None:
    shown = {name for table in peers().table for row in table.rows for name in row.ours}
    assert set(peers().ours) - shown == {"measured"}


def test_what_is_not_measured_says_so() -> None:
    table = Table("Speed", "note", ("a", "b"), (Row("us", ("x",), ("fast",)),))
    assert f"| us | {MISSING} | x | measured |" in page(Peers({"measured": "", "fast": ""}, (table,)))
    assert "| us | 9 | x | measured |" in page(Peers({"measured": "2030-01-01", "fast": "9"}, (table,)))
    with pytest.raises(KeyError):
        page(Peers({"measured": ""}, (table,)))
