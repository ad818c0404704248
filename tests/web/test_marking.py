"""Marks nest, lose no character, and hang each claim's id on its first words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.schema.claims import Condition
from dragoman.schema.entities import Entity, Span
from dragoman.schema.report import Block, Report
from dragoman.web.marking import Paragraph, paragraphs

TEXT = "阿尔瓦尼亚总统扎雷诺夫辞职。\n总理留任。\nThe capital is quiet."
REPORT = Report(id="r", title="t", text=TEXT)
BLOCKS = tuple(Block(start, end, "paragraph") for start, end in ((0, 14), (15, 20), (21, len(TEXT))))


def claim(name: str, *bounds: tuple[int, int]) -> Condition:
    spans = tuple(Span(start, end, TEXT[start:end]) for start, end in bounds)
    return Condition(report="r", id=name, spans=spans, of=(Entity("x", "x", "x"),), aspect="security", matter="m")


def written(made: list[Paragraph]) -> list[str]:
    """Paragraphs with [id:words] for marks; a mark without the id is a later piece of a claim."""
    lines = []
    for paragraph in made:
        parts = []
        for token in paragraph.tokens:
            if token.opens:
                parts.append(f"[{token.opens.id if token.first else '~'}:")
            elif token.closes:
                parts.append("]")
            else:
                parts.append(token.text)
        lines.append("".join(parts))
    return lines


@pytest.mark.parametrize(
    ("claims", "first"),
    [
        ([], "阿尔瓦尼亚总统扎雷诺夫辞职。"),
        ([claim("a", (0, 5))], "[a:阿尔瓦尼亚]总统扎雷诺夫辞职。"),
        ([claim("b", (5, 7)), claim("a", (0, 13))], "[a:阿尔瓦尼亚[b:总统]扎雷诺夫辞职]。"),
        ([claim("a", (0, 7)), claim("b", (5, 11))], "[a:阿尔瓦尼亚[b:总统]][~:扎雷诺夫]辞职。"),
        ([claim("a", (0, 5)), claim("b", (0, 5))], "[a:[b:阿尔瓦尼亚]]总统扎雷诺夫辞职。"),
        ([claim("a", (0, 2), (5, 7))], "[a:阿尔]瓦尼亚[~:总统]扎雷诺夫辞职。"),
    ],
)
def test_marks_nest(claims: list[Condition], first: str) -> None:
    assert written(paragraphs(REPORT, BLOCKS, claims))[0] == first


def test_a_mark_over_two_paragraphs_is_cut_between_them() -> None:
    made = paragraphs(REPORT, BLOCKS, [claim("a", (11, 17))])
    assert written(made)[:2] == ["阿尔瓦尼亚总统扎雷诺夫[a:辞职。]", "[~:总理]留任。"]
    assert [len(paragraph.claims) for paragraph in made] == [1, 0, 0]


def test_text_outside_all_blocks_is_a_paragraph_too() -> None:
    assert written(paragraphs(REPORT, BLOCKS[1:2], [])) == TEXT.split("\n")


bounds = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12)).map(lambda pair: (pair[0], min(len(TEXT), sum(pair))))


@given(st.lists(bounds, max_size=8))
def test_no_character_is_lost_and_every_claim_can_be_linked_to(spans: list[tuple[int, int]]) -> None:
    claims = [claim(f"c{n}", one) for n, one in enumerate(spans) if TEXT[slice(*one)].strip()]
    made = paragraphs(REPORT, BLOCKS, claims)
    assert "\n".join("".join(token.text for token in one.tokens) for one in made) == TEXT
    assert sorted(token.opens.id for one in made for token in one.tokens if token.opens and token.first) == sorted(c.id for c in claims)
    for one in made:
        depth = 0
        for before, token in pairwise([None, *one.tokens]):
            depth += 1 if token and token.opens else -1 if token and token.closes else 0
            assert depth >= 0
            assert not (before and before.opens and token and token.closes), "an empty mark"
        assert depth == 0
