/* global player -- the program stands before this script in the one file */
/**
 * Opens the atlas that lies in this very file: unpacks the data and mounts the player.
 * Nothing is asked for: the page's own policy would refuse it.
 * `player` is what the player's modules export; it stands before this in the same script.
 */
const elementOf = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const held = (id) => elementOf(id).textContent ?? "";
const first = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

/** What a block of this page holds: JSON, compressed, as base64. */
function unpacked(id) {
  const bytes = Uint8Array.from(atob(held(id)), (letter) => letter.charCodeAt(0));
  return new Response(
    new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")),
  ).json();
}

/** The player measures words when it draws: the letters must be there first. */
const letters = () => Promise.all([...document.fonts].map((face) => face.load()));

const here = () => location.href.replace(/#.*$/, "");

function button(words, onClick) {
  const node = document.createElement("button");
  node.type = "button";
  node.textContent = words;
  node.addEventListener("click", onClick);
  return node;
}

/** Says what a reader should know of the address, until it is dismissed or no longer holds. */
function say(notes, dismiss) {
  const note = first(".of-note");
  const lines = notes.map((words) =>
    Object.assign(document.createElement("p"), { textContent: words }),
  );
  const words = document.createElement("div");
  words.append(...lines);
  note.replaceChildren(words, button("Dismiss", dismiss));
  note.hidden = !notes.length;
}

function dressPage(base, handle) {
  const address = first(".of-address");
  first(".of-buttons").append(
    button("Sources", () => elementOf("sources").scrollIntoView()),
    button("Print", () => print()),
  );
  addEventListener("beforeprint", () => {
    const query = handle.query();
    address.textContent = query ? `${base}#${query}` : base;
  });
}

async function open() {
  const root = elementOf("atlas");
  try {
    const [scene, base] = await Promise.all([unpacked("scene"), unpacked("base"), letters()]);
    const { query, published } = JSON.parse(held("opening"));
    const place = published || here();
    root.replaceChildren();
    const handle = player.mount(root, {
      scene,
      base,
      state: { query },
      options: {
        address: "hash",
        onNotes: say,
        share: { base: place, sign: "#", embed: true },
      },
    });
    dressPage(place, handle);
    document.body.dataset.open = "yes";
  } catch (error) {
    console.error(error);
    root.textContent =
      "The map could not be opened. This file needs a browser of 2023 or later, such as Firefox 113, Safari 16.4 or " +
      "Chrome 105. The sources below can be read in any.";
  }
}

open();
