"""Parties, fronts and the like without marks."""

import pytest

from laying import named


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("草原复兴党宣布退出内阁。", ("O", "草原复兴党")),
        ("總統譴責了北方進步黨。", ("O", "北方進步黨")),
        ("岛屿前进党在议会提出法案。", ("O", "岛屿前进党")),
        ("山地爱国者同盟与政府军交火。", ("O", "山地爱国者同盟")),
        ("民族團結陣線拒絕加入。", ("O", "民族團結陣線")),
        ("政府与民族同盟军达成停火协议。", ("U", "民族同盟军")),
    ],
)
def test_parties_and_fronts(text: str, found: tuple[str, str]) -> None:
    assert found in named(text)


@pytest.mark.parametrize("text", ["反对党要求调查。", "他加入了统一战线。", "两党达成协议。"])
def test_kinds_of_parties_are_no_names(text: str) -> None:
    assert all(letter != "O" for letter, _ in named(text))
