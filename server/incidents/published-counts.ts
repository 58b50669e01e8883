import { exactCount, type Count } from '../graphql/count.type.js';
import { RawJson } from '../graphql/raw-json.js';
import type { CountRow, IncidentCounts, IncidentGrid } from './incident-counts.type.js';
import type { CountedRow, CountsOfIncidents, GridOfIncidents } from './incidents.service.js';

/** Counts as they are published. */
export function publishedCounts(counts: CountsOfIncidents): IncidentCounts {
  return {
    rows: counts.rows.map(publishedRow),
    total: exactCount(counts.total),
    noLocation: exactCount(counts.noLocation),
    notCarriedOver: exactCount(counts.notCarriedOver),
    sources: counts.sources,
    missingMonths: counts.missingMonths,
    notIncluded: counts.notIncluded,
    denominatorBasis: counts.denominatorBasis,
    overlapping: counts.overlapping,
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
    rate: rate ? { rate: rate.rate, per: rate.per, lower: rate.lower, upper: rate.upper, method: rate.method } : null,
  };
}

/** Not known, which is neither zero nor withheld. */
const NO_DATA: Count = { count: null, suppressed: false, roundedTo: 1 };
