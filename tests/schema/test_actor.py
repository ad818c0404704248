from collections.abc import Callable

import pytest

from dragoman.schema.actor import Actor, Name
from dragoman.schema.errors import ContractError


@pytest.mark.parametrize(
    "make",
    [
        lambda: Name(" "),
        lambda: Name("甲", start="then"),
        lambda: Name("甲", end="2022-1"),
        lambda: Actor(id="", type="state", names=(Name("甲"),)),
        lambda: Actor(id="state:ALV", type="state", names=()),
    ],
)
def test_an_actor_needs_id_and_names(make: Callable[[], object]) -> None:
    with pytest.raises(ContractError):
        make()


def test_the_canonical_name_comes_first() -> None:
    assert Actor(id="state:ALV", type="state", names=(Name("Alvania"), Name("阿尔瓦尼亚"))).name == "Alvania"
