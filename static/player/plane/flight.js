/**
 * The one move of the map that is seen: a story's, from step to step.
 * @module flight
 */

/** How long it takes, seconds; who plays days after it waits as long. */
export const FLIGHT_S = 1.2;
