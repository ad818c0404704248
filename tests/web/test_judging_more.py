"""Translations of a claim's words, and actors joined and parted on their own page."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from dragoman.analysis.selection import Wanted
from dragoman.api.situation import Situation
from dragoman.schema.ids import report_id
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from dragoman.web.site import Publishing, write_site
from laid_situation import FIRST, lay

Client = TestClient[Litestar]
REPORT = report_id(FIRST)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return lay(tmp_path / "s.db")


@pytest.fixture
def client(path: Path) -> Iterator[Client]:
    with TestClient(create_app(Settings(situation=path, analyst="Ann")), base_url="http://127.0.0.1") as made:
        yield made


def claim(client: Client, kind: str) -> str:
    found = client.get(f"/api/claims?kind={kind}").json()["items"]
    return str(next(one["id"] for one in found if one["report"] == REPORT))


def post(client: Client, address: str, **fields: str) -> tuple[int, str]:
    token = re.search(r'name="_token" value="(\w+)"', client.get("/work").text)
    assert token
    answer = client.post(address, data={"_token": token.group(1), **fields}, follow_redirects=False)
    return answer.status_code, answer.text


def text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_a_translation_stands_beside_the_words_with_who_signed_it(client: Client, path: Path, tmp_path: Path) -> None:
    one = claim(client, "quotation")
    assert post(client, f"/claims/{one}/translate", language="en", words="I <will> stay", reason="from the Russian")[0] == 303
    for address in (f"/claims/{one}", f"/reports/{REPORT}", "/claims"):
        page = client.get(address).text
        assert "I &lt;will&gt; stay" in page
        assert "translated by Ann" in text(page)
        assert "from the Russian" in page
    assert "claim-head quotation machine" in client.get(f"/claims/{one}").text
    with Situation(path) as opened, opened.view() as view:
        write_site(opened.snapshot(), view, tmp_path / "site", Publishing(wanted=Wanted()))
    published = (tmp_path / "site" / "en" / "claims" / f"{one}.html").read_text(encoding="utf-8")
    assert "I &lt;will&gt; stay" in published
    assert "<form" not in published
    made = client.get("/api/judgements").json()["items"][-1]
    assert made["value"]["translation"] == {"language": "en", "text": "I <will> stay"}
    assert "Translated" in text(client.get("/work").text) or "translated" in text(client.get("/work").text)
    post(client, "/judgements/undo", id=made["id"])
    assert "I &lt;will&gt; stay" not in client.get(f"/claims/{one}").text


def test_what_is_no_translation_is_refused_with_the_words_kept(client: Client) -> None:
    status, page = post(client, f"/claims/{claim(client, 'quotation')}/translate", language="tlh", words="I stay")
    assert status == 400
    assert re.search(r'class="problem" role="alert">[^<]*none of the languages', page)
    assert ">I stay</textarea>" in page


@pytest.mark.parametrize(("language", "there"), [("en", True), ("zh-Hant", False)])
def test_a_place_for_it_is_where_the_words_are_not_in_the_readers_language(client: Client, language: str, there: bool) -> None:
    page = client.get(f"/claims/{claim(client, 'occupancy')}?lang={language}").text
    assert ('class="translate"' in page) is there
    assert 'class="translate"' in client.get(f"/claims/{claim(client, 'quotation')}?lang={language}").text  # the report is in translation


@pytest.mark.parametrize("fields", [{"other": "the guard & co"}, {"other": "nobody at all", "chosen": "unit:guard"}])
def test_actors_are_joined_and_parted_on_their_page(client: Client, fields: dict[str, str]) -> None:
    assert "the guard &amp; co" not in client.get("/actors/person:zarenov").text.split('id="same"')[1].split("<form")[0]
    assert post(client, "/links", one="person:zarenov", on="person:zarenov", decision="join", **fields)[0] == 303
    pages = [client.get(f"/actors/{one}") for one in ("person:zarenov", "unit:guard")]
    assert [one.status_code for one in pages] == [200, 200]
    section = pages[0].text.split('id="same"')[1]
    assert "the guard &amp; co" in section.split("<form")[0]
    one, other = (re.findall(rf'name="{name}" value="([^"]+)"', section)[0] for name in ("one", "other"))
    assert post(client, "/links", one=one, other=other, decision="part")[0] == 303
    assert "the guard &amp; co" not in client.get("/actors/person:zarenov").text.split("<h1")[1].split("</h1>")[0]
    assert client.get("/api/judgements").json()["count"] >= 2


def test_a_name_that_nobody_has_is_told_on_the_actors_page(client: Client) -> None:
    status, page = post(client, "/links", one="person:zarenov", on="person:zarenov", decision="join", other="Nobody")
    assert status == 400
    assert "nobody is known as" in page
    assert 'value="Nobody"' in page
    assert "<h1" in page
