from pathlib import Path

import pytest

from dictionaries import entity_file, written
from dragoman.lexicon.imports.ftm import import_ftm
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.tables import LexiconError

OURS = load_lexicon()


def test_people_and_bodies_with_names_in_every_script_and_their_ids(tmp_path: Path) -> None:
    rows = {row["id"]: row for row in import_ftm(entity_file(tmp_path), OURS).tables["actors"]}
    marta = rows["wd:Q99999001"]
    assert (marta["type"], marta["country"], marta["sector"]) == ("person", "KAZ", "GOV")
    assert (marta["en"], marta["zh"], marta["ru"]) == ("Marta Zelnikova", "玛尔塔·泽尔尼科娃", "Марта Зельникова")
    assert (rows["wd:Q99999002"]["country"], rows["wd:Q99999002"]["sector"]) == ("KGZ", "JUD")
    assert rows["org:harbour-ministry-gov-1"]["type"] == "organisation"


def test_positions_that_somebody_holds_are_offices(tmp_path: Path) -> None:
    found, nested = import_ftm(entity_file(tmp_path), OURS).tables["offices"]
    assert (found["holder"], found["post_en"], found["post_zh"]) == ("wd:Q99999001", "Minister of Harbours", "港务部长")
    assert (found["organisation"], found["start"], found["end"]) == ("org:harbour-ministry-gov-1", "2024-03", "2029-11-02")
    assert (nested["holder"], nested["organisation"], nested["start"]) == ("person:lena-varga-nested-1", "state:KAZ", "2025")


def test_what_cannot_be_taken_is_listed_with_its_line(tmp_path: Path) -> None:
    why = {one.line: one.why for one in import_ftm(entity_file(tmp_path), OURS).refused}
    assert "no entity" in why[3]
    assert "ends before it starts" in why[7]
    assert "holder is not in the file" in why[8]
    assert "no table of ours" in why[9]


def test_somebody_whom_our_packs_know_keeps_their_id(tmp_path: Path) -> None:
    known = next(one for one in OURS.actors.values() if one.type == "person" and one.country == "KAZ")
    line = f'{{"id":"Q99999003","schema":"Person","properties":{{"name":["{known.name}"],"alias":["Elder Zaruk"],"country":["kz"]}}}}'
    imported = import_ftm(written(tmp_path, "one.json", line), OURS)
    assert (imported.tables["actors"][0]["id"], imported.known) == (known.id, 1)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot read"):
        import_ftm(tmp_path / "none.json", OURS)
