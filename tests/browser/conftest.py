"""One driver, one running atlas and one scene for all browser tests of a process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    Request,
    ViewportSize,
    WebSocket,
)

from atlas.screen import publication
from tests.browser.atlas_server import serving
from tests.browser.player_host import (
    Host,
    keep_process,
    launched,
    player_host,
    with_profile,
)

# The first page of a fresh server imports the geo libraries, reads the data and compiles the scene.
SETTLED_MS = 90_000
DESK: ViewportSize = {"width": 1280, "height": 800}
# What each page shows once it is whole.
WHOLE = {
    "": "[data-testid=player] canvas:visible",
    "peoples": ".folded[open] .entries",
    "sources": ".st-key-sources_view [data-testid=stElementContainer]",
    "figure": ".st-key-figure_html",
    "teaching": ".works",
    "compare": ".st-key-compare_days h2, [data-testid=pair] canvas:visible",
}


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Start a Chromium in which each context begins with nothing."""
    with launched(playwright) as running:
        yield running


@pytest.fixture(scope="session")
def profile(playwright: Playwright, tmp_path_factory) -> Iterator[BrowserContext]:
    """Start a Chromium that compiles Streamlit's scripts once, and not at each visit anew."""
    with with_profile(playwright, tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture(scope="session")
def host(built_in, tmp_path_factory) -> Iterator[Host]:
    """Serve the player alone with the scene of the atlas, built once."""
    folder = tmp_path_factory.mktemp("scene")
    publication.build(out=folder, dataset=built_in)
    with player_host(folder) as running:
        yield running


@pytest.fixture(scope="session")
def atlas_url() -> Iterator[str]:
    """Serve the atlas on a free port for the session and return its address."""
    with serving() as url:
        yield url


# Frames in a row on which nothing changes: on a busy machine they take as long as they must.
STILL_FRAMES = 30
SETTLED = """frames => {
  const change = () => { window.stillFrames = 0; };
  const watched = (window.watchedDocuments ??= new Set());
  const inner = [...document.querySelectorAll("iframe")].map(frame => frame.contentDocument);
  for (const each of [document, ...inner]) {
    if (!each || watched.has(each)) continue;
    watched.add(each);
    change();
    new MutationObserver(change).observe(
      each, { subtree: true, childList: true, attributes: true, characterData: true });
  }
  const whole =
    document.querySelector("[data-testid=stApp]").dataset.testScriptState === "notRunning"
    && !document.querySelector("[data-testid=stSkeleton], [data-testid=stSpinner]")
    && inner.every(each => each && each.querySelector("canvas"))
    && [document, ...inner].every(each => each.fonts.status === "loaded");
  // Not Playwright's "networkidle": of frames that load while others come it never hears the end.
  const count = performance.getEntriesByType("resource").length;
  if (count !== window.loadedSoFar) change();
  window.loadedSoFar = count;
  window.stillFrames = whole ? window.stillFrames + 1 : 0;
  return window.stillFrames > frames;
}"""


# As Back and Forward go to another page of the atlas, or to another address of the same one.
GO = """path => {
  window.stillFrames = 0;
  history.pushState(null, "", "/" + path);
  dispatchEvent(new PopStateEvent("popstate"));
}"""


class Visit:
    """A page of the atlas that reaches nobody else; ``asked`` remembers who was asked."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.asked: list[str] = []
        self.broken: list[str] = []
        page.set_default_timeout(SETTLED_MS)
        page.on("request", self._seen)
        page.on("websocket", self._connected)
        page.on("pageerror", lambda error: self.broken.append(str(error)))

    def _inside(self, url: str) -> bool:
        own = (self.url, self.url.replace("http", "ws", 1))
        return url.startswith((*own, "data:", "blob:", "about:"))

    def _note(self, url: str) -> None:
        if not self._inside(url):
            self.asked.append(url)

    def _connected(self, socket: WebSocket) -> None:
        self._note(socket.url)
        self._socket = socket

    def _seen(self, request: Request) -> None:
        self._note(request.url)

    def open(self, path: str = "") -> Page:
        """Open a page and wait until it is whole."""
        self.page.goto(self.url + path)
        self.page.wait_for_selector(WHOLE[path.partition("?")[0]])
        return self.page

    def go(self, path: str) -> Page:
        """Go to a page from the one that is open, which costs half of opening it, and settle."""
        if self.page.url == "about:blank":
            self.open(path)
        else:
            # Until the server has answered, the page before stands there, and is whole.
            with self._socket.expect_event("framereceived"):
                self.page.evaluate(GO, path)
            self.page.wait_for_selector(WHOLE[path.partition("?")[0]])
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until all is loaded and nothing changes: no placeholder, no empty frame."""
        self.page.wait_for_function(SETTLED, arg=STILL_FRAMES, polling="raf")

    def unfold(self) -> None:
        """Open all that is folded away, as a click on each summary would, and wait for it."""
        self.page.evaluate(
            """() => document.querySelectorAll("details:not([open]) > summary")
              .forEach(summary => summary.click())"""
        )
        self.settle()

    def snapshot(self) -> dict:
        """Return what the map shows now."""
        return self.page.evaluate("document.querySelector('[data-testid=player]').snapshot()")

    def wait_for_date(self, iso: str) -> None:
        """Wait until the map shows a day."""
        self.page.wait_for_function(
            "iso => document.querySelector('[data-testid=player]')?.snapshot?.().date === iso",
            arg=iso,
        )

    def wait_until_after(self, iso: str) -> None:
        """Wait until the map shows a later day."""
        self.page.wait_for_function(
            "iso => document.querySelector('[data-testid=player]')?.snapshot?.().date > iso",
            arg=iso,
        )

    def wait_for_address(self, piece: str) -> None:
        """Wait until the address holds ``piece`` (decoded)."""
        self.page.wait_for_function(
            "piece => decodeURIComponent(location.search).includes(piece)", arg=piece
        )


@contextmanager
def reading(profile: BrowserContext) -> Iterator[Callable[..., Visit]]:
    """Give a function that starts a visit to a server: each is a reader who was never here.

    At the end no visit may have asked anybody else, nor a script of its page have broken.
    """
    begun: list[Visit] = []

    def begin(url: str, viewport: ViewportSize = DESK, color_scheme: str = "no-override") -> Visit:
        if profile.pages[0].url == "about:blank":
            keep_process(profile.pages[0], url.rstrip("/"))
        page = profile.new_page()
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=color_scheme)
        begun.append(Visit(page, url))
        return begun[-1]

    yield begin
    for each in begun:
        if each.page.url.startswith(each.url):
            each.page.evaluate("localStorage.clear()")
        each.page.close()
    profile.clear_cookies()
    assert [v.asked for v in begun if v.asked] == []
    assert [v.broken for v in begun if v.broken] == []


@pytest.fixture
def visits(profile: BrowserContext) -> Iterator[Callable[..., Visit]]:
    """Return a function that starts a visit to a server (see :func:`reading`)."""
    with reading(profile) as begin:
        yield begin


@pytest.fixture
def visit(visits: Callable[..., Visit], atlas_url: str) -> Callable[..., Visit]:
    """Return a function that starts a visit to the atlas."""
    return partial(visits, atlas_url)
