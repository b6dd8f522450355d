/**
 * Sorts the table of the Compare page: a press on a heading sorts by its column, a second press turns
 * the order round. Cells without a number stay last in both.
 */
document.addEventListener("click", (event) => {
  const pressed = /** @type {Element} */ (event.target).closest?.(".comparison th button");
  const head = pressed?.closest("th");
  if (head) sort(head);
});

/** @param {HTMLTableCellElement} head */
function sort(head) {
  const descending = head.getAttribute("aria-sort") === "ascending";
  for (const other of head.parentElement?.children ?? []) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", descending ? "descending" : "ascending");
  const body = head.closest("table")?.tBodies[0];
  const rows = [...(body?.rows ?? [])];
  body?.append(...rows.sort((a, b) => order(keyOf(a, head), keyOf(b, head), descending)));
}

/** @returns {number|null} */
function keyOf(row, head) {
  const { key } = row.cells[head.cellIndex].dataset;
  return key === undefined ? null : Number(key);
}

function order(a, b, descending) {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return descending ? b - a : a - b;
}

export default function component() {}
