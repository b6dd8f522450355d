/**
 * Whose figure drives the picture: the reader may choose a rival total, and all that rests on it follows.
 * @module picks
 */

/** Cumulative curves that end at the whole of a movement. */
const BOUND_TO_WHOLE = ["removed", "loaded", "arrived"];

/** Knots at the old whole move to the new one; no earlier count may exceed it. */
function rebound(curve, old, value) {
  const held = (n) => (n === null || n === undefined ? n : n === old ? value : Math.min(n, value));
  return curve.map(([day, count, low, high, ...rest]) => [day, held(count), held(low), held(high), ...rest]);
}

/** The track of a movement as if another count were its whole. */
function trackWith(track, id, claim) {
  const {whole, curves} = track;
  const next = {...curves};
  for (const name of BOUND_TO_WHOLE) if (curves[name]) next[name] = rebound(curves[name], whole.value, claim.value);
  const low = Math.min(whole.low ?? whole.value, claim.value);
  const high = Math.max(whole.high ?? whole.value, claim.value);
  return {...track, whole: {...whole, value: claim.value, low, high, claim: id}, curves: next};
}

/** The rival of a movement that the reader picked, if any. */
export function pickedRival(movement, pick) {
  return (movement.rivals || []).find((id) => pick.includes(id)) || movement.whole_claim;
}

/**
 * @param {object} scene decoded; its movements' tracks are replaced in place, since map and strip hold them
 * @returns {(pick: string[]) => void}
 */
export function createPicks(scene) {
  const originals = new Map(scene.movements.map((movement) => [movement.id, movement.track]));
  return (pick) => {
    for (const movement of scene.movements) {
      const track = originals.get(movement.id);
      const id = pickedRival(movement, pick);
      const claim = id && scene.claims[id];
      const chosen = track && track.whole && claim && claim.value != null && id !== movement.whole_claim;
      movement.track = chosen ? trackWith(track, id, claim) : track;
    }
  };
}

/** The picks once a rival of a movement is chosen; choosing the atlas's own total forgets the pick. */
export function pickAfter(movement, pick, id) {
  const others = pick.filter((claim) => !(movement.rivals || []).includes(claim));
  return id === movement.whole_claim ? others : [...others, id];
}
