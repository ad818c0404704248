import pytest

from dragoman.intake.markdown import body


def read(text: str) -> list[tuple[str, int, str]]:
    return [(line.kind, line.level, line.text) for line in body(text).lines]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "# A\n\nText with *stress*, __force__ and a [link](http://x.y/z_a).",
            [("heading", 1, "A"), ("paragraph", 0, "Text with stress, force and a link.")],
        ),
        ("他说**“你好”**然后**走了**。", [("paragraph", 0, "他说“你好”然后走了。")]),
        ("他說__「你好」__然後", [("paragraph", 0, "他說「你好」然後")]),
        ("a [link](http://x.y/__a__b__)", [("paragraph", 0, "a link")]),
        ("- a\n- b\n    - c\n\n1. d", [("item", 1, "a"), ("item", 1, "b"), ("item", 2, "c"), ("item", 1, "d")]),
        ("> 甲旅：<br>\n> • 港口<br>\n> • 机场", [("quotation", 0, "甲旅："), ("quotation", 0, "• 港口"), ("quotation", 0, "• 机场")]),
        ("![i](a.jpg)\n▲ A harbour.", [("caption", 0, "▲ A harbour.")]),
        ("A paragraph\n---\nanother", [("paragraph", 0, "A paragraph"), ("paragraph", 0, "another")]),
        ("    Indented prose\n\n　　缩进的段落", [("paragraph", 0, "Indented prose"), ("paragraph", 0, "缩进的段落")]),
        ("a\n\n<!--more-->\n\nb {: .c}\n\n{% include x.html %}\n\n{{ page.title }}", [("paragraph", 0, "a"), ("paragraph", 0, "b")]),
        ("A fact[^1] here.\n\n[^1]: The note.", [("paragraph", 0, "A fact here."), ("paragraph", 0, "The note.")]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", [("paragraph", 0, "a | b"), ("paragraph", 0, "1 | 2")]),
        ("<div>\n\nText *in* HTML\n\n</div>", [("paragraph", 0, "Text in HTML")]),
        ("first\r\n\r\nsecond", [("paragraph", 0, "first"), ("paragraph", 0, "second")]),
        ("5 < 6 & 7 > 2", [("paragraph", 0, "5 < 6 & 7 > 2")]),
    ],
)
def test_lines_of_markdown(text: str, lines: list[tuple[str, int, str]]) -> None:
    assert read(text) == lines


def test_a_hard_wrapped_paragraph_is_one_line() -> None:
    text = (
        "The two foreign ministers met for the third time this month and\n"
        "agreed on little. They will meet again on Monday in the capital of\n"
        "Alvania, officials said."
    )
    assert len(read(text)) == 1
    assert "month and agreed" in read(text)[0][2]


def test_chinese_rows_are_joined_without_a_space() -> None:
    rows = (
        "两国外长本月第三次会面，就边境问题交换了意见，但是没有达成任何实质性的协\n"
        "议，他们将于下周一在首都再次会面，届时将讨论撤军的时间表以及战俘交换的细\n"
        "节。"
    )
    assert [line[2] for line in read(rows)] == [rows.replace("\n", "")]


def test_rows_of_an_interview_stay_apart() -> None:
    rows = "记者：谈判会继续吗？\n部长：当然会，我们已经约好了下一次会面的时间，并且双方都同意把边境问题放在首位。\n记者：谢谢。"
    assert [line[2] for line in read(rows)] == rows.split("\n")
