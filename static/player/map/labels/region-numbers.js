/** Offers the numbers of people held, by region, to the label sheet. */
import { INK, SECOND_INK } from "../../theme/palette.js";
import { inView, screenX, screenY } from "../../plane/projection.js";
import { around } from "./labels.js";
import { RANK, offer, standing } from "./offers.js";
import { besideTries } from "./leaders.js";
import { say } from "../../language/say.js";
import { amount, spread } from "../../words/ranges.js";
import { wordsOf } from "../../words/vocabulary.js";
import { brief, number } from "../../words/wording.js";
import { parts } from "../../time/days.js";
/** @import { Rect } from "../../scene/types.d.ts" */

function peoplesOf(scene, movement) {
  return movement.peoples.map((id) => scene.index.people.get(id));
}

/** An interpolated number is in italics with "≈", and says so where there is room for the word. */
function heldRow(scene, held, short) {
  const marks = peoplesOf(scene, held.movement);
  if (held.behind && held.behind.told) return behindRow(scene, marks, held.behind.total);
  if (held.value !== null && held.basis === "interpolated") {
    const row = [
      {
        marks,
        text: amount(scene, held),
        size: 13,
        weight: 650,
        italic: true,
        colour: INK,
        gap: 4,
      },
    ];
    return short
      ? row
      : [
          ...row,
          {
            text: wordsOf(scene, "basis", "interpolated"),
            size: 10,
            italic: true,
            colour: SECOND_INK,
          },
        ];
  }
  if (held.value !== null)
    return [{ marks, text: number(held.value), size: 13, weight: 650, colour: INK }];
  if (held.last) {
    const row = [
      { marks, text: number(held.last.value), size: 12, weight: 600, colour: SECOND_INK, gap: 4 },
    ];
    return [...row, { text: `(${parts(held.last.day).y})`, size: 10.5, colour: SECOND_INK }];
  }
  return [{ marks, text: say("not stated"), size: 11, italic: true, colour: SECOND_INK }];
}

/** Those of a people who are not back, all regions together. */
function behindRow(scene, marks, total) {
  if (!total)
    return [
      {
        marks,
        text: say("not back: number not stated"),
        size: 11,
        italic: true,
        colour: SECOND_INK,
      },
    ];
  if (total.value === null)
    return [
      { marks, text: amount(scene, total), size: 11, italic: true, colour: INK, gap: 4 },
      { text: say("not back"), size: 10.5, colour: SECOND_INK },
    ];
  const guessed = total.basis === "interpolated";
  const count = {
    marks,
    text: amount(scene, total),
    size: 13,
    weight: 650,
    italic: guessed,
    colour: INK,
    gap: 4,
  };
  return [count, { text: say("not back"), size: 10.5, colour: SECOND_INK }];
}

/** Whether a number is that of all regions together, which is only written in this one. */
const isEverywhere = ({ behind }) => Boolean(behind && behind.told && behind.total);

/** How many are not back in all regions, under a head that says so: no source says in which region they were. */
function everywhereRows(scene, whole) {
  const head = [{ text: say("In all regions"), size: 10.5, colour: INK }];
  return whole.length ? [head, ...whole.map((held) => heldRow(scene, held, true))] : [];
}

/** What the sources differ by, under a number that stands; on a guess it would change from day to day. */
function rangeRows(scene, { value, told, basis, last }) {
  const range = value !== null ? basis !== "interpolated" && told : last && last.told;
  const text = range ? spread(scene, range) : "";
  return text ? [[{ text, size: 10, colour: SECOND_INK }]] : [];
}

/**
 * The full block first, then shorter ones that leave something out but never say anything different: as on plates.
 * @public held to those of plates by a test in Python
 * @param {boolean} small  the map: without names
 * @param {boolean} [terse]  without ranges, and "≈" without the word
 */
export function regionBlocks(scene, region, small, terse = false) {
  const place = scene.places[region.place] || { name: region.place };
  const short = brief(place.name);
  const title = region.rest ? say("{place}, oblasts not stated", { place: short }) : short;
  const here = region.held.filter((held) => !isEverywhere(held));
  const whole = everywhereRows(scene, region.held.filter(isEverywhere));
  const said = (terser) => [...here.map((held) => heldRow(scene, held, terser)), ...whole];
  const rows = said(true);
  // Where there are only numbers of all regions, their head stands for the name.
  const name = here.length ? [[{ text: title, size: 10.5, colour: INK }]] : [];
  const blocks = small ? [] : [{ rows: [...name, ...rows] }];
  if (!small && !terse) blocks.unshift({ rows: [...name, ...said(false)] });
  const own = here.flatMap((held) => [heldRow(scene, held, true), ...rangeRows(scene, held)]);
  const ranged = [...own, ...whole];
  if (ranged.length > rows.length && !terse)
    blocks.unshift(...(small ? [] : [{ rows: [...name, ...ranged] }]), { rows: ranged });
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
            text: amount(scene, { value: region.value, basis: guessed ? "interpolated" : null }),
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

/** A small map has room for the names of so many regions. */
const FEW = 4;

export function offerRegions(sheet, scene, view, regions, cache, terse = false) {
  const bare = view.small && regions.length > FEW;
  const order = [...regions].sort(
    (a, b) =>
      Number(tellsBehind(b)) - Number(tellsBehind(a)) ||
      Number(a.value === null) - Number(b.value === null) ||
      (b.value || 0) - (a.value || 0),
  );
  for (const region of order)
    region.rect = offerRegion(sheet, scene, region, {
      anchors: regionAnchors(scene, view, region, cache),
      bare,
      terse,
    });
}

/**
 * No tint stands without its number, were it beside the area; nor does anybody vanish who was not back.
 * @returns {Rect|null} of its words, or of some of them
 */
function offerRegion(sheet, scene, region, { anchors, bare, terse }) {
  const key = `region:${region.place}`;
  // An old count is no tint's number: it stands where there is room.
  const told = region.value !== null || tellsBehind(region);
  const put = (of, part, isBeside) => {
    const blocks = regionBlocks(scene, of, bare, terse);
    return offer(sheet, {
      key: key + part,
      rank: told ? RANK.NUMBER : RANK.NAME,
      shape: region.unit?.id,
      tries: blocks.map((block) => ({ block, anchors, most: 0.5 })),
      more: isBeside ? () => besideTries(sheet, blocks, anchors) : undefined,
    });
  };
  const parts = partsOf(region);
  /** Where all has no room together, who is not back and who was counted may have it apart: one in the area, were the other beside it. */
  const apart = () => {
    const near = parts.map((part, n) => put(part, `/${n}`, false));
    if (!near.some(Boolean)) return null;
    return near.map((rect, n) => rect || put(parts[n], `/${n}`, told)).find(Boolean);
  };
  if (!parts.length) return put(region, "", told);
  const wereApart = parts.some((_, n) => standing(sheet, `${key}/${n}`));
  const found = wereApart ? apart() || put(region, "", false) : put(region, "", false) || apart();
  return found || (told ? put(region, "", true) : null);
}

/** Numbers of all regions, and those of its own; nothing where there are not both. */
function partsOf(region) {
  const behind = region.held.filter(isEverywhere);
  const others = region.held.filter((held) => !isEverywhere(held));
  if (!behind.length || !others.length) return [];
  return [
    { ...region, held: behind, value: null },
    { ...region, held: others },
  ];
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
