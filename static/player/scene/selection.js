/** What a reader has selected: a type and an id of the scene. */

/** Whether the scene has the thing selected. */
export function isKnown(scene, { type, id }) {
  const known = {
    movement: scene.index.movement,
    event: scene.index.event,
    flow: scene.index.flow,
  };
  if (type === "claim") return Object.hasOwn(scene.claims, id);
  if (type === "place") return Object.hasOwn(scene.places, id);
  return Object.hasOwn(known, type) && known[type].has(id);
}
