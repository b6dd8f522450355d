"""Pages in Russian and Kazakh, whose words are longer: nothing runs out of its box."""

from __future__ import annotations

from itertools import product

import pytest

from tests.long_form import in_full, sample

PAGES = [
    "peoples?people=karachais",
    "compare?",
    "compare?pair=peoples&left=karachais-1943&right=koreans-1937&on=1943-11-15",
    "teaching?lesson=koreans",
    "sources?show=claims&who=karachais",
    "sources?show=conflicts&conflict=c06",
    "sources?show=layers",
    "figure?movement=karachais-1943",
]
SIZES = [(768, 1024), (390, 844)]
MORE_SIZES = [(1366, 768), (1280, 800), (1024, 768)]
# What is in a box that can be moved is not lost; what is one pixel wide is for those who hear it.
RUNS_OUT = """() => {
  const lost = [];
  const main = document.querySelector("[data-testid=stMain]");
  if (main.scrollWidth > main.clientWidth) lost.push("the page is wider than the window");
  const isLost = ({ left, right }, element) => {
    for (let box = element; box !== document.body; box = box.parentElement) {
      const { overflowX, position } = getComputedStyle(box);
      const bounds = box.getBoundingClientRect();
      if (["auto", "scroll"].includes(overflowX) || bounds.width <= 1) return false;
      const isCut = left < bounds.left - 1 || right > bounds.right + 1;
      if (overflowX !== "visible" && isCut) return true;
      if (position === "fixed") break;
    }
    return false;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode, element = node.parentElement, range = document.createRange();
    if (!node.data.trim() || element.closest("script, style, option")) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    range.selectNodeContents(node);
    if ([...range.getClientRects()].some((rect) => isLost(rect, element))) lost.push(node.data);
  }
  return lost;
}"""
# The title, the way to the search, the pages and the languages: which of them lie over each other.
BAR = """() => {
  const names = ".st-key-header strong, .st-key-header a, [data-testid=stTopNavLink], .languages";
  const boxes = [...document.querySelectorAll(names)].map((element) =>
    [element.textContent, element.getBoundingClientRect()]).filter(([, box]) => box.width);
  const isOver = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  return boxes.flatMap(([name, box], at) => boxes.slice(at + 1)
    .filter(([, other]) => isOver(box, other)).map(([other]) => `${name} / ${other}`));
}"""
# In a window that is narrower the pages are in a menu, a moment after it has become so.
HAS_ITS_BAR = """() =>
  !document.querySelector("[data-testid=stTopNavLink]") === innerWidth < 768"""


@pytest.mark.parametrize(("page", "tag"), sample([*product(PAGES, ("ru", "kk"))], 2))
def test_nothing_runs_out_of_its_box(visit, page, tag):
    opened = visit()
    opened.open(f"{page}&lang={tag}")
    opened.settle()
    for width, height in SIZES + (MORE_SIZES if in_full() else []):
        opened.page.set_viewport_size({"width": width, "height": height})
        opened.page.wait_for_function(HAS_ITS_BAR)
        opened.settle()
        size = f"{width} x {height}"
        assert opened.page.evaluate(RUNS_OUT) == [], size
        assert opened.page.evaluate(BAR) == [], size
