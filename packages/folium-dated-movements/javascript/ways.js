/**
 * The ways of a layer: where each stands on a day, and how it is drawn. Width says how many, linearly, under way and
 * arrived alike; a front stands where the first would be if they went evenly.
 * @module ways
 */
import { dashedPen, sheetOf } from "./dashes.js";
import { createHits } from "./hits.js";
import { createSchedule } from "./schedule.js";

/** Pixels: the thinnest way, and how far its pale edge stands out. */
const CORE = 1.5;
const EDGE = 1.25;
const FRONT = 5;
const PALE = "#fff";
/** Dots of a way whose number nobody knows. */
const DOT = 2.5;
const DOTS = [0.1, 5];
/** A way that lies ahead: its dashes, and how wide they are. */
const AHEAD = [2, 5];
const THIN = 1.25;
/** Pixels by which pieces of a way lap. */
const LAP = 1;
/** More names than this at once would hide the map: they are then shown at the pointer only. */
const MOST_NAMES = 8;
/** The same of fronts, and of pale edges: the ways themselves then say enough. */
const MOST_FRONTS = 50;

/**
 * @typedef {object} Dated
 * @property {string} name
 * @property {string} tooltip  shown at the pointer, after name and number
 * @property {string} popup  shown when chosen
 * @property {string} color
 * @property {number|null} people  null = number not stated
 * @property {number} start  first day of leaving
 * @property {number} end  last day of arriving, inclusive
 * @property {[number, number][]} line  latitude, longitude
 */

/**
 * @typedef {{way: any, after: number, tip: number[]}} Piece  of a way, from a tip after one of its points to its tip now
 * @typedef {number[]} Box  left, top, right, bottom
 */

/** The share of its way that a movement has gone by a day: all of it at once if it took a single day. */
export function shareOn({ start, end }, day) {
  if (day < start) return 0;
  return day >= end ? 1 : (day - start) / (end - start);
}

/** Metres from the start of a line to each of its points, on a sphere. */
export function metresAlong(line) {
  const rad = Math.PI / 180;
  const metres = [0];
  for (let n = 1; n < line.length; n += 1) {
    const [[a, b], [c, d]] = [line[n - 1], line[n]];
    const half =
      Math.sin(((c - a) * rad) / 2) ** 2 +
      Math.cos(a * rad) * Math.cos(c * rad) * Math.sin(((d - b) * rad) / 2) ** 2;
    metres.push(metres[n - 1] + 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(half))));
  }
  return metres;
}

/**
 * Where a share of a way ends: after which of its points, and how far towards the next.
 * @param {number[]} metres as `metresAlong` gives them @param {number} share 0..1
 * @returns {{after: number, part: number}}
 */
export function endOf(metres, share) {
  const last = metres.length - 1;
  const goal = metres[last] * share;
  if (share >= 1) return { after: last, part: 0 };
  let [low, high] = [0, last];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (metres[middle] <= goal) low = middle;
    else high = middle - 1;
  }
  const step = low < last ? metres[low + 1] - metres[low] : 0;
  return { after: low, part: step ? (goal - metres[low]) / step : 0 };
}

/**
 * To half a pixel, so that ways of about the same width are drawn together.
 * @param {Dated} movement @param {number} peoplePerPx @returns {number} pixels
 */
export const widthOf = ({ people }, peoplePerPx) =>
  people === null ? CORE : Math.max(CORE, Math.round((2 * people) / peoplePerPx) / 2);

/**
 * @param {Dated[]} movements
 * @param {{peoplePerPx: number, said: (movement: Dated) => string}} options
 */
export function createWays(movements, { peoplePerPx, said }) {
  const ways = movements.map((movement, n) => ({
    n,
    movement,
    metres: metresAlong(movement.line),
    width: widthOf(movement, peoplePerPx),
    /** Pixels of the line's points, x and y in turn. */
    points: new Float64Array(2 * movement.line.length),
    /** What ways that are drawn together have in common. */
    look: `${widthOf(movement, peoplePerPx)} ${movement.color}`,
    isEdged: movements.length <= MOST_FRONTS,
    share: -1,
    after: 0,
    tip: [0, 0],
  }));
  const schedule = createSchedule(ways);
  const hits = createHits(ways);

  /** Places all points anew. @param {(point: [number, number]) => {x: number, y: number}} project */
  function place(project) {
    for (const way of ways) {
      way.movement.line.forEach((point, n) => {
        const { x, y } = project(point);
        way.points[2 * n] = x;
        way.points[2 * n + 1] = y;
      });
      Object.assign(way, tipOf(way, way.share));
    }
    hits.place();
  }

  /**
   * @param {number} day
   * @returns {Piece[]|null} what has been gone since the day shown last; null where some of it was not gone yet
   */
  function show(day) {
    const pieces = [];
    let isBack = false;
    for (const way of schedule.moveTo(day)) {
      const share = shareOn(way.movement, day);
      if (share === way.share) continue;
      isBack ||= share < way.share;
      const { after, tip } = way;
      Object.assign(way, tipOf(way, share), { share });
      pieces.push({ way, after, tip });
    }
    return isBack ? null : pieces;
  }

  /** All ways as they lie ahead, no edge over the dashes of another. @param {CanvasRenderingContext2D} ink */
  function drawAhead(ink) {
    const sheet = sheetOf(ink);
    for (const way of ways) if (way.isEdged) strokeAhead(ink, sheet, way, PALE, EDGE);
    for (const way of ways) strokeAhead(ink, sheet, way, way.movement.color, 0);
  }

  /** All that has been gone. @param {CanvasRenderingContext2D} ink */
  function drawGone(ink) {
    const gone = ways.filter((way) => way.share > 0);
    drawPieces(
      ink,
      gone.map((way) => ({ way, after: 0, tip: [way.points[0], way.points[1]] })),
    );
  }

  /** Whether there are few enough fronts to be drawn. */
  const hasFronts = () => {
    const { length } = schedule.underWay();
    return length > 0 && length <= MOST_FRONTS;
  };

  /**
   * Fronts, and names while they are few.
   * @param {CanvasRenderingContext2D} ink @param {[number, number]} edges  left and right, of the map
   * @returns {Box[]} where they are
   */
  function drawFronts(ink, edges) {
    if (!hasFronts()) return [];
    const underWay = schedule.underWay();
    const boxes = underWay.map((way) => drawFront(ink, way));
    return underWay.length > MOST_NAMES
      ? boxes
      : [...boxes, ...drawNames(ink, underWay, said, edges)];
  }

  /** Where the first of a movement stand. @returns {[number, number]} latitude, longitude */
  function placeOf({ movement: { line }, metres, share }) {
    const { after, part } = endOf(metres, Math.max(0, share));
    const [from, to] = [line[after], line[after + 1] ?? line[after]];
    return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
  }

  /** The movement at a point within reach, of several the one on top. @returns {Dated|null} */
  const at = (point) => hits.at(point)?.movement ?? null;

  /** What is under way, where it is. @returns {{movement: Dated, at: [number, number]}[]} latitude, longitude */
  const fronts = () =>
    schedule.underWay().map((way) => ({ movement: way.movement, at: placeOf(way) }));

  /** @param {Dated} movement @returns {[number, number]} latitude, longitude of its first on the day shown */
  const frontOf = (movement) => placeOf(ways[movements.indexOf(movement)]);

  return { place, show, drawAhead, drawGone, drawFronts, hasFronts, at, fronts, frontOf };
}

/** Where a share of a way ends, in pixels. */
function tipOf({ metres, points }, share) {
  const { after, part } = endOf(metres, share);
  const [at, next] = [2 * after, Math.min(2 * after + 2, points.length - 2)];
  const tip = [0, 1].map(
    (axis) => points[at + axis] + (points[next + axis] - points[at + axis]) * part,
  );
  return { after, tip };
}

/** Dashes that stand out by an edge on all sides. */
function strokeAhead(ink, sheet, { points }, color, edge) {
  ink.lineCap = "butt";
  ink.lineWidth = THIN + 2 * edge;
  ink.strokeStyle = color;
  const [dash, gap] = AHEAD;
  const pen = dashedPen(ink, sheet, [dash + 2 * edge, gap - 2 * edge], edge);
  pen.moveTo(points[0], points[1]);
  for (let n = 2; n < points.length; n += 2) pen.lineTo(points[n], points[n + 1]);
  pen.end();
}

/**
 * Draws pieces, their pale edges below whatever is there already: so it does not matter in how many pieces a way is drawn.
 * Thick ways come first, and ways that look alike are one stroke.
 * @param {CanvasRenderingContext2D} ink @param {Piece[]} pieces
 */
export function drawPieces(ink, pieces) {
  const counted = pieces.filter(({ way }) => way.movement.people !== null);
  const batches = [...alike(counted).values()].sort(([a], [b]) => b.way.width - a.way.width);
  ink.lineJoin = "round";
  ink.lineCap = "butt";
  ink.lineDashOffset = 0;
  ink.setLineDash([]);
  for (const batch of batches) stroke(ink, batch, batch[0].way.width, batch[0].way.movement.color);
  const unknown = pieces.filter(({ way }) => way.movement.people === null);
  // between the dots nothing of the way ahead shows
  if (unknown.length) stroke(ink, unknown, CORE + 2 * EDGE, PALE);
  dot(ink, unknown);
  if (!pieces[0]?.way.isEdged) return;
  ink.globalCompositeOperation = "destination-over";
  for (const batch of batches) stroke(ink, batch, batch[0].way.width + 2 * EDGE, PALE);
  ink.globalCompositeOperation = "source-over";
}

/** Pieces by the look of their ways; `Map.groupBy` is too young for many a browser. @param {Piece[]} pieces */
function alike(pieces) {
  /** @type {Map<string, Piece[]>} */
  const groups = new Map();
  for (const piece of pieces) {
    const group = groups.get(piece.way.look);
    if (group) group.push(piece);
    else groups.set(piece.way.look, [piece]);
  }
  return groups;
}

function stroke(ink, pieces, width, color) {
  ink.beginPath();
  for (const { way, after, tip } of pieces) tracePiece(ink, way, after, tip);
  ink.lineWidth = width;
  ink.strokeStyle = color;
  ink.stroke();
}

/** Each way's dots go on counting where those of its last piece ended. */
function dot(ink, pieces) {
  if (!pieces.length) return;
  const sheet = sheetOf(ink);
  ink.lineCap = "round";
  ink.lineWidth = DOT;
  for (const { way, after, tip } of pieces) {
    ink.strokeStyle = way.movement.color;
    const pen = dashedPen(ink, sheet, DOTS, pixelsTo(way.points, after, tip) - LAP);
    tracePiece(pen, way, after, tip);
    pen.end();
  }
  ink.lineCap = "butt";
}

/** From a little before where the last piece ended, so that no seam shows, to the tip. */
function tracePiece(pen, { points, after: upTo, tip: end }, after, tip) {
  const [x, y] = lapped(points, after, tip);
  pen.moveTo(x, y);
  // between two points the way is straight, and a point more would cost a join
  const isAtPoint = points[2 * after] === tip[0] && points[2 * after + 1] === tip[1];
  if (isAtPoint) pen.lineTo(tip[0], tip[1]);
  for (let n = 2 * after + 2; n <= 2 * upTo; n += 2) pen.lineTo(points[n], points[n + 1]);
  pen.lineTo(end[0], end[1]);
}

/** The point `LAP` pixels before a tip, on the segment that leads to it. */
function lapped(points, after, tip) {
  const [x, y] = tip;
  let at = 2 * after;
  if (points[at] === x && points[at + 1] === y) at = Math.max(0, at - 2);
  const [dx, dy] = [x - points[at], y - points[at + 1]];
  const length = Math.hypot(dx, dy);
  const back = length ? Math.min(1, LAP / length) : 0;
  return [x - dx * back, y - dy * back];
}

/** Pixels from the start of a line to a tip. */
function pixelsTo(points, after, [x, y]) {
  let length = Math.hypot(x - points[2 * after], y - points[2 * after + 1]);
  for (let n = 2; n <= 2 * after; n += 2)
    length += Math.hypot(points[n] - points[n - 2], points[n + 1] - points[n - 1]);
  return length;
}

/** @param {Piece} piece @returns {Box} where it is */
export function boxOf({ way, after, tip }) {
  const margin = way.width / 2 + EDGE + LAP + 1;
  let [left, top] = [Math.min(tip[0], way.tip[0]), Math.min(tip[1], way.tip[1])];
  let [right, bottom] = [Math.max(tip[0], way.tip[0]), Math.max(tip[1], way.tip[1])];
  for (let n = 2 * after + 2; n <= 2 * way.after; n += 2) {
    [left, right] = [Math.min(left, way.points[n]), Math.max(right, way.points[n])];
    [top, bottom] = [Math.min(top, way.points[n + 1]), Math.max(bottom, way.points[n + 1])];
  }
  return [left - margin, top - margin, right + margin, bottom + margin];
}

const radiusOf = ({ width }) => Math.max(FRONT, width / 2 + 2);

/** @returns {Box} */
function drawFront(ink, way) {
  const [x, y] = way.tip;
  const radius = radiusOf(way);
  ink.beginPath();
  ink.arc(x, y, radius, 0, 2 * Math.PI);
  ink.setLineDash([]);
  ink.fillStyle = "#fff";
  ink.fill();
  ink.lineWidth = 2.4;
  ink.strokeStyle = way.movement.color;
  ink.stroke();
  const out = radius + 2.5;
  return [x - out, y - out, x + out, y + out];
}

/**
 * Names beside their fronts: on the left where only there is room; one that would lie on another is left out.
 * @returns {Box[]}
 */
function drawNames(ink, ways, said, [left, right]) {
  ink.font = "600 13px system-ui,Arial,sans-serif";
  ink.textBaseline = "middle";
  // a page may be written from right to left
  ink.textAlign = "left";
  ink.setLineDash([]);
  ink.lineJoin = "round";
  const taken = [];
  for (const way of ways) {
    const words = said(way.movement);
    const [wide, away, y] = [ink.measureText(words).width, radiusOf(way) + 5, way.tip[1]];
    const [before, after] = [way.tip[0] - away - wide, way.tip[0] + away];
    const x = after + wide > right && before >= left ? before : after;
    const box = [x - 4, y - 12, x + wide + 4, y + 12];
    if (taken.some((b) => box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3]))
      continue;
    taken.push(box);
    ink.lineWidth = 4;
    ink.strokeStyle = PALE;
    ink.strokeText(words, x, y);
    ink.fillStyle = "#222";
    ink.fillText(words, x, y);
  }
  return taken;
}
