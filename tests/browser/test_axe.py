"""axe-core finds nothing to object to, on any page, at a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import Visit, reading
from tests.long_form import sample

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
# Each kind of page once, and of its other widths, views and profiles a sample.
ALWAYS = [
    ("", 1280),
    ("?date=1944-02-24", 400),
    ("peoples?people=chechens", 1280),
    ("figure?movement=karachais-1943", 1280),
    ("compare?columns=return", 400),
    ("compare?pair=return&left=kalmyks-1943&on=1944-01-05", 400),
]
# What articles consist of is looked at on the site, at every width (test_site_browser.py).
VISITS = [
    ("", 400),
    # The card of a story is looked at with the stories (test_story.py).
    ("?tour=karachais&step=2", 1280),
    ("?tour=karachais&step=2", 400),
    ("?date=1944-02-24", 1280),
    ("peoples?people=kazakhs", 400),
    ("peoples?people=koreans", 400),
    ("sources", 1280),
    ("sources", 400),
    ("sources?show=claims&who=balkars", 1280),
    ("sources?show=claims&who=balkars", 400),
    ("sources?show=claims&claim=ci-arrived-akmola", 1280),
    ("sources?show=claims&claim=ci-arrived-akmola", 400),
    ("teaching?lesson=karachais", 400),
    ("sources?show=conflicts", 1280),
    ("sources?show=interpretations", 400),
    ("sources?show=conflicts&conflict=c13", 400),
    ("sources?show=sums", 400),
    ("sources?show=limits", 1280),
    ("sources?show=limits", 400),
    ("sources?show=layers", 1280),
    ("compare?pair=peoples&left=balkars-1944&right=all&on=1944-03-12", 1280),
    ("figure?movement=karachais-1943&view=period&layout=chart&width=a3&dpi=1200&nothing=x", 400),
]
FOCUSABLE = """sidebar => [...sidebar.querySelectorAll("a, button, input, [tabindex]")]
    .filter(node => getComputedStyle(node).visibility !== "hidden")
    .map(node => node.outerHTML.slice(0, 80))"""
# Tabs from the top of the page, its host's links among them, until a button is reached.
MOST_STOPS = 12
# Where there is a Play on the first screen, and what comes before it.
PLAYED = {"": ["Begin", "Play"], "?date=1944-02-24": ["Play"], "?tour=karachais&step=2": ["Play"]}
FOCUSED = "document.activeElement.innerText.split('\\n')[0].trim()"
# Looks at the page, or at what a selector names; what it has nothing to say of it leaves out.
RUN = """async (where) => (
  await axe.run(where ?? document, { resultTypes: ["violations"] })).violations.flatMap(
    v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')}: ${n.html.slice(0, 120)}`))"""


def stops(page: Page) -> list[str]:
    """Tab from the top of the page, at most to *Play*, and return the words of each stop."""
    passed: list[str] = []
    while len(passed) < MOST_STOPS and passed[-1:] != ["Play"]:
        page.keyboard.press("Tab")
        passed.append(page.evaluate(FOCUSED))
    return passed


@pytest.fixture(scope="module")
def reader(profile: BrowserContext, atlas_url: str) -> Iterator[Visit]:
    """One reader, who goes from page to page."""
    with reading(profile) as begin:
        yield begin(atlas_url, color_scheme="light")


def violations(reader: Visit) -> list[str]:
    """Return what is wrong on the page; what is folded away must be in order too."""
    reader.unfold()
    for frame in reader.page.frames:
        if not frame.evaluate("!!window.axe"):
            frame.evaluate(AXE)
    found: list[str] = reader.page.evaluate(RUN)
    return found


CASES = ALWAYS + sample(VISITS, 3)


@pytest.mark.parametrize(("path", "width"), [case for case in CASES if case[0] not in PLAYED])
def test_page_has_no_violations(reader: Visit, path: str, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.go(path)
    assert violations(reader) == []


@pytest.mark.parametrize(("path", "width"), [case for case in CASES if case[0] in PLAYED])
def test_map_has_no_violations(visit, path: str, width: int) -> None:
    reader = visit(viewport={"width": width, "height": 800}, color_scheme="light")
    page = reader.open(path)
    reader.settle()
    assert [stop for stop in stops(page) if stop in ("Begin", "Play")] == PLAYED[path]
    assert violations(reader) == []


def test_sidebar_has_no_violations(visit) -> None:
    reader = visit(color_scheme="light")
    page = reader.open("?date=1944-02-24")
    reader.settle()
    assert stops(page)[-1] == "Play"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(FOCUSED) == "Key", "the row is gone about in with the arrows"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Play", "and is one stop"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED) == "Key", "which stays where it was left"
    assert reader.snapshot()["date"] == "1944-02-24", "its arrows are not the clock's"
    closed = page.get_by_test_id("stSidebar")
    assert closed.evaluate(FOCUSABLE) == [], "who tabs through the page must not leave the screen"
    beneath = "!!document.elementFromPoint(4, 300).closest('[data-testid=player]')"
    assert page.evaluate(beneath), "it does not lie over the map"
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("slider", name="Date").first.wait_for()
    reader.settle()
    page.evaluate(AXE)
    assert page.evaluate(RUN) == []
