import { AREA_TYPE_WORDS, type AreaKey } from '../areas/area-type.js';
import { badUserInput } from '../errors.js';
import { checkFilterLimits, checkVintage } from '../incidents/check-limits.js';
import {
  isNearlyAPoint,
  viewedCounts,
  type Figure,
  type Reader,
  type ViewedCounts,
  type ViewedRow,
} from '../incidents/incidents.service.js';
import { markingOf } from '../installation/marking.js';
import { readBoundaryTexts } from './boundary-texts.sql.js';
import { allAtOnce, type ExportContent, type RunInSql } from './export-content.js';
import { notesOf, sentenceOf } from './export-sentence.js';
import type { ExportRequest } from './export-words.js';

const AREA_COLUMNS = [
  'gss_code',
  'name',
  'type',
  'vintage',
  'count',
  'residents',
  'rate_per_1000',
  'lower_95',
  'upper_95',
  'method',
  'shown_as',
];

/** Counts and rates by area: the rows of `incidentCounts(by: AREA)`. */
export async function areasContent(request: ExportRequest, run: RunInSql, reader: Reader): Promise<ExportContent> {
  checkFilterLimits(request.filter);
  checkVintage(request.vintage);
  const { areaType, vintage, filter } = request;
  const words = areaType === 'COMPOSITE' ? 'composite' : AREA_TYPE_WORDS[areaType];
  const { counts, shown, boundaries } = await run(async (sql) => {
    const found = await viewedCounts(sql, reader, filter, 'AREA', { areaType, vintage: vintage ?? null });
    const keys = found.rows.flatMap(({ area }) => (area ? [area as AreaKey] : []));
    return {
      counts: found,
      shown: await sentenceOf(
        sql,
        filter,
        ` by ${words.replace(/^[lm]soa$/, (word) => word.toUpperCase())}${found.vintage ? ` (${found.vintage})` : ''}`,
      ),
      boundaries: request.format === 'geojson' ? await readBoundaryTexts(sql, keys) : new Map<string, string>(),
    };
  });
  const apart = counts.notCarriedOver.count ? [`${counts.notCarriedOver.count} under codes that no area here takes over.`] : [];
  return {
    shown,
    sources: counts.sources,
    notes: [...notes(counts), ...apart, ...(counts.denominatorBasis ? [`Residents: ${counts.denominatorBasis}.`] : [])],
    marking: markingOf(isNearlyAPoint(filter) ? 'records' : 'figures'),
    name: `areas-${words}`,
    columns: AREA_COLUMNS,
    ...allAtOnce(counts.rows.map((row) => ({ cells: areaCells(row), geometry: boundaries.get(row.key) ?? null }))),
  };
}

function areaCells({ key, label, area, count, denominator, rate }: ViewedRow) {
  return [
    key,
    label,
    area?.type ?? null,
    area?.vintage ?? null,
    count.count,
    denominator ?? null,
    rate?.rate ?? null,
    rate?.lower ?? null,
    rate?.upper ?? null,
    rate?.method ?? null,
    shownAs(count),
  ];
}

const BREAKDOWN_WORDS = { MONTH: 'month', WEEK_HOUR: 'hour of the week', CATEGORY: 'category', KIND: 'kind' } as const;

/** Counts by month, hour of the week, category or kind: the rows of `incidentCounts`. They have no place, so no GeoJSON. */
export async function countsContent(request: ExportRequest, run: RunInSql, reader: Reader): Promise<ExportContent> {
  checkFilterLimits(request.filter);
  const { by, filter } = request;
  if (by === 'AREA') throw badUserInput('Counts by area are the layer «areas».', ['by']);
  if (request.format === 'geojson') {
    throw badUserInput('Counts by time or category have no place; ask for them as CSV, or for the layer «areas».', ['format']);
  }
  const { counts, shown } = await run(async (sql) => ({
    counts: await viewedCounts(sql, reader, filter, by),
    shown: await sentenceOf(sql, filter, ` by ${BREAKDOWN_WORDS[by]}`),
  }));
  return {
    shown,
    sources: counts.sources,
    notes: notes(counts),
    marking: markingOf(isNearlyAPoint(filter) ? 'records' : 'figures'),
    name: `counts-${BREAKDOWN_WORDS[by].replaceAll(' ', '-')}`,
    columns: ['key', 'label', 'count', 'shown_as'],
    ...allAtOnce(
      counts.rows.map(({ key, label, count }) => ({ cells: [key, label, count.count, shownAs(count)], geometry: null })),
    ),
  };
}

function notes(counts: ViewedCounts): string[] {
  return [
    ...notesOf({ ...counts, noLocation: counts.noLocation.count ?? 0 }),
    ...(counts.protection === null ? [] : [counts.protection]),
    ...(counts.leftOut ? [counts.leftOut.sentence] : []),
  ];
}

/** A count that is empty is withheld or not known, which a number alone could not say. */
function shownAs({ count, suppressed, roundedTo }: Figure): string {
  if (suppressed) return 'withheld';
  if (count === null) return 'no data';
  return roundedTo === 1 ? 'exact' : `rounded to ${roundedTo}`;
}
