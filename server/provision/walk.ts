/** What a walk is, wherever provision speaks of one. */

/** A walk is longer than the straight line: 1.3 times, the usual ratio in towns (methods: street team deployment). */
export const WALK_PER_STRAIGHT_LINE = 1.3;
/** A quarter of an hour at 4.8 km/h. */
export const DEFAULT_WALK_METRES = 1_200;
/** Nobody walks further to a session; a longer distance is a typing error. */
export const LONGEST_WALK_METRES = 20_000;
