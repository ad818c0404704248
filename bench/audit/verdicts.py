"""Files of verdicts: taken from what a judge wrote, kept without any words of the texts."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from bench.audit.model import REASONS, Drawn, Line, Round, Sheet, Verdict
from dragoman.schema.errors import DragomanError

FOLDER = Path(__file__).with_name("verdicts")
SHEETS = Path(__file__).parents[2] / "out" / "audit"  # with the texts' words: never committed
NAMES = {"zh": "Chinese", "en": "English"}
LANGUAGES = tuple(NAMES)
CHINESE = "zh"
_lines: msgspec.json.Decoder[Line] = msgspec.json.Decoder(Line)


def stem(number: int, language: str) -> str:
    """A round's name among files: Chinese is the language that is not named."""
    return f"round-{number}" if language == CHINESE else f"{language}-round-{number}"


def path_of(number: int, language: str = CHINESE) -> Path:
    """Where the verdicts of a round are kept."""
    return FOLDER / f"{stem(number, language)}.jsonl"


def sheet_path(number: int, language: str = CHINESE) -> Path:
    """Where a drawn round waits to be judged."""
    return SHEETS / f"{stem(number, language)}.json"


def keep_sheet(sheet: Sheet) -> None:
    """Write down what was drawn, so that judging needs no second reading."""
    path = sheet_path(sheet.header.round, sheet.header.language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.encode(sheet))


def open_sheet(number: int, language: str = CHINESE) -> Sheet:
    """The round as it was drawn."""
    path = sheet_path(number, language)
    if not path.is_file():
        command = f"python -m bench.audit draw --round {number} --seed {number} --language {language}"
        raise DragomanError(f"Round {number} was not drawn here: run {command}")
    return msgspec.json.decode(path.read_bytes(), type=Sheet)


def rounds(language: str = CHINESE) -> list[int]:
    """The numbers of the rounds that were judged."""
    before = stem(0, language).removesuffix("0")
    return sorted(int(path.stem.removeprefix(before)) for path in FOLDER.glob(f"{before}*.jsonl"))


def read(number: int, language: str = CHINESE) -> tuple[Round, list[Verdict]]:
    """Header and verdicts of a round."""
    path = path_of(number, language)
    header, *verdicts = (_lines.decode(line) for line in path.read_text(encoding="utf-8").splitlines())
    if not isinstance(header, Round):
        raise DragomanError(f"{path} does not begin with its header line: take it from the repository again")
    return header, [line for line in verdicts if isinstance(line, Verdict)]


def take(number: int, written: str, again: bool, language: str = CHINESE) -> list[Verdict]:
    """Add a judge's verdicts to those of the round; a verdict on the same record replaces the earlier one."""
    sheet, path = open_sheet(number, language), path_of(number, language)
    new = list(_parsed(sheet, written.splitlines(), again))
    header, kept = read(number, language) if path.is_file() else (sheet.header, [])
    by_key = {(one.id, one.again): one for one in (*kept, *new)}
    FOLDER.mkdir(exist_ok=True)
    lines = [msgspec.json.encode(line) for line in (header, *by_key.values())]
    path.write_bytes(b"\n".join(lines) + b"\n")
    return new


def _parsed(sheet: Sheet, lines: Iterable[str], again: bool) -> Iterator[Verdict]:
    """Lines of `number verdict [reason, reason …]`; empty lines and those that begin with # are skipped."""
    drawn = {key: one for one in sheet.drawn for key in (one.number, one.id)}
    for line in lines:
        number, verdict, *reasons = line.replace(",", " ").split() if line.strip() and not line.startswith("#") else ("", "")
        if number:
            yield _verdict(drawn.get(number), verdict, (line, tuple(reasons)), again)


def _verdict(drawn: Drawn | None, verdict: str, said: tuple[str, tuple[str, ...]], again: bool) -> Verdict:
    line, reasons = said
    if drawn is None:
        raise DragomanError(f"No such record in this round: {line!r}. Begin the line with a number as draw shows it, such as e12")
    if verdict not in ("right", "wrong") or (verdict == "wrong") != bool(reasons):
        raise DragomanError(f"Write right, or wrong and a reason: {line!r}")
    unknown = [reason for reason in reasons if reason not in REASONS]
    if unknown:
        raise DragomanError(f"No such reason: {', '.join(unknown)} in {line!r}. One of: {', '.join(REASONS)}")
    fields = {"id": drawn.id, "kind": drawn.kind, "genre": drawn.genre, "script": drawn.script, "verdict": verdict}
    return msgspec.convert({"type": "verdict", **fields, "reasons": reasons, "again": again}, Verdict)
