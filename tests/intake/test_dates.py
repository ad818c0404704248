import pytest

from dragoman.intake.dates import published, published_in_name


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2022-01-09 12:00:00 +0800", "2022-01-09T12:00:00+08:00"),
        ("2022-01-09 12:00:00", "2022-01-09T12:00:00Z"),
        ("2022-01-09", "2022-01-09T00:00:00Z"),
        ("Fri, 24 Jun 2022 13:17:37 GMT", "2022-06-24T13:17:37Z"),
        ("Fri, 24 Jun 2022 13:17:37 -0700", "2022-06-24T13:17:37-07:00"),
        ("2022-01-09T12:00:00.123Z", "2022-01-09T12:00:00Z"),
        ("2022-01-09T12:00:00-05:30", "2022-01-09T12:00:00-05:30"),
        ("2022年1月9日", "2022-01-09T00:00:00Z"),
        ("2022年1月9日 下午3:05", "2022-01-09T15:05:00Z"),
        ("2022/1/9 8:00", "2022-01-09T08:00:00Z"),
        ("January 9, 2022 at 3:05 pm", "2022-01-09T15:05:00Z"),
        ("9 Jan. 2022", "2022-01-09T00:00:00Z"),
        ("20220109", "2022-01-09T00:00:00Z"),
        ("1641700000", "2022-01-09T03:46:40Z"),
        ("2022-02-30", None),
        ("2022-05", None),
        ("some day in May", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_keep_their_own_offset(written: str | None, read: str | None) -> None:
    assert published(written) == read


@pytest.mark.parametrize(
    ("path", "read"),
    [
        ("posts/2022-01-09-a-title.md", "2022-01-09T00:00:00Z"),
        ("2022-1-9.md", "2022-01-09T00:00:00Z"),
        ("about-2022-01-09.md", None),
        ("2022-13-09-x.md", None),
    ],
)
def test_a_post_may_be_dated_by_its_name(path: str, read: str | None) -> None:
    assert published_in_name(path) == read
