/** The streams of each movement and direction, and the legs that they share, as the scene has them: who owns which leg. */
/** @import { Group, Piece } from "./types.d.ts" */

/**
 * @param {any} group  as the file has it
 * @param {any} scene  of which flows, routes and index are decoded
 * @returns {Group}
 */
export function decodeGroup(group, scene) {
  const movement = scene.index.movement.get(group.movement);
  return {
    movement,
    direction: group.direction,
    peoples: movement.peoples.map((id) => scene.index.people.get(id)),
    members: group.flows,
    first: group.first,
    last: group.last,
    pieces: group.pieces.flatMap((row) => decodeRow(row, scene)),
  };
}

/** So many legs in a row that the same flows run. @returns {Piece[]} */
function decodeRow([status, legs, ...runs], scene) {
  const nth = (n) => runs.map(([flow, leg]) => [flow, leg + n]);
  return Array.from({ length: legs }, (_, n) => decodePiece(status, nth(n), scene));
}

/**
 * @param {string} status
 * @param {number[][]} runs  flows with the leg's place in the route of each; the first one's route owns the piece
 * @param {any} scene
 * @returns {Piece}
 */
function decodePiece(status, runs, scene) {
  const stretches = runs.map(([number, leg]) => {
    const { route, reverse } = scene.flows[number];
    const { km, spans } = scene.routes[route];
    const { from, to } = spans[leg];
    return reverse
      ? { from, to, start: km - to, end: km - from }
      : { from, to, start: from, end: to };
  });
  const owner = scene.flows[runs[0][0]];
  return {
    route: owner.route,
    from: stretches[0].from,
    to: stretches[0].to,
    status,
    flip: !!owner.reverse,
    flows: runs.map(([number]) => number),
    starts: stretches.map(({ start }) => start),
    ends: stretches.map(({ end }) => end),
  };
}
