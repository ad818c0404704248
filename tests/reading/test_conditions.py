"""Conditions: interests, mandates, capabilities, economy, grievances, security."""

import pytest

from dragoman.schema.claims import Condition
from dragoman.schema.report import Block, BlockKind, Document, Report
from invented_states import reader

A, B = "Alvania", "Berronia"


def conditions(text: str, kind: BlockKind = "paragraph") -> list[Condition]:
    """The conditions of one paragraph that are sure enough to be exported."""
    report = Report(id="0123456789abcdef", title=text[:10], text=text, published="2024-05-10T00:00:00Z", language="zh-Hans")
    claims = reader().read(Document(report=report, blocks=(Block(0, len(text), kind),))).claims
    return [claim for claim in claims if isinstance(claim, Condition) and claim.confidence >= 0.5]


@pytest.mark.parametrize(
    ("text", "aspect", "matter"),
    [
        ("阿尔瓦尼亚最关心的就是边境贸易问题。", "interest", "边境贸易问题"),
        ("阿爾瓦尼亞最關心的就是邊境貿易問題。", "interest", "邊境貿易問題"),
        ("阿尔瓦尼亚的主要利益是巩固在海外的存在。", "interest", "巩固在海外的存在"),
        ("阿尔瓦尼亚有权否决这项决议。", "mandate", "有权否决这项决议"),
        ("阿尔瓦尼亚拥有反恐作战的真正军力。", "capability", "反恐作战的真正军力"),
        ("阿尔瓦尼亚正在经历严重的通货膨胀和失业潮。", "economy", "严重的通货膨胀和失业潮"),
        ("阿爾瓦尼亞正在經歷嚴重的通貨膨脹和失業潮。", "economy", "嚴重的通貨膨脹和失業潮"),
        ("阿尔瓦尼亚仍然无法解决普遍存在的腐败问题。", "grievance", "普遍存在的腐败问题"),
        ("阿尔瓦尼亚长期面临恐怖主义。", "security", "恐怖主义"),
    ],
)
def test_says_how_things_stand(text: str, aspect: str, matter: str) -> None:
    (found,) = conditions(text)
    assert (found.aspect, [e.name for e in found.of], found.matter, found.auxiliary) == (aspect, [A], matter, ())


def test_several_holders_are_one_condition() -> None:
    (found,) = conditions("目前只有阿尔瓦尼亚和贝罗尼亚拥有足够的兵力。")
    assert ({e.name for e in found.of}, found.auxiliary) == ({A, B}, ())


@pytest.mark.parametrize("text", ["阿尔瓦尼亚无力发动进攻。", "阿尔瓦尼亚缺乏足够的兵力。", "阿尔瓦尼亚无权解散议会。"])
def test_what_is_lacking_is_negated(text: str) -> None:
    (found,) = conditions(text)
    assert found.auxiliary == ("negation",)


def test_the_mandate_of_a_body_with_its_subject_in_an_earlier_clause() -> None:
    found = conditions("由阿尔瓦尼亚主导的上合组织一直处境尴尬，因为它并不是正式的军事联盟，而只是一个讨论论坛。")
    assert [(c.aspect, c.of[0].name, c.auxiliary) for c in found] == [
        ("mandate", "Shanghai Cooperation Organisation", ("negation",)),
        ("mandate", "Shanghai Cooperation Organisation", ()),
    ]


def test_trend_of_an_interest() -> None:
    (found,) = conditions("阿尔瓦尼亚对中亚的兴趣也在下降。")
    assert (found.aspect, found.trend, [e.name for e in found.about]) == ("interest", "falling", ["Central Asia"])


@pytest.mark.parametrize(
    "text",
    [
        "阿尔瓦尼亚有三个邻国。",
        "阿尔瓦尼亚人买下了房屋的所有权。",
        "议员说：“我希望明天下雨。”",
        "这使贝罗尼亚是否有权否决成为问题。",
        "阿尔瓦尼亚想要的是什么？",
    ],
)
def test_keeps_silent_where_nothing_stands_so(text: str) -> None:
    assert conditions(text) == []


def test_titles_say_nothing() -> None:
    assert conditions("阿尔瓦尼亚有权否决这项决议", "title") == []
