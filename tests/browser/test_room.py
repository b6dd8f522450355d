"""Room for more peoples: opening view, inset, chips, strip and plans follow what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from tests.browser.player_host import mounted

# A people of the far west, sent to one town, beside those of the scene.
WESTERN = """
const western = () => {
  const ring = [32.5, 44.4, 36.6, 44.4, 36.6, 46.1, 32.5, 46.1];
  const bounds = [32.5, 44.4, 36.6, 46.1];
  const unit = { id: "west@", place: "west", from: null, to: null, polygons: [[ring]], bounds };
  const track = { regions: [{ place: "town" }] };
  const movement = { id: "w", homeland: "west", start: 5000, end: 5030, peoples: [], track };
  const { index } = scene;
  return {
    ...scene,
    movements: [...scene.movements, movement],
    places: { ...scene.places, town: { lon: 40.2, lat: 57.2 } },
    index: {
      ...index,
      movement: new Map(index.movement).set("w", movement),
      unitsOfPlace: new Map(index.unitsOfPlace).set("west", [unit]),
    },
  };
};
"""
CAMERA = (
    "async ([movements, width, height]) => {"
    + WESTERN
    + """
  const { createCamera } = await import("/static/player/map/camera.js");
  const { screenX, screenY } = await import("/static/player/plane/projection.js");
  const box = document.createElement("div");
  box.style.cssText = `position: fixed; left: 0; top: 0; width: ${width}px; height: ${height}px`;
  document.body.append(box);
  const all = western().movements.map(({ id }) => id);
  const state = { movements: movements || all, map: null, day: 0 };
  // the buttons lie at the left edge, on a phone at the lower one
  const buttons = width < 700 ? [10, height - 56, 180, 46] : [10, height - 188, 48, 178];
  const store = { get: () => state, set() {} };
  const camera = createCamera(box, box, store, western(), () => [buttons]);
  camera.go(null);
  const view = camera.look();
  box.remove();
  const [x, y] = [(lon) => screenX(view, lon), (lat) => screenY(view, lat)];
  return [x(32.5), x(36.6), y(44.4), x(40.2), y(57.2)];
}"""
)
CORNERS = (
    "async ([movements, day, less]) => {"
    + WESTERN
    + """
  const { createCorners } = await import("/static/player/map/inset/inset-corners.js");
  const { viewOf } = await import("/static/player/plane/projection.js");
  const main = viewOf([30.3, 36, 96, 58], 960, 430, { type: 1 });
  const caucasus = scene.index.movement.get("karachais-1943");
  const homelands = [{ movement: caucasus, unit: { bounds: [40.5, 43, 43, 44.2] } }];
  const frame = { shown: new Set(movements), homelands, day, wide: false };
  const corners = createCorners(western(), [40.2, 42.2, 47.1, 44.4], 9);
  const sizes = [{ width: 268, height: 143 }, ...(less ? [less] : [])];
  const spot = corners.spotFor(main, frame, sizes);
  return spot && [spot.size, spot.x, spot.y];
}"""
)
LAYOUT = """async ([count, height, narrow]) => {
  const { layoutOf } = await import("/static/player/timeline/strip-layout.js");
  const ids = Array.from({ length: count }, (_, i) => String(i));
  const given = { width: 960, height, narrow, scale: 1, ids, closed: false };
  return layoutOf({ ...given, changing: new Set(["3", "5"]) });
}"""
AHEAD = """async ([plans, day]) => {
  const { ahead } = await import("/static/player/panel/panel-ahead.js");
  const claims = {};
  const places = {};
  for (const [id, value, part_of] of plans) {
    const common = { measure: "planned", unit: "persons", when: "May 1944", from: 5000, to: 5000 };
    claims[id] = { ...common, value, amount: `${value} persons`, part_of, place: id };
    places[id] = { name: id };
  }
  const plan = plans.map(([id]) => id);
  const movement = { id: "m", plan, start: 5100, end: 5200, homeland: "home" };
  const node = ahead({ claims, places }, movement, day);
  return node && node.textContent;
}"""


@pytest.fixture(scope="module")
def page(browser, host) -> Iterator[Any]:
    with mounted(browser, host, viewport={"width": 1280, "height": 720}) as opened:
        yield opened


@pytest.mark.parametrize("chosen", [["w"], None], ids=["alone", "with all"])
@pytest.mark.parametrize(("width", "height"), [(960, 390), (960, 620), (400, 345)])
def test_a_homeland_in_the_west_is_seen_beside_the_buttons(page, chosen, width, height):
    west, east, south, *_ = page.evaluate(CAMERA, [chosen, width, height])
    right, top = (190, height - 56) if width < 700 else (58, height - 188)
    assert west >= 0 and east < width
    assert west >= right or south <= top


def test_where_few_are_chosen_their_destinations_are_seen(page):
    *_, x, y = page.evaluate(CAMERA, [["w"], 400, 345])
    assert 0 < x < 400 and 0 < y < 345


def test_the_inset_goes_where_it_covers_nothing_of_the_movements_shown(page):
    assert page.evaluate(CORNERS, [["karachais-1943"], 6000]) == [0, 9, 9]
    moved = page.evaluate(CORNERS, [["karachais-1943", "w"], 6000])
    assert moved is None or moved != [0, 9, 9]


def test_the_inset_is_smaller_where_that_leaves_a_homeland_free(page):
    chosen = ["karachais-1943", "volga-germans-1941"]
    start = page.evaluate("() => scene.index.movement.get('karachais-1943').start")
    large = page.evaluate(CORNERS, [chosen, start])
    less = {"width": 200, "height": 100}
    assert large == [0, 9, 9]
    assert page.evaluate(CORNERS, [chosen, start, less]) == [1, 9, 9]


def test_where_every_corner_is_taken_the_inset_stays_only_while_people_move_there(page):
    every = page.evaluate("() => scene.movements.map(({ id }) => id).concat('w')")
    start = page.evaluate("() => scene.index.movement.get('karachais-1943').start")
    assert page.evaluate(CORNERS, [every, start]) is not None
    assert page.evaluate(CORNERS, [every, start + 1500]) is None


@pytest.mark.parametrize("count", range(1, 13))
def test_names_and_rows_of_the_strip_do_not_overlap(page, count):
    height = 208 + 17 * (max(0, count - 7) + min(0, count - 5))
    found = page.evaluate(LAYOUT, [count, height, False])
    overview = found["overview"]["rows"]
    assert all(b["y"] - a["y"] >= 9.7 for a, b in pairwise(overview))
    rows = sorted(found["magnifier"]["rows"], key=lambda row: row["y"])
    assert all(a["y"] + a["h"] <= b["y"] for a, b in pairwise(rows))
    assert rows[-1]["y"] + rows[-1]["h"] <= found["magnifier"]["bottom"]
    named = [row for row in rows if not row["big"] and row.get("named")]
    assert all(b["y"] - a["y"] >= 8.5 for a, b in pairwise(named))
    assert all(row["h"] >= 12 for row in rows if row["big"])


@pytest.mark.parametrize("face", ["Arial", "DejaVu Sans"])
@pytest.mark.parametrize("width", [1280, 1000, 1920])
def test_the_controls_find_room_in_any_face(browser, host, face, width):
    with mounted(browser, host, viewport={"width": width, "height": 760}) as opened:
        opened.add_style_tag(content=f".xr-player {{ font-family: {face!r} !important }}")
        opened.evaluate("command({ pace: 'month', step: 'event' })")
        free = opened.evaluate("""() => {
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
        }""")
    assert free["edge"] >= 4 and free["below"] >= 0 and free["apart"]


@pytest.mark.parametrize("iso", ["1944-02-01", "1944-02-24", "1944-03-29"])
def test_the_date_on_the_hand_covers_neither_the_caption_nor_the_edge(page, iso):
    page.evaluate("iso => command({ date: iso })", iso)
    above, right = page.evaluate("""() => {
      const at = (name) => document.querySelector(name).getBoundingClientRect();
      const [pill, line] = [at(".xr-hand-pill"), at(".xr-hand-line")];
      return [line.top - pill.top, at(".xr-strip").right - pill.right];
    }""")
    assert above <= 4 and right >= 0


@pytest.mark.parametrize("width", [1280, 1000])
def test_every_people_chip_is_seen_whole(browser, host, width):
    with mounted(browser, host, viewport={"width": width, "height": 720}) as opened:
        edges = opened.evaluate("""() => {
          const box = document.querySelector(".xr-peoples");
          const chips = () => [...box.querySelectorAll(".xr-chip")];
          box.classList.add("xr-peoples-many");
          const more = Math.max(0, 11 - chips().length);
          box.append(...chips().slice(0, more).map((chip) => chip.cloneNode(true)));
          const { right } = box.getBoundingClientRect();
          return chips().map((chip) => right - chip.getBoundingClientRect().right);
        }""")
        fits = opened.evaluate("""() => {
          const bar = document.querySelector(".xr-bar-top");
          return bar.scrollHeight <= bar.clientHeight + 1;
        }""")
    assert len(edges) >= 11 and min(edges) >= 0 and fits


def test_a_planned_total_is_told_with_its_parts_and_never_beside_them(page):
    republic = [(f"oblast {n}", 25, "republic") for n in range(1, 7)]
    regions = [(f"region {n}", 50, "all") for n in range(1, 4)]
    plans = [
        ["all", 300, None],
        *map(list, regions),
        ["republic", 150, "all"],
        *map(list, republic),
    ]
    text = page.evaluate(AHEAD, [plans, 5110])
    assert text == (
        "Ahead, as planned: 300 persons in all (May 1944); 50 for region 1; 50 for region 2; "
        "50 for region 3; 150 for republic (25 for oblast 1, 25 for oblast 2 and 4 more)."
    )


def test_of_many_plans_the_first_are_told_and_the_others_counted(page):
    text = page.evaluate(AHEAD, [[[f"r{n}", n, None] for n in range(1, 10)], 5110])
    assert text.count("persons for") == 5
    assert text.endswith("and 4 more.")
    assert page.evaluate(AHEAD, [[["r", 1, None]], 5200]) is None


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
