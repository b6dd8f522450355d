/**
 * What the reader chose, in words: a line above the controls, on every screen, as long as a pick drives the picture,
 * and notes where a number of the atlas's own has been replaced.
 * @module chosen
 */
import { element, refill } from "../dom/elements.js";
import { chosenIn, questionsOf } from "../scene/picks.js";
import { movementName, number } from "../words/wording.js";
/** @import { Scene, Store } from "../scene/types.d.ts" */

/** More choices than this are only counted. */
const TOLD = 2;

/** Who is the first to say so, in a few words. */
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
  const who = sayer(scene, claim);
  return [
    `${what}: `,
    element("b", {}, number(claim.value)),
    `${who ? ` (${who})` : ""}, not ${number(scene.claims[own].value)}`,
  ];
}

/**
 * The sentence of an event is its source's: where it tells a number that the reader has replaced, this says so beside it.
 * @returns {HTMLElement|null}
 */
export function chosenInstead(scene, event, pick) {
  const movement = scene.index.movement.get(event.movement);
  const replaced = movement ? chosenIn(movement, pick) : [];
  const here = replaced.filter(
    ([own]) =>
      event.claims.includes(own) || (event.text || "").includes(number(scene.claims[own].value)),
  );
  if (!here.length) return null;
  const told = here.map(
    ([own, id]) => `${number(scene.claims[id].value)}, not ${number(scene.claims[own].value)}`,
  );
  return element("p", { class: "xr-sub" }, `The picture shows, as you chose: ${told.join("; ")}.`);
}

/** Which of the claims that may be picked drives the picture now; nothing of the others. @returns {string|null} */
export function drivingText(scene, claim, pick) {
  const movement = scene.index.movement.get(claim.movement);
  const ids =
    movement && movement.track
      ? questionsOf(movement).find((group) => group.includes(claim.id))
      : null;
  if (!ids || ids.length < 2) return null;
  const chosen = pick.find((id) => ids.includes(id)) || ids[0];
  if (chosen === claim.id)
    return chosen === ids[0] ? "drives the picture" : "drives the picture: your choice";
  return claim.id === ids[0] ? "the atlas’s own; you chose another" : null;
}

/** The claim that the reader picked for one that drives the picture, or that one. */
export function pickedFor(scene, claim, pick) {
  const movement = scene.index.movement.get(claim.movement);
  const found = movement ? chosenIn(movement, pick).find(([own]) => own === claim.id) : null;
  return found
    ? { to: claim.to, from: claim.from, ...scene.claims[found[1]], id: found[1] }
    : claim;
}

function contentOf(scene, chosen, forget) {
  const said =
    chosen.length > TOLD
      ? [`${number(chosen.length)} counts other than the atlas’s own`]
      : chosen.flatMap(([movement, own, id], n) => [
          n ? "; " : null,
          ...choiceText(scene, movement, own, id),
        ]);
  const back = element(
    "button",
    { type: "button", class: "xr-plain", "data-key": "own-choice", onclick: forget },
    "Back to the atlas’s own",
  );
  return [
    element("span", { class: "xr-chosen-text" }, element("b", {}, "You chose: "), said),
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
    "aria-label": "Counts chosen",
  });
  controls.prepend(node);
  const forget = () => store.set({ pick: [] }, "panel");
  function show({ pick, movements }) {
    const chosen = scene.movements
      .filter((movement) => movements.includes(movement.id))
      .flatMap((movement) => chosenIn(movement, pick).map(([own, id]) => [movement, own, id]));
    node.hidden = !chosen.length;
    refill(
      node,
      chosen.map(([, , id]) => id),
      () => (chosen.length ? contentOf(scene, chosen, forget) : []),
    );
  }
  show(store.get());
  const unsubscribe = store.subscribe(
    (state, { changed }) => (changed.has("pick") || changed.has("movements")) && show(state),
  );
  return { destroy: unsubscribe };
}
