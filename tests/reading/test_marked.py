"""Names of bodies, forces and media in quotation and title marks, and once more without."""

import pytest

from laying import named, phrases


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("首都传来“橙林复兴委员会”成立的消息。橙林复兴委员会次日宣布宵禁。", [("O", "橙林复兴委员会")] * 2),
        ("「藍湖抵抗陣線」向邊境發射火箭。", [("O", "藍湖抵抗陣線")]),
        ("民族武装“蓝湖同盟军”攻占了据点。", [("G", "蓝湖同盟军"), ("U", "蓝湖同盟军")]),
        ("据《橙林纪事报》报道，谈判破裂。", [("M", "橙林纪事报")]),
        ("《橙林論壇》披露，談判已經破裂。", [("M", "橙林論壇")]),
        ("矿业企业“橙林干线”通知买方减产。", [("O", "橙林干线")]),
        ("游说组织“蓝湖无疆界”否认收钱。", [("O", "蓝湖无疆界")]),
        ("人们高喊“打倒联盟”，又说“反对委员会”。", [("G", "人们")]),
        ("根据《贸易协定》，关税将下调。", []),
        ("会议批评“空喊口号”和“形式主义”。", []),
    ],
)
def test_names_in_marks(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found


def test_what_a_name_in_marks_is_and_the_name_are_one() -> None:
    assert named("民族武装“蓝湖同盟军”攻占了据点。")[0][1] == "蓝湖同盟军"


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("议会主席、比利时人蒂埃里·范霍尔辞职。", ["议会主席"]),
        ("前大使、现任研究院院长的卡特琳·莱米尔发言。", ["大使", "院长"]),
        ("曾任外交部長的卡特琳·萊米爾發言。", ["外交部長"]),
    ],
)
def test_what_stands_before_a_name_over_a_people_or_a_verb(text: str, posts: list[str]) -> None:
    (person,) = [p for p in phrases(text) if p.letter == "P"]
    found = [text[post.role_start : post.role_end] for post in person.posts]
    assert all(words.endswith(post) for words, post in zip(found, posts, strict=True))
