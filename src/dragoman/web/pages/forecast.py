"""What a decision may come to: positions in, the models' outcomes side by side."""

from collections.abc import Mapping

from msgspec import Struct

from dragoman.analysis.forecast.models import Doubt, Forecast, forecast
from dragoman.analysis.forecast.proposing import propose
from dragoman.analysis.forecast.reading import as_table, read_issue
from dragoman.analysis.forecast.stakes import Issue
from dragoman.analysis.tellings import most_active
from dragoman.schema.errors import DragomanError
from dragoman.web.look import Look, Page

MOST_ACTORS, MOST_ROWS = 12, 60
EXAMPLE = "name,position,capability,salience\nUpland,20,1,0.9\nLowland,70,2,0.6\nHarbour Union,85,1,0.3\n"
ROUNDS = 1


class Asked(Struct, frozen=True, kw_only=True):
    """What was sent: the table as text, what is decided, and the rounds of the challenge model."""

    text: str
    question: str = ""
    rounds: int = ROUNDS


def asked(sent: Mapping[str, str]) -> Asked:
    """From the fields of the form."""
    rounds = sent.get("rounds", "")
    return Asked(
        text=sent.get("upload") or sent.get("text", ""),
        question=sent.get("question", "").strip(),
        rounds=min(50, max(1, int(rounds))) if rounds.isdecimal() and len(rounds) < 4 else ROUNDS,
    )


def run(told: Asked) -> Forecast:
    """The forecast. DragomanError says what is wrong with the table."""
    if not told.text.strip():
        raise DragomanError("There is no table: write one, or choose a file.")
    issue = read_issue(told.text, question=told.question)
    if len(issue.stakes) > MOST_ROWS:
        raise DragomanError(f"{len(issue.stakes)} actors are more than {MOST_ROWS}: for so many use dragoman forecast FILE.")
    return forecast(issue, Doubt(), told.rounds)


def page(look: Look, about: str | None = None, told: Asked | None = None) -> Page:
    """The form, and what came of it. `about`: an actor for whom to propose positions from the situation."""
    result, problem = None, ""
    proposed: Issue | None = None
    thin: tuple[str, ...] = ()
    if told is not None:
        try:
            result = run(told)
        except DragomanError as error:
            problem = str(error)
    elif about and about in look.snapshot.actors:
        others = [one for one, _, _ in most_active(look.snapshot, look.claims, MOST_ACTORS + 1) if one != about]
        try:
            made = propose(look.snapshot, about, others)
            proposed, thin = made.issue, made.too_thin
        except DragomanError as error:
            problem = str(error)
    text = told.text if told else as_table(proposed) if proposed else EXAMPLE
    return Page(
        "forecast.html",
        {
            "told": told or Asked(text=text, question=proposed.question if proposed else ""),
            "text": text,
            "result": result,
            "problem": problem,
            "about": about,
            "proposed": proposed,
            "thin": thin,
            "subjects": [one for one, _, _ in most_active(look.snapshot, look.claims, MOST_ACTORS)],
            "claims": look.snapshot.claims,
        },
    )
