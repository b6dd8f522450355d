/**
 * What the reader chose, in words: a line above the controls as long as a pick drives the picture, and
 * notes where one of the atlas's own numbers has been replaced.
 * @module chosen
 */
import { element, inPlaces, refill } from "../dom/elements.js";
import { GROUP, many, say } from "../language/say.js";
import { chosenIn, questionsOf } from "../scene/picks.js";
import { movementName, number } from "../words/wording.js";
/** @import { Scene, Store } from "../scene/types.d.ts" */

/** With more choices than this the line only gives their number. */
const MOST_NAMED = 2;

/** The short name of a claim's first source. */
function sayer(scene, claim) {
  const [first] = claim.sources || [];
  if (!first) return "";
  const quoted = (first.quoting || [])[0];
  if (quoted) return quoted.short;
  return scene.sources[first.key] ? scene.sources[first.key].short : first.key;
}

/** "Karachais, South Kazakhstan Oblast, arrived: 25,216 (Bugai 1995), not 25,142" */
function choiceText(scene, movement, own, id) {
  const claim = scene.claims[id];
  const place = claim.place && scene.places[claim.place] ? scene.places[claim.place].name : "";
  const what = [movementName(scene, movement), place, claim.doing].filter(Boolean).join(", ");
  const source = sayer(scene, claim);
  const values = { what, source, own: number(scene.claims[own].value) };
  const text = source
    ? say("{what}: {chosen} ({source}), not {own}", values)
    : say("{what}: {chosen}, not {own}", values);
  return inPlaces(text, { chosen: element("b", {}, number(claim.value)) });
}

/** Below this a number in a sentence may as well be a day, an hour or a train. */
const LEAST_IN_TEXT = 1000;

const NUMBERS = new RegExp(`\\d+(?:${GROUP}\\d{3})*(?:[.,]\\d+)?`, "g");
const BETWEEN_THOUSANDS = new RegExp(`${GROUP}(?=\\d{3})`, "g");

/** Whether a sentence gives a number: "21,234" and "1,234.5" do not give 1,234, nor does the year 1234. */
function givesNumber(text, value) {
  const found = (text.match(NUMBERS) || []).filter((each) => /\D/.test(each));
  const plain = found.map((each) => each.replace(BETWEEN_THOUSANDS, ""));
  return value >= LEAST_IN_TEXT && plain.includes(String(value));
}

/**
 * A sentence of the data keeps its source's number: where the reader has replaced that number, a note says so.
 * @typedef {{movement: string|null, text?: string|null, claims?: string[]}} Passage whose sentence it is, and the claims
 *   it rests on
 * @param {Scene} scene @param {Passage} passage @param {string[]} pick
 * @returns {string|null} "The picture shows, as you chose: 25,216, not 25,142."
 */
export function insteadText(scene, { movement: id, text, claims = [] }, pick) {
  const movement = scene.index.movement.get(id ?? "");
  const replaced = movement ? chosenIn(movement, pick) : [];
  const valueOf = (claim) => /** @type {number} */ (scene.claims[claim].value);
  const told = replaced
    .filter(([own]) => claims.includes(own) || givesNumber(text || "", valueOf(own)))
    .map(([own, chosen]) => ({ chosen: number(valueOf(chosen)), own: number(valueOf(own)) }))
    .map((values) => say("{chosen}, not {own}", values));
  const counts = told.join("; ");
  return counts ? say("The picture shows, as you chose: {counts}.", { counts }) : null;
}

/** @param {Scene} scene @param {Passage} passage @param {string[]} pick @returns {HTMLElement|null} */
export function chosenInstead(scene, passage, pick) {
  const text = insteadText(scene, passage, pick);
  return text === null ? null : element("p", { class: "xr-sub" }, text);
}

/** Whether a claim that may be picked drives the picture; null for one that may not. @returns {string|null} */
export function drivingText(scene, claim, pick) {
  const movement = scene.index.movement.get(claim.movement);
  const ids =
    movement && movement.track
      ? questionsOf(movement).find((group) => group.includes(claim.id))
      : null;
  if (!ids || ids.length < 2) return null;
  const chosen = pick.find((id) => ids.includes(id)) || ids[0];
  if (chosen === claim.id)
    return chosen === ids[0] ? say("drives the picture") : say("drives the picture: your choice");
  return claim.id === ids[0] ? say("the atlas’s own; you chose another") : null;
}

/** The claim that the reader picked for one that drives the picture, or that one. */
export function pickedFor(scene, claim, pick) {
  const movement = scene.index.movement.get(claim.movement);
  const found = movement ? chosenIn(movement, pick).find(([own]) => own === claim.id) : null;
  return found
    ? { to: claim.to, from: claim.from, ...scene.claims[found[1]], id: found[1] }
    : claim;
}

const othersThanOwn = (count) =>
  many(
    "{count} count other than the atlas’s own",
    "{count} counts other than the atlas’s own",
    count,
  );

function contentOf(scene, chosen, forget) {
  const said =
    chosen.length > MOST_NAMED || !scene.texts.here
      ? [othersThanOwn(chosen.length)]
      : chosen.flatMap(([movement, own, id], n) => [
          n ? "; " : null,
          ...choiceText(scene, movement, own, id),
        ]);
  const back = element(
    "button",
    { type: "button", class: "xr-plain", "data-key": "own-choice", onclick: forget },
    say("Back to the atlas’s own"),
  );
  return [
    element("span", { class: "xr-chosen-text" }, element("b", {}, say("You chose:")), " ", said),
    back,
  ];
}

/**
 * @param {HTMLElement} controls the line stands at their top
 * @param {Scene} scene decoded @param {Store} store
 * @returns {{destroy: () => void}}
 */
export function createChosen(controls, scene, store) {
  const node = element("div", {
    class: "xr-chosen",
    role: "status",
    "aria-label": say("Counts chosen"),
  });
  controls.append(node);
  const forget = () => store.set({ pick: [] }, "panel");
  function show({ pick, movements }) {
    const chosen = scene.movements
      .filter((movement) => movements.includes(movement.id))
      .flatMap((movement) => chosenIn(movement, pick).map(([own, id]) => [movement, own, id]));
    node.hidden = !chosen.length;
    refill(node, [scene.texts.here, ...chosen.map(([, , id]) => id)], () =>
      chosen.length ? contentOf(scene, chosen, forget) : [],
    );
  }
  show(store.get());
  const unsubscribe = store.subscribe(
    (state, { changed }) => (changed.has("pick") || changed.has("movements")) && show(state),
  );
  const unlisten = scene.texts.listen(() => show(store.get()));
  return {
    destroy() {
      unlisten();
      unsubscribe();
    },
  };
}
