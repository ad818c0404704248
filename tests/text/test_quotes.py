import pytest

from dragoman.text.quotes import pairs


def inner(text: str) -> list[tuple[str, int, bool]]:
    return [(text[p.inner_start : p.inner_end], p.depth, p.closed) for p in pairs(text, (0, len(text))) if p.kind == "quote"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说：“我们不走。”", [("我们不走。", 0, True)]),
        ("他說：「甲稱『乙』了。」", [("甲稱『乙』了。", 0, True), ("乙", 1, True)]),
        ("“甲‘乙’丙”", [("甲‘乙’丙", 0, True), ("乙", 1, True)]),
        ('He said "no" and "yes".', [("no", 0, True), ("yes", 0, True)]),
        ("«Да»", [("Да", 0, True)]),
        ("„Ja“", [("Ja", 0, True)]),
        ("他说：“我们不走。\n", [("我们不走。", 0, False)]),
        ("officials’ “plan”", [("plan", 0, True)]),
        ("“it’s ours”", [("it’s ours", 0, True)]),
        ('a 5" gun and "words"', [("words", 0, True)]),
        ("”没有开头", []),
        ("“甲「乙”丙", [("甲「乙", 0, True)]),
    ],
)
def test_quotations(text: str, expected: list[tuple[str, int, bool]]) -> None:
    assert inner(text) == expected


def test_titles_are_told_apart_and_have_no_depth() -> None:
    text = "他在《报纸“甲”版》上"
    assert [(p.kind, p.depth) for p in pairs(text, (0, len(text)))] == [("title", 0), ("quote", 0)]


def test_offsets_stay_inside_the_block() -> None:
    text = "“甲”\n“乙”"
    (pair,) = pairs(text, (4, 7))
    assert (pair.start, pair.end, pair.inner_start, pair.inner_end) == (4, 7, 5, 6)
