"""The words of the interface are there in each language."""

from io import StringIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from dragoman.schema.claims import CLAIM_TYPES
from dragoman.schema.plover import ontology
from dragoman.web.i18n import LANGUAGES, speech

WEB = Path(__file__).parents[2] / "src" / "dragoman" / "web"
METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant"])
def test_every_message_is_translated(locale: str) -> None:
    text = (WEB / "locale" / locale / "LC_MESSAGES" / "messages.po").read_text(encoding="utf-8")
    known = {one.id: one.string for one in read_po(StringIO(text))}
    wanted = {message for _, _, message, _, _ in extract_from_dir(str(WEB), METHODS)}
    assert [one for one in wanted if not known.get(one) or known[one] == ("",)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_word(language: str) -> None:
    words = speech(language)
    for name, category in ontology().categories.items():
        codes = [name, *(f"{name}/{mode}" for mode in category.modes)]
        assert set(codes) <= set(words.codes("event"))
    assert set(words.codes("symbol")) == set(CLAIM_TYPES)


@pytest.mark.parametrize(
    ("language", "date", "told"),
    [
        ("en", "2031-05-02", "2 May 2031"), ("zh-Hans", "2031-05-02", "2031年5月2日"), ("zh-Hant", "2031-05", "2031年5月"),
        ("en", "2031-05-02/..", "since 2 May 2031"), ("en", "/2031", "until 2031"), ("zh-Hans", "2031", "2031年"), ("en", None, ""),
        ("en", "2030/2031-01", "2030 – Jan 2031"),
    ],
)  # fmt: skip
def test_dates_are_told_as_readers_write_them(language: str, date: str | None, told: str) -> None:
    assert speech(language).date(date) == told
