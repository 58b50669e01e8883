/** Which method answers, and what each is given. */
import type { Sql } from '../../database/database.js';
import { badUserInput } from '../../errors.js';
import { locatedPoints, POLICE_UK, type LocatedCell } from '../../incidents/incidents.service.js';
import { countOnGrid, countsOn, type CountedGrid } from '../cells/counted-grid.js';
import { cellNumber } from '../cells/land-cells.js';
import type { Counted, Counts } from '../counted.js';
import type { CheckedOptions } from '../hotspot-options.js';
import type { HotspotMethod } from '../hotspot-words.js';
import { periodInWords } from '../method-card.js';
import { figure } from '../result-words.js';
import type { Attention } from '../../threads/work-out.js';
import { answerClusters } from './clusters.js';
import { answerDensity, type Points } from './density.js';
import { answerEmerging, slicesOf } from './emerging.js';
import { answerGiStar } from './gi-star.js';
import { answerHarm } from './harm.js';
import { answerLocalMoran } from './local-moran.js';
import type { MethodAnswer } from './method-answer.js';

/** More do not fit into memory beside each other's neighbours in a reasonable time. */
const MOST_POINTS = 500_000;

/** What the method says of these counts. @throws CallerError BAD_USER_INPUT */
export async function answerOf(
  sql: Sql,
  method: HotspotMethod,
  counted: Counted,
  { counts, before, harm }: Counts,
  options: CheckedOptions,
  attention: Attention,
): Promise<MethodAnswer> {
  const units = { ...counted.units, counts };
  const { residentsBasis } = counted;
  switch (method) {
    case 'GI_STAR': {
      const beforeWords = counted.period === null ? null : periodInWords(counted.period);
      const against = { baseline: options.baseline, residentsBasis };
      if (harm !== null && options.harm !== null) {
        return answerHarm(units, harm, { table: options.harm, categories: counted.categories }, against, attention);
      }
      return answerGiStar(units, { ...against, before, beforeWords, asRates: options.weights === 'RATES' }, attention);
    }
    case 'LOCAL_MORAN':
      return answerLocalMoran(units, options, residentsBasis, attention);
    case 'EMERGING': {
      const { grid, located } = onGridOnly(counted);
      const { firstMonths } = slicesOf(located.filter, options.sliceMonths);
      const cells = await countOnGrid(sql, located, grid, { byMonth: true });
      const countsOf = (some: (cell: LocatedCell) => boolean): Float64Array => countsOn(grid, cells, some).counts;
      return answerEmerging(units, countsOf, options, { firstMonths, residentsBasis, attention });
    }
    case 'KERNEL_DENSITY': {
      const { grid, located, ground } = onGridOnly(counted);
      const window = ground.areas.flatMap((area) => area.ground);
      const days = daysOf(located.filter);
      const points = await pointsOf(sql, counted);
      return answerDensity(grid, points, options, { window, days, isSnapped: located.isSnapped, attention });
    }
    case 'DBSCAN': {
      const { grid, located, ground } = onGridOnly(counted);
      if (located.isSnapped) throw snappedClusters();
      const cellOf = (easting: number, northing: number): number | undefined => {
        const [east, north] = grid.cellAt(easting, northing);
        return grid.cells.index.get(cellNumber(east, north));
      };
      return answerClusters(units, await pointsOf(sql, counted), cellOf, options, { landKm2: ground.landKm2, attention });
    }
  }
}

function onGridOnly({ onGrid }: Counted): CountedGrid {
  if (onGrid === null) throw badUserInput('This method needs a grid.', ['options', 'unit']);
  return onGrid;
}

async function pointsOf(sql: Sql, counted: Counted): Promise<Points> {
  const points = await locatedPoints(sql, onGridOnly(counted).located.question, MOST_POINTS);
  if (points.length > MOST_POINTS) {
    throw badUserInput(
      `That is more than ${figure(MOST_POINTS)} reports with a place. Ask for a shorter period or a smaller area.`,
      ['filter'],
    );
  }
  return {
    easting: Float64Array.from(points, ({ easting }) => easting),
    northing: Float64Array.from(points, ({ northing }) => northing),
  };
}

function daysOf({ from, to }: { readonly from?: string | null; readonly to?: string | null }): number | null {
  return from == null || to == null ? null : (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}

function snappedClusters(): Error {
  return badUserInput(
    `${POLICE_UK} moves places to map points: many reports on one spot are a cluster whatever the rule. What is possible: GI_STAR on cells of 500 m or by areas, or a source of exact places named in «sources».`,
    ['method'],
  );
}
