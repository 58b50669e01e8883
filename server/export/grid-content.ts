import { checkFilterLimits } from '../incidents/check-limits.js';
import { gridIncidents } from '../incidents/incidents.service.js';
import { markingOf, NEARLY_A_POINT } from '../installation/marking.js';
import { onePortion, type ExportContent, type RunInSql } from './export-content.js';
import { notesOf, sentenceOf } from './export-sentence.js';
import type { ExportRequest } from './export-words.js';

interface Cells {
  features: { geometry: unknown; properties: { east: number; north: number; count: number } }[];
}

/** Counts by cell of the National Grid: the cells of `incidentGrid`. */
export async function gridContent(request: ExportRequest, run: RunInSql): Promise<ExportContent> {
  const { filter, cellMetres, shape } = request;
  checkFilterLimits(filter);
  const words = `${shape === 'SQUARE' ? 'squares' : 'hexagons'} of ${cellMetres} m of the National Grid`;
  const { grid, shown } = await run(async (sql) => ({
    grid: await gridIncidents(sql, filter, cellMetres, shape),
    shown: await sentenceOf(sql, filter, ` by ${words}`),
  }));
  const { features } = JSON.parse(grid.cells) as Cells;
  return {
    shown,
    sources: [],
    notes: notesOf(grid),
    marking: markingOf(cellMetres < NEARLY_A_POINT ? 'records' : 'figures'),
    name: `grid-${cellMetres}-m`,
    columns: ['east', 'north', 'cell_metres', 'count'],
    portions: onePortion(
      features.map(({ geometry, properties: { east, north, count } }) => ({
        cells: [east, north, cellMetres, count],
        geometry: JSON.stringify(geometry),
      })),
    ),
  };
}
