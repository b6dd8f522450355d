/**
 * The numbers of two maps beside each other: for each people in all, by what had become of them, and by region.
 * @module pair-figures
 */
import { takenLater } from "../day/day-number.js";
import { stateOf } from "../day/evaluate.js";
import { regionsOn } from "../day/regions.js";
import { stateNameOn } from "../day/state-names.js";
import { say } from "../language/say.js";
import { heldNumber, regionName } from "../map/things.js";
import { isOpen, openWords, statesTold } from "../panel/panel-counts.js";
import { datedInShort } from "../panel/panel-dated.js";
import { STACK } from "../theme/palette.js";
import { knownAmount, spread } from "../words/ranges.js";
import { idsOf, stateName, wordsOf } from "../words/vocabulary.js";
import { movementName } from "../words/wording.js";
import { either, pairNumber, shareOf, shareWords } from "./pair-number.js";
import { daysOf, movementOf, shownOf, whoOf } from "./pair-state.js";
import { clockWords, nameOf } from "./pair-words.js";
/** @import { Movement, PairState, Quantity, Scene, State } from "../scene/types.d.ts" */

/**
 * @typedef {{name: string, cells: string[][]}} Row  of each side the lines of its cell
 * @typedef {{name: string, rows: Row[]}} Part
 * @typedef {{movement: Movement, state: State, keys: string[]}} Counted  keys: the states worth a line
 * @typedef {{who: string, day: number, isAll: boolean, figures: PairState["figures"], counted: Counted[]}} Side
 */

/** One people, or all who had been taken by the day. @param {Scene} scene @param {PairState} state @returns {Side[]} */
function sidesOf(scene, state) {
  const days = daysOf(state);
  return whoOf(state).map((who, n) => {
    const day = days[n];
    const isAll = movementOf(scene, who) === null;
    const shown = scene.movements.filter(({ id }) => shownOf(scene, who).includes(id));
    const counted = shown
      .filter(({ start }) => !isAll || start <= day)
      .map((movement) => {
        const own = stateOf(scene, movement.id, day);
        const keys = own.whole ? statesTold(scene, movement, own, day) : [];
        return { movement, state: own, keys };
      });
    return { who, day, isAll, figures: state.figures, counted };
  });
}

/** Says whose a line is where there are several. */
const lineOf = (scene, { isAll }, movement, text) =>
  isAll ? `${movementName(scene, movement)}: ${text}` : text;

const basisWords = (scene, { basis }) => wordsOf(scene, "basis", basis);

/** "48.2 per cent (47.9–48.4), derived" @param {Scene} scene @param {Quantity} quantity @param {Quantity} whole */
function knownShare(scene, quantity, whole) {
  const share = { ...shareOf(quantity, whole), basis: quantity.basis };
  const ranged = spread(scene, share);
  return `${shareWords(scene, share)}${ranged ? ` (${ranged})` : ""}, ${basisWords(scene, share)}`;
}

/** One state of one people, as the panel has it. @param {Scene} scene @param {Side} side @param {Counted} counted */
function countWords(scene, { figures, day }, { movement, state, keys }, key) {
  const quantity = state[key];
  // nobody is a number too, though not worth a line of its own
  const isNobody = quantity?.value === 0;
  if (!isNobody && (!keys.includes(key) || isOpen(key, quantity)))
    return openWords(scene, key === "in_exile" ? state.last_living : null);
  if (isNobody) return "0";
  // deaths beyond the normal and those beyond the whole are no share of it
  if (figures === "people" || !STACK.includes(key)) {
    const later = key === "home" ? takenLater(movement, day) : "";
    return `${knownAmount(scene, quantity)}${later}`;
  }
  if (!state.whole?.value) return wordsOf(scene, "remark", "unknown");
  return knownShare(scene, quantity, state.whole);
}

/** @param {Scene} scene @param {Side} side @param {string} key @returns {string[]} */
function stateCell(scene, side, key) {
  const { isAll, who, day, figures } = side;
  const own = side.counted.filter(({ keys }) => !isAll || keys.includes(key));
  const lines = own.map((counted) =>
    lineOf(scene, side, counted.movement, countWords(scene, side, counted, key)),
  );
  if (!isAll || key !== "in_exile" || figures === "share") return lines;
  const { figure, of } = pairNumber(scene, who, day, figures);
  return [say("All peoples: {figure} {of}", { figure, of }), ...lines];
}

/** The name of a state is not the same on both sides where one of them is free. */
function stateRow(scene, sides, key) {
  const names = sides.flatMap(({ isAll, day, counted }) => {
    const own = counted.filter(({ keys }) => keys.includes(key));
    if (isAll && own.length) return stateName(scene, key);
    return own.map(({ movement }) => stateNameOn(scene, movement, day, key));
  });
  const cells = sides.map((side) => stateCell(scene, side, key));
  return { name: either([...new Set(names)]), cells };
}

/** Of how many the states are. */
function wholeRow(scene, sides) {
  const cells = sides.map((side) =>
    side.counted.map(({ movement, state: { whole } }) => {
      const words = whole ? knownAmount(scene, whole) : openWords(scene, null);
      return lineOf(scene, side, movement, words);
    }),
  );
  return { name: say("in all"), cells };
}

/** Peoples without a total are counted at single dates. @returns {Row[]} */
function datedRows(scene, sides) {
  const cells = sides.map((side) =>
    side.counted
      .filter(({ state }) => !state.whole)
      .map(({ movement }) =>
        lineOf(scene, side, movement, datedInShort(scene, movement, side.day)),
      ),
  );
  const isNeeded = cells.some((lines) => lines.length);
  if (!isNeeded) return [];
  const told = cells.map((lines) => (lines.length ? lines : [say("has a total")]));
  return [{ name: say("without a total"), cells: told }];
}

/** @returns {Row[]} the regions of the left map, then those of the right one alone */
function regionRows(scene, sides) {
  const found = sides.map((side) => {
    const { day, counted } = side;
    const movements = counted.map(({ movement }) => movement);
    const regions = regionsOn(scene, movements, day, (id) => stateOf(scene, id, day));
    const lines = ({ held }) =>
      held.map((each) => lineOf(scene, side, each.movement, heldNumber(scene, each)));
    return new Map(regions.map((region) => [regionName(scene, region), lines(region)]));
  });
  const names = new Set(found.flatMap((regions) => [...regions.keys()]));
  return [...names].map((name) => ({
    name,
    cells: found.map((regions) => regions.get(name) ?? []),
  }));
}

/**
 * What both maps show, in numbers with their ranges; how many people regions hold is in people in shares too, as on the
 * map.
 * @param {Scene} scene @param {PairState} state
 * @returns {{columns: string[], parts: Part[]}} columns: whose each side is, and its day
 */
export function pairFigures(scene, state) {
  const sides = sidesOf(scene, state);
  const told = new Set(sides.flatMap(({ counted }) => counted.flatMap(({ keys }) => keys)));
  const keys = idsOf(scene, "state").filter((key) => told.has(key));
  const clocks = clockWords(scene, state);
  const columns = whoOf(state).map((who, n) =>
    [nameOf(scene, who), clocks[n].large, clocks[n].small].filter(Boolean).join(", "),
  );
  const states = [
    wholeRow(scene, sides),
    ...keys.map((key) => stateRow(scene, sides, key)),
    ...datedRows(scene, sides),
  ];
  const share = state.figures === "share";
  const parts = [
    { name: share ? say("Shares of all who were taken") : say("Numbers of people"), rows: states },
    { name: say("People held, by region"), rows: regionRows(scene, sides) },
  ];
  return { columns, parts: parts.filter(({ rows }) => rows.length).map(filled) };
}

/** No cell is empty: nobody of that side may have been counted. @param {Part} part */
const filled = ({ name, rows }) => ({
  name,
  rows: rows.map((row) => ({
    ...row,
    cells: row.cells.map((lines) => (lines.length ? lines : [say("no count")])),
  })),
});
