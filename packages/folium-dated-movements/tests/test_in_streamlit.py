"""The day that the clock shows, read in Streamlit."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

SOURCE = Path(__file__).resolve().parents[1] / "src"
LEAFLET = Path(__file__).resolve().parents[3] / "static/vendor/leaflet"
APP = """
import folium
import streamlit as st
from streamlit_folium import st_folium
from folium_dated_movements import DatedMovement, DatedMovements, date_shown

page = folium.Map(location=[50, 30], zoom_start=4, tiles=None)
way = DatedMovement("Settlers", "1804-05", "1805-09", [(49.4, 8.7), (51.5, 46.0)], people=1200)
DatedMovements([way]).add_to(folium.FeatureGroup().add_to(page))
returned = st_folium(page, returned_objects=["last_active_drawing"])
st.write(f"The day is {date_shown(returned)}.")
"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Serve the app on a free port and return its address."""
    (tmp_path / "app.py").write_text(APP, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
    options = [
        "--server.address=127.0.0.1",
        f"--server.port={port}",
        "--server.fileWatcherType=none",
    ]
    quiet = ["--browser.gatherUsageStats=false"]
    path = {"PYTHONPATH": str(SOURCE), "PATH": "", "HOME": str(tmp_path)}
    with subprocess.Popen(
        [*command, *options, *quiet],
        cwd=tmp_path,
        env=path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        url = f"http://127.0.0.1:{port}"
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{url}/_stcore/health").close()
                break
            except OSError:
                time.sleep(0.1)
        yield url
        server.terminate()


def from_this_machine(route: Route) -> None:
    """Give Leaflet from this machine, and nothing else of the network's."""
    url = route.request.url
    if url.startswith("http://127.0.0.1"):
        route.continue_()
    elif url.endswith("/leaflet.js"):
        route.fulfill(path=LEAFLET / "leaflet.js")
    else:
        route.fulfill(body="")


def test_st_folium_returns_the_day_when_the_clock_rests(chromium: Browser, address: str):
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/*", from_this_machine)
    page.goto(address)
    expect(page.get_by_text("The day is None.")).to_be_visible(timeout=30_000)
    inside = page.frame_locator("iframe")
    inside.get_by_role("button", name="Next event").click()
    expect(page.get_by_text("The day is 1805-09-30.")).to_be_visible(timeout=15_000)
    inside.get_by_role("button", name="Previous event").click()
    expect(page.get_by_text("The day is 1804-05-01.")).to_be_visible(timeout=15_000)
    # The map was not made anew: its clock stands where it stood.
    expect(inside.locator("output")).to_have_text("May 1804")
    context.close()
