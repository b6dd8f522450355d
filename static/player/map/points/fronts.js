/**
 * Fronts: where the first echelons are. One ring for streams that are close together, one card a movement.
 */
import { INK, PAPER, SECOND_INK, WHITE } from "../../theme/palette.js";
import { anchorX, anchorY, toScreen } from "../../plane/projection.js";
import { markedOn } from "../../day/leading.js";
import { leastOf } from "../../day/quantities.js";
import { amount, isTold, spread } from "../../words/ranges.js";
import { spotAt } from "../ways/tracks.js";
import { names } from "../../words/wording.js";
/** @import { Front } from "../../scene/types.d.ts" */

const NEAR = 24;
const RING = 5;
/** CSS pixels between a card's words and its edge. */
const CARD_PAD = 7;
/** How far a card's words keep from the edge of the map: its frame belongs on the map too. */
export const CARD_EDGE = CARD_PAD + 3;

/** @returns {Front[]} */
export function frontsOn(view, streams, tracks, frame) {
  const { scene } = frame;
  const fronts = [];
  const marked = markedOn(scene, streams, frame);
  for (const group of streams.groups) {
    const rings = ringsOf(
      scene,
      view,
      streams,
      tracks,
      group.members.filter((i) => marked.has(i)),
    );
    if (rings.length) fronts.push({ group, rings, home: homeOf(scene, view, tracks, group) });
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
    const value = flow.value || 0;
    if (!ring)
      rings.push({ x, y, flows: [flow], value, most: value, arrived: streams.head[i] >= route.km });
    else joinRing(ring, flow, value, x, y);
  }
  return rings.sort((a, b) => b.value - a.value);
}

const onScreen = (view, spot) => ({ x: spot.x + anchorX(view), y: spot.y + anchorY(view) });

/** A way home is a way out reversed: it ends where that begins. */
function homeOf(scene, view, tracks, { members }) {
  const fullest = members
    .map((i) => scene.flows[i])
    .reduce((best, flow) => ((flow.value || 0) > (best.value || 0) ? flow : best));
  if (!fullest.reverse) return null;
  const track = tracks.of(fullest.route, fullest.movement);
  return onScreen(view, spotAt(track, track.km, 0));
}

/**
 * Where a card belongs: to the fullest ring that is seen; how many are back home, to their home.
 * @returns {{x: number, y: number}|null}  null where that is out of view
 */
export function cardSpot(view, { group, rings, home }, state) {
  const seen = ({ x, y }) => x > 0 && y > 0 && x < view.width && y < view.height;
  if (group.direction === "homeward" && state.returned && leastOf(state.returned))
    return home && seen(home) ? home : null;
  return rings.find(seen) || null;
}

/** The ring stands at the fullest of its streams. */
function joinRing(ring, flow, value, x, y) {
  ring.flows.push(flow);
  ring.value += value;
  if (value > ring.most) Object.assign(ring, { most: value, x, y });
}

/**
 * The words of a front's card, as rows of cells.
 * @returns {import("../labels/labels.js").Block}
 */
export function cardOf(scene, front, state, small) {
  const { group, rings } = front;
  /** @type {import("../labels/labels.js").Cell[][]} */
  const rows = [
    [{ marks: group.peoples, text: names(group.peoples), size: 13, weight: 700, colour: INK }],
  ];
  rows.push(numberRow(scene, group, state, rings));
  const known = knownRow(scene, group, state);
  if (known) rows.push([{ text: known, size: small ? 10 : 11, italic: true, colour: SECOND_INK }]);
  if (!small) rows.push([{ text: statusWords(front), size: 11, italic: true, colour: SECOND_INK }]);
  return { rows, align: "left", halo: null };
}

function numberRow(scene, group, state, rings) {
  if (group.direction === "onward")
    return [{ text: "moved on; number not stated", size: 12.5, colour: INK }];
  const cells = (quantity, words) => [
    { text: amount(scene, quantity), size: 12.5, weight: 700, colour: INK, gap: 4 },
    { text: words, size: 12.5, colour: INK },
  ];
  if (group.direction === "homeward") {
    const returned = state.returned;
    return returned && isTold("returned", returned)
      ? cells(returned, "back home so far")
      : [{ text: "on the way home; number not stated", size: 12.5, colour: INK }];
  }
  const mode = rings[0].flows[0].mode;
  const words =
    { rail: "on trains", truck: "in lorries", barge: "on barges", ship: "on ships" }[mode] ||
    "on the way";
  if (state.under_way && isTold("under_way", state.under_way)) return cells(state.under_way, words);
  return [{ text: `${words}; number not stated`, size: 12.5, colour: INK }];
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
  return `number ${quantity.basis}${told ? `, ${told}` : ""}`;
}

function statusWords({ group, rings }) {
  const { flows, arrived } = rings[0];
  const status = statusOf(flows);
  if (group.direction === "homeward") return `the way out, reversed: ${status}`;
  const rail = flows[0].mode === "rail";
  if (rings.every((ring) => ring.arrived)) return `the rest still on the way: ${status}`;
  const others =
    rings.length > 1 ? ` and at ${rings.length - 1} other point${rings.length > 2 ? "s" : ""}` : "";
  return `${rail ? "first echelons" : "the first"} ${arrived ? "here" : "about here"}${others}: ${status}`;
}

function statusOf(flows) {
  const least = ["schematic", "derived"].find((status) =>
    flows.some((flow) => flow.status === status),
  );
  return least || "documented";
}

/** Where a card may stand around its spot: farther and farther away. */
export function cardAnchors(spot) {
  const anchors = [];
  for (const gap of [18, 44, 80, 120, 170, 230]) {
    const d = gap * 0.75;
    anchors.push(
      { x: spot.x + d, y: spot.y + gap, ax: 1, ay: 1 },
      { x: spot.x + gap, y: spot.y, ax: 1, ay: 0 },
      { x: spot.x, y: spot.y + gap, ax: 0, ay: 1 },
      { x: spot.x - d, y: spot.y + gap, ax: -1, ay: 1 },
      { x: spot.x - gap, y: spot.y, ax: -1, ay: 0 },
      { x: spot.x + d, y: spot.y - gap, ax: 1, ay: -1 },
      { x: spot.x, y: spot.y - gap, ax: 0, ay: -1 },
      { x: spot.x - d, y: spot.y - gap, ax: -1, ay: -1 },
    );
  }
  return anchors;
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
  for (const { spot, rect } of cards) {
    const { x, y, width, height } = cardBox(rect);
    context.beginPath();
    context.moveTo(spot.x, spot.y);
    context.lineTo(
      Math.max(x + 4, Math.min(x + width - 4, spot.x)),
      Math.max(y + 2, Math.min(y + height - 2, spot.y)),
    );
    context.stroke();
  }
  for (const { front, rect } of cards) {
    front.box = cardBox(rect);
    context.beginPath();
    context.roundRect(front.box.x, front.box.y, front.box.width, front.box.height, 3);
    context.fillStyle = WHITE;
    context.fill();
    context.strokeStyle = front.group.peoples[0].colour;
    context.lineWidth = 1.6;
    context.stroke();
  }
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
