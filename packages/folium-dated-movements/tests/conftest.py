"""A browser, and pages that folium writes with a Leaflet of this machine.

The fixture ``playwright`` is that of the repository's root; elsewhere pytest-playwright has one.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import folium
import pytest
from playwright.sync_api import Browser, Page, Playwright

ROOT = Path(__file__).resolve().parents[3]
LEAFLET = ROOT / "static/vendor/leaflet"
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")


def system_chromium() -> str | None:
    """Return a Chromium of the system; None if only Playwright's own can be there."""
    named = (os.environ.get("CHROMIUM"), os.environ.get("ATLAS_CHROMIUM"))
    return next(filter(None, (*named, *map(shutil.which, NAMES))), None)


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Start a Chromium of the system, or the one that Playwright has installed."""
    browser = playwright.chromium.launch(executable_path=system_chromium(), args=["--no-sandbox"])
    yield browser
    browser.close()


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Return how a test opens a folium map: ``opened(map, timezone_id=…)``; no error may occur."""
    contexts, errors = [], []

    def open_(page: folium.Map | folium.Figure, **options: object) -> Page:
        file = tmp_path / "map.html"
        file.write_text(offline(page.get_root().render()), encoding="utf-8")
        context = chromium.new_context(viewport={"width": 1000, "height": 700}, **options)
        contexts.append(context)
        view = context.new_page()
        view.on("pageerror", lambda error: errors.append(str(error)))
        view.route(re.compile("^https?:"), lambda route: route.abort())
        view.goto(file.as_uri())
        return view

    yield open_
    for context in contexts:
        context.close()
    assert errors == []


def offline(html: str) -> str:
    """Return a page of folium's with Leaflet from this machine and nothing from the network.

    The script of this package stays: the page has it as a "data:" address.
    """
    html = re.sub(r"<script src=\"http[^>]*></script>|<link rel=\"stylesheet\"[^>]*/>", "", html)
    script, style = (LEAFLET / f"leaflet.{kind}" for kind in ("js", "css"))
    head = f"<script>{script.read_text()}</script><style>{style.read_text()}</style>"
    return html.replace("<head>", f"<head>{head}", 1)
