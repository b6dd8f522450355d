"""Time on the map is the reader's: a server that lags behind never takes it back.

A reader's own folder alone is served: what is on the map does not matter here.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.atlas_server import ROOT, free_port, serving
from tests.browser.conftest import Visit
from tests.browser.test_pages_browser import open_sidebar
from tests.own_folder import write_example

PARTS = ("app.py", "atlas", "pages", "static", "data", "geodata", ".streamlit")
UNREAD = shutil.ignore_patterns("*.pyc.*")
# Many steps to one answer of the server, and several answers to a run of steps.
LAG_SECONDS = 0.6
STEP_MS = 60
# Every date that the map shows, in the order in which it shows them.
WATCH = """() => {
  window.shown = [];
  const status = document.querySelector("[data-testid=player]");
  const look = () => {
    if (!status.snapshot) return;
    const { date } = status.snapshot();
    if (window.shown.at(-1) !== date) window.shown.push(date);
    requestAnimationFrame(look);
  };
  look();
}"""


@pytest.fixture(scope="module")
def example(tmp_path_factory) -> Path:
    return write_example(tmp_path_factory.mktemp("own") / "example")


@pytest.fixture(scope="module")
def slow_url(tmp_path_factory, example) -> Iterator[str]:
    """Serve a copy of the atlas whose page sleeps at each run."""
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
    with serving(folder=folder, data=example) as url:
        yield url


@pytest.fixture
def slow(visits: Callable[..., Visit], slow_url: str) -> Callable[[str], Visit]:
    """Return a function that opens the slow atlas at an address and watches its dates."""

    def begin(path: str) -> Visit:
        reader = visits(slow_url)
        reader.open(path)
        reader.settle()
        reader.page.evaluate(WATCH)
        return reader

    return begin


def dates(reader: Visit) -> list[str]:
    return reader.page.evaluate("window.shown")


def entries(reader: Visit) -> int:
    return reader.page.evaluate("history.length")


@pytest.mark.parametrize("sidebar", [False, True])
def test_thirty_steps_go_thirty_days_forward(slow, sidebar: bool) -> None:
    reader = slow("?date=1944-02-01")
    page = reader.page
    if sidebar:
        open_sidebar(page)
        page.get_by_test_id("player").locator(".xr-date").first.click()
    before = entries(reader)
    for _ in range(30):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(STEP_MS)
    reader.wait_for_address("date=1944-03-02")
    # The server has its say, if it has any.
    reader.settle()
    shown = dates(reader)
    assert shown == sorted(shown)
    assert shown[-1] == "1944-03-02"
    assert "date=1944-03-02" in page.url
    assert entries(reader) == before + 1
    page.go_back()
    reader.wait_for_date("1944-02-01")
    page.go_forward()
    reader.wait_for_date("1944-03-02")


def test_steps_drag_play_and_pause_never_run_back(slow) -> None:
    reader = slow("?date=1943-11-01")
    page = reader.page
    open_sidebar(page)
    page.get_by_test_id("player").locator(".xr-date").first.click()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(2 * STEP_MS)
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
    reader.settle()
    page.wait_for_timeout(int(LAG_SECONDS * 1000))
    reader.settle()
    shown = dates(reader)
    assert len(shown) > 7
    assert shown == sorted(shown)
    assert f"date={shown[-1]}" in page.url
    last = date.fromisoformat(shown[-1])
    stood = page.get_by_test_id("stSlider").first
    stood.get_by_text(f"{last.day} {last:%b %Y}", exact=True).first.wait_for()


def test_slider_that_lags_gives_way_to_a_later_step(slow) -> None:
    reader = slow("?date=1944-02-10")
    page = reader.page
    open_sidebar(page)
    page.get_by_test_id("stSlider").first.get_by_role("slider").press("ArrowRight")
    # The slider's command is under way when the reader steps on the map; where the machine is slow
    # it has arrived, and both steps follow on it.
    page.get_by_role("button", name="Forward one day").click()
    page.get_by_role("button", name="Forward one day").click()
    reader.wait_until_after("1944-02-11")
    reader.settle()
    page.wait_for_timeout(int(LAG_SECONDS * 1000))
    reader.settle()
    shown = dates(reader)
    assert shown == sorted(shown)
    assert shown[-1] in {"1944-02-12", "1944-02-13"}
    assert f"date={shown[-1]}" in page.url
    last = date.fromisoformat(shown[-1])
    page.get_by_test_id("stSlider").first.get_by_text(f"{last.day} {last:%b %Y}").wait_for()


def test_links_carry_the_last_step_and_the_choices_of_the_other_page(slow) -> None:
    reader = slow("?date=1944-02-10&view=sofar&width=a4")
    page = reader.page
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.get_by_test_id("stTopNav").get_by_text("Figure").click()
    page.wait_for_url("**/figure?*date=1944-02-12*")
    reader.wait_for_address("view=sofar")
    assert "width=a4" in page.url
    page.get_by_test_id("stTopNav").get_by_text("Atlas").click()
    reader.wait_for_date("1944-02-12")
    reader.wait_for_address("date=1944-02-12")
    page.get_by_role("button", name="Forward one day").click()
    page.get_by_test_id("stTopNav").get_by_text("Figure").click()
    page.wait_for_url("**/figure?*date=1944-02-13*")
    assert "width=a4" in page.url, "what another page chose outlasts a visit to the map"


def test_what_others_have_in_the_address_stays_and_stops_nothing(slow) -> None:
    """Parameters of other pages, a repeated date (the last counts), what cannot be decoded."""
    reader = slow("?date=1944-02-10&date=1944-03-10&width=a4&lang=ru&%E0%A4%A")
    page = reader.page
    reader.wait_for_date("1944-03-10")
    page.get_by_role("button", name="Forward one day").click()
    page.wait_for_url("**/?date=1944-03-11*&%E0%A4%A")
    assert "width=a4" in page.url and "lang=ru" in page.url
    page.go_back()
    reader.wait_for_date("1944-03-10")


def test_link_opened_in_a_new_tab_carries_the_last_picture(slow) -> None:
    reader = slow("?date=1944-02-10&width=a4")
    page = reader.page
    for button in ("Forward one day", "Play"):
        before = reader.snapshot()["date"]
        page.get_by_role("button", name=button).first.click()
        reader.wait_until_after(before)
        for click in ({"button": "middle"}, {"modifiers": ["ControlOrMeta"]}):
            with page.context.expect_page() as opened:
                page.get_by_test_id("stTopNav").get_by_text("Figure").click(**click)
            tab = opened.value
            tab.wait_for_url("**/figure?*date=*")
            asked = parse_qs(urlsplit(tab.url).query)
            tab.close()
            assert before < asked["date"][0] <= reader.snapshot()["date"]
            assert asked["width"] == ["a4"]
            assert urlsplit(page.url).path == "/"


def test_server_that_starts_again_takes_over_the_picture(visits, example) -> None:
    port = free_port()
    with serving(port=port, data=example) as url:
        reader = visits(url)
        page = reader.open("?date=1944-02-10")
        open_sidebar(page)
        date = page.get_by_test_id("stSlider").first
        page.get_by_role("button", name="Forward one day").click()
        date.get_by_text("11 Feb 1944").wait_for()
    page.get_by_role("button", name="Forward one day").click()
    reader.wait_for_address("date=1944-02-12")
    with serving(port=port, data=example):
        page.locator("[data-test-connection-state=CONNECTED]").wait_for()
        # Streamlit runs the page again only when the reader does something.
        page.get_by_role("button", name="Forward one day").click()
        date.get_by_text("13 Feb 1944").wait_for()
        reader.settle()
        date.get_by_role("slider").press("ArrowRight")
        reader.wait_for_date("1944-02-14")
        reader.wait_for_address("date=1944-02-14")
