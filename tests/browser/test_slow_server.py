"""Time on the map is the reader's: a server that lags behind never takes it back.

A reader's own folder alone is served: what is on the map does not matter here.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, TimeoutError

from tests.browser.atlas_server import ROOT, free_port, serving
from tests.browser.conftest import Visit
from tests.browser.test_pages_browser import open_sidebar
from tests.own_folder import write_example

DAY = "1944-02-10"

PARTS = ("app.py", "atlas", "pages", "static", "data", "geodata", ".streamlit")
UNREAD = shutil.ignore_patterns("*.pyc.*")
# Many steps to one answer of the server, and several answers to a run of steps.
LAG_SECONDS = 0.6
STEP_MS = 60
# Every date that the map shows from now on, in the order in which it shows them.
WATCH = """() => {
  const player = document.querySelector("[data-testid=player]");
  window.watched?.disconnect();
  window.shown = [];
  const look = () => {
    const { date } = player.snapshot?.() ?? {};
    if (date && window.shown.at(-1) !== date) window.shown.push(date);
  };
  window.watched = new MutationObserver(look);
  window.watched.observe(player.querySelector(".xr-date"), {
    subtree: true, childList: true, characterData: true,
  });
  look();
}"""


class SlowServer:
    """A copy of the atlas whose page sleeps at each run; it can end and start again."""

    def __init__(self, folder: Path, data: Path) -> None:
        self._folder = folder
        self._data = data
        self._port = free_port()
        self._running = ExitStack()
        self.url = ""

    def start(self) -> None:
        """Serve at the address of before."""
        self.url = self._running.enter_context(
            serving(folder=self._folder, port=self._port, data=self._data)
        )

    def end(self) -> None:
        """Serve no more."""
        self._running.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[SlowServer]:
    """Start a slow server of a reader's own folder."""
    folder = tmp_path_factory.mktemp("slow") / "atlas"
    folder.mkdir()
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=UNREAD)
        else:
            shutil.copy(ROOT / part, folder / part)
    page = folder / "pages" / "atlas" / "page.py"
    # Before and after its work: a run may be cut short by the next one at either place.
    lag = f"import time\ntime.sleep({LAG_SECONDS / 2})\n"
    future = "from __future__ import annotations\n"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace(future, future + lag, 1) + lag, encoding="utf-8")
    slow = SlowServer(folder, write_example(tmp_path_factory.mktemp("own") / "example"))
    slow.start()
    yield slow
    slow.end()


@pytest.fixture
def slow(visits: Callable[..., Visit], server: SlowServer) -> Callable[[str], Visit]:
    """Return a function that opens the slow atlas at an address."""

    def begin(path: str) -> Visit:
        reader = visits(server.url)
        reader.open(path)
        reader.settle()
        return reader

    return begin


def watch(reader: Visit) -> None:
    """Forget the dates that the map has shown."""
    reader.page.evaluate(WATCH)


def dates(reader: Visit) -> list[str]:
    """Return the dates that the map has shown; none may be earlier than the one before."""
    shown: list[str] = reader.page.evaluate("window.shown")
    assert shown == sorted(shown)
    assert f"date={shown[-1]}" in reader.page.url
    return shown


def entries(reader: Visit) -> int:
    return reader.page.evaluate("history.length")


def press(reader: Visit, key: str, times: int, pause_ms: int = STEP_MS) -> None:
    for _ in range(times):
        reader.page.keyboard.press(key)
        reader.page.wait_for_timeout(pause_ms)


def test_links_and_others_share_the_address_with_the_map(slow) -> None:
    """Parameters of other pages, a repeated date (the last counts), what cannot be decoded."""
    reader = slow(f"?date=1944-03-10&date={DAY}&width=a4&view=sofar&words=ru&%E0%A4%A")
    page = reader.page
    reader.wait_for_date(DAY)
    page.get_by_role("button", name="Forward one day").click()
    page.wait_for_url("**/?date=1944-02-11*&%E0%A4%A")
    assert "width=a4" in page.url and "words=ru" in page.url
    page.go_back()
    reader.wait_for_date(DAY)
    new_tabs_carry_the_last_picture(reader)
    page.get_by_test_id("player").locator(".xr-date").first.click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    gone_on = reader.snapshot()["date"]
    # With a note on the page each pause is reported. A page that is left while the server still
    # works on a report may be opened with the picture of that report: Streamlit joins what waits.
    rest(reader)
    page.get_by_test_id("stTopNav").get_by_text("Figure").click()
    page.wait_for_url(f"**/figure?*date={gone_on}*")
    reader.wait_for_address("view=sofar")
    assert "width=a4" in page.url
    page.get_by_test_id("stTopNav").get_by_text("Atlas").click()
    reader.wait_for_date(gone_on)
    reader.wait_for_address(f"date={gone_on}")
    page.get_by_role("button", name="Forward one day").click()
    stepped = reader.snapshot()["date"]
    assert stepped > gone_on
    page.get_by_test_id("stTopNav").get_by_text("Figure").click()
    page.wait_for_url(f"**/figure?*date={stepped}*")
    assert "width=a4" in page.url, "what another page chose outlasts a visit to the map"
    # Nothing is under way when the server ends.
    reader.settle()


def new_tabs_carry_the_last_picture(reader: Visit) -> None:
    page = reader.page
    # It is not the tab that is looked at, but where it leads.
    empty = partial(Route.fulfill, content_type="text/html", body="")
    page.context.route("**/figure?*", empty)
    ways = {"Forward one day": {"button": "middle"}, "Play": {"modifiers": ["ControlOrMeta"]}}
    for button, click in ways.items():
        before = reader.snapshot()["date"]
        page.get_by_role("button", name=button).first.click()
        reader.wait_until_after(before)
        tab = opened_by(page, click)
        tab.wait_for_url("**/figure?*date=*")
        asked = parse_qs(urlsplit(tab.url).query)
        tab.close()
        assert before < asked["date"][0] <= reader.snapshot()["date"]
        assert asked["width"] == ["a4"]
        assert urlsplit(page.url).path == "/"
    page.context.unroute("**/figure?*", empty)
    page.get_by_role("button", name="Pause").first.click()


def opened_by(page: Page, click: dict[str, Any]) -> Page:
    """Return the tab that a click on the link opens.

    Streamlit draws its links anew when a run ends. A click that meets this is lost, as a reader's
    would be: it is made again.
    """
    for patience in (5_000, 5_000, 30_000):
        try:
            with page.context.expect_page(timeout=patience) as opened:
                page.get_by_test_id("stTopNav").get_by_text("Figure").click(**click)
            return opened.value
        except TimeoutError:
            continue
    raise AssertionError("no click on the link opened a tab")


def test_map_never_runs_back_while_the_server_lags_or_starts_again(slow, server) -> None:
    reader = slow("?date=1944-02-01")
    page = reader.page
    thirty_steps(reader, "1944-03-02")
    page.go_back()
    reader.wait_for_date("1944-02-01")
    page.go_forward()
    reader.wait_for_date("1944-03-02")
    # The server follows each pause now.
    open_sidebar(page)
    page.get_by_test_id("player").locator(".xr-date").first.click()
    thirty_steps(reader, "1944-04-01")
    reader.settle()
    drag_play_and_step(reader)
    reader.settle()
    slider_then_steps(reader)
    server_that_starts_again(reader, server)


def thirty_steps(reader: Visit, to: str) -> None:
    """They go thirty days forward, and are one entry of the history."""
    before = entries(reader)
    watch(reader)
    press(reader, "ArrowRight", 30)
    reader.wait_for_address(f"date={to}")
    # The server has its say, if it has any.
    reader.settle()
    assert dates(reader)[-1] == to
    assert entries(reader) == before + 1


def drag_play_and_step(reader: Visit) -> None:
    """Whatever the reader does in turn, the slider shows the last of it."""
    page = reader.page
    watch(reader)
    press(reader, "ArrowRight", 5, 2 * STEP_MS)
    box = page.locator(".xr-hand-day").bounding_box()
    assert box is not None
    across, down = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(across, down)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(across + 3 * step, down)
        page.wait_for_timeout(60)
    page.mouse.up()
    page.wait_for_timeout(LAG_SECONDS * 300)
    page.get_by_role("button", name="Play").first.click()
    page.wait_for_timeout(LAG_SECONDS * 1200)
    page.get_by_role("button", name="Pause").first.click()
    page.wait_for_timeout(LAG_SECONDS * 300)
    page.keyboard.press("PageUp")
    assert len(settled_dates(reader)) > 7


def slider_then_steps(reader: Visit) -> None:
    """A slider's command that is under way when the reader steps on the map gives way to the steps.

    Where the machine is slow it has arrived, and both steps follow on it.
    """
    page = reader.page
    watch(reader)
    day = date.fromisoformat(reader.snapshot()["date"]).toordinal()
    page.get_by_test_id("stSlider").first.get_by_role("slider").press("ArrowRight")
    page.get_by_role("button", name="Forward one day").click()
    page.get_by_role("button", name="Forward one day").click()
    reader.wait_until_after(date.fromordinal(day + 1).isoformat())
    last = date.fromisoformat(settled_dates(reader)[-1]).toordinal()
    assert last in {day + 2, day + 3}


def rest(reader: Visit) -> None:
    """Wait until nothing changes, also after the server's lag."""
    reader.settle()
    reader.page.wait_for_timeout(int(LAG_SECONDS * 1000))
    reader.settle()


def settled_dates(reader: Visit) -> list[str]:
    """Return the dates that the map has shown once the server shows the last of them too."""
    rest(reader)
    shown = dates(reader)
    last = date.fromisoformat(shown[-1])
    slider = reader.page.get_by_test_id("stSlider").first
    slider.get_by_text(f"{last.day} {last:%b %Y}", exact=True).first.wait_for()
    return shown


def server_that_starts_again(reader: Visit, server: SlowServer) -> None:
    """It takes over the picture, and its sliders command the map as before."""
    page = reader.page
    watch(reader)
    first = date.fromisoformat(reader.snapshot()["date"]).toordinal()
    days = [date.fromordinal(first + n) for n in range(4)]
    forward = page.get_by_role("button", name="Forward one day")
    server.end()
    forward.click()
    reader.wait_for_address(f"date={days[1]}")
    server.start()
    page.locator("[data-test-connection-state=CONNECTED]").wait_for()
    # Streamlit runs the page again only when the reader does something.
    forward.click()
    slider = page.get_by_test_id("stSlider").first
    slider.get_by_text(f"{days[2].day} {days[2]:%b %Y}", exact=True).first.wait_for()
    reader.settle()
    slider.get_by_role("slider").press("ArrowRight")
    reader.wait_for_date(days[3].isoformat())
    reader.wait_for_address(f"date={days[3]}")
    dates(reader)
