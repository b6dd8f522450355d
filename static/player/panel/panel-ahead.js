/**
 * What had been ordered and not yet done: a total with its parts, never both side by side.
 * @module panel-ahead
 */
import { element } from "../dom/elements.js";
import { many, say } from "../language/say.js";
import { number, whenOf } from "../words/wording.js";
/** @import { Movement, Scene } from "../scene/types.d.ts" */

/** A plan made more than this many days before the removal belongs to another operation. */
const LONGEST_PLAN = 300;
const MOST_PLANS = 5;
const MOST_PARTS = 2;

/** The plans known on a day, each with its parts; a part of a part lies with the nearest total that is known. */
function plansAhead(scene, movement, day) {
  const latest = new Map();
  for (const id of movement.plan || []) {
    const claim = scene.claims[id];
    const known =
      claim &&
      claim.measure === "planned" &&
      ["persons", "families"].includes(claim.unit) &&
      claim.value != null;
    const due = known && claim.from <= day && claim.from > movement.start - LONGEST_PLAN;
    // a later plan for the same place replaces the earlier one
    if (due && claim.place && claim.place !== movement.homeland) latest.set(claim.place, id);
  }
  const plans = new Map(
    [...latest.values()].map((id) => [id, { claim: scene.claims[id], parts: [] }]),
  );
  const roots = [];
  for (const plan of plans.values()) {
    const seen = new Set();
    let total = plan.claim.part_of;
    while (total && !plans.has(total) && !seen.has(total)) {
      seen.add(total);
      total = scene.claims[total] && scene.claims[total].part_of;
    }
    const holder = total && plans.get(total);
    (holder && holder !== plan ? holder.parts : roots).push(plan);
  }
  return roots;
}

function andMore(texts, most, separator) {
  // "and 1 more" would take as much room as the item itself
  if (texts.length <= most + 1) return texts.join(separator);
  const items = texts.slice(0, most).join(separator);
  const others = texts.length - most;
  return many("{items} and {count} more", "{items} and {count} more", others, { items });
}

/**
 * What is ahead, in words: "300 persons in all (May 1944); 50 for one region …"
 * @param {Scene} scene @param {Movement} movement @param {number} day
 * @returns {string|null}  null where nothing is
 */
export function aheadText(scene, movement, day) {
  if (day >= movement.end) return null;
  const roots = plansAhead(scene, movement, day);
  if (!roots.length) return null;
  const placeOf = ({ claim }) => (scene.places[claim.place] || { name: claim.place }).name;
  const plain = (plan) =>
    say("{number} for {place}", { number: number(plan.claim.value), place: placeOf(plan) });
  const partsOf = (plan) => andMore(plan.parts.map(plain), MOST_PARTS, ", ");
  const told = (plan) => {
    const [{ amount }, place, when] = [plan.claim, placeOf(plan), whenOf(plan.claim)];
    if (!plan.parts.length) return say("{amount} for {place} ({when})", { amount, place, when });
    const values = { amount, place, when, parts: partsOf(plan) };
    return say("{amount} for {place} ({when}: {parts})", values);
  };
  // One plan that holds all the others is the whole operation, whatever place it is entered with.
  const whole = roots.length === 1 && roots[0].parts.length ? roots[0] : null;
  const brief = (plan) => (plan.parts.length ? `${plain(plan)} (${partsOf(plan)})` : plain(plan));
  const plans = andMore(whole ? whole.parts.map(brief) : roots.map(told), MOST_PLANS, "; ");
  if (!whole) return `${plans}.`;
  const values = { amount: whole.claim.amount, when: whenOf(whole.claim), plans };
  return say("{amount} in all ({when}); {plans}.", values);
}

/** @returns {HTMLElement|null} */
export function ahead(scene, movement, day) {
  const text = aheadText(scene, movement, day);
  if (text === null) return null;
  return element(
    "p",
    { class: "xr-ahead" },
    element("b", {}, say("Ahead, as planned:")),
    " ",
    text,
  );
}
