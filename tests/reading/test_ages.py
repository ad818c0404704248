"""Times gone by: named ages, rulers of old, and what only looks like them."""

import pytest

from dragoman.schema.claims import Event
from short_texts import Read


def histories(read: Read, text: str) -> list[bool]:
    return ["historical" in claim.auxiliary for claim in read(text).claims if isinstance(claim, Event)]


@pytest.mark.parametrize(
    "text",
    [
        "二战期间，塞尔维亚军队轰炸了芬兰。",
        "朝鮮戰爭爆發後，塞爾維亞出兵支援芬蘭。",
        "杜鲁门拒绝向芬兰派兵。",
        "史達林強迫芬蘭割讓領土。",
        "当年，拿破仑的军队进攻芬兰，损失惨重。",
        "在奥巴马任期内，塞尔维亚派兵进驻芬兰。",
        "雨傘運動期間，數千名學生遊行抗議政府。",
        "扎雷诺夫说反修例运动无人问责、却有很多示威者被拘捕。",
        "扎雷諾夫強調，過往塞爾維亞與芬蘭談判時很易退讓。",
        "塞尔维亚政府数年前拒绝了芬兰政府的要求。",
        "時任總統扎雷諾夫下令鎮壓示威者。",
        "2020年3月5日，塞尔维亚军队全面入侵芬兰。战争伊始，波兰派兵进驻芬兰。",
        "1949年，戰爭結束。各國撤軍。\n此後，塞爾維亞軍隊進攻芬蘭。",
        "百年前，塞尔维亚军队进攻芬兰。",
        "希特勒政权依赖芬兰的矿石。塞尔维亚派兵进驻芬兰。",
        "李光耀政府時期，警方拘捕了三名異見人士。",
        "2020年3月5日，塞尔维亚军队全面入侵芬兰。战争开始两天内，芬兰便向波兰求援。",
        "战争爆发。塞尔维亚建政后驱逐了芬兰大使。",
        "▲ 2020年3月5日，芬兰首都街头的雪。芬兰政府近期宣布已与波兰达成协议。",
        "▲ 2020年3月5日，芬蘭首都街頭的雪。芬蘭政府近期宣布已與波蘭達成協議。",
        "1966年冬天很冷。军方逮捕了总统扎雷诺夫，而这次的抗议者要求更多。",
    ],
)
def test_of_the_past(read: Read, text: str) -> None:
    assert set(histories(read, text)) == {True}


@pytest.mark.parametrize(
    "text",
    [
        "塞尔维亚要求芬兰去纳粹化，芬兰则要求塞尔维亚撤军。",
        "扎雷诺夫总统批评斯大林。",
        "数千名学生纪念雨伞运动，游行抗议政府。",
        "情况比2020年还要糟糕，警方逮捕了近百名示威者。",
        "国会再度引发继2014年以后最大规模的民众示威，警方逮捕了三名示威者。",
        "塞尔维亚违反2016年根据海洋公约做出的裁决，威胁对芬兰开战。",
        "▲ 芬兰首都街头的雪。芬兰政府近期宣布已与波兰达成协议。",
        "2014年以后重建的国家机器十分强大：塞尔维亚政府一个月内动员了十万人。",
        "专家希望局势回到2014年战争爆发以前的状态。塞尔维亚军队进攻芬兰。",
        "美國對國民政府和扎雷諾夫政府的支援大不相同。塞爾維亞軍隊進攻芬蘭。",
        "1949年，战争结束。天气很冷。\n塞尔维亚军队进攻芬兰。",
        "塞尔维亚总统近日承认了芬兰1917年的独立。",
        "法官曾质疑扎雷诺夫的说法。",
        "上任后，扎雷诺夫总统曾访问芬兰。",
        "專家說，八十年前的冬天也很冷：畢竟八十年前誰都挨餓。塞爾維亞軍隊進攻芬蘭。",
    ],
)
def test_not_of_the_past(read: Read, text: str) -> None:
    assert set(histories(read, text)) == {False}


@pytest.mark.parametrize(
    ("heading", "past"),
    [
        ("二、芬兰内战（2014—2015）", True),
        ("二、芬蘭內戰（2020年）", True),
        ("二、芬兰内战", False),
        ("二、2014年芬兰内战", True),
        ("2014年以来的芬兰内战", False),
    ],
)
def test_the_heading_tells_the_time(read: Read, heading: str, past: bool) -> None:
    claims = read(f"{heading}\n内战初期，塞尔维亚首先入侵芬兰。", kinds=("heading", "paragraph")).claims
    assert ["historical" in claim.auxiliary for claim in claims if isinstance(claim, Event)] == [past]


def test_a_report_of_old_times_tells_nothing_new(read: Read) -> None:
    tale = "".join(f"19{year}年冬天很冷。" for year in range(30, 37))
    assert histories(read, tale + "\n塞尔维亚军队进攻芬兰。") == [True]


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("顧明庭說，俄羅斯入侵烏克蘭令人震驚。", True),
        ("部长在俄罗斯入侵乌克兰前几天会见了波兰总统。", True),
        ("自俄罗斯入侵乌克兰以来，当局加强了戒备。", True),
        ("俄罗斯持续入侵乌克兰。", False),
        ("俄罗斯对乌克兰的侵略战争没有停下。", False),
    ],
)
def test_an_invasion_of_known_date_is_history_later(read: Read, text: str, past: bool) -> None:
    told = [claim for claim in read(text, date="2024-09-11").claims if isinstance(claim, Event)]
    assert told
    assert all(("historical" in event.auxiliary) == past for event in told)
    assert all("historical" not in claim.auxiliary for claim in read(text, date="2022-05-11").claims)


def test_who_ruled_then_is_a_pronoun_in_the_next_sentence(read: Read) -> None:
    text = "特朗普任内的政策十分强硬。他也要求芬兰撤军。"
    assert histories(lambda words: read(words, date="2023-05-11"), text) == [True]
    assert histories(lambda words: read(words, date="2019-05-11"), text) == [False]


def test_a_year_told_in_passing_is_not_the_time_of_what_is_said_now(read: Read) -> None:
    news = "5月2日下雨。5月3日刮风。5月4日放晴。\n案件由法院审理。"
    text = news + "检方起诉指出，退役军官扎雷诺夫2014年去过芬兰。芬兰外交部要求塞尔维亚道歉。"
    assert histories(lambda words: read(words, date="2024-05-10"), text) == [False]
    told = news + "2014年下雪。芬兰外交部要求塞尔维亚道歉。"
    assert histories(lambda words: read(words, date="2024-05-10"), told) == [True]


def test_once_of_this_month_is_no_history(read: Read) -> None:
    assert histories(read, "3月4日下雨。塞尔维亚军队曾在3月5日向守军下达最后通牒。") == [False]


@pytest.mark.parametrize("text", ["9月5日，俄罗斯吞并克里米亚一事再受关注。", "專家說，美軍入侵伊拉克是錯誤。"])
def test_wars_of_years_ago_are_history_on_any_date(read: Read, text: str) -> None:
    told = [c for c in read(text, date="2024-09-11").claims if isinstance(c, Event)]
    assert told
    assert all("historical" in event.auxiliary for event in told)


def test_a_former_term_is_past_though_he_came_back(read: Read) -> None:
    told = [
        c for c in read("特朗普任内，美国轰炸了叙利亚。这位前总统作为总统邀请波兰会谈。", date="2024-05-11").claims if isinstance(c, Event)
    ]
    assert {event.auxiliary for event in told} == {("historical",)}
