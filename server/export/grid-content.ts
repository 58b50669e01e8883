import { checkFilterLimits } from '../incidents/check-limits.js';
import { isNearlyAPoint, viewedGrid, type Reader } from '../incidents/incidents.service.js';
import { markingOf, NEARLY_A_POINT } from '../installation/marking.js';
import { allAtOnce, type ExportContent, type RunInSql } from './export-content.js';
import { notesOf, sentenceOf } from './export-sentence.js';
import type { ExportRequest } from './export-words.js';

interface Cells {
  features: { geometry: unknown; properties: { east: number; north: number; count?: number; band?: number } }[];
}

/** Counts by cell of the National Grid: the cells of `incidentGrid`. */
export async function gridContent(request: ExportRequest, run: RunInSql, reader: Reader): Promise<ExportContent> {
  const { filter, cellMetres, shape } = request;
  checkFilterLimits(filter);
  const words = `${shape === 'SQUARE' ? 'squares' : 'hexagons'} of ${cellMetres} m of the National Grid`;
  const { grid, shown } = await run(async (sql) => ({
    grid: await viewedGrid(sql, reader, filter, cellMetres, shape),
    shown: await sentenceOf(sql, filter, ` by ${words}`),
  }));
  const { features } = JSON.parse(grid.cells) as Cells;
  return {
    shown,
    sources: [],
    notes: [
      ...notesOf({ ...grid, noLocation: grid.noLocation.count ?? 0 }),
      ...(grid.protection === null ? [] : [grid.protection]),
    ],
    marking: markingOf(cellMetres < NEARLY_A_POINT || grid.bands.length > 0 || isNearlyAPoint(filter) ? 'records' : 'figures'),
    name: `grid-${cellMetres}-m`,
    columns: ['east', 'north', 'cell_metres', grid.bands.length > 0 ? 'band' : 'count'],
    ...allAtOnce(
      features.map(({ geometry, properties: { east, north, count, band } }) => ({
        cells: [east, north, cellMetres, band === undefined ? (count ?? null) : grid.bands[band]!],
        geometry: JSON.stringify(geometry),
      })),
    ),
  };
}
