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
        # He disputes it, or goes on: what follows is another cue's.
        ("鄭曾提到市長是「木偶」，他不認同要罷免市長，因預算仍須由他簽署。", [("鄭", "市長是「木偶」")]),
        ("鄭重申散會後各自回家，不同意控方指他收過信件。", [("鄭", "散會後各自回家"), ("控方", "他收過信件")]),
        (
            "法官表示他不看報紙，又在律師發問時打斷指，他只看證據。",
            [("法官", "他不看報紙"), ("法官", "他只看證據")],
        ),
        ("鄭稱文件是同事所寫；就主控質疑簽名屬他所有，他亦重申那是印章。", [("鄭", "文件是同事所寫"), ("他", "那是印章")]),
        # Who thinks on is the one that the words tell of.
        ("主筆扎雷諾夫指鄭前年去過橙國，認為港口「快要關門」。", [("扎雷諾夫", "鄭前年去過橙國，認為港口「快要關門」")]),
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
        # What the speaker has not done, and what is so in fact, the author tells.
        ("总统扎雷诺夫说过他要修两座水坝，还要减税，但却从来没有兑现。", [("扎雷诺夫", "他要修两座水坝，还要减税")]),
        ("主教佩特罗认为赌场应当关闭，但不正面回答“教会是否持股”的提问。", [("佩特罗", "赌场应当关闭")]),
        ("总统扎雷诺夫称他支持新港口，事实上去年他投了反对票。", [("扎雷诺夫", "他支持新港口")]),
        # A semicolon before another's share, answer, or what leads up to the next words.
        ("外长梅尔克娃表示，他们会卖掉两艘渡轮；后者则会停开夜班，尽管“乘客不少”。", [("梅尔克娃", "他们会卖掉两艘渡轮")]),
        ("总统扎雷诺夫直言这样做会坐牢；梅尔克娃和议“当然可以！”", [("扎雷诺夫", "这样做会坐牢"), ("梅尔克娃", "当然可以！")]),
        ("总统扎雷诺夫承认阵亡三百人；至本周，总统扎雷诺夫承认阵亡九百人。", [("扎雷诺夫", "阵亡三百人"), ("扎雷诺夫", "阵亡九百人")]),
        ("總統扎雷諾夫聲稱，水庫已經見底，他強調，上游要負責。", [("扎雷諾夫", "水庫已經見底"), ("他", "上游要負責")]),
        ("外长梅尔克娃指那家公司早已转手，也断然否认从中分红。", [("梅尔克娃", "那家公司早已转手"), ("梅尔克娃", "从中分红")]),
        # The other side of a contrast is announced as well.
        (
            "政府宣布两座桥封闭检修，渡轮和电车则照常行驶；外长没有出席。",
            [("政府", "两座桥封闭检修，渡轮和电车则照常行驶")],
        ),
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("橙国对该岛的主权主张，是基于两百年前的一份条约。", []),
        ("執政黨指使警察撕去對手的海報。", []),
        ("控方指使用武力是他的主意。", [("控方", "使用武力是他的主意")]),
        ("據何志文說，叛軍炮擊了醫院。", [("何志文", "叛軍炮擊了醫院")]),
        ("根据网民的爆料，叛军炮击了医院。", [("网民", "叛军炮击了医院")]),
        ("據了解，叛軍炮擊了醫院。", []),
        ("波兰海洋研究所公布数据，指海水正在变暖。", [("波兰海洋研究所", "海水正在变暖")]),
        ("波兰航空运输局更换徽章，称航线照旧。", [("波兰航空运输局", "航线照旧")]),
        ("议员扎雷诺夫指出，渔民没有退路，在这种天气里出海只有死路一条。", [("扎雷诺夫", "渔民没有退路，在这种天气里出海只有死路一条")]),
        ("《橙日报》指责医生工会不该罢工，还把会长叫做“逃兵”。", [("橙日报", "医生工会不该罢工")]),
        ("议员扎雷诺夫宣布这项安排当晚，渔民把船开进了内港。", []),
        ("議員扎雷諾夫指天氣很熱，不過解釋時被法官打斷。", [("扎雷諾夫", "天氣很熱")]),
        ("據何志文供稱，叛軍炮擊了醫院。", [("何志文", "叛軍炮擊了醫院")]),
        (
            "梅尔克娃认为停课没有必要，回忆三日叛军炮击时的经过时说：“窗户全碎了。”",
            [("梅尔克娃", "停课没有必要")],
        ),
        ("議員扎雷諾夫稱曾想搬家 惟含淚稱「捨不得海」", [("扎雷諾夫", "曾想搬家")]),
        ("矿工扎雷诺夫失业已久。他和朋友说想去海上打工。", [("他", "想去海上打工")]),
        ("議員扎雷諾夫表示，水管已修好，又言從電台聽到明日放假。", [("扎雷諾夫", "水管已修好"), ("扎雷諾夫", "從電台聽到明日放假")]),
        ("議員扎雷諾夫又指，帳目由助手保管，主控方自明表示：「我從沒見過。」", [("扎雷諾夫", "帳目由助手保管")]),
        ("Wallace教授总结：“雨季每年都会提前，农民早就习惯了。”", [("Wallace", "雨季每年都会提前，农民早就习惯了。")]),
    ],
)
def test_cues_that_are_none_and_speakers_by_their_frame(read: Read, text: str, found: list[tuple[str, str]]) -> None:
    assert said(read, text) == found


def test_who_is_named_before_many_speaks_too(read: Read) -> None:
    words = "叛军炮击了医院"
    assert set(said(read, f"路透社等多家媒体报道，{words}。")) == {("路透社", words), ("多家媒体", words)}
