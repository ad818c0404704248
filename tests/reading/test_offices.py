"""Bodies and ranks of offices: whether the body is known or not, named in marks, shared by two who are listed."""

from collections.abc import Callable

import pytest

from dragoman.schema.claims import Occupancy
from dragoman.schema.reading import Reading


def offices(reading: Reading) -> list[tuple[str, str, str | None, str]]:
    held = [claim for claim in reading.claims if isinstance(claim, Occupancy)]
    return [(one.holder.name, one.post, one.organisation.text if one.organisation else None, one.status) for one in held]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("贤学思政召集人王逸臻被警员带走。", ("王逸臻", "召集人", "贤学思政", "current")),
        ("本土民生前线发言人梁天琪上诉。", ("梁天琪", "发言人", "本土民生前线", "current")),
        ("《橙果日报》前社长张健虹出庭。", ("张健虹", "社长", "橙果日报", "ended")),
        ("国际渔民学会主席里沙特·阿巴洛夫撰文。", ("里沙特·阿巴洛夫", "主席", "国际渔民学会", "current")),
        ("前支聯會常委徐漢洸到場。", ("徐漢洸", "常委", "支聯會", "ended")),
        ("壹星传媒集团行政总监黄伟强被捕。", ("黄伟强", "行政总监", "壹星传媒集团", "current")),
    ],
)
def test_the_body_before_an_office(read: Callable[..., Reading], text: str, office: tuple[str, str, str | None, str]) -> None:
    assert office in offices(read(text))


def test_listed_people_share_the_body(read: Callable[..., Reading]) -> None:
    assert ("陈沛明", "副社长", "橙果日报", "current") in offices(read("《橙果日报》前社长张健虹、副社长陈沛明出庭。"))


@pytest.mark.parametrize("text", ["总统张健虹和欧盟委员会主席冯德卡出席。", "今年二月主席张健虹到访。", "他说主席张健虹到访。"])
def test_what_is_no_body_of_the_office(read: Callable[..., Reading], text: str) -> None:
    assert [body for name, post, body, _ in offices(read(text)) if body is not None and post == "主席"] == []
