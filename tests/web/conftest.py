"""A Chromium for the tests that walk the pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from walking import browsing


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as made:
        yield made
