"""Bodies and ranks of offices: whether the body is known or not, named in marks, shared by two who are listed."""

from collections.abc import Callable

import pytest

from dragoman.schema.claims import Occupancy
from dragoman.schema.reading import Reading

ALLIANCE = "Hong Kong Alliance in Support of Patriotic Democratic Movements of China"


def offices(reading: Reading) -> list[tuple[str, str, str | None, str]]:
    held = [claim for claim in reading.claims if isinstance(claim, Occupancy) and claim.confidence >= 0.5]
    return [(one.holder.name, one.post, one.organisation.name if one.organisation else None, one.status) for one in held]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("贤学思政召集人王逸臻被警员带走。", ("王逸臻", "召集人", "贤学思政", "current")),
        ("本土民生前线发言人梁天琪上诉。", ("梁天琪", "发言人", "本土民生前线", "current")),
        ("《橙果日报》前社长张健虹出庭。", ("张健虹", "社长", "橙果日报", "ended")),
        ("国际渔民学会主席里沙特·阿巴洛夫撰文。", ("里沙特·阿巴洛夫", "主席", "国际渔民学会", "current")),
        ("民陣副召集人陳皓恆到場。", ("陳皓恆", "副召集人", "Civil Human Rights Front", "current")),
        ("警方帶走社民聯主席陳寶英。", ("陳寶英", "主席", "社民聯", "current")),
        ("报道提到岚大校长张明翔。", ("张明翔", "校长", "岚大", "current")),
        ("岚州基本法委员会委员王振国发言。", ("王振国", "委员", "岚州基本法委员会", "current")),
        ("岚州城市大學校長郭偉明發言。", ("郭偉明", "校長", "岚州城市大學", "current")),
        ("律师协会的新任主席夏博文发言。", ("夏博文", "主席", "律师协会", "current")),
        ("《橙果周报》杂志记者黄淑林到访。", ("黄淑林", "记者", "橙果周报", "current")),
        ("橙果观察（Orange Watch）东方部副主任王松林发言。", ("王松林", "副主任", "橙果观察东方部", "current")),
        ("岚州大学法律系副教授戴耀明被捕。", ("戴耀明", "副教授", "岚州大学法律系", "current")),
        ("房屋局长何永明到场。", ("何永明", "局长", "房屋局", "current")),
        ("保安局局长邓炳明到场。", ("邓炳明", "局长", "保安局", "current")),
        ("Orange Union發起人劉祖明到場。", ("劉祖明", "發起人", "Orange Union", "current")),
        ("另一高层、橙果集团主席莉娜·日沃格洛娃到场。", ("莉娜·日沃格洛娃", "主席", "橙果集团", "current")),
        ("“要变革”联盟领导人尼卡·格瓦拉宁到场。", ("尼卡·格瓦拉宁", "领导人", "要变革", "current")),
        ("现已免职的港务局局长张晓铭被捕。", ("张晓铭", "局长", "港务局", "ended")),
        ("前支聯會常委徐漢洸到場。", ("徐漢洸", "常委", ALLIANCE, "ended")),
        ("职工盟前副主席邓建明到场。", ("邓建明", "副主席", "Hong Kong Confederation of Trade Unions", "ended")),
        ("柬埔寨前反对党国会议员林金明到场。", ("林金明", "国会议员", "国会", "ended")),
        ("岚州的家庭、青年、运动厅厅长科洛多夫到场。", ("科洛多夫", "厅长", "家庭、青年、运动厅", "current")),
        ("壹星传媒集团行政总监黄伟强被捕。", ("黄伟强", "行政总监", "壹星传媒集团", "current")),
    ],
)
def test_the_body_before_an_office(read: Callable[..., Reading], text: str, office: tuple[str, str, str | None, str]) -> None:
    assert office in offices(read(text))


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("岚军中部军区副司令明涅卡宁少将到场。", ["副司令"]),
        ("参谋长联席会议主席，陆军上将科洛多夫到场。", ["主席"]),
        ("橙果军总司令科洛多夫到场。科洛多夫大将发言。", ["总司令"]),
        ("科洛多夫大将发言。", ["大将"]),
        ("扎雷亚名义上的二号人物总理科洛多夫到场。", ["总理"]),
        ("偵緝警署警長馮明到場。", ["偵緝警署警長"]),
    ],
)
def test_a_rank_or_description_is_not_the_office(read: Callable[..., Reading], text: str, posts: list[str]) -> None:
    assert [post for _, post, _, _ in offices(read(text))] == posts


def test_listed_people_share_the_body(read: Callable[..., Reading]) -> None:
    found = offices(read("《橙果日报》前社长张健虹、副社长陈沛明出庭。"))
    assert ("陈沛明", "副社长", "橙果日报", "ended") in found
    assert ("何俊明", "副主席", ALLIANCE, "ended") in offices(read("前支聯會主席李卓明及副主席何俊明出庭。"))


@pytest.mark.parametrize("text", ["今年二月主席张健虹到访。", "他说主席张健虹到访。"])
def test_what_is_no_body_of_the_office(read: Callable[..., Reading], text: str) -> None:
    assert [body for name, post, body, _ in offices(read(text)) if body is not None and post == "主席"] == []


@pytest.mark.parametrize("text", ["文化评论员彭志明撰文。", "扎雷亚作家彭志明撰文。", "当地居民彭志明撰文。"])
def test_nobodys_officers(read: Callable[..., Reading], text: str) -> None:
    assert {body for _, _, body, _ in offices(read(text))} <= {None}


@pytest.mark.parametrize("text", ["传媒大亨彭志明到场。", "大学生彭志明到场。", "岚州寡头伊戈尔·扎雷诺夫到场。", "活动家彭志明到场。"])
def test_what_is_no_office(read: Callable[..., Reading], text: str) -> None:
    assert offices(read(text)) == []


@pytest.mark.parametrize(
    ("text", "status", "change"),
    [
        ("国防部长伊戈尔·扎雷诺夫明日卸任。", "ended", None),
        ("1932年，国防部长伊戈尔·扎雷诺夫到访。", "ended", None),
        ("2022年3月，国防部长伊戈尔·扎雷诺夫到访。", "current", None),
        ("时任国防部长伊戈尔·扎雷诺夫到访。", "ended", None),
        ("当时的国防部长伊戈尔·扎雷诺夫到访。", "ended", None),
        ("国防部长伊戈尔·扎雷诺夫到访。前国防部长扎雷诺夫没有发言。", "ended", None),
    ],
)
def test_how_an_office_stands(read: Callable[..., Reading], text: str, status: str, change: str | None) -> None:
    held = {(c.status, c.change) for c in read(text).claims if isinstance(c, Occupancy)}
    assert held == {(status, change)}


def test_a_name_spelt_otherwise_is_somebody_else(read: Callable[..., Reading]) -> None:
    """普京 is known; one who is spelt otherwise is not he, nor is a shopkeeper of a premier's name."""
    names = {c.holder.id for c in read("经理普京（Tom Pattinger）到场。").claims if isinstance(c, Occupancy)}
    assert names == {"x:person:普京"}


def test_a_party_named_before_is_the_leaders(read: Callable[..., Reading]) -> None:
    found = offices(read("国家进步党昨日开会。记者追问时任党魁杨岳明。"))
    assert [(post, status) for name, post, _, status in found if name == "杨岳明"] == [("党魁", "ended")]
    assert [body for name, _, body, _ in found if name == "杨岳明"] == ["国家进步党"]


def test_others_of_a_body_are_not_who_is_named_next(read: Callable[..., Reading]) -> None:
    found = offices(read("支联会主席李卓明及其他支联会常委、橙果集团创办人黎志明到场。"))
    assert [post for name, post, _, _ in found if name == "黎志明"] == ["创办人"] or not [f for f in found if f[0] == "黎志明"]


def test_a_ship_is_nobody(read: Callable[..., Reading]) -> None:
    assert offices(read("海军「伊莎贝拉女王」号启航。")) == []


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("警方带走橙果党立法会议员陈立明。", ("陈立明", "立法会议员", "Hong Kong Legislative Council", "current")),
        ("7月3日：安全委员会成立，由伊戈尔·扎雷诺夫担任主席。", ("伊戈尔·扎雷诺夫", "主席", "安全委员会", "current")),
        ("橙果聯立法會議員陳立明到場。", ("陳立明", "立法會議員", "Hong Kong Legislative Council", "current")),
        ("前橙果黨東區區議員李予明到場。", ("李予明", "區議員", "東區", "ended")),
        ("立法院昨日开会。橙果党立委陈立明发言。", ("陈立明", "立委", "Legislative Yuan", "current")),
        ("《橙果日報》副社長陳立明及前英文版總編輯馮偉明被捕。", ("馮偉明", "英文版總編輯", "橙果日報", "ended")),
        ("警方起訴橙果聯盟前主席李卓明、兩名前副主席何俊明及鄒立明。", ("何俊明", "副主席", "橙果聯盟", "ended")),
        ("乌克兰总统扎雷诺夫（Igor Zarenov）的顾问科洛多夫（Anton Kolodov）发言。", ("科洛多夫", "顾问", "Ukraine", "current")),
        ("时任美国总统扎雷诺夫及其国家安全顾问科洛多夫到场。", ("科洛多夫", "国家安全顾问", "United States", "ended")),
    ],
)
def test_whose_office_it_is(read: Callable[..., Reading], text: str, office: tuple[str, str, str | None, str]) -> None:
    assert office in offices(read(text))


def test_a_body_only_named_is_not_whose_head_is_told_of_next(read: Callable[..., Reading]) -> None:
    """An edition without a medium, and a giver of money at the end of the sentence before: the body is not known."""
    assert offices(read("前英文版总编辑冯伟明被捕。")) == []
    assert not [body for _, _, body, _ in offices(read("网站资金大多来自橙果基金会。其负责人萧立明发言。")) if body is not None]


def test_names_are_whole(read: Callable[..., Reading]) -> None:
    assert [name for name, *_ in offices(read("教皇保利诺二世到访。"))] == ["保利诺二世"]


def test_a_body_that_cannot_be_is_none(read: Callable[..., Reading]) -> None:
    text = "检察官阿尔文·布拉格到场。科洛多夫离开，担任布拉格的高级法律顾问。"
    assert not [one for one in offices(read(text)) if one[1] == "高级法律顾问"]
    assert offices(read("前者的负责人莉娜·日沃格洛娃发言。")) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("法官苏惠明、苏文明、罗德明到场。", {"苏惠明", "苏文明", "罗德明"}),
        ("橙盟常委梁錦明、鄧岳明和陳多明等被捕。", {"梁錦明", "鄧岳明", "陳多明"}),
        ("两名前副主席何俊明及罗立明到场。", {"何俊明", "罗立明"}),
        ("副主席何俊明及罗立明到场。", {"何俊明"}),
        ("罗德明到场，罗德明表示同意。法官苏惠明、罗德明离开。", {"苏惠明"}),
    ],
)
def test_people_listed_behind_an_office_of_many_share_it(read: Callable[..., Reading], text: str, names: set[str]) -> None:
    held = [c for c in read(text).claims if isinstance(c, Occupancy)]
    assert {c.holder.name for c in held} == names


@pytest.mark.parametrize(
    ("text", "office", "date"),
    [
        ("科洛多夫（时任英国外相）到场。", ("科洛多夫", "外相", "United Kingdom", "ended"), None),
        ("2024年2月，科洛多夫被联合国聘为发言人。", ("科洛多夫", "发言人", "United Nations", "current"), "2024-02"),
        ("美国共和党总统里根到场。", ("Ronald Reagan", "总统", None, "ended"), None),
        ("自1999年起出任总统的扎雷诺夫到场。", ("扎雷诺夫", "总统", None, "current"), "1999/.."),
        ("曾任香港理工大學助理教授，並常寫評論的香港藝術家黃國明到場。", ("黃國明", "助理教授", "香港理工大學", "ended"), None),
        ("2024年3月，科洛多夫被扎雷诺夫任命为乌克兰总理。", ("科洛多夫", "总理", "Ukraine", "current"), "2024-03"),
        ("科洛多夫从1980年开始，担任橙果神学院的院长，直至1986年。", ("科洛多夫", "院长", "橙果神学院", "ended"), "1980/1986"),
        ("岚州大学法律系助理教授兼副系主任叶荫明到场。", ("叶荫明", "助理教授", "岚州大学法律系", "current"), None),
    ],
)
def test_who_is_told_of_by_his_office(read: Callable[..., Reading], text: str, office: tuple[str, ...], date: str | None) -> None:
    reading = read(text)
    assert office in offices(reading)
    assert date in {c.date for c in reading.claims if isinstance(c, Occupancy)}
