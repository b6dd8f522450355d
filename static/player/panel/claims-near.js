/**
 * Which claims are about what is selected, and which of them about the time around a day.
 * @module claims-near
 */
/** @import { Claim } from "../scene/types.d.ts" */

/** Claims within this many days of the day are those of the day. */
const NEAR_DAYS = 31;
const UNITS = ["persons", "echelons", "families", "households", "farms"];

/** Days between a claim's span and a day; 0 inside it. */
function gapTo(claim, day) {
  if (claim.from == null && claim.to == null) return Infinity;
  const from = claim.from ?? claim.to;
  const to = claim.to ?? claim.from;
  return day < from ? from - day : day > to ? day - to : 0;
}

const unitRank = (claim) => (UNITS.indexOf(claim.unit) + UNITS.length + 1) % (UNITS.length + 1);
const rankRank = (claim) => ["preferred", "normal", "deprecated"].indexOf(claim.rank);

/**
 * Of people without a total the dead first, then those who never came back (atlas/words/whereabouts.py); the claims that
 * drive the picture before their rivals; persons first, then echelons.
 */
function inReadingOrder(a, b) {
  return (
    (a.order ?? 0) - (b.order ?? 0) ||
    rankRank(a) - rankRank(b) ||
    unitRank(a) - unitRank(b) ||
    (a.to ?? 1e9) - (b.to ?? 1e9)
  );
}

/** Claims about the thing selected. */
function claimsOf(scene, selected) {
  const all = Object.entries(scene.claims).map(([id, claim]) => ({ id, ...claim }));
  const { type, id } = selected;
  if (type === "claim") return all.filter((claim) => claim.id === id);
  if (type === "place") return all.filter((claim) => claim.place === id);
  if (type === "movement") return all.filter((claim) => claim.movement === id);
  if (type === "event") {
    const event = scene.index.event.get(id);
    return all.filter((claim) => claim.event === id || (event && event.claims.includes(claim.id)));
  }
  const flow = scene.index.flow.get(id);
  if (!flow) return [];
  return all.filter(
    (claim) =>
      claim.id === flow.claim ||
      (claim.movement === flow.movement && claim.place === flow.destination),
  );
}

/**
 * Claims of a selection, those near the day apart from the others.
 * @returns {{near: (Claim & {id: string})[], other: (Claim & {id: string})[]}}
 */
export function claimsNear(scene, selected, day) {
  const claims = claimsOf(scene, selected);
  const whole = selected.type === "event" || selected.type === "claim" || selected.type === "flow";
  const near = claims.filter(
    (claim) => claim.rank !== "deprecated" && (whole || gapTo(claim, day) <= NEAR_DAYS),
  );
  const other = claims
    .filter((claim) => !near.includes(claim))
    .sort((a, b) => gapTo(a, day) - gapTo(b, day) || inReadingOrder(a, b));
  near.sort(inReadingOrder);
  // nothing was counted near this day: the last count before it is shown instead
  if (!near.length && other.length) {
    const past = other.filter((claim) => (claim.to ?? claim.from ?? Infinity) <= day);
    const latest = past[0] || other[0];
    return {
      near: other
        .filter((claim) => claim.to === latest.to && claim.movement === latest.movement)
        .sort(inReadingOrder),
      other: other.filter((claim) => claim.to !== latest.to || claim.movement !== latest.movement),
    };
  }
  return { near, other };
}
