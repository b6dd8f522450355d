/**
 * Homelands by state: at home, emptying, emptied, restored. Fill says what state; the words say it again.
 * A restored one takes on its colour as its people come back; where nobody counted them it is an outline.
 */
import { mix, PAPER, REPUBLIC_INK, stripes, WHITE } from "../theme/palette.js";
import { anchorX, anchorY, inView, screenX, screenY, toAnchor } from "../plane/projection.js";
import { unitOn, validOn } from "../scene/scene.js";
import { parts } from "../time/days.js";
import { monthYear } from "../words/wording.js";
/** @import { Homeland } from "../scene/types.d.ts" */

const AT_HOME = 0.34;
/** Radius of a raion known only by its seat, CSS pixels. */
const SEAT = 6;
/** @type {[number, string][]} */
const SHARES = [
  [0.9, "most still at home"],
  [0.7, "about three quarters still at home"],
  [0.58, "about two thirds still at home"],
  [0.42, "about half still at home"],
  [0.29, "about a third still at home"],
  [0.2, "about a quarter still at home"],
  [0.08, "fewer than a fifth still at home"],
  [0, "hardly anyone still at home"],
];

/** @returns {Homeland[]} */
export function homelandsOn(scene, movement, day, state) {
  const territories = movement.territories || [];
  const restored = territories.filter((t) => t.role === "restored" && validOn(t, day));
  if (restored.length)
    return withUnits(
      scene,
      movement,
      restored,
      day,
      "restored",
      backOf(state),
      restoredWords(restored[0]),
    );
  // Dissolved units have no homeland entry of that day: the last shape of the homeland stays, emptied.
  const asOf = Math.min(day, movement.start);
  const listed = territories.filter((t) => t.role === "homeland" && validOn(t, asOf));
  const own = listed.length ? listed : [{ place: movement.homeland }];
  const share =
    state.home && state.whole && state.whole.value ? state.home.value / state.whole.value : null;
  if (share === null) {
    const over = day > (movement.return_end == null ? movement.end : movement.return_end);
    return over ? [] : withUnits(scene, movement, own, asOf, "unknown", 0, "");
  }
  return framed(phased(scene, movement, own, asOf, day, share));
}

/** Which part of the living is back, as far as they were counted; null where nobody counted. */
function backOf(state) {
  if (!state.returned || !state.whole) return null;
  const others = [state.in_exile, state.elsewhere, state.not_stated, state.under_way, state.taken];
  const living = others.reduce((total, q) => total + (q ? q.value : 0), state.returned.value);
  return living ? state.returned.value / living : null;
}

/** @param {number} share  0..1 */
const wordsOf = (share) =>
  (SHARES.find(([least]) => share >= least) ?? SHARES[SHARES.length - 1])[1];

function phased(scene, movement, own, asOf, day, share) {
  if (share >= 1) return withUnits(scene, movement, own, asOf, "home", 1, "at home");
  if (share > 0) return withUnits(scene, movement, own, asOf, "emptying", share, wordsOf(share));
  const dissolved = movement.territories.some((t) => t.role === "dissolved" && validOn(t, day));
  return withUnits(scene, movement, own, asOf, "emptied", 0, emptiedWords(movement, dissolved));
}

/** Where one homeland lies inside another (raions in a krai) only the inner one is filled; the outer is its frame. */
function framed(homelands) {
  // A unit without a shape has the bounds of nothing, and nothing lies inside everything.
  const inside = (a, b) => a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];
  return homelands
    .map((outer) => {
      const holdsOther = homelands.some(
        (inner) => inner !== outer && inside(inner.unit.bounds, outer.unit.bounds),
      );
      if (!holdsOther) return outer;
      return outer.phase === "emptied" ? null : { ...outer, phase: "unknown" };
    })
    .filter(Boolean);
}

function withUnits(scene, movement, territories, day, phase, share, words) {
  const found = [];
  for (const { place } of territories) {
    const unit = unitOn(scene, place, day);
    if (unit) found.push({ movement, unit, place, phase, share, words });
  }
  return found;
}

function restoredWords(territory) {
  return territory.from == null ? "restored" : `restored, borders of ${parts(territory.from).y}`;
}

/** Nobody is at home from the day on which the last were taken: its month is told, not that of a later count. */
function emptiedWords(movement, dissolved) {
  return dissolved ? "emptied, abolished" : `emptied ${monthYear(movement.track.emptied)}`;
}

/** Units among which the land of an emptied homeland was divided on the day. */
export function partsOn(scene, movement, day) {
  const parts = (movement.territories || []).filter(
    (t) => t.role === "dissolved" && validOn(t, day),
  );
  const units = parts.map((t) => unitOn(scene, t.place, day));
  return units.filter((unit) => unit && unit.layer === "homeland");
}

/** Thin dotted borders of those parts. */
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
  const { phase, share } = homeland;
  if (phase !== "unknown" && share !== null) {
    context.fillStyle = fillOf(context, view, phase, share, colour);
    context.fill(path, "evenodd");
  }
  context.setLineDash([]);
  context.strokeStyle = PAPER;
  context.lineWidth = 2.8;
  if (phase !== "unknown") context.stroke(path);
  context.strokeStyle = colour;
  context.lineWidth = phase === "unknown" ? 0.9 : 1.4;
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
