"""The Chinese word tables: columns, allowed values, no double rows, and examples that hold their word."""

from collections import Counter
from pathlib import Path

import pytest

from dragoman.lexicon.load import builtin_packs
from dragoman.lexicon.tables import Row, read_table, split
from dragoman.schema.plover import ontology
from dragoman.text.scripts import fold

FOLDER = builtin_packs() / "chinese"

# Table → columns, and the columns that make a row one of its kind.
TABLES: dict[str, tuple[list[str], tuple[str, ...]]] = {
    "offices.roles": (["form", "en", "kind", "sector", "takes", "group"], ("form",)),
    "speech.cues": (["form", "type", "frame", "tier", "assessment", "positive", "negative"], ("form", "type")),
    "names.translit": (["form", "latin", "weight"], ("form",)),
    "names.surnames": (["form", "origin", "weight"], ("form",)),
    "names.given": (["form", "weight"], ("form",)),
    "blockers.blockers": (["form", "blocks", "kind", "positive", "negative"], ("form", "kind")),
    "groups.groups": (["form", "en", "type", "sector", "plural"], ("form",)),
    "names.heads": (["form", "kind", "en", "sector", "min"], ("form", "kind")),
    "grammar.function": (["form", "class", "note"], ("form", "class")),
}

WEIGHT = {"1", "2", "3"}
CUE_TYPES = {"say", "think", "ask", "write", "claim", "deny", "demand", "announce", "hint", "warn", "stress", "judge", "hear"}
FUNCTION_CLASSES = {
    "negation", "future", "hypothetical", "historical", "former", "current", "acting", "coverb", "passive", "disposal", "and",
    "possessive", "approx", "from", "until", "during", "because", "therefore", "although", "but", "if", "doubt", "only",
}  # fmt: skip
HEAD_KINDS = {"organisation", "armed_unit", "place", "media", "document", "event", "weapon", "law"}
ALLOWED: dict[tuple[str, str], set[str]] = {
    ("offices.roles", "kind"): {"office", "rank", "profession", "kin", "title", "relation"},
    ("offices.roles", "takes"): {"state", "organisation", "either", "none"},
    ("offices.roles", "group"): {"yes", "no"},
    ("speech.cues", "type"): CUE_TYPES,
    ("speech.cues", "frame"): {"clause", "addressee", "according", "opinion", "passive", "object"},
    ("speech.cues", "tier"): {"strong", "weak"},
    ("speech.cues", "assessment"): {"yes", "no", ""},
    ("names.translit", "weight"): WEIGHT,
    ("names.surnames", "weight"): WEIGHT,
    ("names.given", "weight"): WEIGHT,
    ("blockers.blockers", "kind"): {"coverb", "cue", "trigger", "short", "role", "name", "date", "number"},
    ("groups.groups", "type"): {"group", "armed_unit", "organisation", "media"},
    ("groups.groups", "plural"): {"yes", "no"},
    ("names.heads", "kind"): HEAD_KINDS,
    ("grammar.function", "class"): FUNCTION_CLASSES,
}


def path(table: str) -> Path:
    return FOLDER / f"{table}.zh.tsv"


def rows(table: str) -> list[Row]:
    return read_table(path(table))


@pytest.mark.parametrize("table", TABLES)
def test_columns(table: str) -> None:
    columns = path(table).read_text(encoding="utf-8").splitlines()[0].split("\t")
    assert columns == TABLES[table][0]


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_whole(table: str) -> None:
    cells = len(TABLES[table][0])
    lines = path(table).read_text(encoding="utf-8").splitlines()[1:]
    bad = [line for line in lines if line and not line.startswith("#") and line.count("\t") != cells - 1]
    assert bad == []
    assert [row for row in rows(table) if not row["form"]] == []


@pytest.mark.parametrize("table", TABLES)
def test_no_row_stands_twice_in_either_script(table: str) -> None:
    key = TABLES[table][1]
    counted = Counter((fold(row["form"]), *(row[column] for column in key[1:])) for row in rows(table))
    assert [found for found, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(("table", "column"), ALLOWED)
def test_only_allowed_values(table: str, column: str) -> None:
    assert {row[column] for row in rows(table)} <= ALLOWED[table, column]


@pytest.mark.parametrize("table", ["offices.roles", "groups.groups", "names.heads"])
def test_sectors_are_plover_codes(table: str) -> None:
    known = set(ontology().sectors) | {""}
    assert {row["sector"] for row in rows(table)} <= known


@pytest.mark.parametrize("table", ["speech.cues", "blockers.blockers"])
def test_positive_example_holds_the_word(table: str) -> None:
    assert [row["form"] for row in rows(table) if fold(row["form"]) not in fold(row["positive"])] == []


def test_negative_example_of_a_cue_holds_the_word() -> None:
    given = [row for row in rows("speech.cues") if row["negative"]]
    assert [row["form"] for row in given if fold(row["form"]) not in fold(row["negative"])] == []


def test_a_blocker_is_longer_than_what_it_blocks() -> None:
    pairs = [(fold(row["form"]), fold(word)) for row in rows("blockers.blockers") for word in split(row["blocks"]) if word != "name"]
    assert [pair for pair in pairs if pair[1] not in pair[0] or pair[0] == pair[1]] == []


def test_negative_example_of_a_blocker_shows_the_shorter_word_free() -> None:
    wrong = []
    for row in rows("blockers.blockers"):
        negative, form = fold(row["negative"]), fold(row["form"])
        shown = row["kind"] == "name" or any(fold(word) in negative for word in split(row["blocks"]))
        if not shown or form in negative:
            wrong.append(row["form"])
    assert wrong == []


def test_characters_of_names_are_single_and_their_sounds_plain_letters() -> None:
    for row in rows("names.translit"):
        assert len(row["form"]) == 1, row
        assert split(row["latin"]), row
        assert all(sound.isascii() and sound.isalpha() and sound.islower() for sound in split(row["latin"])), row
    assert [row["form"] for row in rows("names.given") if len(row["form"]) != 1] == []


def test_surnames_say_where_they_are_from() -> None:
    assert {origin for row in rows("names.surnames") for origin in split(row["origin"])} == {"zh", "ko", "ja", "vi"}


@pytest.mark.parametrize(
    ("table", "least"),
    [
        ("offices.roles", 500),
        ("speech.cues", 200),
        ("names.translit", 470),
        ("blockers.blockers", 300),
        ("groups.groups", 150),
        ("names.heads", 300),
    ],
)
def test_tables_are_broad(table: str, least: int) -> None:
    assert len(rows(table)) >= least


@pytest.mark.parametrize(
    ("table", "form", "column", "value"),
    [
        ("offices.roles", "總統", "takes", "state"),
        ("offices.roles", "负责人", "takes", "either"),
        ("offices.roles", "女婿", "kind", "kin"),
        ("speech.cues", "警告", "type", "warn"),
        ("speech.cues", "看来", "frame", "opinion"),
        ("speech.cues", "預測", "assessment", "yes"),
        ("names.translit", "娅", "weight", "3"),
        ("names.heads", "空降师", "kind", "armed_unit"),
        ("groups.groups", "示威者", "sector", "CVL"),
    ],
)
def test_words_in_either_script(table: str, form: str, column: str, value: str) -> None:
    found = {fold(row["form"]): row for row in rows(table)}
    assert found[fold(form)][column] == value


def test_the_page_on_the_lexicon_tells_each_table_and_value() -> None:
    page = (Path(__file__).parents[2] / "docs" / "lexicon.md").read_text(encoding="utf-8")
    missing = [name for table in TABLES if (name := table.split(".")[1]) not in page]
    values = {value for (table, column), allowed in ALLOWED.items() for value in allowed if not value.isdigit() and column != "plural"}
    missing += [value for value in sorted(values) if value and f"`{value}`" not in page]
    assert missing == []
