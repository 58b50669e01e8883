/** Small inputs that other programs were run on, rebuilt from their formulas; the results stand in the tests that use them. */

/** Six places and the figures at them (documentation of esda, checked with spdep); neighbours within 15. */
export const SIX_PLACES = {
  x: [10, 20, 40, 15, 30, 30],
  y: [10, 10, 10, 20, 20, 30],
  figures: [2, 3, 3.2, 5, 8, 7],
  within: 15,
};

/** Ten by ten cells of 100 m with one hump: cell (i, j), i across and j up, has number 10·j + i. */
export const HUMP = {
  columns: 10,
  rows: 10,
  x: Array.from({ length: 100 }, (_, cell) => (cell % 10) * 100),
  y: Array.from({ length: 100 }, (_, cell) => Math.floor(cell / 10) * 100),
  counts: Array.from({ length: 100 }, (_, cell) => {
    const [i, j] = [cell % 10, Math.floor(cell / 10)];
    return Math.round(8 * Math.exp(-((i - 3) ** 2 + (j - 6) ** 2) / 6)) + ((7 * i + 13 * j) % 4);
  }),
};
export const humpCell = (i: number, j: number): number => 10 * j + i;

/** 120 events in a square of 1,200 m, each with a day. */
export const EVENTS = {
  x: Array.from({ length: 120 }, (_, index) => eastingOf(index + 1)),
  y: Array.from({ length: 120 }, (_, index) => northingOf(index + 1)),
  days: Array.from({ length: 120 }, (_, index) => (7 * (index + 1) ** 2) % 61),
  side: 1200,
};

function eastingOf(i: number): number {
  return 500 + 300 * Math.sin(1.3 * i) * Math.cos(0.7 * i) + 20 * ((37 * i) % 11);
}

function northingOf(i: number): number {
  return 500 + 250 * Math.cos(1.1 * i) * Math.sin(0.45 * i) + 15 * ((53 * i) % 13);
}
