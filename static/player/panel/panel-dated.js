/**
 * The counts of a movement without a total: each at its date and in its own unit, never added up.
 * @module panel-dated
 */
import { element, withNumbers } from "../dom/elements.js";
import { say } from "../language/say.js";

/** Counts up to this rank stay, however old: the dead, and those who settled elsewhere for good. */
const LASTING = 1;
/** Other counts are shown while no older than this many days, and no more than so many of them. */
const RECENT = 365;
const MOST_DATED = 6;

const largest = ({ value, low, high }) => value ?? high ?? low;

/** Counts of a people without a total, the most important first (ranked by atlas/words/whereabouts.py). */
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

/** Kazakhs: no source gives a total, so only dated counts are shown, each in its own unit. */
export function datedCounts(scene, movement, day) {
  const { lasting, recent } = datedOn(scene, movement, day);
  return [
    datedList(lasting, "xr-dated xr-dated-lasting"),
    element(
      "p",
      { class: "xr-sub" },
      say("No source gives a total: dated counts only, in the unit of the source."),
    ),
    datedList(recent, "xr-dated"),
  ];
}

/** One line for a people without a total: the dead, or else whatever was counted last. */
export function datedInShort(scene, movement, day) {
  const { past, lasting } = datedOn(scene, movement, day);
  const [first] = lasting.length ? lasting : [...past].sort((a, b) => b.end - a.end);
  return first ? first.claim.text : say("no total stated");
}
