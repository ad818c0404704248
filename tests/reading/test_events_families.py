"""Family names that stand alone for somebody named in full."""

import pytest

from dragoman.schema.claims import Event
from short_texts import Read

TRIAL = "被告郑启衡周一出庭作供。郑指单张由团队所写。郑称并无收过名单。郑解释当时很忙，又说无印象。"


@pytest.mark.parametrize(
    ("told", "sides"),
    [
        ("法官质疑郑的说法前后不一。", ("法官", "郑启衡")),
        ("控方屡质疑郑无看清楚，郑不同意。", ("控方", "郑启衡")),
        ("法官质疑单张有何用，郑称只是参考。", ("法官", "郑启衡")),
        ("郑表明与党立场不同，遭法官质疑他一直跟党路线。", ("法官", "郑启衡")),
        ("法官质疑单张有何用，众人不解。", None),
        ("法官质疑郑重其事的写法。", None),
    ],
)
def test_a_family_name_alone_is_blamed(read: Read, told: str, sides: tuple[str, str] | None) -> None:
    found = [(e.actor[0].name, e.recipient[0].name) for e in read(TRIAL + told).claims if isinstance(e, Event) and e.event == "ACCUSE"]
    assert found == ([sides] if sides else [])


def test_no_family_name_of_a_report_that_does_not_write_so(read: Read) -> None:
    claims = read("被告郑启衡周一出庭作供。法官质疑郑的说法前后不一。").claims
    assert not [e for e in claims if isinstance(e, Event) and e.event == "ACCUSE"]
