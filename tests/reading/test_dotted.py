"""Foreign names with a dot: where they begin and end."""

import pytest

from laying import named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("外长让-马克·杜瓦勒周三抵达首都。", "让-马克·杜瓦勒"),
        ("国防部长因德拉·卡拉维占随后离开。", "因德拉·卡拉维占"),
        ("總統約書亞·姆貝基因涉嫌貪污被捕。", "約書亞·姆貝基"),
        ("前总理马丁·罗德里格斯本周返回。", "马丁·罗德里格斯"),
        ("总统鲁本·卡斯蒂略占领了港口。", "鲁本·卡斯蒂略"),
        ("财政部长马诺·佩里达斯本月初飞抵首都。", "马诺·佩里达斯"),
        ("旅长优素福·哈米尔·戴比准将率部起义。", "优素福·哈米尔·戴比"),
        ("陆军司令苏米尔·卡鲁纳科说，局势平静。", "苏米尔·卡鲁纳科"),
        ("副總理阿爾本·德爾維沙伊在會上發言。", "阿爾本·德爾維沙伊"),
        ("塞内加尔人马马杜·恩迪尔克周五辞职。", "马马杜·恩迪尔克"),
        ("乔治·W·霍尔姆总统回国。", "乔治·W·霍尔姆"),
        ("主席谢里夫·奥马尔·西索尼因批评这一决定被捕。", "谢里夫·奥马尔·西索尼"),
        ("新聞秘書普里揚·塞納那亞科告訴記者，會議延期。", "普里揚·塞納那亞科"),
    ],
)
def test_both_ends_of_a_dotted_name(text: str, name: str) -> None:
    assert ("P", name) in [(letter, words) for letter, words in named(text)]


def test_two_dotted_names_side_by_side() -> None:
    assert [name for _, name in named("阿伊莎·迪亚科和凯瑟琳·奥哈拉都否认此事。")] == ["阿伊莎·迪亚科", "凯瑟琳·奥哈拉"]
