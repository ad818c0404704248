"""Acts of speech as cues, and where words end before another one. Invented people and bodies."""

import pytest

from dragoman.schema.claims import Quotation
from short_texts import Read


def said(read: Read, text: str) -> list[tuple[str, str]]:
    """Speaker by name, and the words, in the order of the text."""
    return [(c.speaker.name, c.content) for c in read(text).claims if isinstance(c, Quotation) and c.confidence >= 0.5]


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("外长梅尔科娃周五反唇相讥，贝罗尼亚早该照照镜子。", "梅尔科娃", "贝罗尼亚早该照照镜子"),
        ("發言人柯德林一口咬定，根本沒有人被捕。", "柯德林", "根本沒有人被捕"),
        ("河谷联盟估计，逾三万名村民逃离家园。", "河谷联盟", "逾三万名村民逃离家园"),
        ("“黎明之路”主席多布罗娃斥之为“无稽之谈”，但没有排除公投。", "多布罗娃", "“无稽之谈”"),
        ("退役将领卡斯托夫主张对邻国保持克制。", "卡斯托夫", "对邻国保持克制"),
        ("達拉格指控在場士兵袖手旁觀。", "達拉格", "在場士兵袖手旁觀"),
    ],
)
def test_acts_of_speech_bring_in_words(read: Read, text: str, who: str, words: str) -> None:
    assert (who, words) in said(read, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("扎雷亚军方说有十一名守军阵亡，同盟发言人柯德林则声称击毙四十余人。", {"有十一名守军阵亡", "击毙四十余人"}),
        ("梅尔科娃表示，扎雷亚只承认合法政府，然而据两名知情军官说，首批士兵已经离开。", {"扎雷亚只承认合法政府", "首批士兵已经离开"}),
        ("梅尔科娃說，艦隊已經返航；國防大臣表達關切，並提出抗議。", {"艦隊已經返航"}),
        ("扎雷诺夫谴责这一决定是“背叛”，并扬言必要时将采取反制。", {"这一决定是“背叛”", "必要时将采取反制"}),
    ],
)
def test_words_end_where_somebody_else_is_told_of(read: Read, text: str, expected: set[str]) -> None:
    assert {words for _, words in said(read, text)} == expected


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("据一份外泄的议程，各国将讨论放宽制裁。", "一份外泄的议程", "各国将讨论放宽制裁"),
        ("據王宮總管當晚發出的文告，元首已恩准其請。", "王宮總管", "元首已恩准其請"),
        ("法新社援引扎雷亚内政部一名不具名官员的话说，导弹落在营房附近。", "扎雷亚内政部一名不具名官员", "导弹落在营房附近"),
        ("多布罗娃的办公室事后否认他说过这番话。", "多布罗娃的办公室", "他说过这番话"),
        ("三個消息來源都說，坎培自四月起便沒有回過家。", "三個消息來源", "坎培自四月起便沒有回過家"),
        ("行政长官日尔佐夫说，一切正常。", "日尔佐夫", "一切正常"),
        ("接近总统府的一名官员透露，联名信是二月写的。", "接近总统府的一名官员", "联名信是二月写的"),
        ("若雨季前停不了火，世界谷物计划署警告，将有五万人断粮。", "世界谷物计划署", "若雨季前停不了火 … 将有五万人断粮"),
    ],
)
def test_speakers_and_sources(read: Read, text: str, who: str, words: str) -> None:
    assert (who, words) in said(read, text)


def test_answers_of_an_interview_are_the_guests(read: Read) -> None:
    text = "本台连线了研究员格哈德·施泰因鲍尔。以下是访谈摘要。\n\n问：政府是不是反应过度？\n\n答：我不这么看，邻国早有准备。"
    assert said(read, text) == [("格哈德·施泰因鲍尔", "我不这么看，邻国早有准备")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柯德林预言，扎雷诺夫将在秋天修宪；草原党发言人多布罗娃斥之为“无稽之谈”。", {"扎雷诺夫将在秋天修宪", "“无稽之谈”"}),
        ("霍尔根认为双方都不打算打；曾在当地服役的退役将领多布罗娃却没有这么乐观。", {"双方都不打算打"}),
        ("柯德林揚言內閣若批准撤軍，他的議員就會退出政府。", {"內閣若批准撤軍，他的議員就會退出政府"}),
        ("扎雷诺夫批评警方选择性执法，要求市长道歉。", {"警方选择性执法"}),
        ("扎雷亚外交部称此举是闹剧，并誓言予以回击。", {"此举是闹剧", "予以回击"}),
    ],
)
def test_bounds_of_words(read: Read, text: str, expected: set[str]) -> None:
    assert {words for _, words in said(read, text)} == expected
