from collections.abc import Sequence
from pathlib import Path

from dictionaries import written
from dragoman.lexicon.examples import run_examples
from dragoman.schema.claims import AnyClaim, Event, Quotation
from dragoman.schema.entities import Entity, Span

HEAD = "form\tcategory\tmode\tpositive\tnegative\n"


def read(sentence: str, language: str) -> Sequence[AnyClaim]:
    """Reads a word in capitals as an event of its category, and a colon as speech."""
    spans = (Span(0, len(sentence), sentence),)
    events: list[AnyClaim] = [Event(report="r", spans=spans, event=word) for word in sentence.split() if word in ("AID", "COERCE")]
    said = Quotation(report="r", spans=spans, mode="direct", speaker=Entity(None, "x", "x"), content="y")
    return [*events, said] if ":" in sentence else events


def faults(folder: Path, name: str, text: str) -> list[tuple[int, str]]:
    written(folder, name, text)
    return [(fault.line, fault.what) for fault in run_examples(folder, read)[1]]


def test_examples_that_hold_pass_and_are_counted(tmp_path: Path) -> None:
    written(tmp_path, "a.triggers.en.tsv", HEAD + "help\tAID\t\tA AID B\tA sees B\nfeed\tAID\n")
    assert run_examples(tmp_path, read) == (2, [])


def test_examples_that_do_not_hold_are_told(tmp_path: Path) -> None:
    found = faults(tmp_path, "a.triggers.en.tsv", HEAD + "help\tAID\t\tA COERCE B\tA AID B\njail\tCOERCE\tarrest\tA COERCE B\t\n")
    assert found == [
        (2, "the positive example of help is read as COERCE, not AID"),
        (2, "the negative example of help is read as AID"),
        (3, "the positive example of jail is read as COERCE, not COERCE/arrest"),
    ]


def test_a_cue_brings_in_speech_and_a_blocker_leaves_the_shorter_word_free(tmp_path: Path) -> None:
    cues = "form\ttype\tpositive\tnegative\n说\tsay\t甲说：好\t\n道\tsay\t甲道好\t\n想\tthink\t甲：好\t\n"
    assert faults(tmp_path, "a.cues.zh.tsv", cues) == [
        (2, "nothing is read as said in the positive example of 说"),
        (3, "nothing is read as said in the positive example of 道"),
        (4, "the positive example of 想 does not hold it"),
        (4, "nothing is read as said in the positive example of 想"),
    ]
    (tmp_path / "a.cues.zh.tsv").unlink()
    blockers = "form\tblocks\tnegative\n面对\t对\t他对我说\n反对\t对\t他反对\n"
    assert faults(tmp_path, "a.blockers.zh.tsv", blockers) == [(3, "the negative example of 反对 does not show the shorter word free")]
