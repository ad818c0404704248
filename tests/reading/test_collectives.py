"""When two collective nouns of one report are the same ones."""

import pytest

from laying import named, phrases


def members(text: str) -> list[str]:
    return [p.member.final.id for p in phrases(text) if p.letter in "GU" and p.member is not None]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("四名士兵抵达港口。随后五名士兵撤离。", False),
        ("四名士兵抵達港口。隨後五名士兵撤離。", False),
        ("20多名士兵守在门外。越来越多的士兵涌入城里。", False),
        ("一个民主国家被击垮了。所有民主国家都谴责此举。", False),
        ("四名士兵抵达港口。士兵随后撤离。", True),
        ("四名士兵抵达港口。这些士兵随后撤离。", True),
        ("大批士兵抵达港口。士兵随后撤离。", True),
        ("四名士兵抵达港口。城里停电。这四名士兵随后撤离。", True),
    ],
)
def test_so_many_are_not_so_many_others(text: str, same: bool) -> None:
    first, last = members(text)
    assert (first == last) is same


def test_who_begins_where_another_does_is_not_that_one() -> None:
    assert named("大批工会成员走上街头。") == [("G", "大批工会成员")]


def test_several_holders_of_no_state_are_no_states_leader() -> None:
    assert named("本文比较两位前后任总统。她警告法国总统。")[-1] == ("P", "Emmanuel Macron")
