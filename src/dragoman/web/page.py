"""A situation as a folder of pages that open without a server and without scripts."""

import re
import shutil
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from dragoman.schema.claims import AnyClaim
from dragoman.schema.errors import DragomanError
from dragoman.schema.plover import ontology
from dragoman.schema.report import Report
from dragoman.store.queries import ClaimQuery
from dragoman.store.view import View
from dragoman.web import wording
from dragoman.web.dossier import LEAST, gather
from dragoman.web.marking import paragraphs

TITLE = "Situation"
# What tells our own pages from somebody's files, before a folder is written over.
GENERATOR = '<meta name="generator" content="Dragoman">'
_IDEOGRAPHS = r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
_HAN = re.compile(f"{_IDEOGRAPHS}(?:[·．、，。：；！？「」『』“”‘’（）《》]+{_IDEOGRAPHS})*")
_LANGUAGES = {
    "zh-Hans": "Simplified Chinese", "zh-Hant": "Traditional Chinese", "en": "English", "ru": "Russian", "und": "language unknown",
}  # fmt: skip


def write_site(view: View, folder: Path, title: str = TITLE) -> int:
    """Write the pages of a situation into a folder and return how many there are.

    DragomanError where the folder holds something else: nobody's files are written over."""
    _clear(folder)
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    (folder / "dossier.css").write_text(_asset("dossier.css"), encoding="utf-8")
    environment = _environment()
    dossier = gather(view)
    index = environment.get_template("index.html")
    (folder / "index.html").write_text(index.render(title=title, dossier=dossier, root="", page_language="en"), encoding="utf-8")
    template = environment.get_template("report.html")
    for report in dossier.reports.values():
        claims = view.claims(ClaimQuery(report=report.id, least=LEAST))
        body = paragraphs(report, view.blocks(report.id), claims)
        page = template.render(title=title, report=report, paragraphs=body, claims=claims, root="../", page_language="en")
        (folder / "reports" / f"{report.id}.html").write_text(page, encoding="utf-8")
    return len(dossier.reports) + 1


def _clear(folder: Path) -> None:
    """Remove the pages of an earlier run, so that no forgotten report stays behind."""
    if folder.exists() and not folder.is_dir():
        raise DragomanError(f"{folder} is a file; name a folder for the pages")
    if not folder.exists() or not any(folder.iterdir()):
        return
    index = folder / "index.html"
    if not index.is_file() or GENERATOR not in index.read_text(encoding="utf-8", errors="replace"):
        raise DragomanError(f"{folder} holds files that are not a site of Dragoman's; name an empty or a new folder")
    shutil.rmtree(folder / "reports", ignore_errors=True)


def _asset(name: str) -> str:
    return files("dragoman.web").joinpath("static", name).read_text(encoding="utf-8")


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dragoman.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"han": han, "language": lambda code: _LANGUAGES.get(code, code), "day": lambda moment: (moment or "")[:10]}
    environment.globals |= {
        "generator": Markup(GENERATOR),  # noqa: S704 — a constant of this file
        "wording": wording,
        "gloss": gloss,
        "others": others,
    }
    return environment


def han(text: str, language: str | None) -> Markup:
    """Escaped text with each Han run marked as the language it is in, so that browsers choose the right glyphs."""
    language = language if language and language.startswith("zh") else "zh"
    parts: list[Markup] = []
    here = 0
    for match in _HAN.finditer(text):
        parts += [escape(text[here : match.start()]), Markup('<span lang="{}">{}</span>').format(language, match.group())]
        here = match.end()
    return Markup("").join([*parts, escape(text[here:])])


def gloss(claim: AnyClaim) -> str:
    """What an event's category and mode mean; empty for other claims."""
    category = ontology().categories.get(getattr(claim, "event", ""))
    if category is None:
        return ""
    mode = category.modes.get(getattr(claim, "mode", None) or "")
    return f"{category.en} {mode.en}" if mode else category.en


def others(claims: Iterable[AnyClaim], reports: dict[str, Report]) -> list[tuple[AnyClaim, Report]]:
    """The claims of a row after the first, each with its report, for the links behind the line."""
    return [(claim, reports[claim.report]) for claim in list(claims)[1:] if claim.report in reports]
