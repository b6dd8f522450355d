/**
 * Whose figure drives the picture: the reader may choose a rival of a claim, and all that rests on it follows.
 * @module picks
 */
import { indexOf } from "./scene.js";
/** @import { Scene } from "./types.d.ts" */

/** The claims that answer each question, the atlas's own first: the totals, then each other dispute. @returns {string[][]} */
export function questionsOf(movement) {
  if (!movement.whole_claim) return movement.disputes || [];
  const others = (movement.rivals || []).filter((id) => id !== movement.whole_claim);
  return [[movement.whole_claim, ...others], ...(movement.disputes || [])];
}

/** Every claim that a reader may choose. @returns {Set<string>} */
export function choosable(scene) {
  return new Set(scene.movements.flatMap((movement) => questionsOf(movement).flat()));
}

/**
 * What drives the picture in place of the atlas's own: the first pick of each dispute, in the order in which the scene
 * names its combinations.
 * @returns {Array<[string, string]>} the atlas's own claim and the one chosen for it
 */
export function chosenIn(movement, pick) {
  const chosen = questionsOf(movement).map((group) => {
    const id = pick.find((other) => group.includes(other));
    return /** @type {[string, string]} */ ([group[0], id]);
  });
  return chosen.filter(([own, id]) => id && id !== own);
}

/** Picked scenes kept of one: a reader who goes to and fro between a few counts finds them again. */
const MOST_KEPT = 16;

/** Picked scenes of a scene, by the picks. @type {WeakMap<Scene, Map<string, Scene>>} */
const known = new WeakMap();

/**
 * The scene as a reader's picks have it: tracks, and numbers and claims of flows, are those of the claims picked.
 * The scene itself stays as it is; what no pick changes is shared with it.
 * @param {Scene} scene  decoded
 * @param {string[]} pick  ids of claims; one that answers no question changes nothing
 * @returns {Scene} the scene itself where nothing is picked; the same object for the same picks
 */
export function pickedScene(scene, pick) {
  if (!pick.length) return scene;
  let scenes = known.get(scene);
  if (!scenes) known.set(scene, (scenes = new Map()));
  const key = pick.join(" ");
  let picked = scenes.get(key);
  if (!picked) {
    if (scenes.size >= MOST_KEPT) scenes.clear();
    scenes.set(key, (picked = withPicks(scene, pick)));
  }
  return picked;
}

/** @returns {Scene} */
function withPicks(scene, pick) {
  const chosen = new Map(
    scene.movements.map((movement) => [movement.id, chosenIn(movement, pick)]),
  );
  const movements = scene.movements.map((movement) => pickedMovement(movement, chosen));
  const flows = scene.flows.map((flow) => pickedFlow(flow, chosen.get(flow.movement) || []));
  return { ...scene, movements, flows, index: { ...scene.index, ...indexOf(movements, flows) } };
}

/** Each combination is worked out by the same model as the atlas's own; nothing is scaled here. */
function pickedMovement(movement, chosen) {
  const name = chosen
    .get(movement.id)
    .map(([, id]) => id)
    .join(" ");
  const changed = movement.picked && movement.picked[name];
  if (!changed) return movement;
  const curves = { ...movement.track.curves, ...changed.curves };
  return { ...movement, track: { ...movement.track, ...changed, curves } };
}

function pickedFlow(flow, chosen) {
  // A flow is what its claim counts less what parts of it have flows of their own: the changes add up.
  const changes = chosen
    .filter(([, id]) => flow.picked && id in flow.picked)
    .map(([, id]) => flow.picked[id] - flow.value);
  // Who opens the stream finds the count that its number is.
  const replaced = chosen.find(([own]) => own === flow.claim);
  if (!changes.length && !replaced) return flow;
  const value = changes.reduce((sum, change) => sum + change, flow.value);
  return { ...flow, value, claim: replaced ? replaced[1] : flow.claim };
}

/** The picks once a claim is chosen; choosing the atlas's own forgets the pick of that dispute. */
export function pickAfter(movement, pick, id) {
  const group = questionsOf(movement).find((ids) => ids.includes(id)) || [];
  const others = pick.filter((claim) => !group.includes(claim));
  return id === group[0] ? others : [...others, id];
}
