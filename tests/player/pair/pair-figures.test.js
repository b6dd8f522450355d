import assert from "node:assert/strict";
import { test } from "node:test";
import { stateOf } from "../../../static/player/day/evaluate.js";
import { pairFigures } from "../../../static/player/pair/pair-figures.js";
import { pairNumber } from "../../../static/player/pair/pair-number.js";
import { ALL, daysOf, movementOf, whoOf } from "../../../static/player/pair/pair-state.js";
import { dayOf } from "../../../static/player/time/days.js";
import { amount } from "../../../static/player/words/ranges.js";
import { wordsOf } from "../../../static/player/words/vocabulary.js";
import { brief, movementName } from "../../../static/player/words/wording.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();
const pairOf = (kind, left, right, on, then = on, figures = "people") => ({
  ...{ kind, left, right, figures, map: null, playing: false, dragging: false },
  ...{ presenting: false, pace: "day", day: dayOf(on), distance: dayOf(then) - dayOf(on) },
});
const PAIRS = [
  pairOf("peoples", "balkars-1944", "kalmyks-1943", "1944-03-12"),
  pairOf("dates", "koreans-1937", "", "1937-09-20", "1949-01-01"),
  pairOf("return", "kalmyks-1943", "", "1944-01-05", "1957-02-12"),
  pairOf("peoples", "kazakhs-1928", ALL, "1946-01-01"),
  pairOf("peoples", "karachais-1943", "chechens-ingush-1944", "1943-01-01"),
];
const shares = (pair) => ({ ...pair, figures: "share" });
const rowsOf = (pair) => pairFigures(scene, pair).parts.flatMap(({ rows }) => rows);
const rowOf = (pair, name) => rowsOf(pair).find((row) => row.name === name);

test("the number that stands in large over a map is in its column, with its range", () => {
  let compared = 0;
  for (const pair of [...PAIRS, ...PAIRS.map(shares)]) {
    const days = daysOf(pair);
    whoOf(pair).forEach((who, n) => {
      const { figure } = pairNumber(scene, who, days[n], pair.figures);
      if (figure === wordsOf(scene, "remark", "unknown")) return;
      const lines = rowsOf(pair).flatMap(({ cells }) => cells[n]);
      assert.ok(
        lines.some((line) => line.replace("All peoples: ", "").startsWith(figure)),
        `${who}: ${figure} in ${lines.join("; ")}`,
      );
      compared += 1;
    });
  }
  assert.ok(compared > 10);
});

test("every state with people in it is a row that begins with its number", () => {
  for (const pair of PAIRS) {
    const rows = rowsOf(pair);
    whoOf(pair).forEach((who, n) => {
      const movement = movementOf(scene, who);
      if (!movement?.track) return;
      const state = stateOf(scene, who, daysOf(pair)[n]);
      for (const key of ["home", "under_way", "in_exile", "returned"]) {
        if (!state[key]?.value) continue;
        const told = amount(scene, state[key]);
        assert.ok(
          rows.some(({ cells }) => cells[n][0].startsWith(told)),
          `${who} ${key}: ${told}`,
        );
      }
    });
  }
});

test("each region that the map counts has its number, of the people whose it is", () => {
  const pair = pairOf("peoples", "crimean-tatars-1944", ALL, "1946-01-01");
  const { exile } = stateOf(scene, "crimean-tatars-1944", pair.day);
  const name = movementName(scene, movementOf(scene, "crimean-tatars-1944"));
  const known = Object.entries(exile).filter(([place, held]) => place in scene.places && held);
  assert.ok(known.length);
  for (const [place, held] of known) {
    const row = rowsOf(pair).find((each) => each.name.startsWith(brief(scene.places[place].name)));
    const told = row?.cells.map((lines) => lines.join()) ?? [];
    assert.ok(told[0].startsWith(amount(scene, held)), told[0]);
    assert.ok(told[1].includes(`${name}: ${amount(scene, held)}`), told[1]);
  }
});

test("both columns say whose they are and of which day, and no cell is empty", () => {
  const [, , back, kazakhs, before] = PAIRS;
  assert.deepEqual(pairFigures(scene, back).columns, [
    "Kalmyks, day 9 of the removal, 5 January 1944",
    "Kalmyks, day 9 of the return, 12 February 1957",
  ]);
  assert.ok(rowOf(back, "in exile, or not back"), "a state is named as on the maps");
  assert.match(rowOf(kazakhs, "without a total").cells[0][0], /^1,300,000 persons died/);
  assert.match(rowOf(before, "at home").cells[0][0], /, of those taken later$/);
  for (const pair of PAIRS)
    for (const { name, cells } of rowsOf(pair)) {
      assert.ok(name);
      assert.equal(cells.length, 2);
      assert.ok(cells.flat().every(Boolean) && cells.every((lines) => lines.length));
    }
});

test("deaths beyond the normal are no share of those who were taken", () => {
  const pair = pairOf("peoples", "karachais-1943", "chechens-ingush-1944", "1960-01-01");
  const excess = rowOf(shares(pair), wordsOf(scene, "state", "excess_dead"));
  assert.ok(excess.cells.flat().every((line) => !line.includes("per cent")));
});
