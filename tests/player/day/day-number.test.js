import assert from "node:assert/strict";
import { test } from "node:test";
import { dayNumber } from "../../../static/player/day/day-number.js";
import { stateOf } from "../../../static/player/day/evaluate.js";
import { dayOf } from "../../../static/player/time/days.js";
import { amount, spread } from "../../../static/player/words/ranges.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();
const CI = "chechens-ingush-1944";
const on = (iso, id = CI) => dayNumber(scene, scene.index.movement.get(id), dayOf(iso));
const quantity = (iso, key) => stateOf(scene, CI, dayOf(iso))[key];

test("the number is that of the state that the day is about", () => {
  for (const [iso, key] of [
    ["1940-01-01", "home"],
    ["1944-02-26", "under_way"],
    ["1948-06-01", "in_exile"],
    ["1957-06-01", "returned"],
  ]) {
    const { figure, known } = on(iso);
    const counted = quantity(iso, key);
    const { basis } = counted;
    assert.equal(figure, amount(scene, counted), iso);
    assert.equal(known.includes(basis), basis === "interpolated" || basis === "estimated", iso);
    const told = spread(scene, counted);
    assert.equal(known.endsWith(told ? `, ${told}` : basis), told !== "" || known !== "", iso);
  }
});

test("those who were to be taken are not given as all who lived there before", () => {
  assert.equal(on("1928-01-01").state, "at home, of those taken later");
  assert.equal(on("1944-02-26").state, "on the way");
});

test("no number is made up where no source gives one", () => {
  for (const movement of scene.movements) {
    for (let day = 0; day <= scene.last_day; day += 97) {
      const told = dayNumber(scene, movement, day);
      if (told) assert.match(told.figure, /\d/, `${movement.id} ${day}`);
    }
  }
  assert.equal(on("1932-06-01", "kazakhs-1928"), null);
});

test("a bound from above alone is not the number of the day", () => {
  assert.ok(stateOf(scene, "crimean-tatars-1944", dayOf("1944-06-20")).in_exile.high > 0);
  assert.equal(on("1944-06-20", "crimean-tatars-1944"), null);
});
