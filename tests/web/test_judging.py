"""Judgements made in a browser: each form, what it refuses, and the way back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from dragoman.schema.ids import report_id
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from laid_situation import FIRST, SECOND, lay

Client = TestClient[Litestar]
REPORT, OTHER = report_id(FIRST), report_id(SECOND)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Client, Path, bytes]]:
    """A client, the situation's file, and what is in it before anybody judges."""
    path = lay(tmp_path_factory.mktemp("judging") / "s.db")
    with TestClient(create_app(Settings(situation=path, analyst="Ann")), base_url="http://127.0.0.1") as made:
        yield made, path, path.read_bytes()


@pytest.fixture
def client(served: tuple[Client, Path, bytes]) -> Client:
    """The client, with nothing judged and no cookies."""
    made, path, laid = served
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    fresh = path.with_name("fresh.db")
    fresh.write_bytes(laid)
    fresh.replace(path)  # whoever still reads the old file goes on reading that one
    made.cookies.clear()
    return made


def token(client: Client) -> str:
    found = re.search(r'name="_token" value="(\w+)"', client.get("/").text)
    assert found
    return found.group(1)


def claim(client: Client, kind: str, report: str = REPORT) -> str:
    found = client.get(f"/api/claims?kind={kind}&sure=all").json()["items"]
    return str(next(one["id"] for one in found if one["report"] == report))


def send(client: Client, address: str, **fields: str) -> int:
    """Send a form as a page would; the status of the answer."""
    return client.post(address, data={"_token": token(client), **fields}, follow_redirects=False).status_code


def last(client: Client) -> dict[str, object]:
    return dict(client.get("/api/judgements").json()["items"][-1])


def whole(client: Client) -> list[object]:
    return list(client.get("/api/claims?sure=all&trivia=1").json()["items"])


ADDRESSES = (
    "/claims/CLAIM/translate",
    "/claims/CLAIM/confirm", "/claims/CLAIM/check", "/claims/CLAIM/reject", "/claims/CLAIM/mute", "/claims/CLAIM/amend",
    f"/reports/{REPORT}/check", f"/reports/{REPORT}/amend", f"/reports/{REPORT}/add", "/judgements/undo", "/links",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("given", [{}, {"_token": "wrong"}])
def test_nothing_is_decided_without_the_pages_token(client: Client, address: str, given: dict[str, str]) -> None:
    answer = client.post(address.replace("CLAIM", claim(client, "event")), data={"by": "Eve", **given}, follow_redirects=False)
    assert answer.status_code == 403
    assert client.get("/api/judgements").json()["count"] == 0


def test_another_sites_page_decides_nothing(client: Client) -> None:
    fields = {"_token": token(client)}
    answer = client.post(f"/claims/{claim(client, 'event')}/reject", data=fields, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize(("action", "state"), [("confirm", "checked"), ("check", "checked"), ("reject", "rejected")])
def test_a_claim_is_judged_seen_and_undone(client: Client, action: str, state: str) -> None:
    before, one = whole(client), claim(client, "event")
    assert send(client, f"/claims/{one}/{action}", reason="read twice") == 303
    made = last(client)
    assert (made["action"], made["by"], made["reason"]) == (action, "Ann", "read twice")
    page = client.get(f"/claims/{one}").text
    assert f"claim-head event {state}" in page
    assert "read twice" in page
    assert send(client, "/judgements/undo", id=str(made["id"])) == 303
    assert whole(client) == before
    assert "claim-head event machine" in client.get(f"/claims/{one}").text


def test_what_is_rejected_leaves_the_lists_and_stays_below_its_report(client: Client) -> None:
    one = claim(client, "event")
    send(client, f"/claims/{one}/reject")
    assert client.get("/api/claims?kind=event").json()["count"] == 0
    page = client.get(f"/reports/{REPORT}").text
    assert f'id="c-{one}"' not in page
    assert f'id="n-{one}" class="row event rejected"' in page


def test_a_muted_rule_takes_its_claims_with_it(client: Client) -> None:
    one = claim(client, "event")
    assert send(client, f"/claims/{one}/mute") == 303
    assert whole(client) == []
    assert "claim-head event rejected" in client.get(f"/claims/{one}").text
    send(client, "/judgements/undo", id=str(last(client)["id"]))
    assert len(whole(client)) == 8


@pytest.mark.parametrize(
    ("kind", "fields", "slot", "value"),
    [
        ("event", {"event": "ASSAULT/beat"}, "event", "ASSAULT"),
        ("event", {"event": "ASSAULT/beat"}, "mode", "beat"),
        ("event", {"date": "2031-04-30"}, "date", "2031-04-30"),
        ("event", {"size.arrested": "300"}, "size", {"arrested": 300}),
        ("event", {"asserted_by": ""}, "asserted_by", []),
        ("event", {"auxiliary": "negation"}, "auxiliary", ["negation"]),
        ("quotation", {"mode": "indirect"}, "mode", "indirect"),
        ("quotation", {"assessment": "true"}, "assessment", True),
        ("quantity", {"value": "1,200"}, "value", 1200),
        ("relation", {"type": "trades_with"}, "type", "trades_with"),
        ("occupancy", {"status": "ended"}, "status", "ended"),
        ("condition", {"matter": "可信"}, "matter", "可信"),
    ],
)
def test_any_slot_can_be_amended(client: Client, kind: str, fields: dict[str, str], slot: str, value: object) -> None:
    one = claim(client, kind)
    assert send(client, f"/claims/{one}/amend", **fields) == 303
    assert client.get(f"/api/claims/{one}").json()[slot] == value
    assert f"claim-head {kind} amended" in client.get(f"/claims/{one}").text


def test_actors_are_written_as_they_are_called_and_known_ones_stay_as_they_were(client: Client) -> None:
    one = claim(client, "event")
    before = client.get(f"/api/claims/{one}").json()["actor"]
    assert send(client, f"/claims/{one}/amend", actor="the guard & co; Zarenov; group:onlookers") == 303
    after = client.get(f"/api/claims/{one}").json()["actor"]
    assert after[0] == before[0]
    assert after[1]["id"] == "person:zarenov"
    assert after[2]["name"] == "onlookers"


def test_a_stance_has_two_parts(client: Client) -> None:
    one = claim(client, "quotation")
    assert send(client, f"/claims/{one}/amend", **{"stance.value": "-1"}) == 400
    assert send(client, f"/claims/{one}/amend", **{"stance.value": "-1", "stance.target": "Alvania"}) == 303
    stance = client.get(f"/api/claims/{one}").json()["stance"]
    assert (stance["value"], stance["target"]["id"]) == (-1, "state:ALV")


@pytest.mark.parametrize(
    ("kind", "fields", "told"),
    [
        ("event", {"date": "yesterday"}, "yesterday"),
        ("event", {"actor": "Nobody Known"}, "Nobody Known"),
        ("event", {"event": "DANCE"}, "DANCE"),
        ("event", {"size.dead": "many"}, "many"),
        ("occupancy", {"holder": "Zarenov; Alvania"}, "one actor alone"),
        ("quotation", {"content": ""}, "content"),
        ("relation", {"links": "denies"}, "its type and the id"),
        ("event", {}, "Nothing was changed"),
    ],
)
def test_a_slot_that_cannot_be_so_is_refused_with_what_was_written_kept(
    client: Client, kind: str, fields: dict[str, str], told: str
) -> None:
    one = claim(client, kind)
    answer = client.post(f"/claims/{one}/amend", data={"_token": token(client), **fields}, follow_redirects=False)
    assert answer.status_code == 400
    problem = re.search(r'<p class="problem" role="alert">([^<]*)</p>', answer.text)
    assert problem
    assert told in problem.group(1)
    for value in fields.values():
        assert f'value="{value}"' in answer.text or kind in ("event", "quotation")
    assert client.get("/api/judgements").json()["count"] == 0


def test_a_form_sent_as_it_stands_changes_nothing(client: Client) -> None:
    for kind in ("event", "quotation", "occupancy", "relation", "condition", "deployment", "quantity"):
        one = claim(client, kind)
        page = client.get(f"/claims/{one}").text
        form = page[page.index('<form class="amend"') :]
        form = form[: form.index("</form>")]
        fields = dict(re.findall(r'<input name="([\w.]+)" value="([^"]*)"', form))
        fields |= {
            name: (re.findall(r'value="([^"]*)" selected', body) or [""])[0]
            for name, body in re.findall(r'<select name="([\w.]+)"[^>]*>(.*?)</select>', form, re.S)
        }
        fields |= dict(re.findall(r'<textarea name="(\w+)"[^>]*>([^<]*)<', form))
        fields = {name: value.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">") for name, value in fields.items()}
        answer = client.post(f"/claims/{one}/amend", data={"_token": token(client), "auxiliary": "", **fields}, follow_redirects=False)
        assert "Nothing was changed" in answer.text, kind


@pytest.mark.parametrize(
    ("kind", "words", "fields"),
    [
        ("event", "衛隊守住", {"event": "MOBILIZE/troops", "actor": "the guard & co"}),
        ("quotation", "不走", {"mode": "direct", "speaker": "Zarenov", "content": ""}),
        ("relation", "依賴", {"type": "depends_on", "from": "Alvania", "to": "state:New Land|鄰國"}),
        ("quantity", "三百", {"measure": "arrests", "value": "300"}),
        ("deployment", "守住機場", {"unit": "unit:guard", "site": "place:Airport|機場"}),
    ],
)
def test_a_claim_is_added_on_words_of_the_report(client: Client, kind: str, words: str, fields: dict[str, str]) -> None:
    before = whole(client)
    start = FIRST.index(words)
    page = client.get(f"/reports/{REPORT}/add", params={"kind": kind, "start": start, "end": start + len(words)})
    assert f'<blockquote lang="zh-Hant">{words}</blockquote>' in page.text
    assert send(client, f"/reports/{REPORT}/add", kind=kind, words=words, start=str(start), **fields) == 303
    made = str(last(client)["target"][0])  # type: ignore[index]
    added = client.get(f"/api/claims/{made}").json()
    assert added["spans"] == [{"start": start, "end": start + len(words), "text": words}]
    assert f"claim-head {kind} added" in client.get(f"/claims/{made}").text
    send(client, "/judgements/undo", id=str(last(client)["id"]))
    assert whole(client) == before


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kind": "event", "words": "not there", "event": "PROTEST"}, "does not stand so"),
        ({"kind": "event", "words": "", "event": "PROTEST"}, "needs its words"),
        ({"kind": "dance", "words": "我不走"}, "kind of claim"),
        ({"kind": "occupancy", "words": "總統"}, "a claim cannot be so"),
    ],
)
def test_a_claim_that_cannot_be_added_is_refused(client: Client, fields: dict[str, str], told: str) -> None:
    answer = client.post(f"/reports/{REPORT}/add", data={"_token": token(client), **fields}, follow_redirects=False)
    assert answer.status_code == 400
    assert told in answer.text


def test_a_report_is_corrected_and_the_correction_undone(client: Client) -> None:
    assert send(client, f"/reports/{REPORT}/amend", title="扎雷諾夫不下台", published="2031-05-03", publisher="日<b>報") == 303
    report = client.get(f"/api/reports/{REPORT}").json()
    assert (report["title"], report["published"][:10]) == ("扎雷諾夫不下台", "2031-05-03")
    send(client, "/judgements/undo", id=str(last(client)["id"]))
    assert client.get(f"/api/reports/{REPORT}").json()["published"][:10] == "2031-05-02"
    answer = client.post(f"/reports/{REPORT}/amend", data={"_token": token(client), "published": "in May"}, follow_redirects=False)
    assert answer.status_code == 400
    assert "no day of publication" in answer.text


def test_a_report_that_was_looked_through_has_its_claims_checked(client: Client) -> None:
    assert send(client, f"/reports/{OTHER}/check") == 303
    assert "claim-head occupancy checked" in client.get(f"/claims/{claim(client, 'occupancy', OTHER)}").text


def test_the_way_back_keeps_the_filters_and_leads_nowhere_else(client: Client) -> None:
    fields = {"_token": token(client), "at": "n-1"}
    one = claim(client, "event")
    for given, back in (
        ("/claims?in=zh-Hant&page=2", "/claims?in=zh-Hant&page=2#n-1"), ("https://evil.example/", "/#n-1"), ("//evil.example", "/#n-1"),
        ("/\\evil.example", "/#n-1"), ("/\t/evil.example", "/#n-1"),
    ):  # fmt: skip
        answer = client.post(f"/claims/{one}/check", data={**fields, "next": given}, follow_redirects=False)
        assert answer.headers["location"] == back


def test_who_has_no_name_is_asked_for_it_once(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(situation=lay(tmp_path / "s.db"))), base_url="http://127.0.0.1") as client:
        one = claim(client, "event")
        asked = client.post(f"/claims/{one}/amend", data={"_token": token(client), "date": "2031-04-30", "next": "/claims?in=en"})
        assert "Who decides?" in asked.text
        assert '<input type="hidden" name="date" value="2031-04-30">' in asked.text
        assert client.get("/api/judgements").json()["count"] == 0
        send(client, f"/claims/{one}/amend", date="2031-04-30", by="扎雷諾娃 & Co")
        assert last(client)["by"] == "扎雷諾娃 & Co"
        send(client, f"/claims/{one}/confirm")
        assert last(client)["by"] == "扎雷諾娃 & Co"


def test_undoing_says_what_it_cannot_undo(client: Client) -> None:
    answer = client.post("/judgements/undo", data={"_token": token(client), "id": "none"})
    assert answer.status_code == 400
    assert "no judgement" in answer.text
    assert send(client, "/judgements/undo") == 400


def test_what_is_undone_can_be_done_again(client: Client) -> None:
    one = claim(client, "event")
    send(client, f"/claims/{one}/reject")
    send(client, "/judgements/undo", id=str(last(client)["id"]))
    send(client, "/judgements/undo", id=str(last(client)["id"]))
    assert "claim-head event rejected" in client.get(f"/claims/{one}").text


def test_two_actors_are_joined_and_parted_again(client: Client) -> None:
    before = client.get("/api/actors").json()["count"]
    assert send(client, "/links", one="person:zarenov", other="unit:guard", decision="join") == 303
    assert client.get("/api/actors").json()["count"] == before - 1
    send(client, "/judgements/undo", id=str(last(client)["id"]))
    assert client.get("/api/actors").json()["count"] == before
    assert send(client, "/links", one="person:zarenov", other="unit:guard", decision="marry") == 400
    assert send(client, "/links", one="nobody", other="unit:guard", decision="join") == 400


@pytest.mark.parametrize("address", ["/claims/none/confirm", "/claims/none/amend", "/reports/none/check", "/reports/none/add"])
def test_what_is_not_there_cannot_be_judged(client: Client, address: str) -> None:
    assert send(client, address, kind="event", words="x", date="2031") in (400, 404)


def test_the_page_of_work_shows_what_waits_and_what_was_decided(client: Client) -> None:
    deployment = claim(client, "deployment")
    assert f'id="n-{deployment}"' in client.get("/work").text
    send(client, f"/claims/{deployment}/confirm", reason="seen on site")
    page = client.get("/work").text
    assert f'id="n-{deployment}"' not in page
    assert "seen on site" in page
    send(client, "/judgements/undo", id=str(last(client)["id"]))
    page = client.get("/work").text
    assert f'id="n-{deployment}"' in page
    assert '<li class="decision undone">' in page


def test_what_was_just_decided_can_be_undone_from_the_next_page(client: Client) -> None:
    one = claim(client, "event")
    client.post(f"/claims/{one}/reject", data={"_token": token(client), "next": "/claims"})
    page = client.get("/claims").text
    assert f'name="id" value="{last(client)["id"]}" data-does="undo"' in page
