import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  dayTold,
  fitted,
  isElsewhere,
  isStrayed,
  movementsTold,
  paceOf,
  pictureOf,
  saidBeside,
} from "../../../static/player/story/telling.js";
import { openingPicture } from "../../../static/player/shell/address-query.js";
import { dayOf } from "../../../static/player/time/days.js";
import { atlasScene } from "../atlas-scene.js";

const SIZE = { width: 960, height: 450 };
const scene = atlasScene();
const ZOOMS = scene.address.zooms;
const [movement] = scene.movements;
const MAP = { lon: 61, lat: 48.5, zoom: 4.3 };
const at = `movement=${movement.id}&map=61.000,48.500,4.30&select=movement:${movement.id}`;
const stands = { address: `date=1943-11-02&${at}`, plays: null };
const plays = {
  address: `date=1943-11-03&${at}`,
  plays: [dayOf("1943-11-03"), dayOf("1943-11-10")],
};
const period = { address: `date=1937-08-21&to=1941-10-31&view=period&${at}`, plays: null };
const told = (step, atEnd = true) => pictureOf(scene, step, { size: SIZE, atEnd });

describe("a step", () => {
  test("sets the whole picture, whatever was on", () => {
    const picture = told(stands);
    assert.deepEqual(picture, {
      day: dayOf("1943-11-02"),
      to: null,
      view: "day",
      movements: [movement.id],
      selected: { type: "movement", id: movement.id },
      basis: "people",
      pick: [],
      map: MAP,
      stop: null,
      playing: false,
      dragging: false,
    });
  });
  test("that plays begins on its first day, ends on its last and stops there", () => {
    assert.equal(told(plays, false).day, dayOf("1943-11-03"));
    assert.equal(told(plays).day, dayOf("1943-11-10"));
    assert.equal(told(plays).stop, dayOf("1943-11-10"));
  });
  test("gives the numbers of its last day, and of its movements", () => {
    assert.equal(dayTold(scene, stands), dayOf("1943-11-02"));
    assert.equal(dayTold(scene, plays), dayOf("1943-11-10"));
    assert.equal(dayTold(scene, period), dayOf("1941-10-31"));
    assert.deepEqual(movementsTold(scene, plays), [movement.id]);
  });
});

describe("the camera", () => {
  test("shows the same land on a smaller map, and at most a little closer on a larger one", () => {
    const zoom = (map, width, height) => fitted(map, { width, height }, ZOOMS).zoom;
    assert.equal(zoom(MAP, 480, 450), 3.3);
    assert.equal(zoom(MAP, 960, 225), 3.3);
    assert.equal(zoom(MAP, 9600, 4500), 5.3);
  });
  test("never asks for a zoom that the map has not", () => {
    const [least, most] = ZOOMS;
    assert.equal(fitted({ ...MAP, zoom: 2.4 }, { width: 300, height: 200 }, ZOOMS).zoom, least);
    assert.equal(fitted({ ...MAP, zoom: 8.6 }, { width: 1920, height: 900 }, ZOOMS).zoom, most);
  });
  test("is left as it is where there is none, and on a map without a size", () => {
    assert.equal(fitted(null, SIZE, ZOOMS), null);
    assert.equal(fitted(MAP, { width: 0, height: 0 }, ZOOMS), MAP);
  });
});

describe("an address beside a step", () => {
  const picture = told(plays);
  const said = (patch) => saidBeside({ ...openingPicture(scene), ...patch }, picture, scene);
  test("that says nothing leaves the step's picture", () => assert.deepEqual(said({}), {}));
  test("wins with what it opens, its day and its peoples", () => {
    const patch = {
      selected: { type: "claim", id: "x" },
      day: dayOf("1943-11-05"),
      movements: scene.movements.slice(0, 2).map(({ id }) => id),
    };
    assert.deepEqual(said(patch), patch);
  });
  test("has the step's map where a screen of another size has only another zoom", () => {
    assert.deepEqual(said({ map: { ...MAP, zoom: 2.6 } }), {});
    assert.deepEqual(said({ map: { ...MAP, lon: 62 } }), { map: { ...MAP, lon: 62 } });
  });
});

test("days are played at the pace that takes nearest to ten seconds", () => {
  const pace = (days) => paceOf([5000, 5000 + days]);
  assert.deepEqual([1, 8, 14, 30, 93, 255, 736, 1826, 12_000].map(pace), [
    "day",
    "day",
    "day",
    "week",
    "week",
    "month",
    "month",
    "year",
    "year",
  ]);
});

describe("a reader has strayed", () => {
  const strayed = (step, patch) => {
    const picture = told(step);
    return isStrayed({ ...picture, ...patch }, picture, step.plays);
  };
  test("nowhere at first", () => {
    for (const step of [stands, plays, period]) assert.equal(strayed(step, {}), false);
  });
  test("by the clock, but not to a day that the step plays", () => {
    assert.equal(strayed(stands, { day: dayOf("1943-11-03") }), true);
    assert.equal(strayed(plays, { day: dayOf("1943-11-05"), playing: true }), false);
    assert.equal(strayed(plays, { day: dayOf("1943-11-11") }), true);
    assert.equal(strayed(plays, { day: dayOf("1943-11-02") }), true);
  });
  test("by the map, the view, the peoples, a pick or the end of a period", () => {
    assert.equal(strayed(stands, { map: { ...MAP, lon: 62 } }), true);
    assert.equal(strayed(stands, { map: null }), true);
    assert.equal(strayed(stands, { view: "all" }), true);
    assert.equal(strayed(stands, { movements: [] }), true);
    assert.equal(strayed(stands, { pick: ["x"] }), true);
    assert.equal(strayed(period, { to: dayOf("1941-10-30") }), true);
    assert.equal(strayed(stands, { to: dayOf("1961-12-30") }), false);
  });
  test("by opening something else, not by closing what the step marks", () => {
    const picture = told(stands);
    const other = { ...picture, selected: { type: "claim", id: "x" } };
    assert.equal(isElsewhere(other, picture), true);
    assert.equal(isStrayed(other, picture, null), true);
    assert.equal(strayed(stands, { selected: null }), false);
  });
});
