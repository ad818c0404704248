"""Items of a list that tell what would be so."""

import pytest

from dragoman.schema.claims import Event
from short_texts import Read

ITEMS = "\n1.塞尔维亚军队从芬兰撤军；\n2.波兰向芬兰提供武器。"


@pytest.mark.parametrize(
    ("text", "auxiliary"),
    [
        (f"各方可能达成的条件如下：{ITEMS}", ("hypothetical",)),
        (f"本周大事：{ITEMS}", ()),
        ("本周大事：\n1、塞尔维亚军队从芬兰撤军；\n2、警方拘捕扎雷诺夫。", ()),
        ("第一，若局勢惡化，糧價會漲。\n第二，如果糧價上漲，百姓會逃。\n第三，波蘭制裁塞爾維亞。", ("hypothetical",)),
    ],
)
def test_terms_of_a_list_are_not_done(read: Read, text: str, auxiliary: tuple[str, ...]) -> None:
    assert {claim.auxiliary for claim in read(text).claims if isinstance(claim, Event)} == {auxiliary}
