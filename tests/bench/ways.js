/**
 * What a move of the pointer and a day cost our folium layer with 2,000 ways, before anything is drawn, and what it would cost
 * to ask every way where the pointer is: `node tests/bench/ways.js [FILE]`, in microseconds, as JSON. FILE is the ways.js to
 * measure.
 */
import { pathToFileURL } from "node:url";

const ours = new URL("../../packages/folium-dated-movements/javascript/ways.js", import.meta.url);
const { createWays } = await import((process.argv[2] ? pathToFileURL(process.argv[2]) : ours).href);
const [WAYS, POINTS, DAYS, MOVES] = [2_000, 10, 36_500, 500];

/** Bent ways all over a map of 1,280 by 800 pixels, each under way for a month of a hundred years. */
const movements = Array.from({ length: WAYS }, (_, n) => {
  const [x, y] = [(n * 211.7) % 1000, (n * 97.3) % 700];
  const line = Array.from({ length: POINTS }, (__, k) => [y + 40 * Math.sin(n + k), x + 30 * k]);
  const start = Math.round((n * DAYS) / WAYS);
  const words = { name: "", tooltip: "", popup: "", color: "#000000" };
  return JSON.parse(JSON.stringify({ ...words, people: 100, start, end: start + 30, line }));
});
const ways = createWays(movements, { peoplePerPx: 10, said: () => "" });
ways.place(([y, x]) => ({ x, y }));

/** Pixels from a point to the nearest of all ways, each segment of each asked. */
function nearest({ x, y }) {
  let least = Infinity;
  for (const { line } of movements)
    for (let n = 1; n < line.length; n += 1) {
      const [[ay, ax], [by, bx]] = [line[n - 1], line[n]];
      const [dx, dy] = [bx - ax, by - ay];
      const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
      const t = Math.max(0, Math.min(1, along));
      least = Math.min(least, Math.hypot(x - ax - t * dx, y - ay - t * dy));
    }
  return least;
}

/** Microseconds a turn, the best of some: what else runs on the machine only adds to it. */
function best(turns, turn) {
  let least = Infinity;
  for (let round = 0; round < 7; round += 1) {
    const start = performance.now();
    for (let n = 0; n < turns; n += 1) turn(n);
    least = Math.min(least, ((performance.now() - start) * 1000) / turns);
  }
  return least;
}

const place = (n) => ({ x: (n * 17.3) % 1280, y: (n * 29.9) % 800 });
/** What is asked must be used, or it is not asked at all. */
let sum = 0;
const day = best(MOVES, (n) => ways.show(DAYS / 2 + n));
ways.show(DAYS + 100);
const pointer = best(MOVES, (n) => (sum += ways.at(place(n)) ? 1 : 0));
const asking = best(MOVES, (n) => (sum += nearest(place(n))));
console.log(JSON.stringify({ pointer, asking, day, sum: Math.round(sum) }));
