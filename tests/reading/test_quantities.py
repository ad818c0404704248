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
