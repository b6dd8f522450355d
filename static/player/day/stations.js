/** Stations along the journeys shown; how many of them a scale can hold is for whoever draws them. */

/** @import { Run, Scene } from "../scene/types.d.ts" */

/**
 * @typedef {{place: string, documented: boolean, rank: number, run: Run, km: number}} Stop
 * @param {Scene} scene
 * @param {Run[]} runs
 * @returns {Stop[]} the stations on the runs, each once: of a route, at a kilometre of it
 */
export function stopsOn(scene, runs) {
  const best = new Map();
  const routes = new Map();
  for (const run of runs) {
    if (run.kind === "bed") continue;
    const key = `${run.group.movement.id}/${run.route}`;
    if (!routes.has(key)) routes.set(key, { run, spans: [] });
    routes.get(key).spans.push(run);
  }
  for (const { run, spans } of routes.values()) {
    const { stops } = scene.routes[run.route];
    const active = spans.some((span) => span.kind === "band" || span.kind === "ahead");
    stops.forEach(({ place, km, status }, n) => {
      if (!spans.some((span) => km >= span.from - 0.5 && km <= span.to + 0.5)) return;
      const end = n === 0 || n === stops.length - 1;
      const documented = status === "documented";
      const rank = (end ? 4 : 0) + (documented ? 2 : 0) + (active ? 1 : 0);
      const known = best.get(place);
      if (!known || known.rank < rank) best.set(place, { place, documented, rank, run, km });
    });
  }
  return [...best.values()];
}
