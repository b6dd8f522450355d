/**
 * The counts of a movement without a total: each at its date and in its own unit, never added up.
 * @module panel-dated
 */
import { element, withNumbers } from "../dom/elements.js";

/** Ranks of what is told as long as it is known: the dead, and those who settled elsewhere for good. */
const LASTING = 1;
/** What else is told is no older than this many days, and no more than so many lines. */
const RECENT = 365;
const MOST_DATED = 6;

const largest = ({ value, low, high }) => value ?? high ?? low;

/** What the scene tells of people without a total, the weightiest first (`whereabouts.py` ranks it). */
function datedOn(scene, movement, day) {
  const past = (movement.dated || [])
    .filter(([from, to, , rank]) => rank !== null && (from ?? to) <= day)
    .map(([from, to, id, rank]) => ({ end: to ?? from, rank, claim: scene.claims[id] }))
    .sort((a, b) => a.rank - b.rank || largest(b.claim) - largest(a.claim));
  const lasting = past.filter(({ rank }) => rank <= LASTING);
  const recent = past
    .filter(({ rank, end }) => rank > LASTING && end >= day - RECENT)
    .slice(0, MOST_DATED);
  return { past, lasting, recent };
}

function datedList(found, name) {
  if (!found.length) return null;
  return element(
    "ul",
    { class: name },
    found.map(({ claim }) => element("li", {}, withNumbers(claim.text))),
  );
}

/** Kazakhs: no source gives a whole, so only dated counts are told, each in its own unit. */
export function datedCounts(scene, movement, day) {
  const { lasting, recent } = datedOn(scene, movement, day);
  return [
    datedList(lasting, "xr-dated xr-dated-lasting"),
    element(
      "p",
      { class: "xr-sub" },
      "No source gives a total: dated counts only, in the unit of the source.",
    ),
    datedList(recent, "xr-dated"),
  ];
}

/** The one thing to say of people without a total: the dead, or whatever was counted last. */
export function datedInShort(scene, movement, day) {
  const { past, lasting } = datedOn(scene, movement, day);
  const [first] = lasting.length ? lasting : [...past].sort((a, b) => b.end - a.end);
  return first ? first.claim.text : "no total stated";
}
