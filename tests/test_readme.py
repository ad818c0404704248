"""The README's sample is what the example reports say."""

import re
from pathlib import Path

from dragoman.cli.wording import line
from dragoman.intake.load import load
from dragoman.lexicon.load import load_lexicon
from dragoman.reading.readers.grammar import GrammarReader
from dragoman.schema.report import Document

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SAMPLE = re.findall(r"^    (\S.*)\n((?:        ◆ .*\n)+)", README, flags=re.MULTILINE)


def documents() -> list[Document]:
    paths = sorted(path for path in (ROOT / "examples" / "kazakhstan-2022").rglob("*") if path.is_file())
    return [load(path.read_bytes(), str(path)).documents[0] for path in paths]


def test_each_line_of_the_sample_is_read_from_its_sentence() -> None:
    reader, reports = GrammarReader(load_lexicon()), documents()
    assert len(SAMPLE) >= 2
    for sentence, shown in SAMPLE:
        holder = next(document for document in reports if sentence in document.report.text)
        at = holder.report.text.index(sentence)
        claims = [c for c in reader.read(holder).claims if at <= c.spans[0].start < at + len(sentence)]
        printed = {f"{type(claim).__name__.lower()} {line(claim)}" for claim in claims}
        missing = [told for told in re.findall(r"◆ (.*)", shown) if told not in printed]
        assert missing == [], f"the reader says {sorted(printed)}"


def test_the_readme_counts_the_example_reports() -> None:
    assert f"reads {len(documents())} example reports" in README
