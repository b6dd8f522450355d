/**
 * Marks of the peoples and icons of the buttons, as outlines in a 16 by 16 square.
 * One outline serves the page (SVG) and the strip (canvas), so a mark is the same shape everywhere.
 * @module icons
 */
import { drawing } from "./elements.js";

const MARKS = {
  "triangle-up": "M8 1.8 15 14H1Z",
  "triangle-down": "M8 14.2 1 2H15Z",
  square: "M2.2 2.2H13.8V13.8H2.2Z",
  disc: "M1.8 8a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0Z",
  ring: "M1.8 8a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0ZM4.9 8a3.1 3.1 0 1 1 6.2 0a3.1 3.1 0 1 1 -6.2 0Z",
  diamond: "M8 .8 15.2 8 8 15.2 .8 8Z",
  pentagon: "M8 1.4 14.8 6.3 12.2 14.3H3.8L1.2 6.3Z",
  plus: "M5.8 1.2H10.2V5.8H14.8V10.2H10.2V14.8H5.8V10.2H1.2V5.8H5.8Z",
  "half-disc": "M1 12a7 7 0 0 1 14 0Z",
  cross: "M3.9 1 8 5.1 12.1 1 15 3.9 10.9 8 15 12.1 12.1 15 8 10.9 3.9 15 1 12.1 5.1 8 1 3.9Z",
};

const ICONS = {
  first: "M3 3H5V13H3ZM13 3V13L6 8Z",
  previous: "M11.5 3V13L4.5 8Z",
  play: "M4.5 2.5V13.5L13 8Z",
  pause: "M3.5 3H6.5V13H3.5ZM9.5 3H12.5V13H9.5Z",
  next: "M4.5 3V13L11.5 8Z",
  last: "M3 3V13L10 8ZM11 3H13V13H11Z",
  minus: "M3 7.3H13V8.7H3Z",
  more: "M3 7.3H7.3V3H8.7V7.3H13V8.7H8.7V13H7.3V8.7H3Z",
  present: "M1.5 2.5H14.5V11.5H1.5ZM3 4V10H13V4ZM5 12.7H11V14H5Z",
  leave:
    "M3.4 2.3 8 6.9 12.6 2.3 13.7 3.4 9.1 8 13.7 12.6 12.6 13.7 8 9.1 3.4 13.7 2.3 12.6 6.9 8 2.3 3.4Z",
  chapters: "M2 3H4V5H2ZM6 3.3H14V4.7H6ZM2 7H4V9H2ZM6 7.3H14V8.7H6ZM2 11H4V13H2ZM6 11.3H14V12.7H6Z",
  code: "M1.5 1.5H7V7H1.5ZM3 3V5.5H5.5V3ZM9 1.5H14.5V7H9ZM10.5 3V5.5H13V3ZM1.5 9H7V14.5H1.5ZM3 10.5V13H5.5V10.5ZM9 9H11V11H9ZM12.5 9H14.5V11H12.5ZM9 12.5H11V14.5H9ZM12.5 12.5H14.5V14.5H12.5Z",
  dots: "M2 6.5H5V9.5H2ZM6.5 6.5H9.5V9.5H6.5ZM11 6.5H14V9.5H11Z",
  search:
    "M6.5 1.5A5 5 0 0 1 10.5 9.5L14.6 13.5 13.5 14.6 9.5 10.5A5 5 0 1 1 6.5 1.5ZM6.5 3A3.5 3.5 0 1 0 6.5 10A3.5 3.5 0 1 0 6.5 3Z",
  filters:
    "M1.5 3.3H8.2A2 2 0 0 1 11.8 3.3H14.5V4.7H11.8A2 2 0 0 1 8.2 4.7H1.5ZM1.5 11.3H4.2A2 2 0 0 1 7.8 11.3H14.5V12.7H7.8A2 2 0 0 1 4.2 12.7H1.5Z",
};

function picture(outline, size, attributes) {
  return drawing(
    "svg",
    {
      viewBox: "0 0 16 16",
      width: size,
      height: size,
      "aria-hidden": "true",
      focusable: "false",
      ...attributes,
    },
    drawing("path", { d: outline, "fill-rule": "evenodd", fill: "currentColor" }),
  );
}

/** @param {string} name @param {number} [size] px @returns {SVGElement} */
export function icon(name, size = 16) {
  return picture(ICONS[name], size, { class: "xr-icon" });
}

/** @param {{mark: string, colour: string}} people @param {number} [size] px @returns {SVGElement} */
export function mark(people, size = 12) {
  return picture(MARKS[people.mark] || MARKS.disc, size, {
    class: "xr-mark",
    color: people.colour,
  });
}

/** The marks of all the peoples of a movement. */
export function marks(peoples, size = 12) {
  return peoples.map((people) => mark(people, size));
}

/** Draws a mark on a canvas, `size` px across, centred on x, y. */
export function paintMark(context, people, x, y, size) {
  context.save();
  context.translate(x - size / 2, y - size / 2);
  context.scale(size / 16, size / 16);
  context.fillStyle = people.colour;
  context.fill(new Path2D(MARKS[people.mark] || MARKS.disc), "evenodd");
  context.restore();
}
