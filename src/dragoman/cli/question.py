"""dragoman question …: rival answers weighed by what speaks against each"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Lexicon, Situation, gathered

if TYPE_CHECKING:
    from dragoman.analysis.hypotheses.matrix import Question
    from dragoman.analysis.judging import Signature
    from dragoman.schema.derived import Judgement

By = Annotated[str | None, typer.Option("--by", envvar="DRAGOMAN_ANALYST", help="Who decides; your login name unless told.")]
Which = Annotated[str, typer.Argument(metavar="QUESTION", help="A question: its id, the beginning of it, or words of its text.")]


class Verdict(StrEnum):
    """What a piece of evidence says of a hypothesis."""

    consistent = "consistent"
    inconsistent = "inconsistent"
    not_applicable = "not_applicable"


class Form(StrEnum):
    """Forms of export."""

    markdown = "markdown"
    json = "json"
    csv = "csv"


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(no_args_is_help=True, help="Questions with rival answers (analysis of competing hypotheses).")
    group.command(
        epilog='Example:  dragoman question new "Will the pact hold?" --actor arvania --actor belmark --readings 606999b252cf6510'
    )(new)
    for name, command, example in (
        ("list", listing, ""),
        ("show", show, "cooling"),
        ("hypothesis", hypothesis, 'cooling "It only shows a bold face"'),
        ("change", change, 'cooling H2 "It stages a quarrel"'),
        ("merge", merge, 'cooling H5 H7 --text "A show for the West"'),
        ("evidence", evidence, 'cooling --note "Trade doubled" --source "Statistics office, May"'),
        ("rate", rate, 'cooling E1 H2 inconsistent --reason "allies do not drift apart"'),
        ("remove", remove, "cooling E1"),
        ("propose", propose, "cooling -n 5"),
        ("export", export, "cooling --format csv -o cooling.csv"),
    ):
        group.command(name, epilog=f"Example:  dragoman question {name} {example}")(command)
    app.add_typer(group, name="question")


@dataclass(frozen=True, kw_only=True)
class New:
    """What question new is given."""

    text: Annotated[str, typer.Argument(help="The question, in words.")]
    actor: Annotated[
        list[str] | None, typer.Option("--actor", "-a", help="Whom it is about (id or name); may be given more than once.")
    ] = None
    readings: Annotated[
        str | None,
        typer.Option("--readings", help="A claim, or a conflict of readings: begin with the rival readings, a hypothesis for each holder."),
    ] = None
    by: By = None
    lexicon: Lexicon = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(New)
def new(wanted: New) -> None:
    """Take up a question. Hypotheses come by hand, or from the rival readings of a statement or event."""
    from dragoman.cli.looking import looking, one_actor
    from dragoman.flow.questions import begin

    with looking(wanted.situation, wanted.lexicon) as (view, snapshot):
        actors = [one_actor(view, snapshot, one) for one in wanted.actor or ()]
    asked = begin(wanted.situation, snapshot, wanted.text, (actors, wanted.readings), _signed(wanted.by, None))[0]
    _print(wanted.situation, asked.target[0], wanted.as_json)


def listing(situation: Situation = DEFAULT_SITUATION, as_json: AsJson = False) -> None:
    """List the questions taken up, and those that reports pose in titles and headings."""
    from dragoman.analysis.hypotheses.kept import questions
    from dragoman.store.situation import open_view

    with open_view(situation) as view:
        held = questions(view.judgements())
        reports = view.reports()
    if as_json:
        offered = [{"text": text, "report": one.id, "title": one.title} for one in reports for text in one.questions]
        terminal.print_json({"questions": held, "posed": offered})
        return
    console = terminal.out()
    for one in held:
        console.print(f"{one.text}  [dim]{one.id} · {len(one.hypotheses)} hypotheses, {len(one.evidence)} pieces of evidence[/dim]")
    posed = [(text, one.title) for one in reports for text in one.questions]
    if posed:
        console.print("\nPosed by reports; take one up with dragoman question new", style="dim")
        for text, title in posed:
            console.print(f"  {text}" + (f"  ({title})" if title != text else ""), markup=False)


def show(which: Which, situation: Situation = DEFAULT_SITUATION, as_json: AsJson = False) -> None:
    """Show a question: the ranking by inconsistency, the matrix, what it hangs on, and where analysts differ."""
    _print(situation, which, as_json)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What question hypothesis is given."""

    which: Which
    text: Annotated[str, typer.Argument(help="The answer, in words.")]
    claim: Annotated[list[str] | None, typer.Option("--claim", "-c", help="A claim that gives this answer; more than once.")] = None
    by: By = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Answer)
def hypothesis(answer: Answer) -> None:
    """Add a hypothesis."""
    from dragoman.analysis.hypotheses.kept import answering

    held = _question(answer.situation, answer.which)
    claims = answer.claim or []
    _known(answer.situation, claims)
    _keep(answer.situation, answering(held, answer.text, _signed(answer.by, None), claims))
    _print(answer.situation, held.id, answer.as_json)


@dataclass(frozen=True, kw_only=True)
class Changing:
    """What question change is given."""

    which: Which
    part: Annotated[str, typer.Argument(help="H1, E1, …, or the question's id.")]
    text: Annotated[str, typer.Argument(help="Its new words.")]
    reason: Annotated[str | None, typer.Option("--reason", "-r", help="Why; kept with the judgement.")] = None
    by: By = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Changing)
def change(wanted: Changing) -> None:
    """Put a hypothesis, a piece of evidence or the question in other words."""
    from dragoman.analysis.hypotheses.kept import changing
    from dragoman.schema.errors import DragomanError

    if not wanted.text.strip():
        raise DragomanError("New words must not be empty; dragoman question remove takes a part away.")
    held = _question(wanted.situation, wanted.which)
    _keep(wanted.situation, changing(held, wanted.part, _signed(wanted.by, wanted.reason), {"text": wanted.text.strip()}))
    _print(wanted.situation, held.id, wanted.as_json)


@dataclass(frozen=True, kw_only=True)
class Merging:
    """What question merge is given."""

    which: Which
    answers: Annotated[list[str], typer.Argument(metavar="HYPOTHESIS...", help="The one to keep, then those that are the same answer.")]
    text: Annotated[str | None, typer.Option("--text", help="New words for the one that is kept.")] = None
    reason: Annotated[str | None, typer.Option("--reason", "-r", help="Why; kept with the judgement.")] = None
    by: By = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Merging)
def merge(wanted: Merging) -> None:
    """Group hypotheses that are one answer: the first keeps its cells and takes the claims of all. dragoman undo takes it back."""
    from dragoman.analysis.hypotheses.kept import merging

    held = _question(wanted.situation, wanted.which)
    for decided in merging(held, wanted.answers, wanted.text, _signed(wanted.by, wanted.reason)):
        _keep(wanted.situation, decided)
    _print(wanted.situation, held.id, wanted.as_json)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """What question evidence is given."""

    which: Which
    claims: Annotated[list[str] | None, typer.Argument(help="Claims of the situation that it rests on.")] = None
    note: Annotated[str | None, typer.Option("--note", help="What it says, in words; with claims, theirs unless told.")] = None
    source: Annotated[str, typer.Option("--source", help="Where a note has it from.")] = ""
    credibility: Annotated[float, typer.Option("--credibility", min=0, max=1, help="How far it is to be believed, 0 to 1.")] = 1.0
    voice: Annotated[list[str] | None, typer.Option("--voice", help="Whose word it is; pieces of one voice share its weight.")] = None
    by: By = None
    lexicon: Lexicon = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Piece)
def evidence(piece: Piece) -> None:
    """Add evidence: claims of the situation, or a note with its source."""
    from dragoman.analysis.hypotheses.kept import adducing
    from dragoman.analysis.hypotheses.matrix import Evidence
    from dragoman.analysis.hypotheses.proposing import voices_of
    from dragoman.cli.looking import looking
    from dragoman.cli.wording import content

    held = _question(piece.situation, piece.which)
    claims = tuple(piece.claims or ())
    _known(piece.situation, claims)
    voices, words = tuple(piece.voice or ()), piece.note or ""
    if claims:
        with looking(piece.situation, piece.lexicon) as (_, snapshot):
            voices = voices or voices_of(snapshot, claims)
            words = words or content(snapshot.claims[claims[0]])
    made = Evidence(id="", text=words, claims=claims, source=piece.source, credibility=piece.credibility, voices=voices)
    _keep(piece.situation, adducing(held, made, _signed(piece.by, None)))
    _print(piece.situation, held.id, piece.as_json)


@dataclass(frozen=True, kw_only=True)
class Rating:
    """What question rate is given."""

    which: Which
    piece: Annotated[str, typer.Argument(metavar="EVIDENCE", help="Its number: E1, E2, …")]
    answer: Annotated[str, typer.Argument(metavar="HYPOTHESIS", help="Its number: H1, H2, …")]
    verdict: Annotated[Verdict, typer.Argument(help="What the piece says of the hypothesis.")]
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why; a cell without a reason is not taken.")] = ""
    weight: Annotated[float, typer.Option("--weight", min=0, max=10, help="How heavily it speaks against; 1 is usual, 2 heavy.")] = 1.0
    by: By = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Rating)
def rate(rating: Rating) -> None:
    """Say what a piece of evidence makes of a hypothesis. Your last word on a cell stands, beside that of others."""
    from dragoman.analysis.hypotheses.kept import rating as judge
    from dragoman.analysis.hypotheses.matrix import Cell

    held = _question(rating.situation, rating.which)
    signed = _signed(rating.by, rating.reason)
    cell = Cell(evidence=rating.piece, hypothesis=rating.answer, verdict=rating.verdict.value, by=signed.by, weight=rating.weight)
    _keep(rating.situation, judge(held, cell, signed))
    _print(rating.situation, held.id, rating.as_json)


@dataclass(frozen=True, kw_only=True)
class Removing:
    """What question remove is given."""

    which: Which
    part: Annotated[str, typer.Argument(help="H1, E1, …, or the question's id.")]
    reason: Annotated[str | None, typer.Option("--reason", "-r", help="Why; kept with the judgement.")] = None
    by: By = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Removing)
def remove(wanted: Removing) -> None:
    """Take away a hypothesis, a piece of evidence, or the question. dragoman undo brings it back."""
    from dragoman.analysis.hypotheses.kept import removing

    held = _question(wanted.situation, wanted.which)
    made = _keep(wanted.situation, removing(held, wanted.part, _signed(wanted.by, wanted.reason)))
    if wanted.as_json:
        terminal.print_json({"judgements": [made]})
        return
    terminal.out().print(f"Taken away: {wanted.part} ({made.id})", markup=False)


@dataclass(frozen=True, kw_only=True)
class Proposing:
    """What question propose is given."""

    which: Which
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")] = 10
    lexicon: Lexicon = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Proposing)
def propose(wanted: Proposing) -> None:
    """Propose evidence: claims about the question's actors, those first that could tell the hypotheses apart. Nothing is rated."""
    from dragoman.analysis.hypotheses.proposing import propose as find
    from dragoman.cli.looking import evidence as words
    from dragoman.cli.looking import looking, words_of

    held = _question(wanted.situation, wanted.which)
    with looking(wanted.situation, wanted.lexicon) as (_, snapshot):
        found = find(snapshot, held, wanted.limit)
    if wanted.as_json:
        terminal.print_json({"proposed": [{"piece": one, "evidence": words(snapshot, one.claims)} for one in found]})
        return
    console = terminal.out()
    for one in found:
        console.print(f"{one.score:.1f}  {'; '.join(one.reasons)}", markup=False)
        console.print(words_of(snapshot, one.claims[0]))
    hint = (
        f'dragoman question evidence "{held.id}" CLAIM takes one up'
        if found
        else "No claim about the question's actors is left to propose."
    )
    terminal.err().print(hint, markup=False)


def export(
    which: Which,
    form: Annotated[Form, typer.Option("--format", "-f", help="The form.")] = Form.markdown,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write; standard output unless told.")] = None,
    situation: Situation = DEFAULT_SITUATION,
    as_json: AsJson = False,
) -> None:
    """Write a question with its matrix as Markdown, JSON or CSV."""
    from dragoman.analysis.hypotheses import written

    held = _question(situation, which)
    if as_json or form is Form.json:
        made = written.as_json(held).decode()
    else:
        made = written.as_csv(held) if form is Form.csv else written.as_markdown(held)
    if output is None:
        typer.echo(made, nl=False)
    else:
        output.write_text(made, encoding="utf-8")


def _signed(by: str | None, reason: str | None) -> "Signature":
    from getpass import getuser

    from dragoman.flow.judging import signed

    return signed(by or getuser(), reason)


def _judgements(situation: Path) -> list["Judgement"]:
    from dragoman.store.situation import open_view

    with open_view(situation) as view:
        return view.judgements()


def _question(situation: Path, which: str) -> "Question":
    from dragoman.analysis.hypotheses.kept import question

    return question(_judgements(situation), which)


def _known(situation: Path, claims: "list[str] | tuple[str, ...]") -> None:
    """DragomanError where the situation has no such claim."""
    from dragoman.analysis.judged import open_judged

    with open_judged(situation) as view:
        for claim in claims:
            view.claim(claim)


def _keep(situation: Path, decided: "Judgement") -> "Judgement":
    from dragoman.store.situation import open_writer

    with open_writer(situation) as writer:
        return writer.judge(decided)


def _print(situation: Path, which: str, as_json: bool) -> None:
    from rich.markdown import Markdown

    from dragoman.analysis.hypotheses.matrix import assess
    from dragoman.analysis.hypotheses.written import as_markdown

    held = _question(situation, which)
    if as_json:
        terminal.print_json({"question": held, "assessment": assess(held)})
        return
    terminal.err().print(held.id, style="dim")
    terminal.out().print(Markdown(as_markdown(held)))
