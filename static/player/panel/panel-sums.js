/**
 * The notes below the counts of a movement: the arithmetic, who is left out, and shares that are not counts.
 * @module panel-sums
 */
import { element } from "../dom/elements.js";
import { say } from "../language/say.js";
import { curveOn } from "../day/quantities.js";
import { claimsOfMovement } from "../scene/movement-claims.js";
import { references, statusBadge } from "./references.js";
import { listed, number } from "../words/wording.js";

/** Measures that give the share of a people that was home again. */
const SHARES = new Set(["share-returned", "share-in-homeland"]);

/** "at home: 494,456 − 333,739", for each count that is a difference of two documented ones. */
export function arithmetic(movement, state, day, words) {
  const { curves, whole } = movement.track;
  const at = (name) => curveOn(curves[name], day);
  const removed = at("removed");
  const loaded = at("loaded");
  const derived = (quantity) => quantity && quantity.basis === "derived" && quantity.value > 0;
  const minus = (a, b) => `${number(a)} − ${number(b)}`;
  const lines = [];
  if (derived(state.home) && removed)
    lines.push(`${words("home")} = ${minus(whole.value, removed.value)}`);
  if (derived(state.taken) && removed && loaded)
    lines.push(`${words("taken")} = ${minus(removed.value, loaded.value)}`);
  return lines.length ? element("p", { class: "xr-sums" }, lines.join("; ")) : null;
}

/** The only places where the dead are counted. */
export function leastText(scene, state) {
  if (!state.dead_in.length) return null;
  const places = listed(state.dead_in.map((id) => scene.places[id].name));
  const text = say(
    "Of the dead only those in {places} are counted: so many had died at the least.",
    { places },
  );
  return element("p", { class: "xr-sums" }, text);
}

/** A share alone is not a count: it is given in words, with its source, and never multiplied out. */
export function shareLine(scene, movement, day) {
  const shares = claimsOfMovement(scene, movement.id).filter(
    (claim) =>
      SHARES.has(claim.measure) && claim.unit === "percent" && (claim.from ?? Infinity) <= day,
  );
  const last = shares.sort(
    (a, b) =>
      Number(b.from) - Number(a.from) ||
      Number(b.rank === "preferred") - Number(a.rank === "preferred"),
  )[0];
  if (!last) return null;
  const said = references(last.sources, scene.sources);
  return element(
    "p",
    { class: "xr-share" },
    last.text,
    ". ",
    element("small", {}, statusBadge(scene, last.status[2]), " ", said),
  );
}
