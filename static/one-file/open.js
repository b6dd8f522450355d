/* global player -- the program stands before this script in the one file */
/**
 * Opens the atlas that lies in this very file: unpacks the data and mounts the player.
 * Nothing is asked for: the page's own policy would refuse it.
 * `player` is what the player's modules export; it stands before this in the same script.
 */
const elementOf = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** What was unpacked, by the id of its block. @type {Map<string, Promise<any>>} */
const known = new Map();
const held = (id) => elementOf(id).textContent ?? "";
const first = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

/** What a block of this page holds: JSON, compressed, as base64. */
function unpacked(id) {
  const work = known.get(id) ?? unpack(id);
  known.set(id, work);
  return work;
}

function unpack(id) {
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

/** Tells what a reader should know of the address, until it is dismissed or no longer holds. */
function tell(notes, dismiss) {
  const note = first(".of-note");
  const lines = notes.map((words) =>
    Object.assign(document.createElement("p"), { textContent: words }),
  );
  const words = document.createElement("div");
  words.append(...lines);
  note.replaceChildren(words, button(say("Dismiss"), dismiss));
  note.hidden = !notes.length;
}

const languageIn = (query) => new URLSearchParams(query).getAll("lang").at(-1) ?? "";

const fragment = () => location.hash.replace(/^#/, "");

/**
 * The language that the address names, else the one chosen at a place in the page, else the file's own: that of the
 * opening, else the first of the browser's, else English.
 */
function languageOf(languages, opening) {
  const tags = languages.map(([tag]) => tag);
  const preferred = navigator.languages.map((each) => each.split("-")[0].toLowerCase());
  const own = [languageIn(opening), ...preferred].find((tag) => tags.includes(tag)) ?? "en";
  const asked = [languageIn(fragment()), history.state?.lang, own];
  return { tag: asked.find((tag) => tags.includes(tag)), own };
}

/** A fragment without a value is a place in the page, which says nothing of the picture. */
const isPlace = () => ![...new URLSearchParams(fragment()).values()].some(Boolean);

/** The address in another language; a place in the page names none, and stays as it is. */
function addressIn(lang) {
  if (fragment() && isPlace()) return location.hash;
  const said = new URLSearchParams(fragment());
  said.set("lang", lang);
  return `#${said}`;
}

/** Who has chosen a language is again at the place that the address names: the bar lies at the top of the page. */
function returnToPlace() {
  if (history.scrollRestoration === "manual" && isPlace())
    document.getElementById(fragment())?.scrollIntoView();
  history.scrollRestoration = "auto";
}

/** Another language: the file opens anew where the reader is, as the browser must know what it reads out. */
function choiceOf(languages, chosen) {
  const select = /** @type {HTMLSelectElement} */ (first(".of-languages"));
  select.setAttribute("aria-label", say("Language"));
  select.replaceChildren(
    ...languages.map(([tag, name]) => Object.assign(new Option(name, tag), { lang: tag })),
  );
  select.value = chosen;
  select.onchange = () => {
    const lang = select.value;
    history.replaceState({ lang }, "", addressIn(lang));
    history.scrollRestoration = "manual";
    location.reload();
  };
}

/** What stands in the page itself, in the language spoken; an element without text has it as its name. */
function translate() {
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("[data-say]")
  )) {
    const { say: message = "", ...values } = node.dataset;
    const words = player.say(message, /** @type {Record<string, string>} */ (values));
    if (node.hasAttribute("aria-label")) node.setAttribute("aria-label", words);
    else node.textContent = words;
  }
  document.title = `${say("Exile and Return")}: ${say("An animated atlas of Soviet forced migrations, 1928–1961")}`;
}

/** The works below the map: what a language writes in its own way, and what is remarked on them. */
function translateWorks({ references }, { sources }) {
  const put = (node, text) => text && Object.assign(node, { textContent: text });
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("[data-work]")
  )) {
    const key = item.dataset.work ?? "";
    put(item.querySelector("span"), references[key]);
    put(item.querySelector("small"), sources[key]?.note);
  }
}

const say = (message) => player.say(message);

function dressPage(base, handle) {
  const address = first(".of-address");
  first(".of-buttons").append(
    button(say("Sources"), () => elementOf("sources").scrollIntoView()),
    button(say("Print"), () => print()),
  );
  addEventListener("beforeprint", () => {
    const query = handle.query();
    address.textContent = query ? `${base}#${query}` : base;
  });
}

async function open() {
  const root = elementOf("atlas");
  try {
    const { query, published, languages } = JSON.parse(held("opening"));
    const { tag, own } = languageOf(languages, query);
    document.documentElement.lang = tag;
    const [scene, base, words] = await Promise.all([
      unpacked("scene"),
      unpacked("base"),
      tag === "en" ? null : unpacked(`words-${tag}`),
      letters(),
    ]);
    const texts = () => unpacked(tag === "en" ? "texts" : `texts-${tag}`);
    const place = published || here();
    root.replaceChildren();
    const handle = player.mount(root, {
      scene,
      words,
      texts,
      base,
      state: { query },
      options: {
        address: "hash",
        onNotes: tell,
        language: own,
        share: { base: place, sign: "#", embed: true },
      },
    });
    translate();
    if (words) texts().then((told) => translateWorks(words, told));
    choiceOf(languages, tag);
    addEventListener("hashchange", () => {
      // a place in the page names no language
      const named = languageIn(fragment());
      if (named !== tag && languages.some(([each]) => each === named)) location.reload();
    });
    dressPage(place, handle);
    returnToPlace();
    document.body.dataset.open = "yes";
  } catch (error) {
    console.error(error);
    root.textContent = say(
      "The map could not be opened. This file needs a browser of 2023 or later, such as Firefox 113, Safari 16.4 or Chrome 105. The sources below can be read in any.",
    );
  }
}

open();
