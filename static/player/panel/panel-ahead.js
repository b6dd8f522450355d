/**
 * What had been ordered and not yet done: a total with its parts, never both side by side.
 * @module panel-ahead
 */
import { element } from "../dom/elements.js";
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
  return `${texts.slice(0, most).join(separator)} and ${texts.length - most} more`;
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
  const plain = (plan) => `${number(plan.claim.value)} for ${placeOf(plan)}`;
  const told = (plan) => {
    const parts = plan.parts.length ? `: ${andMore(plan.parts.map(plain), MOST_PARTS, ", ")}` : "";
    return `${plan.claim.amount} for ${placeOf(plan)} (${whenOf(plan.claim)}${parts})`;
  };
  // One plan that holds all the others is the whole operation, whatever place it is entered with.
  const whole = roots.length === 1 && roots[0].parts.length ? roots[0] : null;
  const lead = whole ? `${whole.claim.amount} in all (${whenOf(whole.claim)}); ` : "";
  const brief = (plan) =>
    plan.parts.length
      ? `${plain(plan)} (${andMore(plan.parts.map(plain), MOST_PARTS, ", ")})`
      : plain(plan);
  const items = whole ? whole.parts.map(brief) : roots.map(told);
  return `${lead}${andMore(items, MOST_PLANS, "; ")}.`;
}

/** @returns {HTMLElement|null} */
export function ahead(scene, movement, day) {
  const text = aheadText(scene, movement, day);
  if (text === null) return null;
  return element("p", { class: "xr-ahead" }, element("b", {}, "Ahead, as planned: "), text);
}
