/** In which corner of the map the inset lies: one where it covers nothing that the movements shown concern. */
import { screenX, screenY } from "../../plane/projection.js";
import { reachOf } from "../reach.js";
/** @import { Bounds, Picture, Scene, View } from "../../scene/types.d.ts" */

/** Beside the buttons of the map, and how far they reach up from its lower edge. */
const BESIDE_BUTTONS = 66;
const BUTTONS_HIGH = 192;
/** Where the opening has room for it, as a part of the map's width. */
const EMPTY = 0.43;
/** CSS pixels of its title beyond the box. */
const TITLE = 40;

/** A movement is under way from this many days before its first day to this many after its last. */
const AROUND = 30;

/**
 * @param {Scene} scene decoded
 * @param {Bounds} bounds  of the inset
 * @param {number} edge  CSS pixels kept from the map's edge
 */
export function createCorners(scene, bounds, edge) {
  let reach = { shown: "", ...reachOf(scene, []) };

  /** True if a box of degrees lies in the inset. */
  const holds = ([west, south, east, north]) =>
    Number.isFinite(west) &&
    west > bounds[0] - 1 &&
    east < bounds[2] + 1 &&
    south > bounds[1] - 1 &&
    north < bounds[3] + 1;

  /**
   * The corner where the inset covers no homeland and no destination, in the largest of its sizes that leaves them free.
   * Where there is none, the one where it covers least, while a movement from here is under way; at all other times it
   * gives way to the map.
   * @param {View} main  the map's view
   * @param {Picture} frame  what is on the map
   * @param {{width: number, height: number}[]} sizes  the largest first
   * @returns {{size: number, x: number, y: number}|null} which size, its left and its upper edge; null where nothing in it is concerned
   */
  function spotFor(main, frame, sizes) {
    const here = frame.homelands
      .filter(({ unit }) => holds(unit.bounds))
      .map(({ movement }) => movement);
    if (!here.length) return null;
    const shown = [...frame.shown].join();
    if (reach.shown !== shown) reach = { shown, ...reachOf(scene, frame.shown) };
    const spotsOf = frame.opening ? openSpot : cornersOf;
    const spots = sizes.flatMap((size, n) =>
      spotsOf(main, size).map(([x, y]) => ({ size: n, x, y, ...size })),
    );
    const covers = spots.map((spot) => coveredBy(main, reach, spot));
    const least = Math.min(...covers);
    if (
      least > 0 &&
      !frame.opening &&
      !frame.wide &&
      !here.some((movement) => underWay(movement, frame.day))
    )
      return null;
    const { size, x, y } = spots[covers.indexOf(least)];
    return { size, x, y };
  }

  function cornersOf(main, { width, height }) {
    const left = main.height - height - edge < BUTTONS_HIGH ? BESIDE_BUTTONS : edge;
    const right = [main.width - width - edge - TITLE, edge];
    const below = [BESIDE_BUTTONS, main.height - height - edge];
    // When presenting, the date stands on the right.
    return main.type === 1 ? [[left, edge], right, below] : [[left, edge], below];
  }

  /** At the opening nobody has been sent to Central Asia, and the land south of it is empty. */
  const openSpot = (main, { height }) => [
    [Math.round(EMPTY * main.width), main.height - height - edge],
  ];

  return { spotFor };
}

/** True while a movement is on its way out or home. */
function underWay({ start, end, return_start: back, return_end: done }, day) {
  const near = (from, to) => from != null && day >= from - AROUND && day <= (to ?? from) + AROUND;
  return near(start, end) || near(back, done);
}

/** How many homelands and destinations lie under a rectangle on the main map. */
function coveredBy(main, { homelands, destinations }, { x, y, width, height }) {
  const boxes = [...homelands, ...destinations.map(([lon, lat]) => [lon, lat, lon, lat])];
  return boxes.filter(
    ([west, south, east, north]) =>
      screenX(main, east) > x &&
      screenX(main, west) < x + width &&
      screenY(main, south) > y &&
      screenY(main, north) < y + height,
  ).length;
}
