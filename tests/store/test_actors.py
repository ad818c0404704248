import itertools

import pytest

from dragoman.schema.actor import Actor, Name
from dragoman.schema.records import encode
from dragoman.store.actors import merged

VERSIONS = (
    Actor(id="p", type="person", names=(Name("Zarenov", "en"), Name("扎雷诺夫", "zh")), country="ALV"),
    Actor(id="p", type="person", names=(Name("扎雷诺夫", "zh"),), description="president"),
    Actor(id="p", type="person", names=(Name("Зареннов", "ru"),), sector="GOV"),
)


@pytest.mark.parametrize("order", list(itertools.permutations(VERSIONS)))
def test_the_order_of_reading_makes_no_difference(order: tuple[Actor, ...]) -> None:
    one = merged(encode(version).decode() for version in order)
    assert one == merged(encode(version).decode() for version in VERSIONS)
    assert {name.text for name in one.names} == {"Zarenov", "扎雷诺夫", "Зареннов"}
    assert (one.country, one.sector, one.description) == ("ALV", "GOV", "president")
