"""Where words end and the next speaker's begin, who is unnamed, and what is no speech at all. Invented people and bodies."""

import pytest

from dragoman.schema.claims import Quotation
from short_texts import Read

TRIAL = "被告鄭樹寧昨日作供。"


def said(read: Read, text: str) -> list[tuple[str, str]]:
    """Speaker as written, and the words, in the order of the text."""
    return [(c.speaker.text, c.content) for c in read(text).claims if isinstance(c, Quotation) and c.confidence >= 0.5]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A family name alone belongs to the narrator.
        ("法官質疑他從無反對，鄭不同意，指文件由助理草擬。", [("法官", "他從無反對"), ("鄭", "文件由助理草擬")]),
        ("法官一度指，無人要求他離開，鄭回應當時不知情。", [("法官", "無人要求他離開"), ("鄭", "當時不知情")]),
        ("鄭表示，他無意參選，惟鄭指與家人商量後改變主意。", [("鄭", "他無意參選"), ("鄭", "與家人商量後改變主意")]),
        # No word boundary is needed behind a name, nor before what follows the cue.
        ("惟鄭指其文章只是試寫。", [("鄭", "其文章只是試寫")]),
        ("鄭否認，指是助理的意思。", [("鄭", "是助理的意思")]),
        ("法官質疑鄭說過要退出，惟鄭指從無此意。", [("法官", "鄭說過要退出"), ("鄭", "從無此意")]),
        # Who sits in court speaks for himself.
        ("鄭稱可以退出，惟法官即質疑他講一套做一套。", [("鄭", "可以退出"), ("法官", "他講一套做一套")]),
        ("鄭指說話時沒有拍枱，又指衝突期間他在家。", [("鄭", "說話時沒有拍枱"), ("鄭", "衝突期間他在家")]),
        # The family name and a word of time are no name.
        ("鄭本周指文件早已銷毀。", [("鄭", "文件早已銷毀")]),
    ],
)
def test_turns_in_a_trial(read: Read, text: str, found: list[tuple[str, str]]) -> None:
    assert said(read, TRIAL + text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("外长梅尔克娃称会谈“坦率”，而对方代表——总统扎雷诺夫表示，“没有结果”。", [("梅尔克娃", "会谈“坦率”"), ("扎雷诺夫", "没有结果")]),
        ("外长梅尔克娃谴责邻国关闭口岸，并加入制裁。", [("梅尔克娃", "邻国关闭口岸")]),
        ("外长梅尔克娃认为敌军会渡河，因此从后方调来了两个旅。", [("梅尔克娃", "敌军会渡河")]),
        ("总统扎雷诺夫宣称谈判由他决定，让许多盟友不满。", [("扎雷诺夫", "谈判由他决定")]),
        ("总统扎雷诺夫表示谈判会继续；外长梅尔克娃没有出席。", [("扎雷诺夫", "谈判会继续")]),
        ("總統扎雷諾夫表示不會讓步，並附上一張地圖。", [("扎雷諾夫", "不會讓步")]),
        ("總統扎雷諾夫承認了旗艦沉沒，但宣布是火災引起的。", [("扎雷諾夫", "旗艦沉沒"), ("扎雷諾夫", "是火災引起的")]),
        # What others do belongs to somebody's view.
        ("在总统扎雷诺夫看来，条约没有意义，而阿尔瓦尼亚早已撕毁了它。", [("扎雷诺夫", "条约没有意义，而阿尔瓦尼亚早已撕毁了它")]),
        # A frame further on lends the cue before it no speaker.
        (
            "总统扎雷诺夫延续前任的话语，强调“两国互不隶属”，反对梅尔克娃将阿尔瓦尼亚视为“一个省份”。",
            [("扎雷诺夫", "两国互不隶属"), ("梅尔克娃", "“一个省份”")],
        ),
    ],
)
def test_where_words_end(read: Read, text: str, found: list[tuple[str, str]]) -> None:
    assert said(read, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("保育局表示，河岸将封闭两周。", [("保育局", "河岸将封闭两周")]),
        ("一名议会的工作人员认为，表决会推迟。", [("一名议会的工作人员", "表决会推迟")]),
        ("有常去法庭旁听的人指出，法官都很疲惫。", [("有常去法庭旁听的人", "法官都很疲惫")]),
        ("有消息称，守军已经撤到河东。", [("消息", "守军已经撤到河东")]),
        ("也有研究表示，這筆錢不會用來幫助學生。", [("研究", "這筆錢不會用來幫助學生")]),
    ],
)
def test_speakers_by_their_shape(read: Read, text: str, found: list[tuple[str, str]]) -> None:
    assert said(read, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "如果总统扎雷诺夫改变立场，发表一份声明：“我们承认这个岛。”会有什么影响？",
        "扎雷诺夫总统相信梅尔克娃的判断，从不过问。",
        "四国呼吁为对希望离开的记者提供支援。",
        "总统扎雷诺夫作出回应，然而数周后局势平静下来。",
        "而另一个她认为离谱的个案，发生在港口。",
        "自叛军宣称，占领了首都后，边境一直关闭。",
        "总统扎雷诺夫出席会议解释情况，其间没有离开。",
        "总统扎雷诺夫最怕别人说他软弱无能。",
        "居民希望桥早日修好，给孩子们一条路。",
        "总统扎雷诺夫承认边城为阿尔瓦尼亚首都。",
        "总统扎雷诺夫指的是去年公布的那份估计。",
        "总统扎雷诺夫以强调公义闻名于世。",
        "扎雷诺夫总统指了指树上的小灯盒。",
        "在被问起时，居民会挑选他们认为合适的答案。",
        "议长在国会接受质询，认为他们打击不力。",
    ],
)
def test_no_speech(read: Read, text: str) -> None:
    assert said(read, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("总统伊戈尔·扎雷诺夫说，桥断了。天气很冷。他又说，没有人受伤。", "扎雷诺夫"),
        ("总统伊戈尔·扎雷诺夫说，桥断了。士兵们很累，难民也到了。他们说，没有人受伤。", ""),
    ],
)
def test_a_pronoun_means_who_spoke_last_or_nobody(read: Read, text: str, name: str) -> None:
    found = [c.speaker.name for c in read(text).claims if isinstance(c, Quotation) and c.confidence >= 0.5 and "没有人受伤" in c.content]
    assert [name in speaker for speaker in found] == ([True] if name else [])
