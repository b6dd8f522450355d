/**
 * The card of several peoples who are going home at once: one list of how many of each are back, docked where it hides
 * no way. Their homes lie side by side, so that a card and a line for each would cross.
 * @module return-card
 */
import { INK, SECOND_INK } from "../../theme/palette.js";
import { shareBackWords } from "../../day/homelands.js";
import { many, say } from "../../language/say.js";
import { leastOf } from "../../day/quantities.js";
import { wordsOf } from "../../words/vocabulary.js";
import { capital, names, numberWord } from "../../words/wording.js";
import { amount } from "../../words/ranges.js";
import { CARD_EDGE, CARD_PAD, statusOf } from "../points/fronts.js";
import { docksOf, nearestTo } from "./docks.js";
import { RANK, offer } from "./offers.js";
/** @import { Front, Picture, View } from "../../scene/types.d.ts" */
/** @import { Card } from "./cards.js" */

const KEY = "card:returns";
/** CSS pixels between its words and other words. */
const PAD = 12;

/** @param {Front[]} fronts @returns {{apart: Front[], together: Front[]}} those with a card each, and those of one list */
export function parted(fronts) {
  const homeward = fronts.filter(({ group }) => group.direction === "homeward");
  if (homeward.length < 2) return { apart: fronts, together: [] };
  return { apart: fronts.filter((front) => !homeward.includes(front)), together: homeward };
}

/** "≈ 14,200", or what a source says where nobody counted. @returns {import("./letters.js").Cell} */
function cellOf(frame, { group }) {
  const { returned } = frame.stateOn(group.movement.id);
  if (returned && leastOf(returned)) {
    // The list has no room for the word "estimated".
    const sign = returned.basis === "estimated" && returned.value !== null ? "≈\u00a0" : "";
    const text = `${sign}${amount(frame.scene, returned)}`;
    return { text, size: 12.5, weight: 700, colour: INK };
  }
  const share = shareBackWords(frame.scene, group.movement, frame.day);
  if (share) return { text: share, size: 12.5, weight: 700, colour: INK };
  return { text: say("number not stated"), size: 12.5, italic: true, colour: SECOND_INK };
}

/** @param {Picture} frame @param {Front[]} fronts @returns {import("./letters.js").Block} a heading, a row for each, how it is known */
export function returnBlock(frame, fronts) {
  const flows = fronts.flatMap(({ rings }) => rings.flatMap((ring) => ring.flows));
  const status = wordsOf(frame.scene, "status", statusOf(flows));
  const rows = fronts.map((front) => [
    {
      marks: front.group.peoples,
      text: names(front.group.peoples),
      size: 12.5,
      colour: INK,
      gap: 8,
    },
    cellOf(frame, front),
  ]);
  return {
    rows: [
      [{ text: say("Back home so far"), size: 13, weight: 700, colour: INK }],
      ...rows,
      [
        {
          text: say("the ways out, reversed: {status}", { status }),
          size: 11,
          italic: true,
          colour: SECOND_INK,
        },
      ],
    ],
    align: "left",
    halo: null,
  };
}

/**
 * The list folded, where a map has no room for it: how many are returning, and of whom most are back.
 * @param {Picture} frame @param {Front[]} fronts @returns {import("./letters.js").Block}
 */
export function foldedBlock(frame, fronts) {
  const peoples = fronts.flatMap(({ group }) => group.peoples);
  const backOf = ({ group }) => {
    const { returned } = frame.stateOn(group.movement.id);
    return returned ? leastOf(returned) : 0;
  };
  const [most] = [...fronts].sort((a, b) => backOf(b) - backOf(a));
  const count = numberWord(peoples.length);
  const text = capital(
    many("{count} people is returning", "{count} peoples are returning", peoples.length, { count }),
  );
  const rows = [[{ text, size: 12.5, weight: 700, colour: INK }]];
  if (!backOf(most)) return { rows, align: "left", halo: null };
  const whose = { marks: most.group.peoples, text: `${names(most.group.peoples)}:`, gap: 6 };
  return {
    rows: [
      ...rows,
      [
        { ...whose, size: 12.5, colour: INK },
        { ...cellOf(frame, most), gap: 4 },
        { text: say("back so far"), size: 12.5, colour: INK },
      ],
    ],
    align: "left",
    halo: null,
  };
}

/**
 * @param {import("./labels.js").Sheet} sheet @param {View} view @param {Picture} frame
 * @param {Front[]} fronts the returns of the day, two or more
 * @returns {Card|null}
 */
export function offerReturns(sheet, view, frame, fronts) {
  const block = returnBlock(frame, fronts);
  const homes = fronts.map(({ home, rings }) => home ?? rings[0]);
  const middle = {
    x: homes.reduce((sum, { x }) => sum + x, 0) / homes.length,
    y: homes.reduce((sum, { y }) => sum + y, 0) / homes.length,
  };
  const anchors = docksOf(view).sort(nearestTo(middle));
  const folded = foldedBlock(frame, fronts);
  const tries = [block, folded].flatMap((each) =>
    [0, 0.15, 1].map((most) => ({
      block: each,
      anchors,
      most,
      clear: CARD_PAD,
      pad: each === folded ? 2 : PAD,
      edge: CARD_EDGE,
    })),
  );
  const rect = offer(sheet, { key: KEY, rank: RANK.CARD, tries, frame: CARD_PAD });
  if (!rect) return null;
  if (sheet.placed.some((each) => each.block === folded)) {
    const lines = fronts.map((front) => ({ front, y: rect.y, height: rect.height }));
    return { key: KEY, lines, spot: null, rect };
  }
  const { heights } = sheet.measure(block);
  let y = rect.y + heights[0];
  const lines = fronts.map((front, n) => {
    const line = { front, y, height: heights[n + 1] };
    y += line.height;
    return line;
  });
  return { key: KEY, lines, spot: null, rect };
}
