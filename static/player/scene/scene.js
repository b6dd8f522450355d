/**
 * Decodes the generated scene into what the player draws from.
 *
 * Geometry arrives packed (coded.js); here it becomes Float64Array [lon, lat, lon, lat, ...], once. Everything else keeps
 * the names of the file.
 */

import { WAY_GRAINS, decodeKm, decodeLine, linesOf } from "./coded.js";
import { decodeGroup } from "./groups.js";
import { awaiting, createTexts } from "./texts.js";
/** @import { Bounds, Line, Scene } from "./types.d.ts" */

/** The scene's format that this player reads (atlas/screen/scene.py). */
const FORMAT = 5;
/**
 * @param {Line[][]} polygons
 * @returns {Bounds}
 */
export function boundsOf(polygons) {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const rings of polygons) {
    const outer = rings[0] || [];
    for (let i = 0; i < outer.length; i += 2) {
      west = Math.min(west, outer[i]);
      east = Math.max(east, outer[i]);
      south = Math.min(south, outer[i + 1]);
      north = Math.max(north, outer[i + 1]);
    }
  }
  return [west, south, east, north];
}

/** True if `item` (with inclusive `from` and `to`, null = open) is valid on `day`. */
export function validOn(item, day) {
  return (item.from == null || item.from <= day) && (item.to == null || day <= item.to);
}

/** The unit of a place valid on a day; failing that the one nearest in time, so that a place never vanishes. */
export function unitOn(scene, placeId, day) {
  const units = scene.index.unitsOfPlace.get(placeId);
  if (!units) return null;
  let best = null;
  let bestGap = Infinity;
  for (const unit of units) {
    const early = unit.from == null ? 0 : Math.max(0, unit.from - day);
    const late = unit.to == null ? 0 : Math.max(0, day - unit.to);
    const gap = Math.max(early, late);
    if (gap < bestGap) {
      best = unit;
      bestGap = gap;
    }
  }
  return best;
}

/** @param {string[][]} polygons @param {(text: string, ring: boolean) => Line} lineOf */
const polygonsOf = (polygons, lineOf) =>
  polygons.map((rings) => rings.map((ring) => lineOf(ring, true)));

/** A unit known only by points (seats of raions) has `points` instead of polygons. */
function decodeUnit(unit, lineOf) {
  const polygons = polygonsOf(unit.polygons || [], lineOf);
  const points = unit.points ? decodeLine(unit.points) : null;
  return { ...unit, polygons, points, bounds: boundsOf(points ? [[points]] : polygons) };
}

function decodeLegs(legs) {
  const decoded = {};
  for (const [id, leg] of Object.entries(legs || {})) {
    decoded[id] = {
      ...leg,
      id,
      line: decodeLine(leg.line, WAY_GRAINS),
      km: decodeKm(leg.km),
    };
  }
  return decoded;
}

/** Lines of a route's legs end to end; a leg's first vertex is dropped where it repeats the last one. */
function joinRoute(id, route, legs) {
  const lon_lat = [];
  const km = [];
  const spans = [];
  let start = 0;
  for (const [legId, reversed, status, mode] of route.legs) {
    const leg = legs[legId];
    const count = leg.km.length;
    const length = leg.km[count - 1] - leg.km[0];
    for (let n = 0; n < count; n += 1) {
      const i = reversed ? count - 1 - n : n;
      const along = reversed ? leg.km[count - 1] - leg.km[i] : leg.km[i] - leg.km[0];
      if (n === 0 && km.length > 0) continue;
      lon_lat.push(leg.line[2 * i], leg.line[2 * i + 1]);
      km.push(start + along);
    }
    spans.push({
      leg: legId,
      reversed: !!reversed,
      status,
      mode: mode || leg.mode,
      from: start,
      to: start + length,
    });
    start += length;
  }
  return {
    ...route,
    km: route.km || start,
    id,
    spans,
    line: Float64Array.from(lon_lat),
    cumulative: Float64Array.from(km),
  };
}

function indexById(list) {
  return new Map(list.map((item) => [item.id, item]));
}

function groupBy(list, key) {
  const groups = new Map();
  for (const item of list) {
    const name = item[key];
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(item);
  }
  return groups;
}

/** What of the index depends on a reader's picks. */
export function indexOf(movements, flows) {
  return {
    movement: indexById(movements),
    flow: indexById(flows),
    flowsOfMovement: groupBy(flows, "movement"),
  };
}

function decodeBase(base, lineOf) {
  const layers = (base && base.layers) || {};
  const withLine = (list = []) => list.map((item) => ({ ...item, line: lineOf(item.line) }));
  const areas = (list = []) =>
    list.map((item) => ({ ...item, polygons: polygonsOf(item.polygons, lineOf) }));
  return {
    land: areas(layers.land),
    lakes: areas(layers.lakes),
    rivers: (layers.rivers || []).map((line) => ({ line: lineOf(line) })),
    borders: withLine(layers.borders),
    railways: withLine(layers.railways),
    labels: layers.labels || [],
    credits: (base && base.credits) || [],
  };
}

/**
 * @param {any} sceneJson  the parsed scene-<hash>.json
 * @param {any} baseJson  the parsed base-<hash>.json
 * @returns {Scene} the scene: the file's own fields, with geometry decoded, `base` decoded, `index` maps by id, and `texts`,
 *   which may still have to be brought
 * @throws {Error} if the format is one this player does not know
 */
export function decode(sceneJson, baseJson) {
  if (sceneJson.format !== FORMAT)
    throw new Error(`scene format ${sceneJson.format} is not ${FORMAT}`);
  const lineOf = linesOf(baseJson?.arcs);
  const units = (sceneJson.units || []).map((unit) => decodeUnit(unit, lineOf));
  const legs = decodeLegs(sceneJson.legs);
  const routes = {};
  for (const [id, route] of Object.entries(sceneJson.routes || {}))
    routes[id] = joinRoute(id, route, legs);
  /** @type {any} */
  const scene = {
    tours: [],
    ...awaiting(sceneJson),
    units,
    legs,
    routes,
    base: decodeBase(baseJson, lineOf),
    texts: createTexts(sceneJson, () => scene),
  };
  scene.index = {
    ...indexOf(scene.movements, scene.flows),
    people: indexById(scene.peoples),
    event: indexById(scene.events),
    unit: indexById(units),
    unitsOfPlace: groupBy(units, "place"),
    eventsOfMovement: groupBy(scene.events, "movement"),
  };
  scene.groups = scene.groups.map((group) => decodeGroup(group, scene));
  return scene;
}
