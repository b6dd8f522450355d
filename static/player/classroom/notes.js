/**
 * The teacher's own window beside the presentation: notes, the next step, the time, Back and Next.
 *
 * The window is blank and of our own origin, so this page writes it and listens to it. It needs no address, no program,
 * no channel and no permission of its own, and so it opens from the one file too, whose policy allows none. Where either
 * of the two is loaded again this page writes it anew: it finds the window by its name.
 * @module notes
 */
import { element } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { say } from "../language/say.js";
import { createNotesPage } from "./notes-page.js";
import { elapsedText, notesOf } from "./notes-words.js";
/** @import { Scene, Store } from "../scene/types.d.ts" */

const NAME = "exile-and-return-notes";
const SIZE = "popup,width=560,height=760";
const SECOND = 1000;

/** Since when the window has been open, as this tab keeps it; milliseconds. */
const kept = {
  get() {
    try {
      return Number(sessionStorage.getItem(NAME));
    } catch {
      return 0;
    }
  },
  /** @param {number} since 0: it is closed */
  set(since) {
    try {
      if (since) sessionStorage.setItem(NAME, String(since));
      else sessionStorage.removeItem(NAME);
    } catch {
      // a browser that keeps nothing has notes all the same, until the page is loaded again
    }
  },
};

/** @param {() => void} onPress */
function createButton(onPress) {
  const word = element("span", { class: "xr-button-word" });
  const attributes = { type: "button", class: "xr-button xr-notes-button", onclick: onPress };
  const node = element("button", attributes, icon("chapters"), word);
  const show = (blocked) => {
    node.title = blocked
      ? say("The browser did not open a window: allow it for this page and press again")
      : say("Notes and the next step, in a window of your own");
    word.textContent = blocked ? say("Notes: window blocked") : say("Notes");
  };
  show(false);
  return { node, show };
}

/**
 * @param {Scene} scene decoded @param {Store} store
 * @param {{go: (by: 1|-1) => void, press: (event: KeyboardEvent) => boolean}} story
 * @param {(opens: boolean) => void} hold the presentation, which a new window would end
 * @returns {{button: HTMLElement, destroy: () => void}}
 */
export function createNotes(scene, store, story, hold) {
  const button = createButton(open);
  const page = createNotesPage(story.go);
  /** @type {Window|null} */
  let notes = null;
  /** @type {ReturnType<typeof setInterval>|undefined} */
  let timer;
  let began = 0;

  const tell = () => page.show(notesOf(scene, store.get().tour));
  function onKey(event) {
    // Esc would end the story in front of the room.
    if (event.altKey || event.ctrlKey || event.metaKey || event.key === "Escape") return;
    if (story.press(event)) event.preventDefault();
  }
  /** Writes the window, which is empty when it has just been opened or loaded again. */
  function fill() {
    if (!notes || page.isIn(notes.document)) return;
    page.fill(notes.document);
    notes.document.addEventListener("keydown", onKey);
    tell();
  }
  function tick() {
    if (!notes || notes.closed) return close();
    fill();
    // a clock on the wall: 24 hours or 12, as the machine before the teacher has it
    const now = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    const elapsed = elapsedText(Date.now() - began);
    page.tick(say("{now} · {elapsed} since opened", { now, elapsed }));
  }
  function close() {
    clearInterval(timer);
    notes?.close();
    notes = null;
    kept.set(0);
  }
  function open() {
    if (notes && !notes.closed) return notes.focus();
    hold(true);
    notes = window.open("", NAME, SIZE);
    if (!notes) hold(false);
    button.show(!notes);
    if (!notes) return kept.set(0);
    began = kept.get() || Date.now();
    kept.set(began);
    tick();
    clearInterval(timer);
    timer = setInterval(tick, SECOND);
  }
  const leave = () => notes && page.wait();
  const unsubscribe = store.subscribe((_, { changed }) => changed.has("tour") && tell());
  const unlisten = scene.texts.listen(tell);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", tell);
  // it was open when this page was left
  if (kept.get()) open();
  return {
    button: button.node,
    destroy() {
      removeEventListener("pagehide", leave);
      removeEventListener("pageshow", tell);
      unlisten();
      unsubscribe();
      close();
    },
  };
}
