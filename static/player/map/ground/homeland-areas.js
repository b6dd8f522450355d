/**
 * Homelands drawn: their fill says in what state they are; the words say it again.
 * A restored one takes on its colour as its people come back; where nobody counted them it is an outline.
 */
import { mix, PAPER, REPUBLIC_INK, stripes, WHITE } from "../../theme/palette.js";
import { anchorX, anchorY, inView, screenX, screenY, toAnchor } from "../../plane/projection.js";

const AT_HOME = 0.34;
/** At the opening, where no source says how many they were. */
const PALE = 0.17;
/** Radius of a raion known only by its seat, CSS pixels. */
const SEAT = 6;

/** Thin dotted borders of the units among which emptied homelands were divided. @returns {number} drawn */
export function drawParts(context, view, units, cache) {
  toAnchor(context, view);
  context.strokeStyle = REPUBLIC_INK;
  context.lineWidth = 0.8;
  context.setLineDash([1.5, 2]);
  for (const unit of units)
    if (inView(view, unit.bounds)) context.stroke(cache.area(unit.polygons));
  context.setLineDash([]);
  return units.length;
}

/** @returns {number} areas drawn */
export function drawHomelands(context, view, homelands, scene, cache) {
  toAnchor(context, view);
  context.lineJoin = "round";
  let drawn = 0;
  for (const homeland of homelands) {
    if (!inView(view, homeland.unit.bounds)) continue;
    const people = scene.index.people.get(homeland.movement.peoples[0]);
    const path = homeland.unit.points
      ? seats(homeland.unit.points, view)
      : cache.area(homeland.unit.polygons);
    drawHomeland(context, view, homeland, people.colour, path);
    drawn += 1;
  }
  context.setLineDash([]);
  return drawn;
}

function drawHomeland(context, view, homeland, colour, path) {
  const { phase, share, pale } = homeland;
  if (pale) {
    context.fillStyle = mix(colour, PALE);
    context.fill(path, "evenodd");
  } else if (phase !== "unknown" && share !== null) {
    context.fillStyle = fillOf(context, view, phase, share, colour);
    context.fill(path, "evenodd");
  }
  context.setLineDash([]);
  context.strokeStyle = PAPER;
  context.lineWidth = 2.8;
  const isOutline = phase === "unknown" && !pale;
  if (!isOutline) context.stroke(path);
  context.strokeStyle = colour;
  context.lineWidth = isOutline ? 0.9 : 1.4;
  context.setLineDash(phase === "emptied" ? [3.2, 2.4] : []);
  context.stroke(path);
}

/** Seats of raions whose borders no source gives: a disc each. */
function seats(points, view) {
  const path = new Path2D();
  for (let i = 0; i < points.length; i += 2) {
    const x = screenX(view, points[i]) - anchorX(view);
    const y = screenY(view, points[i + 1]) - anchorY(view);
    path.moveTo(x + SEAT, y);
    path.arc(x, y, SEAT, 0, Math.PI * 2);
  }
  return path;
}

function fillOf(context, view, phase, share, colour) {
  if (phase === "emptied") return WHITE;
  if (phase === "emptying") return stripes(context, colour, WHITE, share, 6, view.dpr);
  // Stripes would say that it is being emptied. As many steps as these have, so that it is not drawn anew each day.
  return mix(colour, phase === "restored" ? (AT_HOME * Math.round(share * 24)) / 24 : AT_HOME);
}
