/** Stations along the journeys shown, and the towns of free travel; how many a scale can hold is for whoever draws them. */

/** @import { Corridor, Movement, People, Run, Scene } from "../scene/types.d.ts" */

/**
 * A station; one that lies on no run is a town, at its own point.
 * @typedef {{place: string, documented: boolean, rank: number, said: string, movement: string, people: People, run: Run|null, km: number}} Stop
 */

/**
 * @param {Scene} scene
 * @param {Corridor[]} corridors  those shown
 * @param {number} day  of which counts are written beside towns
 * @returns {Stop[]} the towns that sources name to those who travelled freely
 */
export function townsOn(scene, corridors, day) {
  const movements = new Set(corridors.map(({ flow }) => flow.movement));
  return [...movements].flatMap((id) => {
    const { towns, peoples } = /** @type {Movement} */ (scene.index.movement.get(id));
    const people = /** @type {People} */ (scene.index.people.get(peoples[0]));
    const stop = { documented: true, movement: id, people, run: null, km: 0 };
    return towns
      .filter(([, , , from, to]) => from <= day && day <= to)
      .map(([place, rank, said]) => ({ ...stop, place, rank, said }));
  });
}

/**
 * @param {Scene} scene
 * @param {Run[]} runs
 * @param {Stop[]} towns
 * @returns {Stop[]} the stations on the runs and the towns, each once: of a route, at a kilometre of it
 */
export function stopsOn(scene, runs, towns) {
  const best = new Map(towns.map((town) => [town.place, town]));
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
      if (known && known.rank >= rank) return;
      const { movement, peoples } = run.group;
      const of = { movement: movement.id, people: peoples[0], said: "" };
      best.set(place, { place, documented, rank, ...of, run, km });
    });
  }
  return [...best.values()];
}
