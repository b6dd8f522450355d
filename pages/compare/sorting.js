/**
 * Sorts the table of the Compare page: a press on a heading sorts by its column, a second press turns
 * the order round. Cells without a number stay last in both. On a narrow screen, where rows are cards
 * and there are no headings, a choice and a button beside the table do the same.
 */
document.addEventListener("click", (event) => {
  const pressed = /** @type {Element} */ (event.target).closest?.("button");
  const head = pressed?.closest(".comparison th") ?? (isTurn(pressed) && sortedBy());
  if (head) sort(/** @type {HTMLTableCellElement} */ (head));
});
document.addEventListener("change", (event) => {
  const choice = /** @type {Element} */ (event.target);
  if (!choice.matches?.(".compared-sorting select")) return;
  const head = headOf(/** @type {HTMLSelectElement} */ (choice).value);
  if (head && !head.hasAttribute("aria-sort")) sort(head);
});

const isTurn = (button) => Boolean(button?.matches(".compared-sorting button"));

/** @returns {HTMLTableCellElement|null} null where the table is not there */
const headOf = (column) =>
  document.querySelector(`.comparison th[data-column="${CSS.escape(column)}"]`);

/** @returns {HTMLTableCellElement|null} */
const sortedBy = () => document.querySelector(".comparison th[aria-sort]");

/** @param {HTMLTableCellElement} head */
function sort(head) {
  const body = head.closest("table")?.tBodies[0];
  if (!body) return;
  const descending = head.getAttribute("aria-sort") === "ascending";
  for (const other of head.parentElement?.children ?? []) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", descending ? "descending" : "ascending");
  const rows = [...body.rows];
  body.append(...rows.sort((a, b) => order(keyOf(a, head), keyOf(b, head), descending)));
  show(head.dataset.column ?? "");
}

/** The choice says by what the rows are sorted, however that came about. */
function show(column) {
  const choice = document.querySelector(".compared-sorting select");
  if (choice) /** @type {HTMLSelectElement} */ (choice).value = column;
}

/** @returns {number|null} */
function keyOf(row, head) {
  const key = row.cells[head.cellIndex]?.dataset.key;
  return key === undefined ? null : Number(key);
}

function order(a, b, descending) {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return descending ? b - a : a - b;
}

export default function component() {}
