/**
 * The card of a step: what the tour tells, where it is in the tour, and the way on, back and out.
 * @module card
 */
import { element, inTongues } from "../dom/elements.js";
import { icon, marks } from "../dom/icons.js";
import { say } from "../language/say.js";
import { peoplesOf } from "../scene/tours.js";
import { longDate, spanText } from "../time/days.js";
import { ownNamesIn } from "../words/own-names.js";
import { createWaiting } from "../dom/waiting.js";
import { documentLine } from "../panel/quotation.js";
import { createPages } from "./step-pages.js";
import { numberOf, sourcesOf, textOf, voiceOf } from "./step-words.js";
/** @import { PlayerState, Scene, Tour, TourStep } from "../scene/types.d.ts" */

/**
 * @typedef {object} Acts what a reader does on the card
 * @property {(by: 1|-1) => void} go
 * @property {(step: number) => void} jump to a step, from 1
 * @property {() => void} leave
 * @property {() => void} back to the picture of the step
 * @property {() => void} play the step's days
 * @property {(selection: any) => void} open
 */

const button = (words, onclick, attributes = {}) =>
  element("button", { type: "button", class: "xr-button", onclick, ...attributes }, words);

/** The steps as dots; each says its number and its heading. */
function dotsOf(tour, at, onJump) {
  const dots = tour.steps.map(({ heading, part }, n) => {
    const name = `${n + 1}. ${heading}`;
    return element(
      "li",
      { "data-part": part },
      element("button", {
        type: "button",
        class: "xr-story-dot",
        "aria-label": name,
        title: name,
        "aria-current": n + 1 === at ? "step" : null,
        onclick: () => onJump(n + 1),
      }),
    );
  });
  return element("ol", { class: "xr-story-dots", "aria-label": say("Steps") }, dots);
}

/** "Play 3 to 10 November 1943", and "Pause" while it plays. */
function playButton(plays, acts) {
  const words = say("Play {span}", { span: spanText(plays[0], plays[1]) });
  const node = button(words, acts.play, { class: "xr-button xr-story-play" });
  const show = (playing) =>
    node.replaceChildren(icon(playing ? "pause" : "play"), playing ? say("Pause") : words);
  show(false);
  return { node, show };
}

/**
 * @param {Scene} scene decoded @param {Acts} acts
 * @returns {{node: HTMLElement, head: HTMLElement, show: (tour: Tour, step: TourStep, n: number) => void,
 *   follow: (state: PlayerState, strayed: boolean) => void, focus: () => void, destroy: () => void}}
 *   head: where the date goes; follow: tells the card whether days are played, and whether the reader has strayed
 */
export function createCard(scene, acts) {
  const title = element("p", { class: "xr-story-title" });
  const place = element("span", { class: "xr-story-place" });
  const when = element("time", { class: "xr-story-when" });
  const words = element("span", {});
  const heading = element("h2", { class: "xr-story-heading", tabindex: "-1" }, place, words);
  const head = element("div", { class: "xr-story-date" });
  const told = element("div", { class: "xr-story-told" });
  const leave = button([icon("leave"), say("Leave")], acts.leave, {
    class: "xr-button xr-story-leave",
    title: say("Leave the story (Esc)"),
  });
  const strayed = button(say("Back to the story"), acts.back, {
    class: "xr-button xr-story-back",
    hidden: true,
  });
  const days = element("div", { class: "xr-story-days" });
  const dots = element("div", {});
  const previous = button([icon("previous"), say("Back")], () => acts.go(-1), {
    title: say("The step before (←)"),
  });
  const next = button([say("Next"), icon("next")], () => acts.go(1), {
    class: "xr-button xr-story-next",
    title: say("The next step (→)"),
  });
  const body = element(
    "div",
    {
      class: "xr-story-body",
      tabindex: "0",
      role: "group",
      "aria-label": say("The step in words"),
    },
    head,
    when,
    heading,
    told,
    days,
  );
  const pages = createPages(body);
  const node = element(
    "section",
    { class: "xr-story", "aria-label": say("Story"), hidden: true },
    element("div", { class: "xr-story-top" }, title, leave),
    body,
    element(
      "div",
      { class: "xr-story-foot" },
      strayed,
      dots,
      element("div", { class: "xr-story-ways" }, previous, next),
      pages.node,
    ),
  );
  /** @type {ReturnType<typeof playButton>|null} */
  let play = null;
  const waiting = createWaiting(scene.texts);
  /** The step, written once more when its words have come. @type {[Tour, TourStep, number]|null} */
  let shown = null;
  const unlisten = scene.texts.listen(() => scene.texts.here && shown && card.show(...shown));

  const card = {
    node,
    head,
    /** @param {Tour} tour @param {TourStep} step @param {number} n */
    show(tour, step, n) {
      shown = [tour, step, n];
      const peoples = peoplesOf(scene, tour);
      title.replaceChildren(
        ...marks(peoples.length > 2 ? [] : peoples, 13),
        " ",
        ...inTongues(ownNamesIn(scene.peoples, tour.title)),
      );
      words.textContent = step.heading;
      place.textContent = say("{n} of {count}", { n, count: tour.steps.length });
      const voice = scene.texts.here ? voiceOf(scene, step, acts.open) : null;
      const said = () => [
        numberOf(scene, step, acts.open),
        textOf(step, acts.open),
        documentLine(step),
        voice,
        sourcesOf(scene, step),
      ];
      told.replaceChildren(
        ...(scene.texts.here ? said() : [waiting.node]).filter((child) => child !== null),
      );
      play = step.plays ? playButton(step.plays, acts) : null;
      days.replaceChildren(...(play ? [play.node] : []));
      dots.replaceChildren(dotsOf(tour, n, acts.jump));
      previous.disabled = n === 1;
      next.disabled = n === tour.steps.length;
      body.scrollTop = 0;
      pages.show(voice !== null);
    },
    follow({ playing, day }, away) {
      const date = longDate(day);
      if (when.textContent !== date) when.textContent = date;
      strayed.hidden = !away;
      play?.show(playing);
    },
    focus: () => heading.focus({ preventScroll: true }),
    destroy() {
      unlisten();
      waiting.destroy();
      pages.destroy();
    },
  };
  return card;
}
