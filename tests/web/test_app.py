"""The server: pages in three languages, filters in the address, records, and what keeps it safe."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from dragoman.schema.errors import DragomanError
from dragoman.schema.ids import report_id
from dragoman.web.app import create_app
from dragoman.web.i18n import negotiated
from dragoman.web.settings import Settings
from laid_situation import FIRST, lay

Client = TestClient[Litestar]
ADDRESSES = (
    "/", "/reports", f"/reports/{report_id(FIRST)}", "/actors", "/actors/person:zarenov", "/claims", "/claims?kind=event", "/conflicts",
    "/search", "/search?q=扎雷诺夫",
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(tmp_path_factory.mktemp("app") / "s.db")


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[Client]:
    with TestClient(create_app(Settings(situation=path, title="Alvania")), base_url="http://127.0.0.1") as made:
        yield made


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_each_page_opens_in_each_language(client: Client, address: str, language: str) -> None:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text


def test_the_language_that_is_chosen_stays(path: Path) -> None:
    with TestClient(create_app(Settings(situation=path)), base_url="http://127.0.0.1") as client:
        client.get("/?lang=zh-Hant", headers={"accept-language": "en"})
        assert '<html lang="zh-Hant"' in client.get("/claims", headers={"accept-language": "en"}).text


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant"), ("zh-CN,en;q=0.8", "zh-Hans"), ("zh-Hant-HK", "zh-Hant"), ("ru,en;q=0.5", "en"),
        ("fr", "en"), (None, "en"), ("en;q=0.2, zh;q=0.9", "zh-Hans"), ("zh;q=x", "zh-Hans"),
    ],
)  # fmt: skip
def test_the_browser_chooses_the_language(accepted: str | None, language: str) -> None:
    assert negotiated(accepted) == language


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 7), ("?sure=all", 8), ("?sure=explicit", 6), ("?in=en", 1), ("?by=person:zarenov", 2), ("?by=author", 5), ("?by=two", 0),
        ("?from=2031-05-02", 5), ("?to=2031-05-01", 2), ("?from=2032", 0), ("?kind=event", 1), ("?actor=state:ALV", 3),
    ],
)  # fmt: skip
def test_filters_narrow_the_claims(client: Client, query: str, count: int) -> None:
    assert client.get(f"/api/claims{query}").json()["count"] == count


def test_filters_stay_in_every_link(client: Client) -> None:
    page = client.get("/claims?in=en&sure=all&kind=occupancy").text
    assert 'href="/reports?in=en&amp;sure=all"' in page
    assert 'href="/actors/state:ALV?in=en&amp;sure=all"' in page
    assert '<input type="hidden" name="kind" value="occupancy">' in page


@pytest.mark.parametrize("query", ["?from=May", "?in=xx", "?sure=very"])
def test_a_filter_that_cannot_be_taken_is_explained(client: Client, query: str) -> None:
    answer = client.get(f"/claims{query}")
    assert answer.status_code == 400
    assert "<html" in answer.text
    assert client.get(f"/api/claims{query}").status_code == 400


@pytest.mark.parametrize("address", ["/reports/none", "/actors/none", "/claims/none", "/nowhere"])
def test_what_is_not_there_is_told_on_a_page(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text


def test_records_come_in_pages(client: Client) -> None:
    first = client.get("/api/claims?limit=3").json()
    assert (first["count"], first["next"], len(first["items"])) == (7, 3, 3)
    last = client.get("/api/claims?limit=3&offset=6").json()
    assert (last["next"], len(last["items"])) == (None, 1)
    claim = first["items"][0]
    assert client.get(f"/api/claims/{claim['id']}").json() == claim
    assert claim["spans"][0]["text"] in FIRST
    assert client.get("/api/claims?limit=100000").status_code == 400


def test_the_records_are_described(client: Client) -> None:
    described = client.get("/api/openapi.json").json()
    assert {"/api/claims", "/api/reports", "/api/actors", "/api/facts", "/api/conflicts"} <= set(described["paths"])


def test_compressed_pages_are_not_delayed_by_news(client: Client) -> None:
    assert client.get("/").headers["content-encoding"] == "gzip"


def test_names_are_suggested_in_either_script(client: Client) -> None:
    found = client.get("/api/search", params={"q": "扎雷诺"}).json()["items"]
    assert found[0]["href"] == "/actors/person:zarenov"


@pytest.mark.parametrize("address", ["/", "/static/dossier.css", "/api/claims", "/nowhere"])
def test_every_answer_has_its_headers(client: Client, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


def test_a_name_that_leads_here_from_elsewhere_is_refused(client: Client) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421


def test_beyond_this_machine_a_password_is_needed(path: Path) -> None:
    with pytest.raises(DragomanError, match="DRAGOMAN_PASSWORD"):
        Settings(situation=path, host="0.0.0.0")  # noqa: S104 — what is tested
    with pytest.raises(DragomanError, match="longer"):
        Settings(situation=path, password="short")  # noqa: S106
    settings = Settings(situation=path, host="0.0.0.0", password="long enough")  # noqa: S104, S106
    with TestClient(create_app(settings), base_url="http://host.example") as client:
        assert client.get("/").status_code == 401
        basic = base64.b64encode(b"anybody:long enough").decode()
        assert client.get("/", headers={"authorization": f"Basic {basic}"}).status_code == 200
        assert client.get("/api/claims", headers={"authorization": "Bearer long enough"}).status_code == 200
        assert client.get("/", headers={"authorization": "Basic !"}).status_code == 401
        assert client.get("/", headers={"authorization": "Bearer wrong"}).status_code == 401
