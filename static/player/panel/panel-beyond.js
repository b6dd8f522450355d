/**
 * What a movement's counts have beyond the whole, so that the reader can add up what is shown.
 * Plates and the command line name the same parts (atlas/words/sums.py).
 * @module panel-beyond
 */
import { many, say } from "../language/say.js";
import { leastOf } from "../day/quantities.js";
import { claimsOfMovement } from "../scene/movement-claims.js";
import { amount, isTold, rangedAmount } from "../words/ranges.js";
import { wordsOf } from "../words/vocabulary.js";
import { number } from "../words/wording.js";
/** @import { Movement, Scene, State } from "../scene/types.d.ts" */

const diedOnTheWay = (value, count) =>
  many(
    "{count} who died on the way, as the whole counts only those who arrived",
    "{count} who died on the way, as the whole counts only those who arrived",
    value,
    { count },
  );

const diedBefore = (value, count) =>
  many(
    "{count} who had died on the way before the whole was counted",
    "{count} who had died on the way before the whole was counted",
    value,
    { count },
  );

const allOthers = (value, count) =>
  many(
    "{count} born in exile, joined later or counted differently",
    "{count} born in exile, joined later or counted differently",
    value,
    { count },
  );

const atLeastOthers = (value, count) =>
  many(
    "at least {count} born in exile, joined later or counted differently",
    "at least {count} born in exile, joined later or counted differently",
    value,
    { count },
  );

const atLeastDied = (value, count) =>
  many(
    "at least {count} who died on the way, as the greatest total counts only those who arrived",
    "at least {count} who died on the way, as the greatest total counts only those who arrived",
    value,
    { count },
  );

/** How many more than the whole the counts have, as far as that is a difference between sources. */
function disputedWords(scene, { whole, disputed }) {
  if (!disputed || !isTold("disputed", disputed)) return null;
  return say(
    "Counted beyond the {whole} but within the greatest total of other sources, {most}: {count} ({basis}).",
    {
      count: amount(scene, disputed),
      whole: amount(scene, whole),
      most: number(whole.high),
      basis: wordsOf(scene, "basis", disputed.basis),
    },
  );
}

/**
 * Whether all that are beyond every total died on the way: so many were counted, and the greatest total is of those
 * who arrived, so that it has none of them.
 */
function areOfTheWay(scene, movement, { whole, dead }, others) {
  const question = scene.claims[movement.track.whole.claim]?.conflict;
  const told = claimsOfMovement(scene, movement.id);
  const greatest = told.filter(
    ({ conflict, value }) => question && conflict === question && value === whole.high,
  );
  const died = told.filter(
    ({ measure, rank }) => measure === "died-in-transit" && rank === "preferred",
  );
  const most = Math.max(0, ...died.map(({ value }) => value ?? 0));
  const isOfArrivals =
    greatest.length > 0 && greatest.every(({ measure }) => measure === "arrived");
  return isOfArrivals && dead !== null && others <= Math.min(leastOf(dead), most);
}

/** Who is surely beyond every total, each part by its cause. */
function addedWords(scene, movement, state) {
  if (!state.added || !leastOf(state.added)) return null;
  const dead = leastOf(state.added_dead);
  const others = Math.max(0, leastOf(state.added) - dead);
  const isOnTheWay = scene.claims[movement.track.whole.claim]?.measure === "under-way";
  const died = isOnTheWay ? diedBefore : diedOnTheWay;
  // Where not every part is counted, the counts bear only a least number of them.
  const least = areOfTheWay(scene, movement, state, others) ? atLeastDied : atLeastOthers;
  const beyond = state.added.value === null ? least : allOthers;
  const causes = [
    dead ? died(dead, rangedAmount(scene, state.added_dead)) : "",
    others ? beyond(others, amount(scene, { value: others, basis: state.added.basis })) : "",
  ].filter(Boolean);
  const basis = wordsOf(scene, "basis", (others ? state.added : state.added_dead).basis);
  const told = { causes: causes.join("; "), basis };
  return isTold("disputed", state.disputed)
    ? say("Counted beyond that: {causes} ({basis}).", told)
    : say("Counted beyond the {whole}: {causes} ({basis}).", {
        ...told,
        whole: amount(scene, state.whole),
      });
}

/**
 * What is counted beyond the whole: as far as other sources have it in the whole, and beyond every total.
 * @param {Scene} scene @param {Movement} movement @param {State} state of the day, with a whole
 * @returns {string[]} a sentence for each; none where the counts are not more than the whole
 */
export function beyondWords(scene, movement, state) {
  return [disputedWords(scene, state), addedWords(scene, movement, state)].filter(
    (line) => line !== null,
  );
}
