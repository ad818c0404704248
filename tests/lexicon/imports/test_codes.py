import pytest

from dragoman.lexicon.imports.codes import Held, held_codes, read_code
from dragoman.schema.errors import ContractError


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("[ALV]", [Held("ALV")]),
        ("NAME_ [ALVGOV >930120]", [Held("ALVGOV", "1993-01-20")]),
        ("\t[ALVGOV <20010120]", [Held("ALVGOV", end="2001-01-20")]),
        ("\t[ALVGOV 030101 - 030231]", [Held("ALVGOV", "2003-01-01", "2003-02-28")]),
        ("\t[ALVELI 200101-460703]", [Held("ALVELI", "1920-01-01", "1946-07-03")]),
        ("[ALVGOV >100101] [ALVELI]", [Held("ALVGOV", "2010-01-01"), Held("ALVELI")]),
        ("[###]", [Held("###")]),
        ("no code", []),
    ],
)
def test_date_restrictions(text: str, held: list[Held]) -> None:
    assert held_codes(text) == held


@pytest.mark.parametrize(
    "text", ["[ALVGOV 10-20]", "[ALVGOV >931320]", "[ALVGOV 050415-980101]", "[ALVGOV 20100101-20000101]", "[ALV GOV]"]
)
def test_dates_that_make_no_sense_are_refused(text: str) -> None:
    with pytest.raises(ContractError):
        held_codes(text)


@pytest.mark.parametrize(
    ("code", "country", "sector", "type_"),
    [
        ("ALV", "ALV", "", ""),
        ("ALVGOVMIL", "ALV", "GOV", ""),
        ("ALVMED", "ALV", "JRN", ""),
        ("ALVHLH", "ALV", "MED", ""),
        ("GBRGIB", "GBR", "", "territory"),
        ("ALVSHEPHE", "ALV", "", "group"),
        ("IGOUNO", "UNO", "IGO", "organisation"),
        ("IGOUNOKID", "UNO", "IGO", "organisation"),
        ("IGOEUREEC", "EUR", "IGO", "organisation"),
        ("IGOWAF", "IGO", "IGO", "organisation"),
        ("MNCBRZ", "BRZ", "MNC", "organisation"),
        ("MNCMED", "", "MNC", "organisation"),
        ("NGOHLHIRC", "", "NGO", "organisation"),
        ("IMGMOS", "", "REB", "organisation"),
        ("MEA", "", "", "group"),
        ("CHRCTH", "", "REL", "group"),
        ("REB", "", "REB", "group"),
    ],
)
def test_codes(code: str, country: str, sector: str, type_: str) -> None:
    found = read_code(code)
    assert (found.country, found.sector, found.type) == (country, sector, type_)


@pytest.mark.parametrize("code", ["AL", "ALVG", "alv", "312", ""])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(ContractError):
        read_code(code)
