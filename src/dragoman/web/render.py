"""From a page and a look to HTML."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from dragoman import __version__
from dragoman.resolving.names import is_unnamed
from dragoman.schema.claims import AnyClaim, entities_of
from dragoman.schema.plover import ontology
from dragoman.text.scripts import to_traditional
from dragoman.web import wording
from dragoman.web.i18n import DEFAULT, LANGUAGES, speech
from dragoman.web.look import Look, Page
from dragoman.web.names import others

# What tells our own pages from somebody's files, before a folder is written over.
GENERATOR = '<meta name="generator" content="Dragoman">'
_IDEOGRAPHS = r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
_HAN = re.compile(f"{_IDEOGRAPHS}(?:[·．、，。：；！？「」『』“”‘’（）《》]+{_IDEOGRAPHS})*")
# Marks that turn the direction of what follows, and other characters that are not seen: shown by their code, so that none can deceive.
_UNSEEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def render(page: Page, look: Look, **more: Any) -> str:
    """The HTML of a page. `more` is what the whole site knows: its title, whether it is static, a token for forms."""
    template = environment(look.speech.language).get_template(page.template)
    return template.render({"look": look, "links": look.links, "wording": look.wording, "speech": look.speech, **more, **page.context})


def chooser(title: str) -> str:
    """The first page of a published site, where a reader chooses a language."""
    return environment(DEFAULT).get_template("chooser.html").render(site_title=title)


@cache
def environment(language: str) -> Environment:
    """The templates with the messages of one language."""
    words = speech(language)
    made = Environment(
        loader=PackageLoader("dragoman.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"], auto_reload=False,
    )  # fmt: skip
    made.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {"han": han, "shown": shown, "day": words.day, "edtf": words.date, "number": words.number}
    made.filters |= {"short": wording.shortened, "brief": brief}
    made.globals |= {
        "generator": Markup(GENERATOR),  # noqa: S704 — a constant of this file
        "version": __version__,
        "languages": LANGUAGES,
        "word": words.word,
        "kind_of": wording.kind_of,
        "confidence": wording.confidence,
        "gloss": lambda claim: gloss(claim, language),
        "comma": ", " if language == "en" else "，",
        "stop": ". " if language == "en" else "。",
        "other_names": others,
        "is_unnamed": is_unnamed,
        "slots_of": entities_of,
        "sector": lambda code: sector(code, language),
        "codes": words.codes,
    }
    return made


def han(text: str, language: str | None) -> Markup:
    """Escaped text with each Han run marked as the language it is in, so that browsers choose the right glyphs."""
    language = language if language and language.startswith("zh") else "zh"
    parts: list[Markup] = []
    here = 0
    for match in _HAN.finditer(text):
        parts += [_seen(text[here : match.start()]), Markup('<span lang="{}">{}</span>').format(language, match.group())]
        here = match.end()
    return Markup("").join([*parts, _seen(text[here:])])


def shown(text: str) -> Markup:
    """Escaped text of a report, with characters that are not seen named."""
    return _seen(text)


def _seen(text: str) -> Markup:
    if not _UNSEEN.search(text):
        return escape(text)
    parts: list[Markup] = []
    here = 0
    for match in _UNSEEN.finditer(text):
        parts += [escape(text[here : match.start()]), Markup('<span class="unseen">U+{:04X}</span>').format(ord(match.group()))]
        here = match.end()
    return Markup("").join([*parts, escape(text[here:])])


def brief(value: Any) -> str:
    """A slot's value, as JSON has it, in few words."""
    if isinstance(value, list | tuple):
        return "; ".join(map(brief, value)) or "–"
    if isinstance(value, dict):
        return str(value["name"]) if "name" in value else ", ".join(f"{name}: {brief(one)}" for name, one in value.items())
    return "–" if value is None or value == "" else str(value)


def gloss(claim: AnyClaim, language: str) -> str:
    """What an event's category and mode mean; empty for other claims."""
    category = ontology().categories.get(getattr(claim, "event", ""))
    if category is None:
        return ""
    mode = category.modes.get(getattr(claim, "mode", None) or "")
    glosses: Iterable[str] = (_told(one.en, one.zh, language) for one in (category, mode) if one)
    return f"{getattr(claim, 'event', '')}: {' '.join(glosses)}"


def sector(code: str, language: str) -> str:
    """What a PLOVER sector means; empty for a code that is none."""
    found = ontology().sectors.get(code)
    return _told(found.en, found.zh, language) if found else ""


def _told(english: str, chinese: str, language: str) -> str:
    if language == "en":
        return english
    return to_traditional(chinese) if language == "zh-Hant" else chinese
