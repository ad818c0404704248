import pytest

from dragoman.schema.derived import Conflict
from dragoman.schema.errors import ContractError


@pytest.mark.parametrize("sides", [(), (("a",),), (("a",), ())])
def test_a_conflict_has_two_sides_with_claims(sides: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(ContractError):
        Conflict(id="k", type="number", sides=sides)
