"""How many: measures, bounds and units."""

import pytest

from dragoman.schema.claims import Quantity
from laying import claims

Figures = tuple[str, float | None, float | None, float | None]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("冲突造成至少30人死亡。", ("deaths", 30, 30, None)),
        ("衝突造成至少30人死亡。", ("deaths", 30, 30, None)),
        ("近200人受伤。", ("injured", 200, None, 200)),
        ("超过13000多人死亡。", ("deaths", 13000, 13000, None)),
        ("警方逮捕了三人。", ("arrests", 3, None, None)),
        ("警方逮捕了数十人。", ("arrests", None, 20, 99)),
        ("上千名示威者聚集在广场。", ("protesters", 1000, 1000, None)),
        ("约3000名士兵留守。", ("troops", 3000, None, None)),
        ("三人在冲突中死亡。", ("deaths", 3, None, None)),
        ("首都人口超过120万。", ("population", 1200000, 1200000, None)),
        ("他被判处十五年监禁。", ("sentence", 15, None, None)),
        ("救济款有五千万美元。", ("money", 50000000, None, None)),
        ("组织在七个国家设有办事处。", ("states", 7, None, None)),
    ],
)
def test_a_figure_with_its_measure_and_bounds(text: str, figures: Figures) -> None:
    (claim,) = claims(Quantity, text)
    assert (claim.measure, claim.value, claim.low, claim.high) == figures


def test_two_figures_of_a_sentence_are_two_records() -> None:
    assert [(c.measure, c.value) for c in claims(Quantity, "冲突造成30人死亡，200人受伤。")] == [("deaths", 30), ("injured", 200)]


@pytest.mark.parametrize("text", ["第98空降师离开了。", "2024年3月2日下雨。", "克里米亚和南奥塞梯停电。这两个地区很冷。", "他第三次出访。"])
def test_dates_ordinals_and_pointing_numbers_are_no_quantity(text: str) -> None:
    assert claims(Quantity, text) == []


def test_the_unit_is_told() -> None:
    assert [c.unit for c in claims(Quantity, "救济款有五千万美元。")] == ["USD"]
    assert [c.unit for c in claims(Quantity, "近200人受伤。")] == ["person"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("扎雷亚警方周五在托兰察拘捕四十一名学生。", "四十一名学生"),
        ("扎雷亞警方週五在托蘭察拘捕四十一名學生。", "四十一名學生"),
        ("扎雷亚警方在托兰察拘捕四十一人。", None),
        ("贝罗尼亚在该地驻有约两千名士兵。", "贝罗尼亚"),
        ("五月上旬，贝罗尼亚军队损失了两千六百余人。", "贝罗尼亚军队"),
        ("扎雷亞與貝羅尼亞等九國出席會議。", None),
        ("贝罗尼亚议会以二百八十一票赞成通过决议。", "贝罗尼亚议会"),
        ("扎雷亚同贝罗尼亚在托兰察签署为期三十天的停火协议。", None),
        ("扎雷亚限贝罗尼亚在十天之内撤军。", None),
    ],
)
def test_what_is_counted_is_not_the_nearest_name(text: str, counted: str | None) -> None:
    (claim,) = claims(Quantity, text)
    assert getattr(claim.of, "text", None) == counted


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("2008年宣布独立的托兰察迄今得到九十个国家承认。", ()),
        ("自2001年以来，扎雷亚已换过五名总理。", ()),
        ("2015年，扎雷亚爆发骚乱，三十人死亡。", ("historical",)),
        ("2004年的骚乱造成十九人死亡。", ("historical",)),
        ("扎雷亚在过去三周换了部长。", ()),
        ("该园区于2019年一手创办，实则容纳了二十家公司。", ()),
        ("双方约定六十天内互派大使。", ("future",)),
        ("扎雷亚已将两名嫌犯移送警方。", ()),
    ],
)
def test_a_date_tells_of_the_figures_of_its_clause(text: str, modes: tuple[str, ...]) -> None:
    (claim,) = claims(Quantity, text)
    assert claim.auxiliary == modes


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("贝罗尼亚卫生部通报四人死亡。", "贝罗尼亚卫生部"),
        ("主辦單位宣稱人數最多時達3萬人。", "主辦單位"),
        ("警方估计约有八千人。", "警方"),
        ("協調廳估計，逾三萬七千名村民逃離家園。", "協調廳"),
    ],
)
def test_who_tells_the_figure_asserts_it(text: str, teller: str) -> None:
    (claim,) = claims(Quantity, text)
    assert [one.text for one in claim.asserted_by] == [teller]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("三名守军不治。", [("deaths", 3)]),
        ("此役夺走十九条人命。", [("deaths", 19)]),
        ("军队处决了十七名平民。", [("deaths", 17)]),
        ("北岸同盟俘虏七十二人。", [("arrests", 72)]),
        ("北岸同盟释放十九名被扣押的平民。", [("other", 19)]),
        ("扎雷亚的态度十年如一日，这是两回事。", []),
        ("他的七十一岁的老师来了。", []),
        ("士兵只受过五周训练。", [("duration", 5)]),
    ],
)
def test_words_beside_a_figure_give_its_measure(text: str, figures: list[tuple[str, float]]) -> None:
    found = claims(Quantity, text)
    assert [(c.measure, c.value) for c in found if c.unit != "year"] == figures
    assert all(c.low is None for c in found)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("他被判處7年8月徒刑。", [(7.67, "year")]),
        ("他被判处十年六个月有期徒刑。", [(10.5, "year")]),
        ("最高可處新台幣20萬元罰鍰。", [(200000, "TWD")]),
        ("他以每人30萬元的代價離開。", [(300000, None)]),
        ("他以每人30万元的代价离开。", [(300000, "CNY")]),
        ("政府撥款三億港元，另撥五十萬元。", [(300000000, "HKD"), (500000, "HKD")]),
    ],
)
def test_years_with_months_and_whose_money(text: str, figures: list[tuple[float, str | None]]) -> None:
    assert [(c.value, c.unit) for c in claims(Quantity, text)] == figures
