/**
 * What stands in the teacher's window, and how it is dressed.
 * @module notes-page
 */
import { element } from "../dom/elements.js";
import { say, spoken } from "../language/say.js";
import { dress } from "../theme/palette.js";

/** Whether a style sheet is the player's own; those of another origin do not say. @param {CSSStyleSheet} sheet */
function isOurs(sheet) {
  try {
    return [...sheet.cssRules].some(({ cssText }) => cssText.includes(".xr-player"));
  } catch {
    return false;
  }
}

/** The player's own style sheets, again: the host's would not fit a page without the host. @param {Document} page */
const stylesOf = (page) =>
  [...page.styleSheets].flatMap((sheet) =>
    sheet.ownerNode && isOurs(sheet) ? [sheet.ownerNode.cloneNode(true)] : [],
  );

/** @param {(by: 1|-1) => void} go */
function partsOf(go) {
  const way = (by, words) =>
    element("button", { type: "button", class: "xr-button", onclick: () => go(by) }, words);
  return {
    tour: element("b", {}),
    clock: element("span", { class: "xr-notes-clock" }),
    heading: element("h1", {}),
    text: element("p", {}),
    next: element("h2", {}),
    sentence: element("p", {}),
    back: way(-1, say("Back")),
    on: way(1, say("Next")),
  };
}

/** @param {ReturnType<typeof import("./notes-words.js").notesOf>} notes */
function nextWords(notes) {
  if (!notes) return "";
  if (!notes.next) return say("This is the last step.");
  return say("Next: {heading}", { heading: notes.next.heading });
}

/**
 * @param {(by: 1|-1) => void} go turns the story's steps
 * @returns {{fill: (page: Document) => void, isIn: (page: Document) => boolean, tick: (words: string) => void,
 *   show: (notes: ReturnType<typeof import("./notes-words.js").notesOf>) => void, wait: () => void}}
 *   fill: writes an empty page; wait: says that the atlas is away
 */
export function createNotesPage(go) {
  const parts = partsOf(go);
  const { tour, clock, heading, text, next, sentence, back, on } = parts;
  const nodes = [
    element("header", { class: "xr-notes-top" }, tour, clock),
    element("main", {}, heading, text),
    element(
      "section",
      { class: "xr-notes-next", "aria-label": say("The next step") },
      next,
      sentence,
    ),
    element("div", { class: "xr-notes-ways" }, back, on),
  ];
  return {
    fill(page) {
      page.documentElement.lang = spoken().tag;
      page.head.replaceChildren(...stylesOf(document));
      page.title = say("Notes: Exile and Return");
      page.body.className = "xr-player xr-notes";
      dress(page.body);
      page.body.replaceChildren(...nodes);
    },
    isIn: (page) => page.body?.contains(tour) ?? false,
    tick: (words) => clock.replaceChildren(words),
    show(notes) {
      const ahead = notes?.next;
      tour.textContent = notes ? notes.where : say("No story is being told");
      heading.textContent = notes?.heading ?? "";
      text.textContent = notes?.text ?? say("Begin a story in the atlas: its notes appear here.");
      next.textContent = nextWords(notes);
      sentence.textContent = ahead?.sentence ?? "";
      back.disabled = !notes || notes.isFirst;
      on.disabled = !ahead;
    },
    wait() {
      tour.textContent = say("The atlas is loading, or has been closed.");
      back.disabled = on.disabled = true;
    },
  };
}
