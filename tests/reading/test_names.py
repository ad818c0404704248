"""Who and what is named: people, bodies, units and sites that no pack knows, and short names of states."""

import pytest

from laying import named, phrases

ZARENOV = ("P", "伊戈尔·扎雷诺夫")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("伊戈尔·扎雷诺夫抵达首都。扎雷诺夫没有回答问题。", [ZARENOV, ZARENOV]),
        ("伊戈爾．扎雷諾夫抵達首都。扎雷諾夫沒有回答問題。", [("P", "伊戈爾．扎雷諾夫")] * 2),
        ("伊戈尔·扎雷诺夫在会上发言，扎雷诺夫随后离开。", [ZARENOV, ZARENOV]),
        ("卡尔登·莫列诺夫克服了困难。", [("P", "卡尔登·莫列诺夫")]),
        ("伊戈尔·扎雷诺夫表示遗憾。", [ZARENOV]),
    ],
)
def test_foreign_names_and_surnames_alone(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("外交部长林国栋访问了阿尔瓦尼亚。", "林国栋"),
        ("外交部長林國棟訪問了阿爾瓦尼亞。", "林國棟"),
        ("金圣浩说谈判失败。", "金圣浩"),
        ("国防部长科里莫夫（Andrei Korimov）出访。", "科里莫夫"),
        ("阿尔瓦尼亚记者Laura J. Korim在场。", "Laura J. Korim"),
        ("攝影師Laura Korim-Day也在現場。", "Laura Korim-Day"),
        ("乾山说，天冷了。后来乾山说，他累了。乾山说，要走了。雇佣兵乾山走了。", "乾山"),
    ],
)
def test_people_beside_roles_cues_and_glosses(text: str, name: str) -> None:
    assert ("P", name) in named(text)


def test_a_gloss_in_brackets_is_another_name() -> None:
    person = phrases("国防部长安德烈·科里莫夫（Andrei Korimov）出访。")[0]
    assert person.member is not None
    assert person.member.names == ["安德烈·科里莫夫", "Andrei Korimov"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("俄军撤离了。", [("U", "俄军")]),
        ("“莫斯科”号沉没了，林肯號航母返航。", []),
        ("莫斯科召集会议。", [("S", "Russia")]),
        ("中俄关系升温。", [("S", "China"), ("S", "Russia")]),
        ("中俄關係升溫。", [("S", "China"), ("S", "Russia")]),
        ("日方关闭了边境。", [("S", "Japan")]),
        ("对俄制裁生效。", [("S", "Russia")]),
        ("美、俄、中举行会谈。", [("S", "United States"), ("S", "Russia"), ("S", "China")]),
        ("市中心以农业为主，日前法规生效，意见不一。", []),
        ("共有二百人在场，其中美食节最热闹。", []),
        ("母亲中了彩票。", []),
        ("乌克兰关闭了边境，中乌关系升温。", [("S", "Ukraine"), ("S", "China"), ("S", "Ukraine")]),
        ("乌兹别克斯坦关闭了边境，中乌关系升温。", [("S", "Uzbekistan"), ("S", "China")]),
    ],
)
def test_short_names_of_states_only_in_compounds(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "letter", "name"),
    [
        ("第12步兵师进驻首都。", "U", "第12步兵师"),
        ("部队占领了卢特根核电站。", "L", "卢特根核电站"),
        ("部隊進駐塔拉茲機場。", "L", "塔拉茲機場"),
        ("士兵驻守热特根军用机场。", "L", "热特根军用机场"),
    ],
)
def test_units_and_sites_that_no_pack_knows(text: str, letter: str, name: str) -> None:
    assert (letter, name) in named(text)


@pytest.mark.parametrize("text", ["前往机场的道路关闭了。", "马上高速公路拥堵。", "巴士公司大楼也关了。"])
def test_plain_words_before_a_site_are_no_name(text: str) -> None:
    assert named(text) == []


def test_a_site_in_a_city_is_not_the_city() -> None:
    found = [p.member.id for p in phrases("阿拉木图机场被占领。阿拉木图恢复平静。") if p.member]
    assert len(set(found)) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("俄军向热特罗夫卡村推进。", "热特罗夫卡村"),
        ("乌军坚守瓦列多沃方向。", "瓦列多沃"),
        ("俄軍攻佔基輔、瓦列多沃等地。", "瓦列多沃"),
    ],
)
def test_towns_are_no_people(text: str, name: str) -> None:
    assert ("L", name) in named(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("大律师公会致函官员。", "大律师公会"),
        ("大律師公會致函官員。", "大律師公會"),
        ("国际记者联盟发表声明。", "国际记者联盟"),
    ],
)
def test_guilds_are_bodies(text: str, name: str) -> None:
    assert ("O", name) in named(text)


@pytest.mark.parametrize("text", ["这个以穆斯林为主的地区很大。", "当局以国安法起诉他们。", "他以总统身份到访。"])
def test_a_preposition_is_no_state(text: str) -> None:
    assert all(name != "Israel" for _, name in named(text))


def test_a_plural_role_is_many() -> None:
    assert ("G", "律师们") in named("律师们走出法院。")
