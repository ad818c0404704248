"""Speakers named whole, and words that begin and end where they are theirs. Invented people and bodies."""

import pytest

from dragoman.schema.claims import Quotation
from short_texts import Read

TRIAL = "被告鄭樹寧昨日作供。"


def said(read: Read, text: str) -> list[tuple[str, str]]:
    """Speaker as written, and the words, in the order of the text."""
    return [(c.speaker.text, c.content) for c in read(text).claims if isinstance(c, Quotation) and c.confidence >= 0.5]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("据BBC Torland Service报道，港口已经关闭。", "BBC Torland Service"),
        ("澳洲駐港澳總領事館亦發文稱，會繼續捍衛人權。", "澳洲駐港澳總領事館"),
        ("特兰戴尔市府在公报中强调，桥梁会重建。", "特兰戴尔市府"),
        ("協助難民的非政府組織「橋援」（Bridge Relief）代表表示，至少有60人感到憂慮。", "非政府組織「橋援」（Bridge Relief）代表"),
        ("親北京政客譴責這部電影煽動仇恨。", "親北京政客"),
        ("陆翰在《河流与鲜血》一文中指出，宪章没有规定各州可以脱离。", "陆翰"),
        ("任教于法学院的陆翰在之后的《河流与鲜血》一文当中则论述到，“宪章没有规定各州可以脱离。”", "陆翰"),
    ],
)
def test_a_speaker_is_named_whole(read: Read, text: str, speaker: str) -> None:
    assert [who for who, _ in said(read, text)] == [speaker]


def test_a_nickname_in_quotation_marks_is_whom_the_pronoun_means(read: Read) -> None:
    found = [c for c in read("「陳公子」身穿黑上衣，他表示不敢穿白衣，怕被人誤會。").claims if isinstance(c, Quotation)]
    assert [c.speaker.name for c in found] == ["陳公子"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("遊客曾形容小城是個當鋪、酒館、賭場三多的城市。", "小城是個當鋪、酒館、賭場三多的城市"),
        (
            "學生謝永康曾指出，此時的老師除了公開募捐，「密告於抗戰當局」即有可能與政府合作收集情報。",
            "此時的老師除了公開募捐，「密告於抗戰當局」",
        ),
        ("作者指出，小城早就是賭徒的天堂（就筆者所見，這個說法始於1920年代）。", "小城早就是賭徒的天堂"),
    ],
)
def test_the_words_begin_and_end_with_what_is_said(read: Read, text: str, content: str) -> None:
    assert [words for _, words in said(read, text)] == [content]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "鄭並指，曾考慮退出，但終決定參選，哽咽稱：「我做唔出呢個決定。」",
            [("鄭", "曾考慮退出，但終決定參選"), ("鄭", "我做唔出呢個決定。")],
        ),
        (
            "鄭認為當時有建制派或黨媒說投票犯法，估計他是回應該些輿論。",
            [("鄭", "當時有建制派或黨媒說投票犯法，估計他是回應該些輿論"), ("黨媒", "投票犯法")],
        ),
    ],
)
def test_words_within_words_end_where_the_teller_goes_on(read: Read, text: str, found: list[tuple[str, str]]) -> None:
    assert said(read, f"{TRIAL}{text}") == found


def test_a_message_on_a_platform_and_a_fact_that_comes_to_light_say_nothing(read: Read) -> None:
    assert not said(read, "他和助理的WhatsApp讯息显示，他期望更严厉的制裁。")
    assert not said(read, "乌军曾从前线调兵的事实逐步披露，目前可以推测主力已经撤出。")


def test_a_name_that_no_list_holds_speaks_where_it_does_so_twice(read: Read) -> None:
    text = "陆晞解释，合约没有写明薪水。陆晞也指出，长官的权力很大。"
    assert said(read, text) == [("陆晞", "合约没有写明薪水"), ("陆晞", "长官的权力很大")]
    assert not said(read, "国家指出，合约没有写明薪水。")


def test_what_somebody_then_does_is_no_thought_of_his(read: Read) -> None:
    assert said(read, "总统扎雷诺夫认为，同行可以互相照料，因此接受邀约。") == [("扎雷诺夫", "同行可以互相照料")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("外长梅尔克娃宣布，士兵“不会开枪”，并下令撤走路障。", [("梅尔克娃", "士兵“不会开枪”")]),
        ("林海国防部批评邻国“破坏平衡”，并且转头向北方求购火炮。", [("国防部", "邻国“破坏平衡”")]),
        ("矿工马连科以为有了股份就会有钱，可是东家要的是矿。", [("马连科", "有了股份就会有钱")]),
        ("难民告诉红十字会工作人员，骑马的人挨家搜查。", [("难民", "骑马的人挨家搜查")]),
        ("顾问霍兰德警告欧洲，若不跟进，邻国不排除加税。", [("霍兰德", "若不跟进，邻国不排除加税")]),
        ("反对党“晨湾党”领袖哈桑·奥斯达则要求总统下台，理由是任期早已届满。", [("哈桑·奥斯达", "任期早已届满")]),
        ("林海委员会谴责了这次袭击。", []),
        ("党主席古丽娜·阿西洛娃在议会质问：“谁来付钱？”", [("古丽娜·阿西洛娃", "谁来付钱？")]),
        ("示威者在国会宣布弹劾后散去。", []),
        ("副总统玛丽·卡塞雷斯就任。卡塞雷斯表示，合约很好。", [("卡塞雷斯", "合约很好")]),
    ],
)
def test_words_end_where_the_narrator_tells_of_a_deed(read: Read, text: str, found: list[tuple[str, str]]) -> None:
    assert said(read, text) == found


def test_who_is_not_named_is_nobody_told_of_before(read: Read) -> None:
    text = "学者顾明庭表示，合约很好。\n\n天气很冷。雪下得很大。河面结冰。人们都在等。\n\n"
    text += "一位学者对我说，合约没有写明薪水。\n\n顾明庭相信，合约写得很清楚。"
    names = [c.speaker.name for c in read(text).claims if isinstance(c, Quotation)]
    assert names[1] == "一位学者"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("市长林青到场。她直指卫队介入“完全出于政治动机”，并非执法所需。", ("她", "卫队介入“完全出于政治动机”，并非执法所需")),
        ("市长林青表示同伴失踪之后的呼吁：“我希望各国为他们发声。”", ("林青", "我希望各国为他们发声。")),
        ("被告黎志明昨日作供。\n黎在庭上认为，卡恩是在与南国为敌，但否认自己写过此信。", ("黎", "自己写过此信")),
    ],
)
def test_words_end_with_what_is_still_said(read: Read, text: str, found: tuple[str, str]) -> None:
    assert found in said(read, text)


def test_a_cue_that_points_back_brings_in_nothing(read: Read) -> None:
    found = said(read, "市长林青强调，各党没有协议，她才这样说，她也没有与人商量。")
    assert [content for _, content in found] == ["各党没有协议，她才这样说，她也没有与人商量"]


def test_one_is_not_many_named_before(read: Read) -> None:
    found = [
        c
        for c in read("许多学者受到围攻。谈及遭遇，这位学者有些无奈：“我希望他们读一读我的书，再来判断。”").claims
        if isinstance(c, Quotation)
    ]
    assert [c.speaker.name for c in found] == ["这位学者"]
