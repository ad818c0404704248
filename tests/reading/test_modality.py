"""How a verb is meant: negated, planned, possible, long past."""

from datetime import date

import pytest

from dragoman.reading import modality
from dragoman.schema.claims import Event
from invented_states import lexicon
from laying import claims, page


@pytest.mark.parametrize(
    ("before", "modes"),
    [
        ("阿尔瓦尼亚", set()),
        ("阿尔瓦尼亚未能就下一轮停火方案", {"negation"}),
        ("阿尔瓦尼亚不会容忍有人", {"hypothetical"}),
        ("军官因不满政府应对不力而", set()),
        ("阿尔瓦尼亚险遭贝罗尼亚", {"negation"}),
        ("總統不否認阿爾瓦尼亞", set()),
        ("若阿尔瓦尼亚不在十天内", {"hypothetical", "negation"}),
        ("阿尔瓦尼亚以包装不合格为由", set()),
        ("阿尔瓦尼亚总统未获议会批准就", set()),
        ("阿尔瓦尼亚军队停止", {"negation"}),
        ("阿尔瓦尼亚不得不", set()),
        ("阿尔瓦尼亚已将贝罗尼亚", set()),
        ("阿尔瓦尼亚将于下周", {"future"}),
        ("阿爾瓦尼亞總統原定", {"hypothetical"}),
        ("三年多以前，阿尔瓦尼亚在三年多以前", {"historical"}),
        ("阿尔瓦尼亚没有", {"negation"}),
        ("他决不会承认阿尔瓦尼亚", set()),
        ("阿爾瓦尼亞不承認曾", {"negation", "historical"}),
        ("这是不是很像今天阿尔瓦尼亚", set()),
        ("阿爾瓦尼亞沒有", {"negation"}),
        ("阿尔瓦尼亚从未", {"negation"}),
        ("阿尔瓦尼亚不断", set()),
        ("阿尔瓦尼亚将", {"future"}),
        ("阿爾瓦尼亞將", {"future"}),
        ("阿尔瓦尼亚计划", {"future"}),
        ("阿尔瓦尼亚的将军", set()),
        ("阿尔瓦尼亚可能", {"hypothetical"}),
        ("如果阿尔瓦尼亚", {"hypothetical"}),
        ("如果谈判失败，阿尔瓦尼亚", {"hypothetical"}),
        ("警员说若不走就要开枪，阿尔瓦尼亚", set()),
        ("阿尔瓦尼亚曾", {"historical"}),
        ("阿尔瓦尼亚会", {"future"}),
        ("阿爾瓦尼亞會", {"future"}),
        ("阿尔瓦尼亚委员会", set()),
        ("阿尔瓦尼亚愿意", {"future"}),
        ("阿尔瓦尼亚能", {"hypothetical"}),
        ("如不撤军，阿尔瓦尼亚", {"hypothetical"}),
        ("假如阿尔瓦尼亚", {"hypothetical"}),
        ("如阿尔瓦尼亚", set()),
        ("如贝罗尼亚出兵，阿尔瓦尼亚会", {"hypothetical"}),
        ("（如阿尔瓦尼亚", set()),
        ("如果你看那段时间，阿尔瓦尼亚", set()),
        ("他提交了一份草案，其中包括阿尔瓦尼亚", {"hypothetical"}),
        ("问他有没有", {"hypothetical"}),
        ("阿尔瓦尼亚无法在冬天从山口", {"negation"}),
        ("市场没有开放，阿尔瓦尼亚", set()),
        ("市场将开放，阿尔瓦尼亚", set()),
    ],
)
def test_the_words_before_a_verb(before: str, modes: set[str]) -> None:
    laid = page(f"{before}袭击了贝罗尼亚。")
    assert modality.auxiliary(laid, laid.sentences[0], len(before), modality.knowledge(lexicon())) == modes


def test_a_question_reports_nothing() -> None:
    laid = page("阿尔瓦尼亚袭击了贝罗尼亚？")
    assert modality.auxiliary(laid, laid.sentences[0], 5, modality.knowledge(lexicon())) == {"hypothetical"}


def test_a_likeness_asked_about_is_no_question_of_the_act() -> None:
    laid = page("这是不是很像阿尔瓦尼亚袭击了贝罗尼亚？")
    assert modality.auxiliary(laid, laid.sentences[0], 11, modality.knowledge(lexicon())) == set()


@pytest.mark.parametrize(
    ("after", "modes"),
    [
        ("必然会引发制裁", {"hypothetical"}),
        ("引发了制裁", set()),
        ("，会导致制裁", set()),
        ("，暂时也就没有可能", {"negation"}),
        ("，这是邻国的谎言", {"negation"}),
        ("，这不是谎言", set()),
        ("，收复故土，可谓他一生的目标", {"future"}),
    ],
)
def test_what_would_come_of_it_is_not_done(after: str, modes: set[str]) -> None:
    laid = page(f"阿尔瓦尼亚袭击贝罗尼亚{after}。")
    assert modality.auxiliary(laid, laid.sentences[0], 5, modality.knowledge(lexicon())) == modes


def test_only_the_last_clause_is_asked() -> None:
    laid = page("阿尔瓦尼亚袭击了贝罗尼亚，谁会插手？")
    assert modality.auxiliary(laid, laid.sentences[0], 5, modality.knowledge(lexicon())) == set()


@pytest.mark.parametrize(
    ("when", "history"),
    [
        (None, False),
        ("2024-03", False),
        ("2023-05-10", False),
        ("2023-05-01", True),
        ("2010/2016", True),
        ("2010/..", False),
        ("/2014", True),
    ],
)
def test_history_lies_more_than_a_year_back(when: str | None, history: bool) -> None:
    assert modality.is_history(when, date(2024, 5, 10)) is history


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("阿尔瓦尼亚2019年轰炸过贝罗尼亚，如今向贝罗尼亚提供援助。", [("historical",), ()]),
        ("阿尔瓦尼亚议会促请政府制裁贝罗尼亚，2016年贝罗尼亚曾轰炸岚州。", [(), ("historical",)]),
        ("2007年轰炸岚州的贝罗尼亚向阿尔瓦尼亚提供了援助。", [()]),
        ("得从2012年说起。那一年，示威者推翻了总统。次年1月，贝罗尼亚入侵阿尔瓦尼亚。", [("historical",), ("historical",)]),
        ("外传阿尔瓦尼亚已轰炸贝罗尼亚并不属实。", [("negation",)]),
        ("二〇〇〇年代，阿尔瓦尼亚轰炸过贝罗尼亚。", [("historical",)]),
        ("教师工会5月7日宣布于翌日开始罢工。", [("future",)]),
        ("教師工會5月7日宣布於下月中開始罷工。", [("future",)]),
        ("阿爾瓦尼亞總統宣布再向貝羅尼亞提供價值三億元的援助。", [("future",)]),
        ("阿尔瓦尼亚总统宣布不会向贝罗尼亚提供援助。", [("future", "negation")]),
        ("阿尔瓦尼亚正在尽快将物资运往贝罗尼亚。", [()]),
        ("十七名试图逃走的男子被贝罗尼亚警方拘捕。", [()]),
        ("十七名試圖逃走的男子遭貝羅尼亞警方拘捕。", [()]),
        ("贝罗尼亚试图对阿尔瓦尼亚的盟友开战。", [("future",)]),
        ("曾在议会任职的卡拉索夫批评阿尔瓦尼亚政府。", [()]),
        ("卡拉索夫曾批评阿尔瓦尼亚政府。", [("historical",)]),
        ("他们提出一份草案：阿尔瓦尼亚军队撤出岚州。", [("hypothetical",)]),
        ("贝罗尼亚的手法与2012年在岚州如出一辙，阿尔瓦尼亚政府谴责贝罗尼亚。", [()]),
        ("阿尔瓦尼亚军队明确了向岚州撤退，集中兵力进攻贝罗尼亚的方针。", [("future",), ("future",)]),
        ("阿尔瓦尼亚逮捕了涉嫌参与2015年袭击的三名男子。", [()]),
        ("阿爾瓦尼亞指控貝羅尼亞在2016年策劃政變。", [()]),
        ("阿尔瓦尼亚要求贝罗尼亚归还1974年占领的土地。", [()]),
        ("阿尔瓦尼亚外长重申1975年的边界协定，谴责贝罗尼亚。", [()]),
        ("贝罗尼亚1991年独立后首次向阿尔瓦尼亚派兵。", [()]),
        ("在2011年革命十周年之际，示威者举行游行。", [()]),
        ("2015年，阿尔瓦尼亚指控贝罗尼亚策划政变。", [("historical",)]),
        ("阿尔瓦尼亚镇压了2015年的示威。", [("historical",)]),
        ("前任总统任内，阿尔瓦尼亚制裁贝罗尼亚。", [("historical",)]),
        ("阿爾瓦尼亞警方亦無拘捕任何示威者。", [("negation",)]),
        ("阿尔瓦尼亚毫不犹豫地进攻贝罗尼亚。", [()]),
        ("阿尔瓦尼亚警方以涉嫌企图颠覆政府为由逮捕三名示威者。", [()]),
        ("阿尔瓦尼亚将把三名贝罗尼亚外交官驱逐出境。", [("future",)]),
        ("阿尔瓦尼亚将三名贝罗尼亚外交官驱逐出境。", [()]),
        ("阿尔瓦尼亚撤回2021年派往贝罗尼亚的军队。", [()]),
        ("与2008年相比，阿尔瓦尼亚派出更多军队进攻贝罗尼亚。", [()]),
        ("阿爾瓦尼亞總統表示，2003年的錯誤不會重演，呼籲貝羅尼亞停火。", [()]),
        ("阿尔瓦尼亚向贝罗尼亚提供援助，总额为2008年以来最高。", [()]),
        ("可以大胆推测：阿尔瓦尼亚军队已从岚州撤退。", [("hypothetical",)]),
        ("阿尔瓦尼亚军队向东推进，目标可能是占领渡口，迫使贝罗尼亚军队撤退。", [(), ("future",)]),
        ("双方同意成立本协议。\n一、阿尔瓦尼亚协助贝罗尼亚。\n二、阿尔瓦尼亚军队撤出岚州。", [("future",), ("future",)]),
        ("阿尔瓦尼亚军队企图打通公路，在村口遭到贝罗尼亚军队袭击。", [()]),
    ],
)
def test_a_year_holds_in_its_own_clause(text: str, modes: list[tuple[str, ...]]) -> None:
    assert [event.auxiliary for event in claims(Event, text)] == modes
