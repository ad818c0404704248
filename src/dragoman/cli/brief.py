"""dragoman brief"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import terminal
from dragoman.cli.options import DEFAULT_SITUATION, AsJson, Lexicon, Situation, gathered

ENDINGS = {".md": "markdown", ".html": "html", ".pdf": "pdf"}


class Form(StrEnum):
    """Forms of a brief."""

    markdown = "markdown"
    html = "html"
    pdf = "pdf"


class Language(StrEnum):
    """Languages of a brief."""

    en = "en"
    zh_hans = "zh-Hans"
    zh_hant = "zh-Hant"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog='Examples:  dragoman brief kazakhstan -o brief.pdf  ·  dragoman brief "cooling" --language zh-Hans -o brief.html')(
        brief
    )


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What brief is given."""

    about: Annotated[str, typer.Argument(help="An actor (id or name), or a question (id or words of it).")]
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; its ending (.md, .html, .pdf) tells the form.")
    ] = None
    form: Annotated[Form | None, typer.Option("--format", "-f", help="The form; Markdown unless told.")] = None
    language: Annotated[Language, typer.Option("--language", help="The language it is written in.")] = Language.en
    forecast: Annotated[
        Path | None, typer.Option("--forecast", help="An issue, as dragoman forecast takes it: what the models make of it goes in.")
    ] = None
    lexicon: Lexicon = None
    situation: Situation = DEFAULT_SITUATION
    as_json: AsJson = False


@gathered(Wanted)
def brief(wanted: Wanted) -> None:
    """Write a cited note on an actor or a question, every line with footnotes that hold the verbatim words it rests on.

    What is known and who says so, timeline, offices, relations, forces, statements, hypotheses, what is disputed, and what is missing.
    """
    from dragoman.analysis.brief import of_actor, of_question
    from dragoman.analysis.forecast.models import forecast as run_models
    from dragoman.analysis.hypotheses.kept import question, questions
    from dragoman.cli.issue_files import read_issue
    from dragoman.cli.looking import looking, one_actor
    from dragoman.schema.errors import DragomanError
    from dragoman.web.brief.document import document
    from dragoman.web.brief.forms import write

    ending = ENDINGS.get(wanted.output.suffix.lower()) if wanted.output else None
    form = wanted.form.value if wanted.form else ending or "markdown"
    if form == "pdf" and wanted.output is None:
        raise DragomanError("a PDF is written to a file: name one with --output")
    with looking(wanted.situation, wanted.lexicon) as (view, snapshot):
        asked = [one for one in questions(snapshot.judgements) if wanted.about == one.id]
        if asked or (not view.find_actor(wanted.about) and wanted.about not in snapshot.actors):
            made = of_question(snapshot, asked[0] if asked else question(snapshot.judgements, wanted.about))
        else:
            made = of_actor(snapshot, one_actor(view, snapshot, wanted.about))
    if wanted.as_json:
        terminal.print_json({"brief": made})
        return
    outcome = run_models(read_issue(wanted.forecast)) if wanted.forecast else None
    written = write(document(made, snapshot, wanted.language.value, outcome), form)  # type: ignore[arg-type]
    if wanted.output is None:
        typer.echo(written.decode(), nl=False)
        return
    wanted.output.write_bytes(written)
    terminal.err().print(f"Wrote {wanted.output}.")
