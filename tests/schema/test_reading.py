import pytest

from dragoman.schema.entities import Span
from dragoman.schema.errors import ContractError
from dragoman.schema.reading import Reading, check_spans
from samples import BASE, CLAIMS


def test_spans_must_be_the_words_of_the_text() -> None:
    reading = Reading(report=BASE["report"], reader="test", lexicon="test", claims=tuple(CLAIMS))
    check_spans(reading, "阿尔瓦尼亚宣布")
    with pytest.raises(ContractError, match="0–5"):
        check_spans(reading, "另一国家宣布了")


def test_offsets_count_code_points_beyond_the_basic_plane() -> None:
    text = "𠀀阿"
    span = Span(1, 2, "阿")
    assert text[span.start : span.end] == span.text
