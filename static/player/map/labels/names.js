/** Offers every name and number of the day to the label sheet, the important first. */
import { stretchesOf } from "./anchors.js";
import { INK, REPUBLIC_INK, SEA_INK, SECOND_INK } from "../../theme/palette.js";
import { anchorX, anchorY, inView, screenX, screenY } from "../../plane/projection.js";
import { validOn } from "../../scene/scene.js";
import { spotAt } from "../ways/tracks.js";
import { around } from "./labels.js";
import { AT_OPENING } from "./opening-names.js";
import { placeBeside } from "./leaders.js";
import { amount, spread } from "../../words/ranges.js";
import { stationName } from "../points/station-marks.js";
import { brief, names, number, season } from "../../words/wording.js";
import { parts } from "../../time/days.js";

/** Areas narrower than this are named in the inset, or when the reader comes nearer. */
const LEAST_HOMELAND = 62;

/** Remembers where names fit in an area until the view changes. */
export class AnchorCache {
  constructor() {
    this.view = null;
    this.found = new Map();
  }

  of(view, unit) {
    if (this.view !== view) this.found.clear();
    this.view = view;
    let stretches = this.found.get(unit.id);
    if (!stretches) this.found.set(unit.id, (stretches = stretchesOf(view, unit.polygons, 6)));
    return stretches;
  }
}

function peoplesOf(scene, movement) {
  return movement.peoples.map((id) => scene.index.people.get(id));
}

/** An interpolated number is in italics and says so, with "≈" where there is no room for the word. */
function heldRow(scene, held, short) {
  const marks = peoplesOf(scene, held.movement);
  if (held.behind && held.behind.told) return behindRow(scene, marks, held.behind.total);
  if (held.value !== null && held.basis === "interpolated") {
    const row = [
      {
        marks,
        text: `${short ? "≈ " : ""}${number(held.value)}`,
        size: 13,
        weight: 650,
        italic: true,
        colour: INK,
        gap: 4,
      },
    ];
    return short
      ? row
      : [...row, { text: "interpolated", size: 10, italic: true, colour: SECOND_INK }];
  }
  if (held.value !== null)
    return [{ marks, text: number(held.value), size: 13, weight: 650, colour: INK }];
  if (held.last) {
    const row = [
      { marks, text: number(held.last.value), size: 12, weight: 600, colour: SECOND_INK, gap: 4 },
    ];
    return [...row, { text: `(${parts(held.last.day).y})`, size: 10.5, colour: SECOND_INK }];
  }
  return [{ marks, text: "not stated", size: 11, italic: true, colour: SECOND_INK }];
}

/** Those of a people who are not back, all regions together: written in one region, with `BEHIND` below it. */
function behindRow(scene, marks, total) {
  if (!total)
    return [
      { marks, text: "not back: number not stated", size: 11, italic: true, colour: SECOND_INK },
    ];
  if (total.value === null)
    return [
      { marks, text: amount(scene, total), size: 11, italic: true, colour: INK, gap: 4 },
      { text: "not back", size: 10.5, colour: SECOND_INK },
    ];
  const guessed = total.basis === "interpolated";
  const count = {
    marks,
    text: `${guessed ? "≈ " : ""}${number(total.value)}`,
    size: 13,
    weight: 650,
    italic: guessed,
    colour: INK,
    gap: 4,
  };
  return [count, { text: "not back", size: 10.5, colour: SECOND_INK }];
}

/** Stands under the number of all who are not back wherever that stands: it is not the number of the one region. */
const BEHIND = [{ text: "region not stated", size: 10.5, colour: SECOND_INK }];

/** The people of a movement in a region: one row, or two that belong together. */
function heldRows(scene, held, short) {
  const row = heldRow(scene, held, short);
  return held.behind && held.behind.told && held.behind.total ? [row, BEHIND] : [row];
}

/** What the sources differ by, under a number that stands; on a guess it would change from day to day. */
function rangeRows(scene, { value, told, basis, last }) {
  const range = value !== null ? basis !== "interpolated" && told : last && last.told;
  const text = range ? spread(scene, range) : "";
  return text ? [[{ text, size: 10, colour: SECOND_INK }]] : [];
}

/** The full block first, then shorter ones that leave something out but never say anything different: as on plates. */
export function regionBlocks(scene, region, small) {
  const place = scene.places[region.place] || { name: region.place };
  const title = region.rest ? `${brief(place.name)}, oblasts not stated` : brief(place.name);
  const said = (short) => region.held.flatMap((held) => heldRows(scene, held, short));
  const rows = said(true);
  const name = [{ text: title, size: 10.5, colour: INK }];
  const blocks = small ? [] : [{ rows: [name, ...said(false)] }, { rows: [name, ...rows] }];
  const ranged = region.held.flatMap((held) => [
    ...heldRows(scene, held, true),
    ...rangeRows(scene, held),
  ]);
  if (ranged.length > rows.length)
    blocks.unshift(...(small ? [] : [{ rows: [name, ...ranged] }]), { rows: ranged });
  blocks.push({ rows });
  const counted = region.held.filter((held) => held.value !== null);
  // A sum of some would stand for all.
  if (counted.length === region.held.length && counted.length > 1) {
    const marks = counted.flatMap((held) => peoplesOf(scene, held.movement));
    const guessed = counted.some((held) => held.basis === "interpolated");
    blocks.push({
      rows: [
        [
          {
            marks,
            text: `${guessed ? "≈ " : ""}${number(region.value)}`,
            italic: guessed,
            size: 13,
            weight: 650,
            colour: INK,
          },
        ],
      ],
    });
  }
  return blocks;
}

const tellsBehind = ({ held }) => held.some(({ behind }) => behind && behind.told);

export function offerRegions(sheet, scene, view, regions, cache) {
  const order = [...regions].sort(
    (a, b) =>
      Number(tellsBehind(b)) - Number(tellsBehind(a)) ||
      Number(a.value === null) - Number(b.value === null) ||
      (b.value || 0) - (a.value || 0),
  );
  for (const region of order) {
    const anchors = regionAnchors(scene, view, region, cache);
    const blocks = regionBlocks(scene, region, view.small);
    region.rect =
      placeFirst(sheet, blocks, anchors) || placeApart(sheet, scene, view, region, anchors);
    // No tint stands without its number, were it beside the area; nor does anybody vanish who was not back.
    if (!region.rect && (region.value !== null || tellsBehind(region)))
      region.rect = placeBeside(sheet, blocks, anchors);
  }
}

function placeFirst(sheet, blocks, anchors) {
  for (const block of blocks) {
    const rect = sheet.place(block, anchors, { most: 0.5 });
    if (rect) return rect;
  }
  return null;
}

/** Where all has no room together, who is not back and who was counted may have it apart. */
function placeApart(sheet, scene, view, region, anchors) {
  const behind = region.held.filter((held) => held.behind);
  const others = region.held.filter((held) => !held.behind);
  if (!behind.length || !others.length) return null;
  const parts = [
    { ...region, held: behind, value: null },
    { ...region, held: others },
  ];
  const [first, second] = parts.map((part) =>
    placeFirst(sheet, regionBlocks(scene, part, view.small), anchors),
  );
  return first || second;
}

function regionAnchors(scene, view, region, cache) {
  if (region.unit && inView(view, region.unit.bounds)) {
    return cache.of(view, region.unit).flatMap(({ x, y, width }) => {
      const shift = width / 5;
      return [0, -shift, shift].map((d) => ({ x: x + d, y, ax: 0, ay: 0 }));
    });
  }
  if (region.unit) return [];
  const place = scene.places[region.place];
  return place && place.lon != null
    ? around(screenX(view, place.lon), screenY(view, place.lat), 4)
    : [];
}

export function offerHomelands(sheet, scene, view, homelands, cache, least = LEAST_HOMELAND) {
  const seen = new Set();
  for (const homeland of homelands) {
    const { unit, place, movement } = homeland;
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
        text: homeland.words,
        size: 10.5,
        italic: homeland.phase === "emptied",
        colour: homeland.phase === "emptied" ? people.text_colour : INK,
      },
    ];
    const places = cache.of(view, unit);
    const inside = places.map(({ x, y }) => ({ x, y, ax: 0, ay: 0 }));
    // Moved aside where the middle is too near the picture's edge.
    const aside = inside.flatMap((spot) =>
      [-14, 14, -28, 28].map((dx) => ({ ...spot, x: spot.x + dx })),
    );
    const outside = edgeAnchors(view, unit.bounds);
    const blocks = homeland.words
      ? [{ rows: [name, words] }, { rows: [name] }]
      : [{ rows: [name] }];
    // Stripes need a stronger halo than land does.
    if (homeland.phase === "emptying") for (const block of blocks) block.halo = 6;
    [[...inside, ...outside], aside].some((spots) =>
      blocks.some((block) => sheet.place(block, spots, { most: 0.6 })),
    );
  }
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

export function offerStations(sheet, scene, view, stations) {
  for (const station of stations) {
    const place = scene.places[station.place];
    if (!place) continue;
    const anchors = around(station.x, station.y, 7);
    const fits = (short) =>
      sheet.place(stationBlock(place, short, station.said), anchors, { most: 0.45, pad: 1 });
    if (view.small || isCrowded(station, stations) || !fits(false)) fits(true);
  }
}

/** Names an earlier journey beside its line, once. */
export function offerJourneys(sheet, view, runs, tracks) {
  const longest = new Map();
  for (const run of runs) {
    if (run.kind !== "core") continue;
    const key = `${run.group.movement.id}/${run.group.direction}`;
    const known = longest.get(key);
    if (!known || run.to - run.from > known.to - known.from) longest.set(key, run);
  }
  for (const run of longest.values()) {
    const { group } = run;
    const text =
      group.direction === "homeward"
        ? `${names(group.peoples)}, return ${season(group.first, group.last)}`
        : `${names(group.peoples)}, ${season(group.first, group.last)}`;
    const colour = group.peoples[0].text_colour;
    const block = { rows: [[{ text, size: 11, weight: 600, italic: true, colour }]] };
    const anchors = besideTrack(view, run, tracks.of(run.route, group.movement.id));
    if (!sheet.place(block, anchors, { most: 0 })) sheet.place(block, anchors, { most: 0.22 });
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

export function offerCorridors(sheet, view, corridors, shapeOf) {
  const said = new Set();
  for (const corridor of corridors) {
    const { flow, people } = corridor;
    const when = flow.season || season(flow.depart[0], flow.arrive[1]);
    const text = [flow.size, when].filter(Boolean).join(", ");
    const { x, y, length } = shapeOf(corridor, view);
    if (length < 40 || said.has(text + flow.origin)) continue;
    const block = {
      rows: [
        [
          {
            text: `${people.name}, ${text}`,
            size: 10.5,
            italic: true,
            weight: 600,
            colour: people.text_colour,
          },
        ],
      ],
    };
    const px = x + anchorX(view);
    const py = y + anchorY(view);
    const near = [{ x: px, y: py, ax: 0, ay: 0 }, ...around(px, py, 16)];
    if (flow.size) near.push(...around(px, py, 30));
    if (sheet.place(block, near, { most: 0.3 })) said.add(text + flow.origin);
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
    sheet.place(
      baseBlock(label, style),
      anchors.map(([dx, dy]) => ({ x: x + dx, y: y + dy, ax: 0, ay: 0 })),
      { most: 0.3 },
    );
  }
}

const baseBlocks = new WeakMap();

function baseBlock(label, style) {
  let block = baseBlocks.get(label);
  if (!block) {
    const text = style.spacing ? label.text.toUpperCase() : label.text;
    block = { rows: text.split("\n").map((line) => [{ ...style, text: line }]) };
    baseBlocks.set(label, block);
  }
  return block;
}
