/**
 * The ground: land and water, then borders, rivers and railways valid on the day.
 *
 * Kept as three sheets: the tints of regions lie over `land` and under the others, and `waters` hardly ever change.
 * A sheet is drawn again only when the view or the era (the set of valid items) changes.
 */
import { GROUND } from "../../theme/palette.js";
import { inView, toAnchor, toScreen } from "../../plane/projection.js";
import { boundsOf, validOn } from "../../scene/scene.js";
/** @import { Base } from "../../scene/types.d.ts" */

const BORDER_STYLE = {
  state: { colour: GROUND.stateBorder, width: 1.3, dash: [] },
  republic: { colour: GROUND.republicBorder, width: 0.9, dash: [5, 2, 1, 2] },
  region: { colour: GROUND.regionBorder, width: 0.8, dash: [] },
};

/** @type {("land"|"waters"|"lines")[]} */
const PARTS = ["land", "waters", "lines"];

/** Kinds of land outside the union. */
const ABROAD = new Set(["elsewhere", "abroad", "foreign", "other"]);

/** Regional borders and railways would only be clutter when a region is a few pixels wide. */
const DETAIL_SCALE = 256 * 2 ** 3.2;

function withBounds(items, of) {
  return items.map((item) => ({ ...item, bounds: of(item) }));
}

function lineBounds(item) {
  return boundsOf([[item.line]]);
}

/** @param {Base} base  the decoded base of the scene */
export function createBasemap(base) {
  const land = base.land.flatMap(split);
  const lakes = withBounds(base.lakes, (lake) => boundsOf(lake.polygons));
  const rivers = withBounds(base.rivers, lineBounds);
  const borders = withBounds(base.borders, lineBounds);
  const railways = withBounds(base.railways, lineBounds);
  const changes = new WeakMap();

  /** Days on which something in a view changes, each part apart. */
  function changesIn(view) {
    let found = changes.get(view);
    if (found) return found;
    const fine = view.scale >= DETAIL_SCALE;
    const seen = (item) => inView(view, item.bounds, 2);
    const shown = borders.filter((border) => fine || border.kind !== "region");
    const parts = {
      land,
      waters: [...lakes, ...rivers],
      lines: [...shown, ...(fine ? railways : [])],
    };
    found = Object.fromEntries(
      Object.entries(parts).map(([part, items]) => [part, changeDays(items.filter(seen))]),
    );
    changes.set(view, found);
    return found;
  }

  /**
   * Number of changes of a part before or on a day: two days of one era look alike in the view.
   * @param {"land"|"waters"|"lines"} part
   */
  function era(part, view, day) {
    const days = changesIn(view)[part];
    let count = 0;
    while (count < days.length && days[count] <= day) count += 1;
    return count;
  }

  function drawLand(context, view, cache, day) {
    toScreen(context, view);
    context.fillStyle = GROUND.water;
    context.fillRect(0, 0, view.width, view.height);
    toAnchor(context, view);
    context.lineJoin = "round";
    const shown = land.filter((item) => validOn(item, day) && inView(view, item.bounds));
    // The coast is stroked first: the fills then cover it wherever two pieces of land meet.
    context.strokeStyle = GROUND.coast;
    context.lineWidth = 1.7;
    for (const item of shown) context.stroke(cache.area(item.polygons));
    for (const item of shown) {
      context.fillStyle = ABROAD.has(item.kind) ? GROUND.elsewhere : GROUND.ussr;
      context.fill(cache.area(item.polygons), "evenodd");
    }
  }

  function drawWaters(context, view, cache, day) {
    toAnchor(context, view);
    context.lineJoin = "round";
    context.lineCap = "butt";
    strokeAll(context, view, cache, rivers, day, GROUND.river, 0.9, []);
    drawLakes(context, view, cache, lakes, day);
  }

  function drawLines(context, view, cache, day) {
    toAnchor(context, view);
    context.lineJoin = "round";
    context.lineCap = "butt";
    const fine = view.scale >= DETAIL_SCALE;
    for (const kind of ["region", "republic", "state"]) {
      if (kind === "region" && !fine) continue;
      const style = BORDER_STYLE[kind];
      const some = borders.filter((border) => border.kind === kind);
      strokeAll(context, view, cache, some, day, style.colour, style.width, style.dash);
    }
    if (fine) strokeAll(context, view, cache, railways, day, GROUND.rail, 0.8, []);
  }

  /** All of an era, for telling whether a picture must be drawn again. */
  const eras = (view, day) => PARTS.map((part) => era(part, view, day)).join(".");

  return { eras, era, drawLand, drawWaters, drawLines, labels: base.labels };
}

function changeDays(items) {
  const days = new Set();
  for (const item of items) {
    if (item.from != null) days.add(item.from);
    if (item.to != null) days.add(item.to + 1);
  }
  return [...days].sort((a, b) => a - b);
}

/** One item a polygon, so that islands out of view cost nothing. */
function split(item) {
  return item.polygons.map((rings) => ({ ...item, polygons: [rings], bounds: boundsOf([rings]) }));
}

function strokeAll(context, view, cache, items, day, colour, width, dash) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash);
  for (const item of items) {
    if (validOn(item, day) && inView(view, item.bounds)) context.stroke(cache.line(item.line));
  }
  context.setLineDash([]);
}

function drawLakes(context, view, cache, lakes, day) {
  context.fillStyle = GROUND.water;
  context.strokeStyle = GROUND.coast;
  context.lineWidth = 0.8;
  for (const lake of lakes) {
    if (!validOn(lake, day) || !inView(view, lake.bounds)) continue;
    const path = cache.area(lake.polygons);
    context.fill(path, "evenodd");
    context.stroke(path);
  }
}
