/** The peoples' marks: with the name they carry identity where hue alone cannot. */

const TAU = Math.PI * 2;

const SHAPES = {
  "triangle-up": [
    [0, -1],
    [0.95, 0.8],
    [-0.95, 0.8],
  ],
  "triangle-down": [
    [0, 1],
    [0.95, -0.8],
    [-0.95, -0.8],
  ],
  square: [
    [-0.8, -0.8],
    [0.8, -0.8],
    [0.8, 0.8],
    [-0.8, 0.8],
  ],
  diamond: [
    [0, -1.08],
    [1.08, 0],
    [0, 1.08],
    [-1.08, 0],
  ],
  pentagon: [0, 1, 2, 3, 4].map((n) => [Math.sin((n * TAU) / 5), -Math.cos((n * TAU) / 5)]),
};

function outline(context, shape, x, y, radius) {
  shape.forEach(([dx, dy], n) => {
    if (n) context.lineTo(x + dx * radius, y + dy * radius);
    else context.moveTo(x + dx * radius, y + dy * radius);
  });
  context.closePath();
}

function strokes(context, x, y, radius, diagonal) {
  const a = diagonal ? radius * 0.75 : 0;
  const b = diagonal ? radius * 0.75 : radius;
  context.moveTo(x - b, y - a);
  context.lineTo(x + b, y + a);
  context.moveTo(x - (diagonal ? b : 0), y + (diagonal ? a : radius));
  context.lineTo(x + (diagonal ? b : 0), y - (diagonal ? a : radius));
}

function tracePath(context, mark, x, y, radius) {
  context.beginPath();
  if (SHAPES[mark]) outline(context, SHAPES[mark], x, y, radius);
  else if (mark === "half-disc") {
    context.arc(x, y + radius * 0.4, radius, Math.PI, 0);
    context.closePath();
  } else if (mark === "plus" || mark === "cross") strokes(context, x, y, radius, mark === "cross");
  else context.arc(x, y, mark === "ring" ? radius * 0.8 : radius * 0.92, 0, TAU);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{mark: string, colour: string}} people
 * @param {number} radius  CSS pixels
 * @param {string|null} halo  colour of the paper around it, or null
 */
export function drawMark(context, people, x, y, radius, halo) {
  const open = people.mark === "ring";
  const lines = people.mark === "plus" || people.mark === "cross";
  tracePath(context, people.mark, x, y, radius);
  context.setLineDash([]);
  if (halo) {
    context.strokeStyle = halo;
    context.lineWidth = lines || open ? radius * 0.6 + 3 : 3;
    context.lineJoin = "round";
    context.stroke();
  }
  if (open || lines) {
    context.strokeStyle = people.colour;
    context.lineWidth = Math.max(1.6, radius * 0.5);
    if (open) {
      context.fillStyle = "#FFFFFF";
      context.fill();
    }
    context.stroke();
  } else {
    context.fillStyle = people.colour;
    context.fill();
  }
}

/** Width of a row of marks. */
export function marksWidth(count, radius) {
  return count * radius * 2 + (count - 1) * radius * 0.5;
}

/** A row of marks from its left edge. @returns {number} the x after it */
export function drawMarks(context, peoples, x, y, radius, halo) {
  for (const people of peoples) {
    drawMark(context, people, x + radius, y, radius, halo);
    x += radius * 2.5;
  }
  return x - radius * 0.5;
}
