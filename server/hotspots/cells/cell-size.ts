/** How large cells are, unless told, and why; and how small they may be for places that were moved. */
import { badUserInput } from '../../errors.js';
import { SMALLEST_CELL } from '../hotspot-options.js';

/** Metres. */
const SIZES = [100, 150, 200, 250, 300, 400, 500, 750, 1000, 1500, 2000, 3000, 5000, 10_000];

/** Reports that a cell and its eight neighbours should hold on average: with fewer, an excess has to be large to be told from chance. */
const WANTED_IN_NEIGHBOURHOOD = 10;

const USUAL_MOST_CELLS = 5_000;
export const MOST_CELLS = 25_000;

/**
 * About the size of an urban LSOA, the smallest area for which places moved to map points have been found to hold (Tompson, Johnson, Ashby,
 * Perkins and Edwards 2015).
 */
export const SMALLEST_CELL_FOR_SNAPPED = 500;

export interface CellSize {
  readonly metres: number;
  /** Why this size, in words. */
  readonly reason: string;
}

/** @throws CallerError BAD_USER_INPUT when cells asked are too small for moved places, or too many */
export function chooseCellSize(
  asked: number | null,
  { located, landKm2, isSnapped }: { readonly located: number; readonly landKm2: number; readonly isSnapped: boolean },
): CellSize {
  const least = isSnapped ? SMALLEST_CELL_FOR_SNAPPED : SMALLEST_CELL;
  if (asked !== null) {
    if (asked < least) throw badUserInput(tooSmallForSnapped(asked), ['options', 'cellMetres']);
    if (cellsOf(landKm2, asked) > MOST_CELLS) {
      throw badUserInput(
        `That would be more than ${MOST_CELLS.toLocaleString('en-GB')} cells. Ask for larger cells, or name a smaller area.`,
        ['options', 'cellMetres'],
      );
    }
    return { metres: asked, reason: 'as asked' };
  }
  const possible = SIZES.filter((size) => size >= least && cellsOf(landKm2, size) <= USUAL_MOST_CELLS);
  const inNeighbourhood = (size: number): number => (9 * located) / Math.max(1, cellsOf(landKm2, size));
  const chosen = possible.find((size) => inNeighbourhood(size) >= WANTED_IN_NEIGHBOURHOOD);
  const metres = chosen ?? possible.find((size) => size >= 1000) ?? possible.at(-1) ?? SIZES.at(-1)!;
  const held = `a cell and its neighbours hold ${round(inNeighbourhood(metres))} reports on average`;
  const moved = isSnapped ? `; never under ${SMALLEST_CELL_FOR_SNAPPED} m, because places were moved to map points` : '';
  return {
    metres,
    reason:
      chosen === undefined
        ? `reports are few: even so ${held}${moved}`
        : `the smallest of our sizes at which ${held} (${WANTED_IN_NEIGHBOURHOOD} are wanted) on at most ${USUAL_MOST_CELLS.toLocaleString('en-GB')} cells${moved}`,
  };
}

const cellsOf = (landKm2: number, metres: number): number => (landKm2 * 1e6) / metres ** 2;

const round = (number: number): string => (number < 10 ? number.toFixed(1) : Math.round(number).toLocaleString('en-GB'));

function tooSmallForSnapped(asked: number): string {
  return (
    `police.uk moves each place to a map point some streets around share, so that cells of ${asked} m would show the map points. ` +
    `What is possible: cells of ${SMALLEST_CELL_FOR_SNAPPED} m or more, areas (unit AREAS, areaType LSOA or WARD), or a source of exact places named in «sources».`
  );
}
