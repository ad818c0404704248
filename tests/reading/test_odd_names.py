"""People by names that look like none."""

import pytest

from laying import named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("外交部長賴則安對此回應。", "賴則安"),
        ("律师雍以宁表示反对。", "雍以宁"),
        ("政治系副教授向令华分析，选举难料。", "向令华"),
        ("现任研究院副院长的霍启民却反驳说，不对。", "霍启民"),
        ("去年退休的賀敬堂日前發言。", "賀敬堂"),
        ("军方代表耶推少将拒绝回答。", "耶推"),
        ("同盟主席阿努丹·维拉朋辞职。阿努丹没有说明理由。", "阿努丹·维拉朋"),
    ],
)
def test_people_by_odd_names(text: str, name: str) -> None:
    assert [who for letter, who in named(text) if letter == "P"][-1] == name


@pytest.mark.parametrize("text", ["总统则对此表示不满。", "主席何以对此表态？", "部长马上要求撤军。", "警员进入中大校园。"])
def test_words_behind_a_role_are_no_names(text: str) -> None:
    assert all(letter != "P" for letter, _ in named(text))
