import pytest

from dragoman.text.numbers import find, unit_after, unit_of
from dragoman.text.scripts import fold

Bounds = tuple[float | None, float | None, float | None]


def bounds(text: str) -> list[Bounds]:
    return [(m.value, m.low, m.high) for m in find(fold(text))]


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("3,400萬美金", 34_000_000, None, None),
        ("1.2亿", 120_000_000, None, None),
        ("１２，０００人", 12_000, None, None),
        ("一百二十三人", 123, None, None),
        ("两千万", 20_000_000, None, None),
        ("廿五名", 25, None, None),
        ("3万5千人", 35_000, None, None),
        ("1亿2000万", 120_000_000, None, None),
        ("17000 多人", 17_000, 17_000, None),
        ("4,000多人", 4000, 4000, None),
        ("60多亿美元", 6_000_000_000, 6_000_000_000, None),
        ("十多年", 10, 10, None),
        ("百余人", 100, 100, None),
        ("數百萬人", None, 2_000_000, 9_999_999),
        ("数十人", None, 20, 99),
        ("几十名", None, 20, 99),
        ("数以千计的青年", None, 2000, 9999),
        ("上千人", 1000, 1000, None),
        ("近八年", 8, None, 8),
        ("最近三年来", 3, None, None),
        ("约600人", 600, None, None),
        ("300人左右", 300, None, None),
        ("超过5公里", 5, 5, None),
        ("至少有七场", 7, 7, None),
        ("逾千人", 1000, 1000, None),
        ("三百人以上", 300, 300, None),
        ("最高15年", 15, None, 15),
        ("不到50岁", 50, None, 50),
        ("50歲以下", 50, None, 50),
        ("7000至1.5万人", None, 7000, 15_000),
        ("7,000-15,000名", None, 7000, 15_000),
        ("10到15万人", None, 100_000, 150_000),
        ("一两百人", None, 100, 200),
        ("七八个国家", None, 7, 8),
        ("半年", 0.5, None, None),
        ("两年半", 2.5, None, None),
        ("More than 13,000 people", 13_000, 13_000, None),
        ("about 200 troops", 200, None, None),
        ("nearly 8 years", 8, None, 8),
        ("at least six towns", 6, 6, None),
        ("up to 15 years", 15, None, 15),
        ("dozens of arrests", None, 20, 99),
        ("hundreds of thousands of refugees", None, 200_000, 999_999),
        ("two million people", 2_000_000, None, None),
        ("7,000–15,000 troops", None, 7000, 15_000),
        ("between 7,000 and 15,000", None, 7000, 15_000),
        ("twenty-five villages", 25, None, None),
        ("three hundred and fifty men", 350, None, None),
        ("half a million", 500_000, None, None),
        ("$2.5 billion", 2_500_000_000, None, None),
        ("2000 troops", 2000, None, None),
    ],
)
def test_a_number_with_its_bounds(text: str, value: float | None, low: float | None, high: float | None) -> None:
    assert bounds(text) == [(value, low, high)]


@pytest.mark.parametrize(
    ("text", "approx"),
    [
        ("约600人", True),
        ("600人左右", True),
        ("600人", False),
        ("some 200 men", True),
        ("200 men", False),
        ("a handsome 200", False),
    ],
)
def test_about(text: str, approx: bool) -> None:
    assert [m.approx for m in find(fold(text))] == [approx]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("第三次", "ordinal", 3), ("第45旅", "ordinal", 45), ("the 45th brigade", "ordinal", 45), ("30%", "percent", 30),
        ("百分之三十", "percent", 30), ("三成居民", "percent", 30), ("四分之一", "percent", 25),
        ("30 percent", "percent", 30), ("90年代", "decade", 90),
    ],
)  # fmt: skip
def test_kinds(text: str, kind: str, value: float) -> None:
    assert [(m.kind, m.value) for m in find(fold(text))] == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "2022年1月8日", "1月8日", "15日", "2014-2019年", "10:30", "24/7", "911事件", "九一一", "一些人", "一个", "统一",
        "十分重要", "万一",
        "千万不要", "老百姓", "十月", "二十国集团", "五角大楼", "三成为难民", "C5+1", "T-72坦克", "苏-35", "北约",
        "March 22", "22 March 2022",
        "in 2014", "5 pm", "the 1990s", "one of them", "Su-35", "between 2003 and 2005",
    ],
)  # fmt: skip
def test_what_is_no_count(text: str) -> None:
    assert [m for m in find(fold(text)) if m.kind == "cardinal"] == []


@pytest.mark.parametrize(
    ("text", "words", "unit", "measure"),
    [
        ("300人", "人", "person", "other"), ("5 公里", "公里", "km", "distance"), ("3,400万美金", "美金", "USD", "money"),
        ("100亿坚戈", "坚戈", "KZT", "money"), ("15年監禁", "年監禁", "year", "sentence"), ("三个月", "个月", "month", "duration"),
        ("两个村庄", "个村庄", "village", "territories"), ("五個南方國家", "個南方國家", "state", "states"),
        ("30份文件", "份", "document", "other"),
        ("四个", "个", None, "other"), ("300 armed men", "men", "person", "other"), ("8,412 soldiers", "soldiers", "person", "troops"),
        ("15 years in prison", "years in prison", "year", "sentence"), ("$25 million", "$", "USD", "money"),
        ("€3 million", "€", "EUR", "money"),
    ],
)  # fmt: skip
def test_the_unit_of_a_number(text: str, words: str, unit: str | None, measure: str) -> None:
    folded = fold(text)
    (mention,) = find(folded)
    found = unit_of(folded, mention)
    assert found is not None
    assert (text[found.start : found.end], found.unit, found.measure) == (words, unit, measure)


def test_no_unit() -> None:
    assert unit_after("300，他说", 3) is None


def test_the_span_is_the_number_with_its_bound() -> None:
    text = "死亡人数超过 13,000 人"
    (mention,) = find(fold(text))
    assert text[mention.start : mention.end] == "超过 13,000"
