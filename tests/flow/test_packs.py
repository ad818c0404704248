"""Others' dictionaries, taken in and used in a reading."""

from pathlib import Path

import msgspec
import pytest

from dictionaries import ACTORS, AGENTS, VERBS, entity_file, written
from dragoman.flow.packs import take, try_pack
from dragoman.lexicon.load import load_lexicon
from dragoman.reading.readers.grammar import GrammarReader
from dragoman.schema.claims import Event, Occupancy, Quotation, entities_of
from dragoman.schema.errors import DragomanError
from dragoman.schema.reading import Reading
from dragoman.schema.report import Language
from inventing import document


def reading(pack: Path, text: str, language: Language) -> Reading:
    told = document(text)
    told = msgspec.structs.replace(told, report=msgspec.structs.replace(told.report, language=language))
    return GrammarReader(load_lexicon(pack)).read(told)


def ids(found: Reading) -> set[str | None]:
    return {entity.id for claim in found.claims for _, entity in entities_of(claim)}


def test_a_petrarch_dictionary_is_used_in_a_reading(tmp_path: Path) -> None:
    taken = take(written(tmp_path, "alv.actors.txt", ACTORS), "petrarch-actors", tmp_path / "pack")
    assert taken.rows == {"actors": 7, "offices": 3}
    assert try_pack(tmp_path / "pack").faults == []
    found = reading(tmp_path / "pack", "Alvanian President Ivar Zarenov said that the bridge was closed.", "en")
    assert {"state:ALV", "person:ivar-zarenov"} <= ids(found)
    office = next(claim for claim in found.claims if isinstance(claim, Occupancy))
    assert (office.holder.id, office.organisation and office.organisation.id) == ("person:ivar-zarenov", "state:ALV")


def test_without_the_dictionary_nobody_is_known(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    found = reading(tmp_path / "pack", "Alvanian President Ivar Zarenov said that the bridge was closed.", "en")
    assert not {"state:ALV", "person:ivar-zarenov"} & ids(found)


@pytest.mark.parametrize(
    ("text", "category", "recipient"),
    [
        ("Alvania manacled Borzian sheep inspectors on Monday.", "COERCE", "Borzian sheep inspectors"),
        ("Borzian harbour police fodderoze Alvania with hay.", "AID", "Alvania"),
        ("Alvania dished out hard words to Borzia.", "ACCUSE", "Borzia"),
    ],
)
def test_verbs_and_agents_of_petrarch_are_used_in_a_reading(tmp_path: Path, text: str, category: str, recipient: str) -> None:
    verbs = VERBS.replace("HANDCUFFE", "MANACLE")
    for name, words, kind in (("a", ACTORS, "petrarch-actors"), ("v", verbs, "petrarch-verbs"), ("g", AGENTS, "petrarch-agents")):
        take(written(tmp_path, f"alv-{name}.txt", words), kind, tmp_path / "pack")
    events = [claim for claim in reading(tmp_path / "pack", text, "en").claims if isinstance(claim, Event)]
    assert [(event.event, [one.name for one in event.recipient]) for event in events] == [(category, [recipient])]


def test_entities_of_followthemoney_are_used_in_a_reading(tmp_path: Path) -> None:
    take(entity_file(tmp_path), "ftm", tmp_path / "pack")
    assert try_pack(tmp_path / "pack").faults == []
    found = reading(tmp_path / "pack", "港务部长玛尔塔·泽尔尼科娃说：“大桥已经关闭。”", "zh-Hans")
    quotation = next(claim for claim in found.claims if isinstance(claim, Quotation))
    assert quotation.speaker.id == "wd:Q99999001"
    assert quotation.speaker.name == "Marta Zelnikova"


def test_what_was_not_taken_stands_in_a_file_in_the_order_of_lines(tmp_path: Path) -> None:
    taken = take(written(tmp_path, "alv.actors.txt", ACTORS), "petrarch-actors", tmp_path / "pack")
    lines = (tmp_path / "pack" / "alv-actors.not-taken.txt").read_text(encoding="utf-8").splitlines()
    assert [int(line.split("\t")[0]) for line in lines] == [one.line for one in taken.refused] == sorted(one.line for one in taken.refused)


def test_a_file_of_another_kind_is_told(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="is it of this kind"):
        take(written(tmp_path, "x.txt", "just words\n"), "petrarch-actors", tmp_path / "pack")
    with pytest.raises(DragomanError, match="no kind of dictionary"):
        take(tmp_path / "x.txt", "wizard", tmp_path / "pack")
    assert not (tmp_path / "pack").exists()


def test_examples_of_a_pack_are_run(tmp_path: Path) -> None:
    head = "form\tcategory\tmode\tcontext\tframe\ttier\tpositive\tnegative\n"
    written(tmp_path, "mine.triggers.zh.tsv", head + "轰打\tASSAULT\t\t\tv\tstrong\t俄罗斯轰打乌克兰。\t他没有提到轰打这个词。\n")
    tried = try_pack(tmp_path)
    assert (tried.examples, tried.faults) == (2, [])
    written(tmp_path, "mine.triggers.zh.tsv", head + "轰打\tASSAULT\t\t\tv\tstrong\t今天天气好，轰打。\t俄罗斯轰打乌克兰。\n")
    assert [fault.line for fault in try_pack(tmp_path).faults] == [2, 2]


def test_a_pattern_that_does_not_compile_is_a_fault(tmp_path: Path) -> None:
    written(tmp_path, "relations.zh.toml", '[[pattern]]\nform = "{A:actor}((爱{B:actor}"\non = ["爱"]\ntype = "allied_with"\n')
    tried = try_pack(tmp_path)
    assert len(tried.faults) == 1
