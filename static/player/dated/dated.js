/**
 * A reader's own dated movements on any Leaflet map: what the folium plugin runs (atlas/folium/plugin.py).
 * It shares the atlas's calendar, clock and store, so that any year is a year and no time zone moves a day.
 * @module dated
 */
import { createClock } from "../time/clock.js";
import { createControl } from "./dated-control.js";
import { createWays } from "./dated-ways.js";
import { isoOf } from "../time/days.js";
import { createStore } from "../shell/store.js";
/** @import { Pace } from "../scene/types.d.ts" */
/** @import { Dated } from "./dated-ways.js" */

/**
 * @param {any} leaflet  the L of the page
 * @param {any} map  a Leaflet map
 * @param {{movements: Dated[], first: number, last: number, day: number, pace: Pace, label: string,
 *   people_per_px: number, position: string}} data
 * @returns {{snapshot: () => object, command: (patch: {day?: number, pace?: Pace, playing?: boolean}) => void, destroy: () => void}}
 */
export function showDated(leaflet, map, data) {
  const { movements, first, last, day, pace } = data;
  const store = createStore(/** @type {any} */ ({ day, pace, playing: false }));
  const clock = createClock(store, { last });
  const ways = createWays(leaflet, map, movements, { peoplePerPx: data.people_per_px });
  const control = createControl(data, store);
  const holder = leaflet.control({ position: data.position });
  holder.onAdd = () => {
    leaflet.DomEvent.disableClickPropagation(control.node);
    leaflet.DomEvent.disableScrollPropagation(control.node);
    return control.node;
  };
  holder.addTo(map);

  function show(state) {
    ways.show(state.day);
    control.show(state);
  }
  store.subscribe(show);
  show(store.get());

  function snapshot() {
    const { day: now } = store.get();
    return { day: now, date: isoOf(now), marks: ways.marks() };
  }
  Object.assign(control.node, { snapshot });
  return {
    snapshot,
    command: (patch) =>
      store.set(
        {
          ...patch,
          ...(patch.day === undefined ? {} : { day: Math.max(first, Math.min(last, patch.day)) }),
        },
        "host",
      ),
    destroy() {
      clock.destroy();
      holder.remove();
      ways.destroy();
    },
  };
}
