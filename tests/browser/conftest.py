"""One browser, and one running atlas, for all browser tests."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from atlas.environment import find_browser
from tests.browser.atlas_server import serving
from tests.browser.player_host import chromium

# The first page of a fresh server imports the geo libraries, reads the data and compiles the scene.
SETTLED_MS = 90_000
# What each page shows once it is whole.
WHOLE = {
    "": "[data-testid=player] canvas",
    "peoples": ".entries",
    "sources": ".st-key-sources_view [data-testid=stElementContainer]",
}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium; where there is none, fail on a build server and skip elsewhere."""
    if find_browser() is None:
        missing = "no Chromium or Chrome on this machine"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def atlas_url() -> Iterator[str]:
    """Serve the atlas on a free port for the session and return its address."""
    with serving() as url:
        yield url


SETTLED = """() =>
    document.querySelector("[data-testid=stApp]").dataset.testScriptState === "notRunning"
    && !document.querySelector("[data-testid=stSkeleton], [data-testid=stSpinner]")
    && [...document.querySelectorAll("iframe")].every(
        frame => frame.contentDocument && frame.contentDocument.querySelector("canvas"))"""


class Visit:
    """A page of the atlas that reaches nobody else; ``asked`` remembers who was asked."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.asked: list[str] = []
        self.broken: list[str] = []
        page.set_default_timeout(SETTLED_MS)
        page.context.route("**/*", self._pass_on)
        page.on("websocket", lambda socket: self._note(socket.url))
        page.on("pageerror", lambda error: self.broken.append(str(error)))

    def _inside(self, url: str) -> bool:
        own = (self.url, self.url.replace("http", "ws", 1))
        return url.startswith((*own, "data:", "blob:", "about:"))

    def _note(self, url: str) -> None:
        if not self._inside(url):
            self.asked.append(url)

    def _pass_on(self, route) -> None:
        self._note(route.request.url)
        if self._inside(route.request.url):
            route.continue_()
        else:
            route.abort()

    def open(self, path: str = "") -> Page:
        """Open a page and wait until it is whole."""
        self.page.goto(self.url + path)
        self.page.wait_for_selector(WHOLE[path.partition("?")[0]])
        return self.page

    def settle(self) -> None:
        """Wait until nothing is still being drawn: no placeholder, no empty frame."""
        self.page.wait_for_function(SETTLED)
        self.page.wait_for_timeout(1000)

    def snapshot(self) -> dict:
        """Return what the map shows now."""
        return self.page.evaluate("document.querySelector('[data-testid=player]').snapshot()")

    def wait_for_date(self, iso: str) -> None:
        """Wait until the map shows a day."""
        self.page.wait_for_function(
            "iso => document.querySelector('[data-testid=player]')?.snapshot?.().date === iso",
            arg=iso,
        )

    def wait_for_address(self, piece: str) -> None:
        """Wait until the address holds ``piece`` (decoded)."""
        self.page.wait_for_function(
            "piece => decodeURIComponent(location.search).includes(piece)", arg=piece
        )


@pytest.fixture
def visit(browser: Browser, atlas_url: str) -> Iterator[Callable[..., Visit]]:
    """Return a function that starts a visit; at the end no visit may have asked anybody else."""
    visits = []

    def begin(**options) -> Visit:
        options.setdefault("viewport", {"width": 1280, "height": 800})
        context = browser.new_context(**options)
        visits.append((context, Visit(context.new_page(), atlas_url)))
        return visits[-1][1]

    yield begin
    for context, _ in visits:
        context.close()
    assert [v.asked for _, v in visits if v.asked] == []
    assert [v.broken for _, v in visits if v.broken] == []
