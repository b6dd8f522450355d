/**
 * The ways of dated movements on a Leaflet map: ahead, being run, run.
 * Width says how many, linearly; a front stands where the first would be if they went evenly.
 * @module dated-ways
 */
import { element } from "../dom/elements.js";

const CORE = 1.5;
const PAPER = "#F5F2E9";
/** More names than this at once would hide the map: they are then shown at the pointer only. */
const MOST_NAMES = 8;

/**
 * @typedef {object} Dated
 * @property {string} name @property {string} note @property {string} colour
 * @property {number|null} people  null = number not stated
 * @property {number} start  first day of leaving @property {number} end  last day of arriving, inclusive
 * @property {[number, number][]} line  latitude, longitude
 */

/** Metres from the start of a line to each of its points. */
function metresAlong(leaflet, line) {
  const metres = [0];
  for (let n = 1; n < line.length; n += 1)
    metres.push(metres[n - 1] + leaflet.latLng(line[n - 1]).distanceTo(line[n]));
  return metres;
}

/** The part of a line from its start to a share, 0..1, of its length. */
export function partOf(line, metres, share) {
  const goal = metres[metres.length - 1] * share;
  const part = [line[0]];
  for (let n = 1; n < line.length; n += 1) {
    if (metres[n] <= goal) {
      part.push(line[n]);
      continue;
    }
    const step = (goal - metres[n - 1]) / (metres[n] - metres[n - 1]);
    part.push(line[n - 1].map((from, axis) => from + (line[n][axis] - from) * step));
    break;
  }
  return part;
}

/** The share of its route that a movement has covered by a day: all of it at once if it took a single day. */
export function shareOn({ start, end }, day) {
  if (day < start) return 0;
  return day >= end ? 1 : (day - start) / (end - start);
}

function phaseOn(movement, day) {
  if (day < movement.start) return "ahead";
  return day > movement.end ? "done" : "under-way";
}

const said = ({ name, people, note }, digits) =>
  [`${name}, ${people === null ? "number not stated" : digits.format(people)}`, note]
    .filter(Boolean)
    .join(" · ");

/** Words as text, whatever they hold. */
const textNode = (words) => element("span", {}, words);

/**
 * @param {any} leaflet  the L of the page @param {any} map  a Leaflet map
 * @param {Dated[]} movements @param {{peoplePerPx: number}} scale
 * @returns {{show: (day: number) => void, marks: () => object[], destroy: () => void}}
 */
export function createWays(leaflet, map, movements, { peoplePerPx }) {
  const group = leaflet.layerGroup().addTo(map);
  const digits = new Intl.NumberFormat("en");
  const ways = movements.map((movement) =>
    createWay(leaflet, group, movement, { peoplePerPx, digits }),
  );
  let shown = [];

  function show(day) {
    shown = ways.filter(({ movement }) => phaseOn(movement, day) === "under-way");
    for (const way of ways) way.show(day, shown.length <= MOST_NAMES);
  }

  const markOf = ({ movement, front }) => {
    const { lat, lng } = front.getLatLng();
    return { name: movement.name, lon: lng, lat, value: movement.people };
  };
  return { show, marks: () => shown.map(markOf), destroy: () => group.remove() };
}

function createWay(leaflet, group, movement, { peoplePerPx, digits }) {
  const { line, colour, people } = movement;
  const metres = metresAlong(leaflet, line);
  const width = people === null ? CORE : Math.max(CORE, people / peoplePerPx);
  const stroke = (options) =>
    leaflet
      .polyline([], { color: colour, lineCap: "butt", interactive: false, ...options })
      .addTo(group);
  const ahead = stroke({ weight: 1, dashArray: "2 5" });
  const edge = stroke({ color: PAPER, weight: width + 2.5 });
  const run = stroke({
    weight: width,
    interactive: true,
    dashArray: people === null ? "1 5" : null,
    lineCap: people === null ? "round" : "butt",
  });
  const front = leaflet.circleMarker(line[0], {
    radius: 5,
    color: colour,
    weight: 2.4,
    fillColor: "#FFFFFF",
    fillOpacity: 1,
  });
  run.bindTooltip(textNode(said(movement, digits)), { sticky: true, className: "er-dated-words" });
  let named = null;

  function nameFront(always) {
    if (named === always) return;
    named = always;
    front.unbindTooltip();
    front.bindTooltip(textNode(said(movement, digits)), {
      permanent: always,
      direction: "right",
      offset: [8, 0],
      className: "er-dated-words",
    });
  }

  function show(day, always) {
    const phase = phaseOn(movement, day);
    const part = phase === "ahead" ? [] : partOf(line, metres, shareOn(movement, day));
    ahead.setLatLngs(phase === "done" ? [] : line);
    edge.setLatLngs(part);
    run.setLatLngs(part);
    const weight = phase === "under-way" ? width : CORE;
    edge.setStyle({ weight: weight + 2.5 });
    run.setStyle({ weight });
    if (phase !== "under-way") return front.remove();
    front.setLatLng(part[part.length - 1]);
    nameFront(always);
    if (!group.hasLayer(front)) group.addLayer(front);
    return front.addTo(group);
  }

  return { movement, front, show };
}
