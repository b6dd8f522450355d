/**
 * The teacher's own window beside the presentation: notes, the next step, the time, Back and Next.
 *
 * The window is blank and of our own origin, so this page writes it and listens to it. It needs no address, no program
 * and no permission of its own, and so it opens from the one file too, whose policy allows none.
 * @module notes
 */
import { element } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { dress } from "../theme/palette.js";
import { elapsedText, notesOf } from "./notes-words.js";
/** @import { Scene, Store } from "../scene/types.d.ts" */

const SIZE = "popup,width=560,height=760";
const SECOND = 1000;

/** The player's own style sheets, again: the host's would not fit a page without the host. */
function stylesOf(page) {
  const isOurs = ({ cssRules }) =>
    [...cssRules].some(({ cssText }) => cssText.includes(".xr-player"));
  return [...page.styleSheets].flatMap((sheet) =>
    sheet.ownerNode && isOurs(sheet) ? [sheet.ownerNode.cloneNode(true)] : [],
  );
}

/** The parts of the notes, empty. @param {{go: (by: 1|-1) => void}} story */
function partsOf(story) {
  const way = (by, words) =>
    element("button", { type: "button", class: "xr-button", onclick: () => story.go(by) }, words);
  return {
    tour: element("b", {}),
    clock: element("span", { class: "xr-notes-clock" }),
    heading: element("h1", {}),
    text: element("p", {}),
    next: element("h2", {}),
    sentence: element("p", {}),
    back: way(-1, "Back"),
    on: way(1, "Next"),
  };
}

function pageOf({ tour, clock, heading, text, next, sentence, back, on }) {
  return [
    element("header", { class: "xr-notes-top" }, tour, clock),
    element("main", {}, heading, text),
    element("section", { class: "xr-notes-next", "aria-label": "The next step" }, next, sentence),
    element("div", { class: "xr-notes-ways" }, back, on),
  ];
}

/** Writes into the parts what is told now. */
function show(parts, notes) {
  const next = notes?.next;
  parts.tour.textContent = notes ? `${notes.tour}, ${notes.place}` : "No story is being told";
  parts.heading.textContent = notes?.heading ?? "";
  parts.text.textContent = notes?.text ?? "Begin a story in the atlas: its notes appear here.";
  parts.next.textContent = next ? `Next: ${next.heading}` : notes ? "This is the last step." : "";
  parts.sentence.textContent = next?.sentence ?? "";
  parts.back.disabled = !notes || notes.place.startsWith("1 ");
  parts.on.disabled = !next;
}

/**
 * @param {Scene} scene decoded @param {Store} store
 * @param {{go: (by: 1|-1) => void, press: (event: KeyboardEvent) => boolean}} story
 * @returns {{button: HTMLElement, destroy: () => void}}
 */
export function createNotes(scene, store, story) {
  const word = element("span", { class: "xr-button-word" }, "Notes");
  const button = element(
    "button",
    {
      type: "button",
      class: "xr-button xr-notes-button",
      title: "Notes and the next step, in a window of your own",
      onclick: open,
    },
    icon("chapters"),
    word,
  );
  const parts = partsOf(story);
  /** @type {Window|null} */
  let notes = null;
  let began = 0;
  /** @type {ReturnType<typeof setInterval>|undefined} */
  let timer;

  function tick() {
    if (!notes || notes.closed) return close();
    const now = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    parts.clock.textContent = `${now} · ${elapsedText(performance.now() - began)} since opened`;
  }
  function close() {
    clearInterval(timer);
    notes?.close();
    notes = null;
  }
  function open() {
    if (notes && !notes.closed) return notes.focus();
    notes = window.open("", "", SIZE);
    button.title = notes
      ? "Notes and the next step, in a window of your own"
      : "The browser did not open a window: allow it for this page and press again";
    word.textContent = notes ? "Notes" : "Notes: window blocked";
    if (!notes) return;
    const page = notes.document;
    page.title = "Notes: Exile and Return";
    page.documentElement.lang = "en";
    page.head.append(...stylesOf(document));
    page.body.className = "xr-player xr-notes";
    dress(page.body);
    page.body.replaceChildren(...pageOf(parts));
    page.addEventListener("keydown", (event) => {
      // Esc would end the story in front of the room.
      if (event.altKey || event.ctrlKey || event.metaKey || event.key === "Escape") return;
      if (story.press(event)) event.preventDefault();
    });
    began = performance.now();
    show(parts, notesOf(scene, store.get().tour));
    tick();
    timer = setInterval(tick, SECOND);
  }
  const unsubscribe = store.subscribe(({ tour }, { changed }) => {
    if (changed.has("tour")) show(parts, notesOf(scene, tour));
  });
  addEventListener("pagehide", close);
  return {
    button,
    destroy() {
      removeEventListener("pagehide", close);
      unsubscribe();
      close();
    },
  };
}
