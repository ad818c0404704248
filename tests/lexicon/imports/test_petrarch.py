from pathlib import Path

import pytest

from dictionaries import ACTORS, AGENTS, VERBS, written
from dragoman.lexicon.imports.lines import dictionary_lines
from dragoman.lexicon.imports.pack import Imported
from dragoman.lexicon.imports.petrarch_actors import import_actors
from dragoman.lexicon.imports.petrarch_agents import import_agents
from dragoman.lexicon.imports.petrarch_verbs import import_verbs, plover_of
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.tables import Row

OURS = load_lexicon()


def by_id(imported: Imported) -> dict[str, Row]:
    return {row["id"]: row for row in imported.tables["actors"]}


def refused(imported: Imported) -> dict[int, str]:
    return {one.line: one.why for one in imported.refused}


def test_comments_of_every_kind_are_cut_off(tmp_path: Path) -> None:
    text = "# a\nONE ; b\n<!-- c\nd --> TWO # e\nTHREE [###]\nFOUR <!-- f --> X\n\n  # g\n"
    lines = [(line.number, line.text.strip()) for line in dictionary_lines(written(tmp_path, "d.txt", text))]
    assert lines == [(2, "ONE"), (4, "TWO"), (5, "THREE [###]"), (6, "FOUR   X"), (7, "")]


def test_an_older_encoding_is_read(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_bytes("MÜLLER_ [ALV]\n".encode("latin-1"))
    assert [line.text for line in dictionary_lines(path)] == ["MÜLLER_ [ALV]"]


def test_names_of_a_country_are_its_names_demonyms_and_metonyms(tmp_path: Path) -> None:
    found = by_id(import_actors(written(tmp_path, "a.txt", ACTORS), OURS))
    alvania = found["state:ALV"]
    assert (alvania["en"], alvania["demonyms"], alvania["metonyms"]) == ("Alvania", "Alvanian|Alvanians", "Torvek")
    assert found["state:BRZ"]["demonyms"] == "Borzian"


def test_who_has_dates_is_a_person_with_offices(tmp_path: Path) -> None:
    imported = import_actors(written(tmp_path, "a.txt", ACTORS), OURS)
    leader = by_id(imported)["person:ivar-zarenov"]
    assert (leader["type"], leader["country"], leader["sector"]) == ("person", "ALV", "MIL")
    assert leader["en"] == "Ivar Zarenov|Ivar Zaryenov"
    offices = [row for row in imported.tables["offices"] if row["holder"] == "person:ivar-zarenov"]
    assert [(row["post_en"], row["organisation"], row.get("start"), row.get("end")) for row in offices] == [
        ("member of government", "state:ALV", "1995-04-30", "2010-02-28"),
        ("military officer", "state:ALV", "2010-03-01", None),
    ]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("OTTO_VAN_DER_BREK_", "Otto van der Brek"), ("PETRA_O'BRANN", "Petra O'Brann"), ('HOUSE_"P._DE_LARA"', 'House "P. de Lara"'),
        ("AL-ZARIB_", "Al-Zarib"), ("U.N._OFFICE_", "U.N. Office"), ("F-16_CLUB", "F-16 Club"), ("De Lara", "De Lara"),
        ("THE_OLD_", "The Old"),
    ],
)  # fmt: skip
def test_names_are_written_as_names(tmp_path: Path, phrase: str, name: str) -> None:
    (row,) = import_actors(written(tmp_path, "a.txt", f"{phrase} [ALVBUS]\n"), OURS).tables["actors"]
    assert row["en"] == name


def test_others_are_bodies_by_their_last_word_and_code(tmp_path: Path) -> None:
    found = by_id(import_actors(written(tmp_path, "a.txt", ACTORS), OURS))
    army, union, company = found["unit:alvanian-liberation-army"], found["org:world-harvest-union"], found["org:shoreline-trading-co"]
    assert (army["type"], army["sector"]) == ("armed_unit", "REB")
    assert (union["country"], company["country"], company["sector"]) == ("UNO", "BRZ", "MNC")
    assert found["person:otto-van-der-brek"]["en"] == "Otto van der Brek"


def test_what_cannot_be_taken_is_listed_with_its_line(tmp_path: Path) -> None:
    why = refused(import_actors(written(tmp_path, "a.txt", ACTORS), OURS))
    assert "no code" in why[22]
    assert "no date restriction" in why[24]
    assert "no CAMEO code" in why[23]


def test_names_that_our_packs_hold_are_not_taken_again(tmp_path: Path) -> None:
    imported = import_actors(written(tmp_path, "a.txt", "KAZAKHSTAN_ [KAZ]\n+KAZAKHSTANI_\n+QAZSTAN_\n"), OURS)
    (row,) = imported.tables["actors"]
    assert (row["id"], row.get("en"), row["metonyms"]) == ("state:KAZ", None, "Qazstan")
    assert imported.known == 2


def test_agents_are_roles_or_groups(tmp_path: Path) -> None:
    imported = import_agents(written(tmp_path, "g.txt", AGENTS), OURS)
    groups = {row["form"]: (row["sector"], row["plural"]) for row in imported.tables["groups.en"]}
    assert groups["sheep inspectors"] == ("GOV", "yes")
    assert groups["harbour police"] == ("COP", "no")
    assert groups["sea guardsmen"] == ("MIL", "yes")
    assert groups["lighthouse clergies"][0] == "REL"
    role = next(row for row in imported.tables["roles.en"] if row["form"] == "shadow foreign minister")
    assert (role["form"], role["kind"], role["takes"], role["sector"]) == ("shadow foreign minister", "office", "state", "OPP")
    assert {line: why.split(":")[0] for line, why in refused(imported).items()} == {
        7: "the set !THING! is not defined above",
        8: "no agent",
        9: "the agent code ~ZZZ has no sector",
        10: "half a phrase",
    }


def test_verbs_are_triggers_with_what_must_follow(tmp_path: Path) -> None:
    imported = import_verbs(written(tmp_path, "v.txt", VERBS), OURS)
    rows = {(row["form"], row.get("object", "")): (row["category"], row.get("mode", "")) for row in imported.tables["triggers.en"]}
    assert rows == {
        ("fodderize", ""): ("AID", ""),
        ("dish out", ""): ("AID", ""),
        ("fodderize", "hay|hays|oat cake|oat cakes|bran"): ("AID", ""),
        ("dish out", "hay|hays|oat cake|oat cakes|bran"): ("AID", ""),
        ("fodderize", "hard words"): ("ACCUSE", "disapprove"),
        ("dish out", "hard words"): ("ACCUSE", "disapprove"),
        ("handcuffe", ""): ("COERCE", "arrest"),
    }
    (irregular,) = imported.tables["irregular.en"]
    assert irregular == {"form": "fodderize", "past": "fodderoze", "participle": "fodderozen"}


def test_patterns_that_cannot_be_taken_are_listed_with_their_lines(tmp_path: Path) -> None:
    why = refused(import_verbs(written(tmp_path, "v.txt", VERBS), OURS))
    assert set(why) == {11, 12, 13, 14, 15, 16}
    assert "&NOWHERE is not defined" in why[11]
    assert "where the actors stand" in why[12]
    assert "no category for CAMEO 010" in why[15]
    assert "other side only" in why[16]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("173", ("COERCE", "arrest")), ("1823", ("ASSAULT", "")), ("0874", ("RETREAT", "withdraw")), ("042:043", ("CONSULT", "visit")),
        ("102", ("REQUEST", "")), ("023", ("REQUEST", "assist")), ("010", None), ("---", None), ("", None),
    ],
)  # fmt: skip
def test_cameo_codes_in_plover(code: str, found: tuple[str, str] | None) -> None:
    assert plover_of(code) == found
