"""Offices of an actor's page: one bar for all that tells that somebody holds the same."""

from pathlib import Path

from dragoman.analysis.portrait import portrait
from dragoman.analysis.selection import Wanted
from dragoman.api.situation import Situation
from dragoman.schema.claims import AnyClaim, Occupancy
from dragoman.schema.reading import Reading
from dragoman.store.situation import open_writer
from dragoman.store.writer import Outcome, Place
from laid_situation import ALVANIA, ZARENOV, document, entity, spans


def test_an_office_told_in_two_languages_and_years_is_one(tmp_path: Path) -> None:
    z, a = entity(ZARENOV), entity(ALVANIA)
    told = [
        ("T\nAlvania has President Zarenov.", "President", None, "2030-01"),
        ("題\n阿爾瓦尼亞總統扎雷諾夫來了。", "總統", "president of Alvania", "2031-03"),
        ("T\nZarenov, the general of Alvania.", "general", None, "2031-04"),
    ]
    with open_writer(tmp_path / "s.db") as writer:
        for n, (text, post, english, day) in enumerate(told):
            made = document(text, "zh-Hant" if english else "en")
            at = {"report": made.report.id, "spans": spans(text, post)}
            said = Occupancy(**at, holder=z, post=post, post_en=english, organisation=a, status="current", date=day)  # type: ignore[arg-type]
            claims: list[AnyClaim] = [said]
            reading = Reading(report=made.report.id, reader="test", lexicon="test", actors=(ZARENOV, ALVANIA), claims=tuple(claims))
            place = Place(f"/{n}.md", str(n))
            writer.add(made, reading, place, Outcome(path=place.path, sha256=place.sha256, reports=(made.report.id,)))
    with Situation(tmp_path / "s.db") as opened:
        offices = portrait(opened.snapshot(), ZARENOV.id, Wanted(), 1).offices
    assert [(1 + len(one.telling.others), str(one.start), str(one.end)) for one in offices] == [
        (2, "2030-01-01", "2031-03-31"), (1, "2031-04-01", "2031-04-30"),
    ]  # fmt: skip
