import time

import pytest

from dragoman.intake.origins import Aligner, masked


@pytest.mark.parametrize(
    "source",
    ["a <b title='a'>b</b> <!-- c --> d", "<script>if (a < b) c</script>d", "x<style>y", "![a](b) [c](http://d.e)", "5 < 6", "<!-- open"],
)
def test_masking_keeps_the_length(source: str) -> None:
    assert len(masked(source)) == len(source)


def test_masking_hides_markup_only() -> None:
    assert masked("a<b c='d'>e</b>").replace("\0", "") == "ae"
    assert masked("<script>a</script>b").replace("\0", "") == "b"
    assert masked("[a](http://b)").replace("\0", "") == "[a"
    assert masked("5 < 6 > 4") == "5 < 6 > 4"


def test_pieces_are_found_in_order_and_runs_joined() -> None:
    aligner = Aligner("one two one")
    aligner.add("one", 0)
    aligner.made(3, 1)
    aligner.add("one", 4)
    assert [(run.start, run.length, run.source) for run in aligner.runs] == [(0, 3, 0), (3, 1, -1), (4, 3, 8)]


def test_a_piece_with_an_entity_is_found_around_it() -> None:
    source = "salt &amp; pepper on the table"
    text = "salt & pepper on the table"
    aligner = Aligner(source)
    aligner.add(text, 0)
    assert sum(run.length for run in aligner.runs) == len(text)
    for run in aligner.runs:
        assert run.source >= 0
        assert source[run.source : run.source + run.length] == text[run.start : run.start + run.length]


def test_white_space_that_became_one_blank_is_not_claimed() -> None:
    aligner = Aligner("a line\nand another")
    aligner.add("a line and another", 0)
    assert [(run.start, run.length, run.source) for run in aligner.runs] == [(0, 6, 0), (6, 1, -1), (7, 11, 7)]


def test_a_text_that_stands_nowhere_costs_little() -> None:
    started = time.perf_counter()
    aligner = Aligner("a" * 200_000)
    aligner.add("b" * 200_000, 0)
    assert [(run.start, run.length, run.source) for run in aligner.runs] == [(0, 200_000, -1)]
    assert time.perf_counter() - started < 5
