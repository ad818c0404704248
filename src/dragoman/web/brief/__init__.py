"""Briefs as documents: Markdown, HTML and PDF, in English or Chinese."""

from dragoman.analysis.brief import of_actor, of_question
from dragoman.analysis.forecast.models import Forecast
from dragoman.api.situation import Situation
from dragoman.web.brief.document import document
from dragoman.web.brief.forms import Form, write


def brief(situation: Situation, about: str, language: str = "en", form: Form = "markdown", forecast: Forecast | None = None) -> bytes:
    """A cited note on an actor (id or name) or a question (id, or words of it), with a forecast where one is given."""
    snapshot = situation.snapshot()
    asked = next((one for one in situation.questions() if one.id == about), None)
    known = asked is None and (about in snapshot.actors or situation.known(about))
    made = of_actor(snapshot, situation.actor(about).id) if known else of_question(snapshot, asked or situation.question(about).question)
    return write(document(made, snapshot, language, forecast), form)
