from pathlib import Path

import pytest

from dictionaries import written
from dragoman.lexicon.check import check_pack
from dragoman.lexicon.load import builtin_packs, load_lexicon
from dragoman.lexicon.tables import LexiconError

OURS = load_lexicon()
ACTORS = "id\ttype\tcountry\tsector\ten\tlat\tlon\n"
OFFICES = "holder\tpost_en\torganisation\tstart\tend\n"
TRIGGERS = "form\tcategory\tmode\tcontext\n"


@pytest.mark.parametrize(
    ("name", "text", "line", "what"),
    [
        ("a.actors.tsv", ACTORS + "zarenov\tperson\n", 2, "is not of the form kind:name"),
        ("a.actors.tsv", ACTORS + "person:z\twizard\n", 2, "is no actor type"),
        ("a.actors.tsv", ACTORS + "# note\nperson:z\tperson\tKZ\n", 3, "no country of three letters"),
        ("a.actors.tsv", ACTORS + "person:z\tperson\tKAZ\tKING\n", 2, "no PLOVER sector"),
        ("a.actors.tsv", ACTORS + "place:z\tplace\tKAZ\t\tZ\t99\t0\n", 2, "lat is 99"),
        ("a.actors.tsv", ACTORS + "place:z\tplace\tKAZ\t\tZ\tnorth\t0\n", 2, "lat is a number"),
        ("a.actors.tsv", ACTORS + "place:z\tplace\tKAZ\t\tZ\t9\t\n", 2, "one of lat and lon"),
        ("a.actors.tsv", ACTORS + "place:z\tplace\tKAZ\t\tZ@2022/2019\n", 2, "ends before it starts"),
        ("a.actors.tsv", ACTORS + "place:z\tplace\nplace:z\tplace\n", 3, "stands in line 2 as well"),
        ("a.actors.tsv", "id\ten\nplace:z\tZ\n", 1, "no column type"),
        ("a.actors.tsv", ACTORS + "a\tb\tc\td\te\tf\tg\th\n", 0, "8 cells but 7 columns"),
        ("a.offices.tsv", OFFICES + "person:nobody\tking\tstate:KAZ\n", 2, "the holder person:nobody is no actor"),
        ("a.offices.tsv", OFFICES + "state:KAZ\tking\torg:nowhere\n", 2, "the organisation org:nowhere is no actor"),
        ("a.offices.tsv", OFFICES + "state:KAZ\t\t\n", 2, "without a post"),
        ("a.offices.tsv", OFFICES + "state:KAZ\tking\t\t2022-13\n", 2, "is no date"),
        ("a.triggers.en.tsv", TRIGGERS + "zap\tZAP\n", 2, "no PLOVER category"),
        ("a.triggers.en.tsv", TRIGGERS + "zap\tAID\tarrest\n", 2, "is no mode of AID"),
        ("a.triggers.en.tsv", TRIGGERS + "\tAID\n", 2, "without a form"),
        ("a.roles.tsv", "form\tkind\nking\toffice\n", 0, "names its language"),
        ("plain.tsv", "form\n", 0, "name it"),
        ("a.zh.toml", "x = [", 0, "Invalid value"),
    ],
)
def test_each_fault_is_told_with_its_file_and_line(tmp_path: Path, name: str, text: str, line: int, what: str) -> None:
    written(tmp_path, name, text)
    (fault,) = check_pack(tmp_path, OURS).faults
    assert (fault.file, fault.line) == (name, line)
    assert what in fault.what


def test_a_sound_pack_has_no_fault(tmp_path: Path) -> None:
    written(
        tmp_path, "a.actors.tsv", ACTORS + "person:zarenov\tperson\tALV\tGOV\tIvar Zarenov\nplace:z\tplace\tALV\t\tZ@2019/2022\t4.5\t-7\n"
    )
    written(tmp_path, "a.offices.tsv", OFFICES + "person:zarenov\tking\tstate:KAZ\t2019\t\n")
    checked = check_pack(tmp_path, OURS)
    assert (checked.rows, checked.faults) == ({"a.actors.tsv": 2, "a.offices.tsv": 1}, [])


def test_the_packs_that_ship_pass() -> None:
    faults = [fault for fault in check_pack(builtin_packs(), OURS).faults if "as well" not in fault.what]
    assert faults == []


def test_a_folder_without_tables_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="holds no table"):
        check_pack(tmp_path, OURS)
