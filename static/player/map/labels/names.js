/** Offers every name of the day to the label sheet, the important first. */
import { INK, REPUBLIC_INK, SEA_INK } from "../../theme/palette.js";
import { anchorX, anchorY, inView, screenX, screenY } from "../../plane/projection.js";
import { say } from "../../language/say.js";
import { validOn } from "../../scene/scene.js";
import { spotOn } from "../ways/corridor-signs.js";
import { spotAt } from "../ways/tracks.js";
import { around } from "./labels.js";
import { RANK, offer, standing } from "./offers.js";
import { AT_OPENING } from "./opening-names.js";
import { stationName } from "../points/station-marks.js";
import { brief, names, season } from "../../words/wording.js";

/** Areas narrower than this, pixels, are named in the inset, or when the reader comes nearer; of few movements all are. */
const LEAST_HOMELAND = 62;
const LEAST_OF_FEW = 12;
/** CSS pixels by which a homeland's words are moved aside, and by which its name alone is if they find no room. */
const ASIDE = [-14, 14, -28, 28].map((dx) => [dx, 0]);
const FURTHER = [-14, 14, -28, 28, 0].flatMap((dx) => [-20, 20, -34, 34].map((dy) => [dx, dy]));
const moved = (anchors, shifts) =>
  anchors.flatMap((anchor) =>
    shifts.map(([dx, dy]) => ({ ...anchor, x: anchor.x + dx, y: anchor.y + dy })),
  );

/**
 * Names the homelands, each with what has become of it.
 * @param {{least?: number, terse?: boolean}} [manner]  pixels under which one has no name; `terse`: where people are at
 *   home nothing is said of it
 */
export function offerHomelands(sheet, scene, view, homelands, cache, manner = {}) {
  const { terse = false, least = terse ? LEAST_HOMELAND : LEAST_OF_FEW } = manner;
  const seen = new Set();
  for (const homeland of homelands) {
    const { unit, place, movement, phase } = homeland;
    const said = terse && phase === "home" && !homeland.name ? "" : homeland.words;
    if (seen.has(place) || !inView(view, unit.bounds)) continue;
    seen.add(place);
    const width = screenX(view, unit.bounds[2]) - screenX(view, unit.bounds[0]);
    if (width < (homeland.least ?? least)) continue;
    const people = scene.index.people.get(movement.peoples[0]);
    const name = [
      {
        text: homeland.name ?? brief(scene.places[place] ? scene.places[place].name : place),
        size: 11.5,
        weight: 650,
        colour: people.text_colour,
      },
    ];
    const words = [
      {
        text: said,
        size: 10.5,
        italic: phase === "emptied",
        colour: phase === "emptied" ? people.text_colour : INK,
      },
    ];
    const places = cache.of(view, unit);
    const inside = places.map(({ x, y }) => ({ x, y, ax: 0, ay: 0 }));
    const outside = edgeAnchors(view, unit.bounds);
    // Moved aside where the middle is too near the picture's edge or a ring.
    const aside = moved([...inside, ...outside], ASIDE);
    const blocks = said ? [{ rows: [name, words] }, { rows: [name] }] : [{ rows: [name] }];
    // Stripes need a stronger halo than land does.
    if (phase === "emptying") for (const block of blocks) block.halo = 6;
    const tries = [[...inside, ...outside], aside].flatMap((anchors) =>
      blocks.map((block) => ({ block, anchors, most: 0.6, marks: 0 })),
    );
    const further = () =>
      furtherTries(blocks[blocks.length - 1], [...inside, ...outside], sideAnchors(view, unit));
    const key = `homeland:${place}`;
    offer(sheet, { key, rank: RANK.HOMELAND, tries, more: further, shape: unit.id });
  }
}

/** Where else a homeland's name may be: farther off, in two lines, beside it, and at last where it hides marks. */
function furtherTries(block, near, sides) {
  const all = [...near, ...moved(near, ASIDE), ...moved(near, FURTHER)];
  const [[name]] = block.rows;
  const rows = inTwo(name.text).map((text) => [{ ...name, text }]);
  const most = 0.6;
  return [
    { block, anchors: moved(near, FURTHER), most, marks: 0 },
    { block: { ...block, rows }, anchors: all, most, marks: 0 },
    { block, anchors: sides, most, marks: 0 },
    { block, anchors: all, most },
  ];
}

/** A name in the two lines that are most alike: "Kabardino-", "Balkar ASSR". @param {string} name */
export function inTwo(name) {
  const ends = [...name.matchAll(/[ -]/g)].map(({ index }) => index + 1);
  const middle = (name.length + 1) / 2;
  const [end] = ends.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return end ? [name.slice(0, end).trimEnd(), name.slice(end)] : [name];
}

function sideAnchors(view, { bounds: [west, south, east, north] }) {
  const y = (screenY(view, south) + screenY(view, north)) / 2;
  return [0, -14, 14, -28, 28].flatMap((dy) => [
    { x: screenX(view, east) + 2, y: y + dy, ax: 1, ay: 0 },
    { x: screenX(view, west) - 2, y: y + dy, ax: -1, ay: 0 },
  ]);
}

function edgeAnchors(view, [west, south, east, north]) {
  const x = (screenX(view, west) + screenX(view, east)) / 2;
  return [
    { x, y: screenY(view, south) + 2, ax: 0, ay: 1 },
    { x, y: screenY(view, north) - 2, ax: 0, ay: -1 },
  ];
}

/** Towns nearer than this to another station leave their names of today to a nearer view. */
const CROWDED = 60;

const isCrowded = ({ town, x, y }, stations) =>
  town &&
  stations.some((other) => {
    const apart = Math.hypot(other.x - x, other.y - y);
    return apart > 0 && apart < CROWDED;
  });

/** A station's name, and below it what a source counts there. */
function stationBlock(place, short, said) {
  const { rows } = stationName(place, short);
  return said ? { rows: [...rows, [{ text: said, size: 10, colour: INK }]] } : { rows };
}

/** Names the stations that are to be named. */
export function offerStations(sheet, scene, view, stations) {
  for (const station of stations) {
    const place = scene.places[station.place];
    if (!place || !station.named) continue;
    const anchors = around(station.x, station.y, 7);
    const short = view.small || isCrowded(station, stations);
    const tries = (short ? [true] : [false, true]).map((brevity) => ({
      block: stationBlock(place, brevity, station.said),
      anchors,
      most: 0.45,
      pad: 1,
    }));
    offer(sheet, { key: `station:${station.place}`, rank: RANK.NAME, tries });
  }
}

/**
 * Names an earlier journey beside its line, once.
 * @param {Set<import("../../scene/types.d.ts").Group>} [carded]  those that a card names
 */
export function offerJourneys(sheet, view, runs, tracks, carded = new Set()) {
  const longest = new Map();
  for (const run of runs) {
    if (run.kind !== "core" || carded.has(run.group)) continue;
    const key = `${run.group.movement.id}/${run.group.direction}`;
    const known = longest.get(key);
    if (!known || run.to - run.from > known.to - known.from) longest.set(key, run);
  }
  for (const [key, run] of longest) {
    const { group } = run;
    const [peoples, when] = [names(group.peoples), season(group.first, group.last)];
    const text =
      group.direction === "homeward"
        ? say("{peoples}, return {when}", { peoples, when })
        : `${peoples}, ${when}`;
    const colour = group.peoples[0].text_colour;
    const block = { rows: [[{ text, size: 11, weight: 600, italic: true, colour }]] };
    const anchors = besideTrack(view, run, tracks.of(run.route, group.movement.id));
    const tries = [0, 0.22].map((most) => ({ block, anchors, most }));
    // Where its card stood until now, a name elsewhere would come as that goes: it waits.
    if (standing(sheet, `card:${key}`)) sheet.memory.miss(`journey:${key}`);
    offer(sheet, { key: `journey:${key}`, rank: RANK.NAME, tries });
  }
}

function besideTrack(view, run, track) {
  const anchors = [];
  for (const part of [
    0.45, 0.6, 0.3, 0.72, 0.2, 0.82, 0.5, 0.38, 0.66, 0.12, 0.9, 0.55, 0.25, 0.77,
  ]) {
    const spot = spotAt(track, track.km, run.from + (run.to - run.from) * part);
    const x = spot.x + anchorX(view);
    const y = spot.y + anchorY(view);
    const steep = Math.abs(spot.dy) > 0.6;
    for (const gap of [9, 15, 24]) {
      const sides = [
        { x: x + gap, y, ax: 1, ay: 0 },
        { x: x - gap, y, ax: -1, ay: 0 },
      ];
      const ends = [
        { x, y: y - gap, ax: 0, ay: -1 },
        { x, y: y + gap, ax: 0, ay: 1 },
      ];
      anchors.push(...(steep ? [...sides, ...ends] : [...ends, ...sides]));
    }
  }
  return anchors;
}

/** Where along a corridor its words may stand; what is between them and other words, so that several can be told apart. */
const ALONG = [0.5, 0.3, 0.7];
const AIR = 9;

/** Who goes, and where to; below it how many, and when. @param {string} size "" where nobody counted */
function corridorBlock(people, destination, size, when) {
  const look = { italic: true, colour: people.text_colour };
  const below = [size, when].filter(Boolean).join(", ");
  const text = say("{people} to {place}", { people: people.name, place: destination });
  const who = { ...look, text, size: 11, weight: 600 };
  return { rows: [[who], [{ ...look, text: below, size: 10.5 }]] };
}

/** Corridors of the same people to the same place in the same years have their words once. */
export function offerCorridors(sheet, scene, view, corridors, shapeOf) {
  const said = new Set();
  const nameOf = (place) => brief((scene.places[place] || { name: place }).name);
  for (const corridor of corridors) {
    const { flow, people } = corridor;
    const when = flow.season || season(flow.depart[0], flow.arrive[1]);
    const { length, spine } = shapeOf(corridor, view);
    const way = [people.name, flow.size, when, flow.destination].join();
    if (length < 40 || said.has(way)) continue;
    const block = corridorBlock(people, nameOf(flow.destination), flow.size, when);
    const near = ALONG.flatMap((part) => {
      const spot = spotOn(spine, length * part);
      const [x, y] = [spot.x + anchorX(view), spot.y + anchorY(view)];
      return [{ x, y, ax: 0, ay: 0 }, ...around(x, y, 16), ...around(x, y, 30)];
    });
    const tries = [{ block, anchors: near, most: 0.3, pad: AIR }];
    if (offer(sheet, { key: `corridor:${flow.id}`, rank: RANK.NAME, tries })) said.add(way);
  }
}

const BASE_STYLE = {
  sea: { size: 12, italic: true, colour: SEA_INK },
  lake: { size: 11, italic: true, colour: SEA_INK },
  river: { size: 10, italic: true, colour: SEA_INK },
  republic: { size: 10.5, weight: 600, colour: REPUBLIC_INK, spacing: 1.7 },
  country: { size: 10.5, weight: 600, colour: REPUBLIC_INK, spacing: 1.7 },
};

/** Degrees a name may be moved from its place, by kind, and the shifts tried, in pixels. */
const BASE_REACH = { sea: 2, lake: 1.2, republic: 4, country: 4 };
const BASE_SHIFTS = [
  [0, 0],
  [0, -14],
  [0, 14],
  [0, -24],
  [0, 24],
  [-40, 0],
  [40, 0],
  [-40, -28],
  [40, 28],
  [0, 60],
  [0, -60],
];

export function offerBaseNames(sheet, view, labels, { day, opening }) {
  for (const label of labels) {
    if (!validOn(label, day) || (opening && !AT_OPENING.has(label.kind))) continue;
    const style = BASE_STYLE[label.kind] || BASE_STYLE.republic;
    const x = screenX(view, label.lon);
    const y = screenY(view, label.lat);
    if (x < -120 || y < -80 || x > view.width + 120 || y > view.height + 80) continue;
    // A name may give way, but not leave its sea or land: a few degrees at the most.
    const reach = (BASE_REACH[label.kind] || 4) * (screenX(view, label.lon + 1) - x);
    const anchors = BASE_SHIFTS.filter(([dx, dy]) => Math.hypot(dx, dy) <= reach);
    const tries = [
      {
        block: baseBlock(label, style),
        anchors: anchors.map(([dx, dy]) => ({ x: x + dx, y: y + dy, ax: 0, ay: 0 })),
        most: 0.3,
      },
    ];
    const key = `ground:${label.kind}/${label.text}/${label.lon}/${label.lat}`;
    offer(sheet, { key, rank: RANK.GROUND, tries });
  }
}

const baseBlocks = new WeakMap();

/** The ground is the same file in every language: its names are said here. */
function baseBlock(label, style) {
  const name = say(label.text);
  const known = baseBlocks.get(label);
  if (known?.name === name) return known.block;
  const text = style.spacing ? name.toUpperCase() : name;
  const block = { rows: text.split("\n").map((line) => [{ ...style, text: line }]) };
  baseBlocks.set(label, { name, block });
  return block;
}
