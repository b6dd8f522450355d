"""The pages of text over data full of payloads: nothing runs, nobody is asked, no link arises."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.atlas_server import ROOT, serving
from tests.browser.conftest import Visit, reading
from tests.browser.poisoned_data import PAYLOAD, poison
from tests.long_form import sample
from tests.payloads import MADE

# What payload markup would make; nothing of that kind is on these pages of its own accord, but
# the plate and the chart, which are pictures.
MARKUP = """() => [...document.querySelectorAll(
    "img:not(.st-key-figure_preview img, .st-key-states_chart img), object, embed, math, .katex,"
    + " [onload], [onerror], [onfocus], [onmouseover],"
    + " [href*=invalid], [href^=mailto], [href^=javascript]")].map(node => node.outerHTML)"""

# What the small maps are called.
LABELS = """() => [...document.querySelectorAll(".leaflet-container[role=region]")]
    .map(map => map.getAttribute("aria-label"))"""


@pytest.fixture(scope="module")
def poisoned_url(tmp_path_factory) -> Iterator[str]:
    """Serve a copy of the whole atlas with payloads in its data."""
    folder = tmp_path_factory.mktemp("poisoned-atlas")
    unread = shutil.ignore_patterns("*.pyc.*")
    for name in ("atlas", "pages", "static", ".streamlit"):
        shutil.copytree(ROOT / name, folder / name, ignore=unread)
    # As on a share that nobody may write to: what the map is made of has no folder.
    shutil.rmtree(folder / "static" / "scene", ignore_errors=True)
    (folder / "static" / "scene").write_text("no folder", encoding="utf-8")
    for name in ("app.py", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    poison(folder / "data", folder / "geodata")
    with serving(folder=folder) as url:
        yield url
    assert not (folder / MADE).exists(), "a payload ran on the server"


@pytest.fixture(scope="module")
def reader(profile: BrowserContext, poisoned_url: str) -> Iterator[Visit]:
    """One reader, who goes from page to page."""
    with reading(profile) as begin:
        yield begin(poisoned_url, viewport={"width": 1280, "height": 900})


# One page with maps, one with cards and one with a plate; of the others a sample. What articles say
# is read on the pages of the site, all of them (tests/sweeps/test_hostile_words.py).
ALWAYS = ["peoples?people=kazakhs", "sources?show=claims&claim=kar-arrived-frunze"]
OTHERS = [
    *(f"sources?show={view}" for view in ("works", "claims", "conflicts", "interpretations")),
    *(f"sources?show={view}" for view in ("sums", "limits")),
    "peoples?people=karachais",
    "compare",
]


@pytest.mark.parametrize("path", ALWAYS + sample(OTHERS, 1))
def test_nothing_runs_on_a_page_of_text(reader: Visit, path: str) -> None:
    page = unfolded(reader, path)
    labels = [label for frame in page.frames for label in frame.evaluate(LABELS)]
    assert bool(labels) == path.startswith("peoples")
    assert all(label.endswith(f" {PAYLOAD}") for label in labels)


def unfolded(reader: Visit, path: str) -> Page:
    """Go to a page, unfold all of it, and make sure that nothing ran or became an element."""
    page = reader.go(path)
    reader.unfold()
    page.get_by_text("window.pwned=1").first.wait_for()
    for frame in page.frames:
        assert frame.evaluate("window.pwned === undefined"), "a payload ran"
        assert frame.evaluate(MARKUP) == []
    return page


# What is in the plate that the page shows, read as a program would read the file.
IN_THE_PLATE = """async () => {
  const plate = document.querySelector(".st-key-figure_preview img");
  const text = await (await fetch(plate.src)).text();
  const read = new DOMParser().parseFromString(text, "image/svg+xml");
  const names = [...read.querySelectorAll("*")].map(node => node.localName);
  const handlers = [...read.querySelectorAll("*")].flatMap(node => [...node.attributes])
    .filter(each => !each.name.startsWith("xmlns"))
    .filter(each => each.name.startsWith("on") || /^(javascript|https?):/i.test(each.value))
    .map(each => each.name);
  return { src: plate.src.slice(0, 19), names: [...new Set(names)].sort(), handlers,
           payload: read.documentElement.textContent.includes("window.pwned=1") };
}"""


def test_payloads_are_words_on_a_plate(reader: Visit) -> None:
    page = unfolded(reader, "figure?movement=karachais-1943")
    found = page.evaluate(IN_THE_PLATE)
    assert found["src"] == "data:image/svg+xml;"
    assert found["payload"] and found["handlers"] == []
    drawn = "clipPath defs desc g path rect style svg text title use"
    assert set(found["names"]) <= set(drawn.split())


def test_the_map_comes_from_memory_where_no_folder_can_hold_it(visits, poisoned_url: str) -> None:
    reader = visits(poisoned_url)
    page = reader.open("?date=1944-03-21")
    reader.wait_for_date("1944-03-21")
    assert "window.pwned=1" in page.locator("[data-testid=player]").inner_text()
    assert page.evaluate("window.pwned === undefined"), "a payload ran"
    # Scene, base and player, and after the first picture the texts.
    named = "performance.getEntriesByType('resource').map(each => each.name)"
    held = r"name => /\/media\/[0-9a-f]+\.gz$/.test(name)"
    page.wait_for_function(f"() => {named}.filter({held}).length === 4")
    sent = page.evaluate(named)
    assert not any("/static/scene/" in name for name in sent)
