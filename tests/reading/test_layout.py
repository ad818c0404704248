"""A report laid out for reading: what hangs on its own date."""

import pytest

from dragoman.schema.claims import AnyClaim, Deployment, Event
from dragoman.schema.report import Block, Document, Report
from dragoman.text.scripts import language_of
from invented_states import reader

LIST = "阿尔瓦尼亚派出的部队：\n第三步兵旅：\n• 托兰察发电站\n• 北岸机场"


def claims(text: str, published: str | None) -> list[AnyClaim]:
    """The claims of a text with a paragraph for each line."""
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    blocks = tuple(Block(start, start + len(line), "paragraph") for start, line in zip(starts, text.split("\n"), strict=True))
    report = Report(id="0123456789abcdef", title="", text=text, published=published, language=language_of(text))
    return list(reader().read(Document(report=report, blocks=blocks)).claims)


@pytest.mark.parametrize(
    ("text", "dated", "undated"),
    [
        ("阿尔瓦尼亚昨天炮击贝罗尼亚港口。", "2024-05-09", None),
        ("阿尔瓦尼亚5月8日炮击贝罗尼亚港口。", "2024-05-08", None),
        ("阿尔瓦尼亚2023年5月8日炮击贝罗尼亚港口。", "2023-05-08", "2023-05-08"),
        ("Alvania attacked Berronia on May 8.", "2024-05-08", None),
        ("Alvania attacked Berronia on May 8, 2023.", "2023-05-08", "2023-05-08"),
    ],
)
def test_a_report_without_a_date_dates_only_what_is_written_out(text: str, dated: str, undated: str | None) -> None:
    for published, wanted in (("2024-05-10T00:00:00Z", dated), (None, undated)):
        assert {claim.date for claim in claims(text, published) if isinstance(claim, Event)} == {wanted}


def test_sites_of_a_list_have_the_month_of_a_dated_report_only() -> None:
    for published, wanted in (("2024-05-10T00:00:00Z", "2024-05"), (None, None)):
        found = [claim for claim in claims(LIST, published) if isinstance(claim, Deployment)]
        assert [claim.site.text for claim in found] == ["托兰察发电站", "北岸机场"]
        assert {claim.date for claim in found} == {wanted}
