"""What the tests of the atlas and those of its packages share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright, sync_playwright

from atlas.commands.browsers import find_browser


# One for all: a second one cannot be started in a process that has one.
@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Start what steers Chromium; without one, fail on a build server and skip elsewhere."""
    if find_browser() is None:
        missing = "no Chromium or Chrome on this machine"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    with sync_playwright() as running:
        yield running
