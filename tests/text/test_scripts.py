import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.scripts import fold, is_han, language_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("阿爾瓦尼亞總統", "阿尔瓦尼亚总统"),
        ("他沿著河看著土著與著名的著作", "他沿着河看着土著与著名的著作"),
        ("ＡＢｃ１２", "abc12"),
        ("費多爾．扎雷諾夫", "费多尔·扎雷诺夫"),
        ("安東‧馬林・貝格•諾夫", "安东·马林·贝格·诺夫"),
        ("３．５萬", "3.5万"),
        ("火砲", "火炮"),
        ("• 第一點", "• 第一点"),
        ("Albania’s", "albania's"),
        ("‘Yes,’ he said", "‘yes,’ he said"),
        ("「他說『是』」", "「他说『是』」"),
        ("𠮷田😀龍", "𠮷田😀龙"),
        ("İSTANBUL ẞ", "İstanbul ß"),
        ("甲\u3000乙\u00a0丙", "甲 乙 丙"),
    ],
)
def test_folding_keeps_the_length(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert len(fold(text)) == len(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_folding_keeps_the_length_of_anything(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("总统说他们将于下周会谈。", "zh-Hans"),
        ("總統說他們將於下週會談。", "zh-Hant"),
        ("皇后在里面", "zh-Hans"),
        ("總統在后里", "zh-Hant"),
        ("The president (总统) said that they will meet next week.", "en"),
        ("美国总统 Jonathan Smith 与 Peter Brown 在 Alvania 会谈了三个小时，没有结果。", "zh-Hans"),
        ("Президент сказал, что встреча состоится на следующей неделе.", "ru"),
        ("Президент сказав, що їхня зустріч відбудеться наступного тижня.", "und"),
        ("El señor está allí, según él mismo declaró.", "und"),
        ("大統領は来週に会うと言いました", "und"),
        ("대통령이 말했다", "und"),
        ("1234 !?", "und"),
        ("", "und"),
    ],
)
def test_language_is_counted(text: str, language: str) -> None:
    assert language_of(text) == language


def test_han_reaches_beyond_the_basic_plane() -> None:
    assert is_han("𠮷")
    assert is_han("中")
    assert not is_han("a")
    assert not is_han("あ")
