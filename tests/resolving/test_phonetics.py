import pytest

from dragoman.lexicon.load import load_lexicon
from dragoman.resolving.names import name_of
from dragoman.resolving.phonetics import Sounds
from hand_made import sounds


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("伊瓦尔·扎雷诺夫", "Ivar Zarenov", 1.0),
        ("扎雷诺夫", "Ivar Zarenov", 1.0),
        ("Ивар Заренов", "Ivar Zarenov", 1.0),
        ("Ивар Заренов", "伊瓦尔·扎雷诺夫", 1.0),
        ("佩特罗夫", "Zarenov", 0.0),
        ("伊瓦尔·佩特罗夫", "Ivar Zarenov", 0.0),
        ("山北人", "Zarenov", 0.0),
        ("Ivar Zarenov", "Ivar Zarenov", 0.0),
    ],
)
def test_names_in_two_scripts_are_as_alike_as_they_sound(one: str, other: str, alike: float) -> None:
    assert sounds().alike(name_of(one), name_of(other)) == alike
    assert sounds().alike(name_of(other), name_of(one)) == alike


def test_the_tables_that_ship_hold_both_scripts() -> None:
    ours = Sounds(load_lexicon())
    assert ours.alike(name_of("伊万·扎列诺夫"), name_of("Ivan Zarenov")) > 0.8
    assert ours.alike(name_of("Иван Заренов"), name_of("Ivan Zarenov")) > 0.8
