"""Doers that only the text beside the verb names."""

import pytest

from dragoman.schema.claims import Event
from short_texts import Read


def sides(read: Read, text: str, category: str) -> list[tuple[list[str], list[str]]]:
    events = [c for c in read(text).claims if isinstance(c, Event) and c.event == category]
    return [([e.name for e in c.actor], [e.name for e in c.recipient]) for c in events]


@pytest.mark.parametrize(
    ("text", "category", "doer", "met"),
    [
        ("警方在市中心驅散人群，事件中至少七人被捕。", "COERCE", "警方", "至少七人"),
        ("两名男子在码头被截查，警方亦要求途人离开。", "COERCE", "警方", "两名男子"),
        ("警方出動防暴警察驅散人群，五人被捕。", "COERCE", "警方", "五人"),
        ("防暴警察施放催淚彈。三名學生被帶走。", "COERCE", "防暴警察", "三名學生"),
        ("阿尔瓦尼亚军队炮击港口，科尔多维亚守军被击溃。", "ASSAULT", "阿尔瓦尼亚军队", "科尔多维亚守军"),
    ],
)
def test_supplied(read: Read, text: str, category: str, doer: str, met: str) -> None:
    assert ([doer], [met]) in sides(read, text, category)


@pytest.mark.parametrize(
    "text",
    [
        "消防员赶到现场，纵火者被捕。",
        "示威者被带到警察局，五人被拘留。",
        "居民指责无警员到场，却有五人被捕。",
        "警方介绍了工作。\n五人被捕。",
    ],
)
def test_not_supplied(read: Read, text: str) -> None:
    assert all(actor == [] for actor, _ in sides(read, text, "COERCE"))
