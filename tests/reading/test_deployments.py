"""Which force is where: in sentences and in lists of sites."""

import pytest

from dragoman.schema.claims import Deployment
from laying import claims


def stationed(text: str) -> list[tuple[str, str, str | None, int | None]]:
    return [(c.unit.name, c.site.name, c.of.name if c.of else None, c.number) for c in claims(Deployment, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第12步兵师进驻塔拉兹机场。", ("第12步兵师", "塔拉兹机场", None, None)),
        ("第12步兵師進駐塔拉茲機場。", ("第12步兵師", "塔拉茲機場", None, None)),
        ("第12步兵师驻守热特根军用机场。", ("第12步兵师", "热特根军用机场", None, None)),
        ("阿尔瓦尼亚军队进驻贝罗尼亚。", ("阿尔瓦尼亚军队", "Berronia", "Alvania", None)),
        ("阿尔瓦尼亚在贝罗尼亚部署了约3000名士兵。", ("Alvania", "Berronia", "Alvania", 3000)),
        ("阿爾瓦尼亞在貝羅尼亞部署了3000名士兵。", ("Alvania", "Berronia", "Alvania", 3000)),
    ],
)
def test_a_sentence_says_where_a_force_is(text: str, found: tuple[str, str, str | None, int | None]) -> None:
    assert stationed(text) == [found]


def test_what_may_happen_is_marked() -> None:
    (claim,) = claims(Deployment, "第12步兵师可能进驻塔拉兹机场。")
    assert claim.auxiliary == ("hypothetical",)


LIST = "阿尔瓦尼亚派出的部队保护重要设施：\n第12步兵师：\n• 塔拉兹机场\n• 维尔加发电厂、卢特根核电站\n第9空降旅：\n• 中央广场\n守卫不足。"


def test_each_site_of_a_list_has_the_force_above_it() -> None:
    found = {(unit, site) for unit, site, _, _ in stationed(LIST)}
    assert found == {
        ("第12步兵师", "塔拉兹机场"),
        ("第12步兵师", "维尔加发电厂"),
        ("第12步兵师", "卢特根核电站"),
        ("第9空降旅", "中央广场"),
    }


def test_the_sender_stands_in_the_introduction() -> None:
    assert {of for _, _, of, _ in stationed(LIST)} == {"Alvania"}


@pytest.mark.parametrize("text", ["阿尔瓦尼亚批评贝罗尼亚。", "第12步兵师的历史很长。"])
def test_no_force_no_deployment(text: str) -> None:
    assert stationed(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("阿尔瓦尼亚在梅德附近的营地驻有约三百名军人。", ("Alvania", "梅德附近的营地", "Alvania", 300)),
        ("阿爾瓦尼亞在梅德附近的營地駐有約三百名軍人。", ("Alvania", "梅德附近的營地", "Alvania", 300)),
        ("驻扎在贝罗尼亚的约七十名雇佣兵将于月底撤离。", ("七十名雇佣兵", "Berronia", None, 70)),
        ("大约四千名阿尔瓦尼亚士兵驻扎在贝罗尼亚。", ("阿尔瓦尼亚士兵", "Berronia", "Alvania", 4000)),
        ("第12步兵师自2023年起驻扎在贝罗尼亚。", ("第12步兵师", "Berronia", None, None)),
        ("阿尔瓦尼亚在贝罗尼亚有四千名驻军。", ("Alvania", "Berronia", "Alvania", 4000)),
        ("机场目前由第12步兵师接管。", ("第12步兵师", "机场", None, None)),
        ("阿尔瓦尼亚向贝罗尼亚增派了七百名士兵。", ("Alvania", "Berronia", "Alvania", 700)),
        ("两个营驻守贝罗尼亚。", ("两个营", "Berronia", None, None)),
        ("阿尔瓦尼亚在托林卡驻有约八百名士兵。", ("Alvania", "托林卡", "Alvania", 800)),
        ("阿尔瓦尼亚的卡尔营驻有四千多人。", ("Alvania", "卡尔营", "Alvania", 4000)),
        ("第12步兵师部署在贝罗尼亚以南的德林加。", ("第12步兵师", "德林加", None, None)),
        ("一支阿尔瓦尼亚巡逻队多年来驻扎在贝罗尼亚。", ("一支阿尔瓦尼亚巡逻队", "Berronia", "Alvania", None)),
        ("阿尔瓦尼亚向边境小镇德林加增派了一个营。", ("Alvania", "德林加", "Alvania", None)),
    ],
)
def test_who_is_posted_where(text: str, found: tuple[str, str, str | None, int | None]) -> None:
    assert stationed(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "阿尔瓦尼亚向贝罗尼亚派出了六十名救援人员。",
        "学生守着学校的大门。",
        "驻贝罗尼亚的记者回国。",
        "第12步兵师曾两度攻占塔拉兹机场。",
        "阿尔瓦尼亚在境外驻有三千名士兵。",
    ],
)
def test_who_is_no_force_is_deployed_nowhere(text: str) -> None:
    assert stationed(text) == []


@pytest.mark.parametrize("text", ["第12步兵师曾两度攻占塔拉兹机场。", "阿尔瓦尼亚在境外驻有三千名士兵。"])
def test_what_was_over_or_is_nowhere_is_no_deployment(text: str) -> None:
    assert stationed(text) == []
