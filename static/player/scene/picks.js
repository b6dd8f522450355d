/**
 * Whose figure drives the picture: the reader may choose a rival of a claim, and all that rests on it follows.
 * @module picks
 */
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

/** A movement's own track with what a combination of picks changes in it. */
function trackWith(track, changed) {
  return { ...track, ...changed, curves: { ...track.curves, ...changed.curves } };
}

/**
 * @param {Scene} scene decoded; its movements' tracks and its flows' values and claims are replaced in place, since map and
 *   strip hold them
 * @returns {(pick: string[]) => void}
 */
export function createPicks(scene) {
  const originals = new Map(scene.movements.map((movement) => [movement.id, movement.track]));
  const values = new Map(scene.flows.map((flow) => [flow.id, flow.value]));
  const claims = new Map(scene.flows.map((flow) => [flow.id, flow.claim]));
  const made = new Map();
  return (pick) => {
    for (const movement of scene.movements) {
      const track = originals.get(movement.id);
      const pairs = chosenIn(movement, pick);
      const chosen = pairs.map(([, id]) => id);
      const name = chosen.join(" ");
      // Each combination is worked out by the same model as the atlas's own; nothing is scaled here.
      const changed = movement.picked && movement.picked[name];
      if (changed && !made.has(name)) made.set(name, trackWith(track, changed));
      movement.track = changed ? made.get(name) : track;
      for (const flow of scene.index.flowsOfMovement.get(movement.id) || []) {
        const own = values.get(flow.id);
        // A flow is what its claim counts less what parts of it have flows of their own: the changes add up.
        const changes = chosen
          .filter((id) => flow.picked && id in flow.picked)
          .map((id) => flow.picked[id] - own);
        flow.value = changes.reduce((value, change) => value + change, own);
        // who opens the stream finds the count that its number is
        const said = claims.get(flow.id);
        flow.claim = (pairs.find(([id]) => id === said) || [said, said])[1];
      }
    }
  };
}

/** The picks once a claim is chosen; choosing the atlas's own forgets the pick of that dispute. */
export function pickAfter(movement, pick, id) {
  const group = questionsOf(movement).find((ids) => ids.includes(id)) || [];
  const others = pick.filter((claim) => !group.includes(claim));
  return id === group[0] ? others : [...others, id];
}
