"""A statement among those who read, answer or deny it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from dragoman.analysis.selection import Wanted
from dragoman.api.situation import Situation
from dragoman.schema.actor import Actor, Name
from dragoman.schema.claims import AnyClaim, Quotation
from dragoman.schema.entities import Link
from dragoman.schema.reading import Reading
from dragoman.store.situation import open_writer
from dragoman.store.writer import Outcome, Place
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from dragoman.web.site import Publishing, write_site
from laid_situation import ALVANIA, ZARENOV, document, entity, spans

TEXT = "Words\nZarenov said: we stay. Alvania denied that. Observers saw a bluff."
OBSERVERS = Actor(id="x:group:observers", type="group", names=(Name("Observers", "en"),))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A statement, one who denies it by name, and some who read it without one."""
    made = document(TEXT, "en")
    report = made.report.id
    said = Quotation(report=report, spans=spans(TEXT, "we stay"), mode="direct", speaker=entity(ZARENOV), content="we stay")
    denied = Quotation(
        report=report,
        spans=spans(TEXT, "denied that"),
        mode="indirect",
        speaker=entity(ALVANIA),
        content="denied",
        links=(Link("denies", said.id),),
    )
    read = Quotation(
        report=report, spans=spans(TEXT, "saw a bluff"), mode="indirect", speaker=entity(OBSERVERS), content="a bluff", reads=(said.id,)
    )
    claims: tuple[AnyClaim, ...] = (said, denied, read)
    where = tmp_path_factory.mktemp("readings") / "s.db"
    with open_writer(where) as writer:
        reading = Reading(report=report, reader="test", lexicon="test", actors=(ZARENOV, ALVANIA, OBSERVERS), claims=claims)
        writer.add(made, reading, Place("/a.md", "1"), Outcome(path="/a.md", sha256="1", reports=(report,)))
    return where


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient[Litestar]]:
    with TestClient(create_app(Settings(situation=path)), base_url="http://127.0.0.1") as made:
        yield made


def statement(client: TestClient[Litestar]) -> str:
    return str(next(one["id"] for one in client.get("/api/claims").json()["items"] if one["content"] == "we stay"))


def test_what_has_readings_is_listed(client: TestClient[Litestar]) -> None:
    page = client.get("/readings").text
    assert page.count("data-claim=") == 1
    assert f'href="/readings/{statement(client)}">2 readings' in page


def test_the_named_stand_beside_the_unnamed(client: TestClient[Litestar]) -> None:
    page = client.get(f"/readings/{statement(client)}").text
    named, unnamed = page[page.index('class="named"') : page.index('class="unnamed"')], page[page.index('class="unnamed"') :]
    assert "denied that" in named
    assert "saw a bluff" not in named
    assert "saw a bluff" in unnamed


def test_readings_are_published_with_the_rest(path: Path, tmp_path: Path, client: TestClient[Litestar]) -> None:
    with Situation(path) as opened, opened.view() as view:
        write_site(opened.snapshot(), view, tmp_path / "site", Publishing(wanted=Wanted()))
    assert (tmp_path / "site" / "en" / "readings" / f"{statement(client)}.html").is_file()
    assert client.get("/readings/none").status_code == 404
