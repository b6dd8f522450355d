/* global folding -- the player's module stands before this script in the site's file */
/**
 * The site's own search: each word of a question begins a word of what is found, in whatever spelling. The index comes
 * with the first letter typed; nothing is asked of a server.
 */
const form = /** @type {HTMLFormElement} */ (document.querySelector("form.search"));
const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
const tally = /** @type {HTMLElement} */ (document.querySelector(".found"));
const results = /** @type {HTMLElement} */ (document.querySelector(".results"));
const said = /** @type {Record<string, string>} */ (form.dataset);
/** So many of a group are shown. */
const MOST = 40;

/** @type {Promise<{folded: (text: string) => string, groups: {name: string, rows: any[]}[]}> | undefined} */
let index;

async function brought() {
  const answer = await fetch(said.index);
  if (!answer.ok) throw new Error(`${said.index}: ${answer.status}`);
  const { folding: tables, groups } = await answer.json();
  const spelt = folding.foldingOf(tables);
  // a thousand's comma or space is none of a number
  const folded = (text) => spelt(text.replace(/(\d)[,\u00a0\u202f](?=\d{3})/g, "$1"));
  return {
    folded,
    groups: groups.map(([name, rows]) => ({
      name,
      rows: rows.map(([address, text, aside, names]) => ({
        address,
        text,
        aside,
        words: folded(`${text} ${aside} ${names}`).split(" "),
      })),
    })),
  };
}

function item({ address, text, aside }) {
  const link = Object.assign(document.createElement("a"), {
    href: said.root + address,
    textContent: text,
  });
  const words = Object.assign(document.createElement("span"), {
    className: "said",
    textContent: aside,
  });
  const line = document.createElement("li");
  line.append(link, " ", words);
  return line;
}

function section({ name, rows }) {
  const part = document.createElement("section");
  const heading = Object.assign(document.createElement("h2"), {
    textContent: `${name} (${rows.length})`,
  });
  const list = Object.assign(document.createElement("ul"), { className: "lines" });
  list.append(...rows.slice(0, MOST).map(item));
  part.append(heading, list);
  if (rows.length > MOST) {
    const note = said.more.replace("{count}", String(MOST));
    part.append(Object.assign(document.createElement("p"), { textContent: note }));
  }
  return part;
}

async function show(question) {
  index ??= brought();
  const { folded, groups } = await index;
  if (question !== field.value) return;
  const asked = folded(question).split(" ").filter(Boolean);
  const fits = ({ words }) =>
    asked.every((word) => words.some((/** @type {string} */ other) => other.startsWith(word)));
  const found = asked.length
    ? groups
        .map(({ name, rows }) => ({ name, rows: rows.filter(fits) }))
        .filter(({ rows }) => rows.length)
    : [];
  const count = found.reduce((sum, { rows }) => sum + rows.length, 0);
  const words = count ? said.found.replace("{count}", String(count)) : said.none;
  tally.textContent = asked.length ? words : "";
  results.replaceChildren(...found.map(section));
}

function ask() {
  const query = field.value ? `?q=${encodeURIComponent(field.value)}` : location.pathname;
  history.replaceState(null, "", query);
  show(field.value);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
field.addEventListener("input", ask);
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) show(field.value);
