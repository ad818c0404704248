import pytest

from dragoman.intake.plain import read


@pytest.mark.parametrize(
    ("text", "title", "lines"),
    [
        ("A short title\n\nThe text.", "A short title", ["The text."]),
        ("The text is one sentence.\n\nAnother.", "The text is one sentence.", ["Another."]),
        ("两国谈判破裂。\n\n正文", None, ["两国谈判破裂。", "正文"]),
        ("No title\nbut two rows that differ in length, as the rows of a list do, and end.\nThird", None,
         ["No title", "but two rows that differ in length, as the rows of a list do, and end.", "Third"]),
        ("标题\n\n　　第一段。\n　　第二段很长很长很长很长很长很长很长。\n　　第三段。", "标题",
         ["第一段。", "第二段很长很长很长很长很长很长很长。", "第三段。"]),
        ("Title\n\n- one\n- two\n\n----\n\nend", "Title", ["one", "two", "end"]),
        ("only", None, ["only"]),
    ],
)  # fmt: skip
def test_plain_text(text: str, title: str | None, lines: list[str]) -> None:
    found = read(text)
    assert found.title == title
    assert [line.text for line in found.body.lines] == lines


def test_list_rows_are_items() -> None:
    assert [line.kind for line in read("T\n\n• a\n• b\n").body.lines] == ["item", "item"]
