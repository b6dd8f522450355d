"""No tint stands without its number: where it finds no room inside, it stands beside its area."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from atlas.screen import publication
from tests.browser.player_host import mounted, player_host

# What is written on any canvas from now on.
LISTEN = """() => {
  window.written = [];
  for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
    const { fillText } = prototype;
    prototype.fillText = function (text, ...where) {
      window.written.push(text);
      return fillText.call(this, text, ...where);
    };
  }
}"""
# The number of one region, with what it finds taken: nothing, all of its area but a hole, all.
OFFER = """async (taken) => {
  const { Sheet } = await import("/static/player/map/labels/labels.js");
  const { offerRegions, AnchorCache } = await import("/static/player/map/labels/names.js");
  const { regionsOn } = await import("/static/player/day/regions.js");
  const { viewOf, screenX, screenY } = await import("/static/player/plane/projection.js");
  const { dayOf } = await import("/static/player/time/days.js");
  const day = dayOf("1944-03-21");
  const on = (id) => stateOf(id, day);
  const regions = regionsOn(scene, scene.movements, day, on);
  const region = regions.find(({ place }) => place === "uzbek-ssr");
  const view = viewOf([50, 34, 84, 48], 420, 260, { type: 1, small: true });
  const sheet = new Sheet();
  sheet.begin(document.createElement("canvas").getContext("2d"), view, '"Source Sans"');
  const [west, south, east, north] = region.unit.bounds;
  const [left, top] = [screenX(view, west), screenY(view, north)];
  const [wide, high] = [screenX(view, east) - left, screenY(view, south) - top];
  const box = { x: left, y: top, width: wide, height: high };
  const cache = new AnchorCache();
  const [{ x, y }] = cache.of(view, region.unit);
  const hole = 4;
  if (taken === "all") sheet.reserve(0, 0, 420, 260);
  if (taken === "area") {
    sheet.reserve(left, top, wide, y - hole - top);
    sheet.reserve(left, y + hole, wide, top + high - y - hole);
  }
  const before = sheet.rects.map((rect) => ({ ...rect }));
  offerRegions(sheet, scene, view, [region], cache);
  return { rect: region.rect || null, before, box, spot: { x, y } };
}"""


@pytest.fixture(scope="module")
def host(built_in, tmp_path_factory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("scene")
    publication.build(out=folder, dataset=built_in)
    with player_host(folder) as running:
        yield running


@pytest.mark.parametrize(("width", "height"), [(1280, 756), (400, 800)])
def test_the_number_of_a_crowded_republic_is_written(browser, host, width, height):
    with mounted(browser, host, viewport={"width": width, "height": height}) as page:
        page.evaluate(LISTEN)
        page.evaluate("command({ date: '1944-03-21' })")
        page.wait_for_function("() => written.some((text) => text.includes('300,185'))")
        assert page.evaluate("written.some((text) => text.includes('88,515'))")


def _apart(a, b):
    return (
        a["x"] >= b["x"] + b["width"]
        or b["x"] >= a["x"] + a["width"]
        or a["y"] >= b["y"] + b["height"]
        or b["y"] >= a["y"] + a["height"]
    )


def test_a_number_without_room_stands_beside_its_area_and_is_led_there(browser, host):
    with mounted(browser, host, viewport={"width": 1280, "height": 720}) as page:
        free = page.evaluate(OFFER, "nothing")
        crowded = page.evaluate(OFFER, "area")
        hidden = page.evaluate(OFFER, "all")
    assert "leader" not in free["rect"] and not _apart(free["rect"], free["box"])
    rect = crowded["rect"]
    assert all(_apart(rect, taken) for taken in crowded["before"])
    assert rect["leader"] == crowded["spot"]
    assert hidden["rect"] is None


# A block of words whose lower end lies so many pixels above the edge of the map: has it room there?
ROOM = """async ([above, limits]) => {
  const { Sheet } = await import("/static/player/map/labels/labels.js");
  const { viewOf } = await import("/static/player/plane/projection.js");
  const sheet = new Sheet();
  const view = viewOf([50, 34, 84, 48], 420, 260, { type: 1, small: true });
  sheet.begin(document.createElement("canvas").getContext("2d"), view, '"Source Sans"');
  const block = { rows: [[{ text: "432,000", size: 13 }]], align: "left" };
  return sheet.place(block, [{ x: 200, y: 260 - above, ax: 0, ay: -1 }], limits) !== null;
}"""


def test_the_frame_of_a_card_lies_on_the_map_too(browser, host):
    with mounted(browser, host, viewport={"width": 1280, "height": 720}) as page:
        fronts = "import('/static/player/map/points/fronts.js')"
        edge = page.evaluate(f"{fronts}.then((m) => m.CARD_EDGE)")
        box = page.evaluate(fronts + ".then((m) => m.cardBox({ x: 0, y: 0, width: 9, height: 9 }))")
        assert box["y"] + box["height"] < 9 + edge
        assert page.evaluate(ROOM, [edge + 1, {"edge": edge}])
        assert not page.evaluate(ROOM, [edge - 1, {"edge": edge}])
        assert page.evaluate(ROOM, [edge - 1, {}])
