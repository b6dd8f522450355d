/**
 * Where the sources disagree: the rival counts side by side on one line, who says each, and which drives the picture.
 * @module panel-rivals
 */
import { element } from "../dom/elements.js";
import { many, say } from "../language/say.js";
import { parts } from "../time/days.js";
import { pickAfter, questionsOf } from "../scene/picks.js";
import { spread } from "../words/ranges.js";
import { capital, movementName, number, numberWord, whenOf } from "../words/wording.js";
import { references } from "./references.js";
/** @import { Movement, Scene } from "../scene/types.d.ts" */

/** Share of the way from the lowest to the highest count, with room for half a dot at each end. */
function placeOn({ low, high }, value) {
  return high > low ? 6 + (88 * (value - low)) / (high - low) : 50;
}

/** The least and the greatest number that any of the claims gives. */
function extremesOf(claims) {
  const values = claims.flatMap(({ value, low, high }) =>
    [value, low, high].filter((n) => n != null),
  );
  return { low: Math.min(...values), high: Math.max(...values) };
}

/** A claim as a dot on the line that all of them share, its own range as a bar. */
function lineOf(claim, scale) {
  const [low, high] = [claim.low ?? claim.value, claim.high ?? claim.value].map((value) =>
    placeOn(scale, value),
  );
  return element(
    "span",
    { class: "xr-rival-line", "aria-hidden": "true" },
    low < high
      ? element("span", {
          class: "xr-rival-range",
          style: { left: `${low}%`, width: `${high - low}%` },
        })
      : null,
    element("span", { class: "xr-rival-dot", style: { left: `${placeOn(scale, claim.value)}%` } }),
  );
}

/** The year of a removal, as the language writes it after or before a month: " 1944", " 1944 г.". */
const goesWithoutSaying = (movement) =>
  say("{month} {year}", { month: "", year: parts(movement.start).y });

function rivalRow(scene, movement, id, { scale, own, chosen, onPick, box }) {
  const claim = scene.claims[id];
  const when = whenOf(claim).replace(goesWithoutSaying(movement), "");
  const { value } = claim;
  const told = spread(scene, { value, low: claim.low ?? value, high: claim.high ?? value });
  return element(
    "div",
    { class: "xr-rival-item", "data-claim": id },
    element(
      "label",
      { class: "xr-rival" },
      element("input", {
        type: "radio",
        name: `xr-rival-${box}-${own}`,
        value: id,
        "data-key": id,
        ...(chosen === id ? { checked: true } : {}),
        onchange: () => onPick(id),
      }),
      element("span", { class: "xr-rival-name" }, [claim.doing, when].filter(Boolean).join(", ")),
      lineOf(claim, scale),
      element(
        "span",
        { class: "xr-rival-value" },
        number(claim.value),
        told ? element("small", {}, told) : null,
      ),
    ),
    element(
      "p",
      { class: "xr-rival-source" },
      id === own ? element("b", {}, say("the atlas’s own."), " ") : null,
      references(claim.sources, scene.sources),
    ),
  );
}

/** What is asked: of the totals "how many in all?", of others what their conflict asks. */
function questionText(scene, movement, ids) {
  const conflict = scene.conflicts[scene.claims[ids[0]].conflict];
  const isWhole = ids[0] === movement.whole_claim || !conflict;
  const question = isWhole ? say("How many in all?") : conflict.question;
  const count = capital(numberWord(ids.length));
  const counts = many("{count} count", "{count} counts", ids.length, { count });
  return `${question} ${counts}`;
}

/** Which of the atlas's questions name a claim. @returns {string[][]} */
function questionsWith(scene, movement, concerns) {
  const told = (movement.track ? questionsOf(movement) : []).map((ids) =>
    ids.filter((id) => scene.claims[id] && scene.claims[id].value != null),
  );
  return told.filter((ids) => ids.length > 1 && ids.some((id) => concerns(id, scene.claims[id])));
}

/** One dispute: its counts in order of time, and why the atlas prefers its own. */
function rivalsOf(scene, movement, ids, { pick, onPick, box }) {
  const [own] = ids;
  const given = {
    own,
    box,
    scale: extremesOf(ids.map((id) => scene.claims[id])),
    chosen: pick.find((id) => ids.includes(id)) || own,
    onPick: (id) => onPick(pickAfter(movement, pick, id)),
  };
  const inOrder = [...ids].sort(
    (a, b) =>
      (scene.claims[a].to ?? Infinity) - (scene.claims[b].to ?? Infinity) ||
      scene.claims[a].value - scene.claims[b].value,
  );
  const conflict = scene.conflicts[scene.claims[own].conflict];
  return [
    inOrder.map((id) => rivalRow(scene, movement, id, given)),
    conflict && conflict.handling
      ? element(
          "p",
          { class: "xr-rival-why" },
          element("b", {}, say("Why:")),
          " ",
          conflict.handling,
        )
      : null,
  ];
}

function fieldset(scene, movement, ids, choice) {
  return element(
    "fieldset",
    { class: "xr-rivals", "data-question": ids[0] },
    element(
      "legend",
      {},
      questionText(scene, movement, ids),
      element("span", { class: "xr-hidden" }, `: ${movementName(scene, movement)}`),
    ),
    element("p", { class: "xr-sub" }, say("Choose whose count drives the picture.")),
    ...rivalsOf(scene, movement, ids, choice),
  );
}

/** A dispute beside the totals waits folded, unless the reader has chosen in it. */
function folded(scene, movement, ids, choice) {
  return element(
    "details",
    {
      class: "xr-more",
      "data-key": `question-${ids[0]}`,
      "data-measure": scene.claims[ids[0]].measure,
      ...(choice.pick.some((id) => ids.includes(id)) ? { open: true } : {}),
    },
    element("summary", {}, questionText(scene, movement, ids)),
    fieldset(scene, movement, ids, choice),
  );
}

/**
 * All that is disputed of a movement: the totals in full, the rest folded.
 * @param {Scene} scene @param {Movement} movement @param {string[]} pick @param {(pick: string[]) => void} onPick
 * @returns {HTMLElement[]} none where the sources do not disagree
 */
export function rivalsSection(scene, movement, pick, onPick) {
  return questionsWith(scene, movement, () => true).map((ids) =>
    (ids[0] === movement.whole_claim ? fieldset : folded)(scene, movement, ids, {
      pick,
      onPick,
      box: "panel",
    }),
  );
}

/**
 * The disputes about what is selected: a place, a stream, an event or one count.
 * @param {Scene} scene @param {{type: string, id: string}} selected
 * @returns {HTMLElement[]}
 */
export function rivalsOfSelected(scene, selected, movements, pick, onPick) {
  const flow = selected.type === "flow" ? scene.index.flow.get(selected.id) : null;
  const event = selected.type === "event" ? scene.index.event.get(selected.id) : null;
  const concerns = (id, claim) =>
    (selected.type === "place" && claim.place === selected.id) ||
    (selected.type === "claim" && id === selected.id) ||
    (flow &&
      (id === flow.claim ||
        (claim.movement === flow.movement && claim.place === flow.destination))) ||
    (event && (claim.event === event.id || event.claims.includes(id)));
  return scene.movements
    .filter((movement) => movements.includes(movement.id))
    .flatMap((movement) =>
      questionsWith(scene, movement, concerns).map((ids) => {
        const box = fieldset(scene, movement, ids, { pick, onPick, box: "selected" });
        const totals = ids[0] === movement.whole_claim;
        if (totals) box.firstElementChild?.prepend(`${movementName(scene, movement)}: `);
        return box;
      }),
    );
}

/** The disputes behind one line of a movement's state, by the measures that make it. */
const MEASURES = {
  home: ["removed"],
  taken: ["removed", "loaded"],
  under_way: ["loaded"],
  dead: ["died", "died-in-transit"],
  in_exile: ["in-exile", "arrived"],
  returned: ["returned"],
  elsewhere: ["settled-elsewhere"],
};

/** @returns {string[]} the atlas's own claims whose rivals bear on a state; the totals bear on all and are not named */
export function disputesOf(scene, movement, state) {
  return (movement.disputes || [])
    .map(([own]) => own)
    .filter((own) => (MEASURES[state] || []).includes(scene.claims[own].measure));
}
