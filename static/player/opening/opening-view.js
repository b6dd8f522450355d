/**
 * The opening as it is seen: above the map what this is and *Begin*, below it whose story may be chosen.
 * @module opening-view
 */
import { element, inTongues } from "../dom/elements.js";
import { icon, mark } from "../dom/icons.js";
import { createToolbar } from "../dom/roving.js";
import { many, say } from "../language/say.js";
import { peoplesMoved } from "../scene/moved.js";
import { ownNamesIn } from "../words/own-names.js";
import { mapWords, portraitOf, sentenceOf, titleWords } from "./title-words.js";
/** @import { Scene, Tour } from "../scene/types.d.ts" */
/** @import { Portrait } from "./title-words.js" */

/**
 * @typedef {object} Acts
 * @property {() => void} begin the story of all, or where there is none the whole map
 * @property {(portrait: Portrait) => void} choose a people
 * @property {() => void} explore the whole map, without a story
 * @property {() => void} play time, without a story
 * @property {() => void} resume where the reader was
 */

const button = (name, onclick, ...children) =>
  element("button", { type: "button", class: name, onclick }, ...children);

/** The page has one heading of the first rank: the host's own, if it has one; the player's waits while this is seen. */
const headingTag = () => (document.querySelector("h1:not(.xr-name)") ? "h2" : "h1");

/** @param {Portrait} portrait @param {Acts} acts */
function card(portrait, acts) {
  const { people, years, amount, counted, known } = portrait;
  const number = element(
    "span",
    { class: "xr-portrait-number" },
    amount ? element("b", {}, amount) : null,
    amount ? ` ${counted}` : counted,
  );
  const node = button(
    "xr-portrait",
    () => acts.choose(portrait),
    element(
      "b",
      { class: "xr-portrait-own", lang: people.own_lang || null },
      mark(people, 18),
      people.own || people.name,
    ),
    element("span", { class: "xr-portrait-name" }, `${people.name}, ${years}`),
    number,
    element("small", {}, known),
  );
  node.dataset.people = people.id;
  node.style.setProperty("--hue", people.colour);
  return node;
}

const tourWords = ({ title, steps }) =>
  many("{tour}, in {count} step", "{tour}, in {count} steps", steps.length, { tour: title });

/** @param {Scene} scene @param {Tour|null} tour @param {Acts} acts */
function titleOf(scene, tour, acts) {
  const begin = button("xr-begin", acts.begin, element("b", {}, say("Begin")));
  const spoken = (text) => inTongues(ownNamesIn(scene.peoples, text));
  if (tour) begin.append(element("span", {}, spoken(tourWords(tour))));
  const where = element("span", {});
  const resume = button(
    "xr-button xr-resume",
    acts.resume,
    element("b", {}, say("Continue")),
    where,
  );
  const node = element(
    "section",
    { class: "xr-title", "aria-labelledby": "xr-title-heading" },
    element(
      "div",
      { class: "xr-title-words" },
      element(headingTag(), { id: "xr-title-heading" }, titleWords()),
      element("p", {}, sentenceOf(scene)),
    ),
    element("div", { class: "xr-title-ways" }, begin, resume),
  );
  return {
    node,
    /** @param {string} words where the reader was, or "" */
    offer(words) {
      resume.hidden = !words;
      where.replaceChildren(...spoken(words));
    },
  };
}

/** @param {Scene} scene @param {number} day of the map @param {Acts} acts */
function whoseOf(scene, day, acts) {
  const cards = peoplesMoved(scene).map((people) => card(portraitOf(scene, people), acts));
  const portraits = element(
    "ul",
    { class: "xr-portraits" },
    cards.map((each) => element("li", { role: "none" }, each)),
  );
  const { length } = cards;
  const label = many("Whose story? {count} people", "Whose story? {count} peoples", length);
  const { destroy } = createToolbar(portraits, cards, () => label);
  const play = button(
    "xr-button xr-title-play",
    acts.play,
    icon("play"),
    element("span", {}, say("Play")),
  );
  const node = element(
    "section",
    { class: "xr-whose-story", "aria-labelledby": "xr-whose-story-heading" },
    element(
      "div",
      { class: "xr-whose-story-head" },
      element("h2", { id: "xr-whose-story-heading" }, say("Whose story?")),
      element("p", {}, mapWords(scene, day)),
    ),
    portraits,
    element(
      "div",
      { class: "xr-whose-story-foot" },
      element("span", {}, say("Or explore on your own:")),
      play,
      button("xr-button xr-whole", acts.explore, say("The whole country")),
    ),
  );
  return { node, destroy };
}

/**
 * @param {Scene} scene decoded @param {Tour|null} tour of *Begin* @param {number} day of the map
 * @param {Acts} acts
 * @returns {{nodes: HTMLElement[], offer: (words: string) => void, destroy: () => void}}
 */
export function createTitle(scene, tour, day, acts) {
  const title = titleOf(scene, tour, acts);
  const whose = whoseOf(scene, day, acts);
  return { nodes: [title.node, whose.node], offer: title.offer, destroy: whose.destroy };
}
