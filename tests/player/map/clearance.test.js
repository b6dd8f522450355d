import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { clearPaddings, coveredBy, paddedView } from "../../../static/player/map/clearance.js";
import { openingOf } from "../../../static/player/map/opening.js";
import { joined, reachOf } from "../../../static/player/map/reach.js";
import { screenX, screenY, viewOf } from "../../../static/player/plane/projection.js";
import { dayOf } from "../../../static/player/time/days.js";
import { atlasScene } from "../atlas-scene.js";
import { withWest } from "./western.js";

const scene = atlasScene();
const western = withWest(scene);

/** What the map shows when it opens, with things lying on it. */
function opened(of, state, width, height, rects) {
  const { box, seen } = openingOf(of, state, width);
  return paddedView(box, { width, height }, clearPaddings(box, { width, height }, seen, rects));
}

describe("a thing that lies on the map", () => {
  const view = viewOf([40, 40, 50, 50], 100, 150, {});
  const middle = [45, 45];
  test("covers the points under it", () => {
    const points = [middle, [41, 45]];
    assert.equal(coveredBy(view, points, [[40, 0, 60, 150]]), 1);
    assert.equal(coveredBy(view, points, [[0, 0, 100, 150]]), 2);
    assert.equal(coveredBy(view, points, [[0, 0, 1, 1]]), 0);
  });
});

describe("paddings", () => {
  const size = { width: 400, height: 200 };
  const box = [40, 40, 50, 45];
  const west = [40.2, 42.5];
  test("are none where nothing is covered", () =>
    assert.deepEqual(clearPaddings(box, size, [west], [[0, 0, 20, 20]]), {
      left: 0,
      top: 0,
      right: 0,
      bottom: 0,
    }));
  test("keep clear of what lies at an edge", () => {
    const padding = clearPaddings(box, size, [west], [[0, 0, 70, 200]]);
    assert.deepEqual(padding, { left: 70, top: 0, right: 0, bottom: 0 });
    const view = paddedView(box, size, padding);
    assert.ok(screenX(view, 40) >= 70 - 1e-6);
    assert.ok(screenX(view, 50) <= 400 + 1e-6);
  });
  test("are not worth a map that is a fifth smaller", () =>
    assert.equal(clearPaddings(box, size, [west], [[0, 0, 190, 200]]).left, 0));
});

test("the least box of two", () =>
  assert.deepEqual(joined([40, 42, 44, 43], [43, 41, 47, 42]), [40, 41, 47, 43]));

test("what movements concern is their homelands, where they left from and where they were sent", () => {
  const { homelands, destinations, starts } = reachOf(western, ["w"]);
  assert.deepEqual(homelands, [[32.5, 44.4, 36.6, 46.1]]);
  assert.deepEqual([destinations, starts], [[[40.2, 57.2]], []]);
  const koreans = reachOf(scene, ["koreans-1937"]);
  assert.ok(
    koreans.starts.some(([lon]) => lon > 125),
    "they left from the Far East",
  );
  assert.ok(
    koreans.destinations.some(([lon]) => lon < 70),
    "for Central Asia",
  );
  assert.deepEqual(reachOf(scene, ["nobody"]), {
    homelands: [],
    ways: [],
    destinations: [],
    starts: [],
  });
});

describe("the opening view", () => {
  const all = western.movements.map(({ id }) => id);
  for (const movements of [["w"], all])
    for (const [width, height] of [
      [960, 390],
      [960, 620],
      [400, 345],
    ])
      test(`of ${movements.length} movements, ${width} by ${height}: a homeland in the west is seen beside the buttons`, () => {
        // The buttons lie at the left edge, on a phone at the lower one.
        const buttons = width < 700 ? [10, height - 56, 180, 46] : [10, height - 188, 48, 178];
        const view = opened(western, { movements, day: 0 }, width, height, [buttons]);
        assert.ok(screenX(view, 32.5) >= 0 && screenX(view, 36.6) < width);
        const beside = screenX(view, 32.5) >= buttons[0] + buttons[2];
        assert.ok(beside || screenY(view, 44.4) <= buttons[1]);
      });

  test("of one people holds its ways from end to end, and is the same on every day", () => {
    const of = (id, iso) => openingOf(scene, { movements: [id], day: dayOf(iso) }, 1046).box;
    for (const { id } of scene.movements) {
      const box = of(id, "1950-01-01");
      assert.deepEqual(of(id, "1937-09-09"), box, id);
      assert.ok(box[2] - box[0] >= 24 && box[3] - box[1] >= 10, id);
      // Two ways of the Kalmyks end in the Arctic.
      for (const [west, south, east, north] of reachOf(scene, [id]).ways) {
        assert.ok(west >= box[0] && south >= box[1] && east <= box[2], id);
        assert.ok(Math.min(north, 64) <= box[3], id);
      }
    }
    const all = scene.movements.map(({ id }) => id);
    const everybody = openingOf(scene, { movements: all, day: dayOf("1950-01-01") }, 1046).box;
    const one = of("chechens-ingush-1944", "1950-01-01");
    assert.ok(one[2] - one[0] < (everybody[2] - everybody[0]) * 0.9);
  });
  test("of many holds the Far East only while people leave it", () => {
    const movements = scene.movements.map(({ id }) => id).slice(1);
    assert.ok(movements.includes("koreans-1937"));
    const east = (iso) => openingOf(scene, { movements, day: dayOf(iso) }, 1046).box[2];
    assert.ok(east("1937-09-09") > 130 && east("1950-01-01") < 110);
  });

  test("of few shows their destinations", () => {
    const view = opened(western, { movements: ["w"], day: 0 }, 400, 345, []);
    const [x, y] = [screenX(view, 40.2), screenY(view, 57.2)];
    assert.ok(x > 0 && x < 400 && y > 0 && y < 345);
  });

  test("reaches the Far East on the days of a removal from there", () => {
    const state = { movements: scene.movements.map(({ id }) => id) };
    const on = (iso) => openingOf(scene, { ...state, day: dayOf(iso) }, 1200).box;
    assert.ok(on("1937-09-09")[2] > 130);
    const { start, end } = scene.index.movement.get("koreans-1937");
    const box = (day) => openingOf(scene, { ...state, day }, 1200).box;
    assert.deepEqual(
      [start - 31, start - 30, end + 30, end + 31].map((day) => box(day)[2] > 130),
      [false, true, true, false],
      "from a month before it to a month after",
    );
    assert.ok(on("1944-05-18")[2] < 100);
  });

  const maps = [
    // Buttons, folded key, and in a presentation the date.
    [
      1046,
      517,
      [
        [7, 326, 54, 183],
        [962, 360, 80, 54],
      ],
    ],
    [
      1024,
      415,
      [
        [7, 226, 54, 183],
        [940, 360, 80, 54],
        [618, 10, 398, 92],
      ],
    ],
    [
      390,
      338,
      [
        [7, 280, 180, 54],
        [300, 280, 86, 54],
      ],
    ],
  ];
  for (const [movement, iso] of [
    ["koreans-1937", "1937-09-09"],
    ["crimean-tatars-1944", "1944-05-18"],
  ])
    for (const [width, height, rects] of maps)
      test(`nothing lies over where ${movement} leave and arrive, ${width} by ${height}`, () => {
        const view = opened(
          scene,
          { movements: [movement], day: dayOf(iso) },
          width,
          height,
          rects,
        );
        const { destinations, starts } = reachOf(scene, [movement]);
        const points = [...destinations, ...starts];
        assert.equal(coveredBy(view, points, rects), 0);
        for (const [lon, lat] of points) {
          const [x, y] = [screenX(view, lon), screenY(view, lat)];
          assert.ok(x > 0 && y > 0 && x < width && y < height);
        }
      });
});
