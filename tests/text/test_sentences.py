import pytest

from dragoman.text.sentences import clauses, split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, [(0, len(text))])]


@pytest.mark.parametrize(
    "text",
    [
        "第一句。|第二句！|第三句？",
        "他走了；部长留下。|会议结束。",
        "他说：“我们不走。”|总统没有回答。",
        "“我们不走。”他说。|随后他离开。",
        "「誰能介入？」是一個問題。|沒有人知道。",
        "“我们会谈判！也会坚持。”部长表示，各方应克制。",
        "（2013年，他汇了钱。）|关系恶化。",
        "他在《何去何从？》中写道。|结束。",
        "增长3.5%！|对吗？",
        "真的吗?|是的!",
        "Mr. Zarenov met Gen. A. B. Koval in the U.S. on Jan. 5.|He left at 5 p.m.|The talks failed.",
        "The U.S. President smiled.|No. 7 won 3.5 percent.",
        "“We will go. We will stay,” he said.|She left.",
        '"Stop!" she cried.|"Go on."|He left.',
        "It grew (see Art. 5. of it) again.|Is it so?|Yes.",
    ],
)
def test_sentences(text: str) -> None:
    parts = text.split("|")
    joined = parts[0] + "".join(f" {part}" if part[0] < "\u2e80" else part for part in parts[1:])
    assert sentences(joined) == parts


def test_folded_english_still_splits() -> None:
    assert sentences("the talks failed. mr. koval left.") == ["the talks failed.", "mr. koval left."]


def test_never_across_blocks_or_lines() -> None:
    text = "标题\n第一句没有句号\n第二段。"
    assert [text[a:b] for a, b in split(text, [(0, 2), (3, len(text))])] == ["标题", "第一句没有句号", "第二段。"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他走了，部长留下；会议结束。", ["他走了", "部长留下", "会议结束"]),
        ("总统（2010年，上任）说：不。", ["总统（2010年，上任）说", "不"]),
        ("共有2,500人，都走了", ["共有2,500人", "都走了"]),
        ("甲、乙和丙离开——没有人说话", ["甲、乙和丙离开", "没有人说话"]),
        ("He left, and she stayed; it was over", ["He left", "and she stayed", "it was over"]),
        ("At 10:30 they had 2,500 men", ["At 10:30 they had 2,500 men"]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in clauses(text, (0, len(text)))] == expected
