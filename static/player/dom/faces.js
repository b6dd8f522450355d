/**
 * When the faces of a font arrive. A canvas asks for a face only when it first draws with it: what it drew, and whatever
 * was measured, was in another font until then.
 */

/**
 * @param {() => void} heard  called once the page's first faces are there, and whenever more have come
 * @returns {() => void} ends it
 */
export function onFaces(heard) {
  const { fonts } = document;
  if (!fonts) return () => {};
  let ended = false;
  fonts.ready.then(() => ended || heard());
  fonts.addEventListener("loadingdone", heard);
  return () => {
    ended = true;
    fonts.removeEventListener("loadingdone", heard);
  };
}
