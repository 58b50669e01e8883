import { RawJson } from '../graphql/raw-json.js';
import type { CountRow, IncidentCounts, IncidentGrid } from './incident-counts.type.js';
import { rateOfResidents, type Residents, type ViewedCounts, type ViewedGrid, type ViewedRow } from './incidents.service.js';

/**
 * Counts as they are published. By area each row has its own residents already; by month, category or kind all rows have those of
 * the place asked about, which are looked up only when a rate is asked for.
 */
export function publishedCounts(counts: ViewedCounts, residentsOfPlace?: () => Promise<Residents | null>): IncidentCounts {
  return {
    rows: counts.rows.map((row) =>
      residentsOfPlace ? { ...publishedRow(row), ...ratesOf(row, residentsOfPlace) } : publishedRow(row),
    ),
    total: counts.total,
    noLocation: counts.noLocation,
    notCarriedOver: counts.notCarriedOver,
    sources: counts.sources,
    missingMonths: counts.missingMonths,
    incompleteMonths: counts.incompleteMonths,
    notIncluded: counts.notIncluded,
    denominatorBasis: residentsOfPlace ? async () => (await residentsOfPlace())?.basis ?? null : counts.denominatorBasis,
    overlapping: counts.overlapping,
    limitedTo: counts.limitedTo,
    leftOut: counts.leftOut?.sentence ?? null,
    protection: counts.protection,
  };
}

/** A grid as it is published; its cells stay the text that the database wrote. */
export function publishedGrid(grid: ViewedGrid): IncidentGrid {
  return {
    ...grid,
    cells: new RawJson(grid.cells),
  };
}

function publishedRow({ key, label, area, count, denominator, rate }: ViewedRow): CountRow {
  return {
    key,
    label,
    area: (area ?? null) as CountRow['area'],
    count,
    denominator: denominator ?? null,
    rate: rate ?? null,
  };
}

function ratesOf(
  { count: { count } }: ViewedRow,
  residentsOfPlace: () => Promise<Residents | null>,
): Pick<CountRow, 'denominator' | 'rate'> {
  const persons = async (): Promise<number | null> => (await residentsOfPlace())?.persons ?? null;
  return { denominator: persons, rate: async () => rateOfResidents(count, await persons()) };
}
