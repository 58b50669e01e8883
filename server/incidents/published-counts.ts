import { exactCount, type Count } from '../graphql/count.type.js';
import { RawJson } from '../graphql/raw-json.js';
import type { CountRow, IncidentCounts, IncidentGrid } from './incident-counts.type.js';
import {
  rateOfResidents,
  type CountedRow,
  type CountsOfIncidents,
  type GridOfIncidents,
  type Residents,
} from './incidents.service.js';

/**
 * Counts as they are published. By area each row has its own residents already; by month, category or kind all rows have those of
 * the place asked about, which are looked up only when a rate is asked for.
 */
export function publishedCounts(counts: CountsOfIncidents, residentsOfPlace?: () => Promise<Residents | null>): IncidentCounts {
  return {
    rows: counts.rows.map((row) =>
      residentsOfPlace ? { ...publishedRow(row), ...ratesOf(row, residentsOfPlace) } : publishedRow(row),
    ),
    total: exactCount(counts.total),
    noLocation: exactCount(counts.noLocation),
    notCarriedOver: exactCount(counts.notCarriedOver),
    sources: counts.sources,
    missingMonths: counts.missingMonths,
    incompleteMonths: counts.incompleteMonths,
    notIncluded: counts.notIncluded,
    denominatorBasis: residentsOfPlace ? async () => (await residentsOfPlace())?.basis ?? null : counts.denominatorBasis,
    overlapping: counts.overlapping,
    limitedTo: counts.limitedTo,
    leftOut: counts.leftOut?.sentence ?? null,
  };
}

/** A grid as it is published; its cells stay the text that the database wrote. */
export function publishedGrid(grid: GridOfIncidents): IncidentGrid {
  return {
    ...grid,
    cells: new RawJson(grid.cells),
    total: exactCount(grid.total),
    noLocation: exactCount(grid.noLocation),
  };
}

function publishedRow({ key, label, area, count, denominator, rate }: CountedRow): CountRow {
  return {
    key,
    label,
    area: (area ?? null) as CountRow['area'],
    count: count === null ? NO_DATA : exactCount(count),
    denominator: denominator ?? null,
    rate: rate ?? null,
  };
}

function ratesOf(
  { count }: CountedRow,
  residentsOfPlace: () => Promise<Residents | null>,
): Pick<CountRow, 'denominator' | 'rate'> {
  const persons = async (): Promise<number | null> => (await residentsOfPlace())?.persons ?? null;
  return { denominator: persons, rate: async () => rateOfResidents(count, await persons()) };
}

/** Not known, which is neither zero nor withheld. */
const NO_DATA: Count = { count: null, suppressed: false, roundedTo: 1 };
