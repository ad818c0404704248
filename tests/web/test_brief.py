"""Briefs in three forms: every line has its words, every footnote resolves."""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import pytest

from affairs import (
    ARMY,
    ARVANIA,
    BELMARK,
    FORT,
    ISLE,
    MINISTER,
    OUTSIDER,
    PREMIER,
    SCHOLAR,
    act,
    number,
    office,
    posting,
    relation,
    snapshot,
    words,
)
from dragoman.analysis.brief import Brief, of_actor, of_question
from dragoman.analysis.forecast.models import forecast
from dragoman.analysis.forecast.stakes import Issue, Stake
from dragoman.analysis.hypotheses.matrix import Cell, Evidence, Hypothesis, Question
from dragoman.analysis.snapshot import Snapshot
from dragoman.cli import main
from dragoman.schema.errors import DragomanError
from dragoman.web.brief.document import Document, document
from dragoman.web.brief.forms import Form, write

SAME = act("AID", ARVANIA, BELMARK, date="2031-02-03")
REPORTS = [
    (
        "2031-02-10",
        [
            SAME,
            act("THREATEN", MINISTER, ARVANIA, asserted_by=OUTSIDER),
            words(PREMIER, [BELMARK], "we stay <b>friends</b> & *neighbours*"),
            words(OUTSIDER, [ARVANIA], "it drifts"),
            relation("allied_with", ARVANIA, BELMARK, trend="falling"),
            office(PREMIER, "premier", organisation=ARVANIA, status="current"),
            posting(ARMY, FORT, date="2031-02-01/.."),
            number("deaths", 4),
        ],
    ),
    ("2031-02-12", [SAME, relation("allied_with", ARVANIA, BELMARK, trend="falling")]),
]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return snapshot(tmp_path_factory.mktemp("brief") / "s.db", REPORTS)


def cooling(held: Snapshot) -> Question:
    trend = next(one.id for one in held.claims.values() if getattr(one, "trend", None))
    return Question(
        id="q:1",
        text="Is Arvania cooling?",
        actors=("state:ARV", "state:BEL"),
        hypotheses=(Hypothesis(id="H1", text="Yes"), Hypothesis(id="H2", text="No")),
        evidence=(Evidence(id="E1", text="allies drift", claims=(trend,)),),
        cells=(Cell(evidence="E1", hypothesis="H2", verdict="inconsistent", by="ana", reason="they drift apart"),),
    )


def made(held: Snapshot, language: str = "en", question: bool = False) -> Document:
    brief = of_question(held, cooling(held)) if question else of_actor(held, "state:ARV")
    return document(brief, held, language)


def test_what_is_in_it(held: Snapshot) -> None:
    brief: Brief = of_actor(held, "state:ARV")
    headings = [section.heading for section in brief.sections]
    assert headings == ["known", "timeline", "offices", "forces", "said_by", "said_of"]
    assert [section.items[0].voices for section in brief.sections[:2]] == [2, 2]
    assert {gap.kind for gap in brief.gaps} >= {"one_voice", "undated", "unchecked", "period", "languages"}


@pytest.mark.parametrize("question", [False, True])
@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_every_footnote_holds_words_of_a_report(held: Snapshot, language: str, question: bool) -> None:
    done = made(held, language, question)
    cited = {number for block in done.blocks for number in block.notes}
    assert cited == {note.number for note in done.notes}
    for note in done.notes:
        claim = held.claims[note.claim]
        assert note.words == " … ".join(span.text for span in claim.spans)
        assert all(held.reports[claim.report].text[span.start : span.end] == span.text for span in claim.spans)


def test_each_fact_line_is_cited(held: Snapshot) -> None:
    blocks = made(held).blocks
    last = max(at for at, block in enumerate(blocks) if block.kind == "heading")
    assert all(block.notes for block in blocks[:last] if block.kind == "line")


def test_markdown_footnotes_resolve(held: Snapshot) -> None:
    text = write(made(held), "markdown").decode()
    marks = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    notes = set(re.findall(r"^\[\^(\d+)\]:", text, flags=re.MULTILINE))
    assert marks == notes != set()


class Links(HTMLParser):
    """Ids and inner links of a page, and the tags it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        held = dict(attrs)
        if held.get("id"):
            self.ids.append(str(held["id"]))
        if (held.get("href") or "").startswith("#"):
            self.targets.append(str(held["href"])[1:])


@pytest.mark.parametrize("question", [False, True])
def test_html_footnotes_resolve_both_ways_and_nothing_is_taken_for_a_tag(held: Snapshot, question: bool) -> None:
    page = Links(write(made(held, "en", question), "html").decode())
    assert len(page.ids) == len(set(page.ids)) > 0
    assert set(page.targets) <= set(page.ids)
    assert {target[0] for target in page.targets} == {"n", "r"}
    assert not page.tags & {"b", "script"}


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_pdf_is_set(held: Snapshot, language: str) -> None:
    pytest.importorskip("typst", reason="the extra pdf is not installed")
    assert write(made(held, language, True), "pdf").startswith(b"%PDF")


def test_without_typst_a_pdf_says_what_to_do(held: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(DragomanError, match="dragoman\\[pdf\\]"):
        write(made(held), "pdf")


@pytest.mark.parametrize("question", [False, True])
def test_no_line_stands_twice(held: Snapshot, question: bool) -> None:
    brief = of_question(held, cooling(held)) if question else of_actor(held, "state:ARV")
    claims = [claim.id for section in brief.sections for item in section.items for claim in item.claims]
    assert len(claims) == len(set(claims))


def test_offices_refusals_and_acts_on_nobody_read_as_sentences(tmp_path: Path) -> None:
    held = snapshot(
        tmp_path / "s.db",
        [
            (
                "2031-02-10",
                [
                    office(SCHOLAR, "judge", organisation=ARVANIA, status="ended", change="dismissed", by=PREMIER, date="2031-02-04"),
                    relation("recognises", ARVANIA, ISLE, auxiliary=("negation",)),
                    act("COERCE", ARVANIA, None, date="2031-02-05"),
                ],
            )
        ],
    )
    text = write(document(of_actor(held, "state:ARV"), held, "en"), "markdown").decode()
    assert "Mira Sol: judge, Arvania (dismissed by Ilan Verde)" in text
    assert "Arvania does not recognise the Isle" in text
    assert "Arvania: “Sentence 2 of report 0 tells something of its own.”" in text


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_forecast_goes_into_a_brief(held: Snapshot, language: str) -> None:
    issue = Issue(question="How many gates?", stakes=(Stake("Arvania", 20, 1, 0.9), Stake("Belmark", 80, 2, 0.5)))
    done = document(of_question(held, cooling(held)), held, language, forecast(issue))
    (table,) = (block for block in done.blocks if block.kind == "table" and len(block.cells) == 6)
    assert table.cells[1][1] == "51.6"
    assert b"How many gates?" in write(done, "html")


def test_a_question_shows_its_matrix_and_that_it_is_thin(held: Snapshot) -> None:
    text = write(made(held, question=True), "markdown").decode()
    assert text.startswith("# Is Arvania cooling?")
    assert text.index("**H1**") < text.index("**H2**")
    assert "they drift apart" in text
    assert "No curve of how they stand: scored acts: 1 of 6 needed" in text


@pytest.mark.parametrize(("name", "start"), [("b.md", "# Arvania"), ("b.html", "<!doctype html>")])
def test_the_command_writes_the_form_of_the_ending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, start: str
) -> None:
    from affairs import situation

    path = situation(tmp_path / "s.db", REPORTS)
    arguments: list[Any] = ["dragoman", "brief", "Arvania", "-s", str(path), "-o", str(tmp_path / name)]
    monkeypatch.setattr(sys, "argv", arguments)
    with pytest.raises(SystemExit) as ended:
        main.run()
    assert not ended.value.code, capsys.readouterr().err
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_forms_are_those_that_are_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8").split("## dragoman brief")[1].split("\n## ")[0]
    assert all(f"`{form}`" in page for form in get_args(Form))
