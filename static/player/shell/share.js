/**
 * What is on the screen, to hand on: its address, the address as a QR code, and a frame for another page.
 * @module share
 */
import { writeQuery } from "./address-query.js";
import { say } from "../language/say.js";
import { longDate } from "../time/days.js";
import { createDialog } from "../dom/dialog.js";
import { element } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { qrCode } from "./qr.js";
import { reachOf } from "./share-reach.js";
/** @import { Scene, Store } from "../scene/types.d.ts" */

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/** The address of a page for another page: for one in the same folder of this computer the file's name is enough. */
const beside = (base) => (base.startsWith("file:") ? base.slice(base.lastIndexOf("/") + 1) : base);

/**
 * The frame for another page.
 * @param {string} address @param {string} title
 */
export function frameText(address, title) {
  const parts = [
    `src="${escaped(address)}"`,
    `title="${escaped(title)}"`,
    'width="100%"',
    'height="640"',
    'style="border:0"',
  ];
  return `<iframe ${parts.join(" ")} loading="lazy" allowfullscreen></iframe>`;
}

/** Copies what a field holds; where the browser does not allow it the text is left selected for Ctrl+C. */
async function copy(field, status) {
  field.select();
  try {
    if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
    else if (!document.execCommand("copy")) throw new Error("not allowed");
    status.textContent = say("Copied.");
  } catch {
    status.textContent = say("Press Ctrl+C to copy.");
  }
}

let fields = 0;

/**
 * A named field with a button that copies it.
 * @param {string} name
 * @param {"input"|"textarea"} tag
 * @param {HTMLElement} status
 */
function copied(name, tag, status) {
  fields += 1;
  const id = `xr-share-${fields}`;
  const field = element(tag, {
    class: "xr-field",
    id,
    readonly: true,
    spellcheck: "false",
    rows: tag === "textarea" ? 5 : null,
  });
  const button = element(
    "button",
    {
      type: "button",
      class: "xr-button",
      "aria-label": say("Copy: {name}", { name }),
      onclick: () => copy(field, status),
    },
    say("Copy"),
  );
  const row = element("div", { class: "xr-share-row" }, field, button);
  return {
    field,
    node: element("div", { class: "xr-share-part" }, element("label", { for: id }, name), row),
  };
}

/** Where the file is, for the reader to correct: a page on this computer cannot be opened from another. */
function placed(base, onChange) {
  const field = element("input", {
    class: "xr-field",
    id: "xr-share-base",
    spellcheck: "false",
    autocomplete: "off",
    value: base,
    oninput: () => onChange(field.value.trim()),
  });
  const note = element("p", { class: "xr-sub" });
  const show = (now) => {
    note.hidden = !now.startsWith("file:");
    note.textContent = say(
      "This file is on your computer, so the address opens only here. Put the file on a web server and enter its address.",
    );
  };
  const node = element(
    "div",
    { class: "xr-share-part" },
    element("label", { for: field.id }, say("Where this file is")),
    field,
    note,
  );
  return { node, show };
}

/** In place of a code. @param {string[]} lines */
const alonePart = (lines) => lines.map((line) => element("p", { class: "xr-share-alone" }, line));

const codePart = (address) => [
  qrCode(address, say("QR code of the address")) || say("The address is too long for a QR code."),
];

/**
 * @param {HTMLElement} root @param {Scene} scene @param {Store} store
 * @param {{base: string, sign: "?"|"#", embed?: boolean, network?: {address: string, open: boolean}|null}|undefined} host
 *   where the page is, what comes between it and the query, whether another page may hold it, and where it is in the
 *   network (share-reach.js); without it there is nothing to share
 * @returns {{button: HTMLElement|null, destroy: () => void}}
 */
export function createShare(root, scene, store, host) {
  if (!host) return { button: null, destroy() {} };
  const { base: given, sign, embed, network } = host;
  let base = given;
  const status = element("p", { class: "xr-share-status", role: "status" });
  const address = copied(say("Address of this picture"), "input", status);
  const frame = copied(say("HTML to embed in a web page"), "textarea", status);
  const place = placed(base, (text) => {
    base = text || given;
    show();
  });
  const picture = element("div", { class: "xr-share-code" });
  const reached = element("p", { class: "xr-sub" });
  const dialog = createDialog(
    { class: "xr-share", "aria-labelledby": "xr-share-title" },
    (close) => [
      element(
        "div",
        { class: "xr-share-head" },
        element("h2", { id: "xr-share-title" }, say("Share this picture")),
        close,
      ),
      element(
        "div",
        { class: "xr-share-body" },
        picture,
        element(
          "div",
          { class: "xr-share-fields" },
          address.node,
          reached,
          embed ? [place.node, frame.node] : null,
          status,
        ),
      ),
    ],
  );
  const button = element(
    "button",
    {
      type: "button",
      class: "xr-button xr-share-button",
      title: embed ? say("Address, QR code, HTML to embed") : say("Address, QR code"),
      "aria-haspopup": "dialog",
      onclick: open,
    },
    icon("code"),
    element("span", { class: "xr-button-word" }, say("Share")),
  );

  function show() {
    const state = store.get();
    const said = writeQuery(state, scene);
    const query = said && `${sign}${said}`;
    const { base: reach, note, alone } = reachOf(base, network);
    if (address.field.value === reach + query) return;
    address.field.value = reach + query;
    const title = say("Exile and Return");
    frame.field.value = frameText(beside(reach) + query, `${title}: ${longDate(state.day)}`);
    place.show(base);
    reached.textContent = note;
    status.textContent = "";
    picture.replaceChildren(...(alone.length ? alonePart(alone) : codePart(reach + query)));
  }
  function open() {
    // a picture to pass on must not run away
    store.set({ playing: false }, "share");
    show();
    dialog.showModal();
  }
  root.append(dialog);
  const unsubscribe = store.subscribe(() => dialog.open && show());
  return {
    button,
    destroy() {
      unsubscribe();
      dialog.remove();
    },
  };
}
