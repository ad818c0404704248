import runpy
from pathlib import Path

import pytest

from dragoman.lexicon.countries import three_letters, two_letters

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("three", "two"), [("KAZ", "kz"), ("XKX", "xk"), ("SUN", "suhh"), ("EUR", "eu")])
def test_codes_go_both_ways(three: str, two: str) -> None:
    assert two_letters(three) == two
    assert three_letters(two.upper()) == three


@pytest.mark.parametrize("code", [None, "", "IGO", "UNO", "ZZZ"])
def test_what_is_no_country_has_no_code(code: str | None) -> None:
    assert two_letters(code) is None


def test_the_table_is_what_its_script_writes() -> None:
    made: str = runpy.run_path(str(ROOT / "scripts" / "freeze_countries.py"))["table"]()
    assert made == (ROOT / "src/dragoman/lexicon/data/countries.tsv").read_text(encoding="utf-8")
