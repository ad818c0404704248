"""Addresses of pages: on a server with the reader's filters kept, or between the files of a static site."""

import hashlib
import re
from collections.abc import Collection, Mapping
from typing import Protocol
from urllib.parse import quote, urlencode

FILTERS = ("from", "to", "by", "in", "sure", "trivia")
_SLUG = re.compile(r"[^a-z0-9._-]+")
_LONGEST = 60


class Links(Protocol):
    """What templates ask for a page's address. `more` are further parameters; a static site has no place for them, and no page for a claim
    that was not published."""

    published: bool

    def home(self) -> str: ...
    def asset(self, name: str) -> str: ...
    def page(self, name: str, **more: str) -> str: ...
    def report(self, report: str, claim: str | None = None) -> str: ...
    def actor(self, actor: str) -> str: ...
    def claim(self, claim: str) -> str: ...
    def reading(self, claim: str) -> str: ...
    def pair(self, one: str, other: str) -> str | None: ...
    def power(self, state: str, **period: str) -> str | None: ...
    def question(self, question: str) -> str: ...
    def day(self, day: str) -> str: ...
    def same(self, **changed: str | None) -> str: ...
    def language(self, code: str) -> str: ...


class Live:
    """Addresses on a server. `kept` are the filters in force; every link carries them on."""

    published = False

    def __init__(self, path: str, parameters: Mapping[str, str], kept: Mapping[str, str]) -> None:
        self._path, self._parameters, self._kept = path, dict(parameters), dict(kept)

    @property
    def here(self) -> str:
        """The path of this page."""
        return quote(self._path, safe="/:")

    @property
    def parameters(self) -> dict[str, str]:
        """All parameters of this page."""
        return dict(self._parameters)

    @property
    def filtered(self) -> bool:
        """Whether a filter is in force."""
        return bool(self._kept)

    @property
    def unfiltered(self) -> dict[str, str]:
        """The parameters of this page that are no filters."""
        left_out = {*self._kept, *FILTERS, "page", "lang"}
        return {name: value for name, value in self._parameters.items() if name not in left_out}

    def _to(self, path: str, more: Mapping[str, str] | None = None, anchor: str = "") -> str:
        query = urlencode({**self._kept, **(more or {})})
        return path + (f"?{query}" if query else "") + anchor

    def home(self) -> str:
        """The overview."""
        return self._to("/")

    def asset(self, name: str) -> str:
        """A file of static/."""
        return f"/static/{name}"

    def page(self, name: str, **more: str) -> str:
        """A page of its own name, such as `claims`, with further parameters."""
        return self._to(f"/{name}", more)

    def report(self, report: str, claim: str | None = None) -> str:
        """A report, at the words of a claim where one is given."""
        return self._to(f"/reports/{report}", anchor=f"#c-{claim}" if claim else "")

    def actor(self, actor: str) -> str:
        """Somebody's page."""
        return self._to(f"/actors/{quote(actor, safe=':')}")

    def claim(self, claim: str) -> str:
        """A claim and all that tells the same."""
        return self._to(f"/claims/{claim}")

    def reading(self, claim: str) -> str:
        """A claim among its readings."""
        return self._to(f"/readings/{claim}")

    def pair(self, one: str, other: str) -> str | None:
        """How two stand."""
        return self._to(f"/pairs/{quote(one, safe=':')}/{quote(other, safe=':')}")

    def power(self, state: str, **period: str) -> str | None:
        """Who gained and lost in a state; `period`: from_ and to."""
        return self._to(f"/power/{quote(state, safe=':')}", {name.rstrip("_"): value for name, value in period.items()})

    def question(self, question: str) -> str:
        """A question that was taken up."""
        return self._to(f"/questions/{quote(question, safe=':')}")

    def day(self, day: str) -> str:
        """What held on a day."""
        return self._to(f"/as-of/{day}")

    def same(self, **changed: str | None) -> str:
        """This page with some parameters changed (None: taken away); a trailing underscore is dropped, for `from_` and `in_`."""
        query = {**self._parameters, **{name.rstrip("_"): value for name, value in changed.items()}}
        told = urlencode({name: value for name, value in query.items() if value})
        return quote(self._path, safe="/:") + (f"?{told}" if told else "")

    def language(self, code: str) -> str:
        """This page in another language."""
        return self.same(lang=code)


class Filed:
    """Addresses from one file of a static site to the others. `path` is the file's own, from the folder of its language; `pairs` are the
    pairs of actors that have a page; `lone` the one claim of each actor that has none."""

    published = True

    def __init__(self, path: str, pairs: Collection[tuple[str, str]] = (), lone: Mapping[str, str] | None = None) -> None:
        self._path, self._pairs, self._lone = path, pairs, lone or {}
        self._up = "../" * path.count("/")

    def home(self) -> str:
        """The overview."""
        return f"{self._up}index.html"

    def asset(self, name: str) -> str:
        """A file of static/, which lies beside the folders of the languages."""
        return f"{self._up}../static/{name}"

    def page(self, name: str, **more: str) -> str:
        """A page of its own name. Only `kind`, `type` and `page` make pages of their own here."""
        tail = "".join(f"-{more[part]}" for part in ("kind", "type", "page") if more.get(part, "1") != "1")
        return f"{self._up}{name}{tail}.html"

    def report(self, report: str, claim: str | None = None) -> str:
        """A report, at the words of a claim where one is given."""
        return f"{self._up}reports/{report}.html" + (f"#c-{claim}" if claim else "")

    def actor(self, actor: str) -> str:
        """Somebody's page; for one without, the claim that names it, and nothing on the page of that claim."""
        if (claim := self._lone.get(actor)) is not None:
            return "" if self._path == f"claims/{claim}.html" else self.claim(claim)
        return f"{self._up}actors/{slug(actor)}.html"

    def claim(self, claim: str) -> str:
        """A claim and all that tells the same."""
        return f"{self._up}claims/{claim}.html"

    def reading(self, claim: str) -> str:
        """A claim among its readings."""
        return f"{self._up}readings/{claim}.html"

    def pair(self, one: str, other: str) -> str | None:
        """How two stand; None where that was not published."""
        found = next((pair for pair in ((one, other), (other, one)) if pair in self._pairs), None)
        return f"{self._up}{pair_file(*found)}" if found else None

    def power(self, state: str, **period: str) -> str | None:
        """Who gained and lost has no page here: it asks for a time."""
        return None

    def question(self, question: str) -> str:
        """A question that was taken up."""
        return f"{self._up}questions/{slug(question)}.html"

    def day(self, day: str) -> str:
        """What held on a day: here there is only the last."""
        return f"{self._up}as-of.html"

    def same(self, **changed: str | None) -> str:
        """Another page of the same list."""
        name = self._path.removesuffix(".html").split("-")[0]
        return self.page(name, **{key: value for key, value in changed.items() if value})

    def language(self, code: str) -> str:
        """This page in another language."""
        return f"{self._up}../{code}/{self._path}"


def pair_file(one: str, other: str) -> str:
    """The file of two actors' page."""
    return f"pairs/{slug(one)}--{slug(other)}.html"


def slug(name: str) -> str:
    """A file name for an id: readable where it is plain, and never the same for two ids."""
    plain = _SLUG.sub("-", name.lower()).strip("-")
    if plain.replace("-", ":", 1) == name and len(plain) <= _LONGEST:
        return plain
    return f"{plain[:_LONGEST]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}".strip("-")
