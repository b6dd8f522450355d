/**
 * What the strip draws of each movement: its peoples, its hue, its band, and whether it changes on a page.
 * @module strip-tracks
 */
import { bandOf, changeIn, cutBand } from "../day/bands.js";
import { stateOf } from "../day/evaluate.js";
import { shareBackWords } from "../day/homelands.js";
import { stateNameOn } from "../day/state-names.js";
import { say } from "../language/say.js";
import { STACK } from "../theme/palette.js";
import { isGuess } from "../words/ranges.js";
import { stateName } from "../words/vocabulary.js";
/** @import { Movement, People, Scene } from "../scene/types.d.ts" */

/** Part of a band that must change on a page for the movement to get a tall row. */
const NOTABLE_CHANGE = 0.02;
/** Part of a band that a state must have somewhere to be seen in it, and to be explained. */
const SEEN = 0.01;
/** The states that the key explains, if they are drawn. */
const KEY = ["home", "under_way", "in_exile", "dead", "open"];

/**
 * @typedef {object} StripTrack
 * @property {Movement} movement
 * @property {People[]} peoples
 * @property {string} hue
 * @property {import("../day/bands.js").Band|null} band  null where no source gives a whole
 * @property {{from: number, to: number, words: string[]}[]} deaths  of a movement without a total: the dead as far as
 *   counted, both days inclusive, in the fullest words and in fewer
 * @property {(state: string, day: number) => string} words  the name of a state on a day
 * @property {number|null} renamed  the day from which those in exile are called "not back"; null: never
 */

/** Its claims on the dead are those that come before all others (atlas/words/whereabouts.py). */
const DEATHS = 0;

function deathsOf(scene, movement) {
  if (movement.track) return [];
  return (movement.dated || [])
    .filter(([from, to, , rank]) => rank === DEATHS && from !== null && to !== null)
    .map(([from, to, id]) => {
      const { text, amount, doing } = scene.claims[id];
      return { from, to, words: [text, say("{amount} {doing}", { amount, doing }), amount] };
    });
}

/**
 * What is drawn of each movement, by id.
 * @returns {Map<string, StripTrack>}
 */
export function tracksOf(scene) {
  return new Map(
    scene.movements.map((movement) => {
      const peoples = movement.peoples.map((id) => scene.index.people.get(id));
      return [
        movement.id,
        {
          movement,
          peoples,
          hue: peoples[0].colour,
          band: bandOf(scene, movement.id),
          deaths: deathsOf(scene, movement),
          words: (part, day) =>
            // Where nobody counted those who came home, a share stands where they would lie.
            (part === "open" && shareBackWords(scene, movement, day)) ||
            stateNameOn(scene, movement, day, part),
          renamed: movement.return_start ?? null,
        },
      ];
    }),
  );
}

/** Movements that change on a page: those the magnifier gives room to. */
export function changingOn(tracks, ids, page) {
  return new Set(
    ids.filter((id) => {
      const { movement, band } = tracks.get(id);
      if (band) return changeIn(band, page.from, page.to) > NOTABLE_CHANGE;
      // a count that began before the page and ends after it changes nothing on it
      return (movement.dated || []).some((span) =>
        [span[0], span[1]].some((day) => day != null && day >= page.from && day <= page.to),
      );
    }),
  );
}

/**
 * The name by which a key calls a state on a page: that of the bands if all of them have one, else the plain name.
 * @param {Scene} scene @param {StripTrack[]} tracks @param {import("./strip-page.js").Page} page @param {string} state
 */
function keyName(scene, tracks, page, state) {
  const banded = tracks.filter(({ band }) => band);
  const days = [page.from, page.to];
  const names = new Set(banded.flatMap(({ words }) => days.map((day) => words(state, day))));
  return names.size === 1 ? [...names][0] : stateName(scene, state);
}

/** Whether a part of the band is this state on some day. @param {import("../day/bands.js").Band} band */
function isDrawn({ tops }, state) {
  const part = STACK.indexOf(state);
  return tops.some((edges) => edges[part] - (edges[part - 1] ?? 0) > SEEN);
}

/**
 * The key of the fills: what the bands of the overview show, as it is called on the page of the magnifier.
 * @param {Scene} scene @param {StripTrack[]} tracks @param {import("./strip-page.js").Page} page
 * @returns {{state: string, name: string}[]}
 */
export function keyOf(scene, tracks, page) {
  const bands = tracks.flatMap(({ band }) => band ?? []);
  const drawn = KEY.filter((state) => bands.some((band) => isDrawn(band, state)));
  const back = bands.some((band) => isDrawn(cutBand(band, page.from, page.to), "returned"));
  return drawn.map((state) => {
    const name = keyName(scene, tracks, page, state);
    // Those at home and those back home have one fill.
    const plain = state === "home" && back;
    return { state, name: plain ? `${name}, ${stateName(scene, "returned")}` : name };
  });
}

/** A count is written into a band only where it is the same from one day to the other. */
export function standing(scene) {
  return (id, part, from, to) => {
    const [first, last] = [from, to].map((day) => stateOf(scene, id, day)[part]);
    // a number worked out between two counts, or estimated, would look as if it had been counted
    const counted = first && last && [first, last].every(({ basis }) => !isGuess(basis));
    return counted && first.value === last.value && last.value > 0 ? last.value : null;
  };
}
