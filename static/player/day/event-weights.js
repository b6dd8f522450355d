/**
 * How much an event matters by its kind: which of them leads a day, and whose words the strip has room for.
 * @module event-weights
 */
/** @import { HistoricEvent } from "../scene/types.d.ts" */

/** What happened to people comes before what was decided, counted or remembered; an accusation never leads. */
const WEIGHTS = {
  roundup: 7,
  restoration: 7,
  arrival: 6,
  entrainment: 6,
  release: 6,
  decree: 5,
  departure: 5,
  return: 5,
  flight: 4,
  transit: 3,
  legal: 3,
  plan: 3,
  exile: 3,
  death: 2,
  homeland: 2,
  memory: 1,
  testimony: 1,
  accusation: 0,
};
/** What comes to pass on the way, or after it: not before the removal, even where its month begins earlier. */
const OF_A_REMOVAL = [
  ...["roundup", "entrainment", "departure", "flight", "transit", "arrival"],
  ...["death", "exile", "testimony"],
];
/** Of a kind that the table does not have. */
const USUAL = 2;
/** The least weights of the grades of telling from 1 on. */
const GRADES = [2, 3, 4];

/** @param {HistoricEvent} event @returns {boolean} whether it tells of a removal and what followed */
export const isOfRemoval = ({ kind }) => OF_A_REMOVAL.includes(kind);

/** @param {HistoricEvent} event @returns {number} 0 to 7 */
export const weightOf = ({ kind }) => WEIGHTS[kind] ?? USUAL;

/** How much an event says about its day, in coarse grades: events of one grade are equals. @returns {number} 0 to 3 */
export const tellingOf = (event) => GRADES.filter((least) => weightOf(event) >= least).length;
