"""Words of every language have room: none is cut, and none runs out of its box."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from atlas.screen import publication
from tests.browser import test_presenting as presented
from tests.browser.player_host import mounted
from tests.long_form import sample

TAGS = ["ru", "kk"]
DAY = {"date": "1944-02-26"}
STEP = {"tour": {"id": "chechens", "step": 3}}
# Width and height of the window, whether it is presented, and the two that are looked at always.
SIZES = [
    (1366, 768, False),
    (1280, 800, False),
    (1024, 768, True),
    (768, 1024, False),
    (390, 844, False),
]
ALWAYS = [(1024, 768, True), (390, 844, False)]
# What a reader opens, by the button that opens it.
OPENED = [None, ".xr-controls-more", ".er-legend-button", ".xr-chapters-button"]
# Each line of text against the boxes around it, as far as the first in which it may be scrolled.
# The letters count, not the line's box, which may reach over the next. What has columns is turned
# like pages, and a tooltip's edge is not one.
CUT = """() => {
  const root = document.getElementById("root");
  const found = new Set();
  const shown = (node) => node.checkVisibility({ visibilityProperty: true })
    && !node.closest(".xr-hidden, .er-map-list")
    && getComputedStyle(node).clipPath === "none";
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const own = text.parentElement;
    if (!text.data.trim() || !shown(own)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const letters = parseFloat(getComputedStyle(own).fontSize) * 0.42;
    for (const line of range.getClientRects()) {
      const middle = (line.top + line.bottom) / 2;
      for (let box = own; box && box !== root; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.display === "inline") continue;
        if (style.columnCount !== "auto") break;
        const edges = box.getBoundingClientRect();
        const bounded = style.overflowX !== "visible"
          || (style.borderLeftStyle !== "none" && style.borderRightStyle !== "none");
        const wide = bounded && style.overflowX !== "auto" || box.matches(".xr-panel");
        if (wide && (line.left < edges.left - 1 || line.right > edges.right + 1))
          found.add(`${own.className || own.tagName} runs out of ${box.className}: ${text.data}`);
        const low = ["hidden", "clip"].includes(style.overflowY);
        if (low && (middle - letters < edges.top - 1 || middle + letters > edges.bottom + 1))
          found.add(`${own.className || own.tagName} is cut by ${box.className}: ${text.data}`);
        if (style.overflowY === "auto" || style.overflowX === "auto") break;
      }
    }
  }
  const pressed = [...root.querySelectorAll("button")].filter(shown);
  for (const { scrollWidth, clientWidth, className } of pressed)
    if (scrollWidth > clientWidth + 1) found.add(`${className} is narrower than its words`);
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.add("the page is wider than the window");
  return [...found];
}"""
WIDER = """() => [...document.querySelectorAll(".xr-states")]
  .filter((table) => table.offsetWidth > table.parentElement.clientWidth)
  .map((table) => table.innerText)"""
OPEN = """name => {
  const button = document.querySelector(name);
  if (!button || !button.checkVisibility()) return false;
  button.click();
  return true;
}"""


@pytest.fixture(scope="module")
def page(browser, host, model) -> Iterator[Page]:
    folder = host.folders["/scene"]
    names = json.loads((folder / "current.json").read_text(encoding="utf-8"))
    files = {tag: publication.ensure_words(names, tag, model, folder) for tag in TAGS}
    with mounted(browser, host) as opened:
        opened.evaluate("files => (window.wordFiles = files)", files)
        yield opened
        opened.evaluate("mountAnew('')")


def faults(page: Page, **command: Any) -> list[str]:
    """Return what has no room, as the picture comes and with what a reader opens in it."""
    found = []
    for button in OPENED:
        page.evaluate("c => command(c)", command)
        if button is None or page.evaluate(OPEN, button):
            # Sizes are followed by observers, which are heard after the next layout.
            page.evaluate("async () => { await painted(); await painted(); }")
            found += [f"{button}: {fault}" for fault in page.evaluate(CUT)]
        if button:
            page.evaluate(OPEN, button)
    return found


@pytest.mark.parametrize("tag", TAGS)
def test_words_have_room(page, tag):
    others = [size for size in SIZES if size not in ALWAYS]
    for width, height, presenting in [*ALWAYS, *(sample(others, 0))]:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("async (tag) => { await mountAnew('#', tag); await painted(); }", tag)
        assert faults(page, presenting=presenting) == [], (width, height, "the opening")
        for command in (DAY, STEP):
            found = faults(page, presenting=presenting, **command)
            assert found == [], (width, height, command)


@pytest.mark.parametrize("tag", TAGS)
def test_the_states_of_a_day_are_no_wider_than_their_bar(page, tag):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate("async (tag) => { await mountAnew('#', tag); await painted(); }", tag)
    for date in ("1944-02-26", "1957-06-01"):
        page.evaluate("c => command(c)", {"date": date})
        page.evaluate("async () => { await painted(); await painted(); }")
        assert page.evaluate(WIDER) == [], date


@pytest.mark.parametrize("tag", TAGS)
def test_no_sentence_of_any_step_is_cut_where_it_is_presented(page, tag):
    page.set_viewport_size({"width": 1024, "height": 768})
    page.evaluate("async (tag) => { await mountAnew('#', tag); await painted(); }", tag)
    page.evaluate(presented.WRITE_STEPS)
    for width, height in presented.SIZES[:3]:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("painted()")
        assert page.evaluate(presented.CUT) == [], (width, height)
