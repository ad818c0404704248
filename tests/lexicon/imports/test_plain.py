from pathlib import Path

import pytest

from dictionaries import written
from dragoman.lexicon.imports.plain import import_csv
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.tables import LexiconError

OURS = load_lexicon()


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_of_actors(tmp_path: Path, mark: str) -> None:
    lines = ["Name,type,Chinese,country,sector", "Ivar Zarenov,person,扎雷诺夫,ALV,GOV", "Alvania,state,,ALV,"]
    imported = import_csv(written(tmp_path, "a.csv", "\n".join(line.replace(",", mark) for line in lines)), OURS)
    person, state = imported.tables["actors"]
    assert (person["id"], person["en"], person["zh"]) == ("person:ivar-zarenov", "Ivar Zarenov", "扎雷诺夫")
    assert (state["id"], state["source"]) == ("state:ALV", "a.csv")
    assert not imported.refused


def test_rows_and_columns_that_make_no_sense_are_listed(tmp_path: Path) -> None:
    text = "en,type,sector,shoe size\nA B,person,,44\nC D,wizard,,\n,person,,\nE F,person,XXX,\nG,person,,,,\n\n"
    imported = import_csv(written(tmp_path, "a.csv", text), OURS)
    assert [(one.line, one.why.split(",")[0].split(";")[0]) for one in imported.refused] == [
        (1, "no column of ours"),
        (3, "type is one of person"),
        (4, "no name in en"),
        (5, "XXX is no PLOVER sector"),
        (6, "more cells than columns"),
    ]
    assert len(imported.tables["actors"]) == 1


def test_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("en,type\nMüller,person\n".encode("latin-1"))
    with pytest.raises(LexiconError, match="not UTF-8"):
        import_csv(path, OURS)
