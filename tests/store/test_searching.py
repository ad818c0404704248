import pytest

from dragoman.store.searching import first_place, name_key, phrase_query


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("札雷諾夫", "札雷诺夫"),
        ("Ivar  ZARENOV", "ivar zarenov"),
        ("伊瓦尔·扎雷诺夫", "伊瓦尔扎雷诺夫"),
        ("Ｚ１", "z1"),
        ("O’Ray", "O'Ray"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("北約", '"北 约"'),
        ("北约 Ivar", '"北 约" "ivar"'),
        ('"Ivar said" x', '"ivar said" "x"'),
        ("mob*", '"mob"*'),
        ('"two words"*', '"two words"*'),
        ("NEAR(a b) -c", '"near(a" "b)" "-c"'),
        ('say"', '"say"'),
        ("…… *", ""),
    ],
)
def test_every_term_becomes_a_phrase(words: str, query: str) -> None:
    assert phrase_query(words) == query


def test_the_first_place_is_counted_in_the_original() -> None:
    assert first_place("反對北約。", "北约") == (2, 4)
    assert first_place("反对", "北约") is None
