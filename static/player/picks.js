/**
 * Whose figure drives the picture: the reader may choose a rival total, and all that rests on it follows.
 * @module picks
 */

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
      // Each rival's track is worked out by the same model as the atlas's own; nothing is scaled here.
      movement.track = (movement.picked && movement.picked[id]) || track;
    }
  };
}

/** The picks once a rival of a movement is chosen; choosing the atlas's own total forgets the pick. */
export function pickAfter(movement, pick, id) {
  const others = pick.filter((claim) => !(movement.rivals || []).includes(claim));
  return id === movement.whole_claim ? others : [...others, id];
}
