"""Names and nouns that were found in part are read in full, with what stands before them."""

import pytest

from laying import named


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("扎雷格勒艺术发展局发表声明。", "扎雷格勒艺术发展局"),
        ("阿尔瓦尼亚言语治疗师总工会抗议。", "阿尔瓦尼亚言语治疗师总工会"),
        ("阿爾瓦尼亞言語治療師總工會抗議。", "阿爾瓦尼亞言語治療師總工會"),
        ("女工会取消了游行。", "女工会"),
        ("女人们离开了。", "女人们"),
        ("乌守军撤退了。", "乌守军"),
        ("乌军基辅战役军团反攻。", "基辅战役军团"),
        ("反种族歧视活动人士抗议。", "反种族歧视活动人士"),
        ("親共政客發言。", "親共政客"),
        ("有关阿尔瓦尼亚的人权组织发言。", "有关阿尔瓦尼亚的人权组织"),
        ("反对扎雷诺夫的民众发言。", "反对扎雷诺夫的民众"),
        ("阿尔瓦尼亚驻贝罗尼亚大使馆发言。", "阿尔瓦尼亚驻贝罗尼亚大使馆"),
        ("阿尔瓦尼亚驻外机构发言。", "阿尔瓦尼亚驻外机构"),
        ("阿尔瓦尼亚同行发言。", "阿尔瓦尼亚同行"),
        ("各地劳工阶层发言。", "各地劳工阶层"),
        ("亲俄武装组织发言。", "亲俄武装组织"),
        ("华沙大学发表声明。", "华沙大学"),
        ("墨西哥裔移民发言。", "墨西哥裔移民"),
        ("移民拘留者发言。", "移民拘留者"),
        ("李宁远教授发言。", "李宁远"),
        ("五名被控伤害一名行人的青少年被捕。", "五名被控伤害一名行人的青少年"),
    ],
)
def test_a_name_is_read_whole(text: str, found: str) -> None:
    assert found in [name for _, name in named(text)]


@pytest.mark.parametrize(
    "text",
    [
        "公报提到阿尔瓦尼亚的去阿尔瓦尼亚化。",
        "许多人质疑扎雷诺夫的动机。",
        "他们筹组工会。",
        "公报重申一个中国原则。",
        "他与扎雷诺夫同行。",
    ],
)
def test_what_is_no_longer_name(text: str) -> None:
    names = [name for _, name in named(text)]
    assert "China" not in names
    assert not any("同行" in name for name in names)
    assert "许多人质" not in names
    assert not any(name.startswith("筹组") for name in names)
    assert names.count("Alvania") < 2


@pytest.mark.parametrize("text", ["扎雷诺夫总理发言。扎政府谴责贝罗尼亚。"])
def test_a_government_goes_by_a_family_name(text: str) -> None:
    assert ("O", "扎政府") in named(text)
