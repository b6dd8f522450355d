/**
 * Regions of exile: who was held where on a day, as far as a source says.
 *
 * The tint is neutral, because several peoples were held in one region; the number is always printed.
 * From the first day of a return no source says where those were who were not back. They stay in every region in which
 * they had been counted, each of unknown number, and one says how many in all.
 * A later count of a whole republic replaces the earlier counts of its oblasts.
 */
import { toldOf } from "../words/ranges.js";
import { unitOn } from "../scene/scene.js";
/** @import { HeldRegion, Movement, Region, Scene, StateReader } from "../scene/types.d.ts" */

/**
 * @param {Scene} scene
 * @param {Movement[]} movements  shown
 * @param {number} day
 * @param {StateReader} stateOn
 * @returns {Region[]}
 */
export function regionsOn(scene, movements, day, stateOn) {
  const regions = new Map();
  for (const movement of movements) {
    const state = stateOn(movement.id);
    const behind = behindOf(state);
    const latest = latestOf(movement, day);
    const replaced = replacedOf(scene, latest, state);
    for (const place of [...Object.keys(state.exile), ...behind.keys()]) {
      if (place === "unplaced" || replaced.has(place)) continue;
      const quantity = state.exile[place] || null;
      let region = regions.get(place);
      if (!region) {
        region = {
          place,
          unit: unitOn(scene, place, day),
          held: [],
          value: null,
          partial: false,
          rest: false,
        };
        regions.set(place, region);
      }
      const left = behind.get(place) || null;
      const last = left ? null : lastOf(movement, place, state);
      const told = toldOf(movement, place, day, quantity);
      region.held.push({
        movement,
        value: quantity ? quantity.value : null,
        basis: quantity ? quantity.basis : null,
        told,
        last,
        behind: left,
        remainder: Boolean(latest.get(place)?.remainder),
      });
      if (quantity && quantity.value !== null) region.value = (region.value || 0) + quantity.value;
      else region.partial = true;
    }
  }
  const list = [...regions.values()];
  const divided = new Set(list.map((region) => scene.republics[region.place]));
  for (const region of list)
    region.rest =
      region.unit !== null &&
      (divided.has(region.place) || region.held.some((held) => held.remainder));
  return list;
}

/** The last count of each place that had begun by the day. @returns {Map<string, HeldRegion>} */
function latestOf(movement, day) {
  const regions = movement.track ? movement.track.regions : [];
  const begun = regions.filter((region) => region.arrive_from <= day);
  return new Map(begun.map((region) => [region.place, region]));
}

/** The oblasts whose count is older than a count of all in their republic. */
function replacedOf(scene, latest, state) {
  const replaced = new Set();
  for (const [place, region] of latest) {
    const whole = latest.get(scene.republics[place]);
    if (!whole || whole.remainder || state.exile[place]) continue;
    if (countedOn(region) < countedOn(whole)) replaced.add(place);
  }
  return replaced;
}

const NOBODY = new Map();

const countedOn = ({ counted, from }) => counted ?? from;

/** Where those may be who were not back: wherever they had been counted and no longer are. */
function behindOf({ exile, in_exile: total, last_counts: counts }) {
  if (!counts || (total && total.high === 0)) return NOBODY;
  // While nobody may go back every such place is among those of exile.
  const places = Object.keys(counts).filter((place) => !(place in exile));
  if (!places.length) return NOBODY;
  const fullest = places.reduce((best, place) =>
    counts[place].value > counts[best].value ? place : best,
  );
  return new Map(places.map((place) => [place, { total, told: place === fullest }]));
}

/** The count that still stands where none is of the day, with what the sources told of it then. */
function lastOf(movement, place, { last_counts: counts }) {
  const last = counts && counts[place];
  return last
    ? { ...last, told: toldOf(movement, place, last.day, { low: last.value, high: last.value }) }
    : null;
}
