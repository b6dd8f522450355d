import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { besideTries, drawLeaders } from "../../../static/player/map/labels/leaders.js";
import { RANK, offer } from "../../../static/player/map/labels/offers.js";
import { Sheet } from "../../../static/player/map/labels/labels.js";
import { AnchorCache, stretchesOf } from "../../../static/player/map/labels/anchors.js";
import { offerRegions } from "../../../static/player/map/labels/region-numbers.js";
import { regionsOn } from "../../../static/player/day/regions.js";
import { stateOf } from "../../../static/player/day/evaluate.js";
import { dayOf } from "../../../static/player/time/days.js";
import { lonOf, latOf, screenX, screenY } from "../../../static/player/plane/projection.js";
import { atlasScene } from "../atlas-scene.js";
import { apart, context, view } from "./view.js";

const block = () => ({ rows: [[{ text: "12345", size: 10, colour: "#000" }]] });
let sheet;
/** Where the words of a block lie beside a spot, and where their line leads. */
function placeBeside(blocks, spots) {
  const tries = besideTries(sheet, blocks, spots);
  return offer(sheet, { key: "n", rank: RANK.NUMBER, tries }) && sheet.led().at(-1);
}

beforeEach(() => {
  sheet = new Sheet();
  sheet.begin(context(), view(), "serif");
});

describe("a number beside its area", () => {
  const spot = { x: 210, y: 130 };
  test("stands near, and a line leads to the spot", () => {
    const rect = placeBeside([block()], [spot]);
    assert.deepEqual(rect.leader, spot);
    const centre = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    assert.equal(centre.x - spot.x, 45, "to the right, 36 pixels and a quarter");
    assert.ok(Math.abs(centre.y - spot.y) < 1e-9);
  });
  test("goes farther where the ring next to it is taken", () => {
    sheet.reserve(spot.x - 60, spot.y - 40, 120, 34);
    sheet.reserve(spot.x - 60, spot.y + 6, 120, 34);
    const rect = placeBeside([block()], [spot]);
    for (const taken of sheet.rects.slice(0, 2)) assert.ok(apart(rect, taken));
  });
  test("has no line under words", () => {
    // A wall to the right of the spot with room behind it.
    sheet.reserve(spot.x + 12, 0, 4, 260);
    const rect = placeBeside([block()], [spot]);
    assert.ok(rect.x + rect.width < spot.x + 12);
  });
  test("leads to the first spot that is seen, and is left out where none is", () => {
    sheet.reserve(spot.x - 5, spot.y - 5, 10, 10);
    const second = { x: 100, y: 60 };
    assert.deepEqual(placeBeside([block()], [spot, second]).leader, second);
    assert.equal(placeBeside([block()], [spot]), null);
  });
});

describe("where a name fits in an area", () => {
  const now = view();
  const area = (left, top, right, bottom) => {
    const [west, east] = [left, right].map((x) => lonOf((x + now.left) / now.scale));
    const [north, south] = [top, bottom].map((y) => latOf((y + now.top) / now.scale));
    return [[Float64Array.from([west, south, east, south, east, north, west, north])]];
  };
  test("is in its middle, as wide as the area", () => {
    const [best] = stretchesOf(now, area(100, 80, 300, 160), 6);
    assert.ok(Math.abs(best.x - 200) < 1e-6 && Math.abs(best.y - 120) < 1e-6);
    assert.ok(Math.abs(best.width - 200) < 1e-6);
  });
  test("is within the view where the area is cut by its edge", () => {
    const [best] = stretchesOf(now, area(-200, 80, 100, 160), 6);
    assert.ok(Math.abs(best.width - 94) < 1e-6 && Math.abs(best.x - 53) < 1e-6);
  });
  test("is nowhere in an area out of view", () =>
    assert.deepEqual(stretchesOf(now, area(-300, 80, -100, 160), 6), []));
  test("is not across a gap between two parts", () => {
    const parts = [...area(50, 80, 150, 160), ...area(250, 80, 390, 160)];
    const [best] = stretchesOf(now, parts, 6);
    assert.ok(Math.abs(best.width - 140) < 1e-6 && Math.abs(best.x - 320) < 1e-6);
  });
});

describe("the number of a crowded republic", () => {
  const scene = atlasScene();
  const day = dayOf("1938-03-01");
  const now = view();
  /** Its rectangle, where nothing, all of its area but a hole, or everything is taken. */
  function offered(taken) {
    const regions = regionsOn(scene, scene.movements, day, (id) => stateOf(scene, id, day));
    const region = regions.find(({ place }) => place === "uzbek-ssr");
    const [west, south, east, north] = region.unit.bounds;
    const [left, top] = [screenX(now, west), screenY(now, north)];
    const box = {
      x: left,
      y: top,
      width: screenX(now, east) - left,
      height: screenY(now, south) - top,
    };
    const cache = new AnchorCache();
    const [{ x, y }] = cache.of(now, region.unit);
    const hole = 4;
    if (taken === "all") sheet.reserve(0, 0, 420, 260);
    if (taken === "area") {
      sheet.reserve(left, top, box.width, y - hole - top);
      sheet.reserve(left, y + hole, box.width, top + box.height - y - hole);
    }
    const before = [...sheet.rects];
    offerRegions(sheet, scene, now, [region], cache);
    return { rect: region.rect, led: sheet.led(), before, box, spot: { x, y } };
  }
  test("stands in it where there is room", () => {
    const { rect, led, box } = offered("nothing");
    assert.deepEqual(led, []);
    assert.ok(!apart(rect, box));
  });
  test("stands beside it where there is none, and is led there", () => {
    const { rect, led, before, spot } = offered("area");
    for (const taken of before) assert.ok(apart(rect, taken));
    assert.deepEqual(led, [{ ...rect, leader: spot }]);
  });
  test("is left out where nothing of it is seen", () => assert.equal(offered("all").rect, null));
});

test("the line of a number leads from the nearest point of its words", () => {
  const rect = { x: 100, y: 50, width: 40, height: 12 };
  const cases = [
    [{ x: 90, y: 90 }, [100, 62]],
    [{ x: 120, y: 20 }, [120, 50]],
    [{ x: 160, y: 55 }, [140, 55]],
  ];
  for (const [leader, from] of cases) {
    const begun = [];
    const rest = ["setTransform", "setLineDash", "beginPath", "lineTo", "stroke", "arc", "fill"];
    const canvas = {
      moveTo: (...spot) => begun.push(spot),
      ...Object.fromEntries(rest.map((name) => [name, () => {}])),
    };
    const led = /** @type {any} */ ({ led: () => [{ ...rect, leader }] });
    assert.equal(drawLeaders(canvas, view(), led), 1);
    assert.deepEqual(begun, [from, from], "paper below, ink above");
  }
});
