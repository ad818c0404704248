"""Questions on pages: taken up, answered, weighed and exported by forms; forecasts; briefs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from affairs import ARVANIA, BELMARK, OUTSIDER, PREMIER, SCHOLAR, act, relation, situation, words
from dragoman.api.situation import Situation
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from dragoman.web.site import Publishing, write_site

Client = TestClient[Litestar]
ASKED = "Is Arvania cooling <fast>?"
TABLE = "name;position;capability;salience\nArvania;20;1;0.9\nBelmark;80;2;0.5\n"
REPORTS = [
    (
        "2031-02-10",
        [
            act("AID", ARVANIA, BELMARK, date="2031-02-03"),
            relation("allied_with", ARVANIA, BELMARK, trend="falling"),
            words(PREMIER, [BELMARK], "we stay friends"),
            words(OUTSIDER, [ARVANIA, BELMARK], "it drifts"),
            words(SCHOLAR, [BELMARK], "nothing has changed"),
        ],
    )
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return situation(tmp_path / "s.db", REPORTS)


@pytest.fixture
def client(path: Path) -> Iterator[Client]:
    with TestClient(create_app(Settings(situation=path)), base_url="http://127.0.0.1") as made:
        made.headers["accept-language"] = "en"
        yield made


def send(client: Client, address: str, status: int = 303, **fields: str) -> str:
    """Send a form of ours; where it led to, or what it said."""
    token = re.search(r'name="_token" value="(\w+)"', client.get("/questions").text)
    assert token is not None
    answer = client.post(address, data={"_token": token[1], "by": "ana", **fields}, follow_redirects=False)
    assert answer.status_code == status, answer.text
    return str(answer.headers.get("location", answer.text))


@pytest.fixture
def asked(client: Client) -> str:
    """The address of a question with two hypotheses and one piece of evidence."""
    address = send(client, "/questions/new", text=ASKED, actors="Arvania; 贝尔马克")
    for text in ("Yes", "No"):
        send(client, f"{address}/hypothesis", text=text)
    send(client, f"{address}/evidence", text="they drift", source="a note", credibility="0.5")
    return address


def test_a_question_is_taken_up_answered_and_weighed(client: Client, asked: str) -> None:
    send(client, f"{asked}/rate", e="E1", h="H1", verdict="inconsistent", weight="2", reason="it fits ill")
    send(client, f"{asked}/rate", e="E1", h="H1", verdict="consistent", reason="it fits", by="ben")
    told = client.get(asked).text
    assert "Is Arvania cooling &lt;fast&gt;?" in told.replace('<span lang="zh">', "")
    assert told.index("rank 1, inconsistency 0") < told.index("rank 2, inconsistency 0.5")
    assert "−− ≠ +" in told
    assert "Analysts differ on E1 · H1" in told
    assert "another would lead" not in told or "Without E1" in told
    assert ASKED.replace("<", "&lt;").replace(">", "&gt;") in client.get("/questions").text


def test_proposals_become_evidence_with_their_claims(client: Client, asked: str) -> None:
    told = client.get(asked).text
    claims = re.search(r'name="claims" value="([\w ]+)"', told)
    assert claims is not None
    assert "we stay friends" in told
    send(client, f"{asked}/evidence", claims=claims[1], text="as the claim says")
    assert client.get(asked.replace("/questions", "/api/questions")).json()["question"]["evidence"][1]["claims"] == claims[1].split()
    assert f'value="{claims[1]}"' not in client.get(asked).text


def test_parts_are_taken_away_and_questions_too(client: Client, asked: str) -> None:
    send(client, f"{asked}/remove", part="H2")
    assert "H2" not in client.get(asked).text
    assert send(client, f"{asked}/remove", part=asked.rpartition("/")[2]) == "/questions"
    assert client.get(asked).status_code == 404


@pytest.mark.parametrize(
    ("step", "fields", "problem"),
    [
        ("rate", {"e": "E1", "h": "H1", "verdict": "consistent"}, "Say why"),
        ("rate", {"e": "E1", "h": "H1", "verdict": "maybe", "reason": "x"}, "Choose what"),
        ("rate", {"e": "E9", "h": "H1", "verdict": "consistent", "reason": "x"}, "no part"),
        ("evidence", {"text": "a note"}, "needs its source"),
        ("evidence", {"text": "a note", "source": "s", "credibility": "much"}, "no number"),
        ("evidence", {"text": "a note", "claims": "0000000000000000"}, "no claim"),
        ("hypothesis", {"text": "Yes"}, "has this hypothesis"),
    ],
)
def test_what_cannot_be_taken_is_said_on_the_page(client: Client, asked: str, step: str, fields: dict[str, str], problem: str) -> None:
    told = send(client, f"{asked}/{step}", 400, **fields)
    assert 'role="alert"' in told
    assert problem in told


def test_nothing_changes_without_the_token_or_a_name(client: Client) -> None:
    assert client.post("/questions/new", data={"text": "Will it hold?", "by": "ana"}).status_code == 403
    token = re.search(r'name="_token" value="(\w+)"', client.get("/questions").text)
    assert token is not None
    told = client.post("/questions/new", data={"_token": token[1], "text": "Will it hold?"}).text
    assert "Who decides?" in told
    assert client.get("/api/questions").json()["questions"] == []


def test_a_question_about_nobody_is_refused(client: Client) -> None:
    assert "nobody is known" in send(client, "/questions/new", 400, text="Who?", actors="Petrov")


@pytest.mark.parametrize(("form", "begins"), [("md", "# Is"), ("json", "{"), ("csv", "question,evidence")])
def test_a_matrix_is_exported(client: Client, asked: str, form: str, begins: str) -> None:
    answer = client.get(f"{asked}/export/{form}")
    assert answer.text.startswith(begins)
    assert "attachment" in answer.headers["content-disposition"]
    assert client.get(f"{asked}/export/exe").status_code == 404


@pytest.mark.parametrize(("form", "begins"), [("md", b"# "), ("html", b"<!doctype html>"), ("pdf", b"%PDF")])
def test_briefs_are_written(client: Client, asked: str, form: str, begins: bytes) -> None:
    if form == "pdf":
        pytest.importorskip("typst", reason="PDF needs typst, which is an extra")
    for about in ("state:ARV", asked.rpartition("/")[2]):
        assert client.get(f"/brief/{form}?about={about}").content.startswith(begins)
    assert client.get(f"/brief/{form}?about=nobody").status_code == 404


def test_questions_are_published_without_forms(client: Client, path: Path, asked: str, tmp_path: Path) -> None:
    with Situation(path) as opened, opened.view() as view:
        write_site(opened.snapshot(), view, tmp_path / "site", Publishing())
    (one,) = (tmp_path / "site" / "en" / "questions").iterdir()
    assert "they drift" in one.read_text(encoding="utf-8")
    assert "<form" not in one.read_text(encoding="utf-8")


def forecast(client: Client, text: str) -> str:
    token = re.search(r'name="_token" value="(\w+)"', client.get("/questions").text)
    assert token is not None
    return client.post("/forecast/run", data={"_token": token[1], "text": text, "question": "How many gates?"}).text


def test_a_forecast_shows_each_model_with_its_record(client: Client) -> None:
    told = forecast(client, TABLE)
    assert told.index("compromise (weighted mean)") < told.index("weighted median") < told.index("challenge model")
    assert "How many gates?" in told
    assert "51.6" in told
    assert "not prophecy" in told


@pytest.mark.parametrize(("text", "problem"), [("", "no table"), ("name\nA\n", "position missing"), ("name,position\nA,5\n", "two actors")])
def test_a_table_that_cannot_be_used_is_explained(client: Client, text: str, problem: str) -> None:
    assert problem in forecast(client, text)


def test_a_forecast_as_json(client: Client) -> None:
    token = re.search(r'name="_token" value="(\w+)"', client.get("/questions").text)
    assert token is not None
    answer = client.post("/api/forecast", json={"text": TABLE}, headers={"x-token": token[1]})
    assert answer.status_code == 200
    assert answer.json()["outcomes"][0]["model"] == "compromise_mean"
