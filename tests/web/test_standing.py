"""Pages on how things stand: two actors, gains and losses, what held on a day; and the same as JSON."""

from collections.abc import Iterator

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from affairs import (
    ARMY,
    ARVANIA,
    BELMARK,
    FORT,
    OUTSIDER,
    PREMIER,
    SCHOLAR,
    office,
    posting,
    relation,
    seven_months,
    situation,
    words,
)
from dragoman.schema.entities import Entity, Stance
from dragoman.web.app import create_app
from dragoman.web.settings import Settings

Client = TestClient[Litestar]
FRIEND = Stance(target=Entity(BELMARK.id, "Belmark", "Belmark"), value=1)
REPORTS = [
    *seven_months(),
    (
        "2031-08-02",
        [
            words(PREMIER, [BELMARK], "we stay <b>friends</b>", stance=FRIEND),
            words(SCHOLAR, [BELMARK], "it drifts"),
            words(OUTSIDER, [ARVANIA, BELMARK], "both drift"),
            relation("allied_with", ARVANIA, BELMARK, trend="falling"),
            office(SCHOLAR, "judge", organisation=ARVANIA, status="ended", change="dismissed", by=PREMIER, date="2031-02-04"),
            office(PREMIER, "premier", organisation=ARVANIA, status="current"),
            posting(ARMY, FORT, date="2031-02-01/.."),
            words(OUTSIDER, [PREMIER], "Verde has won", assessment=True),
        ],
    ),
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    path = situation(tmp_path_factory.mktemp("standing") / "s.db", REPORTS)
    with TestClient(create_app(Settings(situation=path)), base_url="http://127.0.0.1") as made:
        yield made


def page(client: Client, address: str, language: str = "en") -> str:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200, answer.text
    return answer.text


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize(
    "address", ["/pairs/state:ARV/state:BEL", "/power/state:ARV?from=2031-02-01&to=2031-08-30", "/as-of", "/as-of/2031-03-01"]
)
def test_each_page_opens_in_each_language(client: Client, address: str, language: str) -> None:
    assert f'<html lang="{language}"' in page(client, address, language)


def test_the_ledger_stands_first_and_each_line_leads_to_its_words(client: Client) -> None:
    told = page(client, "/pairs/state:ARV/state:BEL")
    assert told.index('id="ledger"') < told.index('id="curve"')
    assert "we stay &lt;b&gt;friends&lt;/b&gt;" in told
    lines = told[told.index('id="ledger"') : told.index('id="curve"')]
    assert lines.count('<li class="row') == lines.count('class="evidence"') == lines.count("#c-")


def test_acts_have_a_curve_with_a_band_and_words_are_too_thin(client: Client) -> None:
    told = page(client, "/pairs/state:ARV/state:BEL")
    assert 'id="curve-acts-all-acts"' in told
    assert 'data-smooth="' in told
    assert 'data-low="' in told
    assert 'data-score="' in told
    thin = told[told.index('class="thin"') :]
    assert "stances: 1 of 6 needed" in thin
    assert "its society" in told


def test_what_is_alleged_is_shown_and_not_scored(client: Client) -> None:
    told = page(client, "/pairs/state:ARV/state:BEL")
    assert "alleged by a side" in told
    unscored = told[told.index('id="unscored"') :]
    assert "7 acts" in unscored


def test_filters_hold_for_the_ledger(client: Client) -> None:
    told = page(client, "/pairs/state:ARV/state:BEL?from=2031-01-01&to=2031-01-31")
    assert "3 lines." in told
    assert "Too thin for a curve" in told


@pytest.mark.parametrize("address", ["/pairs/Arvania/贝尔马克", "/pairs/state:BEL/state:ARV?every=week&half-life=7"])
def test_two_are_found_by_name_and_weighed_otherwise(client: Client, address: str) -> None:
    assert "Ledger" in page(client, address)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/pairs/state:ARV/nobody", 400), ("/pairs/state:ARV", 404), ("/pairs/state:ARV/state:ARV", 400),
        ("/pairs/state:ARV/state:BEL?every=hour", 400), ("/pairs/state:ARV/state:BEL?half-life=0", 400), ("/power/nobody", 400),
        ("/power/person:ilan-verde", 400), ("/as-of/yesterday", 400), ("/as-of?actor=nobody", 404),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_said(client: Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert (answer.status_code, '<html lang="en"' in answer.text) == (status, True)


def test_gains_and_losses_with_what_was_before(client: Client) -> None:
    told = page(client, "/power/state:ARV?from=2031-02-01&to=2031-08-30")
    lost = told[told.index('id="lost"') : told.index('id="gained"')]
    assert "Mira Sol" in lost
    assert "judge" in lost
    assert "Ilan Verde" in lost
    assert "Verde has won" in told[told.index('id="readings"') :]


def test_before_and_after_is_drawn_from_its_table(client: Client) -> None:
    told = page(client, "/power/state:ARV?from=2031-02-01&to=2031-08-30")
    figure = told[told.index('data-picture="seats"') : told.index("</figure>", told.index('data-picture="seats"'))]
    assert 'class="to-claim"' in figure
    assert "judge" in figure
    assert "Mira Sol" in figure
    assert "/static/seats.js" in told
    assert "Before and after" in told


def test_what_held_on_a_day(client: Client) -> None:
    assert "Fort Lund" in page(client, "/as-of/2031-03-01")
    assert "No claim holds" in page(client, "/as-of/2030-03-01?actor=unit:arv-army")
    only = page(client, "/as-of?actor=unit:arv-army")
    assert "Fort Lund" in only
    assert "premier" not in only


def test_an_actor_leads_to_its_pairs(client: Client) -> None:
    told = page(client, "/actors/state:ARV")
    assert 'href="/pairs/state:ARV/state:BEL"' in told
    assert 'href="/power/state:ARV"' in told


def test_the_same_as_json(client: Client) -> None:
    told = client.get("/api/pairs/state:ARV/state:BEL").json()
    assert [course["direction"] for course in told["answer"]["courses"]] == ["all", "one_to_other", "other_to_one"]
    assert {claim for entry in told["answer"]["ledger"] for claim in entry["claims"]} <= set(told["claims"])
    moves = client.get("/api/power/state:ARV?from=2031-02&to=2031-08").json()["answer"]["moves"]
    assert [(one["outcome"], one["holder"]) for one in moves] == [("lost", SCHOLAR.id)]
    held = client.get("/api/as-of/2031-03-01").json()["answer"]
    assert [one["matter"] for one in held] == ["force"]
    assert client.get("/api/as-of/soon").status_code == 400
