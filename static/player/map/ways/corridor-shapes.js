/** Corridors of caravans and flight drawn: soft and tapering with a dotted edge, never a line and never on rails. */
import { projectLine, simplify } from "../../plane/paths.js";
import { veil } from "../../theme/palette.js";
import { anchorX, anchorY, inView, toAnchor } from "../../plane/projection.js";
import { drawSigns } from "./corridor-signs.js";
/** @import { Corridor } from "../../scene/types.d.ts" */

/** Widths at the start of a corridor alone, and of one beside others (corridor-lanes.js), CSS pixels. */
const WIDE = 30;
const LANE = 12;
/** What of it is left at the end. */
const TAPER = 0.6;
/** From the middle of a lane to that of the next one. */
const APART = 13;

/**
 * Shapes of corridors (day/corridors.js) at one scale; forgets them when it changes.
 * @param {Map<number, number>} lanes lanes to the right of its way, by the index of a corridor
 */
export function createCorridors(lanes) {
  let scale = 0;
  const shapes = new Map();

  function shapeOf(corridor, view) {
    if (view.scale !== scale) shapes.clear();
    scale = view.scale;
    let shape = shapes.get(corridor);
    if (!shape)
      shapes.set(
        corridor,
        (shape = shapeCorridor(corridor.line, scale, lanes.get(corridor.index))),
      );
    return shape;
  }

  /** @param {Corridor[]} now  the corridors to draw @param {number} part  0..1 of ink @returns {number} drawn */
  function draw(context, view, now, part) {
    toAnchor(context, view);
    const seen = now.filter((corridor) => inView(view, corridor.bounds, WIDE));
    const united = new Map();
    for (const corridor of seen) {
      const { colour } = corridor.people;
      if (!united.has(colour)) united.set(colour, new Path2D());
      united.get(colour).addPath(shapeOf(corridor, view).path);
    }
    // One fill for all of a people: where ways cross nobody counted twice as many.
    for (const [colour, path] of united) {
      context.fillStyle = veil(colour, part);
      context.fill(path, "nonzero");
    }
    context.lineWidth = 1.2;
    context.lineCap = "round";
    context.setLineDash([0, 4]);
    for (const corridor of seen) {
      context.strokeStyle = veil(corridor.people.colour, 0.55);
      context.stroke(shapeOf(corridor, view).path);
    }
    context.setLineDash([]);
    context.lineCap = "butt";
    return seen.length;
  }

  /** Which way they lead; this moves with the days, so it is drawn each time. @returns {number} drawn */
  function drawWays(context, view, frame, still) {
    const seen = frame.corridors
      .filter((corridor) => inView(view, corridor.bounds, WIDE))
      .map((corridor) => ({ corridor, ...shapeOf(corridor, view) }));
    return drawSigns(context, view, seen, { day: frame.day, still });
  }

  /** The corridor under a point of the screen, the shortest if several cross there. */
  function at(context, view, now, x, y) {
    context.setTransform(1, 0, 0, 1, 0, 0);
    const over = now.filter((corridor) =>
      context.isPointInPath(shapeOf(corridor, view).path, x - anchorX(view), y - anchorY(view)),
    );
    return over.sort((a, b) => shapeOf(a, view).length - shapeOf(b, view).length)[0] || null;
  }

  return { draw, drawWays, shapeOf, at };
}

/** Corner cutting (Chaikin, twice): people did not turn at a drawn vertex. */
function soften(xy) {
  let points = xy;
  for (let round = 0; round < 2; round += 1) {
    const next = [points[0], points[1]];
    for (let i = 0; i + 3 < points.length; i += 2) {
      for (const t of [0.25, 0.75]) {
        next.push(
          points[i] + (points[i + 2] - points[i]) * t,
          points[i + 1] + (points[i + 3] - points[i + 1]) * t,
        );
      }
    }
    next.push(points[points.length - 2], points[points.length - 1]);
    points = next;
  }
  return points;
}

/** Lines to the right of a line, each its own number of pixels away at each point. @param {number[]} xy */
function beside(xy, ...distances) {
  const count = xy.length / 2;
  const lines = distances.map(() => /** @type {[number, number][]} */ ([]));
  for (let n = 0; n < count; n += 1) {
    const a = Math.max(0, n - 1);
    const b = Math.min(count - 1, n + 1);
    const dx = xy[2 * b] - xy[2 * a];
    const dy = xy[2 * b + 1] - xy[2 * a + 1];
    const run = Math.hypot(dx, dy) || 1;
    distances.forEach((distance, k) => {
      const away = distance(n) / run;
      lines[k].push([xy[2 * n] - dy * away, xy[2 * n + 1] + dx * away]);
    });
  }
  return lines;
}

/** How far along a line each of its points lies. @param {number[]} xy */
function runsOf(xy) {
  const runs = [0];
  for (let n = 1; n < xy.length / 2; n += 1)
    runs.push(runs[n - 1] + Math.hypot(xy[2 * n] - xy[2 * n - 2], xy[2 * n + 1] - xy[2 * n - 1]));
  return runs;
}

/** @param {number} [lane] lanes to the right of the way; undefined: it is alone */
function shapeCorridor(line, scale, lane) {
  const projected = projectLine(line, scale);
  const kept = simplify(projected, 3);
  const way = soften(kept.flatMap((n) => [projected[2 * n], projected[2 * n + 1]]));
  const xy = lane ? beside(way, () => lane * APART)[0].flat() : way;
  const runs = runsOf(xy);
  const length = runs[runs.length - 1] || 1;
  // A short corridor is no wider than it is long.
  const most = Math.min(lane === undefined ? WIDE : LANE, Math.max(8, length * 0.6));
  const half = (n) => (most * (1 - (1 - TAPER) * (runs[n] / length))) / 2;
  const [right, left] = beside(xy, half, (n) => -half(n));
  const outline = [...right, ...left.reverse()];
  // All outlines turn the same way, so that several filled together unite instead of cutting holes.
  if (turn(outline) < 0) outline.reverse();
  const path = new Path2D();
  outline.forEach(([x, y], n) => (n ? path.lineTo(x, y) : path.moveTo(x, y)));
  path.closePath();
  const middle = 2 * ((xy.length / 2) >> 1);
  return { path, x: xy[middle], y: xy[middle + 1], length, spine: { xy, runs }, width: most };
}

/** Twice the signed area. */
function turn(outline) {
  return outline.reduce((sum, [x, y], n) => {
    const [nextX, nextY] = outline[(n + 1) % outline.length];
    return sum + x * nextY - nextX * y;
  }, 0);
}
