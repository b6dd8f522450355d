/**
 * Fronts: where the first echelons are. One ring for streams that are close together, one card a movement.
 */
import { INK, PAPER, SECOND_INK, WHITE } from "../../theme/palette.js";
import { anchorX, anchorY, toScreen } from "../../plane/projection.js";
import { markedOn } from "../../day/leading.js";
import { shareBackWords } from "../../day/homelands.js";
import { leastOf } from "../../day/quantities.js";
import { many, say } from "../../language/say.js";
import { amount, spread } from "../../words/ranges.js";
import { spotAt } from "../ways/tracks.js";
import { wordsOf } from "../../words/vocabulary.js";
import { names } from "../../words/wording.js";
/** @import { Front, Rect } from "../../scene/types.d.ts" */

const NEAR = 24;
const RING = 5;
/** CSS pixels between a card's words and its edge. */
export const CARD_PAD = 7;
/** How far a card's words keep from the edge of the map: its frame belongs on the map too. */
export const CARD_EDGE = CARD_PAD + 3;

/** @returns {Front[]} */
export function frontsOn(view, streams, tracks, frame) {
  const { scene } = frame;
  const fronts = [];
  const marked = markedOn(scene, streams, frame);
  for (const group of streams.groups) {
    const members = group.members.filter((i) => marked.has(i));
    const rings = ringsOf(scene, view, streams, tracks, members);
    if (rings.length) fronts.push({ group, rings, ...wayOf(scene, view, tracks, group) });
  }
  return fronts;
}

function ringsOf(scene, view, streams, tracks, members) {
  const rings = [];
  for (const i of members) {
    const flow = scene.flows[i];
    const route = scene.routes[flow.route];
    const track = tracks.of(flow.route, flow.movement);
    const km = flow.reverse ? route.km - streams.head[i] : streams.head[i];
    const { x, y } = onScreen(view, spotAt(track, track.km, km));
    const ring = rings.find((other) => Math.hypot(other.x - x, other.y - y) < NEAR);
    // of a way home those who are back so far: it is the number on its card
    const { value: counted } = flow.direction === "homeward" ? streams.counted[i] : flow;
    const value = counted || 0;
    if (!ring)
      rings.push({ x, y, flows: [flow], value, most: value, arrived: streams.head[i] >= route.km });
    else joinRing(ring, flow, value, x, y);
  }
  return rings.sort((a, b) => b.value - a.value);
}

const onScreen = (view, spot) => ({ x: spot.x + anchorX(view), y: spot.y + anchorY(view) });

/** The middle of the fullest stream's way, and of a way home its end: it is a way out reversed. */
function wayOf(scene, view, tracks, { members }) {
  const fullest = members
    .map((i) => scene.flows[i])
    .reduce((best, flow) => ((flow.value || 0) > (best.value || 0) ? flow : best));
  const track = tracks.of(fullest.route, fullest.movement);
  const at = (km) => onScreen(view, spotAt(track, track.km, km));
  return {
    middle: at(scene.routes[fullest.route].km / 2),
    home: fullest.reverse ? at(0) : null,
  };
}

/**
 * Where a card belongs: to the fullest ring that is seen, or where it stands already to the nearest; how many are back
 * home, to their home.
 * @param {{standing?: Rect|null, inset?: Rect|null}} [around]  where the card stands, and what covers a part of the view
 * @returns {{x: number, y: number}|null}  null where that is out of view
 */
export function cardSpot(view, { group, rings, home }, state, around = {}) {
  const { standing = null, inset = null } = around;
  const seen = (spot) => {
    const { x, y } = spot;
    const covered = inset !== null && distanceTo(inset, spot) === 0;
    return !covered && x > 0 && y > 0 && x < view.width && y < view.height;
  };
  if (group.direction === "homeward" && state.returned && leastOf(state.returned))
    return home && seen(home) ? home : null;
  const shown = rings.filter(seen);
  if (!standing || !shown.length) return shown[0] || null;
  return shown.reduce((best, ring) =>
    distanceTo(standing, ring) < distanceTo(standing, best) ? ring : best,
  );
}

/** CSS pixels from a rectangle to a point. */
export function distanceTo(rect, { x, y }) {
  const across = Math.max(rect.x - x, 0, x - rect.x - rect.width);
  const down = Math.max(rect.y - y, 0, y - rect.y - rect.height);
  return Math.hypot(across, down);
}

/** The ring stands at the fullest of its streams. */
function joinRing(ring, flow, value, x, y) {
  ring.flows.push(flow);
  ring.value += value;
  if (value > ring.most) Object.assign(ring, { most: value, x, y });
}

/**
 * The words of a front's card, as rows of cells; "here" is at the ring to which it leads.
 * @param {{ring?: import("../../scene/types.d.ts").Ring, terse?: boolean, day?: number}} [manner]  `terse`: other
 *   points are not counted, so that the card keeps its size from day to day
 * @returns {import("../labels/letters.js").Block}
 */
export function cardOf(scene, front, state, small, manner = {}) {
  const { ring = front.rings[0], terse = false, day = -Infinity } = manner;
  const { group, rings } = front;
  /** @type {import("../labels/letters.js").Cell[][]} */
  const rows = [
    [{ marks: group.peoples, text: names(group.peoples), size: 13, weight: 700, colour: INK }],
  ];
  rows.push(numberRow(scene, group, state, { rings, day }));
  const known = knownRow(scene, group, state);
  if (known) rows.push([{ text: known, size: small ? 10 : 11, italic: true, colour: SECOND_INK }]);
  if (!small)
    rows.push([
      { text: statusWords(scene, front, ring, terse), size: 11, italic: true, colour: SECOND_INK },
    ]);
  return { rows, align: "left", halo: null };
}

/** The number that a card leads with. "At most so many" would read as if it were one: then it is not stated. */
function numberRow(scene, group, state, { rings, day }) {
  if (group.direction === "onward")
    return [{ text: say("moved on; number not stated"), size: 12.5, colour: INK }];
  const cells = (quantity, words) => [
    { text: amount(scene, quantity), size: 12.5, weight: 700, colour: INK, gap: 4 },
    { text: words, size: 12.5, colour: INK },
  ];
  if (group.direction === "homeward") {
    const returned = state.returned;
    if (returned && leastOf(returned)) return cells(returned, say("back home so far"));
    const text =
      shareBackWords(scene, group.movement, day) ?? say("on the way home; number not stated");
    return [{ text, size: 12.5, colour: INK }];
  }
  const mode = modeWords(rings[0].flows[0].mode);
  if (state.under_way && leastOf(state.under_way)) return cells(state.under_way, mode);
  return [{ text: say("{mode}; number not stated", { mode }), size: 12.5, colour: INK }];
}

function modeWords(mode) {
  const words = {
    rail: say("on trains"),
    truck: say("in lorries"),
    barge: say("on barges"),
    ship: say("on ships"),
  };
  return words[mode] || say("on the way");
}

/** How the card's number is known. It stands on every day, so that the card keeps its size while the clock runs. */
function knownRow(scene, group, state) {
  const quantity =
    group.direction === "homeward"
      ? state.returned
      : group.direction === "outward"
        ? state.under_way
        : null;
  if (!quantity || !quantity.value) return null;
  const told = spread(scene, quantity);
  const basis = wordsOf(scene, "basis", quantity.basis);
  return told
    ? say("number {basis}, {range}", { basis, range: told })
    : say("number {basis}", { basis });
}

function statusWords(scene, { group, rings }, { flows, arrived }, terse) {
  const status = wordsOf(scene, "status", statusOf(flows));
  if (group.direction === "homeward") return say("the way out, reversed: {status}", { status });
  if (rings.every((ring) => ring.arrived))
    return say("the rest still on the way: {status}", { status });
  const words = flows[0].mode === "rail" ? echelonWords : firstWords;
  return words(Boolean(arrived), terse ? 0 : rings.length - 1, { status });
}

/** Where the first trains are; of several rings, at how many other points others are. */
function echelonWords(arrived, others, status) {
  if (others && arrived)
    return many(
      "first echelons here and at {count} other point: {status}",
      "first echelons here and at {count} other points: {status}",
      others,
      status,
    );
  if (others)
    return many(
      "first echelons about here and at {count} other point: {status}",
      "first echelons about here and at {count} other points: {status}",
      others,
      status,
    );
  return arrived
    ? say("first echelons here: {status}", status)
    : say("first echelons about here: {status}", status);
}

/** The same of those who are not on trains. */
function firstWords(arrived, others, status) {
  if (others && arrived)
    return many(
      "the first here and at {count} other point: {status}",
      "the first here and at {count} other points: {status}",
      others,
      status,
    );
  if (others)
    return many(
      "the first about here and at {count} other point: {status}",
      "the first about here and at {count} other points: {status}",
      others,
      status,
    );
  return arrived
    ? say("the first here: {status}", status)
    : say("the first about here: {status}", status);
}

/** How well the worst known of these streams is known. */
export function statusOf(flows) {
  const least = ["schematic", "derived"].find((status) =>
    flows.some((flow) => flow.status === status),
  );
  return least || "documented";
}

/** The box of a card: its words and what is between them and the edge. */
export function cardBox(rect) {
  return {
    x: rect.x - CARD_PAD,
    y: rect.y - CARD_PAD + 1,
    width: rect.width + CARD_PAD * 2,
    height: rect.height + CARD_PAD * 2 - 2,
  };
}

/** Draws the leaders first, that none runs over another movement's card, then the boxes; their words are drawn with the labels. */
export function drawCards(context, cards) {
  context.setLineDash([]);
  context.strokeStyle = INK;
  context.lineWidth = 1;
  for (const { spot, rect } of cards) if (spot) drawLeader(context, spot, cardBox(rect));
  for (const { lines, rect } of cards) {
    const box = cardBox(rect);
    const [{ front }, ...others] = lines;
    // each line of a list is that of its own front
    for (const line of lines)
      line.front.box = others.length ? { ...box, y: line.y, height: line.height } : box;
    context.beginPath();
    context.roundRect(box.x, box.y, box.width, box.height, 3);
    context.fillStyle = WHITE;
    context.fill();
    context.strokeStyle = others.length ? INK : front.group.peoples[0].colour;
    context.lineWidth = others.length ? 1.2 : 1.6;
    context.stroke();
  }
}

function drawLeader(context, spot, { x, y, width, height }) {
  context.beginPath();
  context.moveTo(spot.x, spot.y);
  context.lineTo(
    Math.max(x + 4, Math.min(x + width - 4, spot.x)),
    Math.max(y + 2, Math.min(y + height - 2, spot.y)),
  );
  context.stroke();
}

/** @returns {number} rings drawn */
export function drawRings(context, view, fronts) {
  toScreen(context, view);
  context.setLineDash([]);
  let drawn = 0;
  for (const { group, rings } of fronts) {
    for (const ring of rings) {
      context.beginPath();
      context.arc(ring.x, ring.y, RING, 0, Math.PI * 2);
      context.strokeStyle = PAPER;
      context.lineWidth = 5.5;
      context.stroke();
      context.fillStyle = WHITE;
      context.fill();
      context.strokeStyle = group.peoples[0].colour;
      context.lineWidth = 2.4;
      context.stroke();
      drawn += 1;
    }
  }
  return drawn;
}
