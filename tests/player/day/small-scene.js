/** A movement of a thousand people, small enough to be worked out by hand, and what the model needs around it. */

/** @returns {import("../../../static/player/scene/types.d.ts").Knot} a knot on which all sources agree */
export const knot = (day, value, basis = "documented") => [day, value, value, value, basis, "", 1];

/** @returns {import("../../../static/player/scene/types.d.ts").Knot} a knot from which no line runs on */
export const step = (day, value, basis = "documented") => [day, value, value, value, basis, "", 0];

/**
 * 1,000 people: 600 taken on day 10, all by day 20; they leave by day 22 and are there on day 40, save 50 who die on the
 * way. 950 are counted in two regions. 100 die by day 200, when the 850 living are counted. From day 300 they may return:
 * 400 are back by day 400.
 */
export function smallTrack(changes = {}) {
  return {
    whole: { value: 1000, low: 950, high: 1100, basis: "documented" },
    home_until: 1000,
    emptied: 20,
    died_in: [],
    curves: {
      removed: [knot(9, 0), knot(10, 600), knot(20, 1000)],
      loaded: [knot(9, 0), knot(22, 1000)],
      arrived: [knot(29, 0), knot(40, 950)],
      lost_on_way: [knot(29, 0), knot(40, 50)],
      living: [knot(29, 0), knot(40, 950), knot(200, 850)],
      died: [step(9, 0), step(40, 50), knot(200, 150)],
      excess_dead: [],
      added_dead: [],
      elsewhere: [],
    },
    regions: [
      region("north", 550, { arrive_from: 30, from: 40, to: 1000 }),
      region("south", 400, { arrive_from: 30, from: 40, to: 1000 }),
    ],
    counted: [[200, 850, "c-living"]],
    censuses: [],
    ...changes,
  };
}

/** People counted in a place. */
export function region(place, value, changes = {}) {
  const told = { low: value, high: value, basis: "documented", claim: `c-${place}` };
  return { place, value, ...told, held_from: null, ...changes };
}

export function smallMovement(changes = {}) {
  return {
    id: "m",
    title: "The removal",
    kind: "deportation",
    peoples: ["p"],
    start: 10,
    end: 40,
    return_start: null,
    return_end: null,
    precision: { start: "1928-01-11", end: "1928-02-10" },
    homeland: "home",
    lane: 0,
    least_whole: null,
    homelands: [],
    parts: [],
    disputes: [],
    track: smallTrack(),
    ...changes,
  };
}

const by = (list, key) => new Map(list.map((item) => [item[key], item]));

/** A scene of these things, with the maps that the model looks into. */
export function sceneOf({ movements = [smallMovement()], flows = [], units = [], ...more } = {}) {
  const group = (list, key) => Map.groupBy(list, (item) => item[key]);
  const peoples = [{ id: "p", name: "People", colour: "#315234", text_colour: "#315234" }];
  return {
    peoples,
    movements,
    flows,
    units,
    events: [],
    places: {},
    claims: {},
    routes: {},
    republics: {},
    // In English the words of these are their ids.
    vocabulary: { en: { basis: {}, status: {} } },
    last_day: 12418,
    ...more,
    index: {
      people: by(more.peoples ?? peoples, "id"),
      movement: by(movements, "id"),
      flow: by(flows, "id"),
      event: by(more.events ?? [], "id"),
      unit: by(units, "id"),
      unitsOfPlace: group(units, "place"),
      flowsOfMovement: group(flows, "movement"),
    },
  };
}
