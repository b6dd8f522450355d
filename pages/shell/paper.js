/**
 * Any page on paper: its address below the title, and the chapters of its own level unfolded. What a reader has left
 * closed below them, such as the answers for a class, is not printed.
 */
/** The address of the atlas where others can reach it, else "". */
let site = "";
/** What stands on paper instead, with `{address}` in it. */
let words = "{address}";
/** @type {HTMLDetailsElement[]} */
let unfolded = [];

/** An address that nobody can reach has no place on paper: then only what it says of the page is printed. */
const address = () =>
  site ? location.href : words.replace("{address}", location.pathname + location.search);

addEventListener("beforeprint", () => {
  document.querySelector(".st-key-header")?.setAttribute("data-address", address());
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const folded = document.querySelectorAll("details.folded:not([open]):has(> summary h2)");
  unfolded.push(...folded);
  for (const details of folded) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of unfolded) details.open = false;
  unfolded = [];
});

export default function component({ data }) {
  // called again at every rerun
  site = data?.site ?? "";
  words = data?.words ?? words;
  // Already here: a plate takes seconds, and what stands above it is read out meanwhile.
  if (data?.tag) document.documentElement.lang = data.tag;
}
