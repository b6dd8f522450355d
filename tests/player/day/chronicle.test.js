import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  eventsOfYear,
  landOn,
  lawOn,
  noReturnOn,
  placesOn,
  vitalsOf,
} from "../../../static/player/day/chronicle.js";
import { dayOf, parts } from "../../../static/player/time/days.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();
const movement = (id) => scene.index.movement.get(id);

describe("the events of a year", () => {
  const events = eventsOfYear(scene, ["chechens-ingush-1944"], dayOf("1957-05-05"));
  test("are of that year, in order", () => {
    assert.ok(events.length > 3);
    assert.ok(events.every(({ start }) => parts(start).y === 1957));
    assert.deepEqual(
      events.map(({ start }) => start),
      events.map(({ start }) => start).sort((a, b) => a - b),
    );
  });
  test("are of nobody else", () =>
    assert.ok(
      events.every(
        ({ movement: id, peoples }) =>
          id === "chechens-ingush-1944" || (!id && peoples.includes("chechens")),
      ),
    ));
});

describe("the law of a day", () => {
  const law = (id, date) => lawOn(scene, movement(id), dayOf(date))?.id ?? null;
  test("is the last that was laid down", () => {
    assert.equal(law("karachais-1943", "1949-01-01"), "kar-forever-1948");
    assert.equal(law("karachais-1943", "1948-11-25"), "gen-clauses-1945-01-08");
    assert.equal(law("karachais-1943", "1956-07-16"), "kar-release-1956-07-16");
  });
  test("is for those who fled no trial of persons", () =>
    assert.equal(scene.index.event.get(law("kazakhs-1928", "1935-04-01")).kind, "decree"));
});

describe("births and deaths", () => {
  const vitals = (id, date) => vitalsOf(scene, movement(id), dayOf(date));
  test("are of the year first, then of longer times", () => {
    const ids = vitals("kalmyks-1943", "1945-06-01").map(({ measure, unit }) =>
      [measure, unit].join(),
    );
    assert.deepEqual(ids.slice(0, 2), ["born-in-year,children", "died-in-year,children"]);
    assert.ok(ids.includes("died,persons"));
  });
  test("of an alien year are none", () =>
    assert.deepEqual(vitals("koreans-1937", "1950-06-01"), []));
  test("of others too come last and name them", () => {
    const found = vitals("karachais-1943", "1946-06-01");
    assert.equal(found[0].movement, "karachais-1943");
    assert.ok(found.slice(1).some((claim) => !claim.movement));
  });
});

describe("a people that was not let home", () => {
  const later = (id, date) => noReturnOn(scene, movement(id), dayOf(date));
  test("is told of from its release on, with the first return after the atlas ends", () => {
    assert.equal(later("crimean-tatars-1944", "1956-04-27"), null);
    assert.equal(later("crimean-tatars-1944", "1956-04-28").later.kind, "return");
    assert.deepEqual(later("koreans-1937", "1960-01-01"), { later: null });
  });
  test("is none that returned", () => assert.equal(later("karachais-1943", "1960-01-01"), null));
});

describe("where they were", () => {
  test("has the fullest place first, and tells an old count by its year", () => {
    const places = placesOn(scene, movement("chechens-ingush-1944"), dayOf("1950-10-15"));
    const sizes = places.map(({ held: [{ value, last }] }) => value ?? last?.value ?? -1);
    assert.deepEqual(
      sizes,
      [...sizes].sort((a, b) => b - a),
    );
    assert.ok(places.length > 2);
  });
});

describe("the homeland", () => {
  const land = (id, date) => landOn(scene, movement(id), dayOf(date));
  test("is emptied, and lies in others", () => {
    const { places, among } = land("chechens-ingush-1944", "1950-10-15");
    assert.deepEqual(places, [["Chechen-Ingush ASSR", "emptied, abolished"]]);
    assert.ok(among.length > 1 && !among.includes("Chechen-Ingush ASSR"));
  });
  test("is restored", () =>
    assert.match(land("chechens-ingush-1944", "1959-01-01").places[0][1], /^restored/));
});
