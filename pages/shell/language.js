/**
 * The languages of the atlas, to be chosen in the bar of every page. The address keeps the choice; the page opens anew
 * with it, as the browser must be told at the root of the document which language it reads out.
 */
export default function component({ data, parentElement }) {
  document.documentElement.lang = data.tag;
  const select = parentElement.querySelector("select");
  select.setAttribute("aria-label", data.label);
  select.replaceChildren(
    ...data.languages.map(([tag, name]) => Object.assign(new Option(name, tag), { lang: tag })),
  );
  select.value = data.tag;
  select.onchange = () => {
    // where the reader is now, which the player may have changed since
    const there = new URL(location.href);
    there.searchParams.set("lang", select.value);
    location.assign(there);
  };
}
