"""In whose voice an act is told where nobody is quoted: sources, notices, rulings, turns of a conversation. Invented people and bodies."""

import pytest

from dragoman.schema.claims import Event, Quotation
from short_texts import Read, sure_events

HELD = "警方拘捕了三十名平民。"


def voices(read: Read, text: str) -> set[tuple[str, ...]]:
    """Who says so, of each act of force in the text."""
    return {tuple(e.text for e in c.asserted_by) for c in sure_events(read(text)) if c.event in {"ASSAULT", "COERCE"}}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("根据橙湖新闻获得的信息，" + HELD, "橙湖新闻"),
        ("根据维权组织“橙湖网”（OL-Info）的统计，" + HELD, "维权组织“橙湖网”"),
        (HELD + "——《橙湖日报》", "橙湖日报"),
        ("「" + HELD + "」——顧明庭", "顧明庭"),
        ("在许多波兰评论者看来，" + HELD, "波兰评论者"),
        ("據路透社掌握的內部文件，警方拘捕了三十名平民。", "路透社"),
        ("据娜塔莎讲，警方拘捕了三十名平民。", "娜塔莎"),
        ("在顾明庭看来，双方不会妥协，但如果谈判破裂，警方很可能拘捕三十名平民。", "顾明庭"),
        ("据Dasha讲，警方拘捕了三十名平民。", "Dasha"),
        ("仲裁庭裁定警方拘捕了三十名平民。", "仲裁庭"),
        ("美国国防部发布警报：" + HELD, "美国国防部"),
        ("美國國防部發布「戰爭警報」：警方拘捕了三十名平民。", "美國國防部"),
        ("橙湖联盟在声明表示，警方以疫情为由，拘捕了三十名平民。", "橙湖联盟"),
        ("非牟利组织“橙湖监察”发表报告指，在新法影响下，警方拘捕了三十名平民。", "橙湖监察"),
        ("水务局回覆《橙报》查询时称，截至五月，警方拘捕了三十名平民。", "水务局"),
        ("消息指警方今日拘捕了三十名平民。", "消息"),
        ("國際上認為警方拘捕了三十名平民。", "國際上"),
        ("大部分评论都认为警方拘捕了三十名平民。", "大部分评论"),
        ("作家扎雷诺夫离开了。他在Facebook承认，看到警方拘捕了三十名平民，十分难过。", "他"),
        ("Melody是學生。她坦言「當時警方拘捕了三十名平民，大家都很害怕。」", "她"),
        ("报告还提到自紧急状态实施以来，警方拘捕了三十名平民。", "报告"),
        ("報告亦提到自《橙湖法》實施後，警方拘捕了三十名平民。", "報告"),
        ("根据BBC新闻获得的信息，截至六月，警方拘捕了三十名平民。", "BBC"),
        ("在当时执政党的眼里认为警方拘捕了三十名平民。", "执政党"),
        ("议员顾明庭在节目忆述事件，他当日站在街角，警方拘捕了三十名平民。", "顾明庭"),
        ("扎雷诺夫出庭。扎在社交媒体发文公布消息，同时提到警方拘捕了三十名平民。", "扎"),
        ("议员扎雷诺夫指，若警方拘捕了三十名平民，就应当道歉。", "扎雷诺夫"),
        ("在学者的描述中，警方拘捕了三十名平民。", "学者"),
        ("照議員顧明庭所言，警方拘捕了三十名平民。", "顧明庭"),
        ("有报道指警方拘捕了三十名平民。", "报道"),
        ("警方拘捕了三十名平民，议员顾明庭说。", "顾明庭"),
        ("法官引述判詞指，警方拘捕了三十名平民。", "法官"),
        ("據烏克蘭方面的消息，警方拘捕了三十名平民。", "烏克蘭"),
        ("网传影片显示，警方拘捕了三十名平民。", "网传影片"),
        ("一名目击者告诉本报，警察向人群开枪，随后拘捕了三十名平民。", "一名目击者"),
        ("據議員顧明庭說，這次比去年更糟。而且警方拘捕了三十名平民。", "顧明庭"),
        ("记者揭露，警方拘捕了三十名平民。", "记者"),
        ("大會稱有三十名平民被警方拘捕。", "大會"),
        ("集会期间有冲突，主办方则称有三十名平民被拘捕。", "主办方"),
        ("根据国防部发言人扎雷诺夫（Zarenov），" + HELD, "扎雷诺夫"),
        ("據總參謀長扎雷諾夫，警方拘捕了三十名平民。", "扎雷諾夫"),
        ("根据橙湖网保存的一份美国国防部资料，" + HELD, "美国国防部"),
        ("這曾為波蘭法院裁定警方拘捕三十名平民提供證據。", "波蘭法院"),
        ("关注当地局势的橙湖研究所发现，" + HELD, "橙湖研究所"),
        ("議員扎雷諾夫接受專訪，提到警方拘捕了三十名平民，表示十分擔憂。", "扎雷諾夫"),
        ("根据《橙报》，" + HELD, "橙报"),
        ("據《橙報》取得的文件，警方拘捕了三十名平民。", "橙報"),
        ("从议员顾明庭的证词可见，" + HELD, "顾明庭"),
        ("来自联合国的消息说，" + HELD, "联合国"),
        ("聯合國方面傳來消息，警方拘捕了三十名平民。", "聯合國"),
        ("坊间盛传" + HELD, "坊间"),
        ("議員顧明庭的來信說，警方拘捕了三十名平民。", "顧明庭"),
        ("反对派发布视频证明" + HELD, "反对派"),
        ("官方说法是" + HELD, "官方"),
        ("在官方的叙事里，" + HELD, "官方"),
        ("有报道称，" + HELD, "报道"),
        ("议员顾明庭在社交媒体表示，" + HELD, "顾明庭"),
        ("警方拘捕了三十名平民，议员顾明庭证实。", "顾明庭"),
        ("“我们很害怕。”居民顾明庭说，因为" + HELD, "顾明庭"),
        ("一名外交官透露，法国和波兰立场不一，前者的警方拘捕了三十名平民。", "一名外交官"),
        ("媒体曝出" + HELD, "媒体"),
        ("總理府隨後發表聲明，稱警方拘捕了三十名平民。", "總理府"),
        ("首相府表示，" + HELD, "首相府"),
        ("她直指警方拘捕三十名平民“完全出于私利”。", "她"),
        ("《橙国宪法》序言的表述是，“人民党推翻了国王的统治，建立了共和国。”", "《橙国宪法》序言"),
    ],
)
def test_a_source_says_so(read: Read, text: str, who: str) -> None:
    assert voices(read, text) == {(who,)}


@pytest.mark.parametrize(
    "text",
    [
        "根据法律，警方拘捕了三十名平民。",
        "“我们很害怕。”居民顾明庭说，随后警方拘捕了三十名平民。",
        "前线的报道，让人难过：警方拘捕了三十名平民。",
        "警方增兵的事实已被披露，现在可以大胆推测：警方拘捕了三十名平民。",
        "一般认为如此，但警方拘捕了三十名平民。",
        "警方突袭被当局称之为“犯罪现场”的《橙报》编辑室，拘捕了三十名平民。",
        "警方指责工会后，拘捕了三十名平民。",
        "虽然专家认为风险很低，警方还是拘捕了三十名平民。",
        "顾明庭说，今年比去年更糟。警方拘捕了三十名平民。",
        "有学者认为，应当结盟，总统扎雷诺夫访问美国时的发言，就代表了这种看法。警方拘捕了三十名平民。",
        "日期：五月三日\n地点：橙湖\n参与者：三十人\n日期：五月五日\n地点：港口\n参与者：警方拘捕了三十名平民",
    ],
)
def test_the_author_says_so(read: Read, text: str) -> None:
    assert voices(read, text) == {()}


def test_turns_of_a_conversation(read: Read) -> None:
    text = (
        "露西：欢迎各位收看今晚的辩论。\n总统扎雷诺夫：好，谢谢你。我要说，警方拘捕了三十名平民。\n露西：好，请候选人回答。\n"
        "候选人梅尔克：谢谢。我认识他们。\n我看见警方拘捕了三十名平民。\n露西：下一题。\n扎雷诺夫：我没有准备。\n梅尔克：我也没有准备。\n"
        "两人离开后，警方拘捕了五名记者。"
    )
    assert voices(read, text) == {("扎雷诺夫",), ("梅尔克",), ()}


@pytest.mark.parametrize(
    ("text", "who", "mode"),
    [
        ("俄罗斯提出的条件依然是：乌克兰释放战俘，警方释放三十名平民。", ("俄罗斯",), "hypothetical"),
        ("未来无非是三种情况：俄军摧毁乌军，迫使乌克兰投降。", (), "hypothetical"),
    ],
)
def test_what_is_demanded_or_foreseen_is_no_fact(read: Read, text: str, who: tuple[str, ...], mode: str) -> None:
    events = [c for c in read(text).claims if isinstance(c, Event)]
    assert events
    assert all(mode in c.auxiliary and tuple(e.text for e in c.asserted_by) == who for c in events)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("议员扎雷诺夫表示他只曾出席首次会议。", ("扎雷诺夫",)),
        ("总统扎雷诺夫表示曾会见外长梅尔克。", ("扎雷诺夫",)),
        ("俄军宣布已攻占马里乌波尔。", ("俄军",)),
        # The act is done by saying it.
        ("俄罗斯宣布退出欧洲委员会。", ()),
        ("俄罗斯表示愿意与乌克兰谈判。", ()),
    ],
)
def test_who_tells_of_what_he_did_before(read: Read, text: str, who: tuple[str, ...]) -> None:
    assert [tuple(e.text for e in c.asserted_by) for c in read(text).claims if isinstance(c, Event)] == [who]


def test_what_stands_under_a_heading(read: Read) -> None:
    text = "路透社所做的核查：\n警方拘捕了三十名平民。\n其他消息\n警方拘捕了五名记者。"
    kinds = ("heading", "paragraph", "heading", "paragraph")
    events = [c for c in read(text, kinds=kinds).claims if isinstance(c, Event)]
    assert [[e.text for e in c.asserted_by] for c in events] == [["路透社"], []]


def test_points_of_a_list(read: Read) -> None:
    text = "总统扎雷诺夫称邻国有“三大罪行”：\n1，警方拘捕了三十名平民\n2，警方拘捕了五名记者\n警方拘捕了七名司机。"
    assert voices(read, text) == {("扎雷诺夫",), ()}


def acts(read: Read, text: str) -> list[tuple[str, list[str], list[str]]]:
    """Category, actors and claimants of each act, those of them that are told for sure."""
    events = [c for c in read(text).claims if isinstance(c, Event) and c.confidence >= 0.5]
    return [(c.event, [e.text for e in c.actor], [e.text for e in c.asserted_by]) for c in events]


def test_a_clause_of_time_is_no_accusation(read: Read) -> None:
    found = acts(read, "美国在总统扎雷诺夫批评议会后，要求扎雷诺夫辞职。")
    assert [(event, who) for event, _, who in found] == [("ACCUSE", []), ("REQUEST", [])]


def test_who_announces_an_arrest_did_not_make_it(read: Read) -> None:
    assert ("COERCE", [], ["扎雷诺夫"]) in acts(read, "总警司扎雷诺夫公布，已拘捕四人。")
    assert ("COERCE", ["警方"], ["警方"]) in acts(read, "警方公布，已拘捕四人。")


def test_what_may_be_refused_is_not_the_speakers_refusal(read: Read) -> None:
    assert acts(read, "议员扎雷诺夫说，可以拒绝谈判。") == []
    assert acts(read, "议员扎雷诺夫表示，若反对派过半，拒绝合作，政府就会停摆。") == [("REJECT", ["反对派"], ["扎雷诺夫"])]


def test_an_account_goes_on_to_the_end_of_its_paragraph(read: Read) -> None:
    text = "议员扎雷诺夫忆述事件，他站在街角。随后警方拘捕了三十名平民。\n警方拘捕了五名記者。"
    assert voices(read, text) == {("扎雷诺夫",), ()}


def test_the_halves_of_a_headline(read: Read) -> None:
    assert acts(read, "总统扎雷诺夫弃保　遊行掛牌") == []
    assert [e for e, _, _ in acts(read, "议员批评当局不会追究 总统扎雷诺夫警告市民勿越界")][-1:] == ["THREATEN"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("法国抗议德国的制裁。", [("ACCUSE", ["法国"])]),
        ("中國對美國轟炸伊朗表示強烈不滿。", [("ASSAULT", ["美國"]), ("ACCUSE", ["中國"])]),
        ("警方拒绝公布伤者名单。", [("REJECT", ["警方"])]),
        ("法國政府向德國政府抗議。", [("ACCUSE", ["法國政府"])]),
        ("议员扎雷诺夫被控贪污。", [("ACCUSE", [])]),
        ("聲明被控方列為證據。", []),
        ("法国就停火与伊朗达成协议。", [("AGREE", ["法国"])]),
        ("伊朗被迫接受停火。", [("RETREAT", ["伊朗"])]),
        ("數百名居民向區議會請願。", [("PROTEST", ["數百名居民"])]),
    ],
)
def test_acts_of_words_and_who_does_them(read: Read, text: str, found: list[tuple[str, list[str]]]) -> None:
    assert [(event, who) for event, who, _ in acts(read, text)] == found


@pytest.mark.parametrize(
    ("text", "event", "who"),
    [
        ("总统扎雷诺夫强调要帮助芬兰。", "AID", ["扎雷诺夫"]),
        ("總統扎雷諾夫宣布將向芬蘭提供援助。", "AID", []),
        ("芬蘭國防部預告，或會在年底檢控波蘭商人。", "ACCUSE", ["芬蘭國防部"]),
        ("议员扎雷诺夫承认，他曾要求芬兰撤军。", "REQUEST", ["扎雷诺夫"]),
        ("议员扎雷诺夫表示，将呼吁芬兰撤军。", "REQUEST", ["扎雷诺夫"]),
        ("外长扎雷诺夫表示已与芬兰达成协议。", "AGREE", ["扎雷诺夫"]),
        ("议员扎雷诺夫强调和平重要，并呼吁芬兰撤军。", "REQUEST", []),
        ("議員扎雷諾夫表示將於晚上6時起絕食24小時。", "PROTEST", ["扎雷諾夫"]),
    ],
)
def test_what_one_says_of_oneself_is_only_told(read: Read, text: str, event: str, who: list[str]) -> None:
    assert [[e.text for e in c.asserted_by] for c in sure_events(read(text)) if c.event == event] == [who]


def test_so_many_hours_are_no_time_clause(read: Read) -> None:
    quoted = [c for c in read("议员扎雷诺夫表示将于晚上起绝食24小时，他随即离开。").claims if isinstance(c, Quotation)]
    assert [c.content for c in quoted] == ["将于晚上起绝食24小时"]


def test_one_of_those_just_told_of_says_so(read: Read) -> None:
    quoted = [c for c in read("三人出庭。其中議員扎雷諾夫表示一直反對提案。").claims if isinstance(c, Quotation)]
    assert [c.speaker.text for c in quoted] == ["扎雷諾夫"]
