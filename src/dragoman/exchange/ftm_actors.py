"""Actors and reports in the model of FollowTheMoney."""

import re

from msgspec import Struct

from dragoman.lexicon.countries import two_letters
from dragoman.schema.actor import Actor
from dragoman.schema.ids import digest
from dragoman.schema.report import Report

# Sectors whose bodies are the state's own.
PUBLIC = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
LANGUAGES = {"zh": "zho", "en": "eng", "ru": "rus"}  # FollowTheMoney writes ISO 639-3
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9:.+-]*")


class Value(Struct, frozen=True):
    """One value of a property; `language` (ISO 639-3) where it is text of one language."""

    text: str
    language: str | None = None


class Thing(Struct):
    """An entity: id, schema, what it is called, and its properties."""

    id: str
    schema: str
    caption: str
    properties: dict[str, list[Value]] = {}

    def add(self, name: str, *texts: str | None, language: str | None = None) -> None:
        """Add values, each once, leaving out what is empty."""
        for text in texts:
            if text and text.strip():
                values = self.properties.setdefault(name, [])
                value = Value(" ".join(text.split()), language)
                if value not in values:
                    values.append(value)


def ftm_id(name: str) -> str:
    """An id as FollowTheMoney allows it (letters, digits, dots, hyphens); `wd:Q1` becomes `Q1`, as its files have it."""
    if name.startswith("wd:"):
        return name[3:]
    if _PLAIN.fullmatch(name):
        return "dragoman-" + name.replace(":", "-").replace("+", ".").rstrip(".-")
    return "dragoman-x-" + digest(name)


def schema_of(actor: Actor) -> str:
    """The schema of an actor. A state is the body that acts for it; a group may be anything that acts."""
    if actor.type == "person":
        return "Person"
    if actor.type == "place":
        return "Address"
    if actor.type == "state" or (actor.type in ("organisation", "armed_unit") and actor.sector in PUBLIC):
        return "PublicBody"
    return "Organization" if actor.type in ("organisation", "armed_unit", "media") else "LegalEntity"


def language_of(code: str | None) -> str | None:
    """`zh-Hant` → `zho`."""
    return LANGUAGES.get((code or "").partition("-")[0])


def actor_thing(actor: Actor) -> Thing:
    """Who it is: names in every script, country, sector, description."""
    thing = Thing(ftm_id(actor.id), schema_of(actor), actor.name)
    for number, name in enumerate(actor.names):
        as_what = "name" if number == 0 else "previousName" if name.end else "alias"
        thing.add(as_what, name.text, language=language_of(name.language))
    thing.add("country", two_letters(actor.country))
    thing.add("description", actor.description)
    if actor.id.startswith("wd:"):
        thing.add("wikidataId", actor.id[3:])
    if thing.schema == "Address":
        thing.add("full", actor.name)
    else:
        thing.add("sector", actor.sector)
        thing.add("classification", actor.type if actor.type != "person" else None)
    return thing


def report_thing(report: Report) -> Thing:
    """A report as an Article: where it stands, not its text."""
    thing = Thing(f"dragoman-report-{report.id}", "Article", report.title)
    language = language_of(report.language)
    thing.add("title", report.title, language=language)
    thing.add("author", report.author)
    thing.add("publisher", report.publisher)
    thing.add("publishedAt", report.published[:10] if report.published else None)
    thing.add("language", language)
    thing.add("sourceUrl", report.url)
    return thing
