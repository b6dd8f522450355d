"""Room for more peoples: controls, hand, chips and panel as they are laid out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.player_host import mounted

# How far the buttons are from the edges of their row, and whether none covers another.
FREE = """() => {
  const row = document.querySelector(".xr-controls-row").getBoundingClientRect();
  const parts = [...document.querySelectorAll(".xr-controls-row button")]
    .map((button) => button.getBoundingClientRect()).filter(({ width }) => width > 0);
  const covered = (a, b) => a !== b && a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return {
    edge: Math.min(...parts.map(({ right }) => row.right - right)),
    below: Math.min(...parts.map(({ bottom }) => row.bottom - bottom)),
    apart: !parts.some((a) => parts.some((b) => covered(a, b))),
  };
}"""


@pytest.fixture(scope="module")
def page(browser, host) -> Iterator[Any]:
    with mounted(browser, host, viewport={"width": 1280, "height": 720}) as opened:
        yield opened


def resize(page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    # An observer follows the size, which is heard after the next layout.
    page.evaluate("async () => { await painted(); await painted(); }")


@pytest.mark.parametrize("face", ["Arial", "DejaVu Sans"])
def test_the_controls_find_room_in_any_face(browser, host, face):
    with mounted(browser, host) as opened:
        opened.add_style_tag(content=f".xr-player {{ font-family: {face!r} !important }}")
        opened.evaluate("command({ pace: 'month', step: 'event' })")
        for width in (1280, 1000, 1920):
            resize(opened, width, 760)
            free = opened.evaluate(FREE)
            assert free["edge"] >= 4 and free["below"] >= 0 and free["apart"], width


@pytest.mark.parametrize("iso", ["1944-02-01", "1944-02-24", "1944-03-29"])
def test_the_date_on_the_hand_covers_neither_the_caption_nor_the_edge(page, iso):
    page.evaluate("iso => command({ date: iso })", iso)
    above, right = page.evaluate("""() => {
      const at = (name) => document.querySelector(name).getBoundingClientRect();
      const [pill, line] = [at(".xr-hand-pill"), at(".xr-hand-line")];
      return [line.top - pill.top, at(".xr-strip").right - pill.right];
    }""")
    assert above <= 4 and right >= 0


def test_a_share_told_in_the_panel_is_no_box(page):
    edge = page.evaluate("""() => {
      const said = document.createElement("p");
      said.className = "xr-share";
      document.querySelector(".xr-panel").append(said);
      const { borderTopWidth, paddingLeft } = getComputedStyle(said);
      said.remove();
      return [borderTopWidth, paddingLeft];
    }""")
    assert edge == ["0px", "0px"]
