"""Relations: who stands how to whom, which way it is going, and what is only wished."""

import pytest

from dragoman.schema.claims import Relation
from dragoman.schema.report import Block, Document, Report
from invented_states import reader

A, B, C = "Alvania", "Berronia", "Cordovia"
NATO = "NATO"


def relations(text: str, date: str = "2024-05-10") -> list[Relation]:
    """The relations of one paragraph that are sure enough to be exported."""
    report = Report(id="0123456789abcdef", title=text[:10], text=text, published=f"{date}T00:00:00Z", language="zh-Hans")
    claims = reader().read(Document(report=report, blocks=(Block(0, len(text), "paragraph"),))).claims
    return [claim for claim in claims if isinstance(claim, Relation) and claim.confidence >= 0.5]


def told(text: str) -> set[tuple[str, str, str]]:
    return {(r.type, r.from_.name, r.to.name) for r in relations(text)}


SAID = {
    "由阿尔瓦尼亚主导的北约应邀出兵。": {("leads", A, NATO)},
    "由阿爾瓦尼亞主導的北約應邀出兵。": {("leads", A, NATO)},
    "以阿尔瓦尼亚和贝罗尼亚为首的北约拒绝表态。": {("leads", A, NATO), ("leads", B, NATO)},
    "阿尔瓦尼亚、贝罗尼亚都是北约的成员国。": {("member_of", A, NATO), ("member_of", B, NATO)},
    "北约成员国科尔多维亚反对这项计划。": {("member_of", C, NATO)},
    "科尔多维亚等北约成员国派出军队。": {("member_of", C, NATO)},
    "阿尔瓦尼亚正式加入北约。": {("member_of", A, NATO)},
    "阿尔瓦尼亚承认科索沃的独立。": {("recognises", A, "Kosovo")},
    "克里米亚被阿尔瓦尼亚占领。": {("controls", A, "Crimea")},
    "阿尔瓦尼亚控制的克里米亚停电。": {("controls", A, "Crimea")},
    "阿尔瓦尼亚坚定地站在贝罗尼亚一边。": {("supports_side", A, B)},
    "阿爾瓦尼亞堅定地站在貝羅尼亞一邊。": {("supports_side", A, B)},
    "一个亲阿尔瓦尼亚的青年团体要求道歉。": {("supports_side", "亲阿尔瓦尼亚的青年团体", A)},
    "亲北约的政客谴责警方。": {("supports_side", "亲北约的政客", NATO)},
    "議員和親北約政客譴責警方。": {("supports_side", "親北約政客", NATO)},
    "阿尔瓦尼亚国内是反贝罗尼亚情绪。": {("opposes", A, B)},
    "阿尔瓦尼亚与贝罗尼亚联手对抗科尔多维亚。": {("opposes", A, C), ("opposes", B, C)},
    "阿尔瓦尼亚与贝罗尼亚之间的信息战升级。": {("opposes", A, B)},
    "阿尔瓦尼亚是贝罗尼亚的重要盟友。": {("allied_with", A, B)},
    "阿尔瓦尼亚越来越依赖贝罗尼亚。": {("depends_on", A, B)},
    "阿尔瓦尼亚选择了贝罗尼亚作为长期的安全保障。": {("depends_on", A, B)},
    "阿尔瓦尼亚与贝罗尼亚接壤。": {("neighbour_of", A, B)},
    "科尔多维亚受到阿尔瓦尼亚的制裁。": {("sanctions", A, C)},
    "阿尔瓦尼亚对贝罗尼亚实施了新的经济制裁。": {("sanctions", A, B)},
    "在阿尔瓦尼亚对贝罗尼亚严厉制裁的情况下，出口停顿。": {("sanctions", A, B)},
    "阿尔瓦尼亚资助的半岛电视台开播。": {("funds", A, "Al Jazeera")},
    "阿尔瓦尼亚资助并武装了北约。": {("funds", A, NATO), ("supports_side", A, NATO)},
    "北约成员国中也有阿尔瓦尼亚和贝罗尼亚。": {("member_of", A, NATO), ("member_of", B, NATO)},
    "阿尔瓦尼亚同贝罗尼亚在配额问题上屡生龃龉。": {("opposes", A, B)},
    "阿爾瓦尼亞的咖啡逾三成銷往貝羅尼亞。": {("trades_with", A, B)},
    "阿尔瓦尼亚3月与贝罗尼亚建交。": {("recognises", A, B)},
    "与北约结盟的民兵撤走了。": {("allied_with", "民兵", NATO)},
    "梅里克·德萨的遗孀、九十一岁的玛丽娜·赫尔丁到场。": {("relative_of", "玛丽娜·赫尔丁", "梅里克·德萨")},
    "反对党“橙果地平线”领袖梅里克·德萨发言。": {("member_of", "梅里克·德萨", "橙果地平线")},
    "新橙联立委罗启明发言。": {("member_of", "罗启明", "新橙联")},
    "梅里克·德萨的律师玛丽娜·赫尔丁发言。": {("works_for", "玛丽娜·赫尔丁", "梅里克·德萨")},
    "梅里克·德萨的女儿、律师玛丽娜·赫尔丁发言。": {("relative_of", "玛丽娜·赫尔丁", "梅里克·德萨")},
}


@pytest.mark.parametrize("text", SAID)
def test_says_who_stands_how_to_whom(text: str) -> None:
    assert told(text) == SAID[text]


@pytest.mark.parametrize(
    "text",
    [
        "议会要求阿尔瓦尼亚制裁贝罗尼亚。",
        "议会呼吁阿尔瓦尼亚承认科索沃的独立。",
        "阿尔瓦尼亚希望加入北约。",
        "阿尔瓦尼亚企图控制克里米亚。",
        "阿尔瓦尼亚承认贝罗尼亚的计划是错误的。",
        "阿尔瓦尼亚支持贝罗尼亚加入北约。",
        "阿尔瓦尼亚入侵了贝罗尼亚。",
    ],
)
def test_keeps_silent_where_it_is_only_wished_or_meant_otherwise(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("阿尔瓦尼亚在贝罗尼亚的影响力大幅下降。", "falling"),
        ("阿爾瓦尼亞在貝羅尼亞的影響力大幅下降。", "falling"),
        ("阿尔瓦尼亚在贝罗尼亚失去影响力。", "falling"),
        ("阿尔瓦尼亚在贝罗尼亚的影响力不断扩大。", "rising"),
        ("阿尔瓦尼亚在贝罗尼亚仍保持着影响力。", "steady"),
        ("阿尔瓦尼亚在贝罗尼亚的影响力很大，出口则大幅下降。", None),
        ("没有迹象表明阿尔瓦尼亚在贝罗尼亚的影响力正在下降。", None),
    ],
)
def test_trend_is_read_in_the_same_clause(text: str, trend: str | None) -> None:
    (found,) = relations(text)
    assert (found.type, found.from_.name, found.to.name, found.trend) == ("influences", A, B, trend)


def test_a_vacuum_lies_where_influence_was_lost() -> None:
    found = relations("这将导致阿尔瓦尼亚在中亚失去影响力。贝罗尼亚将填补这一空白。")
    assert {(r.from_.name, r.to.name, r.trend, r.auxiliary) for r in found} == {
        (A, "Central Asia", "falling", ("future",)),
        (B, "Central Asia", "rising", ("future",)),
    }


@pytest.mark.parametrize("text", ["阿尔瓦尼亚不承认科索沃、阿布哈兹。", "阿尔瓦尼亚拒绝承认科索沃和阿布哈兹。"])
def test_refused_recognition_is_a_negation_for_each_region(text: str) -> None:
    found = relations(text)
    assert {(r.to.name, r.auxiliary) for r in found} == {("Kosovo", ("negation",)), ("Abkhazia", ("negation",))}


def test_we_in_quoted_words_are_the_state_of_the_speaker() -> None:
    found = relations("阿尔瓦尼亚总统扎雷诺夫说：“我们不承认科索沃。”")
    assert [(r.type, r.from_.name, r.to.name, r.auxiliary) for r in found] == [("recognises", A, "Kosovo", ("negation",))]
    assert [entity.text for entity in found[0].asserted_by] == ["扎雷诺夫"]


def test_a_gloss_in_brackets_is_the_authors_own() -> None:
    found = relations("阿尔瓦尼亚总统扎雷诺夫说：“我们不承认（贝罗尼亚分离地区）阿布哈兹。”")
    (part,) = [r for r in found if r.type == "part_of"]
    assert (part.from_.name, part.to.name, part.asserted_by) == ("Abkhazia", B, ())


def test_the_subject_may_stand_in_the_clause_before() -> None:
    found = relations("阿尔瓦尼亚在经贸上依赖贝罗尼亚，对科尔多维亚态度友善。")
    assert ("supports_side", A, C) in {(r.type, r.from_.name, r.to.name) for r in found}
    sure = {r.to.name: r.confidence for r in found}
    assert sure[C] < 0.75


def test_a_list_in_brackets_names_the_members() -> None:
    found = told("阿尔瓦尼亚推广C5+1机制，也就是五国（贝罗尼亚、科尔多维亚）和阿尔瓦尼亚的会谈。")
    assert found == {("member_of", name, "C5+1") for name in (A, B, C)}


def test_date_of_the_clause() -> None:
    (found,) = relations("2024年4月4日，阿尔瓦尼亚正式加入北约。")
    assert found.date == "2024-04-04"
    (found,) = relations("会议定于2024年4月4日召开，阿尔瓦尼亚是北约的成员国。")
    assert found.date is None


def test_evidence_is_the_clause() -> None:
    (found,) = relations("会议结束后，阿尔瓦尼亚坚定地站在贝罗尼亚一边，气氛热烈。")
    assert found.spans[0].text == "阿尔瓦尼亚坚定地站在贝罗尼亚一边"


def test_what_is_condemned_is_so_for_the_author() -> None:
    found = relations("科尔多维亚强烈谴责阿尔瓦尼亚控制克里米亚。")
    assert [(r.type, r.from_.name, r.asserted_by) for r in found] == [("controls", A, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总统扎雷诺夫的政敌莫罗佐夫获释。", ("opposes", "莫罗佐夫", "扎雷诺夫")),
        ("总统扎雷诺夫的前任莫罗佐夫获释。", ("successor_of", "扎雷诺夫", "莫罗佐夫")),
        ("议员莫罗佐夫接替扎雷诺夫出任总统。", ("successor_of", "莫罗佐夫", "扎雷诺夫")),
    ],
)
def test_persons(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("俄军第58集团军昨日撤退。", ("part_of", "第58集团军")),
        ("俄軍第58集團軍昨日撤退。", ("part_of", "第58集團軍")),
        ("波兰克拉科夫昨日下雪。", ("part_of", "Kraków")),
    ],
)
def test_what_stands_before_a_unit_or_city_holds_it(text: str, pair: tuple[str, str]) -> None:
    assert pair in {(r.type, r.from_.name) for r in relations(text)}


@pytest.mark.parametrize(
    "text",
    [
        "网上伪造了阿尔瓦尼亚占领克里米亚的消息。",
        "事情被描绘成阿尔瓦尼亚依赖贝罗尼亚。",
        "阿尔瓦尼亚的论述将贝罗尼亚对抗科尔多维亚的行动合法化。",
        "阿尔瓦尼亚收复克里米亚以西地区。",
        "记者见到阿尔瓦尼亚战友们。",
        "阿尔瓦尼亚被指对贝罗尼亚友好。",
    ],
)
def test_rumours_views_and_parts_are_no_relations(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("1991年，亲阿尔瓦尼亚的青年团体发动政变。", ("historical",)),
        ("阿尔瓦尼亚占领克里米亚的概率较大。", ("hypothetical",)),
        ("贝罗尼亚的提案包括阿尔瓦尼亚承认科索沃的独立。", ("hypothetical",)),
    ],
)
def test_history_chances_and_proposals(text: str, modes: tuple[str, ...]) -> None:
    assert {r.auxiliary for r in relations(text)} == {modes}


def test_who_says_he_took_it_claims_it() -> None:
    (relation,) = relations("阿尔瓦尼亚宣布占领克里米亚。")
    assert [e.name for e in relation.asserted_by] == ["Alvania"]


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("过去亲阿尔瓦尼亚的官员都被撤换。", ("historical",)),
        ("国际社会支持阿尔瓦尼亚，才能维持和平。", ("hypothetical",)),
        ("贝罗尼亚对阿尔瓦尼亚的影响力或许有限。", ()),
    ],
)
def test_what_was_once_or_is_a_condition(text: str, modes: tuple[str, ...]) -> None:
    assert {r.auxiliary for r in relations(text)} == {modes}


def test_the_one_of_whom_a_camp_is_said() -> None:
    (relation,) = relations("警方逮捕了亲阿尔瓦尼亚派商人伊戈尔·扎雷诺夫。")
    assert relation.from_.text == "伊戈尔·扎雷诺夫"


@pytest.mark.parametrize("text", ["以阿尔瓦尼亚为首的国际舆论谴责此事。", "他们像阿尔瓦尼亚声援贝罗尼亚一样声援他们。"])
def test_opinion_and_likeness_are_no_relations(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "auxiliary"),
    [
        ("芬兰人支持推翻亲俄的亚努科维奇政权。", ("historical",)),
        ("李承晚政權完全依賴美國。", ("historical",)),
        ("2014年，局势大变。亲俄派随后掌权。", ("historical",)),
        ("亲俄派随后掌权。", ()),
        ("国际社会支持芬兰，与芬兰站在一起，方能够使局势稳定。", ("hypothetical",)),
        ("他的表态或许只是反映出美国对芬兰的影响力。", ()),
    ],
)
def test_how_a_relation_is_meant(text: str, auxiliary: tuple[str, ...]) -> None:
    assert {relation.auxiliary for relation in relations(text)} == {auxiliary}
