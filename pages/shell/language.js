/**
 * The languages of the atlas, to be chosen in the bar of every page. The address keeps the choice; the page opens anew
 * with it, as the browser must be told at the root of the document which language it reads out.
 */

/** A page of the atlas in another language: where the reader is now. */
function inLanguage(tag) {
  const there = new URL(location.href);
  there.searchParams.set("lang", tag);
  return there.href;
}

function choice([tag, name, short], chosen) {
  const link = document.createElement("a");
  link.textContent = short;
  link.lang = tag;
  link.title = name;
  link.setAttribute("aria-label", name);
  if (tag === chosen) link.setAttribute("aria-current", "true");
  // where the reader is may change until the press
  const point = () => (link.href = inLanguage(tag));
  for (const act of ["pointerdown", "focus", "pointerenter"]) link.addEventListener(act, point);
  link.href = inLanguage(tag);
  link.target = "_self";
  return link;
}

export default function component({ data, parentElement }) {
  document.documentElement.lang = data.tag;
  const box = parentElement.querySelector(".languages");
  box.setAttribute("aria-label", data.label);
  box.replaceChildren(...data.languages.map((each) => choice(each, data.tag)));
}
